"""Whether two words are forms of one: inspected and inspection, atendido and atendida."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

_ENDINGS = tuple("ations ation ments ment ings ing ions ion ed en er es s e d t".split())
_SHORTEST, _LONGEST_ENDING = 5, 5


@lru_cache(maxsize=16_384)
def is_form_of(first: str, second: str) -> bool:
    """True for forms of one word: the same without their endings, or alike for most of their length."""
    if first == second or _stem(first) == _stem(second):
        return True
    if {first, second} == {"checked_in", "checked_out"}:
        return False
    shorter, longer = sorted((first, second), key=len)
    common = next((place for place, letter in enumerate(shorter) if letter != longer[place]), len(shorter))
    return (
        common >= _SHORTEST
        and 3 * common >= 2 * len(shorter)
        and len(longer) - common <= _LONGEST_ENDING
        and len(shorter) - common <= 3
    )


@lru_cache(maxsize=16_384)
def _stem(word: str) -> str:
    """A word without its ending, a doubled letter before that and the ``ge`` of a German participle: ``pick`` of picked."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word.removesuffix(ending)
            break
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return word.removeprefix("ge") if len(word) > 6 else word


def shares_form(words: Sequence[str], others: Sequence[str]) -> bool:
    """True when one of the words is a form of one of the others."""
    return any(is_form_of(word, other) for word in words for other in others)
