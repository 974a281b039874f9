"""Texts that are all fields (XML, forms, lines, INI, YAML) are masked by what their keys together say, as JSON is."""

from __future__ import annotations

import json

import pytest

from seedsql.pii.field_texts import fields_in
from seedsql.pii.known import KnownNames
from seedsql.pii.known_words import known_names
from seedsql.pii.masking import Masker
from seedsql.pii.names import subject
from seedsql.pii.subjects import THING, are_premises, is_attribute, is_name, is_thing
from seedsql.values.lexicon import personal_lists


@pytest.fixture(scope="module")
def masker() -> Masker:
    return Masker(b"a key that no one else has......", personal_lists(), KnownNames(*known_names()))


THINGS = """
nazwa: Admiral Rodney|butelka: 0,7 l|cena: 89
[tempête]|vent = 207|nom = Ciara|lieu = Písek|catégorie = 5
dispositivo:|  fabricante: Rossignol|  firmware: 1.10.15|  sala: Einstein|  nome: Lisa
colour=Amber; model=Vera; make=Orla
Saal: Antikensaal|Sockel: Marmor|Figur: Freya
Gün: lördag|Seviye: B2|Başlık: Spanisch A1
nom: Irma, catégorie: 5, lieu: Essen
name=Hugo+Boss&price=49.90&size=XL
https://shop.example.net/river?name=Margaret&mouth=Black+Sea
<nave><bandiera>Georgia</bandiera><nome>Marie Galante</nome><porto>Victoria</porto></nave>
<breed name="Jack Russell" coat="Ruby"/>
<station name="Porta Garibaldi" city="Florence" line="Victoria"/>
{"rose": [{"k": "cultivar", "v": "Graham Thomas"}, {"k": "bred by", "v": "David Austin"}]}
[{"field": "name", "old": "Laura Palmer", "new": "-"}, {"field": "breed", "from": null, "to": "Holsteiner"}]
{"shop": {"name": "Chez Marie", "street": "rue des Lilas 4", "city": "Nancy", "opens": "9:00"}}
"""
PEOPLE = """
nazwa: Halina Zaręba|e-mail: halina@wp.pl;Halina Zaręba halina@wp.pl
[paciente]|nome = Iracema Pereira|utilizador = ipereira77;Iracema Pereira ipereira77
ügyfél:|  név: Vörös Piroska|  útlevél: LC3088134|  születési_idő: 1944-03-07;Vörös Piroska LC3088134 1944-03-07
jméno: Zdeňka, příjmení: Vlčková, telefon: +420 601 015 617;Zdeňka Vlčková 601
name=Hazel+Bird&email=hb%40gmx.de&city=Bath;Hazel Bird hb Bath
<müşteri ad_soyad="Umut Kılıç" plaka="34 YKD 86" şehir="Konya"/>;Umut Kılıç 34 Konya
<contact><naam>Femke Kuipers</naam><straat>Kerkstraat 85</straat><postcode>65440</postcode></contact>;Femke Kuipers Kerkstraat 65440
{"items": [{"name": "Ivy Cross", "phone": "+44 7167 621863"}]};Ivy Cross 621863
{"customer": [{"name": "name", "value": "Pilar Ríos"}, {"name": "login", "value": "pilar.rios"}]};Pilar Ríos
[{"field": "name", "old": "Miles Pargeter", "new": "-"}, {"field": "email", "from": null, "to": "mparg7@gmx.de"}];Miles Pargeter mparg7
{"employee": {"first_name": "Heath", "last_name": "Baker", "plate": "PV16 EAW"}};Heath Baker PV16
status=ok; signee=Halina Zaręba; ref=7;Halina Zaręba
Technician: Piotr Zaręba|Device: BX-4411|Firmware: 2.1;Piotr Zaręba
name: Halina Zaręba|model: Clio|price: 300|email: hz77@wp.pl;Halina Zaręba hz77
Betreff: Rückruf Frau Kowalczyk|Status: offen|Modell: Clio;Kowalczyk
brand=Ford; driver=Halina Zaręba; plate=WA 12345;Halina 12345
url: https://x.example/u?name=Halina+Nowak&q=1|model: X|price: 4;Halina Nowak
Anna: are you there?|Tom: yes, and Gudrun Ott is, too;Gudrun Ott
"""


