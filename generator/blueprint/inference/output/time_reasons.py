"""The reasons of times as whoever reads the blueprint can check them: how long before or after which other time of the row.

A layer decides in which order the times of a row lie; only when all rules are written does it follow from them how much lies between.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import ceil, floor, inf
from typing import NamedTuple

from ....schema.model import Column
from ..columns.guess import Guess
from ..tables.sheet import Sheet, is_temporal
from ..tables.state import SchemaRules
from .expression_tree import UNREAD, Tree, tree_of
from .intervals import ANY, DAY, REFERENCE_DATE, Intervals, Range, Times
from .named_columns import implies
from .named_times import after_leaving, after_steps, counted_from

_HOUR = 60
_YEARS, _DAYS, _HOURS = 1095 * DAY, 2 * DAY, 5 * _HOUR  # from how many minutes on these are the units
_WIDEST = 400 * DAY
_LENGTH = re.compile(r"(?:from )?-?\d.* (?:minute|hour|day|week|month|year)s? after (.+)")
_ORDER = re.compile(r" < `?([^`]+)`?$")  # of a check
_COUNTED = re.compile(r"\b(?:minute|hour|day|week|month|year)s? (?:after|from) ")
_CLOCK = "@"  # behind the name of a column of days: the time that it holds the day of
_MOST_PARENTS = 2
_LIFE = "at any time of its life"
_BEGINNING = "the row's beginning"
_SAYS_NOTHING = (
    "its comment",
    "from ",
    "usual ",
    "the year",
    "the age",
    "the month",
)
"""How reasons begin that are of no time, or say all."""


class _Held(NamedTuple):
    """What a column holds: a day only, and the tree of the time that it is the day of."""

    is_day: bool
    tree: Tree


class _Distances(NamedTuple):
    """How far a time is from others: whether it is a day, what it is computed as, from what it is how far, what the columns of its row hold, and how the
    schema spells them."""

    is_day: bool
    tree: Tree
    found: Times
    held: Mapping[str, _Held]
    spelled: Mapping[str, str]

    def phrase(self, since: str) -> str | None:
        """How long before or after another time it is."""
        exact = _in_calendar(self.tree, [each for each in self.held if self.held[each] == self.held.get(since)])
        if exact:
            return f"{exact} after {self.spelled.get(since, since)}"
        called = "the reference date" if since == REFERENCE_DATE else self.spelled.get(since, since)
        is_first_instant = since == REFERENCE_DATE or (since in self.held and self.held[since].is_day)
        if self.is_day or (is_first_instant and since != REFERENCE_DATE):
            return _phrase(_in_days(self.found, since if is_first_instant else "", since), called, is_day=True)
        return _phrase(self.found.get(since, ANY), called)

    def in_life(self, begun: str) -> str | None:
        """When in the life of its row it is, which began at ``begun``; None where it may be ahead."""
        if self.found.get(REFERENCE_DATE, ANY)[1] > 0:
            return None
        low = max(self.found.get(each, ANY)[0] for each in (begun, begun + _CLOCK))
        since = f"from {self.spelled.get(begun, begun)} to" if low >= 0 else "before"
        return f"at any time {since} the reference date"

    def nearest(self, head: str, name: str) -> str | None:
        """How far it is from the time that it is nearest to, said behind what the layer says."""
        others = [each for each in (*self.held, REFERENCE_DATE) if each != name and each in self.found]
        others = [each for each in others if each in re.findall(r"\w+", head.lower())] or others
        nearest = min(others, key=lambda each: _width(self.found[each]), default=None)
        if nearest is None or _width(self.found[nearest]) > _WIDEST or self.found[nearest] == (0, 0):
            return None
        said = self.phrase(nearest)
        if said is None or said.startswith(("0 ", "up to 1 day after")):
            return None  # on that day, which the reason says
        is_all = head.lower() in (f"after {nearest}", f"before {nearest}", f"near {nearest}")
        return said if is_all else f"{head}: {said}"


class TimeReasons:
    """The reasons of the times of all tables."""

    def __init__(self, inferred: SchemaRules) -> None:
        self._sheets = inferred.sheets
        self._intervals = Intervals(inferred)
        self._held_in: dict[str, dict[str, _Held]] = {}  # by table, once asked for

    def of(self, sheet: Sheet) -> Iterator[tuple[str, str]]:
        """The times of a table whose reasons can say more, by the names of the columns as the schema spells them."""
        held = self._all_held(sheet)
        for name in held:
            guess = sheet.guesses.get(name)
            if guess is not None and guess.layer == "time" and guess.reason.startswith("time: "):
                head, mark, rest = guess.reason.removeprefix("time: ").partition("; ")
                given = None if head.startswith(_SAYS_NOTHING) else self._given(sheet, name, head, held)
                given = given or self._named(sheet, guess, head, held)
                if given is not None:
                    yield guess.column, f"time: {given}{mark}{rest}"

    def _named(self, sheet: Sheet, guess: Guess, head: str, held: Mapping[str, _Held]) -> str | None:
        """What a time comes after or is counted from, by the names of the columns that its rule reads."""
        name = guess.column.lower()
        rule = self._intervals.rule(sheet.name, name)
        shown = {
            str(each.tree[1]): other
            for other, each in held.items()
            if each.tree[0] == "name" and other != name and self._is_set(sheet, other, name)
        }
        spelled = {each.name.lower(): each.name for each in sheet.table.columns}
        called = {hidden: spelled[other] for hidden, other in shown.items()} | spelled
        if isinstance(rule, dict) and "after" in rule:
            return after_steps(head, rule["after"], called)
        if head == _LIFE and held[name].tree[0] == "name":
            left = self._intervals.rule(sheet.name, str(held[name].tree[1]))
            return after_leaving(left, called) if isinstance(left, dict) else None
        if held[name].tree == ("name", name):
            return None
        return counted_from(head, held[name].tree, called)

    def are_in_order(self, sheet: Sheet, guess: Guess) -> bool:
        """True where the check of a time wants it to be no earlier than another one, and its rule never is."""
        order = _ORDER.search(guess.check) if guess.layer == "time" else None
        held = self._all_held(sheet)
        name, earlier = guess.column.lower(), order[1].lower() if order is not None else ""
        if name not in held or earlier not in held:
            return False
        found = self._found(sheet, name, held)
        return max(found.get(each, ANY)[0] for each in (earlier, earlier + _CLOCK)) >= 0

    def _found(self, sheet: Sheet, name: str, held: Mapping[str, _Held]) -> Times:
        """How far a time is from what it is counted from, other columns of its row among that."""
        found = self._intervals.value(sheet.name, held[name].tree, _known(held, name))
        if not isinstance(found, dict):
            return {}
        same = {}
        for other, each in held.items():
            since = str(each.tree[1]) if each.tree[0] == "name" else ""
            if other != name and since in found:  # it holds what a hidden column does
                same[other + _CLOCK if each.is_day else other] = found[since]
        for since in same.keys() & found.keys():
            same[since] = (max(same[since][0], found[since][0]), min(same[since][1], found[since][1]))
        return found | same

    def _all_held(self, sheet: Sheet) -> dict[str, _Held]:
        """What the times of a table hold, by the names of their columns in lower case."""
        if sheet.name not in self._held_in:
            held = ((column.name.lower(), self._held(sheet, column)) for column in sheet.table.columns)
            self._held_in[sheet.name] = {name: each for name, each in held if each is not None}
        return self._held_in[sheet.name]

    def _held(self, sheet: Sheet, column: Column) -> _Held | None:
        rule = self._intervals.rule(sheet.name, column.name.lower())
        text = (
            rule.get("expression", column.name if {"after", "from"} & rule.keys() else None)
            if isinstance(rule, dict)
            else rule
        )
        tree = tree_of(text) if isinstance(text, str) and is_temporal(column) and column.type.name != "time" else UNREAD
        if tree == UNREAD:
            return None
        if tree[:2] == ("call", "DATE"):
            return _Held(True, tree[2])
        return _Held(column.type.name == "date", tree)

    def _given(self, sheet: Sheet, name: str, head: str, held: Mapping[str, _Held]) -> str | None:
        """What a time's reason says with how long before or after another time it is; None where it can say no more."""
        own = held[name]
        if own.tree == ("name", name) and head != _LIFE:
            return None  # drawn: its rule says how long after what
        spelled = {each.name.lower(): each.name for each in sheet.table.columns}
        distances = _Distances(own.is_day, own.tree, self._found(sheet, name, held), held, spelled)
        if head.startswith(_BEGINNING):
            return self._begins(sheet, head, own, distances)
        begun = self._beginning(sheet, held, name)
        if head.startswith("in order"):
            said = distances.phrase(begun)
            return f"in order, {said}" if said else None
        if head == _LIFE:
            return distances.in_life(begun)
        length = _LENGTH.fullmatch(head)
        if length is not None:
            since = length[1].strip("`").lower()
            return (distances.phrase(since) or f"after {length[1]}") if since in held else None
        return None if _COUNTED.search(head) else distances.nearest(head, name)

    def _begins(self, sheet: Sheet, head: str, own: _Held, distances: _Distances) -> str | None:
        """When the row of a time that is its beginning begins: with a column, behind its parents, or before the reference date."""
        if head == _BEGINNING and own.tree[0] == "name" and own.tree[1] in distances.held:
            return f"that of {distances.spelled[str(own.tree[1])]}"
        is_past = distances.found.get(REFERENCE_DATE, ANY)[1] <= 0
        since = self._behind_parents(sheet, distances.found) or (distances.phrase(REFERENCE_DATE) if is_past else None)
        return f"{head}, {since}" if since else None

    def _behind_parents(self, sheet: Sheet, found: Times) -> str:
        """The times of what a row refers to that it begins after."""
        said = []
        for since in sorted(found):
            reference, _, name = since.partition(".")
            is_later = bool(name) and found[since][0] >= 0
            parent = self._intervals.parent(sheet.name, reference) if is_later else None
            if parent is not None:
                others = self._all_held(self._sheets[parent])
                shown = (each for each, other in others.items() if other.tree == ("name", name) and not other.is_day)
                column = next(shown, name)
                spelled = self._sheets[parent].table.find(column)
                said.append(f"{sheet.table.column(reference).name}.{spelled.name if spelled is not None else column}")
        return f"after {' and '.join(said[:_MOST_PARENTS])}" if said else ""

    def _beginning(self, sheet: Sheet, held: Mapping[str, _Held], name: str) -> str:
        """The column that shows when the row begins; the hidden one where none does."""
        begun = tree_of(sheet.begun)
        shown = (each for each, other in held.items() if other.tree == begun and each != name)
        return next((each for each in shown if self._is_set(sheet, each, name)), sheet.begun.lower())

    def _is_set(self, sheet: Sheet, column: str, name: str) -> bool:
        """True where a column holds something in all rows in which ``name`` does."""
        rule, own = (self._intervals.rule(sheet.name, each) for each in (column, name))
        if not isinstance(rule, dict) or not {"when", "null"} & rule.keys():
            return True
        condition = str(own.get("when", "")) if isinstance(own, dict) else ""
        return "null" not in rule and implies(condition, str(rule["when"]), column)


