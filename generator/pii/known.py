"""People in a text or a column without any personal column that says so, recognised by names that are known."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence, Set
from functools import cache

from .keyed_random import STREET_WORDS, plain
from .originals import COMMON
from .prose import alternatives, prose_words

_NAME = r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*"
_WORD = re.compile(rf"(?<!\w){_NAME}(?=_|\b)|(?<=_){_NAME}(?=_|\b)")
# Particles are no names of their own: van der Heijden, da Paz, y Gasset.
_PARTICLES = (
    "van|von|der|den|de|da|di|do|dos|das|del|della|la|le|los|las|du|des|ten|ter|tot|zu|zur|bin|ibn|al|el|af|av|y|e"
)
_BETWEEN = re.compile(rf"[ \xa0_]|,[ \xa0]|[ \xa0][^\W\d_]\.?[ \xa0]|[ \xa0](?:(?:{_PARTICLES})[ \xa0]){{1,3}}")
_HYPHEN = re.compile("[-'\u2019]")
_AFTER_PLACES = STREET_WORDS | frozenset(
    "airport area bay beach branch bridge castle cathedral center centre church city county coast department district "
    "factory falls garden gardens group harbor harbour heights hospital hotel house island lake library market mill "
    "mountain museum office palace park plaza port region river school shop springs state station store team terminal "
    "times tower university valley village warehouse yard monday tuesday wednesday thursday friday saturday sunday said "
    "says called the from with will also and back on please call me us him her them my your our all any new old next week today tomorrow "
    "again later soon now here there support service customer department accounting info kunde firma gate door side".split()
)
_BEFORE_PLACES = frozenset("san santa st saint los las el la port fort mount lake new".split())
_COMPANIES = re.compile(
    r"[ ,&]+(?:and |und |et |& )?(?:\w+ )?(?:GmbH|AG|KG|Ltd|LLC|Inc|Corp|S\.?A\.?|S\.?p\.?A|Sp\. ?z|B\.?V|N\.?V|Oy|AB|Kft|s\.r\.o|A/S|plc|Co)\b"
)
_LEAST = 3

Word = re.Match[str]


@cache
def _introductions() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Titles, titles that are other words, too, and words before a name; each with the words of the name behind it."""
    lists = prose_words()
    titles, weak = (
        "|".join(sorted(map(re.escape, lists[name].split()), key=len, reverse=True))
        for name in ("titles", "weak_titles")
    )
    cues = alternatives("cues")
    names = rf"(?P<names>(?:(?:{_PARTICLES})[ \xa0])*{_NAME}(?:[ \xa0](?:(?:{_PARTICLES})[ \xa0])*{_NAME}){{0,3}})"
    return (
        re.compile(rf"(?<!\w)(?:{titles})\.?[ \xa0](?:(?:{weak})\.?[ \xa0])*{names}"),
        re.compile(rf"(?<!\w)(?:{weak})\.?[ \xa0](?:(?:{weak})\.?[ \xa0])*{names}"),
        re.compile(rf"(?<!\w)(?:{cues})(?!\w)[:,]?[ \xa0](?:(?:{titles}|{weak})\.?[ \xa0])*{names}", re.IGNORECASE),
    )


