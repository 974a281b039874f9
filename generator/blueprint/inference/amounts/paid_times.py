"""When a bill was paid, where no state or flag says that it was: once nothing of it is open."""

from __future__ import annotations

from ....schema.model import Column
from ..references.children import first_of
from ..tables.sheet import Sheet, bare, is_temporal, named
from ..words.vocabulary import role, tokens
from .taxed_totals import with_tax

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
    guess = sheet.guesses.get(column.name.lower())
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
