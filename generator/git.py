"""The few questions that are put to git, by its own program."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import BinaryIO

from .errors import GuardError, OutputError, UsageError

SUBMODULE, SYMLINK = "160000", "120000"


def run(folder: Path, *arguments: str) -> str:
    """What ``git ARGUMENTS`` prints in ``folder``. Raises GuardError (77) with git's own words when it fails."""
    done = _run(folder, *arguments)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise GuardError(f"git {arguments[0]} failed in {folder}: {said}", reason="git")
    return done.stdout.decode("utf-8", "surrogateescape")


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    with _started(folder, *arguments) as git:
        printed, said = git.communicate()
    return subprocess.CompletedProcess(arguments, git.returncode, printed, said)


def _started(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    # messages in English, no lock for a mere question, and not the repository of a hook that we may run in
    hook = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
    settings = {key: value for key, value in os.environ.items() if key not in hook}
    try:
        return subprocess.Popen(
            ["git", *arguments],
            cwd=folder,
            env=settings | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    except FileNotFoundError:
        raise GuardError("git is not installed", reason="git", hint="install git, and run this again") from None


def top_level(folder: Path) -> Path | None:
    """The root of the work tree that holds ``folder``; None outside of one."""
    try:
        done = _run(folder, "rev-parse", "--show-toplevel")
    except GuardError:
        return None
    text = done.stdout.decode("utf-8", "surrogateescape").rstrip("\n")
    return Path(text) if done.returncode == 0 and text else None


def tracked(root: Path) -> dict[str, str]:
    """Every path in the index with its mode."""
    found = {}
    for entry in run(root, "ls-files", "-z", "--stage").split("\0"):
        if entry:
            settings, _, path = entry.partition("\t")
            found[path] = settings.split(" ")[0]
    return found


def untracked(root: Path) -> list[str]:
    """Paths that are not in the index and not ignored."""
    return [path for path in run(root, "ls-files", "-z", "--others", "--exclude-standard").split("\0") if path]


def changes(root: Path) -> list[str]:
    """The lines of ``git status --porcelain``: empty when the tree is clean."""
    return run(root, "status", "--porcelain").splitlines()


def is_ignored(root: Path, path: str, ignore_file: str = "") -> bool:
    """Whether .gitignore, or a file of its kind such as .dockerignore, would hide ``path``."""
    also = ("-c", f"core.excludesFile={root / ignore_file}") if ignore_file else ()
    return _run(root, *also, "check-ignore", "-q", "--no-index", "--", path).returncode == 0


def index_file(root: Path) -> Path:
    """Where the index is, also in a linked work tree."""
    return root / run(root, "rev-parse", "--git-path", "index").rstrip("\n")


def move(root: Path, source: str, target: str) -> None:
    run(root, "mv", "--", source, target)


def add(root: Path, paths: list[str]) -> None:
    """Stage the content of files that are tracked."""
    if paths:
        run(root, "add", "--update", "--", *(f":(literal){path}" for path in paths))


def commit(root: Path, revision: str) -> str:
    """The hash of the commit that ``revision`` names. Raises UsageError (2) when there is none here."""
    done = _run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if done.returncode:
        raise UsageError(
            f"git knows no commit {revision!r} here",
            hint="name a branch, tag or commit; a shallow clone has few: git fetch --depth=1 origin BRANCH",
        )
    return done.stdout.decode().strip()


def names_at(root: Path, revision: str, folder: str) -> list[str]:
    """The names of the files in a folder (relative to the root, ``/`` between its parts) at a commit."""
    prefix = f"{folder}/" if folder not in ("", ".") else ""
    listed = run(root, "ls-tree", "-z", "--name-only", "--full-tree", revision, *([prefix] if prefix else []))
    return [path.removeprefix(prefix) for path in listed.split("\0") if path]


def read_at(root: Path, revision: str, path: str, target: BinaryIO) -> bool:
    """Write a file as it is at a commit to ``target``, whatever its size; return whether there is one. Raises OutputError (73)
    where it cannot be written."""
    if _run(root, "cat-file", "-e", f"{revision}:{path}").returncode:
        return False
    with _started(root, "cat-file", "blob", f"{revision}:{path}") as git:
        assert git.stdout is not None and git.stderr is not None
        try:
            # through this process: git does not say why it could not write
            shutil.copyfileobj(git.stdout, target)
            target.flush()
        except OSError as error:
            git.kill()
            raise OutputError(f"cannot write {target.name}: {error.strerror}") from None
        said = git.stderr.read().decode(errors="replace").strip()
    if git.returncode:
        raise GuardError(f"git cannot read {path} at {revision}: {said}", reason="git")
    return True


def attributes(root: Path, path: str, names: tuple[str, ...]) -> dict[str, str]:
    """The attributes of a path (gitattributes(5)): ``set``, ``unset``, ``unspecified`` or a value, by name."""
    fields = run(root, "check-attr", "-z", *names, "--", path).split("\0")
    return {fields[index + 1]: fields[index + 2] for index in range(0, len(fields) - 2, 3)}
