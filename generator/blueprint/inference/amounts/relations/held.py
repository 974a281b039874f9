"""What a row says of a volume or a mass beside a vessel, a store or a vehicle that holds only so much: in its own row, or in one that it
must refer to. The names of what is held do not matter, the unit and the one that holds do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from ...columns.guess import Bounds
from .facts import Above, Number, Numbers, Relation, listed, patterns, spread
from .unit_names import dimension, units_per
from .within import farther_above

_SIZE = frozenset("volume capacity size content nominal maximum gross rated".split())


class Held(Numbers):
    """The numbers of one table that something holds."""

    def relations(self) -> Iterator[Relation]:
        (pattern,) = patterns("held")
        self._holds, self._held, self._never = (frozenset(listed(pattern[each])) for each in ("holds", "held", "never"))
        self._vessels, self._loads = (frozenset(listed(pattern[each])) for each in ("vessels", "loads"))
        percent = spread(pattern["percent"])
        for part in self.numbers:
            if not self._may_be_held(part):
                continue
            for whole in self.numbers:
                if self._holds_in_row(whole, part):
                    yield Relation(part, self._writer(part, whole, percent), 0.8)
            best = next(iter(self._vessel_of(part)), None) if self._is_content(part) else None
            if best is not None:
                yield Relation(part, self._writer_above(part, best, percent), 0.45)

    def _may_be_held(self, part: Number) -> bool:
        words = set(part.words)
        return (
            dimension(part.unit) in ("mass", "volume")
            and self.sheet.is_open(part.column)
            and not self._never & words
            and not self._holds & words
            and not part.is_price
            and not part.is_percentage
        )

    def _is_content(self, part: Number) -> bool:
        """True for what is in a vessel by its name, or for the only thing that a load or a batch says of itself."""
        return bool(self._held & set(part.words)) or (not part.core and bool(self._loads & set(self.sheet.words[-1:])))

    def _holds_in_row(self, whole: Number, part: Number) -> bool:
        if whole is part or whole.column.nullable or dimension(whole.unit) != dimension(part.unit):
            return False
        is_vessel = bool(self._holds & set(whole.words)) or self._is_size(whole, self.sheet.words)
        is_content = bool(self._held & set(part.words)) or bool(self._vessels & set(self.sheet.words[-1:]))
        return is_vessel and is_content and whole.unit == part.unit

    def _is_size(self, number: Number, table: tuple[str, ...]) -> bool:
        """True for the volume of a vessel: ``volume_l`` of a drum."""
        own = set(number.core) - _SIZE - set(table)
        return dimension(number.unit) == "volume" and not own and bool(self._vessels & set(table[-1:]))

    def _vessel_of(self, part: Number) -> Iterator[Above]:
        found: dict[str, list[Above]] = {}
        for each in farther_above(self):
            number = each.number
            if dimension(number.unit) != dimension(part.unit) or "minimum" in number.words:
                continue
            if self._holds & set(number.words) or self._is_size(number, each.sheet.words):
                found.setdefault(each.path.rpartition(".")[0], []).append(each)
        for several in found.values():
            if len(several) == 1:
                yield several[0]
            else:  # the tank of oil and that of water: the one that the part is called after
                yield from (each for each in several if part.core and part.core & each.number.core)

    def _writer(self, part: Number, whole: Number, percent: tuple[int, int]) -> Callable[[], None]:
        def write() -> None:
            bounds: Bounds | None = self.known(whole.column)
            if bounds is not None and bounds[0] >= 0 and self.sheet.is_open(part.column):
                self.be_share(part, whole.name, bounds, percent)

        return write

    def _writer_above(self, part: Number, whole: Above, percent: tuple[int, int]) -> Callable[[], None]:
        factor = units_per(whole.number.unit, part.unit) or Decimal(1)

        def write() -> None:
            bounds = whole.bounds
            if bounds[0] >= 0 and self.sheet.is_open(part.column):
                self.be_share(part, whole.path, bounds, percent, factor=factor)

        return write
