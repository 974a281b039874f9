"""Reads the rows of a script's INSERT statements back, literal by literal, without an SQL parser.

It reads what the scripts write: ``INSERT INTO `t` (`a`, `b`) VALUES`` and rows of strings with doubled quotes,
hexadecimal strings, numbers, NULL and simple expressions, the first value of the first row behind its guard. Rows are
one per line or not. Literals stay as they are written, since they are compared and audited as text; ``row_reader`` reads
other programs' dumps into values, under whatever settings their session has. What looks like an INSERT of ours and
cannot be read to its end is an error, never passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from ..errors import ChecksumError
from ..lazy_patterns import lazy
from .identifiers import unquote
from .patterns import BACKTICKED, SINGLE_QUOTED_PLAIN
from .statements import Statement

# Possessive quantifiers and atomic groups: a literal is read in one way only, so a malformed row fails at once.
_STRING = SINGLE_QUOTED_PLAIN
_CALL = rf"[\w@.]++\((?>(?:[^()']++|{_STRING}|\((?>(?:[^()']++|{_STRING})*)\))*)\)"
VALUE = rf"(?:(?:_\w++ ?)?[XxBb]?{_STRING}|[-+\w@.]++(?![\w(])|{_CALL})"
_GUARDED = rf"IF\(@seed_step = \d+, ({VALUE}), \(SELECT 1 UNION SELECT 2\)\)"
NAME = BACKTICKED
_INSERT = lazy(rf"INSERT INTO ({NAME})\s*+\(({NAME}(?>(?:,\s*+{NAME})*))\)\s+VALUES\s*+", re.IGNORECASE)
_COLUMN = lazy(NAME)
_TEXT = lazy(rf"(?:_\w++ ?)?[Xx]?{_STRING}")
_TEXT_OR_NAME = lazy(rf"{NAME}|({_TEXT.pattern})")  # a name may hold a quote
_BITS = lazy(r"[Bb]'([01]*)'")
_HEX_NUMBER = lazy("0x[0-9A-Fa-f]+")
_INTEGER = lazy(r"[-+]?[0-9]+")
_DECIMAL = lazy(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Expression:
    """A value that is no literal: a variable, a function's call."""

    text: str

    @property
    def literals(self) -> list[str | bytes]:
        """The strings inside the expression."""
        return texts(self.text)


Value = str | bytes | int | Decimal | Expression | None


class Insert(NamedTuple):
    """The rows of one INSERT. ``rows`` holds the literals as written; ``read_literal`` gives their values. ``offsets``
    are the places in the statement's text where the rows end."""

    statement: Statement
    table: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]
    offsets: list[int]

    def line(self, row: int) -> int:
        """The line of the file (from 1) that holds row ``row`` (from 0)."""
        return self.statement.line + self.statement.text.count("\n", 0, self.offsets[row])


_ROW = lazy(rf"\(\s*+(?:{_GUARDED}|({VALUE}))")
_ROW_BYTES = lazy(_ROW.pattern.encode())
_FURTHER = lazy(rf"(?>(?:\s*+,\s*+{VALUE})*)\s*+\)")
_ONE = lazy(VALUE)
_COMMENTS = lazy(r"--[^\n]*|/\*.*?\*/|#[^\n]*", re.DOTALL)
_NEXT = lazy(r"\s*+,\s*+")


def insert_head(text: str) -> str:
    """The text of an INSERT with VALUES up to its first row; empty when ``text`` is none."""
    start = _INSERT.match(text)
    return start[0] if start else ""


def split_insert(piece: bytes) -> tuple[bytes, bytes]:
    """The head of an INSERT with VALUES, as ``insert_head`` gives it, and its rows as further ones are written, ``, (…)``
    behind a line break each; of the first value only what its guard guards. Nothing is read: both are empty where the
    statement does not look like that."""
    end = piece.find(b"(", piece.find(b"VALUES\n") + 1)
    first = _ROW_BYTES.match(piece, end) if end > 0 else None
    if first is None:
        return b"", b""
    stop = len(piece) - 2 * piece.endswith(b";\n")
    while piece[stop - 1 : stop] == b"\n":
        stop -= 1
    return piece[:end], b"".join((b"\n, (", first[1] or first[2], memoryview(piece)[first.end() : stop]))


