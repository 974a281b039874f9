"""Totals beside their bases: an ``amount`` is what is to be paid, unless a tax is beside it and a total after both."""

from __future__ import annotations

from ....schema.model import Column
from ..tables.sheet import Sheet, is_exact

_TAXES = frozenset(("tax", "vat", "gst", "duty"))
_NO_TAX_AMOUNT = frozenset("rate percent number id code class type included".split())
_BARE = frozenset("amount value net principal price rent base cost fee charge sale".split())
_WHOLES = frozenset("total gross payable sum".split())
_BESIDE = frozenset(
    "total gross payable sum grand due amount value to pay price invoice bill order charge final billed all incl".split()
)


def with_tax(sheet: Sheet, found: Column | None) -> Column | None:
    """The total of a row whose tax is no part of ``found``, the only other amount that is called so; else ``found``."""
    if found is not None and not set(sheet.tokens(found)) <= _BARE | set(sheet.words):
        return found
    columns = [column for column in sheet.table.columns if is_exact(column)]
    if not any(_is_tax(set(sheet.tokens(column))) for column in columns):
        return found
    called = [column for column in columns if column is not found and _is_whole(sheet, column)]
    return called[0] if len(called) == 1 else found


def _is_tax(words: set[str]) -> bool:
    return bool(words & _TAXES) and not words & (_NO_TAX_AMOUNT | _WHOLES)


def _is_whole(sheet: Sheet, column: Column) -> bool:
    words = set(sheet.tokens(column))
    return bool(words & _WHOLES) and words <= _BESIDE | set(sheet.words)
