"""One person is one person in joined and in split columns and in texts, whichever half of the name is first."""

from __future__ import annotations

import pytest

from seedsql.pii.known import KnownNames
from seedsql.pii.known_words import known_names
from seedsql.pii.masking import Masker
from seedsql.values.lexicon import personal_lists

PEOPLE = KnownNames(*known_names())


def masker(**originals: str) -> Masker:
    made = Masker(b"a key that no one else has", personal_lists(), PEOPLE)
    for name, values in originals.items():
        for value in values.split("|"):
            made.remember(name, value)
    return made


@pytest.mark.parametrize(
    ("last", "first", "joined"),
    [
        ("Szilvási", "Aranka", "Szilvási Aranka"),
        ("Deng", "Kexin", "Deng Kexin"),
        ("Nguyễn", "Văn Khôi", "Nguyễn Văn Khôi"),
        ("De Santis", "Maurizio", "Maurizio De Santis"),
        ("Bin Laith", "Qasim", "Qasim Bin Laith"),
        ("Müller-Lüdenscheidt", "Anna", "Anna Müller-Lüdenscheidt"),
        ("Kowalska", "Zofia", "Kowalska, Zofia"),
    ],
)
def test_a_joined_name_is_its_halves(last: str, first: str, joined: str) -> None:
    made = masker(last_name=last, first_name=first, person_name=joined)
    halves = joined.replace(last, made.mask("last_name", last)).replace(first, made.mask("first_name", first))
    assert made.mask("person_name", joined) == halves
    assert made.mask_text(f"told {joined} so", prose=True) == f"told {halves} so"


def test_a_name_is_found_the_other_way_round() -> None:
    made = masker(last_name="Deng|De Santis", first_name="Kexin|Maurizio", person_name="Deng Kexin|Maurizio De Santis")
    deng, kexin = made.mask("last_name", "Deng"), made.mask("first_name", "Kexin")
    assert made.mask_text("told Kexin Deng so", prose=True) == f"told {kexin} {deng} so"
    santis, maurizio = made.mask("last_name", "De Santis"), made.mask("first_name", "Maurizio")
    assert made.mask_text("see De Santis, Maurizio", prose=True) == f"see {santis}, {maurizio}"


def test_lists_say_which_half_is_the_family_where_no_column_does() -> None:
    made = masker(person_name="Szilvási Aranka")
    last, first = made.mask("last_name", "Szilvási"), made.mask("first_name", "Aranka")
    assert made.mask("person_name", "Szilvási Aranka") == f"{last} {first}"


def test_a_name_that_is_a_word_is_one_in_its_own_case_only() -> None:
    made = masker(last_name="Mai|La|Trí|Carpenter", first_name="Theo|Anh")
    for text in ("Bon produit mais livraison lente.", "a mai ajánlat", "được bảo trì", "ask the carpenter"):
        assert made.mask_text(text, prose=True) == text
    assert "Carpenter" not in made.mask_text("Mrs Carpenter rang", prose=True)


def test_half_a_name_takes_the_other_half_with_it() -> None:
    made = masker(first_name="Mechthild|Tolgahan", last_name="Satterthwaite")
    for text, gone in (
        ("Mechthild Hrdlicková", "Hrdlicková"),
        ("Satterthwaite, Aigerim", "Aigerim"),
        ("told Tolgahan Zzyldirim about it", "Zzyldirim"),
    ):
        assert gone not in made.mask_text(text, prose=text.startswith("told"))
    assert made.mask_text("told Mechthild Monday is fine", prose=True).endswith(" Monday is fine")
