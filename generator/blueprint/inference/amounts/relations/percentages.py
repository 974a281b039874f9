"""Percentages by which what a line comes to is less or more than so many at a price."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ...columns.guess import Bounds


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


def is_usual(bounds: Bounds | None) -> bool:
    """True for percent of a price: of more than 1, and never of more than all."""
    return bounds is not None and bounds[0] >= 0 and 1 < bounds[1] <= 100
