"""Values made fit for the column that they go to, or refused: strict MySQL would refuse them too, later and worse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal

import numpy as np

from ..schema.model import Column
from .array_types import BoolArray, IntArray, NumberArray
from .arrays import (
    DAY,
    EPOCH,
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
    Texts,
    Times,
    is_uneven,
    python_values,
    size,
    strings,
    text_matrix,
    used_words,
    word,
)
from .expressions.numbers import LIMIT, largest, number, rescale

# Seconds of 32 signed bits from 1970 on, 0 being the zero date: https://dev.mysql.com/doc/refman/8.4/en/datetime.html
_TIMESTAMP = (1_000_000, (2**31 - 1) * 1_000_000 + 999_999)
# DATE and DATETIME: https://dev.mysql.com/doc/refman/8.0/en/datetime.html
FIRST_DAY, LAST_DAY = date(1000, 1, 1), date(9999, 12, 31)
_DAYS = ((FIRST_DAY - EPOCH).days, (LAST_DAY - EPOCH).days)
_FEW_DIGITS = 18
_MOST_SHOWN = 400  # of a value in a message
_MOST_ZEROS = 12  # decimal places that values are filled up to, in columns of more than 18 digits
# https://dev.mysql.com/doc/refman/8.4/en/storage-requirements.html#data-types-storage-reqs-strings
_BYTES = {
    "tinytext": 255,
    "text": 65_535,
    "mediumtext": 2**24 - 1,
    "longtext": 2**32 - 1,
    "tinyblob": 255,
    "blob": 65_535,
    "mediumblob": 2**24 - 1,
    "longblob": 2**32 - 1,
}


class UnfitValue(ValueError):
    """A value does not fit its column. ``row`` counts from 0 within the array, None when it is about all."""

    def __init__(self, message: str, row: int | None = None) -> None:
        super().__init__(message)
        self.row = row


def coerce(array: Array, column: Column) -> Array:
    """Return ``array`` as ``column`` stores it. Raises UnfitValue with the first value that does not fit."""
    null = array.null
    if null is not None:
        if not null.any():
            array = _without_null(array)
        elif not column.nullable:
            raise UnfitValue("NULL, but the column is NOT NULL", int(np.argmax(null)))
        elif null.all():
            return Texts((), size(array), null)
    kind = column.type.name
    if isinstance(array, Texts) and (column.type.is_text or kind == "json") and is_uneven(array):
        data = np.empty(array.rows, object)
        data[:] = ["" if text is None else text for text in strings(array)]
        array = LongValues(data, array.null)
    if isinstance(array, LongValues):
        return _long_values(array, column)
    if column.type.is_integer:
        return _integers(array, column)
    if kind in _BY_TYPE:
        return _BY_TYPE[kind](array, column)
    if column.type.is_text or kind in ("enum", "set", "json", "uuid", "inet4", "inet6"):
        return _texts(array, column)
    if column.type.is_binary:
        return _binaries(array, column)
    if column.type.is_spatial and isinstance(array, Binaries):  # as the servers keep them
        return array
    raise UnfitValue(f"seedsql cannot write values of type {column.type}; leave the column NULL or to its default")


def _without_null(array: Array) -> Array:
    from dataclasses import replace

    return replace(array, null=None)


def _unlike(array: Array, column: Column) -> UnfitValue:
    return UnfitValue(f"{type(array).__name__.lower()} for a column of type {column.type}")


def _check(bad: BoolArray, array: Array, why: str) -> None:
    if array.null is not None:
        bad = bad & ~array.null
    if bad.any():
        row = int(np.argmax(bad))
        raise UnfitValue(f"{_shown(array, row)} {why}", row)


def _shown(array: Array, row: int) -> str:
    """A value for a message. Python's own dates end where MySQL's do, NumPy's do not."""
    from .arrays import plain, take

    if isinstance(array, Dates | Datetimes):
        unit: Literal["D", "us"] = "D" if isinstance(array, Dates) else "us"
        years = int(array.data[row]) // (366 if unit == "D" else 366 * DAY)
        if abs(years) > 13_000:  # an interval that long was cut short
            return f"a day {'after the year 15000' if years > 0 else 'before the year -11000'}"
        return str(np.datetime64(int(array.data[row]), unit)).replace("T", " ").removesuffix(".000000")
    shown = plain(python_values(take(array, np.array([row])))[0])
    return shown if len(shown) <= _MOST_SHOWN else f"{shown[: _MOST_SHOWN - 20]}… ({len(shown):,} characters)"


