"""The full check of each class of personal data: its range, or the word lists of a lexicon where it has no range."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from ..lazy_patterns import lazy
from . import ranges
from .classes import PersonalClass, holds_nothing_personal, personal_class
from .keyed_random import STREET_WORDS, TITLES
from .ranges import BulkCheck, Check

if TYPE_CHECKING:
    from .contacts import Part

Lexicon = Mapping[str, Collection[str]]

_WORD = lazy(r"[^\W\d_]+(?:['\u2019.][^\W\d_]+)*")
_LETTERS = lazy(r"[^\W\d_]+")
_BETWEEN_WORDS = bytes.maketrans(b"0123456789,", b" " * 11)
# Words that go with names and addresses without naming anybody.
_COMPANIONS = {
    "person_name": " ".join(TITLES),
    "company_contact": " ".join(TITLES),
    "street": " ".join(STREET_WORDS),
}


def checker(name: str, lexicon: Lexicon | None = None) -> Check | None:
    """The full check of class ``name``, or None when it depends on word lists that ``lexicon`` does not hold.

    ``lexicon`` maps list names (see ``PersonalClass.lists``: first_name, last_name, street, city, postal_code …) to
    their entries. A value passes when each of its words occurs in an entry; postal codes must be entries.
    """
    wanted = personal_class(name)
    if not wanted.lists:
        return wanted.check
    if lexicon is None or lexicon.keys().isdisjoint(wanted.lists):
        return None
    return _LIST_CHECKS.get(name, _WordsCheck)(wanted, lexicon)


class _ListCheck(BulkCheck):
    """A check against the lists of a class, which are read when there is something to check."""

    def __init__(self, wanted: PersonalClass, lexicon: Lexicon) -> None:
        self._class, self._lexicon = wanted, lexicon

    @cached_property
    def _entries(self) -> frozenset[str]:
        return frozenset(chain.from_iterable(self._lexicon.get(key, ()) for key in self._class.lists))

    @cached_property
    def _words(self) -> set[str]:
        return {*_WORD.findall("\n".join(self._entries).lower()), *_COMPANIONS.get(self._class.name, "").split()}


class _EntryCheck(_ListCheck):
    """Holds for postal codes that are entries of the list, and for those that no place has."""

    def __call__(self, value: str) -> bool:
        return value in self._entries or ranges.safe_postal_code(value)

    def holds_for_all(self, lines: str) -> bool:
        return all(map(ranges.safe_postal_code, set(lines.split("\n")) - self._entries))


# Words with a number of at most five digits before and after them: all that ``scan`` may find in such a text begins with a word
# that says something.
_PLAIN = lazy(r"(?:[0-9]{1,5} )?[^\W\d_]+(?:[ '-][^\W\d_]+)*(?: [0-9]{1,5})?")


_OF_ADDRESSES = ("street", "city", "postal_code", "person_name")


class _WordsCheck(_ListCheck):
    """Holds for texts whose words are all in the lists, and which hold nothing else that is personal."""

    @cached_property
    def _telling(self) -> set[str]:
        """The words that, or parts of which, say to a finder what is beside them."""
        from .finders import LETTER_MARKS
        from .said import CALLED
        from .said_secrets import SECRET_WORDS

        parts = {*CALLED, *SECRET_WORDS, *(part.lower() for mark in LETTER_MARKS for part in _LETTERS.findall(mark))}
        telling = lazy("|".join(re.escape(part) for part in sorted(parts) if len(part) > 1))
        return {word for word in self._words if telling.search(word)}

    def __call__(self, value: str) -> bool:
        lowered = value.lower()
        if value.isalpha() and lowered in self._words:  # one word, as most are
            return lowered not in self._telling or holds_nothing_personal(value)
        words = _WORD.findall(lowered)
        if any(len(word) > 1 for word in words if word not in self._words):
            return self._in_parts(value)
        is_plain = _PLAIN.fullmatch(value) is not None and self._telling.isdisjoint(words)
        return is_plain or holds_nothing_personal(value)

    def _in_parts(self, value: str) -> bool:
        """Whether a contact or an address holds for each of its parts, with nothing between them but words that name no person."""
        from .contacts import between, is_nothing, parts

        if is_nothing(self._class.name, value):
            return True
        found = parts(self._class.name, value)
        return bool(found) and between(value, found) and all(self._holds(value, part) for part in found)

    def _holds(self, value: str, part: Part) -> bool:
        # the first line of an address may be whoever lives there, and a line without a code a street or a town
        names = _OF_ADDRESSES if part.personal_class in _OF_ADDRESSES else (part.personal_class,)
        checks = (checker(name, self._lexicon) for name in names)
        return any(check is not None and check(value[part.start : part.stop]) for check in checks)

    def _known(self, text: str) -> bool:
        # What is no part of a word is taken out first: of addresses few different words are left. A word of the lists is known
        # without looking for words in it.
        plain = text.lower().encode("utf-8", "surrogatepass").translate(_BETWEEN_WORDS)
        others = set(plain.decode("utf-8", "surrogatepass").split()) - self._words
        unknown = set(_WORD.findall(" ".join(others))) - self._words
        return all(len(word) == 1 for word in unknown)

    def holds_for_all(self, lines: str) -> bool:
        """No word reaches over the end of a line."""
        return self._known(lines) and _nothing_personal(lines)


class _UsernameCheck(_ListCheck):
    """Holds for safe addresses, and for what is made of the words of the lists and holds nothing else that is personal."""

    def __call__(self, value: str) -> bool:
        return ranges.safe_email(value) or (holds_nothing_personal(value) and self._known(value))

    def _known(self, text: str) -> bool:
        return all(_made_of(word, self._words) for word in set(_LETTERS.findall(text.lower())))

    def holds_for_all(self, lines: str) -> bool:
        return self._known(lines) and _nothing_personal(lines)


_LIST_CHECKS: dict[str, type[_ListCheck]] = {"postal_code": _EntryCheck, "username": _UsernameCheck}


def _nothing_personal(lines: str) -> bool:
    """True when a quick look shows that ``holds_nothing_personal`` is true of each line."""
    from .quick import clean_literals

    return clean_literals("'{}'".format(lines.replace("'", "''").replace("\n", "'\0'")))


def _made_of(word: str, words: set[str]) -> bool:
    """True for a name, an initial, an initial and a name (``asilva``) or two names (``anasilva``)."""
    return (
        len(word) == 1
        or word in words
        or word[1:] in words
        or any(word[:index] in words and word[index:] in words for index in range(2, min(len(word), 40) - 1))
    )
