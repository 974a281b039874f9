"""Percentages that hidden columns draw, and how a reason says them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PAID_PERCENT: dict[str, Any] = {"provider": "choice", "values": [100, 0, 50, 25], "weights": [11, 4, 3, 2]}


def said_percent(rule: Mapping[str, Any]) -> str:
    """The percentages that a hidden column draws, as a reason says them."""
    if "values" not in rule:
        return f"{rule['min']} to {rule['max']}"
    *others, last = sorted(rule["values"])
    return f"{', '.join(map(str, others))} or {last}"
