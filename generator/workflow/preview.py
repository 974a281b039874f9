"""What a run is about to do, found out before anything is changed: for people to look at and agree to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import Refused, SchemaError
from ..schema.drift import Drift, compare

if TYPE_CHECKING:
    from ..database.applier import Preparation
    from ..database.connection import Connection
    from ..database.history import AppliedSeed
    from ..database.live import LiveReference
    from ..script.undo import AppliedRows

KEEP, SEEDS, ALL = "keep", "seeds", "all"
"""What to do with rows that are there: nothing; remove those of earlier seeds; empty the plan's tables."""


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

    place: str
    rows: int
    rule: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a run will do. ``production`` says why the database counts as production, None when it does not.

    ``removes`` are the applied seeds that ``--clean`` rolls back first, with their rows; ``empties`` the tables that
    ``--clean-all`` empties, with the rows that they hold now, and ``affects`` what refers to those.
    """

    what: str
    name: str
    database: str
    place: str
    production: str | None
    total_rows: int
    tables: tuple[PlannedTable, ...]
    removes: tuple[tuple[str, int], ...] = ()
    empties: tuple[tuple[str, int], ...] = ()
    affects: tuple[Affected, ...] = ()
    drift: tuple[Drift, ...] = ()

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
            "affects": [{"place": each.place, "rows": each.rows, "rule": each.rule} for each in self.affects],
            "drift": [each.to_dict() for each in self.drift],
        }


Agree = Callable[[Preview], None]
"""Called before anything is changed; raises Refused to stop the run."""


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What goes before a seed comes, and the statements that do it."""

    removes: tuple[tuple[str, int], ...] = ()
    empties: tuple[tuple[str, int], ...] = ()
    affects: tuple[Affected, ...] = ()
    preparation: Preparation | None = None


def planned_tables(manifest: dict[str, Any]) -> tuple[PlannedTable, ...]:
    """Return the tables of a seed, in insert order, by its manifest."""
    return tuple(
        PlannedTable(item["table"], item["rows"], item["first_id"], item["last_id"], item["supporting"])
        for item in manifest["tables"]
    )


def find_drift(connection: Connection, manifest: dict[str, Any]) -> tuple[Drift, ...]:
    """Compare the database with the schema that a seed was made for; empty when it is alike."""
    from ..database.live import read_live_schema_text, references_to
    from ..schema.parser import parse_schema

    expected = manifest["schema"]
    text = read_live_schema_text(connection, expected["tables"])
    references = {
        f"{key.place}.{', '.join(key.columns)}": key.target for key in references_to(connection, expected["tables"])
    }
    try:
        live = parse_schema(text, "the database", partial=True)
    except SchemaError as error:
        return (Drift("the schema", "tables that can be compared", str(error), blocks=False),)
    return tuple(compare(expected, live, references))


def refuse_drift(name: str, drift: Sequence[Drift]) -> None:
    """Raise Refused (77) when the up script would be refused, with every difference and not only the first."""
    if any(each.blocks for each in drift):
        lines = "".join(f"\n  {each.place}: expected {each.expected}; found {each.found}" for each in drift)
        raise Refused(
            f"{name} up REFUSED (schema): the database is not what it was made for. Nothing was written.{lines}",
            reason="schema",
            hint="generate the seed from the schema that the database has (seedsql init --live writes it down), "
            "or migrate the database",
        )


def refuse_gone(direction: str, name: str, manifest: dict[str, Any], connection: Connection) -> None:
    """Raise Refused (77) when a table or column that a script names is not there any more, with all of them."""
    from ..database.live import all_columns

    found = all_columns(connection)
    gone = []
    for table, columns in manifest["schema"]["tables"].items():
        there = found.get(table.lower())
        if there is None:
            gone.append(f"\n  {table}: expected a table; found none")
        else:
            gone += [
                f"\n  {table}.{column}: expected {kind}; found no column"
                for column, kind in columns.items()
                if column.lower() not in there
            ]
    if gone:
        raise Refused(
            f"{name} {direction} REFUSED (schema): the database is not what it was made for. Nothing was changed.{''.join(gone)}",
            reason="schema",
            hint="remove what is left of the seed by its keys, with a seed of the schema as it is now: "
            "seedsql apply NEW --clean --force, or by hand (docs/runbook/rollback.md)",
        )


