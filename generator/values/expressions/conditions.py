"""Comparisons and three-valued logic on arrays."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..array_types import BoolArray, NumberArray
from ..arrays import Array, Booleans, Constant, Dates, Datetimes, Decimals, Integers, Texts, is_uneven, strings
from . import numbers
from .datetimes import datetime_of, microseconds
from .numbers import either_null, number
from .parse import ExpressionError
from .texts import only_part, table_words


def truth(array: Array) -> Booleans:
    """Return an array as a condition: a number is true when it is not 0."""
    if isinstance(array, Booleans):
        return array
    data, _, null = number(array)
    # MySQL has no boolean type: TRUE is 1, and any number but 0 is true
    # (https://dev.mysql.com/doc/refman/8.4/en/boolean-literals.html).
    return Booleans(data != 0, null)


def is_true(array: Array) -> BoolArray:
    """Return the mask of rows where a condition is TRUE (neither FALSE nor NULL)."""
    value = truth(array)
    return value.data if value.null is None else value.data & ~value.null


def logic(sign: str, left: Booleans, right: Booleans) -> Booleans:
    """Three-valued logic: FALSE AND NULL is FALSE, TRUE OR NULL is TRUE."""
    null = either_null(left.null, right.null)
    decided = sign != "AND"
    data = left.data & right.data if sign == "AND" else left.data | right.data
    if null is None:
        return Booleans(data)
    known = np.zeros(len(data), bool)
    for side in (left, right):
        mask = side.data == decided
        known |= mask if side.null is None else mask & ~side.null
    return Booleans(np.where(known, decided, data), null & ~known)


COMPARISONS: dict[str, Callable[[NumberArray, NumberArray], BoolArray]] = {
    "=": np.equal,
    "<=>": np.equal,
    "<>": np.not_equal,
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
}


def compare(sign: str, left: Array, right: Array) -> Booleans:
    """Compare row by row by ``sign``, a key of ``COMPARISONS``. Raises ExpressionError for values of unlike kinds."""
    null = either_null(left.null, right.null)
    data = COMPARISONS[sign](*comparable(left, right))
    # The only comparison that is never NULL
    # (https://dev.mysql.com/doc/refman/8.4/en/comparison-operators.html#operator_equal-to).
    if sign == "<=>" and null is not None:
        absent = [side.null if side.null is not None else np.zeros(len(data), bool) for side in (left, right)]
        return Booleans(np.where(null, absent[0] & absent[1], data))
    return Booleans(data, null)


def comparable(left: Array, right: Array) -> tuple[NumberArray, NumberArray]:
    """Return two arrays that compare as the values do. Raises ExpressionError for values of unlike kinds."""
    null = either_null(left.null, right.null)
    if null is not None and null.all():
        return np.zeros(len(null), np.int64), np.zeros(
            len(null), np.int64
        )  # NULL of no type, as all is in a batch of few rows
    is_date = [isinstance(side, Dates | Datetimes) for side in (left, right)]
    if isinstance(left, Texts) and isinstance(right, Texts):
        return _comparable_texts(left, right)
    if isinstance(left, Texts) or isinstance(right, Texts):
        if any(is_date):
            return _as_microseconds(left), _as_microseconds(right)
        # MySQL would compare both as doubles, so that 'abc' = 0 is true
        # (https://dev.mysql.com/doc/refman/8.4/en/type-conversion.html): almost always a mistake.
        raise ExpressionError("text is compared with something that is not text")
    if isinstance(left, Integers) and isinstance(right, Integers):
        return _comparable_integers(left, right)
    if type(left) is type(right) and not isinstance(left, Decimals | Booleans):
        return left.data, right.data
    if all(is_date):
        return _as_microseconds(left), _as_microseconds(right)
    first, second, _ = numbers.align(number(left), number(right))
    return first, second


def _as_microseconds(array: Array) -> NumberArray:
    return datetime_of(array) if isinstance(array, Texts) else microseconds(array)


def _comparable_integers(left: Integers, right: Integers) -> tuple[NumberArray, NumberArray]:
    """Where one side is unsigned: both as such when the other has no negative value, else one by one."""
    if left.data.dtype == right.data.dtype:
        return left.data, right.data
    is_exact = object in (left.data.dtype, right.data.dtype)
    if not is_exact and all(side.data.dtype == np.uint64 or not (side.data < 0).any() for side in (left, right)):
        return left.data.astype(np.uint64), right.data.astype(np.uint64)
    return left.data.astype(object), right.data.astype(object)


def _comparable_texts(left: Texts, right: Texts) -> tuple[NumberArray, NumberArray]:
    """Compare by word tables where each side is one word (an ENUM against a constant): no strings are built per row."""
    parts = []
    for side in (left, right):
        part = only_part(side)
        if part is None:
            return _compared_strings(left), _compared_strings(right)
        parts.append(part)
    tables = [[part.text] if isinstance(part, Constant) else table_words(part.table) for part in parts]
    order = {word: index for index, word in enumerate(sorted({*tables[0], *tables[1]}))}
    ranks = []
    for side, part, words in zip((left, right), parts, tables, strict=True):
        rank = np.array([order[word] for word in words], np.int64)
        ranks.append(np.broadcast_to(rank, (side.rows,)) if isinstance(part, Constant) else rank[part.codes])
    return ranks[0], ranks[1]


def _compared_strings(texts: Texts) -> NumberArray:
    """Rows that compare as text does; what is in a NULL row's place is of no meaning. NumPy's own strings are all as wide
    as the longest."""
    found = np.array(["" if text is None else text for text in strings(texts)], object)
    return found if is_uneven(texts) else found.astype(str)


def in_list(value: Array, items: list[Array]) -> Booleans:
    """``value IN (items)``: NULL where nothing is equal and an item is NULL."""
    found: Booleans | None = None
    for item in items:
        # x IN (1, NULL) is NULL where x is not 1, as a chain of ORs is
        # (https://dev.mysql.com/doc/refman/8.4/en/comparison-operators.html#operator_in).
        equal = compare("=", value, item)
        found = equal if found is None else logic("OR", found, equal)
    assert found is not None
    return found
