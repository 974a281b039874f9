"""Values between bounds that each row has of its own: ``from = "order_id.placed_at"``.

The bounds are computed by whoever knows rows and expressions; here they are arrays. They mean what a server takes them for
when it compares: a DATE is its first instant, and no value is before its lower or after its upper bound.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache, partial
from typing import NamedTuple

import numpy as np

from ..array_types import BoolArray, IntArray, UintArray
from ..arrays import DAY, Array, Dates, Datetimes, Decimals, Integers, take
from ..context import Between, Context, OptionError, Turns
from ..expressions import datetimes as times
from ..expressions.numbers import ArithmeticProblem, either_null, number, rescale
from ..streams import below_each, random_uint64
from .calendar import Calendar, calendars
from .datetimes import digits_of, parse_datetime
from .literals import microseconds
from .numbers import decimal_scale, decimal_step, exact, integer_step, skew_of

_MOST_STEPS = (
    2**62 // 10
)  # from zero to a bound, so that neither a tenth of a step nor the difference of two leaves int64


class _Steps(NamedTuple):
    """What a provider counts in: days, seconds, cents.

    ``edge`` gives the last step that is not after a bound, or with the sign -1 the first that is not before it: int64, shape (n,).
    ``at`` gives the data of steps, and ``value`` makes values of these. ``low`` and ``high`` are the bounds that are options, in steps.
    """

    edge: Callable[[Array, int], IntArray]
    at: Callable[[IntArray], IntArray]
    value: Callable[[IntArray, BoolArray | None], Array]
    low: int | None
    high: int | None
    stride: int = 1
    skew: int = 1
    looser: _Steps | None = None  # for rows between whose bounds there is no step
    now: int | None = None  # the last step that is not after the reference date


def bind(name: str, context: Context, of_rows: Collection[str]) -> Between:
    """Return the function from rows and their bounds to values of a provider of ``STEPS``.

    ``of_rows`` names the options that are expressions of the row. A row whose upper bound is below its lower one has the lower one, or the first
    time behind that which days, hours and step allow; one of whose bounds is NULL has NULL. Raises OptionError for wrong options, and in a unique column: what differs from row to row
    is no domain that could be dealt out.
    """
    if context.unique:
        raise OptionError(
            "",
            f"{context.location} is unique: its bounds must be the same for all rows, so they are no expressions, and it has no turns",
        )
    return partial(_values, context.key(), STEPS[name](context, of_rows))


def _values(
    key: int,
    steps: _Steps,
    rows: IntArray,
    low: Array | None,
    high: Array | None,
    turns: Turns | None,
    latest: Array | None = None,
) -> Array:
    """The values of rows; ``latest`` is until when one may be that finds no step between its bounds."""
    null = either_null(None if low is None else low.null, None if high is None else high.null)
    return steps.value(_drawn(random_uint64(key, rows), steps, _Bounds(low, high, latest), turns), null)


class _Bounds(NamedTuple):
    low: Array | None
    high: Array | None
    latest: Array | None

    def of(self, rows: IntArray) -> _Bounds:
        return _Bounds(*(None if each is None else take(each, rows) for each in self))


def _drawn(random: UintArray, steps: _Steps, bounds: _Bounds, turns: Turns | None) -> IntArray:
    """The data of the values of the rows that have these random words."""
    first, last = _edges(steps, bounds, len(random))
    count = np.maximum(last - first, 0) // steps.stride + 1
    if turns is not None:
        start, count = _part(count, turns)
        first = first + start * steps.stride
    data = steps.at(first + below_each(random, count, steps.skew) * steps.stride)
    if steps.looser is not None and (last < first).any():
        rows = np.flatnonzero(last < first)
        rows = rows[~_may_wait(steps, bounds.of(rows), first[rows])]
        own = None if turns is None else (turns[0][rows], turns[1][rows])
        data[rows] = _drawn(random[rows], steps.looser, bounds.of(rows), own)
    return data


def _edges(steps: _Steps, bounds: _Bounds, count: int) -> tuple[IntArray, IntArray]:
    """The first and the last step between the bounds of each of so many rows."""
    low, high, _ = bounds
    first = np.full(count, steps.low, np.int64) if low is None else steps.edge(low, -1)
    last = np.full(count, steps.high, np.int64) if high is None else steps.edge(high, 1)
    return first, last


def _may_wait(steps: _Steps, bounds: _Bounds, first: IntArray) -> BoolArray:
    """Which rows, between whose bounds there is no step, have the ``first`` one behind them: those that may be so late, and those whose
    bounds leave no time at all, but for what would be after the reference date by that."""
    if bounds.latest is not None:
        found: BoolArray = first <= steps.edge(bounds.latest, 1)
        return found
    plain = steps
    while plain.looser is not None:
        plain = plain.looser
    low, high = _edges(plain, bounds, len(first))
    assert steps.now is not None and plain.now is not None
    waits: BoolArray = (high < low) & ((first <= steps.now) | (low > plain.now))
    return waits


def _part(count: IntArray, turns: Turns) -> tuple[IntArray, IntArray]:
    """Where each row's part of ``count`` steps begins, and how many of its steps may be drawn: those of its first half, so that half
    a part lies between any two rows."""
    place, rows = turns
    each, rest = np.divmod(count, rows)  # the product of both may leave int64
    start = each * place + rest * place // rows
    return start, np.maximum((each + 1) // 2, 1)


def _integers(context: Context, of_rows: Collection[str]) -> _Steps:
    low, high = _numbers(context, of_rows, 0)
    return _Steps(partial(_number_at, 0), _same, Integers, low, high, integer_step(context), skew_of(context))


def _decimals(context: Context, of_rows: Collection[str]) -> _Steps:
    scale, _ = decimal_scale(context)
    low, high = _numbers(context, of_rows, scale)
    return _Steps(
        partial(_number_at, scale),
        _same,
        lambda data, null: Decimals(data, scale, null),
        low,
        high,
        decimal_step(context, scale),
        skew_of(context),
    )


def _numbers(context: Context, of_rows: Collection[str], scale: int) -> tuple[int | None, int | None]:
    """The bounds that are options, times 10^scale; min is 0 by default."""
    if "max" not in of_rows and context.get("max") is None:
        raise OptionError("max", "is missing: beside a min that is an expression there is no default")
    found = []
    for name in ("min", "max"):
        given = None if name in of_rows else exact(context, name, context.get(name, 0), scale)
        if given is not None and abs(given) > _MOST_STEPS:
            raise OptionError(name, f"{context.get(name)} is too large beside a bound that is an expression")
        found.append(given)
    return found[0], found[1]


def _number_at(scale: int, bound: Array, sign: int) -> IntArray:
    """The largest whole number of 10^-scale that is not above a bound; the smallest that is not below it where ``sign`` is -1."""
    data, held, null = number(bound)
    data = rescale(data, held, scale) if held <= scale else sign * (sign * data // 10 ** (held - scale))
    return _in_range(data if null is None else np.where(null, 0, data))


def _in_range(data: np.ndarray) -> IntArray:
    if len(data) and (data.max() > _MOST_STEPS or data.min() < -_MOST_STEPS):
        raise ArithmeticProblem(f"a bound of {max(abs(int(data.max())), abs(int(data.min())))} steps is too large")
    return data.astype(np.int64)


def _dates(context: Context, of_rows: Collection[str]) -> _Steps:
    def at(calendar: Calendar) -> Callable[[IntArray], IntArray]:
        return _same if calendar.is_whole else lambda numbers: calendar.at(numbers) // DAY

    return _times(context, of_rows, DAY, at, Dates)


def _datetimes(context: Context, of_rows: Collection[str]) -> _Steps:
    digits = digits_of(context)
    unit = 10 ** (6 - digits)
    return _times(
        context, of_rows, unit, lambda calendar: calendar.at, lambda data, null: Datetimes(data, digits, null)
    )


def _times(
    context: Context,
    of_rows: Collection[str],
    unit: int,
    at: Callable[[Calendar], Callable[[IntArray], IntArray]],
    value: Callable[[IntArray, BoolArray | None], Array],
) -> _Steps:
    """Times that are ``unit`` microseconds apart, on the days and at the hours that the options say."""
    low = high = None
    if "from" not in of_rows:
        low = microseconds(parse_datetime(context, "from", context.get("from", "-365d")))
    if "to" not in of_rows:
        high = microseconds(parse_datetime(context, "to", context.get("to", "as_of"), last=True))
    now = microseconds(parse_datetime(context, "to", "as_of", last=True))
    steps: _Steps | None = None
    for calendar in reversed(calendars(context, unit)):
        edges = _edge_of(calendar, low, -1), _edge_of(calendar, high, 1)
        steps = _Steps(
            partial(_time_at, calendar),
            at(calendar),
            value,
            *edges,
            skew=skew_of(context),
            looser=steps,
            now=_edge_of(calendar, now, 1),
        )
    assert steps is not None  # there is always the calendar of all times
    return steps


@lru_cache(maxsize=1024)
def _edge_of(calendar: Calendar, bound: int | None, sign: int) -> int | None:
    return None if bound is None else int(calendar.edge(np.array([bound]), sign)[0])


def _time_at(calendar: Calendar, bound: Array, sign: int) -> IntArray:
    """The number of the last of the calendar's times that is not after a date or a time; of the first not before it where ``sign``
    is -1."""
    return calendar.edge(times.microseconds(bound), sign)


def _same(steps: IntArray) -> IntArray:
    return steps


STEPS: dict[str, Callable[[Context, Collection[str]], _Steps]] = {
    "integer": _integers,
    "decimal": _decimals,
    "date": _dates,
    "datetime": _datetimes,
}
"""By provider what it counts in, of its options and the names of those that are expressions."""
