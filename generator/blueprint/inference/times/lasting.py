"""How long what lasts, by its nouns: ``words/lasting.toml``, as the layer of time asks for it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from functools import lru_cache

from ..numbers.known_numbers import lasting_in_trade
from ..tables.sheet import Sheet
from ..words.vocabulary import data, normal

Lasting = tuple[str, int, int]
"""A unit, MINUTE or DAY, and the shortest and longest time in it."""

_MINUTES = {"MINUTE": 1, "HOUR": 60, "DAY": 1440}


@lru_cache(maxsize=2)
def _lines(table: str) -> dict[str, dict[str, tuple[int, Lasting]]]:
    """By word and unit the place of its line and what that says."""
    found: dict[str, dict[str, tuple[int, Lasting]]] = {}
    for place, (length, words) in enumerate(data()[table].items()):
        unit, low, high = length.split()
        for word in words.split():
            name = "_".join(normal(word)) if "_" in word else normal(word)[-1]
            found.setdefault(name, {}).setdefault(unit, (place, (unit, int(low), int(high))))
    return found


def usual_length(words: Iterable[str], units: Iterable[str]) -> Lasting | None:
    """How long a span lasts that one of ``words`` names, in the first of ``units`` in which any of them lasts; of several words
    the one that comes first in the table, and two beside each other before one of them: a heat treatment is none of a patient."""
    listed = _lines("lengths")
    ordered = words if isinstance(words, tuple) else ()  # a set of words has no neighbours
    pairs = [listed[pair] for pair in map("_".join, itertools.pairwise(ordered)) if pair in listed]
    known = pairs or [listed[word] for word in words if word in listed]
    for unit in units:
        found = min((lines[unit] for lines in known if unit in lines), default=None)
        if found is not None:
            return found[1]
    return None


def is_listed_pair(words: tuple[str, ...]) -> bool:
    """Whether the last two words of a name are listed together."""
    return len(words) > 1 and "_".join(words[-2:]) in _lines("lengths")


def length_in_trade(sheet: Sheet, words: Iterable[str], units: Iterable[str]) -> Lasting | None:
    """How long that lasts in the trade of the schema which ``words`` name, where it does so in one of ``units``: a batch of dye for
    hours, one of pigs for months."""
    own, allowed = set(words), set(units)
    for names, text in lasting_in_trade(sheet):
        unit, low, high = text.split()
        if names <= own and unit in allowed:
            return unit, int(low), int(high)
    return None


def time_in_trade(sheet: Sheet) -> tuple[int, int] | None:
    """The least and most minutes in which all happens to a row in the trade of the schema: a meal is brought within the hour."""
    for names, text in lasting_in_trade(sheet, "takes"):
        if names <= set(sheet.words):
            unit, low, high = text.split()
            return int(low) * _MINUTES[unit], int(high) * _MINUTES[unit]
    return None


def usual_months(words: Iterable[str]) -> tuple[int, ...]:
    """The whole months that an agreement or a paper is for that one of ``words`` names, the likeliest first; empty where it is for
    days, or for as long as people like."""
    return next((months for word in words if (months := _months().get(word))), ())


@lru_cache(maxsize=1)
def _months() -> dict[str, tuple[int, ...]]:
    return {
        normal(word)[-1]: tuple(map(int, months.split()))
        for months, words in data()["months"].items()
        for word in words.split()
    }


def usual_time(words: Iterable[str]) -> tuple[int, int] | None:
    """The least and most minutes in which all happens to a row of a table whose words, the last first, are ``words``."""
    listed = tuple(words)
    pairs = (f"{before}_{word}" for word, before in itertools.pairwise(listed))
    for word in (*pairs, *listed):
        for unit, (_, (_, low, high)) in _lines("takes").get(word, {}).items():
            return low * _MINUTES[unit], high * _MINUTES[unit]
    return None
