"""The rule of a number between two ends: exact, in as many digits as its type holds and its amounts have; prices as shops and menus write
them: ``24.90``, ``3.50``, whole tens of a course."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import Any

from ....schema.model import Column
from ..columns.guess import Bounds
from ..columns.places import EXACT, places_of
from ..columns.types import MOST_SKEWED
from ..tables.sheet import Sheet, scale_of
from ..words.identifiers import is_in_cents
from ..words.vocabulary import tokens
from .currencies import currency_of
from .money import is_amount


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


_PRICES = frozenset("price fee fare tuition admission".split())
_NO_OFFER = frozenset(
    "unit per average minimum maximum total cost net tax vat deposit late penalty shipping delivery purchased".split()
)
_OFFERS = frozenset(
    """plan package membership subscription tariff course class workshop seminar lesson ticket service treatment menu dish drink meal product article
    variant room tour excursion trip event show seat addon extra option activity camp pass level tier edition season program""".split()
)
_SMALL, _USUAL, _LARGE_PRICE = Decimal(25), Decimal(400), Decimal(2000)
_HUNDREDTHS, _LEAST = 2, Decimal("4.90")


def at_price_points(sheet: Sheet, column: Column, rule: dict[str, Any]) -> dict[str, Any]:
    """The range of what something is offered for, in steps: of a half where it costs little, to 90 hundredths, or whole fives and tens."""
    is_whole = is_in_cents(column.name) and column.type.is_integer
    is_money = is_whole or (column.type.name == "decimal" and column.type.scale == _HUNDREDTHS and "scale" not in rule)
    if not is_money or not _is_offer(sheet, column) or not sheet.builder.constraints.of(column.name).is_free:
        return rule
    cents = Decimal(100 if is_whole else 1)
    low, high, step = _points(Decimal(rule["min"]) / cents, Decimal(rule["max"]) / cents)
    if high - low < 4 * step:
        return rule
    write = int if is_whole else str
    scale = Decimal(1) if is_whole else Decimal("0.01")
    ends = [write((each * cents).quantize(scale)) for each in (low, high, step)]
    return {**rule, "min": ends[0], "max": ends[1], "step": ends[2]}


def _is_offer(sheet: Sheet, column: Column) -> bool:
    """True for the price that something is offered for, not one of its parts or what was paid."""
    words = set(tokens(column.name))
    return bool(_OFFERS & set(sheet.words[-1:])) and bool(_PRICES & words) and not _NO_OFFER & words


def _points(least: Decimal, most: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """The lowest and the highest usual price between two numbers, and the step from one to the next."""
    step, behind = _step(most)
    first = (least / step).to_integral_value(ROUND_CEILING) * step  # ``//`` of Decimals cuts towards 0
    low, high = first + behind, most // step * step - (step - behind if behind else 0)
    if behind and low < 1:
        low = _LEAST  # who asks for next to nothing asks for nothing
    if low <= 0 < least:
        low = step  # a price of nothing has no margin
    return low, high, step


def _step(high: Decimal) -> tuple[Decimal, Decimal]:
    """The distance between the prices up to ``high``, and what is behind its multiples."""
    if high <= _SMALL:
        return Decimal("0.50"), Decimal(0)
    if high <= _USUAL:
        return Decimal(1), Decimal("0.90")
    return Decimal(5 if high <= _LARGE_PRICE else 10), Decimal(0)
