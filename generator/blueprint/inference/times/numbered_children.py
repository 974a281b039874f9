"""Rows that a number counts among those of a parent follow each other in time as their numbers do."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ....schema.model import Column
from ..tables.sheet import Sheet, named


def in_order_of_numbers(sheet: Sheet, parent: Column, rule: object) -> str | None:
    """A beginning between the two ends of ``rule``, later the higher the number of the row is among those of its ``parent``; None where
    no number counts them. How many there are need not be known: each takes its part of what is left."""
    if not isinstance(rule, Mapping) or not {"from", "to"} <= rule.keys() or not _is_numbered(sheet, parent):
        return None
    start, end, place = _written(rule["from"]), _written(rule["to"]), f"ORDINAL({named(parent)})"
    jitter = sheet.hide("jitter_percent", {"provider": "integer", "min": 0, "max": 15})
    seconds = f"GREATEST(TIMESTAMPDIFF(SECOND, {start}, {end}), 0)"
    return f"{start} + INTERVAL {seconds} * ({place} * 100 - {jitter}) DIV ({place} * 100 + 150) + {place} SECOND"


def _is_numbered(sheet: Sheet, parent: Column) -> bool:
    counted = re.compile(
        rf"(?:LEAST\()?ORDINAL\({re.escape(named(parent))}\)(?:, \d+\))?"
    )  # cut to what its type holds
    numbers = [each.name.lower() for each in sheet.table.columns if each.type.is_integer]
    ruled = (str(guess.rule) for name, guess in sheet.guesses.items() if name in numbers)
    return any(counted.fullmatch(text) for text in (*ruled, *(sheet.unique.ordinals.get(name, "") for name in numbers)))


def _written(bound: object) -> str:
    """A bound as an expression, which ``-30d`` is not."""
    days = re.fullmatch(r"-(\d+)d", str(bound))
    return str(bound) if days is None else f"TIMESTAMP(as_of) - INTERVAL {days[1]} DAY"
