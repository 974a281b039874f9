"""Dates, datetimes and times as MySQL reads them from text, fractions of a second rounded as MySQL rounds them.

https://dev.mysql.com/doc/refman/8.4/en/date-and-time-literals.html and
https://dev.mysql.com/doc/refman/8.4/en/fractional-seconds.html. MariaDB cuts where MySQL rounds, unless its sql_mode holds
TIME_ROUND_FRACTIONAL; what is written to a script has the column's digits already, so that both servers keep it.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..lazy_patterns import lazy

_SIGN = r"[^0-9A-Za-z\s]"
_DATETIME = lazy(
    rf"\s*(\d{{1,4}}){_SIGN}+(\d{{1,2}}){_SIGN}+(\d{{1,2}})(?:(?:[T\s]\s*)(\d{{1,2}})(?::(\d{{1,2}})(?::(\d{{1,2}})(?:\.(\d*))?)?)?"
    r"\s*(Z|[-+]\d\d?:\d\d)?)?\s*",
    re.ASCII,
)
_COMPACT = lazy(r"\s*(\d{4}|\d{2})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)(?:\.(\d*))?)?()\s*", re.ASCII)
_TIME = lazy(r"\s*([-+]?)(?:(\d{1,2})\s+)?(\d{1,3}):(\d{1,2})(?::(\d{1,2})(?:\.(\d*))?)?\s*", re.ASCII)
_COMPACT_TIME = lazy(r"\s*([-+]?)()(\d{1,3}(?=\d{4}))?(\d{1,2}(?=\d\d))?(\d{1,2})(?:\.(\d*))?\s*", re.ASCII)
_OFFSET = lazy(r"([-+])(\d\d?):(\d\d)", re.ASCII)

_FRACTION = lazy(r"\.(\d+)\s*(?:Z|[-+]\d\d?:\d\d)?\s*\Z", re.ASCII)

# https://dev.mysql.com/doc/refman/8.4/en/time.html
LONGEST_TIME = timedelta(hours=838, minutes=59, seconds=59)


class ZeroDateError(ValueError):
    """``0000-00-00``, or a date whose month or day is zero: no day, and refused by a strict server."""


def read_datetime(text: str, zone: str = "+00:00", *, truncates: bool = False) -> datetime:
    """Return a datetime of at most six fractional digits; one that says its offset is brought to ``zone``. Raises
    ValueError, and ZeroDateError for a date of zeros. ``truncates``: a seventh digit is cut off."""
    match = _DATETIME.fullmatch(text) or _COMPACT.fullmatch(text)
    if match is None:
        raise ZeroDateError("a date of zeros") if text.strip() == "0" else ValueError("no datetime")
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    # Two digits are 1970 to 2069 (https://dev.mysql.com/doc/refman/8.4/en/two-digit-years.html).
    if len(match[1]) == 2 and year + month + day:
        year += 1900 if year >= 70 else 2000
    if not month or not day:
        raise ZeroDateError("a date of zeros")
    value = datetime(year, month, day, hour, minute, second) + _fraction(match[7], truncates)
    if match[8]:
        # MySQL 8.0.19 and later convert what has an offset to the session's time zone
        # (https://dev.mysql.com/doc/refman/8.4/en/date-and-time-literals.html).
        value = (value - _offset(match[8])).replace(tzinfo=UTC).astimezone(time_zone(zone)).replace(tzinfo=None)
    return value


def read_time(text: str, *, truncates: bool = False) -> timedelta:
    """Return a TIME. Raises ValueError for what is none, or longer than TIME holds."""
    match = _TIME.fullmatch(text) or _COMPACT_TIME.fullmatch(text)
    if match is None:
        # Of a datetime a TIME keeps its time of day.
        value = read_datetime(text, truncates=truncates)
        return timedelta(hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond)
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:5])
    if minutes > 59 or seconds > 59:
        raise ValueError("no time")
    span = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds) + _fraction(match[6], truncates)
    return -span if match[1] == "-" else span


def canonical(kind: str, text: str, zone: str, digits: int | None = None) -> str:
    """The text of a literal ``DATE '…'``, ``TIME '…'`` or ``TIMESTAMP '…'`` as a server shows it, with ``digits`` of the
    fraction, or all that it has: https://dev.mysql.com/doc/refman/8.4/en/date-and-time-literals.html. Raises ValueError, and ZeroDateError for a date of
    zeros."""
    if digits is None:
        fraction = _FRACTION.search(text)
        digits = min(len(fraction[1]), 6) if fraction else 0
    if kind == "TIME":
        span = rounded_time(read_time(text), digits)
        seconds, micros = divmod(abs(span) // timedelta(microseconds=1), 10**6)
        shown = f"{'-' if span < timedelta(0) else ''}{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    else:
        value = read_datetime(text, zone)
        if kind == "DATE":
            return value.date().isoformat()
        value = rounded(value, digits)
        shown, micros = value.isoformat(" ", "seconds"), value.microsecond
    return f"{shown}.{micros:06}"[: len(shown) + 1 + digits] if digits else shown


def rounded(value: datetime, digits: int, *, truncates: bool = False) -> datetime:
    """Return a datetime rounded half up, or cut off, to ``digits`` (0 to 6) of its fraction. Raises ValueError past the year 9999."""
    unit = 10 ** (6 - digits)
    try:
        return value + timedelta(
            microseconds=(value.microsecond + (0 if truncates else unit // 2)) // unit * unit - value.microsecond
        )
    except OverflowError:
        raise ValueError("a datetime after the year 9999") from None


def rounded_time(value: timedelta, digits: int, *, truncates: bool = False) -> timedelta:
    """Return a TIME rounded half away from zero, or cut off, to ``digits`` of its fraction. Raises ValueError when it is too long."""
    unit = 10 ** (6 - digits)
    microseconds = abs(value) // timedelta(microseconds=1)
    span = timedelta(microseconds=(microseconds + (0 if truncates else unit // 2)) // unit * unit)
    if span > LONGEST_TIME:
        raise ValueError("a time longer than 838:59:59")
    return -span if value < timedelta(0) else span


def in_utc(value: datetime, zone: str) -> datetime:
    """Return a datetime of ``zone`` in UTC. Raises ValueError for a zone that is not known, and for a time that the zone
    leaves out."""
    if zone == "+00:00":
        return value
    local = value.replace(tzinfo=time_zone(zone))
    utc = local.astimezone(UTC)
    # In spring an hour does not exist: in strict mode MySQL refuses such a TIMESTAMP, else it moves it to the end of
    # the gap.
    if utc.astimezone(local.tzinfo).replace(tzinfo=None) != value:
        raise ValueError(f"a time that {zone} leaves out")
    return utc.replace(tzinfo=None)


@cache
def time_zone(name: str) -> timezone | ZoneInfo:
    """MySQL's ``+02:00`` or ``Europe/Berlin``. Raises ValueError for any other, SYSTEM included."""
    if _OFFSET.fullmatch(name):
        return timezone(_offset(name))
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"the time zone {name} is not known") from None


def _offset(text: str) -> timedelta:
    match = _OFFSET.fullmatch(text)
    if match is None:
        return timedelta(0)  # Z
    span = timedelta(hours=int(match[2]), minutes=int(match[3]))
    return -span if match[1] == "-" else span


def _fraction(digits: str | None, truncates: bool = False) -> timedelta:
    """MySQL looks at seven digits: the seventh rounds the sixth, and later the sixth rounds those before it."""
    if not digits:
        return timedelta(0)
    return timedelta(microseconds=(int(digits[:7].ljust(7, "0")) + (0 if truncates else 5)) // 10)
