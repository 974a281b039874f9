"""Things that one row at a time has: a car is rented, a copy is lent, a room is taken by one guest after the other.

The rows of a thing follow each other in time, none begins before the one before it is over, and only its last one may still be open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ....lazy_patterns import lazy
from ....schema.model import Column
from ...writing import sql_name
from ..references.children import Child, aggregate_of
from ..states.flags import compare_flag, is_drawn_flag
from ..states.frequency import is_standing
from ..tables.actors import is_actor
from ..tables.links import Link
from ..tables.sheet import Sheet, State, named
from ..words.vocabulary import data, normal, tokens
from .phases import open_states, over_states, things
from .schedule import Schedule
from .spans import Span


@dataclass(frozen=True, slots=True)
class Occupancy:
    """``thing`` is its table, ``reference`` the column that names it, ``count`` the hidden column with its rows, ``is_open`` the condition that a row is its last
    and goes on; empty where none does. ``is_stay`` says that others happen while a row has its thing, ``goes_on`` is the condition that a
    flag says that a row is the one of now, however long."""

    thing: str
    reference: str
    count: str
    is_open: str
    is_stay: bool = False
    goes_on: str = ""

    @property
    def slot(self) -> str:
        """The days that a row may last before the next one begins: half of its part of the time since the thing is there."""
        return (
            f"GREATEST((DATEDIFF(as_of, {self.reference}.begun) - 14) DIV ({self.reference}.{self.count} * 2) - 2, 1)"
        )


_STAFF = frozenset("employee worker driver nurse staff member crew".split())  # no one is on two shifts at once
_BOOKED = frozenset(
    "contract tenancy rental hire loan lending borrowing reservation booking agreement checkout allocation handover assignment lease shift".split()
)
"""Rows of whose time most is before or without their thing: what refers to them is not about what happens meanwhile."""
_HOMES = frozenset("property house home unit office shop land estate dwelling imovel".split())


def _words(name: str) -> frozenset[str]:
    return frozenset(normal(each)[-1] for each in data()["occupancy"][name].split())


def occupancies(sheets: Mapping[str, Sheet], schedules: Mapping[str, Schedule]) -> dict[str, Occupancy]:
    """The tables whose rows have a thing one after the other."""
    found = {}
    rows = _words("rows")
    for name, sheet in sheets.items():
        if sheet.in_order or not sheet.table.row_key:
            continue
        history = _history(sheet)
        if history is not None:
            occupied = _follow_now(sheet, *history)
            if _ends_some_day(schedules[name]):
                found[name] = occupied
            continue
        single = _said_to_be_single(sheet)
        if single is not None and _dated_span(schedules[name]) is not None:
            found[name] = _occupy(sheet, *single, _dated_span(schedules[name]))
            continue
        if not (rows | {"shift"}) & set(sheet.words):
            continue
        homes = _parents_called(sheet, _HOMES)
        if len(homes) == 1:
            _follow_leases(sheet, *homes[0])
        taken = [each for each in _parents_called(sheet, things()) if not rows & set(each[2].words[-1:])]
        if "shift" in sheet.words[-1:]:
            taken = _parents_called(sheet, _STAFF)
        if len(taken) == 1 and _lasts(sheet, schedules[name]):
            found[name] = _occupy(sheet, *taken[0], _dated_span(schedules[name]))
    return found


def _history(sheet: Sheet) -> tuple[str, tuple[Column, Link, Sheet]] | None:
    """The flag that says which row is the one of now of a parent, and the reference to that: prices, salaries, versions. Of people, things
    and contracts a parent may have many now."""
    flags = [name for name, (meaning, _) in sheet.flags.items() if meaning in _NOW and is_drawn_flag(sheet, name)]
    owners = [each for each in sheet.parents if not each[0].nullable and sheet.link(each[0]) is not None]
    owners = [each for each in owners if not is_actor(sheet, each[0])]
    return (flags[0], owners[0]) if len(flags) == len(owners) == 1 and not is_standing(sheet) else None


_NOW = (("current",), ("latest",))


def _follow_now(sheet: Sheet, flag: str, owner: tuple[Column, Link, Sheet]) -> Occupancy:
    """Let the last row of a parent be the one of now."""
    taken = _occupy(sheet, *owner, None)
    condition = f"ORDINAL({taken.reference}) = {taken.reference}.{taken.count}"
    compare_flag(sheet, sheet.table.column(flag), condition)
    return replace(taken, is_stay=True, goes_on=sheet.flags[flag][1])


def _ends_some_day(plan: Schedule) -> bool:
    """True for a span of days whose end may be missing."""
    span = _dated_span(plan)
    return span is not None and span.unit == "DAY" and span.end.nullable


_SINGLE = lazy(
    r"\b(?:one|a single)\b[\w ]{0,30}\bat (?:a|any one) time\b|\bnever (?:two|more than one)\b|\bonly one\b[\w ]{0,20}\bat\b|\b(?:not|never|no)\b[\w ]{0,20}\boverlap"
    r"|\b(?:immer|stets|jeweils)\s+(?:nur\s+)?eine?\b|\bnur\s+eine?\b[\w ]{0,20}\bgleichzeitig\b|\b(?:nicht|keine?)\b[\w ]{0,20}\b(?:überschn|überlapp|überlagern)"
    r"|\bune? seule?\b[\w ]{0,20}\bà la fois\b|\bchevauche|\buna? sol[ao]\b[\w ]{0,20}\ba la vez\b|\bun[ao]? (?:sol[ao]|único)\b[\w ]{0,20}\b(?:alla volta|de cada vez)\b"
    r"|\bs(?:olap|ovrappon|obrep)\w+|\bé{2}n\b[\w ]{0,20}\b(?:tegelijk|per keer)\b|\boverlappen\b|\btylko jed\w+\b[\w ]{0,20}\bnaraz\b|\bnakłada",
    re.IGNORECASE,
)
"""What comments say of a thing that only one row at a time has."""


def _said_to_be_single(sheet: Sheet) -> tuple[Column, Link, Sheet] | None:
    """What rows have one after the other, as the comment of their reference says; none where they begin with what passes as well."""
    said = [each for each in sheet.parents if each[0].comment and _SINGLE.search(each[0].comment)]
    if len(said) != 1 or said[0][0].nullable or sheet.link(said[0][0]) is None:
        return None
    others = (each for column, _, each in sheet.parents if column is not said[0][0] and not column.nullable)
    return said[0] if all(is_standing(each) or not any(each.single_links()) for each in others) else None


def _dated_span(plan: Schedule) -> Span | None:
    """The span with which a row has a thing."""
    spans = (each for each in plan.spans if each.start.type.name != "time" and not each.start.nullable)
    return next(spans, None) if plan.period is None else None


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


def _occupy(sheet: Sheet, reference: Column, link: Link, thing: Sheet, span: Span | None) -> Occupancy:
    key, is_stay = sql_name(sheet.table.row_key[0]), not _BOOKED & set(sheet.words[-1:])
    child = Child(sheet, reference, link)
    count = thing.hide("occupations", aggregate_of(thing, child, f"COUNT({sql_name(sheet.name)}.{key})"))
    path = named(reference)
    sheet.in_order = path
    state = next((each for each in sheet.states if _may_end(sheet, each)), None)
    if state is None:
        if span is not None and span.end.nullable:
            table = sql_name(sheet.name)
            open_rows = f"SUM(IF({table}.{named(span.end)} IS NULL, 1, 0))"
            _follow_rows(thing, table, aggregate_of(thing, child, open_rows))
        return Occupancy(thing.name, path, count, "", is_stay)
    is_open = _one_open(sheet, state, path, count)
    _follow(thing, sheet, state, child)
    return Occupancy(thing.name, path, count, is_open, is_stay)


def _may_end(sheet: Sheet, state: State) -> bool:
    guess = sheet.guess(state.column)
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
    started = [each for each in open_states(state) if each not in ahead_states(state)]
    if started:
        table = sql_name(sheet.name)
        open_rows = f"SUM(IF({_in(f'{table}.{named(state.column)}', started)}, 1, 0))"
        _follow_rows(thing, table, aggregate_of(thing, child, open_rows))


def _follow_rows(thing: Sheet, table: str, open_rows: object) -> None:
    """Let the state of a thing follow the number of the rows of ``table`` that have it now."""
    taken_words, free_words = _words("taken"), _words("free")
    for other in thing.states:
        guess = thing.guess(other.column)
        taken = [literal for literal, meaning in other.values if taken_words & {*meaning, "_".join(meaning)}]
        free = [literal for literal, meaning in other.values if free_words & {*meaning, "_".join(meaning)}]
        if guess is None or guess.layer != "values" or not isinstance(guess.rule, dict) or not taken or not free:
            continue
        going = thing.hide("going_on", open_rows)
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
