"""Times that come some time after another one of their row: ``after = "packed_at", from = "2h", to = "3d"``.

Such a time is drawn between two bounds, which are computed here. It never lies before what it comes after, and behind ``until`` only
where that does.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import NamedTuple

import numpy as np

from ...lazy_patterns import lazy
from ...toml_fields import shown
from ..array_types import IntArray
from ..arrays import DAY, MICROSECONDS, Array, Datetimes, with_null
from ..context import After, Between, Context, OptionError
from ..expressions import datetimes as times
from ..expressions.numbers import either_null
from .datetimes import digits_of, parse_datetime
from .literals import microseconds

OF = ("date", "datetime")
"""The providers whose values may come after others."""
_OFFSET = lazy(r"(\d{1,7})([smhdw])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 7 * 86_400}
_MINUTE = 60 * MICROSECONDS
_MOST = 30_000  # days: the product of two offsets in seconds stays in int64


class _Offsets(NamedTuple):
    """How long behind what it comes after a time is: the least and most seconds. Bounds are in steps of ``unit`` microseconds;
    ``until`` is given where it is the same for all rows; times that are ahead of it are NULL (``is_null_ahead``), or else come sooner.
    ``in_minutes``: they are so many whole minutes later."""

    low: int
    high: int
    unit: int
    until: int | None
    is_null_ahead: bool
    in_minutes: bool


def bind(name: str, context: Context, of_rows: bool, draw: Between) -> After:
    """Return the function from rows, what each comes after, and ``until`` when, to values that ``draw`` gives between two bounds.
    ``of_rows`` says that ``until`` is an expression. Raises OptionError for wrong options."""
    if "in_turn" in context.options:
        raise OptionError(
            "in_turn", "goes with 'from' and 'to' alone: a row that comes after another time takes no turn"
        )
    low, high = _offset(context, "from", "0s"), _offset(context, "to", None)
    if low > high:
        raise OptionError("to", f"{context.get('to')} is less than 'from', {context.get('from')}")
    unit = DAY if name == "date" else 10 ** (6 - digits_of(context))
    until = (
        None if of_rows else microseconds(parse_datetime(context, "until", context.get("until", "as_of"), last=True))
    )
    ahead = context.get("ahead", "sooner")
    if ahead not in ("sooner", "null"):
        raise OptionError("ahead", f'{shown(ahead)} is neither "sooner" nor "null"')
    is_short = name == "datetime" and not {"days", "hours", "step"} & context.options.keys()
    in_minutes = is_short and all(str(context.get(each, "0m"))[-1:] in ("m", "h") for each in ("from", "to"))
    return partial(_values, _Offsets(low, high, unit, until, ahead == "null", in_minutes), draw)


def _offset(context: Context, option: str, default: str | None) -> int:
    """The seconds that an option says."""
    text = context.get(option, default)
    if text is None:
        raise OptionError(
            option, "is missing: beside 'after' it says how long after that at the latest, such as \"3d\""
        )
    match = _OFFSET.fullmatch(text) if isinstance(text, str) else None
    seconds = int(match[1]) * _SECONDS[match[2]] if match is not None else -1
    if not 0 <= seconds <= _MOST * _SECONDS["d"]:
        said = f'how long after it, such as "2h" or "30d" (s, m, h, d, w; at most {_MOST} days)'
        raise OptionError(option, f"{shown(text)} is not {said}")
    return seconds


def _values(offsets: _Offsets, draw: Between, rows: IntArray, after: Array, until: Array | None) -> Array:
    instants = times.microseconds(after)
    earliest = -(-instants // offsets.unit) * offsets.unit
    # Days are counted by the calendar: the day after an order of the afternoon is the next one, not the one behind that.
    start = instants // DAY * DAY if offsets.unit == DAY else earliest
    end = np.full(len(start), offsets.until, np.int64) if until is None else times.microseconds(until)
    low, high = (np.maximum(each, earliest - start) for each in _distances(offsets, np.maximum(end - start, 0)))
    null = either_null(after.null, None if until is None else until.null)
    least, most, last = (Datetimes(each, 6, null) for each in (start + low, start + high, end))
    found = draw(rows, least, most, None, last)
    if offsets.in_minutes and isinstance(found, Datetimes):
        found = replace(found, data=start + (found.data - start) // _MINUTE * _MINUTE)
    return with_null(found, times.microseconds(found) > end) if offsets.is_null_ahead else found


def _distances(offsets: _Offsets, room: IntArray) -> tuple[IntArray, IntArray]:
    """The least and most microseconds behind what each row comes after, of which ``room`` are left until its end: where these are too
    few, both are less, in the same proportion."""
    low, high = (np.full(len(room), each * MICROSECONDS, np.int64) for each in (offsets.low, offsets.high))
    if offsets.high and not offsets.is_null_ahead:
        is_short = room < high
        scarce = offsets.low * (room // MICROSECONDS) // offsets.high * MICROSECONDS
        low, high = np.where(is_short, scarce, low), np.where(is_short, room, high)
    return low // offsets.unit * offsets.unit, high
