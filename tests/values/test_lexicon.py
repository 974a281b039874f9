"""The frozen word lists: whole, harmless in SQL, told apart by every collation, and what the freeze would write."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest

from maintenance import lexicon as freeze
from seedsql.values import lexicon
from seedsql.values.folding import fold, is_foldable, slug

NAMES = lexicon.list_names()


@pytest.mark.parametrize("name", sorted(lexicon.load()))
def test_each_list_says_where_it_comes_from_and_matches_its_digest(name):
    entry = lexicon.load()[name]
    assert entry["source"] == "seedsql" or entry["source"].startswith("Faker ")
    assert entry["locale"]
    assert entry["digest"] == freeze.digest(entry["words"])


@pytest.mark.parametrize("name", NAMES)
def test_words_are_plain_printable_and_foldable(name):
    found = lexicon.word_list(name)
    assert found
    for word in found:
        assert word == word.strip() and word.isprintable() and "\\" not in word and "\0" not in word
        assert unicodedata.normalize("NFC", word) == word
        assert is_foldable(word)


@pytest.mark.parametrize("name", NAMES)
def test_no_two_words_of_a_list_are_equal_without_case_accents_and_punctuation(name):
    found = lexicon.word_list(name)
    assert len({slug(word) for word in found}) == len(found)


@pytest.mark.parametrize("name", ["first_name", "last_name"])
def test_names_hold_no_blank_or_dot_that_could_be_taken_for_the_separator(name):
    assert not [word for word in lexicon.word_list(name) if " " in word or "." in word]
    assert all(slug(word).isalpha() and slug(word).isascii() for word in lexicon.word_list(name))


def test_quotes_and_accents_are_there_to_prove_quoting_and_encoding():
    names = lexicon.word_list("last_name")
    assert "O'Hara" in names
    assert sum(not name.isascii() for name in names) >= 20


def test_places_have_a_city_state_postal_prefix_and_area_code():
    states = set(lexicon.word_list("state.code"))
    assert len(lexicon.places()) > 100
    for location in lexicon.places():
        assert location.state in states
        assert len(location.postal_code) == 3 and location.postal_code.isdigit()
        assert len(location.area_code) == 3 and location.area_code.isdigit() and location.area_code[0] not in "01"


def test_the_file_is_what_the_freeze_writes():
    import faker

    recorded = {entry["source"] for entry in lexicon.load().values()} - {"seedsql"}
    if recorded != {f"Faker {faker.VERSION}"}:
        pytest.skip(f"frozen from {recorded}, and Faker {faker.VERSION} is installed")
    assert freeze.TARGET.read_text(encoding="utf-8") == freeze.render(freeze.build())


def test_loading_needs_no_faker():
    code = (
        "import sys; from seedsql.values.providers import bind; from seedsql.values import lexicon;"
        "lexicon.load(); print('faker' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": "."}
    )
    assert done.stdout.strip() == "False"


def test_digest_is_that_of_the_file():
    import hashlib

    content = freeze.TARGET.read_bytes()
    assert lexicon.lexicon_digest() == hashlib.sha256(content).hexdigest()
    assert b"\r" not in content


def test_personal_lists_hold_what_the_providers_show():
    lists = lexicon.personal_lists()
    assert "ohara" in lists["username"] and "O'Hara" in lists["last_name"]
    assert len(lists["postal_code"]) == len(set(lists["postal_code"]))
    assert set(lists) >= {"first_name", "last_name", "person_name", "username", "street", "city", "postal_code"}


@pytest.mark.parametrize(
    ("word", "same"),
    [
        ("ß", False),
        ("ø", False),
        ("æ", False),
        ("ł", False),
        ("ﬁ", False),
        ("²", False),
        ("u\u0308", False),
        ("é", True),
        ("Ñ", True),
        ("O'Hara", True),
        ("ü", True),
    ],
)
def test_letters_about_which_collations_disagree_are_known(word, same):
    """utf8mb4_general_ci has ß = s where utf8mb4_0900_ai_ci has ß = ss; both have é = e."""
    assert is_foldable(word) is same


def test_fold_ignores_case_accents_and_trailing_blanks():
    assert fold("Núñez  ") == fold("NUNEZ") == "nunez"
    assert fold("a b") != fold("ab")
