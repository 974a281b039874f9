"""What became of a seed's rows since it was applied: which were edited, which are gone, which rows of others need them.

The history says which rows they are and what they summed up to; the up script, where it is at hand and the one that was
applied, says what each of them held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import StatementFailed
from ..printable import printable
from .cleaning import applied_rows

if TYPE_CHECKING:
    from ..database.cells import TableCells
    from ..database.connection import Connection
    from ..planning.applied import AppliedSeed
    from ..script.seeded import SeededTable
    from ..script.undo import AppliedRows

SHOWN_KEYS = 5
_KEY_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Change:
    """Rows of one table that are not as they were written, or that depend on such rows.

    ``kind`` is ``edited`` (with the ``column``), ``missing``, ``changed`` (which column is not known), ``refers`` (rows
    outside the seed, ``column`` holding the reference) or ``unwritten`` (a ``column`` that the seed did not write, such as
    one that was added since, holds another value than its DEFAULT). ``keys`` are the first few of the ``rows``.
    """

    kind: str
    table: str
    column: str
    rows: int
    keys: tuple[str, ...]

    def __str__(self) -> str:
        location = f"{self.table}.{self.column}" if self.column else self.table
        what = {
            "edited": f"edited in {self.rows} row{'s' * (self.rows != 1)}",
            "missing": f"{self.rows} row{'s' * (self.rows != 1)} gone",
            "changed": f"changed (its {self.rows} rows no longer sum up to what was written)",
            "unwritten": f"{self.rows} row{'s' * (self.rows != 1)} with a value that the seed did not write",
            "refers": f"{self.rows} row{'s' * (self.rows != 1)} outside the seed refer{'s' * (self.rows == 1)} to it",
        }[self.kind]
        more = ", ..." if self.rows > len(self.keys) else ""
        return printable(f"{location}: {what}" + (f", key {', '.join(self.keys)}{more}" if self.keys else ""))

    def to_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "table": self.table,
            "column": self.column,
            "rows": self.rows,
            "keys": list(self.keys),
        }


def drifted_tables(connection: Connection, seed: AppliedSeed) -> list[str]:
    """Return the tables whose seeded rows no longer sum up to what the history says."""
    from ..database.rows import as_scripts_read

    with as_scripts_read(connection):
        return [table.name for table in applied_rows(seed).tables if not _is_intact(connection, table, seed)]


def _is_intact(connection: Connection, table: SeededTable, seed: AppliedSeed) -> bool:
    from ..database import errnos
    from ..database.rows import count_and_sum

    try:
        rows, total = count_and_sum(connection, table.name, table.clauses(), table.checksum)
    except StatementFailed as error:
        if error.errno not in (errnos.ER_BAD_FIELD, errnos.ER_NO_SUCH_TABLE):
            raise
        return False  # the table, or one of its columns, is gone
    return f";{table.name}={rows}:{total};" in f";{seed.row_checksums}"


def inspect(connection: Connection, seed: AppliedSeed, up: Path | None = None) -> list[Change]:
    """Return every change to the seed's rows and every reference to them from outside. Reads only.

    ``up`` is the script that was applied, when it is at hand: with it, edited columns are named.
    """
    from ..database.rows import as_scripts_read

    applied = applied_rows(seed)
    found: list[Change] = []
    with as_scripts_read(connection):
        for table in applied.tables:
            if not _is_intact(connection, table, seed):
                found += _changes(connection, table, up)
        found += _outside(connection, applied)
    return found


def unwritten_values(connection: Connection, seeds: Iterable[AppliedSeed]) -> list[Change]:
    """Return the columns that the seeds did not write and that hold other values than their DEFAULT in seeded rows: no
    checksum covers them, and the values go with the rows. Reads only."""
    from ..database.live import TableNames, columns_with_constant_default
    from ..database.rows import as_scripts_read

    found: list[Change] = []
    with as_scripts_read(connection):
        names, columns = TableNames.of(connection), columns_with_constant_default(connection)
        for table in (table for seed in seeds for table in applied_rows(seed).tables if table.rows):
            written = {name.lower() for name in (*table.key, *(name for name, _ in table.columns))}
            for column in columns.get(names.fold(table.name), ()):
                if column.lower() not in written:
                    found += _unwritten(connection, table, column)
    return found


def _unwritten(connection: Connection, table: SeededTable, column: str) -> Iterator[Change]:
    from ..database.rows import count_where, read_rows
    from ..sql.identifiers import identifier

    name = f"`child`.{identifier(column)}"
    clause = f"{table.scope('child')} AND NOT {name} <=> DEFAULT({name})"
    try:
        rows = count_where(connection, table.name, clause)
        keys = read_rows(connection, table.name, table.key, clause, SHOWN_KEYS) if rows else []
    except StatementFailed:
        return  # a column that the account may not read, or a table that is another one now: the script says what is wrong
    if rows:
        yield Change("unwritten", table.name, column, rows, tuple(_key_text(iter(key)) for key in keys))


def _changes(connection: Connection, table: SeededTable, up: Path | None) -> list[Change]:
    from ..database.cells import TableCells, compare_cells
    from ..database.live import read_live_schema_text
    from ..schema.parser import parse_schema

    live = parse_schema(read_live_schema_text(connection, [table.name]), "the database", partial=True).find(table.name)
    if live is None:
        return [Change("missing", table.name, "", table.rows, ())]
    gone = [name for name, _ in table.columns if live.find(name) is None]
    if gone:
        return [Change("changed", table.name, name, table.rows, ()) for name in gone]
    if up is None:
        return [Change("changed", table.name, "", table.rows, ())]
    (cells,) = compare_cells(connection, up, [live], [table.name]) or [TableCells(table.name)]
    return cell_changes(cells) or [Change("changed", table.name, "", table.rows, ())]


def cell_changes(cells: TableCells) -> list[Change]:
    """The missing rows and edited columns of one table."""
    from ..sql.script_rows import read_literal

    found = []
    for column, rows in (({"": cells.missing} if cells.missing else {}) | cells.edited).items():
        keys = [_key_text(map(read_literal, each.key)) for each in cells.differences if each.column == column]
        found.append(Change("edited" if column else "missing", cells.name, column, rows, tuple(keys[:SHOWN_KEYS])))
    return found


def _key_text(values: Iterator[Any]) -> str:
    texts = [printable(value.hex() if isinstance(value, bytes) else str(value), _KEY_LENGTH) for value in values]
    return texts[0] if len(texts) == 1 else f"({', '.join(texts)})"


def _outside(connection: Connection, applied: AppliedRows) -> list[Change]:
    """Rows that refer to seeded ones and are not of the seed: by the history's references and by the server's keys."""
    from ..database.live import all_columns, references_to
    from ..database.rows import count_where, read_rows, row_key
    from ..planning.model import Reference
    from ..script.dependents import refers

    seeded = {table.name: table for table in applied.tables}
    references = dict.fromkeys(applied.references) | {
        Reference(key.location, key.columns, key.parent, key.parent_columns, declared=False): None
        for key in references_to(connection, seeded)
        if key.is_here
    }
    there = all_columns(connection)
    found = []
    for each in references:
        if not {name.lower() for name in each.columns} <= there.get(each.table.lower(), set()):
            continue
        clause = "(" + " OR ".join(refers(seeded[each.parent], each)) + ")" + _beside(seeded, each.table, "child")
        rows = count_where(connection, each.table, clause)
        if rows:
            key = row_key(connection, each.table)
            keys = read_rows(connection, each.table, key, clause, SHOWN_KEYS) if key else []
            shown = tuple(_key_text(iter(row)) for row in keys)
            found.append(Change("refers", each.table, ", ".join(each.columns), rows, shown))
    return found


def _beside(seeded: Mapping[str, SeededTable], table: str, alias: str = "") -> str:
    """The condition, to be added to another, that a row of ``table`` is not the seed's."""
    return f" AND NOT ({seeded[table].scope(alias)})" if table in seeded else ""


