"""What must change in a repository so that files can move: edits that keep every path true, and what is in the way."""

from __future__ import annotations

import re

from . import imports
from .changes import Changes, Edit, Obstacle, edited
from .files import COMPONENTS, Repository, is_code, is_document, is_passed_over
from .note import noted
from .projects import Projects
from .proof import Proof
from .repoint_imports import ImportEdits
from .repoint_paths import PathEdits
from .resolution import Relocation
from .scan import COMPUTED

OWN_PLACE_IN_SHELL = re.compile(r"BASH_SOURCE|dirname\b|\$\{?0\b|%~dp0")
SHELLS = (".sh", ".bash", ".zsh", ".bat")


def changes(repository: Repository, moves: dict[str, str]) -> Changes:
    """Work out what changes when each key of ``moves`` becomes its value. Reads everything, writes nothing."""
    return _Repointer(repository, moves).changes()


class _Repointer:
    def __init__(self, repository: Repository, moves: dict[str, str]) -> None:
        self.move, self.found = Relocation(repository, moves), Changes()
        self.imports = ImportEdits(self.move, self.found)
        self.paths = PathEdits(self.move, self.found)
        words = sorted(map(re.escape, self.move.resolver.words(moves)), key=len, reverse=True)
        self.names = re.compile("|".join(words) or r"(?!)")

    def changes(self) -> Changes:
        for path in self.move.before.listed:
            text = self.move.before.text(path)
            if path in self.move.moved and text is None:
                self.found.obstacle(path, 1, "", "it is binary, or larger than 1 MB: move it by hand")
            elif text is not None and not is_passed_over(path):
                self._file(path, text)
        proof = Proof(self.move, self.found)
        proof.packages()
        proof.ignored()
        if not self.found.obstacles:
            projects = Projects(self.move.resolver, self.move.later, self.move.moves)
            for obstacle in [*projects.obstacles(self.found.remarks)]:
                self.found.obstacle(*obstacle)
            proof.imports_hold(self.imports.readings)
        self.found.obstacles.sort(key=lambda each: (each.path, each.line))
        return self.found

    def _file(self, path: str, text: str) -> None:
        """Work out the new text of one file."""
        is_moved, data = path in self.move.moved, text.encode("utf-8", "surrogateescape")
        edits: list[Edit] = []
        reading = None
        if is_code(path):
            if is_moved or self.names.search(text) or COMPUTED.search(text):
                reading = imports.read(path, data)
                edits += self.imports.edits(path, text, data, reading)
        elif path.endswith(COMPONENTS):
            self.imports.component(path, text)
        if is_moved and path.endswith(SHELLS) and (own := OWN_PLACE_IN_SHELL.search(text)):
            self.found.stop(
                path, text, own.start(), "the script asks where it is: give it paths from the working directory first"
            )
        edits += self.paths.edits(path, text, data, reading)
        if is_moved and path.lower().endswith((".md", ".mdx")):
            edits += self.paths.links(path, text)
        if not is_document(path):
            self.paths.patterns(path, text, reading)
        new = edited(data, edits).decode("utf-8", "surrogateescape")
        target = self.move.moves.get(path, path)
        if is_moved:
            new = noted(path, new)
        if new != text:
            self.found.contents[target] = new


__all__ = ["Changes", "Obstacle", "changes"]
