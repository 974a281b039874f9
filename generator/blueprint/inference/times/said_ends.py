"""The two times between which the comment of a number says that it is."""

from __future__ import annotations

import re

from ....schema.model import Column
from ..comments.spans import ends_in
from ..states.alike import telling_words
from ..tables.sheet import bare
from ..words.roots import common_root
from ..words.stems import shares_form
from ..words.vocabulary import tokens
from .spans import PLANNED


def ends_by_comment(column: Column, datetimes: list[Column]) -> tuple[Column, Column] | None:
    """The two times that a comment names, by their columns' names or by words of them; ``b - a`` and ``b minus a`` turn round."""
    said = said_ends(column, datetimes)
    if said is not None:
        return said
    comment = column.comment.lower()
    places = _named_in(comment, datetimes)
    if len(places) < 2:
        places = _spoken_in(column.comment, datetimes)
    if len(places) != 2:
        return None
    (_, first), (_, last) = sorted(places, key=lambda item: item[0])
    turned = re.search(r"\s[-−–]\s|\bminus\b|\bless\b|\bweniger\b|\bmenos\b|\bmoins\b|\bmin\b", comment) is not None
    return (last, first) if turned else (first, last)


def said_ends(column: Column, datetimes: list[Column]) -> tuple[Column, Column] | None:
    """The times of the two phrases between which a comment says that a number is: ``planned pickup to planned return``, ``planned to
    planned``; of several of which a phrase says as much the one that shares words with the number."""
    ends = ends_in(column.comment) if column.comment else None
    if ends is None:
        return None
    own, called = set(tokens(column.name)), [_times_called(each, datetimes) for each in ends]
    if called[0] == called[1] and len(called[0]) == 2:
        return called[0][0], called[0][1]
    first, last = ([each for each in one if own & set(tokens(each.name))] if len(one) > 1 else one for one in called)
    return (first[0], last[0]) if len(first) == len(last) == 1 and first != last else None


def _times_called(phrase: str, datetimes: list[Column]) -> list[Column]:
    """The times of which a phrase says the most words."""
    spoken = _words_in(phrase)
    said = [sum(shares_form([word], spoken) for word in bare(tokens(each.name))) for each in datetimes]
    if not any(said):
        said = [_roots_shared(each, phrase) for each in datetimes]
    most = max(said, default=0)
    if not most:
        return []
    found = [each for each, many in zip(datetimes, said, strict=True) if many == most]
    return [each for each in found if set(bare(tokens(each.name))) <= set(spoken)] or found


def _words_in(phrase: str) -> list[str]:
    """The words of a phrase, each alone and as several of them mean together."""
    spoken = [word for each in re.findall(r"\w+", phrase) for word in tokens(each)]
    return spoken + [each for each in tokens(re.sub(r"\W+", "_", phrase)) if each not in spoken]


def _roots_shared(column: Column, phrase: str) -> int:
    """How often a word of a time has the root of one of a phrase: ``de la survenance`` of survenu_le."""
    raw = re.findall(r"[^\W\d_]{5,}", phrase)
    return sum(bool(common_root(word, other)) for word in telling_words(column) for other in raw)


def _named_in(comment: str, datetimes: list[Column]) -> list[tuple[int, Column]]:
    found = (
        (re.search(rf"\b{re.escape(each.name.lower())}\b", comment), each)
        for each in datetimes
        if each.name.lower() in comment
    )
    return [(match.start(), each) for match, each in found if match is not None]


def _spoken_in(comment: str, datetimes: list[Column]) -> list[tuple[int, Column]]:
    """The times of which a comment has a word in any form, each word for one of them."""
    spoken = [(match.start(), tokens(match[0])) for match in re.finditer(r"[^\W\d_]{4,}", comment)]
    places: dict[int, Column] = {}
    for each in datetimes:
        core = [word for word in bare(tokens(each.name)) if word not in PLANNED]
        found = next((at for at, words in spoken if core and shares_form(core, words)), None)
        if found is not None:
            places.setdefault(found, each)
    return list(places.items())
