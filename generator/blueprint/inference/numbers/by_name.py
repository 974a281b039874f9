"""Numbers: what a quantity, a price, a rate or a count is by its name, as a range that the type and the CHECKs hold."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from ....schema.model import Column
from ..columns.capacity import capacity_of
from ..columns.guess import Bounds
from ..comments.limits import number_limits
from ..comments.values import range_in, scale_in
from ..tables.sheet import Sheet, is_number, named, scale_of
from ..words.identifiers import words_of
from ..words.vocabulary import tokens
from .listed_numbers import about_default, default_number, is_fraction, listed_rule, whole_digits
from .usual_ranges import CURRENCIES, Known, is_vital, range_by_name, range_of_thing, units

_MONEY = frozenset(
    "price amount total cost fee salary wage value subtotal net gross tax budget revenue balance deposit".split()
)
_SHARES = frozenset("tax vat interest discount exchange commission".split())
_YEARS = frozenset("years jahre anos annees jaren lata anni".split())
_OF_BODIES = frozenset("patient vital person athlete examination checkup body birth".split())
_GOODS = frozenset(
    "item line product article position menu dish good category material ingredient sku part detail tax vat rate book".split()
)
_AGREED = frozenset("month day week period term age size limit interval".split())
_NEAR_DEFAULT = "near its DEFAULT"
_MAY_BE_NONE = frozenset(
    "discount bonus tip fee surcharge penalty fine commission rebate overtime deduction refund delay premium toll extra allowance".split()
)
_SAID_LAST = frozenset(
    """offered agreed quoted proposed requested planned actual initial final new old previous before after current original estimated expected
    approved net gross last first each paid charged billed local base""".split()
)
_HEADS = frozenset(
    "price fee cost rent salary premium weight height age capacity temperature duration distance".split()
)
_BESIDE_THE_POINT = frozenset(("net", "gross", "amount", "value", "total", "sum"))
_MOST_SKEWED = 2**32  # values among which the provider can crowd some


Range = tuple[Bounds, int, str]
"""Smallest and largest value, how much values crowd at the low end (1: evenly), and by what."""


def range_of(sheet: Sheet, column: Column) -> Range | None:
    """The range that a number's comment, name, unit or DEFAULT suggests; the first that says something."""
    words = tokens(column.name)
    if "per" in words[1:-1]:  # a rate per night is a nightly rate
        words = (*words[words.index("per") + 1 :], *words[: words.index("per")])
    if len(words) > 1 and words[-1] in ("minimum", "maximum", "average"):  # ``salary_min`` is a smallest salary
        words = (words[-1], *words[:-1])
    found = (
        _range_by_comment(column)
        or _of_year(column, words)
        or _money_rate(column, words)
        or _small_scale(column, words)
        or _usual_range(sheet, column, words)
        or _percentage(column, words)
        or _range_by_unit(sheet, column)
        or _times_per(column)
    )
    default = default_number(column)
    found = _near_default(column, words, default) if found is None else _with_default(found, words, column, default)
    return _within_said(found, column)


_PER = {"day": 10, "week": 7, "month": 20}


def _times_per(column: Column) -> Range | None:
    """``classes_per_week``: how often within so long."""
    words = tokens(column.name)
    most = _PER.get(words[-1]) if column.type.is_integer and "per" in words[1:-1] else None
    return ((Decimal(1), Decimal(most)), 1, f"per {words[-1]}") if most is not None else None


def _with_default(found: Range, words: tuple[str, ...], column: Column, default: Decimal | None) -> Range:
    """A range with the DEFAULT in it; near a DEFAULT that is of another scale."""
    (low, high), skew, why = found
    if default is None:
        may_be_none = (column.default or "").strip("'").startswith("0") and bool(_MAY_BE_NONE & set(words))
        return ((min(low, Decimal(0)), high), max(skew, 2), why) if may_be_none else found
    is_other_scale = _is_of_other_scale(default, low, high, words)
    is_agreed = column.type.is_integer and default > 1 and words[-1] in _AGREED
    if default > 0 and low >= 0 and why != "its comment" and (is_other_scale or is_agreed):
        step = Decimal(1).scaleb(-min(scale_of(column), 4))
        if is_agreed and not is_other_scale:
            return (max(low, (default / 2).quantize(step)), min(high, default * 2)), 1, _NEAR_DEFAULT
        return ((default / 2).quantize(step), default * 2), 1, _NEAR_DEFAULT
    return (min(low, default), max(high, default)), skew, why


