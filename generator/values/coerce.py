"""Values made fit for the column that they go to, or refused: strict MySQL would refuse them too, later and worse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np

from ..printable import quantity
from ..schema.model import Column
from .array_types import BoolArray, IntArray, NumberArray
from .arrays import (
    DAY,
    EPOCH,
    Array,
    Binaries,
    Booleans,
    Dates,
    Datetimes,
    Decimals,
    Floats,
    Integers,
    LongValues,
    Texts,
    Times,
    Variables,
    is_uneven,
    size,
    strings,
)
from .coerce_texts import coerce_binaries, coerce_long_values, coerce_texts
from .expressions.numbers import LIMIT, largest, number, rescale
from .unfit import UnfitValue, check, unlike

# Seconds of 32 signed bits from 1970 on, 0 being the zero date: https://dev.mysql.com/doc/refman/8.4/en/datetime.html
# In UTC, to which the scripts set the session: in another zone the same text would be another second, or none.
_TIMESTAMP = (1_000_000, (2**31 - 1) * 1_000_000 + 999_999)
# DATE and DATETIME: https://dev.mysql.com/doc/refman/8.0/en/datetime.html
FIRST_DAY, LAST_DAY = date(1000, 1, 1), date(9999, 12, 31)
_DAYS = ((FIRST_DAY - EPOCH).days, (LAST_DAY - EPOCH).days)
_FEW_DIGITS = 18
_MOST_ZEROS = 12  # decimal places that values are filled up to, in columns of more than 18 digits


def coerce(array: Array, column: Column) -> Array:
    """Return ``array`` as ``column`` stores it. Raises UnfitValue with the first value that does not fit."""
    if isinstance(array, Variables):
        return array  # a server looks at the value
    array = _with_known_null(array, column)
    if array.null is not None and array.null.all():
        # NULL has no type: a column of any kind takes it.
        return Texts((), size(array), array.null)
    if isinstance(array, Texts) and (column.type.is_text or column.type.name == "json") and is_uneven(array):
        array = _long(array)
    return coerce_long_values(array, column) if isinstance(array, LongValues) else _by_type(array, column)


def _by_type(array: Array, column: Column) -> Array:
    kind = column.type.name
    if column.type.is_integer:
        return _integers(array, column)
    if kind in _BY_TYPE:
        return _BY_TYPE[kind](array, column)
    if column.type.is_text or kind in ("enum", "set", "json", "uuid", "inet4", "inet6"):
        return coerce_texts(array, column)
    if column.type.is_binary:
        return coerce_binaries(array, column)
    if column.type.is_spatial and isinstance(array, Binaries):  # as the servers keep them
        return array
    raise UnfitValue(f"seedsql cannot write values of type {column.type}; leave the column NULL or to its default")


def _with_known_null(array: Array, column: Column) -> Array:
    """``array`` with a mask only where a value is NULL. Raises UnfitValue where the column takes none."""
    if array.null is None:
        return array
    if not array.null.any():
        return replace(array, null=None)
    if not column.nullable:
        # Outside of strict mode a server would store 0 or '' instead (error 1048 otherwise): neither is what the plan
        # says.
        raise UnfitValue("NULL, but the column is NOT NULL", int(np.argmax(array.null)))
    return array


def _long(array: Texts) -> LongValues:
    """The same texts one by one: a matrix would be as wide as the longest of them."""
    data = np.empty(array.rows, object)
    data[:] = ["" if text is None else text for text in strings(array)]
    return LongValues(data, array.null)


def _integers(array: Array, column: Column) -> Array:
    low, high = column.type.integer_range
    if isinstance(array, Booleans):
        return Integers(array.data.astype(np.int64), array.null)
    if isinstance(array, Decimals):
        whole = rescale(array.data, array.scale, 0)
        # A server rounds a DECIMAL that goes into an integer, without an error
        # (https://dev.mysql.com/doc/refman/8.4/en/precision-math-rounding.html): the row would hold another number than
        # the file.
        check(rescale(whole, 0, array.scale) != array.data, array, f"is not a whole number ({column.type})")
        array = Integers(whole, array.null)
    if not isinstance(array, Integers):
        raise unlike(array, column)
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
            check(bad.astype(bool), array, f"is outside {low} to {high} ({column.type})")
    if data.dtype == object:
        return Integers(_present(data, array.null).astype(np.uint64 if high > LIMIT else np.int64), array.null)
    return array


def _present(data: NumberArray, null: BoolArray | None) -> IntArray:
    """Python's integers with 0 where the value is NULL, since what is there may not fit."""
    return data if null is None else np.where(null, 0, data)


