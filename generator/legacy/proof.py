"""What must hold for all moved files together, and the proof that every import still means the same file."""

from __future__ import annotations

import posixpath

from .. import git
from . import imports
from .changes import Changes
from .files import is_code
from .imports import Reading
from .resolution import Relocation, Resolved, Resolver

IGNORES = (".dockerignore", ".vercelignore", ".gcloudignore", ".slugignore", ".npmignore")


class Proof:
    """Checks a move as a whole; what fails becomes an obstacle."""

    def __init__(self, move: Relocation, found: Changes) -> None:
        self.move, self.found = move, found

    def packages(self) -> None:
        """Files stay in their package: elsewhere other dependencies and another module system may hold."""
        for path, target in self.move.moves.items():
            package = self.move.resolver.nearest(posixpath.dirname(path), "package.json")
            later = self.move.later.nearest(posixpath.dirname(target), "package.json")
            if is_code(path) and package != later:
                folder = posixpath.dirname(package) if package else "."
                self.found.obstacle(
                    path,
                    1,
                    "",
                    f"{target} belongs to another package ({later or 'none'}): archive it with --to below {folder or 'the root'}",
                )

    def ignored(self) -> None:
        """Files that git knows, or an image takes in, stay so."""
        for path, target in self.move.moves.items():
            if self.move.before.is_git and git.is_ignored(self.move.before.root, target):
                self.found.obstacle(path, 1, "", f".gitignore hides {target}: choose another folder with --to")
            for name in IGNORES:
                if name in self.move.before.paths and self._hides(name, target) and not self._hides(name, path):
                    self.found.obstacle(path, 1, "", f"{name} hides {target}: choose another folder with --to")

    def _hides(self, name: str, path: str) -> bool:
        return self.move.before.is_git and git.is_ignored(self.move.before.root, path, name)

    def imports_hold(self, readings: dict[str, tuple[Reading, list[Resolved | None]]]) -> None:
        """Read all that was changed once more: each import must mean the same file as before, in its new place."""
        for path, text in self.found.contents.items():
            self.move.after.texts[path] = text
        for path in self.move.before.listed:
            new = self.move.moves.get(path, path)
            if new not in self.move.after.texts:
                self.move.after.texts[new] = self.move.before.text(path)
        checked = Resolver(self.move.after)
        for path, (reading, meant) in readings.items():
            new = self.move.moves.get(path, path)
            text = self.move.after.text(new) or ""
            again = imports.read(new, text.encode("utf-8", "surrogateescape"))
            now = [None if each.is_pattern else checked.resolve(each.specifier, new) for each in again.imports]
            if len(again.imports) != len(reading.imports):
                self.found.obstacle(path, 1, "", "its imports cannot be read with certainty: move it by hand")
                continue
            for each, was, is_now in zip(again.imports, meant, now, strict=True):
                wanted = self.move.moves.get(was.file, was.file) if was is not None and was.file is not None else None
                if (is_now.file if is_now is not None else None) != wanted:
                    line = text.encode("utf-8", "surrogateescape").count(b"\n", 0, each.start) + 1
                    self.found.obstacle(
                        path,
                        line,
                        each.specifier,
                        "after the move this import would mean another file: import it by a relative path first",
                    )
