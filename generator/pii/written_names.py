"""Two words beside each other that are not one's name, by how they are written and where they are."""

from __future__ import annotations

from functools import cache

from .introductions import may_introduce
from .name_lists import Word
from .prose_lists import prose_words

_AND = frozenset(("y", "e", "i"))
_LONG = 5  # letters that hardly any abbreviation has


@cache
def _titles_behind() -> frozenset[str]:
    return frozenset(prose_words()["titles_behind"].split())


def are_of_two(one: str, two: str, between: str) -> bool:
    """Whether two words are not one's name as they are written: one with a capital only, with "and" between, an abbreviation before
    a word: Rosa y Blanco, RAF Marham."""
    if one[0].isupper() != two[0].isupper() and one.isupper() != two.isupper():
        return True
    return between.strip() in _AND or (one.isupper() and not two.isupper() and len(one) < _LONG and between[0] != ",")


def is_titled(text: str, one: Word, two: Word) -> bool:
    """Whether the first of two words is a title or a cue that begins a sentence, or the second a title: Beste Wessels, Ay\u015fe Han\u0131m."""
    if two[0] in _titles_behind():
        return True
    before = text[: one.start()].rstrip(" \xa0")[-1:]
    return before in ("", "\n", ".", "!", "?") and may_introduce(one[0])
