"""Wholes that are the sum of their parts without any word of a sum of money: guests are adults and children, matches played are
won, lost and drawn ones, and a plain ``total`` is what the counts beside it come to. The words are in ``arithmetic.toml``."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from ....schema.model import Column
from ..comments.values import default_literal
from ..numbers.arithmetic import Arithmetic
from ..tables.sheet import Sheet
from ..words.vocabulary import data

_NO_COUNT = frozenset(
    """id code number rate percent price cost amount fee year month day hour minute second weight size length width height version age level
    position rank order sequence line maximum minimum capacity limit target score port temperature speed pressure average""".split()
)
_SKIPPED = frozenset("total all overall sum count quantity number of combined".split())


def decide_partitions(sheet: Sheet) -> None:
    """Decide the wholes of which the row has all parts."""
    _Partitions(sheet).wholes()


@lru_cache(maxsize=1)
def _parts() -> dict[str, set[int]]:
    """The sets of parts that each word is in."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(data()["partitions"]["parts"].strip().splitlines()):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return found


class _Partitions(Arithmetic):
    def wholes(self) -> None:
        for target in self.columns:
            if target.nullable or not target.type.is_integer or not self.sheet.is_open(target):
                continue
            if not set(data()["partitions"]["wholes"].split()) & set(self.words[target.name]):
                continue
            parts = self._called_parts(target) or self._run_beside(target)
            if len(parts) > 1:
                self._add_up(target, parts)

    def _called_parts(self, target: Column) -> list[Column]:
        """The columns of one set of parts, of the noun that the whole has: ``home_wins`` are no part of ``away_played``."""
        found: dict[int, list[Column]] = {}
        for column in self._counts(target):
            for number in self._sets_of(column, target):
                found.setdefault(number, []).append(column)
        return max(found.values(), key=len, default=[])

    def _sets_of(self, column: Column, target: Column) -> set[int]:
        words = self.words[column.name]
        common = set(self.words[target.name]) | _SKIPPED
        whole = "_".join(word for word in words if word not in common)
        kinds = [whole] if whole in _parts() else [each for each in words if each in _parts()]
        rest = set() if kinds == [whole] else {word for word in words if word not in kinds} - common
        return {number for kind in kinds for number in _parts()[kind]} if not rest else set()

    def _run_beside(self, target: Column) -> list[Column]:
        """The counts next to a plain total, before it or behind it, that are like it in type and DEFAULT."""
        if set(self.words[target.name]) - _SKIPPED or "total" not in self.words[target.name]:
            return []
        columns = self.sheet.table.columns
        place = columns.index(target)
        counts = set(map(id, self._counts(target)))
        behind, before = [], []
        for column in columns[place + 1 :]:
            if id(column) not in counts:
                break
            behind.append(column)
        for column in reversed(columns[:place]):
            if id(column) not in counts:
                break
            before.append(column)
        return list(reversed(before)) if len(before) > 1 else behind

    def _counts(self, target: Column) -> list[Column]:
        """The whole numbers that may be parts: of the same type, with the same DEFAULT, and decided by no other row."""
        return [
            each
            for each in self.columns
            if each is not target
            and not each.nullable
            and each.type.name == target.type.name
            and (default_literal(each) == default_literal(target) or default_literal(each) in (0, 1, None))
            and not _NO_COUNT & set(self.words[each.name])
            and "total" not in self.words[each.name]
        ]

    def _add_up(self, target: Column, parts: list[Column]) -> None:
        are_many = {"household", "population", "family"} & {word for words in self.words.values() for word in words}
        is_party = not are_many and all(_PARTY & set(self.words[each.name]) for each in parts)
        for column in parts:
            if is_party and self.sheet.is_open(column):
                self._draw_people(column)
            if self.any_operand(column, 60) is None:
                return
        self.sum(target, parts, [])

    def _draw_people(self, column: Column) -> None:
        """Adults of a party, and how many children and infants come with them."""
        words = set(self.words[column.name])
        low, high = (1, 4) if _GROWN & words else (0, 1) if {"infant", "baby", "toddler"} & words else (0, 3)
        rule = {"provider": "integer", "min": low, "max": high, "skew": 2}
        self.sheet.decide(column, rule, "range: people of a party", "numbers", bounds=(Decimal(low), Decimal(high)))


_GROWN = frozenset("adult senior man woman male female".split())
_PARTY = _GROWN | frozenset(
    "child infant baby toddler youth teenager minor concession student pensioner elderly".split()
)
