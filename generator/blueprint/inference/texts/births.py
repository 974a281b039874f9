"""Births of animals and children, who are no adults of the lists that people are taken from; and what is personal of neither."""

from __future__ import annotations

from ..tables.sheet import Sheet, Sheets, is_temporal
from ..words.vocabulary import data

_NOT_PERSONAL = {"pii": "none", "reason": "made up by a rule, from no list of people"}
_ANIMALS = ("animal", "dog", "cat", "horse", "cow", "calf", "pig", "sheep")
_CHILDREN = frozenset("child kid pupil toddler infant baby schoolchild".split())


def _is_animal(sheet: Sheet) -> bool:
    things = data()["things"]
    return any(noun in things[kind]["nouns"].split() for noun in sheet.words[-1:] for kind in _ANIMALS)


def treats_animals(sheets: Sheets) -> bool:
    """True for the schema of those who keep or treat animals."""
    return any(map(_is_animal, sheets.values()))


def decide_births(sheet: Sheet) -> None:
    """Animals are born up to some twelve years before they come, children three to eleven."""
    if _is_animal(sheet):
        rule, whose = {"provider": "integer", "min": 60, "max": 4400, "skew": 2}, "an animal"
    elif _CHILDREN & set(sheet.words[-1:]):
        rule, whose = {"provider": "integer", "min": 1150, "max": 3900}, "a child"
    else:
        return
    for column in sheet.table.columns:
        if {"birth", "born"} & set(sheet.tokens(column)) and is_temporal(column) and sheet.is_open(column):
            age = sheet.hide("age_days", rule)
            text = f"DATE({sheet.begun or 'as_of'}) - INTERVAL {age} DAY"
            sheet.decide(column, {"expression": text, **_NOT_PERSONAL}, f"time: the age of {whose}", "time")
