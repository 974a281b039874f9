"""One value of a column as a Python object, from a file, a literal of a script or an answer of a server."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from itertools import accumulate
from typing import Any

from ..schema.geometry import read_point
from ..schema.model import ColumnType
from ..sql.datetimes import ZeroDateError, read_datetime, read_time, rounded, rounded_time

# Python's own number readers take more than a server does: underscores, digits of other alphabets, nan and inf.
_NUMBER = re.compile(r"\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?\s*", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SURROGATE = re.compile(r"[\ud800-\udfff]|\\u[dD][89a-fA-F]")
_JSON_STRING = re.compile(r'"(?>(?:[^"\\]++|\\.)*)"', re.DOTALL)
MOST_LEVELS = 100
"""Of a JSON document (error 3157: https://dev.mysql.com/doc/refman/8.4/en/json.html); MariaDB's JSON_VALID takes fewer yet."""
MOST_CHARACTERS = 1000
"""Longer numbers are no value of any column: those of a DOUBLE end at 308 digits."""


class DeepDocumentError(ValueError):
    """A JSON document of more levels than a server takes."""

    def __init__(self) -> None:
        super().__init__(f"a document of more than {MOST_LEVELS} levels, which no server takes")


def plain_value(value: Any, column_type: ColumnType, zone: str = "+00:00", *, truncates: bool = False) -> Any:
    """Return one value in the form that its column's type has in Python.

    Integers, YEAR and BIT are int, DECIMAL is Decimal, FLOAT and DOUBLE float, DATE is date, DATETIME and TIMESTAMP
    datetime without a zone, TIME timedelta, binary and spatial types bytes, JSON and all others str; NULL is None.
    Fractions of a second are rounded, or cut off with ``truncates``, to the column's digits; a text that says its offset from UTC is brought to ``zone``.

    Raises ValueError without the value in its text, which may be personal; ZeroDateError for a date of zeros.
    """
    if value is None:
        return None
    try:
        return _converted(value, column_type, zone, truncates)
    except ZeroDateError:
        raise ZeroDateError(f"the value is no {column_type}: a date of zeros") from None
    except (DeepDocumentError, RecursionError):
        raise DeepDocumentError from None
    except (ValueError, InvalidOperation, TypeError, OverflowError):
        raise ValueError(f"the value is no {column_type}") from None


def _converted(value: Any, column_type: ColumnType, zone: str, truncates: bool) -> Any:
    name = column_type.name
    if column_type.is_integer or name == "year":
        return _whole(value)
    if name in _NUMBERS:
        return _NUMBERS[name](value)
    if name in ("date", "datetime", "timestamp"):
        return _datetime(value, column_type, zone, truncates)
    if name == "time":
        span = value if isinstance(value, timedelta) else read_time(str(value), truncates=truncates)
        return rounded_time(span, column_type.length or 0, truncates=truncates)
    if column_type.is_spatial:
        return value if isinstance(value, bytes) else read_point(str(value))
    if column_type.is_binary:
        return value if isinstance(value, bytes) else str(value).encode("utf-8")
    if name == "json":
        return _json(value)
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def json_text(value: Any) -> str:
    """A document as JSON text. A number with a point or an exponent keeps its digits."""
    if isinstance(value, dict):
        members = (f"{json.dumps(str(key), ensure_ascii=False)}: {json_text(each)}" for key, each in value.items())
        return "{" + ", ".join(members) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(json_text, value)) + "]"
    if isinstance(value, Decimal):
        return str(value)
    return json.dumps(value, ensure_ascii=False)


def read_decimal(value: Any) -> Decimal:
    """An exact number of any type. Raises ValueError for text that is no number."""
    if isinstance(value, Decimal | int):
        return Decimal(value)
    return Decimal(repr(value) if isinstance(value, float) else _number_text(value))


def _number_text(value: Any) -> str:
    text = str(value)
    if len(text) > MOST_CHARACTERS or _NUMBER.fullmatch(text) is None:
        raise ValueError("no number")
    return text.strip()


def _json(value: Any) -> str:
    """A document as text; a text must be one already, of what MySQL keeps: numbers that a DOUBLE holds, text that is
    Unicode (https://dev.mysql.com/doc/refman/8.4/en/json.html)."""
    text = value if isinstance(value, str) else json_text(value)
    refuse_deep(text)
    document = json.loads(text, parse_constant=_kept_number, parse_float=_kept_number, parse_int=_kept_number)
    if _SURROGATE.search(text):
        json.dumps(document, ensure_ascii=False).encode("utf-8")
    return text


def refuse_deep(document: str) -> None:
    """Raise DeepDocumentError for a JSON text of more than ``MOST_LEVELS`` levels."""
    if document.count("[") + document.count("{") > MOST_LEVELS:
        brackets = re.findall(r"[\[{\]}]", _JSON_STRING.sub("", document))
        if max(accumulate(1 if each in "[{" else -1 for each in brackets), default=0) > MOST_LEVELS:
            raise DeepDocumentError


def _kept_number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("a number that JSON does not have, or that a DOUBLE does not hold")
    return number


def _datetime(value: Any, kind: ColumnType, zone: str, truncates: bool) -> date:
    """A date, or a datetime in ``zone``; an object without a zone is in it."""
    if isinstance(value, str) and kind.name == "date" and _DAY.fullmatch(value):
        with suppress(ValueError):  # what is no day is refused below
            return date.fromisoformat(value)
    if not isinstance(value, date):
        value = read_datetime(str(value), zone, truncates=truncates)
    if not isinstance(value, datetime):
        return value if kind.name == "date" else datetime(value.year, value.month, value.day)
    if value.tzinfo is not None:
        value = value.astimezone(UTC).replace(tzinfo=None)
    # a DATE is rounded to the second first: 23:59:59.9 is of the next day
    if kind.name == "date":
        return rounded(value, 0, truncates=truncates).date()
    return rounded(value, kind.length or 0, truncates=truncates)


def _whole(value: Any) -> int:
    if isinstance(value, int):
        return int(value)
    if isinstance(value, str) and len(value) < 20 and value.isascii() and value.isdigit():
        return int(value)
    number = read_decimal(value)
    if number.adjusted() > MOST_CHARACTERS or number != number.to_integral_value():
        raise ValueError("no whole number")
    return int(number)


def _bits(value: Any) -> int:
    return int.from_bytes(value, "big") if isinstance(value, bytes) else _whole(value)


def _float(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else float(_number_text(value))


_NUMBERS: dict[str, Callable[[Any], Any]] = {
    "bit": _bits,
    "decimal": read_decimal,
    "float": _float,
    "double": _float,
}
