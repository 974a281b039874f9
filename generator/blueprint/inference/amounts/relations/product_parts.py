"""What the numbers are that products are made of: quantities, prices of one of something, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence

from .facts import MEASURES, Number
from .unit_names import dimension

BILLED = frozenset(
    "billed sold used consumed consumption usage pay payable net total driven delivered purchased contracted received accepted allocated ordered".split()
)
COUNTS = frozenset(("quantity", "count", "number", "piece", "unit"))
HELD = frozenset("held owned subscribed outstanding".split())
_DIGITS_OF_RATES = 6


def counts_called(noun: frozenset[str], counts: Sequence[Number]) -> list[Number]:
    """The counts of a noun; behind them, where the noun says only that something is billed, the counts that say no more."""
    if not noun:
        return []
    called = [each for each in counts if each.core - BILLED - HELD == noun]
    billed = [each for each in counts if each.core and each.core <= BILLED]
    return [*called, *billed] if noun <= BILLED else called


def may_be_product(target: Number, many: Number, each: Number) -> bool:
    """True unless the number per one is the quotient of the two before it, or has a fraction that the product has no place for."""
    is_quotient = each.at > max(many.at, target.at)
    return not is_quotient and (each.column.type.is_integer or not target.column.type.is_integer)


def is_bare_amount(number: Number) -> bool:
    """True for what may be an amount of money by its type alone."""
    is_other = number.unit or number.is_price or number.is_percentage or number.is_money
    return number.column.type.name == "decimal" and number.column.type.scale == 2 and not is_other


def is_quantity(number: Number) -> bool:
    """True for a number of pieces that says little more."""
    is_count = number.column.type.is_integer and not (number.unit or number.is_money or number.is_percentage)
    return is_count and bool(COUNTS & set(number.words)) and len(number.core) < 2


def is_bare(number: Number) -> bool:
    return set(number.words) == {"quantity"} and not number.unit


def is_alike(each: Number, target: Number) -> bool:
    """True for two measures of the same dimension, or two amounts of money; none of them a percentage."""
    if each is target or each.is_percentage or target.is_percentage or (each.is_price and not each.unit):
        return False
    sides = each.sides_of_per
    if sides is not None and all(dimension(word) or word == each.unit for word in sides[1]):
        return False  # ``impressions_per_hour`` are no hours
    return dimension(each.unit) == dimension(target.unit) and each.is_money == target.is_money


def is_called(number: Number, of: set[str]) -> bool:
    """True for what a price is per; of a price per piece any plain quantity."""
    return of <= set(number.words) or (of <= COUNTS and set(number.words) <= COUNTS)


def is_unit_price(number: Number) -> bool:
    words = set(number.words)
    if number.is_percentage and not ("per" in words or number.unit):
        return False
    is_price = bool({"price", "rate", "cost", "fee", "tariff", "wage", "charge", "rt", "pen", "penalty"} & words)
    return (
        is_price
        and bool(number.unit or "per" in words)
        and "total" not in words
        and number.column.type.name == "decimal"
    )


def unit_words(price: Number) -> set[str]:
    words = price.words
    if "per" in words:
        behind = set(words[words.index("per") + 1 :])
        return behind - {"unit", "piece"} or behind & {"piece"}
    return set()


def is_measured_so(number: Number, price: Number) -> bool:
    """True for a weight without a unit beside a price per kilogram: ``net_weight``."""
    measure = MEASURES.get(dimension(price.unit), frozenset()) if price.unit and not number.unit else frozenset()
    return bool(measure & set(number.words)) and not number.column.type.is_integer


def is_another_rate(each: Number, price: Number) -> bool:
    """True for a pay whose type is that of the rate beside it, which holds no product of it: ``overtime_pay`` behind an ``hourly_pay``."""
    own, other = each.column.type, price.column.type
    is_alike = own.length == other.length and (own.length or 10) <= _DIGITS_OF_RATES
    return is_alike and bool({"wage", "pay", "rate"} & set(each.words))
