"""The frozen names and words: whole, written as names are compared, and of named sources under named licences."""

from __future__ import annotations

import json
import re

import pytest

from maintenance import known_words
from maintenance.word_packages import Census, Names, Packages
from seedsql.pii.keyed_random import plain
from seedsql.pii.known_words import FILE, digest, words_of

OWN = Names(["Chioma"], ["Okafor"])
PACKAGES = Packages(
    faker=Names(["Anne Marie", "Rose", "Will", "Zoë"], ["Weber", "de Vries", "Klein"]),
    mimesis=Names(["Rose", "Will", "Zoe"], ["Weber", "Klein"]),
    indian=Names(["Anil"], ["Patel"]),
    census=Census(["MARY", "ROSE", *["LINDA"] * 700, "JADE"], ["JOHN"], ["SMITH", *["JONES"] * 3000, "STONE"]),
    lorem=frozenset(["haus", "Weber", "Straße"]),
    vocabulary=["red wine", "weber", "maria"],
    dates=["März"],
    function_words={language: frozenset() for language in known_words.WITH_LONG_LISTS}
    | {"de": frozenset(["will", "klein", "a"])},
    dictionary=frozenset(["rose", "anil", "stone", "jade", "smith"]),
)


@pytest.mark.parametrize("name", ["first_name", "last_name", "lone_name", "inner_name", "function_word", "word"])
def test_a_list_is_what_was_frozen(name: str) -> None:
    entry = json.loads(FILE.read_text(encoding="utf-8"))[name]
    words = words_of(name)
    assert digest(words) == entry["digest"]
    assert all(re.search(r"\((?:MIT|BSD 3-Clause|public domain)\)$", source) for source in entry["sources"])
    assert [word for word in words if word != plain(word)] == []


def test_the_file_is_written_as_the_maintenance_program_writes_it() -> None:
    text = FILE.read_text(encoding="utf-8")
    lists = json.loads(text)
    for entry in lists.values():
        entry["words"] = " ".join(entry["words"]).split()
    assert known_words.render(lists) == text


def test_what_is_a_name_and_what_a_word() -> None:
    """Two sources, the census or a dictionary decide where a word is both."""
    rules = (
        known_words.first_names(PACKAGES, OWN),
        known_words.last_names(PACKAGES, OWN),
        known_words.lone_names(PACKAGES, OWN),
        known_words.inner_names(PACKAGES),
        known_words.function_words(PACKAGES),
        known_words.dictionary_words(PACKAGES),
    )
    lists = [known_words.word_list(words, [], known_words.OWN)["words"] for words in rules]
    assert lists == [
        "anil anne chioma jade john linda mary rose will zoe".split(),
        "jones klein okafor patel smith stone vries weber".split(),
        "chioma john linda mary zoe".split(),
        ["rose"],
        ["klein", "will"],
        "haus klein maria marz stone strasse will".split(),
    ]


def test_names_that_the_packages_lack() -> None:
    own = known_words.own_names()
    assert (len(own.first), len(own.last)) == (218, 123)
    assert {"Oluwaseun", "Femke"} <= {*own.first} and "Dlamini" in own.last
