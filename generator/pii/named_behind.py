"""People by what is behind a name: a title (Kovács úr, Ayşe Hanım, Tanaka-san), what only people do (Ann Ott signed), or a
telephone number or an address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from ..lazy_patterns import lazy
from .beside_contacts import may_be_of_one, people_paid
from .introductions import is_introducing, may_introduce
from .keyed_random import plain
from .lone_names import is_namesake
from .name_lists import ANY_FIRST, ANY_LAST, FIRST, NAME_PATTERN, PLACE, WORD, Kind, Word, Words, begins_large
from .of_no_one import DOES, is_amid_things
from .prose import Span
from .prose_lists import alternatives, prose_words
from .remembered import remembered
from .word_starts import word_starts

Found = Iterator[Span]
_TIE, _TIES = re.compile(r"[ \xa0]"), (" ", "\xa0")
_FOLLOWED = lazy(
    rf"(?<!\w)(?P<first>{NAME_PATTERN})[ \xa0](?P<last>{NAME_PATTERN})[,;:]?[ \xa0][(<]?"
    r"(?:(?:cell|mobile|mob|tel|phone|fax|handy|natel|gsm|kom)\b|\+?[0-9(][0-9 ()./-]{6,}|[\w.+-]+@)"
)
_TELEPHONES = word_starts("cell mob tel phone fax handy natel gsm kom".split())
_NUMBER_OR_ADDRESS, _LONG_NUMBER = lazy("[0-9@]"), lazy(r"[0-9(][0-9 ()./-]{6}")
_IS_SOMEONES = lazy(rf"[ \xa0](?:{alternatives('is_someones')})(?!\w)")


@cache
def _behind() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Titles behind a name, those that a hyphen joins to it, and words that no one is called by."""
    words = prose_words()
    return (
        frozenset(words["titles_behind"].split()),
        frozenset(words["titles_behind_joined"].split()),
        frozenset(map(plain, words["nobodies"].split())),
    )


def named_behind(text: str, words: Words, kind_of: Kind) -> Found:
    """The words of such names among the ``words`` of a text, where each begins and ends, its class and itself."""
    for index, part in enumerate(map(_part, words.shown)):
        if not part:
            continue
        word = words[index]
        if part & _IS_TITLE and index:
            yield from _titled(text, words, index, kind_of)
        elif part & _IS_JOINED:
            name = word[0].rpartition("-")[0]
            yield word.start(), word.start() + len(name), "last_name", name
        elif part & _MAY_BE_NAME:
            yield from _active(text, words, index, kind_of)


_IS_TITLE, _IS_JOINED, _MAY_BE_NAME = 1, 2, 4


@remembered
def _part(shown: str) -> int:
    """Whether a word is a title behind a name, has one joined to it, and begins as a name does; 0 for most words."""
    titles, joined, _ = _behind()
    is_joined = "-" in shown and shown.rpartition("-")[2] in joined and not shown[0].islower()
    may_be = not shown[0].islower() and not shown.isupper()
    return (shown in titles) * _IS_TITLE | is_joined * _IS_JOINED | may_be * _MAY_BE_NAME


def _titled(text: str, words: Sequence[Word], index: int, kind_of: Kind) -> Found:
    """The one or two words before a title."""
    for before in range(index - 1, max(index - 4, -1), -1):
        word = words[before]
        if not _TIE.fullmatch(text, word.end(), words[before + 1].start()) or not _may_be(word[0], kind_of):
            return
        if before < index - 1 and kind_of(word[0]) & WORD and not kind_of(word[0]) & (ANY_FIRST | ANY_LAST):
            return
        yield _span(word, kind_of)


def _may_be(word: str, kind_of: Kind) -> bool:
    """Whether a word may be of a name before a title: no word of a dictionary unless people are called so, and no office."""
    kind = kind_of(word)
    if word[0].islower() or len(word) < 2 or plain(word) in _behind()[2] or is_introducing(word):
        return False
    return not kind & WORD or kind & (ANY_FIRST | ANY_LAST) > 0


def _active(text: str, words: Sequence[Word], index: int, kind_of: Kind) -> Found:
    """Two words that no dictionary has and that do what people do; one that is someone's neighbour, carer, landlord."""
    word = words[index]
    last = words[index + 1] if index + 1 < len(words) else None
    if last is None or last.start() != word.end() + 1 or text[word.end()] not in _TIES:
        return
    if last[0].islower():
        may_be = _is_unknown(word[0], kind_of) or kind_of(word[0]) & ANY_FIRST
        if may_be and _IS_SOMEONES.match(text, word.end()):
            yield _span(word, kind_of)
    elif (
        _is_unknown(word[0], kind_of)
        and _is_unknown(last[0], kind_of)
        and (DOES.match(text, last.end()) or _IS_SOMEONES.match(text, last.end()))
        and not (is_namesake(text, word.start(), last.end()) or is_amid_things(text, word.start(), last.end()))
    ):
        yield _span(word, kind_of)
        yield (*last.span(), "last_name", last[0])


def _is_unknown(word: str, kind_of: Kind) -> bool:
    """Whether a word with a capital is in no dictionary, or a name that is."""
    kind = kind_of(word)
    if (
        word[0].islower()
        or word.isupper()
        or len(word) < 3
        or kind & PLACE
        or (may_introduce(word) and not kind & FIRST)
    ):
        return False
    return not kind & WORD or kind & FIRST > 0


def _span(word: Word, kind_of: Kind) -> Span:
    return (*word.span(), "first_name" if kind_of(word[0]) & FIRST else "last_name", word[0])


def before_contacts(text: str, words: Words, kind_of: Kind) -> Found:
    """Two known names, common words though they are, before a telephone number or an address: Will Young (cell 415...)."""
    yield from people_paid(text, kind_of)
    for match in _FOLLOWED.finditer(text) if _may_hold_contact(text) and _is_followed(text, words, kind_of) else ():
        if not (begins_large(match["first"]) and begins_large(match["last"])):
            continue  # Bitte an x@y
        if may_be_of_one(match["first"], match["last"], kind_of):
            yield (*match.span("first"), "first_name", match["first"])
            yield (*match.span("last"), "last_name", match["last"])


def _may_hold_contact(text: str) -> bool:
    """False where neither an address nor a long number nor a word for a telephone is in a text."""
    if not _NUMBER_OR_ADDRESS.search(text):
        return False
    return "@" in text or _LONG_NUMBER.search(text) is not None or _TELEPHONES.may_be_in_text(text)


def _is_followed(text: str, words: Words, kind_of: Kind) -> bool:
    """Whether two words beside each other may be a name, and a contact is behind them."""
    return any(
        _FOLLOWED.match(text, one.start()) and may_be_of_one(one[0], two[0], kind_of)
        for (one, is_one), (two, is_two) in pairwise(zip(words, map(begins_large, words.shown), strict=True))
        if is_one and is_two
    )
