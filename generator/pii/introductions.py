"""Words before a name that say so: titles (Frau), labels (Ansprechpartner:), what is done with people (spoke to), who they are
(my wife), and the ends of letters (Regards,)."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ..lazy_patterns import lazy
from .keyed_random import plain
from .name_lists import Word, Words
from .prose_lists import prose_words
from .remembered import remembered

TITLE, WEAK_TITLE, LABEL, PERSON, ENDING = "titles", "weak_titles", "labels", "people_cues", "endings"
"""Whatever name follows is a person's; one that is known; two names of which one is; one name that is known; a line of its own."""
ROLE, FIELD = "roles", "fields"
"""Whatever follows in a capital and is no word is a name: at once; behind a colon, perhaps the last name before the first one."""
_LETTERS = lazy(r"[^\W\d_]+")
_WITHIN = lazy(r"[ ./'\u2019-]{1,2}")
_AFTER = {
    TITLE: re.compile(r"\.?[ \xa0]"),
    WEAK_TITLE: re.compile(r"\.?[ \xa0]"),
    LABEL: re.compile(r"[.)]?[:\uff1a,]?\s{1,2}|[:\uff1a]"),
    PERSON: re.compile(r"[ \xa0]?[:\uff1a,]?\s{1,2}\(?|[:\uff1a] ?| [\u2013-] "),
    ROLE: re.compile(r"\.?[ \xa0]?[:\uff1a,]?[ \xa0]\(?|[:\uff1a] ?"),
    FIELD: re.compile(r"[.)]?[ \xa0]?[:\uff1a=]\s{0,3}| [\u2013-] "),
    ENDING: re.compile(r"[,.!:]{0,3}\s{1,3}|, ?"),
}
_DEGREES = frozenset("med rer nat phil jur habil ing vet dent pol oec theol sc".split())  # Dr. med. dent.
# how many words may go on with a title or a trade: its degrees, a verb
_BEHIND = {TITLE: len(_DEGREES), WEAK_TITLE: len(_DEGREES), ROLE: 1}
_SIZES = frozenset(
    "size sizes gr\xf6\xdfe taille tailles talla taglia tamanho maat rozmiar velikost m\xe9ret storlek koko beden".split()
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """A title or cue from character ``start`` on that ends before word ``next`` of a text, and what kind it is."""

    kind: str
    start: int
    next: int


class _Phrase(NamedTuple):
    """A title or cue behind its first word: its other words, its kind, and whether it is written as it is listed only, and with a
    full stop behind it (``M.``, ``ks.``)."""

    rest: tuple[str, ...]
    kind: str
    is_exact: bool
    is_short: bool


Phrases = Mapping[str, Sequence[_Phrase]]


@cache
def _phrases() -> Phrases:
    """By the first word of a phrase in small letters; long ones first."""
    found: dict[str, list[_Phrase]] = {}
    for kind in (TITLE, WEAK_TITLE, FIELD, ROLE, PERSON, ENDING, LABEL):
        separator = None if kind in (TITLE, WEAK_TITLE) else "|"
        phrases = prose_words()[kind].replace("\n", " ").split(separator)
        for phrase in (*phrases, *(relatives_by_owner()[""] if kind == ROLE else ())):
            words = _LETTERS.findall(phrase)
            is_exact = kind in (TITLE, WEAK_TITLE) and len(words) == 1 and not phrase[0].islower()
            first, *rest = words if is_exact else map(str.lower, words)
            is_short = kind == TITLE and phrase.endswith(".")
            found.setdefault(first, []).append(_Phrase(tuple(rest), kind, is_exact, is_short))
    return {first: sorted(each, key=lambda one: -len(one.rest)) for first, each in found.items()}


@cache
def relatives_by_owner() -> Mapping[str, frozenset[str]]:
    """What someone is to someone (wife, Kollegin), by the word before it that says whose (my, seine); of "" those that say it
    themselves (e\u015fim)."""
    found: dict[str, frozenset[str]] = {}
    for owners, relatives in prose_words()["kin"].values():
        for owner in owners.split() or ("",):
            found[owner] = found.get(owner, frozenset()) | frozenset(relatives.split())
    return found


@cache
def _weak_cues() -> re.Pattern[str]:
    cues = (re.escape(cue.strip()) for cue in prose_words()["weak_cues"].replace("\n", "|").split("|"))
    return re.compile(rf"(?<![\w.])(?:{'|'.join(filter(None, cues))})\Z", re.IGNORECASE)


def ends_with_weak_cue(text: str) -> bool:
    """Whether ``text`` ends with a title or cue that is a small word of another language, or one before firms as well as people, so
    that only what is hardly anything else is a name."""
    return _weak_cues().search(text) is not None


@remembered
def is_title(word: str) -> bool:
    """True for a title of one word."""
    return any(each.kind in (TITLE, WEAK_TITLE) and not each.rest for each in _phrases().get(word, ()))


@cache
def _introducing() -> frozenset[str]:
    """Salutations and labels of one word, as ``plain`` has them."""
    return frozenset(
        plain(first)
        for first, phrases in _phrases().items()
        for each in phrases
        if each.kind in (ENDING, FIELD) and not each.rest
    )


@cache
def _every_introducing() -> frozenset[str]:
    """Titles and cues of one word of any kind, and titles behind names."""
    single = (first for first, phrases in _phrases().items() if any(not each.rest for each in phrases))
    return frozenset(map(plain, (*single, *prose_words()["titles_behind"].split())))


@remembered
def may_introduce(word: str) -> bool:
    """True for a title or cue of one word, though some people are called so: Kollege, Bey, Anh."""
    return plain(word) in _every_introducing()


@remembered
def is_introducing(word: str) -> bool:
    """True for a word before which a colon or a name may be and which is no name: Dear, Tisztelt, Witness."""
    return plain(word) in _introducing()


@remembered
def _begins(shown: str) -> tuple[str, frozenset[str] | None, int] | None:
    """A word in small letters where a title or cue may begin with it, with the words of which one must follow, None where any may,
    and how many words may be between it and a name; None for most words."""
    small = shown if shown.islower() else shown.lower()
    phrases = [each for first in {shown, small} for each in _phrases().get(first, ())]
    if not phrases and small not in relatives_by_owner():
        return None
    relatives = relatives_by_owner().get(small, frozenset())
    reach = max((len(each.rest) + _BEHIND.get(each.kind, 0) for each in phrases), default=0)
    reach = max(reach, 1 + _BEHIND[ROLE]) if relatives else reach
    if not all(each.rest for each in phrases):
        return small, None, reach
    return small, frozenset(each.rest[0] for each in phrases) | relatives, reach


def introductions(text: str, words: Words, may_follow: Sequence[bool]) -> Iterator[Introduction]:
    """Every title and cue among the ``words`` of ``text`` that another word follows, and of those that ``may_follow`` one as far
    behind it as a name may be."""
    relatives, titled = relatives_by_owner(), -1  # where a title ends that another one may follow: Frau Dr.
    for index, small in _begun(words, may_follow):
        word = words[index]
        if small in relatives and (end := _relative(text, words, index, relatives[small])):
            yield Introduction(ROLE, word.start(), _behind_copula(text, words, end))
        for kind, end in _said(text, words, index, small):
            if kind == ROLE:
                end = _behind_copula(text, words, end)
            if kind == TITLE:
                titled = end = _behind_degrees(words, end)
            elif kind == WEAK_TITLE and titled == index:
                kind, titled = TITLE, end
            yield Introduction(kind, word.start(), end)


def _begun(words: Words, may_follow: Sequence[bool]) -> Iterator[tuple[int, str]]:
    """The words that a title or cue may begin with, in small letters, of which the next and one that ``may_follow`` allow it."""
    following = -1
    for index, begun in enumerate(map(_begins, words.shown)):
        if begun is None:
            continue
        if following <= index:
            following = _next_of(may_follow, index + 1)
        small, behind, reach = begun
        if following > index + 1 + reach:
            continue
        if behind is None or (index + 1 < len(words) and words[index + 1][0].lower() in behind):
            yield index, small


_COPULAS = frozenset("is ist hei\xdft est es \xe8 \xe9 jest to heet \xe4r er".split())


def _behind_copula(text: str, words: Sequence[Word], end: int) -> int:
    """The word behind a verb that is behind a trade or a relative: his deputy is William Lawson."""
    if end + 1 >= len(words) or words[end][0] not in _COPULAS:
        return end
    return (
        end + 1
        if text[words[end].end() : words[end + 1].start()] == " " and not words[end + 1][0][0].islower()
        else end
    )


def _next_of(may_follow: Sequence[bool], start: int) -> int:
    """The first word from ``start`` on that may follow; one that is out of reach where there is none."""
    try:
        return may_follow.index(True, start)
    except ValueError:
        return sys.maxsize


def _behind_degrees(words: Sequence[Word], end: int) -> int:
    """The word behind the degrees that go on with a title from ``end`` on (Dr. med. dent.): a name, so never beyond the last word."""
    while end + 1 < len(words) and words[end][0] in _DEGREES:
        end += 1
    return end


def _said(text: str, words: Sequence[Word], index: int, small: str) -> Iterator[tuple[str, int]]:
    """The kind of the title or cue that begins at ``index`` as it is shown, and of one in small letters; and the word behind it."""
    phrases, shown = _phrases(), words[index][0]
    following = words[index + 1][0].lower() if index + 1 < len(words) else ""
    for first in (shown,) if shown == small else (shown, small):
        for phrase in phrases.get(first, ()):
            if phrase.rest and phrase.rest[0] != following:
                continue
            end = index + 1 + len(phrase.rest)
            if not (phrase.is_exact and first != shown) and _is_followed(text, words, index, end, phrase):
                yield phrase.kind, end
                break


def _relative(text: str, words: Sequence[Word], index: int, relatives: Collection[str]) -> int:
    """The word behind "my wife" when that begins at ``index``; 0 when it does not."""
    end = index + 2
    if end >= len(words) or words[index + 1][0].lower() not in relatives:
        return 0
    return end if _AFTER[ROLE].fullmatch(text, words[end - 1].end(), words[end].start()) else 0


def _is_followed(text: str, words: Sequence[Word], index: int, end: int, phrase: _Phrase) -> bool:
    """Whether the word at ``index`` and the rest of ``phrase`` are there up to ``end``, and another word behind them."""
    if end >= len(words) or (phrase.rest and not _follow(text, words, index, phrase.rest)):
        return False
    if phrase.is_short and not _is_abbreviation(text, words, index, end):
        return False
    return _AFTER[phrase.kind].fullmatch(text, words[end - 1].end(), words[end].start()) is not None


def _is_abbreviation(text: str, words: Sequence[Word], index: int, end: int) -> bool:
    """Whether a full stop is behind a title, and neither a name before it, of which it would be an initial, nor a size."""
    if text[words[end - 1].end()] != ".":
        return False
    if len(words[index][0]) > 1 or not index:
        return True
    before = words[index - 1][0]
    return before[0].islower() and before not in _SIZES


def _follow(text: str, words: Sequence[Word], index: int, rest: Sequence[str]) -> bool:
    """Whether ``rest`` are the words behind the one at ``index``, with little between them."""
    before = words[index]
    for at, wanted in enumerate(rest, start=index + 1):
        word = words[at]
        if word[0].lower() != wanted or not _WITHIN.fullmatch(text, before.end(), word.start()):
            return False
        before = word
    return True


def ends_with_cue(text: str, kinds: Collection[str] | None = None) -> bool:
    """True when ``text`` ends with a title or cue, of one of ``kinds`` where these are given, so that what follows is a name."""
    words = list(re.finditer(r"[^\W\d_]+", text))
    if not words:
        return False
    tail = text[words[-1].end() :]
    phrases = _phrases()
    for index in range(max(0, len(words) - 4), len(words)):
        shown = words[index][0]
        for phrase in phrases.get(shown if shown in phrases else shown.lower(), ()):
            if kinds is not None and phrase.kind not in kinds:
                continue
            is_whole = index + 1 + len(phrase.rest) == len(words) and (not phrase.is_exact or kinds is not None)
            if is_whole and _follow(text, words, index, phrase.rest) and _AFTER[phrase.kind].fullmatch(tail):
                return True
    return False