def texts(listed: str) -> list[str]:
    return [line.replace("|", "\n") for line in listed.strip().splitlines()]


@pytest.mark.parametrize("text", texts(THINGS))
def test_what_is_about_a_thing_stays(masker: Masker, text: str) -> None:
    assert masker.mask_text(text, prose=True) == text


@pytest.mark.parametrize("line", texts(PEOPLE))
def test_what_is_about_a_person_goes_and_keys_stay(masker: Masker, line: str) -> None:
    text, _, gone = line.rpartition(";")
    made = masker.mask_text(text, prose=True)
    assert [word for word in gone.split() if word in made.replace("+", " ")] == []
    if text.startswith(("{", "[{")):
        assert _keys(json.loads(made)) == _keys(json.loads(text))


def _keys(document: object) -> list[str]:
    if isinstance(document, dict):
        return [key for name, value in document.items() for key in (name, *_keys(value))]
    return [key for each in document for key in _keys(each)] if isinstance(document, list) else []


def test_what_texts_are_all_fields() -> None:
    assert fields_in("a=1&b=x%20y") == {"a": "1", "b": "x y"}
    assert fields_in("/search/river?name=Don&q=1") == {"river": {"name": "Don", "q": "1"}}
    assert fields_in("name: A\nsize: L\nname: B") == {"name": ["A", "B"], "size": "L"}
    assert fields_in("[a]\nx = 1\n[b]\ny = 2") == {"a": {"x": "1"}, "b": {"y": "2"}}
    assert fields_in('<ab b="1 &amp; 2"><c>3</c><c/></ab>') == {"ab": {"b": "1 & 2", "c": ["3", {}]}}
    sentences = (
        "Note: see below",
        "She said: go, he said: no",
        "Tom: hello!\nAnna: hello, you",
        "a < b; c > d",
        "x = y",
    )
    broken = (
        "<xa><xb>1</xa></xb>",
        "<xa>text <xb>1</xb> text</xa>",
        "<p>Dear <b>Anna</b></p>",
        "name: A\nand so on\nsize: L",
    )
    assert [text for text in (*sentences, *broken) if fields_in(text) is not None] == []


def test_a_sentence_whose_words_before_a_colon_name_someone_is_no_text_of_fields() -> None:
    masker = Masker(b"a key that no one else has......", personal_lists(), KnownNames(*known_names()))
    masker.remember("person_name", "Unit Orvanik")
    assert fields_in("Unit Orvanik says: all is well; a0::1:0") is not None
    assert "Orvanik" not in masker.mask_text("Unit Orvanik says: all is well; a0::1:0", prose=True)


def test_the_writing_of_a_value_stays(masker: Masker) -> None:
    assert masker.mask_text('name = "Halina Zaręba"\nemail = "hz77@wp.pl"', prose=True)[7] == '"'
    assert "%20" in masker.mask_text("name=Halina%20Zar%C4%99ba&email=hz77%40wp.pl", prose=True)
    assert "&amp;" in masker.mask_text("<r><name>Halina Zaręba</name><firm>A &amp; B</firm></r>", prose=True)


def test_the_subject_of_a_document_by_its_keys_together() -> None:
    assert subject(["name", "email"], "") == subject(["név", "utca", "irányítószám"], "") == "person"
    assert subject(["name", "price", "brand"], "") == subject(["nome", "annata"], "") == THING
    assert subject(["name", "phone", "price", "brand"], "") == subject(["name", "status"], "") == ""
    assert subject(["name", "phone"], "fahrzeug") == "person" and subject(["brand", "plate"], "vehicle") == ""
    assert is_attribute("Preis (EUR)") and is_attribute("list_price_usd") and not is_attribute("salary")
    assert is_thing("sensors") and not is_thing("customers") and is_name("név") and are_premises("tienda")
