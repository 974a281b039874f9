"""Payments: their parts of what is settled of the row that they pay, and the states that follow from the amounts."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import partial

from ....schema.model import Column
from ...writing import sql_name
from ..columns.keys import is_key
from ..comments.formulas import OfRows, RowFormula, formulas_in
from ..references.children import Child, aggregate_of, children_of, first_of, head_of, write_rollup
from ..references.phrases import rows_of_phrase
from ..references.selection import Selection
from ..states.asked_parents import PARTLY_PAID
from ..states.conditions import condition_by_state
from ..tables.actors import is_actor
from ..tables.computed import never_null
from ..tables.sheet import Sheet, is_exact, named, scale_of
from ..words.identifiers import words_of
from ..words.vocabulary import role, tokens
from .accounts import account_of, with_tax
from .relations.facts import Number, Numbers, numbers_of
from .relations.within import is_paid_behind

Sheets = Mapping[str, Sheet]
_PAYMENTS = frozenset(
    """payment receipt collection repayment installment instalment transaction deposit paid remittance settlement disbursement
    drawdown redemption""".split()
)
_PAYABLE = frozenset(("payable", "payout", "proceeds", "proceed"))
_MAYBE = frozenset(
    ("charge", "transaction", "deposit", "received", "paid", "payout")
)  # payments where the row knows what is paid
_SETTLED = frozenset(
    "paid cashed collected captured completed succeeded success settled cleared confirmed posted received approved processed executed accepted active".split()
)
_UNDONE = frozenset("cancelled refunded reversed failed bounced rejected deleted chargeback returned".split())


def decide_payments(sheets: Sheets) -> None:
    """Payments share what is settled of the row that they pay, and the row knows the sum."""
    for sheet in sheets.values():
        paid = paid_of(sheet)
        children = [(child, head_of(child.sheet.words, sheet.words)) for child in children_of(sheet)]
        is_paid = any(head in _PAYMENTS - _MAYBE for _, head in children)  # charges beside payments are what is paid
        wanted = _PAYMENTS if is_paid or paid is None else _PAYMENTS | _MAYBE
        for child, head in children:
            if head == "settlement" and any(
                _PAYABLE & set(child.sheet.tokens(each)) for each in child.sheet.table.columns
            ):
                continue  # which reckons what is to be paid out
            is_other = paid is not None and _is_of_others(sheet, child, paid)
            if head in wanted and not (is_other or _is_taxed(child)) and not is_actor(child.sheet, child.column):
                _pay(sheet, child, paid)


def _is_taxed(child: Child) -> bool:
    """True for rows with a tax of their own: they are papers of what was bought, as no one pays a tax on a payment."""
    return any(
        each.type.name == "decimal" and {"tax", "vat", "gst"} & set(child.sheet.tokens(each))
        for each in child.sheet.table.columns
    )


def _is_of_others(sheet: Sheet, child: Child, paid: Column) -> bool:
    """True where the comment of what was paid names other rows: ``sum of the payments`` of what was charged, too."""
    said = (each.phrase for each in formulas_in(paid.comment) if isinstance(each, OfRows)) if paid.comment else ()
    found = [rows for each in said if (rows := rows_of_phrase(children_of(sheet), each, sheet.words)) is not None]
    return bool(found) and found[0].child.sheet is not child.sheet


def paid_of(sheet: Sheet) -> Column | None:
    """What was paid; a deposit only where the row knows what is left to pay: of a rental it is security."""
    found = first_of(sheet, *role("paid")) or next(iter(account_of(sheet).paid), None)
    is_security = found is not None and sheet.tokens(found) == ("deposit",) and first_of(sheet, *role("due")) is None
    return None if is_security else found


def _pay(sheet: Sheet, child: Child, paid: Column | None) -> None:
    total = _whole(sheet, paid)
    amount = first_of(child.sheet, *role("payment"))
    if total is None or amount is None or not _can_share(sheet, child, amount, total) or _pays_something_else(child):
        return
    reference, key = named(child.column), sql_name(child.sheet.table.row_key[0])
    due = first_of(sheet, *role("due"))
    due = due if paid is None and due is not None and due is not total and sheet.is_open(due) else None
    says_paid = condition_by_state(sheet, ("paid",)) is not None
    before = _paid_before(sheet, total, paid) if due is not None or paid is not None else ""
    settled = _settled(sheet, total, before, is_known=paid is not None or (due is not None and not says_paid))
    count = sheet.hide("payment_count", aggregate_of(sheet, child, f"COUNT({sql_name(child.sheet.name)}.{key})"))
    part = child.sheet.hide("part", f"ORDINAL({reference})")
    whole = f"{reference}.{settled}"
    scale = scale_of(amount)
    text = f"ROUND({whole} * {part} / {reference}.{count}, {scale}) - ROUND({whole} * ({part} - 1) / {reference}.{count}, {scale})"
    least = Decimal(1).scaleb(-scale)
    if not child.sheet.builder.constraints.of(amount.name).is_free:
        text = f"GREATEST({text}, {least})"
    why = f"rest: its part of what is settled of {sheet.name}"
    bounds = (least, Decimal(10) ** 5)
    if child.sheet.decide(amount, text, why, "rollups", bounds=bounds):
        _know_payments(sheet, child, amount, total, paid, due, before)


def _paid_before(sheet: Sheet, total: Column, paid: Column | None) -> str:
    """What was paid of a total before its payments, and is part of what is not due any more: a deposit."""
    account = account_of(sheet)
    numbers = Numbers(sheet)
    first = [each for each in account.before if each is not paid and not each.nullable]
    found = [each for each in numbers.numbers if each.column in first]
    if account.whole is not total or total.type.name != "decimal" or total.nullable or not found:
        return ""
    for each in found:
        sheet.formulas.setdefault(each.column.name.lower(), partial(_advance, numbers, each, total, len(found)))
    return "".join(f" - {each.name}" for each in found)


def _advance(numbers: Numbers, each: Number, total: Column, count: int) -> None:
    """Let a deposit be a round part of a total, or nothing at all."""
    bounds = numbers.known(total)
    numbers.loosen(each.column)
    if bounds is not None:
        numbers.be_share(each, named(total), bounds, (0, 60 // count))


def _settled(sheet: Sheet, total: Column, before: str, *, is_known: bool) -> str:
    """What is paid of a row: all of it, or a part. Its state says which where it is drawn: nothing before it is paid where the row
    ``is_known`` to be paid but only what was granted is; a part where it is partly paid and has no amount that says so."""
    scale = scale_of(total)
    if total.nullable:
        return sheet.hide("settled", f"IF({condition_by_state(sheet, ('paid',))}, IFNULL({named(total)}, 0), 0)")
    whole = f"({named(total)}{before})" if before else named(total)
    part = f"ROUND({whole} * {{}} / 100, {scale})"
    if is_known:
        rule = {"provider": "choice", "values": [100, 50, 30], "weights": [14, 3, 3]}
        return sheet.hide("settled", part.format(sheet.hide("settled_percent", rule)))
    literals = [
        f"{named(state.column)} = {literal}"
        for state in sheet.states[:1]
        for literal, meaning in state.values
        if "_".join(meaning) in PARTLY_PAID
    ]
    if not literals:
        return sheet.hide("settled", whole) if before else whole
    share = sheet.hide("settled_percent", {"provider": "choice", "values": [50, 30, 70], "weights": [2, 1, 1]})
    return sheet.hide("settled", f"IF({literals[0]}, {part.format(share)}, {whole})")


def _know_payments(
    sheet: Sheet, child: Child, amount: Column, total: Column, paid: Column | None, due: Column | None, before: str
) -> None:
    """Let the row say what was paid of it, or what is still due."""
    rows = Selection(child, amount, settled_condition(child.sheet), "settled")
    if due is not None:
        rule = aggregate_of(sheet, child, f"{named(total)}{before} - IFNULL({rows.sum(amount)}, 0)")
        bounds = (Decimal(0), Decimal(10) ** 6)
        sheet.decide(due, rule, f"rest: {named(total)}{before} less what was paid", "rollups", bounds=bounds)
    if paid is not None:
        sheet.formulas.pop(paid.name.lower(), None)
        write_rollup(sheet, paid, child, rows.sum(amount), f"paid, sum of {rows.rows}", amount)
        is_asked = (child.sheet.name, child.column.name) in sheet.builder.schema.asked
        pick = _pick(child)
        if (
            pick is not None
            and not is_asked
            and not is_key(child.sheet.table, (child.column.name,))
            and set(pick) <= {"reference"}
        ):
            pick |= {"pick": "quota", "counts": [1, 0, 2, 1, 0, 1, 1, 0, 1, 2]}


def _whole(sheet: Sheet, paid: Column | None) -> Column | None:
    """What is to be paid: an amount due that knows nothing of what was paid, else what was approved, else the total."""
    due = first_of(sheet, *role("due of children"))
    if due is not None and paid is not None and _is_reckoned_without(sheet, due, paid):
        return due
    found = account_of(sheet).whole or with_tax(
        sheet, first_of(sheet, "approved", "payable amount", "amount payable", *role("total to pay"))
    )
    return found or _only_total_charge(sheet)


def _is_reckoned_without(sheet: Sheet, due: Column, paid: Column) -> bool:
    """True for an amount due whose comment has a formula in which what was paid is not, and for one between a discount and what was paid."""
    numbers = numbers_of(sheet)
    if any(each.column is due and is_paid_behind(numbers, each) for each in numbers):
        return True
    if set(tokens(paid.name)) - {"amount", "total", "sum"} <= _words(due.comment):
        return False
    return any(isinstance(each, RowFormula) for each in formulas_in(due.comment))


def _only_total_charge(sheet: Sheet) -> Column | None:
    """The only total of what is charged: ``total_premium``, ``total_fare``."""
    charges = {"premium", "fee", "fare", "rent", "charge", "tuition"}
    totals = [each for each in sheet.table.columns if is_exact(each) and "total" in sheet.tokens(each)]
    totals = [each for each in totals if set(sheet.tokens(each)) & charges]
    return totals[0] if len(totals) == 1 else None


def _has_whole(sheet: Sheet) -> bool:
    return _whole(sheet, paid_of(sheet)) is not None


def _words(text: str) -> set[str]:
    return {word for each in words_of(text) for word in tokens(each)}


def settled_condition(sheet: Sheet) -> str:
    """Which payments count: those whose state says that the money has come, or that nothing has undone."""
    table = sql_name(sheet.name)
    for state in sheet.states:
        literals = [literal for literal, meaning in state.values if _SETTLED & set(meaning)]
        if literals and len(literals) < len(state.values):
            return f"{table}.{named(state.column)} IN ({', '.join(literals)})"
    for meaning, condition in sheet.flags.values():
        if meaning and meaning[-1] in _UNDONE:
            return f"NOT ({table}.{condition})"
        if meaning and meaning[-1] in _SETTLED - {"active", "accepted", "completed"}:
            return f"{table}.{condition}"
    return ""


def _can_share(sheet: Sheet, child: Child, amount: Column, total: Column) -> bool:
    """True when payments of any amounts can add up to the total."""
    if (
        child.column.nullable
        or not (never_null(sheet.table, total) or condition_by_state(sheet, ("paid",)) is not None)
        or not child.sheet.is_open(amount)
        or not is_exact(total)
    ):
        return False
    limits = child.sheet.builder.constraints.of(amount.name)
    return scale_of(amount) >= scale_of(total) and limits.high is None and limits.values is None


def _pays_something_else(child: Child) -> bool:
    """True when the payment refers to another row with an amount, nearer than this one: by way of which it refers here."""
    goal = child.link.parent
    for column, link, parent in child.sheet.referred:
        if link.parent == goal or column.nullable:
            continue
        is_bill = bool({"invoice", "bill", "payslip", "loan", "order"} & set(tokens(link.parent)[-1:]))
        is_between = any(up.parent == goal for _, up in parent.single_links())
        if is_between and not is_actor(child.sheet, column) and _has_whole(parent):
            return True
        if is_bill and not {"invoice", "bill", "payslip", "loan"} & set(tokens(goal)[-1:]):
            return True
    return False


def _pick(child: Child) -> dict[str, object] | None:
    link = child.sheet.link(child.column)
    return child.sheet.builder.picks.get(link) if link is not None else None
