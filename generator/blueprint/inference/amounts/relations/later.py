"""Later measurements of a thing that loses weight or volume: what is weighed or gauged of it is less than the row that it refers to began with."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .facts import Above, Number, Numbers, Relation, listed, patterns, spread
from .unit_names import dimension


class Later(Numbers):
    """The numbers of one table that measure again what its parent was."""

    def relations(self) -> Iterator[Relation]:
        (pattern,) = patterns("later")
        began, never, percent = (
            frozenset(listed(pattern["began"])),
            frozenset(listed(pattern["never"])),
            spread(pattern["percent"]),
        )
        for part in self.numbers:
            is_stuff = dimension(part.unit) in ("mass", "volume") and not part.is_price and not never & set(part.words)
            if not is_stuff or not self.sheet.is_open(part.column) or began & set(part.words):
                continue
            for whole in self.above:
                said = began & set(whole.number.words)
                if said and whole.number.unit == part.unit and whole.number.core - said == part.core - {"current"}:
                    yield Relation(part, self._writer(part, whole, percent), 0.6)
                    break

    def _writer(self, part: Number, whole: Above, percent: tuple[int, int]) -> Callable[[], None]:
        def write() -> None:
            bounds = whole.bounds
            if bounds[0] >= 0 and self.sheet.is_open(part.column):
                self.be_share(part, whole.path, bounds, percent)

        return write
