"""The times that ``days``, ``hours`` and ``step`` leave of all: each has a number, and the next one is one more.

So a value between two bounds is a number between two numbers, whatever lies between them: weekends, nights. The numbers count
from a Monday, and each day from its first hour, but for those of all times, which count from 1970.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from ...lazy_patterns import lazy
from ..array_types import IntArray
from ..arrays import DAY, MICROSECONDS
from ..context import Context, Option, OptionError

_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOURS = lazy(r"(\d{1,2})(?::([0-5]\d))?\s*-\s*(\d{1,2})(?::([0-5]\d))?")
_STEP = lazy(r"(\d{1,5})([smh])")
_SECONDS = {"s": 1, "m": 60, "h": 3600}
_HOUR = 3600 * MICROSECONDS
_MONDAY = 3  # 1970-01-01 was a Thursday

DAYS = Option("days", (str,), None, 'days of the week, such as "mon-fri" or "tue, sat"; by default all')
HOURS = Option(
    "hours",
    (str,),
    None,
    'hours of the day, such as "8-18" or "08:30-17:15", both included; "22-6" is the night that begins on a day; by default all',
)
STEP = Option(
    "step",
    (str,),
    None,
    'distance between neighbouring times, from the first hour of the day on, such as "15m" (s, m, h)',
)


class Calendar(NamedTuple):
    """The ``slots`` times of each of the ``days`` of the week, Monday is 0: the first is ``start`` microseconds after midnight, the
    next ones ``unit`` later each."""

    unit: int
    days: tuple[int, ...] = tuple(range(7))
    start: int = 0
    slots: int = 0

    @property
    def is_whole(self) -> bool:
        """True where no time is left out: then they count from 1970, which takes a fraction of the time."""
        return self.slots * self.unit == DAY and len(self.days) == 7 and not self.start

    def edge(self, times: IntArray, sign: int = 1) -> IntArray:
        """The numbers of the last times that are not after ``times``, in microseconds; of the first not before them where ``sign``
        is -1."""
        if self.is_whole:
            return sign * (sign * times // self.unit)
        day, rest = np.divmod(times - self.start, DAY)
        week, weekday = np.divmod(day + _MONDAY, 7)
        before, is_open = (each[weekday] for each in _week(self.days))
        slot = np.minimum(sign * (sign * rest // self.unit), self.slots - (sign > 0))
        number: IntArray = (week * len(self.days) + before) * self.slots + np.where(
            is_open, slot, -1 if sign > 0 else 0
        )
        return number

    def at(self, numbers: IntArray) -> IntArray:
        """The times that have these numbers, in microseconds."""
        if self.is_whole:
            return numbers * self.unit
        day, slot = np.divmod(numbers, self.slots)
        week, place = np.divmod(day, len(self.days))
        weekday = np.array(self.days, np.int64)[place]
        times: IntArray = (week * 7 + weekday - _MONDAY) * DAY + self.start + slot * self.unit
        return times


@lru_cache(maxsize=128)
def _week(days: tuple[int, ...]) -> tuple[IntArray, np.ndarray]:
    """How many of some days of the week are before each, and whether it is one of them."""
    before = [sum(each < number for each in days) for number in range(7)]
    return np.array(before), np.array([number in days for number in range(7)])


def calendars(context: Context, unit: int) -> list[Calendar]:
    """What a provider of times that are ``unit`` microseconds apart may draw: first as its options say; then, for rows between whose
    bounds no such time lies, on any day, and at any time. Raises OptionError."""
    plain = Calendar(unit, slots=DAY // unit)
    days, step = _days(context), _step(context, unit)
    start, slots = _hours(context, step)
    found = [Calendar(step, days, start, slots), Calendar(step, plain.days, start, slots), plain]
    return list(dict.fromkeys(found))


def _days(context: Context) -> tuple[int, ...]:
    text = context.get("days")
    if text is None:
        return tuple(range(7))
    found: set[int] = set()
    for part in text.lower().split(","):
        first, dash, last = (each.strip() for each in part.partition("-"))
        if first not in _NAMES or (dash and last not in _NAMES):
            raise OptionError(
                "days", f'{text!r} is not days of the week such as "mon-fri" or "tue, sat" ({", ".join(_NAMES)})'
            )
        low = _NAMES.index(first)
        count = (_NAMES.index(last) - low) % 7 + 1 if dash else 1
        found |= {(low + each) % 7 for each in range(count)}
    return tuple(sorted(found))


def _hours(context: Context, step: int) -> tuple[int, int]:
    """The first time of a day, in microseconds, and how many it has."""
    text = context.get("hours")
    if text is None:
        return 0, -(-DAY // step)
    match = _HOURS.fullmatch(text.strip())
    first, last = (_time(match[1], match[2]), _time(match[3], match[4])) if match is not None else (DAY, DAY)
    if first >= DAY or last > DAY or first == last:
        raise OptionError(
            "hours", f'{text!r} is not hours of a day such as "8-18" or "08:30-17:15", from 0:00 to 24:00'
        )
    # 24:00 is of the next day, so that it is no time of this one
    length = last - first if last > first else last - first + DAY
    return first, -(-length // step) if last == DAY else length // step + 1


def _time(hours: str, minutes: str | None) -> int:
    return int(hours) * _HOUR + int(minutes or 0) * 60 * MICROSECONDS


def _step(context: Context, unit: int) -> int:
    text = context.get("step")
    if text is None:
        return unit
    match = _STEP.fullmatch(text)
    step = int(match[1]) * _SECONDS[match[2]] * MICROSECONDS if match is not None else 0
    if not 0 < step < DAY:
        raise OptionError("step", f'{text!r} is not a distance of less than a day such as "15m" or "1h" (s, m, h)')
    return step
