"""Plan, generate, check, rehearse, audit: everything that needs no server."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..blueprint.builtin import NAMES
from ..errors import Mismatch, SeedsqlError, UsageError
from ..project import GenerationOptions, Project
from .sources import Sources, load_sources

if TYPE_CHECKING:
    from ..pii.audit_result import Audit
    from ..planning.model import SeedPlan
    from ..rehearsal import Rehearsal
    from ..script.manifest import Manifest

KINDS = ("up", "down", "verify")

Watch = Callable[["SeedPlan"], Callable[[str, int], None]]


@dataclass(frozen=True, slots=True)
class Generated:
    """What ``generate`` wrote: the plan, the files, and the audit of personal data. ``notes``: what became of the rows of
    a file or database on their way, one line each."""

    plan: SeedPlan
    files: tuple[Path, ...]
    audit: Audit | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that ``check`` found: ``path`` and what is wrong with it."""

    path: Path
    what: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The seeds that ``check`` looked at: those that it regenerated, and those that are not reproducible, because they hold
    rows of files or of a database; and the differences that it found."""

    regenerated: tuple[str, ...]
    not_reproducible: tuple[str, ...]
    differences: tuple[Difference, ...]

    @property
    def ok(self) -> bool:
        """Whether every file is what its manifest and its blueprint say."""
        return not self.differences


@dataclass(frozen=True, slots=True)
class AuditResult:
    """The audit of a seed's up script as it stands; ``mismatch`` when that is not the file that the manifest describes."""

    audit: Audit
    mismatch: Mismatch | None = None

    @property
    def ok(self) -> bool:
        """Whether no personal data is outside its reserved range, and the script is the one that was generated."""
        return self.audit.ok and self.mismatch is None


def plan(options: GenerationOptions) -> SeedPlan:
    """Return the plan for ``options``; writes nothing. Raises UsageError, BlueprintError, SchemaError, PlanError."""
    return plan_from(load_sources(options.schema, options.blueprint), options)


def plan_from(sources: Sources, options: GenerationOptions) -> SeedPlan:
    """Return the plan for ``options`` on sources that are loaded already."""
    from ..planning.binding import make_plan as bind
    from ..script.manifest import check_name

    if options.name is not None:
        check_name(options.name)
    return bind(sources.schema, sources.blueprint, sources.blueprint_text, options, sources.trees)


def generate(options: GenerationOptions, out: Path, watch: Watch | None = None) -> Generated:
    """Write NAME.up.sql, .down.sql, .verify.sql and .manifest.json into ``out``; all of them or none.

    ``watch`` is called with the plan before anything is written; what it returns is told each table's rows so far.

    Raises OutputError (73) when ``out`` cannot be written; what stood there before is then untouched.
    """
    planned = plan(options)
    return write(planned, out, options.templates, watch(planned) if watch is not None else None)


def write(
    planned: SeedPlan, out: Path, templates: Path | None, progress: Callable[[str, int], None] | None = None
) -> Generated:
    """Write the files of a plan, and audit what was written."""
    from ..script.render import write_scripts

    audits: list[Audit] = []

    def audit_up(path: Path) -> dict[str, Any]:
        audits.append(audit_file(path, planned))
        return audits[-1].to_dict()

    files = write_scripts(planned, out, templates, audit=audit_up, progress=progress).files
    return Generated(planned, files, audits[0] if audits else None)


def audit_file(path: Path, planned: SeedPlan) -> Audit:
    """Return the audit of personal data of an up script, read from its bytes."""
    from ..pii.audit import audit_script
    from ..values.lexicon import personal_lists

    classes = {(item.table, item.column): item.personal_class for item in planned.personal}
    return audit_script(path, classes, personal_lists(), planned.handling)


def up_script(options: GenerationOptions) -> Iterator[str]:
    """Yield the text of the up script in chunks; writes nothing. Raises what ``plan`` does."""
    from ..script.render import up_text

    yield from up_text(plan(options), options.templates)


def _differences(options: GenerationOptions, out: Path) -> list[Difference]:
    """Compare what ``options`` generates now with the files in ``out``; writes nothing there."""
    with tempfile.TemporaryDirectory(prefix="seedsql-") as fresh:
        written = generate(options, Path(fresh)).files
        return [found for path in written for found in _compare(path, out / path.name)]


def _compare(fresh: Path, kept: Path) -> list[Difference]:
    if not kept.is_file():
        return [Difference(kept, "is missing")]
    with fresh.open("rb") as new, kept.open("rb") as old:
        for number, line in enumerate(new, start=1):
            other = old.readline()
            if line != other:
                return [Difference(kept, f"line {number} differs: has {_shown(other)}, regenerates as {_shown(line)}")]
        if old.readline():
            return [Difference(kept, "has more lines than it regenerates")]
    return []


def _shown(line: bytes) -> str:
    text = line.decode("utf-8", "replace").rstrip("\n")
    return repr(text if len(text) <= 80 else text[:77] + "...") if line else "nothing"


def _frame_differences(out: Path, name: str, templates: Path | None) -> list[Difference]:
    """Where the frame of a seed's scripts, which no seed changes, is not the one of the templates."""
    from ..script.proved import frame_differences

    return [
        Difference(path, f"line {found.line}: {found.what}")
        for kind in KINDS
        for path in [out / f"{name}.{kind}.sql"]
        for found in frame_differences(path, kind, templates)
    ]


