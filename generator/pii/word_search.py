"""Originals among the words of a text: the longest first, in any case, numbers however they are grouped."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from .equality import LASTING, NAMES
from .known_words import words_of
from .prose_lists import prose_words

AS_SHOWN = frozenset("phone card iban ssn national_id tax_id bank_account postal_code device_id".split())
"""Classes whose originals are reported as the text shows them: pseudonyms take over their format."""
LONGEST_NUMBER = 40
_REMEMBERED = 1 << 14
_SALUTATIONS = frozenset(
    "mr mrs ms miss mx dr prof sir madam lord lady herr herrn frau fraulein mme mlle monsieur madame senor senora srta sra "
    "sr don dona pan pani signor signora sig mevrouw meneer mw dhr".split()
)
_WITHIN = " ()[]./\\_-"
_NEAR = re.compile(r"[^\n]{0,3}\Z")

Span = tuple[int, int, str, str]
"""Where an original begins and ends in a text, its class, and the original."""


def _is_listed_word(key: str) -> bool:
    """Whether a word is one of a dictionary, or a trade that many families are called by."""
    return key in words_of("word") or key in _trades()


@cache
def _trades() -> frozenset[str]:
    return frozenset(prose_words()["trades"].split())


@dataclass(slots=True)
class Index:
    """Originals by their words as ``plain`` has them.

    ``entries`` holds class and original, by the words with a blank between, which takes less memory than tuples of them do; ``longest`` the most words of an entry by its first; ``weak`` common words
    that are names only beside another name; ``numbers`` the class of numbers and codes without their separators, ``number_starts`` what their first two characters are;
    ``phones`` the last digits of telephone numbers; ``ordinary`` words of texts with which no original begins: a small set, which is
    looked into faster than the large tables.
    """

    entries: dict[str, tuple[str, str]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    weak: dict[str, tuple[str, str]] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    ordinary: set[str] = field(default_factory=set)
    number_starts: set[str] = field(default_factory=set)
    phones: set[str] = field(default_factory=set)


def _number_ends(keys: Sequence[str], starts: Collection[str]) -> Collection[int]:
    """The indexes at which a number or code may begin, letters only with one of the ``starts``: a digit is in the word, or in one of
    the next three."""
    found: set[int] = set()
    for index, key in enumerate(keys):
        if not key.isalpha():
            found.update(range(max(index - 3, 0), index + 1))
    # telephone numbers and short ones are of digits only
    return {index for index in found if len(key := keys[index]) < 2 or key[:2] in starts or not key[0].isalpha()}


class WordSearch:
    """One pass over the words of a ``text``: where each begins and ends (``words``), and each as ``plain`` has it
    (``keys``). Common words and short numbers in ``near``, class by value, are found alone; ``is_any`` finds each
    common word with a capital, for others to judge by what is around it."""

    def __init__(
        self,
        index: Index,
        text: str,
        words: tuple[tuple[int, int], ...],
        keys: list[str],
        near: Mapping[str, str],
        *,
        is_any: bool = False,
    ) -> None:
        self._entries, self._longest, self._weak = index.entries, index.longest, index.weak
        self._numbers, self._phones = index.numbers, index.phones
        self._ordinary = index.ordinary
        self._text, self._words, self._keys, self._near = text, words, keys, near
        self._number_ends = _number_ends(keys, index.number_starts) if index.numbers or near else ()
        self._is_any = is_any
        self._named = -1  # the index after the last name
        self._waiting = -1  # the last common word in a capital: a name when a name follows it

    def spans(self) -> Iterator[Span]:
        """The originals in the order of the text."""
        end = 0
        for index in self._candidates():
            if index < end:
                continue
            key = self._keys[index]
            size = self._entry_size(index) if key in self._longest else 0
            parts, personal_class = self._number(index) if index in self._number_ends else (0, "")
            if parts > size:
                start, stop = self._words[index][0], self._words[index + parts - 1][1]
                yield start, stop, personal_class, self._text[start:stop]
                end = index + parts
                continue
            if not size and (key[-1:] == "s" or not key.isalpha()):
                yield from self._inside(index)
            if size == 1 and self._is_common(index):
                size = 0
            if size:
                yield from self._entry(index, size)
            elif key in self._weak and self._text[self._words[index][0]].isupper():
                yield from self._common_word(index)
            end = index + max(size, 1)

    def _candidates(self) -> list[int]:
        """The indexes at which an original may begin, in order: few of a text."""
        ordinary = self._ordinary
        found = [index for index, key in enumerate(self._keys) if key not in ordinary and not self._is_ordinary(key)]
        return sorted({*found, *self._number_ends}) if self._number_ends else found

    def _is_ordinary(self, key: str) -> bool:
        if key in self._longest or key in self._weak or key[-1:] == "s" or not key.isalpha():
            return False
        if len(self._ordinary) < _REMEMBERED:
            self._ordinary.add(key)
        return True

    def _between(self, index: int) -> str:
        """What is between a word and the one before it."""
        return self._text[self._words[index - 1][1] : self._words[index][0]]

    def _entry_size(self, index: int) -> int:
        """How many words from ``index`` on are an original, the longest; 0 for none."""
        keys, words = self._keys, self._words
        for size in range(min(self._longest[keys[index]], len(keys) - index), 1, -1):
            if " ".join(keys[index : index + size]) in self._entries and all(
                _NEAR.match(self._text, words[each][1], words[each + 1][0]) for each in range(index, index + size - 1)
            ):
                return size
        return int(keys[index] in self._entries)

    def _is_common(self, index: int) -> bool:
        """Whether an original of one word is a number or a word like another: a short one, or in small letters and alone a short
        one or one of a dictionary (the carpenter)."""
        key, start = self._keys[index], self._words[index][0]
        if key.isdecimal() and len(key) < 7:
            return True
        if not self._text[start].islower() or key in self._near or self._entries[key][0] not in NAMES:
            return False
        if len(key) > 4 and not _is_listed_word(key):
            return False
        return not any(self._is_name(other) for other in (index - 1, index + 1))

    def _is_name(self, index: int) -> bool:
        """Whether there is a name at ``index``."""
        return 0 <= index < len(self._keys) and self._entries.get(self._keys[index], ("", ""))[0] in NAMES

    def _entry(self, index: int, size: int) -> Iterator[Span]:
        name, original = self._entries[" ".join(self._keys[index : index + size])]
        start, stop = self._words[index][0], self._words[index + size - 1][1]
        yield start, stop, name, self._text[start:stop] if name in AS_SHOWN else original
        if name in NAMES:
            if self._waiting == index - 1 >= 0 and self._between(index) in (" ", "-", ". "):
                yield self._weak_span(self._waiting)
            self._named = index + size

    def _weak_span(self, index: int) -> Span:
        return (*self._words[index], *self._weak[self._keys[index]])

    def _common_word(self, index: int) -> Iterator[Span]:
        """A common word in a capital: a name after a salutation or a name, and beside another that may be one."""
        key, before = self._keys[index], self._between(index) if index else ""
        is_addressed = index > 0 and self._keys[index - 1] in _SALUTATIONS and before in (" ", ". ")
        follows = self._named == index and before in (" ", "-", ", ")
        if is_addressed or key in self._near or follows or self._is_any:
            yield self._weak_span(index)
            self._named = index + 1
        elif self._waiting == index - 1 >= 0 and self._are_a_name(self._keys[index - 1], key):
            if before in (" ", "-"):  # Rose Day, Will Price
                yield self._weak_span(index - 1)
                yield self._weak_span(index)
                self._named = index + 1
        else:
            self._waiting = index

    def _are_a_name(self, one: str, other: str) -> bool:
        """Whether two common words are a person's first name and a person's last one."""
        return (self._weak[one][0], self._weak[other][0]) == ("first_name", "last_name")

    def _inside(self, index: int) -> Iterator[Span]:
        """A name within a word: Miller2, Millers."""
        key = self._keys[index]
        bare = key.strip("0123456789")
        first = self._words[index][0] + (key.find(bare) if bare else 0)
        is_small = self._text[first].islower()
        names = (bare, bare.removesuffix("s")) if len(bare) > 3 else ()
        if not any(map(self._entries.__contains__, names)):
            return
        for name in names:
            if is_small and name[-1:] != "s" and name != bare and (len(name) < 6 or _is_listed_word(name)):
                continue  # mais is not Mai's
            if name != key and self._entries.get(name, ("", ""))[0] in NAMES:
                yield first, first + len(name), *self._entries[name]
                break

    def _number(self, index: int) -> tuple[int, str]:
        """How many words from ``index`` on are a number or code that is known, however it is grouped, and its class."""
        best, joined = (0, ""), ""
        for size in range(1, min(12, len(self._keys) - index) + 1):
            at = index + size - 1
            if size > 1 and not self._is_within(at):
                break
            joined += self._keys[at]
            if len(joined) > LONGEST_NUMBER or (size == 1 and len(joined) > 4 and joined.isalpha()):
                break
            if len(joined) > 3 and (known := self._number_class(joined)):
                best = size, known
        return best

    def _is_within(self, index: int) -> bool:
        """Whether what is between a word and the one before it may be within a number."""
        between = self._between(index)
        return len(between) < 4 and not between.strip(_WITHIN)

    def _number_class(self, joined: str) -> str | None:
        """The class of a number or code without its separators. A short number is one only near its person."""
        if joined.isdecimal() and len(joined) < 7:
            return self._near.get(joined)
        if joined in self._numbers:
            return self._numbers[joined]
        is_phone = len(joined) > 6 and joined.isdecimal() and joined.lstrip("0")[-LASTING:] in self._phones
        return "phone" if is_phone else None
