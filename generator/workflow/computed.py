"""What the server computes and checks of a plan's rows, looked at while planning: generated columns, unique keys over
expressions, CHECKs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..planning.model import SeedPlan, TableStep
from ..schema.model import Table

MOST_ROWS = 10_000
"""Rows of a table that are computed while planning; a rehearsal computes them all."""
SAMPLE_ROWS = 1_000
"""Rows of a table on which CHECKs are tried while planning: a rule that breaks one breaks it soon."""


def check_computed(plan: SeedPlan) -> SeedPlan:
    """Return ``plan`` with a note for each computed value that is not known without a server. Raises PlanError (65) for a row
    whose computed values the server would refuse, or one of whose CHECKs."""
    notes = [note for step in plan.steps if step.rows and _computes(step.table) for note in _check(step)]
    for step in plan.steps:
        if step.rows and step.table.checks:
            _check_constraints(step)
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
    for each in computed.not_computed:
        yield (
            f"{each.table}: what the server computes for {each.what} is not known here ({each.reason}): "
            "seedsql apply --dry-run tells whether it fits"
        )
    if rows < step.rows:
        yield f"{step.name}: generated columns were computed for the first {rows:,} rows only; seedsql rehearse computes all"


def _check_constraints(step: TableStep) -> None:
    """Try the CHECKs of a table on its first rows: those on numbers and dates at once, others on the embedded database."""
    from ..planning.bounds import is_kept, known_checks
    from ..schema.expressions import columns_named
    from ..script.literals import literals

    names = [column.name for column in step.columns]
    arrays = {
        name.lower(): array for name, array in zip(names, step.arrays(0, min(step.rows, SAMPLE_ROWS)), strict=True)
    }
    checks = [
        check
        for check in known_checks(step.table, names)
        if not (
            arrays.keys() >= set(columns_named(step.table, check.expression))
            and is_kept(step.table, check, arrays.__getitem__)
        )
    ]
    if checks:
        from ..rehearsal.checked import check_rows

        check_rows(step.table, checks, names, list(zip(*map(literals, arrays.values()), strict=True)))
