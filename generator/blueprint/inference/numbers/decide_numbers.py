"""The numbers of a table whose names say what they are, and the years of a row that follow each other."""

from __future__ import annotations

from decimal import Decimal

from ....schema.model import Column
from ..columns.guess import Bounds
from ..tables.sheet import Sheet, is_number, named
from ..words.vocabulary import tokens
from .by_name import decide_number

_MADE = frozenset("manufactured built production build".split())
_FIRST = frozenset(
    "birth born founded established built opened first start from begin purchased acquired installed commissioned planted introduced manufactured joined".split()
)
_LAST = frozenset(
    """death deceased died last end to until closed dissolved demolished disposed disposal scrap scrapped retired decommissioned discontinued abolished
    left removed felled sold""".split()
)
_STUDIES = frozenset("education study degree schooling".split())
_NOW = 2026


def decide_numbers(sheet: Sheet) -> None:
    """Decide all numbers whose names say what they are."""
    _decide_model_year(sheet)
    _decide_last_year(sheet)
    for column in sheet.table.columns:
        if is_number(column) and sheet.is_open(column):
            decide_number(sheet, column)


def _years(sheet: Sheet) -> list[Column]:
    years = list(filter(sheet.is_open, sheet.called({"year"})))
    return [
        each
        for each in years
        if each.type.name == "year" or (each.type.is_integer and each.type.integer_range[1] >= _NOW)
    ]


def _bounds(sheet: Sheet, year: Column) -> Bounds | None:
    if is_number(year):
        return decide_number(sheet, year)
    rule = sheet.builder.column_rule(year)
    return (Decimal(rule["min"]), Decimal(rule["max"])) if {"min", "max"} <= rule.keys() else None


def _decide_model_year(sheet: Sheet) -> None:
    """A vehicle's model year is that in which it was built, or the next."""
    years = _years(sheet)
    made = next((each for each in years if _MADE & set(tokens(each.name))), None)
    model = next((each for each in years if "model" in tokens(each.name)), None)
    if made is None or model is None or made.nullable:
        return
    bounds = _bounds(sheet, made)
    if bounds is not None:
        later = sheet.hide("model_later", {"provider": "integer", "min": 0, "max": 1})
        rule = f"{named(made)} + {later}"
        sheet.decide(model, rule, f"range: {named(made)} or the next", "numbers", bounds=(bounds[0], bounds[1] + 1))


def _first_and_last(years: list[Column]) -> tuple[Column | None, Column | None]:
    """The years in which something began and ended."""
    last = next((each for each in years if _LAST & set(tokens(each.name))), None)
    first = next((each for each in years if each is not last and _FIRST & set(tokens(each.name))), None)
    return first, last


def _decide_last_year(sheet: Sheet) -> None:
    """Who was born in one year died in a later one, and most have not; so with what was bought and scrapped."""
    first, last = _first_and_last(_years(sheet))
    bounds = _bounds(sheet, first) if first is not None and last is not None else None
    if first is None or last is None or bounds is None or bounds[0] < 1000 or (first.nullable and not last.nullable):
        return
    is_life = bool({"birth", "born"} & set(tokens(first.name)))
    is_study = bool(_STUDIES & set(sheet.words))
    low, high = (40, 90) if is_life else (2, 6) if is_study else (3, 25)
    span = sheet.hide("years_between", {"provider": "integer", "min": low, "max": high})
    text = f"LEAST({named(first)} + {span}, {_NOW - 1})"
    text = f"GREATEST({text}, {named(first)})" if bounds[1] >= _NOW else text
    rule = {"expression": text, "null": 0.2 if is_study else 0.7} if last.nullable else text
    ends: Bounds = (bounds[0], bounds[1] + high)
    sheet.decide(last, rule, f"range: {low} to {high} years after {named(first)}", "numbers", bounds=ends)
