"""Moving old scripts into a folder of their own: the plan, and carrying it out as a whole or not at all."""

from __future__ import annotations

import difflib
import os
import posixpath
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .. import git
from ..errors import GuardError, OutputError, SeedsqlError, UsageError, did_you_mean
from .files import Repository
from .repoint import changes

SHOWN = 8


@dataclass
class Plan:
    """What an archive does: files that move, and files whose text changes, by the paths that they will have."""

    root: Path
    moves: dict[str, str] = field(default_factory=dict)
    contents: dict[str, str] = field(default_factory=dict)
    originals: dict[str, str] = field(default_factory=dict)
    already: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def diff(self) -> str:
        """The changes of texts as a unified diff."""
        was = {new: old for old, new in self.moves.items()}
        lines: list[str] = []
        for path in sorted(self.contents):
            before = self.originals[path].splitlines(keepends=True)
            after = self.contents[path].splitlines(keepends=True)
            for line in difflib.unified_diff(before, after, f"a/{was.get(path, path)}", f"b/{path}"):
                lines.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
        return "".join(lines)

    def to_dict(self, is_written: bool) -> dict[str, object]:
        return {
            "ok": True,
            "written": is_written,
            "moves": [{"from": old, "to": new} for old, new in self.moves.items()],
            "edits": sorted(self.contents),
            "diff": self.diff(),
            "already_archived": self.already,
            "remarks": self.remarks,
        }


def make_plan(here: Path, files: Sequence[Path], to: Path) -> Plan:
    """Work out what archiving ``files`` means. Raises GuardError (77) when it is not safe, with every place and reason."""
    here = here.resolve()
    root = git.top_level(here)
    if root is None:
        git.run(here, "rev-parse", "--show-toplevel")
        raise GuardError("there is no work tree of git here", reason="git")
    root = root.resolve()
    tracked = git.tracked(root)
    folder = _inside(root, here, to)
    if not re.fullmatch(r"[\w@.+/-]+", folder) or folder == ".":
        raise UsageError(
            f"--to {to}: not a folder that commands can name", hint="use letters, digits, - and _, as scripts/legacy"
        )
    plan = Plan(root)
    for path in _named(root, here, files, tracked, folder, plan):
        plan.moves[path] = _target(path, folder)
    if not plan.moves:
        return plan
    _guard(root, tracked, plan.moves)
    listed = sorted(path for path, mode in tracked.items() if mode != git.SUBMODULE)
    repository = Repository(root, "", True, listed)
    found = changes(repository, plan.moves)
    if found.obstacles:
        number = len(found.obstacles)
        raise GuardError(
            f"{number} place{'s' * (number != 1)} would break, and cannot be repointed; nothing was moved",
            details=[line for each in found.obstacles for line in each.lines],
            reason="referenced",
            hint="change these places, commit, and run this again",
        )
    was = {new: old for old, new in plan.moves.items()}
    plan.contents, plan.remarks = found.contents, found.remarks
    plan.originals = {path: repository.text(was.get(path, path)) or "" for path in found.contents}
    return plan


def _inside(root: Path, here: Path, path: Path) -> str:
    """A path of the command line as one from the root. Links in folders are followed, in the last part not."""
    whole = here / path
    whole = whole.parent.resolve() / whole.name if whole.name not in ("", "..") else whole.resolve()
    if not whole.is_relative_to(root):
        raise UsageError(f"{path} is outside of the repository {root}")
    return whole.relative_to(root).as_posix()


def _named(
    root: Path, here: Path, files: Sequence[Path], tracked: dict[str, str], folder: str, plan: Plan
) -> list[str]:
    """The tracked files that the command line names; those that are archived are noted in the plan."""
    found: dict[str, None] = {}
    for each in files:
        path = _inside(root, here, each)
        whole = root / path
        below = _below(path, tracked)
        if path == folder or path.startswith(f"{folder}/"):
            plan.already.append(_known(path, tracked))
        elif (path in tracked and whole.exists()) or whole.is_symlink():
            found[path] = None
        elif below and whole.is_dir():
            found.update((other, None) for other in below if not other.startswith(f"{folder}/"))
        elif (target := _target(path, folder)) in tracked or _below(target, tracked):
            plan.already.append(target)
        else:
            raise _untracked(path) if whole.exists() else _no_file(path, tracked)
    return list(found)


def _below(path: str, tracked: Iterable[str]) -> list[str]:
    return [other for other in tracked if other.startswith(f"{path}/") or path == "."]


