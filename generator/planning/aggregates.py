"""Aggregates and ordinals of more child rows than fit into memory: one pass over the rows, then over what was kept of them.

What the pass keeps are two numbers a row, in temporary files. They are read once for each range of parents whose sums fit
into memory together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from ..schema.model import Table
from ..values.array_types import BoolArray, IntArray
from ..values.arrays import Array, size
from ..values.expressions.aggregates import aggregate
from ..values.expressions.documents import joined
from ..values.expressions.numbers import LIMIT, largest, number
from ..values.expressions.parse import Tree
from .compact import WholeNumbers, kind_of
from .memory import RANGE_ROWS, Numbers, StoredColumn

Block = tuple[IntArray, BoolArray | None, Array]
"""Of some child rows the parents' row numbers, the mask of those without a parent, and the values."""


class _Kept:
    """The counted rows of all blocks: the parent of each, and its value as a whole number."""

    def __init__(self) -> None:
        self.groups, self.values = Numbers(), Numbers()
        self.scales: list[tuple[int, int]] = []  # of each block: how many rows, and their decimal places
        self.largest = 0
        self.like: WholeNumbers | None = None

    @property
    def scale(self) -> int:
        return max((scale for _, scale in self.scales), default=0)

    @property
    def fits(self) -> bool:
        """Whether all values together are a sum that int64 holds, at their largest scale."""
        rows = sum(count for count, _ in self.scales)
        smallest = min((scale for _, scale in self.scales), default=0)
        # The worst case, in Python's integers: int64 would wrap around without a word.
        total: int = self.largest * rows * 10 ** (self.scale - smallest)
        return total <= LIMIT

    def blocks(self) -> Iterator[tuple[IntArray, IntArray]]:
        """Yield groups and values at one scale, block by block."""
        start = 0
        for count, scale in self.scales:
            values = self.values.read(start, start + count) if self.values.size else np.zeros(0, np.int64)
            yield self.groups.read(start, start + count), values * np.int64(10 ** (self.scale - scale))
            start += count


def aggregate_in_blocks(function: str, blocks: Iterable[Block], parents: int) -> StoredColumn | None:
    """Return what ``values.expressions.aggregates.aggregate`` returns of all blocks together; None where only that can: for
    text, and for sums that int64 may not hold. Raises ArithmeticProblem as that does."""
    kept = _Kept()
    for groups, nowhere, value in blocks:
        if not _keep(kept, function, groups, nowhere, value):
            return None
    if function == "SUM" and not kept.fits:
        return None
    found, absent, is_absent = Numbers(), Numbers(), False
    for low in range(0, parents, RANGE_ROWS):
        results, present = _of_range(function, kept, low, min(low + RANGE_ROWS, parents))
        found.append(results)
        absent.append((~present).astype(np.int64))
        is_absent = is_absent or not present.all()
    hidden = absent if is_absent and function != "COUNT" else None
    return StoredColumn(found, hidden, kept.scale, kept.like if function in ("MIN", "MAX") else None)


def _keep(kept: _Kept, function: str, groups: IntArray, nowhere: BoolArray | None, value: Array) -> bool:
    """Keep the counted rows of a block; False where they are no whole numbers of one kind."""
    counted = np.ones(size(value), bool)
    for mask in (nowhere, value.null):
        if mask is not None:
            counted &= ~mask
    rows = np.flatnonzero(counted)
    if function == "COUNT":
        kept.scales.append((len(rows), 0))
        kept.groups.append(groups[rows])
        return True
    if not len(rows):  # their NULLs have no type
        return True
    scale = 0
    if function == "SUM":
        data, scale, _ = number(value)
    elif isinstance(value, WholeNumbers):
        data = value.data
        kept.like = kept.like or value
        if kind_of(value) != kind_of(kept.like):
            return False
    else:
        return False
    if data.dtype != np.int64:
        return False
    kept.largest = max(kept.largest, largest(data[rows]))
    kept.scales.append((len(rows), scale))
    kept.groups.append(groups[rows])
    kept.values.append(data[rows])
    return True


def _of_range(function: str, kept: _Kept, low: int, high: int) -> tuple[IntArray, BoolArray]:
    """The results of parents ``low`` to ``high`` (excluded), and which of them have a counted row."""
    starts = {"MIN": LIMIT, "MAX": -LIMIT - 1}
    results = np.full(high - low, starts.get(function, 0), np.int64)
    present = np.zeros(high - low, bool)
    for groups, values in kept.blocks():
        mine = np.flatnonzero((groups >= low) & (groups < high))
        places = groups[mine] - low
        present[places] = True
        if function == "COUNT":
            np.add.at(results, places, 1)
        elif function == "SUM":
            np.add.at(results, places, values[mine])
        else:
            (np.minimum if function == "MIN" else np.maximum).at(results, places, values[mine])
    results[~present] = 0
    return results, present


def ordinals(groups: IntArray) -> IntArray:
    """Return 1, 2, 3 … among the rows of each group, in row order."""
    order = np.argsort(groups, kind="stable")
    ordered = groups[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]]) if len(ordered) else ordered
    lengths = np.diff(np.r_[starts, len(ordered)])
    result = np.empty(len(groups), np.int64)
    result[order] = np.arange(len(ordered)) - np.repeat(starts, lengths) + 1
    return result


def ordinals_in_blocks(blocks: Iterable[IntArray]) -> StoredColumn:
    """Return ``ordinals`` of all blocks together; groups are numbered from 0."""
    groups, found, parents = Numbers(), Numbers(), 0
    for block in blocks:
        parents = max(parents, int(block.max(initial=-1)) + 1)
        groups.append(block)
        found.append(np.zeros(len(block), np.int64))
    for low in range(0, parents, RANGE_ROWS):
        before = np.zeros(min(RANGE_ROWS, parents - low), np.int64)
        for start, block in groups.blocks():
            mine = np.flatnonzero((block >= low) & (block < low + len(before)))
            places = block[mine] - low
            numbered = found.read(start, start + len(block)).copy()
            numbered[mine] = before[places] + ordinals(places)
            found.write(start, numbered)
            np.add.at(before, places, 1)
    return StoredColumn(found, None, 0)


def aggregate_at_once(function: str, tree: Tree, table: Table, rows: Block, parents: int) -> Array:
    """What ``function`` makes of all rows of a child for each of its parents; ``tree``, of ``table``, gave the values."""
    groups, nowhere, value = rows
    if function in ("JSON_ARRAYAGG", "GROUP_CONCAT"):
        separator = tree[2][1] if tree[0] == "separated" else ""
        return joined(value, groups, nowhere, parents, separator, is_json=function == "JSON_ARRAYAGG")
    return aggregate(function, value, groups, nowhere, parents, binary=_is_binary(tree, table))


def _is_binary(tree: Tree, table: Table) -> bool:
    """Whether an aggregate is of one text column whose collation compares the characters as they are."""
    column = table.find(tree[-1]) if tree[0] == "column" else None
    collation = (column.type.collation or table.collation or "") if column is not None else ""
    return collation.lower().endswith(("_bin", "binary"))
