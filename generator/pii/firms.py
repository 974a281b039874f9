"""Values of a column of people that are firms: sought in texts as a whole only, as their words are no one's."""

from __future__ import annotations

import re
from functools import cache

from .keyed_random import plain
from .known_words import words_of
from .prose_lists import alternatives, prose_words

_WORD = re.compile(r"[^\W\d_]+")


@cache
def _form() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{alternatives('company_forms')})\.?(?!\w)")


@cache
def _of_firms() -> frozenset[str]:
    """Words that are in names of firms and in those of no person. Words for streets are people's as well: Otto Platz."""
    lists = prose_words()
    words = (word for name in ("things", "after_places", "departments", "firms") for word in lists[name].split())
    return frozenset(map(plain, words)) - words_of("first_name") - words_of("last_name")


def is_firm(text: str) -> bool:
    """Whether a value of several words is the name of a firm: by its legal form, a word of a trade, or as all of its words are in a
    dictionary and none is a first name."""
    words = _WORD.findall(text)
    if len(words) < 2:
        return False
    keys = [plain(word) for word in words]
    if len(words) == 2 and keys[0] in words_of("first_name") and not words[1].isupper():
        return False  # Anna Co
    if _form().search(text) or "&" in text:
        return True
    if not _of_firms().isdisjoint(keys):
        return True
    return all(key in words_of("word") and key not in words_of("first_name") for key in keys)