def _known(path: str, tracked: dict[str, str]) -> str:
    if path not in tracked and not _below(path, tracked):
        raise _no_file(path, tracked)
    return path


def _untracked(path: str) -> GuardError:
    return GuardError(
        f"git does not know {path}", reason="untracked", hint=f"git add {path}, commit, and run this again"
    )


def _no_file(path: str, tracked: Iterable[str]) -> UsageError:
    return UsageError(f"there is no file {path}{did_you_mean(path, list(tracked))}")


def _target(path: str, folder: str) -> str:
    """Where a file goes: folders below the archive's own parent are kept, so that a tree stays a tree."""
    parent = posixpath.dirname(folder)
    inner = path.removeprefix(f"{parent}/") if parent and path.startswith(f"{parent}/") else posixpath.basename(path)
    return posixpath.join(folder, inner if parent else path)


def _guard(root: Path, tracked: dict[str, str], moves: dict[str, str]) -> None:
    """Refuse what can't be moved and undone with certainty."""
    dirty = git.changes(root)
    if dirty:
        more = [f"and {len(dirty) - SHOWN} more"] if len(dirty) > SHOWN else []
        raise GuardError(
            "the work tree has changes that are not committed:",
            details=[*dirty[:SHOWN], *more],
            reason="dirty",
            hint="commit or stash them, and run this again",
        )
    taken: dict[str, str] = {}
    links = {os.path.realpath(root / path): path for path, mode in tracked.items() if mode == git.SYMLINK}
    for path, target in moves.items():
        if tracked.get(path) in (git.SYMLINK, git.SUBMODULE):
            raise GuardError(
                f"{path} is a symbolic link or a submodule",
                reason="link",
                hint="archive what it leads to, and remove it",
            )
        if (link := links.get(str(root / path))) is not None:
            raise GuardError(
                f"{link} is a symbolic link to {path}", reason="link", hint=f"git rm {link}, commit, and run this again"
            )
        if target in tracked or os.path.lexists(root / target):
            raise GuardError(
                f"{target} is there already, and {path} would replace it", reason="exists", hint="rename one of them"
            )
        if target in taken:
            raise GuardError(
                f"{taken[target]} and {path} would both become {target}",
                reason="exists",
                hint="archive one with another --to",
            )
        taken[target] = path
        around = root / posixpath.dirname(target)
        while not os.path.lexists(around):
            around = around.parent
        if not around.is_dir() or not around.resolve() == around:
            raise GuardError(
                f"{around.relative_to(root)} is no folder of its own, so {target} cannot go there",
                reason="exists",
                hint="choose another --to",
            )


def carry_out(plan: Plan) -> None:
    """Move and write everything, and stage it; when anything fails, put all back. Raises OutputError (73)."""
    index = git.index_file(plan.root)
    staged = index.read_bytes()
    was = {new: old for old, new in plan.moves.items()}
    bytes_before = {path: (plan.root / was.get(path, path)).read_bytes() for path in plan.contents}
    made: list[Path] = []
    try:
        for path, target in plan.moves.items():
            made += _make_folders(plan.root / posixpath.dirname(target))
            git.move(plan.root, path, target)
        for path, text in plan.contents.items():
            (plan.root / path).write_bytes(text.encode("utf-8", "surrogateescape"))
        git.add(plan.root, sorted(plan.contents))
    except BaseException as error:
        _put_back(plan, bytes_before, made)
        index.write_bytes(staged)
        if isinstance(error, (OSError, SeedsqlError)):
            why = error.strerror if isinstance(error, OSError) else error.message
            raise OutputError(f"the files cannot be moved: {why}; everything is as it was") from error
        raise


def _make_folders(folder: Path) -> list[Path]:
    """Make a folder and those around it; return what was made, the outermost first."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir()
    return missing[::-1]


def _put_back(plan: Plan, bytes_before: dict[str, bytes], made: list[Path]) -> None:
    for path, target in plan.moves.items():
        if (plan.root / target).exists() and not (plan.root / path).exists():
            (plan.root / path).parent.mkdir(parents=True, exist_ok=True)
            os.rename(plan.root / target, plan.root / path)
    was = {new: old for old, new in plan.moves.items()}
    for path, data in bytes_before.items():
        file = plan.root / was.get(path, path)
        if file.read_bytes() != data:
            file.write_bytes(data)
    for folder in reversed(made):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
