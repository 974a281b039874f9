"""Ages: full years, months or days from a birth to a day of the row."""

from __future__ import annotations

from ....schema.model import Column
from ..tables.clock import part_of
from ..tables.sheet import Sheet, is_temporal, named
from ..words.stems import shares_form
from ..words.vocabulary import tokens


def is_timed(sheet: Sheet, column: Column) -> bool:
    guess = sheet.guesses.get(column.name.lower())
    return guess is not None and guess.layer in ("time", "copies", "rollups")


def decide_ages(sheet: Sheet) -> None:
    """Full years from birth to a day of the row: ``age_at_consent`` beside ``consented_at``, ``age`` beside what the row begins with."""
    birth = next((each for each in sheet.table.columns if is_temporal(each) and "birth" in tokens(each.name)), None)
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