def _in_calendar(tree: Tree, names: Sequence[str]) -> str:
    """``5 years``: what a time is behind one that columns of these ``names`` hold by the calendar, whose months and years differ in days."""
    unit = str(tree[2][2]).lower() if tree[0] == "+" and tree[2][0] == "interval" else ""
    if unit not in ("month", "year") or tree[1] not in [("name", each) for each in names] or tree[2][1][0] != "number":
        return ""
    count = int(tree[2][1][1])
    return f"{count} {unit}{'s' * (count != 1)}"


def _width(found: Range) -> float:
    return found[1] - found[0]


def _known(held: Mapping[str, _Held], name: str) -> dict[Tree, str]:
    """What other columns hold, by the trees of their expressions; a day and the time that it is the day of apart."""
    known: dict[Tree, str] = {}
    for other, each in held.items():
        if other != name and each.is_day:
            known |= {each.tree: other + _CLOCK, ("call", "DATE", each.tree): other}
        elif other != name:
            known[each.tree] = other
    return known


def _in_days(found: Times, day: str, since: str) -> Range:
    """The days to the day of a time, from ``day``, which is a first instant, or from the day of the time ``since``."""
    low, high = found.get(day, ANY)
    low, high = (each if each in ANY else floor(each / DAY) * DAY for each in (low, high))
    first, last = found.get(since + _CLOCK if day else since, ANY)
    first = first if first in ANY else floor(first / DAY) * DAY
    last = last if last in ANY else ceil(last / DAY) * DAY
    return max(low, first), min(high, last)


