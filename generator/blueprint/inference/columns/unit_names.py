"""Units as names and comments have them, what they measure, and how many of one another is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from ....schema.model import Column
from ..words.identifiers import words_of
from ..words.vocabulary import data, normal

MONEY = frozenset(
    """amount price cost fee total sum subtotal tax vat gst duty net gross pay payment charge freight shipping discount deduction commission
    premium interest fine penalty surcharge deposit advance bonus salary wage revenue profit margin rent value fare tip rebate levy paid
    due balance principal toll allowance handling insurance expense expenses income takings budget royalty stipend usd eur gbp chf pln brl""".split()
)
_SHORT = 4
_STATES = frozenset("previous current last old new opening closing".split())
_UNIT_BEHIND = re.compile(r"(?:je|per|pro|por|par|za|al|/)\s*(m[²³23]|[a-z]{1,5})\b")
MEASURED = frozenset("weight mass volume distance length area temperature hour".split())


@lru_cache(maxsize=1)
def unit_table() -> Mapping[str, tuple[str, str, Decimal]]:
    """Each spelling of a unit: the unit, what it measures, and how many of the smallest it is."""
    found = {}
    for kind, entries in data()["measures"].items():
        for unit, text in entries.items():
            factor, *spellings = str(text).split()
            for each in (unit, *spellings):
                found[each] = (unit, kind, Decimal(factor))
    return found


def dimension(unit: str) -> str:
    known = unit_table().get(unit)
    return known[1] if known is not None else ""


def units_per(first: str, second: str) -> Decimal | None:
    """How many of the second unit one of the first is; None where they measure different things."""
    one, other = unit_table().get(first), unit_table().get(second)
    if one is None or other is None or one[1] != other[1]:
        return None
    return one[2] / other[2]


def unit_of(column: Column, words: tuple[str, ...]) -> tuple[str, frozenset[str]]:
    """The unit that a name ends with, or a comment is or says behind ``per``, and the words of the name that are the unit's."""
    raw = words_of(column.name)
    if not raw:
        return "", frozenset()
    return (
        _unit_behind(raw, words)
        or _unit_in_front(raw, words)
        or _unit_within(raw, words)
        or _hours(column, words)
        or (_unit_said(column.comment, words), frozenset())
    )


def plain_unit(column: Column, words: tuple[str, ...]) -> str:
    """The unit of a column, however it is written: grams are g."""
    unit = unit_of(column, words)[0]
    known = unit_table().get(unit)
    return known[0] if known is not None else unit


def _unit_behind(raw: list[str], words: tuple[str, ...]) -> tuple[str, frozenset[str]] | None:
    """The unit that a name ends with, and its words: of ``area_m2``; a name of one word is none that is short."""
    is_of_two = raw[-1:] in (["2"], ["3"]) or raw[-2:-1] in (["sq"], ["cu"])  # ``m2``, ``sq_ft``
    behind = raw[-2:] if is_of_two else raw[-1:]
    last = "".join(behind)
    is_reading = last == "meter" and bool(_STATES & set(words))  # of a meter, no length
    if is_reading or last not in unit_table() or _is_rate_of_units(raw[: -len(behind)]):
        return None
    is_least = last == "min" and raw[0] in ("capacity", "stock", "qty", "price")  # a minimum, no minutes
    is_doubtful = is_least if len(raw) > 1 else len(last) <= 3
    if is_doubtful:
        return None
    return unit_table()[last][0], frozenset((*normal(last), *normal("_".join(behind)), *behind))


def _is_rate_of_units(before: list[str]) -> bool:
    """True before the second of two units: ``co2_g_km``, ``conso_l_100km`` and ``kg_m3`` are so much for one of it."""
    is_counted = before[-1:] == ["100"]
    return len(before) > 1 and (is_counted or before[-1] in ("g", "kg", "mg", "l", "ml", "kwh", "wh"))


def _unit_in_front(raw: list[str], words: tuple[str, ...]) -> tuple[str, frozenset[str]] | None:
    """The unit that a name of no money begins with, and its words: of ``kg_total``."""
    first = next((each for each in (raw[0], words[0]) if each in unit_table() and len(each) > 1 and len(raw) > 1), None)
    if (
        first is None
        or first in ("min", "meter", "second")
        or MONEY & set(words) - {"total", "net", "gross", "balance", "due"}
    ):
        return None
    return unit_table()[first][0], frozenset((*words[:1], first))


def _hours(column: Column, words: tuple[str, ...]) -> tuple[str, frozenset[str]] | None:
    """The hours of a compound: ``betriebsstunden_start``."""
    is_other = bool({"per", "rate", "of", "from", "to"} & set(words)) or bool(
        MONEY & set(words) - {"total", "net", "gross"}
    )
    return ("h", frozenset(("hour",))) if "hour" in words and column.type.name == "decimal" and not is_other else None


def _unit_within(raw: list[str], words: tuple[str, ...]) -> tuple[str, frozenset[str]] | None:
    """The unit that is spelled out within a name of no money: of ``fuel_litres_missing``."""
    found = next((each for each in raw[1:-1] if len(each) > _SHORT and each in unit_table()), None)
    if found is None or found in ("second", "meter") or {"per", "rate"} & set(words) or MONEY & set(words):
        return None
    return unit_table()[found][0], frozenset((*normal(found), found))


def _unit_said(comment: str, words: tuple[str, ...]) -> str:
    """The unit that a comment is, or that it says behind ``per`` of a price; "" without one."""
    comment = comment.strip().lower()
    if comment in unit_table():
        return unit_table()[comment][0]
    said = _UNIT_BEHIND.search(comment) if {"price", "rate", "fee"} & set(words) else None
    unit = unit_table().get(said[1].replace("²", "2").replace("³", "3")) if said is not None else None
    return unit[0] if unit is not None else ""
