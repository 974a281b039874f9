"""Arrays to the raw text of fields: what a value is as text, without quotes; for CSV and for sums over rows.

As in ``literals``, a column is matrices of bytes in which the byte 0 is nothing, and C0 80 is the character NUL.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..values.array_types import ByteArray
from ..values.arrays import NUL, Array, Binaries, Dates, Datetimes, Texts, Times, size, text_matrix
from .literals import literal_pieces

_QUOTE = 0x22
_END = 0xFF
"""Ends a row while rows are separated: no byte of UTF-8."""


def field_columns(array: Array) -> list[ByteArray]:
    """Return the text of each row, bytes as hexadecimal digits; of a NULL row's no meaning."""
    if isinstance(array, Texts):
        return [text_matrix(array)]
    columns = literal_pieces(replace(array, null=None))
    # The quotes are the first and the last column; of bytes the X' and the quote, which leaves their digits.
    return columns[1:-1] if isinstance(array, Dates | Datetimes | Times | Binaries) else columns


def is_quoted(array: Array) -> bool:
    """Whether the values are texts, which are in quotes."""
    return isinstance(array, Texts | Dates | Datetimes | Times | Binaries)


def csv_rows(arrays: Sequence[Array]) -> bytes:
    """Return rows as CSV (RFC 4180) with LF: texts in double quotes, NULL as the word without quotes."""
    n = size(arrays[0])
    columns: list[ByteArray] = []
    for index, array in enumerate(arrays):
        if index:
            columns.append(_constant(b",", n))
        fields = field_columns(array)
        if isinstance(array, Texts):
            # LOAD DATA with ESCAPED BY '' takes a doubled enclosing quote for one quote, and a backslash for itself
            # (https://dev.mysql.com/doc/refman/8.4/en/load-data.html).
            fields = [_doubled(field) for field in fields]
        if is_quoted(array):
            fields = [_constant(b'"', n), *fields, _constant(b'"', n)]
        # Where fields may be enclosed, the word NULL without quotes is NULL, and "NULL" in quotes a text
        # (https://dev.mysql.com/doc/refman/8.4/en/load-data.html).
        columns += _or_word(fields, array, b"NULL")
    columns.append(_constant(b"\n", n))
    return _joined(columns)


def row_texts(arrays: Sequence[Array]) -> list[bytes]:
    """Return the fields of each row with ``|`` between them, as MySQL's CONCAT_WS joins them; NULL is ``~``."""
    n = size(arrays[0])
    columns: list[ByteArray] = []
    for index, array in enumerate(arrays):
        if index:
            columns.append(_constant(b"|", n))
        # CONCAT_WS passes over NULL (https://dev.mysql.com/doc/refman/8.4/en/string-functions.html#function_concat-ws):
        # a mark keeps (1, NULL, 2) and (1, 2, NULL) apart.
        columns += _or_word(field_columns(array), array, b"~")
    columns.append(_constant(bytes([_END]), n))
    return _joined(columns).split(bytes([_END]))[:-1]


def _constant(text: bytes, n: int) -> ByteArray:
    return np.broadcast_to(np.frombuffer(text, np.uint8), (n, len(text)))


def _or_word(fields: list[ByteArray], array: Array, word: bytes) -> list[ByteArray]:
    """The fields, and ``word`` in the rows that are NULL."""
    if array.null is None:
        return fields
    shown = ~array.null[:, None]
    null = np.where(shown, np.uint8(0), np.frombuffer(word, np.uint8))
    return [*(np.where(shown, field, np.uint8(0)) for field in fields), null]


def _doubled(matrix: ByteArray) -> ByteArray:
    """Every quote written twice."""
    quoted = (matrix == _QUOTE).any(axis=0)
    if not quoted.any():
        return matrix
    doubled = np.repeat(matrix, 1 + quoted, axis=1)
    second = (np.cumsum(1 + quoted) - 1)[quoted]
    doubled[:, second] *= doubled[:, second] == _QUOTE
    return doubled


def _joined(columns: list[ByteArray]) -> bytes:
    flat: ByteArray = np.concatenate(columns, axis=1).ravel()
    shown: ByteArray = flat[flat != 0]
    return shown.tobytes().replace(NUL, b"\0")
