"""Percentages by which what a line comes to is less or more than so many at a price."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ...columns.guess import Bounds
from ...words.money_words import DISCOUNTS
from .facts import Number, Numbers


class Percentage(NamedTuple):
    """A percentage by which a product is less or more."""

    name: str
    sign: str

    def of(self, text: str, reason: str, bounds: Bounds) -> tuple[str, str, Bounds]:
        """What is left of a product, or what it is then, with why and between which bounds."""
        is_less = self.sign == "-"
        return (
            f"{text} * (100 {self.sign} {self.name}) / 100",
            f"{reason} {'less' if is_less else 'with'} {self.name}",
            (Decimal(0), bounds[1]) if is_less else (bounds[0], bounds[1] * 2),
        )


_ON = frozenset("surcharge markup supplement premium".split())


def percentage_between(numbers: Numbers, last: int, target: Number) -> Percentage | None:
    """The percentage of a price, of more than 1 and never of more than all, that is taken off, or comes on top, between one at the
    place ``last`` and what a line comes to; none where an amount is what it comes to."""
    between = [each for each in numbers.numbers if last < each.at < target.at and (DISCOUNTS | _ON) & set(each.words)]
    percent = next((each for each in between if each.is_percentage), None)
    if percent is None or not target.is_money:
        return None
    kind, sign = (DISCOUNTS, "-") if DISCOUNTS & set(percent.words) else (_ON, "+")
    has_amount = any(kind & set(each.words) and not each.is_percentage for each in numbers.numbers)
    is_usual = not has_amount and _is_usual(numbers.known(percent.column))
    return Percentage(numbers.term(percent.column), sign) if is_usual else None


def _is_usual(bounds: Bounds | None) -> bool:
    return bounds is not None and bounds[0] >= 0 and 1 < bounds[1] <= 100
