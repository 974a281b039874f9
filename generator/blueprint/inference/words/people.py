"""Nouns of people that no other table of words lists: ``nouns.toml``, frozen from WordNet.

What ends as such nouns do is someone too: ``bondsman``, ``wheelwright``."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("nouns.toml")

_BY_ENDING = re.compile(r"(?!talis|ches)[a-z]{3,}(?:sman|swoman|smith|wright|keeper|monger)")


def digest(words: Iterable[str]) -> str:
    """The SHA-256 of words in their order, in hexadecimal."""
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    return frozenset(tomllib.loads(FILE.read_text("utf-8"))["people"]["words"].split())


def is_person(noun: str) -> bool:
    """True for an English noun, in the singular, of someone: a ``magistrate``, a ``cooper``."""
    return noun in _people() or _BY_ENDING.fullmatch(noun) is not None


def one_of(several: str) -> str | None:
    """The singular of people whose plural changes the vowel: ``bondsmen``; None of any other word (``specimen``)."""
    one = f"{several[:-2]}an" if several.endswith("men") else ""
    return one if one and is_person(one) else None
