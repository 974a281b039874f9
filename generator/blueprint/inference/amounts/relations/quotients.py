"""Averages, and amounts per something: goals per game, litres per 100 kilometres, what a hectare gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from ...columns.unit_names import dimension, unit_table, units_per
from ...words.identifiers import words_of
from ...words.stems import is_form_of
from ...words.vocabulary import data, tokens
from .facts import Number, Numbers, Relation
from .listed import is_overall_mark

_PER_HUNDRED = re.compile(r"100_?km$", re.IGNORECASE)
_AVERAGES = frozenset(("average", "mean", "medium", "avg", "overall"))
_POINTS = frozenset("start end reading odometer capacity maximum minimum".split())
_OUT = frozenset(
    "output net produced good total served sold delivered completed run running operating productive worked".split()
)
_AREAS = frozenset("hectare area acre ha sqm m2".split())
_HARVESTED = frozenset("net harvest harvested produced quantity weight ton quintal".split())
_YIELDS = frozenset(("yield", "productivity"))


class Quotients(Numbers):
    """The quotients of one table."""

    def relations(self) -> Iterator[Relation]:
        yield from self._means()
        yield from self._quotients()
        yield from self._per_hundred()
        yield from self._yields()
        yield from self._changes()

    def _changes(self) -> Iterator[Relation]:
        """By how many percent a number has changed, of an old and a new one of the same name: ``change_pct`` of two prices."""
        for target in self.numbers:
            is_change = target.is_percentage and bool(_CHANGES & set(target.words))
            is_said = any(_CHANGES & set(each.words) and each.is_money for each in self.numbers if each is not target)
            if not is_change or is_said or not self.is_loose(target.column):
                continue
            for first, last in data()["relation"]["pairs"]:
                old, new = (_only_called(self.numbers, word) for word in (first, last))
                if (
                    old is not None
                    and new is not None
                    and old.core - {first} == new.core - {last}
                    and old.at == new.at - 1
                ):
                    yield Relation(target, partial(self._change_of, target, old, new), 8)
                    break

    def _change_of(self, target: Number, old: Number, new: Number) -> None:
        bounds = self.known(old.column)
        if bounds is None or bounds[0] <= 0 or old.column.nullable or new.column.nullable:
            return
        if self.is_loose(new.column) and self.be_share(new, old.name, bounds, (70, 130)):
            text = f"({new.name} - {old.name}) * 100 / {old.name}"
            self.write(target.column, text, (Decimal(-31), Decimal(31)), f"share: {text}", rounded=True)

    def _means(self) -> Iterator[Relation]:
        """The mean of the numbers right before it that are called alike: three measurements, two marks."""
        for target in self.numbers:
            is_mean = {"average", "mean"} & set(target.words) or is_overall_mark(target.words)
            if not is_mean or not self.is_loose(target.column):
                continue
            run = self._called_alike(target)
            if len(run) > 1 and (not target.column.type.is_integer or is_overall_mark(target.words)):
                yield Relation(target, partial(self._mean, target, run), 8)

    def _called_alike(self, target: Number) -> list[Number]:
        """The numbers without a gap before an average that have a word of their names in common, which it has too or has no other."""
        own = {each for each in words_of(target.column.name) if not set(tokens(each)) & _AVERAGES}
        run, common = self._run_before(target)
        is_of_target = not own or bool(own & common)
        return run[::-1] if is_of_target and len({_scale(each) for each in run}) == 1 else []

    def _run_before(self, target: Number) -> tuple[list[Number], set[str]]:
        """The numbers without a gap before an average, from the last one up, as long as words of their names are common to all; and
        these words."""
        run: list[Number] = []
        common: set[str] = set()
        for each in reversed([number for number in self.numbers if number.at < target.at]):
            words = set(words_of(each.column.name)) - {each.unit}
            shared = words & common if run else words
            is_gap = each.at != target.at - len(run) - 1
            if (
                is_gap
                or not shared
                or each.column.nullable > target.column.nullable
                or each.is_percentage
                or each.is_price
            ):
                break
            run, common = [*run, each], shared
        return run, common

    def _mean(self, target: Number, run: Sequence[Number]) -> None:
        bounds = [self.known(each.column) for each in run]
        known = [each for each in bounds if each is not None]
        if len(known) == len(run):
            text = f"({' + '.join(each.name for each in run)}) / {len(run)}"
            low, high = min(each[0] for each in known), max(each[1] for each in known)
            self.write(target.column, text, (low, high), f"average: {text}", rounded=True)

    def _quotients(self) -> Iterator[Relation]:
        """``goals_per_game`` of goals and games; ``cost_per_portion``; ``avg_power_kw`` of kWh and hours."""
        for target in self.numbers:
            sides = target.sides_of_per
            if sides is None or not self.is_loose(target.column) or target.column.type.is_integer:
                continue
            upper = self._upper_of_side(target, sides[0])
            lower = self._lower(target, sides[1]) or self._of_unit(target, sides[1])
            if upper is not None and lower is not None and upper is not lower and upper.at < target.at:
                yield Relation(
                    target, partial(self._quotient, target, upper, lower, times=_times(target, upper, lower)), 8
                )

    def _upper_of_side(self, target: Number, words: set[str]) -> Number | None:
        """What a quotient divides: by its words, by those without the unit, or by the unit alone."""
        units = {each for each in words if each in unit_table()}
        found = self._upper(target, words)
        if found is None and words > units:
            found = self._upper(target, words - units)
        return found or self._of_unit(target, words)

    def _upper(self, target: Number, words: set[str]) -> Number | None:
        """The first number that is of what a quotient is of: ``total_goals`` of ``goals_per_game``."""
        counting = {"total", "count", "number", "amount"}
        return next(
            (
                each
                for each in self.numbers
                if each is not target
                and not (each.is_price and "total" not in each.words)
                and (set(each.words) - counting == words or (each.core and each.core == words))
            ),
            None,
        )

    def _lower(self, target: Number, words: set[str]) -> Number | None:
        """The first number that may be what a quotient divides by: ``games_played`` of ``goals_per_game``."""
        found = [
            each
            for each in self.numbers
            if each is not target
            and all(any(is_form_of(word, other) for other in each.words) for word in words)
            and len(each.words) < 3
            and not (each.is_price or each.is_money)
        ]
        return next(iter([*(each for each in found if _OUT & set(each.words)), *found]), None)

    def _of_unit(self, target: Number, words: set[str]) -> Number | None:
        """The number that has what a quotient names by its unit alone: kWh by the tonne of what came out, before what went in."""
        kinds = {unit_table()[each][1] for each in words if each in unit_table()}
        found = [
            each
            for each in self.numbers
            if each is not target and dimension(each.unit) in kinds and not (each.is_price or _POINTS & set(each.words))
        ]
        return max(found, key=lambda each: (bool(_OUT & set(each.words)), -abs(each.at - target.at)), default=None)

    def _per_hundred(self) -> Iterator[Relation]:
        """Litres per 100 kilometres."""
        for target in self.numbers:
            if not _PER_HUNDRED.search(target.column.name) or not self.is_loose(target.column):
                continue
            fuel, way = (
                next(
                    (
                        each
                        for each in self.numbers
                        if each is not target
                        and (each.unit == unit or each.words == (unit,))
                        and not (each.is_price or _POINTS & set(each.words))
                    ),
                    None,
                )
                for unit in ("l", "km")
            )
            if fuel is not None and way is not None:
                yield Relation(target, partial(self._quotient, target, fuel, way, times=100), 9)

    def _yields(self) -> Iterator[Relation]:
        """What was harvested by the area of the row, or of its field."""
        for target in self.numbers:
            if not (_YIELDS & set(target.words) and _AREAS & set(target.words)) or not self.sheet.is_open(
                target.column
            ):
                continue
            harvested = next(
                (
                    each
                    for each in self.numbers
                    if _HARVESTED & set(each.words) and not {*_YIELDS, "gross", "price", "rate"} & set(each.words)
                ),
                None,
            )
            areas = [each.name for each in self.numbers if _is_area(each)]
            areas += [each.path for each in self.above if _is_area(each.number)]
            if harvested is not None and areas and harvested.column.nullable <= target.column.nullable:
                yield Relation(target, partial(self._by_area, target, harvested, areas[0]), 8)

    def _by_area(self, target: Number, harvested: Number, area: str) -> None:
        own = self.known(harvested.column)
        if own is not None:
            text = f"{harvested.name} / GREATEST({area}, 0.01)"
            self.write(target.column, text, (Decimal(0), own[1] * 100), f"product: {text}", rounded=True)

    def _quotient(self, target: Number, upper: Number, lower: Number, *, times: int = 1) -> None:
        many, whole = self.known(lower.column, 100), self.known(upper.column)
        if many is None or whole is None or many[0] < 0:
            return
        if not target.column.nullable and (upper.column.nullable or lower.column.nullable):
            return
        quotient = f"{upper.name}{f' * {times}' if times > 1 else ''} / {lower.name}"
        text = f"IF({lower.name} = 0, 0, {quotient})" if many[0] <= 0 else quotient
        self.write(
            target.column,
            text,
            (Decimal(0), times * whole[1] / max(many[0], Decimal(1))),
            f"product: {quotient}",
            rounded=True,
        )


def _scale(number: Number) -> tuple[bool, int]:
    return number.column.type.is_integer, number.column.type.scale or 0


def _times(target: Number, upper: Number, lower: Number) -> int:
    """By what a quotient is multiplied for its units: kWh per tonne of kilograms, grams per meal of kilograms."""
    coarser = units_per(target.unit, lower.unit) if target.unit != lower.unit else None
    sides = target.sides_of_per
    finer = [units_per(upper.unit, each) for each in sides[0]] if sides is not None and upper.unit else []
    return int(coarser or next((each for each in finer if each), None) or 1)


def _is_area(number: Number) -> bool:
    return bool(_AREAS & set(number.words)) and not {*_YIELDS, "per", "price"} & set(number.words)


_CHANGES = frozenset("updated change changed growth increase variation raise rise".split())


def _only_called(numbers: Sequence[Number], word: str) -> Number | None:
    """The only number with a word in its name."""
    found = [each for each in numbers if word in each.words and not each.is_percentage]
    return found[0] if len(found) == 1 else None
