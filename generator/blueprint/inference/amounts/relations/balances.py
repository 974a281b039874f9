"""What is there after each movement of an account or a stock that no table of the schema is of: what was there before it, and its amount."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from ...tables.sheet import named
from ..movements import is_outgoing, side_of
from .facts import Number, Relation
from .readings import Pair, Readings

_AMOUNTS = frozenset("amount quantity point value".split())


class Balances(Readings):
    """The balances of one table."""

    def relations(self) -> Iterator[Relation]:
        for pair in self.pairs():
            moved = self._moved(pair) if self.sheet.is_open(pair.later.column) else None
            if moved is not None:
                yield Relation(pair.later, partial(self._moved_by, pair, moved), 9.5)

    def _moved(self, pair: Pair) -> Number | None:
        """The only amount of a row that has what was there before and after it, or that says whether it brings in."""
        found = [each for each in self.numbers if set(each.words) <= _AMOUNTS and not each.column.nullable]
        if len(found) != 1 or any(each is not found[0] for way in self.flows(pair) for each in way):
            return None
        is_moved = {"before", "after"} <= {*pair.earlier.words, *pair.later.words}
        is_moved = is_moved or ("new" in pair.later.words and side_of(self.sheet, found[0].column) is not None)
        return found[0] if is_moved else None

    def _moved_by(self, pair: Pair, moved: Number) -> None:
        """What is there after a movement: more or less by its amount, as its kind says; less where that is consumed or spent."""
        side = side_of(self.sheet, moved.column)
        bounds, own = self.known(pair.earlier.column), self.known(moved.column)
        if bounds is None or own is None or own[0] < 0:
            return
        is_spent = side is None and is_outgoing(self.sheet.words)
        if (side is not None or is_spent) and self.is_loose(moved.column):
            self.be_share(moved, pair.earlier.name, bounds, (2, 60))
        sign = "-" if is_spent else "+"
        value = (
            moved.name
            if side is None
            else f"IF({named(side[0])} IN ({', '.join(side[1])}), {moved.name}, 0 - {moved.name})"
        )
        low, high = (Decimal(0), bounds[1]) if is_spent else (Decimal(0), bounds[1] + own[1])
        text = f"{pair.earlier.name} {sign} {value}"
        self.write(pair.later.column, text, (low, high), f"sum: {text}")
