"""INSERTs whose values a pattern reads and proves: bound row by row, without a look at each of them by SQLite.

One pattern for the rows of a table says of every value that its column takes it, in the very notation in which MySQL stores
it, so that neither its CHECK nor the trigger that brings it into this notation is needed (``tables.strict_ddl``), and that
a text means the same to a collation that ignores case alone. Rows of any other kind are left to the strict way.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ..schema.model import Column, Schema, Table
from .columns import CHARACTER_TYPES, KEPT_AS_WRITTEN, affinity, folds_case, literal, quoted
from .scripts import names_of, split_insert

_STRING = r"[^']*+(?>(?:''[^']*+)*)"
_USUAL_DAY = r"\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
_LEAP_DAY = r"(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29"
_CLOCK = r" (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d"
_ENCODED = re.compile(r"'[^']*'|_utf8mb4 X'([0-9A-Fa-f]*)'")
_SINGLE_QUOTES = "replace({}, '''''', '''')"  # of doubled ones
_WHOLE = "CAST({} AS INTEGER)"
_ABSENT = "NULLIF({}, '')"
_UNQUOTED = "CASE WHEN {0} <> 'NULL' THEN substr({0}, 2, length({0}) - 2) END"


@dataclass(frozen=True, slots=True)
class Literal:
    """What the literals of a column look like, with one group, and what SQLite makes of the group's text, ``{}``."""

    pattern: str
    value: str = "{}"
    convert: Callable[[str], object] | None = None
    is_text: bool = False


def _nullable(given: Literal, column: Column) -> Literal:
    """The same or NULL, whose group is empty."""
    if not column.nullable or column.auto_increment or given.is_text or given.convert is not None:
        return given
    return Literal(f"(?:NULL|{given.pattern})", given.value.format(_ABSENT))


def _date(years: str = "[1-9]") -> str:
    return f"(?={years})(?:{_USUAL_DAY}|{_LEAP_DAY})"


def _datetime(column: Column) -> Literal:
    # the last TIMESTAMP is in January 2038: https://dev.mysql.com/doc/refman/8.4/en/datetime.html
    years = "19(?:7[1-9]|[89])|20(?:[012]|3[0-7])" if column.type.name == "timestamp" else "[1-9]"
    fraction = rf"\.\d{{{column.type.length}}}" if column.type.length else ""
    return Literal(f"'({_date(years)}{_CLOCK}{fraction})'")


def _decimal(column: Column) -> Literal:
    precision, scale = column.type.length or 10, column.type.scale or 0
    whole = rf"(?:0|[1-9]\d{{0,{precision - scale - 1}}}+)" if precision > scale else "0"
    sign = "" if column.type.unsigned else r"(?:-(?![0.]++[,)\s]))?"  # there is no -0.00
    fraction = rf"\.\d{{{scale}}}" if scale else ""
    return Literal(f"({sign}{whole}{fraction})")


def _time(column: Column) -> Literal:
    # the largest hour is 838: https://dev.mysql.com/doc/refman/8.4/en/time.html
    fraction = rf"\.\d{{{column.type.length}}}" if column.type.length else ""
    return Literal(rf"'((?:\d\d|[1-7]\d\d|8[012]\d|83[0-7]):[0-5]\d:[0-5]\d{fraction})'")


def _bits(column: Column) -> Literal:
    def convert(digits: str) -> int | None:
        if digits == "NULL":
            return None
        value = int(digits[2:-1], 2) if digits[0] == "b" else int(digits)
        if value >> (column.type.length or 1):
            raise ValueError(f"{digits} does not fit {column.type}")
        return value

    return Literal(r"(NULL|\d{1,18}+|b'[01]++')", convert=convert)


def _text(column: Column, is_compared: bool) -> Literal:
    text = _STRING
    labels = [re.escape(literal(label)[1:-1]) for label in column.type.labels]
    if column.type.name == "enum":
        text = f"(?:{'|'.join(labels)})"
    elif column.type.name == "set":  # in the order of the definition, each once
        text = "(?!,)" + "".join(f"(?:,?{label}(?=[,']))?" for label in labels)
    if column.type.name == "char" or is_compared:
        text += "(?<! )"  # CHAR drops trailing blanks, and a collation may pass over them
    if column.nullable:
        return Literal(f"(NULL|'{text}')", _UNQUOTED, is_text=True)
    return Literal(f"'({text})'", is_text=True)


def _octets(digits: str) -> bytes | None:
    return None if digits == "NULL" else bytes.fromhex(digits[2:-1])


def _literal(table: Table, column: Column, is_compared: bool) -> Literal | None:
    """How a column's values are written; None for a type that is not read here."""
    name, of = column.type.name, column.type
    if of.is_integer or name == "year":
        return Literal(r"(-?\d{1,18}+)", "{}" if affinity(table, column) else _WHOLE)
    if name == "bit":
        return _bits(column)
    if name in ("float", "double"):
        return Literal(r"(-?\d++(?>(?:\.\d++)?)(?>(?:[eE][-+]?\d++)?))")
    if name == "decimal":
        return _decimal(column)
    if name == "date":
        return Literal(f"'({_date()})'")
    if name in ("datetime", "timestamp"):
        return _datetime(column)
    if name == "time":
        return _time(column)
    if name in CHARACTER_TYPES or name in ("json", "uuid"):
        return _text(column, is_compared)
    if name == "binary":
        return Literal(rf"(NULL|X'(?:[0-9A-Fa-f]{{2}}){{{of.length or 1}}}')", convert=_octets)
    return Literal(r"(NULL|X'(?>(?:[0-9A-Fa-f]{2})*)')", convert=_octets) if of.is_binary else None


