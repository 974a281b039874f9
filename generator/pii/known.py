"""People in a text or a column without any personal column that says so, recognised by names that are known."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Set

from .keyed_random import STREET_WORDS, plain
from .originals import COMMON

_NAME = r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*"
_PAIR = re.compile(
    rf"(?<!\w)(?={_NAME}[ \xa0,])(?P<one>{_NAME})(?:[ \xa0][^\W\d_]\.?)?(?P<between>,?[ \xa0])(?P<two>{_NAME})"
)
# "Dr" alone may be a drive, "Sr" a senior.
_TITLED = re.compile(
    r"(?<!\w)(?:(?:Mr|Mrs|Ms|Miss|Herrn?|Frau|Mme|Mlle|Monsieur|Madame|Se\xf1ora?|Srta|Sra|Signora?)\.?|Dr\.|Prof\.)[ \xa0]"
    rf"(?P<two>{_NAME})"
)
_HYPHEN = re.compile("[-'\u2019]")
_AFTER_PLACES = STREET_WORDS | frozenset(
    "airport area bay beach branch bridge castle cathedral center centre church city county coast department district "
    "factory falls garden gardens group harbor harbour heights hospital hotel house island lake library market mill "
    "mountain museum office palace park plaza port region river school shop springs state station store team terminal "
    "times tower university valley village warehouse yard monday tuesday wednesday thursday friday saturday sunday said "
    "says called from with will also and".split()
)
_PLACED = re.compile(r"\b(?:San|Santa|St|Saint|Los|Las|El|La|Port|Fort|Mount|Lake)\.?[ \xa0]\Z")
_LEAST = 3


class KnownNames:
    """Recognises people by the first and last names that are known, among them many that are rare."""

    def __init__(self, first: Collection[str], last: Collection[str]) -> None:
        self._first = {plain(name) for name in first if len(name) > 1} - COMMON - {"santa", "port", "mount"}
        self._last = {plain(name) for name in last if len(name) > 1} - COMMON - STREET_WORDS

    def spans(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Where a first name is beside a last one, or a name behind a title, word by word, with class and word."""
        index = 0
        while (pair := _PAIR.search(text, index)) is not None:
            first, last = ("two", "one") if "," in pair["between"] else ("one", "two")
            known = self._is_name(pair[last], self._last) or (first == "one" and self._may_be_name(pair[last]))
            placed = _PLACED.search(text, max(0, pair.start() - 6), pair.start())  # San Diego Freight
            same = pair["one"].isupper() == pair["two"].isupper()  # not "Ihre IBAN"
            if known and same and not placed and self._is_name(pair[first], self._first):
                yield (*pair.span(first), "first_name", pair[first])
                yield (*pair.span(last), "last_name", pair[last])
                index = pair.end()
            else:
                index = pair.end("one")
        for match in _TITLED.finditer(text):
            word = match["two"]
            if len(word) > 2 and word[0].isupper() and plain(word) not in STREET_WORDS:
                yield (*match.span("two"), "last_name", word)

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
        """True for a word that is behind a first name as a last one does: Anna Featherstone, not Virginia Beach."""
        return len(word) > 3 and word[0].isupper() and not word.isupper() and plain(word) not in _AFTER_PLACES | COMMON

    def _is_full(self, text: str) -> bool:
        words = re.findall(_NAME, text)
        if not 2 <= len(words) <= 4 or re.search(r"[\d@/&]", text):
            return False
        first, last = (words[-1], words[0]) if "," in text else (words[0], words[-1])
        return self._is_name(first, self._first) and self._is_name(last, self._last)
