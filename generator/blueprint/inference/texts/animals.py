"""What is personal of people and is not of animals: their names, and when they were born."""

from __future__ import annotations

from ..tables.sheet import Sheet, Sheets, is_temporal
from ..words.vocabulary import data

_NOT_PERSONAL = {"pii": "none", "reason": "of an animal"}


def is_animal(sheet: Sheet) -> bool:
    """True for a table of animals."""
    return bool(set(sheet.words[-1:]) & frozenset(data()["things"]["animal"]["nouns"].split()))


def treats_animals(sheets: Sheets) -> bool:
    """True for the schema of those who keep or treat animals."""
    return any(map(is_animal, sheets.values()))


def decide_births(sheet: Sheet) -> None:
    """Animals are born up to some twelve years before they come."""
    if not is_animal(sheet):
        return
    for column in sheet.table.columns:
        if {"birth", "born"} & set(sheet.tokens(column)) and is_temporal(column) and sheet.is_open(column):
            age = sheet.hide("age_days", {"provider": "integer", "min": 60, "max": 4400, "skew": 2})
            rule = f"DATE({sheet.begun or 'as_of'}) - INTERVAL {age} DAY"
            sheet.decide(column, {"expression": rule, **_NOT_PERSONAL}, "time: the age of an animal", "time")
