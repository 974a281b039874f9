"""What a member of a JSON document is, by its key, by what names it, and by the form of its value."""

from __future__ import annotations

from typing import Any

import pytest

from seedsql.pii.known import KnownNames
from seedsql.pii.known_words import known_names
from seedsql.pii.masking import Masker
from seedsql.pii.names import classify_member
from seedsql.values.lexicon import personal_lists

MASKER = Masker(b"a key that no one else has", personal_lists(), KnownNames(*known_names()))


def texts(document: Any) -> list[str]:
    if isinstance(document, dict):
        return [text for value in document.values() for text in texts(value)]
    if isinstance(document, list):
        return [text for value in document for text in texts(value)]
    return [document] if isinstance(document, str) else []


@pytest.mark.parametrize(
    ("document", "gone"),
    [
        ({"field": "telefon", "old": "3479517411", "new": "0183359934"}, ["3479517411", "0183359934"]),
        ({"phone": {"from": "3479517411", "to": "0183359934"}}, ["3479517411", "0183359934"]),
        ({"path": "contact.phone", "oldValue": None, "newValue": "0183359934"}, ["0183359934"]),
        ({"question": "Your name?", "answer": "Hamish Oakeshott"}, ["Hamish", "Oakeshott"]),
        ({"billing": {"firstName": "Walid", "line1": "102 Corniche Road"}}, ["Walid", "Corniche"]),
        ({"shipping": {"zeile1": "Lindenallee 92"}}, ["Lindenallee"]),
        ({"insurance": {"memberNo": "QX-4417-0093"}}, ["4417"]),
        ({"policyNumber": "PL 99312288"}, ["99312288"]),
        ({"passport": {"number": "C01X00T47"}}, ["C01X00T47"]),
        ({"giftTo": "Folke Kjellberg"}, ["Folke", "Kjellberg"]),
        ({"requester": {"display": "Mechthild Brückner"}}, ["Mechthild", "Brückner"]),
        ({"by": "xvenugopal4x"}, ["xvenugopal4x"]),
        (
            {"birthDate": "1980-02-03", "identifier": [{"system": "urn:oid:2.16.840", "value": "75286574F"}]},
            ["75286574"],
        ),
        (
            {"identifier": {"type": {"coding": [{"code": "NI", "display": "PESEL"}]}, "value": "87012233150"}},
            ["87012233150"],
        ),
        ({"system": "http://hl7.org/fhir/sid/us-ssn", "value": "407312468"}, ["407312468"]),
        ({"documents": [{"type": "DRIVING_LICENCE", "number": "B072RRE2I55"}]}, ["B072RRE2I55"]),
        ({"scheme": "CPF", "identifier": "390.533.447-05"}, ["390.533"]),
        ({"payment": {"method": "card", "number": "5018476841350516"}}, ["5018476841350516"]),
        ({"subject": {"reference": "Patient/7", "display": "Folke Kjellberg"}}, ["Folke", "Kjellberg"]),
        ({"createdBy": "ubul1962"}, ["ubul1962"]),
        ({"changedBy": "hkowalczyk", "principal": "tsalonen"}, ["hkowalczyk", "tsalonen"]),
        ({"personnummer": {"value": "870122-3315"}}, ["870122"]),
        ({"ids": [{"type": "national_id", "id": "870122-3315"}]}, ["870122"]),
        ({"document": {"type": "NATIONAL_ID", "id": "870122-3315"}}, ["870122"]),
        ({"ausweis": {"nummer": "L01X00T47"}}, ["L01X00T47"]),
        ({"customer": {"identity": "870122-3315"}}, ["870122"]),
    ],
)
def test_what_is_a_persons_goes(document: Any, gone: list[str]) -> None:
    shown = " ".join(texts(MASKER.mask_json(document)))
    assert not [each for each in gone if each in shown], shown


