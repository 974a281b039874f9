"""The columns of a table by what they are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from ....schema.model import Column
from ..words.vocabulary import normal


def by_words(columns: Sequence[Column], names: Mapping[str, tuple[str, ...]]) -> dict[tuple[str, ...], Column]:
    """The columns by their words, with and without ``amount`` at the end; of several the first."""
    found: dict[tuple[str, ...], Column] = {}
    for column in columns:
        words = names[column.name]
        found.setdefault(words, column)
        if words[-1] in ("amount", "value", "sum"):
            found.setdefault(words[:-1], column)
    for column in (each for each in columns if len(names[each.name]) == 2):
        found.setdefault(names[column.name][::-1], column)  # ``balance_remaining`` is the remaining balance
    return found


def first_called(by_name: Sequence[Mapping[tuple[str, ...], Column]], wanted: tuple[str, ...]) -> Column | None:
    """The first column that is called by the first of some phrases, of those of the first mapping before those of the next."""
    places = _places(wanted)
    for called in by_name:
        found = called.keys() & places.keys()
        if found:
            return called[min(found, key=places.__getitem__)]
    return None


@lru_cache(maxsize=1024)
def _places(wanted: tuple[str, ...]) -> dict[tuple[str, ...], int]:
    return {normal(each): place for place, each in reversed(list(enumerate(wanted)))}
