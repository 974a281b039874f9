"""Where a cause is in a blueprint or a project file: file and line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..blueprint.builtin import NAMES, builtin
from ..blueprint.fingerprint import fingerprint
from ..blueprint.writing import key_names
from ..errors import SeedsqlError
from ..files import read_regular
from ..project import GenerationOptions, Project
from ..toml_fields import KeyLines, read_toml

if TYPE_CHECKING:
    from ..script.causes import Cause
    from ..script.manifest import Manifest


@dataclass(frozen=True)
class Document:
    """A TOML file: what it is called, and its text."""

    name: str
    text: str

    @cached_property
    def _lines(self) -> KeyLines:
        return KeyLines(self.text)

    def line(self, path: Sequence[str]) -> str | None:
        """``FILE:LINE`` of the value at ``path``; a column is found however its rule's key is written."""
        for spelled in self._spellings(path):
            if (line := self._lines.line(spelled)) is not None:
                return f"{self.name}:{line}"
        return None

    def _spellings(self, path: Sequence[str]) -> Iterator[tuple[str, ...]]:
        yield tuple(path)
        if len(path) != 4 or path[0] != "tables":
            return
        try:
            tables = read_toml(self.text).get("tables", {})
        except ValueError:
            return
        wanted = [name.lower() for name in key_names(path[3])]
        for table, rules in tables.items() if isinstance(tables, dict) else ():
            if table.lower() != path[1].lower() or not isinstance(rules, dict):
                continue
            for section in ("columns", "hidden"):
                for key in rules.get(section, {}):
                    if [name.lower() for name in key_names(key)] == wanted:
                        yield ("tables", table, section, key)


def blueprint_document(manifest: Manifest, options: GenerationOptions | None) -> Document | None:
    """The blueprint that a seed was made from, where it is at hand and the same as then."""
    name = options.blueprint if options is not None and options.blueprint else manifest.blueprint
    found = document(name)
    return found if found is not None and fingerprint(found.text) == manifest.blueprint_fingerprint else None


def document(blueprint: str) -> Document | None:
    """A blueprint by its name: a built-in one, or a file; None where it is not there."""
    if blueprint in NAMES and not Path(blueprint).is_file():
        return Document(f"{blueprint}/blueprint.toml", builtin(blueprint).blueprint)
    return _read(Path(blueprint))


def _read(path: Path) -> Document | None:
    try:
        return Document(str(path), read_regular(path).decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, SeedsqlError):
        return None


_SETTINGS = frozenset({"seed", "as_of", "size", "env", "id_base", "tables"})
"""Kinds of causes that are one value, which an option of the command line may have replaced."""


def _decides(file: Document, path: Sequence[str], cause: Cause) -> bool:
    """Whether a file says at ``path`` what the cause says is so now; a rule or a number of rows is what the file says."""
    if cause.kind not in _SETTINGS or not cause.new:
        return True
    value: object = read_toml(file.text)
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return (", ".join(map(str, value)) if isinstance(value, list) else str(value)) == cause.new


def located(cause: Cause, name: str, blueprint: Document | None, project: Project | None) -> Cause:
    """The cause with its place: in the project file where that decides, else in the blueprint."""
    if not cause.path:
        return cause
    place = None
    if project is not None and name in project.seeds and (file := _read(project.path)) is not None:
        key = cause.path[1:] if cause.path[0] == "blueprint" else cause.path
        path = ("seeds", name, *(("blueprint",) if cause.kind == "blueprint" else key))
        place = file.line(path) if _decides(file, path, cause) else None
    if place is None and blueprint is not None and _decides(blueprint, cause.path, cause):
        place = blueprint.line(cause.path)
    return replace(cause, location=place)
