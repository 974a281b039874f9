"""The keys of seeded rows that no range of ids names: listed once, as JSON, and joined from there.

Up keeps them in a user variable, row by row, and in the history; down and verify read them back with JSON_TABLE
(https://dev.mysql.com/doc/refman/8.0/en/json-table-functions.html, in MariaDB since 10.6).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..files import open_text
from ..lazy_patterns import lazy
from ..planning.model import TableStep
from ..schema.model import Column, ColumnType
from ..sql.identifiers import identifier
from ..sql.literals import text_literal
from .literals import literals

# The list grows statement by statement, so that no packet is long; the text that CONCAT gives may have
# max_allowed_packet bytes.
KEYS_PER_STATEMENT = 500

_KEYS_START = lazy(r"SET @(\w+)_keys = CONCAT\(")
_LISTED_KEY = lazy(r"(?:  |, )'(?:\[|, )(\[.*\])'")

_CLOCK = ("datetime", "timestamp", "time")
_JSON_TYPES = {
    "float": "DOUBLE",
    "double": "DOUBLE",
    "date": "DATE",
    "time": "TIME",
    "datetime": "DATETIME",
    "timestamp": "DATETIME",
}


def json_type(column: Column) -> str:
    """Return the type in which JSON_TABLE gives a key column's value."""
    kind = column.type
    if kind.is_integer or kind.name in ("year", "bit"):
        # A value comes out of JSON with the type that is asked for. A key that is compared as another type than its
        # column's would be converted row by row, without its index
        # (https://dev.mysql.com/doc/refman/8.4/en/type-conversion.html).
        return "BIGINT UNSIGNED" if kind.unsigned or not kind.is_integer else "BIGINT"
    if kind.name == "decimal":
        # JSON numbers are doubles to many readers, with 15 exact digits; decimals are written as text, and JSON_TABLE
        # reads the digits.
        return f"DECIMAL({kind.length},{kind.scale or 0})"
    if kind.name in _JSON_TYPES:
        return _JSON_TYPES[kind.name] + (f"({kind.length})" if kind.name in _CLOCK and kind.length else "")
    return f"VARCHAR({_characters(kind)})"


def _characters(kind: ColumnType) -> int:
    """The longest text of a key column: bytes are written as hexadecimal digits, the labels of a SET with commas.

    An InnoDB key holds 3072 bytes: https://dev.mysql.com/doc/refman/8.4/en/innodb-limits.html
    """
    if kind.name == "set":
        return max(1, sum(len(label) + 1 for label in kind.labels))
    if kind.labels:
        return max(1, *map(len, kind.labels))
    if kind.is_binary:
        # Two hexadecimal digits a byte; a prefix key of a BLOB has no length of its own.
        return 2 * min(kind.length or 1536, 3072)
    return min(kind.length or 768, 3072)


def compared(column: Column, value: str, *, ascii_only: bool) -> str:
    """Return a value of JSON_TABLE as the key column is compared with it, so that the index on the key serves.

    Text is compared in the column's own collation: US-ASCII fits every character set, and other text is given the
    collation that the DDL states. Where it states none, the server's default is not known here: then bytes are compared.
    """
    kind = column.type
    if kind.is_binary:
        # JSON is text in utf8mb4 (https://dev.mysql.com/doc/refman/8.4/en/json.html): bytes that are no UTF-8 would be
        # refused.
        return f"UNHEX({value})"
    if kind.name in ("uuid", "inet4", "inet6"):
        # MariaDB's own types; MySQL has none of them (https://mariadb.com/kb/en/uuid-data-type/).
        return f"CAST({value} AS {kind.name.upper()})"
    if not (kind.is_text or kind.labels):
        return value
    # An expression of pure ASCII takes the column's collation (coercibility): the index on the column serves.
    # https://dev.mysql.com/doc/refman/8.4/en/charset-collation-coercibility.html
    if ascii_only:
        return f"CONVERT({value} USING ascii)"
    if kind.collation and kind.charset:
        return f"CONVERT({value} USING {kind.charset}) COLLATE {kind.collation}"
    # Bytes are compared without the index; wrong it cannot be, since each listed key is written as the row has it.
    return f"CONVERT({value} USING utf8mb4) COLLATE utf8mb4_bin"


def comparable(own: Column, theirs: Column, sql: str) -> str:
    """Return ``sql`` of column ``theirs`` as it is compared with column ``own``.

    A server declines to compare text of two collations (error 1267), unless one is given for the comparison
    (https://dev.mysql.com/doc/refman/8.4/en/charset-collation-coercibility.html). A foreign key has one collation on both
    sides; columns that only refer to each other need not. What the DDL leaves out is the server's, which is not known here.
    """
    kinds = {(each.type.charset, each.type.collation) for each in (own, theirs)}
    if len(kinds) == 1 or not (own.type.is_text and theirs.type.is_text):
        return sql
    return f"CONVERT({sql} USING utf8mb4) COLLATE utf8mb4_bin"


