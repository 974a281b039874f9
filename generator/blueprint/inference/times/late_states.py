"""What is overdue: rows that are not settled by the day by which they were to be, and the states that say so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ....schema.model import Column
from ..states.frequency import ends_well
from ..states.progress import is_negative, joined
from ..tables.kinds_of_rows import is_installments
from ..tables.sheet import Sheet, State, is_temporal, named, referring
from ..words.identifiers import words_of
from ..words.vocabulary import tokens
from .schedule import Schedule

OVERDUE = frozenset("overdue past_due late delayed in_arrears expires lapsed".split())
_OPEN = frozenset(
    "open sent issued due unpaid outstanding active out loaned borrowed on_loan pending posted running valid in_force partially_paid partial billed".split()
)
_OWED = 180  # days for which what is due is owed at most: then it is paid, or written off


class Late(NamedTuple):
    """The day by which rows are to be settled, the states of those that are not, and those of the late ones."""

    due: Column
    unsettled: tuple[str, ...]
    overdue: tuple[str, ...]


def find_late(state: State, times: Sequence[Column], due: Column | None, known: set[str]) -> Late | None:
    """What becomes overdue, by states that are not ``known`` to say when a row lies; None where no day or no such states are there."""
    unsettled = tuple(each for each in unsettled_states(state) if each not in known)
    timed = {
        word for each in times if each.nullable and each is not due for word in tokens(each.name)
    }  # these say when it came to that
    overdue = tuple(literal for literal, meaning in state.values if OVERDUE & set(joined(meaning)) - timed)
    return Late(due, unsettled, overdue) if due is not None and unsettled and overdue else None


def follow_due(sheet: Sheet, state: State, late: Late) -> str:
    """Let what is not settled be overdue once it is due, and only then; the name of the state as it was drawn."""
    due, unsettled, overdue = late.due, late.unsettled, late.overdue
    guess = sheet.guesses[state.column.name.lower()]
    drawn = sheet.hide("drawn", guess.rule)
    sheet.undo(state.column.name.lower())
    early = f"{named(due)} >= as_of AND NOT ({drawn} IN ({', '.join((*unsettled, *overdue))}))"
    is_part = is_installments(sheet)  # what is paid month by month is not paid before
    is_owed = "due" in tokens(due.name) and not _has_reminders(sheet, state)
    usual = _usual_end(guess.rule, state, (*unsettled, *overdue)) if is_owed else ""
    still = _usual_of(guess.rule, state, unsettled)
    old = f"WHEN {named(due)} < as_of - INTERVAL {_OWED} DAY THEN {usual} " if usual else ""
    rule = (f"CASE WHEN {early} THEN {still} WHEN" if is_part else "CASE WHEN") + (
        f" NOT ({drawn} IN ({', '.join((*unsettled, *overdue))})) THEN {drawn} {old}WHEN {named(due)} < as_of THEN {overdue[0]} "
        f"WHEN {drawn} IN ({', '.join(overdue)}) THEN {still} ELSE {drawn} END"
    )
    reason = f"{guess.reason}; overdue after {named(due)}" + (f", for {_OWED} days at most" if usual else "")
    sheet.decide(state.column, rule, reason, "values", values=True)
    return drawn


def _has_reminders(sheet: Sheet, state: State) -> bool:
    """True where other rows are of the overdue ones, however long ago these were due."""
    asked = sheet.builder.schema.asked
    others = (asked.get((other.name, column.name)) for other, column, _ in referring(sheet))
    return any(each is not None and each.must_have and each.state is state for each in others)


def _usual_end(rule: object, state: State, others: Sequence[str]) -> str:
    """The literal of the good end of a drawn state that most rows have, but for the ``others``; empty where there is none."""
    weights = rule.get("weights", ()) if isinstance(rule, dict) else ()
    shares = [
        (weight, literal)
        for weight, (literal, meaning) in zip(weights, state.values, strict=False)
        if literal not in others and ends_well(meaning)
    ]
    return max(shares, key=lambda item: int(item[0]))[1] if shares else ""


def _usual_of(rule: object, state: State, literals: Sequence[str]) -> str:
    """The one of some literals that most rows are drawn with; the first where none is."""
    weights = rule.get("weights", ()) if isinstance(rule, dict) else ()
    shares = {literal: int(weight) for weight, (literal, _) in zip(weights, state.values, strict=False)}
    return max(literals, key=lambda each: shares.get(each, 0))


def due_of(plan: Schedule, times: Sequence[Column]) -> Column | None:
    """The day by which a row is to be settled."""
    ahead = [each for each in times if each.name in plan.ahead and is_temporal(each) and not _has_come(each)]
    due = [each for each in ahead if {"due", "deadline", "expires", "valid"} & set(tokens(each.name))]
    return next((each for each in due if not each.nullable), next(iter(due), None))


def _has_come(column: Column) -> bool:
    """True for when something expired, which is missing until it has: it expires at another time."""
    return column.nullable and "expired" in words_of(column.name)


def unsettled_states(state: State) -> list[str]:
    """The states of what is out or open: neither prepared, nor settled, nor undone."""
    return [literal for literal, meaning in state.values if _OPEN & set(joined(meaning)) and not is_negative(meaning)]
