"""Parts that are no more than a whole beside them, or in a row that they refer to: what is booked of a capacity, owed of a limit,
done of what was planned, loaded into a tank."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ...tables.sheet import named, scale_of
from .facts import Above, Number, Numbers, Relation, listed, numbers_of, patterns, spread
from .rows_of_fees import is_paid_behind

_NO_PART = frozenset(
    "line empty net tare gross unit permitted minimum maximum limit capacity total price rate percent average reading id target".split()
)

_SET_ASIDE = frozenset("reserved allocated committed".split())


class Within(Numbers):
    """The numbers of one table that others bound."""

    def relations(self) -> Iterator[Relation]:
        for pattern in patterns("within"):
            parts = [part for part in self.numbers if self._may_be_part(part, pattern)]
            if "alike" in pattern and len(parts) > 1:
                continue  # stages, each of which is a part of the one before it
            for part in parts:
                yield from self._shares_of(part, pattern)

    def _may_be_part(self, part: Number, pattern: Any) -> bool:
        words = set(part.words)
        return (
            bool(listed(pattern["part"]).keys() & words)
            and not _NO_PART & words
            and not part.is_percentage
            and self.sheet.is_open(part.column)
            and (bool(part.unit) or "loads" not in pattern)
            and not ("counted" in pattern and (part.is_money or scale_of(part.column)))
        )

    def _shares_of(self, part: Number, pattern: Any) -> Iterator[Relation]:
        percent = spread(pattern["percent"])
        if _SET_ASIDE & set(part.words) and any({"hand"} & set(each.words) for each in self.numbers):
            return  # of what is there, not of what there may be at most
        for whole in self.numbers:
            if "behind" in pattern and not is_paid_behind(self.numbers, whole):
                continue
            if whole is not part and not whole.column.nullable and _bounds(whole, part, pattern, is_above=False):
                yield Relation(part, self._writer(part, whole, percent), 1)
        if "behind" in pattern:
            return
        above = farther_above(self) if "loads" in pattern else self.above
        for each in above if "alike" not in pattern else ():
            if _bounds(each.number, part, pattern, is_above=True):
                yield Relation(part, self._writer_above(part, each, percent), 0.5)

    def _writer(self, part: Number, whole: Number, percent: tuple[int, int]) -> Callable[[], None]:
        return lambda: self._write(part, whole, percent)

    def _write(self, part: Number, whole: Number, percent: tuple[int, int]) -> None:
        self.sheet.settle(whole.column.name.lower())
        bounds = self.known(whole.column)
        if bounds is not None and bounds[0] >= 0 and self.sheet.is_open(part.column):
            self.be_share(part, whole.name, bounds, percent)

    def _writer_above(self, part: Number, whole: Above, percent: tuple[int, int]) -> Callable[[], None]:
        def write() -> None:
            bounds = whole.bounds
            if bounds[0] >= 0 and self.sheet.is_open(part.column):
                self.be_share(part, whole.path, bounds, percent)

        return write


def farther_above(numbers: Numbers) -> Iterator[Above]:
    """The numbers of the rows that a row refers to, and of those that these refer to: of the class of a truck."""
    yield from numbers.above
    for own, _, parent in numbers.sheet.parents:
        for further, _, top in parent.parents:
            if top is not numbers.sheet:
                path = f"{named(own)}.{named(further)}"
                yield from (Above(f"{path}.{each.name}", top, each) for each in numbers_of(top))


def _are_alike(whole: Number, part: Number) -> bool:
    """True for two of one unit, or both of money or neither; a limit may be of either."""
    if whole.is_percentage or whole.is_price or "minimum" in whole.words or whole.unit != part.unit:
        return False
    return whole.is_money == part.is_money or bool(whole.unit) or "limit" in whole.words


def _bounds(whole: Number, part: Number, pattern: Any, *, is_above: bool) -> bool:
    """True where one is the most that the other may be: by their words, and of the same things in the same unit."""
    words, parts, wholes = set(whole.words), listed(pattern["part"]), listed(pattern["whole"])
    if not _are_alike(whole, part):
        return False
    of_whole, of_part = whole.core - wholes.keys(), part.core - parts.keys()
    if not wholes.keys() & words:
        return "*" in wholes and is_above and bool(of_part) and whole.core == of_part
    if "alike" in pattern:
        return of_whole == of_part
    if "same" in pattern:
        return bool(of_part) and of_whole == of_part
    is_called = of_whole == of_part or not of_whole or (not of_part and bool(parts.keys() & set(part.words) & of_whole))
    return is_called or "loads" in pattern
