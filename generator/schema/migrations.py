"""Migrations of the common tools as DDL: which files of a folder bring a database forward, in which order, and which part of
a file does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

# golang-migrate and sqlx: NAME.down.sql; diesel: NAME/down.sql; Flyway: U2__name.sql; MyBatis has both in one file
_BACK = re.compile(r"(?:^|[._-])down\.sql\Z|^U[\d._]+__", re.IGNORECASE)
_REPEATABLE = re.compile(r"^R__")  # Flyway runs them last: https://documentation.red-gate.com/flyway
# The lines that begin the two parts of a file: dbmate, goose, sql-migrate, MyBatis.
_FORWARD = r"--\s*(?:migrate:up|\+goose\s+Up|\+migrate\s+Up)\b"
_BACKWARD = r"--\s*(?:migrate:down|\+goose\s+Down|\+migrate\s+Down)\b|--\s*//\s*@UNDO\b"
_PART = re.compile(rf"^\s*(?:(?P<forward>{_FORWARD})|(?P<backward>{_BACKWARD}))", re.IGNORECASE)


def in_order(names: Iterable[str]) -> list[str]:
    """The SQL files among ``names`` (paths with ``/``) that bring a database forward, in the order in which tools run them:
    by the numbers in their names (2 before 10), then by their letters."""
    forward = [name for name in names if name.lower().endswith(".sql") and not _BACK.search(PurePath(name).name)]
    return sorted(forward, key=lambda name: (bool(_REPEATABLE.match(PurePath(name).name)), _natural(name), name))


def forward_part(text: str) -> str:
    """``text`` without what takes the migration back: those lines are empty, so that all others keep their numbers."""
    if not re.search(rf"^\s*(?:{_BACKWARD})", text, re.IGNORECASE | re.MULTILINE):
        return text
    lines, is_forward = [], True
    for line in text.split("\n"):
        part = _PART.match(line)
        if part is not None:
            is_forward = part["forward"] is not None
        lines.append(line if is_forward else "")
    return "\n".join(lines)


def _natural(name: str) -> list[tuple[int, str]]:
    # Flyway ends a version with "__": V2__a.sql is before V2.1__b.sql
    pieces = re.split(r"(\d+)", name.lower().replace("__", "\0"))
    return [(int(piece), "") if index % 2 else (0, piece) for index, piece in enumerate(pieces)]
