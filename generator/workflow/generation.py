"""Generate, rehearse, audit: everything that needs no server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import ChecksumError, UsageError
from ..project import GenerationOptions
from ..scratch import temporary_folder
from .plans import plan, plan_from
from .seeds import KINDS, refuse_parts, script_path, sources_of

if TYPE_CHECKING:
    from ..pii.audit_result import Audit
    from ..planning.memory import PlanProgress
    from ..planning.model import SeedPlan
    from ..rehearsal import Rehearsal
    from .cluster import Cluster

_CHUNK = 1 << 20

Watch = Callable[["SeedPlan"], Callable[[str, int], None]]


@dataclass(frozen=True, slots=True)
class Generated:
    """What ``generate`` wrote: the plan, the files, and the audit of personal data. ``notes``: what became of the rows of
    a file or database on their way, one line each; ``parts``: the files of rows, where they are not in the up script."""

    plan: SeedPlan
    files: tuple[Path, ...]
    audit: Audit | None
    notes: tuple[str, ...] = ()
    parts: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditResult:
    """The audit of a seed's up script as it is; ``mismatch`` when that is not the file that the manifest describes."""

    audit: Audit
    mismatch: ChecksumError | None = None

    @property
    def ok(self) -> bool:
        """Whether no personal data is outside its reserved range, and the script is the one that was generated."""
        return self.audit.ok and self.mismatch is None


def generate(
    options: GenerationOptions,
    out: Path,
    watch: Watch | None = None,
    jobs: int | None = 1,
    cluster: Cluster | None = None,
    planning: PlanProgress | None = None,
) -> Generated:
    """Write NAME.up.sql, .down.sql, .verify.sql and .manifest.json into ``out``; all of them or none.

    ``planning`` is the progress of ``plan``. ``watch`` is called with the plan before anything is written; what it returns is
    called with each table's rows so far.
    ``jobs`` is how many processes do the work, None for as many as it is worth; the bytes are the same for any number, and for
    the workers of a ``cluster``, which makes the files of another format than sql.

    Raises what ``plan`` raises, and OutputError (73) when ``out`` cannot be written; the files that were there are then
    untouched.
    """
    if cluster is not None and options.row_format == "sql":
        raise UsageError(
            "a cluster makes the rows of a seed as files: the format sql has none",
            hint="use the format mydumper or csv",
        )
    from .sources import load_sources  # what only runs scripts loads no blueprint

    sources = load_sources(options.schema, options.blueprint)
    planned = plan_from(sources, options, jobs, planning)
    progress = watch(planned) if watch is not None else None
    if options.row_format != "sql":
        from .parts import write_parts

        files, audit, parts = write_parts(planned, out, options, sources, progress, jobs, cluster)
        return Generated(planned, files, audit, parts=parts)
    return write(planned, out, options.templates, progress, jobs)


def write(
    planned: SeedPlan,
    out: Path,
    templates: Path | None,
    progress: Callable[[str, int], None] | None = None,
    jobs: int | None = 1,
) -> Generated:
    """Write the files of a plan, and audit what was written."""
    from ..pii.audit import ScriptAudit
    from ..script.writing import write_scripts
    from ..values.lexicon import locale_of, personal_lists

    classes = {(item.table, item.column): item.personal_class for item in planned.personal}
    audit = ScriptAudit(
        f"{planned.name}.up.sql", classes, personal_lists(locale_of(planned.lexicon)), planned.treatment
    )
    audits: list[Audit] = []

    def audited(found: list[Any]) -> dict[str, Any]:
        audits.append(audit.result(found))
        return audits[0].to_dict()

    files = write_scripts(planned, out, templates, audit, audited, progress, jobs).files
    return Generated(planned, files, audits[0])


def up_script(options: GenerationOptions, made: Callable[[Generated], object] = lambda _: None) -> Iterator[str]:
    """Yield the text of the up script in chunks, the same as ``generate`` writes it.

    Its header says what the audit found in its rows, so that all of it is in a temporary file before the first chunk comes;
    ``made`` is called then. Raises what ``generate`` does.
    """
    with temporary_folder() as folder:
        generated = write(plan(options), folder, options.templates)
        made(generated)
        with generated.files[0].open(encoding="utf-8", newline="") as script:
            while chunk := script.read(_CHUNK):
                yield chunk


def rehearse(
    name: str,
    out: Path,
    options: GenerationOptions | None = None,
    progress: Callable[[str, int], None] | None = None,
) -> Rehearsal:
    """Compare the frame of a seed's scripts with the proved one, and run the rest on the embedded database.

    Nothing is connected to: SQLite runs in memory. Raises ChecksumError (74) when the files are not what was generated or
    their frame is not the proved one, StatementFailed (69) with file and line for a statement that fails.
    """
    from ..rehearsal import rehearse as run
    from ..script.integrity import verify_files
    from ..script.proved import check_frame

    refuse_parts(out, name, "rehearse")
    paths = {kind: script_path(out, name, kind) for kind in KINDS}
    verify_files(out, name)
    for kind, path in paths.items():
        check_frame(path, kind, options.templates if options else None)
    sources = sources_of(out, name, options or GenerationOptions())
    return run(sources.schema, paths["up"], paths["verify"], paths["down"], progress=progress)


def audit(
    name: str, out: Path, jobs: int | None = 1, progress: Callable[[str, int], None] | None = None
) -> AuditResult:
    """Read a seed's up script and return its audit of personal data; the classes are those in the manifest.

    The script is read as it is, also where it was edited since: then the mismatch with the manifest comes with it.
    ``jobs`` is how many processes read, None for as many as it is worth; ``progress`` is called with the rows read so far.
    """
    from ..pii.audit import audit_script
    from ..pii.treatment import Treatment
    from ..script.integrity import verify_files
    from ..script.manifest import read_manifest
    from ..values.lexicon import locale_of, personal_lists

    path = script_path(out, name, "up")
    refuse_parts(out, name, "audit")
    manifest = read_manifest(out, name)
    edited = None
    try:
        verify_files(out, name)
    except ChecksumError as mismatch:
        edited = mismatch
    try:
        found = audit_script(
            path,
            manifest.personal_classes,
            personal_lists(locale_of(manifest.lexicon)),
            Treatment.from_dict(manifest.personal_data),
            jobs,
            partial(progress, path.name) if progress is not None else None,
        )
    except ChecksumError as unreadable:
        raise edited or unreadable from None
    return AuditResult(found, edited)
