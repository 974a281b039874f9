"""The year in which a thing was made, by the day from which it is used, bought or registered: not after that, and mostly not long before."""

from __future__ import annotations

from collections.abc import Mapping

from ....schema.model import Column
from ..tables.sheet import Sheet, is_temporal, named
from ..words.vocabulary import tokens
from .ages import is_timed

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