class KnownNames:
    """Recognises people by the first and last names that are known, among them many that are rare."""

    def __init__(self, first: Collection[str], last: Collection[str]) -> None:
        self._every_first = {plain(name) for name in first if len(name) > 1} - _BEFORE_PLACES
        self._every_last = {plain(name) for name in last if len(name) > 1} - STREET_WORDS - _AFTER_PLACES
        self._first, self._last = self._every_first - COMMON, self._every_last - COMMON
        self._every, self._last_only = self._every_first | self._every_last, self._last - self._every_first

    def spans(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Where a first name is beside a last one, or a name behind a title or a word that introduces one, word by word, with
        class and word."""
        found = {(start, end): (name, word) for start, end, name, word in (*self._introduced(text), *self._pairs(text))}
        yield from ((*span, *found[span]) for span in sorted(found))

    def _pairs(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        words = [
            match
            for match in _WORD.finditer(text)
            if len(match[0]) > 1 and (match[0][0].isupper() or not match[0].isascii())
        ]
        index = 0
        while index < len(words) - 1:
            found = self._name_at(text, words, index)
            for word, personal_class in found:
                yield (*word.span(), personal_class, word[0])
            index += max(len(found), 1)

    def _name_at(self, text: str, words: Sequence[Word], index: int) -> list[tuple[Word, str]]:
        """The words of the name that begins at ``index``, with their classes."""
        one, two = words[index], words[index + 1]
        between = text[one.end() : two.start()]
        if not _BETWEEN.fullmatch(between) or one[0].isupper() != two[0].isupper():  # not "Ihre IBAN"
            return []
        if (
            index
            and plain(words[index - 1][0]) in _BEFORE_PLACES
            and text[words[index - 1].end() : one.start()].strip(".") == " "
        ):
            return []  # San Diego Freight
        if between[0] == ",":
            is_name = self._is_name(one[0], self._last) and self._is_name(two[0], self._first)
            return [(one, "last_name"), (two, "first_name")] if is_name else []
        if _COMPANIES.match(text, two.end()):
            return []
        found: list[tuple[Word, str]] = []
        if self._is_western(one[0], two[0]):
            found = [(one, "first_name"), (two, "last_name")]
        elif self._is_name(one[0], self._last) and self._is_name(two[0], self._first):
            found = [(one, "last_name"), (two, "first_name")]  # as in Hungary, Vietnam, China
        third = words[index + 2] if index + 2 < len(words) else None
        if third is None or text[two.end() : third.start()] not in (" ", "\xa0", "_"):
            return found
        if found and (self._is_name(third[0], self._last) or self._is_name(third[0], self._first)):
            return [*found, (third, "last_name")]
        if not found and len(two[0]) < 5 and self._is_name(one[0], self._last) and self._is_name(third[0], self._first):
            return [(one, "last_name"), (two, "first_name"), (third, "first_name")]
        return found

    def _is_western(self, first: str, last: str) -> bool:
        if self._is_name(first, self._first):
            return self._is_name(last, self._every_last) or self._may_be_name(last)
        return len(last) > 3 and self._is_name(first, self._every_first) and self._is_name(last, self._last_only)

    def _introduced(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Names behind titles (Dr., Pani) and introductions (c/o, Ansprechpartner:)."""
        titles, weak_titles, cues = _introductions()
        for pattern, least in ((titles, 0), (weak_titles, 1), (cues, 2)):
            match = pattern.search(text)
            while match is not None:
                words = self._names(text, *match.span("names"))
                known = sum(self._is_name(word[0], self._every) for word in words)
                if (
                    words
                    and known >= min(least, 1)
                    and len(words) >= least
                    and not _COMPANIES.match(text, words[-1].end())
                ):
                    for word in words:
                        is_first = self._is_name(word[0], self._first) and len(words) > 1
                        yield (*word.span(), "first_name" if is_first else "last_name", word[0])
                match = pattern.search(text, words[-1].end() if words else match.start("names"))

    def _names(self, text: str, start: int, end: int) -> list[Word]:
        """The words of a name from ``start`` on, up to the first that is none."""
        found: list[Word] = []
        for word in _WORD.finditer(text, start, end):
            shown = plain(word[0])
            if (
                not word[0][0].isupper()
                or len(word[0]) < 2
                or shown in _AFTER_PLACES
                or (word[0].isupper() and len(word[0]) > 1)
            ):
                break
            if len(found) > 1 and not self._is_name(word[0], self._every):
                break
            found.append(word)
        return found

    def class_of(self, values: Collection[str]) -> tuple[str, int] | None:
        """What a column of such texts holds, when most of them are people's names, and how many; None when not."""
        texts = {value.strip() for value in values if value.strip()}
        if len(texts) < _LEAST:
            return None
        full = sum(map(self._is_full, texts))
        if full * 2 >= len(texts):
            return "person_name", full
        for name, known in (("first_name", self._first), ("last_name", self._last)):
            words = sum(re.fullmatch(_NAME, text) is not None and self._is_name(text, known) for text in texts)
            if words * 5 >= len(texts) * 4:
                return name, words
        return None

    @staticmethod
    def _is_name(word: str, known: Set[str]) -> bool:
        if word[0].islower():
            return False
        parts = [plain(part) for part in (word, *_HYPHEN.split(word)) if part]
        # Slavic names of women: Kowalska, Ivanova
        return any(part in known or (part[-1:] == "a" and {part[:-1], part[:-1] + "i"} & known) for part in parts)

    @staticmethod
    def _may_be_name(word: str) -> bool:
        """True for a word that is behind a first name as a last one is: Anna Featherstone, not Virginia Beach."""
        return len(word) > 3 and word[0].isupper() and not word.isupper() and plain(word) not in _AFTER_PLACES | COMMON

    def _is_full(self, text: str) -> bool:
        words = re.findall(_NAME, text)
        if not 2 <= len(words) <= 4 or re.search(r"[\d@/&]", text):
            return False
        first, last = (words[-1], words[0]) if "," in text else (words[0], words[-1])
        return self._is_name(first, self._first) and self._is_name(last, self._last)
