"""Parts that are no more than a whole beside them, or in a row that they refer to: what is booked of a capacity, owed of a limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...numbers.bounds_of_columns import bounds_elsewhere
from ...tables.sheet import Sheet
from .facts import Number, Numbers, Relation, listed, patterns, spread

_NO_PART = frozenset(
    "line empty net tare gross unit permitted minimum maximum limit capacity total price rate percent average reading id target".split()
)


class Within(Numbers):
    """The numbers of one table that others bound."""

    def shares(self) -> Iterator[Relation]:
        theirs = [(path, sheet, each) for path, sheet, each in self.parents_numbers()]
        for pattern in patterns("within"):
            parts, wholes = listed(pattern["part"]), listed(pattern["whole"])
            percent = spread(pattern["percent"])
            for part in self.numbers:
                if not self._may_be_part(part, parts):
                    continue
                for whole in self.numbers:
                    if whole is not part and not whole.column.nullable and _bounds(whole, part, wholes, parts):
                        yield Relation(part, self._writer(part, whole, percent), 1)
                for path, sheet, whole in theirs:
                    if _bounds(whole, part, wholes, parts):
                        yield Relation(part, self._writer_above(part, path, sheet, whole, percent), 0.5)

    def _may_be_part(self, part: Number, parts: dict[str, int]) -> bool:
        words = set(part.words)
        return (
            bool(parts.keys() & words)
            and not _NO_PART & words
            and not part.is_percentage
            and self.sheet.is_open(part.column)
        )

    def _writer(self, part: Number, whole: Number, percent: tuple[int, int]) -> Callable[[], None]:
        return lambda: self._write(part, whole, percent)

    def _write(self, part: Number, whole: Number, percent: tuple[int, int]) -> None:
        self.sheet.settle(whole.column.name.lower())
        bounds = self.known(whole.column)
        if bounds is not None and bounds[0] >= 0 and self.sheet.is_open(part.column):
            self.be_share(part, whole.name, bounds, percent)

    def _writer_above(
        self, part: Number, path: str, sheet: Sheet, whole: Number, percent: tuple[int, int]
    ) -> Callable[[], None]:
        def write() -> None:
            bounds = bounds_elsewhere(sheet, whole.column)
            if bounds[0] >= 0 and self.sheet.is_open(part.column):
                self.be_share(part, path, bounds, percent)

        return write


def _bounds(whole: Number, part: Number, wholes: dict[str, int], parts: dict[str, int]) -> bool:
    """True where one is the most that the other may be: by their words, and of the same things in the same unit."""
    words = set(whole.words)
    if (
        not wholes.keys() & words
        or whole.is_percentage
        or whole.is_price
        or "minimum" in words
        or whole.unit != part.unit
    ):
        return False
    if whole.is_money != part.is_money and not (whole.unit or part.unit) and "limit" not in words:
        return False
    of_whole, of_part = whole.core - wholes.keys(), part.core - parts.keys()
    return of_whole == of_part or not of_whole or (not of_part and bool(parts.keys() & set(part.words) & of_whole))
