"""Word lists, frozen: names, places, companies and words, each with its source, locale and digest.

This module knows one JSON file, which ``maintenance.lexicon`` of the repository writes. It imports neither Faker nor NumPy.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypedDict

LEXICON_VERSION = 1
"""Raised whenever a word changes; recorded in every manifest."""


class CityRecord(NamedTuple):
    """A city with its state's code, the first three digits of its postal codes and a telephone area code."""

    city: str
    state: str
    postal_prefix: str
    area_code: str


class WordListRecord(TypedDict):
    """A list of the lexicon file: its words, the Faker version or page that they come from, and their SHA-256."""

    source: str
    locale: str
    digest: str
    words: list[str]


@cache
def _content() -> bytes:
    return Path(__file__).with_name("lexicon.json").read_bytes().replace(b"\r\n", b"\n")


@cache
def load() -> dict[str, WordListRecord]:
    """Return the lists by name: each with ``source``, ``locale``, ``digest`` and ``words``. Read once."""
    import json

    lists: dict[str, WordListRecord] = json.loads(_content())["lists"]
    return lists


@cache
def lexicon_digest() -> str:
    """Return the SHA-256 of the whole lexicon."""
    return hashlib.sha256(_content()).hexdigest()


_COMBINED = {
    "first_name": ("first_name", "first_name.accented"),
    "last_name": ("last_name", "last_name.accented", "last_name.apostrophe"),
}


@cache
def word_list(name: str) -> tuple[str, ...]:
    """Return the words of the list ``name`` (see ``list_names``). KeyError when there is none."""
    if name in ("city", "state.code", "state.name", "area_code"):
        return _derived(name)
    lists = load()
    return tuple(word for part in _COMBINED.get(name, (name,)) for word in lists[part]["words"])


def _derived(name: str) -> tuple[str, ...]:
    if name.startswith("state."):
        side = 0 if name == "state.code" else 1
        return tuple(line.split("|")[side] for line in word_list("state"))
    location = [each.city if name == "city" else each.area_code for each in places()]
    return tuple(sorted(set(location)))


def list_names() -> tuple[str, ...]:
    """Return the names that ``word_list`` knows and that hold plain words."""
    return tuple(sorted({*load(), "city", "state.code", "state.name", "area_code"} - {"place", "state"}))


@cache
def places() -> tuple[CityRecord, ...]:
    """Return all places."""
    return tuple(CityRecord(*line.split("|")) for line in load()["place"]["words"])


def personal_lists() -> Mapping[str, tuple[str, ...]]:
    """Return what personal values are made of, by class of personal data: whoever audits compares with these. Each list is
    made when it is first asked for."""
    return _PERSONAL


def _user_names() -> tuple[str, ...]:
    from ..folding import slug

    return tuple(dict.fromkeys(map(slug, word_list("first_name") + word_list("last_name"))))


def _postal_codes() -> tuple[str, ...]:
    prefixes = sorted({location.postal_prefix for location in places()})
    ends = [f"{number:02}" for number in range(100)]
    return tuple(prefix + end for prefix in prefixes for end in ends)


_PERSONAL_LISTS: Mapping[str, Callable[[], tuple[str, ...]]] = {
    "first_name": lambda: word_list("first_name"),
    "last_name": lambda: word_list("last_name"),
    "person_name": lambda: word_list("first_name") + word_list("last_name"),
    "username": cache(_user_names),
    "street": lambda: word_list("street.name") + word_list("street.suffix"),
    "city": lambda: word_list("city"),
    "postal_code": cache(_postal_codes),
}


class _PersonalLists(Mapping[str, tuple[str, ...]]):
    def __getitem__(self, name: str) -> tuple[str, ...]:
        return _PERSONAL_LISTS[name]()

    def __contains__(self, name: object) -> bool:
        return name in _PERSONAL_LISTS

    def __iter__(self) -> Iterator[str]:
        return iter(_PERSONAL_LISTS)

    def __len__(self) -> int:
        return len(_PERSONAL_LISTS)


_PERSONAL = _PersonalLists()
