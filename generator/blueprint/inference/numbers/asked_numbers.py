"""What the name of a column says of its number: the words that it is looked for by in ``things.toml``, its unit, and what it is for
one each of."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ....schema.model import Column
from ..columns.measured import Unit, unit_of
from ..tables.sheet import Sheet
from ..words.identifiers import words_of
from ..words.languages import spoken
from ..words.vocabulary import tokens
from .currencies import is_currency
from .known_numbers import alike

MONTHS = {
    "week": Decimal(3) / 13,
    "month": Decimal(1),
    "quarter": Decimal(3),
    "year": Decimal(12),
}
"""How many months a period is by which people are paid."""
_OF_ONE = frozenset("unit piece each item".split())


class Asked(NamedTuple):
    """A number as it is looked for: all its words, those without its unit, the unit, and of what it is for one each, behind ``per``."""

    words: tuple[str, ...]
    bare: tuple[str, ...]
    unit: Unit | None
    each: frozenset[str] = frozenset()


_MEANT = {"length": {"strength": "thickness", "longitude": "length"}, "volume": {"deposit": "tank"}}
"""What a word means in such a unit of which other languages have one for both: how thick and how strong, a length and a longitude, a
tank and money."""


def asked_number(sheet: Sheet, column: Column) -> Asked:
    """What the name of a column, and its unit, say of its number."""
    name, unit = unit_of(sheet.table, column)
    bare = tokens(name) if name else ()
    words = tokens(column.name)
    each = _of_what_each(words) - _OF_ONE
    if _is_in_cents(column, words):
        words = bare = words[:-1] if words[-1] == "cent" or len(words) > 2 else words
    words, bare = _without_currency(words), _without_currency(bare)
    if unit is not None and unit.kind in _MEANT:
        meant = _MEANT[unit.kind]
        words, bare = (tuple(meant.get(word, word) for word in each) for each in (words, bare))
    if spoken() and "salary" in words and not (MONTHS.keys() | {"hour", "day"}) & set(words):
        words, bare = ("month", *words), ("month", *bare)  # which English alone counts by the year
    return Asked(words, bare, unit, each)


def _of_what_each(words: tuple[str, ...]) -> frozenset[str]:
    """What is named behind ``per``: ``price_per_night`` is for one night each; ``per_service_fee`` is no service fee."""
    if words[0] == "per":
        return frozenset(("per",))
    return frozenset(alike(words[words.index("per") + 1 :])) if "per" in words[1:-1] else frozenset()


def _is_in_cents(column: Column, words: tuple[str, ...]) -> bool:
    """True for ``fee_cents``, where the last word says how an amount is written, not what is paid."""
    is_said = words_of(column.name)[-1:] in (["cent"], ["cents"])
    return is_said and len(words) > 1 and words[-1] in ("amount", "cent")


def _without_currency(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words without those of currencies, which the factor of an amount takes care of, and without ``per``."""
    return tuple(word for word in alike(words) if not is_currency(word) and word != "per")
