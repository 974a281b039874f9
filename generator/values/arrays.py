"""Column values as arrays: n rows of one column, ready to be computed with or written out in bulk.

Every class here holds its rows in NumPy arrays of length n, and a ``null`` mask (bool array of shape (n,), True where
the value is SQL NULL) or ``None`` when no value is NULL. What is in a NULL row's data is of no meaning.

Text is held as *parts*, not as strings: a name is a gather from a table of words, a blank, and another gather; an
order number is a constant and zero-padded digits. So quoting happens once per word table instead of once per row, and
row text is drawn by copying columns of bytes. In a byte matrix the byte 0 means "nothing here": such bytes vanish when
rows are written. The character NUL of a text is written there as C0 80, which is no UTF-8 otherwise (Java's modified UTF-8).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from functools import lru_cache
from typing import Any, overload

import numpy as np

from ..printable import quantity
from .array_types import BoolArray, ByteArray, FloatArray, IntArray, NumberArray, ObjectArray

EPOCH = date(1970, 1, 1)
MICROSECONDS = 1_000_000
DAY = 86_400 * MICROSECONDS
_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)  # rounds nothing away


@dataclass(frozen=True, slots=True, eq=False)
class Integers:
    """``data``: int64, or uint64 for values above 2^63 - 1; Python's integers (dtype object) in computed values beyond."""

    data: NumberArray
    null: BoolArray | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Decimals:
    """Exact decimals: the value is ``data`` times 10 to the power of minus ``scale``. ``data``: int64, or Python's integers
    (dtype object) where one is larger: a DECIMAL has up to 65 digits."""

    data: NumberArray
    scale: int
    null: BoolArray | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Floats:
    """``data``: float64, for FLOAT and DOUBLE columns only; money never comes here."""

    data: FloatArray
    null: BoolArray | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Booleans:
    """``data``: bool. The result of a comparison; written as 0 and 1."""

    data: BoolArray
    null: BoolArray | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Dates:
    """``data``: int64, days since 1970-01-01 (proleptic Gregorian)."""

    data: IntArray
    null: BoolArray | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Datetimes:
    """``data``: int64, microseconds since 1970-01-01 00:00:00 UTC; ``digits``: fractional digits written, 0 to 6."""

    data: IntArray
    digits: int = 0
    null: BoolArray | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Times:
    """``data``: int64, microseconds; MySQL's TIME runs from -838:59:59 to 838:59:59."""

    data: IntArray
    digits: int = 0
    null: BoolArray | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Binaries:
    """``data``: uint8 of shape (n, width); the first ``lengths[i]`` bytes of row i count (all when None)."""

    data: ByteArray
    lengths: IntArray | None = None
    null: BoolArray | None = None


@dataclass(frozen=True, slots=True, eq=False)
class LongValues:
    """Text or bytes of very different lengths, each as long as it is. ``data``: str or bytes (dtype object), shape (n,)."""

    data: ObjectArray
    null: BoolArray | None = None


class DictionaryEncoded:
    """A part of text: row i shows ``table[codes[i]]``.

    ``table`` is a uint8 matrix of shape (k, width), UTF-8, padded with zero bytes (``word_table`` makes one).
    """

    __slots__ = ("codes", "table")

    def __init__(self, codes: IntArray, table: ByteArray) -> None:
        self.codes = codes
        self.table = table


class Digits:
    """A part of text: row i shows ``values[i]`` (int64 or uint64, not negative) in base 10, at least ``width`` digits."""

    __slots__ = ("values", "width")

    def __init__(self, values: NumberArray, width: int = 1) -> None:
        self.values = values
        self.width = width


class Constant:
    """A part of text that is the same in all rows: ``text``."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


Part = DictionaryEncoded | Digits | Constant


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """Text, ENUM, SET and JSON values: the ``parts`` of each row, one after the other. ``rows`` is n."""

    parts: tuple[Part, ...]
    rows: int
    null: BoolArray | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Variables(Texts):
    """The same user variable of SQL in every row, such as ``@seed_lookup_1``: its name is the only part. The value is known on
    a server alone."""


NUL = b"\xc0\x80"
"""The character NUL in a byte matrix."""

Array = Integers | Decimals | Floats | Booleans | Dates | Datetimes | Times | Binaries | Texts | LongValues


def word_table(words: Sequence[str]) -> ByteArray:
    """Return ``words`` as a uint8 matrix of shape (len(words), widest), UTF-8, padded with zero bytes.

    Lists of the lexicon's length are kept: columns of many tables draw from the same ones.
    """
    return _kept_table(tuple(words)) if len(words) <= _KEPT_WORDS else _word_table(words)


def _word_table(words: Sequence[str]) -> ByteArray:
    encoded = [word.encode("utf-8").replace(b"\0", NUL) for word in words]
    width = max([len(word) for word in encoded], default=0) or 1
    return np.frombuffer(b"".join(word.ljust(width, b"\0") for word in encoded), np.uint8).reshape(len(words), width)


_KEPT_WORDS = 2048
_kept_table = lru_cache(maxsize=64)(_word_table)


def whole_numbers(values: Sequence[int]) -> NumberArray:
    """Return integers as int64, or as Python's integers (dtype object) when one is larger."""
    fits = all(-(2**63) <= value < 2**63 for value in values)
    return np.array(values, np.int64 if fits else object)


