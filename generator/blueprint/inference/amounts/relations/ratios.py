"""Percentages of a part in its whole, averages, and amounts per something."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from ...columns.guess import Bounds
from ...numbers.bounds_of_columns import bounds_elsewhere
from ...numbers.by_name import fitted
from ...tables.sheet import Sheet
from .facts import Number, Numbers, Relation, fits, listed, patterns, spread

_PER_CENT = frozenset(("percent", "rate", "ratio", "share"))
_NO_RATIO = frozenset(
    "tax vat gst discount exchange interest commission hour day night month per fee maximum minimum target".split()
)
_PER_HUNDRED = re.compile(r"100_?km$", re.IGNORECASE)
_AVERAGES = frozenset(("average", "mean", "medium", "avg"))


class Ratios(Numbers):
    """The ratios of one table."""

    def ratios(self) -> Iterator[Relation]:
        for target in self.numbers:
            if not self.sheet.is_open(target.column) or not self._may_be_ratio(target):
                continue
            for pattern in patterns("ratios"):
                if listed(pattern["ratio"]).keys() & set(target.words):
                    yield from self._ratios_of(target, pattern)
        yield from self._averages()
        yield from self._quotients()
        yield from self._per_hundred()

    def _may_be_ratio(self, target: Number) -> bool:
        words = set(target.words)
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
        theirs = [(path, sheet, each) for path, sheet, each in self.parents_numbers()]
        for part, wanted in self._parts_of(target, parts, family):
            for whole in self.numbers:
                if whole in (part, target) or not self._is_whole(whole, part, wholes, wanted):
                    continue
                rest = whole.core - wholes.keys()
                score = (
                    6
                    + 2 * (bool(wanted) and rest == wanted)
                    - _place(part, parts) / 10
                    - _place(whole, wholes) / 5
                    - abs(whole.at - part.at) / 50
                )
                yield Relation(target, self._writer(target, part, whole, spread(pattern["percent"])), score)
            for path, sheet, whole in theirs:
                if self._is_whole(whole, part, {key: at for key, at in wholes.items() if key != "*"}, wanted):
                    yield Relation(
                        target, self._writer_above(target, part, path, sheet, whole, spread(pattern["percent"])), 3
                    )

    def _parts_of(
        self, target: Number, parts: dict[str, int], family: frozenset[str]
    ) -> Iterator[tuple[Number, frozenset[str]]]:
        """The parts that a ratio may be of, each with the words of what it and its whole are of."""
        for part in self.numbers:
            said = parts.keys() & set(part.words)
            if part is target or not said or self._is_no_amount(part):
                continue
            own = part.core - parts.keys()
            if not family or not own or family == own:
                yield part, own | family

    @staticmethod
    def _is_no_amount(number: Number) -> bool:
        is_aim = "target" in number.words and "on" not in number.words
        return number.is_percentage or number.is_price or is_aim or bool({"minimum", "reading"} & set(number.words))

    def _is_whole(self, whole: Number, part: Number, wholes: dict[str, int], wanted: frozenset[str]) -> bool:
        if self._is_no_amount(whole) or not fits(whole, part):
            return False
        if not whole.unit and not part.unit and whole.is_money != part.is_money:
            return False
        said = wholes.keys() & set(whole.words)
        if not said:
            return "*" in wholes and bool(wanted) and whole.core == wanted
        rest = whole.core - wholes.keys()
        return not rest or not wanted or rest == wanted

    def _writer(self, target: Number, part: Number, whole: Number, percent: tuple[int, int]) -> Callable[[], None]:
        return lambda: self._write(target, part, whole, percent)

    def _write(self, target: Number, part: Number, whole: Number, percent: tuple[int, int]) -> None:
        for each in (part, whole):
            self.sheet.settle(each.column.name.lower())
        bounds = self.known(whole.column)
        if bounds is None:
            return
        if self.is_loose(part.column) and (part.column.nullable or not whole.column.nullable) and bounds[0] >= 0:
            self.be_share(part, whole.name, bounds, percent)
        self._divide(target, part, whole.name, bounds, is_needed=not whole.column.nullable)

    def _writer_above(
        self, target: Number, part: Number, path: str, sheet: Sheet, whole: Number, percent: tuple[int, int]
    ) -> Callable[[], None]:
        def write() -> None:
            self.sheet.settle(part.column.name.lower())
            bounds = bounds_elsewhere(sheet, whole.column)
            if self.is_loose(part.column) and bounds[0] >= 0:
                self.be_share(part, path, bounds, percent)
            self._divide(target, part, path, bounds, is_needed=True)

        return write

    def _divide(self, target: Number, part: Number, whole: str, bounds: Bounds, *, is_needed: bool) -> None:
        own = self.known(part.column)
        if own is None or (not target.column.nullable and (part.column.nullable or not is_needed)):
            return
        is_fraction = fitted(self.sheet, target.column, Decimal(0), Decimal(100)) != (Decimal(0), Decimal(100))
        times = "" if is_fraction else " * 100"
        quotient = f"{part.name}{times} / {whole}"
        text = f"IF({whole} = 0, 0, {quotient})" if bounds[0] <= 0 else quotient
        most = Decimal(1) if is_fraction else Decimal(100)
        self.write(target.column, text, (Decimal(0), most * 2), f"share: {quotient}", rounded=True)

    # ---- averages and quotients ------------------------------------------------------------------------------------------

    def _averages(self) -> Iterator[Relation]:
        """``avg_ticket`` is the total of so many tickets; ``peso_medio_cassetta`` the weight of so many boxes."""
        for target in self.numbers:
            words = set(target.words)
            if not _AVERAGES & words or not self.sheet.is_open(target.column) or target.column.type.is_integer:
                continue
            family = target.core - _AVERAGES
            for count in self.numbers:
                if not count.column.type.is_integer or count.unit or not count.core or not count.core <= family:
                    continue
                whole = self._divided(target, count)
                if whole is not None:
                    yield Relation(target, self._quotient(target, whole, count), 7)

    def _divided(self, target: Number, count: Number) -> Number | None:
        """What an average divides by a count: a total or net before it, else the nearest."""
        return min(
            (
                each
                for each in self.numbers
                if each not in (target, count)
                and not each.column.type.is_integer
                and each.at < target.at
                and self._may_be_divided(target, each)
            ),
            key=lambda each: ("total" not in each.words, "net" not in each.words, target.at - each.at),
            default=None,
        )

    @staticmethod
    def _may_be_divided(target: Number, whole: Number) -> bool:
        if whole.is_percentage or whole.is_price:
            return False
        return whole.unit == target.unit if target.unit or whole.unit else whole.is_money

    def _quotients(self) -> Iterator[Relation]:
        """``goals_per_game`` of goals and games; ``cost_per_portion``; ``avg_power_kw`` of kWh and hours."""
        for target in self.numbers:
            sides = target.sides_of_per
            if sides is None or not self.sheet.is_open(target.column) or target.column.type.is_integer:
                continue
            upper, lower = self._upper(target, sides[0]), self._lower(target, sides[1])
            if upper is not None and lower is not None and upper is not lower:
                yield Relation(target, self._quotient(target, upper, lower), 8)

    def _upper(self, target: Number, words: set[str]) -> Number | None:
        """The first number that is of what a quotient is of: ``total_goals`` of ``goals_per_game``."""
        counting = {"total", "count", "number", "amount"}
        return next((each for each in self.numbers if each is not target and set(each.words) - counting == words), None)

    def _lower(self, target: Number, words: set[str]) -> Number | None:
        """The first number that may be what a quotient divides by: ``games_played`` of ``goals_per_game``."""
        return next(
            (
                each
                for each in self.numbers
                if each is not target and words <= set(each.words) and len(each.words) < 3 and not each.is_price
            ),
            None,
        )

    def _per_hundred(self) -> Iterator[Relation]:
        """Litres per 100 kilometres."""
        for target in self.numbers:
            if not _PER_HUNDRED.search(target.column.name) or not self.sheet.is_open(target.column):
                continue
            fuel, way = (
                next(
                    (each for each in self.numbers if each is not target and each.unit == unit and not each.is_price),
                    None,
                )
                for unit in ("l", "km")
            )
            if fuel is not None and way is not None and not {"start", "end"} & set(way.words):
                yield Relation(target, self._quotient(target, fuel, way, times=100), 9)

    def _quotient(self, target: Number, upper: Number, lower: Number, *, times: int = 1) -> Callable[[], None]:
        def write() -> None:
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

        return write


def _place(number: Number, role: dict[str, int]) -> int:
    return min((role[each] for each in role.keys() & set(number.words)), default=len(role))
