"""Words before a name that say so: titles (Frau), labels (Ansprechpartner:), what is done with people (spoke to), who they are
(my wife), and the ends of letters (Regards,)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from .prose import prose_words

TITLE, WEAK_TITLE, LABEL, PERSON, ENDING = "titles", "weak_titles", "labels", "people_cues", "endings"
"""Whatever name follows is a person's; one that is known; two names of which one is; one name that is known; a line of its own."""
_LETTERS = re.compile(r"[^\W\d_]+")
_WITHIN = re.compile(r"[ ./'\u2019-]{1,2}")
_AFTER = {
    TITLE: re.compile(r"\.?[ \xa0]"),
    WEAK_TITLE: re.compile(r"\.?[ \xa0]"),
    LABEL: re.compile(r"[.)]?[:\uff1a,]?\s{1,2}|[:\uff1a]"),
    PERSON: re.compile(r"[:\uff1a,]?\s{1,2}|[:\uff1a] ?"),
    ENDING: re.compile(r"[,.!]{0,3}\s{1,3}|, ?"),
}
_DEGREES = frozenset("med rer nat phil jur habil ing vet dent pol oec theol sc".split())  # Dr. med. dent.
Word = re.Match[str]


@dataclass(frozen=True, slots=True)
class Introduction:
    """A title or cue from character ``start`` on that ends before word ``next`` of a text, and what kind it is."""

    kind: str
    start: int
    next: int


Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], str, bool]]]


@cache
def _phrases() -> Phrases:
    """By the first word of a phrase in small letters: its other words, its kind, and whether it is written as it is listed only;
    long ones first."""
    found: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for kind in (TITLE, WEAK_TITLE, PERSON, ENDING, LABEL):
        separator = None if kind in (TITLE, WEAK_TITLE) else "|"
        for phrase in prose_words()[kind].replace("\n", " ").split(separator):
            words = _LETTERS.findall(phrase)
            is_exact = kind in (TITLE, WEAK_TITLE) and len(words) == 1 and not phrase[0].islower()
            first, *rest = words if is_exact else map(str.lower, words)
            found.setdefault(first, []).append((tuple(rest), kind, is_exact))
    return {first: sorted(each, key=lambda one: -len(one[0])) for first, each in found.items()}


def is_title(word: str) -> bool:
    """True for a title of one word."""
    return any(kind in (TITLE, WEAK_TITLE) and not rest for rest, kind, _ in _phrases().get(word, ()))


def introductions(text: str, words: Sequence[Word]) -> Iterator[Introduction]:
    """Every title and cue among the ``words`` of ``text`` that another word follows."""
    phrases = _phrases()
    titled = -1  # where a title ends that another one may follow: Frau Dr.
    for index, word in enumerate(words):
        shown = word[0]
        for first in (shown,) if shown.islower() else (shown, shown.lower()):
            for rest, kind, is_exact in phrases.get(first, ()):
                end = index + 1 + len(rest)
                if (is_exact and first != shown) or not _is_followed(text, words, index, end, rest, kind):
                    continue
                while kind == TITLE and end + 1 < len(words) and words[end][0] in _DEGREES:
                    end += 1
                if titled == index and kind == WEAK_TITLE:
                    kind = TITLE
                titled = end if kind == TITLE else titled
                yield Introduction(kind, word.start(), end)
                break


def _is_followed(text: str, words: Sequence[Word], index: int, end: int, rest: Sequence[str], kind: str) -> bool:
    """Whether the word at ``index`` and ``rest`` are there up to ``end``, and another word behind them."""
    if end >= len(words) or (rest and not _follow(text, words[index:end], rest)):
        return False
    return _AFTER[kind].fullmatch(text, words[end - 1].end(), words[end].start()) is not None


def _follow(text: str, words: Sequence[Word], rest: Sequence[str]) -> bool:
    """Whether ``rest`` are the words after the first of ``words``, with little between them."""
    return all(
        word[0].lower() == wanted and _WITHIN.fullmatch(text, before.end(), word.start())
        for before, word, wanted in zip(words, words[1:], rest, strict=False)
    )


def ends_with_cue(text: str) -> bool:
    """True when ``text`` ends with a title or cue, so that what follows is a name."""
    words = list(re.finditer(r"[^\W\d_]+", text))
    if not words:
        return False
    tail = text[words[-1].end() :]
    phrases = _phrases()
    for index in range(max(0, len(words) - 4), len(words)):
        for rest, kind, is_exact in phrases.get(
            words[index][0] if words[index][0] in phrases else words[index][0].lower(), ()
        ):
            if index + 1 + len(rest) == len(words) and not is_exact and _follow(text, words[index:], rest):
                return _AFTER[kind].fullmatch(tail) is not None
    return False
