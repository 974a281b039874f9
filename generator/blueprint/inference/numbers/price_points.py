"""Prices as shops and menus write them: ``24.90``, ``3.50``, whole tens of a course."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import Any

from ....schema.model import Column
from ..tables.sheet import Sheet
from ..words.identifiers import is_in_cents
from ..words.vocabulary import tokens

_PRICES = frozenset("price fee fare tuition admission".split())
_NO_OFFER = frozenset(
    "unit per average minimum maximum total cost net tax vat deposit late penalty shipping delivery purchased".split()
)
_OFFERS = frozenset(
    """plan package membership subscription tariff course class workshop seminar lesson ticket service treatment menu dish drink meal product article
    variant room tour excursion trip event show seat addon extra option activity camp pass level tier edition season program""".split()
)
_SMALL, _USUAL, _LARGE = Decimal(25), Decimal(400), Decimal(2000)
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
    return Decimal(5 if high <= _LARGE else 10), Decimal(0)
