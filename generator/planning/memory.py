"""What a plan keeps of its values: little in memory, and numbers of many rows in temporary files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar, overload

import numpy as np

from ..scratch import Scratch
from ..values.array_types import IntArray
from ..values.arrays import Array, Texts, take
from ..values.expressions.numbers import to_array
from .compact import CompactColumn, CompactNumbers, WholeNumbers, compact

Compact = TypeVar("Compact", CompactNumbers, CompactColumn)

PlanProgress = Callable[[str, int, int], None]
"""Called with a table, how many of its rows a pass over them has computed, and how many it has."""

REMEMBERED_BYTES = 512 << 20
"""Of all columns of smaller tables together that are read more than once. What does not fit is computed again."""

# As much as a seed of 100,000 rows needs: larger ones take no more.
MEMORY_BYTES = 2 << 20
"""Of those columns that are in memory. The others are in a temporary file."""

WHOLE_ROWS = 300_000
"""Rows of a table whose columns are computed at once, and remembered, where something of all of them is needed."""

MANY_ROWS = 1 << 12
"""Rows from which on it is no sample of a column that is asked for."""

BLOCK_ROWS = 1 << 14
"""Rows of a large table that are computed at a time."""

ENOUGH_ROWS = 400_000
"""Child rows from which on other processes pay for their start."""

RANGE_ROWS = 1 << 18
"""Parents whose sums, and rows whose hashes, are in memory at a time."""

_GAP = 512  # numbers that are read rather than passed over
_READ_ROWS = 1 << 15  # of a file at a time


@dataclass
class Memory:
    """How many bytes a plan may still remember, how many of them (``memory_left``) in memory, how many processes (None: as many as it is worth) compute what needs all
    rows of a large table, and what is called meanwhile."""

    left: int = field(default_factory=lambda: REMEMBERED_BYTES)
    jobs: int | None = 1
    progress: PlanProgress | None = None
    memory_left: int = field(default_factory=lambda: MEMORY_BYTES)
    file: Scratch | None = None

    def tell(self, table: str, done: int, rows: int) -> None:
        """Say how many of a table's ``rows`` have been computed in this pass over them."""
        if self.progress is not None:
            self.progress(table, done, rows)

    def admits(self, rows: int) -> bool:
        """Whether a column of that many rows is remembered once it is computed."""
        return rows * 8 <= self.left

    @overload
    def keep(self, column: Array) -> Array | CompactColumn: ...
    @overload
    def keep(self, column: Held) -> Held: ...
    def keep(self, column: Held) -> Held:
        """Return a column as it is remembered, and count it."""
        if isinstance(column, StoredColumn | CompactColumn):
            return column
        held = compact(column)
        if held is None:
            self.left -= _array_bytes(column)
            return column
        return self.place(held)

    def place(self, numbers: Compact) -> Compact:
        """Return what is remembered where it is then: in memory, or when that is full in a file."""
        size = numbers.nbytes
        self.left -= size
        if size <= self.memory_left:
            self.memory_left -= size
            return numbers
        return numbers.stored(self.own_file())

    def own_file(self) -> Scratch:
        """Return this process's file of columns: forked processes would write over each other's."""
        if self.file is None or not self.file.is_own:
            self.file = Scratch()
        return self.file


class Numbers:
    """int64 numbers in a temporary file, which is gone with this. Processes that are forked may read it together."""

    def __init__(self) -> None:
        self._file = Scratch()
        self.size = 0

    def append(self, numbers: IntArray) -> None:
        """Add numbers at the end."""
        self.write(self.size, numbers)
        self.size += len(numbers)

    def write(self, start: int, numbers: IntArray) -> None:
        """Write numbers from place ``start`` on."""
        self._file.write(start * 8, memoryview(np.ascontiguousarray(numbers, np.int64).data).cast("B"))

    def read(self, start: int, stop: int) -> IntArray:
        """Return the numbers at places ``start`` to ``stop`` (excluded)."""
        return np.frombuffer(self._file.read(start * 8, (stop - start) * 8), np.int64)

    def take(self, places: IntArray) -> IntArray:
        """Return the numbers at ``places``, in that order."""
        if not len(places):
            return np.zeros(0, np.int64)
        wanted, back = np.unique(places, return_inverse=True)
        cuts = np.flatnonzero(np.diff(wanted) > _GAP) + 1
        found = [self.read(int(run[0]), int(run[-1]) + 1)[run - run[0]] for run in np.split(wanted, cuts)]
        return np.concatenate(found)[back]

    def blocks(self) -> Iterator[tuple[int, IntArray]]:
        """Yield all numbers, block by block, each with the place of its first."""
        for start in range(0, self.size, _READ_ROWS):
            yield start, self.read(start, min(start + _READ_ROWS, self.size))


class StoredColumn(NamedTuple):
    """A computed column of many rows: ``data`` with ``scale`` decimal places, NULL where ``absent`` is not 0; of the type
    of ``like`` where that is given."""

    data: Numbers
    absent: Numbers | None
    scale: int
    like: WholeNumbers | None = None

    def whole(self) -> Array:
        """Return all rows."""
        return self.take(np.arange(self.data.size, dtype=np.int64))

    def take(self, rows: IntArray) -> Array:
        """Return the rows numbered ``rows``."""
        null = self.absent.take(rows) != 0 if self.absent is not None else None
        null = null if null is not None and null.any() else None
        data = self.data.take(rows)
        if self.like is None:
            return to_array((data, self.scale, null))
        return replace(self.like, data=data, null=null)


Held = Array | StoredColumn | CompactColumn
"""All rows of a column as they are kept."""


def rows_of(held: Held, rows: IntArray) -> Array:
    """Return the rows numbered ``rows`` of what is kept."""
    return held.take(rows) if isinstance(held, StoredColumn | CompactColumn) else take(held, rows)


def _array_bytes(array: Array) -> int:
    """The bytes of an array's rows, without the word tables that others share."""
    held = array.null.nbytes if array.null is not None else 0
    if not isinstance(array, Texts):
        return held + int(array.data.nbytes)
    for part in array.parts:
        held += sum(getattr(part, name).nbytes for name in ("codes", "values") if hasattr(part, name))
    return held
