"""Which tables a plan fills, with how many rows, and in which order."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import PlanError, UsageError, did_you_mean
from ..schema.graph import Edge, insert_order
from ..schema.model import Table
from ..values.coerce import FIRST_DAY, LAST_DAY
from .references import is_looked_up
from .state import PlanState

MOST_ROWS = 100_000_000
"""Rows of one table. Sums over so many rows are in temporary files: 24 bytes a row while they are made."""


def check_as_of(state: PlanState) -> None:
    """Refuse a reference date outside of MySQL's calendar. Raises UsageError for that of the command line."""
    if FIRST_DAY <= state.as_of <= LAST_DAY:
        return
    why = f"{state.as_of} is outside {FIRST_DAY} to {LAST_DAY}, the days that MySQL knows"
    if state.options.as_of is not None:
        raise UsageError(f"--as-of: {why}", hint="give a day such as --as-of 2026-06-30")
    state.problems.append(f"blueprint.as_of: {why}")


def check_known_tables(state: PlanState) -> None:
    """Add every table that the blueprint names and the schema lacks to the problems of ``state``."""
    known = [table.name for table in state.schema.tables]
    for name in state.blueprint.tables:
        if state.schema.find(name) is None:
            state.problems.append(f"tables.{name}: the schema has no such table{did_you_mean(name, known)}")
    grouped = set()
    for group in state.blueprint.rows:
        grouped |= set(group.tables)
        for name in group.tables:
            if state.schema.find(name) is None:
                state.problems.append(
                    f"{group.path}.tables: the schema has no table '{name}'{did_you_mean(name, known)}"
                )
    for size, counts in state.blueprint.sizes.items():
        for name in counts:
            if state.schema.find(name) is None and name not in grouped:
                state.problems.append(f"sizes.{size}.{name}: the schema has no such table{did_you_mean(name, known)}")


def row_counts(state: PlanState) -> dict[str, int]:
    """Return the rows of each table by the size, and by --rows. Raises UsageError for an unknown size or table,
    PlanError for too many rows."""
    sizes = state.blueprint.sizes
    if sizes and state.options.size not in sizes:
        state.raise_problems()  # the blueprint's own may be why
        raise UsageError(
            f"there is no size '{state.options.size}' in blueprint '{state.blueprint.name}'"
            f"{did_you_mean(state.options.size, list(sizes))}",
            hint=f"sizes: {', '.join(sizes)}",
        )
    counts = {}
    for name, rows in sizes.get(state.options.size, {}).items():
        found = state.schema.find(name)
        if found is not None:
            counts[found.name] = rows
    for table, rows in zip(
        _named_tables(state, state.options.rows, "--rows"), state.options.rows.values(), strict=True
    ):
        counts[table.name] = rows
    for name, rows in counts.items():
        if rows > MOST_ROWS:
            raise PlanError(
                f"{name}: {rows} rows are asked for, but a plan holds at most {MOST_ROWS} of a table",
                hint=f"ask for fewer: --rows {name}={MOST_ROWS}",
            )
    return counts


def _named_tables(state: PlanState, names: Iterable[str], option: str) -> list[Table]:
    """The tables that an option names. Raises UsageError for all that are not there."""
    tables = {name: state.schema.find(name) for name in names}
    known = [table.name for table in state.schema.tables]
    unknown = [f"'{name}'{did_you_mean(name, known)}" for name, table in tables.items() if table is None]
    if unknown:
        raise UsageError(f"{option}: there is no table {', nor '.join(unknown)}", hint=f"tables: {', '.join(known)}")
    return [table for table in tables.values() if table is not None]


def chosen_tables(state: PlanState, counts: dict[str, int]) -> list[str]:
    """The tables to write: those asked for and, when only some are asked for, the parents that they need."""
    if not state.options.tables:
        return [table.name for table in state.schema.tables if table.name in counts]
    wanted = {table.name for table in _named_tables(state, state.options.tables, "--table")}
    empty = sorted(wanted - counts.keys())
    if empty:
        raise UsageError(
            f"--table {', '.join(empty)}: blueprint '{state.blueprint.name}' gives {'it' if len(empty) == 1 else 'them'} no rows",
            hint=f"say how many: {' '.join(f'--rows {name}=10' for name in empty)}",
        )
    needed = _with_parents(state, wanted, counts)
    state.supporting = needed - wanted
    return [table.name for table in state.schema.tables if table.name in needed]


def _with_parents(state: PlanState, wanted: set[str], counts: dict[str, int]) -> set[str]:
    """``wanted`` and all tables with rows that they refer to, directly or not."""
    references = [
        each
        for each in state.references
        if each.parent in counts and not is_looked_up(state.schema, state.blueprint, each)
    ]
    needed, frontier = set(wanted), list(wanted)
    while frontier:
        child = frontier.pop()
        further = {each.parent for each in references if each.table == child} - needed
        needed |= further
        frontier += further
    return needed


def order_tables(state: PlanState, chosen: list[str]) -> list[str]:
    """Return ``chosen`` with parents before their children; columns that close a cycle are noted in
    ``state.deferred``. Raises PlanError for a cycle of NOT NULL columns."""
    edges, names = [], set(chosen)
    for reference in state.references:
        is_edge = reference.table in names and reference.parent in names
        if is_edge and not is_looked_up(state.schema, state.blueprint, reference):
            table = state.schema.table(reference.table)
            # Only a reference that may be NULL at first can wait for the end of a cycle; all NOT NULL, no order of
            # INSERTs works while foreign_key_checks is on.
            nullable = all(table.column(name).nullable for name in reference.columns)
            edges.append(Edge(reference.table, reference.columns, reference.parent, nullable))
    order = insert_order(state.schema, chosen, edges)
    for edge in order.deferred:
        state.deferred.setdefault(edge.child, []).extend(edge.columns)
    return list(order.tables)
