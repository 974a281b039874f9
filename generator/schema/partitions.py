"""PARTITION BY: what the partitions of a table leave out, which no row may have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from ..sql.tokens import END, NUMBER, STRING, SYMBOL, Token
from .builder import PartitionBuilder
from .cursor import Cursor

_YEAR_1 = 365  # what TO_DAYS counts before the first day of Python's dates


def read_partitions(cursor: Cursor) -> PartitionBuilder | None:
    """Read the rest of the statement behind PARTITION BY. None where every row has a partition, or where which do is not known."""
    # https://dev.mysql.com/doc/refman/8.4/en/partitioning-types.html: HASH and KEY have a partition for every row
    kind = cursor.take_any("RANGE", "LIST")
    cursor.take("COLUMNS")
    expression = cursor.group() if kind else []
    is_one = not any(token.kind == SYMBOL and token.text == "," for token in expression)  # not of several columns
    limits = _limits(cursor)
    if not kind or not is_one or not limits:
        return None
    function = expression[0].word if len(expression) == 4 and expression[1].text == "(" else ""
    limit = _date_before(function, limits) if kind == "RANGE" else None
    if limit is None:
        return PartitionBuilder(kind, expression, limits)
    return PartitionBuilder(kind, expression[2:3], [limit], function)


def add_partitions(cursor: Cursor, partitions: PartitionBuilder | None) -> PartitionBuilder | None:
    """Read the rest of the statement behind ADD PARTITION. Return what all leave out then."""
    limits = _limits(cursor)
    if partitions is None or not limits:
        return None
    if partitions.kind == "LIST":
        return replace(partitions, limits=partitions.limits + limits)
    if not partitions.function:
        return replace(partitions, limits=limits)
    limit = _date_before(partitions.function, limits)
    return replace(partitions, limits=[limit]) if limit is not None else None


def _date_before(function: str, limits: list[Token]) -> Token | None:
    """The date or time, as a string, that a column is before where ``function(column) < limits``; None where that is not known."""
    if len(limits) == 4 and limits[0].word == function == "TO_DAYS" and limits[2].kind == STRING:
        text: str | None = limits[2].text
    elif len(limits) == 1 and limits[0].kind == NUMBER and limits[0].text.isdecimal():
        text = _date_of(function, int(limits[0].text))  # which servers print, whatever was written
    else:
        return None
    return limits[0]._replace(kind=STRING, text=text) if text is not None else None


def _date_of(function: str, number: int) -> str | None:
    if function == "YEAR" and number <= date.max.year:
        return f"{number:04d}-01-01"
    if function == "TO_DAYS" and _YEAR_1 < number < _YEAR_1 + date.max.toordinal():
        return date.fromordinal(number - _YEAR_1).isoformat()
    if function == "UNIX_TIMESTAMP" and number < 2**32:
        return (datetime(1970, 1, 1) + timedelta(seconds=number)).isoformat(" ")  # in UTC, as scripts are
    return None


def _limits(cursor: Cursor) -> list[Token]:
    """Where the last partition by RANGE ends, or all values of those by LIST; nothing where they take all others, too."""
    limits: list[Token] = []
    is_open = False
    while cursor.token.kind != END:
        if cursor.take("LESS", "THAN"):
            # partitions are in ascending order: the last one tells
            limits = cursor.group() if cursor.at_symbol("(") else [cursor.advance()]
        elif cursor.take("VALUES", "IN"):
            limits = [*limits, *cursor.group()]
        else:
            is_open |= cursor.at("DEFAULT")  # MariaDB's partition for all other values
            cursor.index += 1
    return [] if is_open or any(token.word == "MAXVALUE" for token in limits) else limits
