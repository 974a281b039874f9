"""What became of a seed's rows since it was applied: which were edited, which are gone, which rows of others need them.

The history says which rows they are and what they summed up to; the up script, where it is at hand and the one that was
applied, says what each of them held.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import StatementFailed
from .preview import applied_rows

if TYPE_CHECKING:
    from ..database.connection import Connection
    from ..database.history import AppliedSeed
    from ..database.live import LiveReference
    from ..script.seeded import SeededTable
    from ..script.undo import AppliedRows

SHOWN_KEYS = 5
GONE = (1054, 1146)
"""The server's numbers for a column and a table that are not there."""
_READ_AT_ONCE = 500
_INEXACT = ("float", "double", "real")


@dataclass(frozen=True, slots=True)
class Change:
    """Rows of one table that are not as they were written, or that depend on such rows.

    ``kind`` is ``edited`` (with the ``column``), ``missing``, ``changed`` (which column is not known) or ``refers`` (rows
    outside the seed, ``column`` holding the reference). ``keys`` are the first few of the ``rows``.
    """

    kind: str
    table: str
    column: str
    rows: int
    keys: tuple[str, ...]

    def __str__(self) -> str:
        place = f"{self.table}.{self.column}" if self.column else self.table
        what = {
            "edited": f"edited in {self.rows} row{'s' * (self.rows != 1)}",
            "missing": f"{self.rows} row{'s' * (self.rows != 1)} gone",
            "changed": f"changed (its {self.rows} rows no longer sum up to what was written)",
            "refers": f"{self.rows} row{'s' * (self.rows != 1)} outside the seed refer{'s' * (self.rows == 1)} to it",
        }[self.kind]
        more = ", ..." if self.rows > len(self.keys) else ""
        return f"{place}: {what}" + (f", key {', '.join(self.keys)}{more}" if self.keys else "")

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
    from ..database.rows import count_and_sum

    try:
        rows, total = count_and_sum(connection, table.name, table.clauses(), table.checksum)
    except StatementFailed as error:
        if error.errno not in GONE:
            raise
        return False
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


def _changes(connection: Connection, table: SeededTable, up: Path | None) -> list[Change]:
    from ..database.rows import column_kinds

    kinds = column_kinds(connection, table.name)
    if not kinds:
        return [Change("missing", table.name, "", table.rows, ())]
    gone = [name for name, _ in table.columns if name not in kinds]
    if gone:
        return [Change("changed", table.name, name, table.rows, ()) for name in gone]
    if up is None:
        return [Change("changed", table.name, "", table.rows, ())]
    missing: list[str] = []
    edited: dict[str, list[str]] = {}
    for columns, rows in _written(up, table.name):
        compared = [name for name in columns if name in kinds and name not in table.unset]
        for start in range(0, len(rows), _READ_AT_ONCE):
            part = rows[start : start + _READ_AT_ONCE]
            held = _held(
                connection, table, compared, [[row[columns.index(name)] for name in table.key] for row in part]
            )
            for row in part:
                key = tuple(_comparable(row[columns.index(name)], kinds[name]) for name in table.key)
                now = held.get(key)
                if now is None:
                    missing.append(_key_text(row[columns.index(name)] for name in table.key))
                    continue
                for name in compared:
                    if kinds[name] not in _INEXACT and _comparable(row[columns.index(name)], kinds[name]) != now[name]:
                        edited.setdefault(name, []).append(_key_text(row[columns.index(each)] for each in table.key))
    found = [Change("missing", table.name, "", len(missing), tuple(missing[:SHOWN_KEYS]))] if missing else []
    found += [Change("edited", table.name, name, len(keys), tuple(keys[:SHOWN_KEYS])) for name, keys in edited.items()]
    return found or [Change("changed", table.name, "", table.rows, ())]


def _written(up: Path, table: str) -> Iterator[tuple[Sequence[str], list[tuple[Any, ...]]]]:
    """The rows of one table as the up script writes them, one INSERT at a time."""
    from ..database.scripts import read_statements
    from ..pii.literal_reader import read_insert, read_literal

    beginning = f"INSERT INTO `{table.replace('`', '``')}` "
    for statement in read_statements(up):
        insert = read_insert(statement) if statement.text.startswith(beginning) else None
        if insert is not None:
            yield insert.columns, [tuple(map(read_literal, row)) for row in insert.rows]


def _held(
    connection: Connection, table: SeededTable, columns: Sequence[str], keys: Sequence[Sequence[Any]]
) -> dict[tuple, dict[str, Any]]:
    """What the server holds of the rows with these keys, by key."""
    from ..database.live import quoted
    from ..database.rows import column_kinds

    kinds = column_kinds(connection, table.name)
    named = ", ".join(quoted(name) for name in table.key)
    places = ", ".join("(" + ", ".join(["%s"] * len(table.key)) + ")" for _ in keys)
    wanted = [*table.key, *columns]
    rows = connection.query(
        f"SELECT {', '.join(quoted(name) for name in wanted)} FROM {quoted(table.name)} WHERE ({named}) IN ({places})",
        [value for key in keys for value in key],
    )
    return {
        tuple(_comparable(value, kinds[name]) for name, value in zip(table.key, row, strict=False)): {
            name: _comparable(value, kinds[name]) for name, value in zip(columns, row[len(table.key) :], strict=True)
        }
        for row in rows
    }


