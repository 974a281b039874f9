"""Amounts by what the rows have that a row refers to: the weight of so many pieces, the power of so many panels; hours of all people."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from ...numbers.bounds_of_columns import bounds_elsewhere
from ...tables.sheet import Sheet, named
from .factors import Factors, first
from .facts import Above, Number, Relation, numbers_of
from .unit_names import dimension, units_per

_CREW = frozenset("crew people worker staff person technician headcount team".split())
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
        yield from self._each_above()
        yield from self._by_parents_unit()

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
                yield Relation(target, partial(self.multiply, target, [hours, crew]), 8)

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
                yield Relation(target, partial(self._of_parent, target, many, own, parent, found[0]), 6)

    def _of_parent(self, target: Number, many: Number, own: str, parent: Sheet, each: Number) -> None:
        so_many, bounds = self.known(many.column, 60), bounds_elsewhere(parent, each.column)
        if so_many is None or bounds[0] < 0:
            return
        ratio = units_per(target.unit, each.unit) or Decimal(1)
        text = f"{many.name} * {own}.{each.name}" + ("" if ratio == 1 else f" / {ratio.normalize():f}")
        high = so_many[1] * bounds[1] / ratio
        self.write(target.column, text, (Decimal(0), high), f"product: {text}", rounded=True)

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
                yield Relation(target, partial(self._of_one_above, target, many, each), 8)

    def _how_many(self) -> Number | None:
        """The quantity of a row: the likeliest of several first."""
        needed = [each for each in self.numbers if not each.column.nullable]
        called = [each for words in _QUANTITIES for each in needed if set(each.words) == words]
        return first([*called, *(each for each in needed if "quantity" in each.words[-2:] and len(each.words) == 2)])

    def _of_one_above(self, target: Number, many: Number, each: Above) -> None:
        own, bounds = self.known(many.column, 40), each.bounds
        if own is None or bounds[0] < 0 or (many.column.nullable and not target.column.nullable):
            return
        ratio = units_per(target.unit, each.number.unit) or Decimal(1)
        text = f"{many.name} * {each.path}" + (f" / {ratio.normalize():f}" if ratio > 1 else "")
        high = own[1] * bounds[1] / ratio
        self.write(target.column, text, (Decimal(0), high), f"product: {text}", rounded=True)


def _is_of_one(target: Number, bare: set[str], each: Number) -> bool:
    """True for the same of one: by all words, or by the measure in another unit of it."""
    if target.unit and each.unit and target.unit != each.unit:
        return dimension(target.unit) == dimension(each.unit) and target.core == each.core - {"unit"}
    return bool(bare) and _without_units(each) == bare


def _without_units(number: Number) -> set[str]:
    return set(number.words) - {"unit", "total", "line", "quantity", "count", "number", "amount", "per"}