def _phrase(found: Range, since: str, *, is_day: bool = False) -> str | None:
    """A range as words, rounded outward; None where it is open on both sides."""
    low, high = found
    if low >= 0:
        return f"{_amounts(low, high, is_day)} after {since}" if high < inf else f"after {since}"
    if high <= 0:
        return f"{_amounts(-high, -low, is_day)} before {since}" if low > -inf else f"before {since}"
    if inf in (high, -low):
        return None
    return f"{_amount(-low, ceil, is_day)} before to {_amount(high, ceil, is_day)} after {since}"


def _amounts(low: float, high: float, is_day: bool) -> str:
    last = _amount(high, ceil, is_day)
    if low == high:
        return last
    first = _amount(low, floor, is_day)
    count, unit = first.split()
    if count == "0":
        return f"up to {last}"
    return f"{count if unit.rstrip('s') == last.split()[-1].rstrip('s') else first} to {last}"


def _amount(minutes: float, way: Callable[[float], int], is_day: bool) -> str:
    """A number of minutes in the unit that reads best, without its fraction or with the rest counted as one more."""
    is_even = minutes >= _HOUR and minutes % _HOUR == 0
    if minutes >= _YEARS:
        size, unit = 365 * DAY, "year"
    elif minutes >= _DAYS or is_day:
        size, unit = DAY, "day"
    else:
        size, unit = (_HOUR, "hour") if is_even or minutes >= _HOURS else (1, "minute")
    count = way(minutes / size)
    return f"{count} {unit}{'s' * (count != 1)}"
