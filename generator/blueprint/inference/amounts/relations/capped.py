"""Numbers that a row above bounds by what it says is the most of them: starters of a race on a course with ``max_starters``, the pressure
in a vessel with a working pressure, the place of a station on a course."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .facts import Above, Number, Numbers, Relation
from .within import farther_above

_MOST = frozenset("maximum limit permitted allowed rated capacity ceiling working work authorized licensed".split())
_SAID = frozenset("actual measured operating current observed recorded read final total".split())
_NEVER = frozenset(
    "minimum maximum limit average target price cost fee rate permitted allowed capacity percent age".split()
)
_ALONG = frozenset("position marker milestone chainage station point mark at".split())
_WAYS = frozenset("distance length".split())
_PERCENT = (55, 100)
_PLACES = (3, 97)


class Capped(Numbers):
    """The numbers of one table that rows above bound."""

    def relations(self) -> Iterator[Relation]:
        own = [each for each in self.numbers if each.column.name.lower() not in self.sheet.flags]
        parts = [each for each in own if self._may_be_capped(each)]
        for whole in farther_above(self) if parts else ():
            for part in parts:
                if (
                    part.unit == whole.number.unit
                    and part.column.type.is_integer == whole.number.column.type.is_integer
                ):
                    percent = _share_of(part, whole.number)
                    if percent is not None:
                        yield Relation(part, self._writer(part, whole, percent), 0.4)

    def _may_be_capped(self, part: Number) -> bool:
        """True for an open number that neither its comment nor a smallest and a largest value above bounds."""
        is_bounded = part.column.name.lower() in self.sheet.limits
        return self.sheet.is_open(part.column) and not is_bounded and not _NEVER & set(part.words)

    def _writer(self, part: Number, whole: Above, percent: tuple[int, int]) -> Callable[[], None]:
        def write() -> None:
            bounds = whole.bounds
            if bounds[0] >= 0 and self.sheet.is_open(part.column):
                self.be_share(part, whole.path, bounds, percent)

        return write


def _share_of(part: Number, whole: Number) -> tuple[int, int] | None:
    """How many percent a number is of one above; None where that does not bound it."""
    said = _MOST & set(whole.words)
    of_whole, of_part = whole.core - _MOST, part.core - _SAID
    if said and of_whole and of_whole == of_part and not whole.is_money:
        return _PERCENT
    is_along = part.unit in ("km", "mi", "m") and bool(_WAYS & set(whole.words)) and not of_whole - _WAYS
    return _PLACES if is_along and not of_part - _ALONG else None
