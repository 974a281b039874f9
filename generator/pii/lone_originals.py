"""Originals of one word in a text, a half of a name or a town: which of them are a person's there, and which are a word, a brand or a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from ..lazy_patterns import lazy
from .equality import NAMES
from .introductions import ENDING, FIELD, LABEL, PERSON, ROLE, TITLE, WEAK_TITLE, ends_with_cue, ends_with_weak_cue
from .keyed_random import STREET_WORDS, plain
from .lone_names import BEFORE_NO_ONE, begins_with_word, has_something, is_amid_people, is_among_things, is_namesake
from .name_lists import ALSO, Kind, is_sentence
from .of_goods import are_goods
from .of_no_one import (
    DOES,
    begins_product,
    is_amid_things,
    is_called_after,
    is_called_so,
    is_company,
    is_of_a_thing,
    is_of_an_institution,
    what_people_do,
)
from .prose_lists import prose_words
from .word_search import Span

_BESIDE = lazy(
    r"[ \xa0-]|, |[ \xa0][^\W\d_]\.[ \xa0]|[ \xa0]?(?:&|and|und|et|y|e|i|og|och|ja|en|ve|és)[ \xa0]|\. |[+_.]|%20"
)
_CONTACT_BEHIND = lazy(
    r",?[ \xa0][(<]?(?:[\w.+-]+@\w|(?:tel|phone|mob|cell|handy|kom)\b|\+?[0-9(][0-9 ()./-]{6,})", re.IGNORECASE
)
_ADDRESS_BEHIND = lazy(r"[ \xa0]?[<(][\w.+-]+@\w")
_POSTAL = r"(?:[A-Z]{1,2}-)?[0-9]{4,6}|[0-9]{2}-[0-9]{3}|[0-9]{3}[ \xa0][0-9]{2}|[0-9]{4}[ \xa0][A-Z]{2}|[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}"
_BEHIND_CODE = lazy(rf"(?<![\w.-])(?:{_POSTAL})[ \xa0,]{{1,2}}\Z")
_BEFORE_CODE = lazy(rf",?[ \xa0](?:[A-Z]{{2}}[ \xa0])?(?:{_POSTAL})(?![\w-])")
_IS_ENTRY, _ENDS_ENTRY = lazy(r"(?:\A|\n|: |\")\Z"), lazy(r"[ \xa0]?(?:\Z|\n|[;:|(\"]|[-\u2013] )")
_ONE_NAME = (" ", "\xa0", ".", "_", "-", "+", "%20")
_SMALL = lazy(r"(?<![\w'\u2019])([^\W\d_A-Z][^\W\d_]*)[ \xa0]\Z")
_ADDRESSES = frozenset(("street", "postal_code"))
_INTRODUCING = frozenset((TITLE, WEAK_TITLE, FIELD, ROLE, PERSON, ENDING))
_NEAR_ADDRESS, _LOOK_BACK = 24, 40
_JOINED_BEFORE, _JOINED_BEHIND = lazy(r"[/_=@+%\\]\Z|\w[.-]\Z"), lazy(r"[/_=@+%\\]|[.-]\w")
_OF_ACCOUNT = lazy(
    r"@|\b(?:home|users?|login|logon|account|profile?|u|uid|owner|author|pdf|docx?|xlsx?|jpe?g|png|msg|eml|vcf|csv|txt)\b",
    re.IGNORECASE,
)
_STREET_ENDS = (
    "ring",
    "weg",
    "platz",
    "allee",
    "gasse",
    "ufer",
    "damm",
    "kade",
    "straat",
    "laan",
    "plein",
    "vag",
    "gatan",
    "utca",
    "strasse",
    "str",
)
_BLANK = lazy(r"[ \xa0]")
_NEXT = lazy(r"[ \xa0]([^\W\d_]+)")
_HYPHENED = lazy(r"-([^\W\d_]+)(?!\w)")


def with_context(
    text: str, spans: Sequence[Span], near: Mapping[str, str], kind_of: Kind, *, prose: bool
) -> list[Span]:
    """``spans`` of originals without names and towns of one word that nothing around them makes a person's. A word of ``near``, which
    the row or its parents hold, is of whom the text is about. What is no ``prose``, as most members of documents, names things."""
    found = sorted(spans)
    kept = [span for span in found if not _is_lone(text, span) or _is_named_whole(text, span, found, kind_of)]
    sure = {span[:2] for span in kept}
    for span in found:
        if span[:2] in sure:
            continue
        if span[2] == "city":
            if _is_persons_town(text, span, found, near):
                kept.append(span)
        elif _is_persons(text, span, near, kind_of, prose=prose):
            kept.append(span)
    return sorted([*kept, *_beside(text, [span for span in found if span not in kept], kept)])


def _beside(text: str, others: Sequence[Span], kept: Sequence[Span]) -> Iterator[Span]:
    """Those of the ``others`` that a blank ties to the name of a person that is ``kept``."""
    starts, ends = ({span[end] for span in kept if span[2] in NAMES} for end in (0, 1))
    for span in others:
        if span[2] != "city" and not text[span[0]].islower():
            before, behind = text[span[0] - 1 : span[0]] == " ", text[span[1] : span[1] + 1] == " "
            if (before and span[0] - 1 in ends) or (behind and span[1] + 1 in starts):
                yield span


def _is_lone(text: str, span: Span) -> bool:
    """Whether a span is a town or one word of a name; not a full name that is joined (zofia.kowalczyk) or of a script without blanks."""
    start, stop, name, original = span
    if name == "city":
        return True
    shown = text[start:stop]
    is_whole = shown.lower() == shown.upper() and name in ("person_name", "company_contact")
    return name in NAMES and not is_whole and not _BLANK.search(shown) and not _BLANK.search(original)


def _is_named_whole(text: str, span: Span, spans: Sequence[Span], kind_of: Kind) -> bool:
    """Whether another name is beside a half, so that both are one person's, and no brand or thing is called so."""
    if span[2] == "city":
        return False
    for other in spans:
        if other[2] not in NAMES or other[:2] == span[:2]:
            continue
        first, second = sorted((span, other))
        if first[1] > second[0]:
            continue
        is_persons = _is_whole_name(text, first, second, kind_of)
        if is_persons is not None:
            return is_persons and not is_namesake(text, span[0], span[1])
    return False


