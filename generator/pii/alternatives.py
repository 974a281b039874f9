"""Regular expressions of many alternatives, of which only those are searched for that a text has the words of.

What a text cannot be without for an alternative to match in it is read from the expression. Most texts have no word of any street, say,
which a look at their words shows in a tenth of the time of a search.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import product
from operator import add, or_
from pathlib import Path
from typing import Any, NamedTuple, cast

from ..cache import CachedDocument
from ..lazy_patterns import lazy
from .remembered import Beginnings, letters_in, remembered

_LETTERS = re.compile(r"[^\W\d_]+")
_MOST = 400
"""Words that are worth the while."""
_FEW = 8
"""Characters of a set that are taken for as many words."""
_BEGINS = "\0"
"""Is put before an expression, as no character of a word is."""


class _Word(NamedTuple):
    """A run of letters, and whether it begins and ends there in the text."""

    letters: str
    begins: bool
    ends: bool

    @property
    def weight(self) -> int:
        return len(self.letters) + 2 * (self.begins + self.ends)


class _Chars(NamedTuple):
    """A set of characters beyond ASCII, as within brackets."""

    shown: str
    weight: int = 4


_Needed = frozenset[_Word | _Chars]


class Alternatives:
    """Finds what one of ``expressions`` matches behind ``before``, which no character of a word precedes; they heed case."""

    def __init__(self, expressions: Sequence[str], before: str) -> None:
        self._patterns = [lazy(f"{before}(?:{expression})") for expression in expressions]
        index = _index_of(expressions)
        self._whole, beginnings, ends, self._parts = (index[name] for name in _ENDS.values())
        self._beginnings = Beginnings(beginnings)
        self._ends = Beginnings({end[::-1]: flags for end, flags in ends.items()})
        self._pairs = {part[:2] for part in self._parts}
        self._of_chars = [(lazy(f"[{shown}]"), flags) for shown, flags in index["chars"].items()]
        self._always = index["unknown"].get("", 0)
        self._of_word = remembered(self._with_word)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As ``finditer`` of all alternatives in one expression: of those that begin at one place the first one counts."""
        flags = self.may_be_in(text)
        patterns = [pattern for index, pattern in enumerate(self._patterns) if flags >> index & 1] if flags else ()
        found = [match for pattern in patterns if (match := pattern.search(text))]
        while found:
            first = min(found, key=re.Match.start)
            yield first
            again = (each if each.start() >= first.end() else each.re.search(text, first.end()) for each in found)
            found = [each for each in again if each]

    def may_be_in(self, text: str) -> int:
        """The alternatives of which a text has the words, each a bit."""
        flags = reduce(or_, set(map(self._of_word, letters_in(text))), self._always)
        if not text.isascii():
            for chars, of_chars in self._of_chars:
                flags |= of_chars if chars.search(text) else 0
        return flags

    def _with_word(self, word: str) -> int:
        flags = self._whole.get(word, 0) | self._beginnings.of(word) | self._ends.of(word[::-1])
        if not self._pairs.isdisjoint((*word, *map(add, word, word[1:]))):
            for part, of_part in self._parts.items():
                flags |= of_part if part in word else 0
        return flags


_ENDS = {(True, True): "whole", (True, False): "beginnings", (False, True): "ends", (False, False): "parts"}


def _index_of(expressions: Sequence[str]) -> dict[str, dict[str, int]]:
    """By a word or part of one, or a set of characters: which of the ``expressions`` need one of these, each a bit; and those of which
    nothing is known. Kept in the cache."""
    source = Path(__file__).read_bytes(), "\0".join(expressions).encode()
    kept = CachedDocument("alternatives", sys.version.encode(), *source)
    index: dict[str, dict[str, int]] | None = kept.read()
    if index is None:
        index = {name: {} for name in (*_ENDS.values(), "chars", "unknown")}
        for number, expression in enumerate(expressions):
            for each in _needed_by(_parsed(_BEGINS + expression)) or (None,):
                name = (
                    "unknown"
                    if each is None
                    else "chars"
                    if isinstance(each, _Chars)
                    else _ENDS[each.begins, each.ends]
                )
                key = "" if each is None else each[0]
                index[name][key] = index[name].get(key, 0) | 1 << number
        kept.write(index)
    return index


