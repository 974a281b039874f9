"""The frozen names and words: whole, written as names are compared, and of named sources under named licences."""

from __future__ import annotations

import json
import re

import pytest

from seedsql.pii.keyed_random import plain
from seedsql.pii.known_words import FILE, digest, words_of


@pytest.mark.parametrize("name", ["first_name", "last_name", "lone_name", "inner_name", "function_word", "word"])
def test_a_list_is_what_was_frozen(name: str) -> None:
    entry = json.loads(FILE.read_text(encoding="utf-8"))[name]
    words = words_of(name)
    assert digest(words) == entry["digest"]
    assert all(re.search(r"\((?:MIT|BSD 3-Clause|public domain)\)$", source) for source in entry["sources"])
    assert [word for word in words if word != plain(word)] == []
