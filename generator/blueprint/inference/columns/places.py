"""How many decimal places the values of a DECIMAL have: what is paid has cents, what is counted has none, whatever a roomy type holds."""

from __future__ import annotations

from collections.abc import Iterable

from ....schema.model import Column, Table
from ..words.vocabulary import tokens, unit_words

EXACT = 6  # numbers are exact within 18 digits: where a column has more places, the values leave the last ones out
_OF_CENTS = 2
_ROOMY = 4  # digits before the point: a type with fewer is made for one measure
_MONEY = frozenset(
    "price amount total cost fee salary wage value subtotal net gross tax budget revenue balance deposit freight shipping".split()
)
_MEASURED_TOO = frozenset(("value",))  # that of a laboratory's result as well
_COUNTED = frozenset("quantity piece stock".split())
_UNIT_BESIDE = frozenset("unit uom".split())


def is_money(words: Iterable[str]) -> bool:
    """True for the words of a sum or a price."""
    return not _MONEY.isdisjoint(words)


def places_of(table: Table, column: Column) -> int:
    """The decimal places of the values of a DECIMAL column."""
    scale = column.type.scale or 0
    if scale <= _OF_CENTS or (column.type.length or 10) - scale <= _ROOMY:
        return min(scale, EXACT)
    words = frozenset(tokens(column.name))
    if is_money(words - _MEASURED_TOO):
        return _OF_CENTS
    if words & _COUNTED and not words & unit_words() and not _has_units(table):
        return 0
    return min(scale, EXACT)


def _has_units(table: Table) -> bool:
    """True where a column says in what the rows are measured: kilograms have grams."""
    return any(_UNIT_BESIDE & set(tokens(each.name)[-1:]) for each in table.columns if each.type.is_text)