def check(
    out: Path,
    names: Sequence[str] = (),
    project: Project | None = None,
    overrides: Mapping[str, Any] | None = None,
) -> Checked:
    """Prove that seeds are what their manifests say and, where a blueprint made them, regenerate byte for byte.

    Without ``names``: every seed of the project and every one in ``out``. A seed of the project is generated as the
    project file says, another one as its manifest says; ``overrides`` are fields of GenerationOptions that replace
    either's (schema, blueprint, templates).
    """
    from ..script.manifest import manifest_path, read_manifest, seed_names, verify_files

    defined = project.seeds if project is not None else {}
    chosen = list(names) or sorted({*defined, *seed_names(out)})
    if not chosen:
        raise UsageError(f"there is no seed in {out} (no *.manifest.json)", hint="make one first: seedsql generate")
    found: list[Difference] = []
    not_reproducible: list[str] = []
    for name in chosen:
        if name in defined and not manifest_path(out, name).exists():
            missing = f"is missing, but {project.path if project else ''} defines the seed: seedsql generate {name}"
            found.append(Difference(manifest_path(out, name), missing))
            continue
        try:
            manifest = read_manifest(out, name)
            verify_files(out, name)
        except Mismatch as error:
            found.append(Difference(manifest_path(out, name), str(error)))
            continue
        found += _frame_differences(out, name, (overrides or {}).get("templates"))
        if not manifest.is_reproducible:
            not_reproducible.append(name)
            continue
        options = defined[name] if name in defined else _options_of(name, manifest, project)
        try:
            found += _differences(replace(options, **(overrides or {})), out)
        except UsageError as error:
            raise UsageError(
                f"seed {name} was made from blueprint '{manifest.blueprint}': {error.message}",
                hint=f'say so in seedsql.toml ([seeds."{name}"] blueprint = "FILE"), or name its files: seedsql check '
                f"{name} --blueprint FILE --schema FILE",
            ) from None
    regenerated = tuple(name for name in chosen if name not in not_reproducible)
    return Checked(regenerated, tuple(not_reproducible), tuple(found))


def _options_of(name: str, manifest: Manifest, project: Project | None) -> GenerationOptions:
    """What a seed was generated with, by its manifest."""
    return GenerationOptions(
        schema=project.defaults.schema if project is not None and manifest.blueprint not in NAMES else (),
        blueprint=manifest.blueprint,
        size=manifest.size,
        rows=manifest.rows,
        seed=manifest.seed,
        as_of=manifest.as_of,
        id_base=manifest.id_base,
        env=manifest.env,
        tables=manifest.only_tables,
        name=name,
        templates=project.defaults.templates if project is not None else None,
    )


def script_path(out: Path, name: str, kind: str) -> Path:
    """Return the path of a seed's script. Raises UsageError, naming the seeds that there are, when it is missing."""
    from ..script.manifest import check_name, no_such_seed

    check_name(name)
    path = out / f"{name}.{kind}.sql"
    if not path.is_file():
        raise no_such_seed(out, name, path.name)
    return path


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


def checked_script(out: Path, name: str, kind: str) -> Path:
    """Return a script's path after its bytes were compared with the manifest. Raises Mismatch (74)."""
    from ..script.manifest import verify_files

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

    Raises what the scripts run into.
    """
    from ..rehearsal import rehearse as run
    from ..script.proved import check_frame

    paths = {kind: checked_script(out, name, kind) for kind in KINDS}
    for kind, path in paths.items():
        check_frame(path, kind, options.templates if options else None)
    sources = sources_of(out, name, options or GenerationOptions())
    return run(sources.schema, paths["up"], paths["verify"], paths["down"], progress=progress)


def sources_of(out: Path, name: str, options: GenerationOptions) -> Sources:
    """The sources that a seed was made from, by its manifest; refused when they have changed since."""
    from ..schema.fingerprint import fingerprint
    from ..script.manifest import read_manifest

    manifest = read_manifest(out, name)
    is_made = manifest.is_reproducible
    try:
        if not is_made and not options.schema:
            raise UsageError("a schema file is needed")
        sources = load_sources(options.schema, options.blueprint or (manifest.blueprint if is_made else None))
    except SeedsqlError as error:
        raise UsageError(
            f"seed {name} was made from {manifest.origin} '{manifest.blueprint}': {error.message}"
            if is_made
            else f"seed {name} holds rows of a {manifest.origin}: {error.message}",
            hint="name its files: --blueprint FILE --schema FILE" if is_made else "name it: --schema FILE",
        ) from None
    if fingerprint(sources.schema) != manifest.schema_fingerprint:
        raise Mismatch(
            f"seed {name} was made for another schema than the one given",
            hint="name the schema it was made for (--schema FILE), or generate it again",
        )
    return sources


def audit(name: str, out: Path) -> AuditResult:
    """Read a seed's up script and return its audit of personal data; the classes are those in the manifest.

    The script is read as it stands, also where it was edited since: then the mismatch with the manifest comes with it.
    """
    from ..pii.audit import audit_script
    from ..pii.handling import Handling
    from ..script.manifest import read_manifest, verify_files
    from ..values.lexicon import personal_lists

    path = script_path(out, name, "up")
    manifest = read_manifest(out, name)
    edited = None
    try:
        verify_files(out, name)
    except Mismatch as mismatch:
        edited = mismatch
    try:
        found = audit_script(
            path, manifest.personal_classes, personal_lists(), Handling.from_dict(manifest.personal_data)
        )
    except Mismatch as unreadable:
        raise edited or unreadable from None
    return AuditResult(found, edited)