def _is_of_other_scale(default: Decimal, low: Decimal, high: Decimal, words: tuple[str, ...]) -> bool:
    """True for a DEFAULT far from a range, also one of few percent where a share may be all."""
    is_small_share = high > 99 and default < 100 and bool(set(words) & {"percent", "rate"})
    return is_small_share or not low / 3 <= default <= high * 3


def _within_said(found: Range | None, column: Column) -> Range | None:
    """A range within the numbers that the comment gives: ``at least 1, at most 4``."""
    least, most = number_limits(column.comment) if column.comment else (None, None)
    if least is None and most is None:
        return found
    if found is None:
        low, high = Decimal(0) if least is None else least, most
        return (
            ((low, low * 2 + 10 if high is None else high), 1, "its comment") if high is None or low <= high else None
        )
    (low, high), skew, why = found
    low, high = low if least is None else max(low, least), high if most is None else min(high, most)
    return ((low, high), skew, why) if low <= high else ((high if most is not None else low,) * 2, 1, "its comment")


def _range_by_comment(column: Column) -> Range | None:
    comment = column.comment.lower()
    found = range_in(comment) if len(comment) <= 80 else None
    ends = scale_in(column) or _out_of(comment)
    if ends is not None:
        return (Decimal(ends[0]), Decimal(ends[1])), 1, "its comment"
    return ((Decimal(found[0]), Decimal(found[1])), 1, "its comment") if found is not None else None


def _out_of(comment: str) -> tuple[int, int] | None:
    """A mark is of 0 to 20 where its comment begins ``sur 20``."""
    found = re.match(r"(?:out of|sur|auf|von|sobre|su|op|na|w skali do|de 0 a)\s+(5|6|10|20|100)\b", comment)
    return (0, int(found[1])) if found is not None else None


def _of_year(column: Column, words: tuple[str, ...]) -> Range | None:
    """``model_year``, ``anio_publicacion``: four digits, while ``years`` are a length of time."""
    raw = words_of(column.name)
    words = words[1:] if words[0] == "number" and len(words) > 1 else words
    if not column.type.is_integer or column.type.integer_range[1] < 9999 or not {words[0], words[-1]} & {"year"}:
        return None
    if (
        raw[0] in _YEARS
        or raw[-1] in _YEARS
        or {"experience", "service", "life", "count", "age", "warranty"} & set(words)
    ):
        return None
    if {"expires", "end", "until", "due"} & set(words):
        return (Decimal(2026), Decimal(2031)), 1, "'year', ahead"
    return (
        (Decimal(1990 if {"published", "built", "release", "production"} & set(words) else 2008), Decimal(2026)),
        1,
        "'year'",
    )


def _small_scale(column: Column, words: tuple[str, ...]) -> Range | None:
    """A rating of one digit and decimals is of five, one of two digits and one decimal of ten."""
    if (
        column.type.name != "decimal"
        or not scale_of(column)
        or not {"rating", "score", "star", "grade"} & set(words[-1:])
    ):
        return None
    if whole_digits(column) == 1:
        return (Decimal(1), Decimal(5)), 1, f"'{words[-1]}', of five"
    return ((Decimal(1), Decimal(10)), 1, f"'{words[-1]}', of ten") if column.type.length == 3 else None


def _money_rate(column: Column, words: tuple[str, ...]) -> Range | None:
    is_rate = words[-1:] == ("rate",) and column.type.name == "decimal"
    if is_rate and whole_digits(column) >= 6 and scale_of(column) <= 2 and not _SHARES & set(words):
        return (Decimal(20), Decimal(250)), 2, "'rate', of money"
    if (
        _MONEY & set(words)
        and column.type.name == "decimal"
        and scale_of(column) in (4, 5)
        and whole_digits(column) <= 4
    ):
        return (Decimal("0.05"), Decimal("0.95")), 1, "a price of a small unit"
    return None


