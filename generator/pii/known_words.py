"""Names of people and words of many languages, frozen: each list with its sources, their licences and its digest.

This module knows one JSON file; ``maintenance.known_words`` of the repository writes it. The words are as ``keyed_random.plain`` has them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("known_words.json")


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of the list ``name``: ``first_name``, ``last_name``, ``lone_name`` for first names that are hardly anything else,
    or ``word`` for those that are in a dictionary."""
    return frozenset(" ".join(_lists()[name]["words"]).split())


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    lists: dict[str, dict[str, list[str]]] = json.loads(FILE.read_bytes())
    return lists


def known_names() -> tuple[frozenset[str], frozenset[str]]:
    """The first and the last names that are known of any country."""
    return words_of("first_name"), words_of("last_name")


def digest(words: Iterable[str]) -> str:
    """The SHA-256 of a list: its words in UTF-8, one a line, in the order of the alphabet."""
    return hashlib.sha256("\n".join(sorted(words)).encode()).hexdigest()
