"""Dates and times as MySQL computes them, on canonical text: ``2024-02-29``, ``2024-02-29 10:00:00[.ffffff]``."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from .numbers import Stored, number

DAY_UNITS = {"DAY": 1, "WEEK": 7}
MONTH_UNITS = {"MONTH": 1, "QUARTER": 3, "YEAR": 12}
SECOND_UNITS = {"HOUR": 3600, "MINUTE": 60, "SECOND": 1}
TIME = re.compile(r"-?(\d{1,3}):[0-5]\d:[0-5]\d(\.\d{1,6})?")


def parse(value: Stored) -> datetime:
    """The datetime that a DATE or DATETIME text means. Raises ValueError (MySQL: error 1292) when it means none."""
    try:
        return datetime.fromisoformat(str(value))
    except ValueError as error:
        raise ValueError(f"Incorrect DATETIME value: {value!r}") from error


def as_datetime(value: Stored, digits: int) -> str:
    """The canonical DATETIME text with ``digits`` fractional digits, rounded as MySQL rounds."""
    parsed = parse(value)
    unit = 10 ** (6 - digits)
    parsed += timedelta(microseconds=(parsed.microsecond + unit // 2) // unit * unit - parsed.microsecond)
    fraction = f".{parsed.microsecond:06d}"[: digits + 1] if digits else ""
    return parsed.strftime("%Y-%m-%d %H:%M:%S") + fraction


def _text(parsed: datetime, like: Stored) -> str:
    """``parsed`` in the form of the value that it was computed from."""
    if len(str(like)) == 10 and parsed.time() == datetime.min.time():
        return parsed.date().isoformat()
    return parsed.isoformat(sep=" ", timespec="microseconds" if parsed.microsecond or "." in str(like) else "seconds")


def shift(value: Stored, amount: Stored, unit: str) -> str:
    """``value + INTERVAL amount unit``; the last day of the month when the day does not exist there."""
    parsed, count = parse(value), int(number(amount))
    if unit in DAY_UNITS:
        return _text(parsed + timedelta(days=count * DAY_UNITS[unit]), value)
    if unit in MONTH_UNITS:
        year, month = divmod(parsed.year * 12 + parsed.month - 1 + count * MONTH_UNITS[unit], 12)
        # https://dev.mysql.com/doc/refman/8.4/en/date-and-time-functions.html#function_date-add: the last day where the
        # month is shorter.
        day = min(parsed.day, calendar.monthrange(year, month + 1)[1])
        return _text(parsed.replace(year=year, month=month + 1, day=day), value)
    if unit in SECOND_UNITS:
        later = parsed + timedelta(seconds=float(number(amount)) * SECOND_UNITS[unit])
        return later.isoformat(sep=" ", timespec="microseconds" if later.microsecond else "seconds")
    raise ValueError(f"INTERVAL unit {unit} is not known to the rehearsal")


def difference(unit: str, start: Stored, end: Stored) -> int:
    """``TIMESTAMPDIFF``: whole units from ``start`` to ``end``, toward zero."""
    first, last = parse(start), parse(end)
    if unit in MONTH_UNITS:
        sign, low, high = (1, first, last) if first <= last else (-1, last, first)
        months = (high.year - low.year) * 12 + high.month - low.month
        # A month is over when its day and time have come again: from 31 January to 28 February none has passed.
        if (high.day, high.time()) < (low.day, low.time()):
            months -= 1
        return sign * (months // MONTH_UNITS[unit])
    seconds = {**SECOND_UNITS, "DAY": 86400, "WEEK": 604800}.get(unit)
    if seconds is None:
        raise ValueError(f"TIMESTAMPDIFF unit {unit} is not known to the rehearsal")
    gap = last - first
    return int(abs(gap) // timedelta(seconds=seconds)) * (1 if gap >= timedelta(0) else -1)


def is_time(value: Stored) -> int:
    """1 for a TIME text within -838:59:59 to 838:59:59."""
    match = TIME.fullmatch(str(value))
    return int(match is not None and int(match.group(1)) <= 838)


def is_datetime(value: Stored) -> int:
    """1 for a valid DATE or DATETIME text in MySQL's usual notation."""
    try:
        return int(isinstance(value, str) and "T" not in value and bool(parse(value)))
    except ValueError:
        return 0


FORMATS = {
    "Y": "%Y",
    "m": "%m",
    "d": "%d",
    "H": "%H",
    "i": "%M",
    "s": "%S",
    "S": "%S",
    "f": "%f",
    "y": "%y",
    "j": "%j",
    "M": "%B",
    "b": "%b",
    "W": "%A",
    "a": "%a",
    "T": "%H:%M:%S",
    "p": "%p",
    "%": "%%",
    "h": "%I",
}
UNPADDED = {"e": "%d", "c": "%m", "k": "%H", "l": "%I"}


