"""What packages of the Python package index know of names and words, as they write them, and what is to be said of each.

``packages.txt`` pins them. Faker is one of seedsql's own dependencies; nothing else needs the others, so they are imported where
they are read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from .faker_names import known_names, lorem_words

CREDITS = {
    "faker": "Faker {version}, Copyright 2012 Daniele Faraglia (MIT)",
    "mimesis": "mimesis {version}, Copyright 2016 Isaak Uchakaev (MIT)",
    "names": "United States Census Bureau 1990, in names {version} (public domain)",
    "indian-names": "indian-names {version}, Copyright 2021 Shraddha Kishan Tripathi (BSD 3-Clause)",
    "stopwordsiso": "stopwordsiso {version}, Copyright 2018 Gene Diaz and others (MIT)",
    "english-words": "Webster's Second International 1934, in english-words {version} (public domain)",
}
"""Holders and licences, by package. That the United States' census and a dictionary of 1934 are public domain holds for the
lists, not for the programs around them."""
LANGUAGES = "bg cs da de el en es et fi fr hr hu it lt lv nl no pl pt ro ru sk sl sv tr uk".split()
"""The languages of Europe that stopwordsiso has."""


@dataclass(frozen=True)
class Names:
    """The first and the last names of one source."""

    first: Sequence[str]
    last: Sequence[str]


@dataclass(frozen=True)
class Census:
    """Names of a census, in each list the most frequent one first."""

    female: Sequence[str]
    male: Sequence[str]
    last: Sequence[str]

    def first(self, most: int | None = None) -> list[str]:
        """Of women's names and of men's names ``most`` each, or all."""
        return [*self.female[:most], *self.male[:most]]


@dataclass(frozen=True)
class Packages:
    """All that is read of the packages."""

    faker: Names
    mimesis: Names
    indian: Names
    census: Census
    lorem: Set[str]
    """Words of Faker's texts."""
    vocabulary: Sequence[str]
    """Words of mimesis: of texts, and what people are by occupation or nationality."""
    dates: Sequence[str]
    """Months and weekdays."""
    function_words: Mapping[str, Set[str]]
    """By language the words that any text has: articles, pronouns, prepositions."""
    dictionary: Set[str]
    """What an English dictionary writes in small letters, so that it is a word, whoever is called so."""


def read_packages() -> Packages:
    """Read the installed packages. ModuleNotFoundError where one is missing: ``packages.txt`` lists them."""
    from english_words import get_english_words_set
    from stopwordsiso import stopwords

    first, last = known_names()
    mimesis, vocabulary, dates = _mimesis()
    indian = {
        which: _lines("indian_names", which)[1:] for which in ("first.female.names", "first.male.names", "last.names")
    }
    return Packages(
        faker=Names(sorted(first), sorted(last)),
        mimesis=mimesis,
        indian=Names(indian["first.female.names"] + indian["first.male.names"], indian["last.names"]),
        census=Census(*(_census(which) for which in ("female.first", "male.first", "all.last"))),
        lorem=lorem_words(),
        vocabulary=vocabulary,
        dates=dates,
        function_words={language: stopwords(language) for language in LANGUAGES},
        dictionary={word for word in get_english_words_set(["web2"]) if word.islower()},
    )


def credit(package: str) -> str:
    """The line about ``package`` that its licence asks for, with the installed version."""
    return CREDITS[package].format(version=version(package))


def _mimesis() -> tuple[Names, list[str], list[str]]:
    """Names, words, and the names of months and weekdays."""
    names: list[str] = []
    surnames: list[str] = []
    words: list[str] = []
    dates: list[str] = []
    kept = {
        "person.json": ((names, ["names"]), (surnames, ["surnames"]), (words, ["nationality", "occupation"])),
        "text.json": ((words, ["words", "color", "level", "answers"]),),
        "datetime.json": ((dates, ["month", "day"]),),
    }
    for locale in sorted((files("mimesis") / "datasets").iterdir(), key=lambda each: each.name):
        for file, lists in kept.items():
            path = locale / file
            if path.is_file():
                content = json.loads(path.read_text("utf-8"))
                for words_of_locale, keys in lists:
                    words_of_locale += _texts([content.get(key, []) for key in keys])
    return Names(names, surnames), words, dates


def _texts(content: Any) -> Iterator[str]:
    """The texts inside lists and objects of any depth: mimesis keeps names by sex, and some by kind."""
    if isinstance(content, str):
        yield content
    else:
        for each in content.values() if isinstance(content, dict) else content:
            yield from _texts(each)


def _census(which: str) -> list[str]:
    """Each line has a name, its share, the sum of shares and its rank."""
    return [line.split()[0] for line in _lines("names", f"dist.{which}")]


def _lines(package: str, file: str) -> list[str]:
    return [line.strip() for line in (files(package) / file).read_text("utf-8").splitlines()]
