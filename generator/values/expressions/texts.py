"""Text in expressions: values as text, word tables read and changed once instead of once per row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np

from ..array_types import ByteArray
from ..arrays import (
    DAY,
    EPOCH,
    MICROSECONDS,
    Array,
    Booleans,
    Constant,
    Datetimes,
    Decimals,
    DictionaryEncoded,
    Digits,
    Integers,
    Part,
    Texts,
    word_table,
)
from .datetimes import days_of
from .numbers import floor, number, rescale
from .parse import ExpressionError

_DAYS = ((date(1, 1, 1) - EPOCH).days, (date(9999, 12, 31) - EPOCH).days)


def constant_text(array: Array, what: str) -> str:
    """Return the text of an argument that must be a constant. Raises ExpressionError for any other."""
    if isinstance(array, Texts) and len(array.parts) == 1 and isinstance(array.parts[0], Constant):
        return array.parts[0].text
    raise ExpressionError(f"{what} takes constants in quotes")


def as_text(array: Array) -> Texts:
    """Return values as text, the way CONCAT shows them: digits, decimals with their scale, ISO dates."""
    if isinstance(array, Texts):
        return array
    if isinstance(array, Integers) and array.data.dtype == np.uint64:
        return Texts((Digits(array.data),), len(array.data), array.null)
    if isinstance(array, Integers | Decimals | Booleans):
        data, scale, null = number(array)
        n = len(data)
        size = np.abs(data)
        parts: list[Part] = []
        if n and int(data.min()) < 0:
            parts.append(DictionaryEncoded((data < 0).astype(np.int64), word_table(["", "-"])))
        whole, _, _ = floor((size, scale, None))
        parts.append(Digits(whole))
        if scale:
            parts += [Constant("."), Digits(size - rescale(whole, 0, scale), scale)]
        return Texts(tuple(parts), n, null)
    days = days_of(array)
    # a date beyond its calendar is NULL to MySQL
    # DATE_ADD past the calendar is NULL with a warning
    # (https://dev.mysql.com/doc/refman/8.4/en/date-and-time-functions.html#function_date-add).
    beyond = (days < _DAYS[0]) | (days > _DAYS[1])
    absent = array.null if not beyond.any() else beyond if array.null is None else array.null | beyond
    days = np.clip(days, *_DAYS)
    dates = days.astype("datetime64[D]")
    years = dates.astype("datetime64[Y]").astype(np.int64) + 1970
    months = dates.astype("datetime64[M]").astype(np.int64) % 12 + 1
    day = (dates - dates.astype("datetime64[M]")).astype(np.int64) + 1
    parts = [Digits(years, 4), Constant("-"), Digits(months, 2), Constant("-"), Digits(day, 2)]
    if isinstance(array, Datetimes):
        seconds = array.data % DAY // MICROSECONDS
        parts += [
            Constant(" "),
            Digits(seconds // 3600, 2),
            Constant(":"),
            Digits(seconds // 60 % 60, 2),
            Constant(":"),
            Digits(seconds % 60, 2),
        ]
        if array.digits:
            parts += [Constant("."), Digits(array.data % MICROSECONDS // 10 ** (6 - array.digits), array.digits)]
    return Texts(tuple(parts), len(days), absent)


def only_part(text: Texts) -> DictionaryEncoded | Constant | None:
    """The one part of ``text``, where it is a single one and of words that a table or the part itself lists."""
    part = text.parts[0] if len(text.parts) == 1 else None
    return part if isinstance(part, DictionaryEncoded | Constant) else None


_WORDS: dict[int, tuple[ByteArray, list[str]]] = {}


def table_words(table: ByteArray) -> list[str]:
    """The words of a table as strings; remembered while the table lives, since the same tables come with every chunk."""
    held = _WORDS.get(id(table))
    if held is None or held[0] is not table:
        if len(_WORDS) > 200:
            _WORDS.clear()
        held = (table, [row.tobytes().replace(b"\0", b"").decode() for row in np.ascontiguousarray(table)])
        _WORDS[id(table)] = held
    return held[1]


_SHARED: dict[tuple[str, ...], ByteArray] = {}


def shared_table(words: tuple[str, ...]) -> ByteArray:
    """One table per list of words, so that readers of tables can remember what they made of it."""
    if words not in _SHARED:
        if len(_SHARED) > 200:
            _SHARED.clear()
        _SHARED[words] = word_table(words)
    return _SHARED[words]


_MAPPED: dict[tuple[int, str], tuple[ByteArray, ByteArray]] = {}


def map_words(value: Array, change: Callable[[str], str], name: str) -> Texts:
    """Apply ``change`` to each word table once instead of to each row; ``name`` tells one change from another."""
    text = as_text(value)
    parts: list[Part] = []
    for part in text.parts:
        if isinstance(part, DictionaryEncoded):
            held = _MAPPED.get((id(part.table), name))
            if held is None or held[0] is not part.table:
                if len(_MAPPED) > 200:
                    _MAPPED.clear()
                held = (part.table, word_table([change(word) for word in table_words(part.table)]))
                _MAPPED[id(part.table), name] = held
            parts.append(DictionaryEncoded(part.codes, held[1]))
        else:
            parts.append(Constant(change(part.text)) if isinstance(part, Constant) else part)
    return Texts(tuple(parts), text.rows, text.null)