def formatted(value: Stored, pattern: str) -> str:
    """``DATE_FORMAT`` with the specifiers of ``FORMATS`` and ``UNPADDED``."""
    unknown = [sign for sign in re.findall(r"%(.)", pattern) if sign not in FORMATS and sign not in UNPADDED]
    if unknown:
        raise ValueError(f"DATE_FORMAT's %{unknown[0]} is not known to the rehearsal")
    parsed = parse(value)

    def shown(match: re.Match[str]) -> str:
        sign = match.group(1)
        if sign in UNPADDED:
            return parsed.strftime(UNPADDED[sign]).removeprefix("0") or "0"
        return parsed.strftime(FORMATS[sign])

    return re.sub(r"%(.)", shown, pattern)


def now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _days(value: Stored) -> int:
    return _FIRST_DAY if value == _FIRST_DATE else parse(value).toordinal()


def _date(value: Stored) -> Stored:
    return value if value == _FIRST_DATE else parse(value).date().isoformat()


_EPOCH_ORDINAL = 719163  # 1970-01-01 in Python's count
_TO_DAYS_EPOCH = 719528  # and in MySQL's, from year 0
# sqlglot reads TO_DAYS(x) as DATEDIFF(x, '0000-01-01') + 1, and Python has no year 0
_FIRST_DATE = "0000-01-01"
_FIRST_DAY = _EPOCH_ORDINAL - _TO_DAYS_EPOCH + 1

_TIME = re.compile(r"(-?)(\d{1,3}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,6}))?)?")


def microseconds(value: object) -> int | None:
    """A TIME as a number that sorts as its value; None for a text that is none."""
    found = _TIME.fullmatch(str(value).strip())
    if found is None:
        return None
    sign, hours, minutes, seconds, fraction = found.groups()
    total = (int(hours) * 3600 + int(minutes) * 60 + int(seconds or 0)) * 1_000_000 + int(
        (fraction or "").ljust(6, "0")
    )
    return -total if sign else total


def time_text(microseconds: int, digits: int) -> str:
    """A TIME's canonical text with ``digits`` fractional digits, rounded as MySQL rounds."""
    unit = 10 ** (6 - digits)
    whole = (abs(microseconds) + unit // 2) // unit * unit
    seconds, fraction = divmod(whole, 1_000_000)
    sign = "-" if microseconds < 0 and whole else ""
    shown = f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return f"{shown}.{fraction:06d}"[: len(shown) + 1 + digits] if digits else shown


FUNCTIONS: dict[str, tuple[str, Callable[..., Stored]]] = {
    "DATE": ("date", _date),
    "DATETIME": ("datetime", lambda value: as_datetime(value, 6)),
    "AS_DATETIME": ("datetime", as_datetime),
    "SHIFT": ("merge", shift),
    "TIMESTAMPDIFF": ("integer", difference),
    "DATEDIFF": ("integer", lambda left, right: _days(left) - _days(right)),
    "TO_DAYS": ("integer", lambda value: _days(value) - _EPOCH_ORDINAL + _TO_DAYS_EPOCH),
    "YEAR": ("integer", lambda value: parse(value).year),
    "QUARTER": ("integer", lambda value: (parse(value).month + 2) // 3),
    "MONTH": ("integer", lambda value: parse(value).month),
    "DAY": ("integer", lambda value: parse(value).day),
    "DAYOFMONTH": ("integer", lambda value: parse(value).day),
    "DAYOFWEEK": ("integer", lambda value: parse(value).isoweekday() % 7 + 1),
    "DAYOFYEAR": ("integer", lambda value: parse(value).timetuple().tm_yday),
    "WEEKDAY": ("integer", lambda value: parse(value).weekday()),
    "WEEKOFYEAR": ("integer", lambda value: parse(value).isocalendar().week),
    "HOUR": ("integer", lambda value: parse(value).hour),
    "MINUTE": ("integer", lambda value: parse(value).minute),
    "SECOND": ("integer", lambda value: parse(value).second),
    "MICROSECOND": ("integer", lambda value: parse(value).microsecond),
    "LAST_DAY": (
        "date",
        lambda value: date(
            parse(value).year, parse(value).month, calendar.monthrange(parse(value).year, parse(value).month)[1]
        ).isoformat(),
    ),
    "UNIX_TIMESTAMP": ("integer", lambda value: int(parse(value).replace(tzinfo=UTC).timestamp())),
    "DATE_FORMAT": ("text", formatted),
    "IS_TIME": ("integer", is_time),
    "IS_DATETIME": ("integer", is_datetime),
}