@pytest.mark.parametrize(
    "document",
    [
        {"field": "status", "old": "open", "new": "paid"},
        {"status": {"from": "open", "to": "paid"}},
        {"name": "Chair", "old": "12.50", "new": "13.00"},
        {"order": {"number": "4711", "lines": [{"line": 1, "sku": "x"}]}},
        {"from": "New York", "to": "San Diego"},
        {"by": "api-v2", "owner": "platform.team", "agent": "mozilla5", "to": "warehouse2"},
        {"assignedTo": "Second Level Support", "from": "lhr-42", "display": "block"},
        {"question": "Which size?", "answer": "Large"},
        {"title": "Phone", "value": "Samsung Galaxy S24"},
        {"type": "email", "text": "Dear customer, your parcel is on its way."},
        {"address": {"from": "2020-01-01", "to": "2021-01-01"}},
        {"email": {"is": "verified", "was": "pending"}, "phone": {"was": "n/a", "is": None}},
        {"name": "address", "value": "0x7ffe"},
        {"question": "What is your phone?", "answer": "I have no phone"},
        {"order": {"identifier": [{"system": "shop", "value": "ORD-2024-00123"}]}},
        {"status": "final", "identifier": [{"system": "lab", "value": "20240012"}]},
        {"documents": [{"type": "invoice", "number": "4711-2024"}, {"type": "account", "number": "12345"}]},
        {"type": "invoice", "id": "870122-3315"},
        {"document": {"id": "870122-3315", "type": "pdf"}, "phone": {"value": "none", "id": "12"}},
        {"name": {"text": "Green Tea"}, "code": {"coding": [{"display": "Cough Syrup", "code": "12345678"}]}},
    ],
)
def test_what_is_no_persons_stays(document: Any) -> None:
    before = texts(document)
    assert texts(MASKER.mask_json(document)) == before


def test_members_by_the_words_of_standards_and_addresses_where_no_one_lives():
    standard = {
        "PstCd": "postal_code",
        "TwnNm": "city",
        "StrtNm": "street",
        "PostalZone": "postal_code",
        "PhneNb": "phone",
    }
    assert {key: classify_member(key, "PstlAdr") for key in standard} == standard
    assert [classify_member("city", holder) for holder in ("customer", "warehouse", "hotel")] == ["city", None, None]


@pytest.mark.parametrize(
    ("names", "personal_class"),
    [
        (
            "kentekennummer numer_rejestracyjny registracni_znacka regnr arac_plakasi rekisteritunnus bien_so_xe",
            "national_id",
        ),
        (
            "patente_guida carta_conducao jogositvany_szam cislo_ridicskeho_prukazu ajokortti forerkort_nr gplx",
            "national_id",
        ),
        ("woonplaats miejscowosc telepules poststed paikkakunta localitate", "city"),
    ],
)
def test_plates_papers_and_towns_by_their_names_in_other_languages(names, personal_class):
    assert {classify_member(name) for name in names.split()} == {personal_class}


def test_a_text_that_stayed_is_masked_where_it_is_of_its_row_or_a_column_holds_it_later() -> None:
    masker = Masker(b"a key that no one else has", personal_lists(), KnownNames(*known_names()))
    masker.remember("last_name", "Summer")
    document = {"season": "summer", "note": "Falkenmoor"}
    masked = [masker.mask_json(document, names=names) for names in ({}, {"summer": "last_name"}, {}, {"falke": "city"})]
    assert masked[0] == masked[2] == masked[3] == document
    shown = masker.mask_json({"season": "Summer"}, names={"summer": "last_name"})
    assert masker.mask_json({"season": "Summer"}) == {"season": "Summer"} != shown
    masker.remember("last_name", "Falkenmoor")
    assert masker.mask_json(document) != document


@pytest.mark.parametrize("text", ["Eva Kos (sales)", "Eva Kos\nSales", "Kos, Eva", "Eva\nKos"])
def test_short_halves_of_the_rows_own_name_go_where_they_are_beside_each_other(text: str) -> None:
    masker = Masker(b"a key that no one else has", personal_lists(), KnownNames(*known_names()))
    masker.remember("first_name", "Eva")
    masker.remember("last_name", "Kos")
    near = {"eva": "first_name", "kos": "last_name"}
    shown = masker.mask_json({"sign_off": text}, names=near)["sign_off"]
    assert "Eva" not in shown and "Kos" not in shown
    assert masker.mask_json({"month": "Eva", "of": "by Kos"}, names=near) == {"month": "Eva", "of": "by Kos"}


@pytest.mark.parametrize("text", ["gisela mueller", "Mueller called", "MUELLER, GISELA", "skype: gisela_mueller61"])
def test_a_name_is_found_where_its_umlaut_is_written_as_two_letters(text: str) -> None:
    masker = Masker(b"a key that no one else has", personal_lists(), KnownNames(*known_names()))
    masker.remember("first_name", "Gisela")
    masker.remember("last_name", "Müller")
    near = {"gisela": "first_name", "muller": "last_name", "mueller": "last_name"}
    shown = masker.mask_text(text, names=near)
    assert "mueller" not in shown.lower() and masker.mask("last_name", "Müller").lower() in shown.lower()
