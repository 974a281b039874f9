"""One value of a column as a Python object, from a file, a literal of a script or an answer of a server."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from ..schema.geometry import read_point
from ..schema.model import ColumnType
from .arrays import MICROSECONDS


def plain_value(value: Any, kind: ColumnType) -> Any:
    """Return one value in the form that its column's type has in Python: int, Decimal, float, str, bytes, date, datetime,
    timedelta, or None. Raises ValueError without the value in its text, which may be personal."""
    name = kind.name
    if value is None:
        return None
    try:
        if kind.is_integer or name == "year":
            return int(value) if isinstance(value, bool | int) else _whole(str(value))
        if name == "bit":
            return int.from_bytes(value, "big") if isinstance(value, bytes) else int(value)
        if name == "decimal":
            return Decimal(str(value).strip())
        if name in ("float", "double"):
            return float(value)
        if name in ("date", "datetime", "timestamp"):
            return _moment(value, name == "date")
        if name == "time":
            return value if isinstance(value, timedelta) else _time(str(value).strip())
        if kind.is_spatial:
            return value if isinstance(value, bytes) else read_point(str(value))
        if kind.is_binary:
            return value if isinstance(value, bytes) else str(value).encode("utf-8")
    except (ValueError, InvalidOperation, TypeError):
        raise ValueError(f"the value is no {kind}") from None
    if name == "json":
        return _json(value, kind)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value if isinstance(value, str) else str(value)


def _json(value: Any, kind: ColumnType) -> str:
    """A document as text; a text must be one already."""
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False, default=_json_number)
    try:
        json.loads(value)
    except (ValueError, RecursionError):
        raise ValueError(f"the value is no {kind}") from None
    return value


def _json_number(value: Decimal) -> float:
    """A number with a point or an exponent: both servers keep it as a DOUBLE."""
    return float(value)


def _moment(value: Any, is_date: bool) -> date:
    """A date, or a datetime in UTC; a moment without a zone is in UTC."""
    if not isinstance(value, date):
        value = datetime.fromisoformat(str(value).strip())
    if not isinstance(value, datetime):
        return value if is_date else datetime(value.year, value.month, value.day)
    if value.tzinfo is not None:
        value = value.astimezone(UTC).replace(tzinfo=None)
    return value.date() if is_date else value


def _whole(text: str) -> int:
    number = Decimal(text.strip())
    if number != number.to_integral_value():
        raise ValueError(text)
    return int(number)


def _time(text: str) -> timedelta:
    hours, minutes, seconds = text.lstrip("-").split(":")
    microseconds = int(Decimal(seconds) * MICROSECONDS)
    span = timedelta(hours=int(hours), minutes=int(minutes), microseconds=microseconds)
    return -span if text.startswith("-") else span