def _comparable(value: Any, kind: str) -> Any:
    """One value in a form that a literal of a script and an answer of the server share."""
    if value is None:
        return None
    if kind == "bit":
        return int.from_bytes(value, "big") if isinstance(value, bytes) else int(value)
    if kind == "json":
        return json.loads(value) if isinstance(value, str | bytes) else value
    if kind in ("decimal", "tinyint", "smallint", "mediumint", "int", "bigint", "year"):
        return Decimal(str(value))
    if isinstance(value, datetime):
        return value.isoformat(" ").removesuffix(".000000")
    if isinstance(value, timedelta):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if kind == "time":
        hours, minutes, seconds = str(value).lstrip("-").split(":")
        span = timedelta(hours=int(hours), minutes=int(minutes), seconds=float(seconds))
        return -span if str(value).startswith("-") else span
    if kind in ("datetime", "timestamp"):
        whole, _, fraction = str(value).partition(".")
        return f"{whole}.{fraction.ljust(6, '0')}" if fraction.strip("0") else whole
    if isinstance(value, bytes):
        return value.rstrip(b"\0") if kind == "binary" else value
    if kind in ("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob"):
        return str(value).encode("utf-8")
    if kind == "set":
        return frozenset(str(value).split(","))
    if kind == "longtext" and str(value)[:1] in ("{", "["):  # MariaDB's JSON
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value.rstrip(" ") if kind == "char" else value


def _key_text(values: Iterator[Any]) -> str:
    texts = [value.hex() if isinstance(value, bytes) else str(value) for value in values]
    return texts[0] if len(texts) == 1 else f"({', '.join(texts)})"


def _outside(connection: Connection, applied: AppliedRows) -> list[Change]:
    """Rows that refer to seeded ones and are not of the seed: by the history's references and by the server's keys."""
    from ..database.live import references_to
    from ..database.rows import column_kinds, count_where, primary_key, read_rows
    from ..script.seeded import identifier

    seeded: Mapping[str, SeededTable] = {table.name: table for table in applied.tables}
    references = {(each.table, each.columns, each.parent, each.parent_columns): None for each in applied.references} | {
        (key.place, key.columns, key.parent, key.parent_columns): None
        for key in references_to(connection, seeded)
        if key.is_here
    }
    found = []
    for table, columns, parent, parent_columns in references:
        if not set(columns) <= set(column_kinds(connection, table)) or not seeded[parent].rows:
            continue
        pairs = " AND ".join(
            f"`parent`.{identifier(theirs)} = `t`.{identifier(ours)}"
            for theirs, ours in zip(parent_columns, columns, strict=True)
        )
        refers = f"EXISTS (SELECT 1 FROM {identifier(parent)} AS `parent` WHERE {pairs} AND {seeded[parent].scope('parent')})"
        if table in seeded:
            refers += f" AND NOT ({seeded[table].scope('t')})"
        rows = count_where(connection, table, refers)
        if rows:
            key = primary_key(connection, table)
            keys = read_rows(connection, table, key, refers, SHOWN_KEYS) if key else []
            found.append(Change("refers", table, ", ".join(columns), rows, tuple(_key_text(iter(row)) for row in keys)))
    return found


def further_cascades(connection: Connection, seed: AppliedSeed) -> list[tuple[str, int, str]]:
    """Return what goes when the seed's rows go, beyond the rows that refer to them directly: place, rows, and rule of the
    last foreign key on the way. Each key is followed once."""
    from ..database.live import quoted, references_to
    from ..database.rows import count_where

    seeded = {table.name: table for table in applied_rows(seed).tables if table.rows}

    def refers(key: LiveReference, parents: str) -> str:
        """The condition of rows that refer by ``key`` to those rows of its parent that ``parents`` names."""
        ours, theirs = (", ".join(map(quoted, names)) for names in (key.columns, key.parent_columns))
        return f"({ours}) IN (SELECT {theirs} FROM {quoted(key.parent)} WHERE {parents})"

    # tables outside the seed, each with the condition of its rows that go
    waiting = [
        (key.place, refers(key, seeded[key.parent].scope()))
        for key in references_to(connection, seeded)
        if key.rule == "CASCADE" and key.is_here and key.place not in seeded
    ]
    found: list[tuple[str, int, str]] = []
    followed: set[tuple[str, tuple[str, ...]]] = set()
    while waiting:
        table, going = waiting.pop(0)
        for key in references_to(connection, [table]):
            if (key.place, key.columns) in followed or not key.is_here or key.rule == "RESTRICT":
                continue
            followed.add((key.place, key.columns))
            clause = refers(key, going)
            rows = count_where(connection, key.place, clause)
            if rows:
                found.append((f"{key.place}.{', '.join(key.columns)}", rows, key.rule))
                if key.rule == "CASCADE":
                    waiting.append((key.place, clause))
    return found
