"""Flags that follow from a comparison of numbers: of one with its limit, or its smallest and largest value. What is compared is then drawn
near its limit, so that some rows are beyond it."""

from __future__ import annotations

import re
from decimal import Decimal

from ....schema.model import Column
from ..states.derived_flags import follow
from ..states.flags import compare_flag, is_drawn_flag
from ..tables.sheet import Sheets, State
from ..words.vocabulary import data, tokens
from .compared_numbers import OVER, SELDOM, UNDER, VALUES, Compared, Side
from .relations.listed import listed

_MARKS = frozenset("is has was flag fl flg yn indicator".split())
_TAKEN_UP = frozenset(("full",))
_ENDS = {
    "minimum": ">=",
    "lower": ">=",
    "pass": ">=",
    "passing": ">=",
    "passed": ">=",
    "maximum": "<=",
    "upper": "<=",
    "limit": "<=",
    "threshold": "<=",
    "permitted": "<=",
}
_LIMITS = frozenset("limit threshold maximum permitted ceiling capacity".split())
_SHARE = re.compile(r"share: ([\d, ]+ (?:to|or) \d+) % of (.+)")
_FEW = 4
_NO_VALUES = frozenset("average mean median".split())


def _whole_of(reason: str) -> str:
    """What a number was made a part of, by its reason; empty for what may be more than that."""
    found = _SHARE.fullmatch(reason)
    return found[2] if found is not None and max(map(int, re.findall(r"\d+", found[1]))) <= 100 else ""


def decide_compared_flags(sheets: Sheets) -> None:
    """Let flags that are drawn follow from the numbers that they are about."""
    for sheet in sheets.values():
        drawn = [name for name in sheet.flags if is_drawn_flag(sheet, name)]
        verdicts = [found for state in sheet.choices if (found := _verdict_of(state)) is not None]
        if drawn or verdicts:
            judge = _Judge(sheet)
            if len(verdicts) == 1:
                judge.pronounce(*verdicts[0])
            for name in drawn:
                column = sheet.table.column(name)
                condition = judge.by_name(column)
                if condition:
                    compare_flag(sheet, column, condition)


def decide_complete_flags(sheets: Sheets) -> None:
    """Let flags that all of something has come, or is taken, follow from what is a part of a number."""
    for sheet in sheets.values():
        drawn = [name for name in sheet.flags if is_drawn_flag(sheet, name)]
        if drawn:
            judge = _Judge(sheet)
            for name in drawn:
                condition = judge.by_whole(sheet.table.column(name))
                if condition:
                    compare_flag(sheet, sheet.table.column(name), condition)


def _verdict_of(state: State) -> tuple[State, str, str] | None:
    """A column that says pass or fail, with both literals; None for others."""
    said = data()["compared"]["verdicts"]
    good, bad = (
        [literal for literal, meaning in state.values if listed(said[kind]).keys() & set(meaning)]
        for kind in ("good", "bad")
    )
    return (state, good[0], bad[0]) if len(good) == len(bad) == 1 and len(state.values) <= _FEW else None


class _Judge(Compared):
    """The numbers of one table that its flags may be about."""

    def pronounce(self, state: State, good: str, bad: str) -> None:
        """Let a verdict follow from a number that is beside its smallest or largest value."""
        condition = self._within_ends(set(), is_good=True)
        if condition:
            others = [literal for literal, _ in state.values if literal not in (good, bad)]
            if not others and self.sheet.is_open(state.column):
                text = f"CASE WHEN {condition} THEN {good} ELSE {bad} END"
                self.sheet.decide(state.column, text, f"status: {condition}", "rollups", values=True)
            follow(self.sheet, state, others, f" WHEN {condition} THEN {good} ELSE {bad}")

    def by_name(self, column: Column) -> str:
        """The condition that the name of a flag says; empty where no numbers are there that it may compare."""
        words = set(tokens(column.name)) - _MARKS
        topic = words - self.said["over"] - self.said["under"] - self.said["reached"]
        if words & self.said["good"] or words & self.said["bad"] or {"in", "specification"} <= words:
            comment = set(tokens(column.comment.strip().replace(" ", "_"))) if column.comment else set()
            return self._within_ends(words | comment, is_good=not words & self.said["bad"])
        counted = self._counted(words)
        if counted:
            return counted
        if {"sold", "out"} <= words:
            words, topic = {"full"}, set()
        if "overdue" in words and words & self.said["limits"]:  # OVR_EST
            words, topic = {"over"}, words - {"overdue"}
        if words & self.said["reached"]:
            condition = self._all_of_it(topic)
            if condition or words & _TAKEN_UP:
                return condition
        for kind, sign in ("reached", ">="), ("over", ">"), ("under", "<"):
            if words & self.said[kind]:
                return self._about_limit(column, topic, sign, kind)
        return ""

    def _counted(self, words: set[str]) -> str:
        """``defect_flag`` beside ``defect_count``: there are any."""
        found = [
            each for each in self.own if "count" in each.number.words and set(each.number.words) == words | {"count"}
        ]
        if len(found) != 1 or found[0].number.column.nullable:
            return ""
        column = found[0].number.column
        if self.is_loose(column):
            self.loosen(column)
            rule = {"provider": "choice", "values": [0, 1, 2, 3, 5], "weights": [12, 4, 2, 1, 1]}
            self.sheet.decide(
                column, rule, "range: most have none, as a flag says", "numbers", bounds=(Decimal(0), Decimal(5))
            )
        return f"{found[0].text} > 0"

    def by_whole(self, column: Column) -> str:
        """The condition that a flag such as ``fully_returned`` says of what is a part of something."""
        words = set(tokens(column.name)) - _MARKS
        said = words & (self.said["reached"] | {"fully", "all", "completely", "everything"})
        return self._all_of_it(words - said) if said or words == {"paid"} else ""

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
            guess = self.sheet.guesses.get(value.number.column.name.lower())
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
            if ends:
                found.append((len(ends), value.number.at, value, ends))
        if not found:
            return ""
        _, _, value, ends = max(found, key=lambda item: item[:2])
        return self._between(value, ends, is_good=is_good)

    def _is_end_of(self, end: Side, value: Side) -> bool:
        said = _ENDS.keys() & set(end.number.words)
        of_end = end.number.core - _ENDS.keys() - VALUES
        of_value = value.number.core - VALUES
        same = of_end == of_value if of_end and of_value else bool(VALUES & set(value.number.words))
        return bool(said) and same and self.are_alike(value, end)

    def _between(self, value: Side, ends: list[Side], *, is_good: bool) -> str:
        signs = [_ENDS[next(iter(_ENDS.keys() & set(end.number.words)))] for end in ends]
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
