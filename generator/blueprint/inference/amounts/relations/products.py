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
_COUNTS = frozenset(("quantity", "count", "number", "piece"))


class Products(Factors):
    """The products of one table."""

    def products(self) -> Iterator[Relation]:
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
        """Total weight = pieces x weight of one, in the unit of the total."""
        for target in self.numbers:
            if not target.unit or not self.sheet.is_open(target.column) or _PER_EACH & set(target.words):
                continue
            for each in self.numbers:
                if (
                    each is target
                    or each.is_price
                    or dimension(each.unit) != dimension(target.unit)
                    or not self._is_of_one(each, target)
                ):
                    continue
                many = self._count_for(each, target)
                if many is not None:
                    yield Relation(target, self.product_of(target, [many, each]), 8)
                    break

    def _is_of_one(self, each: Number, target: Number) -> bool:
        if _PER_EACH & set(each.words):
            return "total" in target.words or "gross" in target.words or target.core <= each.core
        return "total" in target.words and bool(each.core) and self._count_of(each.core) is not None

    def _count_for(self, each: Number, target: Number) -> Number | None:
        of = each.core - _PER_EACH
        named_so = self._count_of(of) if of else None
        if named_so is not None:
            return named_so
        counts = [
            one
            for one in self.numbers
            if one.column.type.is_integer
            and not one.unit
            and not one.is_money
            and not one.is_percentage
            and {"quantity", "count", "number", "piece"} & set(one.words)
            and one not in (each, target)
            and len(one.core) < 2
        ]
        return min(counts, key=lambda one: abs(one.at - each.at)) if counts else None

    def _count_of(self, of: frozenset[str]) -> Number | None:
        return next(
            (
                one
                for one in self.numbers
                if one.column.type.is_integer and not one.unit and one.core and one.core <= of
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
