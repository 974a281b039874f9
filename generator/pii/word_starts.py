"""Patterns that find where words begin, much faster than alternatives behind a look-behind do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, reduce
from operator import or_

from ..lazy_patterns import lazy
from .remembered import Beginnings, ascii_words

# Letters that a pattern whose case is ignored takes for others, though neither is the other's small form.
_SAME = {"\u0131": "i", "\u017f": "s", "\u03c2": "\u03c3"}


_SPECIAL = frozenset(".^$*+?{()|")
_MAY_BE_MISSING = frozenset("?*{")


@lru_cache(maxsize=16)  # of one text for one list of words after the other
def in_small_letters(text: str) -> str:
    """``text`` in small letters, as many as it has, in which those are equal that a pattern whose case is ignored takes for each other."""
    if text.isascii():
        return text.lower()
    lowered = text.replace("\u0130", "i").lower()  # the only letter whose small form is two characters
    for letter, same in _SAME.items():
        lowered = lowered.replace(letter, same)
    return lowered


def grouped(words: Iterable[str], not_before: str = r"\w") -> str:
    """A regular expression for ``words`` (none of them empty), where no character of the class ``not_before`` precedes; the first
    that matches counts.

    Alternatives that begin with different letters let a search skip to these; what precedes is looked at only there.
    """
    by_first: dict[str, dict[str, None]] = {}
    for word in words:
        by_first.setdefault(word[0], {})[word[1:]] = None
    groups = (
        rf"{re.escape(first)}(?<!{not_before}.)(?:{'|'.join(map(re.escape, rests))})"
        for first, rests in by_first.items()
    )
    return f"(?:{'|'.join(groups)})"


class WordStarts:
    """The places in a text in small letters where a word begins with one of ``beginnings`` and no character of the class
    ``not_before``, of letters and digits at least, precedes it."""

    def __init__(self, beginnings: Iterable[str], not_before: str) -> None:
        shortest: list[str] = []  # behind which a longer one that begins with it says nothing more
        for each in sorted(map(in_small_letters, beginnings)):
            if not shortest or not each.startswith(shortest[-1]):
                shortest.append(each)
        self.pattern = lazy(grouped(shortest, not_before))
        self._flag = _FLAGS.add(shortest)

    def may_be_in_text(self, text: str) -> bool:
        """``may_be_in`` for a text as it is."""
        return self.may_be_in(in_small_letters(text))

    def may_be_in(self, lowered: str) -> bool:
        """False where no word of a text in small letters begins so: seen by its words, which are read once for all lists."""
        return _begun_in(lowered.removeprefix(NO_WORD))[0] & self._flag > 0

    def are_in(self, lowered: str) -> bool:
        """Whether there is such a place in a text in small letters."""
        return self.may_be_in(lowered) and any(self.pattern.match(lowered, at) for at in self.may_begin(lowered))

    def may_begin(self, lowered: str) -> Iterator[int]:
        """Such places in a text in small letters, in order, and some others."""
        if _FLAGS.always & self._flag:
            return (start.start() for start in self.pattern.finditer(lowered))
        bare = lowered.removeprefix(NO_WORD)
        before, flag = len(lowered) - len(bare), self._flag
        return (before + start for start, flags in _places_in(bare) if flags & flag)


def word_starts(beginnings: Iterable[str], not_before: str = r"\w") -> WordStarts:
    """See ``WordStarts``."""
    return WordStarts(beginnings, not_before)


_WORD = re.compile(r"[^\W_]+")
_REMEMBERED = 1 << 15
NO_WORD = "; "
"""What may be put before a text that is looked through as it is, too: its words are then read once."""


class _Flags(dict[str, int]):
    """By a word of a text: of which lists, each a bit, something may begin with it."""

    def __init__(self) -> None:
        self._lists = 0
        self.always = 0  # the lists with something that no letter or digit begins
        self._begun: dict[str, int] = {}  # by a word that goes on as it will
        self._whole: dict[str, int] = {}  # by one that ends there
        self._beginnings = Beginnings(self._begun)

    def add(self, beginnings: Iterable[str]) -> int:
        """Note a list, and return its bit."""
        flag = 1 << self._lists
        self._lists += 1
        for each in beginnings:
            word = _WORD.match(each)
            if word is None:
                self.always |= flag
            else:
                known = self._begun if word.end() == len(each) else self._whole
                known[word[0]] = known.get(word[0], 0) | flag
        self._beginnings = Beginnings(self._begun)
        self.clear()
        _begun_in.cache_clear()
        _places_in.cache_clear()
        return flag

    def __missing__(self, word: str) -> int:
        found = self._whole.get(word, 0) | self._beginnings.of(word)
        if len(self) < _REMEMBERED and len(word) < 40:
            self[word] = found
        return found


@lru_cache(maxsize=16)  # of one text for one list of words after the other
def _begun_in(lowered: str) -> tuple[int, list[int]]:
    """The lists of which something may begin in a text in small letters: in all, and with each of its words."""
    words = ascii_words(lowered) if lowered.isascii() else _WORD.findall(lowered)
    flags = list(map(_FLAGS.__getitem__, words))
    return reduce(or_, set(flags), _FLAGS.always), flags


@lru_cache(maxsize=16)
def _places_in(lowered: str) -> list[tuple[int, int]]:
    """Where in a text in small letters something of a list may begin, with its lists, in order."""
    return [
        (word.start(), flags)
        for word, flags in zip(_WORD.finditer(lowered), _begun_in(lowered)[1], strict=True)
        if flags
    ]


_FLAGS = _Flags()


def matches(pattern: re.Pattern[str], starts: WordStarts, text: str) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer(text)`` yields, looked for only where ``starts`` says that it may begin."""
    lowered = in_small_letters(text)
    return _matches(pattern, starts, text, lowered) if starts.may_be_in(lowered) else iter(())


