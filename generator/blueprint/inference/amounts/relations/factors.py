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
        bounds: list[Bounds] = []
        for each in factors:
            found = self.known(each.column, 60)
            if found is None or found[0] < 0:
                return
            bounds.append(found)
        text = " * ".join(each.name for each in factors)
        if divisor == 1 and len(factors) == 2:
            divisor = self._unit_factor(target, factors)
        low = high = Decimal(1)
        for each_bounds in bounds:
            low, high = low * each_bounds[0], high * each_bounds[1]
        if (
            divisor > _MOST_DIVISOR
        ):  # a quotient has four more places, a product all: https://dev.mysql.com/doc/refman/8.4/en/arithmetic-functions.html
            text, low, high = f"{text} * {1 / divisor:f}", low / divisor, high / divisor
        elif divisor > 1:
            text, low, high = f"{text} / {divisor.normalize():f}", low / divisor, high / divisor
        elif divisor < 1:
            times = 1 / divisor
            text, low, high = f"{text} * {times.normalize():f}", low * times, high * times
        share = self.discount_between(max(each.at for each in factors), target)
        reason = f"product: {text}"
        if share:
            text, low, reason = f"{text} * (100 - {share}) / 100", Decimal(0), f"{reason} less {share}"
        self.write(target.column, text, (low, high), reason, rounded=True)

    @staticmethod
    def _unit_factor(target: Number, factors: Sequence[Number]) -> Decimal:
        """By what a product of a quantity and a price, or of pieces and their weight, is divided for its units."""
        many, each = factors
        if target.unit and each.unit:
            return units_per(target.unit, each.unit) or Decimal(1)
        if many.unit and each.unit:
            return units_per(each.unit, many.unit) or Decimal(1)
        return Decimal(1)
