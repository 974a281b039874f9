"""What the server computes from a plan's rows, looked at while planning: generated columns, and unique keys over expressions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..planning.model import SeedPlan, TableStep
from ..schema.model import Table

MOST_ROWS = 10_000
"""Rows of a table that are computed while planning; a rehearsal computes them all."""


def check_computed(plan: SeedPlan) -> SeedPlan:
    """Return ``plan`` with a note for each computed value that is not known without a server. Raises PlanError (65) for a row
    whose computed values the server would refuse."""
    notes = [note for step in plan.steps if step.rows and _computes(step.table) for note in _check(step)]
    return replace(plan, notes=(*plan.notes, *notes)) if notes else plan


def _computes(table: Table) -> bool:
    return any(column.generated for column in table.columns) or any(not key.columns for key in table.unique_keys)


def _check(step: TableStep) -> Iterator[str]:
    from ..rehearsal.computed import ComputedColumns
    from ..script.literals import literals

    computed = ComputedColumns(step.table)
    names = [column.name for column in step.columns]
    rows = min(step.rows, MOST_ROWS)
    arrays = step.arrays(0, rows, names)
    computed.check(names, list(zip(*map(literals, arrays), strict=True)), step.left_to_default)
    for each in computed.unjudged:
        yield (
            f"{each.table}: what the server computes for {each.what} is not known here ({each.reason}): "
            "seedsql apply --dry-run tells whether it fits"
        )
    if rows < step.rows:
        yield f"{step.name}: generated columns were computed for the first {rows:,} rows only; seedsql rehearse computes all"
