"""The words of the relations between numbers, as ``relations.toml`` lists them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any

from ...words.vocabulary import data, normal


@lru_cache(maxsize=32)
def said(kind: str) -> frozenset[str]:
    """The words of one kind that rows of amounts are read by."""
    return frozenset(data()["relation"]["ledger"][kind].split())


@lru_cache(maxsize=32)
def patterns(kind: str) -> tuple[Any, ...]:
    return tuple(data()["relation"][kind])


def spread(text: str) -> tuple[int, int]:
    low, high = text.split()
    return int(low), int(high)


@lru_cache(maxsize=512)
def listed(words: str) -> dict[str, int]:
    """The words of a part in a relation, each with its place; ``*`` where the family alone will do."""
    return {
        each if each in ("*", "change") else normal(each)[0]: at
        for at, each in reversed(list(enumerate(words.split())))
    }


def is_overall_mark(words: Collection[str]) -> bool:
    """True for what all marks say together, which is their mean."""
    return "overall" in words and bool({"score", "rating", "mark", "grade"} & set(words))


def product_name(factors: Iterable[str]) -> str:
    """How a product is called among what a relation reads, whatever the order of its factors."""
    return " * ".join(sorted(factors))


LASTING = frozenset("duration term period day hour minute week month year".split())
"""How long something lasts, which is no part of how many or how much there is."""
