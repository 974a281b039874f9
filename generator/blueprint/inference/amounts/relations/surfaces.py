"""Areas and volumes of the lengths right before them, whatever these are called: frontage and depth of a stall."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from .factors import Factors
from .facts import Number, Relation

_LENGTHS = {"area": 2, "volume": 3}
_USUAL = frozenset("length width height depth thickness".split())
_OF_BOTH = {"m": ("m2", "m3"), "cm": ("cm2", ""), "mm": ("mm2", "")}


class Surfaces(Factors):
    """The areas and volumes of one table that nothing else says."""

    def relations(self) -> Iterator[Relation]:
        for target in self.numbers:
            for place, count in enumerate(_LENGTHS.values()):
                lengths = self._lengths_before(target)
                units = {each.unit for each in lengths}
                is_of_these = len(units) == 1 and _OF_BOTH.get(units.pop(), ("", ""))[place] == target.unit != ""
                is_usual = all(_USUAL & set(each.words) for each in lengths)  # which others know
                if len(lengths) == count and is_of_these and not is_usual and self.is_loose(target.column):
                    yield Relation(target, self.product_of(target, lengths), 6)

    def _lengths_before(self, target: Number) -> list[Number]:
        """The lengths without a gap before a number."""
        before = [each for each in reversed(self.numbers) if each.at < target.at]
        run = takewhile(
            lambda pair: pair[1].at == target.at - 1 - pair[0] and pair[1].unit in _OF_BOTH, enumerate(before)
        )
        return [each for _, each in run][::-1]
