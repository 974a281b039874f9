"""What numbers usually are, by the words of their names, by the thing that they are of, by their unit: the tables of ``things.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from ..tables.sheet import Sheet
from ..words.vocabulary import data, normal, tokens

CURRENCIES = frozenset("eur usd gbp chf pln brl sek dkk cny jpy huf czk euro euros".split())
Known = tuple[tuple[str, ...], tuple[str, str, str]]
"""The words that a name has, with smallest, largest, and how much values crowd at the low end."""


@lru_cache(maxsize=1)
def _ranges() -> tuple[Known, ...]:
    return _by_length(data()["ranges"])


def _by_length(entries: Mapping[str, object]) -> tuple[Known, ...]:
    """``name = "low high skew"``, the names of most words first; a skew that is not given is 1."""
    ranges = [(normal(name), str(text).split()) for names, text in entries.items() for name in names.split("|")]
    ranges.sort(key=lambda item: -len(item[0]))
    return tuple((name, (text[0], text[1], text[2] if len(text) > 2 else "1")) for name, text in ranges)


@lru_cache(maxsize=1)
def units() -> dict[str, tuple[Decimal, Decimal, int]]:
    found: dict[str, str] = data()["units"]
    return {
        unit: (Decimal(low), Decimal(high), int(skew))
        for unit, text in found.items()
        for low, high, skew in [text.split()]
    }


@lru_cache(maxsize=4096)
def range_by_name(words: tuple[str, ...]) -> Known | None:
    """The range of a number by what it is called; of several that its words name, the one of most words."""
    return next((item for item in _ranges() if words and _is_called(words, item[0])), None)


@lru_cache(maxsize=1)
def _things() -> dict[str, tuple[str, tuple[Known, ...]]]:
    """By the noun: the kind of thing that it is, and what its numbers are; the longest names first."""
    found = {}
    for kind, entries in data()["things"].items():
        listed = _by_length({name: text for name, text in entries.items() if name != "nouns"})
        found.update(dict.fromkeys(entries["nouns"].split(), (kind, listed)))
    return found


def range_of_thing(sheet: Sheet, words: tuple[str, ...]) -> Known | None:
    """The range of a number of a thing that the column or its table is called after: what a vehicle weighs, what a house costs."""
    things = _things()
    bare = words[:-1] if len(words) > 1 and words[-1] in {*units(), *CURRENCIES} else words
    for noun in (*words, *sheet.words[-1:], *(_whose_body(sheet) if _OF_A_BODY & set(words) else ())):
        if noun in things:
            kind, listed = things[noun]
            own = tuple(word for word in bare if word != noun) or bare
            for key, values in listed:
                if _is_called(own, key) and not (key[0] in _OF_ANYTHING and _is_of_a_part(sheet, own, key)):
                    return (kind, *key), values
    return None


_OF_ANYTHING = frozenset("amount value price cost fee".split())
_OF_THE_WHOLE = frozenset(
    "total list base unit net gross standard purchased purchase sale selling current regular usual asking estimated day hour month".split()
)


def _is_of_a_part(sheet: Sheet, words: tuple[str, ...], key: tuple[str, ...]) -> bool:
    """True for the amount of something else than the thing: ``tip_amount`` of a donation."""
    return bool(set(words) - set(key) - set(sheet.words) - _OF_THE_WHOLE)


_OF_A_BODY = frozenset(("temperature", "weight", "height"))


def _whose_body(sheet: Sheet) -> list[str]:
    """What the rows refer to, by its noun: the temperature of a visit is that of the animal."""
    return [word for _, link in sheet.single_links() for word in tokens(link.parent)[-1:]]


def is_vital(sheet: Sheet) -> bool:
    """True for a table of what is measured of a patient."""
    names = {word for column in sheet.table.columns for word in tokens(column.name)}
    return bool({"systolic", "pulse", "heartbeat", "bmi"} & names)


def _is_called(words: tuple[str, ...], key: tuple[str, ...]) -> bool:
    size = len(key)
    if key[0] not in words:
        return False
    return words[-size:] == key or (size > 1 and any(words[start : start + size] == key for start in range(len(words))))
