"""Plan, generate, rehearse, audit: everything that needs no server."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..blueprint.builtin import NAMES
from ..errors import ChecksumError, SeedsqlError, UsageError
from ..project import GenerationOptions

if TYPE_CHECKING:
    from ..pii.audit_result import Audit
    from ..planning.memory import PlanProgress
    from ..planning.model import SeedPlan
    from ..rehearsal import Rehearsal
    from ..script.manifest import Manifest
    from .cluster import Cluster
    from .sources import Sources

KINDS = ("up", "down", "verify")

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


def plan(options: GenerationOptions, jobs: int | None = 1, progress: PlanProgress | None = None) -> SeedPlan:
    """Return the plan for ``options``; writes nothing. ``jobs`` is how many processes compute sums over large tables, None for
    as many as it is worth; ``progress`` is called meanwhile with a table, how many of its rows are done, and how many it has.

    Raises UsageError (2) for a table or size that is not there, SchemaError and PlanError (65), BlueprintError (78) with
    every mistake of the blueprint.
    """
    from .sources import load_sources

    return plan_from(load_sources(options.schema, options.blueprint), options, jobs, progress)


def plan_from(
    sources: Sources, options: GenerationOptions, jobs: int | None = 1, progress: PlanProgress | None = None
) -> SeedPlan:
    """Return the plan for ``options`` on sources that are loaded already."""
    from ..planning.binding import make_plan as bind
    from ..planning.memory import Memory
    from .computed import check_computed

    if options.name is not None:
        from ..script.manifest import check_name

        check_name(options.name)
    memory = Memory(jobs=jobs, progress=progress)
    made = bind(
        sources.schema, sources.blueprint, sources.blueprint_text, options, sources.trees, memory, sources.classes
    )
    sources.trees.keep()
    return check_computed(made)


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


def up_script(options: GenerationOptions) -> Iterator[str]:
    """Yield the text of the up script in chunks; writes nothing. Raises what ``plan`` does."""
    from ..script.render import up_text

    yield from up_text(plan(options), options.templates)


def script_path(out: Path, name: str, kind: str) -> Path:
    """Return the path of a seed's script. Raises UsageError, naming the seeds that there are, when it is missing."""
    from ..script.manifest import check_name, no_such_seed

    check_name(name)
    path = out / f"{name}.{kind}.sql"
    finish = out / f"{name}.finish.sql"
    if kind == "up" and not path.is_file() and finish.is_file():
        return finish  # of a seed whose rows are in files of their own
    if not path.is_file():
        raise no_such_seed(out, name, path.name)
    return path


def seeds_in(out: Path, names: Sequence[str] = ()) -> list[str]:
    """``names``, or every seed in ``out`` where none is given. Raises UsageError (2) when there is none."""
    from ..script.manifest import seed_names

    found = list(names) or seed_names(out)
    if not found:
        raise UsageError(f"there is no seed in {out} (no *.manifest.json)", hint="make one first: seedsql generate")
    return found


def planned_rows(name: str, out: Path) -> int:
    """Return how many rows a seed has, by its manifest."""
    from ..script.manifest import read_manifest

    return read_manifest(out, name).total_rows


def script_checksum(name: str, out: Path) -> str | None:
    """Return the SHA-256 of a seed's up script by its manifest, None when there is none."""
    from ..script.manifest import read_manifest

    try:
        checksum = read_manifest(out, name).file("up").sha256
    except SeedsqlError:
        return None
    return checksum


def refuse_parts(out: Path, name: str, what: str) -> None:
    """Raise UsageError for a seed whose rows are in files of their own, which ``what`` does not read."""
    from ..script.manifest import read_manifest

    manifest = read_manifest(out, name)
    if manifest.parts:
        raise UsageError(
            f"the rows of {name} are in the folder {out / manifest.folder}, which {what} does not read",
            hint=f"generate the seed as SQL into another folder: seedsql generate --format sql --name {name} --out DIR",
        )


def checked_script(out: Path, name: str, kind: str) -> Path:
    """Return a script's path after its bytes were compared with the manifest. Raises ChecksumError (74)."""
    from ..script.integrity import verify_files

    path = script_path(out, name, kind)
    verify_files(out, name)
    return path


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


def sources_of(out: Path, name: str, options: GenerationOptions) -> Sources:
    """The sources that a seed was made from, by its manifest; refused when they have changed since."""
    from ..schema.fingerprint import fingerprint
    from ..script.manifest import read_manifest
    from .sources import load_sources

    manifest = read_manifest(out, name)
    is_made = manifest.is_reproducible
    try:
        if not is_made and not options.schema:
            raise UsageError("a schema file is needed")
        sources = load_sources(options.schema, options.blueprint or (_blueprint_of(manifest, out) if is_made else None))
    except UsageError as error:
        raise UsageError(
            f"seed {name} was made from {manifest.origin} '{manifest.blueprint}': {error.message}"
            if is_made
            else f"seed {name} holds rows of a {manifest.origin}: {error.message}",
            hint="name its files: --blueprint FILE --schema FILE" if is_made else "name it: --schema FILE",
        ) from None
    if fingerprint(sources.schema) != manifest.schema_fingerprint:
        raise ChecksumError(
            f"seed {name} was made for another schema than the one given",
            hint="name the schema it was made for (--schema FILE), or generate it again",
        )
    return sources


def _blueprint_of(manifest: Manifest, out: Path) -> str:
    """The blueprint that a manifest names: a built-in one, or a file nearby."""
    from .blueprints import find_blueprint

    found = None if manifest.blueprint in NAMES else find_blueprint(manifest, (Path(), out.parent))
    return manifest.blueprint if found is None else str(found)


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
