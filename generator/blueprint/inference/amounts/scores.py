"""Numbers that say how good something was: results against their range, points of the most that there are, reactions of those who saw it."""

from __future__ import annotations

import re
from decimal import Decimal

from ....schema.model import Column
from ...writing import sql_literal
from ..numbers.arithmetic import Arithmetic
from ..numbers.bounds_of_columns import bounds_elsewhere
from ..numbers.by_name import decide_number
from ..references.selection import literals_of
from ..tables.sheet import Sheet, named

_REFERENCE = frozenset(("reference", "ref", "normal", "range", "limit", "target"))
_SHOWN = frozenset(("view", "impression", "open", "play", "read", "sent"))
_REACTIONS = frozenset(
    "click like vote helpful share upvote downvote comment reaction conversion bounce dislike".split()
)


_TO_PASS = frozenset("pass passing passed".split())
_GRAVE = frozenset("score rating level risk rpn priority number".split())
_RISKS = (
    frozenset("likelihood probability occurrence".split()),
    frozenset("impact severity consequence".split()),
    frozenset(("detection", "detectability")),
)
_WORTH = frozenset("question task item exercise section problem part criterion".split())
_REACHED = {"provider": "integer", "min": 35, "max": 100}


class Marks(Arithmetic):
    """The numbers of one table, as ``Arithmetic`` has them, and what decides those that are marks."""

    def reactions(self) -> None:
        """Votes and clicks are of those who saw it."""
        shown = self.pick(lambda words: bool(_SHOWN & set(words)) and words[-1] in ("count", *_SHOWN))
        if shown is None or not self.sheet.is_open(shown):
            return
        reactions = [
            column
            for column in self.columns
            if column is not shown
            and _REACTIONS & set(self.words[column.name])
            and self.sheet.is_open(column)
            and not {"rate", "percent"} & set(self.words[column.name])
        ]
        if decide_number(self.sheet, shown) is None:
            return
        for number, column in enumerate(reactions[:4]):
            share = self.sheet.hide(f"share_{number + 1}", {"provider": "integer", "min": 0, "max": 20})
            self.share_of(column, shown, share, Decimal(20), f"share: up to 20 % of {named(shown)}")

    def results(self) -> None:
        """Low, normal or high, by the range that a measured value is compared with."""
        low, high = (
            next(
                (
                    each
                    for each in self.columns
                    if {word} & set(self.words[each.name]) and _REFERENCE & set(self.words[each.name])
                ),
                None,
            )
            for word in ("low", "high")
        )
        value = self.find(
            "value", "result", "measured value", "value number", "result value", "measured", "reading", "value numeric"
        )
        if low is None or high is None or value is None or not self.sheet.is_open(value):
            return
        state, literals = self._interpretation()
        bounds = [self.operand(column) for column in (low, high)]
        if state is None or bounds[0] is None or bounds[1] is None:
            return
        place = self.sheet.hide("place_percent", {"provider": "integer", "min": -15, "max": 115})
        text = f"{named(low)} + ({named(high)} - {named(low)}) * {place} / 100"
        if not value.nullable:
            text = f"COALESCE({text}, {place})"
        self.write(
            value,
            text,
            (Decimal(0), bounds[1][1] * Decimal("1.2")),
            f"range: near {named(low)} to {named(high)}",
            rounded=True,
        )
        if value.name.lower() in self.sheet.guesses:
            cases = f"WHEN {named(value)} < {named(low)} THEN {literals['low']} WHEN {named(value)} > {named(high)} THEN {literals['high']}"
            self.sheet.undo(state.name.lower())
            text = f"CASE {cases} ELSE {literals['normal']} END"
            self.sheet.decide(state, text, f"status: {named(value)} against its range", "sums", values=True)

    def _interpretation(self) -> tuple[Column | None, dict[str, str]]:
        """The column whose values are called low, normal and high."""
        for column in self.sheet.table.columns:
            name = column.name.lower()
            if name not in self.sheet.guesses and not self.sheet.is_open(column):
                continue
            literals: dict[str, str] = {}
            for literal, meaning in literals_of(self.sheet, column).items():
                literals |= {word: literal for word in ("low", "normal", "high") if meaning[:1] == (word,)}
            if len(literals) == 3:
                return column, literals
        return None, {}

    def within_deviations(self) -> None:
        """Passed: what is measured is within so many deviations, as the comment says."""
        score = self.find("z score", "z", "deviation score")
        if score is None:
            return
        for name, (_, condition) in list(self.sheet.flags.items()):
            column = self.sheet.table.column(name)
            limit = re.search(r"\|\s*z\w*\s*\|\s*<=?\s*(\d+(?:\.\d+)?)", column.comment)
            guess = self.sheet.guesses.get(name)
            values = guess.rule.get("values", []) if guess is not None and isinstance(guess.rule, dict) else []
            if limit is not None and len(values) == 2:
                yes, no = map(sql_literal, values)
                self.sheet.undo(name)
                text = f"IF(ABS({named(score)}) <= {limit[1]}, {yes}, {no})"
                self.sheet.decide(column, text, f"flag: its comment, {condition}", "sums", values=True)

    def risks(self) -> None:
        """How grave a risk is: how likely it is, times how much harm it does, each from 1 to 5; to 10 where it says how hard it is to find."""
        for score in self.columns:
            words = set(self.words[score.name])
            found = [self._side(kind, words - _GRAVE) for kind in _RISKS] if _GRAVE & words else []
            sides = [each for each in found if each is not None]
            if not all(found[:2]) or not found or not self.sheet.is_open(score):
                continue
            most = 5 if len(sides) == 2 else 10
            for each in sides:
                self.sheet.undo(each.name.lower())
                rule: dict[str, object] = {"provider": "integer", "min": 1, "max": most}
                bounds = Decimal(1), Decimal(most)
                self.sheet.decide(each, rule, f"range: 1 to {most}, as risks are rated", "numbers", bounds=bounds)
            text = " * ".join(map(named, sides))
            self.write(score, text, (Decimal(1), Decimal(most) ** len(sides)), f"product: {text}")

    def _side(self, kind: frozenset[str], rest: set[str]) -> Column | None:
        """The rating of one kind that nothing but its name says the range of."""
        column = self.pick(lambda words: bool(kind & set(words)) and set(words) - kind - {"score", "rating"} == rest)
        return column if column is not None and column.type.is_integer and self.is_loose(column) else None

    def is_loose(self, column: Column) -> bool:
        """True for a number that nothing decides, or its range alone."""
        guess = self.sheet.guess(column)
        return self.sheet.is_open(column) or (guess is not None and guess.layer == "numbers")

    def points(self) -> None:
        """Points are a share of the most that the row above, or the row itself, allows."""
        for column in self.columns:
            words = self.words[column.name]
            if words[-1] not in ("point", "score", "mark") or {
                "maximum",
                "minimum",
                "total",
                "count",
                "penalty",
                "final",
                "bonus",
            } & set(words):
                continue
            if self.sheet.is_open(column):
                self._within_most(column)

    def _within_most(self, column: Column) -> None:
        """Let points be a share of the most that the row, or the first of those above that says so, allows."""
        for path, sheet in self._places():
            most = _most_of(sheet, self.words[column.name][-1])
            if most is None or most.nullable:
                continue
            if sheet is not self.sheet and _WORTH & set(self.sheet.words[-1:]):
                return  # what questions are worth comes to the most of the exam
            bounds = self.any_operand(most) if sheet is self.sheet else bounds_elsewhere(sheet, most)
            if bounds is not None and bounds[0] >= 0:
                self._reach(column, f"{path}{named(most)}", bounds[1])
            return

    def _places(self) -> list[tuple[str, Sheet]]:
        """The tables of a row and of those that it must refer to, each with the path to its columns."""
        return [("", self.sheet)] + [(f"{named(own)}.", parent) for own, _, parent in self.sheet.parents]

    def _reach(self, column: Column, most: str, high: Decimal) -> None:
        """Let points be a share of ``most``: about half of it where so many are needed to pass."""
        is_needed = bool(_TO_PASS & set(self.words[column.name]))
        rule = {"provider": "choice", "values": [50, 60, 40], "weights": [5, 2, 1]} if is_needed else _REACHED
        share = self.sheet.hide("needed" if is_needed else "reached", rule)
        why = f"share: {'40 to 60' if is_needed else '35 to 100'} % of {most}"
        self.write(column, f"{most} * {share} / 100", (Decimal(0), high), why, rounded=True)


def _most_of(sheet: Sheet, points: str) -> Column | None:
    """The most points that there are by a table: ``max_score``, ``points_possible``."""
    called = (("maximum", points), (points, "maximum"), (points, "possible"))
    return next((each for each in Arithmetic(sheet).columns if sheet.tokens(each) in called), None)
