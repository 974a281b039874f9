"""What is done or measured in the course of something is of rows that took place: batches of what was collected, results of lessons
that were flown."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Any

from ....schema.model import Column
from ...writing import is_one_of
from ..columns.keys import is_key
from ..states.frequency import is_standing
from ..states.progress import fell_through, joined
from ..states.reached import literals_in
from ..tables.actors import is_actor
from ..tables.links import Link
from ..tables.sheet import Sheet, State, is_exact, is_temporal, named
from ..tables.state import Bound
from ..words.vocabulary import data, tokens
from .event_parents import PAID
from .picked_parents import MARGIN, allows, narrow, share_of

_PLANNED = frozenset(
    """planned scheduled due expected requested valid expires until created updated deleted modified booked ordered reserved required
    deadline target""".split()
)
_MONEY = frozenset("price amount cost fee total rate charge tax discount".split())
_BEFORE = frozenset(
    """booking reservation ticket request requirement plan invitation contract agreement permit approval order purchase pledge deposit
    preparation issue dispatch""".split()
)


@lru_cache(maxsize=8)
def _listed(kind: str, name: str) -> frozenset[str]:
    return frozenset(data()[kind][name].split())


def pick_what_took_place(sheet: Sheet) -> None:
    """Let what was done be of rows of which a state says that they took place, or go on: where what is known of these only then is NULL
    in others."""
    if _is_beside_it(sheet) or _may_be_planned(sheet):
        return
    is_dated = _is_dated(sheet)
    if not is_dated and not _is_measured(sheet):
        return
    for column, link, parent in sheet.parents:
        pick = sheet.builder.picks.get(link) if _may_take_place(sheet, column, parent) else None
        condition = _took_place(parent, fewest=1 if is_dated else 2) if pick is not None else ""
        if pick is not None and condition and allows(parent, share_of(parent, condition)):
            _pick_by(sheet, (column, link, parent), pick, condition)


def _pick_by(sheet: Sheet, reference: tuple[Column, Link, Sheet], pick: dict[str, Any], condition: str) -> None:
    """Let a reference pick rows of which the condition holds; where each is picked once, there are no more rows than such parents."""
    column, link, parent = reference
    state = named(parent.states[0].column)
    if str(pick.get("where", "")).startswith(f"NOT ({state} "):
        pick["where"] = condition  # which says more than what is left out
    else:
        narrow(sheet, link, column, condition)
    if is_key(sheet.table, (column.name,)) and pick.get("where") == condition:
        sheet.builder.result.bounds.append(Bound((parent.name,), share=share_of(parent, condition) * MARGIN))


def _may_take_place(sheet: Sheet, column: Column, parent: Sheet) -> bool:
    """True for a reference that must be set to what happens, which is no person, no thing and no row of the same table."""
    if column.nullable or sheet.link(column) is None or parent is sheet:
        return False
    return not is_actor(sheet, column) and not is_standing(parent)


def _is_beside_it(sheet: Sheet) -> bool:
    """True for what is written, paid or asked for whether or not it came to that: bills, bookings, requests."""
    others = _listed("followers", "beside") | _listed("followers", "undone") | PAID | _BEFORE
    return bool(others & set(sheet.words[-1:]))


def _is_dated(sheet: Sheet) -> bool:
    """True for rows that have a time of their own, and not only of what is planned."""
    times = (each for each in sheet.table.columns if is_temporal(each) and not each.nullable)
    return any(not _PLANNED & set(tokens(each.name)) for each in times)


def _may_be_planned(sheet: Sheet) -> bool:
    """True for rows that have a plan of their own: of which a state says that they are still to come."""
    waits = _listed("phases", "before") | _listed("followers", "ahead")
    return any(waits & set(joined(meaning)) for state in sheet.states for _, meaning in state.values)


def _is_measured(sheet: Sheet) -> bool:
    """True for rows of numbers that are no money, and have no price."""
    numbers = [each for each in sheet.table.columns if is_exact(each) and each.name.lower() not in sheet.builder.linked]
    is_priced = any(_MONEY & set(tokens(each.name)) for each in numbers)
    return not is_priced and any(each.name not in sheet.table.row_key for each in numbers)


def _took_place(parent: Sheet, *, fewest: int) -> str:
    """The condition under which what is known of rows that took place is there, and of those that go on; "" where no state says so."""
    for state in parent.states[:1]:
        name = named(state.column)
        found = Counter(
            said
            for each in parent.table.columns
            if (said := _known_when(parent, each)).startswith((f"{name} = ", f"{name} IN "))
        )
        condition, count = max(found.items(), key=lambda item: item[1], default=("", 0))
        literals = literals_in(condition.removeprefix(name))
        if count < fewest or not literals:
            return ""
        during = [literal for literal, meaning in state.values if _goes_on(state, literal, meaning)]
        known = [literal for literal, _ in state.values if literal in {*literals, *during}]
        if not all(_is_ahead_or_off(meaning) for literal, meaning in state.values if literal not in known):
            return ""
        return is_one_of(name, known) if len(known) < len(state.values) else ""
    return ""


def _is_ahead_or_off(meaning: tuple[str, ...]) -> bool:
    """True for what is still to come, was only offered, or did not take place: of anything else something may have been done."""
    words = set(joined(meaning))
    ahead = _listed("phases", "before") | _listed("followers", "ahead") | _listed("followers", "offered")
    return bool(words & (ahead | _listed("followers", "early") | _listed("followers", "fallen"))) or fell_through(
        meaning
    )


def _goes_on(state: State, literal: str, meaning: tuple[str, ...]) -> bool:
    words = set(joined(meaning))
    return (
        bool(_listed("phases", "during") & words)
        and not _listed("phases", "before") & words
        and literal != state.values[0][0]
    )


def _known_when(parent: Sheet, column: Column) -> str:
    """The condition of a time or a measured number that is NULL in other rows; reasons, money and what is planned say nothing."""
    if not column.nullable or {*_PLANNED, *_MONEY} & set(tokens(column.name)):
        return ""
    if not (is_temporal(column) or is_exact(column)) or column.name.lower() in parent.builder.linked:
        return ""
    rule = parent.builder.rules.get(column.name.lower())
    if isinstance(rule, dict) and "when" in rule:
        return str(rule["when"])
    return parent.when.get(column.name.lower(), ("",))[0]
