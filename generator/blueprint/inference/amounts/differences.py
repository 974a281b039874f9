"""What is left, lost, gained or off: the difference of two numbers of a row, known by the words in which three names differ.

``net_weight`` is ``gross_weight`` less ``tare_weight``, ``quantity_lost`` what was sent less what came, ``variance`` what was less what
was to be. The words are in ``arithmetic.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ....schema.model import Column
from ..columns.capacity import capacity_of
from ..numbers.arithmetic import Arithmetic
from ..tables.sheet import Sheet, named, scale_of
from ..words.vocabulary import data, tokens

_NOT_AMOUNTS = frozenset("rate percent per price id code date day type year number level".split())
_AMOUNTS = frozenset(
    "weight kg ton t liter l lb quintal gram volume m3".split()
)  # of goods, each kilogram of which has a price


@dataclass(frozen=True, slots=True)
class Difference:
    """The words of a rest, of its whole and of the part that it is less, and how much of the whole the part usually is, in percent."""

    rest: frozenset[str]
    whole: frozenset[str]
    part: frozenset[str]
    share: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Side:
    """A column that may be one of the three: its words of that kind, and the words of what is measured."""

    column: Column
    said: frozenset[str]
    measured: frozenset[str]


def decide_differences(sheet: Sheet, *, is_money: bool = True) -> None:
    """Decide the numbers that are differences of others by their words; without money those that prices are multiplied by."""
    _Differences(sheet).differences(is_money)


@lru_cache(maxsize=1)
def _kinds() -> tuple[Difference, ...]:
    found = []
    for line in data()["differences"]["kinds"].strip().splitlines():
        rest, whole, part, share = (each.split() for each in line.split("|"))
        found.append(Difference(frozenset(rest), frozenset(whole), frozenset(part), (int(share[0]), int(share[1]))))
    return tuple(found)


@lru_cache(maxsize=1)
def _generic() -> frozenset[str]:
    return frozenset(data()["differences"]["generic"].split())


class _Differences(Arithmetic):
    def differences(self, is_money: bool) -> None:
        for target in self.columns:
            if not is_money and not _AMOUNTS & set(self.words[target.name]):
                continue
            if not self.sheet.is_open(target) or _NOT_AMOUNTS & set(self.words[target.name]):
                continue
            for kind in _kinds():
                found = self._three(target, kind) if kind.rest & set(self.words[target.name]) else None
                if found is not None and self._less(target, *found, kind.share):
                    break

    def _three(self, target: Column, kind: Difference) -> tuple[Column, list[Column]] | None:
        """The whole of a rest, and the parts that are taken from it."""
        own = self._side(target, kind.rest)
        wholes = sorted(
            self._sides(target, kind.whole, own, kind.part),
            key=lambda each: not set(tokens(each.column.name)) >= own.measured,
        )
        for whole in wholes:
            parts = [
                each for each in self._sides(target, kind.part, own, frozenset()) if each.column is not whole.column
            ]
            parts = [each for each in parts if _alike(whole.measured, each.measured, own.measured)]
            parts = [each for each in parts if _same_kind(whole.column, each.column)]
            if parts and _alike(own.measured, whole.measured, own.measured):
                return whole.column, [each.column for each in parts]
        return self._of_any_count(target, kind, own) if "any" in kind.whole else None

    def _of_any_count(self, target: Column, kind: Difference, own: _Side) -> tuple[Column, list[Column]] | None:
        """What is left of a count of anything before it: of spat, less the dead."""
        counts = [each for each in self.columns if each.type.name == target.type.name and not each.nullable]
        counts = [each for each in counts if self.words[each.name][-1] in ("count", "quantity", "number")]
        parts = [each.column for each in self._sides(target, kind.part, own, frozenset()) if each.column in counts]
        before = [each for each in counts[: counts.index(target)] if each not in parts] if target in counts else []
        return (before[0], parts) if len(before) == 1 and len(parts) == 1 else None

    def _sides(self, target: Column, words: frozenset[str], own: _Side, but: frozenset[str]) -> Iterator[_Side]:
        for column in self.columns:
            called = set(self.words[column.name])
            if column is target or not words & called or called & _NOT_AMOUNTS or called & (but - words):
                continue
            if _same_kind(target, column):
                yield self._side(column, words)

    def _side(self, column: Column, words: frozenset[str]) -> _Side:
        called = frozenset(self.words[column.name])
        return _Side(column, called & words, called - words - _generic())

    def _less(self, target: Column, whole: Column, parts: list[Column], share: tuple[int, int]) -> bool:
        """Write the rest, after the whole and its parts are decided."""
        for column in (whole, *parts):
            self.sheet.settle(column.name.lower())
        if any(column.nullable for column in (whole, *parts)) and not target.nullable:
            return False
        if not self._ready(target, whole, parts, share):
            return False
        own = self.any_operand(whole, 200)
        if own is None or own[0] < 0:
            return False
        text = " - ".join(map(named, (whole, *parts)))
        is_within = all(self.is_share(each, whole) or self.holds(whole, each) for each in parts) and share[1] <= 100
        low = Decimal(0) if is_within else -own[1]
        if low < 0 and capacity_of(target)[0] == 0:
            return False  # it would be cut at 0, and no difference
        self.write(target, text, (low, own[1]), f"rest: {text}")
        return target.name.lower() in self.sheet.guesses

    def _ready(self, target: Column, whole: Column, parts: list[Column], share: tuple[int, int]) -> bool:
        """Decide the whole and the parts, as far as they are open."""
        if self.sheet.is_open(whole) and len(parts) == 1:
            if not self.sheet.is_open(parts[0]):
                return self._more(whole, parts[0], share)
            if whole.nullable and not parts[0].nullable:
                return self._about(whole, parts[0], share)
        own = self.any_operand(whole, 200)
        if own is None or own[0] < 0 or (whole.nullable and not all(each.nullable for each in parts)):
            return False
        self._take_parts(whole, [each for each in parts if self.sheet.is_open(each)], share)
        return all(each.name.lower() in self.sheet.guesses for each in (whole, *parts))

    def _take_parts(self, whole: Column, parts: list[Column], share: tuple[int, int]) -> None:
        """Let parts be shares of a whole, all together no more than the usual one."""
        low, high = (each // max(len(parts), 1) for each in share)
        for part in parts:
            hidden = self.sheet.hide(
                "_".join((*self.words[part.name][:1], "percent")), {"provider": "integer", "min": low, "max": high}
            )
            self.share_of(part, whole, hidden, Decimal(high), f"share: {low} to {high} % of {named(whole)}")

    def _about(self, whole: Column, part: Column, share: tuple[int, int]) -> bool:
        """What may not be known yet, about what is known of it: an actual cost about the planned one."""
        own = self.any_operand(part, 200)
        if own is None or own[0] < 0 or not share[0]:
            return False
        low, high = 10_000 // share[1], 10_000 // share[0]
        hidden = self.sheet.hide("about_percent", {"provider": "integer", "min": low, "max": high})
        self.share_of(whole, part, hidden, Decimal(high), f"share: {low} to {high} % of {named(part)}")
        return whole.name.lower() in self.sheet.guesses

    def _more(self, whole: Column, part: Column, share: tuple[int, int]) -> bool:
        """A whole of which the part is known: by as much more as the part is usually of it."""
        own = self.any_operand(part)
        if own is None or own[0] < 0 or (part.nullable and not whole.nullable) or share[1] > 100:
            return False
        low, high = 100 - min(share[1], 95), 100 - max(share[0], 20)
        least, most = 100 * low // (100 - low), 100 * high // (100 - high)
        hidden = self.sheet.hide("more_percent", {"provider": "integer", "min": least, "max": most})
        text = f"{named(part)} * (100 + {hidden}) / 100"
        bounds = (own[0], own[1] * (100 + Decimal(most)) / 100)
        self.write(whole, text, bounds, f"range: {named(part)} and more", rounded=True)
        return whole.name.lower() in self.sheet.guesses


def _alike(first: frozenset[str], second: frozenset[str], own: frozenset[str]) -> bool:
    """True for two names that tell of the same measure, or of which the shorter leaves some of its words out."""
    return first <= second or second <= first


def _same_kind(first: Column, second: Column) -> bool:
    """True for two whole numbers, or two of as many decimal places."""
    return first.type.is_integer == second.type.is_integer and scale_of(first) == scale_of(second)
