"""Products of numbers, and of what the rows have that a row refers to, written with their units; and what the numbers are that they are
made of: quantities, prices of one of something, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import partial
from typing import TypeVar

from ...columns.capacity import capacity_of
from ...columns.guess import Bounds
from ...columns.unit_names import dimension, units_per
from ...numbers.factors import divisor_of
from .facts import MEASURES, Number, Numbers, Relation
from .listed import product_name
from .percentages import percentage_between

T = TypeVar("T")
ADDED_FEES = frozenset("fee surcharge supplement deposit tip charge".split())
"""What is paid beside a price."""
PRICED = frozenset("price rate cost fee tariff charge wage pay penalty".split())
_MOST_DIVISOR = Decimal(1000)


def first(found: Iterable[T]) -> T | None:
    return next(iter(found), None)


class Factors(Numbers):
    """The numbers of one table, and what writes a product of them."""

    def product_of(self, target: Number, factors: Sequence[Number], score: float) -> Relation:
        """The relation of a number that is the product of others."""
        name = product_name(each.name for each in factors)
        return Relation(target, partial(self.multiply, target, factors), score, frozenset((name,)))

    def multiply(self, target: Number, factors: Sequence[Number], divisor: Decimal = Decimal(1)) -> None:
        if not target.column.nullable and any(each.column.nullable for each in factors):
            return
        bounds = self._bounds_of(factors)
        if bounds is None or all(self._is_of_rows(each) for each in factors):
            return  # so many rows, and what all of them come to
        text = " * ".join(each.name for each in factors)
        if divisor == 1 and len(factors) == 2:
            divisor = self._unit_factor(target, factors)
        text, bounds = _divided(text, bounds, divisor)
        reason = f"product: {text}"
        percentage = percentage_between(self, max(each.at for each in factors), target)
        if percentage is not None:
            text, reason, bounds = percentage.of(text, reason, bounds)
        for fee in self._fees_between(factors, target):
            found = self.known(fee.column)
            if found is not None:
                text, reason = f"{text} + {fee.name}", f"{reason} + {fee.name}"
                bounds = bounds[0] + found[0], bounds[1] + found[1]
        self.write(target.column, text, bounds, reason, rounded=True)

    def is_added_fee(self, each: Number, price: Number) -> bool:
        """True for a fee of something else behind a price, with a total or an amount behind it: a booking fee beside tickets."""
        if dimension(price.unit) not in ("", "time") and each.at == price.at + 1:
            return False  # what so many square metres come to
        is_fee = each.words[-1] in ADDED_FEES and not (each.core - PRICED) & (price.core - PRICED)
        behind = [
            one
            for one in self.numbers
            if one.at > each.at and one.is_money and not (one.is_price and "total" not in one.words)
        ]
        is_only = not any(
            one.words[-1] in ADDED_FEES and "total" not in one.words for one in behind
        )  # the first of several is the product
        return is_fee and is_only and any({"total", "amount", "gross", "sum"} & set(one.words) for one in behind)

    def _fees_between(self, factors: Sequence[Number], target: Number) -> list[Number]:
        """What is added to a product before a total of all: the cleaning fee of a stay between its price by the night and its total."""
        last = max(each.at for each in factors)
        between = [each for each in self.numbers if last < each.at < target.at] if "total" in target.words else []
        between = [each for each in between if "deposit" not in each.words]  # which is given back
        is_plain = all(each.words[-1] in ADDED_FEES and each.is_money and not each.column.nullable for each in between)
        return between if is_plain else []

    def _bounds_of(self, factors: Sequence[Number]) -> Bounds | None:
        """The bounds of a product; None where one of its factors is not known, or may be less than 0."""
        low = high = Decimal(1)
        for each in factors:
            found = self.known(each.column, 60)
            if found is None or found[0] < 0:
                return None
            low, high = low * found[0], high * found[1]
        return low, high

    def add_products(self, target: Number, pairs: Sequence[tuple[Number, Number]]) -> None:
        """What several kinds come to, of each so many at a price or rate of its own."""
        text, low, high = [], Decimal(0), Decimal(0)
        for many, price in pairs:
            one, other = self.known(many.column, 60), self.known(price.column)
            if one is None or other is None or many.column.nullable or price.column.nullable:
                return
            text.append(f"{many.name} * {price.name}")
            low, high = low + one[0] * other[0], high + one[1] * other[1]
        self.write(target.column, " + ".join(text), (low, high), f"product: {' + '.join(text)}", rounded=True)

    def change(self, target: Number, bases: Sequence[Number], rate: Number, sign: str) -> None:
        """What amounts are with a percentage on top of them (``+``), or less it (``-``)."""
        amounts, share = self._bounds_of_sum(bases), self.known(rate.column)
        if amounts is None or share is None or share[0] < 0:
            return
        divisor = divisor_of(rate.column, share)
        if sign == "-" and share[1] > divisor:
            return
        whole = " + ".join(each.name for each in bases)
        low, high = amounts
        text = f"{whole if len(bases) == 1 else f'({whole})'} * ({divisor} {sign} {self.term(rate.column)})"
        bounds = (Decimal(0), high) if sign == "-" else (low, high * (divisor + share[1]) / divisor)
        reason = f"product: {whole} {'less' if sign == '-' else 'with'} {rate.name}"
        self.write(target.column, text + ("" if divisor == 1 else f" / {divisor}"), bounds, reason, rounded=True)

    def _bounds_of_sum(self, amounts: Sequence[Number]) -> Bounds | None:
        """The bounds of a sum; None where one of its amounts is not known, or may be less than 0."""
        known = [self.known(each.column) for each in amounts]
        own = [each for each in known if each is not None and each[0] >= 0]
        if len(own) < len(amounts):
            return None
        return sum((low for low, _ in own), Decimal(0)), sum((high for _, high in own), Decimal(0))

    def divide(self, target: Number, part: str, whole: str, *, may_be_zero: bool, most: int = 100) -> None:
        """The percentage of a part in a whole; a fraction where the type holds no percentages, which are up to 99.99."""
        is_fraction = capacity_of(target.column)[1] < Decimal(10)
        quotient = f"{part}{'' if is_fraction else ' * 100'} / {whole}"
        text = f"IF({whole} = 0, 0, {quotient})" if may_be_zero else quotient
        high = Decimal(most) / (100 if is_fraction else 1)
        self.write(target.column, text, (Decimal(0), high), f"share: {quotient}", rounded=True)

    @staticmethod
    def _unit_factor(target: Number, factors: Sequence[Number]) -> Decimal:
        """By what a product of a quantity and a price, or of pieces and their weight, is divided for its units."""
        many, each = factors
        if target.unit and each.unit:
            return units_per(target.unit, each.unit) or Decimal(1)
        if many.unit and each.unit:
            return units_per(each.unit, many.unit) or Decimal(1)
        return Decimal(1)


def _divided(text: str, bounds: Bounds, divisor: Decimal) -> tuple[str, Bounds]:
    """A product divided for its units, and its bounds."""
    low, high = bounds
    if divisor < 1:
        times = 1 / divisor
        return f"{text} * {times.normalize():f}", (low * times, high * times)
    if divisor == 1:
        return text, bounds
    if divisor > _MOST_DIVISOR:
        # a quotient has four more places, a product all: https://dev.mysql.com/doc/refman/8.4/en/arithmetic-functions.html
        return f"{text} * {1 / divisor:f}", (low / divisor, high / divisor)
    return f"{text} / {divisor.normalize():f}", (low / divisor, high / divisor)


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


def is_cost(price: Number, numbers: Iterable[Number]) -> bool:
    """True for what is paid for what is sold at another price of the row."""
    asked = (each for each in numbers if each.is_price and {"selling", "sale", "retail"} & set(each.words))
    return bool({"purchased", "buying"} & set(price.words)) and any(asked)


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
    """True for a weight without a unit beside a price per kilogram: ``net_weight``, ``kilos``."""
    measure = MEASURES.get(dimension(price.unit), frozenset()) if price.unit and not number.unit else frozenset()
    words = set(number.words)
    return bool(measure & words) and (not number.column.type.is_integer or words <= measure)


def is_another_rate(each: Number, price: Number) -> bool:
    """True for a pay whose type is that of the rate beside it, which holds no product of it: ``overtime_pay`` behind an ``hourly_pay``."""
    own, other = each.column.type, price.column.type
    is_alike = own.length == other.length and (own.length or 10) <= _DIGITS_OF_RATES
    return is_alike and bool({"wage", "pay", "rate"} & set(each.words))
