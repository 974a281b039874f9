"""Which rows others may refer to by their time: work is done on what has started, bills follow what is over, and no one books what
is gone."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from ....schema.model import Column
from ...writing import is_one_of
from ..columns.guess import Guess
from ..columns.keys import is_key
from ..states.frequency import is_standing
from ..states.progress import is_negative, joined
from ..tables.links import Link
from ..tables.picks import pick_where
from ..tables.sheet import Sheet, State, named
from ..words.vocabulary import data, tokens
from .late_states import OVERDUE
from .parent_stages import is_in_its_course, prepared_states
from .phases import open_states, waiting_states

_FEWEST = 0.4  # the share of the parents' rows that must remain
_NEVER = 1e-4  # the chance that none remains of so few rows
_BY_FLAG = 0.2  # the share of rows of which a flag says that they are gone, at most
_DRAWN = re.compile(r"\b(?:(?:first_)?drawn|own_state)_*\b")
_OUT_OF_ORDER = frozenset("broken damaged defective maintenance out_of_service out_of_order".split())
"""States of a thing that is still there: that is what is reported."""
_TOOK_PLACE = frozenset("failed aborted interrupted halted lost escaped absconded terminated suspended paused".split())
"""Ends of what went on before: things happened in the course of it."""
_WITH = re.compile(r"`?(\w+)`? IS NOT NULL")
_AHEAD = re.compile(r"(?:DATE\()?IF\(([^()]+(?:\([^()]*\))?), ahead")
_LITERALS = re.compile(r"'(?:[^']|'')*'|-?\d+")


def decide_picked_parents(sheets: Mapping[str, Sheet]) -> None:
    """Let references pick among the rows that have come far enough, and are not gone. Asked for when the sizes are known: some
    row must be left to pick."""
    for sheet in sheets.values():
        if sheet.near_to is not None:
            _pick_what_has_come(sheet, *sheet.near_to)
        for column, link, parent in sheet.referred:
            _pick_what_stays(sheet, column, link, parent)


def _pick_what_stays(sheet: Sheet, column: Column, link: Link, parent: Sheet) -> None:
    """Let a reference pick rows that are not gone, or that have not ended, where the row may come after that."""
    goes_on = column in sheet.stays or (sheet.goes_on and not column.nullable and parent is not sheet)
    gone = [*parent.gone] if goes_on else []
    gone += [each for name, each in sheet.lasting.items() if name == column.name and each not in gone]
    conditions = [f"{named(each)} IS NULL" for each in gone]
    conditions += [f"{parent.last} >= TIMESTAMP(as_of)"] if parent.last and goes_on else []
    may_be_few = column.nullable and is_key(sheet.table, (column.name,))  # of which each is taken once
    may_be_few |= sheet.link(column) is None
    if conditions and not may_be_few and is_left(parent, _staying(parent, gone)):
        narrow(sheet, link, column, " AND ".join(conditions), f"rows of {parent.name} that are still there")


_OF_ALL = frozenset(("sku", "status"))
"""What tables are called of which rows have some however they ended: what was ordered, and which states they went through."""


def _pick_what_has_come(sheet: Sheet, column: Column, mark: Column | None) -> None:
    link = sheet.link(column)
    if link is None or _OF_ALL & set(sheet.words[-2:]):
        return
    parent, is_single = sheet.sheets[link.parent], is_key(sheet.table, (column.name,))
    is_done_to_it = is_in_its_course(sheet) and not is_standing(parent)
    condition, share = _has_come(parent, mark, sheet.is_after, prepared_states if is_done_to_it else _none)
    if is_done_to_it and not condition:
        condition, share = _has_come(parent, mark, sheet.is_after, _none)
    if is_single and not share:
        return
    if not condition and mark is not None and not mark.nullable and "due" in tokens(mark.name):
        narrow(sheet, link, column, f"{named(mark)} < as_of", f"rows of {parent.name} that are due")
    else:
        narrow(sheet, link, column, condition, _with_mark(parent, mark, condition))


def _staying(parent: Sheet, gone: Sequence[Column] = (), seen: tuple[str, ...] = ()) -> float:
    """The share of rows that are not gone, by any of these times, nor is what they belong to."""
    share = 1.0
    for column in gone or parent.gone:
        share *= 1 - _set_share(parent, column.name)
    for _, _, above in parent.parents if parent.last and parent.name not in seen else ():
        share *= _staying(above, seen=(*seen, parent.name))
    return share


def _set_share(parent: Sheet, name: str) -> float:
    """The share of rows that have a time by its rule."""
    guess = parent.guesses.get(name.lower())
    rule: Any = guess.rule if guess is not None else None
    if not isinstance(rule, dict):
        return 1.0
    condition, set_with = str(rule.get("when", "")), _WITH.fullmatch(rule.get("when", ""))
    share = share_of(parent, condition) if condition else 1.0
    if set_with is not None:  # an end is there where its start is: in all rows, where nothing lets that be NULL
        share = _set_share(parent, set_with[1])
    return share * (1 - float(rule.get("null", 0)))


def share_of(parent: Sheet, condition: str) -> float:
    """The share of rows for which a condition holds that a state says; few where a flag does."""
    for state in parent.states:
        name, shares = named(state.column), _shares(parent, state)
        if shares and condition.removeprefix("NOT (").startswith(name):
            said = set(_LITERALS.findall(condition.replace(name, "", 1)))
            share = sum(weight for literal, weight in shares.items() if literal in said)
            return 1 - share if condition.startswith("NOT") else share
    return _BY_FLAG


_MANY = 8
_MOST = 0.5  # of the rows


def narrow(sheet: Sheet, link: Link, column: Column, condition: str, reason: str = "") -> None:
    """Let a reference pick rows of which a condition holds, where nothing else narrows it; ``reason`` says what the condition does not."""
    pick = sheet.builder.picks.get(link)
    if (sheet.name, column.name) in sheet.builder.schema.covering:  # others pick among its rows
        return
    has_more = column.nullable or sheet.builder.schema.count(link.parent, 1) >= _MANY  # one is left beside the other
    if pick is None or not condition:
        return
    # a row whose group has none in such a state refers to none
    within = {"within"} if column.nullable and condition.startswith("NOT (") else set()
    if set(pick) <= {"reference", "null", "when", *({"other"} if has_more else ()), *within}:
        pick_of(sheet, link, column, condition)
        reasons, name = sheet.builder.result.reasons, column.name.lower()
        if reasons.get(name, "").startswith(_SAME):  # a circle has let that go
            del reasons[name]
        reasons.setdefault(name, f"time: {reason or _said(sheet.sheets[link.parent], condition)}")
    elif has_more and _may_narrow_more(sheet.sheets[link.parent], pick, condition):
        pick_of(sheet, link, column, f"{pick['where']} AND {condition}")


def pick_of(sheet: Sheet, link: Link, column: Column, condition: str) -> None:
    """Let a reference pick rows that are not gone, or in some states."""
    parent, is_gone = sheet.sheets[link.parent], condition.endswith(" IS NULL")
    share = _staying(parent) if is_gone else share_of(parent, condition)
    most = max((len(state.values) for state in parent.states), default=2)
    pick_where(sheet, link, column, condition, share, dealt=0 if is_gone else most)


_SAME = "owners: of the same "


def _said(parent: Sheet, condition: str) -> str:
    """What a condition says of the rows that are picked."""
    out = set(_LITERALS.findall(condition)) if condition.startswith("NOT (") else set()
    meanings = [meaning for state in parent.states[:1] for literal, meaning in state.values if literal in out]
    off = [each for each in meanings if is_negative(each)]
    if off and len(off) == len(meanings):
        return f"rows of {parent.name} that did not end badly"
    return f"rows of {parent.name} that have come so far{', and did not end badly' if off else ''}"


def _with_mark(parent: Sheet, mark: Column | None, condition: str) -> str:
    """What a condition says that is the one under which a time of the row is there."""
    guess = parent.guess(mark) if mark is not None else None
    is_same = guess is not None and isinstance(guess.rule, dict) and guess.rule.get("when") == condition
    return (
        f"rows of {parent.name} with {named(mark)}"
        if mark is not None and (is_same or condition.endswith("NOT NULL"))
        else ""
    )


def _may_narrow_more(parent: Sheet, pick: Mapping[str, Any], condition: str) -> bool:
    """True where most rows that are there still are in the states asked for as well: no visits of what is only prepared, nor of what was cancelled."""
    if (
        set(pick) != {"reference", "where"}
        or not condition.startswith("NOT (")
        or not pick["where"].endswith(" IS NULL")
    ):
        return False
    share = share_of(parent, condition)
    return share > _MOST and is_left(parent, share * _MOST)


def _none(_: State) -> list[str]:
    return []


def _has_come(
    parent: Sheet, mark: Column | None, must_be_over: bool, prepared: Callable[[State], list[str]]
) -> tuple[str, float]:
    """The condition that a time of a row has come; where none says so, that it neither waits nor has ended badly (or goes on, where it
    ``must_be_over``). With it comes the share of rows of which a state says so, 0 where none does."""
    guess = parent.guess(mark) if mark is not None else None
    condition = guess.rule.get("when") if guess is not None and isinstance(guess.rule, dict) else None
    state = next((each for each in parent.states if _shares(parent, each)), None)
    if state is None:
        return _is_set(parent, mark, guess), 0.0
    condition = condition or _neither_waits_nor_ended(state, must_be_over, [*prepared(state), *_still_ahead(guess)])
    name = named(state.column)
    if not condition.removeprefix("NOT (").startswith(name):
        return "", 0.0
    said = set(_LITERALS.findall(condition.replace(name, "", 1)))
    share = sum(weight for literal, weight in _shares(parent, state).items() if literal in said)
    share = 1 - share if condition.startswith("NOT") else share
    return (condition, share) if share >= _FEWEST and is_left(parent, share) else ("", 0.0)


def _still_ahead(guess: Guess | None) -> list[str]:
    """The states in which a time of a row is still to come."""
    ahead = _AHEAD.match(str(guess.rule)) if guess is not None else None
    return _LITERALS.findall(ahead[1]) if ahead is not None else []


def share_of_state(parent: Sheet, state: State, out: Collection[str]) -> float:
    """The share of the rows that are in none of some states; 0 where the state is not drawn."""
    shares = _shares(parent, state)
    return sum(weight for literal, weight in shares.items() if literal not in out)


def allows(parent: Sheet, share: float) -> bool:
    """True where enough rows are left to pick, and one of them in any case."""
    return share >= _FEWEST and is_left(parent, share)


def _is_set(parent: Sheet, mark: Column | None, guess: Guess | None) -> str:
    """The condition that a time of a row has come, where nothing but that says so: an order comes of an offer that was accepted."""
    rule: Any = guess.rule if guess is not None else None
    share = 1 - float(rule.get("null", 1)) if isinstance(rule, dict) else 0.0
    return f"{named(mark)} IS NOT NULL" if mark is not None and share >= _FEWEST and is_left(parent, share) else ""


def is_left(parent: Sheet, share: float) -> bool:
    """True where among all rows there is one that may be picked, whatever the seed."""
    return (1 - share) ** parent.builder.schema.count(parent.name, 1) <= _NEVER


def _neither_waits_nor_ended(state: State, must_be_over: bool, waiting: Collection[str]) -> str:
    followers = data()["followers"]
    prepared = {*followers["prepared"].split(), *followers["offered"].split()}
    going = open_states(state) if must_be_over else []
    still = _OUT_OF_ORDER if must_be_over else _OUT_OF_ORDER | OVERDUE | _TOOK_PLACE
    out = [
        each
        for each, meaning in state.values
        if (is_negative(meaning) and not still & set(joined(meaning)))
        or prepared & set(meaning)
        or each in going
        or each in waiting
    ]
    waits = {*out, *waiting_states(state)}
    has_more = any(each not in waits for each, _ in state.values)
    return f"NOT ({is_one_of(named(state.column), out)})" if out and has_more else ""


def _shares(sheet: Sheet, state: State) -> dict[str, float]:
    """How often a state that is drawn has each of its values, as literals of SQL."""
    guess = sheet.guess(state.column)
    rule: Any = guess.rule if guess is not None else None
    hidden = sheet.builder.result.hidden
    while isinstance(rule, str):  # but for the last row of a thing, what is open is over instead
        drawn = _DRAWN.search(rule)
        rule = hidden.get(drawn[0]) if drawn is not None else None
    if not isinstance(rule, dict) or "weights" not in rule:
        return {}
    total = sum(rule["weights"])
    return {literal: weight / total for (literal, _), weight in zip(state.values, rule["weights"], strict=False)}
