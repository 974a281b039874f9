"""Arrays to row text: n rows of columns become n lines of SQL literals, in bulk.

Every column becomes a matrix of bytes, shape (n, width), in which the byte 0 means nothing; the matrices are side by
side with their separators, and one pass takes the zero bytes out. Nothing loops over rows in Python but the few whose
text must be written in hex.

The literals read the same in every sql_mode, for every client and connection character set: '...' with the quote
doubled, and _utf8mb4 X'...' for text that holds a backslash, a control character, or what a migration tool would take
for its own marker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from ..sql.literals import hex_literal, value_literal
from ..values.array_types import ByteArray, IntArray, NumberArray
from ..values.arrays import (
    DAY,
    MICROSECONDS,
    NUL,
    Array,
    Binaries,
    Booleans,
    Constant,
    Dates,
    Datetimes,
    Decimals,
    DictionaryEncoded,
    Digits,
    Floats,
    Integers,
    LongValues,
    Part,
    Texts,
    Times,
    Variables,
    digits_matrix,
    size,
    strings,
    take,
)
from .unsafe_text import Scanned, few_words, scanned_parts, unsafe_rows

_MINUS = 0x2D
_DAYS_WRITTEN = 512  # that are written at once, for this chunk and others


def insert_rows(
    arrays: Sequence[Array], per_statement: int | Callable[[int], int], guard: tuple[bytes, bytes]
) -> Iterator[bytes]:
    """Yield the rows of one INSERT after the other, ``per_statement`` rows each: ``  (1, 'a')`` and then ``, (2, 'b')``.

    ``per_statement`` may be what says it of their ``row_width``. ``guard`` is put before and after the first value of each
    statement's first row. All arrays have the same number of rows.
    """
    n = size(arrays[0])
    if any(isinstance(array, LongValues) for array in arrays):
        if not isinstance(per_statement, int):
            per_statement = per_statement(row_width(arrays))
        yield from _long_rows(arrays, per_statement, guard)
        return
    written = [literal_pieces(array) for array in arrays]
    if not isinstance(per_statement, int):
        per_statement = per_statement(5 + sum(map(_width, arrays, written)))
    first = _shown(arrays[0], written[0])
    columns = [_constant(b", (", n), *first]
    # Broadcast columns take no memory: their rows are one and the same bytes until all columns are put side by side.
    separator = _constant(b", ", n)
    for array, pieces in zip(arrays[1:], written[1:], strict=True):
        columns.append(separator)
        columns.extend(_shown(array, pieces))
    columns.append(_constant(b")\n", n))
    matrix = _side_by_side(columns)
    width = sum(column.shape[1] for column in first)
    for start in range(0, n, per_statement):
        # The first row of a statement begins with two blanks where the others have a comma: a row that is added or
        # taken out then changes one line of the file.
        head = _compressed(matrix[start, 3 : 3 + width])
        tail = _compressed(matrix[start, 3 + width :])
        rest = _compressed(matrix[start + 1 : min(start + per_statement, n)].ravel())
        yield b"".join((b"  (", guard[0], head, guard[1], tail, rest))


def _long_rows(arrays: Sequence[Array], per_statement: int, guard: tuple[bytes, bytes]) -> Iterator[bytes]:
    """The same row by row, so that each takes no more memory than it needs."""
    columns = [[literal.encode("utf-8") for literal in literals(array)] for array in arrays]
    for start in range(0, size(arrays[0]), per_statement):
        (head, *tail), *rest = zip(*(column[start : start + per_statement] for column in columns), strict=True)
        yield b"".join(
            (
                b"".join((b"  (", guard[0], head, guard[1], *(b", " + each for each in tail), b")\n")),
                *(b", (" + b", ".join(row) + b")\n" for row in rest),
            )
        )


def row_width(arrays: Sequence[Array]) -> int:
    """Return the most bytes that one of these rows can take."""
    return 5 + sum(
        2 + max(len(literal.encode("utf-8")) for literal in literals(array))
        if isinstance(array, LongValues)
        else _width(array, literal_pieces(array))
        for array in arrays
    )


def _width(array: Array, pieces: Sequence[ByteArray]) -> int:
    """The most bytes of a column's literal, and two for each of its pieces. Where statements are cut follows from it: it stays the
    same however the pieces are put together."""
    is_mixed = array.null is not None and not array.null.all()
    return sum(2 + int(piece.shape[1]) for piece in pieces) + (2 + len("NULL") if is_mixed else 0)


def _side_by_side(columns: Sequence[ByteArray]) -> ByteArray:
    """The columns as one matrix. What is the same in all rows (separators, quotes) is written once for all of it."""
    starts = np.cumsum([0, *(column.shape[1] for column in columns)]).tolist()
    line, varying = np.empty(starts[-1], np.uint8), []
    for column, start in zip(columns, starts, strict=False):
        if column.strides[0] == 0 and len(column):
            line[start : start + column.shape[1]] = column[0]
        else:
            varying.append((column, start))
    matrix = np.empty((len(columns[0]), len(line)), np.uint8)
    matrix[:] = line
    for column, start in varying:
        matrix[:, start : start + column.shape[1]] = column
    return matrix


def _compressed(line: ByteArray) -> bytes:
    return line.tobytes().translate(None, b"\0")


def literals(array: Array) -> list[str]:
    """Return each row's literal: for single values."""
    if isinstance(array, LongValues):
        null = np.zeros(size(array), bool) if array.null is None else array.null
        return ["NULL" if absent else value_literal(value) for value, absent in zip(array.data, null, strict=True)]
    # no literal holds a raw line break
    columns = [*_shown(array, literal_pieces(array)), _constant(b"\n", size(array))]
    return _compressed(_side_by_side(columns).ravel()).decode("utf-8").split("\n")[:-1]


