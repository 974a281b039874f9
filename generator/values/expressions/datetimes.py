"""Dates and times in expressions: microseconds, intervals, parts of a date."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..array_types import IntArray
from ..arrays import DAY, MICROSECONDS, Array, Constant, Dates, Datetimes, Integers, Texts
from . import numbers
from .numbers import either_null, number
from .parse import ExpressionError


def datetime_of(text: Texts) -> IntArray:
    """Microseconds since 1970-01-01 of a constant text, int64 of shape (n,). Raises ExpressionError for any other
    text."""
    from datetime import datetime

    if len(text.parts) != 1 or not isinstance(text.parts[0], Constant):
        # Texts of rows are not read as dates: what of them is one depends on the server's sql_mode.
        raise ExpressionError("a date is compared with a date or with a constant such as '2026-01-31'")
    try:
        literal = datetime.fromisoformat(text.parts[0].text)
    except ValueError:
        raise ExpressionError(f"{text.parts[0].text!r} is not a date such as '2026-01-31'") from None
    elapsed = literal.replace(tzinfo=None) - datetime(1970, 1, 1)
    value = elapsed.days * DAY + elapsed.seconds * MICROSECONDS + elapsed.microseconds
    return np.full(text.rows, value, np.int64)


def days_of(array: Array) -> IntArray:
    """Days since 1970-01-01, int64 of shape (n,)."""
    return array.data if isinstance(array, Dates) else np.floor_divide(microseconds(array), DAY)


def microseconds(array: Array) -> IntArray:
    """Microseconds since 1970-01-01, int64 of shape (n,). Raises ExpressionError for what is no date."""
    if isinstance(array, Dates):
        return array.data * DAY
    if isinstance(array, Datetimes):
        return array.data
    if array.null is not None and array.null.all():
        return np.zeros(len(array.null), np.int64)  # NULL of no type
    if isinstance(array, Texts):
        return datetime_of(array)
    raise ExpressionError(f"a date is needed, not {type(array).__name__.lower()}")


# longer than all of MySQL's calendar, so that the sum stays out of it; and short enough never to wrap around
_LONGEST = 20_000 * 366 * DAY
_UNIT = {"SECOND": MICROSECONDS, "MINUTE": 60 * MICROSECONDS, "HOUR": 3600 * MICROSECONDS, "DAY": DAY, "WEEK": 7 * DAY}


def add_interval(sign: str, start: Array, amount: Array, unit: str) -> Array:
    """``start`` + (or -, by ``sign``) ``amount`` times ``unit``: SECOND to WEEK, MONTH, YEAR."""
    data, scale, null = number(amount)
    if scale:
        # INTERVAL 1.5 DAY is 2 days: all units but SECOND are rounded
        # (https://dev.mysql.com/doc/refman/8.4/en/expressions.html#temporal-intervals).
        data = numbers.rescale(data, scale, 0)
    if sign == "-":
        data = -data
    null = either_null(start.null, null)
    most = _LONGEST // _UNIT.get(unit, (366 if unit == "YEAR" else 31) * DAY)
    data = np.clip(data, -most, most)
    if unit in ("MONTH", "YEAR"):
        months = data * (12 if unit == "YEAR" else 1)
        days = _add_months(days_of(start), months)
        if isinstance(start, Dates):
            return Dates(days, null)
        return Datetimes(days * DAY + microseconds(start) % DAY, getattr(start, "digits", 0), null)
    if isinstance(start, Dates) and unit in ("DAY", "WEEK"):
        # A DATE stays one with units of days and more; with hours it becomes a DATETIME
        # (https://dev.mysql.com/doc/refman/8.4/en/date-and-time-functions.html#function_date-add).
        return Dates(start.data + data * (_UNIT[unit] // DAY), null)
    return Datetimes(microseconds(start) + data * _UNIT[unit], getattr(start, "digits", 0), null)


def _add_months(days: IntArray, months: IntArray) -> IntArray:
    """The last day of the month when the day does not exist there, as MySQL's DATE_ADD does."""
    dates = days.astype("datetime64[D]")
    month = dates.astype("datetime64[M]")
    offset = (dates - month).astype(np.int64)
    wanted = month + months.astype("timedelta64[M]")
    length = ((wanted + 1).astype("datetime64[D]") - wanted.astype("datetime64[D]")).astype(np.int64)
    result: IntArray = wanted.astype("datetime64[D]").astype(np.int64) + np.minimum(offset, length - 1)
    return result


def difference(n: int, unit: Array, early: Array, late: Array) -> Array:
    """Whole units from ``early`` to ``late``, cut towards zero, as TIMESTAMPDIFF counts them."""
    assert isinstance(unit, Texts)
    assert isinstance(unit.parts[0], Constant)
    name, null = unit.parts[0].text, either_null(early.null, late.null)
    if name in ("MONTH", "YEAR"):
        return Integers(_whole_months(microseconds(early), microseconds(late), 12 if name == "YEAR" else 1), null)
    elapsed = microseconds(late) - microseconds(early)
    return Integers(np.sign(elapsed) * (np.abs(elapsed) // _UNIT[name]), null)


def _whole_months(early: IntArray, late: IntArray, unit: int) -> IntArray:
    """Whole units of ``unit`` months. A month is over when its day and time have come again: none has passed from 31
    January to 28 February (https://dev.mysql.com/doc/refman/8.4/en/date-and-time-functions.html#function_timestampdiff)."""
    low, high = np.minimum(early, late), np.maximum(early, late)
    first, last = (np.floor_divide(each, DAY).astype("datetime64[D]").astype("datetime64[M]") for each in (low, high))
    into_first, into_last = (
        each - month.astype("datetime64[D]").astype(np.int64) * DAY for each, month in ((low, first), (high, last))
    )
    months: IntArray = (last - first).astype(np.int64) - (into_last < into_first)
    units: IntArray = np.sign(late - early) * (months // unit)
    return units


def unix_timestamp(n: int, value: Array) -> Array:
    """Seconds since 1970-01-01 in UTC; 0 before that day, as MySQL has it."""
    return Integers(np.maximum(microseconds(value) // MICROSECONDS, 0), value.null)


def part_of_date(name: str) -> Callable[..., Array]:
    """Return one of the functions YEAR, QUARTER, MONTH, WEEKOFYEAR, DAY and WEEKDAY."""
    part = _PARTS[name]
    return lambda n, value: Integers(part(days_of(value)), value.null)


def _year(days: IntArray) -> IntArray:
    return _months(days) // 12 + 1970


def _months(days: IntArray) -> IntArray:
    """Months since January 1970."""
    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def _weekday(days: IntArray) -> IntArray:
    """0 for Monday: 1970-01-01 was a Thursday."""
    return (days + 3) % 7


def _week(days: IntArray) -> IntArray:
    """The week of ISO 8601, from Monday, which is of the year that has its Thursday."""
    thursday = days - _weekday(days) + 3
    new_year = (_months(thursday) // 12 * 12).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return (thursday - new_year) // 7 + 1


def _day(days: IntArray) -> IntArray:
    return days - _months(days).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) + 1


_PARTS: dict[str, Callable[[IntArray], IntArray]] = {
    "YEAR": _year,
    "QUARTER": lambda days: _months(days) % 12 // 3 + 1,
    "MONTH": lambda days: _months(days) % 12 + 1,
    "WEEKOFYEAR": _week,
    "DAY": _day,
    "WEEKDAY": _weekday,
}
