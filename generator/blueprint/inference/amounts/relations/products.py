"""Products whose names and units say so: a price per kilogram of so many kilograms, the weight of so many pieces, boxes per pallet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .factors import Factors
from .facts import Number, Relation, dimension

_RESULTS = frozenset("amount value total cost charge sum gross net fee pay wage revenue subtotal due price".split())
_NO_PRODUCT = frozenset("paid balance tax vat discount deposit unit per rate percent minimum maximum exchange".split())
_PER_EACH = frozenset("unit each single average mean medium per".split())
_BILLED = frozenset(
    "billed sold used consumed consumption usage pay payable net total driven delivered purchased".split()
)
_PRICED = frozenset("price rate cost fee tariff charge wage pay penalty".split())
_COUNTS = frozenset(("quantity", "count", "number", "piece", "unit"))
_WHOLES = frozenset(("total", "gross", "net", "line", "unit"))


class Products(Factors):
    """The products of one table."""

    def relations(self) -> Iterator[Relation]:
        yield from self._priced()
        yield from self._each_of()
        yield from self._counts_per()

    def _priced(self) -> Iterator[Relation]:
        """Price per kilogram x kilograms; price per person x persons."""
        for price in self.numbers:
            if not _is_unit_price(price):
                continue
            many = self._priced_quantity(price)
            if many is None:
                continue
            target = self._amount_behind(price, many)
            if target is not None:
                yield Relation(target, self.product_of(target, [many, price]), 8.5)

    def _priced_quantity(self, price: Number) -> Number | None:
        """What a price is of: what has its unit, or is called after it; the nearest before it."""
        of = _unit_words(price)
        found = []
        for each in self.numbers:
            if each is price or each.is_percentage or each.is_price or each.is_money:
                continue
            if price.unit and each.unit and dimension(price.unit) == dimension(each.unit):
                same = price.unit == each.unit
                found.append((not same, each.at > price.at, not _is_billed(each), abs(each.at - price.at), each))
            elif not price.unit and of and of <= set(each.words) and not each.unit:
                found.append((False, each.at > price.at, False, abs(each.at - price.at), each))
        found.sort(key=lambda item: item[:4])
        return found[0][4] if found else None

    def _amount_behind(self, price: Number, many: Number) -> Number | None:
        """The first amount behind quantity and price that is no price itself."""
        last = max(price.at, many.at)
        for each in self.numbers:
            if each.at <= last or each.unit or each.is_percentage:
                continue
            if each.is_price or not set(_RESULTS) & set(each.words):
                if each.column.type.name == "decimal" and each.is_money and not each.is_price:
                    return None
                continue
            return each if self.sheet.is_open(each.column) and not _NO_PRODUCT & set(each.words) else None
        return None

    def _each_of(self) -> Iterator[Relation]:
        """Total weight = pieces x weight of one; the weight of so many baskets = baskets x weight of a basket."""
        for target in self.numbers:
            if target.is_price or _PER_EACH & set(target.words) or not self.sheet.is_open(target.column):
                continue
            for each in self.numbers:
                many = self._count_for(each, target) if _is_alike(each, target) else None
                if many is not None:
                    yield Relation(target, self.product_of(target, [many, each]), 8)
                    break

    def _count_for(self, each: Number, target: Number) -> Number | None:
        """How many there are of what the number is of one of; None where it is not of one."""
        of = each.core - _PER_EACH - _WHOLES
        more = of - target.core
        if more:
            return self._count_of(more, but=(each, target)) if target.core - _WHOLES <= of else None
        is_of_one = bool(_PER_EACH & set(each.words)) and not each.is_money
        is_of_all = bool({"total", "gross"} & set(target.words)) or target.core <= each.core
        named_so = self._count_of(of, but=(each, target)) if of and (is_of_one or "total" in target.words) else None
        if named_so is not None or not (is_of_one and is_of_all):
            return named_so
        counts = [one for one in self.numbers if _is_quantity(one) and one not in (each, target)]
        return min(counts, key=lambda one: abs(one.at - each.at), default=None)

    def _count_of(self, of: frozenset[str], but: Sequence[Number]) -> Number | None:
        return next(
            (
                one
                for one in self.numbers
                if one.column.type.is_integer and not one.unit and one.core and one.core <= of and one not in but
            ),
            None,
        )

    def _counts_per(self) -> Iterator[Relation]:
        """``total_boxes`` = pallets x boxes per pallet."""
        for each in self.numbers:
            sides = each.sides_of_per
            if sides is None or each.is_money or _PRICED & set(each.words):
                continue
            what, unit = sides
            many = next((one for one in self._other_numbers(unit, but=(each,)) if not one.is_money), None)
            target = next(
                (one for one in self._other_numbers(what, but=(each, many)) if self.sheet.is_open(one.column)),
                None,
            )
            if (
                many is not None
                and target is not None
                and (each.column.type.is_integer or not target.column.type.is_integer)
            ):
                yield Relation(target, self.product_of(target, [many, each]), 8)

    def _other_numbers(self, words: set[str], *, but: Sequence[Number | None]) -> Iterator[Number]:
        """The numbers other than prices that have all these words."""
        return (one for one in self.numbers if one not in but and words <= set(one.words) and not one.is_price)


def _is_quantity(number: Number) -> bool:
    """True for a number of pieces that says little more."""
    is_count = number.column.type.is_integer and not (number.unit or number.is_money or number.is_percentage)
    return is_count and bool(_COUNTS & set(number.words)) and len(number.core) < 2


def _is_alike(each: Number, target: Number) -> bool:
    """True for two measures of the same dimension, or two amounts of money; none of them a percentage."""
    if each is target or each.is_percentage or target.is_percentage or (each.is_price and not each.unit):
        return False
    return dimension(each.unit) == dimension(target.unit) and each.is_money == target.is_money


def _is_billed(number: Number) -> bool:
    """True for a quantity that says no more than that it is one, or that it is what is billed."""
    return not number.core or bool(_BILLED & set(number.words))


def _is_unit_price(number: Number) -> bool:
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


def _unit_words(price: Number) -> set[str]:
    words = price.words
    if "per" in words:
        return set(words[words.index("per") + 1 :]) - {"unit", "piece"}
    return set()
