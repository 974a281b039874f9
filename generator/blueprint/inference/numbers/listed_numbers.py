"""Numbers of a few values: those that a comment lists, the rates of a tax, terms of payment, discounts, what lies about a DEFAULT."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..comments.limits import number_limits
from ..comments.values import numbers_in
from ..tables.sheet import scale_of
from ..words.identifiers import words_of
from ..words.vocabulary import data, tokens

_TERMS = frozenset("term payment net credit due target".split())
_ONE_DAY = frozenset("day tag dia jour giorno dag dzien den".split())
"""A day as names write it in the singular: a rent's payment_day is one of the month, an invoice's payment_days are a term."""
_MONTHLY = (
    frozenset(("payment", "day")),
    frozenset(("due", "day")),
    frozenset(("rent", "due", "day")),
    frozenset(("billing", "day")),
)
_INTEGERS = ("tinyint", "smallint", "mediumint", "int", "bigint")


_OF_PERCENT = 3  # digits before the point of a percentage


def is_fraction(column: Column) -> bool:
    return column.type.name == "decimal" and whole_digits(column) <= 1


def default_number(column: Column) -> Decimal | None:
    """The DEFAULT of a number where it is neither 0 nor missing."""
    text = (column.default or "").strip().strip("'")
    return Decimal(text) if re.fullmatch(r"-?\d{1,9}(?:\.\d{1,6})?", text) and Decimal(text) != 0 else None


def whole_digits(column: Column) -> int:
    """The digits before the point of a DECIMAL."""
    return column.type.whole_digits


def said_by(column: Column) -> str:
    """Why a number has a few values."""
    if column.comment and len(re.findall(r"\d+", column.comment)) > 1:
        return "values: its comment"
    words = set(tokens(column.name))
    usual = "usual rates of such a tax"
    if {"discount", "rebate"} & words:
        usual = "most have no discount"
    elif is_day_of_month(column):
        usual = "usual days of the month"
    elif {"term", "day"} & words:
        usual = "usual terms of payment"
    return f"values: its DEFAULT {column.default.strip(chr(39))}, {usual}" if column.default else f"values: {usual}"


def _terms_of_payment(column: Column) -> dict[str, Any] | None:
    """Days of payment: 30 or the DEFAULT for most, 14, 45 or 60 for others."""
    words = tokens(column.name)
    is_early = "early" in words or _is_at_once(column)
    if (
        (words[-1:] != ("day",) and words != ("payment", "term"))
        or not (_TERMS & set(words) or is_early)
        or not column.type.is_integer
        or numbers_in(column)
    ):
        return None
    default = int(default_number(column) or (10 if is_early else 30))
    values = [default, *(each for each in ((10, 14, 8, 7) if is_early else (30, 14, 45, 60)) if each != default)]
    return _mostly_first(values)


def _is_at_once(column: Column) -> bool:
    """True for what is said of a discount for who pays at once."""
    words = set(tokens(column.name))
    return words_of(column.name)[0].startswith("skonto") or ("discount" in words and bool({"cash", "early"} & words))


def is_day_of_month(column: Column) -> bool:
    """True for the day of each month on which something is paid: ``payment_day``."""
    is_monthly = frozenset(tokens(column.name)) in _MONTHLY and column.type.is_integer and not numbers_in(column)
    return is_monthly and not _ONE_DAY.isdisjoint(words_of(column.name))


def _day_of_month(column: Column) -> dict[str, Any] | None:
    """The first of the month for most, and the DEFAULT where it is another."""
    if not is_day_of_month(column):
        return None
    default = int(default_number(column) or 1)
    return _mostly_first([default, *(each for each in (1, 15, 5, 10) if each != default)])


def _discount_rate(column: Column, is_offer: bool) -> dict[str, Any] | None:
    """A discount in percent, which most rows have none of: where the DEFAULT is none, or the row is no coupon or promotion."""
    words = set(tokens(column.name))
    is_small = column.type.name == "decimal" and whole_digits(column) <= _OF_PERCENT
    is_said = bool({"percent", "rate"} & words)
    if not {"discount", "rebate"} & words or not (is_said or is_small) or is_fraction(column):
        return None
    if _is_at_once(column):
        return {"provider": "choice", "values": [2, 3, 0], "weights": [5, 3, 2]}
    is_none = re.fullmatch(r"'?0(?:\.0+)?'?", (column.default or "").strip()) is not None
    is_other = is_offer or column.default or column.comment or {"maximum", "minimum", "cash", "early"} & words
    if not is_none and (not is_said or is_other):
        return None
    return {"provider": "choice", "values": [0, 5, 10, 15], "weights": [12, 4, 3, 1]}


def _mostly_whole(column: Column) -> dict[str, Any] | None:
    """A percentage of which the DEFAULT is all."""
    is_percent = bool({"percent", "efficiency", "utilization", "share"} & set(tokens(column.name))) and not numbers_in(
        column
    )
    if not is_percent or default_number(column) != 100 or column.type.name not in ("decimal", *_INTEGERS):
        return None
    return _mostly_first([100, 95, 90, 85, 80])


def _usual_few(column: Column, is_offer: bool) -> dict[str, Any] | None:
    """The few values that a name has anywhere: a day of the month, terms of payment, a discount, a percentage that is mostly whole."""
    return (
        _always(column)
        or _day_of_month(column)
        or _terms_of_payment(column)
        or _discount_rate(column, is_offer)
        or _mostly_whole(column)
    )


def listed_rule(column: Column, of_goods: bool, is_offer: bool = False) -> dict[str, Any] | None:
    """The rule of a DECIMAL whose comment lists its values, of a tax rate by its DEFAULT, of terms of payment and discounts.
    ``is_offer``: the row is a coupon, a promotion or another reason for a discount."""
    usual = _usual_few(column, is_offer)
    if usual is not None:
        return _within_said(usual, column)
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


_ALWAYS = lazy(
    r"(?:.*[;,(] ?)?(?:always|immer|stets|toujours|siempre|sempre|altijd|steeds|zawsze|alltid|altid|vždy|mindig|întotdeauna|uvijek) (?:gleich )?"
    r"(-?\d{1,9}(?:[.,]\d{1,4})?)(?: ?(?:[^\W\d]{1,9}|[%€$£]))?\W*",
    re.IGNORECASE,
)


def _always(column: Column) -> dict[str, Any] | None:
    """The number that all rows have by the comment of a column: ``always 150``."""
    found = _ALWAYS.fullmatch(column.comment.strip()) if column.comment else None
    return None if found is None else {"provider": "constant", "value": _written(column, found[1].replace(",", "."))}


def _within_said(rule: dict[str, Any], column: Column) -> dict[str, Any]:
    """A rule of a few values without those that the comment rules out: ``at most 10``."""
    low, high = number_limits(column.comment) if column.comment else (None, None)
    pairs = [
        (value, weight)
        for value, weight in zip(rule.get("values", ()), rule.get("weights", ()), strict=True)
        if (low is None or value >= low) and (high is None or value <= high)
    ]
    if not pairs or len(pairs) == len(rule["values"]):
        return rule
    return {**rule, "values": [value for value, _ in pairs], "weights": [weight for _, weight in pairs]}


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


_LADDERS = {
    "age": "14 16 18 21 25 30 55 60 65 70",
    "day": "1 2 3 5 7 10 14 21 28 30 45 60 90 120 180 365 730",
    "month": "1 2 3 6 9 12 18 24 36 48 60 84 120 180 240 360",
    "hour": "1 2 3 4 6 8 12 24 36 48 72 96 120 168",
    "minute": "1 2 3 5 10 15 20 30 45 60 75 90 120 150 180 240 300 360",
}
"""What people choose from, by the word that says what is counted."""
_OF_A_WEEK = "4 8 10 12 16 20 24 25 30 32 35 36 37 38 40 42 44 45 48"
"""The hours of a contract of work."""
_LADDERS |= dict.fromkeys(("ml", "milliliter"), "100 187 200 250 330 375 500 700 750 1000 1500 3000")
_LADDERS |= dict.fromkeys(
    "bottle box pack package carton piece case tray can jar crate".split(),
    "1 2 3 4 6 8 10 12 18 20 24 30 36 48 60 96 100",
)
_STEPS = "1 1.2 1.5 2 2.5 3 4 5 6 7.5 8 9"
"""What people choose from otherwise, times a power of ten."""


_CHOSEN = frozenset(
    """age day month week year hour minute second interval timeout retention validity duration term notice period limit maximum minimum
    threshold quota allowance percent rate share margin markup fee price cost charge amount deposit premium surcharge capacity seat place
    quantity stock reorder warranty attempt retry weight temperature multiplier size person participant guest student player length""".split()
) | frozenset(_LADDERS)
"""What people choose anew for each row; of anything else, a code or the number of a piano's keys, the DEFAULT is what rows have."""


