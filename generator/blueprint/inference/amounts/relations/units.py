"""The same measure in another unit, currency or period, what a stock is worth, and areas and volumes of lengths that have units of
their own."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from ...columns.capacity import capacity_of
from ...columns.unit_names import dimension, units_per
from ...tables.sheet import scale_of
from .factors import Factors, first
from .facts import Number, Relation
from .products import noun_of

_LENGTHS = ("length", "width", "height", "depth", "thickness")
_HERE = frozenset(
    "local base home reporting functional eur euro usd gbp chf pln czk brl converted domestic equivalent".split()
)
_THERE = frozenset(("foreign", "original", "currency", "current"))
_AREA, _TILES = 2, frozenset("pixel tile cell".split())
_PIECES = frozenset(("unit", "piece", "quantity", "count"))
_WHOLE_AREAS = frozenset(("area", "surface", "size", "total", "gross"))
_OF_MANY = frozenset("per stock inventory sold used ordered reserved delivered".split())
_HELD = frozenset(("stock", "hand", "inventory"))
_WORTH = _HELD | frozenset("value total system book on quantity invoice".split())
_COSTS = frozenset("unit average cost".split())
_YEAR = frozenset(("annual", "year"))
_PERIODS = (("month", 12), ("week", 52))


class Units(Factors):
    """The conversions of one table."""

    def relations(self) -> Iterator[Relation]:
        yield from self._sizes()
        yield from self._other_units()
        yield from self._exchanged()
        yield from self._of_a_year()
        yield from self._of_stock()

    def _of_stock(self) -> Iterator[Relation]:
        """What a stock is worth at what one of it costs, else at its price."""
        target = first(each for each in self.numbers if "value" in each.words and set(each.words) <= _WORTH)
        price = self._price_of_one()
        if target is None or price is None or not self.is_loose(target.column):
            return
        held = [each for each in self.numbers if each is not target and _is_held(each)]
        many = min(held, key=lambda each: not each.core & price.core, default=None)
        if many is not None:
            yield self.product_of(target, [many, price], 8.6)

    def _price_of_one(self) -> Number | None:
        """What one costs to buy, else its price."""
        prices = (each for each in self.numbers if each.is_price or {"cost"} <= set(each.words) <= _COSTS)
        return min(prices, key=lambda each: not {"cost", "purchased"} & set(each.words), default=None)

    def of_more_periods(self) -> Iterator[Relation]:
        """What is paid by the week of what is paid by the day, for so many days a week."""
        for many in self.numbers:
            sides = many.sides_of_per
            pairs = itertools.permutations((each for each in self.numbers if each.period), 2) if sides else ()
            for rate, target in pairs:
                is_of_both = sides == ({rate.period}, {target.period}) and noun_of(rate) == noun_of(target)
                if is_of_both and self.is_loose(target.column):
                    yield self.product_of(target, [many, rate], 9)

    def _sizes(self) -> Iterator[Relation]:
        """Area and volume of lengths that have units of their own; of so many pieces where they are counted."""
        lengths = [each for name in _LENGTHS for each in self.numbers if name in each.words and _is_length(each)]
        for target in self.numbers:
            wanted = _dimensions(target)
            sides = [each for each in lengths if bool(each.unit) >= bool(target.unit)][: wanted or 0]
            is_thick = wanted == len(sides) == _AREA and "thickness" in sides[-1].words
            if sides and len(sides) == wanted and not is_thick and self._is_size(target):
                yield Relation(target, partial(self._size, target, sides), 8)

    def _is_size(self, target: Number) -> bool:
        """True for an area or a volume of the whole thing: of several areas not what is planted of a field."""
        areas = [each for each in self.numbers if dimension(each.unit) == "area" and not each.is_price]
        is_part = target in areas and len(areas) > 1 and not target.core <= _WHOLE_AREAS
        is_other = target.is_price or bool(_OF_MANY & set(target.words) and not _TILES & set(target.words))
        return not (is_part or is_other) and self.is_loose(target.column)

    def _size(self, target: Number, sides: Sequence[Number]) -> None:
        before = [each for each in self.numbers if each.at < target.at and each.column.type.is_integer]
        counts = [each for each in before if set(each.words) <= _PIECES]
        divisor = Decimal(1)
        for each in sides:
            divisor *= max(units_per("m", each.unit) or Decimal(1), Decimal(1))
        divisor /= units_per("m2" if len(sides) == 2 else "m3", target.unit) or divisor
        self.loosen(target.column)
        self.multiply(target, [*sides, *counts[:1]], round(divisor, 9))

    def _other_units(self) -> Iterator[Relation]:
        """The same in two units: the one that is written with the smaller steps follows from the other, so that rounding loses nothing."""
        for coarse in self.numbers:
            for fine in self.numbers if not coarse.is_price else ():
                ratio = units_per(coarse.unit, fine.unit) if coarse.core == fine.core else None
                if ratio is None or ratio <= 1:
                    continue
                is_turned = ratio > Decimal(10) ** (scale_of(coarse.column) - scale_of(fine.column))
                is_turned = is_turned and coarse.column.nullable <= fine.column.nullable
                target, other = (fine, coarse) if is_turned else (coarse, fine)
                if other.column.nullable <= target.column.nullable and self.is_loose(target.column):
                    yield Relation(target, partial(self._converted, target, other, ratio, is_turned), 9)

    def _converted(self, target: Number, other: Number, ratio: Decimal, is_turned: bool) -> None:
        bounds = self.known(other.column, 50_000)
        if bounds is not None:
            factor = ratio if is_turned else 1 / ratio
            text = f"{other.name} {'*' if is_turned else '/'} {ratio.normalize():f}"
            self.write(target.column, text, (bounds[0] * factor, bounds[1] * factor), f"product: {text}", rounded=True)

    def _exchanged(self) -> Iterator[Relation]:
        """An amount in another currency, at the exchange rate."""
        rate = first(
            each for each in self.numbers if {"exchange", "fx", "conversion"} & set(each.words) and "rate" in each.words
        )
        money = [
            each
            for each in self.numbers
            if each.column.type.name == "decimal" and not each.is_percentage and each is not rate
        ]
        for here in money if rate is not None else ():
            there = _amount_elsewhere(money, here) if _HERE & set(here.words) else None
            if there is not None and rate is not None and self.sheet.is_open(here.column):
                yield self.product_of(here, [there, rate], 8)

    def _of_a_year(self) -> Iterator[Relation]:
        """What a year costs, of what a week or a month does."""
        for target in self.numbers:
            if not _YEAR & set(target.words) or target.is_percentage or not self.is_loose(target.column):
                continue
            for period, times in _PERIODS:
                other = self._of_a_period(target, period)
                if other is not None:
                    yield Relation(target, partial(self._times, target, other, times), 8)

    def _of_a_period(self, target: Number, period: str) -> Number | None:
        """What a week or a month has of what a year has, in every row that says that of the year."""
        family = target.core - _YEAR
        alike = [each for each in self.numbers if each is not target and each.core - {period} == family]
        found = first(each for each in alike if period in each.words and (family or each.period == period))
        if found is None or found.is_percentage or capacity_of(found.column)[1] < 256:
            return None  # a month of the calendar is in two digits
        return found if found.column.nullable <= target.column.nullable else None

    def _times(self, target: Number, other: Number, times: int) -> None:
        bounds = self.known(other.column)
        if bounds is not None:
            text = f"{other.name} * {times}"
            self.write(target.column, text, (bounds[0] * times, bounds[1] * times), f"product: {text}")


def _is_length(each: Number) -> bool:
    return dimension(each.unit) in ("", "length") and not (each.is_percentage or each.core - {*_LENGTHS})


def _dimensions(target: Number) -> int:
    """2 for an area, and for so many pixels or tiles, 3 for a volume; 0 for others."""
    words = set(target.words)
    said = dimension(target.unit) or (
        "area" if {"area", "surface"} & words or (_TILES & words and "size" not in words) else ""
    )
    return {"area": _AREA, "volume": 3}.get(said or ("volume" if "volume" in words else ""), 0)


def _amount_elsewhere(money: Sequence[Number], here: Number) -> Number | None:
    """The amount that the one in the own currency is of; without one of its words the only one that is called foreign."""
    family = here.core - _HERE
    same = [each for each in money if each is not here and each.core - _THERE == family]
    foreign = [each for each in money if _THERE & set(each.words) and not _HERE & set(each.words)]
    return first(same) or (foreign[0] if len(foreign) == 1 else None)


def _is_held(each: Number) -> bool:
    """True for how many there are in stock, not how many there must or may be."""
    words = set(each.words)
    return not each.is_money and bool(_HELD & words) and not {"minimum", "maximum", "reserved"} & words
