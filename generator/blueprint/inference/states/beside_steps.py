"""What is written down with a step: numbers, choices and documents that come of it, and what is measured when something takes place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ....schema.model import Column
from ...writing import is_one_of
from ..tables.sheet import Sheet, is_temporal, named
from ..words.vocabulary import tokens
from .frequency import is_standing
from .presence import Condition
from .progress import is_negative, negative_words
from .reached import literals_in
from .steps import machine_of


def beside_step(sheet: Sheet, column: Column) -> Condition | None:
    """The condition of a number, a choice or a document that is written right behind the time of a step, as people group what comes
    of it: ``handed_over_on, proceeds``. Where the step ends a row badly there is none of it."""
    if not column.nullable or sheet.link(column) is not None or is_standing(sheet):
        return None  # what people and things have was not measured with a step of theirs
    if not (_comes_of_a_step(column) or measures(sheet, column)):
        return None
    before = sheet.table.columns[: sheet.table.columns.index(column)]
    states = [state.column for state in sheet.states]
    near = [each for each in reversed(before) if each not in states][:_NEAR]
    time = next((each for each in near if not _is_companion(each)), None)
    found = _with_time(sheet, column, time) if time is not None else None
    return found or _when_measured(sheet, column, before)


def _with_time(sheet: Sheet, column: Column, time: Column) -> Condition | None:
    """The condition of a time, for what is written behind it; None where that ends a row badly."""
    when = _condition_of_time(sheet, time)
    if when == f"{named(time)} IS NOT NULL" or any(when == condition for _, condition in sheet.flags.values()):
        return (when, f"set with {named(time)}") if _brings(time, column) else None
    good = _without_bad_ends(sheet, when)
    return (good, f"set with {named(time)}") if good else None


def measures(sheet: Sheet, column: Column) -> bool:
    """True for a number that is measured or counted when something happens: not what is planned, asked for or agreed."""
    is_number = column.type.is_integer or column.type.name in ("decimal", "double", "float")
    is_of_row = is_standing(sheet) or {"year", "lat", "lng", "lon"} & set(tokens(column.name))
    return (
        is_number
        and not is_of_row
        and not ((_OF_THE_ROW - _SIZES) | _AGREED) & set(tokens(column.name))
        and machine_of(sheet) is not None
    )


def _when_measured(sheet: Sheet, column: Column, before: Sequence[Column]) -> Condition | None:
    """The condition that what a number is measured in has taken place: by the last step written before it, however far."""
    steps = (each for each in reversed(before) if measures(sheet, column) and not _is_companion(each))
    return next(
        ((found, f"set with {named(each)}") for each in steps if (found := _condition_of_step(sheet, each))), None
    )


def _condition_of_step(sheet: Sheet, time: Column) -> str:
    """The condition of a time by the states that do not end rows badly; empty where it is no step."""
    return _without_bad_ends(sheet, _condition_of_time(sheet, time))


def _brings(time: Column, column: Column) -> bool:
    """True for a time that ends no row badly, with which comes what is not the cause of the row."""
    return not (negative_words() - {"returned"}) & set(tokens(time.name)) and not _CAUSES & set(tokens(column.name))


def _without_bad_ends(sheet: Sheet, when: str) -> str:
    """A condition by a state without the labels that end rows badly; empty where it is none, or all of them do."""
    for state in sheet.states:
        literals = literals_in(when) if when.startswith(named(state.column)) else []
        good = [literal for literal, meaning in state.values if literal in literals and not _is_bad(meaning)]
        if good:
            return is_one_of(named(state.column), good)
    return ""


def _condition_of_time(sheet: Sheet, column: Column) -> str:
    """The condition under which a time is set, itself where it is left to chance whether it has come yet; empty where it has none."""
    guess = sheet.guess(column) if column.nullable else None
    rule: Any = guess.rule if guess is not None and guess.layer == "time" else None
    if not isinstance(rule, dict):
        return ""
    is_by_chance = 0 < float(rule.get("null", 0)) < _SELDOM and not sheet.states  # which would say more
    if is_by_chance and guess is not None and guess.reason.startswith("time: the row's beginning"):
        return ""  # it is there by then, and may only be unknown
    return f"{named(column)} IS NOT NULL" if is_by_chance else str(rule.get("when", ""))


def _is_bad(meaning: tuple[str, ...]) -> bool:
    return is_negative(meaning) and "returned" not in meaning


def _is_companion(column: Column) -> bool:
    return column.nullable and not is_temporal(column)


def _comes_of_a_step(column: Column) -> bool:
    """True for numbers, choices and documents, but for what an order or a thing has from the beginning."""
    words = set(tokens(column.name))
    is_result = bool(words & _RESULTS) or (tokens(column.name)[-1:] == ("number",) and not words & _NUMBERS_OF_THE_ROW)
    is_value = bool(column.type.labels) or column.type.is_integer or column.type.name in ("decimal", "double", "float")
    return is_result or (is_value and not words & _OF_THE_ROW)


_CAUSES = frozenset("defect anomaly fault complaint symptom".split())
"""What is written down when a row begins, since it is why there is one."""
_SIZES = frozenset("weight size distance quantity length width height maximum minimum".split())
"""What a thing has from the beginning, and a row where it may be NULL only once it is measured."""
_AGREED = frozenset(
    "budget quoted offered agreed requested required wanted ordered booked goal target standard price rate fee credit base unit refund cancellation penalty fine".split()
)
_SELDOM = 0.5  # of the rows without a time, so that it is an exception
_NEAR = 4  # columns: what is written further away is of the whole row
_RESULTS = frozenset(
    """result proceeds revenue document certificate protocol report receipt signature finding defect anomaly slot shelf locker grade mark score file
    transcript minute decision reference transaction evidence proof""".split()
)
_OF_THE_ROW = frozenset(
    """discount coupon tax tip weight size distance priority quantity price rate length width height currency version sort position parent latitude
    longitude age limit minimum maximum estimated planned expected deposit channel source type category kind gender level internal external customer
    active deleted enabled installment interest financing salary wage probation trial notice term duration validity""".split()
)
_NUMBERS_OF_THE_ROW = frozenset(
    "phone mobile fax house street account iban tax vat identity passport customer room line version plate serial model order batch lot".split()
)