def _integers(array: Array, column: Column) -> Array:
    low, high = column.type.integer_range
    if isinstance(array, Booleans):
        return Integers(array.data.astype(np.int64), array.null)
    if isinstance(array, Decimals):
        whole = rescale(array.data, array.scale, 0)
        _check(rescale(whole, 0, array.scale) != array.data, array, f"is not a whole number ({column.type})")
        array = Integers(whole, array.null)
    if not isinstance(array, Integers):
        raise _unlike(array, column)
    data = array.data
    if len(data):
        low_ok = int(data.min()) >= low
        high_ok = int(data.max()) <= high
        if not (low_ok and high_ok):
            bad = np.zeros(len(data), bool)
            if not low_ok:
                bad |= data < low
            if not high_ok:
                bad |= data > high
            _check(bad.astype(bool), array, f"is outside {low} to {high} ({column.type})")
    if data.dtype == object:
        return Integers(_present(data, array.null).astype(np.uint64 if high > LIMIT else np.int64), array.null)
    return array


def _present(data: NumberArray, null: BoolArray | None) -> IntArray:
    """Python's integers with 0 where the value is NULL, since what is there may not fit."""
    return data if null is None else np.where(null, 0, data)


def _decimals(array: Array, column: Column) -> Array:
    if not isinstance(array, Integers | Decimals | Booleans):
        raise _unlike(array, column)
    data, scale, null = number(array)
    wanted = column.type.scale or 0
    if scale > wanted:
        _check(
            (rescale(rescale(data, scale, wanted), wanted, scale) != data).astype(bool),
            array,
            f"has more than {wanted} decimal places ({column.type}); use ROUND(…, {wanted})",
        )
    # DECIMAL alone is DECIMAL(10,0): https://dev.mysql.com/doc/refman/8.4/en/fixed-point-types.html
    digits = column.type.length or 10
    if digits > _FEW_DIGITS and scale < wanted > _MOST_ZEROS:
        # the server fills up with zeros: 1250.75 in DECIMAL(38,20) reads better without 18 of them. By the type alone, so
        # that a row reads the same whatever rows are computed with it
        digits, wanted = digits - wanted + scale, scale
    data = rescale(data, scale, wanted)
    result = Decimals(data, wanted, null)
    if largest(data) >= 10**digits:
        _check((np.abs(data) >= 10**digits).astype(bool), result, f"has too many digits for {column.type}")
    if column.type.unsigned and len(data) and int(data.min()) < 0:
        _check(data < 0, result, f"is negative ({column.type})")
    return result


def _floats(array: Array, column: Column) -> Array:
    if isinstance(array, Floats):
        _check(~np.isfinite(array.data), array, f"is not a finite number ({column.type})")
    else:
        data, scale, null = number(array)
        array = Floats(data.astype(np.float64) / np.float64(10**scale), null)
    if column.type.scale is not None and column.type.length:
        # FLOAT(6,3): rounded first, 999.9995 is out of range (error 1264)
        unit = 10.0**column.type.scale
        too_large = np.rint(np.abs(array.data) * unit) >= 10.0**column.type.length
        _check(too_large, array, f"is out of range for {column.type}")
    return array


def _dates(array: Array, column: Column) -> Array:
    if isinstance(array, Datetimes):
        _check(array.data % DAY != 0, array, "has a time of day, but the column is a DATE; use DATE(…)")
        array = Dates(np.floor_divide(array.data, DAY), array.null)
    if not isinstance(array, Dates):
        raise _unlike(array, column)
    _check_days(array.data, array, column)
    return array


def _check_days(days: IntArray, array: Array, column: Column) -> None:
    """MySQL writes other years as well, but does not promise to read or compare them."""
    if len(days) and not (_DAYS[0] <= int(days.min()) and int(days.max()) <= _DAYS[1]):
        why = f"is outside {FIRST_DAY} to {LAST_DAY}, the range of {column.type.name.upper()}"
        _check((days < _DAYS[0]) | (days > _DAYS[1]), array, why)


