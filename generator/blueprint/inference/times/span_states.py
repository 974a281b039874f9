"""In which states the start and the end of a span are set: what goes on has begun and is not over, what is over has both."""

from __future__ import annotations

from collections.abc import Iterable

from ...writing import is_one_of
from ..states.alike import alike_labels, telling_words
from ..states.conditions import condition_of
from ..states.labels import is_known, standing
from ..states.presence import Condition
from ..states.progress import is_negative, is_of, joined
from ..states.reached import literals_in
from ..tables.sheet import Sheet, State, named
from ..words.vocabulary import data, tokens
from .spans import Span, is_current, is_period


def states_of_span(sheet: Sheet, span: Span) -> tuple[Condition | None, Condition | None]:
    """The conditions of a start and of its end, by a state, a flag or a comment; those of one state in the order of its labels."""
    if is_period(span) and not (is_current(span) or span.start.comment or span.end.comment):
        return None, None  # whatever became of the row that is about it
    start, end = (condition_of(sheet, each, tokens(each.name)) for each in (span.start, span.end))
    if start is None or end is None or span.start.comment or span.end.comment:
        return start, end
    state = next((each for each in sheet.states if is_of(each, start) and is_of(each, end)), None)
    if state is None or _is_while_so(span, start, end):
        return start, end
    first = min(alike_labels(state, telling_words(span.start)), default=1)
    begun, over = _in_order(state, set(literals_in(start[0])), set(literals_in(end[0])), first)
    return _condition(state, begun, start), _condition(state, over, end)


def _is_while_so(span: Span, start: Condition, end: Condition) -> bool:
    """True for what is so from one day until another: frozen, suspended."""
    return start[0] == end[0] and "until" in tokens(span.end.name)


def _in_order(state: State, begun: set[str], over: set[str], first: int) -> tuple[set[str], set[str]]:
    """The literals in which a span has begun, and in which it is over: those in which it goes on, from the ``first`` that may be on, are
    of the first only, and where none is, the one before those in which it is over."""
    goes_on = {literal for literal, meaning in state.values if literal in over and _goes_on(meaning)}
    over = (over - goes_on) or over
    if begun - goes_on == over and not goes_on:
        begun = begun | _one_before(state, over)
    behind = state.values[max(first, 1) :]
    running = {literal for literal, meaning in behind if _goes_on(meaning) and not is_negative(meaning)}
    return begun | over | goes_on | running, over


def _one_before(state: State, over: set[str]) -> set[str]:
    """The literal before those in which a span is over, where it goes on in that one or nothing is known of it; the first never."""
    path = [(literal, meaning) for literal, meaning in state.values if not is_negative(meaning)]
    first = next((place for place, (literal, _) in enumerate(path) if literal in over), 0)
    if first < 2:
        return set()
    literal, meaning = path[first - 1]
    return {literal} if _goes_on(meaning) or not is_known(meaning) else set()


def _goes_on(meaning: tuple[str, ...]) -> bool:
    words = set(joined(meaning))
    return bool(words & set(data()["phases"]["during"].split())) and not words & standing("ends")


def _condition(state: State, literals: Iterable[str], found: Condition) -> Condition:
    listed = [literal for literal, _ in state.values if literal in set(literals)]
    if not listed or len(listed) == len(state.values) or set(listed) == set(literals_in(found[0])):
        return found
    return is_one_of(named(state.column), listed), found[1]
