"""The rows of INSERT and REPLACE statements in a file of any origin: a dump as it is, or written by hand.

Everything else that a dump holds is passed over and counted, but for SET statements, which decide how the text after them
is read, and for statements that would change rows read before, which are refused.
https://dev.mysql.com/doc/refman/8.4/en/insert.html, https://dev.mysql.com/doc/refman/8.4/en/mysqldump.html
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from ..printable import quantity
from .charsets import TRAILING_BACKSLASH
from .dump_effects import DumpEffects
from .literals import Value
from .row_reader import read_rows, read_value
from .scanner import Scanner

# What defines or prepares, and changes no row that was read.
_SKIPPED = frozenset(
    "ALTER ANALYZE BEGIN BINLOG CHANGE CHECK COMMIT CREATE DO DROP FLUSH GRANT LOCK OPTIMIZE RENAME RESET REVOKE SAVEPOINT "
    "SELECT SHOW START STOP UNLOCK USE WARNINGS".split()
)
# What removes or changes rows: harmless before there are any, since the rows of the file are all that counts.
_CHANGES = frozenset(("DELETE", "ROLLBACK", "TRUNCATE", "UPDATE", "WITH"))
_KINDS = (
    "TABLE",
    "VIEW",
    "TRIGGER",
    "PROCEDURE",
    "FUNCTION",
    "EVENT",
    "DATABASE",
    "SCHEMA",
    "INDEX",
    "SEQUENCE",
    "USER",
)
_KIND = re.compile(rb"\b(?:" + "|".join(_KINDS).encode() + rb")\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class InsertedRows:
    """The rows of one statement. ``columns`` is None when it names none, so that the table's own order counts; ``lines``
    has the line (from 1) on which each row begins; ``time_zone`` is that of the TIMESTAMP values; with ``zero_is_next`` a
    server takes 0 in an AUTO_INCREMENT column for the next number."""

    table: str
    columns: tuple[str, ...] | None
    line: int
    rows: list[tuple[Value, ...]]
    lines: list[int]
    time_zone: str = "+00:00"
    zero_is_next: bool = True
    truncates: bool = False


@dataclass(frozen=True, slots=True)
class Dump:
    """What a file holds: rows, and how many statements of each kind were passed over."""

    inserts: list[InsertedRows] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)


def read_inserts(path: Path | str, data: bytes) -> Dump:
    """Return the rows of an SQL file. ``path`` is for messages. Raises InputRowError (78) with file and line for what cannot
    be read as rows, and for what would change rows."""
    scanner = Scanner(data, str(path))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        # PowerShell before version 6 writes what is redirected by > as UTF-16 with a byte order mark.
        raise scanner.error("the file is UTF-16", hint="save it as UTF-8")
    dump, effects = Dump(), DumpEffects()
    while scanner.blank() < len(data):
        # Empty statements are common between the parts of a dump, ``;;`` behind a routine's body too.
        if not scanner.take(scanner.delimiter) and not scanner.take(b";") and not scanner.take_line_of_the_client():
            _statement(scanner, dump, effects)
    effects.end(scanner)
    return dump


def without_rows(data: bytes) -> bytes:
    """Return an SQL file with blanks in place of its INSERT and REPLACE statements; every line stays where it was. Raises
    InputRowError for a string or comment that is not closed."""
    scanner = Scanner(data, "")
    pieces, kept = [], 0
    while scanner.blank() < len(data):
        if scanner.take(scanner.delimiter) or scanner.take(b";") or scanner.take_line_of_the_client():
            continue
        start, word = scanner.offset, scanner.word()
        scanner.rest_of_statement()
        if word in ("INSERT", "REPLACE"):
            pieces += [data[kept:start], re.sub(rb"[^\n]", b" ", data[start : scanner.offset])]
            kept = scanner.offset
    return b"".join([*pieces, data[kept:]])


def _statement(scanner: Scanner, dump: Dump, effects: DumpEffects) -> None:
    word, start = scanner.word(), scanner.offset
    if word in ("INSERT", "REPLACE"):
        dump.inserts.append(_insert(scanner, word, effects))
    elif word == "SET":
        dump.skipped["SET"] += 1
        _set(scanner)
        effects.autocommit(scanner)
    elif word in ("DELETE", "UPDATE", "TRUNCATE", "ROLLBACK", "WITH") and dump.inserts:
        raise scanner.error(
            f"{word} after rows that were read: what it leaves of them is not known",
            hint="load the file into a database, and take a snapshot",
        )
    elif word in _SKIPPED or word in _CHANGES:
        statement = scanner.rest_of_statement()
        dump.skipped[_shown(word, statement)] += 1
        effects.statement(scanner, word, statement, start)
    else:
        raise scanner.error(
            f"this is not an INSERT with VALUES{f', but {word}' if word else ''}",
            hint="a fixture reads INSERT and REPLACE, and passes over what defines tables, views, triggers and routines "
            "(a routine's body needs DELIMITER, as mysqldump writes it)",
        )


def _shown(word: str, statement: bytes) -> str:
    """The kind of a statement for the report of what was passed over: CREATE TABLE, LOCK, …"""
    kind = _KIND.search(statement[:400]) if word in ("CREATE", "DROP", "ALTER") else None
    return f"{word} {kind.group().decode().upper()}" if kind else word


def _set(scanner: Scanner) -> None:
    text = scanner.rest_of_statement()[3:].decode("utf-8", "replace")
    scanner.session.run(re.sub(r"/\*M?!\d*|\*/", " ", text))


def _insert(scanner: Scanner, word: str, effects: DumpEffects) -> InsertedRows:
    start = scanner.offset
    line = scanner.line(start)
    if scanner.session.unknown is not None:
        raise scanner.error(
            f"the value of {scanner.session.unknown} decides how rows are read, and the file does not tell it"
        )
    if scanner.session.charset in TRAILING_BACKSLASH:
        raise scanner.error(
            f"rows in the character set {scanner.session.charset} are not read", hint="save it as UTF-8"
        )
    scanner.take_word(word)
    # IGNORE leaves out rows that fail; which ones only a server knows, so they are taken as they stand
    # (https://dev.mysql.com/doc/refman/8.4/en/insert.html).
    while scanner.take_word("LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "IGNORE"):
        pass
    scanner.take_word("INTO")
    database, table = None, scanner.name()
    while table is not None and scanner.take(b"."):
        # DATABASE.TABLE: which database it was does not matter, as long as it is one only.
        database, table = table, scanner.name()
    if table is None:
        raise scanner.error(f"the name of a table is expected after {word}")
    effects.rows(scanner, table, database, start)
    # mysqldump does not write it; a row goes into the partition of its values in any case.
    if scanner.take_word("PARTITION"):
        _names(scanner)
    columns: tuple[str, ...] | None
    if scanner.take_word("SET"):
        columns, rows, lines = _assignments(scanner)
    else:
        columns = _names(scanner)
        # VALUE is a synonym (https://dev.mysql.com/doc/refman/8.4/en/insert.html).
        if not scanner.take_word("VALUES", "VALUE"):
            raise scanner.error(f"{word} without VALUES: the rows are not in the file", hint="values must be literals")
        rows, lines = read_rows(scanner)
        for row, where in zip(rows, lines, strict=True):
            if columns is not None and len(row) != len(columns):
                raise scanner.error(
                    f"{quantity(len(row), 'value')}, but the {word} names {quantity(len(columns), 'column')}",
                    offset=where,
                )
    lines = [scanner.line(offset) for offset in lines]
    _end(scanner, word)
    session = scanner.session
    return InsertedRows(table, columns, line, rows, lines, session.time_zone, session.zero_is_next, session.truncates)


def _names(scanner: Scanner) -> tuple[str, ...] | None:
    """A list of names in parentheses; None when there is none. Raises InputRowError when one is named twice."""
    if not scanner.take(b"("):
        return None
    names: list[str] = []
    while not scanner.take(b")"):
        name = scanner.name()
        while name is not None and scanner.take(b"."):
            name = scanner.name()
        if name is None:
            raise scanner.error("the name of a column is expected")
        # Column names ignore case on every platform
        # (https://dev.mysql.com/doc/refman/8.4/en/identifier-case-sensitivity.html); servers refuse this with error
        # 1110.
        if name.lower() in {each.lower() for each in names}:
            raise scanner.error(f"the column {name} is named twice")
        names.append(name)
        scanner.take(b",")
    return tuple(names)


def _assignments(scanner: Scanner) -> tuple[tuple[str, ...], list[tuple[Value, ...]], list[int]]:
    """``SET a = 1, b = 'x'`` of an INSERT: one row."""
    start, columns, values = scanner.blank(), [], []
    while True:
        name = scanner.name()
        if name is None or not scanner.take(b"="):
            raise scanner.error("a column and = are expected")
        columns.append(name)
        values.append(read_value(scanner))
        if not scanner.take(b","):
            return tuple(columns), [tuple(values)], [start]


def _end(scanner: Scanner, word: str) -> None:
    """The end of the statement. Raises InputRowError for what would change the rows."""
    if scanner.take_delimiter():
        return
    follows = scanner.word()
    if follows in ("ON", "AS"):
        raise scanner.error(
            "ON DUPLICATE KEY UPDATE: which rows there are then depends on what a database holds",
            hint="load the file into a database, and take a snapshot",
        )
    # Of MariaDB (https://mariadb.com/kb/en/insertreturning/): it shows the rows, and changes none.
    if follows == "RETURNING":
        scanner.rest_of_statement()
        return
    raise scanner.error(
        f"a row of this {word} cannot be read from here on", hint="values must be literals, and ; ends the statement"
    )
