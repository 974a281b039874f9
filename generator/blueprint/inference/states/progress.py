"""States in the order in which rows come to them, and those that end a row before its time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ..words.vocabulary import data


@lru_cache(maxsize=1)
def order_of_words() -> dict[str, int]:
    """The rank of each word that says how far a row has come."""
    return {word: number for number, word in enumerate(data()["progress"]["order"].split())}


@lru_cache(maxsize=1)
def negative_words() -> frozenset[str]:
    return frozenset(data()["progress"]["negative"].split())


def joined(meaning: Sequence[str]) -> tuple[str, ...]:
    """The words of a value, and all of them as one: (checked, in, checked_in)."""
    return (*meaning, "_".join(meaning))


def is_negative(meaning: Sequence[str]) -> bool:
    """True for a state that ends a row before its time."""
    return bool(negative_words().intersection(joined(meaning)))


def rank_of(meaning: Sequence[str]) -> int | None:
    """How far a row in a state of that name has come; None where no word of it says."""
    ranks = [order_of_words()[word] for word in joined(meaning) if word in order_of_words()]
    return max(ranks, default=None)
