"""Numbers of a few values: those that a comment lists, the rates of a tax, terms of payment, discounts, what lies about a DEFAULT."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ....schema.model import Column
from ..comments.values import numbers_in
from ..tables.sheet import scale_of
from ..words.vocabulary import data, tokens

_TERMS = frozenset("term payment net credit due target".split())
_INTEGERS = ("tinyint", "smallint", "mediumint", "int", "bigint")


def is_fraction(column: Column) -> bool:
    return column.type.name == "decimal" and whole_digits(column) <= 1


def default_number(column: Column) -> Decimal | None:
    """The DEFAULT of a number where it is neither 0 nor missing."""
    text = (column.default or "").strip().strip("'")
    return Decimal(text) if re.fullmatch(r"-?\d{1,9}(?:\.\d{1,6})?", text) and Decimal(text) != 0 else None


def whole_digits(column: Column) -> int:
    """The digits before the point of a DECIMAL."""
    return (column.type.length or 10) - (column.type.scale or 0)


def _terms_of_payment(column: Column) -> dict[str, Any] | None:
    """Days of payment: 30 or the DEFAULT for most, 14, 45 or 60 for others."""
    words = tokens(column.name)
    if words[-1:] != ("day",) or not _TERMS & set(words) or not column.type.is_integer or numbers_in(column):
        return None
    default = int(default_number(column) or 30)
    values = [default, *(each for each in (30, 14, 45, 60) if each != default)]
    return _mostly_first(values)


def _discount_rate(column: Column) -> dict[str, Any] | None:
    """A discount in percent of which the DEFAULT is none."""
    words = set(tokens(column.name))
    is_none = re.fullmatch(r"'?0(?:\.0+)?'?", (column.default or "").strip()) is not None
    if not {"discount", "rebate"} & words or not {"percent", "rate"} & words or not is_none or is_fraction(column):
        return None
    return {"provider": "choice", "values": [0, 5, 10, 15], "weights": [12, 4, 3, 1]}


def _mostly_whole(column: Column) -> dict[str, Any] | None:
    """A percentage of which the DEFAULT is all."""
    is_percent = bool({"percent", "efficiency", "utilization"} & set(tokens(column.name))) and not numbers_in(column)
    if not is_percent or default_number(column) != 100 or column.type.name not in ("decimal", *_INTEGERS):
        return None
    return _mostly_first([100, 95, 90, 85, 80])


def listed_rule(column: Column, of_goods: bool) -> dict[str, Any] | None:
    """The rule of a DECIMAL whose comment lists its values, of a tax rate by its DEFAULT, of terms of payment and discounts."""
    usual = _terms_of_payment(column) or _discount_rate(column) or _mostly_whole(column)
    if usual is not None:
        return usual
    values = numbers_in(column)
    default = (column.default or "").strip("'")
    if not values:
        values = _tax_rates(column, default)
        if values and not of_goods:
            return {"provider": "constant", "value": _written(column, values[0])}
    is_number = column.type.name == "decimal" or column.type.is_integer
    if len(values) < 2 or not is_number or (column.type.is_integer and any(Decimal(value) % 1 for value in values)):
        return None
    values.sort(key=lambda value: value != default)
    return _mostly_first([_written(column, value) for value in values])


def _written(column: Column, value: str) -> int | float:
    return int(Decimal(value)) if column.type.is_integer else float(value)


def _tax_rates(column: Column, default: str) -> list[str]:
    """The standard rate of a tax, which is its DEFAULT, and the reduced ones of a country with that rate."""
    words = set(tokens(column.name))
    is_rate = bool({"tax", "vat"} & words and {"rate", "percent"} & words)
    is_rate = is_rate or ("vat" in words and column.type.is_integer)  # an amount has cents
    reduced = data()["reduced"].get(default.split(".")[0]) if is_rate else None
    return [default, *reduced.split()] if reduced is not None else []


def _mostly_first(values: Sequence[int | float]) -> dict[str, Any]:
    return {"provider": "choice", "values": list(values), "weights": [6, *[2] * (len(values) - 1)]}


def about_default(column: Column, low: Decimal, high: Decimal) -> dict[str, Any] | None:
    """The DEFAULT in most rows, and round numbers about it in others."""
    default = default_number(column)
    if default is None or not low <= default <= high or column.type.name not in ("decimal", *_INTEGERS):
        return None
    places = Decimal(1).scaleb(default.adjusted() - 1)
    scale = Decimal(1).scaleb(0 if column.type.is_integer else -min(scale_of(column), 6))
    values = [default]
    for part in ("0.8", "1.2", "0.5", "1.5", "2"):
        value = (default * Decimal(part)).quantize(max(places, scale))
        if low <= value <= high and value not in values and (value >= 1 or default < 1):
            values.append(value)
    numbers = [int(value) if column.type.is_integer else float(value) for value in values]
    return {"provider": "choice", "values": numbers, "weights": [6, *[1] * (len(numbers) - 1)]}