@lru_cache(maxsize=4)  # for one half after the other
def _is_whole_name(text: str, first: Span, second: Span, kind_of: Kind) -> bool | None:
    """Whether two names are a person's and no goods are called so; None where they are not one name, or a thing's."""
    if _BESIDE.fullmatch(text, first[1], second[0]) is None or not _are_halves(text, first, second, kind_of):
        return None
    if _is_of_thing(text, first[0], second[1], kind_of, is_common=False):
        return None
    return _is_introduced(text, first[0], second[1], is_common=False) or not are_goods(
        text, first[0], second[1], kind_of
    )


def _are_halves(text: str, first: Span, second: Span, kind_of: Kind) -> bool:
    """Whether two names beside each other are one's as they are written: with capitals, or in small letters and no words. Two words
    are only as a first and a last name with nothing between, and where people are: Rose Baker rang, not Rose and Violet."""
    words = [_is_word(text[start:stop], kind_of) for start, stop, _, _ in (first, second)]
    between = text[first[1] : second[0]]
    is_one = between in _ONE_NAME
    if not text[first[0]].islower() and not text[second[0]].islower():
        if (first[2], second[2]) != ("last_name", "first_name"):
            return not all(words) or (is_one and is_amid_people(text, first[0], second[1]))
        is_entry = between == ", " and _IS_ENTRY.search(text, max(0, first[0] - 3), first[0]) is not None
        return not all(words) or (is_entry and _ENDS_ENTRY.match(text, second[1]) is not None)
    return is_one and not any(words)


def _is_word(shown: str, kind_of: Kind) -> bool:
    return kind_of(shown) & ALSO > 0


def _is_persons(text: str, span: Span, near: Mapping[str, str], kind_of: Kind, *, prose: bool) -> bool:
    start, stop, _, _ = span
    shown = text[start:stop]
    word = plain(shown)
    is_common = _is_word(shown, kind_of)
    if word in near:
        return not (shown.islower() and is_common) and not is_company(text, stop)
    if shown.islower():
        return not is_common and len(word) > 4 and _is_in_code(text, span)
    if _is_of_thing(text, start, stop, kind_of, is_common=is_common):
        return False
    if _is_introduced(text, start, stop, is_common=is_common):
        return True
    if is_common or not (prose or _is_of_names(text, kind_of)):
        return False
    return _may_be_alone(text, span, kind_of)


def _may_be_alone(text: str, span: Span, kind_of: Kind) -> bool:
    """Whether a name that nothing introduces is a person's by what is around it."""
    start, stop, _, _ = span
    if is_amid_things(text, start, stop):
        return False
    if begins_with_word(text, start, stop) or are_goods(text, start, stop, kind_of):
        return False
    return span[2] != "first_name" or _is_said_of(text, start, stop, kind_of)


