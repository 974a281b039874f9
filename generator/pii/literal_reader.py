"""Reads the rows of a script's INSERT statements back, literal by literal, without an SQL parser.

It reads what the scripts write: ``INSERT INTO `t` (`a`, `b`) VALUES`` and rows of strings with doubled quotes,
hexadecimal strings, numbers, NULL and simple expressions, the first value of the first row behind its guard. Rows stand
one per line or not. What looks like such a statement and cannot be read to its end is an error, never passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ..errors import Mismatch
from ..sqltext import Statement

# Possessive: a literal is read once, so that a malformed row fails at once.
_STRING = r"'(?:[^']++|'')*+'"
_CALL = rf"[\w@.]++\((?:[^()']++|{_STRING}|\((?:[^()']++|{_STRING})*+\))*+\)"
_VALUE = rf"((?:_\w++ ?)?[Xx]?{_STRING}|[-+\w@.]++(?![\w(])|{_CALL})"
_GUARD = re.compile(rf"\(\s*+\(SELECT {_VALUE} UNION ALL SELECT {_VALUE} FROM DUAL WHERE NOT \([^()']*+\)\)")
_NAME = r"`((?:[^`]++|``)*+)`"
_INSERT = re.compile(rf"INSERT INTO {_NAME} ?\(({_NAME}(?:, ?{_NAME})*+)\)\s+VALUES\s*", re.IGNORECASE)
_COLUMN = re.compile(_NAME)
_TEXT = re.compile(rf"(?:_\w++ ?)?[Xx]{_STRING}|{_STRING}")
_NUMBER = re.compile(r"[-+]?[0-9]+")
_DECIMAL = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Expression:
    """A value that is no literal: a variable, a function's call."""

    text: str

    @property
    def literals(self) -> list[str | bytes]:
        """The strings that stand in the expression."""
        return texts(self.text)


Value = str | bytes | int | Decimal | Expression | None


@dataclass(frozen=True, slots=True)
class Insert:
    """The rows of one INSERT. ``rows`` holds the literals as written; ``read_literal`` gives their values."""

    statement: Statement
    table: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]
    offsets: list[int]

    def line(self, row: int) -> int:
        """The line of the file (from 1) on which row ``row`` (from 0) starts."""
        return self.statement.line + self.statement.text.count("\n", 0, self.offsets[row])


@lru_cache(maxsize=256)
def _row_pattern(width: int) -> re.Pattern[str]:
    values = r"\s*+,\s*+".join([_VALUE] * width)
    return re.compile(rf"\s*+\(\s*+{values}\s*+\)")


def _unquote(name: str) -> str:
    return name.replace("``", "`")


def read_insert(statement: Statement, file: str = "") -> Insert | None:
    """The rows of ``statement``, or None when it is not an INSERT with VALUES.

    Raises Mismatch, with file and line, when a row cannot be read or its values are not as many as the columns.
    """
    text = statement.text
    start = _INSERT.match(text)
    if start is None:
        return None
    columns = tuple(_unquote(name) for name in _COLUMN.findall(start[2]))
    rows: list[tuple[str, ...]] = []
    offsets: list[int] = []
    match_row = _row_pattern(len(columns)).match
    place = start.end()
    guard = _GUARD.match(text, place)
    if guard is not None:
        # The guarded value is the key: read the row as if it stood there alone.
        row = re.compile(rf"\s*+({_VALUE}" + rf"\s*+,\s*+{_VALUE}" * (len(columns) - 1) + r")\s*+\)")
        rest = row.match(guard[1] + text[guard.end():]) if len(columns) > 1 else None
        end = text.find(")", guard.end()) if rest is None else guard.end() + rest.end() - len(guard[1])
        if rest is None and (len(columns) > 1 or text[guard.end():end].strip()):
            raise _unreadable(statement, place, file)
        rows.append(rest.groups()[1:] if rest is not None else (guard[1],))
        offsets.append(place)
        place = end + (rest is None)
    else:
        place = _append(match_row(text, place), rows, offsets, statement, place, file)
    length = len(text)
    while True:
        comma = _comma(text, place)
        if comma < 0:
            break
        place = _append(match_row(text, comma), rows, offsets, statement, comma, file)
    if text[place:length].strip():
        raise _unreadable(statement, place, file)
    return Insert(statement, _unquote(start[1]), columns, rows, offsets)