def scaled_integer(number: Decimal, scale: int) -> int:
    """Return ``number`` times 10^scale, which must be whole. Raises ValueError when it is not."""
    scaled = _EXACT.scaleb(number, scale)
    whole = int(scaled)
    if whole != scaled:
        raise ValueError(f"{number} has more than {quantity(scale, 'decimal place')}")
    return whole


def word(data: bytes) -> str:
    """One row of a byte matrix as text."""
    return data.replace(b"\0", b"").replace(NUL, b"\0").decode("utf-8")


def digits_matrix(values: NumberArray, width: int = 1) -> ByteArray:
    """Return non-negative integers as ASCII digits, shape (n, widest): at least ``width`` digits, zero bytes before."""
    if values.dtype == object:
        texts = [str(value).zfill(width).encode("ascii") for value in values]
        widest = max(map(len, texts), default=width)
        return np.frombuffer(b"".join(text.rjust(widest, b"\0") for text in texts), np.uint8).reshape(
            len(texts), widest
        )
    values = values.astype(np.uint64, copy=False)
    top = int(values.max()) if len(values) else 0
    widest = max(width, len(str(top)))
    matrix = np.empty((len(values), widest), np.uint8)
    # numbers below 2^32 divide about twice as fast
    rest = values.astype(np.uint32) if top < 2**32 else values
    ten = rest.dtype.type(10)
    for index in range(widest - 1, -1, -1):
        quotient = rest // ten
        digit = (rest - quotient * ten).astype(np.uint8) + np.uint8(48)
        if widest - index > width:
            digit *= rest != 0
        matrix[:, index] = digit
        rest = quotient
    return matrix


def text_matrix(texts: Texts) -> ByteArray:
    """Return all parts side by side as one uint8 matrix of shape (n, sum of widths); zero bytes are gaps."""
    columns = []
    for part in texts.parts:
        if isinstance(part, DictionaryEncoded):
            columns.append(part.table.take(part.codes, axis=0))
        elif isinstance(part, Digits):
            columns.append(digits_matrix(part.values, part.width))
        else:
            constant = np.frombuffer(part.text.encode("utf-8").replace(b"\0", NUL), np.uint8)
            columns.append(np.broadcast_to(constant, (texts.rows, len(constant))))
    if len(columns) == 1:
        return columns[0]
    return np.concatenate(columns, axis=1) if columns else np.zeros((texts.rows, 1), np.uint8)


MOST_MATRIX_BYTES = 16 << 20
"""Of a column's text as one matrix; where one value is that much longer than the others, each is held by itself."""

_WIDE = 4096  # bytes of a row from which on a matrix is no faster


def is_uneven(texts: Texts) -> bool:
    """True where a matrix as wide as the longest row would take too much memory."""
    width = sum(map(_width, texts.parts))
    return width > _WIDE and width * texts.rows > MOST_MATRIX_BYTES


def _width(part: Part) -> int:
    if isinstance(part, DictionaryEncoded):
        return int(part.table.shape[1])
    return len(part.text) if isinstance(part, Constant) else max(part.width, 20)