def _usual_range(sheet: Sheet, column: Column, words: tuple[str, ...]) -> Range | None:
    """The range of a thing, or of the longest listed name that ``words`` are; percentages as fractions of 1 where the type has no
    place for more."""
    if words[-1:] in (("year",), ("month",)) and column.type.name == "decimal" and scale_of(column) == 2:
        words = (*words[:-1], "amount")  # of a year or a month
    cents = 100 if words_of(column.name)[-1:] in (["cent"], ["cents"]) else 1
    found = _known_range(sheet, words)
    if found is not None:
        key, (low, high, skew) = found
        bounds = Decimal(low) * cents, Decimal(high) * cents
        if {"rate", "percent", "share", "margin"} & set(key) and is_fraction(column) and bounds[1] > 1:
            bounds = bounds[0] / 100, bounds[1] / 100
        return bounds, int(skew), f"'{' '.join(key)}'"
    if len(words) > 1 and words[-1] in {*units(), *CURRENCIES, *_SAID_LAST}:  # ``capacity_teu``, ``price_eur``
        return _usual_range(sheet, column, words[:-1])
    if len(words) > 1 and words[0] in _HEADS:  # ``prix_trimestre``: what it is comes first, and then what nothing knows
        return _usual_range(sheet, column, words[:1])
    return None


def _known_range(sheet: Sheet, words: tuple[str, ...]) -> Known | None:
    """What the tables know of a number: of the thing that it is of, or by more of its words."""
    found = range_of_thing(sheet, words)
    if found is None or len(found[0]) == 2:  # a thing and one word: two words without it say more
        is_body = (found is None or found[0][0] != "animal") and (
            _OF_BODIES & {*sheet.words, *words}
            or is_vital(sheet)
            or ({"height", "weight"} & set(words) and _is_person(sheet))
        )
        own = ("body", *words) if is_body else words
        # ``versand_netto`` is what shipping costs
        shorter = own[:-1] if len(own) > 1 and own[-1] in _BESIDE_THE_POINT else ()
        general = range_by_name(shorter) or range_by_name(own)
        found = general if found is None or (general is not None and _says_more(general[0])) else found
    return found


def _is_person(sheet: Sheet) -> bool:
    """True for a table of people, who are born."""
    return any(sheet.builder.schema.classify(sheet.name, each) == "birth_date" for each in sheet.table.columns)


def _says_more(name: tuple[str, ...]) -> bool:
    """True for a name of several words beside its unit."""
    return len([word for word in name if word not in units()]) > 1


def _percentage(column: Column, words: tuple[str, ...]) -> Range | None:
    comment = column.comment.lower()
    if "percent" in comment or "prozent" in comment or comment.strip() in ("%", "in %"):
        return (Decimal(0), Decimal(1) if is_fraction(column) else Decimal(100)), 1, "its comment"
    if words[-1:] in (("rate",), ("percent",)):
        return (Decimal(0), Decimal("0.25") if is_fraction(column) else Decimal(25)), 1, f"'{words[-1]}'"
    return None


def _range_by_unit(sheet: Sheet, column: Column) -> Range | None:
    """What is measured in a unit, where the name says no more: ``_kg``, ``_km``, or a comment that begins with it."""
    raw = words_of(column.name)
    raw = (
        raw[:-1] if raw[-1:] == ["min"] and raw[0] in ("capacity", "amount", "age", "price", "qty", "quantity") else raw
    )
    if raw[-1:] == ["min"] and sheet.table.find(f"{column.name[:-3]}max") is not None:
        raw = raw[:-1]  # the smallest, not minutes
    said = re.match(r"(?:in\s+)?([a-z°%²³/]+)\b", column.comment.lower())
    inside = [word for word in raw[1:-1] if word in ("km", "kg", "kwh", "cm", "mm", "ml", "pct")]
    for unit in (raw[-1] if len(raw) > 1 else "", *inside, said[1] if said is not None else ""):
        if unit in units():
            low, high, skew = units()[unit]
            return (low, high), skew, f"in {unit}"
    return None


