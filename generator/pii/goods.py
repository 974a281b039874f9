"""English nouns of what is made, eaten or grown: ``goods.txt``, frozen from WordNet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("goods.txt")


def digest(words: Iterable[str]) -> str:
    """The SHA-256 of words in their order, in hexadecimal."""
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


@cache
def goods() -> frozenset[str]:
    """The nouns, in small letters, in the singular and the plural."""
    lines = FILE.read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