def _datetimes(array: Array, column: Column) -> Array:
    digits = column.type.length or 0
    if isinstance(array, Dates):
        array = Datetimes(array.data * DAY, digits, array.null)
    if not isinstance(array, Datetimes):
        raise _unlike(array, column)
    unit = 10 ** (6 - digits)
    # the server would round up, perhaps past as_of: cut instead
    result = Datetimes(array.data // unit * unit, digits, array.null)
    if column.type.name == "timestamp":
        _check(
            (result.data < _TIMESTAMP[0]) | (result.data > _TIMESTAMP[1]),
            result,
            "is outside TIMESTAMP's range, 1970-01-01 00:00:01 to 2038-01-19 03:14:07 UTC",
        )
    else:
        _check_days(np.floor_divide(result.data, DAY), result, column)
    return result


def _times(array: Array, column: Column) -> Array:
    # of a datetime the time of day is stored: https://dev.mysql.com/doc/refman/8.4/en/date-and-time-type-conversion.html
    if isinstance(array, Datetimes):
        array = Times(array.data % DAY, array.digits, array.null)
    if not isinstance(array, Times):
        raise _unlike(array, column)
    digits = column.type.length or 0
    unit = 10 ** (6 - digits)
    return Times(array.data // unit * unit, digits, array.null)


def _bits(array: Array, column: Column) -> Array:
    # BIT alone is BIT(1): https://dev.mysql.com/doc/refman/8.4/en/bit-type.html
    width = column.type.length or 1
    if isinstance(array, Booleans):
        return Integers(array.data.astype(np.int64), array.null)
    if isinstance(array, Integers):
        _check(
            (array.data < 0) if array.data.dtype != np.uint64 else np.zeros(len(array.data), bool), array, "is negative"
        )
        # a wider one holds every int64 that is not negative
        if width < 63:
            _check(array.data >= 2**width, array, f"does not fit {column.type}")
        return array
    raise _unlike(array, column)


def _years(array: Array, column: Column) -> Array:
    if not isinstance(array, Integers):
        raise _unlike(array, column)
    # YEAR is one byte: 0, and 1901 to 2155 (https://dev.mysql.com/doc/refman/8.4/en/year.html)
    _check(((array.data < 1901) | (array.data > 2155)) & (array.data != 0), array, "is outside 1901 to 2155 (YEAR)")
    return array


def _texts(array: Array, column: Column) -> Array:
    if isinstance(array, Integers | Decimals | Booleans):
        if column.type.labels:
            raise _unlike(array, column)
        from .expressions.texts import as_text

        array = as_text(array)
    if not isinstance(array, Texts):
        raise _unlike(array, column)
    if column.type.labels:
        _check_labels(array, column)
        return array
    # https://dev.mysql.com/doc/refman/8.4/en/char.html
    if column.type.name == "char":
        _check_no_blank_end(array)
    held = 1 if column.type.length is None else column.type.length  # CHAR(0) holds the empty string
    limit = _BYTES.get(column.type.name, held if column.type.is_text else 2**30)
    if column.type.name in ("uuid", "inet4", "inet6"):
        limit = 64
    if _widest(array) > limit:
        matrix = np.ascontiguousarray(text_matrix(array))
        if column.type.name in _BYTES:
            length = (matrix != 0).sum(axis=1) - (matrix == NUL[0]).sum(axis=1)  # NUL is one byte on a server
        else:
            # characters, not bytes: UTF-8 continuation bytes do not start one
            length = ((matrix != 0) & ((matrix & 0xC0) != 0x80)).sum(axis=1)
        _check(length > limit, array, f"is longer than {limit} ({column.type})")
    return array


def _long_values(array: LongValues, column: Column) -> LongValues:
    """Text and bytes are measured as ``_texts`` and ``_binaries`` do: TEXT and BLOB types in bytes, CHAR in characters."""
    kind, held = column.type, 1 if column.type.length is None else column.type.length
    in_bytes = kind.name in _BYTES or kind.is_binary
    limit = _BYTES.get(kind.name, held if kind.is_text or kind.is_binary else 2**30)
    lengths = [
        len(value.encode("utf-8")) if in_bytes and isinstance(value, str) else len(value) for value in array.data
    ]
    _check(np.array(lengths) > limit, array, f"is longer than {limit} ({kind})")
    if kind.name == "char":
        ends = np.array([value.endswith(" ") for value in array.data], bool)
        _check(ends, array, "ends in a blank, which CHAR drops; use VARCHAR, or another value")
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
    _check(bad, array, "ends in a blank, which CHAR drops; use VARCHAR, or another value")


def _check_labels(array: Texts, column: Column) -> None:
    allowed = set(column.type.labels)
    members = column.type.name == "set"
    if len(array.parts) == 1 and isinstance(array.parts[0], DictionaryEncoded):
        part = used_words(array.parts[0])
        words = [word(row.tobytes()) for row in np.ascontiguousarray(part.table)]
        bad_codes = [code for code, each in enumerate(words) if not _is_label(each, allowed, members)]
        if bad_codes:
            _check(np.isin(part.codes, bad_codes), array, _labels_message(column))
        return
    values = python_values(array)
    bad = np.array([value is not None and not _is_label(value, allowed, members) for value in values], bool)
    _check(bad, array, _labels_message(column))


def _is_label(word: str, allowed: set[str], members: bool) -> bool:
    if word in allowed:
        return True
    # a SET holds any of its labels, or none: https://dev.mysql.com/doc/refman/8.4/en/set.html
    return members and (not word or all(member in allowed for member in word.split(",")))


def _labels_message(column: Column) -> str:
    return f"is not one of the labels {', '.join(repr(label) for label in column.type.labels)}"


def _binaries(array: Array, column: Column) -> Array:
    if not isinstance(array, Binaries):
        raise _unlike(array, column)
    limit = _BYTES.get(column.type.name, 1 if column.type.length is None else column.type.length)
    lengths = array.lengths if array.lengths is not None else np.full(len(array.data), array.data.shape[1])
    _check(lengths > limit, array, f"is longer than {limit} bytes ({column.type})")
    return array


_BY_TYPE: dict[str, Callable[[Array, Column], Array]] = {
    "decimal": _decimals,
    "float": _floats,
    "double": _floats,
    "date": _dates,
    "datetime": _datetimes,
    "timestamp": _datetimes,
    "time": _times,
    "bit": _bits,
    "year": _years,
}
