"""Texts and documents about things stay as they are, though a column of people or towns holds a word of them as a name; people stay
found in the same places."""

from __future__ import annotations

import json

import pytest

from seedsql.pii.known import KnownNames
from seedsql.pii.known_words import known_names
from seedsql.pii.masking import Masker
from seedsql.pii.scanner import scan
from seedsql.values.lexicon import personal_lists

PEOPLE = KnownNames(*known_names())
COLUMNS = {
    "first_name": "Rose Mark Will May Paris Jordan Lorenz Giulia Sabine Emma Clara Opal Calvin Ernst Julia",
    "last_name": "Baker Young Klein Koch Costa Petit Fuchs Kowalczyk Carter Gibson Romeo Conti",
    "city": "Bath Nice Essen Reading Marburg",
}


@pytest.fixture(scope="module")
def masker() -> Masker:
    made = Masker(b"a key that no one else has......", personal_lists(), PEOPLE)
    for personal_class, names in COLUMNS.items():
        made.remember_each(personal_class, names.split())
    return made


THINGS = """
Two crates of Will left on Monday
The truck left Paris at noon
Label says Giulia, box says Jordan
Delivery to Reading moved to May
Klein und Groß gemischt, bitte trennen
Tafel Emma, eiken
Sorte Clara, mehlig
Das Lager in Lorenz bleibt geschlossen
The cluster "Lorenz" is degraded: 1 of 3 nodes down
font-family: Lorenz, serif; font-size: 12px
colour: Calvin
edition=Lorenz;year=2019;pages=311
Sabine: 3 pcs, Emma: 2
Clique em Acessibilidade para abrir
Fra Aktivitetsoversigten kan du klikke
umieszczenie go w Koszu, skąd można go odzyskać
eine schlechte Idee, mit Ihrem Drucker zu spielen
el adaptador de esa red. Un adaptador basta
El adaptador Li-Ion y el módulo Linux-PAM
un disco de inicio LILO y entonces reinicia
Rosa y Blanco, 20 metros
Szék Anna, bükk
Malina i Jagoda, po 5 kg
Flight to Chester cancelled, rebook
Trip to Jordan is confirmed
Entrega em Costa adiada
Stół Emma, dąb
São Julia, fechado na segunda
Leuchten an der Unterseite der Maus
Dvorak layout for English. You can make your own
Messe Opal vom 3. bis 6. Juni
Conti in ordine, saldo zero
Sofia Sans Condensed
According to Baker the part is no longer made
Laut Koch ist das Teil nicht mehr lieferbar
Made by Carter, repaired by Gibson, returned by post
Jack Wills closed, so the order was cancelled
La Renault Zoé est en charge
Pedro Kowal, 75 cl
Paul Nowak Kirche, Kerzen 200
Die Zzorch Fock bekommt neue Segel
General José María Yáñez International Airport
German Pinscher, eight weeks
title: Elmer Gantry
Marabou, Cloetta och Fazer, lådor
Hema, Blokker en Action, folders
Hartmann's zebra in paddock 2
De Ann Rutledge heeft een uur vertraging
Die Elise braucht neue Reifen
Ein Glas William Lawson's kostet neun Euro
El barco Gabriella atraca a las seis
Bitte Stevenson screen zurück in Schublade vier
kan ikke sætte en logindskal i hvile for brugere
Verifica di colonne utente non valide, accesso server1
The login of printer3 fails, host mark.green, user flagga vald
model: Elise / make: Lotus
Nelly Moser clematis, trellis broken.
Jessica Kowal coats arrived creased
<title>Becker Lorenz</title>
GET /shop/giulia?colour=red HTTP/1.1 200
Ubuntu server, option --user=GEBRUIKER is required
<stop>Elmer Gantry</stop>
Cocoa Melon is a new shade
"""
PERSONS = """
Rose|spoke to Rose about the meter
Koch|Frau Koch ruft morgen an
Baker|Mr Baker was not happy
Carter|Carter, Mark - account closed
Mark|Carter, Mark - account closed
Young|Contact: Young
Koch|Kunde: Koch
Baker|Baker's order is on hold
Kowalczyk|Kowalczyk wants two more boxes
Sabine|mit Sabine besprochen
Emma|[10:22] Emma: can you send it again
Clara|asked Clara to send the form
Conti|Conti chiede il rimborso
Petit|Rose Petit rang
Lincoln|Met Hope Lincoln about the roof
Brockschnieder|Kontakt: Wiebke Brockschnieder
Koch|Koch Hanım aradı
Costa|Costa rappelle demain
Young|Young llama mañana
Petit|vu avec Rose Petit hier
Winter|Schlüssel hat Ernst Winter
Quenouille|Selon Tancrède Quenouille, il manque un carton
Kowal|Pedro Kowal called about the 75 cl bottles
Emma|Emma, Clara and Paul were there
sabine|see /home/sabine/letters
Gumprich|Clara Gumprich hat reklamiert
Anna|Abholung: Anna
Petit|Commande de Rose Petit annulée
Cieciura|Maurycy Cieciura to nowa osoba kontaktowa
Skov|Lejer Rose Skov melder en læk
Yılmaz|Özgür Yılmaz siparişi iptal etti
"""


