"""Products of numbers, and of what the rows have that a row refers to, written with their units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import TypeVar

from ...columns.guess import Bounds
from .facts import Number, Numbers
from .unit_names import units_per

T = TypeVar("T")
_MOST_DIVISOR = Decimal(1000)


def first(found: Iterable[T]) -> T | None:
    return next(iter(found), None)


class Factors(Numbers):
    """The numbers of one table, and what writes a product of them."""

    def product_of(self, target: Number, factors: Sequence[Number]) -> Callable[[], None]:
        return lambda: self.multiply(target, factors)

    def multiply(self, target: Number, factors: Sequence[Number], divisor: Decimal = Decimal(1)) -> None:
        if not target.column.nullable and any(each.column.nullable for each in factors):
            return
        bounds = self._bounds_of(factors)
        if bounds is None:
            return
        text = " * ".join(each.name for each in factors)
        if divisor == 1 and len(factors) == 2:
            divisor = self._unit_factor(target, factors)
        text, (low, high) = _divided(text, bounds, divisor)
        share = self.discount_between(max(each.at for each in factors), target)
        reason = f"product: {text}"
        if share:
            text, low, reason = f"{text} * (100 - {share}) / 100", Decimal(0), f"{reason} less {share}"
        self.write(target.column, text, (low, high), reason, rounded=True)

    def _bounds_of(self, factors: Sequence[Number]) -> Bounds | None:
        """The bounds of a product; None where one of its factors is not known, or may be less than 0."""
        low = high = Decimal(1)
        for each in factors:
            found = self.known(each.column, 60)
            if found is None or found[0] < 0:
                return None
            low, high = low * found[0], high * found[1]
        return low, high

    @staticmethod
    def _unit_factor(target: Number, factors: Sequence[Number]) -> Decimal:
        """By what a product of a quantity and a price, or of pieces and their weight, is divided for its units."""
        many, each = factors
        if target.unit and each.unit:
            return units_per(target.unit, each.unit) or Decimal(1)
        if many.unit and each.unit:
            return units_per(each.unit, many.unit) or Decimal(1)
        return Decimal(1)


def _divided(text: str, bounds: Bounds, divisor: Decimal) -> tuple[str, Bounds]:
    """A product divided for its units, and its bounds."""
    low, high = bounds
    if divisor < 1:
        times = 1 / divisor
        return f"{text} * {times.normalize():f}", (low * times, high * times)
    if divisor == 1:
        return text, bounds
    if divisor > _MOST_DIVISOR:
        # a quotient has four more places, a product all: https://dev.mysql.com/doc/refman/8.4/en/arithmetic-functions.html
        return f"{text} * {1 / divisor:f}", (low / divisor, high / divisor)
    return f"{text} / {divisor.normalize():f}", (low / divisor, high / divisor)
