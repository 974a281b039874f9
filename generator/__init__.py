"""Deterministic, seeded SQL scripts for MySQL and MariaDB, and their exact rollback.

Everything in ``seedsql.__all__`` is the Python API: plain functions with frozen results. Nothing of it prints, exits or
reads environment variables; every error is a ``SeedsqlError`` with the exit code that the command line gives it.

    >>> import seedsql
    >>> seedsql.plan(seedsql.GenerationOptions(size="small")).total_rows
    195

Without a server: ``load_project``, ``infer_blueprint``, ``plan``, ``generate``, ``check``, ``diff``, ``diff_revision``,
``explain``, ``rehearse``, ``audit``, ``review_seed``, ``export`` and ``fixture``. On a server, reached by
``ConnectionOptions``: ``apply``, ``verify``, ``rollback``, ``status``, ``unlock``, ``snapshot`` and ``infer_live_blueprint``.
Names load when they are first used: ``import seedsql`` imports no library. docs/python.md has examples.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import (
    BlueprintError,
    ChecksumError,
    ConfigurationError,
    ConflictMarkers,
    ConnectionOptionError,
    DatabaseUnreachable,
    Findings,
    GuardError,
    InputRowError,
    InternalError,
    LockHeld,
    OutputError,
    PlanError,
    ProjectError,
    SchemaError,
    SeedsqlError,
    StatementFailed,
    Unavailable,
    UsageError,
)

if TYPE_CHECKING:
    from .blueprint.inference.blueprint import InferredBlueprint
    from .database.applier import ScriptResult
    from .database.lock import LockStatus
    from .pii.audit_result import Audit
    from .planning.model import SeedPlan, TableStep
    from .project import GenerationOptions, Project, load_project
    from .rehearsal import Rehearsal
    from .review.model import Review
    from .script.exports import Exported
    from .script.manifest import Manifest, read_manifest
    from .smoke.model import Report
    from .workflow.checking import Checked, Difference, check
    from .workflow.cluster import Cluster
    from .workflow.connecting import ConnectionOptions
    from .workflow.differences import Diff, SeedDiff, diff, diff_revision
    from .workflow.explaining import Explanation, Move, explain
    from .workflow.export import export
    from .workflow.fixtures import FixtureOptions, TableSelection, fixture, snapshot
    from .workflow.generation import AuditResult, Generated, audit, generate, rehearse, up_script
    from .workflow.inference import LiveBlueprint, infer_blueprint, infer_live_blueprint
    from .workflow.legacy import legacy_archive, legacy_scan
    from .workflow.operation import (
        RunProgress,
        SeedProgress,
        SeedStatus,
        Status,
        Unlocked,
        apply,
        rollback,
        status,
        unlock,
        watch,
    )
    from .workflow.plans import plan
    from .workflow.preview import Preview
    from .workflow.review import review_seed
    from .workflow.smoke import SmokeOptions, smoke_test
    from .workflow.verification import Verification, verify

__version__ = "0.1.0"

__all__ = [
    "Audit",
    "AuditResult",
    "BlueprintError",
    "Checked",
    "ChecksumError",
    "Cluster",
    "ConfigurationError",
    "ConflictMarkers",
    "ConnectionOptionError",
    "ConnectionOptions",
    "DatabaseUnreachable",
    "Diff",
    "Difference",
    "Explanation",
    "Exported",
    "Findings",
    "FixtureOptions",
    "Generated",
    "GenerationOptions",
    "GuardError",
    "InferredBlueprint",
    "InputRowError",
    "InternalError",
    "LiveBlueprint",
    "LockHeld",
    "LockStatus",
    "Manifest",
    "Move",
    "OutputError",
    "PlanError",
    "Preview",
    "Project",
    "ProjectError",
    "Rehearsal",
    "Report",
    "Review",
    "RunProgress",
    "SchemaError",
    "ScriptResult",
    "SeedDiff",
    "SeedPlan",
    "SeedProgress",
    "SeedStatus",
    "SeedsqlError",
    "SmokeOptions",
    "StatementFailed",
    "Status",
    "TableSelection",
    "TableStep",
    "Unavailable",
    "Unlocked",
    "UsageError",
    "Verification",
    "__version__",
    "apply",
    "audit",
    "check",
    "diff",
    "diff_revision",
    "explain",
    "export",
    "fixture",
    "generate",
    "infer_blueprint",
    "infer_live_blueprint",
    "legacy_archive",
    "legacy_scan",
    "load_project",
    "plan",
    "read_manifest",
    "rehearse",
    "review_seed",
    "rollback",
    "smoke_test",
    "snapshot",
    "status",
    "unlock",
    "up_script",
    "verify",
    "watch",
]

_LAZY = {
    "blueprint.inference.blueprint": ("InferredBlueprint",),
    "database.applier": ("ScriptResult",),
    "database.lock": ("LockStatus",),
    "pii.audit_result": ("Audit",),
    "planning.model": ("SeedPlan", "TableStep"),
    "project": ("GenerationOptions", "Project", "load_project"),
    "rehearsal": ("Rehearsal",),
    "review.model": ("Review",),
    "script.exports": ("Exported",),
    "script.manifest": ("Manifest", "read_manifest"),
    "smoke.model": ("Report",),
    "workflow.checking": ("Checked", "Difference", "check"),
    "workflow.cluster": ("Cluster",),
    "workflow.connecting": ("ConnectionOptions",),
    "workflow.differences": ("Diff", "SeedDiff", "diff", "diff_revision"),
    "workflow.explaining": ("Explanation", "Move", "explain"),
    "workflow.export": ("export",),
    "workflow.fixtures": ("FixtureOptions", "TableSelection", "fixture", "snapshot"),
    "workflow.generation": (*("AuditResult", "Generated", "audit", "generate", "rehearse", "up_script"),),
    "workflow.inference": ("LiveBlueprint", "infer_blueprint", "infer_live_blueprint"),
    "workflow.legacy": ("legacy_archive", "legacy_scan"),
    "workflow.operation": (
        *("RunProgress", "SeedProgress", "SeedStatus", "Status", "Unlocked"),
        *("apply", "rollback", "status", "unlock", "watch"),
    ),
    "workflow.plans": ("plan",),
    "workflow.preview": ("Preview",),
    "workflow.review": ("review_seed",),
    "workflow.smoke": ("SmokeOptions", "smoke_test"),
    "workflow.verification": ("Verification", "verify"),
}
"""The modules that are imported when one of their names is first asked for."""


def __getattr__(name: str) -> Any:
    """Import the module of a public name when it is first asked for (https://peps.python.org/pep-0562/)."""
    module = next((module for module, names in _LAZY.items() if name in names), None)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(f".{module}", __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