@pytest.mark.parametrize("text", THINGS.strip().splitlines())
def test_a_text_about_things_stays(masker: Masker, text: str) -> None:
    assert masker.mask_text(text, prose=True) == text


@pytest.mark.parametrize("line", PERSONS.strip().splitlines())
def test_a_person_is_found_by_what_is_around(masker: Masker, line: str) -> None:
    gone, text = line.split("|")
    assert gone not in masker.mask_text(text, prose=True)


@pytest.mark.parametrize(
    "document",
    [
        {"brand": "Gibson", "model": "Giulia", "tags": ["Koch", "Lorenz", "sale"]},
        {"total": 12, "by_region": {"Gibson": 3, "Lorenz": 4}},
        {"product": {"name": "Lorenz", "colour": "Romeo"}},
        {"iata": "MRZ", "name": "Moree Airport", "municipality": "Moree", "country": "AU"},
        {
            "type": "Feature",
            "properties": {"name": "Essen"},
            "geometry": {"type": "Point", "coordinates": [7.01, 51.4]},
        },
        {"school": "Realschule", "city": "Marburg", "pupils": 612},
        {"depot": "Reading West", "lat": 51.4551, "lon": -0.9911},
        {"paint": {"name": "Florence Lincoln", "code": "RAL 1013"}},
        {"species": "Panthera leo", "name": "Leo", "born": "2019"},
    ],
)
def test_a_document_about_things_stays(masker: Masker, document: object) -> None:
    assert json.loads(masker.mask_text(json.dumps(document))) == document


@pytest.mark.parametrize(
    ("document", "gone"),
    [
        ({"by": "Carter", "action": "refund"}, "Carter"),
        ({"owner": "Herbert"}, "Herbert"),
        ({"customer": {"name": "Ann Ott"}, "city": "Marburg"}, "Marburg"),
        ({"ship_to": {"street": "Dock Road 4", "city": "Marburg"}}, "Marburg"),
        ({"user_id": 7, "lat": 51.4471, "lng": 7.0113}, "51.4471"),
        ({"contact": "Mechthild Hrdlicková"}, "Hrdlicková"),
    ],
)
def test_people_in_documents_are_found(masker: Masker, document: object, gone: str) -> None:
    assert gone not in masker.mask_text(json.dumps(document, ensure_ascii=False))


def test_the_audit_holds_no_town_of_things_to_the_range_of_towns() -> None:
    def is_never_safe(_: str) -> bool:
        return False

    checks = {"city": is_never_safe}
    assert not scan('{"name": "Moree Airport", "municipality": "Moree"}', checks)
    assert scan('{"customer": {"id": 7, "city": "Moree"}}', checks)
    assert scan('{"approved_by": "anowak", "city": "Moree"}', checks)


def test_a_town_in_a_row_of_a_person_is_the_persons(masker: Masker) -> None:
    document = json.dumps({"municipality": "Moree", "floor": 3})
    assert masker.mask_text(document) == document
    assert "Moree" not in masker.mask_text(document, names={"kowalczyk": "last_name"})
