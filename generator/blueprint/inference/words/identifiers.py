"""The words of an identifier: snake_case, camelCase or PascalCase, or as its schema writes them (see ``joined_names``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from types import MappingProxyType

NO_NAMES: Mapping[str, str] = MappingProxyType({})
_MIXED_CASE = re.compile(  # one word all the same: abbreviations, and units, whose symbols mix cases (SI brochure, 9th edition, chapter 5)
    r"MwSt|EMail|eMail|USt(?![a-z])|PKw|LKw|IdNr|GmbH|PhD|[A-Z]{2,}s(?![a-z])"
    r"|(?:[KMG](?:W[hp]|Hz|bps)|M?Ah|(?<![a-z])(?:k(?:W[hp]?|VAr?|Hz|bps|V)|m(?:Ah|V)|dBm?|pH))(?![a-z])"
)
_WORDS = re.compile(r"[A-Z]+(?![^\W\d_A-Z])|[A-Z]?[^\W\d_A-Z]+|[0-9]+")
_separated: ContextVar[Mapping[str, str]] = ContextVar("names with their words apart", default=NO_NAMES)


@contextmanager
def separating(names: Mapping[str, str]) -> Iterator[None]:
    """Read some names as others, whose words are apart: ``CUSTNBR`` as ``CUST_NBR``."""
    token = _separated.set(names)
    try:
        yield
    finally:
        _separated.reset(token)


separations = _separated.get
"""Return names, as their schema writes them, by themselves with their words apart."""


def separated(name: str) -> str:
    """Return a name with its words apart, as far as its schema says how it writes them."""
    return _separated.get().get(name, name)


def words_of(name: str) -> list[str]:
    """Return the words of a name in snake_case, camelCase or PascalCase, lower case."""
    return list(split_words(_separated.get().get(name, name)))


@lru_cache(maxsize=65_536)
def split_words(name: str) -> tuple[str, ...]:
    """Return the words of a name by its own letters alone, at least one: a name without letters and digits is a word that no table
    lists. Every table is compared with the others by the words of their names."""
    spelled = _MIXED_CASE.sub(lambda found: found[0].capitalize(), name)
    return tuple(word.lower() for word in _WORDS.findall(spelled)) or (name,)


_CENTS = frozenset("cent cents minor pence centimes centimos centavos grosze".split())


def is_in_cents(name: str) -> bool:
    """True for a name that ends in a hundredth of a currency: what is so counted is money, though its type is whole numbers."""
    return words_of(name)[-1] in _CENTS
