"""Ages, in full years, months or days from a birth to a day of the row; and the year in which a thing was made, which is not after the day from
which it is used, bought or registered, and mostly not long before."""

from __future__ import annotations

from collections.abc import Mapping

from ....schema.model import Column
from ..tables.clock import part_of
from ..tables.sheet import Sheet, is_temporal, named
from ..words.stems import shares_form
from ..words.vocabulary import tokens


def is_timed(sheet: Sheet, column: Column) -> bool:
    guess = sheet.guess(column)
    is_key = column.name.lower() in sheet.unique.ordinals  # which counts it
    return is_key or (guess is not None and guess.layer in ("time", "copies", "rollups"))


def decide_ages(sheet: Sheet) -> None:
    """Full years from birth to a day of the row: ``age_at_consent`` beside ``consented_at``, ``age`` beside what the row begins with."""
    birth = next(filter(is_temporal, sheet.called({"birth"})), None)
    for column in sheet.table.columns if birth is not None else ():
        words = tokens(column.name)
        is_age = words[:1] == ("age",) and not {"minimum", "maximum", "group", "limit"} & set(words)
        day = _day_of_age(sheet, words) if is_age and column.type.is_integer and sheet.is_open(column) else None
        if birth is not None and day is not None:
            _decide_age(sheet, column, birth, day)


def _day_of_age(sheet: Sheet, words: tuple[str, ...]) -> Column | None:
    """The day on which a row tells the age: one that is called so, else one with which it begins."""
    times = [each for each in sheet.table.columns if is_temporal(each) and is_timed(sheet, each)]
    times = [each for each in times if "birth" not in tokens(each.name)]
    called = [each for each in times if shares_form(words[1:], tokens(each.name))]
    begins = [each for each in times if not each.nullable and part_of(tokens(each.name)) in (0, None)]
    return next(iter((*called, *begins)), None)


def _decide_age(sheet: Sheet, column: Column, birth: Column, day: Column) -> None:
    born, then = named(birth), named(day)
    is_before = f"MONTH({then}) * 100 + DAY({then}) < MONTH({born}) * 100 + DAY({born})"
    unit = next((each for each in ("day", "month") if each in tokens(column.name)), "year")
    text = f"YEAR({then}) - YEAR({born}) - IF({is_before}, 1, 0)"
    if unit != "year":
        text = f"DATEDIFF({then}, {born})" if unit == "day" else f"TIMESTAMPDIFF(MONTH, {born}, {then})"
    missing = [f"{named(each)} IS NOT NULL" for each in (birth, day) if each.nullable]
    rule: object = text if not missing else f"IFNULL({text}, 0)"
    if missing and column.nullable:
        rule = {"expression": text, "when": " AND ".join(missing)}
    sheet.decide(column, rule, f"time: {unit}s from {born} to {then}", "time")


_MADE = frozenset(
    "built made manufactured manufacture build model production produced construction constructed make".split()
)
_NEW = frozenset("commissioned installed start launched opened service".split())
_BOUGHT = frozenset("purchased acquired registered bought delivered".split())
_FIRST = frozenset("last next end sold retired decommissioned inspected updated created".split())
_OF_PLACES = frozenset("building house apartment property artwork film book wine coin site".split())


def decide_years_made(sheets: Mapping[str, Sheet]) -> None:
    """Decide the whole numbers that are years of making, where a time that each row has follows it."""
    for sheet in sheets.values():
        for column in sheet.table.columns:
            if _is_year_made(sheet, column):
                _decide(sheet, column)


def _is_year_made(sheet: Sheet, column: Column) -> bool:
    words = set(tokens(column.name))
    is_whole = column.type.name == "year" or (column.type.is_integer and column.type.integer_range[1] >= 9999)
    return (
        is_whole
        and "year" in words
        and bool(_MADE & words)
        and sheet.is_open(column)
        and not _OF_PLACES & set(sheet.words)
    )


def _decide(sheet: Sheet, column: Column) -> None:
    times = [each for each in sheet.table.columns if is_temporal(each) and not each.nullable and is_timed(sheet, each)]
    times = [each for each in times if not _FIRST & set(tokens(each.name))]
    new = next((each for each in times if _NEW & set(tokens(each.name))), None)
    day = new or next((each for each in times if _BOUGHT & set(tokens(each.name))), None)
    if day is None:
        return
    years, weights = ([0, 1], [3, 1]) if new is not None else ([0, 1, 2], [6, 4, 1])
    age = sheet.hide("years_before", {"provider": "choice", "values": years, "weights": weights})
    reason = f"time: the year of {named(day)}, or one of those before"
    sheet.decide(column, f"YEAR({named(day)}) - {age}", reason, "time")
