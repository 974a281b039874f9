"""All rows of a column, kept in few bytes for those who read some of them again: in memory, or in a temporary file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from ..scratch import Scratch
from ..values.array_types import BoolArray, IntArray, NumberArray
from ..values.arrays import (
    MICROSECONDS,
    Array,
    Constant,
    Dates,
    Datetimes,
    Decimals,
    DictionaryEncoded,
    Digits,
    Integers,
    Part,
    Texts,
    Times,
)

WholeNumbers = Integers | Decimals | Dates | Datetimes | Times
"""Arrays whose data are int64."""

_NONE = np.zeros(0, np.int64)
_COMPARED_BYTES = 1 << 16  # of two tables of words
_READ_BYTES = 1 << 20
"""Of a file at a time where single numbers are looked up: all that lies between them, which even of random rows of a whole table is
less work than to read each."""


class FileNumbers(NamedTuple):
    """Numbers at byte ``start`` of a temporary file. Processes that are forked may read it together."""

    file: Scratch
    start: int
    size: int
    dtype: np.dtype[np.generic]

    def read(self, first: int, last: int) -> NumberArray:
        """Return the numbers at places ``first`` to ``last`` (excluded)."""
        width = self.dtype.itemsize
        return np.frombuffer(self.file.read(self.start + first * width, (last - first) * width), self.dtype)

    def take(self, rows: IntArray) -> NumberArray:
        """Return the numbers at places ``rows``, at least one, in that order."""
        first, last = int(rows.min()), int(rows.max()) + 1
        step = _READ_BYTES // self.dtype.itemsize
        if last - first <= step:
            return self.read(first, last)[rows - first]
        found = np.empty(len(rows), self.dtype)
        for start in range(first, last, step):
            here = np.flatnonzero((rows >= start) & (rows < start + step))
            if len(here):
                places = rows[here]
                low = int(places.min())
                found[here] = self.read(low, int(places.max()) + 1)[places - low]
        return found


class CompactNumbers(NamedTuple):
    """int64 numbers as ``low`` plus ``unit`` times ``data``, of the narrowest type that holds that. To look some of them up
    is faster, too: more of them are in the processor's cache."""

    data: NumberArray | FileNumbers
    low: int = 0
    unit: int = 1

    @classmethod
    def of(cls, numbers: IntArray) -> CompactNumbers:
        """Return ``numbers`` (int64, shape (n,)) in as few bytes as they need."""
        low, high = (int(numbers.min()), int(numbers.max())) if len(numbers) else (0, 0)
        span, unit = high - low, 1
        if span >= 2**63:
            return cls(numbers)
        differences = numbers - low
        if span >= 2**32 and not (differences % MICROSECONDS).any():  # datetimes of whole seconds
            differences //= MICROSECONDS
            span, unit = span // MICROSECONDS, MICROSECONDS
        return cls(differences.astype(np.min_scalar_type(span)), low, unit)

    @property
    def nbytes(self) -> int:
        """The bytes that they take in memory."""
        return 0 if isinstance(self.data, FileNumbers) else int(self.data.nbytes)

    def stored(self, file: Scratch) -> CompactNumbers:
        """Return the same numbers, in ``file`` instead of memory."""
        if isinstance(self.data, FileNumbers):
            return self
        start = file.append(memoryview(np.ascontiguousarray(self.data).data).cast("B")) if len(self.data) else 0
        return self._replace(data=FileNumbers(file, start, len(self.data), self.data.dtype))

    def take(self, rows: IntArray) -> IntArray:
        """Return the numbers at places ``rows``."""
        if not isinstance(self.data, FileNumbers):
            return self._numbers(self.data[rows])
        return self._numbers(self.data.take(rows)) if len(rows) else _NONE

    def whole(self) -> IntArray:
        """Return all numbers."""
        return self._numbers(self.data.read(0, self.data.size) if isinstance(self.data, FileNumbers) else self.data)

    def _numbers(self, data: NumberArray) -> IntArray:
        numbers: IntArray = data.astype(np.int64)
        if self.unit != 1:
            numbers *= self.unit
        if self.low:
            numbers += self.low
        return numbers


