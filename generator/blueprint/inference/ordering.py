"""Columns that CHECKs order: each gets its part of one range that all of them can keep."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ...schema.model import Column, Table
from ..constraints import Constraints, Limits, as_date

MOMENTS = ("date", "datetime", "timestamp")


def ordered_columns(
    table: Table, constraints: Constraints, without: set[str]
) -> dict[str, tuple[tuple[int, int], Limits]]:
    """Return, by lower-case name, the part (number, of how many) and the common limits of each column that a CHECK
    orders (a < b, a <> b). Columns in ``without`` are filled by something else."""
    pairs = [
        pair for pair in (*constraints.order, *constraints.differ) if not set(pair) & without and _alike(table, *pair)
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
            "moment"
            if kind.name in MOMENTS
            else "number"
            if kind.is_integer or kind.name in ("decimal", "float", "double")
            else kind.name
        )
    return kinds[0] == kinds[1] and kinds[0] in ("moment", "number")


def _common_limits(table: Table, constraints: Constraints, group: set[str]) -> Limits:
    """Bounds that all columns of a group can keep."""
    columns = [table.column(name) for name in sorted(group)]
    moments = columns[0].type.name in MOMENTS
    common = Limits()
    for column in columns:
        limits = constraints.of(column.name)
        lows, highs = [limits.low], [limits.high]
        if limits.values:
            lows, highs = [min(limits.values)], [max(limits.values)]  # type: ignore[type-var]
        for low in lows:
            if (
                low is not None
                and (common.low is None or low > common.low)
                and (as_date(low) if moments else isinstance(low, Decimal))
            ):
                common = replace(common, low=low, exclusive_min=limits.exclusive_min)
        for high in highs:
            if (
                high is not None
                and (common.high is None or high < common.high)
                and (as_date(high) if moments else isinstance(high, Decimal))
            ):
                common = replace(common, high=high, exclusive_max=limits.exclusive_max)
    if moments:
        return common
    if common.high is None:
        most = min(_most(column) for column in columns)
        base = common.low if isinstance(common.low, Decimal) else Decimal(0)
        common = replace(common, high=max(min(most, base + 1000), base), exclusive_max=False)
    if common.low is None:
        common = replace(
            common, low=min(Decimal(0), common.high - 100) if common.high <= 0 else Decimal(0), exclusive_min=False
        )  # type: ignore[operator]
    return common


def _most(column: Column) -> Decimal:
    kind = column.type
    if kind.is_integer:
        return Decimal(kind.integer_range[1])
    if kind.name == "decimal":
        return Decimal(10) ** min((kind.length or 10) - (kind.scale or 0), 12) - 1
    return Decimal(1_000_000)