def compared_texts(table: Table) -> set[str]:
    """The columns of texts that a unique key compares as their collation does, in lower case."""
    keys = [table.primary_key, *(key.columns for key in table.unique_keys if not any(key.prefixes))]
    return {name.lower() for key in keys for name in key if folds_case(table, table.column(name))}


class Rows:
    """Reads the rows of one table, which an INSERT writes into ``columns``."""

    def __init__(self, table: Table, columns: Sequence[str], literals: Sequence[Literal], keys: set[str]) -> None:
        self.table, self._columns, self._literals = table, columns, literals
        row = r"\s*+,\s*+".join(each.pattern for each in literals)
        self._pattern = re.compile(rf"(\(\s*+{row}\s*+\)\s*+(?:,\s*+|\Z))")
        self._keys = [place for place, name in enumerate(columns, 1) if name.lower() in keys]
        self._convert = {place: each.convert for place, each in enumerate(literals, 1) if each.convert is not None}

    def read(self, text: str) -> list[Any]:
        """The values of rows, as parameters of ``insert`` from the second on; none when ``text`` holds anything else."""
        rows = self._pattern.findall(text)
        if sum(len(row[0]) for row in rows) != len(text):
            return []
        if not self._convert:
            return rows
        columns = list(zip(*rows, strict=True))
        for place, convert in self._convert.items():
            columns[place] = tuple(map(convert, columns[place]))
        return list(zip(*columns, strict=True))

    def are_plain(self, rows: Sequence[Sequence[str]]) -> bool:
        """Whether ASCII's case is all in which the texts of a key may be the same."""
        return all(row[place].isascii() for place in self._keys for row in rows)

    def insert(self, has_quotes: bool) -> str:
        """The statement that binds a row. ``has_quotes``: strings may hold doubled quotes."""
        values = []
        for place, each in enumerate(self._literals, 2):
            value = each.value.format(f"?{place}")
            values.append(_SINGLE_QUOTES.format(value) if has_quotes and each.is_text else value)
        names = ", ".join(map(quoted, self._columns))
        return f"INSERT INTO {quoted(self.table.name)} ({names}) VALUES ({', '.join(values)})"


class BulkInserts:
    """Runs INSERTs of literals into the tables of ``schema`` on one connection; ``tell_apart`` is called with a table before a
    text other than ASCII comes into one of its keys."""

    def __init__(self, connection: sqlite3.Connection, schema: Schema, tell_apart: Callable[[Table], None]) -> None:
        self._connection, self._schema, self._tell_apart = connection, schema, tell_apart
        self._rows: dict[str, Rows | None] = {}

    def run(self, statement: str) -> int:
        """Insert the rows of ``statement`` and return how many they are: none at all when one of them is not known to be right
        as it is. Then the strict way runs the statement, or says what is wrong with it."""
        head, text = split_insert(statement)
        if head not in self._rows:
            self._rows[head] = self._reader(*names_of(head)) if head else None
        reader = self._rows[head]
        if reader is None:
            return 0
        try:
            if "_utf8mb4 X'" in text:
                text = _ENCODED.sub(_decoded, text)
            rows = reader.read(text)
            if rows and not text.isascii() and not reader.are_plain(rows):
                self._tell_apart(reader.table)
            return self._bound(reader.insert("''" in text), rows)
        except (ValueError, sqlite3.Error):
            return 0

    def _bound(self, insert: str, rows: list[Any]) -> int:
        self._connection.execute("SAVEPOINT `rows`")
        try:
            self._connection.executemany(insert, rows)
        except BaseException:
            self._connection.execute("ROLLBACK TO `rows`")
            raise
        finally:
            self._connection.execute("RELEASE `rows`")
        return len(rows)

    def _reader(self, name: str, columns: list[str]) -> Rows | None:
        table = self._schema.find(name)
        given_names = {name.lower() for name in columns}
        if table is None or not all(
            column.name.lower() in given_names or _is_filled_in(table, column) for column in table.columns
        ):
            return None
        keys, literals = compared_texts(table), []
        for name in columns:
            column = table.column(name)
            given = None if column.generated else _literal(table, column, name.lower() in keys)
            if given is None:
                return None
            literals.append(_nullable(given, column))
        return Rows(table, columns, literals, keys)


def _is_filled_in(table: Table, column: Column) -> bool:
    """Whether a column that an INSERT leaves out gets a value which needs no look."""
    if column.auto_increment:
        return False
    if column.generated or column.type.name not in KEPT_AS_WRITTEN:
        return True
    default = column.default or "NULL"
    if default.upper().startswith("CURRENT_TIMESTAMP"):
        return not column.type.length
    given = _literal(table, column, False)
    return given is not None and re.fullmatch(_nullable(given, column).pattern, default) is not None


def _decoded(match: re.Match[str]) -> str:
    """A text in hexadecimal digits as a string. Raises ValueError for one that is not UTF-8, and for one that SQLite's
    functions would read to its first zero byte only."""
    if match[1] is None:
        return match[0]
    text = bytes.fromhex(match[1]).decode("utf-8")
    if "\0" in text:
        raise ValueError("a text with a zero byte")
    return literal(text)
