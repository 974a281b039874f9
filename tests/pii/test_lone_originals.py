"""A half of a name or a town that a column holds is a person's in a text only where something there says so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedsql.pii.firms import is_firm
from seedsql.pii.known import KnownNames
from seedsql.pii.known_words import known_names, words_of
from seedsql.pii.masking import Masker
from seedsql.pii.prose_lists import prose_words
from seedsql.values.lexicon import personal_lists

KEY = b"a key that nobody else has......"
PEOPLE = KnownNames(*known_names())
HALVES = {
    "first_name": "Rose Hope Mark Serena Pierre Deniz Konrad Georgia Stanley Hugo",
    "last_name": "Baker Price Sommer Koch Ramos Garibaldi Nagy Bauer Kowalczyk Ritter Ferrari",
}


@pytest.fixture(scope="module")
def masker() -> Masker:
    made = Masker(KEY, personal_lists(), PEOPLE)
    for personal_class, names in HALVES.items():
        made.remember_each(personal_class, names.split())
    made.remember_each("city", ["Nice", "Essen", "San Diego"])
    made.remember_each("person_name", ["Winter & Sommer GmbH", "Blue River Logistics", "Grace Oduya"])
    return made


@pytest.mark.parametrize(
    "text",
    [
        "The young baker opened his shop on Baker Street, will the price change?",
        "Rose gold ring, size 7",
        "Hope is not a strategy",
        "Serena giornata al lago",
        "Pierre naturelle, marbre blanc",
        "Deniz kıyısında güneş dolu bir tatil",
        "Ramos de flores para la cruz de mayo",
        "Via Garibaldi chiusa",
        "Konrad-Zuse-Ring wird neu asphaltiert",
        "Nagy kert, kis ház",
        "Kowalczyk GmbH liefert am Montag",
        "Ritter Sport Vollnuss nachbestellt",
        "Hugo Boss belt, black leather",
        "GET /categories/hope?mark=price",
        "Nice weather, Essen auf Rädern am Montag",
        "The river was blue in winter",
        "Alfa Romeo Giulia grigia",
    ],
)
def test_words_brands_and_places_stay(masker, text):
    assert masker.mask_text(text, prose=True) == text


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Spoke to Rose about the meter", "Rose"),
        ("Mr Baker complained", "Baker"),
        ("Rose Baker signed for it", "Rose Baker"),
        ("Frau Sommer ruft morgen an", "Sommer"),
        ("Koch, Konrad booked twice", "Koch Konrad"),
        ("asked Hope for a copy", "Hope"),
        ("Kowalczyk wants the invoice", "Kowalczyk"),
        ("write to Mark <m.b@kunde.net>", "Mark"),
        ("Hafenstraße 12, 45127 Essen", "Essen"),
        ("Grace Oduya, Nice", "Grace Oduya"),
        ("see /home/grace.oduya today", "/home/grace.oduya"),
        ("i am gr\u0430ce.oduya at home", "gr\u0430ce.oduya"),
    ],
)
def test_people_are_found_by_what_is_around_them(masker, text, gone):
    masked = masker.mask_text(text, prose=True)
    assert not set(gone.split()) & set(masked.replace(",", " ").split()), masked


def test_a_text_about_its_own_person_needs_nothing_around(masker):
    near = {"price": "last_name", "serena": "first_name", "essen": "city"}
    masked = masker.mask_text("Serena giornata, Price again, back in Essen; the price is fine", names=near, prose=True)
    assert not {"Serena", "Price", "Essen"} & set(masked.replace(",", " ").replace(";", " ").split())
    assert masked.endswith("the price is fine")


def test_firms_in_a_column_of_people_are_told_from_people():
    firms = [
        "Winter & Sommer GmbH",
        "Blue River Logistics",
        "Grand Hotel Victoria",
        "Costa Verde Lda",
        "Green Light Studio",
    ]
    people = ["Rose Baker", "Will Young", "Grace Oduya", "Serena Costa", "Nagy Virág", "Anna Nowak"]
    assert [name for name in [*firms, *people] if is_firm(name)] == firms


@pytest.mark.parametrize("name", ["Otto Platz", "Anna Co", "Maria UĿAA", "Jo Ul"])
def test_a_person_is_no_firm_by_a_word_that_people_are_called_by_too(name: str) -> None:
    """Whoever is taken for a firm is not looked for in texts."""
    masker = Masker(KEY, personal_lists(), PEOPLE)
    masker.remember_each("person_name", [name])
    assert name.split()[1] not in masker.mask_text(f"Called {name} yesterday.")


LISTED = sorted(
    {word for name in ("things", "after_places", "departments", "firms") for word in prose_words()[name].split()}
    | {*sorted(words_of("word"))[::50], *sorted(words_of("first_name"))[::50], *sorted(words_of("last_name"))[::50]}
)


@settings(max_examples=100)
@given(
    names=st.lists(st.tuples(st.sampled_from(LISTED), st.sampled_from(LISTED)), min_size=1, max_size=8),
    prose=st.booleans(),
)
def test_whoever_is_in_a_column_of_people_is_found_in_texts_whatever_the_words_of_the_name_mean(names, prose):
    for people in ([" ".join(name).title() for name in names], [" ".join(name).upper() for name in names]):
        searching = Masker(KEY, personal_lists(), PEOPLE)
        searching.remember_each("person_name", people)
        text = "; ".join(f"{name} says: call me" for name in people)
        masked = searching.mask_text(text, prose=prose)
        assert [name for name in people if name in masked] == []
