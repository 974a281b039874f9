"""Word lists, frozen: names, places, companies and words, each with its source, locale and digest.

This module knows the JSON files, which ``maintenance.lexicon`` of the repository writes: the lexicon, and for each other locale the
lists that replace those of the lexicon. It imports neither Faker nor NumPy.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypedDict

from ...blueprint.locales import DEFAULT_LOCALE

LEXICON_VERSION = 1
"""Raised whenever a word changes; recorded in every manifest."""


class CityRecord(NamedTuple):
    """A city with its region's code and a postal code. In the United States that is the first three digits of its codes, and
    there is a telephone area code."""

    city: str
    state: str
    postal_code: str
    area_code: str = ""


class WordListRecord(TypedDict):
    """A list of the lexicon file: its words, the Faker version or page that they come from, and their SHA-256."""

    source: str
    locale: str
    digest: str
    words: list[str]


COMMA_BEFORE_NUMBER = frozenset(("es", "it", "pt", "ro", "tr"))
"""Locales that write ``Via Roma, 12``; French and English put the number before the street, all others behind it."""
NUMBER_FIRST = frozenset(("en", "fr"))
FAMILY_NAME_FIRST = frozenset(("hu",))
"""Locales in which a person's family name is before the first name."""


@cache
def _content(locale: str = DEFAULT_LOCALE) -> bytes:
    name = "lexicon.json" if locale == DEFAULT_LOCALE else f"{locale}.json"
    return Path(__file__).with_name(name).read_bytes().replace(b"\r\n", b"\n")


@cache
def load(locale: str = DEFAULT_LOCALE) -> dict[str, WordListRecord]:
    """Return the lists of a locale by name: each with ``source``, ``locale``, ``digest`` and ``words``. Read once."""
    import json

    lists: dict[str, WordListRecord] = json.loads(_content(locale))["lists"]
    return lists


@cache
def lexicon_digest(locale: str = DEFAULT_LOCALE) -> str:
    """Return the SHA-256 of the whole lexicon, and of a locale's file behind it."""
    own = b"" if locale == DEFAULT_LOCALE else _content(locale)
    return hashlib.sha256(_content() + own).hexdigest()


_COMBINED = {
    "first_name": ("first_name", "first_name.accented"),
    "last_name": ("last_name", "last_name.accented", "last_name.apostrophe"),
}
_OF_PLACES = ("city", "state.code", "state.name", "area_code")


def locale_of(recorded: Mapping[str, str]) -> str:
    """The locale of a plan or a manifest, which name it beside the digest where it is not the usual one."""
    return recorded.get("locale", DEFAULT_LOCALE)


@cache
def word_list(name: str, locale: str = DEFAULT_LOCALE) -> tuple[str, ...]:
    """Return the words of the list ``name`` (see ``list_names``) in a locale. KeyError when there is none."""
    if name in _OF_PLACES:
        return _derived(name, locale)
    own = load(locale)
    if locale != DEFAULT_LOCALE:
        return tuple(own[name]["words"]) if name in own else word_list(name)
    return tuple(word for part in _COMBINED.get(name, (name,)) for word in own[part]["words"])


def women_of(locale: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The first names of women, and the form that each family name has for them, in the order of ``last_name``; nothing in locales
    where there is one form."""
    own = load(locale)
    if "last_name.female" not in own:
        return frozenset(), ()
    return frozenset(own["first_name.female"]["words"]), tuple(own["last_name.female"]["words"])


@cache
def are_women(locale: str) -> tuple[bool, ...]:
    """Whether each of the first names of a locale, in their order, is a woman's."""
    import json

    recorded = json.loads(Path(__file__).with_name("women.json").read_text(encoding="utf-8"))
    return tuple(letter == "w" for letter in recorded["lists"][locale]["letters"])


def _derived(name: str, locale: str) -> tuple[str, ...]:
    if name.startswith("state."):
        side = 0 if name == "state.code" else 1
        return tuple(line.split("|")[side] for line in word_list("state", locale))
    location = [each.city for each in places(locale)] if name == "city" else [each.area_code for each in places()]
    return tuple(sorted(set(location)))


def list_names() -> tuple[str, ...]:
    """Return the names that ``word_list`` knows and that hold plain words."""
    return tuple(sorted({*load(), *_OF_PLACES} - {"place", "state"}))


@cache
def places(locale: str = DEFAULT_LOCALE) -> tuple[CityRecord, ...]:
    """Return all places of a locale."""
    return tuple(CityRecord(*line.split("|")) for line in load(locale)["place"]["words"])


@cache
def positions(locale: str = DEFAULT_LOCALE) -> tuple[tuple[str, str], ...]:
    """Return latitude and longitude of the places of a locale, in their order, in tenths of a degree."""
    import json

    recorded = json.loads(Path(__file__).with_name("positions.json").read_text(encoding="utf-8"))
    found = [each.split("|") for each in recorded["lists"][locale]["words"]]
    return tuple((latitude, longitude) for latitude, longitude in found)


_PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "đ": "d", "ı": "i"}
)


@cache
def without_accents(name: str) -> str:
    """A name as a character set without its letters holds it."""
    plain = unicodedata.normalize("NFKD", name.translate(_PLAIN_LETTERS))
    return "".join(character for character in plain if character.isascii())


@cache
def postal_forms(code: str) -> tuple[str, ...]:
    """A postal code as shorter columns hold it: as it is, without what separates its parts, and that cut to five characters."""
    plain = "".join(character for character in code if character.isalnum())
    return tuple(dict.fromkeys((code, plain, plain[:5])))


@cache
def personal_lists(locale: str = DEFAULT_LOCALE) -> Mapping[str, tuple[str, ...]]:
    """Return what personal values of a locale are made of, by class of personal data: whoever audits compares with these. Each
    list is made when it is first asked for."""
    return _PersonalLists(locale)


def _last_names(locale: str) -> tuple[str, ...]:
    return word_list("last_name", locale) + women_of(locale)[1]


@cache
def _user_names(locale: str) -> tuple[str, ...]:
    from ..folding import slug

    return tuple(dict.fromkeys(map(slug, word_list("first_name", locale) + _last_names(locale))))


@cache
def _postal_codes(locale: str) -> tuple[str, ...]:
    if locale != DEFAULT_LOCALE:
        return tuple(form for location in places(locale) for form in postal_forms(location.postal_code))
    prefixes = sorted({location.postal_code for location in places()})
    ends = [f"{number:02}" for number in range(100)]
    return tuple(prefix + end for prefix in prefixes for end in ends)


_PERSONAL_LISTS: Mapping[str, Callable[[str], tuple[str, ...]]] = {
    "first_name": lambda locale: word_list("first_name", locale),
    "last_name": lambda locale: _last_names(locale),
    "person_name": lambda locale: word_list("first_name", locale) + _last_names(locale),
    "username": _user_names,
    "street": lambda locale: word_list("street.name", locale) + word_list("street.suffix"),
    "city": lambda locale: tuple(
        dict.fromkeys(form for city in word_list("city", locale) for form in (city, without_accents(city)))
    ),
    "postal_code": _postal_codes,
}


class _PersonalLists(Mapping[str, tuple[str, ...]]):
    def __init__(self, locale: str) -> None:
        self._locale = locale

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return _PERSONAL_LISTS[name](self._locale)

    def __contains__(self, name: object) -> bool:
        return name in _PERSONAL_LISTS

    def __iter__(self) -> Iterator[str]:
        return iter(_PERSONAL_LISTS)

    def __len__(self) -> int:
        return len(_PERSONAL_LISTS)
