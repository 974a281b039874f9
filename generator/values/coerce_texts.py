"""Text and bytes made fit for their column: lengths in characters or bytes, labels, blanks that CHAR drops."""

from __future__ import annotations

import numpy as np

from ..schema.model import FIXED_BYTES, Column
from .arrays import (
    NUL,
    Array,
    Binaries,
    Booleans,
    Constant,
    Decimals,
    DictionaryEncoded,
    Digits,
    Integers,
    LongValues,
    Texts,
    python_values,
    text_matrix,
    used_words,
    word,
)
from .unfit import check, unlike


def coerce_texts(array: Array, column: Column) -> Array:
    """Return text, or numbers as text, for a column of text, ENUM, SET or JSON. Raises UnfitValue."""
    if isinstance(array, Integers | Decimals | Booleans):
        if column.type.labels:
            raise unlike(array, column)
        from .expressions.texts import as_text

        array = as_text(array)
    if not isinstance(array, Texts):
        raise unlike(array, column)
    if column.type.labels:
        _check_labels(array, column)
        return array
    # https://dev.mysql.com/doc/refman/8.4/en/char.html
    if column.type.name == "char":
        # Read back without them unless PAD_CHAR_TO_FULL_LENGTH is set.
        _check_no_blank_end(array)
    held = 1 if column.type.length is None else column.type.length  # CHAR(0) holds the empty string
    limit = FIXED_BYTES.get(column.type.name, held if column.type.is_text else 2**30)
    if column.type.name in ("uuid", "inet4", "inet6"):
        # Text of these types has a fixed notation, which the server checks.
        limit = 64
    if _widest(array) > limit:
        matrix = np.ascontiguousarray(text_matrix(array))
        if column.type.name in FIXED_BYTES:
            length = (matrix != 0).sum(axis=1) - (matrix == NUL[0]).sum(axis=1)  # NUL is one byte on a server
        else:
            # characters, not bytes: UTF-8 continuation bytes do not start one
            length = ((matrix != 0) & ((matrix & 0xC0) != 0x80)).sum(axis=1)
        check(length > limit, array, f"is longer than {limit} ({column.type})")
    return array


def coerce_long_values(array: LongValues, column: Column) -> LongValues:
    """Text and bytes are measured as ``coerce_texts`` and ``coerce_binaries`` do: TEXT and BLOB types in bytes, CHAR in characters."""
    kind, held = column.type, 1 if column.type.length is None else column.type.length
    in_bytes = kind.name in FIXED_BYTES or kind.is_binary
    limit = FIXED_BYTES.get(kind.name, held if kind.is_text or kind.is_binary else 2**30)
    lengths = [
        len(value.encode("utf-8")) if in_bytes and isinstance(value, str) else len(value) for value in array.data
    ]
    check(np.array(lengths) > limit, array, f"is longer than {limit} ({kind})")
    if kind.name == "char":
        ends = np.array([value.endswith(" ") for value in array.data], bool)
        check(ends, array, "ends in a blank, which CHAR drops; use VARCHAR, or another value")
    return array


def _widest(array: Texts) -> int:
    width = 0
    for part in array.parts:
        if isinstance(part, DictionaryEncoded):
            width += part.table.shape[1]
        elif isinstance(part, Digits):
            width += max(part.width, len(str(int(part.values.max()))) if len(part.values) else 1)
        else:
            width += len(part.text.encode())
    return width


def _check_no_blank_end(array: Texts) -> None:
    """CHAR drops blanks at its end, so that the row would not hold what was written, nor a key be found again."""
    part = array.parts[-1] if array.parts else None
    if isinstance(part, Constant):
        bad = np.full(array.rows, part.text.endswith(" "))
    elif isinstance(part, DictionaryEncoded):
        part = used_words(part)
        filled = part.table != 0
        last = part.table.shape[1] - 1 - np.argmax(filled[:, ::-1], axis=1)
        bad = (part.table[np.arange(len(part.table)), last] == ord(" "))[part.codes]
    else:
        return
    check(bad, array, "ends in a blank, which CHAR drops; use VARCHAR, or another value")


def _check_labels(array: Texts, column: Column) -> None:
    allowed = set(column.type.labels)
    members = column.type.name == "set"
    if len(array.parts) == 1 and isinstance(array.parts[0], DictionaryEncoded):
        part = used_words(array.parts[0])
        words = [word(row.tobytes()) for row in np.ascontiguousarray(part.table)]
        bad_codes = [code for code, each in enumerate(words) if not _is_label(each, allowed, members)]
        if bad_codes:
            check(np.isin(part.codes, bad_codes), array, _labels_message(column))
        return
    values = python_values(array)
    bad = np.array([value is not None and not _is_label(value, allowed, members) for value in values], bool)
    check(bad, array, _labels_message(column))


def _is_label(word: str, allowed: set[str], members: bool) -> bool:
    if word in allowed:
        return True
    # a SET holds any of its labels, or none: https://dev.mysql.com/doc/refman/8.4/en/set.html
    return members and (not word or all(member in allowed for member in word.split(",")))


def _labels_message(column: Column) -> str:
    return f"is not one of the labels {', '.join(repr(label) for label in column.type.labels)}"


def coerce_binaries(array: Array, column: Column) -> Array:
    """Return bytes for a column of bytes. Raises UnfitValue."""
    if not isinstance(array, Binaries):
        raise unlike(array, column)
    limit = FIXED_BYTES.get(column.type.name, 1 if column.type.length is None else column.type.length)
    lengths = array.lengths if array.lengths is not None else np.full(len(array.data), array.data.shape[1])
    check(lengths > limit, array, f"is longer than {limit} bytes ({column.type})")
    return array
