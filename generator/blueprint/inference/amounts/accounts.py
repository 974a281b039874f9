"""What is to be paid of a row and what was paid of it, as one of its amounts says that is left of another; and totals beside their
bases: an ``amount`` is what is to be paid, unless a tax is beside it and a total after both."""

from __future__ import annotations

from typing import NamedTuple

from ....schema.model import Column
from ..tables.sheet import Sheet, is_exact
from ..words.money_words import TAXES
from .relations.ledger import Ledger
from .relations.listed import said

_FIRST = frozenset("deposit advance down downpayment prepaid prepayment trade".split())

_NO_TAX_AMOUNT = frozenset("rate percent number id code class type included".split())
_BARE = frozenset("amount value net principal price rent base cost fee charge sale".split())
_WHOLES = frozenset("total gross payable sum".split())
_BESIDE = frozenset(
    "total gross payable sum grand due amount value to pay price invoice bill order charge final billed all incl".split()
)


class Account(NamedTuple):
    """What is to be paid of a row, what was paid at first, and what was paid of the rest."""

    whole: Column | None = None
    before: tuple[Column, ...] = ()
    paid: tuple[Column, ...] = ()


def account_of(sheet: Sheet) -> Account:
    """The account that the amounts of a row give, where one of them is what is left of another."""
    found = Ledger(sheet).account()
    if found is None or len(found[1].plus) > 1:
        return Account()
    minus = [term.number for term in found[1].minus]
    before = [each.column for each in minus if _FIRST & set(each.words) or not said("settled") & set(each.words)]
    paid = tuple(each.column for each in minus if each.column not in before)
    return Account(with_tax(sheet, found[1].plus[0].number.column), tuple(before), paid)


def with_tax(sheet: Sheet, found: Column | None) -> Column | None:
    """The total of a row whose tax is no part of ``found``, the only other amount that is called so; else ``found``, less its discount."""
    columns = [column for column in sheet.table.columns if is_exact(column)]
    if not any(_is_tax(set(sheet.tokens(column))) for column in columns):
        return Ledger(sheet).after_discount(found) if found is not None else None
    if found is not None and not set(sheet.tokens(found)) <= _BARE | set(sheet.words):
        return found
    called = [column for column in columns if column is not found and _is_whole(sheet, column)]
    return called[0] if len(called) == 1 else found


def _is_tax(words: set[str]) -> bool:
    return bool(words & TAXES) and not words & (_NO_TAX_AMOUNT | _WHOLES)


def _is_whole(sheet: Sheet, column: Column) -> bool:
    words = set(sheet.tokens(column))
    return bool(words & _WHOLES) and words <= _BESIDE | set(sheet.words)
