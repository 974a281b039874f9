"""The steps of a row: which part of its time each lies at, as their words say and between their neighbours where these say nothing, and how long
after the one before it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from ....schema.model import Column
from ..tables.sheet import Sheet, is_temporal, named

_HOUR, _DAY = 60, 1440  # minutes
_MINUTES, _HOURS = 2 * _HOUR, 2 * _DAY  # up to which these are the units
_SAME_DAY = 3  # days: what takes longer is not over on the day on which it began
_ONE_OF = re.compile(r"(`[^`]+`|\w+) (?:= '[^']*'|= \d+|IN \([^()]*\))")
_LITERAL = re.compile(r"'[^']*'|\b\d+\b")


Value = str | Mapping[str, Any]
"""An expression, or the rule of what is drawn."""


class Step(NamedTuple):
    """A time that is decided: its column, the ``part`` of the row's time at which it lies, and when it is set; ``may_be_missing`` where
    nothing says so."""

    name: str
    part: int
    when: str
    may_be_missing: bool


def step_with(column: Column, part: int, given: object) -> Step:
    """The step that a column with this rule is."""
    rule = given if isinstance(given, Mapping) else {}
    return Step(named(column), part, str(rule.get("when", "")), bool(rule.get("null")) or rule.get("ahead") == "null")


def beginning(sheet: Sheet, column: Column, start: str) -> str:
    """What the first step of a row comes after: the column that shows when the row begins, where one holds as much as is asked for."""
    if start != sheet.begun:
        return start.removeprefix("TIMESTAMP(").removesuffix(")")
    kinds = {f"DATE({start})": "date", start: "datetime"}
    shown: dict[str, str] = {}
    for guess in sheet.guesses.values():
        kind, other = kinds.get(str(guess.rule)), sheet.table.find(guess.column)
        if kind is not None and other is not None and not other.nullable and is_temporal(other):
            shown.setdefault(kind, named(other))
    wanted = ("date", "datetime") if column.type.name == "date" else ("datetime",)
    return next((shown[kind] for kind in wanted if kind in shown), start)


def before(steps: Sequence[Step], part: int, when: str) -> tuple[list[Step], bool]:
    """The steps of which a later one at ``part`` comes after the latest: the last one that is always there when that is set, and those
    behind it that may be there too; and whether one is always there."""
    found: list[Step] = []
    for step in sorted(steps, key=lambda each: -each.part):
        if step.part >= part or _exclude(when, step.when):
            continue
        found.append(step)
        is_known = f"{step.name} IS NOT NULL" in when.split(" AND ")
        if is_known or (not step.may_be_missing and _implies(when, step.when)):
            return found, True
    return found, False


def _values(condition: str) -> tuple[str, frozenset[str]] | None:
    """The column of a condition that lists its values, and these."""
    found = _ONE_OF.fullmatch(condition)
    return None if found is None else (found[1], frozenset(_LITERAL.findall(condition[len(found[1]) :])))


def _implies(when: str, other: str) -> bool:
    """True where the second condition holds in all rows in which the first one does."""
    wanted = _values(other)
    for each in when.split(" AND ") if other else ("",):
        own = _values(each)
        if each == other or (own and wanted and own[0] == wanted[0] and own[1] <= wanted[1]):
            return True
    return not other


def _exclude(when: str, other: str) -> bool:
    """True where no row is in both conditions."""
    own, wanted = _values(when), _values(other)
    return own is not None and wanted is not None and own[0] == wanted[0] and not own[1] & wanted[1]


def distance(column: Column, minutes: tuple[int, int], after: str | list[str]) -> dict[str, Any]:
    """The rule of a time that is so many minutes behind another."""
    low, high = minutes
    is_date = column.type.name == "date"
    if is_date:
        size, unit = _DAY, "d"
    else:
        size, unit = (1, "m") if high < _MINUTES else (_HOUR, "h") if high < _HOURS else (_DAY, "d")
    most = max(high // size, 1)
    least = min(max(low // size, 1 if is_date and most > _SAME_DAY else 0), most - 1)
    if not is_date and unit != "m" and least == 0:
        return _written(column, after, "1h" if low >= _HOUR else f"{_nice(low)}m", f"{_nice(most)}{unit}")
    return _written(column, after, f"{_nice(least)}{unit}", f"{_nice(most)}{unit}")


def spelled(minutes: int) -> str:
    """Minutes in the greatest unit of which they are so many."""
    size, unit = next((each for each in ((_DAY, "d"), (_HOUR, "h")) if minutes % each[0] == 0), (1, "m"))
    return f"{minutes // size}{unit}"


def is_clocked(sheet: Sheet, name: str) -> bool:
    """True for what a step comes after where that has a time of day: a column of the row, or a hidden one."""
    column = sheet.table.find(name.strip("`"))
    return column is None or column.type.name != "date"


def _written(column: Column, after: str | list[str], least: str, most: str) -> dict[str, Any]:
    start = {} if least[:-1] == "0" else {"from": least}
    return {"provider": "date" if column.type.name == "date" else "datetime", "after": after, **start, "to": most}


def _nice(count: int) -> int:
    """A number as people write it, and no greater one: 94 is 90, 212 is 210."""
    step = 1 if count < 20 else 5 if count < 100 else 10
    return count // step * step


def ruled(value: str | Mapping[str, Any], **options: Any) -> dict[str, Any]:
    """A rule of what an expression gives, or of what is drawn, with ``when`` it is set or how often it is not."""
    return {"expression": value, **options} if isinstance(value, str) else {**value, **options}


_STEP, _END, _LATEST = 4, 92, 97
_RARE_PART, _HALF, _END_OF_STEPS = 93, 45, 80


def placed_parts(hints: Sequence[int | None]) -> list[int]:
    """Parts in the order that the hints and, for those without one, their neighbours say; later ones are never equal."""
    order: list[int] = []
    for place, hint in enumerate(hints):
        if hint is None:
            order.insert(order.index(place - 1) + 1 if place else 0, place)
        else:
            later = (at for at, other in enumerate(order) if (known := hints[other]) is not None and known > hint)
            order.insert(next(later, len(order)), place)
    found, before = [0] * len(hints), -_STEP
    for at, place in enumerate(order):
        hint = hints[place]
        if hint is None:
            hint = _between(before, [hints[other] for other in order[at:]])
        found[place] = before = min(max(hint, before + (_STEP if hint else 0)), _LATEST)
    return _evenly(found)


def placed_beside_ends(hints: Sequence[int | None], optional: Sequence[bool]) -> list[int]:
    """The parts, where nothing lies behind an ``optional`` end that is listed before the steps of other rows: what is cast is so before
    it is delivered, though ``rejected_on`` is listed before both."""
    steps = [0 < (each or 0) < _RARE_PART for each in hints]
    apart = {at for at, hint in enumerate(hints) if (hint or 0) >= _RARE_PART and optional[at] and any(steps[at + 1 :])}
    rest = iter(placed_parts([hint for at, hint in enumerate(hints) if at not in apart]))
    return [hint or 0 if at in apart else next(rest) for at, hint in enumerate(hints)]


def _evenly(parts: list[int]) -> list[int]:
    """The same order with like steps, where steps that are called so were pressed together at one end: none takes nearly all the time."""
    order = sorted({part for part in parts if part < _RARE_PART})
    gaps = [later - before for before, later in pairwise(order)]
    if len(order) < 3 or order[0] or min(gaps) > _STEP or max(gaps) < _HALF:
        return parts
    last = max(order[-1], _END_OF_STEPS)
    places = {part: place * last // (len(order) - 1) for place, part in enumerate(order)}
    return [places.get(part, part) for part in parts]


def _between(before: int, following: Sequence[int | None]) -> int:
    """The part of the first of ``following``, which has none, between the one before and the next that has one."""
    if before < 0:
        return 0
    unknown = next((size for size, hint in enumerate(following) if hint is not None), len(following))
    until = next((hint for hint in following if hint is not None), _END)
    return before + max(_STEP, (until - before) // (unknown + 1))
