"""The least and the most that columns may be whose numbers others are computed from."""

from __future__ import annotations

import itertools
from decimal import Decimal

from ....schema.model import Column
from ..columns.capacity import capacity_of
from ..columns.guess import Bounds, Guess
from ..tables.sheet import Sheet
from ..words.vocabulary import tokens
from .by_name import decide_number

ADDED_UP = frozenset(("total", "subtotal", "gross", "net", "sum", "balance", "amount", "paid", "count"))
"""Words of what adds up other columns."""
_LASTING = frozenset(("night", "day", "hour", "week", "month"))


def listed_bounds(guess: Guess) -> Bounds | None:
    """The least and the most of listed numbers, or the only one."""
    rule = guess.rule if isinstance(guess.rule, dict) else {}
    values = rule.get("values", []) if rule.get("provider") != "constant" else [rule.get("value")]
    numbers = [Decimal(str(value)) for value in values if isinstance(value, int | float)]
    return (min(numbers), max(numbers)) if numbers and len(numbers) == len(values) else None


def copied_bounds(sheet: Sheet, column: Column) -> Bounds:
    """What a copied number may be: what its source is, or anything its type holds, from 0."""
    guess = sheet.guess(column)
    path = guess.rule.split(".") if guess is not None and isinstance(guess.rule, str) else []
    for reference, name in itertools.pairwise(path):
        link = sheet.builder.schema.single_link(sheet.name, reference.strip("`"))
        if link is None:
            break
        sheet = sheet.sheets[link.parent]
        source = sheet.table.find(name.strip("`"))
        if source is not None and name == path[-1]:
            return bounds_elsewhere(sheet, source)
    return widest(column)


def bounds_elsewhere(sheet: Sheet, column: Column) -> Bounds:
    """The bounds of a column of another table; what adds others up is decided later, and may be anything its type holds."""
    sheet.settle(column.name.lower())
    guess = sheet.guess(column)
    if guess is not None:
        return guess.bounds or widest(column)
    words = set(tokens(column.name))
    found = None if ADDED_UP & words and "price" not in words else decide_number(sheet, column)
    return widest(column) if found is None else found


def widest(column: Column) -> Bounds:
    """Anything from 0 that the type of a column holds, within reason."""
    most = 1000 if _LASTING & set(tokens(column.name)[-1:]) else 10**6
    return Decimal(0), min(capacity_of(column)[1], Decimal(most))
