"""What a run is about to do, found out before anything is changed: for people to look at and confirm."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..errors import GuardError, SchemaError, StatementFailed
from ..schema.drift import Drift, compare

if TYPE_CHECKING:
    from ..database.connection import Connection
    from ..planning.applied import InvalidRow
    from ..schema.model import Schema, Trigger
    from ..script.manifest import Manifest
    from .inspection import Change


@dataclass(frozen=True, slots=True)
class PlannedTable:
    """One table of a seed: its rows, and its ids where they are one range."""

    table: str
    rows: int
    first_id: int | None
    last_id: int | None
    supporting: bool = False


@dataclass(frozen=True, slots=True)
class Affected:
    """Rows of tables outside the plan that refer to rows that go. ``rule`` is their foreign key's ON DELETE."""

    location: str
    rows: int
    rule: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a run will do. ``production`` says why the database counts as production, None when it does not.

    ``removes`` are the applied seeds that ``--clean`` rolls back first, with their rows; ``empties`` the tables that
    ``--clean-all`` empties, with the rows that they hold now, and ``affects`` what refers to those. ``invalid`` are the
    rows of the history that are passed over; ``triggers`` those that the run fires; ``unwritten`` the
    values in columns that the seeds did not write, which go with the rows that a run removes.
    """

    what: str
    name: str
    database: str
    location: str
    production: str | None
    total_rows: int
    tables: tuple[PlannedTable, ...]
    removes: tuple[tuple[str, int], ...] = ()
    empties: tuple[tuple[str, int], ...] = ()
    affects: tuple[Affected, ...] = ()
    drift: tuple[Drift, ...] = ()
    invalid: tuple[InvalidRow, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    unwritten: tuple[Change, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The preview as plain data, for ``--format json``."""
        return {
            "name": self.name,
            "database": self.database,
            "production": self.production,
            "total_rows": self.total_rows,
            "tables": [
                {"table": table.table, "rows": table.rows, "first_id": table.first_id, "last_id": table.last_id}
                for table in self.tables
            ],
            "removes": [{"name": name, "rows": rows} for name, rows in self.removes],
            "empties": [{"table": table, "rows": rows} for table, rows in self.empties],
            "affects": [{"place": each.location, "rows": each.rows, "rule": each.rule} for each in self.affects],
            "drift": [each.to_dict() for each in self.drift],
            "invalid_history": [row.to_dict() for row in self.invalid],
            "triggers": [trigger.to_dict() for trigger in self.triggers],
            "unwritten": [change.to_dict() for change in self.unwritten],
        }


Confirm = Callable[[Preview], None]
"""Called before anything is changed; raises GuardError to stop the run."""


def planned_tables(manifest: Manifest) -> tuple[PlannedTable, ...]:
    """Return the tables of a seed, in insert order, by its manifest."""
    return tuple(
        PlannedTable(item.table, item.rows, item.first_id, item.last_id, item.supporting) for item in manifest.tables
    )


def live_schema(connection: Connection, manifest: Manifest) -> Schema:
    """Return the tables of a seed as the database has them, and the triggers on them. Raises SchemaError (65)."""
    from ..database.live import read_live_schema_text

    return _parsed(read_live_schema_text(connection, manifest.schema.tables))


@lru_cache(maxsize=8)
def _parsed(text: str) -> Schema:
    """One run asks for the live schema several times: for the preview, before the script, and after it."""
    from ..schema.parser import parse_schema

    return parse_schema(text, "the database", partial=True)


def find_drift(connection: Connection, manifest: Manifest) -> tuple[Drift, ...]:
    """Compare the database with the schema that a seed was made for; empty when it is alike."""
    from ..database.live import TableNames, references_to

    expected = manifest.schema
    folding = TableNames.of(connection)
    known = {folding.fold(location): location for location in expected.references}
    references = {}
    for key in references_to(connection, expected.tables):
        location = f"{key.location}.{', '.join(key.columns)}"
        references[known.get(folding.fold(location), location)] = key.target
    try:
        live = live_schema(connection, manifest)
    except SchemaError as error:
        return (Drift("the schema", "tables that can be compared", str(error), blocks=False),)
    for name in expected.tables:
        if live.find(name) is None:
            _refuse_unseen(connection, name)
    return tuple(compare(expected, live, references))


def refuse_drift(name: str, drift: Sequence[Drift]) -> None:
    """Raise GuardError (77) when the up script would be refused, with every difference and not only the first."""
    if any(each.blocks for each in drift):
        raise GuardError(
            f"{name} up REFUSED (schema): the database is not what it was made for. Nothing was written.",
            details=[f"{each.location}: expected {each.expected}; found {each.found}" for each in drift],
            reason="schema",
            hint="generate the seed from the schema that the database has (seedsql init --live writes it down), "
            "or migrate the database",
        )


def _refuse_unseen(connection: Connection, table: str, columns: Iterable[str] = ("",)) -> None:
    """Raise StatementFailed (69) where the account may not read what seems to be gone: information_schema shows an account
    only what it has a right on, https://dev.mysql.com/doc/refman/8.4/en/information-schema-introduction.html"""
    from ..database import errnos
    from ..sql.identifiers import identifier

    for column in columns:
        try:
            connection.query(f"SELECT {identifier(column) if column else '1'} FROM {identifier(table)} LIMIT 0")
        except StatementFailed as error:
            if errnos.is_missing_privilege(error.errno):
                place = f"{table}.{column}" if column else table
                raise StatementFailed(
                    f"{place}: the account may not read it, so it is not known whether it is there ({error.message})",
                    errno=error.errno,
                    sqlstate=error.sqlstate,
                    hint="grant the account SELECT on the whole table, or use another one",
                ) from None


def refuse_gone(direction: str, name: str, manifest: Manifest, connection: Connection) -> None:
    """Raise GuardError (77) when a table or column that a script names is not there any more, with all of them."""
    from ..database.live import all_columns

    found = all_columns(connection)
    gone = []
    for table, columns in manifest.schema.tables.items():
        there = found.get(table.lower())
        if there is None:
            _refuse_unseen(connection, table)
            gone.append(f"{table}: expected a table; found none")
        else:
            absent = {column: kind for column, kind in columns.items() if column.lower() not in there}
            _refuse_unseen(connection, table, absent)
            gone += [f"{table}.{column}: expected {kind}; found no column" for column, kind in absent.items()]
    if gone:
        raise GuardError(
            f"{name} {direction} REFUSED (schema): the database is not what it was made for. Nothing was changed.",
            details=gone,
            reason="schema",
            hint="remove what is left of the seed by its keys, with a seed of the schema as it is now: "
            "seedsql apply NEW --clean --ignore-edited, or by hand (docs/runbook/rollback.md)",
        )
