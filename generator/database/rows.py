"""Reads seeded rows back, and those of others that refer to them, in a session that shows values as the scripts do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from ..sql.identifiers import identifier
from .connection import ROWS_BYTES, Connection
from .live import TableNames


@contextmanager
def as_scripts_read(connection: Connection) -> Iterator[None]:
    """Set what decides how values are shown (the zone of a TIMESTAMP, the blanks of a CHAR) as the scripts set it."""
    mode, zone = connection.row("SELECT @@SESSION.sql_mode, @@SESSION.time_zone", str, str)
    # A TIMESTAMP is shown in the session's zone (https://dev.mysql.com/doc/refman/8.4/en/datetime.html), a CHAR
    # with its padding under PAD_CHAR_TO_FULL_LENGTH.
    connection.run("SET SESSION sql_mode = 'STRICT_ALL_TABLES', SESSION time_zone = '+00:00'")
    try:
        yield
    finally:
        if connection.is_open:
            connection.query("SET SESSION sql_mode = %s, SESSION time_zone = %s", [mode, zone])


def see_uncommitted(connection: Connection) -> None:
    """Let the session see what others have written and not committed yet: only for watching, to its end."""
    # the one level that sees rows before their COMMIT:
    # https://dev.mysql.com/doc/refman/8.4/en/innodb-transaction-isolation-levels.html
    connection.run("SET SESSION TRANSACTION ISOLATION LEVEL READ UNCOMMITTED")


def count_and_sum(connection: Connection, table: str, clauses: Sequence[str], checksum: str) -> tuple[int, int]:
    """Return how many rows the ``clauses`` name together, and the total of their ``checksum`` expression."""
    rows, total = 0, 0
    for clause in clauses:
        count, part = connection.row(f"SELECT COUNT(*), {checksum} FROM {identifier(table)} WHERE {clause}", int, int)
        rows, total = rows + (count or 0), total + (part or 0)
    return rows, total


def row_key(connection: Connection, table: str) -> list[str]:
    """Return the columns that identify a row: the primary key or, without one, a UNIQUE key of NOT NULL columns; none when
    there is neither, or when the table cannot be seen."""
    names = TableNames.of(connection)
    rows = connection.query(
        # A key over the first characters of a column, or over an expression (no COLUMN_NAME), names no row:
        # https://dev.mysql.com/doc/refman/8.4/en/information-schema-statistics-table.html
        "SELECT `INDEX_NAME`, `COLUMN_NAME`, `NULLABLE` = 'YES' OR `SUB_PART` IS NOT NULL OR `COLUMN_NAME` IS NULL "
        "FROM `information_schema`.`STATISTICS` WHERE `TABLE_SCHEMA` = DATABASE() "
        f"AND {names.column('`TABLE_NAME`')} = %s "
        "AND `NON_UNIQUE` = 0 ORDER BY `INDEX_NAME` = 'PRIMARY' DESC, `INDEX_NAME`, `SEQ_IN_INDEX`",
        [names.fold(table)],
        width=3,
    )
    keys: dict[str, list[str]] = {}
    partial = {index for index, _, is_partial in rows if is_partial}
    for index, column, _ in rows:
        if index not in partial:
            keys.setdefault(index, []).append(str(column))
    return next(iter(keys.values()), [])


def read_rows(
    connection: Connection, table: str, columns: Sequence[str], clause: str, limit: int | None = None
) -> list[tuple[Any, ...]]:
    """Return ``columns`` of the rows of a table, called `child` in ``clause``, that it names, in the order of the columns."""
    listed = ", ".join(f"`child`.{identifier(column)}" for column in columns)
    ending = f" LIMIT {int(limit)}" if limit is not None else ""
    return connection.query(
        f"SELECT {listed} FROM {identifier(table)} AS `child` WHERE {clause} ORDER BY {listed}{ending}",
        width=len(columns),
        most_bytes=ROWS_BYTES,
    )


def count_where(connection: Connection, table: str, clause: str) -> int:
    """Return how many rows of a table, called `child` in it, ``clause`` names."""
    return connection.number(f"SELECT COUNT(*) FROM {identifier(table)} AS `child` WHERE {clause}")


def exactly(name: str, floats: Collection[str]) -> str:
    """A column to SELECT. Servers show a FLOAT with six digits and hold more, which a DOUBLE shows:
    https://dev.mysql.com/doc/refman/8.4/en/problems-with-float.html"""
    return f"({identifier(name)} + 0e0)" if name in floats else identifier(name)


def read_by_key(
    connection: Connection,
    table: str,
    key: Sequence[str],
    columns: Sequence[str],
    keys: Sequence[Sequence[Any]],
    floats: Collection[str] = (),
) -> list[tuple[Any, ...]]:
    """Return the key and ``columns`` of the rows whose ``key`` is one of ``keys``, in no order. ``floats``: those of type
    FLOAT, to be read exactly."""
    listed = ", ".join([*map(identifier, key), *(exactly(name, floats) for name in columns)])
    named = ", ".join(map(identifier, key))
    locations = ", ".join("(" + ", ".join(["%s"] * len(key)) + ")" for _ in keys)
    # a row constructor, which both servers look up by the index:
    # https://dev.mysql.com/doc/refman/8.4/en/range-optimization.html#row-constructor-range-optimization
    head = f"SELECT {listed} FROM {identifier(table)} WHERE ({named}) IN ".replace("%", "%%")
    return connection.query(
        f"{head}({locations})",
        [value for each in keys for value in each],
        width=len(key) + len(columns),
        most_bytes=ROWS_BYTES,
    )