def _decimals(array: Array, column: Column) -> Array:
    if not isinstance(array, Integers | Decimals | Booleans):
        raise unlike(array, column)
    data, scale, null = number(array)
    wanted = column.type.scale or 0
    if scale > wanted:
        check(
            (rescale(rescale(data, scale, wanted), wanted, scale) != data).astype(bool),
            array,
            f"has more than {quantity(wanted, 'decimal place')} ({column.type}); use ROUND(…, {wanted})",
        )
    # DECIMAL alone is DECIMAL(10,0): https://dev.mysql.com/doc/refman/8.4/en/fixed-point-types.html
    digits = column.type.length or 10
    if digits > _FEW_DIGITS and scale < wanted > _MOST_ZEROS:
        # the server fills up with zeros: 1250.75 in DECIMAL(38,20) reads better without 18 of them. By the type alone, so
        # that a row reads the same whatever rows are computed with it
        # As many digits before the point as the type has; those behind it are what is written.
        digits, wanted = digits - wanted + scale, scale
    data = rescale(data, scale, wanted)
    result = Decimals(data, wanted, null)
    if largest(data) >= 10**digits:
        check((np.abs(data) >= 10**digits).astype(bool), result, f"has too many digits for {column.type}")
    if column.type.unsigned and len(data) and int(data.min()) < 0:
        check(data < 0, result, f"is negative ({column.type})")
    return result


def _floats(array: Array, column: Column) -> Array:
    if isinstance(array, Floats):
        check(~np.isfinite(array.data), array, f"is not a finite number ({column.type})")
    else:
        data, scale, null = number(array)
        # Of whole numbers below 2^53 the division is rounded once: to the double that a server reads from the same
        # digits.
        array = Floats(data.astype(np.float64) / np.float64(10**scale), null)
    if column.type.scale is not None and column.type.length:
        # FLOAT(6,3): rounded first, 999.9995 is out of range (error 1264)
        unit = 10.0**column.type.scale
        too_large = np.rint(np.abs(array.data) * unit) >= 10.0**column.type.length
        check(too_large, array, f"is out of range for {column.type}")
        # the server rounds without a word (https://dev.mysql.com/doc/refman/8.4/en/floating-point-types.html): the file has
        # what the column will hold
        array = Floats(np.round(array.data, column.type.scale), array.null)
    if column.type.unsigned:
        check(array.data < 0, array, f"is negative ({column.type})")
    return array


def _dates(array: Array, column: Column) -> Array:
    if isinstance(array, Datetimes):
        check(array.data % DAY != 0, array, "has a time of day, but the column is a DATE; use DATE(…)")
        array = Dates(np.floor_divide(array.data, DAY), array.null)
    if not isinstance(array, Dates):
        raise unlike(array, column)
    _check_days(array.data, array, column)
    return array


def _check_days(days: IntArray, array: Array, column: Column) -> None:
    """MySQL writes other years as well, but does not promise to read or compare them."""
    if len(days) and not (_DAYS[0] <= int(days.min()) and int(days.max()) <= _DAYS[1]):
        why = f"is outside {FIRST_DAY} to {LAST_DAY}, the range of {column.type.name.upper()}"
        check((days < _DAYS[0]) | (days > _DAYS[1]), array, why)


def _datetimes(array: Array, column: Column) -> Array:
    digits = column.type.length or 0
    if isinstance(array, Dates):
        # A DATE in a DATETIME column is midnight
        # (https://dev.mysql.com/doc/refman/8.4/en/date-and-time-type-conversion.html).
        array = Datetimes(array.data * DAY, digits, array.null)
    if not isinstance(array, Datetimes):
        raise unlike(array, column)
    unit = 10 ** (6 - digits)
    # the server would round up, perhaps past as_of: cut instead
    result = Datetimes(array.data // unit * unit, digits, array.null)
    if column.type.name == "timestamp":
        check(
            (result.data < _TIMESTAMP[0]) | (result.data > _TIMESTAMP[1]),
            result,
            # MySQL has 32 bits also on 64-bit platforms (https://dev.mysql.com/doc/refman/8.4/en/datetime.html);
            # MariaDB 11.5 and later reach to 2106.
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
        raise unlike(array, column)
    digits = column.type.length or 0
    unit = 10 ** (6 - digits)
    return Times(array.data // unit * unit, digits, array.null)


def _bits(array: Array, column: Column) -> Array:
    # BIT alone is BIT(1): https://dev.mysql.com/doc/refman/8.4/en/bit-type.html
    width = column.type.length or 1
    if isinstance(array, Booleans):
        return Integers(array.data.astype(np.int64), array.null)
    if isinstance(array, Integers):
        check(
            (array.data < 0) if array.data.dtype != np.uint64 else np.zeros(len(array.data), bool), array, "is negative"
        )
        # a wider one holds every int64 that is not negative
        if width < 63:
            check(array.data >= 2**width, array, f"does not fit {column.type}")
        return array
    raise unlike(array, column)


def _years(array: Array, column: Column) -> Array:
    if not isinstance(array, Integers):
        raise unlike(array, column)
    # YEAR is one byte: 0, and 1901 to 2155 (https://dev.mysql.com/doc/refman/8.4/en/year.html)
    check(((array.data < 1901) | (array.data > 2155)) & (array.data != 0), array, "is outside 1901 to 2155 (YEAR)")
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
