"""Years of a time of the row: ``Jahr der Lese``, ``year of issue``; and the year and month that a row is for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..tables.sheet import Sheet, bare, is_temporal, named
from ..words.stems import shares_form
from ..words.vocabulary import tokens

_YEAR_OF = lazy(
    r"(?:the )?(?:year|jahr|annee|année|ano|año|anno|jaar|rok)\s+(?:of|der|des|de|du|del|della|do|da|van|vom)?\s*(?:the |la |l'|le |el |het )?(\w+(?: \w+)?)",
    re.IGNORECASE,
)


def decide_years(sheets: Mapping[str, Sheet]) -> None:
    """Let a whole number be the year of a time that must be there, where its comment says so."""
    for sheet in sheets.values():
        for column in sheet.table.columns:
            if not column.type.is_integer or not sheet.is_open(column) or column.type.integer_range[1] < 9999:
                continue
            found = _YEAR_OF.match(column.comment) if column.comment else None
            time = _time_called(sheet, found[1]) if found is not None else None
            if time is not None:
                sheet.decide(column, f"YEAR({named(time)})", f"time: the year of {named(time)}", "time")


def decide_periods(sheets: Mapping[str, Sheet]) -> None:
    """Let a year and a month beside each other be those of the first time that must be there: a charge is for the month of its day."""
    for sheet in sheets.values():
        columns = {sheet.tokens(column)[-1]: column for column in sheet.table.columns if _is_part(sheet, column)}
        times = (each for each in sheet.table.columns if is_temporal(each) and not each.nullable)
        time = next((each for each in times if not _NOT_OF_PERIOD & set(tokens(each.name))), None)
        if time is None or (len(columns) < 2 and not any(_is_plain_year(sheet, each) for each in columns.values())):
            continue
        for unit in sorted(columns.keys() & {"year", "month"}, reverse=True):
            sheet.decide(columns[unit], f"{unit.upper()}({named(time)})", f"time: the {unit} of {named(time)}", "time")


_NOT_OF_PERIOD = frozenset("due birth updated created planned expires end paid valid".split())


_OF_PERIODS = frozenset(
    "year month period billing settlement harvest harvested crop season edition fiscal tax accounting budget reporting campaign programme".split()
)


def _is_part(sheet: Sheet, column: Column) -> bool:
    words = sheet.tokens(column)
    is_called = words[-1] in ("year", "month") and set(words) <= _OF_PERIODS
    return is_called and not column.nullable and column.type.is_integer and sheet.is_open(column)


_MADE = frozenset(
    "vehicle car book film movie wine vintage coin building machine equipment model edition album game song boat artwork".split()
)


def _is_plain_year(sheet: Sheet, column: Column) -> bool:
    """True for a ``year`` without more, of rows that are not of what was made at another time."""
    words = set(tokens(column.name))
    return "year" in words and words <= _OF_PERIODS and not column.comment and not _MADE & set(sheet.words)


def _time_called(sheet: Sheet, phrase: str) -> Column | None:
    # a noun before a time is read as what has happened: the issue as issued
    spoken = [word for each in phrase.split() for word in (*tokens(each), *tokens(f"{each}_date")[:-1])]
    times = (each for each in sheet.table.columns if is_temporal(each) and not each.nullable)
    return next((each for each in times if shares_form(bare(tokens(each.name)), spoken)), None)
