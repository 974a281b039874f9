"""Charges that few rows have: a fee for paying late, a penalty, a reminder's."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from ....schema.model import Column
from ..columns.guess import Bounds
from ..tables.sheet import Sheet, scale_of
from ..words.vocabulary import tokens

_SELDOM = frozenset("late fine penalty reminder dunning overdue cancellation cancelled damage waiting".split())
_PAID = frozenset("fee charge amount fine penalty surcharge cost".split())
_SELDOM_PERCENT = 15


def is_seldom(column: Column) -> bool:
    """True for what few rows are charged, and the rest 0, which is the DEFAULT: a fee for paying late."""
    words = set(tokens(column.name))
    is_none = re.fullmatch(r"'?0(?:\.0+)?'?", (column.default or "").strip()) is not None
    return is_none and bool(_SELDOM & words and _PAID & words) and not column.nullable and not column.comment


def decide_seldom(sheet: Sheet, column: Column, rule: dict[str, Any], bounds: Bounds, why: str) -> Bounds | None:
    """Let a charge be 0 but in few rows; return what bounds it."""
    scaled = rule | ({"scale": min(scale_of(column), 6)} if rule["provider"] == "decimal" else {})
    usual = sheet.hide("_".join(("usual", *tokens(column.name))), scaled)
    chance = sheet.hide("charged_percent", {"provider": "integer", "min": 0, "max": 99})
    bounds = min(bounds[0], Decimal(0)), bounds[1]
    text = f"IF({chance} < {_SELDOM_PERCENT}, {usual}, 0)"
    return bounds if sheet.decide(column, text, f"range: {why}, in few rows", "numbers", bounds=bounds) else None
