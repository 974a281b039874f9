"""Which files of a repository are read, and what is in them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from .. import git
from ..errors import UsageError
from . import globs

LARGEST = 1_000_000
"""Bytes: what is larger was made by a program."""

PASSED_FOLDERS = {".git", "node_modules", ".pnpm-store", ".yarn", ".venv", ".next", ".turbo"}
BUILT_FOLDERS = {"dist", "build", "coverage", "out", "vendor"}
"""Folders of built and foreign files; the latter are passed over where no git tells what belongs to the repository."""

LOCK_FILES = {
    "pnpm-lock.yaml",
    "package-lock.json",
    "npm-shrinkwrap.json",
    "yarn.lock",
    "bun.lock",
    "bun.lockb",
    "deno.lock",
    "composer.lock",
    "Gemfile.lock",
    "Cargo.lock",
    "poetry.lock",
    "uv.lock",
}
CODE = (".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs")
COMPONENTS = (".vue", ".svelte", ".astro", ".mdx")
"""Code inside of another language: its imports are read as text."""
DOCUMENTS = (".md", ".mdx", ".markdown", ".rst", ".adoc", ".txt")


def is_code(path: str) -> bool:
    return path.endswith(CODE)


def is_document(path: str) -> bool:
    return path.lower().endswith(DOCUMENTS) and PurePosixPath(path).name not in ("requirements.txt", "robots.txt")


def is_passed_over(path: str) -> bool:
    name = path.rpartition("/")[2]
    return (
        not PASSED_FOLDERS.isdisjoint(path.split("/"))
        or name in LOCK_FILES
        or name.endswith((".min.js", ".min.css", ".map", ".svg", ".snap"))
    )


@dataclass
class Repository:
    """The files below ``root``. Paths are relative to it, with ``/``; files are read once."""

    root: Path
    within: str
    """The folder, or the file, that was asked for; empty for all."""
    is_git: bool
    listed: list[str]
    texts: dict[str, str | None] = field(default_factory=dict)

    @cached_property
    def paths(self) -> frozenset[str]:
        """Every path, also of files that are not read."""
        return frozenset(self.listed)

    @cached_property
    def folders(self) -> frozenset[str]:
        return frozenset(str(folder) for path in self.listed for folder in PurePosixPath(path).parents)

    @cached_property
    def names(self) -> dict[str, list[str]]:
        """Paths by the last part of their names."""
        found: dict[str, list[str]] = {}
        for path in self.listed:
            found.setdefault(path.rpartition("/")[2], []).append(path)
        return found

    def text(self, path: str) -> str | None:
        """The text of a file; None for one that is binary, huge, a symbolic link or gone. Line ends stay as they are."""
        if path not in self.texts:
            self.texts[path] = self._read(path)
        return self.texts[path]

    def _read(self, path: str) -> str | None:
        if path not in self.paths:
            return None
        name = os.path.join(self.root, path)
        try:
            if os.path.islink(name) or os.path.getsize(name) > LARGEST or not os.path.isfile(name):
                return None
            with open(name, "rb") as file:
                data = file.read()
        except OSError:
            return None
        return None if b"\0" in data[:8192] else data.decode("utf-8", "surrogateescape")

    def readable(self, exclude: tuple[str, ...] = ()) -> Iterator[str]:
        """The paths of all files that are read, in their order."""
        for path in self.listed:
            if not is_passed_over(path) and not globs.matches(exclude, path) and self.text(path) is not None:
                yield path

    def is_within(self, path: str) -> bool:
        return not self.within or path == self.within or path.startswith(f"{self.within}/")


def open_repository(path: Path) -> Repository:
    """The repository that holds ``path``: the git work tree around it, else the folder itself."""
    if not path.exists():
        raise UsageError(f"there is nothing at {path}", hint="name a folder of the repository to look through")
    folder = (path if path.is_dir() else path.parent).resolve()
    root = git.top_level(folder)
    if root is None:
        return Repository(folder, "" if path.is_dir() else path.name, False, sorted(_walk(folder)))
    within = str(PurePosixPath((folder / path.name if not path.is_dir() else folder).relative_to(root.resolve())))
    listed = {name for name, mode in git.tracked(root).items() if mode != git.SUBMODULE} | set(git.untracked(root))
    return Repository(root, "" if within == "." else within, True, sorted(listed))


def _walk(root: Path) -> Iterator[str]:
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(
            name
            for name in folders
            if name not in PASSED_FOLDERS | BUILT_FOLDERS and not os.path.exists(os.path.join(folder, name, ".git"))
        )
        below = os.path.relpath(folder, root).replace(os.sep, "/")
        yield from (name if below == "." else f"{below}/{name}" for name in names)
