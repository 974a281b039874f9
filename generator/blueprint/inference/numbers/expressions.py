"""Expressions as a column holds their results."""

from __future__ import annotations

from ....schema.model import Column
from ..columns.capacity import capacity_of
from ..columns.guess import Bounds
from ..tables.sheet import Sheet, scale_of
from .by_name import fitted


def expression_of(
    sheet: Sheet, target: Column, text: str, bounds: Bounds, *, rounded: bool = False, finer: bool = False
) -> tuple[str, Bounds] | None:
    """An expression as a column holds it: rounded to its places (``finer``: what it reads has more), within its type; None
    where its CHECKs do not allow that."""
    low, high = bounds
    allowed = fitted(sheet, target, capacity_of(target)[0], capacity_of(target)[1])
    if allowed is None:
        return None
    if finer or (rounded and set("*/") & set(text)):
        text = f"ROUND({text}, {min(scale_of(target), 6)})"
    if high > allowed[1]:
        text, high = f"LEAST({text}, {allowed[1]})", allowed[1]
    if low < allowed[0]:
        text, low = f"GREATEST({text}, {allowed[0]})", allowed[0]
    return text, (low, max(low, high))
