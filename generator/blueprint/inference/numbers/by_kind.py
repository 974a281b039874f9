"""Numbers that depend on what kind of thing a row is: a dog weighs less than a horse, a suite costs more than a single room."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from ....schema.model import Column
from ..columns.guess import Bounds
from ..columns.measured import Range, is_unit
from ..tables.sheet import Sheet, State, is_exact, named, scale_of
from ..words.vocabulary import data, normal, tokens
from .by_name import fitted
from .currencies import is_currency
from .money import in_currency

_PERIODS = frozenset("month week quarter year".split())
_BESIDE_THE_POINT = frozenset("body live current standard base list regular usual".split())


@lru_cache(maxsize=1)
def _kinds() -> dict[tuple[str, ...], dict[str, Bounds]]:
    """By what is measured: the smallest and the largest value of each kind."""
    found: dict[tuple[str, ...], dict[str, Bounds]] = {}
    for names, kinds in data()["kinds"].items():
        ranges = {
            kind: (Decimal(low), Decimal(high))
            for words, text in kinds.items()
            for low, high in [text.split()]
            for kind in words.split()
        }
        for name in names.split("|"):
            found.setdefault(normal(name), {}).update(ranges)
    return found


def decide_by_kind(sheet: Sheet) -> None:
    """Decide the open numbers of a table whose ENUM, or list of values, says of what kind a row is."""
    for column in sheet.table.columns:
        if is_exact(column) and sheet.is_open(column):
            known = _kinds().get(_measured(column))
            for choice in sheet.choices if known is not None else ():
                if known is not None and _decide(sheet, column, choice, known):
                    break


def _measured(column: Column) -> tuple[str, ...]:
    spare = {*_BESIDE_THE_POINT, "cent"}
    words = tokens(column.name)
    return tuple(word for word in words if word not in spare and not is_currency(word) and not is_unit(word)) or words


def _decide(sheet: Sheet, column: Column, choice: State, known: dict[str, Bounds]) -> bool:
    """Decide a number by a column whose values are kinds: most of them must be known."""
    words = frozenset(tokens(column.name))
    if _PERIODS & words:
        return False  # a monthly fee is one by the month whatever the plan is
    ranges = {
        literal: _in_currency(sheet, column, words, known[kind])
        for literal, meaning in choice.values
        for kind in [next((word for word in (literal.strip("'").lower(), *meaning) if word in known), None)]
        if kind is not None
    }
    if len(ranges) < 2 or len(ranges) * 3 < len(choice.values) * 2:
        return False
    low, high = min(low for low, _ in ranges.values()), max(high for _, high in ranges.values())
    if fitted(sheet, column, low, high) != (low, high):
        return False
    within = sheet.hide("within_kind", {"provider": "integer", "min": 0, "max": 1000})
    cases = " ".join(f"WHEN {literal} THEN {_between(ends, within)}" for literal, ends in ranges.items())
    others = "" if len(ranges) == len(choice.values) else f" ELSE {_between(sorted(ranges.values())[0], within)}"
    text = f"ROUND(CASE {named(choice.column)} {cases}{others} END, {scale_of(column)})"
    return sheet.decide(column, text, f"range: by {named(choice.column)}", "numbers", bounds=(low, high))


def _in_currency(sheet: Sheet, column: Column, words: frozenset[str], ends: Bounds) -> Bounds:
    found, _ = in_currency(sheet, column, words, Range(*ends))
    return found.low, found.high


def _between(ends: Bounds, within: str) -> str:
    low, high = ends
    return f"{low}" if low == high else f"{low} + {(high - low).normalize():f} * {within} / 1000"