def _is_said_of(text: str, start: int, stop: int, kind_of: Kind) -> bool:
    """Whether a first name is in a sentence, behind a word in small letters, or all that a text is but for other names: not Tisch
    Lotte, Eiche."""
    if begins_product(text, start, stop) or is_among_things(text, start, stop, kind_of):
        return False
    if text.strip() == text[start:stop] or _SMALL.search(text, max(0, start - _LOOK_BACK), start) or is_sentence(text):
        return True
    return _is_of_names(text, kind_of)


def _is_of_names(text: str, kind_of: Kind) -> bool:
    """Whether a text is a name of several words, none of which is anything else."""
    words = text.replace(",", " ").split()
    return 1 < len(words) < 5 and all(word[:1].isupper() and not _is_word(word, kind_of) for word in words)


def _is_of_thing(text: str, start: int, stop: int, kind_of: Kind, *, is_common: bool) -> bool:
    """Whether what is around makes a name a company's, a street's, a school's or a product's; of one that ``is_common`` also any noun
    behind it."""
    if is_namesake(text, start, stop) or is_called_so(text, start) or is_of_an_institution(text, stop):
        return True
    behind = _HYPHENED.match(text, stop)
    while behind is not None:
        if plain(behind[1]) in STREET_WORDS or plain(behind[1]) in _things() or plain(behind[1]).endswith(_STREET_ENDS):
            return True
        behind = _HYPHENED.match(text, behind.end())
    following = _NEXT.match(text, stop)
    if following is not None and plain(following[1]) in _things():
        return True
    return is_of_a_thing(text, stop, kind_of, is_sure=not is_common) or is_called_after(text, start, stop)


@cache
def _titles_behind() -> frozenset[str]:
    return frozenset(prose_words()["titles_behind"].split())


@cache
def _things() -> frozenset[str]:
    return frozenset(plain(word) for name in ("things", "firms") for word in prose_words()[name].split())


def _is_introduced(text: str, start: int, stop: int, *, is_common: bool) -> bool:
    """Whether a title, a label or what is done with people is before a name, or what only people do or a number to call behind it;
    behind one that ``is_common`` nothing that things do, too."""
    if _CONTACT_BEHIND.match(text, stop) or _ADDRESS_BEHIND.match(text, stop):
        return True
    if has_something(text, stop) or _does(text, start, stop, is_common=is_common):
        return True
    following = _NEXT.match(text, stop)
    if following is not None and following[1] in _titles_behind():
        return True
    before = text[max(0, start - _LOOK_BACK) : start]
    if is_common and ends_with_weak_cue(before.rstrip()):
        return False  # Entrega em Santos
    return ends_with_cue(before, _INTRODUCING) or (before.rstrip()[-1:] == ":" and ends_with_cue(before, (LABEL,)))


def _does(text: str, start: int, stop: int, *, is_common: bool) -> bool:
    """Whether a name does what people do. A common word behind an article or a small word for places does not: Trip to Newton is
    confirmed."""
    if not is_common:
        return DOES.match(text, stop) is not None
    before = _SMALL.search(text, max(0, start - _LOOK_BACK), start)
    return what_people_do(text, stop) and (before is None or plain(before[1]) not in BEFORE_NO_ONE)


def _is_in_code(text: str, span: Span) -> bool:
    """Whether a word in small letters is in a path, a login or an address (zofia.kowalczyk) rather than in a sentence; a first name
    where something there is of a person's account: hosts and pages are called so, too."""
    start, stop, name, _ = span
    if name == "first_name" and not _OF_ACCOUNT.search(text):
        return False
    return (
        _JOINED_BEFORE.search(text, max(0, start - 2), start) is not None
        or _JOINED_BEHIND.match(text, stop) is not None
    )


def _is_persons_town(text: str, span: Span, spans: Sequence[Span], near: Mapping[str, str]) -> bool:
    """Whether the row's person lives in a town, or a postal code or a street is beside it."""
    start, stop, _, original = span
    if not text[start].islower() and plain(original) in near:
        return True
    if _BEHIND_CODE.search(text, max(0, start - 14), start) or _BEFORE_CODE.match(text, stop):
        return True
    return any(
        name in _ADDRESSES and (0 <= start - end < _NEAR_ADDRESS or 0 <= first - stop < _NEAR_ADDRESS)
        for first, end, name, _ in spans
    )
