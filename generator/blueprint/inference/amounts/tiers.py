"""Prices and sizes of the same thing for more or for less: the price of a child and of an adult, of the low and the high season, of a
single and a double room. The second is more than the first."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal

from ....schema.model import Column
from ..columns.places import is_money
from ..numbers.arithmetic import Arithmetic
from ..tables.sheet import Sheet, named, scale_of

_TIERS = (
    ("child", "adult"),
    ("reduced", "full"),
    ("reduced", "regular"),
    ("half", "full"),
    ("half", "whole"),
    ("single", "double"),
    ("member", "guest"),
    ("weekday", "weekend"),
    ("off_peak", "peak"),
    ("low", "high"),
    ("small", "large"),
    ("economy", "business"),
    ("standard", "premium"),
    ("standard", "express"),
    ("early", "late"),
    ("short", "long"),
    ("hour", "day"),
    ("day", "week"),
    ("week", "month"),
    ("day", "month"),
    ("month", "year"),
)
"""Words of which the second says more, where two names differ in nothing else."""
_PERIODS = {("hour", "day"): 5, ("day", "week"): 5, ("week", "month"): 3, ("day", "month"): 15, ("month", "year"): 10}
"""How many times the shorter one costs, about: a week is cheaper than seven days."""
_PAID = frozenset("rent rate fare tariff charge rental hire lease".split())
_MOST = Decimal("1.9")
_LEAST_WHOLE, _HUNDREDTHS = 40, 2


def decide_tiers(sheet: Sheet) -> None:
    """Decide the numbers of a row that are those of others for more."""
    _Tiers(sheet).tiers(_TIERS)


def decide_period_prices(sheet: Sheet) -> None:
    """Decide what a longer time costs beside a shorter one, before anything adds up what is called after a day or a month."""
    _Tiers(sheet).tiers(tuple(_PERIODS))


class _Tiers(Arithmetic):
    def tiers(self, listed: Sequence[tuple[str, str]]) -> None:
        said = {each.name: self._said(each) for each in self.columns if self._is_paid(self.words[each.name])}
        priced = [each for each in self.columns if each.name in said]
        for tier in listed if len(priced) > 1 else ():
            for low in priced:
                high = self._more_than(low, tier) if tier[0] in said[low.name] else None
                if high is not None:
                    self._above(low, high, _PERIODS.get(tier, 0))

    def _said(self, column: Column) -> set[str]:
        words = self.words[column.name]
        return {*words, *(f"{one}_{other}" for one, other in itertools.pairwise(words))}

    def _is_paid(self, words: tuple[str, ...]) -> bool:
        return is_money(words) or bool(_PAID & set(words))

    def _more_than(self, low: Column, tier: tuple[str, str]) -> Column | None:
        """The column that is called like another one but for the word that says more."""
        less, more = (set(each.split("_")) for each in tier)
        rest = set(self.words[low.name]) - less
        if not self._is_paid(tuple(rest)):
            return None
        return next(
            (
                each
                for each in self.columns
                if more <= set(self.words[each.name])
                and each is not low
                and set(self.words[each.name]) - more == rest
                and each.type.name == low.type.name
            ),
            None,
        )

    def _above(self, low: Column, high: Column, times: int) -> None:
        is_drawn = self._is_drawn(low) and self._is_drawn(high)
        if not is_drawn or (low.nullable and not high.nullable):
            return
        own = self.any_operand(low)
        if own is None or own[0] <= 0:
            return
        self.sheet.undo(high.name.lower())
        least, most = (times * 100, times * 130) if times else (115, int(_MOST * 100))
        percent = self.sheet.hide("tier_percent", {"provider": "integer", "min": least, "max": most, "step": 5})
        bounds = own[0] * least / 100, own[1] * most / 100
        text, why = f"{named(low)} * {percent} / 100", f"range: above {named(low)}"
        is_whole = times > 0 and own[1] > _LEAST_WHOLE and scale_of(high) == _HUNDREDTHS
        if is_whole:
            text = f"ROUND({text}, 0)"  # what is hired by the week has a price without hundredths
        self.write(high, text, bounds, why, rounded=not is_whole)

    def _is_drawn(self, column: Column) -> bool:
        """True for a number that nothing but its name has decided."""
        guess = self.sheet.guesses.get(column.name.lower())
        is_ranged = guess is not None and guess.layer == "numbers" and isinstance(guess.rule, dict)
        return self.sheet.is_open(column) or (is_ranged and guess is not None and "comment" not in guess.reason)
