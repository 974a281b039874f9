"""The other half of a name of which one half is known: Mechthild Br\xfcckner, where a column of the data set holds Mechthild."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..lazy_patterns import lazy
from .eastern_names import has_syllables
from .equality import NAMES
from .introductions import may_introduce
from .keyed_random import plain
from .name_lists import NAME_PATTERN, PLACE, WORD, Kind, begins_large
from .of_no_one import NO_BEGINNINGS, is_of_a_thing
from .prose import Span

_RIGHT = lazy(rf",?[ \xa0](?P<name>(?:(?:[Aa]l|[Ee]l)-)?{NAME_PATTERN})(?![\w@/\\-]|\.\w)")
_LEFT = lazy(rf"(?<![\w@/\\.-])(?P<name>{NAME_PATTERN}),?[ \xa0]\Z")
_WHOLE = lazy(rf"{NAME_PATTERN}(?:,?[ \xa0]{NAME_PATTERN}){{1,3}}")
_WORD = lazy(NAME_PATTERN)
_BEGINS = lazy(r"(?:\A|[.!?:\n][ \t]?)\Z")
_LONGEST = 40


def other_halves(text: str, spans: Sequence[Span], kind_of: Kind, *, prose: bool) -> Iterator[Span]:
    """Words beside the names among ``spans`` of a text that complete them; where it is no ``prose``, only in a text that is no
    more than a name."""
    is_whole = _WHOLE.fullmatch(text.strip()) is not None and all(map(begins_large, _WORD.findall(text)))
    if not prose and not is_whole:
        return
    yield from _further_syllables(text, spans)
    taken = {place for start, stop, _, _ in spans for place in (start, stop)}
    for start, stop, name, _ in spans:
        if name in NAMES and " " not in text[start:stop] and not text[start].islower():
            for match, half in _beside(text, start, stop, name, is_whole=is_whole):
                if taken.isdisjoint(match.span("name")) and _may_be(text, match, kind_of, prose=prose):
                    yield (*match.span("name"), half, match["name"])


def _further_syllables(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Names whose first syllable alone is among ``spans``: Seo-yeon, where a column holds Seo."""
    for start, stop, name, _ in spans:
        match = _WORD.match(text, start) if name in NAMES and text[stop : stop + 1] == "-" else None
        if match is not None and match.end() > stop and has_syllables(match[0]):
            yield (*match.span(), "first_name", match[0])


def _beside(text: str, start: int, stop: int, name: str, *, is_whole: bool) -> Iterator[tuple[re.Match[str], str]]:
    """The words on either side of a half of class ``name`` that may be the other one, with their classes: the family's name is on
    the right, or on the left before a comma."""
    is_family = name == "last_name"
    is_before_comma, is_behind_comma = text[stop : stop + 1] == ",", text[start - 2 : start] == ", "
    right = _RIGHT.match(text, stop) if is_before_comma == is_family else None
    if right is not None and (is_whole or not is_before_comma):
        yield right, "first_name" if is_before_comma else "last_name"
    left = _LEFT.search(text, max(0, start - _LONGEST), start)
    if left is not None and (is_whole or (is_family and not is_behind_comma)):
        yield left, "last_name" if is_behind_comma else "first_name"


def _may_be(text: str, match: re.Match[str], kind_of: Kind, *, prose: bool) -> bool:
    """Whether a word is a name beside another: it has a capital, is in no dictionary and is no title, label or place."""
    word, kind = match["name"], kind_of(match["name"])
    if word[0].islower() and "-" not in word[:4]:
        return False
    if len(word) < 3 or (prose and kind & (PLACE | WORD)):
        return False
    if prose and not kind and _BEGINS.search(text, max(0, match.start("name") - 3), match.start("name")):
        return False  # Pf\xf6rtner Dombrowski: any word has a capital there
    if may_introduce(word) or plain(word) in NO_BEGINNINGS:
        return False
    return not is_of_a_thing(text, match.end("name"), kind_of, is_sure=True)
