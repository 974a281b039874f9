"""Amounts by what the rows have that a row refers to: a fare by its tariff, the power of so many panels; hours of all people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from ...numbers.bounds_of_columns import bounds_elsewhere
from ...tables.sheet import Sheet, named
from .factors import Factors, first
from .facts import Above, Number, Relation, numbers_of
from .unit_names import dimension, units_per

_CREW = frozenset("crew people worker staff person technician headcount team".split())
_PRICED = frozenset("price rate cost fee tariff charge amount".split())
_BASES = frozenset(("base", "basic", "flagfall"))
_QUANTITIES = (
    {"quantity"},
    *({each, "quantity"} for each in "sent shipped ordered dose issued delivered received".split()),
    *({each} for each in ("unit", "piece", "count")),
    *({each, "count"} for each in ("piece", "item", "unit")),
)
_OF_ALL = frozenset(("total", "used", "capacity", "installed", "gross"))


class Tariffs(Factors):
    """The amounts of one table that follow from rows above it."""

    def relations(self) -> Iterator[Relation]:
        yield from self._by_tariff()
        yield from self._each_above()
        yield from self._by_parents_unit()
        yield from self._priced_above()
        yield from self._per_above()

    def of_several_people(self) -> Iterator[Relation]:
        """Hours of all: so many hours of so many people."""
        hours = first(each for each in self.numbers if each.unit in ("h", "min") and not each.core)
        crew = first(
            each for each in self.numbers if _CREW & set(each.words) and each.column.type.is_integer and not each.unit
        )
        if hours is None or crew is None:
            return
        for target in self.numbers:
            is_all = {"labor", "man", "person", "total", "work"} & target.core
            if is_all and target.unit == hours.unit and self.is_loose(target.column):
                yield Relation(target, self.product_of(target, [hours, crew]), 8)

    def _by_tariff(self) -> Iterator[Relation]:
        """A fare of a base and so much per kilometre and minute, which the tariff that the row refers to says."""
        for own, _, parent in self.sheet.parents:
            theirs = numbers_of(parent)
            base = first(each for each in theirs if _BASES & set(each.words) and not each.unit)
            pairs = [(rate, self._measured(rate.unit)) for rate in theirs if "per" in rate.words and rate.unit]
            known = [(rate, many) for rate, many in pairs if many is not None]
            target = self._fee_called(base) if base is not None else None
            if base is not None and target is not None and known and len(known) == len(pairs):
                yield Relation(target, self._tariff(target, named(own), parent, base, known), 8)

    def _measured(self, unit: str) -> Number | None:
        kind = dimension(unit)
        found = [
            each
            for each in self.numbers
            if dimension(each.unit) == kind and not each.is_price and not each.is_percentage
        ]
        return min(found, key=lambda each: each.unit != unit) if found else None

    def _fee_called(self, base: Number) -> Number | None:
        """The amount that has the noun of the base: ``fare`` of ``base_fare``."""
        noun = base.core - _BASES
        return first(each for each in self.numbers if each.core == noun and noun and self.is_loose(each.column))

    def _tariff(
        self, target: Number, own: str, parent: Sheet, base: Number, pairs: Sequence[tuple[Number, Number]]
    ) -> Callable[[], None]:
        def write() -> None:
            start = bounds_elsewhere(parent, base.column)
            text, high = f"{own}.{base.name}", start[1]
            for rate, many in pairs:
                each, so_many = bounds_elsewhere(parent, rate.column), self.known(many.column, 60)
                if so_many is None or (many.column.nullable and not target.column.nullable):
                    return
                ratio = units_per(rate.unit, many.unit) or Decimal(1)
                divided = "" if ratio == 1 else f" / {ratio.normalize():f}"
                text += f" + {own}.{rate.name} * {many.name}{divided}"
                high += each[1] * so_many[1] / ratio
            self.write(target.column, text, (max(start[0], Decimal(0)), high), f"sum: {text}", rounded=True)

        return write

    def _each_above(self) -> Iterator[Relation]:
        """So many of what the row refers to, each of which has so much: ``panel_count`` of panels of so many watts."""
        for own, _, parent in self.sheet.parents:
            words = {*parent.words, *self.sheet.tokens(own)}
            many = first(each for each in self.numbers if "count" in each.words and each.core and each.core <= words)
            if many is not None:
                yield from self._all_of_parent(many, named(own), parent)

    def _all_of_parent(self, many: Number, own: str, parent: Sheet) -> Iterator[Relation]:
        """What so many of a parent have together, where the parent says in one number what each has."""
        for target in self.numbers:
            is_of_all = bool(target.unit) and bool(_OF_ALL & set(target.words)) and not target.is_price
            if not is_of_all or not self.is_loose(target.column):
                continue
            found = [each for each in numbers_of(parent) if units_per(target.unit, each.unit) and not each.is_price]
            if len(found) == 1:
                yield Relation(target, self._of_parent(target, many, own, parent, found[0]), 6)

    def _of_parent(self, target: Number, many: Number, own: str, parent: Sheet, each: Number) -> Callable[[], None]:
        def write() -> None:
            so_many, bounds = self.known(many.column, 60), bounds_elsewhere(parent, each.column)
            if so_many is None or bounds[0] < 0:
                return
            ratio = units_per(target.unit, each.unit) or Decimal(1)
            text = f"{many.name} * {own}.{each.name}" + ("" if ratio == 1 else f" / {ratio.normalize():f}")
            high = so_many[1] * bounds[1] / ratio
            self.write(target.column, text, (Decimal(0), high), f"product: {text}", rounded=True)

        return write

    def _by_parents_unit(self) -> Iterator[Relation]:
        """``weight_kg``, ``volume_m3`` and ``value_usd`` of a quantity of an item that has them for one."""
        many = self._how_many()
        if many is None:
            return
        own = [set(each.words) for each in self.numbers]  # where a number of one is copied, it is the copy that counts
        ones = [each for each in self.above if "unit" in each.number.words and set(each.number.words) not in own]
        for target in self.numbers if ones else ():
            bare = _without_units(target)
            each = first(each for each in ones if _is_of_one(target, bare, each.number))
            if each is not None and target is not many and self.is_loose(target.column):
                yield Relation(target, self._of_one_above(target, many, each), 8)

    def _how_many(self) -> Number | None:
        """The quantity of a row: the likeliest of several first."""
        needed = [each for each in self.numbers if not each.column.nullable]
        called = [each for words in _QUANTITIES for each in needed if set(each.words) == words]
        return first([*called, *(each for each in needed if "quantity" in each.words[-2:] and len(each.words) == 2)])

    def _per_above(self) -> Iterator[Relation]:
        """``total_kcal`` of so many portions of a dish that has so many for each."""
        for each in self.above:
            sides = each.number.sides_of_per
            if sides is None or _PRICED & set(each.number.words):
                continue
            what, unit = sides
            counts = [one for one in self.numbers if unit <= set(one.words) and one.column.type.is_integer]
            target = first(one for one in self.numbers if set(one.words) - {"total", "line"} == what)
            if counts and target is not None and self.is_loose(target.column):
                yield Relation(target, self._of_one_above(target, counts[0], each), 8)

    def _priced_above(self) -> Iterator[Relation]:
        """What is too much, at the price that the contract has for it: ``excess_km`` at ``price_per_excess_km``."""
        for rate in self.above:
            many = first(each for each in self.numbers if _is_count_of(each, _priced_thing(rate.number)))
            if many is None:
                continue
            amounts = [each for each in self.numbers if each.is_money and not each.is_price and many.core <= each.core]
            target = first(each for each in amounts if self.is_loose(each.column))
            if target is not None:
                yield Relation(target, self._of_one_above(target, many, rate), 8)

    def _of_one_above(self, target: Number, many: Number, each: Above) -> Callable[[], None]:
        def write() -> None:
            own, bounds = self.known(many.column, 40), each.bounds
            if own is None or bounds[0] < 0 or (many.column.nullable and not target.column.nullable):
                return
            ratio = units_per(target.unit, each.number.unit) or Decimal(1)
            text = f"{many.name} * {each.path}" + (f" / {ratio.normalize():f}" if ratio > 1 else "")
            high = own[1] * bounds[1] / ratio
            self.write(target.column, text, (Decimal(0), high), f"product: {text}", rounded=True)

        return write


def _priced_thing(rate: Number) -> frozenset[str]:
    """The words of what a price is of: kilometres too many."""
    is_price = (rate.is_price or rate.is_money) and not rate.is_percentage and _PRICED & set(rate.words)
    return rate.core - _PRICED - {"per"} if is_price else frozenset()


def _is_count_of(number: Number, of: frozenset[str]) -> bool:
    return bool(number.core) and not number.is_money and number.core == of - {number.unit}


def _is_of_one(target: Number, bare: set[str], each: Number) -> bool:
    """True for the same of one: by all words, or by the measure in another unit of it."""
    if target.unit and each.unit and target.unit != each.unit:
        return dimension(target.unit) == dimension(each.unit) and target.core == each.core - {"unit"}
    return bool(bare) and _without_units(each) == bare


def _without_units(number: Number) -> set[str]:
    return set(number.words) - {"unit", "total", "line", "quantity", "count", "number", "amount", "per"}
