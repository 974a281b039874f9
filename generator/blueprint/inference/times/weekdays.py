"""Numbers that say on which day of the week a row is, by its date: from 1 for Monday to 7, unless a comment or a CHECK counts otherwise."""

from __future__ import annotations

import re
from decimal import Decimal

from ....schema.model import Column
from ..columns.ordering import TEMPORAL_TYPES
from ..tables.sheet import Sheet, Sheets, named
from ..words.identifiers import words_of
from ..words.vocabulary import tokens

_WEEKDAYS = (
    frozenset(("weekday",)),
    frozenset(("day", "week")),
    frozenset(("weekdag",)),
    frozenset(("dow",)),
    frozenset(("wtag",)),
)
_PLURALS = frozenset("days weekdays tage wochentage jours dias giorni dagen dni".split())
_WRITTEN = frozenset("created updated modified changed deleted valid effective until expires".split())
"""What a plan of the week has beside its days: since when it is valid."""
_BEGINNINGS = frozenset("date day start begin from on scheduled planned".split())
_FIRST = re.compile(r"\b([01])\s*(?:=|:|is|ist|est)?\s*\(?(mo|so|su|lu|di|zo|ma|pn|po|do)", re.IGNORECASE)
_SUNDAYS = ("so", "su", "di", "zo", "do")


def decide_weekdays(sheets: Sheets) -> None:
    """Decide the days of the week of all tables, which are no lengths in days."""
    for sheet in sheets.values():
        for column in sheet.table.columns:
            if column.type.is_integer and sheet.is_open(column) and _is_weekday(column):
                _decide(sheet, column)


def _is_weekday(column: Column) -> bool:
    """True for a name of one day of the week, not of how many days."""
    return set(tokens(column.name)) - {"of", "the"} in _WEEKDAYS and not _PLURALS & set(words_of(column.name))


def _decide(sheet: Sheet, column: Column) -> None:
    first, is_sunday = _first_day(sheet, column)
    bounds = Decimal(first), Decimal(first + 6)
    day = _day_of(sheet)
    if day is None or day.nullable:
        rule = {"provider": "integer", "min": first, "max": first + 6}
        sheet.decide(column, rule, f"range: days of the week, {first} to {first + 6}", "time", bounds=bounds)
        return
    monday = "1899-12-31" if is_sunday else "1900-01-01"
    text = f"DATEDIFF({named(day)}, '{monday}') % 7" + (" + 1" if first else "")
    name = "Sunday" if is_sunday else "Monday"
    sheet.decide(column, text, f"time: the day of the week of {named(day)}, {name} is {first}", "time", bounds=bounds)


def _first_day(sheet: Sheet, column: Column) -> tuple[int, bool]:
    """The number that the week begins with, and whether that is a Sunday."""
    said = _FIRST.search(column.comment)
    if said is not None:
        return int(said[1]), said[2].lower() in _SUNDAYS
    low = sheet.builder.constraints.of(column.name).low
    return (0 if low is not None and low == 0 else 1), False


def _day_of(sheet: Sheet) -> Column | None:
    """The time at which a row begins, by its name, or the only one that is not of the row's writing."""
    times = [
        each
        for each in sheet.table.columns
        if each.type.name in TEMPORAL_TYPES and each.type.name not in ("time", "year")
    ]
    times = [each for each in times if not _WRITTEN & set(tokens(each.name)) and not each.generated]
    called = [each for each in times if _BEGINNINGS & set(sheet.tokens(each))]
    return called[0] if called else times[0] if len(times) == 1 else None
