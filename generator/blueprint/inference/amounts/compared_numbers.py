"""Numbers that flags compare: which of them a limit is most likely about, and how they are drawn, so that some rows are beyond it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ....schema.model import Column
from ..columns.guess import Bounds
from ..numbers.bounds_of_columns import bounds_elsewhere
from ..tables.sheet import Sheet, named
from ..words.vocabulary import data
from .relations.facts import Number, Numbers, numbers_of
from .relations.listed import listed

VALUES = frozenset(
    """actual measured measure used spent delivered result reading observed current total consumed cost final recorded found counted done value debt owed
    balance outstanding exposure""".split()
)
"""Words of what is compared with a limit."""
SELDOM = frozenset("deposit advance prepaid discount tax vat fee tip commission interest reserved minimum".split())
"""Words of what hardly any limit is about."""
OVER, UNDER = (50, 112), (88, 190)
"""How many percent of a limit is drawn that some rows are above, or below."""
_REACHED = (40, 125)
_STOCK = frozenset("stock hand available current level balance present remaining".split())
_LOADS = frozenset("load loaded".split())
_PERIODS = frozenset("annual year month week day per".split())


class Side(NamedTuple):
    """A number as the row reaches it; ``sheet`` has it."""

    text: str
    sheet: Sheet
    number: Number


class Compared(Numbers):
    """The numbers of one table, and of the rows that it must refer to, that its flags may be about."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self.said = {kind: frozenset(listed(text)) for kind, text in data()["compared"]["flags"].items()}
        self.own = [
            Side(each.name, sheet, each)
            for each in self.numbers
            if each.column.name.lower() not in sheet.flags and each.column.name.lower() not in sheet.builder.linked
        ]
        self.others = [
            Side(f"{named(own)}.{each.name}", parent, each)
            for own, _, parent in sheet.parents
            for each in numbers_of(parent)
        ]

    def values_of(self, limit: Side) -> list[Side]:
        return [each for each in self.own if each.text != limit.text and self.are_alike(each, limit)]

    def core_of_limit(self, limit: Side) -> frozenset[str]:
        return limit.number.core - self.said["limits"] - self.said["least"] - _PERIODS

    def is_same(self, value: Side, limit: Side) -> bool:
        """True for a number of the thing that a limit is of."""
        of_limit = self.core_of_limit(limit)
        return bool(of_limit) and (value.number.core - VALUES == of_limit or of_limit <= value.number.core)

    def is_of_any(self, limit: Side) -> bool:
        """True for a limit that does not say of what, or that stocks and loads have."""
        return not self.core_of_limit(limit) - {"load", "stock", "credit"}

    def are_alike(self, value: Side, limit: Side) -> bool:
        one, other = value.number, limit.number
        if one.unit != other.unit or one.is_percentage != other.is_percentage or one.is_price != other.is_price:
            return False
        return one.is_money == other.is_money or bool({"limit", "capacity", "quota", "threshold"} & set(other.words))

    def best(self, values: list[Side], limit: Side, column: Column, topic: set[str]) -> Side | None:
        """The number that a limit is most likely about; None where nothing speaks for any."""
        at = self.sheet.table.columns.index(column)
        ranked = [(self.speaks(each, limit, topic), each) for each in values]
        ranked.sort(key=lambda item: (-item[0], abs(item[1].number.at - at)))
        least = 1 if topic and len(ranked) == 1 else 2
        return ranked[0][1] if ranked and ranked[0][0] >= least else None

    def speaks(self, value: Side, limit: Side, topic: set[str]) -> int:
        """How much speaks for a number being what a limit is about."""
        words = set(value.number.words)
        is_same = self.is_same(value, limit)
        is_of_topic = bool(topic - self.said["limits"]) and topic <= words
        is_stock = bool(self.said["least"] & set(limit.number.words)) and bool(_STOCK & words)
        likely = 2 * bool(VALUES & words) + 3 * is_stock + 2 * bool(_LOADS & words) - 3 * bool(SELDOM & words)
        return 4 * is_same + 4 * is_of_topic + likely + bool(value.number.unit or value.number.is_money)

    def condition(self, value: Side, limit: Side, sign: str) -> str:
        spread = {">": OVER, "<": UNDER, ">=": _REACHED, "<=": UNDER}[sign]
        is_free = self.is_loose(value.number.column) or self._is_share_of(value, limit)
        if sign == ">=" and limit.sheet is not self.sheet and not is_free:
            return ""  # hardly any row would reach what it has not been drawn by
        self.draw_near(value, limit, spread, at_most=sign == ">=")
        return f"{value.text} {sign} {limit.text}"

    def _bounds(self, side: Side) -> Bounds | None:
        if side.sheet is not self.sheet:
            return bounds_elsewhere(side.sheet, side.number.column)
        return self.known(side.number.column)

    def _is_share_of(self, value: Side, limit: Side) -> bool:
        guess = self.sheet.guesses.get(value.number.column.name.lower())
        return guess is not None and guess.reason.startswith("share: ") and guess.reason.endswith(f"% of {limit.text}")

    def draw_near(self, value: Side, limit: Side, spread: tuple[int, int], *, at_most: bool = False) -> None:
        bounds = self._bounds(limit)
        column = value.number.column
        if self._is_share_of(value, limit) and not self._is_read(column):
            self.sheet.undo(column.name.lower())  # a part that is seldom all of it
        if bounds is None or bounds[0] < 0 or not self.is_loose(column):
            return
        self.be_share(value.number, limit.text, bounds, (spread[0], 100) if at_most else spread)

    def draw_between(self, value: Side, low: Side, high: Side) -> None:
        column, bounds = value.number.column, (self._bounds(low), self._bounds(high))
        if not self.is_loose(column) or bounds[0] is None or bounds[1] is None:
            return
        self.loosen(column)
        place = self.sheet.hide("place_percent", {"provider": "integer", "min": -8, "max": 108})
        text = f"{low.text} + ({high.text} - {low.text}) * {place} / 100"
        off = (bounds[1][1] - bounds[0][0]) / 10
        least = bounds[0][0] - off if bounds[0][0] < 0 else Decimal(0)
        self.write(column, text, (least, bounds[1][1] + off), f"range: about {low.text} to {high.text}", rounded=True)