def worded(words: Sequence[str]) -> tuple[Part, ...]:
    """Return one text a row as parts; very long ones have a table of their own, so that the others' stays narrow."""
    limit = max(_WIDE, MOST_MATRIX_BYTES // max(len(words), 1))
    long = [index for index, word in enumerate(words) if len(word) > limit]
    if not long:
        return (DictionaryEncoded(np.arange(len(words)), word_table(words)),)
    codes = np.zeros(len(words), np.int64)
    codes[long] = np.arange(1, len(long) + 1)
    short = [word if len(word) <= limit else "" for word in words]
    own = word_table(["", *(words[index] for index in long)])
    return (DictionaryEncoded(np.arange(len(words)), word_table(short)), DictionaryEncoded(codes, own))


def _part_strings(part: Part, rows: int) -> list[str]:
    if isinstance(part, DictionaryEncoded):
        used, places = np.unique(part.codes, return_inverse=True)
        words = [word(part.table[code].tobytes()) for code in used]
        return [words[place] for place in places]
    if isinstance(part, Digits):
        return [str(value).zfill(part.width) for value in part.values.tolist()]
    return [part.text] * rows


def _rows_as_words(matrix: ByteArray) -> list[str]:
    """``word`` of each row of a matrix; of all at once where no word has two lines."""
    rows: list[bytes] = matrix.view(f"S{matrix.shape[1]}").ravel().tolist() if matrix.size else [b""] * len(matrix)
    words = word(b"\n".join(rows)).split("\n") if rows else []
    return words if len(words) == len(rows) else list(map(word, rows))


def strings(texts: Texts) -> list[str | None]:
    """Return the rows as Python strings (None for NULL): for small results, comparisons and fixtures."""
    out: list[str | None]
    if is_uneven(texts):
        out = list(map("".join, zip(*(_part_strings(part, texts.rows) for part in texts.parts), strict=True)))
    else:
        out = [*_rows_as_words(np.ascontiguousarray(text_matrix(texts)))]
    if texts.null is not None:
        out = [None if absent else text for text, absent in zip(out, texts.null.tolist(), strict=True)]
    return out


def used_words(part: DictionaryEncoded) -> DictionaryEncoded:
    """Return ``part`` with a table of at most as many words as it has rows, so that looking at every word costs no more
    than looking at every row: a UUID gathers from 65,536 words, a fixture's chunk from those of all its rows."""
    if len(part.table) <= len(part.codes):
        return part
    return DictionaryEncoded(np.arange(len(part.codes)), part.table.take(part.codes, axis=0))


def size(array: Array) -> int:
    """Return n, the number of rows."""
    return array.rows if isinstance(array, Texts) else len(array.data)


def null_array(n: int) -> Array:
    """Return n times NULL."""
    return Integers(np.zeros(n, np.int64), np.ones(n, bool))


def python_values(array: Array) -> list[Any]:
    """Return the rows as Python objects: int, Decimal, float, bool, date, datetime, timedelta, bytes, str; None is NULL."""
    values = _python_values(array)
    if not isinstance(array, Texts) and array.null is not None:
        values = [None if absent else value for value, absent in zip(values, array.null.tolist(), strict=True)]
    return values


def _python_values(array: Array) -> list[Any]:
    """The rows, without regard to NULL where they are no text."""
    if isinstance(array, Texts):
        return strings(array)
    if isinstance(array, Binaries):
        lengths = array.lengths.tolist() if array.lengths is not None else [array.data.shape[1]] * len(array.data)
        return [row.tobytes()[:length] for row, length in zip(array.data, lengths, strict=True)]
    data: list[Any] = array.data.tolist()
    if isinstance(array, Decimals):
        # scaleb() rounds to the 28 digits of the context
        return [Decimal(f"{number}e-{array.scale}") for number in data]
    if isinstance(array, Dates):
        return [EPOCH + timedelta(days=number) for number in data]
    if isinstance(array, Datetimes):
        return [datetime(1970, 1, 1) + timedelta(microseconds=number) for number in data]
    if isinstance(array, Times):
        return [timedelta(microseconds=number) for number in data]
    return data


def plain(value: object) -> str:
    """One of ``python_values`` for a message: bytes as hexadecimal digits, nothing as NULL."""
    if value is None:
        return "NULL"
    return f"X'{value.hex().upper()}'" if isinstance(value, bytes) else str(value)


@overload
def take(array: Texts, rows: IntArray) -> Texts: ...
@overload
def take(array: Array, rows: IntArray) -> Array: ...
def take(array: Array, rows: IntArray) -> Array:
    """Return the rows numbered ``rows`` (an int64 array) of ``array``, in that order."""
    null = array.null[rows] if array.null is not None else None
    if isinstance(array, Texts):
        parts: list[Part] = []
        for part in array.parts:
            if isinstance(part, DictionaryEncoded):
                parts.append(DictionaryEncoded(part.codes[rows], part.table))
            elif isinstance(part, Digits):
                parts.append(Digits(part.values[rows], part.width))
            else:
                parts.append(part)
        return type(array)(tuple(parts), len(rows), null)
    if isinstance(array, Binaries):
        lengths = array.lengths[rows] if array.lengths is not None else None
        return Binaries(array.data[rows], lengths, null)
    if isinstance(array, Decimals):
        return Decimals(array.data[rows], array.scale, null)
    if isinstance(array, Datetimes | Times):
        return type(array)(array.data[rows], array.digits, null)
    if isinstance(array, Floats):
        return Floats(array.data[rows], null)
    if isinstance(array, Booleans):
        return Booleans(array.data[rows], null)
    if isinstance(array, LongValues):
        return LongValues(array.data[rows], null)
    return type(array)(array.data[rows], null)


def with_null(array: Array, null: BoolArray) -> Array:
    """Return ``array`` with the rows where ``null`` is True made NULL as well."""
    from dataclasses import replace

    return replace(array, null=null if array.null is None else array.null | null)