def _key_literals(step: TableStep, start: int, stop: int) -> list[list[str]]:
    """The literals of the key's columns in rows ``start`` to ``stop`` (excluded)."""
    return [literals(array) for array in step.arrays(start, stop, step.key)]


def _value(literal: str, column: Column) -> int | str:
    if literal.startswith("_utf8mb4 X'"):
        return bytes.fromhex(literal[11:-1]).decode("utf-8")
    if literal.startswith("X'"):
        # JSON has no bytes: hexadecimal digits, which UNHEX() turns back
        return int(literal[2:-1], 16) if column.type.name == "bit" else literal[2:-1]
    if literal.startswith("'"):
        return literal[1:-1].replace("''", "'")
    # Integers stay numbers: JSON of the servers keeps 64 bits exact, signed or not.
    return int(literal) if column.type.is_integer or column.type.name == "year" else literal


def key_statements(step: TableStep, variable: str) -> Iterator[str]:
    """Yield the statements that put a table's keys into user variable ``variable``: one key a line."""
    columns = [step.table.column(name) for name in step.key]
    for start in range(0, step.rows, KEYS_PER_STATEMENT):
        stop = min(start + KEYS_PER_STATEMENT, step.rows)
        lines = key_lines(_key_literals(step, start, stop), columns, is_first=not start)
        opening = f"SET {variable} = CONCAT(" + (f"{variable},\n  " if start else "\n  ")
        closing = "\n, ']'" if stop == step.rows else ""
        yield opening + lines + closing + "\n);\n"


def key_lines(keys: Sequence[Sequence[str]], columns: Sequence[Column], is_first: bool) -> str:
    """Return one literal a line for each key, whose literals are ``keys``, column by column: an array of JSON, behind a comma or,
    of the first, the bracket that opens the list."""
    begins = ["[" if is_first else ", ", *[", "] * (len(keys[0]) - 1)]
    quoted = [cells for cell in zip(keys, columns, strict=True) if (cells := _quoted(*cell)) is not None]
    if len(quoted) == len(keys):
        return "\n, ".join(f"'{begin}[{', '.join(key)}]'" for begin, *key in zip(begins, *quoted, strict=True))
    lines = []
    for begin, *key in zip(begins, *keys, strict=True):
        values = [_value(literal, column) for literal, column in zip(key, columns, strict=True)]
        lines.append(text_literal(begin + json.dumps(values, ensure_ascii=False)))
    return "\n, ".join(lines)


def _quoted(found: Sequence[str], column: Column) -> Sequence[str] | None:
    """The literals of a column as JSON inside a literal; None where SQL or JSON escapes something in one of them."""
    together = "\n".join(found)  # no literal holds a raw line break
    opened = together[: together.find("'") + 1]
    if opened not in ("'", "X'"):
        return found if column.type.is_integer and not opened else None
    is_plain = len(found) - 1 == together.count("\n") == together.count("\n" + opened) and '"' not in together
    if not is_plain or (opened == "X'" and column.type.name == "bit"):
        return None
    return ('"' + together[len(opened) : -1].replace(f"'\n{opened}", '"\n"') + '"').split("\n")


def ascii_keys(step: TableStep) -> tuple[bool, ...]:
    """Return for each key column whether all its seeded values are US-ASCII."""
    plain = [True] * len(step.key)
    for start in range(0, step.rows, 5000):
        for index, found in enumerate(_key_literals(step, start, min(start + 5000, step.rows))):
            if not "".join(found).isascii() or any(literal.startswith("_utf8mb4") for literal in found):
                column = step.table.column(step.key[index])
                plain[index] = plain[index] and all(str(_value(literal, column)).isascii() for literal in found)
    return tuple(plain)


def join_keys(
    columns: Sequence[Column], plain: Sequence[bool], alias: str, names: Sequence[str] = (), keys: str = "k"
) -> str:
    """Return the condition that a row of ``alias`` has a listed key; ``names`` are its columns, the key's by default."""
    pairs = []
    for number, (column, is_plain) in enumerate(zip(columns, plain, strict=True), start=1):
        name = names[number - 1] if names else column.name
        value = compared(column, f"`{keys}`.`k{number}`", ascii_only=is_plain)
        pairs.append(f"{identifier(alias)}.{identifier(name)} = {value}")
    return " AND ".join(pairs)


def listed_keys(up: Path) -> dict[str, frozenset[str]]:
    """Return the keys that an up script lists, as they stand there, by the name (``slug``) of their table.

    Raises OSError and UnicodeDecodeError of a file that cannot be read.
    """
    # Read from the text, without a parser: a script of millions of keys has them one a line, before its rows.
    found: dict[str, set[str]] = {}
    with open_text(up, "\n") as lines:
        for line in lines:
            if line.startswith("-- ==== rows"):
                break
            if start := _KEYS_START.match(line):
                keys = found.setdefault(start[1], set())
            elif found and (key := _LISTED_KEY.match(line)):
                keys.add(key[1])
    return {name: frozenset(keys) for name, keys in found.items()}