def is_chosen(column: Column) -> bool:
    """True for a number that rows have other values of than its DEFAULT."""
    return bool(_CHOSEN & set(tokens(column.name)))


def about_default(column: Column, low: Decimal, high: Decimal) -> dict[str, Any] | None:
    """The DEFAULT in most rows, and the round numbers next to it in others; in all rows where nothing says that it is chosen."""
    default = default_number(column)
    if default is None or not low <= default <= high:
        return None
    if not is_chosen(column):
        return {"provider": "constant", "value": _written(column, str(default))}
    if column.type.name not in ("decimal", *_INTEGERS):
        return None
    values = [default, *_beside_default(column, default, low, high)]
    numbers = [int(value) if column.type.is_integer else float(value) for value in values]
    return {"provider": "choice", "values": numbers, "weights": [12, *[1] * (len(numbers) - 1)]}


_OF_A_WHOLE = frozenset(("discount", "share", "portion"))  # of which 1 is all


def _beside_default(column: Column, default: Decimal, low: Decimal, high: Decimal) -> list[Decimal]:
    """The two round numbers below a DEFAULT, the nearest first, and the two above it, between half and twice of it, as far as a range
    allows them and the column keeps their decimal places."""
    scale = Decimal(1).scaleb(0 if column.type.is_integer else -min(scale_of(column), 6))
    high = min(high, Decimal(1)) if default <= 1 and _OF_A_WHOLE & set(tokens(column.name)) else high
    others = [
        each
        for each in _round_numbers(column, default)
        if low <= each <= high and default / 2 <= each <= default * 2 and each == each.quantize(scale)
    ]
    below, above = [each for each in others if each < default], [each for each in others if each > default]
    return [*reversed(below[-2:]), *above[:2]]


def _round_numbers(column: Column, default: Decimal) -> list[Decimal]:
    """The numbers near a DEFAULT that people choose from, the smallest first."""
    words = tokens(column.name)
    if column.type.is_integer or default == int(default):
        counted = next((word for word in reversed(words) if word in _LADDERS), "")
        listed = _OF_A_WEEK if {"week", "hour"} <= set(words) else _LADDERS.get(counted, "")
        ladder = [Decimal(each) for each in listed.split()]
        if default in ladder:
            return ladder
    first = default.adjusted()
    return [Decimal(step).scaleb(power) for power in (first - 1, first, first + 1) for step in _STEPS.split()]