class CompactColumn(NamedTuple):
    """All rows of a column: one that is ``like`` this, with ``numbers`` as its data, or in the parts of its text; NULL where
    ``null`` is not 0. Where ``may_lack_null``, rows of which none is NULL have no mask."""

    like: WholeNumbers | Texts
    numbers: tuple[CompactNumbers, ...]
    null: CompactNumbers | None
    may_lack_null: bool = False

    @property
    def nbytes(self) -> int:
        """The bytes that it takes in memory, without the word tables that others share."""
        return sum(each.nbytes for each in (*self.numbers, *([] if self.null is None else [self.null])))

    def stored(self, file: Scratch) -> CompactColumn:
        """Return the same column, its numbers in ``file`` instead of memory."""
        null = self.null.stored(file) if self.null is not None else None
        return self._replace(numbers=tuple(each.stored(file) for each in self.numbers), null=null)

    def take(self, rows: IntArray) -> Array:
        """Return the rows numbered ``rows``."""
        null = self.null.take(rows) != 0 if self.null is not None else None
        if null is not None and self.may_lack_null and not null.any():
            null = None
        return self._array([each.take(rows) for each in self.numbers], len(rows), null)

    def whole(self) -> Array:
        """Return all rows."""
        rows = self.like.rows if isinstance(self.like, Texts) else 0
        null = self.null.whole() != 0 if self.null is not None else None
        return self._array([each.whole() for each in self.numbers], rows, null)

    def _array(self, numbers: list[IntArray], rows: int, null: BoolArray | None) -> Array:
        if not isinstance(self.like, Texts):
            return replace(self.like, data=numbers[0], null=null)
        given = iter(numbers)
        parts = tuple(_with_numbers(part, lambda _: next(given)) for part in self.like.parts)
        return replace(self.like, parts=parts, rows=rows, null=null)


def compact(array: Array) -> CompactColumn | None:
    """Return an array in as few bytes as it needs; None where it holds other than int64 numbers, and text made of them."""
    arrays = list(_numbers(array))
    if any(each.dtype != np.int64 for each in arrays) or not isinstance(array, WholeNumbers | Texts):
        return None
    like: WholeNumbers | Texts
    if isinstance(array, Texts):
        like = replace(array, parts=tuple(_with_numbers(part, lambda _: _NONE) for part in array.parts), null=None)
    else:
        like = replace(array, data=_NONE, null=None)  # a slice would keep all of its numbers
    null = CompactNumbers.of(array.null.astype(np.int64)) if array.null is not None else None
    return CompactColumn(like, tuple(map(CompactNumbers.of, arrays)), null)


def _numbers(array: Array) -> Iterator[NumberArray]:
    if isinstance(array, Texts):
        for part in array.parts:
            if isinstance(part, DictionaryEncoded):
                yield part.codes
            elif isinstance(part, Digits):
                yield part.values
    else:
        yield array.data


def _with_numbers(part: Part, numbers: Callable[[Part], IntArray]) -> Part:
    """A part of text that shows other numbers."""
    if isinstance(part, DictionaryEncoded):
        return DictionaryEncoded(numbers(part), part.table)
    return Digits(numbers(part), part.width) if isinstance(part, Digits) else part


def joined(parts: Iterable[Array]) -> Array | None:
    """Return the parts of a column, in order, as one array; None unless they are whole numbers of one type."""
    held: list[WholeNumbers] = []
    for part in parts:
        if not isinstance(part, WholeNumbers) or part.data.dtype != np.int64:
            return None
        if held and kind_of(part) != kind_of(held[0]):
            return None
        held.append(part)
    if len(held) < 2:
        return held[0] if held else None
    nulls = [np.zeros(len(part.data), bool) if part.null is None else part.null for part in held]
    null = np.concatenate(nulls) if any(part.null is not None for part in held) else None
    return replace(held[0], data=np.concatenate([part.data for part in held]), null=null)


def are_alike(one: WholeNumbers | Texts, other: WholeNumbers | Texts) -> bool:
    """Whether two parts of a column differ in their numbers and NULLs only."""
    if isinstance(one, Texts) and isinstance(other, Texts):
        same_parts = len(one.parts) == len(other.parts) and all(map(_are_alike, one.parts, other.parts))
        return type(one) is type(other) and same_parts
    return kind_of(one) == kind_of(other)


def _are_alike(one: Part, other: Part) -> bool:
    if isinstance(one, DictionaryEncoded) and isinstance(other, DictionaryEncoded):
        return one.table is other.table or (
            one.table.size <= _COMPARED_BYTES and np.array_equal(one.table, other.table)
        )
    if isinstance(one, Digits) and isinstance(other, Digits):
        return one.width == other.width
    return isinstance(one, Constant) and isinstance(other, Constant) and one.text == other.text


def kind_of(array: Array) -> tuple[type, int]:
    """Return an array's type, with its decimal places or fractional digits: what makes its numbers comparable."""
    return type(array), getattr(array, "scale", getattr(array, "digits", 0))
