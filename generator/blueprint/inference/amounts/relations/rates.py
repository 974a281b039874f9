"""Rates and what they come to: hours at rates of their kind, a flow for so many minutes, what a year is of a month, what a margin is of two
rates, the percentage of those of a noun; and what the row above has of one of something: the weight of so many pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from ...columns.unit_names import MONEY, dimension, unit_table, units_per
from ...numbers.bounds_of_columns import bounds_elsewhere
from ...tables.sheet import Sheet, named
from ...words.identifiers import words_of
from .factors import Factors, first
from .facts import FACTORS, Above, Number, Relation, numbers_of

_BILLED = frozenset("bill billed billing invoice charge charged client customer sale sold selling".split())
_PAID = frozenset("pay paid wage cost buy buying worker purchase purchased".split())
_FACTORS = Decimal("1.25"), Decimal(2)
_USUAL = frozenset("regular normal usual base basic standard straight worked work".split())


class Rates(Factors):
    """The relations of one table by rates and percentages that are called after what they are of."""

    def relations(self) -> Iterator[Relation]:
        yield from self._margins()
        yield from self._marked_up()
        yield from self._hours_at_rates()
        yield from self._at_a_factor()
        yield from self._flows()

    def _marked_up(self) -> Iterator[Relation]:
        """A rate that is billed: what is paid, with the percentage of a markup."""
        earned, spent = (self._rate_called(words) for words in (_BILLED, _PAID))
        percent = [each for each in self.numbers if each.is_percentage and {"markup", "margin"} & set(each.words[:1])]
        if earned is None or spent is None or len(percent) != 1 or not self.is_loose(earned.column):
            return
        if "markup" in percent[0].words and not (spent.column.nullable or percent[0].column.nullable):
            yield Relation(earned, partial(self.change, earned, [spent], percent[0], "+"), 9)

    def _hours_at_rates(self) -> Iterator[Relation]:
        """What hours and overtime hours come to, each at a rate of its own, of pay and of what is billed: the rates of a noun."""
        hours = [each for each in self.numbers if each.unit == "h" and not each.is_price and "total" not in each.words]
        kinds = frozenset[str]().union(*(each.core for each in hours)) - _USUAL
        for noun, rates in self._rates_by_noun(kinds).items() if len(hours) > 1 else ():
            pairs = [(many, rate) for rate in rates for many in hours if _is_at(many, rate, kinds)]
            target = self._paid_for(noun, rates) if len(rates) > 1 and len(pairs) == len(rates) == len(hours) else None
            if target is not None:
                yield Relation(target, partial(self.add_products, target, pairs), 9.6)

    def _at_a_factor(self) -> Iterator[Relation]:
        """What hours come to of which those beyond the usual ones are paid a factor more."""
        hours = self._usual_and_overtime()
        factors = [each for each in self.numbers if each.words[-1] in FACTORS and not each.column.nullable]
        rates = [each for each in self.numbers if each.words[-1] == "rate" and {"hour", "rate"} >= set(each.words)]
        if hours is None or len(factors) != 1 or len(rates) != 1:
            return
        target = self._paid_for(frozenset(), [*rates, *factors])
        if target is not None:
            yield Relation(target, partial(self._with_factor, target, hours, rates[0], factors[0]), 9.7)

    def _usual_and_overtime(self) -> tuple[Number, Number] | None:
        """The two numbers of hours that each row has, where one of them is overtime: that one last."""
        hours = [each for each in self.numbers if each.unit == "h" and not each.is_price and not each.column.nullable]
        usual, extra = ([each for each in hours if ("overtime" in each.words) is one] for one in (False, True))
        return (usual[0], extra[0]) if len(usual) == len(extra) == 1 else None

    def _with_factor(self, target: Number, hours: tuple[Number, Number], rate: Number, factor: Number) -> None:
        if self.is_loose(factor.column):
            self.loosen(factor.column)
            rule = {"provider": "choice", "values": [1.5, 1.25, 2.0], "weights": [6, 3, 1]}
            self.sheet.decide(factor.column, rule, "values: usual factors of overtime", "numbers", bounds=_FACTORS)
        known = [self.known(each.column, 60) for each in (*hours, rate, factor)]
        if None in known:
            return
        usual, extra, paid, more = (each[1] for each in known if each is not None)
        text = f"({hours[0].name} + {hours[1].name} * {factor.name}) * {rate.name}"
        self.write(target.column, text, (Decimal(0), (usual + extra * more) * paid), f"product: {text}", rounded=True)

    def _rates_by_noun(self, kinds: frozenset[str]) -> dict[frozenset[str], list[Number]]:
        """The rates of hours by what they are of: pay, what is billed, or nothing that they say."""
        groups: dict[frozenset[str], list[Number]] = {}
        for rate in self.numbers:
            if self._is_rate_of_hours(rate, kinds):
                noun = frozenset(rate.words) - kinds - _USUAL - {"rate", "hour"}
                groups.setdefault(noun - {"wage", "pay"} or noun & {"pay"}, []).append(rate)
        pay = frozenset(("pay",))
        if groups.keys() != {frozenset(), pay}:
            return groups
        # an hourly rate and an overtime pay
        return {pay: sorted((each for rates in groups.values() for each in rates), key=_place_of)}

    def _is_rate_of_hours(self, number: Number, kinds: frozenset[str]) -> bool:
        """True for a rate, and for the pay of a kind of hours whose type is that of a rate: ``paga_straordinaria``."""
        words = set(number.words)
        if {"percent", "tax", "vat"} & words or number.column.type.name != "decimal":
            return False
        rates = [each for each in self.numbers if each.words[-1] == "rate" and not each.is_percentage]
        is_alike = any(each.column.type.length == number.column.type.length for each in rates if each is not number)
        return number.words[-1] == "rate" or (bool({"wage", "pay"} & words and kinds & words) and is_alike)

    def _paid_for(self, noun: frozenset[str], rates: Sequence[Number]) -> Number | None:
        """The first amount behind the rates, of their noun or of none."""
        behind = [each for each in self.numbers if each.at > rates[-1].at and each.is_money and each not in rates]
        return (
            behind[0]
            if behind and self.is_loose(behind[0].column) and (not noun or not behind[0].core - MONEY - noun)
            else None
        )

    def _margins(self) -> Iterator[Relation]:
        """``margin_per_hour`` of a rate that is billed and one that is paid."""
        target = next(
            (each for each in self.numbers if {"margin", "spread"} & set(each.words) and not each.is_percentage), None
        )
        if target is None or not self.is_loose(target.column):
            return
        earned, spent = (self._rate_called(words) for words in (_BILLED, _PAID))
        if earned is not None and spent is not None and "per" in target.words:
            yield Relation(target, partial(self._margin, target, earned, spent), 8)

    def _rate_called(self, words: frozenset[str]) -> Number | None:
        return next(
            (each for each in self.numbers if each.words[-1] in ("rate", "price") and set(each.words[:-1]) & words),
            None,
        )

    def _margin(self, target: Number, earned: Number, spent: Number) -> None:
        own, other = self.known(spent.column), None
        if own is None or own[0] < 0:
            return
        if self.is_loose(earned.column):
            more = self.sheet.hide("markup_percent", {"provider": "integer", "min": 25, "max": 70})
            self.loosen(earned.column)
            text = f"{spent.name} * (100 + {more}) / 100"
            bounds = (own[0] * Decimal("1.25"), own[1] * Decimal("1.7"))
            self.write(earned.column, text, bounds, f"price: 25 to 70 % above {spent.name}", rounded=True)
        other = self.known(earned.column)
        if other is not None:
            text = f"{earned.name} - {spent.name}"
            self.write(target.column, text, (Decimal(0), other[1]), f"rest: {text}")

    def _flows(self) -> Iterator[Relation]:
        """Litres of so many minutes at so many litres a minute: ``flow_l_min``."""
        for rate in self.numbers:
            units = _units_of_flow(rate)
            if units is None or units[0] == units[1]:
                continue
            what, time = units
            many = next((each for each in self.numbers if each.unit == time and each is not rate), None)
            target = next((each for each in self.numbers if each.unit == what and each is not rate), None)
            if many is not None and target is not None and self.is_loose(target.column):
                yield self.product_of(target, [many, rate], 8)


def _units_of_flow(rate: Number) -> tuple[str, str] | None:
    """The unit of what flows and that of the time, where a name ends with both."""
    found = [unit_table().get(word) for word in words_of(rate.column.name)[-2:]]
    known = [each for each in found if each is not None]
    return (known[0][0], known[1][0]) if len(known) == 2 and known[1][1] in ("time", "area") else None


def _place_of(number: Number) -> int:
    return number.at


def _is_at(many: Number, rate: Number, kinds: frozenset[str]) -> bool:
    """True for hours of the kind that a rate is for; the usual ones at a rate that says none."""
    return many.core - _USUAL == set(rate.words) & kinds


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
                yield self.product_of(target, [hours, crew], 8)

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
