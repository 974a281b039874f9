"""States of parts that follow from the state of their whole: nothing of what is only planned is done, what is over has no open parts,
and the lines of what was cancelled are cancelled, as are the places booked in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ...writing import is_one_of
from ..states.frequency import ends_well
from ..states.progress import is_negative, joined, literals_called
from ..tables.actors import is_actor
from ..tables.sheet import Sheet, State, named
from ..words.vocabulary import data, normal
from .phases import open_states, over_states, waiting_states

_PARTS = frozenset(
    """item line position task subtask todo story step activity operation phase stage milestone leg stop section deliverable""".split()
)
_WHOLES = frozenset(
    """order project sprint iteration release epic story job shipment delivery campaign trip tour voyage batch plan request case ticket event course
    program workshop production purchase""".split()
)
_CANCELLED = frozenset(("cancelled", "void", "called_off"))
_NOT_BEGUN = frozenset("new todo backlog proposed not_start".split())


def decide_states_of_parts(sheets: Mapping[str, Sheet]) -> None:
    """Let states that are drawn follow from those of what their rows are parts of, or places in."""
    for sheet in sheets.values():
        is_part, is_place = bool(_PARTS & set(sheet.words[-1:])), bool(_places() & set(sheet.words[-1:]))
        state = next((each for each in sheet.states if _is_drawn(sheet, each)), None)
        for column, _, parent in sheet.parents if state is not None and (is_part or is_place) else ():
            above = next((each for each in parent.states[:1] if _is_drawn(parent, each)), None)
            is_whole = bool(_WHOLES & set(parent.words[-1:])) and not column.nullable and not is_actor(sheet, column)
            if state is not None and above is not None and is_whole and parent is not sheet:
                _follow(sheet, state, f"{named(column)}.{named(above.column)}", _cases(state, above, is_part=is_part))
                break


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    return frozenset(normal(each)[-1] for each in data()["registrations"]["tables"].split())


def _is_drawn(sheet: Sheet, state: State) -> bool:
    guess = sheet.guess(state.column)
    return guess is not None and guess.layer == "values" and not state.column.nullable


Case = tuple[list[str], list[str], str]
"""States of the whole, those that its parts then cannot be in, and the one that they are in instead."""


def _cases(state: State, above: State, *, is_part: bool) -> list[Case]:
    """What each state of a whole says of its parts; of places in it only that they are cancelled with it."""
    off = literals_called(state, _CANCELLED)
    others = [literal for literal, _ in state.values if literal not in off]
    cases = [(literals_called(above, _CANCELLED), others, off[0])] if off else []
    open_ones = [each for each in open_states(state) if each not in off]
    done = [literal for literal, meaning in state.values if ends_well(meaning) and literal not in open_ones]
    waiting = [each for each in _begin(state) if each not in done]
    if is_part and waiting and done:
        begun = [each for each in others if each not in waiting]
        before = literals_called(above, _ahead())
        over = [each for each in over_states(above) if not is_negative(dict(above.values)[each])]
        cases += [
            (before, begun, waiting[0]),
            (over, [*open_ones, *(each for each in waiting if each not in open_ones)], done[0]),
        ]
    return [case for case in cases if case[0]]


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
