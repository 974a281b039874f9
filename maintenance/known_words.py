"""Rebuild ``pii/known_words.json``: ``make words``, or ``python -m maintenance.known_words`` where ``packages.txt`` is installed.

The lists tell people's names from words in texts that are to be masked. What a masked value becomes depends on them, so they are
taken out of packages once and kept.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict

from seedsql.pii.keyed_random import plain
from seedsql.pii.known_words import FILE, digest

from .word_packages import Names, Packages, credit, read_packages

OWN = "seedsql (MIT)"
LAST_NAMES = 20_000
"""Of the census's last names the most frequent: further ones are had by fewer than 600 people."""
FREQUENT_FIRST = {"female": 1000, "male": 500}
FREQUENT_LAST = 3000
"""So many names of the census are names though they are a word of some language."""
LONE_FIRST = 700
"""So many first names of each sex say by themselves that they are a person's."""
INNER_FIRST = 400
"""So many do, inside a sentence, though they are a rare word."""
WITH_LONG_LISTS = "de en es fr it nl pl pt".split()
"""Languages whose function words are so many that a name among them is a word first."""
WIDTH = 118
WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")


class WordList(TypedDict):
    """A list of the file: where its words are from under which licence, their SHA-256, and the words."""

    sources: list[str]
    digest: str
    words: list[str]


def build(packages: Packages, own: Names) -> dict[str, WordList]:
    """Return the lists by name, the words as ``plain`` has them."""
    of_people = ["faker", "mimesis", "names", "indian-names"]
    return {
        "first_name": word_list(first_names(packages, own), of_people, OWN),
        "lone_name": word_list(lone_names(packages, own), of_people, OWN),
        "inner_name": word_list(inner_names(packages), ["names"]),
        "last_name": word_list(last_names(packages, own), of_people, OWN),
        "function_word": word_list(function_words(packages), ["stopwordsiso"]),
        "word": word_list(dictionary_words(packages), ["faker", "mimesis", "stopwordsiso", "english-words"]),
    }


def first_names(packages: Packages, own: Names) -> list[str]:
    """First names of any country."""
    listed = (*packages.faker.first, *packages.mimesis.first, *own.first)
    return [_part(name, 0) for name in listed] + packages.census.first() + [*packages.indian.first]


def last_names(packages: Packages, own: Names) -> list[str]:
    """Last names of any country."""
    listed = (*packages.faker.last, *packages.mimesis.last, *own.last)
    return [_part(name, -1) for name in listed] + [*packages.census.last[:LAST_NAMES], *packages.indian.last]


def lone_names(packages: Packages, own: Names) -> set[str]:
    """First names that say a person is meant without a last name: two sources agree on them, or they are frequent, and they are no
    word."""
    sure = _plain([*own.first, *packages.indian.first, *packages.census.first(LONE_FIRST)])
    return (_agreed_first(packages) | sure) - _plain(_words(packages)) - packages.dictionary


def inner_names(packages: Packages) -> set[str]:
    """First names that are a rare word, too: not at the beginning of a sentence, where words have a capital."""
    return _plain(packages.census.first(INNER_FIRST)) & packages.dictionary


def function_words(packages: Packages) -> list[str]:
    """What a sentence has, and the name of a product has not."""
    return [word for each in packages.function_words.values() for word in each]


def dictionary_words(packages: Packages) -> list[str]:
    """Words of many languages that are no frequent name, months and weekdays, and English words that few people are called by."""
    names = _frequent_names(packages)
    first = _plain([*packages.faker.first, *packages.mimesis.first, *packages.census.first()])
    rare_names = packages.dictionary & _plain(packages.census.last) - names - first
    return [*(word for word in _words(packages) if plain(word) not in names), *packages.dates, *rare_names]


def _words(packages: Packages) -> list[str]:
    """The words of all sources. What has a capital there is a name or German, whose nouns have one: names are left out."""
    names = _plain(
        name for each in (packages.faker, packages.mimesis) for listed in (each.first, each.last) for name in listed
    )
    every = (*packages.lorem, *packages.vocabulary, *function_words(packages))
    return [word for word in every if word[:1] == word[:1].lower() or plain(word) not in names]


def _frequent_names(packages: Packages) -> set[str]:
    """Names that are taken for names though they are a word: of the census's the most frequent, and those on which two sources
    agree unless a language's function words have them."""
    census = packages.census
    frequent = (
        *census.female[: FREQUENT_FIRST["female"]],
        *census.male[: FREQUENT_FIRST["male"]],
        *census.last[:FREQUENT_LAST],
    )
    agreed = _agreed_first(packages) | (_plain(packages.faker.last) & _plain(packages.mimesis.last))
    return _plain(frequent) | agreed - _plain(
        word for each in WITH_LONG_LISTS for word in packages.function_words[each]
    )


def _agreed_first(packages: Packages) -> set[str]:
    return _plain(packages.faker.first) & _plain(packages.mimesis.first)


def _plain(words: Iterable[str]) -> set[str]:
    return {plain(word) for word in words}


def _part(name: str, which: int) -> str:
    """The first word of a first name, the last one of a last name; particles (``de``, ``van``) are no names."""
    parts = name.split()
    return parts[which] if parts and len(parts[which]) > 3 else name


def word_list(words: Iterable[str], packages: Iterable[str], *others: str) -> WordList:
    """The list of what is a word among ``words``: no phrase, and a single letter only where it is a word, as in Chinese."""
    found = _plain(word.strip() for word in words)
    kept = sorted(word for word in found if WORD.fullmatch(word) and (len(word) > 1 or word > "\u3000"))
    return {"sources": [*map(credit, packages), *others], "digest": digest(kept), "words": kept}


def own_names() -> Names:
    """Names that the packages lack, by country in ``own_names.toml``."""
    content = tomllib.loads(Path(__file__).with_name("own_names.toml").read_text("utf-8"))
    first, last = (" ".join(content[which].values()).split() for which in ("first", "last"))
    return Names(first, last)


def render(lists: dict[str, WordList]) -> str:
    """The lists as JSON text, the words in lines."""
    content = {}
    for name, entry in lists.items():
        lines = [""]
        for word in entry["words"]:
            if len(lines[-1]) + len(word) >= WIDTH:
                lines.append("")
            lines[-1] += f" {word}" if lines[-1] else word
        content[name] = {**entry, "words": lines}
    return json.dumps(content, ensure_ascii=False, indent=0) + "\n"


if __name__ == "__main__":
    FILE.write_text(render(build(read_packages(), own_names())), encoding="utf-8", newline="\n")
    print(f"{FILE}: {FILE.stat().st_size} bytes")