def _near_default(column: Column, words: tuple[str, ...], default: Decimal | None) -> Range | None:
    """A DEFAULT says what scale a number has; a TINYINT is a small number."""
    if default is not None and default > 1 and not {"id", "code"} & set(words[-1:]):
        return ((default / 2).quantize(Decimal(1)), default * 2), 1, _NEAR_DEFAULT
    if column.type.name == "tinyint" and (column.type.length or 4) > 1 and not column.comment:
        return (Decimal(0 if default is None else 1), Decimal(10)), 1, "a small number"
    return None


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
    usual = about_default(column, low, high) if why == _NEAR_DEFAULT else None
    if usual is not None:
        return usual, (low, high), why
    if column.type.is_integer:
        rule: dict[str, Any] = {"provider": "integer", "min": int(low), "max": int(high)}
        if {"duration", "minute"} & set(tokens(column.name)) and high - low >= 30 and not low % 5:
            rule["step"] = 5  # who plans minutes counts in fives
    elif column.type.name == "decimal":
        low, high = low.quantize(step), high.quantize(step)
        rule = {"provider": "decimal", "min": str(low), "max": str(high)} | _fewer_digits(column)
    else:
        return {"provider": "float", "min": str(low), "max": str(high), "digits": 2}, (low, high), why
    if skew > 1 and 20 < (high - low) / step < _MOST_SKEWED:
        rule["skew"] = skew
    return rule, (low, high), why


def _fewer_digits(column: Column) -> dict[str, int]:
    """The scale of a decimal that is written with fewer digits than its type holds."""
    if scale_of(column) > 6:
        return {"scale": 6}
    if scale_of(column) > 2 and whole_digits(column) > 4 and is_money(tokens(column.name)):
        return {"scale": 2}  # what is paid has cents, whatever the type holds
    return {}


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
    sheet.settle_limit(column.name.lower())
    guess = sheet.guesses.get(column.name.lower())
    if guess is not None:
        return guess.bounds
    if not sheet.is_open(column) or not is_number(column):
        return None
    listed = listed_rule(column, of_goods=bool(_GOODS & set(sheet.words)))
    if listed is not None and sheet.builder.constraints.of(column.name).is_free:
        ends = [Decimal(str(value)) for value in listed.get("values", [listed.get("value")])]
        limits = (min(ends), max(ends))
        return (
            limits if sheet.decide(column, listed, "values: its comment or DEFAULT", "numbers", bounds=limits) else None
        )
    found = number_rule(sheet, column)
    if found is None:
        return None
    rule, bounds, why = found
    return bounds if sheet.decide(column, rule, f"range: {why}", "numbers", bounds=bounds) else None


def decide_numbers(sheet: Sheet) -> None:
    """Decide all numbers whose names say what they are."""
    _decide_model_year(sheet)
    for column in sheet.table.columns:
        if is_number(column) and sheet.is_open(column):
            decide_number(sheet, column)


def _decide_model_year(sheet: Sheet) -> None:
    """A vehicle's model year is that in which it was built, or the next."""
    years = [each for each in sheet.table.columns if "year" in tokens(each.name) and sheet.is_open(each)]
    made = next(
        (each for each in years if {"manufactured", "built", "production", "build"} & set(tokens(each.name))), None
    )
    model = next((each for each in years if "model" in tokens(each.name)), None)
    if made is None or model is None or made.nullable or not made.type.is_integer or not model.type.is_integer:
        return
    bounds = decide_number(sheet, made)
    if bounds is not None:
        later = sheet.hide("model_later", {"provider": "integer", "min": 0, "max": 1})
        rule = f"{named(made)} + {later}"
        sheet.decide(model, rule, f"range: {named(made)} or the next", "numbers", bounds=(bounds[0], bounds[1] + 1))


def is_money(words: tuple[str, ...]) -> bool:
    return bool(_MONEY & set(words))
