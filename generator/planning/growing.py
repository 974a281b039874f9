"""Columns of large tables, written to a temporary file block by block as they are computed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..scratch import Scratch
from ..values.array_types import IntArray, NumberArray
from ..values.arrays import MICROSECONDS, Array, Texts
from .compact import CompactColumn, CompactNumbers, FileNumbers, are_alike, compact

_TYPES = tuple(map(np.dtype, ("u1", "i1", "u2", "i2", "u4", "i4", "i8")))
_BLOCK = 1 << 15  # numbers that are made wider at a time

Part = tuple[tuple[CompactNumbers, ...], CompactNumbers | None]
"""The numbers of some rows of a column, and where they are NULL."""


class GrowingNumbers:
    """int64 numbers of up to ``rows`` rows, in the narrowest type that holds those so far."""

    def __init__(self, file: Scratch, rows: int) -> None:
        self._file, self._start = file, file.reserve(rows * 8)  # what is not written takes no space
        self._dtype: np.dtype[np.generic] = _TYPES[0]
        self._low = self._high = 0  # of what is written
        self._unit, self.size = 1, 0

    def append(self, numbers: IntArray) -> None:
        """Add numbers, at least one, at the end."""
        are_long = self._unit != 1 or not -(2**31) <= numbers[0] < 2**32
        are_seconds = are_long and not (numbers % MICROSECONDS).any()
        if are_seconds and not self.size:
            self._unit = MICROSECONDS
        elif self._unit != 1 and not are_seconds:
            self._rewrite(_TYPES[-1], 1)
        shown = numbers // self._unit
        self._low, self._high = min(self._low, int(shown.min())), max(self._high, int(shown.max()))
        dtype = next(each for each in _TYPES if np.iinfo(each).min <= self._low and self._high <= np.iinfo(each).max)
        if dtype != self._dtype and self._dtype != _TYPES[-1]:
            self._rewrite(dtype, self._unit)
        self._write(self.size, shown.astype(self._dtype))
        self.size += len(numbers)

    def finished(self) -> CompactNumbers:
        """Return all numbers."""
        return CompactNumbers(FileNumbers(self._file, self._start, self.size, self._dtype), 0, self._unit)

    def _write(self, place: int, numbers: NumberArray) -> None:
        self._file.write(self._start + place * self._dtype.itemsize, memoryview(numbers.data).cast("B"))

    def _rewrite(self, dtype: np.dtype[np.generic], unit: int) -> None:
        """Write what is there once more, from its end on: the wider numbers lie behind those that are not read yet."""
        held, factor = self.finished(), self._unit // unit
        self._dtype, self._unit = dtype, unit
        assert isinstance(held.data, FileNumbers)
        for start in reversed(range(0, self.size, _BLOCK)):
            block = held.data.read(start, min(start + _BLOCK, self.size)).astype(np.int64)
            self._write(start, (block * factor).astype(dtype))


class GrowingColumn:
    """A column of ``rows`` rows that is ``like`` its first ones."""

    def __init__(self, like: CompactColumn, file: Scratch, rows: int) -> None:
        self.like = like.like
        self._file, self._rows = file, rows
        self._numbers = [GrowingNumbers(file, rows) for _ in like.numbers]
        self._null: GrowingNumbers | None = None
        self._has_masks = True  # each block so far
        self._size = 0

    def append(self, part: Part, rows: int) -> None:
        """Add the next ``rows`` rows."""
        numbers, null = part
        for held, each in zip(self._numbers, numbers, strict=True):
            held.append(each.whole())
        if null is not None and self._null is None:
            self._null = GrowingNumbers(self._file, self._rows)
            for start in range(0, self._size, _BLOCK):
                self._null.append(np.zeros(min(_BLOCK, self._size - start), np.int64))
        if self._null is not None:
            self._null.append(np.zeros(rows, np.int64) if null is None else null.whole())
        self._has_masks = self._has_masks and null is not None
        self._size += rows

    def finished(self) -> CompactColumn:
        """Return all rows."""
        null = self._null.finished() if self._null is not None else None
        like = replace(self.like, rows=self._size) if isinstance(self.like, Texts) else self.like
        return CompactColumn(like, tuple(each.finished() for each in self._numbers), null, not self._has_masks)


def part_like(array: Array, like: CompactColumn) -> Part | None:
    """Return some rows of a column, None where they differ from the first ones in more than numbers."""
    column = compact(array)
    return (column.numbers, column.null) if column is not None and are_alike(column.like, like.like) else None
