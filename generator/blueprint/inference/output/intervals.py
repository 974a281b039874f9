"""In which range the numbers of a rule lie, and how long before or after other times the times of a rule do.

All of it follows from the rules as they are written: the bounds of providers, and what expressions make of them. A range is never
narrower than what rows can show; what does not follow has no range.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from math import ceil, floor, inf
from typing import Any

from ...model import ProviderRule
from ...writing import rule_key
from ..tables.state import SchemaRules
from .expression_tree import NULL, Tree, tree_of

Range = tuple[float, float]
Times = dict[str, Range]
"""By what it is counted from (a column, ``order_id.begun``, ``as_of``), the minutes from there to the time."""
Value = Range | Times | None

REFERENCE_DATE = "as_of"
ANY: Range = (-inf, inf)
DAY = 1440
_MINUTES: dict[str, Range] = {
    "SECOND": (1 / 60, 1 / 60),
    "MINUTE": (1, 1),
    "HOUR": (60, 60),
    "DAY": (DAY, DAY),
    "WEEK": (7 * DAY, 7 * DAY),
    "MONTH": (28 * DAY, 31 * DAY),
    "YEAR": (365 * DAY, 366 * DAY),
}
_OFFSET = re.compile(r"([+-]?\d+)([smhdw])")
_OFFSETS = {"s": "SECOND", "m": "MINUTE", "h": "HOUR", "d": "DAY", "w": "WEEK"}


class Intervals:
    """The ranges of the columns of a whole schema, hidden ones too."""

    def __init__(self, inferred: SchemaRules) -> None:
        self._inferred = inferred
        self._found: dict[tuple[str, str], Value] = {}
        self._rules: dict[str, dict[str, Any]] = {}

    def rule(self, table: str, name: str) -> Any:
        """The rule of a column (lower case); None where there is none."""
        if table not in self._rules:
            found = self._inferred.found[table]
            self._rules[table] = {key.lower(): rule for key, rule in (*found.rules.items(), *found.hidden.items())}
        return self._rules[table].get(rule_key(name))

    def column(self, table: str, name: str) -> Value:
        """What a column of the row (lower case) holds, where it holds something."""
        key = (table, name)
        if key not in self._found:
            self._found[key] = None  # of a column that reads itself
            value = self._of_rule(table, self.rule(table, name))
            self._found[key] = value | {name: (0, 0)} if isinstance(value, dict) else value
        return self._found[key]

    def _of_rule(self, table: str, rule: Any) -> Value:
        if isinstance(rule, str):
            return self.value(table, tree_of(rule))
        if not isinstance(rule, dict):
            return None
        if "expression" in rule:
            return self.value(table, tree_of(str(rule["expression"])))
        provider = rule.get("provider")
        if provider in ("integer", "decimal"):
            return self._bound(table, rule.get("min", 0))[0], self._bound(table, rule.get("max", 1000))[1]
        if provider == "choice":
            values = rule.get("values", ())
            is_number = values and all(isinstance(each, int | float) for each in values)
            return (float(min(values)), float(max(values))) if is_number else None
        return self._drawn_time(table, rule) if provider in ("datetime", "date") else None

    def _bound(self, table: str, bound: Any) -> Range:
        try:
            return float(bound), float(bound)
        except ValueError:
            return _number(self.value(table, tree_of(str(bound))))

    def _drawn_time(self, table: str, rule: Mapping[str, Any]) -> Times:
        """A time between two others; a row whose upper bound is below its lower one has the lower one."""
        own = ProviderRule("", dict(rule)).bounds
        if "after" in rule:
            return self._time_after(table, rule, own["after"])
        first, last = (
            _time(self.value(table, tree_of(own[key]))) if key in own else _offset(str(rule.get(key, default)))
            for key, default in (("from", "-365d"), ("to", REFERENCE_DATE))
        )
        found = {}
        for since in first.keys() | last.keys():
            low, high = first.get(since, ANY), last.get(since, ANY)
            found[since] = (low[0], max(low[1], high[1]))
        return found

    def _time_after(self, table: str, rule: Mapping[str, Any], after: str) -> Times:
        """A time some time after others, sooner where the reference date comes before."""
        most = max(_offset(str(rule["to"]))[REFERENCE_DATE][1], DAY if rule["provider"] == "date" else 0)
        start = _time(self.value(table, tree_of(after)))
        found = {since: (low, high + most) for since, (low, high) in start.items()}
        for each in rule["after"] if isinstance(rule["after"], list) else ():
            found[rule_key(each)] = (0, found.get(rule_key(each), ANY)[1])
        if "until" not in rule and rule.get("ahead") != "null":
            low, high = start.get(REFERENCE_DATE, ANY)
            found[REFERENCE_DATE] = (low, max(high, 0))
        return found

    def value(self, table: str, tree: Tree, known: Mapping[Tree, str] | None = None) -> Value:
        """What an expression of a row of ``table`` gives. ``known`` trees are columns by other names."""
        found = self._value(table, tree, known or {})
        if known and tree in known and isinstance(found, dict):
            return found | {known[tree]: (0, 0)}
        return found

    def _value(self, table: str, tree: Tree, known: Mapping[Tree, str]) -> Value:
        kind = tree[0]
        if kind == "number":
            return (tree[1], tree[1])
        if kind == "name":
            return self._path(table, str(tree[1]))
        if kind == "call":
            return self._call(table, str(tree[1]), tree[2:], known)
        if kind in ("unread", "null", "interval"):
            return None
        return self._computed(table, tree, known)

    def _path(self, table: str, path: str) -> Value:
        """A column of the row, or of one that it refers to."""
        if path == REFERENCE_DATE:
            return {REFERENCE_DATE: (0, 0)}
        first, dot, rest = path.partition(".")
        if not dot:
            return self.column(table, first)
        parent = self.parent(table, first)
        found = self._path(parent, rest) if parent is not None else None
        if isinstance(found, dict) or found is None:  # nothing is counted from a column of another row but by its path
            return {path: (0, 0), REFERENCE_DATE: (found or {}).get(REFERENCE_DATE, ANY)}
        return found

    def parent(self, table: str, column: str) -> str | None:
        """The table that a reference points to, where it has rows."""
        link = self._inferred.single_link(table, column)
        if link is not None:
            return link.parent if link.parent in self._inferred.found else None
        rule = self.rule(table, column)
        parent = rule.get("reference") if isinstance(rule, dict) else None
        return parent if parent in self._inferred.found else None

    def _computed(self, table: str, tree: Tree, known: Mapping[Tree, str]) -> Value:
        sign, left, right = tree
        first = self.value(table, left, known)
        if isinstance(right, tuple) and right[0] == "interval":
            steps = _number(self.value(table, right[1], known))
            return _moved(_time(first), _product(steps, _MINUTES[str(right[2])]), -1 if sign == "-" else 1)
        return _arithmetic(str(sign), _number(first), _number(self.value(table, right, known)))

    def _call(self, table: str, name: str, trees: tuple[Tree, ...], known: Mapping[Tree, str]) -> Value:
        if name in ("TIMESTAMPDIFF", "DATEDIFF"):
            return self._difference(table, name, trees)
        if name == "IF":
            trees, name = trees[1:], "COALESCE"
        values = [self.value(table, each, known) for each in trees if each != NULL]
        join = _JOINS.get(name)
        if join is not None:
            return _joined(values, join)
        if name == "DATE" and isinstance(values[0], dict):
            return {since: (low - DAY + 1, high) for since, (low, high) in values[0].items()}
        if name == "ROUND" and isinstance(values[0], tuple):
            return _rounded(values[0])
        if name == "TIMESTAMP" and len(values) == 1:
            return values[0]
        return (1, inf) if name == "ORDINAL" else (0, inf) if name == "COUNT" else None

    def _difference(self, table: str, name: str, trees: tuple[Tree, ...]) -> Range:
        """How many days, or other units, lie between two times."""
        unit, first, last = trees if name == "TIMESTAMPDIFF" else (("name", "DAY"), trees[1], trees[0])
        low, high = _between(_time(self.value(table, first)), _time(self.value(table, last)))
        shortest, longest = _MINUTES[str(unit[1]).upper()]
        if name == "TIMESTAMPDIFF":
            return _cut(low / (longest if low > 0 else shortest)), _cut(high / (shortest if high > 0 else longest))
        return low if low in ANY else float(low // DAY), high if high in ANY else float(-(-high // DAY))


def _between(first: Times, last: Times) -> Range:
    """The minutes from one time to another, by what both are counted from."""
    low, high = ANY
    for since in first.keys() & last.keys():
        (low_first, high_first), (low_last, high_last) = first[since], last[since]
        low, high = max(low, low_last - high_first), min(high, high_last - low_first)
    return low, high


def _joined(values: list[Value], join: Callable[[list[Range]], Range]) -> Value:
    """What a function makes of its arguments; of those that are not known nothing is."""
    times = [each for each in values if isinstance(each, dict)]
    if not times:
        return join([_number(each) for each in values])
    every = {since for each in times for since in each}
    return {since: join([_time(each).get(since, ANY) for each in values]) for since in every}


_JOINS: dict[str, Callable[[list[Range]], Range]] = {
    "LEAST": lambda all_of: (min(low for low, _ in all_of), min(high for _, high in all_of)),
    "GREATEST": lambda all_of: (max(low for low, _ in all_of), max(high for _, high in all_of)),
    "COALESCE": lambda all_of: (min(low for low, _ in all_of), max(high for _, high in all_of)),
    "IFNULL": lambda all_of: (min(low for low, _ in all_of), max(high for _, high in all_of)),
}


def _number(value: Value) -> Range:
    return value if isinstance(value, tuple) else ANY


def _time(value: Value) -> Times:
    return value if isinstance(value, dict) else {}


def _offset(text: str) -> Times:
    """A bound that is the same for all rows: ``-90d``."""
    found = _OFFSET.fullmatch(text)
    if text == REFERENCE_DATE:
        return {REFERENCE_DATE: (0, 0)}
    if found is None:
        return {REFERENCE_DATE: ANY}
    return {REFERENCE_DATE: _product((int(found[1]), int(found[1])), _MINUTES[_OFFSETS[found[2]]])}


def _moved(times: Times, by: Range, sign: int) -> Times:
    low, high = by if sign > 0 else (-by[1], -by[0])
    return {since: (first + low, last + high) for since, (first, last) in times.items()}


def _product(first: Range, second: Range) -> Range:
    ends = [0 if 0 in (one, other) else one * other for one in first for other in second]
    return min(ends), max(ends)


def _arithmetic(sign: str, first: Range, second: Range) -> Value:
    if sign == "+":
        return first[0] + second[0], first[1] + second[1]
    if sign == "-":
        return first[0] - second[1], first[1] - second[0]
    if sign == "*":
        return _product(first, second)
    if sign in ("/", "DIV") and second[0] > 0:
        ends = [one / other if other != inf else 0.0 for one in first for other in second]
        low, high = min(ends), max(ends)
        return (low, high) if sign == "/" else (_cut(low), _cut(high))
    return (0, second[1] - 1) if sign == "%" and first[0] >= 0 and second[0] > 0 else ANY


def _rounded(found: Range) -> Range:
    """A range as wide as rounding its ends either way makes it."""
    low, high = found
    return low if low in ANY else floor(low), high if high in ANY else ceil(high)


def _cut(number: float) -> float:
    """Without its fraction, as DIV gives it."""
    return number if number in (inf, -inf) else float(int(number))
