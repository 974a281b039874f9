"""Columns that CHECKs order: each gets its part of one range that all of them can keep."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ....schema.model import Column, Table
from ...limits import LAST_SECOND, LONGEST_TIME, Constraints, Limits, Value, as_date

TEMPORAL_TYPES = ("date", "datetime", "timestamp")
_USUAL = {"time": (0, LAST_SECOND), "year": (1970, 2026)}
"""The range of types whose limits are numbers, seconds or years, where no CHECK has a bound."""


def ordered_columns(
    table: Table, constraints: Constraints, excluded: set[str]
) -> dict[str, tuple[tuple[int, int], Limits]]:
    """Return, by lower-case name, the part (number, of how many) and the common limits of each column that a CHECK
    orders (a < b, a <> b). Columns in ``without`` are filled by something else."""
    pairs = [
        pair for pair in (*constraints.order, *constraints.differ) if not set(pair) & excluded and _alike(table, *pair)
    ]
    after: dict[str, set[str]] = {}
    for first, second in pairs:
        if first != second and not _reaches(after, second, first):
            after.setdefault(first, set()).add(second)
            after.setdefault(second, set())
    ranks: dict[str, int] = {}

    def rank(name: str) -> int:
        if name not in ranks:
            ranks[name] = 1 + max((rank(other) for other in after if name in after[other]), default=-1)
        return ranks[name]

    result = {}
    for name in after:
        group = _group(after, name)
        of = max(rank(other) for other in group) + 1
        result[name] = ((rank(name), of), _common_limits(table, constraints, group))
    return result


def _reaches(after: dict[str, set[str]], start: str, goal: str) -> bool:
    return start == goal or any(_reaches(after, following, goal) for following in after.get(start, ()))


def _group(after: dict[str, set[str]], name: str) -> set[str]:
    group, frontier = {name}, [name]
    while frontier:
        one = frontier.pop()
        fresh = {other for other in after if other not in group and (other in after[one] or one in after[other])}
        group |= fresh
        frontier += fresh
    return group


def _alike(table: Table, first: str, second: str) -> bool:
    kinds = []
    for name in (first, second):
        column = table.column(name)
        kind = column.type
        if column.generated or (table.row_key == (column.name,) and column.type.is_integer):
            return False
        kinds.append(
            "temporal"
            if kind.name in TEMPORAL_TYPES
            else "number"
            if kind.is_integer or kind.name in ("decimal", "float", "double")
            else kind.name
        )
    return kinds[0] == kinds[1] and kinds[0] in ("temporal", "number", *_USUAL)


def _common_limits(table: Table, constraints: Constraints, group: set[str]) -> Limits:
    """Bounds that all columns of a group can keep."""
    columns = [table.column(name) for name in sorted(group)]
    is_usable, sort_key = (_is_date, str) if columns[0].type.name in TEMPORAL_TYPES else (_is_number, Decimal)
    lows: list[tuple[Value, bool]] = []
    highs: list[tuple[Value, bool]] = []
    for column in columns:
        limits = constraints.of(column.name)
        listed = [value for value in limits.values or () if is_usable(value)]
        low = min(listed, key=sort_key) if listed else limits.low
        high = max(listed, key=sort_key) if listed else limits.high
        if low is not None and is_usable(low):
            lows.append((low, limits.exclusive_min))
        if high is not None and is_usable(high):
            highs.append((high, limits.exclusive_max))
    low, exclusive_min = max(lows, key=lambda end: sort_key(end[0]), default=(None, False))
    high, exclusive_max = min(highs, key=lambda end: sort_key(end[0]), default=(None, False))
    common = Limits(low, exclusive_min, high, exclusive_max)
    if is_usable is _is_date:
        return common
    least, usual = _USUAL.get(columns[0].type.name, (0, 1000))
    return _with_both_ends(common, min(map(_most, columns)), Decimal(least), Decimal(usual - least))


def _is_date(value: Value) -> bool:
    return as_date(value) is not None


def _is_number(value: Value) -> bool:
    return isinstance(value, Decimal)


def _with_both_ends(common: Limits, most: Decimal, usual: Decimal, span: Decimal) -> Limits:
    """Limits of numbers that are not above ``most``: an end that nothing gives is put where the others leave space, from
    ``usual`` on and ``span`` apart."""
    if not isinstance(common.high, Decimal):
        base = common.low if isinstance(common.low, Decimal) else usual
        return replace(common, low=base, high=max(min(most, base + span), base), exclusive_max=False)
    if common.low is None:
        return replace(common, low=usual if common.high > usual else common.high - 100)
    return common


def _most(column: Column) -> Decimal:
    kind = column.type
    if kind.name in _USUAL:
        return Decimal(2155 if kind.name == "year" else LONGEST_TIME)
    if kind.is_integer:
        return Decimal(kind.integer_range[1])
    if kind.name == "decimal":
        return Decimal(10) ** min(kind.whole_digits, 12) - 1
    return Decimal(1_000_000)
