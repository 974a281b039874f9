"""States and flags that follow from what is paid of a row: paid, partly paid and open; the other states of its process stay;
and when it was paid, where none of them says so: once nothing of it is open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ....schema.model import Column
from ....toml_fields import toml
from ...writing import sql_literal
from ..references.children import first_of
from ..states.asked_parents import PARTLY_PAID
from ..states.progress import is_negative
from ..tables.sheet import Sheet, State, bare, is_temporal, named
from ..words.vocabulary import role, tokens
from .accounts import with_tax
from .payments import paid_of

Sheets = Mapping[str, Sheet]


def decide_paid_states(sheets: Sheets) -> None:
    """paid, partial and open follow from the amounts where both are there; so does a flag that says so."""
    for sheet in sheets.values():
        for state in sheet.states:
            _paid_state(sheet, state)
        for name, (meaning, _) in sheet.flags.items():
            is_closed = meaning[-1:] in (("closed",), ("completed",)) and not _says_paid(sheet, name)
            if "_".join(meaning) in _FULL and not is_closed:
                _paid_flag(sheet, sheet.table.column(name))
            elif "_".join(meaning) in PARTLY_PAID:
                _paid_flag(sheet, sheet.table.column(name), is_partly=True)


_PROMISES = frozenset(("pledge", "promise", "commitment"))
_BILLS = _PROMISES | frozenset("invoice bill loan installment receivable payable debt debit statement".split())


def _says_paid(sheet: Sheet, name: str) -> bool:
    """True where a row is closed with its payment: a bill, or what a comment says so of. Orders and cases are closed when they are done."""
    return bool(_BILLS & set(sheet.words[-1:])) or bool(sheet.table.column(name).comment)


_FULL = (
    "paid",
    "paid_off",
    "settled",
    "closed",
    "completed",
    "paid_in_full",
    "fully_paid",
    "paid_full",
    "collected",
    "received",
)
_OVER = ("closed", "completed")
_OF_GOODS = ("collected", "received")  # or the goods are
_BEFORE = frozenset(("advance", "deposit", "prepaid"))  # paid before anything is settled
_STEPS = frozenset(
    "confirmed progress start started active planned booked reserved running ordered shipped returned checked".split()
)
_OVERDUE = ("overdue", "past_due", "late")


def _paid_flag(sheet: Sheet, column: Column, *, is_partly: bool = False) -> None:
    paid = paid_of(sheet)
    guess = sheet.guess(column)
    if paid is None or guess is None or paid.name.lower() not in sheet.guesses:
        return
    settled = _settled(sheet, paid)
    settled = f"{named(paid)} > 0 AND NOT ({settled})" if settled and is_partly else settled
    values = guess.rule.get("values", []) if isinstance(guess.rule, dict) else []
    if settled and column.type.name == "bit":  # a hidden number says it, which other rules read
        hidden = str(guess.rule).split(" ")[0]
        sheet.builder.result.hidden[hidden] = f"IF({settled}, 1, 0)"
    elif settled and isinstance(guess.rule, dict) and len(values) == 2:
        yes, no = map(sql_literal, values)
        sheet.undo(column.name.lower())
        sheet.decide(column, f"IF({settled}, {yes}, {no})", "status: follows from the amounts", "rollups", values=True)


def _paid_state(sheet: Sheet, state: State) -> None:
    values = {"_".join(meaning): literal for literal, meaning in state.values}
    paid, name = paid_of(sheet), state.column.name.lower()
    ends = (
        (*_FULL, "delivered") if _PROMISES & set(sheet.words[-1:]) else _FULL
    )  # a promise is fulfilled with its last payment
    full, unpaid = (_literal_of(values, keys) for keys in (ends, role("unpaid state")))
    unpaid = unpaid or _begun_unpaid(state, full)
    if full is None or unpaid is None or paid is None or not _follows(sheet, state, paid, full, values):
        return
    settled = _settled(sheet, paid)
    if not settled or (name not in sheet.guesses and not sheet.is_open(state.column)):
        return
    text = _by_amounts(sheet, state, paid, (settled, full, unpaid), values)
    sheet.undo(name)
    sheet.decide(state.column, text, "status: follows from the amounts", "rollups", values=True)


def _begun_unpaid(state: State, full: str | None) -> str | None:
    """The state that rows begin with, whatever it is called, where others say that they are paid in part and paid."""
    steps = [(literal, "_".join(meaning)) for literal, meaning in state.values if not is_negative(meaning)]
    is_partly = any(name in PARTLY_PAID for _, name in steps[1:])
    return steps[0][0] if is_partly and steps[0][0] != full else None


def _follows(sheet: Sheet, state: State, paid: Column, full: str, values: Mapping[str, str]) -> bool:
    """True where a state is that of a bill, which follows from what is known to be paid of it."""
    if _says_steps(values, full) or paid.name.lower() not in sheet.guesses or _BEFORE & set(sheet.tokens(paid)):
        return False
    if paid.nullable and _literal_of(values, PARTLY_PAID) is None:
        return False  # which is only there once all is paid, as the state says
    is_over = full in {values.get(key) for key in _OVER} and not _says_paid(sheet, state.column.name)
    return not is_over and not _reads(sheet, paid, state.column)


def _by_amounts(sheet: Sheet, state: State, paid: Column, said: tuple[str, str, str], values: Mapping[str, str]) -> str:
    """The CASE of a state. ``said`` are the condition that all is paid, and the literals of the paid and the unpaid state."""
    settled, full, unpaid = said
    others = [literal for literal in values.values() if literal not in _of_money(values, full, unpaid)]
    waits = _unpaid_states(sheet, paid, unpaid, others)
    between = _between_paid_and_unpaid(sheet, paid, values) or _last_step(paid, state, full, unpaid)
    return f"CASE WHEN {settled} THEN {full}{waits}{between} ELSE {unpaid} END"


def _reads(sheet: Sheet, paid: Column, state: Column) -> bool:
    """True where what is paid is known by the state, which then cannot follow from it."""
    settled = sheet.builder.result.hidden.get("settled", "") if sheet.states else ""
    rule = f"{toml(sheet.guesses[paid.name.lower()].rule)} {settled}"
    return re.search(rf"(?<![\w.]){re.escape(named(state))}(?![\w.(])", rule) is not None


def _of_money(values: Mapping[str, str], full: str, unpaid: str) -> set[str | None]:
    """The literals of the states that amounts and a due date decide."""
    return {full, unpaid, _literal_of(values, PARTLY_PAID), _literal_of(values, _OVERDUE)}


def _unpaid_states(sheet: Sheet, paid: Column, unpaid: str, others: Sequence[str]) -> str:
    """The branch of a CASE for the states that have nothing to do with money: what is not sent yet, and what was cancelled."""
    if not others:
        return ""
    drawn = _drawn(sheet, "unpaid_state", unpaid, others)
    return f" WHEN {named(paid)} = 0 AND {drawn} <> {unpaid} THEN {drawn}"


def _drawn(sheet: Sheet, name: str, usual: str, others: Sequence[str]) -> str:
    """A hidden column that draws the usual of some states or one of the others."""
    texts = [each.strip("'").replace("''", "'") if each.startswith("'") else int(each) for each in (usual, *others)]
    weights = [2 * len(others) if len(others) > 1 else 4, *(1 for _ in others)]
    return sheet.hide(name, {"provider": "choice", "values": texts, "weights": weights})


def _last_step(paid: Column, state: State, full: str, unpaid: str) -> str:
    """The branch of a CASE for the step before the last one, at which something is paid: of a loan that is disbursed."""
    labels = [literal for literal, meaning in state.values if not is_negative(meaning)]
    before = labels[: labels.index(full)] if full in labels else []
    return f" WHEN {named(paid)} > 0 THEN {before[-1]}" if before and before[-1] != unpaid else ""


def _says_steps(values: Mapping[str, str], full: str | None) -> bool:
    """True for states of what happens to a row, not to its money."""
    return full in {values.get(key) for key in (*_OVER, *_OF_GOODS)} and bool(
        _STEPS & {word for key in values for word in key.split("_")}
    )


def _between_paid_and_unpaid(sheet: Sheet, paid: Column, values: Mapping[str, str]) -> str:
    """The branches of a CASE for what is overdue and for what is paid in part, as far as there are such states."""
    partial, overdue = (_literal_of(values, keys) for keys in (PARTLY_PAID, _OVERDUE))
    ahead = _due_date(sheet)
    late = f" WHEN {named(ahead)} < as_of THEN {overdue}" if overdue is not None and ahead is not None else ""
    return late + (f" WHEN {named(paid)} > 0 THEN {partial}" if partial is not None else "")


def _literal_of(values: Mapping[str, str], keys: Iterable[str]) -> str | None:
    """The literal of the first of some states that there is."""
    return next((values[key] for key in keys if key in values), None)


def _settled(sheet: Sheet, paid: Column) -> str:
    """The condition that nothing is left to pay; empty when no other amount says so."""
    due = first_of(sheet, *role("due of children"))
    if due is not None and due.name.lower() in sheet.guesses:
        is_less_paid = named(paid) in str(sheet.guesses[due.name.lower()].rule)
        return f"{named(due)} <= 0" if is_less_paid else f"{named(paid)} >= {named(due)}"
    total = with_tax(sheet, first_of(sheet, *role("total beside paid")))
    return f"{named(paid)} >= {named(total)}" if total is not None else ""


def _due_date(sheet: Sheet) -> Column | None:
    columns = sheet.table.columns
    return next(
        (each for each in columns if is_temporal(each) and "due" in tokens(each.name) and not each.nullable), None
    )


_PAID = frozenset(("paid", "settled", "payment"))


def decide_paid_times(sheet: Sheet) -> None:
    """Let ``paid_on`` be NULL until the whole amount is paid."""
    for name, guess in list(sheet.guesses.items()):
        column, rule = sheet.table.find(name), guess.rule
        if column is None or not _is_loose(column, rule) or set(bare(tokens(column.name))) - _PAID:
            continue
        condition = _nothing_is_open(sheet)
        if condition is not None:
            kept = {key: value for key, value in rule.items() if key != "null"}
            sheet.guesses[name] = guess._replace(
                rule={**kept, "when": condition}, reason=f"{guess.reason}; set when {_said(condition)}"
            )
            sheet.builder.rules[name] = sheet.guesses[name].rule


def _is_loose(column: Column, rule: object) -> bool:
    """True for a time that is missing in some rows, whatever they are."""
    return (
        is_temporal(column)
        and isinstance(rule, dict)
        and "null" in rule
        and "when" not in rule
        and bool({"expression", "after"} & rule.keys())
    )


def _said(condition: str) -> str:
    return "something was paid" if condition.endswith("> 0") else "nothing is open"


def _reason(sheet: Sheet, column: Column) -> str:
    guess = sheet.guess(column)
    return guess.reason if guess is not None else ""


def _nothing_is_open(sheet: Sheet) -> str | None:
    due, paid = first_of(sheet, *role("due")), first_of(sheet, *role("paid"))
    if due is not None and not due.nullable and due.name.lower() in sheet.guesses:
        is_whole = paid is not None and not paid.nullable and f"of {named(due)}" in _reason(sheet, paid)
        return f"{named(paid)} > 0" if paid is not None and is_whole else f"{named(due)} <= 0"
    whole = with_tax(sheet, first_of(sheet, *role("whole")))
    if paid is None or whole is None or paid is whole or paid.nullable or whole.nullable:
        return None
    return f"{named(paid)} >= {named(whole)}" if paid.name.lower() in sheet.guesses else None
