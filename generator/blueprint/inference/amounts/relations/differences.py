"""Rests, losses, gains and deviations: a difference of two numbers whose names say that one is the whole and one a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ...columns.guess import Bounds
from ...tables.sheet import named
from .facts import Number, Numbers, Relation, fits, listed, patterns, spread

_NO_REST = frozenset(
    "rate ratio price minimum maximum limit average date day_of flag per reading meter odometer".split()
)
_READINGS = frozenset("reading meter odometer counter".split())


_LIMITS = frozenset("minimum reorder safety".split())


def _is_limit(words: set[str]) -> bool:
    """True for what a stock is not to fall below or rise above, which is no part of it."""
    return bool(_LIMITS & words) or {"maximum", "stock"} <= words


class Differences(Numbers):
    """The differences of one table."""

    def differences(self) -> Iterator[Relation]:
        for pattern in patterns("differences"):
            for target in self.numbers:
                if self._may_be_rest(target, pattern):
                    yield from self._differences_of(target, pattern)

    def _may_be_rest(self, target: Number, pattern: Any) -> bool:
        words = set(target.words)
        return (
            bool(listed(pattern["rest"]).keys() & words)
            and not target.is_percentage
            and not _NO_REST & words
            and self.sheet.is_open(target.column)
        )

    def _differences_of(self, target: Number, pattern: Any) -> Iterator[Relation]:
        rests, wholes, parts = (listed(pattern[each]) for each in ("rest", "whole", "part"))
        family = target.core - rests.keys()
        for whole in self._playing(target, wholes, family):
            for part in self._playing(target, parts, family):
                if part is whole or not fits(whole, part):
                    continue
                score = _agreement(family, whole.core - wholes.keys(), part.core - parts.keys())
                if score is None or not self._can_be(target, whole, part):
                    continue
                score -= _place(whole, wholes) / 10 + _place(part, parts) / 20 + abs(whole.at - target.at) / 50
                yield Relation(target, self._writer(target, whole, part, spread(pattern["percent"])), score)

    def _playing(self, target: Number, role: dict[str, int], family: frozenset[str]) -> list[Number]:
        """The numbers that may play a part: by a word of it, or by being called after the family alone."""
        found = []
        for each in self.numbers:
            said = role.keys() & set(each.words)
            is_bare = "*" in role and not said and each.core == family and (bool(family) or _is_plain(target, each))
            is_other = each.is_percentage or each.is_price or (_READINGS & set(each.words) and not _READINGS & family)
            is_other = is_other or _is_limit(set(each.words))
            if each is not target and (said or is_bare) and not is_other and fits(each, target):
                found.append(each)
        return found

    def _can_be(self, target: Number, whole: Number, part: Number) -> bool:
        """True where the three can be kept together: money is of money, and one of the two is free to follow the other."""
        if (
            len({each.is_money for each in (target, whole, part) if not each.unit}) > 1
            and not target.core <= whole.core | part.core
        ):
            return False
        if not target.column.nullable and (whole.column.nullable and part.column.nullable):
            return False
        return self.is_loose(part.column) or self.is_loose(whole.column) or self._is_within(part, whole)

    def _is_within(self, part: Number, whole: Number) -> bool:
        return self.is_share(part.column, whole.column) or self.holds(whole.column, part.column)

    def _writer(self, target: Number, whole: Number, part: Number, percent: tuple[int, int]) -> Any:
        return lambda: self._write(target, whole, part, percent)

    def _write(self, target: Number, whole: Number, part: Number, percent: tuple[int, int]) -> None:
        for each in (whole, part):
            self.sheet.settle(each.column.name.lower())
        if not self._bind(whole, part, percent):
            return
        of_whole, of_part = self.known(whole.column), self.known(part.column)
        if of_whole is None or of_part is None:
            return
        is_within = percent[1] <= 100 and self._is_within(part, whole)
        low = Decimal(0) if is_within else of_whole[0] - of_part[1]
        texts = [named(each.column) if target.column.nullable else self.term(each.column) for each in (whole, part)]
        text = " - ".join(texts)
        self.write(target.column, text, (low, of_whole[1]), f"rest: {text}")

    def _bind(self, whole: Number, part: Number, percent: tuple[int, int]) -> bool:
        """Let the part be so much of the whole; where others decide the part, or it is set in more rows, the whole follows it."""
        follows = self.is_loose(part.column) and (part.column.nullable or not whole.column.nullable)
        if follows:
            bounds = self.known(whole.column)
            return bounds is not None and bounds[0] >= 0 and self.be_share(part, whole.name, bounds, percent)
        if self._is_within(part, whole):
            return True
        if not self.is_loose(whole.column):
            return False
        bounds = self.known(part.column)
        return bounds is not None and bounds[0] >= 0 and self._be_more(whole, part, bounds, percent)

    def _be_more(self, whole: Number, part: Number, bounds: Bounds, percent: tuple[int, int]) -> bool:
        low, high = (10_000 // max(each, 1) for each in reversed(percent))
        self.loosen(whole.column)
        more = self.sheet.hide(
            "_".join((*whole.words[:2], "percent")), {"provider": "integer", "min": low, "max": min(high, 900)}
        )
        text = f"{self.term(part.column) if not whole.column.nullable else part.name} * {more} / 100"
        reason = f"range: {low} to {min(high, 900)} % of {part.name}"
        most = bounds[1] * min(high, 900) / 100
        self.write(whole.column, text, (bounds[0] * low / 100, most), reason, rounded=True)
        return whole.column.name.lower() in self.sheet.guesses

    def is_share(self, column: Any, base: Any) -> bool:
        """True for a share of just this base, of at most all of it."""
        guess = self.sheet.guesses.get(column.name.lower())
        return guess is not None and guess.reason.startswith("share") and guess.reason.endswith(f"of {named(base)}")


def _is_plain(target: Number, each: Number) -> bool:
    """True for a number that is called by no more than what the target is counted in: ``quantity`` beside ``quantity_open``."""
    return len(each.words) == 1 and each.words[0] in target.words and not each.core


def _place(number: Number, role: dict[str, int]) -> int:
    return min((role[each] for each in role.keys() & set(number.words)), default=len(role))


def _agreement(*families: frozenset[str]) -> float | None:
    """How well the words agree that say what numbers are of; None where they are of different things."""
    every = frozenset[str]().union(*families)
    if any(each and each != every for each in families):
        return None
    return 10 if all(each == every for each in families) else 6 if sum(each == every for each in families) > 1 else 4
