"""What CHECK constraints ask of the columns of a table, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ..lazy_patterns import lazy
from ..schema.model import Check

Value = Decimal | str
LAST_SECOND = 86_399
"""The last second of a day, from its beginning."""
LONGEST_TIME = 838 * 3600 + 59 * 60 + 59
"""Seconds of the longest TIME: https://dev.mysql.com/doc/refman/8.4/en/time.html"""
_TIME = lazy(r"(-?)(?:(\d{1,2}) )?(\d{1,3}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,6}))?)?")


@dataclass(slots=True)
class Limits:
    """What the constraints ask of one column: bounds (both included unless open), the only values, those that are not
    allowed, whether it is NULL (None: either), its length in characters, a LIKE pattern, a regular expression, the number of which
    each value is a multiple."""

    low: Value | None = None
    exclusive_min: bool = False
    high: Value | None = None
    exclusive_max: bool = False
    values: tuple[Value, ...] | None = None
    excluded: tuple[Value, ...] = ()
    null: bool | None = None
    min_length: int = 0
    max_length: int | None = None
    like: str | None = None
    regexp: str | None = None
    step: Decimal | None = None

    @property
    def is_free(self) -> bool:
        """True when nothing is asked."""
        return self == NO_LIMITS

    def allows(self, value: Value) -> bool:
        """True when a number is within the bounds and is not excluded; of other values only the latter is known."""
        within = not isinstance(value, Decimal) or self._between(value)
        return within and value not in self.excluded

    def allow_between(self, bounds: tuple[Decimal, Decimal] | None) -> bool:
        """True where all numbers between two bounds are allowed, or whatever there is where nothing is asked."""
        is_of_text = self.like is not None or self.min_length or self.max_length is not None
        if bounds is None or is_of_text or self.values is not None or self.step is not None or self.excluded:
            return self.is_free
        are_numbers = all(value is None or isinstance(value, Decimal) for value in (self.low, self.high))
        return are_numbers and all(map(self._between, bounds))

    def first_outside(self, numbers: range) -> int | None:
        """The first of some consecutive whole numbers that the bounds and lists of values do not allow."""
        for number in (*numbers[:1], *numbers[-1:]):
            if not self._between(number):
                return int(number)
        if self.values:
            return next((number for number in numbers if number not in self.values), None)
        forbidden = [int(number) for number in self.excluded if isinstance(number, Decimal) and number == int(number)]
        return next((number for number in forbidden if number in numbers), None)

    def _between(self, number: int | Decimal) -> bool:
        low, high = self.low, self.high
        above = not isinstance(low, Decimal) or number > low or (number == low and not self.exclusive_min)
        below = not isinstance(high, Decimal) or number < high or (number == high and not self.exclusive_max)
        return above and below


NO_LIMITS = Limits()
"""Of the columns that no check names; it is never changed."""


@dataclass(slots=True)
class Constraints:
    """What the CHECKs of one table ask, by lower-case column name. ``order`` holds pairs (a, b) with a < b,
    ``up_to`` those of them that may be equal, ``equal`` columns that equal an expression, ``bounded`` columns and the comparisons (an operator and an
    expression) that they keep, ``present`` columns that are not NULL exactly
    where a condition holds, ``unread`` the checks that were not understood in whole."""

    limits: dict[str, Limits] = field(default_factory=dict)
    order: list[tuple[str, str]] = field(default_factory=list)
    up_to: set[tuple[str, str]] = field(default_factory=set)
    differ: list[tuple[str, str]] = field(default_factory=list)
    equal: dict[str, str] = field(default_factory=dict)
    bounded: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    present: dict[str, str] = field(default_factory=dict)
    unread: list[Check] = field(default_factory=list)

    @property
    def lone_orders(self) -> list[tuple[str, str]]:
        """The pairs of ``order`` of two columns that no other pair names, and none of ``differ``."""
        names = [name for pair in (*self.order, *self.differ) for name in pair]
        return [pair for pair in self.order if len(set(pair)) == 2 and all(names.count(name) == 1 for name in pair)]

    def of(self, column: str) -> Limits:
        """The limits of a column; no limits when no check names it."""
        return self.limits.get(column.lower(), NO_LIMITS)


def as_date(value: Value) -> date | None:
    """The day that a literal means, None when it means none."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def as_seconds(value: Value) -> Decimal | None:
    """The seconds that a literal means beside a TIME, None when it means none; a number is HHMMSS."""
    text = str(value)
    if isinstance(value, Decimal):
        digits = f"{abs(value):013.6f}"
        text = f"{'-' if value < 0 else ''}{digits[:-11]}:{digits[-11:-9]}:{digits[-9:]}"
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    sign, days, hours, minutes, seconds, fraction = found.groups()
    whole = ((int(days or 0) * 24 + int(hours)) * 60 + int(minutes)) * 60 + int(seconds or 0)
    return (-1 if sign else 1) * (Decimal(whole) + Decimal(f"0.{fraction or 0}"))


def time_text(seconds: int) -> str:
    """Seconds as a TIME; ``as_seconds`` reads it."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'-' if seconds < 0 else ''}{minutes // 60:02d}:{minutes % 60:02d}:{rest:02d}"
