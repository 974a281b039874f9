"""The two versions of each seed that ``diff`` compares: named by seeds, directories or files, or read from git."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .. import git
from ..errors import ChecksumError, UsageError
from ..scratch import temporary_folder
from ..script.diagnosis import line_damage
from ..script.integrity import changed_files
from ..script.manifest import Manifest, manifest_path, no_such_seed, read_manifest, seed_names
from ..script.reading import ScriptRows
from .seeds import RowsInFiles, refuse_parts

UP, MANIFEST = ".up.sql", ".manifest.json"
_ENDINGS = (UP, ".down.sql", ".verify.sql", MANIFEST)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a seed: where its files are, and what to call it in front of people. A version that is not there has
    no ``script``."""

    name: str
    folder: Path
    label: str
    script: Path | None = None

    @property
    def manifest(self) -> Manifest | None:
        """Its manifest; None where there is none. Raises ChecksumError (74) for one that cannot be trusted."""
        if self.script is None or not manifest_path(self.folder, self.name).is_file():
            return None
        return read_manifest(self.folder, self.name)

    def rows(self) -> ScriptRows:
        """Its rows. Raises ChecksumError (74) where the script is not as seedsql writes them."""
        if self.script is not None and not self.is_intact() and (damage := line_damage(self.script)) is not None:
            raise ChecksumError(
                damage.what if self.label == str(self.script) else f"{self.label}: {damage.what}",
                location=f"{self.script}:{damage.line}",
                hint="take the file from the repository, or generate the seed again",
            )
        return ScriptRows(self.script)

    def is_intact(self) -> bool:
        """Whether the script is the one that its manifest describes."""
        if self.script is None or self.manifest is None:
            return False
        return self.script not in changed_files(self.folder, self.name)


Pair = tuple[Version, Version]


@dataclass(frozen=True, slots=True)
class Unread:
    """A seed whose rows are in files of their own, in one version or in both, and so is not compared."""

    name: str
    why: str


def pairs_of(old: Path | str, new: Path | str, out: Path) -> list[Pair]:
    """The seeds of OLD and NEW, each the name of a seed in ``out``, a directory, or a file of a seed.

    Two directories are compared seed by seed, by their names. Raises UsageError (2) for what is not there.
    """
    (befores, is_folder), (afters, other_is_folder) = _found(old, out), _found(new, out)
    if len(befores) == len(afters) == 1:
        return [(befores[0], afters[0])]
    if is_folder and other_is_folder:
        return _by_name(befores, afters)
    if is_folder:
        return [(_named(befores, afters[0].name, old), afters[0])]
    return [(befores[0], _named(afters, befores[0].name, new))]


def version_of(given: Path | str, name: str, out: Path) -> Version:
    """The version of the seed ``name`` that ``given`` means, as in ``pairs_of``; the only seed of a directory whatever it is
    called."""
    found, _ = _found(given, out)
    return found[0] if len(found) == 1 else _named(found, name, given)


def _named(versions: Sequence[Version], name: str, given: Path | str) -> Version:
    found = next((version for version in versions if version.name == name), None)
    if found is None:
        raise UsageError(
            f"{given} has no seed {name!r}",
            hint=f"name a file of one of its seeds: {', '.join(version.name for version in versions)}",
        )
    return found


def _by_name(befores: Sequence[Version], afters: Sequence[Version]) -> list[Pair]:
    old, new = ({version.name: version for version in versions} for versions in (befores, afters))
    return [
        (old.get(name, Version(name, Path(), "nothing")), new.get(name, Version(name, Path(), "nothing")))
        for name in sorted({*old, *new})
    ]


def _found(given: Path | str, out: Path) -> tuple[list[Version], bool]:
    """The versions that a word means, and whether it is a directory."""
    path = Path(given)
    if path.is_dir():
        names = _names_in(path)
        if not names:
            raise UsageError(
                f"there is no seed in {path} (no *{UP})", hint="name the directory of the scripts, such as out"
            )
        return [_version(path, name) for name in names], True
    if path.is_file():
        name = next((path.name.removesuffix(end) for end in _ENDINGS if path.name.endswith(end)), None)
        if name is None:
            raise UsageError(f"{path} is no file of a seed", hint=f"name its up script: NAME{UP}, or its manifest")
        return [_version(path.parent, name)], False
    if len(path.parts) > 1 or path.suffix in (".sql", ".json"):
        raise UsageError(f"there is no file or directory {path}", hint="name a seed, a directory, or a file of a seed")
    return [_version(out, str(given))], False


def _names_in(folder: Path) -> list[str]:
    return sorted({*seed_names(folder), *(path.name.removesuffix(UP) for path in folder.glob(f"*{UP}"))})


def _version(folder: Path, name: str) -> Version:
    script = folder / f"{name}{UP}"
    if not script.is_file() and manifest_path(folder, name).is_file():
        refuse_parts(folder, name, "diff")
    if not script.is_file():
        if manifest_path(folder, name).is_file():
            refuse_parts(folder, name, "diff")
        raise no_such_seed(folder, name, script.name)
    return Version(name, folder, str(script), script)


@contextmanager
def pairs_since(base: str, names: Sequence[str], out: Path) -> Iterator[list[Pair | Unread]]:
    """The seeds of ``out`` at the commit ``base`` and as they are, all of them or those of ``names``; of all, those whose rows are
    in files are named.

    Nothing is checked out: files are read from the repository into a temporary directory that is removed at the end.
    Raises UsageError (2) when ``out`` is in no repository, or ``base`` is no commit.
    """
    present = out.absolute()
    while not present.is_dir():
        present = present.parent
    root = git.top_level(present)
    if root is None:
        raise UsageError(f"{out} is in no git repository", hint="compare two directories: seedsql diff OLD NEW")
    commit = git.commit(root, base)
    folder = out.absolute().resolve().relative_to(root.resolve()).as_posix()
    at_base = git.names_at(root, commit, folder)
    earlier = {name.removesuffix(end) for end in (UP, MANIFEST) for name in at_base if name.endswith(end)}
    now = set(_names_in(out)) if out.is_dir() else set()
    for name in names:
        if name not in earlier | now:
            raise no_such_seed(out, name, f"{name}{UP}")
    chosen = sorted(set(names) or earlier | now)
    with temporary_folder() as temporary:
        pairs: list[Pair | Unread] = []
        for name in chosen:
            try:
                present_version = _version(out, name) if name in now else Version(name, out, f"{out}/{name}{UP}")
                pairs.append((_version_at(root, commit, base, folder, name, at_base, temporary), present_version))
            except RowsInFiles as error:
                if names:
                    raise
                pairs.append(Unread(name, error.message))
        yield pairs


def _version_at(
    root: Path, commit: str, base: str, folder: str, name: str, at_base: Sequence[str], temporary: Path
) -> Version:
    prefix = "" if folder == "." else f"{folder}/"
    label = f"{base}:{prefix}{name}{UP}"
    for ending in _ENDINGS:
        if f"{name}{ending}" in at_base:
            with (temporary / f"{name}{ending}").open("wb") as file:
                git.read_at(root, commit, f"{prefix}{name}{ending}", file)
    if f"{name}{UP}" not in at_base:
        if f"{name}{MANIFEST}" in at_base:
            refuse_parts(temporary, name, "diff")
        return Version(name, temporary, label)
    return Version(name, temporary, label, temporary / f"{name}{UP}")
