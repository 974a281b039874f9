"""Numbers: what a quantity, a price, a rate or a count is by its name, as a range that the type and the CHECKs hold."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

from ...schema.model import Column
from .comments import range_in
from .context import words_of
from .guess import Bounds
from .sheet import Sheet, capacity_of, is_number, scale_of
from .vocabulary import data, normal, tokens

_MONEY = frozenset(
    "price amount total cost fee salary wage value subtotal net gross tax budget revenue balance deposit".split()
)
_MOST_SKEWED = 2**32  # values among which the provider can crowd some


@lru_cache(maxsize=1)
def _ranges() -> list[tuple[tuple[str, ...], tuple[str, str, str]]]:
    """Words that a name ends in or holds, with smallest, largest, and how much values crowd at the low end; longest first."""
    listed = [(normal(key), tuple(value.split())) for key, value in data()["ranges"].items()]
    listed.sort(key=lambda item: -len(item[0]))
    return [(key, (value[0], value[1], value[2] if len(value) > 2 else "1")) for key, value in listed]


def range_of(sheet: Sheet, column: Column) -> tuple[Bounds, int, str] | None:
    """The range that a number's name or comment suggests, its skew, and by what."""
    words = tokens(column.name)
    comment = column.comment.lower()
    found = range_in(comment) if len(comment) <= 80 else None
    if found is not None:
        return (Decimal(found[0]), Decimal(found[1])), 1, "its comment"
    fraction = column.type.name == "decimal" and whole_digits(column) <= 1
    if "per" in words[1:-1]:  # a rate per night is a nightly rate
        words = (*words[words.index("per") + 1 :], *words[: words.index("per")])
    money_rate = words[-1:] == ("rate",) and column.type.name == "decimal" and whole_digits(column) >= 6
    if money_rate and not {"tax", "vat", "interest", "discount", "exchange", "commission"} & set(words):
        return (Decimal(20), Decimal(250)), 2, "'rate', of money"
    usual = _usual_range(column, words, fraction)
    if usual is not None:
        return usual
    if "percent" in comment or comment.strip() in ("%", "in %"):
        return (Decimal(0), Decimal(1) if fraction else Decimal(100)), 1, "its comment"
    if words[-1:] == ("rate",) or words[-1:] == ("percent",):
        return (Decimal(0), Decimal("0.25") if fraction else Decimal(25)), 1, f"'{words[-1]}'"
    return None


def _usual_range(column: Column, words: tuple[str, ...], fraction: bool) -> tuple[Bounds, int, str] | None:
    """The range of the longest listed name that ``words`` are; percentages as fractions of 1 where the type has no place for more."""
    cents = 100 if words_of(column.name)[-1:] in (["cent"], ["cents"]) else 1
    for key, (low, high, skew) in _ranges():
        if _is_called(words, key):
            bounds = Decimal(low) * cents, Decimal(high) * cents
            if {"rate", "percent", "share", "margin"} & set(key) and fraction and bounds[1] > 1:
                bounds = bounds[0] / 100, bounds[1] / 100
            return bounds, int(skew), f"'{' '.join(key)}'"
    return None


def whole_digits(column: Column) -> int:
    """The digits before the point of a DECIMAL."""
    return (column.type.length or 10) - (column.type.scale or 0)


def _is_called(words: tuple[str, ...], key: tuple[str, ...]) -> bool:
    size = len(key)
    if key[0] not in words:
        return False
    return words[-size:] == key or (size > 1 and any(words[start : start + size] == key for start in range(len(words))))


def number_rule(sheet: Sheet, column: Column) -> tuple[dict[str, Any], Bounds, str] | None:
    """The rule of a number by its name: exact numbers within what its type and CHECKs hold; None where its name says nothing."""
    found = range_of(sheet, column)
    if found is None:
        return None
    (low, high), skew, why = found
    bounds = fitted(sheet, column, low, high)
    if bounds is None:
        return None
    low, high = bounds
    step = step_of(column, high)
    if column.type.is_integer:
        rule: dict[str, Any] = {"provider": "integer", "min": int(low), "max": int(high)}
    elif column.type.name == "decimal":
        low, high = low.quantize(step), high.quantize(step)
        rule = {"provider": "decimal", "min": str(low), "max": str(high)}
        if scale_of(column) > 6:
            rule["scale"] = 6
    else:
        return {"provider": "float", "min": str(low), "max": str(high), "digits": 2}, (low, high), why
    if skew > 1 and 20 < (high - low) / step < _MOST_SKEWED:
        rule["skew"] = skew
    return rule, (low, high), why


def step_of(column: Column, high: Decimal) -> Decimal:
    scale = min(scale_of(column), 6)
    return Decimal(1).scaleb(-scale)


def fitted(sheet: Sheet, column: Column, low: Decimal, high: Decimal) -> Bounds | None:
    """A range cut to what the type and the CHECKs of a column hold; None where nothing is left."""
    least, most = capacity_of(column)
    limits = sheet.builder.constraints.of(column.name)
    step = step_of(column, high)
    if isinstance(limits.low, Decimal):
        least = max(least, limits.low + (step if limits.exclusive_min else 0))
    if isinstance(limits.high, Decimal):
        most = min(most, limits.high - (step if limits.exclusive_max else 0))
    low, high = max(low, least), min(high, most)
    if low > high or limits.values is not None:
        return None
    if column.type.is_integer:
        low, high = low.to_integral_value(), high.to_integral_value()
    return (low, high) if low <= high else None


def decide_number(sheet: Sheet, column: Column) -> Bounds | None:
    """Decide an open number by its name, and return its bounds; those of a number that is decided already."""
    guess = sheet.guesses.get(column.name.lower())
    if guess is not None:
        return guess.bounds
    if not sheet.is_open(column) or not is_number(column):
        return None
    found = number_rule(sheet, column)
    if found is None:
        return None
    rule, bounds, why = found
    return bounds if sheet.decide(column, rule, f"range: {why}", "numbers", bounds=bounds) else None


def decide_numbers(sheet: Sheet) -> None:
    """Decide all numbers whose names say what they are."""
    for column in sheet.table.columns:
        if is_number(column) and sheet.is_open(column):
            decide_number(sheet, column)


def is_money(words: tuple[str, ...]) -> bool:
    return bool(_MONEY & set(words))