def read_insert(statement: Statement, file: str = "") -> Insert | None:
    """The rows of ``statement``, or None when it is not an INSERT with VALUES. Comments after the rows are passed over.

    Raises ChecksumError, with file and line, when a row cannot be read or its values are not as many as the columns.
    """
    text = statement.text
    start = _INSERT.match(text)
    if start is None:
        return None
    columns = tuple(unquote(name) for name in _COLUMN.findall(start[2]))
    rows: list[tuple[str, ...]] = []
    offsets: list[int] = []
    index = start.end()
    begin = index
    while (first := _ROW.match(text, begin)) and (rest := _FURTHER.match(text, first.end())):
        values = (first[1] or first[2], *_ONE.findall(text, first.end(), rest.end() - 1))
        # only a statement's first value is guarded
        if (rows and first[2] is None) or len(values) != len(columns):
            break
        rows.append(values)
        index = rest.end()
        offsets.append(index)
        separator = _NEXT.match(text, index)
        if separator is None:
            break
        begin = separator.end()
    if not rows or _COMMENTS.sub("", text[index:]).strip():
        line = statement.line + text.count("\n", 0, index + len(text[index:]) - len(text[index:].lstrip()))
        raise ChecksumError(
            f"cannot read this row of table '{unquote(start[1])}' as {len(columns)} literals",
            location=f"{file}:{line}" if file else f"line {line}",
            hint="the audit reads scripts as seedsql writes them; generate the script again",
        )
    return Insert(statement, unquote(start[1]), columns, rows, offsets)


def read_row(line: str) -> list[str]:
    """The literals of one row on a line of its own, ``, (…)``; none when it is not such a line from end to end."""
    begin = _ROW.match(line, 2) if line.startswith(", ") else None
    rest = _FURTHER.fullmatch(line, begin.end()) if begin else None
    if begin is None or rest is None or begin[2] is None:
        return []
    return [begin[2], *_ONE.findall(line, begin.end(), rest.end() - 1)]


def read_literal(raw: str) -> Value:
    """The value of one literal: str, bytes (``X'…'``), int, Decimal, None (NULL), or the Expression that it is.

    Raises ChecksumError when a hexadecimal literal is malformed or not UTF-8 where it says so.
    """
    first = raw[:1]
    if first == "'":
        return raw[1:-1].replace("''", "'")
    if raw.endswith("'") and _TEXT.fullmatch(raw):
        return _read_introduced(raw)
    if _INTEGER.fullmatch(raw):
        return int(raw)
    if _DECIMAL.fullmatch(raw):
        return Decimal(raw)
    if _HEX_NUMBER.fullmatch(raw):
        return bytes.fromhex(raw[2:] if len(raw) % 2 == 0 else f"0{raw[2:]}")
    bits = _BITS.fullmatch(raw)
    if bits:
        return int(bits[1] or "0", 2)
    return None if raw.upper() == "NULL" else Expression(raw)


def _read_introduced(raw: str) -> str | bytes:
    """A hexadecimal string, or a string behind a character set's name."""
    content = raw[raw.index("'") + 1 : -1]
    hexadecimal = raw[raw.index("'") - 1] in "Xx"
    try:
        data = bytes.fromhex(content) if hexadecimal else content.replace("''", "'").encode()
        return data if raw[0] != "_" or raw.startswith("_binary") else data.decode()
    except ValueError as error:
        raise ChecksumError(f"malformed literal of {len(raw)} characters: {type(error).__name__}") from None


def read_line(line: str) -> tuple[str, ...]:
    """The literals of one row without its brackets. Raises ChecksumError when they cannot be read to the end."""
    found = tuple(_ONE.findall(line))
    if ", ".join(found) != line:
        raise ChecksumError(f"cannot read a row of {len(line)} characters as literals")
    return found


def text_literals(sql: str) -> list[str]:
    """All string literals in a piece of SQL as they are written, in their order."""
    return [found for found in _TEXT_OR_NAME.findall(sql) if found]


def texts(sql: str) -> list[str | bytes]:
    """The values of all string literals in a piece of SQL, in their order."""
    return [value for raw in text_literals(sql) if isinstance(value := read_literal(raw), str | bytes)]
