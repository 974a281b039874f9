"""Imports when files move: what each says in its new place, and those of which that is not certain."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from . import imports, old
from .changes import Changes, Edit
from .imports import Import, Reading
from .mentions import stripped
from .resolution import Relocation, Resolved, respecified


class ImportEdits:
    """Repoints imports. ``readings`` holds what was read of each file, and what each of its imports means today."""

    def __init__(self, move: Relocation, found: Changes) -> None:
        self.move, self.found = move, found
        self.readings: dict[str, tuple[Reading, list[Resolved | None]]] = {}

    def edits(self, path: str, text: str, data: bytes, reading: Reading) -> Iterator[Edit]:
        """The edits of a file's imports; what cannot be repointed becomes an obstacle."""
        meant: list[Resolved | None] = []
        for each in reading.imports:
            at = len(data[: each.start].decode("utf-8", "surrogateescape"))
            resolved = None if each.is_pattern else self.move.resolver.resolve(each.specifier, path)
            meant.append(resolved)
            if each.is_pattern:
                self._computed(path, text, at, each, reading, data)
            elif resolved is None:
                self._unknown(path, text, at, each.specifier)
            else:
                new = self._specifier(path, each, resolved)
                if new is None:
                    self.found.stop(
                        path,
                        text,
                        at,
                        f"no specifier of this kind reaches {self.move.moves[resolved.file or '']}: import it by a relative path first",
                    )
                elif new != each.specifier:
                    if each.is_place:
                        quote = chr(data[each.start])
                        new = f"{quote}{new}{quote}"
                    yield Edit(each.start, each.end, new)
                self._folder(path, text, at, each, resolved)
        self.readings[path] = (reading, meant)
        if path in self.move.moved:
            for location in reading.located:
                at = len(data[:location].decode("utf-8", "surrogateescape"))
                self.found.stop(
                    path,
                    text,
                    at,
                    'the file asks where it is, and would be elsewhere: use a plain path there first, as in path.join(__dirname, "x.json")',
                )

    def _specifier(self, path: str, each: Import, resolved: Resolved) -> str | None:
        """What an import says after the move; None when it can't be said."""
        importer = self.move.moves.get(path, path)
        target = self.move.moves.get(resolved.file or "", resolved.file)
        later = self.move.later.resolve(each.specifier, importer)
        if later is not None and target is not None and later.file == target:
            return each.specifier
        if resolved.file in self.move.moved:
            return respecified(each.specifier, importer, resolved, self.move.moves[resolved.file])
        if path not in self.move.moved or (
            resolved.alias is not None and later is not None and later.path == resolved.path
        ):
            return each.specifier
        return respecified(each.specifier, importer, Resolved(resolved.path, resolved.path), resolved.path)

    def _folder(self, path: str, text: str, at: int, each: Import, resolved: Resolved) -> None:
        """A path to a folder, from which files are taken that would not be there any more."""
        if (
            each.is_place
            and resolved.file is None
            and resolved.path in self.move.moved_folders
            and path not in self.move.moved
        ):
            self.found.stop(
                path,
                text,
                at,
                f"it names the folder {resolved.path}, from which a file would go: name the files one by one first",
            )

    def _computed(self, path: str, text: str, at: int, each: Import, reading: Reading, data: bytes) -> None:
        files = old.possible(each.specifier, path, self.move.moved)
        if files:
            self.found.stop(path, text, at, f"the path is computed and may mean {files[0]}: write it out first")
        elif path in self.move.moved and each.specifier.startswith("."):
            self.found.stop(path, text, at, "the path is computed, and the file would be elsewhere: write it out first")
        elif not re.search(r"[^*./]", each.specifier) and self._is_near(path, text, reading, data):
            self.found.stop(
                path,
                text,
                at,
                "what is loaded here is not known, and files would move in the folders that are named here: write the paths out first",
            )

    def _is_near(self, path: str, text: str, reading: Reading, data: bytes) -> bool:
        """Whether a file that loads something unknown is beside the moved files, or names one of their folders."""
        if posixpath.dirname(path) in self.move.moved_folders - {""} and path not in self.move.moved:
            return True
        for start, end in reading.texts:
            word = data[start + 1 : end - 1].decode("utf-8", "surrogateescape").strip("/").removeprefix("./")
            whole = posixpath.normpath(posixpath.join(posixpath.dirname(path), word))
            if (word and {word, whole} & (self.move.moved_folders - {"", "."})) or any(
                word and folder.endswith(f"/{word}") for folder in self.move.moved_folders
            ):
                return True
        return False

    def _unknown(self, path: str, text: str, at: int, specifier: str) -> None:
        """A specifier that nothing here resolves, and whose end fits: an alias of a bundler or a test runner."""
        plain = stripped(specifier.partition("?")[0])
        parts = plain.split("/")
        package = "/".join(parts[:2]) if plain.startswith("@") else parts[0]
        rest = "/".join(parts[1:])
        fits = [file for file in sorted(self.move.moved) if rest and f"/{stripped(file)}".endswith(f"/{rest}")]
        if not rest:
            fits = [
                file for file in sorted(self.move.moved) if plain.lstrip("#@~$") == stripped(posixpath.basename(file))
            ]
        if fits and ":" not in parts[0] and package not in self._dependencies():
            self.found.stop(
                path,
                text,
                at,
                f"'{specifier}' may mean {fits[0]} by an alias that no tsconfig.json tells: import it by a relative path first",
            )

    def _dependencies(self) -> set[str]:
        found = set()
        for package in self.move.before.names.get("package.json", []):
            value = self.move.resolver.json(package)
            for kind in ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies"):
                listed = value.get(kind) if value is not None else None
                if listed is not None and isinstance(listed.value, dict):
                    found |= set(listed.value)
        return found

    def component(self, path: str, text: str) -> None:
        """A component of Vue, Svelte or Astro: its imports are found and not rewritten."""
        for specifier, at in imports.read_text(text):
            resolved = self.move.resolver.resolve(specifier, path)
            if resolved is not None and resolved.file in self.move.moved:
                self.found.stop(
                    path,
                    text,
                    at,
                    f"a component imports {resolved.file}: move that import into a .ts file, or remove it",
                )
