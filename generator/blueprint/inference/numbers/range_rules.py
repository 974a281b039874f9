"""The rule of a number between two ends: exact, in as many digits as its type holds and its amounts have."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import Any

from ....schema.model import Column
from ..columns.guess import Bounds
from ..columns.places import EXACT, places_of
from ..columns.types import MOST_SKEWED
from ..tables.sheet import Sheet, scale_of
from ..words.vocabulary import tokens
from .currencies import currency_of
from .money import is_amount
from .price_points import at_price_points


def range_rule(sheet: Sheet, column: Column, low: Decimal, high: Decimal, skew: int) -> dict[str, Any]:
    """Numbers from ``low`` to ``high``, of which many crowd at the low end where ``skew`` is above 1."""
    step = step_of(column)
    if column.type.is_integer:
        rule: dict[str, Any] = {"provider": "integer", "min": int(low), "max": int(high)}
        if {"duration", "minute"} & set(tokens(column.name)) and high - low >= 30 and not low % 5:
            rule["step"] = 5  # who plans minutes counts in fives
    elif column.type.name == "decimal":
        fewer = _fewer_digits(sheet, column, is_small=0 < low < 1)
        low, high = low.quantize(step), high.quantize(step)
        if fewer:
            low, high = _within(low, high, Decimal(1).scaleb(-fewer["scale"]))
        rule = {"provider": "decimal", "min": str(low), "max": str(high)} | fewer
    else:
        low, high = _within(low, high, _HUNDREDTH)
        return {"provider": "float", "min": str(low), "max": str(high), "digits": 2}
    if skew > 1 and 20 < (high - low) / step < MOST_SKEWED:
        rule["skew"] = skew
    return at_price_points(sheet, column, rule)


_OF_CENTS = 2
_HUNDREDTH = Decimal("0.01")
_LARGE = 10**15


def _within(low: Decimal, high: Decimal, step: Decimal) -> Bounds:
    """The first and the last multiple of ``step`` within two ends, as which a rule of so many digits can have them; the ends
    rounded where none lies between them."""
    first, last = _multiple(low, step, ROUND_CEILING), _multiple(high, step, ROUND_FLOOR)
    return (first, last) if first <= last else (_multiple(low, step), _multiple(high, step))


def _multiple(number: Decimal, step: Decimal, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """``number`` itself where it is a multiple of ``step``, as it is written, or has more digits than hundredths matter to."""
    if abs(number) >= _LARGE:
        return number
    found = number.quantize(step, rounding)
    return number if found == number else found


def _fewer_digits(sheet: Sheet, column: Column, *, is_small: bool) -> dict[str, int]:
    """The scale of a decimal that is written with fewer digits than its type holds."""
    words = frozenset(tokens(column.name))
    if 0 < scale_of(column) <= _OF_CENTS and is_amount(words, has_unit=False) and currency_of(sheet, column).is_whole:
        return {"scale": 0}  # a forint has no hundredths
    places = min(scale_of(column), EXACT) if is_small else places_of(sheet.table, column)
    return {"scale": places} if places < scale_of(column) else {}


def step_of(column: Column) -> Decimal:
    scale = min(scale_of(column), 6)
    return Decimal(1).scaleb(-scale)
