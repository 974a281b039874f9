"""The scales of marks: of five or ten by the digits of a type, or what a CHECK says."""

from __future__ import annotations

from decimal import Decimal

from ....schema.model import Column
from ..columns.guess import Bounds
from ..tables.sheet import Sheet, scale_of
from ..words.vocabulary import tokens
from .listed_numbers import whole_digits

_MARKS = frozenset("score rating mark grade star".split())


def of_scale(sheet: Sheet, column: Column) -> tuple[Bounds, int, str] | None:
    """The scale that a CHECK gives marks: a score of 0 to 100 is none of 1 to 5, whatever it is a score of."""
    limits = sheet.builder.constraints.of(column.name)
    low, high = limits.low, limits.high
    if not _MARKS & set(tokens(column.name)[-1:]) or not isinstance(low, Decimal) or not isinstance(high, Decimal):
        return None
    return ((low, high), 1, "its CHECK") if low < high else None


def small_scale(column: Column, words: tuple[str, ...]) -> tuple[Bounds, int, str] | None:
    """A rating of one digit and decimals is of five, one of two digits and one decimal of ten."""
    if column.type.name != "decimal" or not scale_of(column) or not _MARKS & set(words[-1:]):
        return None
    if whole_digits(column) == 1:
        return (Decimal(1), Decimal(5)), 1, f"'{words[-1]}', of five"
    return ((Decimal(1), Decimal(10)), 1, f"'{words[-1]}', of ten") if column.type.length == 3 else None