def literal_pieces(array: Array) -> list[ByteArray]:
    """Return the literals of a column as byte matrices to put side by side; ``_shown`` puts NULL in their place."""
    if array.null is not None and array.null.all():
        # NULL is the word alone: 'NULL' in quotes would be a text
        # (https://dev.mysql.com/doc/refman/8.4/en/null-values.html).
        return [_constant(b"NULL", size(array))]
    return _WRITERS[type(array)](array)


def _shown(array: Array, pieces: list[ByteArray]) -> list[ByteArray]:
    """The pieces with NULL in the rows that are NULL."""
    if array.null is None or array.null.all():
        return pieces
    matrix = _side_by_side([*pieces, _constant(bytes(4), size(array))])
    matrix[array.null] = np.frombuffer(b"NULL".rjust(matrix.shape[1], b"\0"), np.uint8)
    return [matrix]


def _signed(data: NumberArray) -> tuple[NumberArray, ByteArray | None]:
    """Return absolute values as uint64 (Python's integers where they are larger), and a column of minus signs where there
    are any."""
    if data.dtype == object:
        negative = (data < 0).astype(bool)
        return np.abs(data), (negative * np.uint8(_MINUS)).astype(np.uint8)[:, None] if negative.any() else None
    if data.dtype == np.uint64 or not len(data) or int(data.min()) >= 0:
        return data.astype(np.uint64, copy=False), None
    negative = data < 0
    # the two's complement of the smallest int64 is its own absolute value as uint64
    unsigned = np.where(negative, np.uint64(0) - data.astype(np.uint64), data.astype(np.uint64))
    return unsigned, (negative * np.uint8(_MINUS)).astype(np.uint8)[:, None]


def _integers(array: Integers) -> list[ByteArray]:
    values, sign = _signed(array.data)
    digits = digits_matrix(values)
    return [digits] if sign is None else [sign, digits]


def _decimals(array: Decimals) -> list[ByteArray]:
    values, sign = _signed(array.data)
    digits = digits_matrix(values, array.scale + 1)
    n = len(values)
    columns = [] if sign is None else [sign]
    if not array.scale:
        return [*columns, digits]
    # All digits of the scale, also zeros at the end: what has a point and no exponent is an exact DECIMAL
    # (https://dev.mysql.com/doc/refman/8.4/en/number-literals.html).
    return [*columns, digits[:, : -array.scale], _constant(b".", n), digits[:, -array.scale :]]


def _floats(array: Floats) -> list[ByteArray]:
    # A literal without an exponent is a DECIMAL, which has no negative zero: a DOUBLE keeps its sign by -0e0 only.
    return [
        _matrix([repr(value).replace("-0.0", "-0e0") if value == 0 else repr(value) for value in array.data.tolist()])
    ]


def _booleans(array: Booleans) -> list[ByteArray]:
    return [(array.data.astype(np.uint8) + np.uint8(48))[:, None]]


def _matrix(texts: Sequence[str]) -> ByteArray:
    encoded = np.array([text.encode("utf-8") for text in texts])
    return encoded.view(np.uint8).reshape(len(texts), -1)


def _quoted(columns: list[ByteArray], n: int) -> list[ByteArray]:
    quote = _constant(b"'", n)
    return [quote, *columns, quote]


def _day_columns(days: IntArray) -> list[ByteArray]:
    """YYYY-MM-DD of each day; each different day is written once."""
    if not len(days):
        return [np.zeros((0, 10), np.uint8)]
    first, last = int(days.min()) // _DAYS_WRITTEN, int(days.max()) // _DAYS_WRITTEN
    if (last - first) * _DAYS_WRITTEN < max(4096, len(days)):
        texts = np.concatenate([_day_texts(number) for number in range(first, last + 1)])
        codes = days - first * _DAYS_WRITTEN
    else:
        different, codes = np.unique(days, return_inverse=True)
        texts = _dates_written(different)
    return [texts.take(codes, axis=0)]


@lru_cache(maxsize=64)
def _day_texts(number: int) -> ByteArray:
    """The dates of the days from ``number`` times ``_DAYS_WRITTEN`` on."""
    return _dates_written(np.arange(number * _DAYS_WRITTEN, (number + 1) * _DAYS_WRITTEN))


def _dates_written(days: IntArray) -> ByteArray:
    # NumPy counts in the proleptic Gregorian calendar, as MySQL does for its range of 1000-01-01 to 9999-12-31
    # (https://dev.mysql.com/doc/refman/8.4/en/mysql-calendar.html).
    return np.datetime_as_string(days.astype("datetime64[D]")).astype("S10").view(np.uint8).reshape(-1, 10)


