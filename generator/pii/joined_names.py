"""Names of people in scripts that put no blank between the last and the first one: Han, Kana, Hangul."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..lazy_patterns import lazy
from .keyed_random import plain
from .name_lists import ANY_FIRST, ANY_LAST, FIRST, LAST, WORD, Kind
from .prose_lists import prose_words
from .remembered import letters_in

_FIRMS = frozenset(
    "\u5e97\u793e\u6240\u696d\u9662\u6821\u4f1a\u90e8\u533a\u5e02\u753a\u99c5\u5ddd\u5c71\u770c\u5e9c\u90fd\u8def\u8857\u6751\u6a4b\u5bfa\u5bb6\u6e7e"
)
# Han and Hangul without spaces, apart from other letters; and what is added to a name (Mr, Ms, teacher).
_JOINED = lazy(
    r"(?<!\w)([\u4e00-\u9fff\u3005]{2,5}?|[\uac00-\ud7a3]{2,4}?)(\u3055\u3093|\u69d8|\u6c0f|\u5148\u751f|\u5973\u58eb| ?\uace0\uac1d\ub2d8| ?\uace0\uac1d|\ub2d8|\uc528)?(?!\w)"
)

_HAN_OR_HANGUL = lazy("[\u3005\u4e00-\u9fff\uac00-\ud7a3]")
# Who is called so in a form or an order, in Chinese
_LABELLED = lazy(
    r"(?:\u9001\u8d27\u7ed9|\u5bc4\u7ed9|\u81f4\u7535|\u8054\u7cfb\u4eba|\u59d3\u540d|\u6536\u4ef6\u4eba|\u5ba2\u6237|\u7528\u6237|\u8054\u7cfb|\u60a3\u8005|\u8054\u7e6b\u4eba)[:\uff1a ]{0,2}([\u4e00-\u9fff]{2,3})(?=\W|\Z|\u786e|\u8ba2|\u5148|\u5973)"
)

# Family names of Vietnam, before one to three syllables with a capital each
_VIETNAMESE = dict.fromkeys(prose_words()["vietnamese_families"].split()).keys()
_SYLLABLE = "[A-Z\xc0-\xdd\u0102\u0110\u0128\u0168\u01a0\u01af\u1ea0-\u1ef9][^\\W\\d_A-Z]{0,6}"
_OF_VIETNAM = lazy(rf"(?<!\w)(?:{'|'.join(_VIETNAMESE)})((?: {_SYLLABLE}(?!\w)){{1,4}})")
_MARKED = lazy("[\u0103\u0111\u01a1\u01b0\u1ea0-\u1ef9\xe0-\xe3\xe8-\xea\xec\xed\xf2-\xf5\xf9\xfa\xfd]", re.IGNORECASE)
_VIETNAMESE_LETTER = lazy("[\u0103\u0111\u01a1\u01b0\u1ea0-\u1ef9]", re.IGNORECASE)
_BEFORE = lazy(r"([^\W\d_]+) \Z")
# Airlines write the last name, a stroke and the first one, in capitals, perhaps with a title.
_ON_LIST = lazy(
    r"(?<![\w/])(?P<last>[^\W\d_a-z]{3,}(?:[ -][^\W\d_a-z]{2,})?)/(?P<first>[^\W\d_a-z]{3,})(?: (?P<title>MR|MRS|MS|MISS|MSTR|DR|CHD|INF))?(?![\w/])"
)
_PASSENGERS = frozenset(
    (
        "passenger",
        "passengers",
        "pax",
        "passager",
        "pasajero",
        "passeggero",
        "passagier",
        "pasazer",
        "yolcu",
        "traveller",
        "name",
    )
)


@cache
def _places() -> frozenset[str]:
    return frozenset(map(plain, prose_words()["before_things"].split()))


def vietnamese_names(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Full names of Vietnam: the family's, a middle one, the given one; no streets and schools."""
    places = _places()
    is_vietnamese = not _VIETNAMESE.isdisjoint(letters_in(text)) and _MARKED.search(text) is not None
    for match in _OF_VIETNAM.finditer(text) if is_vietnamese else ():
        before = _BEFORE.search(text, max(0, match.start() - 12), match.start())
        if (before is not None and plain(before[1]) in places) or not _MARKED.search(match[0]):
            continue
        last = match[0].split(" ", 1)[0]
        if last.isascii() and not _VIETNAMESE_LETTER.search(text):
            continue  # La Renault Zo\xe9
        yield match.start(), match.start() + len(last), "last_name", last
        start = match.start(1) + 1
        for first in match[1].split():
            yield start, start + len(first), "first_name", first
            start += len(first) + 1


def on_passenger_lists(text: str, kind_of: Kind) -> Iterator[tuple[int, int, str, str]]:
    """OAKESHOTT/HAMISH MR: with a title, behind a word for passengers, or where one of the two is known and neither a word."""
    for match in _ON_LIST.finditer(text):
        last, first = kind_of(match["last"]), kind_of(match["first"])
        before = _BEFORE.search(text, max(0, match.start() - 16), match.start())
        is_listed = match["title"] is not None or (before is not None and plain(before[1]) in _PASSENGERS)
        is_known = first & FIRST > 0 and last & (ANY_FIRST | ANY_LAST) > 0 and not (first | last) & WORD
        if (is_listed or is_known) and not (first & WORD and last & WORD and not is_listed):
            yield (*match.span("last"), "last_name", match["last"])
            yield (*match.span("first"), "first_name", match["first"])


def joined_names(text: str, kind_of: Kind) -> Iterator[tuple[int, int, str, str]]:
    """Last and first name written together, as in China, Japan and Korea, or a last one with what is added to names."""
    if not _HAN_OR_HANGUL.search(text):
        return
    for match in _LABELLED.finditer(text):
        if kind_of(match[1][0]) & LAST:
            yield (*match.span(1), "person_name", match[1])
    for match in _JOINED.finditer(text):
        word, added = match[1], match[2]
        parts = [(word[:size], word[size:]) for size in (1, 2, 3) if size < len(word)]
        if any(kind_of(last) & LAST and _is_given(last, first, kind_of) for last, first in parts) or (
            added and any(kind_of(last) & LAST for last in (word, word[:1], word[:2]))
        ):
            yield (*match.span(1), "person_name", word)


def _is_given(last: str, first: str, kind_of: Kind) -> bool:
    """Whether what follows a family name is a given one: a known one, or one or two Han characters behind a Japanese name that
    make no shop, company or place of it."""
    is_short = len(last) > 1 and len(first) < 3 and "\u4e00" <= last[0] <= "\u9fff"
    return kind_of(first) & FIRST > 0 or (is_short and not _FIRMS.intersection(first))
