"""Values written in a blueprint, as arrays: strings, numbers, dates, JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any

import numpy as np

from ...schema.model import ColumnType
from ...toml_fields import shown
from ..array_types import IntArray
from ..arrays import (
    EPOCH,
    Array,
    Booleans,
    Dates,
    Datetimes,
    Decimals,
    DictionaryEncoded,
    Floats,
    Integers,
    Texts,
    Times,
    scaled_integer,
    whole_numbers,
    word_table,
)
from ..context import OptionError
from ..expressions.numbers import MOST_DIGITS
from ..plain import DeepDocumentError, refuse_deep

Gather = Callable[[IntArray], Array]
_NAMES: dict[type, str] = {
    str: "text",
    bool: "truth values",
    int: "whole numbers",
    float: "numbers",
    dict: "tables",
    list: "lists",
    date: "dates",
    datetime: "datetimes",
    time: "times",
}
_MICROSECOND = timedelta(microseconds=1)


def gatherer(values: Sequence[Any], column: ColumnType | None, option: str) -> Gather:
    """Return the function from codes (int64, places in ``values``) to the array of those values.

    The values are of one kind: text, true/false, numbers, dates, times. In a JSON column they are JSON values; a string
    is JSON text there. Raises OptionError(``option``) for anything else.
    """
    if column is not None and column.name == "json":
        return _texts([json_text(value, option) for value in values])
    for kind, make in _KINDS:
        if all(isinstance(value, kind) and isinstance(value, bool) == (kind is bool) for value in values):
            return make(values, column, option)
    kinds = sorted({_NAMES.get(type(value), type(value).__name__) for value in values})
    raise OptionError(option, f"the values must be of one kind, not {' and '.join(kinds)}")


def json_text(value: Any, option: str) -> str:
    """Return a blueprint's value as JSON text. Raises OptionError for a string that is not JSON, and for dates."""
    if isinstance(value, str):
        try:
            refuse_deep(value)
            json.loads(value, parse_constant=_no_constant)
        except DeepDocumentError as error:
            raise OptionError(option, str(error)) from None
        except ValueError:
            raise OptionError(
                option, f"{value!r} is not JSON text; a JSON string is written as {json.dumps(value)!r}"
            ) from None
        return value
    return dump(value, option)


def dump(value: Any, option: str) -> str:
    """Return ``value`` as JSON text as MySQL prints it: strings quoted, a blank after commas and colons."""
    if isinstance(value, date | datetime | time):
        return json.dumps(value.isoformat())
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError):
        raise OptionError(option, f"{shown(value)} is not a JSON value") from None


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _texts(values: Sequence[str]) -> Gather:
    table = word_table(values)
    return lambda codes: Texts((DictionaryEncoded(codes, table),), len(codes))


def _strings(values: Sequence[str], column: ColumnType | None, option: str) -> Gather:
    for value in values:
        if "\0" in value:
            raise OptionError(option, f"{value!r} holds the character NUL")
    return _texts(values)


def _booleans(values: Sequence[bool], column: ColumnType | None, option: str) -> Gather:
    data = np.array(values, bool)
    return lambda codes: Booleans(data[codes])


def _integers(values: Sequence[int], column: ColumnType | None, option: str) -> Gather:
    low, high = min(values, default=0), max(values, default=0)
    if column is not None and column.name == "decimal" and not -(2**63) <= low <= high < 2**63:
        return _numbers(values, column, option)
    if low < -(2**63) or high >= (2**64 if low >= 0 else 2**63):
        raise OptionError(option, f"the integers {low} to {high} fit no 64-bit type")
    data = np.array(values, np.uint64 if high >= 2**63 else np.int64)
    return lambda codes: Integers(data[codes])


def _numbers(values: Sequence[int | float | Decimal], column: ColumnType | None, option: str) -> Gather:
    if not all(isfinite(value) for value in values):
        raise OptionError(option, "numbers must be finite")
    if column is not None and column.name in ("float", "double"):
        floats = np.array([float(value) for value in values], np.float64)
        return lambda codes: Floats(floats[codes])
    exact = [Decimal(str(value)) for value in values]
    if any(abs(number.adjusted()) > 400 for number in exact):
        raise OptionError(option, f"the numbers have more than {MOST_DIGITS} digits")
    scale = max([0, *(-int(number.as_tuple().exponent) for number in exact)])
    scaled = [scaled_integer(number, scale) for number in exact]
    if any(abs(number) >= 10**MOST_DIGITS for number in scaled):
        raise OptionError(option, f"the numbers have more than {MOST_DIGITS} digits")
    data = whole_numbers(scaled)
    return lambda codes: Decimals(data[codes], scale)


def _datetimes(values: Sequence[datetime], column: ColumnType | None, option: str) -> Gather:
    data = np.array([microseconds(value) for value in values], np.int64)
    digits = 6 if (data % 1_000_000).any() else 0
    return lambda codes: Datetimes(data[codes], digits)


def _dates(values: Sequence[date], column: ColumnType | None, option: str) -> Gather:
    if any(isinstance(value, datetime) for value in values):
        raise OptionError(option, "the values must be of one kind, not dates and datetimes")
    data = np.array([(value - EPOCH).days for value in values], np.int64)
    return lambda codes: Dates(data[codes])


def _times(values: Sequence[time], column: ColumnType | None, option: str) -> Gather:
    data = np.array([of_day(value) for value in values], np.int64)
    digits = 6 if (data % 1_000_000).any() else 0
    return lambda codes: Times(data[codes], digits)


def microseconds(value: datetime) -> int:
    """Microseconds since 1970-01-01 00:00:00 UTC; a datetime without a zone is UTC."""
    if value.tzinfo is not None:
        value = value.astimezone(UTC).replace(tzinfo=None)
    return (value - datetime(1970, 1, 1)) // _MICROSECOND


def of_day(value: time) -> int:
    """Microseconds since midnight."""
    return ((value.hour * 60 + value.minute) * 60 + value.second) * 1_000_000 + value.microsecond


_KINDS: tuple[tuple[Any, Callable[..., Gather]], ...] = (
    (str, _strings),
    (bool, _booleans),
    (int, _integers),
    (int | float | Decimal, _numbers),
    (datetime, _datetimes),
    (date, _dates),
    (time, _times),
)
