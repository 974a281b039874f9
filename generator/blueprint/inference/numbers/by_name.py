"""Numbers: what a quantity, a price, a rate or a count is by its name, as a range that the type and the CHECKs hold."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..columns import measured
from ..columns.capacity import capacity_of
from ..columns.guess import BY_WORDS, ROUGH, Bounds
from ..columns.measured import is_unit
from ..columns.plain_numbers import plain_range
from ..comments.limits import number_limits
from ..comments.ranges import range_in
from ..comments.values import USUALLY, scale_in
from ..tables.sheet import Sheet, is_number, scale_of
from ..words.identifiers import words_of
from ..words.languages import reading
from ..words.singulars import singular
from ..words.vocabulary import tokens
from .listed_numbers import about_default, default_number, is_fraction, listed_rule, said_by
from .marks import of_scale, of_sister, opinions, small_scale, usual_mark
from .money import is_of_many, plain_in_currency
from .placed_measures import of_what_is_placed
from .range_rules import range_rule, step_of
from .seldom_charges import decide_seldom, is_seldom
from .tax_rates import country_rates
from .usual_ranges import usual_range

_YEAR = frozenset("anno annee année ano año anio rok".split())
_YEARS = frozenset("years jahre anos annees jaren lata anni".split())
_GOODS = frozenset(
    "item line product article position menu dish good category material ingredient sku part detail tax vat rate book".split()
)
_OFFERS = frozenset(
    "coupon voucher promotion promo discount offer campaign sale rule tier level group deal markdown special loyalty code".split()
)
_DATED = frozenset(
    """model built build made release released published publication production manufactured construction vintage harvest harvested founded
    established start end from to until since valid expires expiry fiscal tax academic school season graduated registered registration purchased
    acquired installed renovated first issue edition birth tree planted budget report period accounting calendar exam date
    commissioned queen opened closed discovered due joined hired vehicle car""".split()
)
_AGREED = frozenset("month day week period term age size limit interval".split())
_FROM_ONE = frozenset("number attempt round position line sequence place rank level".split())  # which count from 1
_FEW = 100  # of what is counted by so few, most rows have as many as the DEFAULT says
_NEAR_DEFAULT = "near its DEFAULT"
_MAY_BE_NONE = frozenset(
    "discount bonus tip fee surcharge penalty fine commission rebate overtime deduction refund delay premium toll extra allowance".split()
)

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
        or small_scale(column, words)
        or _usual_range(sheet, column)
        or _of_year(sheet, column, words)
        or _times_per(column)
    )
    default = default_number(column)
    found = _near_default(column, words, default) if found is None else _with_default(found, words, column, default)
    return _within_said(found, column)


_PER = {"day": 5, "week": 7, "month": 20}


def _times_per(column: Column) -> Range | None:
    """``classes_per_week``: how often within so long."""
    words = tokens(column.name)
    most = _PER.get(words[-1]) if column.type.is_integer and "per" in words[1:-1] else None
    return ((Decimal(1), Decimal(most)), 1, f"per {words[-1]}") if most is not None else None


def _with_default(found: Range, words: tuple[str, ...], column: Column, default: Decimal | None) -> Range:
    """A range with the DEFAULT in it; near a DEFAULT that is of another scale."""
    (low, high), skew, why = found
    if default is None:
        return ((min(low, Decimal(0)), high), max(skew, 2), why) if _may_be_none(column, words) else found
    if default > 0 and low >= 0 and why != "its comment":
        half, double = (default / 2).quantize(Decimal(1).scaleb(-min(scale_of(column), 4))), default * 2
        if _is_of_other_scale(default, low, high, words):
            return (half, double), 1, _NEAR_DEFAULT
        if _is_agreed(column, words, default, (low, high)):
            return (min(max(low, half), default), max(min(high, double), default)), 1, _NEAR_DEFAULT
    return (min(low, default), max(high, default)), skew, why


def _may_be_none(column: Column, words: tuple[str, ...]) -> bool:
    """True for an amount that rows need not have, of which the DEFAULT is 0: a discount, a tip."""
    return (column.default or "").strip("'").startswith("0") and bool(_MAY_BE_NONE & set(words))


def _is_agreed(column: Column, words: tuple[str, ...], default: Decimal, bounds: Bounds) -> bool:
    """True for what most rows have as the DEFAULT says: the hours of a week's work, days and limits that are agreed upon, what is
    counted by few."""
    if {"week", "hour"} <= set(words):
        return True  # as the contract of most
    is_of_few = bounds[0] <= default <= bounds[1] <= _FEW
    return column.type.is_integer and default > 1 and (words[-1] in _AGREED or is_of_few)


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
        low, high = Decimal(bool(_FROM_ONE & set(tokens(column.name)))) if least is None else least, most
        return (
            ((low, low * 2 + 10 if high is None else high), 1, "its comment") if high is None or low <= high else None
        )
    (low, high), skew, why = found
    low, high = low if least is None else max(low, least), high if most is None else min(high, most)
    return ((low, high), skew, why) if low <= high else ((high if most is not None else low,) * 2, 1, "its comment")


def _range_by_comment(column: Column) -> Range | None:
    comment = column.comment.lower()
    found = range_in(comment) if len(comment) <= 80 else None
    ends = scale_in(column) or _out_of(comment) or _named_ends(comment) or _of_known_scale(comment)
    if ends is not None:
        return (Decimal(ends[0]), Decimal(ends[1])), 1, "its comment"
    if found is None:
        return _near_example(column, comment)
    if found == ("0", "100") and _GOOD_MARKS & set(tokens(column.name)):
        return (Decimal(50), Decimal(97)), 1, "its comment; most marks are good"
    return (Decimal(found[0]), Decimal(found[1])), 1, "its comment"


_GOOD_MARKS = frozenset("rating score grade mark quality evaluation".split())
_EXAMPLE = lazy(
    rf"(?:^|.*[\s(;,])(?:{USUALLY}|e\.?g\.?|z\. ?b\.|par ex\.|p\. ?ej\.|p\. ?ex\.|bijv\.|np\.|about|around|approx\.?|etwa|circa|ca\.|environ|unos|ok\.|około)\s+"
    r"(\d{1,6}(?:[.,]\d{1,3})?)(?:\s*(?:%|[^\W\d_]+))?\W*$"
)


def _near_example(column: Column, comment: str) -> Range | None:
    """The one number that a comment gives as an example, or as what is usual, and those near it; of a year and of a ratio (a gravity of 1.052) that says too little."""
    said = _EXAMPLE.match(comment) if len(re.findall(r"\d+(?:[.,]\d+)?", comment)) == 1 else None
    number = Decimal(said[1].replace(",", ".")) if said is not None else Decimal(0)
    if number < 2 or "year" in tokens(column.name):
        return None
    low, high = number * Decimal("0.7"), number * Decimal("1.4")
    is_share = bool({"percent", "share"} & set(tokens(column.name)))
    return (low, min(high, Decimal(100)) if is_share and number <= 100 else high), 1, "near its comment's example"


_ENDS = lazy(
    r"(-?\d{1,3})\s*[=:(]?\s*[^\W\d]+\)?\s*(?:\.\.+|…|-|–|to|bis|à|a|tot|do)\s*(\d{1,3})\s*[=:(]?\s*[^\W\d]+\)?"
)


def _named_ends(comment: str) -> tuple[int, int] | None:
    """``1 aggressive .. 5 calm``: the ends of a scale, each with what it means."""
    found = _ENDS.fullmatch(comment.strip().rstrip("."))
    return (int(found[1]), int(found[2])) if found is not None and int(found[1]) < int(found[2]) else None


_SCALES = {
    "beaufort": (0, 9),
    "apgar": (4, 10),
    "likert": (1, 5),
    "glasgow": (6, 15),
    "bristol": (1, 7),
    "borg": (6, 20),
}


def _of_known_scale(comment: str) -> tuple[int, int] | None:
    """A scale that has a name: the wind's is Beaufort's."""
    return next((ends for name, ends in _SCALES.items() if name in comment), None)


_NOT_OF_GOODS = r"(?!\s+(?!p(?:oi|u)n|pkt)[^\W\d])"  # what goes into 100 pieces is no mark of 100


def _out_of(comment: str) -> tuple[int, int] | None:
    """A mark is of 0 to 20 where its comment begins ``sur 20``."""
    found = re.match(
        rf"(?:out of|sur|auf|von|sobre|su|op|na|w skali do|de 0 a)\s+(5|6|10|20|100)\b{_NOT_OF_GOODS}", comment
    )
    return (0, int(found[1])) if found is not None else None


def _of_year(sheet: Sheet, column: Column, words: tuple[str, ...]) -> Range | None:
    """``model_year``, ``anio_publicacion``: four digits, while ``years`` are a length of time."""
    words = words[1:] if words[0] == "number" and len(words) > 1 else words
    if "year" not in (words[0], words[-1]) or not column.type.is_integer or column.type.integer_range[1] < 9999:
        return None
    raw = words_of(column.name)
    is_said_first = len(raw) > 1 and raw[0] in _YEAR  # where years that are counted are in the plural
    is_dated = is_said_first or bool(_DATED & set(tokens(column.name))) or _is_one_year(column, raw)
    if len(raw) > 1 and ({"per", "this", "last", "each"} & set(raw) or not is_dated):
        return None  # so much a year
    if raw[0] in _YEARS or raw[-1] in _YEARS or _COUNTED_IN_YEARS & set(words):
        return None
    return _range_of_year(sheet, column, words)


def is_calendar_year(sheet: Sheet, column: Column) -> bool:
    """True for a number that is some year, with which nothing is computed."""
    return _of_year(sheet, column, tokens(column.name)) is not None


def _is_one_year(column: Column, raw: list[str]) -> bool:
    """True for a SMALLINT that is called some year: ``disposal_year``, ``year_of_disposal``; not so many kilometers a year."""
    others = [word for word in raw if word not in ("year", "of")]
    is_measured = any(is_unit(word) or singular(word) != word or word in _SIZES for word in others)
    return column.type.name in ("smallint", "year") and "year" in (raw[0], raw[-1]) and not is_measured


_SIZES = frozenset(
    "amount fee price cost income salary rent total number count max min limit quota rate percent average".split()
)
_MADE = frozenset("published built build construction release production".split())
_PLANTED = frozenset("planted planting plantation tree orchard".split())
_COUNTED_IN_YEARS = frozenset(("experience", "service", "life", "count", "age", "warranty"))


def _range_of_year(sheet: Sheet, column: Column, words: tuple[str, ...]) -> Range:
    """The years in which something ends, is reported or was made."""
    if {"expires", "end", "until", "due"} & set(words):
        return (Decimal(2026), Decimal(2031)), 1, "'year', ahead"
    if {"birth", "born"} & set(words):
        return (Decimal(1950), Decimal(2008)), 1, "'birth year'"
    if _PLANTED & set(tokens(column.name)):
        return (Decimal(1955), Decimal(2022)), 1, "'year planted'"
    if {"founded", "established"} & set(words):
        return (Decimal(1890), Decimal(2018)), 1, "'year founded'"
    if len(words) == 1 and {"month", "period", "quarter", "week"} & sheet.column_words:
        return (Decimal(2024), Decimal(2026)), 1, "'year', of a period"
    first = 1990 if _MADE & set(words) else 2008
    return (Decimal(first), Decimal(2026)), 1, "'year'"


def _usual_range(sheet: Sheet, column: Column) -> Range | None:
    """What is usual of what is measured; percentages as fractions of 1 where the type has no place for more."""
    found = usual_range(sheet, column)
    if found is None:
        return None
    bounds = found.known.low, found.known.high
    if {"rate", "percent", "share", "margin"} & found.words and is_fraction(column) and bounds[1] > 1:
        bounds = bounds[0] / 100, bounds[1] / 100
    if _is_too_large(column, bounds[1], found.known.skew):
        return None
    return bounds, found.known.skew, found.why


def _is_too_large(column: Column, high: Decimal, skew: int) -> bool:
    """True for a range that the type has no place for, in most rows: what is in the column is less of something, or something else."""
    return high > capacity_of(column)[1] * (2 if skew > 1 else Decimal("1.15"))


def _near_default(column: Column, words: tuple[str, ...], default: Decimal | None) -> Range | None:
    """A DEFAULT says what scale a number has."""
    if default is not None and default > 0 and default != 1 and not {"id", "code"} & set(words[-1:]):
        most = Decimal(100) if {"percent", "share"} & set(words) and default <= 100 else default * 2
        half = (default / 2).quantize(Decimal(1)) if default > 1 else default / 2
        return (half, min(default * 2, most)), 1, _NEAR_DEFAULT
    return None


def _of_what_is_placed(sheet: Sheet, column: Column) -> Range | None:
    found = of_what_is_placed(sheet, column)
    return None if found is None else ((found.known.low, found.known.high), 1, f"{found.why}, of what is there")


def number_rule(sheet: Sheet, column: Column) -> tuple[dict[str, Any], Bounds, str] | None:
    """The rule of a number by its name: exact numbers within what its type and CHECKs hold; None where its name says nothing."""
    found = (
        of_scale(sheet, column)
        or range_of(sheet, column)
        or of_sister(sheet, column)
        or _of_what_is_placed(sheet, column)
    )
    if found is None:
        return None
    (low, high), skew, why = found
    bounds = fitted(sheet, column, low, high)
    if bounds is None or _contradicts(bounds, low, high):
        return None
    low, high = bounds
    marks = opinions(sheet, column, bounds)
    if marks is not None:
        return marks, bounds, f"{why}, mostly {usual_mark(marks)}"
    usual = about_default(column, low, high) if why == _NEAR_DEFAULT else None
    if usual is not None:
        return usual, (low, high), why if "values" in usual else "its DEFAULT"
    if column.type.name == "decimal":
        step = step_of(column)
        low, high = low.quantize(step), high.quantize(step)
    return range_rule(sheet, column, low, high, skew), (low, high), why


def _contradicts(bounds: Bounds, low: Decimal, high: Decimal) -> bool:
    """True where CHECKs and type leave so little of what is usual that it is something else that is measured."""
    return (bounds[1] - bounds[0]) * 3 < high - low


def fitted(sheet: Sheet, column: Column, low: Decimal, high: Decimal) -> Bounds | None:
    """A range cut to what the type and the CHECKs of a column hold; None where nothing is left."""
    least, most = capacity_of(column)
    limits = sheet.builder.constraints.of(column.name)
    step = step_of(column)
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
    guess = sheet.guess(column)
    if guess is not None:
        return guess.bounds
    if not sheet.is_open(column) or not is_number(column):
        return None
    is_offer = bool(_OFFERS & set(sheet.words))
    listed = listed_rule(column, bool(_GOODS & set(sheet.words)), is_offer) or country_rates(sheet, column)
    if listed is not None and sheet.builder.constraints.of(column.name).is_free:
        return _decide_listed(sheet, column, listed)
    found = number_rule(sheet, column)
    return _decide_plain(sheet, column) if found is None else _decide_ranged(sheet, column, *found)


def _decide_listed(sheet: Sheet, column: Column, rule: dict[str, Any]) -> Bounds | None:
    """Let a number be one of a few, or always the same."""
    ends = [Decimal(str(value)) for value in rule.get("values", [rule.get("value")])]
    bounds = (min(ends), max(ends))
    return bounds if sheet.decide(column, rule, said_by(column), "numbers", bounds=bounds) else None


def _decide_ranged(sheet: Sheet, column: Column, rule: dict[str, Any], bounds: Bounds, why: str) -> Bounds | None:
    """Let a number be as its name says; of a charge that is seldom made, in few rows."""
    if is_seldom(column) and "min" in rule:
        return decide_seldom(sheet, column, rule, bounds, why)
    why = f"{why} {(column.default or '').strip(chr(39))}" if why == _NEAR_DEFAULT else why
    reason = f"range: {why}, {ROUGH}" if BY_WORDS in why and is_of_many(column, bounds) else f"range: {why}"
    return bounds if sheet.decide(column, rule, reason, "numbers", bounds=bounds) else None


def _decide_plain(sheet: Sheet, column: Column) -> Bounds | None:
    """Let a number of which nothing but the order is known have the rule of its type and name, which is no guess and has no reason;
    return what bounds it, for what reads it. None where its name says nothing at all."""
    usual = plain_range(sheet.table, column)
    with reading(*sheet.builder.writing):  # as the plan will, which knows no other table
        known = plain_range(sheet.table, column)
    there = plain_in_currency(sheet, column, usual)
    if there is not None and (known is None or there != usual):
        return _decide_usual(sheet, column, there, is_said=known is None and usual is not None)
    rule = sheet.builder.column_rule(column) if known is not None else {}
    if not {"min", "max"} <= rule.keys():
        return None
    bounds = Decimal(rule["min"]), Decimal(rule["max"])
    return bounds if sheet.decide(column, rule, "", "numbers", bounds=bounds) else None


def _decide_usual(sheet: Sheet, column: Column, usual: measured.Range, *, is_said: bool) -> Bounds | None:
    """Let a number be of the order that its name has in the language and the currency of the schema; with a reason where it is its
    language that says so."""
    bounds = fitted(sheet, column, usual.low, usual.high)
    if bounds is None:
        return None
    rule = range_rule(sheet, column, *bounds, usual.skew)
    why = f"range: the order of a {' '.join(tokens(column.name))}" if is_said else ""
    return bounds if sheet.decide(column, rule, why, "numbers", bounds=bounds) else None
