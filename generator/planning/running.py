"""Running sums: of each row what it and the rows before it, of the same parent, come to.

Of tables that are too large for memory the values are in a temporary file, which is read once for each range of parents.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from ..values.array_types import IntArray
from ..values.arrays import Array, Decimals, Integers
from ..values.expressions.numbers import LIMIT, ArithmeticProblem, largest, number
from .memory import RANGE_ROWS, Numbers, StoredColumn

Block = tuple[IntArray, Array]
"""Of some rows the parents' row numbers, and the values."""


def running_sums(groups: IntArray, values: IntArray) -> IntArray:
    """Return of each row the sum of ``values`` of the rows of its group up to it, in row order; both of shape (n,)."""
    if not len(groups):
        return values
    order = np.argsort(groups, kind="stable")
    ordered = groups[order]
    sums = np.cumsum(values[order])
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    before = np.repeat(sums[starts] - values[order][starts], np.diff(np.r_[starts, len(ordered)]))
    result = np.empty(len(groups), np.int64)
    result[order] = sums - before
    return result


def running_at_once(groups: IntArray, value: Array) -> Array:
    """The running sums of all rows. Raises ArithmeticProblem for sums that int64 may not hold."""
    data, scale = _whole(value)
    sums = running_sums(groups, data)
    return Decimals(sums, scale) if scale else Integers(sums)


def running_in_blocks(blocks: Iterable[Block], parents: int) -> StoredColumn:
    """The running sums of all blocks together."""
    groups, found, scale = Numbers(), Numbers(), None
    for places, value in blocks:
        data, places_after_point = _whole(value)
        if scale not in (None, places_after_point):
            raise ArithmeticProblem("RUNNING_SUM takes values of the same number of decimal places")
        scale = places_after_point
        groups.append(places)
        found.append(data)
    for low in range(0, parents, RANGE_ROWS):
        before = np.zeros(min(RANGE_ROWS, parents - low), np.int64)
        for start, block in groups.blocks():
            mine = np.flatnonzero((block >= low) & (block < low + len(before)))
            places = block[mine] - low
            sums = found.read(start, start + len(block)).copy()
            values = sums[mine]
            sums[mine] = before[places] + running_sums(places, values)
            found.write(start, sums)
            np.add.at(before, places, values)
    return StoredColumn(found, None, scale or 0)


def _whole(value: Array) -> tuple[IntArray, int]:
    """Values as whole numbers with so many decimal places, NULL as 0."""
    data, scale, null = number(value)
    if largest(data) * max(len(data), 1) > LIMIT:
        raise ArithmeticProblem("RUNNING_SUM: the sum is too large")
    data = np.asarray(data, np.int64)
    return (data if null is None else np.where(null, 0, data)), scale
