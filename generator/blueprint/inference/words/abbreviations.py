"""Abbreviations without vowels: RTRD is retired, CNCL begins cancelled. What no table lists is found among known words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_VOWELS = frozenset("aeiou")


def is_abbreviation(word: str) -> bool:
    """True for words that cannot be said: no vowels, of three letters or more, no number in them."""
    return (
        len(word) > 2
        and word.isalpha()
        and word.isascii()
        and not _VOWELS & set(word[1:])
        and word != word[0] * len(word)
    )


def by_abbreviation(listed: Mapping[str, str]) -> dict[str, str]:
    """The words by their abbreviations, from these by the words."""
    return {short: word for word, shorts in listed.items() for short in shorts.split()}


def skeletons(tables: Mapping[str, Any], letter: str) -> dict[str, str]:
    """The known words that begin with a letter by their consonants, those that things happen by before others; a word's beginning of
    four or more consonants is enough too, where no other word has it."""
    found: dict[str, str] = {}
    words = [word for word in _known(tables) if word.startswith(letter)]
    for word in words:
        found.setdefault(skeleton(word), word)
    for word in words:
        bones = skeleton(word)
        for size in range(4, len(bones)):
            found.setdefault(bones[:size], word)
    return found


def skeleton(word: str) -> str:
    """The first letter of a word and its other consonants, doubled ones once."""
    bones = word[0] + "".join(letter for letter in word[1:] if letter not in _VOWELS)
    return "".join(letter for place, letter in enumerate(bones) if not place or letter != bones[place - 1])


def _known(tables: Mapping[str, Any]) -> Iterable[str]:
    yield from (word for words in tables["verbs"].values() for word in words.split())
    yield from tables["progress"]["order"].split()
    yield from tables["progress"]["negative"].split()
    yield from tables["spellings"]
    yield from tables["glued"]["words"].split()
    for section in ("ranges", "values", "patterns", "flags"):
        yield from (word for key in tables[section] for word in key.replace("|", " ").split() if len(word) > 3)
    yield from "reason method minimum maximum route carrier vehicle driver ticket partner contract service".split()
