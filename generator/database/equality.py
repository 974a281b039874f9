"""Whether a literal of a script and a literal of a server's answer are one value of a column's type."""

from __future__ import annotations

import json
import struct
from ipaddress import ip_address
from math import isclose
from typing import Any

from ..schema.model import ColumnType
from ..sql.script_rows import Expression, read_literal
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
    """Exactly, but for FLOAT(m,d) and DOUBLE(m,d), which servers round in steps of their own. A zero has no sign."""
    if kind.name == "float":
        held = _rounded(written, kind.scale)
        return held == found or (
            kind.scale is not None and isclose(held, found, rel_tol=_FLOAT_STEP, abs_tol=2.0**-149)
        )
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
            return json.dumps(json.loads(plain, parse_int=_json_integer), sort_keys=True)
    except (ValueError, TypeError, RecursionError):
        return value.decode("utf-8", "replace") if isinstance(value, bytes) and not kind.is_binary else value
    if isinstance(plain, bytes):
        return plain.rstrip(b"\0") if kind.name == "binary" else plain
    if not isinstance(plain, str):
        return plain
    return _comparable_text(plain, kind.name, kind.labels)


def _json_integer(digits: str) -> int | float:
    """MySQL keeps whole numbers of 64 bits, and others as DOUBLE: https://dev.mysql.com/doc/refman/8.4/en/json.html."""
    number = int(digits) if len(digits) <= 20 else None
    return number if number is not None and -(2**63) <= number < 2**64 else float(digits)


def _comparable_text(text: str, name: str, labels: tuple[str, ...]) -> Any:
    if name == "enum":
        return _label(text, labels)
    if name == "set":
        return frozenset(_label(each, labels) for each in text.split(","))
    if name == "char":
        return text.rstrip(" ")
    if name == "uuid":
        return text.replace("-", "").lower()
    if name in ("inet4", "inet6"):
        return ip_address(text)
    return text


def _label(text: str, labels: tuple[str, ...]) -> str:
    """The label of an ENUM or SET that ``text`` means: that very one, else the one that differs in case."""
    alike = [label for label in labels if label.lower() == text.lower()]
    return text if text in labels or len(alike) != 1 else alike[0]
