"""Percentages of a part in its whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from ...states.conditions import condition_by_state
from ...words.stems import is_form_of
from ...words.vocabulary import data
from .factors import Factors
from .facts import Number, Relation, fits
from .listed import listed, patterns, spread

_PER_CENT = frozenset(("percent", "rate", "ratio", "share"))
_SAID = frozenset("total line amount value count quantity number sum".split())
_NO_RATIO = frozenset(
    """tax vat gst discount exchange interest commission hour day night month per fee maximum minimum target copay fringe premium markup
    deposit indirect overhead""".split()
)


_LOADS = frozenset("load occupancy occupied fill filled seat".split())


class Ratios(Factors):
    """The ratios of one table."""

    def relations(self) -> Iterator[Relation]:
        for target in self.numbers:
            if not self.is_loose(target.column) or not self._may_be_ratio(target):
                continue
            for pattern in patterns("ratios"):
                if listed(pattern["ratio"]).keys() & set(target.words):
                    yield from self._ratios_of(target, pattern)
            yield from self._ratios_of_counts(target)

    def _may_be_ratio(self, target: Number) -> bool:
        words = set(target.words)
        if "progress" in words and condition_by_state(self.sheet, ("completed",)) is not None:
            return False  # what is completed is so however long it took
        is_called = _PER_CENT & words or "%" in target.column.comment or "percent" in target.column.comment.lower()
        is_alone = {
            "utilization",
            "utilisation",
            "occupancy",
            "accuracy",
            "efficiency",
        } & words and target.column.type.name == "decimal"
        return bool(is_called or is_alone) and not _NO_RATIO & words

    def _ratios_of(self, target: Number, pattern: Any) -> Iterator[Relation]:
        ratios, parts, wholes = (listed(pattern[each]) for each in ("ratio", "part", "whole"))
        family = target.core - ratios.keys() - _PER_CENT
        for part, wanted in self._parts_of(target, parts, family):
            for whole in self.numbers:
                if whole in (part, target) or not self._is_whole(whole, part, wholes, wanted):
                    continue
                rest = whole.core - wholes.keys()
                score = (
                    6
                    + 2 * (bool(wanted) and rest == wanted)
                    + ("total" in part.words) / 2
                    - _place(part, parts) / 10
                    - _place(whole, wholes) / 5
                    - abs(whole.at - part.at) / 50
                )
                yield Relation(target, partial(self._write, target, part, whole, spread(pattern["percent"])), score)

    def _parts_of(
        self, target: Number, parts: dict[str, int], family: frozenset[str]
    ) -> Iterator[tuple[Number, frozenset[str]]]:
        """The parts that a ratio may be of, each with the words of what it and its whole are of."""
        for part in self.numbers:
            said = parts.keys() & set(part.words)
            is_no_load = part.is_money and bool(_LOADS & set(target.words))
            if part is target or not said or self._is_no_amount(part) or is_no_load:
                continue
            own = part.core - parts.keys()
            if not family or not own or family == own:
                yield part, own | family

    def _ratios_of_counts(self, target: Number) -> Iterator[Relation]:
        """``mortality_rate`` of so many dead of so many, ``headshot_pct`` of headshots of kills."""
        what = [each for each in target.words if each not in _PER_CENT]
        counts = [each for each in self.numbers if each.column.type.is_integer and not each.column.nullable]
        part = next((each for each in counts if what and _is_counted(each, what)), None)
        if part is None or target.column.type.is_integer:
            return
        whole = _counted_whole(part, [each for each in counts if each is not part and each.unit == part.unit])
        if whole is not None:
            yield Relation(target, partial(self._write, target, part, whole, (0, 60)), 2)

    @staticmethod
    def _is_no_amount(number: Number, *, may_be_aim: bool = False) -> bool:
        is_aim = "target" in number.words and "on" not in number.words and not may_be_aim
        return number.is_percentage or number.is_price or is_aim or bool({"minimum", "reading"} & set(number.words))

    def _is_whole(self, whole: Number, part: Number, wholes: dict[str, int], wanted: frozenset[str]) -> bool:
        if self._is_no_amount(whole, may_be_aim="target" in wholes) or not fits(whole, part):
            return False
        if whole.is_money != part.is_money and not (whole.unit and part.unit):
            return False  # litres are no share of what they cost
        if {"margin", "profit"} & set(part.words) and {"cost", "expense"} & set(whole.words):
            return False  # of what is earned, not of what it costs
        said = wholes.keys() & {*whole.words, *(() if whole.core else self.sheet.words)}  # the amount of a budget
        if not said:
            return "*" in wholes and bool(wanted) and whole.core == wanted
        rest = whole.core - wholes.keys()
        return not rest or not wanted or rest == wanted

    def _write(self, target: Number, part: Number, whole: Number, percent: tuple[int, int]) -> None:
        for each in (part, whole):
            self.sheet.settle(each.column.name.lower())
        bounds = self.known(whole.column)
        if bounds is None:
            return
        if self.is_loose(part.column) and (part.column.nullable or not whole.column.nullable) and bounds[0] >= 0:
            self.be_share(part, whole.name, bounds, percent)
        own = self.known(part.column)
        is_there = target.column.nullable or not (part.column.nullable or whole.column.nullable)
        if own is not None and is_there:
            self.divide(target, part.name, whole.name, may_be_zero=bounds[0] <= 0, most=200)


def _place(number: Number, role: dict[str, int]) -> int:
    return min((role[each] for each in role.keys() & set(number.words)), default=len(role))


def _counted_whole(part: Number, others: Sequence[Number]) -> Number | None:
    """Of what a count is a part: the first that is called a whole, else the first count before it."""
    wholes = set(data()["relation"]["counts"]["wholes"].split())
    said = [each for each in others if wholes & set(each.words) and not each.is_money]
    before = [each for each in others if each.at < part.at and "count" in each.words]
    return next(iter([*said, *before]), None)


def _is_counted(number: Number, what: Sequence[str]) -> bool:
    """True for a count of what a rate is called after: in another form, or in other words for it."""
    near = data()["relation"]["counts"]["near"]
    words = [each for each in number.words if each not in _SAID]
    return bool(words) and all(
        any(is_form_of(word, other) or other in near.get(word, "").split() for other in what) for word in words
    )