def further_cascades(connection: Connection, seed: AppliedSeed) -> list[tuple[str, int, str]]:
    """Return what goes when the seed's rows go, beyond the rows that refer to them directly: place, rows, and rule of the
    last foreign key on the way. Each key is followed once."""
    from ..database.live import references_to
    from ..database.rows import count_where

    seeded = {table.name: table for table in applied_rows(seed).tables if table.rows}
    # tables with rows outside the seed that go, and the condition of those rows
    waiting = [
        (key.location, key.condition(seeded[key.parent].scope()) + _beside(seeded, key.location))
        for key in references_to(connection, seeded)
        if key.rule == "CASCADE" and key.is_here
    ]
    found: list[tuple[str, int, str]] = []
    followed: set[tuple[str, tuple[str, ...]]] = set()
    while waiting:
        table, going = waiting.pop(0)
        for key in references_to(connection, [table]):
            if (key.location, key.columns) in followed or not key.is_here or key.rule == "RESTRICT":
                continue
            followed.add((key.location, key.columns))
            clause = key.condition(going) + _beside(seeded, key.location)
            rows = count_where(connection, key.location, clause)
            if rows:
                found.append((f"{key.location}.{', '.join(key.columns)}", rows, key.rule))
                if key.rule == "CASCADE":
                    waiting.append((key.location, clause))
    return found
