"""Migrations of the common tools as DDL: which files of a folder bring a database forward, in which order, and which part of
a file does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

from ..lazy_patterns import lazy

# golang-migrate and sqlx: NAME.down.sql; diesel: NAME/down.sql; Flyway: U2__name.sql; postgrator: 2.undo.name.sql; yoyo:
# NAME.rollback.sql; MyBatis and others have both in one file
_BACK = lazy(r"(?:^|[._-])down\.sql\Z|\.(?:undo|rollback|revert)\.(?:[^.]+\.)?sql\Z|^U[\d._]+__", re.IGNORECASE)
_BACK_FOLDERS = frozenset({"down", "revert", "rollback", "undo"})  # Sqitch: deploy/name.sql and revert/name.sql
# Flyway runs migrations by their versions, in whichever folder they are, and repeatable ones last:
# https://documentation.red-gate.com/flyway
_VERSIONED = lazy(r"^V\d")
_REPEATABLE = lazy(r"^R__")
# The lines that begin the two parts of a file: dbmate, goose, sql-migrate, MyBatis, shmig, rambler, Play, tern.
_FORWARD = r"--\s*(?:migrate:up|\+goose\s+Up|\+migrate\s+Up|rambler\s+up|=+\s*UP\s*=)|(?:#|--)\s*-*\s*!Ups"
_BACKWARD = (
    r"--\s*(?:migrate:down|\+goose\s+Down|\+migrate\s+Down|rambler\s+down|=+\s*DOWN\s*=)|(?:#|--)\s*-*\s*!Downs"
    r"|--\s*//\s*@UNDO|----\s*create\s+above\s*/\s*drop\s+below"
)
_PART = lazy(rf"^\s*(?:(?P<forward>{_FORWARD})|(?P<backward>{_BACKWARD}))(?!\w)", re.IGNORECASE)
_TAKES_BACK = lazy(rf"^\s*(?:{_BACKWARD})(?!\w)", re.IGNORECASE | re.MULTILINE)
# Comments of tools that are none to a server, which wants a blank behind the two dashes
# (https://dev.mysql.com/doc/refman/8.4/en/ansi-diff-comments.html): Drizzle's, and those of Liquibase's formatted SQL.
_BREAKPOINT = lazy(r"--> statement-breakpoint\b[^\S\n]*$", re.MULTILINE)
_LIQUIBASE = lazy(r"\s*--\s*liquibase\s+formatted\s+sql\b", re.IGNORECASE)
_DIRECTIVE = lazy(r"^\s*--[a-z].*$", re.IGNORECASE | re.MULTILINE)


def in_order(names: Iterable[str]) -> list[str]:
    """The SQL files among ``names`` (paths with ``/``) that bring a database forward, in the order in which tools run them:
    by the numbers in their names (2 before 10), then by their letters."""
    return sorted(filter(_is_forward, names), key=_place)


def forward_part(text: str) -> str:
    """``text`` without what takes the migration back, and without comments that only a tool knows: those lines are empty, so
    that all others keep their numbers."""
    text = _BREAKPOINT.sub("", text)
    if _LIQUIBASE.match(text):
        text = _DIRECTIVE.sub("", text)
    if not _TAKES_BACK.search(text):
        return text
    lines, is_forward = [], True
    for line in text.split("\n"):
        part = _PART.match(line)
        if part is not None:
            is_forward = part["forward"] is not None
        lines.append(line if is_forward else "")
    return "\n".join(lines)


def _is_forward(name: str) -> bool:
    path = PurePath(name)
    folders = {folder.lower() for folder in path.parts[:-1]}
    return path.suffix.lower() == ".sql" and not _BACK.search(path.name) and folders.isdisjoint(_BACK_FOLDERS)


def _place(name: str) -> tuple[bool, list[tuple[int, str]], str]:
    file = PurePath(name).name
    return bool(_REPEATABLE.match(file)), _natural(file if _VERSIONED.match(file) else name), name


def _natural(name: str) -> list[tuple[int, str]]:
    # Flyway ends a version with "__": V2__a.sql is before V2.1__b.sql
    pieces = re.split(r"(\d+)", name.lower().replace("__", "\0"))
    return [(int(piece), "") if index % 2 else (0, piece) for index, piece in enumerate(pieces)]
