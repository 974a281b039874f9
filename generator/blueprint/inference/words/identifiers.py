"""The words of an identifier: snake_case, camelCase or PascalCase."""

from __future__ import annotations

import re
from functools import lru_cache

_WORDS = re.compile(r"[A-Z]+(?![^\W\d_A-Z])|[A-Z]?[^\W\d_A-Z]+|[0-9]+")


def words_of(name: str) -> list[str]:
    """Return the words of a name in snake_case, camelCase or PascalCase, lower case."""
    return list(_words_of(name))


@lru_cache(maxsize=65_536)
def _words_of(name: str) -> tuple[str, ...]:
    """Every table is compared with the others by the words of their names."""
    return tuple(word.lower() for word in _WORDS.findall(name))
