"""Histories of states, from which to which a row of another table went; and rows that only come when that has gone so far."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from ....schema.model import Column
from ..columns.keys import is_key
from ..tables.sheet import Sheet, State, named
from ..words.vocabulary import data, normal, tokens
from .progress import is_negative

_OLD = frozenset("old from previous before prior".split())
_NEW = frozenset("new to next after".split())
_STATE = frozenset("status state stage phase".split())


def decide_histories(sheets: Mapping[str, Sheet]) -> None:
    """``old_status`` and ``new_status`` take the states of the row that they are about, and differ."""
    for sheet in sheets.values():
        columns = [each for each in sheet.called(_STATE) if each.type.is_text]
        old, new = _called(columns, _OLD), _called(columns, _NEW)
        state = _state_of(sheet) if new is not None else None
        if new is not None and state is not None and _fits(new, state) and (old is None or _fits(old, state)):
            _decide(sheet, old, new, state)


def decide_late_comers(sheets: Mapping[str, Sheet]) -> None:
    """No one pays for, books or visits what is only being prepared: such references pick among the other rows."""
    followers = frozenset(normal(each)[-1] for each in data()["followers"]["tables"].split())
    for sheet in sheets.values():
        for column, link, parent in sheet.parents if followers & set(sheet.words[-1:]) else ():
            pick = sheet.builder.picks.get(link) if sheet.link(column) is not None else None
            condition = _begun(parent)
            is_asked = (sheet.name, column.name) in sheet.builder.schema.asked  # which says more
            is_free = not is_asked and not is_key(sheet.table, (column.name,))
            if pick is not None and condition and is_free and set(pick) <= {"reference", "null"}:
                pick["where"] = condition
                sheet.builder.result.reasons.setdefault(
                    column.name.lower(), f"status: of no {parent.name} that is only prepared"
                )


def _begun(parent: Sheet) -> str:
    """The condition that a row is more than prepared; empty where all are."""
    prepared = set(data()["followers"]["prepared"].split())
    for state in parent.states:
        guess = parent.guess(state.column)
        early = [literal for literal, meaning in state.values if prepared & set(meaning)]
        if early and guess is not None and guess.layer == "values" and isinstance(guess.rule, dict):
            return f"NOT ({named(state.column)} IN ({', '.join(early)}))"
    return ""


def _called(columns: list[Column], words: frozenset[str]) -> Column | None:
    return next((each for each in columns if words & set(tokens(each.name)) and not each.comment.count(",") > 1), None)


def _state_of(sheet: Sheet) -> State | None:
    """The only state of the rows that this one refers to."""
    found = [state for _, _, parent in sheet.parents for state in parent.states[:1]]
    return found[0] if len(found) == 1 and len(found[0].values) > 1 else None


def _fits(column: Column, state: State) -> bool:
    longest = max(len(literal) - 2 for literal, _ in state.values)
    return all(literal.startswith("'") for literal, _ in state.values) and longest <= (column.type.length or 255)


def _decide(sheet: Sheet, old: Column | None, new: Column, state: State) -> None:
    literals = [literal for literal, _ in state.values]
    values = [literal[1:-1].replace("''", "'") for literal in literals]
    rule = {"provider": "choice", "values": values, "weights": [2, *([3] * (len(values) - 1))]}
    for column in (new, old):
        if column is not None:
            _forget(sheet, column)
    if (
        not sheet.decide(new, rule, f"values: the states of {named(state.column)}", "values", values=True)
        or old is None
    ):
        return
    cases = " ".join(f"WHEN {after} THEN {each}" for after, each in _before(state).items())
    text = f"CASE {named(new)} {cases} ELSE {literals[-1]} END"
    first: object = {"expression": text, "when": f"{named(new)} <> {literals[0]}"} if old.nullable else text
    sheet.decide(old, first, f"values: the state before {named(new)}", "values", values=True)


def _forget(sheet: Sheet, column: Column) -> None:
    """Take back what was guessed of a column by itself."""
    sheet.undo(column.name.lower())
    sheet.states = [each for each in sheet.states if each.column is not column]
    sheet.choices = [each for each in sheet.choices if each.column is not column]


def _before(state: State) -> dict[str, str]:
    """The state before each but the first: the one before it in the list, but for those that end a row before its time."""
    literals = [literal for literal, _ in state.values]
    ends = {literal for literal, meaning in state.values if is_negative(meaning) or "noshow" in "".join(meaning)}
    usual = next((each for each in literals[1:2] if each not in ends), literals[0])
    return {after: usual if after in ends else each for each, after in pairwise(literals)}
