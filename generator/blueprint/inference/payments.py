"""Payments: their parts of what is settled of the row that they pay, and the states that follow from the amounts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from ...schema.model import Column
from ..writing import sql_name
from .children import Child, aggregate_of, children_of, first_of, write_rollup
from .keys import is_key
from .owners import is_actor
from .sheet import Sheet, is_exact, is_temporal, named, scale_of
from .vocabulary import role, tokens

Sheets = Mapping[str, Sheet]
_PAYMENTS = frozenset("payment receipt collection repayment installment transaction deposit".split())


def decide_payments(sheets: Sheets) -> None:
    """Payments share what is settled of the row that they pay, and the row knows the sum."""
    for sheet in sheets.values():
        for child in children_of(sheets, sheet):
            if _PAYMENTS & set(child.sheet.words[-1:]) and not is_actor(child.sheet, child.column):
                _pay(sheet, child)


def _pay(sheet: Sheet, child: Child) -> None:
    total = first_of(sheet, *role("total to pay"))
    amount = first_of(child.sheet, *role("payment"))
    if total is None or amount is None or not _can_share(child, amount, total) or _pays_something_else(child):
        return
    reference, key = named(child.column), sql_name(child.sheet.table.row_key[0])
    paid = first_of(sheet, *role("paid"))
    settled = named(total)
    if paid is not None:
        share = sheet.hide("settled_percent", {"provider": "choice", "values": [100, 50, 30], "weights": [14, 3, 3]})
        settled = sheet.hide("settled", f"ROUND({named(total)} * {share} / 100, {scale_of(total)})")
    count = sheet.hide("payment_count", aggregate_of(sheet, child, f"COUNT({sql_name(child.sheet.name)}.{key})"))
    part = child.sheet.hide("part", f"ORDINAL({reference})")
    whole = f"{reference}.{settled}"
    scale = scale_of(amount)
    text = f"ROUND({whole} * {part} / {reference}.{count}, {scale}) - ROUND({whole} * ({part} - 1) / {reference}.{count}, {scale})"
    bounds = (Decimal("0.01"), Decimal(10) ** 5)
    why = f"rest: its part of what is settled of {sheet.name}"
    if child.sheet.decide(amount, text, why, "rollups", bounds=bounds) and paid is not None:
        summed = f"SUM({sql_name(child.sheet.name)}.{named(amount)})"
        write_rollup(sheet, paid, child, summed, f"sum of {child.sheet.name}", amount)
        pick = _pick(child)
        if pick is not None and not is_key(child.sheet.table, (child.column.name,)) and set(pick) <= {"reference"}:
            pick |= {"pick": "quota", "counts": [1, 0, 2, 1, 0, 1, 1, 0, 1, 2]}


def _can_share(child: Child, amount: Column, total: Column) -> bool:
    """True when payments of any amounts can add up to the total."""
    if child.column.nullable or total.nullable or not child.sheet.is_open(amount) or not is_exact(total):
        return False
    limits = child.sheet.builder.constraints.of(amount.name)
    return scale_of(amount) >= scale_of(total) and limits.high is None and limits.values is None


def _pays_something_else(child: Child) -> bool:
    """True when the payment refers to another row with an amount, nearer than this one."""
    return any(
        link.parent != child.link.parent
        and not column.nullable
        and {"invoice", "bill", "payslip", "loan", "order"} & set(tokens(link.parent)[-1:])
        and not {"invoice", "bill", "payslip", "loan"} & set(tokens(child.link.parent)[-1:])
        for column, link in child.sheet.single_links()
    )


def _pick(child: Child) -> dict[str, object] | None:
    link = child.sheet.link(child.column)
    return child.sheet.builder.picks.get(link) if link is not None else None


def decide_paid_states(sheets: Sheets) -> None:
    """paid, partial and open follow from the amounts where both are there."""
    for sheet in sheets.values():
        for state in sheet.states:
            _paid_state(sheet, state.column, {"_".join(meaning): literal for literal, meaning in state.values})


_FULL = ("paid", "paid_off", "settled", "closed", "completed")
_PARTIAL = ("partial", "partially_paid", "part_paid", "partial_paid", "paid_partial")
_OVERDUE = ("overdue", "past_due")


def _paid_state(sheet: Sheet, column: Column, values: Mapping[str, str]) -> None:
    paid = first_of(sheet, *role("paid"))
    full, unpaid = (_literal_of(values, keys) for keys in (_FULL, role("unpaid state")))
    if full is None or unpaid is None or paid is None or paid.name.lower() not in sheet.guesses:
        return
    settled = _settled(sheet, paid)
    name = column.name.lower()
    if not settled or (name not in sheet.guesses and not sheet.is_open(column)):
        return
    partial, overdue = (_literal_of(values, keys) for keys in (_PARTIAL, _OVERDUE))
    ahead = _due_date(sheet)
    text = f"CASE WHEN {settled} THEN {full}"
    if overdue is not None and ahead is not None:
        text += f" WHEN {named(ahead)} < as_of THEN {overdue}"
    if partial is not None:
        text += f" WHEN {named(paid)} > 0 THEN {partial}"
    text += f" ELSE {unpaid} END"
    sheet.undo(name)
    sheet.decide(column, text, "status: follows from the amounts", "rollups", values=True)


def _literal_of(values: Mapping[str, str], keys: Iterable[str]) -> str | None:
    """The literal of the first of some states that there is."""
    return next((values[key] for key in keys if key in values), None)


def _settled(sheet: Sheet, paid: Column) -> str:
    """The condition that nothing is left to pay; empty when no other amount says so."""
    due = first_of(sheet, *role("due of children"))
    if due is not None and due.name.lower() in sheet.guesses:
        return f"{named(due)} <= 0"
    total = first_of(sheet, *role("total beside paid"))
    return f"{named(paid)} >= {named(total)}" if total is not None else ""


def _due_date(sheet: Sheet) -> Column | None:
    columns = sheet.table.columns
    return next(
        (each for each in columns if is_temporal(each) and "due" in tokens(each.name) and not each.nullable), None
    )
