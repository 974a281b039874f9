"""What people do with what is published or sent: there are no views, likes and clicks before."""

from __future__ import annotations

from decimal import Decimal

from ....schema.model import Column
from ...writing import is_one_of
from ..numbers.exceptional_values import write_exception
from ..tables.sheet import Sheet, named
from .reached import values_of

_AUDIENCE = frozenset("view like share comment download play click impression listener reader listen stream".split())
_SHOWN = (("published",), ("sent",), ("live",))
_LAYERS = ("numbers", "sums", "")


def decide_not_shown_yet(sheet: Sheet) -> None:
    """Let counts of views and clicks be 0 of what a state says not to be published or sent yet."""
    for column in sheet.called(_AUDIENCE):
        shown = ((state, values_of(state, words, by_rank=False)) for state in sheet.states for words in _SHOWN)
        state, values = next(((state, values) for state, values in shown if values), (None, []))
        if state is not None and _counts_audience(sheet, column):
            condition = f"NOT ({is_one_of(named(state.column), values)})"
            write_exception(sheet, column, condition, Decimal(0), "before it is shown")


def _counts_audience(sheet: Sheet, column: Column) -> bool:
    """True for a count that nothing else decides than a range."""
    first, *others = sheet.tokens(column) or ("",)
    guess = sheet.guess(column)
    is_count = first in _AUDIENCE and set(others) <= {"count", "number", "total"} and column.type.is_integer
    is_drawn = guess is None or guess.layer in _LAYERS
    return is_count and is_drawn and not column.nullable and column.name.lower() not in sheet.flags
