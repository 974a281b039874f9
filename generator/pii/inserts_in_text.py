"""Rows of SQL inside a text: INSERT INTO with the names of its columns, whose values are masked by these."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..lazy_patterns import lazy
from .names import classify_member

_HEAD = lazy(
    r"\b(?:INSERT(?: IGNORE)?|REPLACE)\s+INTO\s+(?P<table>[\w.`\"\[\]]{1,80})\s*\((?P<columns>[^()]{1,800})\)\s*VALUES\s*",
    re.IGNORECASE,
)
_VALUE = r"(?:'(?:[^'\\\\]|''|\\\\.)*'|[^'(),;]*(?:\([^()]*\))?)"
_ROW = lazy(rf"\(\s*{_VALUE}(?:\s*,\s*{_VALUE})*\s*\)")
_ONE = lazy(_VALUE)
_MARKS = '`"[] \n\r\t'
Mask = Callable[[str, str, str], str | None]


def masked_inserts(text: str, mask: Mask) -> str:
    """``text`` with the quoted values of such rows masked by ``mask(column, value, table)``, which returns None for a column that says
    nothing."""
    pieces, end = [], 0
    for head in _HEAD.finditer(text):
        columns = [each.strip(_MARKS) for each in head["columns"].split(",")]
        table = head["table"].strip(_MARKS).rpartition(".")[2].strip(_MARKS)
        if not any(classify_member(column, table) for column in columns):
            continue
        for start, stop, column in _values(text, head.end(), columns):
            value = text[start:stop].replace("''", "'")
            made = mask(column, value, table)
            if made is not None and made != value and start >= end:
                pieces += [text[end:start], made.replace("'", "''")]
                end = stop
    return "".join((*pieces, text[end:])) if pieces else text


def _values(text: str, start: int, columns: list[str]) -> Iterator[tuple[int, int, str]]:
    """Where the quoted values of the rows from ``start`` on are, without their marks, and whose column each is."""
    while (row := _ROW.match(text, start)) is not None:
        at = row.start() + 1
        for column in columns:
            at = _behind_blanks(text, at)
            value = _ONE.match(text, at)
            if value is None:
                break
            if value[0][:1] == "'":
                yield value.start() + 1, value.end() - 1, column
            at = _behind_blanks(text, value.end()) + 1
        start = _behind_blanks(text, row.end())
        if text[start : start + 1] != ",":
            return
        start = _behind_blanks(text, start + 1)


def _behind_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