def _matches(pattern: re.Pattern[str], starts: WordStarts, text: str, lowered: str) -> Iterator[re.Match[str]]:
    end = 0
    for start in starts.may_begin(lowered):
        match = pattern.match(text, start) if start >= end else None
        if match is not None:
            end = match.end()
            yield match


def plain_beginnings(alternatives: str, behind: str = "") -> set[str]:
    """How the alternatives of a regular expression begin, up to what may be missing or is no plain character or set of some; with
    ``behind``, what follows each, where it is plain all through. Raises ValueError for one that begins with no such."""
    found: set[str] = set()
    for parts in _outer_alternatives(alternatives):
        inner, rest = _first_group(parts)
        if inner:
            following = rest[0] if rest and rest[0] not in _SPECIAL and len(rest[0]) == 1 else ""
            begun = plain_beginnings(inner, following if rest else behind)
        else:
            begun = _beginnings(parts, behind)
        if "" in begun:
            raise ValueError(f"{''.join(parts)!r} begins with no letter")
        found |= begun
    return found


def _first_group(parts: list[str]) -> tuple[str, list[str]]:
    """What is in the group that an alternative begins with, and what follows it; nothing where it begins with none, or with one that
    may be missing."""
    if parts[:3] != ["(", "?", ":"]:
        return "", parts
    depth = 0
    for index, part in enumerate(parts):
        depth += (part == "(") - (part == ")")
        if not depth:
            rest = parts[index + 1 :]
            return ("", parts) if rest and rest[0] in _MAY_BE_MISSING else ("".join(parts[3:index]), rest)
    return "", parts


def _beginnings(parts: list[str], behind: str) -> set[str]:
    begun = {""}
    for part, following in zip(parts, [*parts[1:], ""], strict=True):
        is_set = part[0] == "[" and not set("^-\\") & set(part)
        is_special = part in _SPECIAL or (part[0] == "\\" and part[1].isalnum()) or (part[0] == "[" and not is_set)
        if is_special or following in _MAY_BE_MISSING:
            return begun
        begun = {before + char for before in begun for char in (part[1:-1] if is_set else part[-1])}
    return {each + behind for each in begun}


def _outer_alternatives(pattern: str) -> list[list[str]]:
    """The alternatives of a regular expression in their parts, those within groups not taken apart."""
    found: list[list[str]] = [[]]
    depth = 0
    for part in re.findall(r"\\.|\[[^\]]*\]|.", pattern, re.DOTALL):
        depth += (part == "(") - (part == ")")
        if part == "|" and not depth:
            found.append([])
        else:
            found[-1].append(part)
    return found