def _two(values: IntArray) -> ByteArray:
    return digits_matrix(values, 2)


def _clock_columns(microseconds: IntArray, digits: int) -> list[ByteArray]:
    """HH:MM:SS and the fraction, of times of day or of TIME values without their sign."""
    n = len(microseconds)
    seconds = microseconds // MICROSECONDS
    colon = _constant(b":", n)
    columns = [_two(seconds // 3600), colon, _two(seconds // 60 % 60), colon, _two(seconds % 60)]
    if digits:
        # As many digits as the column has: MySQL rounds what has more
        # (https://dev.mysql.com/doc/refman/8.4/en/fractional-seconds.html), and the row would differ from the file.
        fraction = microseconds % MICROSECONDS // 10 ** (6 - digits)
        columns += [_constant(b".", n), digits_matrix(fraction, digits)]
    return columns


def _dates(array: Dates) -> list[ByteArray]:
    return _quoted(_day_columns(array.data), len(array.data))


def _datetimes(array: Datetimes) -> list[ByteArray]:
    days = np.floor_divide(array.data, DAY)
    n = len(days)
    # No time zone behind it: only MySQL 8.0.19 and later read an offset
    # (https://dev.mysql.com/doc/refman/8.4/en/date-and-time-literals.html).
    return _quoted([*_day_columns(days), _constant(b" ", n), *_clock_columns(array.data - days * DAY, array.digits)], n)


def _times(array: Times) -> list[ByteArray]:
    # TIME is a span of up to 838 hours, and may be negative: https://dev.mysql.com/doc/refman/8.4/en/time.html
    values, sign = _signed(array.data)
    clock = _clock_columns(values.astype(np.int64), array.digits)
    return _quoted([*([] if sign is None else [sign]), *clock], len(values))


_HEX = np.frombuffer(b"0123456789ABCDEF", np.uint8)


def _binaries(array: Binaries) -> list[ByteArray]:
    n, width = array.data.shape
    digits = np.empty((n, width * 2), np.uint8)
    digits[:, 0::2] = _HEX[array.data >> 4]
    digits[:, 1::2] = _HEX[array.data & 15]
    if array.lengths is not None:
        # What lies behind a row's own length is padding of the matrix, not of the value: BINARY pads with zero bytes,
        # VARBINARY does not (https://dev.mysql.com/doc/refman/8.4/en/binary-varbinary.html).
        digits[np.arange(width * 2)[None, :] >= array.lengths[:, None] * 2] = 0
    # X'4D', never 0x4D, which is a number to some: https://dev.mysql.com/doc/refman/8.4/en/hexadecimal-literals.html
    return [_constant(b"X'", n), digits, _constant(b"'", n)]


def _texts(array: Texts) -> list[ByteArray]:
    array = replace(array, parts=tuple(few_words(part) for part in array.parts))
    found = scanned_parts(array)
    unsafe = unsafe_rows(array, found)
    columns = [_part(part, table, array.rows) for part, table in zip(array.parts, found, strict=True)]
    columns = _quoted(columns, array.rows)
    if unsafe is None:
        return columns
    for index, column in enumerate(columns):
        columns[index] = np.where(unsafe[:, None], np.uint8(0), column)
    rows = np.flatnonzero(unsafe)
    hexed = [hex_literal(text or "") for text in strings(take(array, rows))]
    matrix = _matrix(hexed)
    # A column beside the plain text: in each row one of the two is empty, and zero bytes are not written.
    special = np.zeros((array.rows, matrix.shape[1]), np.uint8)
    special[rows] = matrix
    return [*columns, special]


def _part(part: Part, table: Scanned | None, n: int) -> ByteArray:
    if isinstance(part, DictionaryEncoded) and table is not None:
        return table.escaped.take(part.codes, axis=0)
    if isinstance(part, Digits):
        return digits_matrix(part.values, part.width)
    # doubled, since a backslash escapes nothing under NO_BACKSLASH_ESCAPES:
    # https://dev.mysql.com/doc/refman/8.4/en/string-literals.html
    assert isinstance(part, Constant)
    return _constant(part.text.replace("'", "''").encode("utf-8").replace(b"\0", NUL), n)


def _constant(text: bytes, n: int) -> ByteArray:
    return np.broadcast_to(np.frombuffer(text, np.uint8), (n, len(text)))


def _long_values(array: LongValues) -> list[ByteArray]:
    return [_matrix(literals(array))]


def _variables(array: Variables) -> list[ByteArray]:
    (name,) = (part.text for part in array.parts if isinstance(part, Constant))
    return [_constant(name.encode("ascii"), array.rows)]


_WRITERS: dict[type[Array], Callable[[Any], list[ByteArray]]] = {
    Integers: _integers,
    Decimals: _decimals,
    Floats: _floats,
    Booleans: _booleans,
    Dates: _dates,
    Datetimes: _datetimes,
    Times: _times,
    Binaries: _binaries,
    Texts: _texts,
    LongValues: _long_values,
    Variables: _variables,
}
