"""The numbers that the type of a column holds."""

from __future__ import annotations

from decimal import Decimal

from ....schema.model import Column
from .guess import Bounds


def capacity_of(column: Column) -> Bounds:
    """The numbers that a column's type holds."""
    kind = column.type
    if kind.is_integer:
        least, largest = kind.integer_range
        return Decimal(least), Decimal(largest)
    scale = kind.scale or 0
    if kind.name == "decimal":
        most = Decimal(10) ** ((kind.length or 10) - scale) - Decimal(1).scaleb(-scale)
    else:
        most = Decimal(10) ** max((kind.length or 12) - scale, 1) - 1
    return (Decimal(0) if kind.unsigned else -most), most
