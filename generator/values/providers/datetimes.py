"""Dates and times, counted from ``as_of``: there is no clock. All are UTC, so no hour is missing or doubled."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np

from ...lazy_patterns import lazy
from ...toml_fields import shown
from ..array_types import IntArray
from ..arrays import DAY, MICROSECONDS, Dates, Datetimes, Times
from ..context import Context, Generate, Option, OptionError, Provider
from .calendar import DAYS, HOURS, STEP, Calendar, calendars
from .literals import microseconds, of_day
from .numbers import SKEW, checked_skew, uniform

_OFFSET = lazy(r"([+-]?\d{1,6})([smhdwy]|mo)")
_CLOCK = lazy(r"(-?)(\d{1,3}):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,6}))?)?")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 7 * 86_400}
_SPELLED = 'an offset from as_of such as "-90d" (s, m, h, d, w, mo, y), "as_of", or an ISO date'
_TIMESTAMP = (datetime(1970, 1, 1, 0, 0, 1), datetime(2038, 1, 19, 3, 14, 7, 999_999))
_FIRST, _LAST = datetime(1000, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999_999)
# https://dev.mysql.com/doc/refman/8.4/en/time.html
_LONGEST_TIME = (838 * 3600 + 59 * 60 + 59) * MICROSECONDS


def parse_datetime(context: Context, option: str, value: Any, last: bool = False) -> datetime:
    """Return what an option means: an offset counts from the first instant of as_of; an ISO date is its first instant,
    or its ``last``. Raises OptionError for anything else."""
    if isinstance(value, str):
        value = _parsed(context, option, value)
    if isinstance(value, datetime):
        return datetime(1970, 1, 1) + timedelta(microseconds=microseconds(value))
    if isinstance(value, date):
        return datetime.combine(value, time.max if last else time.min)
    raise OptionError(option, f"{shown(value)} is not {_SPELLED}")


def _parsed(context: Context, option: str, text: str) -> date | datetime:
    midnight = datetime.combine(context.as_of, time.min)
    if text == "as_of":
        return midnight
    match = _OFFSET.fullmatch(text)
    try:
        if match is None:
            return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
        count, unit = int(match[1]), match[2]
        if unit in _SECONDS:
            return midnight + timedelta(seconds=count * _SECONDS[unit])
        return _months_later(midnight, count * (12 if unit == "y" else 1))
    except (ValueError, OverflowError):
        why = f"is not {_SPELLED}" if match is None else f"from {context.as_of} leads out of the calendar"
        raise OptionError(option, f"{text!r} {why}") from None


def _months_later(start: datetime, months: int) -> datetime:
    years, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return start.replace(year=years, month=month + 1, day=min(start.day, monthrange(years, month + 1)[1]))


def _bounds(context: Context) -> tuple[datetime, datetime]:
    if "after" in context.options:
        raise OptionError("after", f"{shown(context.options['after'])} names no time that it comes after")
    for option in ("until", "ahead"):
        if option in context.options:
            raise OptionError(option, "goes beside 'after'; of all rows `to` says the latest")
    low = parse_datetime(context, "from", context.get("from", "-365d"))
    high = parse_datetime(context, "to", context.get("to", "as_of"), last=True)
    first, last = _TIMESTAMP if context.type is not None and context.type.name == "timestamp" else (_FIRST, _LAST)
    for name, value in (("from", low), ("to", high)):
        if not first <= value <= last:
            held = f" ({context.type})" if context.type else ""
            raise OptionError(name, f"{value} is outside {first} to {last}{held}")
    if low > high:
        raise OptionError("to", f"{high} is before 'from', {low}")
    return low, high


def _numbers(context: Context, calendar: Calendar, what: str) -> Callable[[IntArray], IntArray]:
    """Numbers of the calendar's times between the bounds."""
    low, high = _bounds(context)
    start, last = (int(calendar.edge(np.array([microseconds(each)]), sign)[0]) for each, sign in ((low, -1), (high, 1)))
    count = last - start + 1
    if count < 1:
        raise OptionError("to", f"no {what} lies between {low} and {high}")
    draw = uniform(context, count, skew=checked_skew(context, count))
    return lambda rows: draw(rows).view(np.int64) + np.int64(start)


