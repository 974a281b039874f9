"""SUM, COUNT, MIN and MAX of values in groups: n child rows in, one value per parent row out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ..array_types import BoolArray, IntArray, NumberArray
from ..arrays import Array, Binaries, DictionaryEncoded, Integers, Texts, python_values, size, take, with_null
from ..folding import fold
from .numbers import LIMIT, fitting, largest, number, to_array
from .parse import ExpressionError
from .texts import table_words

FUNCTIONS = ("SUM", "COUNT", "MIN", "MAX")


def aggregate(
    function: str, value: Array, groups: IntArray, nowhere: BoolArray | None, parents: int, *, binary: bool = False
) -> Array:
    """Return ``function`` of ``value`` for each of ``parents`` rows: NULL, for COUNT 0, where a parent has no value.

    ``groups`` (int64, shape (n,)) are the parents' row numbers, ``nowhere`` the mask of child rows that have no parent.
    NULL values are left out, as MySQL leaves them out. ``binary`` texts are ordered by their characters, others as
    a collation does that ignores case and accents. Raises ArithmeticProblem for a sum of what is no number, or too large.
    """
    counted = np.ones(size(value), bool)
    for mask in (nowhere, value.null):
        if mask is not None:
            counted &= ~mask
    rows = np.flatnonzero(counted)
    groups = groups[rows]
    if function == "COUNT":
        # COUNT(expression) counts what is not NULL, and is 0 of nothing, where SUM, MIN and MAX are NULL
        # (https://dev.mysql.com/doc/refman/8.4/en/aggregate-functions.html).
        return Integers(np.bincount(groups, minlength=parents).astype(np.int64))
    if function not in FUNCTIONS:
        raise ExpressionError(f"unknown aggregate {function}")
    absent = np.bincount(groups, minlength=parents) == 0
    if function == "SUM":
        data, scale, _ = number(value)
        return to_array((_sums(groups, data[rows], parents), scale, absent if absent.any() else None))
    if not len(rows):
        return _nulls(value, parents)
    order = rows[np.lexsort((_ranks(take(value, rows), binary), groups))]
    # groups are sorted by now: a parent's smallest value is first among its rows, its largest last
    ends = np.cumsum(np.bincount(groups, minlength=parents))
    starts = np.r_[0, ends[:-1]]
    found = order[np.clip(starts if function == "MIN" else ends - 1, 0, len(order) - 1)]
    result = take(value, found)
    return with_null(result, absent) if absent.any() else result


def _nulls(value: Array, parents: int) -> Array:
    """``parents`` times NULL, of the type of ``value`` where it has a row to take it from."""
    absent = np.ones(parents, bool)
    return with_null(take(value, np.zeros(parents, np.int64)), absent) if size(value) else Integers(absent * 0, absent)


def _sums(groups: IntArray, data: NumberArray, parents: int) -> NumberArray:
    """Exact sums per group: on Python's integers where int64 might wrap around silently."""
    data = fitting(data, largest(data) * len(data), "a sum over child rows has")
    sums = np.zeros(parents, data.dtype)
    # Unbuffered: data[groups] += would count a parent's repeated rows once.
    np.add.at(sums, groups, data)
    return sums.astype(np.int64) if largest(sums) <= LIMIT else sums


def _ranks(value: Array, binary: bool) -> NumberArray:
    """Numbers that compare as the values do; ``value`` holds no NULL."""
    if isinstance(value, Texts):
        key: Callable[[Any], Any] = (lambda text: text) if binary else (lambda text: (fold(text), text))
        part = value.parts[0] if len(value.parts) == 1 else None
        if isinstance(part, DictionaryEncoded):
            return _ordered(table_words(part.table), key)[part.codes]
        return _ordered(python_values(value), key)
    if isinstance(value, Binaries):
        return _ordered(python_values(value), lambda data: data)
    return value.data if value.data.dtype != object else _ordered(value.data.tolist(), lambda data: data)


def _ordered(values: Sequence[Any], key: Callable[[Any], Any]) -> IntArray:
    """Each value's place among the different values in the order of ``key``."""
    places = {each: index for index, each in enumerate(sorted(set(values), key=key))}
    return np.array([places[each] for each in values], np.int64)