def _parsed(expression: str) -> Iterable[Any]:
    """The parts of an expression, as this version of Python has them; none where it does otherwise."""
    try:
        from re import _parser  # type: ignore[attr-defined, unused-ignore]
    except ImportError:
        return ()
    return cast("Iterable[Any]", _parser.parse(expression))


def _needed_by(tree: Iterable[Any]) -> _Needed | None:
    """What is needed by all that an expression consists of: that of it which fewest other texts have, None where nothing is known."""
    found: list[_Needed] = []
    run: Sequence[str] = [""]
    for kind, value in tree:
        words = _words(kind, value)
        if words is not None and len(run) * len(words) <= _MOST:
            run = ["".join(pair) for pair in product(run, words)]
        else:
            found += _telling([text + _only(words or ("",), 0) for text in run])
            before = _only(run, -1)
            run = [""] if words is None else [before + word for word in words]
        if (within := _needed_within(kind, value)) is not None:
            found.append(within)
    found += _telling(run)
    return max(found, key=lambda needed: min(each.weight for each in needed), default=None)


def _only(texts: Iterable[str], place: int) -> str:
    """The character that is at one end of all ``texts``, where it is one."""
    every = {text[place:][:1] for text in texts}
    return every.pop() if len(every) == 1 else ""


def _words(kind: Any, value: Any) -> list[str] | None:
    """All that a part of an expression matches, where that is little."""
    match str(kind):
        case "LITERAL":
            return [chr(value)]
        case "IN":
            return _few_of(value)
        case "SUBPATTERN":
            return None if value[1] or value[2] else _language(value[3])  # not where case is ignored
        case "BRANCH":
            return _any_of(value[1])
        case "MAX_REPEAT" if value[1] == 1:
            words = _language(value[2])
            return words if value[0] or words is None else ["", *words]
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return [""]
    return None


def _few_of(items: Sequence[Any]) -> list[str] | None:
    """The characters of a set of few."""
    is_little = len(items) <= _FEW and all(str(each) == "LITERAL" for each, _ in items)
    return [chr(char) for _, char in items] if is_little else None


def _any_of(trees: Iterable[Iterable[Any]]) -> list[str] | None:
    every = list(map(_language, trees))
    return None if None in every else [word for words in every for word in words or ()]


def _language(tree: Iterable[Any]) -> list[str] | None:
    run = [""]
    for kind, value in tree:
        words = _words(kind, value)
        if words is None or len(run) * len(words) > _MOST:
            return None
        run = ["".join(pair) for pair in product(run, words)]
    return run


def _needed_within(kind: Any, value: Any) -> _Needed | None:
    """What is needed by a part of an expression alone."""
    match str(kind):
        case "SUBPATTERN":
            return None if value[1] or value[2] else _needed_by(value[3])
        case "BRANCH":
            every = list(map(_needed_by, value[1]))
            return None if None in every else frozenset(each for needed in every for each in needed or ())
        case "MAX_REPEAT" | "MIN_REPEAT" if value[0]:
            return _needed_by(value[2])
        case "ASSERT" if value[0] > 0:
            return _needed_by(value[1])
        case "IN":
            return _chars(value)
    return None


def _chars(items: Sequence[Any]) -> _Needed | None:
    ranges = [(value, value) if str(kind) == "LITERAL" else value for kind, value in items]
    is_known = all(str(kind) in ("LITERAL", "RANGE") for kind, _ in items)
    if not is_known or min(first for first, _ in ranges) < 128:
        return None
    return frozenset([_Chars("".join(f"{chr(first)}-{chr(last)}" for first, last in ranges))])


def _telling(run: Sequence[str]) -> Iterator[_Needed]:
    """The longest word of each of the texts of which one is there, where all have letters."""
    words = [max(map(_read, _LETTERS.finditer(text)), key=lambda word: word.weight, default=None) for text in run]
    if None not in words:
        yield frozenset(word for word in words if word is not None)


def _read(match: re.Match[str]) -> _Word:
    return _Word(match[0], match.start() > 0, match.end() < len(match.string))
