"""Whom or what a document is about, as its keys together say: of a thing's ``name`` no value is a person's."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from ..cache import cached_toml
from .words import split_name, without_accents

THING = "thing"
"""The holder of members of an object that is a thing by its keys, whatever it is called."""
_LONGEST_KEY = 80
_UNITS = frozenset(
    "mm cm m km ft in g kg t lb lbs ml cl l w kw v hz khz mhz ghz mb gb c f eur usd gbp pln sek pct percent days".split()
)

_ALSO_PEOPLE = frozenset(("host", "model", "supplier", "dealer", "master", "author", "artist"))
_MAKING = frozenset(
    "bred made built produced manufactured designed sold distributed imported brewed bottled published printed powered".split()
)


@cache
def _lists() -> dict[str, frozenset[str]]:
    listed = cached_toml(Path(__file__).with_name("subjects.toml"))
    return {name: frozenset(text.replace("_", "").split()) for name, text in listed.items()}


@lru_cache(maxsize=4096)
def _forms(key: str) -> tuple[str, ...]:
    """A key as one word, and its last word, without accents and in small letters; nothing for what is data rather than a key."""
    if not 0 < len(key) <= _LONGEST_KEY:
        return ()
    parts = [part for part in split_name(without_accents(key)) if not part.isdigit()]
    while len(parts) > 1 and parts[-1] in _UNITS:
        parts.pop()
    return tuple(dict.fromkeys(("".join(parts), parts[-1]))) if parts else ()


def _is_in(name: str, key: str) -> bool:
    return not _lists()[name].isdisjoint(_forms(key))


@lru_cache(maxsize=4096)
def is_attribute(key: str) -> bool:
    """True when ``key`` is what only things have: ``brand``, ``farbton``, ``listPrice``."""
    return _is_in("attributes", key)


@lru_cache(maxsize=4096)
def is_thing(key: str) -> bool:
    """True when an object at ``key`` is a thing, a place or a group: ``product``, ``statek``, ``sensors``."""
    forms = _forms(key)
    return key == THING or not _lists()["things"].isdisjoint((*forms, *(form.removesuffix("s") for form in forms)))


def is_of_thing(key: str) -> bool:
    """True when the value of ``key`` is a thing's name or what only things have; not of a ``host``, who may be someone."""
    return (is_attribute(key) or is_thing(key)) and key.lower() not in _ALSO_PEOPLE


@lru_cache(maxsize=4096)
def are_premises(key: str) -> bool:
    """True when ``key`` names where no one lives: ``depot``, ``stations``, ``tienda``."""
    return not _lists()["premises"].isdisjoint((*_forms(key), *(form.removesuffix("s") for form in _forms(key))))


@lru_cache(maxsize=4096)
def is_person_elsewhere(key: str) -> bool:
    """True when ``key`` is what a person is called in languages other than English: ``pacjent``."""
    return _is_in("people", key)


def is_maker(key: str) -> bool:
    """True when ``key`` says who made a thing: ``bred by``, ``made_by``."""
    return split_name(key)[-2:-1] != [] and split_name(key)[-2] in _MAKING


@lru_cache(maxsize=4096)
def is_name(key: str) -> bool:
    """True when ``key`` says "name" and nothing else, in any of the languages."""
    return _forms(key)[:1] != () and _forms(key)[0] in _lists()["names"]


@lru_cache(maxsize=4096)
def is_general(key: str) -> bool:
    """True when ``key`` is a usual one of documents about anyone and anything: ``title``, ``datum``."""
    return _is_in("general", key)


def is_known(key: str) -> bool:
    """True when ``key`` is a usual one of documents about things, or about anyone and anything."""
    return is_attribute(key) or is_general(key) or is_thing(key)


def attributes_among(keys: Iterable[str]) -> int:
    """How many of ``keys`` are what only things have."""
    return sum(map(is_attribute, keys))