def _date(context: Context) -> Generate:
    calendar = calendars(context, DAY)[0]
    draw = _numbers(context, calendar, _what("day", context))
    if calendar.is_whole:
        return lambda rows: Dates(draw(rows))
    return lambda rows: Dates(calendar.at(draw(rows)) // DAY)


def _what(what: str, context: Context) -> str:
    """What is drawn, for messages."""
    options = [f"{name} {context.get(name)}" for name in ("days", "hours", "step") if context.get(name) is not None]
    return f"{what} ({', '.join(options)})" if options else what


def digits_of(context: Context) -> int:
    column = context.type
    held = (column.length or 0) if column is not None and column.name in ("datetime", "timestamp", "time") else 6
    digits: int = context.get("digits", held if column is not None else 0)
    if not 0 <= digits <= held:
        raise OptionError("digits", f"must be 0 to {held}" + (f" ({column})" if column else "") + f", not {digits}")
    return digits


def _datetime(context: Context) -> Generate:
    digits = digits_of(context)
    # what the column's digits cannot say is no time of it, so that no value lies before the bound
    calendar = calendars(context, 10 ** (6 - digits))[0]
    draw = _numbers(context, calendar, _what(f"datetime with {digits} fractional digits", context))
    return lambda rows: Datetimes(calendar.at(draw(rows)), digits)


def _clock(option: str, value: Any) -> int:
    if isinstance(value, time):
        return of_day(value)
    match = _CLOCK.fullmatch(value)
    if match is None:
        raise OptionError(option, f'{value!r} is not a time such as "08:30" or "-12:00:00.5"')
    sign, hours, minutes, seconds, fraction = match.groups()
    whole = (int(hours) * 60 + int(minutes)) * 60 + int(seconds or 0)
    result = whole * MICROSECONDS + int((fraction or "0").ljust(6, "0"))
    if result > _LONGEST_TIME:
        raise OptionError(option, f"{value} is outside -838:59:59 to 838:59:59, what a TIME holds")
    return -result if sign else result


def _time(context: Context) -> Generate:
    digits = digits_of(context)
    unit = 10 ** (6 - digits)
    low, high = _clock("from", context.get("from", "00:00:00")), _clock("to", context.get("to", "23:59:59"))
    start = -(-low // unit)
    count = high // unit - start + 1
    if count < 1:
        raise OptionError("to", f"{context.get('to', '23:59:59')} is before 'from', {context.get('from', '00:00:00')}")
    draw = uniform(context, count)
    return lambda rows: Times((draw(rows).view(np.int64) + np.int64(start)) * np.int64(unit), digits)


_RANGE = (
    Option(
        "from",
        (str, date, datetime),
        "-365d",
        'earliest: an offset from as_of such as "-90d", or an ISO date',
        is_bound=True,
    ),
    Option(
        "to",
        (str, date, datetime),
        "as_of",
        "latest, included: an offset from as_of, or an ISO date (to its end)",
        is_bound=True,
    ),
)
IN_TURN = Option(
    "in_turn",
    (str,),
    None,
    "a reference: the rows of each parent follow each other, each in the first half of its part of the time between both",
)
_AFTER = (
    Option(
        "after",
        (str, list),
        None,
        "the time that it comes after: a column, an expression, or a list, of which the latest that is set counts; then from and to say "
        'how long after: "2h", "3d" (s, m, h, d, w), from is 0 by default',
        is_bound=True,
    ),
    Option(
        "until",
        (str, date, datetime, list),
        "as_of",
        "beside after: the end, or a list, of which the earliest that is set counts; where it comes before to, from and to are less in "
        "proportion",
        is_bound=True,
    ),
    Option("ahead", (str,), "sooner", 'beside after: "null" leaves a value NULL that would lie behind until'),
)
_FRACTION = Option("digits", (int,), None, "fractional digits of the seconds; by default the column's")

PROVIDERS = (
    Provider("date", "days between two dates", (*_RANGE, DAYS, IN_TURN, *_AFTER, SKEW), _date, unique=True),
    Provider(
        "datetime",
        "datetimes between two dates, in UTC",
        (*_RANGE, DAYS, HOURS, STEP, IN_TURN, *_AFTER, _FRACTION, SKEW),
        _datetime,
        unique=True,
    ),
    Provider(
        "time",
        "times of day, or spans of time",
        (
            Option("from", (str, time), "00:00:00", "earliest"),
            Option("to", (str, time), "23:59:59", "latest, included"),
            _FRACTION,
        ),
        _time,
        unique=True,
    ),
)
