"""The rules of the ends of spans: in which rows they are NULL, and what a term or a trial makes of them."""

from __future__ import annotations

import re

from ....schema.model import Column
from ...writing import is_one_of
from ..states.conditions import condition_of, step_of
from ..states.presence import Condition
from ..states.progress import state_of
from ..states.reached import literals_in
from ..tables.sheet import Sheet, named
from ..words.vocabulary import tokens
from .lengths import Length
from .parent_windows import GONE
from .phases import open_states, over_condition
from .span_lengths import is_tenure
from .spans import Span, is_contract, is_current, is_period, is_planned
from .steps import Value, ruled

_BRIEF = 60  # days: what lasts longer mostly goes on
_PAPERS = frozenset("visa passport license licence permit certificate insurance policy".split())


def less_a_day(end: Column, fixed: Length | None) -> str:
    """What is taken off an end of a known length: months are whole, or a comment says ``start plus the term in months, less one day``."""
    if fixed is None or fixed.is_whole:
        return " - INTERVAL 1 DAY" if fixed is not None else ""
    said = re.search(
        r"\b(?:less|minus|menos|moins|weniger|abz\w+|min|meno)\s+(?:one|1|a|um|un|uno|unum|einen?|een|één)\s+(?:day|dia|día|jour|tag|dag|giorno)",
        end.comment,
        re.IGNORECASE,
    )
    return " - INTERVAL 1 DAY" if said is not None else ""


def or_trial(sheet: Sheet, span: Span, end: str) -> str:
    """The end of a contract, some days after the reference date where it is only tried."""
    for state in sheet.states if span.unit == "DAY" and is_planned(sheet, span) else ():
        tried = [literal for literal, meaning in state.values if {"trial", "trialing"} & set(meaning)]
        if tried:
            days = sheet.hide("trial_days", {"provider": "integer", "min": 2, "max": 14})
            return f"IF({is_one_of(named(state.column), tried)}, as_of + INTERVAL {days} DAY, {end})"
    return end


def under_condition(found: Condition | None, text: Value) -> tuple[object, str]:
    """The rule of a time under a condition, and what to add to its reason."""
    return (ruled(text, when=found[0]), f"; {found[1]}") if found is not None else (text, "")


def span_end(
    sheet: Sheet, span: Span, end: Value, conditions: tuple[Condition | None, Condition | None], still: str
) -> object:
    """The rule of the end: it may be NULL while the span is not over, and is where it has not begun. The ``conditions`` are what a state
    or a comment says, and the phase of the row."""
    is_granted = bool({"valid", "effective"} & set(tokens(span.start.name)))
    is_about = is_granted or span.is_meant or (is_period(span) and not is_current(span))
    if is_about and span.end.nullable and span.start.nullable and not span.end.comment:
        return ruled(end, when=f"{named(span.start)} IS NOT NULL")  # both are planned together, or known
    over, by_phase = conditions
    found = _without_first(sheet, span, over) or by_phase
    if found is not None:
        return ruled(end, when=found[0])
    if not span.end.nullable:
        return end
    is_over = f"NOT ({still})" if still else "" if is_contract(sheet, span) else over_condition(sheet)
    return ruled(end, when=is_over) if is_over else _end_untold(sheet, span, end)


def _end_untold(sheet: Sheet, span: Span, end: Value) -> object:
    """The rule of an end that may be NULL where nothing says of which rows it is."""
    is_gone = bool(GONE & set(tokens(span.end.name))) and span.unit == "DAY"
    is_valid = bool({"valid", "effective"} & set(tokens(span.start.name)))
    is_validity = span.unit == "DAY" and (is_valid or (is_tenure(sheet, span.end) and span.high > _BRIEF))
    is_paper = bool(_PAPERS & span.words)
    if is_paper and span.start.nullable:
        return ruled(end, when=f"{named(span.start)} IS NOT NULL")  # a visa says both
    if is_validity and not sheet.states and not is_paper:  # what is valid now mostly has no end yet
        return ruled(end, null=0.7)
    if span.unit != "DAY" and not span.start.nullable:
        return end  # nothing says which goes on, and what lasts minutes does not do so for long
    if span.start.nullable:
        return ruled(end, when=_has_gone_on(sheet, span) or f"{named(span.start)} IS NOT NULL")
    return ruled(end, null=0.9 if is_gone else 0.3)


def _has_gone_on(sheet: Sheet, span: Span) -> str:
    """The condition that a row is in a state behind the one in which what has started goes on; empty where no state says so."""
    start = step_of(sheet, span.start, tokens(span.start.name))
    state = state_of(sheet, start) if start is not None else None
    if start is None or state is None:
        return ""
    literals, still = literals_in(start[0]), open_states(state)
    behind = [each for each in literals if each not in still]
    return is_one_of(named(state.column), behind) if 0 < len(behind) < len(literals) else ""


def _without_first(sheet: Sheet, span: Span, found: Condition | None) -> Condition | None:
    """The condition of an end that is called like the label in which a row goes on, as its start is: it is over in those behind that."""
    start = condition_of(sheet, span.start, tokens(span.start.name)) if found is not None else None
    if found is None or start is None or found[0] != start[0]:
        return found
    state = state_of(sheet, found)
    literals = literals_in(found[0])
    if state is None or len(literals) < 2:
        return found
    return is_one_of(named(state.column), literals[1:]), found[1]
