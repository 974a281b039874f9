"""Points as both servers keep them."""

from __future__ import annotations

import re
import struct

from ..lazy_patterns import lazy

_POINT = lazy(r"\s*POINT\s*\(\s*(\S+)\s+([^\s)]+)\s*\)\s*", re.IGNORECASE)
_PACKED_POINT = struct.Struct("<IBIdd")  # the SRID, then WKB: byte order, type, x, y


def packed_point(x: float, y: float, srid: int = 0) -> bytes:
    """A point as both servers keep it and take it: the SRID in four bytes, and then WKB.

    https://dev.mysql.com/doc/refman/8.0/en/gis-data-formats.html
    """
    return _PACKED_POINT.pack(srid, 1, 1, x, y)


def read_point(text: str) -> bytes:
    """The packed point that ``POINT(x y)`` writes. Raises ValueError for anything else."""
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return packed_point(float(match[1]), float(match[2]))


def is_point(text: str) -> bool:
    """True for ``POINT(x y)``."""
    return _POINT.fullmatch(text) is not None


def point_text(value: bytes) -> tuple[str, int] | None:
    """``POINT(x y)`` and the SRID of a packed point; None for any other geometry."""
    if len(value) != _PACKED_POINT.size:
        return None
    # Byte order 1 is little-endian, the only one that the servers store; type 1 is a point.
    srid, order, kind, x, y = _PACKED_POINT.unpack(value)
    return (f"POINT({x:f} {y:f})", srid) if (order, kind) == (1, 1) else None
