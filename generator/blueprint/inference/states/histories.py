"""Histories of states, from which to which a row of another table went; and rows that only come when that has gone so far."""

from __future__ import annotations

from collections.abc import Mapping

from ..columns.keys import is_key
from ..tables.sheet import Sheet, named
from ..words.vocabulary import data, normal


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
        guess = parent.guesses.get(state.column.name.lower())
        early = [literal for literal, meaning in state.values if prepared & set(meaning)]
        if early and guess is not None and guess.layer == "values" and isinstance(guess.rule, dict):
            return f"NOT ({named(state.column)} IN ({', '.join(early)}))"
    return ""
