"""Check: are the files of every seed what was generated, and does each seed regenerate; if not, why, and what mends it."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from ..blueprint.builtin import NAMES
from ..errors import ChecksumError, ConflictMarkers, SeedsqlError, UsageError
from ..files import read_regular
from ..project import GenerationOptions, Project
from ..scratch import temporary_folder
from ..script.diagnosis import CRLF, compare, line_damage, ours
from ..script.integrity import changed_files
from ..script.manifest import Manifest, manifest_path, read_manifest, seed_names
from ..script.proved import frame_differences
from .attributes import FILE_NAME, attribute_lines, is_unprotected
from .blueprints import find_blueprint
from .collisions import Seeds, collisions
from .commands import files, generate_command, restore_command
from .generation import Generated, Watch, generate

Make = Callable[[GenerationOptions, Path], Generated]
EDITED = "is not the file that its manifest describes, edited by hand: "


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that ``check`` found: what is wrong with ``path``, at ``line`` (from 1) where it is one line, and the
    command that mends it."""

    path: Path
    what: str
    line: int | None = None
    fix: str = ""

    def __post_init__(self) -> None:
        # errors begin with the file that they are of, as a line of check does
        object.__setattr__(self, "what", self.what.removeprefix(f"{self.path} "))

    def __str__(self) -> str:
        location = f"{self.path}:{self.line}" if self.line is not None else f"{self.path}"
        return f"{location}: {self.what}" + (f"; fix: {self.fix}" if self.fix else "")


