"""Amounts of money: which numbers are, and a range of euros in the currency and the minor unit of a column."""

from __future__ import annotations

from decimal import Decimal

from ....schema.model import Column
from ..columns.guess import Bounds
from ..columns.measured import Range, unit_of
from ..tables.sheet import Sheet
from ..words.identifiers import words_of
from ..words.vocabulary import tokens
from .currencies import EURO, Currency, currency_of, is_in_currency

MONEY = frozenset(
    """price cost fee rate amount value total rent salary wage pay charge deposit budget premium fare bonus income revenue allowance""".split()
)
_ALSO = frozenset(
    """balance payment toll tip fine tariff tax deductible excess shipping postage handling freight surcharge supplement penalty turnover capital
    estimate principal invoice tuition subtotal net gross due commission discount credit overdraft budget deduction spend donation
    bid stake prize pot""".split()
)
_NO_MONEY = frozenset(
    """heart pulse exchange fx currency respiratory respiration flow blood conversion frame bit growth infusion birth interest fill ph score
    cholesterol water point percent ratio factor margin hour day month year count number quantity weight""".split()
)
_PER_TIME = frozenset("hour day month year week".split())
_WAGES = frozenset("wage salary pay income overtime".split())
_WORKERS = frozenset(("employee", "professional", "payroll"))


def is_amount(words: frozenset[str], *, has_unit: bool) -> bool:
    """True for the words of an amount of money, of one hour or night as well; what has a unit is none."""
    if has_unit or not words & (MONEY | _ALSO):
        return False
    return not words & (_NO_MONEY - (_PER_TIME if words & MONEY else frozenset()))


def is_of_money(words: frozenset[str]) -> bool:
    """True for the words of an amount of money, and of what one is taken times: a discount in percent."""
    return bool(words & (MONEY | _ALSO))


_WIDE = 25


def is_of_many(column: Column, bounds: Bounds) -> bool:
    """True for an amount of money whose range is so wide that it is that of many things, of which the row's is not known."""
    low, high = bounds
    return is_amount(frozenset(tokens(column.name)), has_unit=False) and high > max(low, high / 100) * _WIDE


def in_currency(sheet: Sheet, column: Column, words: frozenset[str], known: Range, of: str = "") -> tuple[Range, str]:
    """A range of euros as it is in a column: in its currency, in hundredths where it counts these; and what the reason says
    of it. ``words`` name what is known, ``of`` is the thing or the trade."""
    if not is_amount(words, has_unit=known.unit is not None):
        return known, ""
    currency = currency_of(sheet, column)
    known = _converted(known, currency, is_wage=bool(words & _WAGES) or of in _WORKERS)
    return known.times(
        Decimal(_hundredths(column))
    ), f", in {currency.code.upper()}" if currency.code != EURO and currency.prices != 1 else ""


_ANY_AMOUNT = Range(Decimal(10), Decimal(900), 3)


def plain_in_currency(sheet: Sheet, column: Column, usual: Range | None) -> Range | None:
    """The order of a number of which only the name is known, in the currency of the column; of an amount where only its name
    says that it is one: ``valuation_inr``."""
    if usual is None:
        if not is_in_currency(column) or column.type.name != "decimal":
            return None
        return in_currency(sheet, column, frozenset(("amount",)), _ANY_AMOUNT)[0]
    if unit_of(sheet.table, column)[1] is not None:
        return usual
    return in_currency(sheet, column, frozenset(tokens(column.name)), usual)[0]


def _converted(known: Range, currency: Currency, *, is_wage: bool) -> Range:
    """A range in another currency, its ends rounded as people say them."""
    factor = currency.factor(is_wage=is_wage)
    if factor == 1:
        return known
    return known._replace(low=_round(known.low * factor), high=_round(known.high * factor))


def _round(number: Decimal) -> Decimal:
    return round(number, 1 - number.adjusted()) if number else number


def _hundredths(column: Column) -> int:
    """100 where money is in cents."""
    raw = words_of(column.name)
    is_minor = {"cent", "cents", "minor", "pence", "grosz", "ore"} & set(
        raw[-2:]
    ) or "in cents" in column.comment.lower()
    return 100 if is_minor and column.type.is_integer else 1