def _still_there(rows: AppliedRows, connection: Connection) -> AppliedRows:
    """The same rows without tables and columns that are gone: what is left no longer sums up, and can be forced away."""
    from ..database.live import all_columns

    found = all_columns(connection)
    tables = []
    for table in rows.tables:
        there = found.get(table.name.lower())
        if there is not None and all(name.lower() in there for name in table.key):
            columns = tuple(item for item in table.columns if item[0].lower() in there)
            unset = tuple(name for name in table.unset if name.lower() in there)
            tables.append(replace(table, columns=columns, unset=unset))
    names = {table.name for table in tables}
    references = tuple(
        each
        for each in rows.references
        if each.parent in names
        and {name.lower() for name in each.columns} <= found.get(each.table.lower(), set())
        and {name.lower() for name in each.parent_columns} <= found[each.parent.lower()]
    )
    return replace(rows, tables=tuple(tables), references=references)


def clean(connection: Connection, manifest: dict[str, Any], how: str, templates: Path | None) -> Cleaning:
    """Find out what ``--clean`` or ``--clean-all`` takes away. Reads only."""
    from ..database.history import read_history

    if how == KEEP:
        return Cleaning()
    history = [seed for seed in read_history(connection) if seed.state == "applied"]
    wanted = {table.table for table in planned_tables(manifest)}
    if how == SEEDS:
        return _undo(connection, history, wanted, templates)
    return _empty(connection, history, [table.table for table in planned_tables(manifest)], templates)


def applied_rows(seed: AppliedSeed) -> AppliedRows:
    """What the history says of one seed's rows."""
    from ..script.undo import AppliedRows

    return AppliedRows.read(seed.name, seed.checksum, seed.row_keys)


def _undo(connection: Connection, history: Sequence[AppliedSeed], wanted: set[str], templates: Path | None) -> Cleaning:
    """Roll back the seeds that wrote to the plan's tables, the last one first: a later one may refer to an earlier."""
    from ..database.applier import Preparation
    from ..script.undo import undo_text

    found = [_still_there(applied_rows(seed), connection) for seed in reversed(history)]
    found = [rows for rows in found if wanted & {table.name for table in rows.tables}]
    if not found:
        return Cleaning()
    return Cleaning(
        removes=tuple((rows.name, rows.rows) for rows in found),
        preparation=Preparation(
            "\n".join(undo_text(rows, templates) for rows in found), any(rows.locks_children for rows in found)
        ),
    )


def _empty(
    connection: Connection, history: Sequence[AppliedSeed], tables: Sequence[str], templates: Path | None
) -> Cleaning:
    from ..database.applier import Preparation
    from ..database.live import count_rows, references_to
    from ..script.undo import Emptied, empty_text

    seeds = []
    for seed in history:
        theirs = {table.name for table in applied_rows(seed).tables}
        if theirs & set(tables) and not theirs <= set(tables):
            raise Refused(
                f"seed {seed.name} also wrote to {', '.join(sorted(theirs - set(tables)))}, which this seed does not have",
                reason="dependents",
                hint=f"roll it back first: seedsql rollback {seed.name}, or use --clean, which removes what seeds wrote",
            )
        if theirs <= set(tables):
            seeds.append(seed.name)
    keys = references_to(connection, tables)
    # a key that closes a cycle, or points at its own table, is taken off first where it can be NULL
    order = {name: place for place, name in enumerate(tables)}
    loose: dict[str, list[str]] = {}
    for key in keys:
        if key.place in order and order[key.place] <= order[key.parent]:
            loose.setdefault(key.place, []).extend(key.nullable_columns(connection))
    emptied = [Emptied(name, tuple(dict.fromkeys(loose.get(name, ())))) for name in tables]
    return Cleaning(
        empties=tuple(count_rows(connection, tables).items()),
        affects=tuple(_affected(connection, keys, set(tables))),
        preparation=Preparation(empty_text(emptied, seeds, templates), serializable=True),
    )


def _affected(connection: Connection, keys: Sequence[LiveReference], inside: set[str]) -> list[Affected]:
    """What refers to the emptied tables from outside, and to the rows that go by cascade, and so on."""
    from ..database.live import references_to

    found: list[Affected] = []
    reached = set(inside)
    while keys:
        for key in keys:
            rows = 0 if key.place in inside else key.count(connection)
            if rows:
                found.append(Affected(f"{key.place}.{', '.join(key.columns)}", rows, key.rule))
        further = sorted({key.place for key in keys if key.rule == "CASCADE"} - reached)
        reached.update(further)
        keys = references_to(connection, further)
    return found
