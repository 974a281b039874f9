"""What follows from the places of columns that share a noun, whatever the noun is: so many, so many in each, so many in all; parts
right before or behind their whole; an amount, a percentage and what that leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from itertools import takewhile

from .....schema.model import Column
from ...columns.unit_names import MONEY
from ...words.identifiers import is_in_cents, words_of
from .factors import Factors
from .facts import Number, Relation
from .listed import listed, patterns

_ALL = frozenset("total count number quantity all".split())
_OFF = frozenset("discount rebate reduction depreciation deduction shrinkage waste loss moisture dockage".split())
_ON = frozenset("markup surcharge premium supplement bonus".split())
_LEFT = frozenset("compensation pay net final due payable discounted reduced total amount price value".split())
_REST = frozenset("remaining left available free residual unused rest".split())
_PER = frozenset("per pro je par por w na in an em za".split())
_WHERE = frozenset("at in on with bei im am auf chez en sur dans w na u v bij op".split())
_NO_QUALIFIER = frozenset(
    """minimum maximum average limit target planned expected estimated previous last next rate percent price cost free available remaining left
    reserved ordered requested required capacity id number code per year day hour minute days since until open open_ sold used""".split()
)
_ORDINALS = ("first", "second", "third", "fourth")


class Places(Factors):
    """The relations of one table that are known by places and nouns alone."""

    def relations(self) -> Iterator[Relation]:
        yield from self._so_many_in_each()
        yield from self._all_of_each()
        yield from self._parts_of_a_noun()
        yield from self._after_a_percentage()
        yield from self._left_by_place()
        yield from self._differences_of_two()
        yield from self._installments()

    def _at(self, place: int) -> Number | None:
        return next((each for each in self.numbers if each.at == place), None)

    # ---- products --------------------------------------------------------------------------------------------------------

    def _so_many_in_each(self) -> Iterator[Relation]:
        """``trolleys``, ``buckets_per_trolley``, ``buckets``: in this order, whatever the words are."""
        for each in self.numbers:
            what = _in_each(each)
            many, target = self._at(each.at - 1), self._at(each.at + 1)
            if not what or each.is_money or many is None or target is None or not self.is_loose(target.column):
                continue
            names = set(words_of(target.column.name))
            is_called = what <= names and not what & set(words_of(many.column.name))
            if is_called and is_count(many) and target.unit == each.unit and not target.is_price:
                yield self.product_of(target, [many, each], 7)

    def _all_of_each(self) -> Iterator[Relation]:
        """``total_tablets`` of tablets per dose, doses per day and the days: whatever is counted, from one ``per`` to the next."""
        for target in self.numbers:
            what = set(target.words) - _ALL
            if "total" not in target.words or len(what) != 1 or not self.is_loose(target.column):
                continue
            factors: list[Number] = []
            while what and (each := self._so_much_per(what, target, factors)) is not None:
                factors.append(each)
                sides = each.sides_of_per
                what = sides[1] if sides is not None else set()
            if len(factors) > 1 and not what:
                yield self.product_of(target, factors, 9)

    def _so_much_per(self, what: set[str], target: Number, but: Sequence[Number]) -> Number | None:
        """The only number of so many of something for one of something else, else the only plain one of it: the days of a duration."""
        others = [each for each in self.numbers if each not in (target, *but) and not each.is_money]
        per = [each for each in others if each.sides_of_per is not None and each.sides_of_per[0] - _ALL == what]
        plain = [each for each in others if "per" not in each.words and what <= set(each.words) and is_count(each)]
        found = per or plain
        return found[0] if len(found) == 1 else None

    def _after_a_percentage(self) -> Iterator[Relation]:
        """An amount, a percentage that is taken off it or comes on top, and what it then is: one behind the other."""
        for rate in self.numbers:
            base, target = self._at(rate.at - 1), self._at(rate.at + 1)
            if not rate.is_percentage or base is None or target is None or not self.is_loose(target.column):
                continue
            kinds = set(rate.words)
            is_off, is_on = bool(_OFF & kinds), bool(_ON & kinds)
            is_left = bool(_LEFT & set(target.words)) and _is_of_more(rate, target)
            is_of_one = bool({"discounted", "reduced"} & set(target.words)) or not self._has_many(base)
            is_plain = is_left and is_of_one and are_of_a_kind(base, target)
            if is_off != is_on and not rate.column.nullable and (is_plain or _is_marked_up(base, rate, target)):
                bases = [*self._amounts_above(base, target), base]
                yield Relation(target, partial(self.change, target, bases, rate, "-" if is_off else "+"), 7.6)

    def _amounts_above(self, base: Number, target: Number) -> list[Number]:
        """The amounts right above one, which a net has the same percentage taken off: dues and the fee of a locker."""
        found: list[Number] = []
        above = self._at(base.at - 1) if base.is_money and "net" in target.words else None
        while above is not None and not above.is_price and are_of_a_kind(above, target):
            found.append(above)
            above = self._at(above.at - 1)
        return found[::-1]

    def _has_many(self, price: Number) -> bool:
        """True for a price of one of several that the row has."""
        is_said = bool({"unit", "each", "per", "piece"} & set(price.words))
        before = [each for each in self.numbers if each.at < price.at]
        has_many = any(is_count(each) or {"quantity", "piece"} & set(each.words) for each in before)
        return is_said or ("price" in price.words and has_many)

    def _left_by_place(self) -> Iterator[Relation]:
        """A limit, what is taken of it whatever it is called, and what is left of the limit: one behind the other."""
        for target in self.numbers:
            whole, part = self._at(target.at - 2), self._at(target.at - 1)
            said = _REST & set(target.words)
            if whole is None or part is None or not said or not self.is_loose(target.column):
                continue
            is_same = set(target.words) - said == set(whole.words) and _are_like(whole, part, target)
            if is_same and self.is_loose(part.column) and not (_REST | _taken()) & set(part.words):
                yield Relation(target, partial(self._left, target, whole, part), 10)

    def _left(self, target: Number, whole: Number, part: Number) -> None:
        bounds = self.known(whole.column)
        if bounds is not None and bounds[0] >= 0 and self.be_share(part, whole.name, bounds, (10, 95)):
            text = f"{whole.name} - {part.name}"
            self.write(target.column, text, (Decimal(0), bounds[1]), f"rest: {text}")

    def _differences_of_two(self) -> Iterator[Relation]:
        """The difference of the two numbers of one noun right before it: the heights of two stations, the cash expected and counted."""
        for target in self.numbers:
            first, second = self._at(target.at - 2), self._at(target.at - 1)
            if "difference" not in target.words or first is None or second is None or not self.is_loose(target.column):
                continue
            common = set(words_of(first.column.name)) & set(words_of(second.column.name)) - {first.unit}
            is_pair = bool(common) and _are_like(first, second, target)
            if is_pair and self.is_loose(first.column) and self.is_loose(second.column):
                yield Relation(target, partial(self._write_difference, target, first, second), 5)

    def _write_difference(self, target: Number, first: Number, second: Number) -> None:
        bounds = self.known(first.column)
        if bounds is None or bounds[0] < 0:
            return
        if first.unit == second.unit == "" and self.near(target.column, second.column, first.column):
            return  # what is counted is near what is expected
        if target.column.name.lower() not in self.sheet.guesses:
            more = self.sheet.hide("more_percent", {"provider": "integer", "min": 105, "max": 190})
            self.loosen(second.column)
            text = f"{first.name} * {more} / 100"
            high = bounds[1] * Decimal("1.9")
            self.write(second.column, text, (bounds[0], high), f"range: above {first.name}", rounded=True)
            text = f"{second.name} - {first.name}"
            self.write(target.column, text, (Decimal(0), high), f"rest: {text}")

    # ---- parts -----------------------------------------------------------------------------------------------------------

    def _parts_of_a_noun(self) -> Iterator[Relation]:
        """``jars`` behind ``jars_small`` and ``jars_large``; ``pieces_owned`` before those at the customers, in the laundry and in the store."""
        for target in self.numbers:
            if not is_count(target) or not self.sheet.is_open(target.column):
                continue
            names = words_of(target.column.name)
            if not names:
                continue
            before = self._run(target, names, range(target.at - 1, -1, -1)) if len(names) == 1 else []
            behind = self._run(target, names[:1], range(target.at + 1, target.at + 9))
            located = [each for each in behind if _WHERE & set(words_of(each.column.name)[1:2])]
            if len(before) > 1 and not _TIMES & set(names):
                yield Relation(target, partial(self._sum_of, target, before[::-1]), 7)
            elif self._are_all(target, behind, len(located)) and not _WHERE & set(names):
                yield Relation(target, partial(self._sum_of, target, behind), 7)

    def _are_all(self, target: Number, behind: Sequence[Number], located: int) -> bool:
        """True for parts that say where they are, or for three and more of which each has the whole name and says which they are."""
        names = words_of(target.column.name)
        have_name = all(words_of(each.column.name)[: len(names)] == names for each in behind)
        return located == len(behind) > 1 or (len(behind) > 2 and len(names) > 1 and have_name)

    def _run(self, target: Number, names: Sequence[str], places: Sequence[int]) -> list[Number]:
        """The counts without a gap whose names begin with these words and go on."""
        found = takewhile(lambda each: each is not None, (self._at(place) for place in places))
        run = takewhile(lambda each: each is not None and _qualifies(each, target, list(names)), found)
        return [each for each in run if each is not None]

    def _sum_of(self, target: Number, parts: Sequence[Number]) -> None:
        for each in parts:
            self.known(each.column, 60)
        self.sum(target.column, [each.column for each in parts], [])

    def _installments(self) -> Iterator[Relation]:
        """``first_instalment`` and ``second_instalment`` are a total before them."""
        parts = self._parts_in_order()
        if len(parts) < 2 or not all(self.is_loose(each.column) for each in parts):
            return
        before = [each for each in self.numbers if each.at < parts[0].at and each.is_money]
        wholes = [each for each in before if {"total", "gross", "due", "price", "amount"} & set(each.words)]
        if wholes and all(are_of_a_kind(wholes[-1], each) for each in parts):
            yield Relation(parts[0], partial(self._split, wholes[-1], parts), 8)

    def _parts_in_order(self) -> list[Number]:
        """The first, the second and further parts of one thing, without a gap; empty where they are of several."""
        named = [self._called_by_place(word) for word in _ORDINALS]
        parts = [each for each in takewhile(lambda each: each is not None, named) if each is not None]
        nouns = {frozenset(set(words_of(each.column.name)) - set(_ORDINALS)) for each in parts}
        return parts if len(nouns) == 1 else []

    def _called_by_place(self, word: str) -> Number | None:
        """The amount that is called the first, the second and so on of something that is paid in parts."""
        paid = {"installment", "instalment", "payment", "rate", "part", "half", "deposit", "acompte", "termijn"}
        return next(
            (
                each
                for each in self.numbers
                if words_of(each.column.name)[:1] == [word]
                and paid & {*each.words, *words_of(each.column.name)}
                and each.column.type.name == "decimal"
            ),
            None,
        )

    def _split(self, whole: Number, parts: Sequence[Number]) -> None:
        bounds = self.known(whole.column)
        if bounds is None or bounds[0] < 0:
            return
        left = whole.name
        for each in parts[:-1]:
            self.be_share(each, whole.name, bounds, (100 // len(parts), 100 // len(parts)))
            left = f"{left} - {each.name}"
        self.loosen(parts[-1].column)
        self.write(parts[-1].column, left, (Decimal(0), bounds[1]), f"rest: {left}")


_TIMES = frozenset(
    "hours minutes days weeks months years stunden tage heures jours horas dias dni godziny uren dagen".split()
)


@lru_cache(maxsize=1)
def _taken() -> frozenset[str]:
    return frozenset(word for pattern in patterns("differences") for word in listed(pattern["part"]))


def _is_of_more(rate: Number, target: Number) -> bool:
    """True unless an amount is called after a percentage, of which it is the share then."""
    return not set(rate.words) & set(target.words) - {"percent", "rate"}


def _is_marked_up(base: Number, rate: Number, target: Number) -> bool:
    """True for a cost, a markup and a price, whatever decimal places they have."""
    types = base.column.type.name, target.column.type.name
    is_cost = bool({"cost", "price"} & set(base.words)) and not base.column.nullable
    return is_cost and "markup" in rate.words and "price" in target.words and types == ("decimal", "decimal")


def _in_each(number: Number) -> set[str]:
    """What there is so much of in each of something, as it is written: ``flats`` of ``flats_in_staircase``; empty for another number."""
    raw = words_of(number.column.name)
    if raw[-1:] in (["each"], ["apiece"]):
        return set(raw[:-1])
    at = next((at for at, word in enumerate(raw) if word in _PER), 0)
    return set(raw[:at]) if 0 < at < len(raw) - 1 else set()


def is_count(number: Number) -> bool:
    """True for a whole number of things that every row has."""
    is_other = number.is_money or number.is_percentage or number.is_price or number.column.nullable
    return number.column.type.is_integer and not is_other


def _qualifies(each: Number, target: Number, names: list[str]) -> bool:
    """True for a count whose name is that of the whole and a word more that says which of them."""
    raw = words_of(each.column.name)
    is_of_noun = raw[: len(names)] == names and len(raw) > len(names)
    return is_of_noun and not each.is_money and each.column.type.is_integer and not _NO_QUALIFIER & {*each.words, *raw}


def _are_like(*numbers: Number) -> bool:
    """True for plain numbers of one type and unit that every row has."""
    first = numbers[0]
    return all(
        each.column.type.is_integer == first.column.type.is_integer
        and (each.column.type.scale or 0) == (first.column.type.scale or 0)
        and each.unit == first.unit
        and not (each.is_percentage or each.is_price or each.column.nullable)
        for each in numbers
    )


def are_of_a_kind(one: Number, other: Number) -> bool:
    """True for two decimals with as many places and the same unit, or two amounts in cents, both there in every row."""
    if one.is_percentage or other.is_percentage or one.column.nullable:
        return False
    if one.unit != other.unit or not _are_written_alike(one.column, other.column):
        return False
    is_money = bool(MONEY & set(one.words)) == bool(MONEY & set(other.words)) or not (one.unit or other.unit)
    return is_money and re.search(r"(?:^|_)per_", other.column.name.lower()) is None


def _are_written_alike(*columns: Column) -> bool:
    """True for decimals with as many places, and for amounts in cents."""
    are_decimals = all(each.type.name == "decimal" for each in columns)
    are_cents = all(is_in_cents(each.name) and each.type.is_integer for each in columns)
    return (are_decimals or are_cents) and len({each.type.scale or 0 for each in columns}) == 1
