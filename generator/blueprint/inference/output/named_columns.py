"""Expressions that a column of the row holds already, by the name of that column, and numbers without bounds that they cannot reach.

The end of a span is so long after its start, and not after what the start is computed from: whoever changes the start changes one rule.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ....schema.model import Column
from ...writing import rule_key
from ..tables.sheet import named
from ..tables.state import SchemaRules
from .expression_tree import NULL, UNREAD, Tree, tree_of
from .intervals import Intervals

_SHORTEST = 11  # characters of an expression that is worth a name: ``DATE(begun)``
_IS_IN = re.compile(r"(`[^`]+`|\w+) (?:IN \((.*)\)|= (.*))")
_CAPPED = re.compile(r"GREATEST\(LEAST\((.*), (-?\d+)\), (-?\d+)\)", re.DOTALL)
_BEHIND = (")", ",", " + INTERVAL ", " - INTERVAL ")


def name_columns(inferred: SchemaRules) -> None:
    """Let rules name the columns whose expressions they would repeat."""
    for table in inferred.tables:
        found = inferred.found[table.name]
        for column in table.columns:
            held = _held(column, found.rules.get(rule_key(column.name)), inferred.sheets[table.name].begun)
            if held is None:
                continue
            text, when = held
            for rules in (found.rules,) if len(text) < _SHORTEST else (found.hidden, found.rules):
                for key, rule in rules.items():
                    if key != rule_key(column.name) and text in str(rule):
                        rules[key] = _with_name(rule, text, when, named(column))


def _held(column: Column, rule: Any, begun: str) -> tuple[str, str] | None:
    """The expression that a column of a time holds as it is, and the condition under which it does."""
    text, when = rule if isinstance(rule, str) else None, ""
    if isinstance(rule, dict) and "null" not in rule and isinstance(rule.get("expression"), str):
        text, when = rule["expression"], str(rule.get("when", ""))
    if text is None or (len(text) < _SHORTEST and text != begun):
        return None
    is_day = text.startswith("DATE(")
    is_held = column.type.name == "date" if is_day else column.type.name in ("datetime", "timestamp")
    return (text, when) if is_held else None


def _with_name(rule: Any, text: str, when: str, name: str) -> Any:
    if isinstance(rule, str):
        return rule if when else _replaced(rule, text, name)
    if not isinstance(rule, Mapping) or not isinstance(rule.get("expression"), str):
        return rule
    if when and not implies(str(rule.get("when", "")), when, name):
        return rule
    return {**rule, "expression": _replaced(rule["expression"], text, name)}


def implies(own: str, other: str, name: str) -> bool:
    """True where a row that holds ``own`` holds ``other`` too."""
    if own in (other, f"{name} IS NOT NULL"):
        return True
    is_denied = other.startswith("NOT (") and other.endswith(")")
    first, second = _IS_IN.fullmatch(own), _IS_IN.fullmatch(other[5:-1] if is_denied else other)
    if first is None or second is None or first[1] != second[1]:
        return False
    values, known = ({each.strip() for each in (found[2] or found[3]).split(",")} for found in (first, second))
    return values.isdisjoint(known) if is_denied else values <= known


def _replaced(rule: str, text: str, name: str) -> str:
    """A rule with a name in the places of an expression where it is alone."""
    if rule in (text, f"DATE({text})"):
        return rule  # two columns that hold the same
    written, rest = "", rule
    while text in rest:
        before, _, rest = rest.partition(text)
        written += before
        is_alone = (not written or written.rstrip()[-1] in "(,") and (not rest or rest.startswith(_BEHIND))
        written += name if is_alone else text
    return written + rest


def drop_bounds(inferred: SchemaRules) -> None:
    """Leave out the bounds of differences that these cannot reach."""
    intervals = Intervals(inferred)
    for table, found in inferred.found.items():
        for key, rule in found.rules.items():
            if isinstance(rule, str) and rule.startswith("GREATEST(LEAST("):
                found.rules[key] = _unbounded(intervals, table, rule)
            elif isinstance(rule, dict) and str(rule.get("expression", "")).startswith("GREATEST(LEAST("):
                found.rules[key] = {**rule, "expression": _unbounded(intervals, table, rule["expression"])}


def _unbounded(intervals: Intervals, table: str, text: str) -> str:
    found = _CAPPED.fullmatch(text)
    tree: Tree = tree_of(found[1]) if found is not None else UNREAD
    if found is None or tree in (UNREAD, NULL):
        return text
    value = intervals.value(table, tree)
    is_within = isinstance(value, tuple) and int(found[3]) <= value[0] and value[1] <= int(found[2])
    return found[1] if is_within else text


def drop_dates(inferred: SchemaRules) -> None:
    """Leave out the DATE of what is a day already: ``DATE(issued_on) + INTERVAL 30 DAY``."""
    for table in inferred.tables:
        days = [named(column) for column in table.columns if column.type.name == "date"]
        if days:
            names = "|".join(map(re.escape, days))
            of_day = re.compile(rf"DATE\((?:({names})|TIMESTAMP\(({names})\))\)")
            of_sum = re.compile(rf"DATE\(((?:{names}) [+-] INTERVAL [\w.]+ (?:DAY|WEEK|MONTH|YEAR))\)")
            rules = inferred.found[table.name].rules
            for key, rule in rules.items():
                if isinstance(rule, str):
                    rules[key] = _without_date(rule, of_day, of_sum)
                elif isinstance(rule, dict) and "DATE(" in str(rule.get("expression", "")):
                    rules[key] = {**rule, "expression": _without_date(rule["expression"], of_day, of_sum)}


def _without_date(text: str, of_day: re.Pattern[str], of_sum: re.Pattern[str]) -> str:
    found = of_sum.fullmatch(of_day.sub(r"\1\2", text))
    return found[1] if found is not None else of_day.sub(r"\1\2", text)
