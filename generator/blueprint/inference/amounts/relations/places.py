"""What follows from the places of columns that share a noun, whatever the noun is: so many, so many in each, so many in all; parts
right before or behind their whole; an amount, a percentage and what that leaves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from ...words.identifiers import words_of
from .factors import Factors
from .facts import Number, Relation
from .unit_names import MONEY

_OFF = frozenset("discount rebate reduction depreciation deduction shrinkage waste loss moisture dockage".split())
_ON = frozenset("markup surcharge premium supplement".split())
_LEFT = frozenset("net final due payable discounted reduced total amount price value".split())
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
        yield from self._parts_of_a_noun()
        yield from self._after_a_percentage()
        yield from self._rates_of_a_noun()
        yield from self._margins()
        yield from self._by_the_year()
        yield from self._hours_at_rates()
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
            if is_called and _is_count(many) and target.unit == each.unit and not target.is_price:
                yield Relation(target, self.product_of(target, [many, each]), 7)

    def _after_a_percentage(self) -> Iterator[Relation]:
        """An amount, a percentage that is taken off it or comes on top, and what it then is: one behind the other."""
        for rate in self.numbers:
            base, target = self._at(rate.at - 1), self._at(rate.at + 1)
            if not rate.is_percentage or base is None or target is None or not self.is_loose(target.column):
                continue
            kinds = set(rate.words)
            is_off, is_on = bool(_OFF & kinds), bool(_ON & kinds)
            is_left = bool(_LEFT & set(target.words)) and not kinds & set(target.words) - {"percent", "rate"}
            is_of_one = self._has_many(base)
            if (
                is_off != is_on
                and is_left
                and not is_of_one
                and _are_of_a_kind(base, target)
                and not rate.column.nullable
            ):
                bases = [*self._amounts_above(base, target), base]
                yield Relation(target, self._changed(target, bases, rate, "-" if is_off else "+"), 7.6)

    def _amounts_above(self, base: Number, target: Number) -> list[Number]:
        """The amounts right above one, which a net has the same percentage taken off: dues and the fee of a locker."""
        found: list[Number] = []
        above = self._at(base.at - 1) if base.is_money and "net" in target.words else None
        while above is not None and not above.is_price and _are_of_a_kind(above, target):
            found.append(above)
            above = self._at(above.at - 1)
        return found[::-1]

    def _has_many(self, price: Number) -> bool:
        """True for a price of one of several that the row has."""
        is_said = bool({"unit", "each", "per", "piece"} & set(price.words))
        before = [each for each in self.numbers if each.at < price.at]
        has_many = any(_is_count(each) or {"quantity", "piece"} & set(each.words) for each in before)
        return is_said or ("price" in price.words and has_many)

    def _by_the_year(self) -> Iterator[Relation]:
        """What is twelve times what it is by the month, or 52 times what it is by the week."""
        for target in self.numbers:
            is_yearly = target.period == "year" or "annual" in target.words
            if not is_yearly or not self.is_loose(target.column) or target.is_percentage:
                continue
            for each in self.numbers:
                is_same = each.core - {each.period} == target.core - {"year", "annual"} and each.period in _IN_A_YEAR
                if is_same and each is not target and _are_of_a_kind(each, target):
                    yield Relation(target, self._times(target, each, _IN_A_YEAR[each.period]), 8)

    def _times(self, target: Number, each: Number, times: int) -> Callable[[], None]:
        def write() -> None:
            bounds = self.known(each.column)
            if bounds is not None and bounds[0] >= 0:
                text = f"{each.name} * {times}"
                self.write(target.column, text, (bounds[0] * times, bounds[1] * times), f"product: {text}")

        return write

    def _changed(self, target: Number, bases: Sequence[Number], rate: Number, sign: str) -> Callable[[], None]:
        def write() -> None:
            known, share = [self.known(each.column) for each in bases], self.known(rate.column)
            own = [each for each in known if each is not None and each[0] >= 0]
            if len(own) < len(bases) or share is None or share[0] < 0 or not 1 < share[1] <= 100:
                return
            whole = " + ".join(each.name for each in bases)
            low, high = (sum((each[end] for each in own), Decimal(0)) for end in (0, 1))
            text = f"{whole if len(bases) == 1 else f'({whole})'} * (100 {sign} {rate.name}) / 100"
            bounds = (Decimal(0), high) if sign == "-" else (low, high * (100 + share[1]) / 100)
            why = f"product: {whole} {'less' if sign == '-' else 'with'} {rate.name}"
            self.write(target.column, text, bounds, why, rounded=True)

        return write

    # ---- parts -----------------------------------------------------------------------------------------------------------

    def _parts_of_a_noun(self) -> Iterator[Relation]:
        """``jars`` behind ``jars_small`` and ``jars_large``; ``pieces_owned`` before those at the customers, in the laundry and in the store."""
        for target in self.numbers:
            if not _is_count(target) or not self.sheet.is_open(target.column):
                continue
            names = words_of(target.column.name)
            before = self._run(target, names, range(target.at - 1, -1, -1)) if len(names) == 1 else []
            behind = self._run(target, names[:1], range(target.at + 1, target.at + 9))
            located = [each for each in behind if _WHERE & set(words_of(each.column.name)[1:2])]
            if len(before) > 1 and not _TIMES & set(names):
                yield Relation(target, self._sum_of(target, before[::-1]), 7)
            elif self._are_all(target, behind, len(located)) and not _WHERE & set(names):
                yield Relation(target, self._sum_of(target, behind), 7)

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

    def _sum_of(self, target: Number, parts: Sequence[Number]) -> Callable[[], None]:
        def write() -> None:
            for each in parts:
                self.known(each.column, 60)
            self.sum(target.column, [each.column for each in parts], [])

        return write

    def _installments(self) -> Iterator[Relation]:
        """``first_instalment`` and ``second_instalment`` are a total before them."""
        named = [self._called_by_place(word) for word in _ORDINALS]
        parts = [each for each in takewhile(lambda each: each is not None, named) if each is not None]
        nouns = {frozenset(set(words_of(each.column.name)) - set(_ORDINALS)) for each in parts}
        if len(parts) < 2 or len(nouns) != 1 or not all(self.is_loose(each.column) for each in parts):
            return
        wholes = [
            each
            for each in self.numbers
            if each.at < parts[0].at
            and each.is_money
            and {"total", "gross", "due", "price", "amount"} & set(each.words)
        ]
        if wholes and all(_are_of_a_kind(wholes[-1], each) for each in parts):
            yield Relation(parts[0], self._split(wholes[-1], parts), 8)

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

    def _split(self, whole: Number, parts: Sequence[Number]) -> Callable[[], None]:
        def write() -> None:
            bounds = self.known(whole.column)
            if bounds is None or bounds[0] < 0:
                return
            left = whole.name
            for each in parts[:-1]:
                self.be_share(each, whole.name, bounds, (100 // len(parts), 100 // len(parts)))
                left = f"{left} - {each.name}"
            self.loosen(parts[-1].column)
            self.write(parts[-1].column, left, (Decimal(0), bounds[1]), f"rest: {left}")

        return write

    # ---- ratios and differences of two of a noun ------------------------------------------------------------------------

    def _rates_of_a_noun(self) -> Iterator[Relation]:
        """``rewash_rate``: ``rewash_pieces`` of ``pieces``, as both have the noun and only one the word of the rate."""
        for target in self.numbers:
            kind = set(target.words) - {"rate", "percent", "ratio"}
            if not target.is_percentage or not kind or not self.sheet.is_open(target.column):
                continue
            for part in self.numbers:
                noun = set(part.words) - kind - {"count", "number"}
                if part is target or not kind <= set(part.words) or not noun or not _is_count(part):
                    continue
                whole = next((each for each in self.numbers if set(each.words) == noun and _is_count(each)), None)
                if whole is not None and whole is not part:
                    yield Relation(target, self._percentage(target, part, whole), 6)

    def _percentage(self, target: Number, part: Number, whole: Number) -> Callable[[], None]:
        def write() -> None:
            bounds = self.known(whole.column)
            if bounds is None or bounds[0] <= 0:
                return
            if self.is_loose(part.column):
                self.be_share(part, whole.name, bounds, (0, 12))
            text = f"{part.name} * 100 / {whole.name}"
            self.write(target.column, text, (Decimal(0), Decimal(100)), f"share: {text}", rounded=True)

        return write

    def _hours_at_rates(self) -> Iterator[Relation]:
        """What hours and overtime hours come to, each at a rate of its own, of pay and of what is billed: the rates of a noun."""
        hours = [each for each in self.numbers if each.unit == "h" and not each.is_price and "total" not in each.words]
        kinds = frozenset[str]().union(*(each.core for each in hours)) - _USUAL
        groups: dict[frozenset[str], list[Number]] = {}
        for rate in self.numbers:
            if rate.words[-1] == "rate" and not {"percent", "tax", "vat"} & set(rate.words):
                groups.setdefault(frozenset(rate.words) - kinds - _USUAL - {"rate", "hour"}, []).append(rate)
        for noun, rates in groups.items() if len(hours) > 1 else ():
            pairs = [(many, rate) for rate in rates for many in hours if _is_at(many, rate, kinds)]
            target = self._paid_for(noun, rates) if len(rates) > 1 and len(pairs) == len(rates) == len(hours) else None
            if target is not None:
                yield Relation(target, self._products_of(target, pairs), 9.6)

    def _paid_for(self, noun: frozenset[str], rates: Sequence[Number]) -> Number | None:
        """The first amount behind the rates, of their noun or of none."""
        behind = [
            each for each in self.numbers if each.at > rates[-1].at and each.is_money and each.words[-1] != "rate"
        ]
        return (
            behind[0]
            if behind and self.is_loose(behind[0].column) and (not noun or not behind[0].core - MONEY - noun)
            else None
        )

    def _products_of(self, target: Number, pairs: Sequence[tuple[Number, Number]]) -> Callable[[], None]:
        def write() -> None:
            text, low, high = [], Decimal(0), Decimal(0)
            for many, rate in pairs:
                one, other = self.known(many.column, 60), self.known(rate.column)
                if one is None or other is None or many.column.nullable or rate.column.nullable:
                    return
                text.append(f"{many.name} * {rate.name}")
                low, high = low + one[0] * other[0], high + one[1] * other[1]
            self.write(target.column, " + ".join(text), (low, high), f"product: {' + '.join(text)}", rounded=True)

        return write

    def _margins(self) -> Iterator[Relation]:
        """``margin_per_hour`` of a rate that is billed and one that is paid."""
        target = next(
            (each for each in self.numbers if {"margin", "spread"} & set(each.words) and not each.is_percentage), None
        )
        if target is None or not self.is_loose(target.column):
            return
        earned, spent = (self._rate_called(words) for words in (_BILLED, _PAID))
        if earned is not None and spent is not None and "per" in target.words:
            yield Relation(target, self._margin(target, earned, spent), 8)

    def _rate_called(self, words: frozenset[str]) -> Number | None:
        return next(
            (each for each in self.numbers if each.words[-1] in ("rate", "price") and set(each.words[:-1]) & words),
            None,
        )

    def _margin(self, target: Number, earned: Number, spent: Number) -> Callable[[], None]:
        def write() -> None:
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

        return write


_IN_A_YEAR = {"week": 52, "month": 12, "quarter": 4}
_BILLED = frozenset("bill billed billing invoice charge charged client customer sale sold selling".split())
_PAID = frozenset("pay paid wage cost buy buying worker purchase purchased".split())
_TIMES = frozenset(
    "hours minutes days weeks months years stunden tage heures jours horas dias dni godziny uren dagen".split()
)


_USUAL = frozenset("regular normal usual base basic standard straight worked work".split())


def _is_at(many: Number, rate: Number, kinds: frozenset[str]) -> bool:
    """True for hours of the kind that a rate is for; the usual ones at a rate that says none."""
    return many.core - _USUAL == set(rate.words) & kinds


def _in_each(number: Number) -> set[str]:
    """What there is so much of in each of something, as it is written: ``flats`` of ``flats_in_staircase``; empty for another number."""
    raw = words_of(number.column.name)
    at = next((at for at, word in enumerate(raw) if word in _PER), 0)
    return set(raw[:at]) if 0 < at < len(raw) - 1 else set()


def _is_count(number: Number) -> bool:
    """True for a whole number of things that every row has."""
    is_other = number.is_money or number.is_percentage or number.is_price or number.column.nullable
    return number.column.type.is_integer and not is_other


def _qualifies(each: Number, target: Number, names: list[str]) -> bool:
    """True for a count whose name is that of the whole and a word more that says which of them."""
    raw = words_of(each.column.name)
    is_of_noun = raw[: len(names)] == names and len(raw) > len(names)
    return is_of_noun and not each.is_money and each.column.type.is_integer and not _NO_QUALIFIER & {*each.words, *raw}


def _are_of_a_kind(one: Number, other: Number) -> bool:
    """True for two decimals with as many places and the same unit, both there in every row."""
    types = one.column.type, other.column.type
    is_money = bool(MONEY & set(one.words)) == bool(MONEY & set(other.words)) or not (one.unit or other.unit)
    return (
        all(each.name == "decimal" for each in types)
        and (types[0].scale or 0) == (types[1].scale or 0)
        and one.unit == other.unit
        and not (one.is_percentage or other.is_percentage or one.column.nullable)
        and is_money
        and not re.search(r"(?:^|_)per_", other.column.name.lower())
    )
