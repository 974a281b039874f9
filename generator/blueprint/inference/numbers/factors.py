"""By what a number is multiplied: percentages and basis points, and units of one kind."""

from __future__ import annotations

from decimal import Decimal

from ....schema.model import Column
from ..columns.guess import Bounds
from ..words.identifiers import words_of
from ..words.vocabulary import tokens

_UNITS = (("wh", "kwh", "mwh"), ("w", "kw", "mw"), ("m", "km"), ("g", "kg", "t"), ("mg", "g"), ("ml", "l"))


def units_in(larger: Column, smaller: Column) -> Decimal:
    """How many units of the second column one of the first is, by the ends of their names: kWh and Wh are 1000; else 1."""
    one, other = words_of(larger.name)[-1], words_of(smaller.name)[-1]
    for units in _UNITS:
        if one in units and other in units:
            return Decimal(1000) ** (units.index(one) - units.index(other))
    return Decimal(1)


def divisor_of(rate: Column, bounds: Bounds) -> int:
    """What a rate is a part of: 1, 100 where it is a percentage, 10,000 where it is in basis points."""
    if {"bp", "bps"} & set(tokens(rate.name)) or "basis point" in rate.comment.lower():
        return 10_000
    return 1 if bounds[1] <= 1 else 100
