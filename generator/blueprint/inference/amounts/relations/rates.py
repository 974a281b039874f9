"""Rates and what they come to: hours at rates of their kind, a flow for so many minutes, what a year is of a month, what a margin is of two
rates, and the percentage of those of a noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from ...words.identifiers import words_of
from .factors import Factors
from .facts import Number, Relation
from .unit_names import MONEY, unit_table

_BILLED = frozenset("bill billed billing invoice charge charged client customer sale sold selling".split())
_PAID = frozenset("pay paid wage cost buy buying worker purchase purchased".split())
_USUAL = frozenset("regular normal usual base basic standard straight worked work".split())


class Rates(Factors):
    """The relations of one table by rates and percentages that are called after what they are of."""

    def relations(self) -> Iterator[Relation]:
        yield from self._margins()
        yield from self._marked_up()
        yield from self._hours_at_rates()
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
                yield Relation(target, partial(self.multiply, target, [many, rate]), 8)


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
