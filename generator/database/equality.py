"""Whether a literal of a script and a literal of a server's answer are one value of a column's type."""

from __future__ import annotations

import json
import struct
from ipaddress import ip_address
from math import isclose
from typing import Any

from ..pii.literal_reader import Expression, read_literal
from ..schema.model import ColumnType
from ..values.plain import plain_value

_FLOAT_STEP = 2.0**-23
"""One unit in the last place of a 32-bit number's 24 binary digits."""


def is_same(written: str, found: str, kind: ColumnType) -> bool | None:
    """Whether two literals are one value; None when ``written`` is an expression, which only the server can compute."""
    left, right = read_literal(written), read_literal(found)
    if isinstance(left, Expression):
        return None
    if left is None or right is None:
        return left is right
    if kind.name in ("float", "double"):
        return _is_same_float(float(str(left)), float(str(right)), kind)
    return bool(comparable(left, kind) == comparable(right, kind))


def _is_same_float(written: float, found: float, kind: ColumnType) -> bool:
    if kind.name == "float":
        return isclose(_rounded(written, kind.scale), found, rel_tol=_FLOAT_STEP, abs_tol=2.0**-149)
    return written == found or (kind.scale is not None and isclose(round(written, kind.scale), found, rel_tol=2.0**-52))


def _rounded(value: float, scale: int | None) -> float:
    """A number as FLOAT holds it: of ``scale`` decimals where it is FLOAT(m,d), then of 32 bits."""
    value = value if scale is None else round(value, scale)
    try:
        return float(struct.unpack("f", struct.pack("f", value))[0])
    except OverflowError:
        return value


def comparable(value: Any, kind: ColumnType) -> Any:
    """One value, of a script's literal or a server's answer, in a form that equals another's exactly when they are one.

    It can be hashed. CHAR loses its blanks and BINARY its zero bytes at the end, as on the server; a SET has no order.
    """
    try:
        plain = plain_value(value, kind)
        if kind.name == "json":
            return json.dumps(json.loads(plain), sort_keys=True)
    except (ValueError, TypeError, RecursionError):
        return value.decode("utf-8", "replace") if isinstance(value, bytes) and not kind.is_binary else value
    if isinstance(plain, bytes):
        return plain.rstrip(b"\0") if kind.name == "binary" else plain
    if not isinstance(plain, str):
        return plain
    return _comparable_text(plain, kind.name)


def _comparable_text(text: str, name: str) -> Any:
    if name == "set":
        return frozenset(text.split(","))
    if name == "char":
        return text.rstrip(" ")
    if name == "uuid":
        return text.replace("-", "").lower()
    if name in ("inet4", "inet6"):
        return ip_address(text)
    return text
