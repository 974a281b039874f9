"""Flags that compare a number with its limit, its ends or what it is a part of, and the number, which is then drawn near it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from ....schema.model import Column
from ..columns.guess import Bounds
from ..numbers.bounds_of_columns import bounds_elsewhere
from ..states.flags import compare_flag, is_drawn_flag
from ..tables.sheet import Sheet, Sheets, named
from ..words.vocabulary import data, tokens
from .relations.facts import Number, Numbers, numbers_of
from .relations.listed import listed

VALUES = frozenset(
    """actual measured measure used spent delivered result reading observed current total consumed cost final recorded found counted done value debt owed
    balance outstanding exposure raised collected achieved""".split()
)
"""Words of what is compared with a limit."""
SELDOM = frozenset("deposit advance prepaid discount tax vat fee tip commission interest reserved minimum".split())
"""Words of what hardly any limit is about."""
OVER, UNDER = (50, 112), (88, 190)
"""How many percent of a limit is drawn that some rows are above, or below."""
_REACHED = (40, 125)
_GOALS = frozenset(("goal", "target"))
_STOCK = frozenset("stock hand available current level balance present remaining".split())
_LOADS = frozenset("load loaded".split())
_LEVELS = frozenset(("level", "point"))
_PERIODS = frozenset("annual year month week day per".split())


def _is_most_possible(ends: list[Side]) -> bool:
    """True for the most points that there are, which no one has more of, whether it is enough or not."""
    words = set(ends[0].number.words)
    return len(ends) == 1 and "maximum" in words and bool(_MARKED & words)


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
        self.own = [Side(each.name, sheet, each) for each in self.numbers if sheet.is_amount(each.column)]
        self.others = [
            Side(f"{named(own)}.{each.name}", parent, each)
            for own, _, parent in sheet.parents
            for each in numbers_of(parent)
        ]

    def values_of(self, limit: Side) -> list[Side]:
        return [each for each in self.own if each.text != limit.text and self.are_alike(each, limit)]

    def core_of_limit(self, limit: Side) -> frozenset[str]:
        return limit.number.core - self.said["limits"] - self.said["least"] - _PERIODS - _LEVELS

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
        is_plain = one.words == ("value",)  # a measured one as well as an amount
        return (
            is_plain
            or one.is_money == other.is_money
            or bool({"limit", "capacity", "quota", "threshold"} & set(other.words))
        )

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
        self.draw_near(value, limit, spread, at_most=sign == ">=" and not _GOALS & set(limit.number.words))
        return f"{value.text} {sign} {limit.text}"

    def _bounds(self, side: Side) -> Bounds | None:
        if side.sheet is not self.sheet:
            return bounds_elsewhere(side.sheet, side.number.column)
        return self.known(side.number.column)

    def _is_share_of(self, value: Side, limit: Side) -> bool:
        guess = self.sheet.guess(value.number.column)
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
        place = self.sheet.hide("place_percent", {"provider": "integer", "min": -4, "max": 104})
        text = f"{low.text} + ({high.text} - {low.text}) * {place} / 100"
        off = (bounds[1][1] - bounds[0][0]) / 10
        least = bounds[0][0] - off if bounds[0][0] < 0 else Decimal(0)
        self.write(column, text, (least, bounds[1][1] + off), f"range: about {low.text} to {high.text}", rounded=True)


_MARKS = frozenset("is has was flag fl flg yn indicator need needed required".split())
_TAKEN_UP = frozenset(("full",))
_ENDS = {
    "minimum": ">=",
    "lower": ">=",
    "pass": ">=",
    "passing": ">=",
    "passed": ">=",
    "maximum": "<=",
    "upper": "<=",
    "low": ">=",
    "high": "<=",
    "limit": "<=",
    "lsl": ">=",
    "usl": "<=",
    "threshold": "<=",
    "permitted": "<=",
}
_LIMITS = frozenset("limit threshold maximum permitted ceiling capacity".split())
_SHARE = re.compile(r"share: ([\d, ]+ (?:to|or) \d+) % of (.+)")
_PASSED = frozenset("pass passing passed".split())
_MARKED = frozenset("score mark point grade".split())
_NO_VALUES = frozenset("average mean median".split())


def _whole_of(reason: str) -> str:
    """What a number was made a part of, by its reason; empty for what may be more than that."""
    found = _SHARE.fullmatch(reason)
    return found[2] if found is not None and max(map(int, re.findall(r"\d+", found[1]))) <= 100 else ""


def decide_compared_flags(sheets: Sheets) -> None:
    """Let flags that are drawn follow from the numbers that they are about."""
    for sheet in sheets.values():
        drawn = [name for name in sheet.flags if is_drawn_flag(sheet, name)]
        judge = _Judge(sheet) if drawn else None
        for column in map(sheet.table.column, drawn):
            condition = judge.by_name(column) if judge is not None else ""
            if condition:
                compare_flag(sheet, column, condition)


class _Judge(Compared):
    """The numbers of one table that its flags may be about."""

    def by_name(self, column: Column) -> str:
        """The condition that the name of a flag says; empty where no numbers are there that it may compare."""
        words = set(tokens(column.name)) - _MARKS
        topic = words - self.said["over"] - self.said["under"] - self.said["reached"]
        is_bad = bool(words & self.said["bad"] or {"out", "range"} <= words or {"out", "limit"} <= words)
        if words & self.said["good"] or is_bad or {"in", "specification"} <= words:
            comment = set(tokens(column.comment.strip().replace(" ", "_"))) if column.comment else set()
            return self._within_ends(words | comment, is_good=not is_bad)
        if {"sold", "out"} <= words:
            words, topic = {"full"}, set()
        if words & self.said["reached"]:
            condition = self._all_of_it(topic)
            if condition or words & _TAKEN_UP:
                return condition
        for kind, sign in ("reached", ">="), ("over", ">"), ("under", "<"):
            if words & self.said[kind]:
                sign = "<=" if "reorder" in words else sign  # the point is where one orders, not below it
                return self._about_limit(column, topic, sign, kind)
        return ""

    def _about_limit(self, column: Column, topic: set[str], sign: str, kind: str) -> str:
        limits = self.said["least" if kind == "under" else "limits"]
        special = topic - self.said["limits"] - limits
        is_said = any(special <= set(each.number.words) for each in (*self.own, *self.others))
        both = self._limits_of(limits, topic) if is_said else ([], [])
        for found, is_called in zip(both, (True, False), strict=True):
            pairs = [(self._value_of(limit, column, topic, limits, is_called=is_called), limit) for limit in found]
            ranked = [(self.speaks(value, limit, topic), value, limit) for value, limit in pairs if value is not None]
            if ranked:
                _, value, limit = max(ranked, key=lambda item: item[0])
                return self.condition(value, limit, sign)
        return ""

    def _value_of(
        self, limit: Side, column: Column, topic: set[str], limits: frozenset[str], *, is_called: bool
    ) -> Side | None:
        """The number that a limit is about; one that the flag is not called after must say of what it is."""
        never = _LIMITS if is_called else limits | self.said["limits"]
        values = [each for each in self.values_of(limit) if not never & set(each.number.words)]
        if not is_called:
            values = [each for each in values if self.is_same(each, limit) or self.is_of_any(limit)]
        return self.best(values, limit, column, topic)

    def _limits_of(self, words: frozenset[str], topic: set[str]) -> tuple[list[Side], list[Side]]:
        """The limits that a flag is called after, and the others, those of the row itself first."""
        found = [each for each in (*self.own, *self.others) if words & set(each.number.words)]
        called = [each for each in found if topic and topic <= set(each.number.words)]
        return called, [each for each in found if each not in called]

    def _all_of_it(self, topic: set[str]) -> str:
        """The condition that a number is all of what it was made a part of: the places that are taken are all that there are."""
        found = []
        for value in self.own:
            guess = self.sheet.guess(value.number.column)
            whole = _whole_of(guess.reason) if guess is not None and not value.number.column.nullable else ""
            limit = next((each for each in (*self.own, *self.others) if each.text == whole), None)
            if limit is not None and not value.number.is_percentage and not SELDOM & set(value.number.words):
                found.append((bool(topic & set(value.number.words)), value, limit))
        named_so = [each for each in found if each[0]] or (found if not topic else [])
        if len(named_so) != 1:
            return ""
        _, value, limit = named_so[0]
        return self.condition(value, limit, ">=")

    def _within_ends(self, said: set[str], *, is_good: bool) -> str:
        """The condition that a number is between its smallest and its largest value, those of the row or of a row above."""
        values = [each for each in self.own if not (_ENDS.keys() | _NO_VALUES) & set(each.number.words)]
        called = [each for each in values if said & set(each.number.core)]
        found = []
        for value in called or values:
            ends = next(
                (
                    ends
                    for group in (self.own, self.others)
                    if (ends := [e for e in group if self._is_end_of(e, value)])
                ),
                [],
            )
            if ends and not _is_most_possible(ends):
                # who has passed by points has done so whatever the most attempts are
                is_passed = any(_PASSED & set(each.number.words) for each in ends)
                found.append((is_passed, len(ends), value.number.at, value, ends))
        if not found:
            return ""
        *_, value, ends = max(found, key=lambda item: item[:3])
        return self._between(value, ends, is_good=is_good)

    def _is_end_of(self, end: Side, value: Side) -> bool:
        said = _ENDS.keys() & set(end.number.words)
        of_end = end.number.core - _ENDS.keys() - VALUES
        of_value = value.number.core - VALUES
        same = of_end == of_value if of_end and of_value else bool(VALUES & set(value.number.words))
        same = same or bool(of_end and of_value and of_end | of_value <= _MARKED)
        return bool(said) and same and self.are_alike(value, end)

    def _between(self, value: Side, ends: list[Side], *, is_good: bool) -> str:
        # of ``pass_threshold`` both words are ends: to pass is what it is for
        signs = [next(sign for word, sign in _ENDS.items() if word in end.number.words) for end in ends]
        if len(ends) == 1:
            spread = UNDER if signs == [">="] else OVER
            self.draw_near(value, ends[0], spread)
        elif sorted(signs) == ["<=", ">="]:
            low, high = (ends[signs.index(sign)] for sign in (">=", "<="))
            self.draw_between(value, low, high)
        else:
            return ""
        kept = [f"{value.text} {sign} {end.text}" for end, sign in zip(ends, signs, strict=True)]
        turned = [
            f"{value.text} {'<' if sign == '>=' else '>'} {end.text}" for end, sign in zip(ends, signs, strict=True)
        ]
        return " AND ".join(kept) if is_good else " OR ".join(turned)
