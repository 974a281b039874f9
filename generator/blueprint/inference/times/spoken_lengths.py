"""Lengths of time in words: the unit of a number by its name or its comment, and what a comment says lasts ``6 to 8 weeks``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ....schema.model import Column
from ..tables.sheet import Sheet, bare
from ..words.vocabulary import data, numbers_spoken, tokens

UNITS = ("year", "month", "week", "day", "hour", "minute")
_COUNTED = UNITS[:-1]
_OR = r"(?:or|oder|ou|o|of|lub|eller|nebo|oppure|/)"
_TO = rf"(?:-|–|to|bis|a|à|tot|do|till|until|ate|até|al|hasta|{_OR})"


class SpokenLength(NamedTuple):
    """From ``low`` to ``high`` times a ``unit``, the text before it and behind it; ``is_either``: one of the two, nothing between."""

    low: int
    high: int
    unit: str
    before: str
    behind: str
    is_either: bool = False

    def text(self, sheet: Sheet) -> str:
        """The number of units, drawn where the text leaves it open, as an expression of a row."""
        if self.low == self.high:
            return str(self.low)
        if self.is_either:
            drawn = {"provider": "choice", "values": [self.low, self.high], "weights": [1, 1]}
            return sheet.hide(f"{self.unit}s_{self.low}_or_{self.high}", drawn)
        rule = {"provider": "integer", "min": self.low, "max": self.high}
        return sheet.hide(f"{self.unit}s_{self.low}_to_{self.high}", rule)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    number = rf"(\d{{1,4}}|{'|'.join(numbers_spoken())})"
    return re.compile(rf"(?<![\w.,-]){number}(?:\s*({_TO})\s*{number})?[\s-]+([^\W\d]+)", re.IGNORECASE)


def lengths_in(comment: str) -> Iterator[SpokenLength]:
    """What a comment says lasts a number of units: ``14 bis 18 Tage nach dem Decken``."""
    for found in _pattern().finditer(comment):
        unit = unit_called(found[4])
        if unit is not None:
            low = _number(found[1])
            high = _number(found[3]) if found[3] else low
            is_either = bool(found[2]) and re.fullmatch(_OR, found[2], re.IGNORECASE) is not None
            if 0 < low <= high:
                yield SpokenLength(low, high, unit, comment[: found.start()], comment[found.end() :], is_either)


def unit_called(word: str) -> str | None:
    """The unit of time that a word of a comment is, in whatever language."""
    spoken = _units_spoken().get(word.lower())
    return spoken or next((each for each in UNITS if each in tokens(word)), None)


@lru_cache(maxsize=1)
def _units_spoken() -> dict[str, str]:
    return {word: unit for unit, words in data()["intervals"]["units"].items() for word in words.split()}


def _number(text: str) -> int:
    return int(numbers_spoken().get(text.lower(), text))


def unit_in(column: Column) -> str | None:
    """The unit of hours or more that a whole number counts, by its name, or by its comment where its name says none."""
    if not column.type.is_integer or column.type.name == "bit":
        return None
    words = tokens(column.name)
    units = [word for word in words if word in UNITS]
    if units:
        is_calendar = words in ((units[-1],), *_OF_CALENDARS) or (units[-1] == "year" and not _OF_YEARS & set(words))
        return units[-1] if units[-1] in _COUNTED and not is_calendar else None
    if not {"term", "duration", "lead", "validity", "valid", "warranty", "grace", "interval"} & set(words):
        return None
    said = tokens(column.comment[:30].replace(" ", "_")) if column.comment else ()
    return next((each for each in said if each in _COUNTED), None)


_OF_YEARS = frozenset(
    "term duration validity valid warranty guarantee interval retention lasting lease length cycle frequency".split()
)
"""With one of these a year is a length; others are of a calendar: built in, of the model, of the crop."""
_OF_CALENDARS = (
    ("year",),
    ("month",),
    ("day", "week"),
    ("week", "day"),
    ("day", "month"),
    ("week", "year"),
    ("birth", "year"),
)
"""Names of numbers that are of a calendar: the day of the week."""


def looks_ahead(column: Column) -> bool:
    """True for a time that is counted from the beginning of its row by what it is called: due, expires, valid to."""
    words = bare(tokens(column.name))
    return bool(set(words) & data()["ahead"].keys()) or words[-1:] in (("to",), ("by",), ("before",))
