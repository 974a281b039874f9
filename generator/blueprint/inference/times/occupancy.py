"""Things that one row at a time has: a car is rented, a copy is lent, a room is taken by one guest after the other.

The rows of a thing follow each other in time, none begins before the one before it is over, and only its last one may still be open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ....schema.model import Column
from ...writing import sql_name
from ..references.children import Child, aggregate_of
from ..tables.links import Link
from ..tables.numbered_rows import numbered_in_time
from ..tables.sheet import Sheet, State, named
from ..words.vocabulary import data, normal, tokens
from .phases import open_states, over_states, things
from .schedule import Schedule


@dataclass(frozen=True, slots=True)
class Occupancy:
    """``thing`` is its table, ``reference`` the column that names it, ``count`` the hidden column with its rows, ``is_open`` the condition that a row is its last
    and goes on; empty where none does."""

    thing: str
    reference: str
    count: str
    is_open: str

    @property
    def slot(self) -> str:
        """The days that a row may last before the next one begins."""
        return f"GREATEST((DATEDIFF(as_of, {self.reference}.begun) - 14) * 6 DIV ({self.reference}.{self.count} * 10) - 6, 1)"


_STAFF = frozenset("employee worker driver nurse staff member crew".split())  # no one is on two shifts at once
_HOMES = frozenset("property house home unit office shop land estate dwelling imovel".split())


def _words(name: str) -> frozenset[str]:
    return frozenset(normal(each)[-1] for each in data()["occupancy"][name].split())


def occupancies(sheets: Mapping[str, Sheet], schedules: Mapping[str, Schedule]) -> dict[str, Occupancy]:
    """The tables whose rows have a thing one after the other."""
    found = {}
    rows = _words("rows")
    for name, sheet in sheets.items():
        if not (rows | {"shift"}) & set(sheet.words) or sheet.in_order or not sheet.table.row_key:
            continue
        homes = _parents_called(sheet, _HOMES)
        if len(homes) == 1:
            _follow_leases(sheet, *homes[0])
        taken = [each for each in _parents_called(sheet, things()) if not rows & set(each[2].words[-1:])]
        if "shift" in sheet.words[-1:]:
            taken = _parents_called(sheet, _STAFF)
        if len(taken) == 1 and _lasts(sheet, schedules[name]):
            found[name] = _occupy(sheet, *taken[0])
    return found


def _parents_called(sheet: Sheet, words: frozenset[str]) -> list[tuple[Column, Link, Sheet]]:
    """What rows refer to that is called so, by a reference that picks."""
    return [each for each in sheet.parents if words & set(each[2].words[-1:]) and sheet.link(each[0]) is not None]


def _follow_leases(sheet: Sheet, reference: Column, link: Link, home: Sheet) -> None:
    """A home is taken while one of its leases runs, whatever these overlap."""
    state = next((each for each in sheet.states if _may_end(sheet, each)), None)
    if state is not None:
        _follow(home, sheet, state, Child(sheet, reference, link))


def _lasts(sheet: Sheet, plan: Schedule) -> bool:
    """True where rows have a start and an end of days or hours, not of years, or a day until when something is lent."""
    if plan.period is not None:
        return False
    if any(span.start.type.name != "time" and (span.unit == "MINUTE" or span.high <= 60) for span in plan.spans):
        return True
    return any("due" in tokens(column) for column in plan.ahead) and any(
        "returned" in tokens(column) for column in plan.parts
    )


def _occupy(sheet: Sheet, reference: Column, link: Link, thing: Sheet) -> Occupancy:
    key = sql_name(sheet.table.row_key[0])
    child = Child(sheet, reference, link)
    count = thing.hide("occupations", aggregate_of(thing, child, f"COUNT({sql_name(sheet.name)}.{key})"))
    path = named(reference)
    sheet.in_order, sheet.order_count = path, count
    state = next((each for each in sheet.states if _may_end(sheet, each)), None)
    if state is None:
        return Occupancy(thing.name, path, count, "")
    is_open = _one_open(sheet, state, path, count)
    _follow(thing, sheet, state, child)
    return Occupancy(thing.name, path, count, is_open)


def _may_end(sheet: Sheet, state: State) -> bool:
    guess = sheet.guesses.get(state.column.name.lower())
    is_drawn = guess is not None and guess.layer == "values" and isinstance(guess.rule, dict)
    return is_drawn and bool(open_states(state)) and bool(over_states(state))


def _one_open(sheet: Sheet, state: State, path: str, count: str) -> str:
    """Let only the last row of a thing be open."""
    guess = sheet.guesses[state.column.name.lower()]
    first = sheet.hide("first_drawn", guess.rule)
    still, over = _in(first, open_states(state)), over_states(state)[0]
    sheet.undo(state.column.name.lower())
    # what is lost does not come back to be lent again
    lost = [literal for literal, meaning in state.values if {"lost", "stolen"} & set(meaning)]
    unlikely = _in(first, dict.fromkeys((*open_states(state), *lost)))
    rule = f"IF({unlikely} AND ORDINAL({path}) < {path}.{count}, {over}, {first})"
    sheet.decide(state.column, rule, f"{guess.reason}; one at a time of each {path}", "values", values=True)
    return f"({still} AND ORDINAL({path}) = {path}.{count})"


def _in(name: str, literals: Iterable[str]) -> str:
    return f"{name} IN ({', '.join(literals)})"


def _follow(thing: Sheet, sheet: Sheet, state: State, child: Child) -> None:
    """A thing is taken while a row that has it goes on, and free otherwise."""
    taken_words, free_words = _words("taken"), _words("free")
    for other in thing.states:
        guess = thing.guesses.get(other.column.name.lower())
        taken = [literal for literal, meaning in other.values if taken_words & {*meaning, "_".join(meaning)}]
        free = [literal for literal, meaning in other.values if free_words & {*meaning, "_".join(meaning)}]
        if guess is None or guess.layer != "values" or not isinstance(guess.rule, dict) or not taken or not free:
            continue
        started = [each for each in open_states(state) if each not in ahead_states(state)]
        if not started:
            return
        table = sql_name(sheet.name)
        going = thing.hide(
            "going_on", aggregate_of(thing, child, f"SUM(IF({_in(f'{table}.{named(state.column)}', started)}, 1, 0))")
        )
        first = thing.hide("first_drawn", guess.rule)
        thing.undo(other.column.name.lower())
        rule = (
            f"CASE WHEN IFNULL({going}, 0) > 0 THEN {taken[0]} WHEN {_in(first, taken)} THEN {free[0]} ELSE {first} END"
        )
        thing.decide(
            other.column, rule, f"{guess.reason}; {taken[0]} while one of {table} goes on", "values", values=True
        )
        return


def ahead_states(state: State) -> list[str]:
    """The states of what has not begun yet."""
    words = frozenset(data()["phases"]["before"].split()) | frozenset(data()["phases"]["waiting"].split())
    return [literal for literal, meaning in state.values if words & {*meaning, "_".join(meaning)}]


def divide_time(sheet: Sheet, sheets: Mapping[str, Sheet], rule: dict[str, object]) -> None:
    """Let the beginnings of rows that are numbered in the order of time follow each other: each has its part of the time between the bounds
    of ``rule``."""
    owner = numbered_in_time(sheet)
    link = sheet.link(owner) if owner is not None else None
    if owner is None or link is None or link.parent not in sheets or not sheet.table.row_key:
        return
    key = f"{sql_name(sheet.name)}.{sql_name(sheet.table.row_key[0])}"
    parent, child = sheets[link.parent], Child(sheet, owner, link)
    count = parent.hide("_".join((*sheet.words[-1:], "rows")), aggregate_of(parent, child, f"COUNT({key})"))
    first, last = str(rule["from"]), str(rule["to"])
    days = re.fullmatch(r"-(\d+)d", last)
    last = f"TIMESTAMP(as_of) - INTERVAL {days[1]} DAY" if days is not None else last
    window = sheet.hide("minutes_in_all", f"GREATEST(TIMESTAMPDIFF(MINUTE, {first}, {last}), 0)")
    rows, path = f"{named(owner)}.{count}", named(owner)
    rule["from"] = f"{first} + INTERVAL ({window} * (ORDINAL({path}) - 1) DIV {rows}) MINUTE"
    rule["to"] = f"{first} + INTERVAL ({window} * ORDINAL({path}) DIV {rows}) MINUTE"