@dataclass(frozen=True, slots=True)
class Checked:
    """The seeds that ``check`` looked at: those that it regenerated, and those that are not reproducible, because they hold
    rows of files or of a database; and the differences that it found. ``errors`` are of seeds that could not be generated
    to compare: of those only the digests and the frame were checked."""

    regenerated: tuple[str, ...]
    not_reproducible: tuple[str, ...]
    differences: tuple[Difference, ...]
    errors: tuple[SeedsqlError, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether every file is what its manifest and its blueprint say."""
        return not self.differences and not self.errors


def check(
    out: Path,
    names: Sequence[str] = (),
    project: Project | None = None,
    overrides: Mapping[str, Any] | None = None,
    watch: Watch | None = None,
    jobs: int | None = 1,
) -> Checked:
    """Prove that seeds are what their manifests say and, where a blueprint made them, regenerate byte for byte.

    Without ``names``: every seed of the project and every one in ``out``. A seed of the project is generated as the
    project file says, another one as its manifest says; ``overrides`` are fields of GenerationOptions that replace
    either's (schema, blueprint, templates). ``watch`` and ``jobs`` are those of ``generate``. Seeds are compared with all
    others, too: numbers and ids.

    A seed that cannot be generated does not keep the others from being checked: its error is among ``errors``. The error
    of the only seed that was asked for is raised.
    """
    defined = project.seeds if project is not None else {}
    every = sorted({*defined, *seed_names(out), *names})
    if not every and project is not None:
        return Checked((), (), ())  # the last seed was removed
    if not every:
        raise UsageError(f"there is no seed in {out} (no *.manifest.json)", hint="make one first: seedsql generate")
    chosen = list(names) or every
    seeds = _seeds(out, every, project, overrides or {})
    found, errors = _check_each(seeds, chosen, partial(generate, watch=watch, jobs=jobs))
    if errors and len(chosen) == 1 and not found:
        raise errors[chosen[0]]
    found += _collisions(seeds, chosen)
    kept = _not_reproducible(seeds, chosen)
    again = tuple(name for name in chosen if name not in kept and name not in errors)
    return Checked(again, kept, tuple(found), tuple(errors.values()))


def _not_reproducible(seeds: Seeds, chosen: Sequence[str]) -> tuple[str, ...]:
    """The seeds with rows of files or of a database, which nothing generates again."""
    manifests = seeds.manifests
    return tuple(name for name in chosen if name in manifests and not manifests[name].is_reproducible)


def _check_each(
    seeds: Seeds, names: Sequence[str], make: Callable[[GenerationOptions, Path], Generated]
) -> tuple[list[Difference], dict[str, SeedsqlError]]:
    """What is found of each seed, and the errors of those that cannot be generated."""
    found: list[Difference] = []
    errors: dict[str, SeedsqlError] = {}
    for name in names:
        try:
            found.extend(_check_seed(seeds, name, make))  # what comes before an error stays in
        except SeedsqlError as error:
            errors[name] = error
    return found, errors


def _seeds(out: Path, names: Sequence[str], project: Project | None, overrides: Mapping[str, Any]) -> Seeds:
    """The seeds ``names`` with what is known of each: options of the project file, or of a manifest, or neither."""
    defined = project.seeds if project is not None else {}
    manifests = {name: manifest for name in names if (manifest := _readable(out, name)) is not None}
    own = {name: _options_of(out, name, manifest, project) for name, manifest in manifests.items()} | dict(defined)
    return Seeds(
        out, project, names, manifests, {name: replace(own[name], **overrides) for name in names if name in own}
    )


def _collisions(seeds: Seeds, chosen: Sequence[str]) -> Iterator[Difference]:
    for each in collisions(seeds):
        if each.name in chosen or each.other in chosen:
            yield Difference(each.path, each.what, each.line, each.fix)


def _readable(out: Path, name: str) -> Manifest | None:
    """The manifest of a seed; of one with conflict markers the side that was merged into, None where there is none."""
    try:
        return read_manifest(out, name)
    except (ChecksumError, UsageError):
        pass
    try:
        return Manifest.from_dict(json.loads(ours(read_regular(manifest_path(out, name)).decode("utf-8"))))
    except (OSError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return None


def _check_seed(seeds: Seeds, name: str, make: Make) -> Iterator[Difference]:
    manifest = manifest_path(seeds.out, name)
    fix = _fix(seeds, name)
    if seeds.project is not None and name in seeds.project.seeds and not manifest.exists():
        yield Difference(manifest, f"is missing, but {seeds.project.path} defines the seed", fix=fix)
        return
    if damaged := _damaged(seeds.out, name, fix):
        yield from damaged
        return
    try:
        facts = read_manifest(seeds.out, name)
        changed = changed_files(seeds.out, name)
    except ChecksumError as error:
        yield Difference(manifest, str(error), fix=fix)
        return
    in_frame = list(_frame_differences(seeds, name, fix))
    yield from in_frame
    if not facts.is_reproducible:
        yield from (Difference(path, str(error), fix=fix) for path, error in changed.items())
        return
    lines = {(each.path, each.line) for each in in_frame}
    try:
        found = _regenerated(seeds, name, facts, changed, make)
    except SeedsqlError:
        yield from (Difference(path, str(error), fix=fix) for path, error in changed.items())
        raise
    yield from (each for each in found if (each.path, each.line) not in lines)


def _regenerated(
    seeds: Seeds, name: str, facts: Manifest, changed: Mapping[Path, ChecksumError], make: Make
) -> list[Difference]:
    """As ``_differences``; of a blueprint or schema with conflict markers where they are."""
    try:
        return list(_differences(seeds, name, facts, changed, make))
    except ConflictMarkers as error:
        path, _, line = (error.location or "").rpartition(":")
        return [Difference(Path(path), f"seed {name}: {error.message}", int(line), error.hint or "")]
    except SeedsqlError as error:
        if isinstance(error, UsageError):
            error.hint = (
                f"seedsql check {name} --blueprint FILE --schema FILE, or say so in seedsql.toml "
                f'([seeds."{name}"] blueprint = "FILE")'
            )
        error.message = f"seed {name} (made from blueprint '{facts.blueprint}'): {error.message}"
        raise


def _damaged(out: Path, name: str, fix: str) -> list[Difference]:
    """The files of a seed that a merge or a checkout left with conflict markers or other line ends."""
    return [
        Difference(path, damage.what, damage.line, _keeping(path, fix) if damage.what == CRLF else fix)
        for path in files(out, name)
        if path.is_file() and (damage := line_damage(path)) is not None
    ]


def _keeping(path: Path, fix: str) -> str:
    """The command that mends a file's line ends, and keeps git from converting them again at the next checkout."""
    if not is_unprotected(path):
        return fix
    folder = path.parent
    attributes = shlex.quote(str(folder.parent / FILE_NAME))
    return f"echo {shlex.quote(attribute_lines(folder.absolute().name)[0])} >> {attributes} && {fix}"


def _fix(seeds: Seeds, name: str) -> str:
    """The command that makes a seed's files whole again."""
    manifest = seeds.manifests.get(name)
    options = seeds.options.get(name)
    if options is None or (manifest is not None and not manifest.is_reproducible):
        return restore_command(seeds.out, name)
    if options.blueprint not in NAMES and not Path(options.blueprint or "").is_file():
        return restore_command(seeds.out, name)
    return generate_command(name, options, seeds.project, seeds.out)


def _frame_differences(seeds: Seeds, name: str, fix: str) -> Iterator[Difference]:
    """Where the frame of a seed's scripts, which no seed changes, is not the one of the templates."""
    templates = seeds.options[name].templates
    for kind in read_manifest(seeds.out, name).kinds:
        path = seeds.out / f"{name}.{kind}.sql"
        if not path.is_file():
            continue
        try:
            yield from (
                Difference(path, each.what, each.line, fix) for each in frame_differences(path, kind, templates)
            )
        except ChecksumError as error:
            yield Difference(path, error.message, fix=fix)


def _differences(
    seeds: Seeds, name: str, kept: Manifest, changed: Mapping[Path, ChecksumError], make: Make
) -> Iterator[Difference]:
    """Compare what a seed generates now with its files; ``changed`` are those that its manifest does not describe."""
    fix = _fix(seeds, name)
    with temporary_folder() as folder:
        written = make(seeds.options[name], folder).files
        new = read_manifest(folder, name)
        cause, other = _cause(kept, new, name)
        is_same = True
        for path in _other_parts(seeds.out, kept, new, changed):
            yield Difference(path, EDITED + "its rows" if path in changed else f"{cause or 'other rows'}", fix=fix)
            is_same = False
        # the manifest describes the scripts: where they differ, it does
        for fresh in sorted(written, key=lambda path: path.suffix == ".json"):
            path = seeds.out / fresh.name
            if not path.is_file():
                yield Difference(path, changed[path].message if path in changed else "is missing", fix=fix)
                is_same = False
            elif is_same or fresh.suffix != ".json":
                for number, each in enumerate(compare(fresh, path)):
                    is_same = False
                    why = EDITED if path in changed else f"{cause}: " * (not number and bool(cause))
                    yield Difference(path, why + each.what, each.line, fix if path in changed else other or fix)


def _other_parts(out: Path, kept: Manifest, new: Manifest, changed: Mapping[Path, ChecksumError]) -> Iterator[Path]:
    """The files of rows that are not what the manifest says, or that are generated otherwise now."""
    now = {each.name: each.sha256 for each in new.parts}
    for each in kept.parts:
        path = out / kept.folder / Path(each.name).name
        if path in changed or now.get(each.name) != each.sha256:
            yield path


def _cause(kept: Manifest, new: Manifest, name: str) -> tuple[str, str]:
    """Why a seed regenerates otherwise than it was generated, by both manifests, and the command if not to regenerate."""
    libraries = [library for library in kept.libraries if not library.endswith("_digest")]
    for library in libraries:
        before, now = kept.libraries[library], new.libraries.get(library)
        if now is not None and before != now:
            package = f"{library}=={before}"
            return (
                f"generated with {package}, but {now} is installed",
                f"pip install '{package}' to keep the rows, or seedsql generate {name} to take the new ones",
            )
    if kept.version != new.version:
        return (
            f"generated by seedsql {kept.version}, and this is {new.version}",
            f"pip install 'seedsql=={kept.version}' to keep the files, or seedsql generate {name} to take the new ones",
        )
    if kept.lexicon != new.lexicon or kept.stream_version != new.stream_version:
        return "generated with other word lists or another stream version", ""
    if kept.schema_fingerprint != new.schema_fingerprint:
        return "the schema has changed since", ""
    if kept.blueprint_fingerprint != new.blueprint_fingerprint:
        return "the blueprint has changed since", ""
    return ("other options are asked for now", "") if _settings(kept) != _settings(new) else ("", "")


def _settings(manifest: Manifest) -> tuple[Any, ...]:
    return (
        manifest.seed,
        manifest.size,
        manifest.as_of,
        manifest.env,
        manifest.id_base,
        manifest.rows,
        manifest.only_tables,
        manifest.row_format,
    )


def _options_of(out: Path, name: str, manifest: Manifest, project: Project | None) -> GenerationOptions:
    """What a seed was generated with, by its manifest."""
    is_file = manifest.is_reproducible and manifest.blueprint not in NAMES
    folders = (Path(), out.parent, *((project.path.parent,) if project is not None else ()))
    found = find_blueprint(manifest, folders) if is_file else None
    return GenerationOptions(
        schema=project.defaults.schema if project is not None and manifest.blueprint not in NAMES else (),
        blueprint=manifest.blueprint if found is None else str(found),
        size=manifest.size,
        rows=manifest.rows,
        seed=manifest.seed,
        as_of=manifest.as_of,
        id_base=manifest.id_base,
        env=manifest.env,
        tables=manifest.only_tables,
        name=name,
        row_format=manifest.row_format,
        templates=project.defaults.templates if project is not None else None,
    )
