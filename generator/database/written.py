"""What an up script writes, read back from its text one statement at a time: rows, and columns that are filled in later.

A reference that closes a circle is NULL in its INSERT, and an UPDATE at the end of the script fills it in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import ChecksumError
from ..lazy_patterns import lazy
from ..sql.identifiers import HISTORY_TABLE, unquote
from ..sql.script_rows import NAME, VALUE, read_insert
from ..sql.statements import Statement
from .scripts import read_statements

_UPDATE = lazy(rf"UPDATE ({NAME}) SET (?>(?:{NAME} = {NAME}, )*)({NAME}) = CASE(?: ({NAME}))?\n")
_TEST = rf"{NAME} = {VALUE}"
_WHEN = lazy(rf"  WHEN ((?:{_TEST}(?>(?: AND {_TEST})*))|{VALUE}) THEN ({VALUE})\n")
_TESTS = lazy(rf"({NAME}) = ({VALUE})")
_END = lazy(r"  END WHERE (.*) AND @seed_step <=> \d+\s*", re.DOTALL)
_RANGE = lazy(r"(@\w+_(?:first|last)) = (-?\d+)")
_VARIABLE = lazy(r"@\w+_(?:first|last)\b")


@dataclass(frozen=True, slots=True)
class WrittenRows:
    """The rows of one INSERT: literals as the script has them, in the order of ``columns``."""

    table: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FilledColumn:
    """What one UPDATE writes to ``column`` of the rows that the condition ``where`` names: ``values`` by the literals of
    the columns ``key``, and NULL in the others."""

    table: str
    column: str
    key: tuple[str, ...]
    where: str
    values: dict[tuple[str, ...], str]


def filled_columns(up: Path) -> dict[str, set[str]]:
    """Return the columns that UPDATEs of the script ``up`` fill in, by table."""
    found: dict[str, set[str]] = {}
    for statement in read_statements(up):
        head = _UPDATE.match(statement.text)
        if head is not None:
            found.setdefault(unquote(head[1]), set()).add(unquote(head[2]))
    return found


def read_written(up: Path) -> Iterator[WrittenRows | FilledColumn]:
    """Yield what the script ``up`` writes to the seeded tables, statement by statement.

    Raises ChecksumError (74), with file and line, for an INSERT or UPDATE that is not as the scripts write them.
    """
    ranges: dict[str, str] = {}
    for statement in read_statements(up):
        if statement.text.startswith("SET @"):
            ranges |= dict(_RANGE.findall(statement.text))
        elif _UPDATE.match(statement.text) is not None:
            yield _filled(statement, up, ranges)
        elif (insert := read_insert(statement, str(up))) is not None and insert.table != HISTORY_TABLE:
            yield WrittenRows(insert.table, insert.columns, insert.rows)


def _filled(statement: Statement, up: Path, ranges: dict[str, str]) -> FilledColumn:
    head = _UPDATE.match(statement.text)
    assert head is not None
    location = head.end()
    key: tuple[str, ...] = (unquote(head[3]),) if head[3] else ()
    values: dict[tuple[str, ...], str] = {}
    while (when := _WHEN.match(statement.text, location)) is not None:
        if head[3]:
            values[(when[1],)] = when[2]
        else:
            tests = _TESTS.findall(when[1])
            key = tuple(unquote(name) for name, _ in tests)
            values[tuple(value for _, value in tests)] = when[2]
        location = when.end()
    end = _END.fullmatch(statement.text, location)
    if end is None or not values or not set(_VARIABLE.findall(end[1])) <= set(ranges):
        raise ChecksumError(
            f"cannot read this UPDATE of table '{unquote(head[1])}'",
            location=f"{up}:{statement.line + statement.text.count(chr(10), 0, location)}",
            hint="generate the script again",
        )
    where = _VARIABLE.sub(lambda variable: ranges[variable[0]], end[1])
    return FilledColumn(unquote(head[1]), unquote(head[2]), key, where, values)
