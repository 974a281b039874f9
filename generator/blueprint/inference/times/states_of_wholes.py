"""States of parts that follow from the state of their whole: nothing of what is only planned is done, what is over has no open parts,
and the lines of what was cancelled are cancelled, as are the places booked in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from ....schema.model import Column
from ...writing import is_one_of
from ..states.frequency import ends_well
from ..states.progress import is_negative, joined, literals_called
from ..tables.actors import is_actor
from ..tables.sheet import Sheet, State, named
from ..words.vocabulary import data, normal
from .phases import open_states, over_states, waiting_states

_PARTS = frozenset(
    """item line position task subtask todo story step activity operation phase stage milestone leg stop section deliverable feature""".split()
)
_WHOLES = frozenset(
    """order project sprint iteration release epic story job shipment delivery campaign trip tour voyage batch plan request case ticket event course
    program workshop production purchase""".split()
)
_HANDED_OVER = frozenset("shipped delivered collected fulfilled handed_over sold".split())
_CANCELLED = frozenset(("cancelled", "void", "called_off"))
_NOT_BEGUN = frozenset("new todo backlog proposed not_start".split())


def decide_states_of_parts(sheets: Mapping[str, Sheet]) -> None:
    """Let states that are drawn follow from those of what their rows are parts of, or places in."""
    for sheet in sheets.values():
        last = set(sheet.words[-1:])
        state = _drawn_state(sheet, sheet.states) if last & (_PARTS | _places()) else None
        whole = next(_wholes(sheet), None) if state is not None else None
        if state is not None and whole is not None:
            column, above = whole
            is_part = bool(_PARTS & last)
            _follow(sheet, state, f"{named(column)}.{named(above.column)}", _cases(state, above, is_part=is_part))


def _wholes(sheet: Sheet) -> Iterator[tuple[Column, State]]:
    """What rows are parts of, or places in, by the reference to it and its state."""
    for column, _, parent in sheet.parents:
        above = _drawn_state(parent, parent.states[:1])
        is_whole = bool(_WHOLES & set(parent.words[-1:])) and parent is not sheet
        if above is not None and is_whole and not column.nullable and not is_actor(sheet, column):
            yield column, above


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    return frozenset(normal(each)[-1] for each in data()["registrations"]["tables"].split())


def _drawn_state(sheet: Sheet, states: Sequence[State]) -> State | None:
    """The first of some states that is drawn, in all rows."""
    guesses = ((each, sheet.guess(each.column)) for each in states if not each.column.nullable)
    return next((each for each, guess in guesses if guess is not None and guess.layer == "values"), None)


Case = tuple[list[str], list[str], str]
"""States of the whole, those that its parts then cannot be in, and the one that they are in instead."""


def _cases(state: State, above: State, *, is_part: bool) -> list[Case]:
    """What each state of a whole says of its parts; of places in it only that they are cancelled with it."""
    off = literals_called(state, _CANCELLED) or ([] if is_part else literals_called(state, frozenset(("refunded",))))
    others = [literal for literal, _ in state.values if literal not in off]
    cases = [(literals_called(above, _CANCELLED), others, off[0])] if off else []
    cases += _cases_of_parts(state, above, others) if is_part else []
    return [case for case in cases if case[0]]


def _cases_of_parts(state: State, above: State, others: list[str]) -> list[Case]:
    """What is only planned has no parts that are begun, and what is over none that are open."""
    open_ones = [each for each in open_states(state) if each in others]
    done = [literal for literal, meaning in state.values if ends_well(meaning) and literal not in open_ones]
    waiting = [each for each in _begin(state) if each not in done]
    if not waiting or not done:
        return []
    begun = [each for each in others if each not in waiting]
    ended = {*over_states(above), *literals_called(above, _HANDED_OVER)}
    over = [literal for literal, meaning in above.values if literal in ended and not is_negative(meaning)]
    return [
        (literals_called(above, _ahead()), begun, waiting[0]),
        (over, [*dict.fromkeys((*open_ones, *waiting))], done[0]),
    ]


@lru_cache(maxsize=1)
def _ahead() -> frozenset[str]:
    return _NOT_BEGUN | frozenset((*data()["phases"]["before"].split(), *data()["followers"]["prepared"].split()))


def _begin(state: State) -> list[str]:
    """The states with which parts begin."""
    initial = set(data()["progress"]["initial"].split())
    begins = {literal for literal, meaning in state.values if initial & set(joined(meaning))} | set(
        waiting_states(state)
    )
    return [literal for literal, meaning in state.values if literal in begins and not is_negative(meaning)]


def _follow(sheet: Sheet, state: State, path: str, cases: list[Case]) -> None:
    guess = sheet.guesses[state.column.name.lower()]
    if not cases:
        return
    own = sheet.hide("own_state", guess.rule)
    branches = (f"WHEN {is_one_of(path, whole)} AND {is_one_of(own, out)} THEN {then}" for whole, out, then in cases)
    sheet.undo(state.column.name.lower())
    rule = f"CASE {' '.join(branches)} ELSE {own} END"
    sheet.decide(state.column, rule, f"{guess.reason}; as {path} allows", "values", values=True)
