"""Which CHECKs can be judged while planning, and those that arrays of numbers and dates answer by themselves: bounds of one
column, the order of two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np

from ..blueprint.constraints import read_constraints
from ..blueprint.limits import Constraints, Limits
from ..schema.expressions import columns_named
from ..schema.model import Check, Table
from ..values.arrays import Array, Dates, Datetimes, Decimals, Integers

Values = Callable[[str], Array]
"""The values of a column, by its lower-case name."""


def known_checks(table: Table, names: Sequence[str]) -> list[Check]:
    """The CHECKs all of whose values are known: given by name, or computed from such. FLOAT is rounded by the server only."""
    given = {name.lower() for name in names}
    known = {column.name.lower(): column.name.lower() in given or bool(column.generated) for column in table.columns}
    for column in table.columns:
        if column.generated and not all(known[name] for name in columns_named(table, column.expression or "")):
            known[column.name.lower()] = False
        if column.type.name == "float":
            known[column.name.lower()] = False
    return [
        check
        for check in table.checks
        if check.enforced and all(known[name] for name in columns_named(table, check.expression))
    ]


def is_kept(table: Table, check: Check, values: Values) -> bool:
    """True when the rows certainly keep ``check``; False where something else has to judge it."""
    asked = read_constraints(replace(table, checks=(check,)))
    if asked.order and asked == Constraints(order=asked.order):
        return all(_is_before(values(first), values(second)) for first, second in asked.order)
    if not asked.limits or asked != Constraints(limits=asked.limits):
        return False
    return all(_is_within(values(name), limits) for name, limits in asked.limits.items())


def _is_within(array: Array, limits: Limits) -> bool:
    bounds = Limits(limits.low, limits.exclusive_min, limits.high, limits.exclusive_max)
    ends = all(bound is None or isinstance(bound, Decimal) for bound in (limits.low, limits.high))
    if limits != bounds or not ends or not isinstance(array, (Integers, Decimals)):
        return False
    present = array.data if array.null is None else array.data[~array.null]
    scale = array.scale if isinstance(array, Decimals) else 0
    return not len(present) or all(
        limits.allows(Decimal(int(end)).scaleb(-scale)) for end in (present.min(), present.max())
    )


def _is_before(first: Array, second: Array) -> bool:
    """True when the first is below the second in every row where both have a value."""
    for kind in (Integers, Dates, Datetimes):
        if isinstance(first, kind) and isinstance(second, kind):
            kept = first.data < second.data
            for null in (first.null, second.null):
                # A CHECK that is NULL holds
                # (https://dev.mysql.com/doc/refman/8.4/en/create-table-check-constraints.html).
                kept = kept if null is None else kept | null
            return bool(np.all(kept))
    return False
