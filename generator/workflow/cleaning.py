"""What goes before a seed comes: the rows of earlier seeds by the history's words, or every row of the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from ..errors import GuardError
from .preview import Affected, planned_tables

if TYPE_CHECKING:
    from ..database.applier import Preparation
    from ..database.connection import Connection
    from ..database.live import LiveReference
    from ..planning.applied import AppliedSeed, InvalidRow
    from ..planning.model import Reference
    from ..script.manifest import Manifest
    from ..script.undo import AppliedRows

CleaningMode = Literal["keep", "seeds", "all"]
KEEP: Final = "keep"
SEEDS: Final = "seeds"
ALL: Final = "all"
"""What to do with rows that are there: nothing; remove those of earlier seeds; empty the plan's tables."""


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What goes before a seed comes, and the statements that do it. ``invalid`` rows of the history are passed over."""

    removes: tuple[tuple[str, int], ...] = ()
    empties: tuple[tuple[str, int], ...] = ()
    affects: tuple[Affected, ...] = ()
    preparation: Preparation | None = None
    invalid: tuple[InvalidRow, ...] = ()


def clean(connection: Connection, manifest: Manifest, how: CleaningMode, templates: Path | None) -> Cleaning:
    """Find out what ``--clean`` or ``--clean-all`` takes away. Reads only."""
    from ..database.history import read_history

    if how == KEEP:
        return Cleaning()
    history = read_history(connection)
    wanted = {table.table for table in planned_tables(manifest)}
    if how == SEEDS:
        return replace(_undo(connection, history.seeds, wanted, templates), invalid=history.invalid)
    cleaning = _empty(connection, history.seeds, [table.table for table in planned_tables(manifest)], templates)
    return replace(cleaning, invalid=history.invalid)


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
            tables.append(table._replace(columns=columns, unset=unset))
    names = {table.name for table in tables}

    def has_columns(each: Reference) -> bool:
        child, parent = (found.get(name.lower(), set()) for name in (each.table, each.parent))
        return child.issuperset(map(str.lower, each.columns)) and parent.issuperset(map(str.lower, each.parent_columns))

    references = tuple(each for each in rows.references if each.parent in names and has_columns(each))
    return replace(rows, tables=tuple(tables), references=references)


def _with_foreign_keys(rows: AppliedRows, connection: Connection) -> AppliedRows:
    """The same rows with the foreign keys that lead to them now: the history has the soft references only."""
    from ..database.live import references_to
    from ..planning.model import Reference

    tables = {table.name for table in rows.tables}
    declared = [
        Reference(key.location, key.columns, key.parent, key.parent_columns, declared=True, on_delete=key.rule)
        for key in references_to(connection, tables)
        if key.is_here and key.parent in tables
    ]
    known = {(each.table, each.columns, each.parent) for each in declared}
    soft = [each for each in rows.references if (each.table, each.columns, each.parent) not in known]
    return replace(rows, references=(*declared, *soft))


def applied_rows(seed: AppliedSeed) -> AppliedRows:
    """What the history says of one seed's rows."""
    from ..script.undo import AppliedRows

    return AppliedRows.of(seed)


def _undo(connection: Connection, history: Sequence[AppliedSeed], wanted: set[str], templates: Path | None) -> Cleaning:
    """Roll back the seeds that wrote to the plan's tables, the last one first: a later one may refer to an earlier."""
    from ..database.applier import Preparation
    from ..database.live import TableNames
    from ..script.undo import undo_text

    names = TableNames.of(connection)
    wanted = set(map(names.fold, wanted))
    found = [applied_rows(seed) for seed in reversed(history)]
    found = [rows for rows in found if wanted & {names.fold(table.name) for table in rows.tables}]
    found = [_still_there(_with_foreign_keys(rows, connection), connection) for rows in found]
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
    from ..database.live import TableNames, count_rows, references_to
    from ..script.undo import Emptied, empty_text

    seeds = []
    names = TableNames.of(connection)
    ours = set(map(names.fold, tables))
    for seed in history:
        theirs = {names.fold(table.name) for table in applied_rows(seed).tables}
        if theirs & ours and not theirs <= ours:
            raise GuardError(
                f"seed {seed.name} also wrote to {', '.join(sorted(theirs - ours))}, which this seed does not have",
                reason="dependents",
                hint=f"roll it back first: seedsql rollback {seed.name}, or use --clean, which removes what seeds wrote",
            )
        if theirs <= ours:
            seeds.append(seed.name)
    keys = references_to(connection, tables)
    # a key that closes a cycle, or points at its own table, is taken off first where it can be NULL
    order = {name: index for index, name in enumerate(tables)}
    unset: dict[str, list[str]] = {}
    for key in keys:
        if key.location in order and order[key.location] <= order[key.parent]:
            unset.setdefault(key.location, []).extend(key.nullable_columns(connection))
    emptied = [Emptied(name, tuple(dict.fromkeys(unset.get(name, ())))) for name in tables]
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
            rows = 0 if key.location in inside else key.count(connection)
            if rows:
                found.append(Affected(f"{key.location}.{', '.join(key.columns)}", rows, key.rule))
        further = sorted({key.location for key in keys if key.rule == "CASCADE"} - reached)
        reached.update(further)
        keys = references_to(connection, further)
    return found
