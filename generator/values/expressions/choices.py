"""Rows of one array or another: CASE, IF, COALESCE."""

from __future__ import annotations

import numpy as np

from ..array_types import BoolArray
from ..arrays import (
    Array,
    Booleans,
    Constant,
    Dates,
    Datetimes,
    Decimals,
    DictionaryEncoded,
    Integers,
    Part,
    Texts,
    is_uneven,
    strings,
    take,
    text_matrix,
    with_null,
    worded,
)
from . import numbers
from .datetimes import microseconds
from .numbers import number, to_array
from .parse import ExpressionError
from .texts import only_part, shared_table, table_words


def choose(mask: BoolArray, yes: Array | None, no: Array | None) -> Array | None:
    """Rows of ``yes`` where ``mask``, of ``no`` elsewhere; None means NULL of any type."""
    yes = _typed(yes, no)
    no = _typed(no, yes)
    if yes is None:
        return None if no is None else nulled(no, mask)
    if no is None:
        return nulled(yes, ~mask)
    null = _chosen_null(mask, yes.null, no.null)
    if isinstance(yes, Texts) and isinstance(no, Texts):
        return Texts(_choose_parts(mask, yes, no), len(mask), null)
    if isinstance(yes, Texts) or isinstance(no, Texts):
        raise ExpressionError("the branches of a CASE are text and not text")
    for same in (Dates, Booleans):
        if isinstance(yes, same) and isinstance(no, same):
            return same(np.where(mask, yes.data, no.data), null)
    if isinstance(yes, Dates | Datetimes) and isinstance(no, Dates | Datetimes):
        # The result of a CASE has the type that holds all its branches
        # (https://dev.mysql.com/doc/refman/8.4/en/flow-control-functions.html#operator_case).
        digits = max(getattr(side, "digits", 0) for side in (yes, no))
        return Datetimes(np.where(mask, microseconds(yes), microseconds(no)), digits, null)
    first, second, scale = numbers.align(number(yes), number(no))
    return to_array((np.where(mask, first, second), scale, null))


def _chosen_null(mask: BoolArray, yes: BoolArray | None, no: BoolArray | None) -> BoolArray | None:
    if yes is None and no is None:
        return None
    none = np.zeros(len(mask), bool)
    return np.where(mask, none if yes is None else yes, none if no is None else no)


def _typed(array: Array | None, other: Array | None) -> Array | None:
    """None for an array that is NULL everywhere beside one of another kind: a NULL has no type of its own."""
    if array is None or other is None or array.null is None or _kind(array) == _kind(other):
        return array
    return None if array.null.all() else array


def _kind(array: Array) -> str:
    """What values an array has, as far as one of CASE's branches may have others."""
    if isinstance(array, Integers | Decimals | Booleans):
        return "number"
    return "time" if isinstance(array, Dates | Datetimes) else "text"


def _choose_parts(mask: BoolArray, yes: Texts, no: Texts) -> tuple[Part, ...]:
    own_yes, own_no = only_part(yes), only_part(no)
    if own_yes is not None and own_no is not None:
        words: list[str] = []
        codes = []
        for part in (own_yes, own_no):
            own = [part.text] if isinstance(part, Constant) else table_words(part.table)
            base = len(words)
            words.extend(own)
            codes.append(base if isinstance(part, Constant) else part.codes + base)
        return (DictionaryEncoded(np.where(mask, *codes), shared_table(tuple(words))),)
    parts: list[Part] = []
    for side, shown in ((yes, mask), (no, ~mask)):
        if is_uneven(side):
            texts, rows = [""] * side.rows, np.flatnonzero(shown)
            for row, text in zip(rows.tolist(), strings(take(side, rows)), strict=True):
                texts[row] = text or ""
            parts += worded(texts)
            continue
        # a byte of 0 means nothing, so the parts of the branch not taken are blanked, not removed
        matrix = np.where(shown[:, None], text_matrix(side), np.uint8(0))
        if matrix.shape[1]:
            parts.append(DictionaryEncoded(np.arange(side.rows), matrix))
    return tuple(parts)


def nulled(array: Array, mask: BoolArray) -> Array:
    """Return ``array`` with NULL where ``mask``."""
    return with_null(array, mask) if mask.any() else array


def coalesce(items: list[Array]) -> Array:
    """Return the first value of each row that is not NULL."""
    result: Array | None = None
    for item in reversed(items):
        result = item if item.null is None else choose(~item.null, item, result)
    assert result is not None
    return result
