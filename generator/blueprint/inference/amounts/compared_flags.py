"""Flags that follow from a comparison of numbers: of one with its limit, its smallest and largest value, or with a number that the comment
gives. What is compared is then drawn near its limit, so that some rows are beyond it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from ....schema.model import Column
from ..columns.guess import Bounds
from ..comments.comparisons_said import Said, compared, is_outside
from ..numbers.bounds_of_columns import bounds_elsewhere
from ..numbers.by_name import number_rule
from ..states.flags import compare_flag, is_drawn_flag
from ..tables.sheet import Sheet, Sheets, is_exact, named, scale_of
from ..words.identifiers import words_of
from ..words.vocabulary import data, tokens
from .operands import operand_of
from .relations.facts import Number, Numbers, listed, numbers_of

_MARKS = frozenset("is has was flag fl flg yn indicator".split())
_VALUES = frozenset(
    "actual measured used spent delivered result reading observed current total consumed cost final recorded found counted done value".split()
)
_STOCK = frozenset("stock hand available current level balance present remaining".split())
_SELDOM = frozenset("deposit advance prepaid discount tax vat fee tip commission interest reserved minimum".split())
_PERIODS = frozenset("annual year month week day per".split())
_ENDS = {
    "minimum": ">=",
    "lower": ">=",
    "maximum": "<=",
    "upper": "<=",
    "limit": "<=",
    "threshold": "<=",
    "permitted": "<=",
}
_LIMITS = frozenset("limit threshold maximum permitted ceiling capacity".split())
_OVER, _UNDER, _REACHED = (50, 112), (88, 190), (40, 125)


def _spelled(text: str) -> set[str]:
    """The words of a text as names have them, but for the short ones."""
    return {word for word in words_of(text.strip().replace(" ", "_")) if len(word) > 3}


class _Side(NamedTuple):
    """A number as the row reaches it; ``sheet`` has it."""

    text: str
    sheet: Sheet
    number: Number


def decide_compared_flags(sheets: Sheets) -> None:
    """Let flags that are drawn follow from the numbers that they are about."""
    for sheet in sheets.values():
        drawn = [name for name in sheet.flags if is_drawn_flag(sheet, name)]
        if drawn:
            judge = _Judge(sheet)
            for name in drawn:
                column = sheet.table.column(name)
                condition = judge.by_comment(column) or judge.by_name(column)
                if condition:
                    compare_flag(sheet, column, condition)


class _Judge(Numbers):
    """The numbers of one table that its flags may be about."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self.said = {kind: frozenset(listed(text)) for kind, text in data()["compared"]["flags"].items()}
        self.own = [
            _Side(each.name, sheet, each)
            for each in self.numbers
            if each.column.name.lower() not in sheet.flags and each.column.name.lower() not in sheet.builder.linked
        ]
        self.others = [
            _Side(f"{named(own)}.{each.name}", parent, each)
            for own, _, parent in sheet.parents
            for each in numbers_of(parent)
        ]

    # ---- by the comment --------------------------------------------------------------------------------------------------

    def by_comment(self, column: Column) -> str:
        """The condition that the comment of a flag says; empty where it says none of numbers that are there."""
        for each in compared(column.comment) if column.comment else ():
            condition = self._with_number(column, each) if each.number is not None else self._with_other(column, each)
            if condition:
                return condition
        outside = is_outside(column.comment) if column.comment else None
        said = (
            set(tokens(column.comment.strip().replace(" ", "_"))) | _spelled(column.comment)
            if column.comment
            else set()
        )
        return self._within_ends(said, is_good=not outside) if outside is not None else ""

    def _with_number(self, column: Column, said: Said) -> str:
        side = self._measured(column, said)
        if side is None or said.number is None:
            return ""
        self._draw_about(side.number, said.number, said.sign)
        return f"{side.text} {said.sign} {said.number}"

    def _measured(self, column: Column, said: Said) -> _Side | None:
        """The number of the row that is compared with one: what the comment names, what is in its unit, the one beside the flag."""
        words = {token for text in (said.left, said.right) for token in tokens(text.strip().replace(" ", "_"))}
        words |= {"temperature"} if words & {"degree", "grad", "grado", "degre", "grau", "graad"} else set()
        at = self.sheet.table.columns.index(column)
        named_so = [each for each in self.own if words & {*each.number.words, each.number.unit} - {""}]
        if not named_so and "point" not in words:
            return None
        totals = [each for each in self.own if {"total", "score"} & set(each.number.words) and not each.number.unit]
        if "point" in words and totals:
            return totals[-1]
        return min(
            named_so, key=lambda each: (-len(words & set(each.number.words)), abs(each.number.at - at)), default=None
        )

    def _with_other(self, column: Column, said: Said) -> str:
        """``Ablauf über dem Grenzwert``: two numbers that a comment names."""
        right = operand_of(self.sheet, column, said.right)
        if right is None or right.column is column or not is_exact(right.column):
            return ""
        limit = next((each for each in (*self.own, *self.others) if each.text == right.text), None)
        if limit is None:
            return ""
        words = set(tokens(said.left.strip().replace(" ", "_"))) | _spelled(said.left)
        values = self._values_of(limit)
        by_words = [each for each in values if words & {*each.number.core, *words_of(each.number.column.name)}]
        value = self._best(by_words or values, limit, column, set())
        return self._condition(value, limit, said.sign) if value is not None else ""

    # ---- by the name -----------------------------------------------------------------------------------------------------

    def by_name(self, column: Column) -> str:
        """The condition that the name of a flag says; empty where no numbers are there that it may compare."""
        words = set(tokens(column.name)) - _MARKS
        topic = words - self.said["over"] - self.said["under"] - self.said["reached"]
        if words & self.said["good"] or words & self.said["bad"]:
            return self._within_ends(words, is_good=bool(words & self.said["good"]))
        for kind, sign in ("reached", ">="), ("over", ">"), ("under", "<"):
            if words & self.said[kind]:
                return self._about_limit(column, topic, sign, kind)
        return ""

    def _about_limit(self, column: Column, topic: set[str], sign: str, kind: str) -> str:
        limits = self.said["least" if kind == "under" else "limits"]
        for group in (self.own, self.others):
            found = [each for each in group if limits & set(each.number.words) and not each.number.is_percentage]
            called = [each for each in found if topic and topic <= set(each.number.words)]
            never = _LIMITS if called else limits | self.said["limits"]
            best: tuple[int, _Side, _Side] | None = None
            for limit in called or found:
                values = [each for each in self._values_of(limit) if not never & set(each.number.words)]
                value = self._best(values, limit, column, topic)
                if value is not None and (best is None or self._speaks(value, limit, topic) > best[0]):
                    best = self._speaks(value, limit, topic), value, limit
            if best is not None:
                return self._condition(best[1], best[2], sign)
        return ""

    def _values_of(self, limit: _Side) -> list[_Side]:
        return [each for each in self.own if each.text != limit.text and self._are_alike(each, limit)]

    def _within_ends(self, said: set[str], *, is_good: bool) -> str:
        """The condition that a number is between its smallest and its largest value, those of the row or of a row above."""
        values = [each for each in self.own if not _ENDS.keys() & set(each.number.words)]
        called = [each for each in values if said & set(each.number.core)]
        for value in reversed(called or values):
            for group in (self.own, self.others):
                ends = [each for each in group if self._is_end_of(each, value)]
                if ends:
                    return self._between(value, ends, is_good=is_good)
        return ""

    def _is_end_of(self, end: _Side, value: _Side) -> bool:
        said = _ENDS.keys() & set(end.number.words)
        of_end = end.number.core - _ENDS.keys() - _VALUES
        of_value = value.number.core - _VALUES
        same = of_end == of_value if of_end and of_value else bool(_VALUES & set(value.number.words))
        return bool(said) and same and self._are_alike(value, end)

    def _between(self, value: _Side, ends: list[_Side], *, is_good: bool) -> str:
        signs = [_ENDS[next(iter(_ENDS.keys() & set(end.number.words)))] for end in ends]
        if len(ends) == 1:
            spread = _UNDER if signs == [">="] else _OVER
            self._draw_near(value, ends[0], spread)
        elif sorted(signs) == ["<=", ">="]:
            low, high = (ends[signs.index(sign)] for sign in (">=", "<="))
            self._draw_between(value, low, high)
        else:
            return ""
        kept = [f"{value.text} {sign} {end.text}" for end, sign in zip(ends, signs, strict=True)]
        turned = [
            f"{value.text} {'<' if sign == '>=' else '>'} {end.text}" for end, sign in zip(ends, signs, strict=True)
        ]
        return " AND ".join(kept) if is_good else " OR ".join(turned)

    # ---- which numbers, and what they are -------------------------------------------------------------------------------

    def _are_alike(self, value: _Side, limit: _Side) -> bool:
        one, other = value.number, limit.number
        if one.unit != other.unit or one.is_percentage != other.is_percentage or one.is_price != other.is_price:
            return False
        return one.is_money == other.is_money or bool({"limit", "capacity", "quota", "threshold"} & set(other.words))

    def _best(self, values: list[_Side], limit: _Side, column: Column, topic: set[str]) -> _Side | None:
        """The number that a limit is most likely about; None where nothing speaks for any."""
        at = self.sheet.table.columns.index(column)
        ranked = [(self._speaks(each, limit, topic), each) for each in values]
        ranked.sort(key=lambda item: (-item[0], abs(item[1].number.at - at)))
        return ranked[0][1] if ranked and (ranked[0][0] > 0 or (len(ranked) == 1 and not ranked[0][0])) else None

    def _speaks(self, value: _Side, limit: _Side, topic: set[str]) -> int:
        """How much speaks for a number being what a limit is about."""
        of_limit = limit.number.core - self.said["limits"] - self.said["least"] - _PERIODS
        words, own = set(value.number.words), value.number.core - _VALUES
        is_same = bool(of_limit) and (own == of_limit or of_limit <= value.number.core)
        is_of_topic = bool(topic - self.said["limits"]) and topic <= words
        is_stock = bool(self.said["least"] & set(limit.number.words)) and bool(_STOCK & words)
        likely = 2 * bool(_VALUES & words) + 3 * is_stock - 3 * bool(_SELDOM & words)
        return 4 * is_same + 4 * is_of_topic + likely + bool(value.number.unit) + value.number.is_money

    def _condition(self, value: _Side, limit: _Side, sign: str) -> str:
        spread = {">": _OVER, "<": _UNDER, ">=": _REACHED, "<=": _UNDER}[sign]
        if sign == ">=" and limit.sheet is not self.sheet and not self.is_loose(value.number.column):
            return ""  # hardly any row would reach what it has not been drawn by
        self._draw_near(value, limit, spread, at_most=sign == ">=")
        return f"{value.text} {sign} {limit.text}"

    def _bounds(self, side: _Side) -> Bounds | None:
        if side.sheet is not self.sheet:
            return bounds_elsewhere(side.sheet, side.number.column)
        return self.known(side.number.column)

    def _draw_near(self, value: _Side, limit: _Side, spread: tuple[int, int], *, at_most: bool = False) -> None:
        bounds = self._bounds(limit)
        if bounds is None or bounds[0] < 0 or not self.is_loose(value.number.column):
            return
        self.be_share(value.number, limit.text, bounds, (spread[0], 100) if at_most else spread)

    def _draw_between(self, value: _Side, low: _Side, high: _Side) -> None:
        column, bounds = value.number.column, (self._bounds(low), self._bounds(high))
        if not self.is_loose(column) or bounds[0] is None or bounds[1] is None:
            return
        self.loosen(column)
        place = self.sheet.hide("place_percent", {"provider": "integer", "min": -8, "max": 108})
        text = f"{low.text} + ({high.text} - {low.text}) * {place} / 100"
        off = (bounds[1][1] - bounds[0][0]) / 10
        least = bounds[0][0] - off if bounds[0][0] < 0 else Decimal(0)
        self.write(column, text, (least, bounds[1][1] + off), f"range: about {low.text} to {high.text}", rounded=True)

    def _draw_about(self, number: Number, threshold: Decimal, sign: str) -> None:
        """Let a number be drawn so that some rows are beyond a threshold: as it usually is, where the threshold is in that range."""
        column = number.column
        if not self.is_loose(column) or threshold <= 0:
            return
        found = number_rule(self.sheet, column)
        if found is not None and found[1][0] < threshold < found[1][1]:
            return
        self.loosen(column)
        percent = (50, 115) if sign in (">", "<=") else (88, 160)
        low, high = (threshold * each / 100 for each in percent)
        step = Decimal(1).scaleb(-scale_of(column))
        low, high = low.quantize(step), high.quantize(step)
        if column.type.is_integer:
            rule: dict[str, Any] = {"provider": "integer", "min": int(low), "max": max(int(high), int(threshold) + 1)}
        else:
            rule = {"provider": "decimal", "min": str(low), "max": str(high)}
        self.sheet.decide(
            column, rule, f"range: about {threshold}, as a flag beside it says", "numbers", bounds=(low, high)
        )
