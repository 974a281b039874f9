"""A value that does not fit its column: what every check of ``coerce`` raises."""

from __future__ import annotations

from typing import Literal

import numpy as np

from ..schema.model import Column
from .array_types import BoolArray
from .arrays import DAY, Array, Dates, Datetimes, plain, python_values, take

_MOST_SHOWN = 400  # characters of a value in a message


class UnfitValue(ValueError):
    """A value does not fit its column. ``row`` counts from 0 within the array, None when it is about all."""

    def __init__(self, message: str, row: int | None = None) -> None:
        super().__init__(message)
        self.row = row


def unlike(array: Array, column: Column) -> UnfitValue:
    """Return the error for values of a kind that the column does not take."""
    return UnfitValue(f"{type(array).__name__.lower()} for a column of type {column.type}")


def check(bad: BoolArray, array: Array, why: str) -> None:
    """Raise UnfitValue with the first row of ``bad``, shape (n,), that is not NULL."""
    if array.null is not None:
        bad = bad & ~array.null
    if bad.any():
        row = int(np.argmax(bad))
        raise UnfitValue(f"{_shown(array, row)} {why}", row)


def _shown(array: Array, row: int) -> str:
    """A value for a message. Python's own dates end where MySQL's do, NumPy's do not."""
    if isinstance(array, Dates | Datetimes):
        unit: Literal["D", "us"] = "D" if isinstance(array, Dates) else "us"
        years = int(array.data[row]) // (366 if unit == "D" else 366 * DAY)
        if abs(years) > 13_000:  # an interval that long was cut short
            return f"a day {'after the year 15000' if years > 0 else 'before the year -11000'}"
        return str(np.datetime64(int(array.data[row]), unit)).replace("T", " ").removesuffix(".000000")
    shown = plain(python_values(take(array, np.array([row])))[0])
    return shown if len(shown) <= _MOST_SHOWN else f"{shown[: _MOST_SHOWN - 20]}… ({len(shown):,} characters)"
