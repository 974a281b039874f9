"""Rows of a live database with all the parents that they need, read in one consistent view."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..errors import PlanError
from ..sql.identifiers import identifier
from .connection import Connection
from .rows import as_scripts_read, exactly, read_by_key

KEYS_AT_ONCE = 500
MOST_ROWS = 200_000


@dataclass(frozen=True, slots=True)
class Link:
    """A reference that is followed to its parents."""

    table: str
    columns: tuple[str, ...]
    parent: str
    parent_columns: tuple[str, ...]


@dataclass
class TableRows:
    """Rows of one table: ``columns`` in the table's order, ``rows`` by key; ``floats`` are columns of type FLOAT."""

    columns: tuple[str, ...]
    key: tuple[str, ...]
    floats: frozenset[str] = frozenset()
    rows: dict[tuple[Any, ...], tuple[Any, ...]] = field(default_factory=dict)

    def values(self, names: Sequence[str]) -> set[tuple[Any, ...]]:
        """The different values of some columns, those with a NULL left out."""
        indexes = [self.columns.index(name) for name in names]
        found = {tuple(row[index] for index in indexes) for row in self.rows.values()}
        return {value for value in found if None not in value}


def take_rows(
    connection: Connection,
    taken: dict[str, TableRows],
    links: Sequence[Link],
    wanted: Sequence[tuple[str, str | None, int | None]],
) -> dict[str, TableRows]:
    """Return the rows of ``wanted`` (table, SQL condition, limit) and every row that they refer to, directly or not.

    ``taken`` describes each table, and is filled with its rows. One read-only transaction sees one state of the database.
    A TIMESTAMP is read in UTC, as the scripts write it. Raises StatementFailed when a condition is no SQL, PlanError when
    more than 200,000 rows would be taken.
    """
    connection.run("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    with as_scripts_read(connection):
        # the view begins here, not with the first SELECT: https://dev.mysql.com/doc/refman/8.4/en/commit.html
        connection.run("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY")
        try:
            for table, where, limit in wanted:
                _add(taken[table], connection.read(_select(table, taken[table], where, limit)).rows)
            while _follow(connection, taken, links):
                pass
        finally:
            if connection.is_open:
                # lets go of the view: InnoDB keeps the old versions of every row for it
                connection.run("ROLLBACK")
    return {table: rows for table, rows in taken.items() if rows.rows}


def _select(table: str, taken: TableRows, where: str | None, limit: int | None) -> str:
    condition = f" WHERE ({where})" if where else ""
    ending = f" LIMIT {int(limit)}" if limit is not None else ""
    listed = ", ".join(exactly(name, taken.floats) for name in taken.columns)
    order = ", ".join(identifier(name) for name in taken.key)
    return f"SELECT {listed} FROM {identifier(table)}{condition} ORDER BY {order}{ending}"


def _add(taken: TableRows, rows: Iterable[tuple[Any, ...]]) -> int:
    before = len(taken.rows)
    indexes = [taken.columns.index(name) for name in taken.key]
    for row in rows:
        taken.rows.setdefault(tuple(row[index] for index in indexes), row)
    if len(taken.rows) > MOST_ROWS:
        raise PlanError(
            f"more than {MOST_ROWS:,} rows of one table would be taken", hint="say --where, or a smaller --limit"
        )
    return len(taken.rows) - before


def _follow(connection: Connection, taken: dict[str, TableRows], links: Sequence[Link]) -> int:
    """Fetch the parents that are referred to and not there yet; return how many came."""
    came = 0
    for link in links:
        child, parent = taken[link.table], taken[link.parent]
        missing = sorted(child.values(link.columns) - parent.values(link.parent_columns), key=repr)
        for start in range(0, len(missing), KEYS_AT_ONCE):
            keys = missing[start : start + KEYS_AT_ONCE]
            found = read_by_key(connection, link.parent, link.parent_columns, parent.columns, keys, parent.floats)
            came += _add(parent, (row[len(link.parent_columns) :] for row in found))
    return came
