"""Plans, omissions, generated files and locks as a person reads them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import console
from ..pii.treatment import REAL
from ..printable import quantity

if TYPE_CHECKING:
    from .. import Generated, LockStatus, SeedPlan
    from ..blueprint.inference.tables.omissions import Omission

_SHOWN_GROUPS, _SHOWN_NAMES = 20, 8


def show_plan(plan: SeedPlan) -> None:
    """Write the plan as a table to stdout, its summary to stderr."""
    console.log.message(f"seed {plan.name}: {summary(plan)} ({plan.made_of}, {plan.env})")
    rows = [
        [step.name, step.rows, step.first_id, step.last_id, "supporting" if step.supporting else ""]
        for step in plan.steps
    ]
    console.table(["table", "rows", "first id", "last id", ""], rows, numeric=[1, 2, 3])


def show_omissions(
    omissions: Sequence[Omission], further: str = "seedsql plan shows them in parts: --table NAME"
) -> None:
    """Write to stderr what is left out, why and the way out: one line for all that has the same reason."""
    from ..blueprint.inference.tables.omissions import grouped

    tables = sum(not each.column for each in omissions)
    for names, reason, way_out in grouped(omissions)[:_SHOWN_GROUPS]:
        console.log.message(f"left out: {listed(names)}: {reason}")
        if way_out:
            console.log.message(f"  try: {way_out}")
    if len(grouped(omissions)) > _SHOWN_GROUPS:
        console.log.message(
            f"left out: {quantity(tables, 'table')} and {quantity(len(omissions) - tables, 'column')} in all; {further}"
        )


def listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_SHOWN_NAMES])
    return shown if len(names) <= _SHOWN_NAMES else f"{shown} and {len(names) - _SHOWN_NAMES} more"


def summary(plan: SeedPlan) -> str:
    """195 rows in 7 tables, supporting rows counted apart."""
    asked = [step for step in plan.steps if not step.supporting]
    rows = sum(step.rows for step in asked)
    extra = plan.total_rows - rows
    text = f"{quantity(rows, 'row')} in {quantity(len(asked), 'table')}"
    supporting = f"{quantity(extra, 'supporting row')} in {quantity(len(plan.steps) - len(asked), 'table')}"
    return f"{text} + {supporting}" if extra else text


def show_generated(generated: Generated) -> bool:
    """Say what became of real rows; return False when a masked value is outside its class's reserved range."""
    plan = generated.plan
    show_plan(plan)
    if plan.treatment.how == REAL:
        console.warn(plan.treatment.headline)
    elif plan.treatment.key is None:
        console.log.message(f"  {plan.treatment.headline}")
    for each in plan.personal:
        console.log.message(f"  masked: {each.table}.{each.column}: {each.personal_class} ({each.why})")
    for line in plan.treatment.lines:
        console.log.message(f"  {line}")
    for note in generated.notes:
        console.log.message(f"  {note}")
    for path in generated.files:
        console.log.message(f"  wrote {path} ({path.stat().st_size:,} bytes)")
    audit = generated.audit
    warn_of_findings(generated)
    console.log.complete(name=plan.name, rows=plan.total_rows)
    return audit is None or not audit.unanswered


def warn_of_findings(generated: Generated) -> None:
    """Warn of personal values that the audit found outside their reserved ranges."""
    audit = generated.audit
    if audit is not None and not audit.ok:
        found = f"{quantity(audit.hit_count, 'value')} {'is' if audit.hit_count == 1 else 'are'}"
        console.warn(f"{found} outside the reserved ranges: seedsql audit {generated.plan.name}")


def lock_holder(lock: LockStatus) -> str:
    """The connection that holds the lock and, where the server shows it, whose it is, since when, and what it does."""
    if lock.session is None:
        return f"connection {lock.holder} (another account's, or one that is being rolled back)"
    session = lock.session
    doing = f": {session.statement}" if session.statement else ""
    return (
        f"connection {lock.holder}, {session.user} from {session.host}, since {session.since:%Y-%m-%d %H:%M:%S} UTC, "
        f"{session.command} for {session.seconds} s{doing}"
    )
