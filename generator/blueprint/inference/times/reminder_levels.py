"""How often someone was reminded: not at all where the last reminder has no time, and some few times where it has."""

from __future__ import annotations

from ....schema.model import Column
from ..states.flags import is_flag
from ..tables.sheet import Sheet, is_temporal, named
from ..words.vocabulary import tokens
from .ages import is_timed
from .by_meaning import REMINDED

_COUNTED = frozenset("count number level stage step".split())
_LEVELS = {"provider": "choice", "values": [1, 2, 3], "weights": [6, 3, 1]}


def decide_reminder_levels(sheet: Sheet) -> None:
    """Decide the levels and numbers of reminders beside the time of the last one, or the times of each."""
    for column in sheet.table.columns:
        times = _times_of_reminders(sheet) if _is_level(sheet, column) else []
        if not times or named(column) in str(sheet.guesses[times[0].name.lower()].rule):
            continue
        level = sheet.hide("reminders", dict(_LEVELS))
        text = f"IF({named(times[0])} IS NULL, 0, {level})"
        sheet.decide(column, text, f"time: 0 without {named(times[0])}", "time")


def _is_level(sheet: Sheet, column: Column) -> bool:
    """True for a whole number that counts reminders, and is still to be decided."""
    words = tokens(column.name)
    is_called = bool(REMINDED & set(words) and _COUNTED & set(words))
    return is_called and column.type.is_integer and sheet.is_open(column) and not is_flag(column, words)


def _times_of_reminders(sheet: Sheet) -> list[Column]:
    """The times at which someone was reminded, of which rows may have none."""
    times = list(filter(is_temporal, sheet.called(REMINDED)))
    return [each for each in times if each.nullable and is_timed(sheet, each)]
