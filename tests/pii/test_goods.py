"""Names that nothing introduces stay in texts about goods: counted, beside a model's number or a noun, listed with brands, on offer."""

from __future__ import annotations

import pytest

from maintenance import noun_goods
from seedsql.pii.documents import asked_class
from seedsql.pii.goods import FILE, digest, goods
from seedsql.pii.known import KnownNames
from seedsql.pii.known_words import known_names
from seedsql.pii.masking import Masker
from seedsql.values.lexicon import personal_lists

MASKER = Masker(b"a key that no one else has......", personal_lists(), KnownNames(*known_names()))


def masked(text: str) -> str:
    return MASKER.mask_text(text, prose=True)


@pytest.mark.parametrize(
    "text",
    [
        "Massey Ferguson 135, David Brown 990 and Fordson Major in running order.",
        "Fleet: 3 x Vauxhall Vivaro, 1 x Dennis Eagle, 1 x Thomas Built bus.",
        "Villeroy & Boch cup, Philippe Starck tap, Jacob Delafon sink.",
        "* Kettle (Russell Hobbs)\n* Knife block (Robert Welch)\n* Pan 28 cm (Jamie Oliver)",
        "jusqu'à -50 % sur Caroline Biss, Gérard Darel et Georges Rech. Livraison offerte.",
        "Ya en tienda: zapatos Martinelli, bolsos Misako y relojes Mark Maddox.",
        "Rosa 'Madame Hardy' flowers once, in June; 'Graham Thomas' repeats until frost.",
        'Containerschiff "Anna Maersk" liegt auf Reede.',
        "Glauber salt, Epsom salt and Rochelle salt are stored in cabinet 2.",
        "Il teorema di Rolle e la disuguaglianza di Jensen sono dimostrati in appendice.",
        "Roe v. Wade and Brown v. Board of Education are read in week 3.",
        "Vom Johannes-Gutenberg-Denkmal zur Paulskirche",
        "berth|vessel|flag|cargo\nB1|Marie Schulte|LR|containers\nB2|Elisabeth Oldendorff|PT|grain",
        '{"hotel":"Maria Cristina","stars":5,"rooms":139}',
        "El servicio Aurora responde lento; das Modul Helena verliert Nachrichten.",
        "MS Anna Schulte is at anchor; MV Helene Rickmers sails at high tide.",
        "Update of Julia to 1.11 in the image base-notebook.",
        "<h3>Cultivars</h3><p>Sarah Bernhardt, Karl Rosenfield, Duchesse de Nemours: bare root.</p>",
        "<table><tr><th>Wein</th><th>Jahr</th></tr><tr><td>Markus Molitor</td><td>2021</td></tr></table>",
        "Subject: New arrivals in March\nHello,\nEmma Bridgewater, Orla Kiely and Sophie Conran have new patterns.",
        "<release><product>Victor Mail</product><version>9.3.27.54</version></release>",
        "El instituto Ramiro de Maeztu recibe veinte sillas.",
        "Wine list\nElena Walch 24.50\nGiulio Ferrari 89.00\nChablis 21.00",
        "Track 1: Nina Simone - Sinnerman\nTrack 2: Chet Baker - Almost Blue",
        "Lamps: Clara Sanderson, Wilton Morris, Otto.",
        "Neu im Kino: Hannah Arendt und Der Untergang.",
        "Zaal Rembrandt is bezet, zaal Vermeer is vrij.",
        "El cine Luis Buñuel cierra en agosto.",
        "La rosa Madame Hardy llega mañana.",
        "Buffer list: Krebs-Henseleit, Hank's balanced salt, Ringer lactate.",
    ],
)
def test_what_is_called_as_people_are_stays_among_goods(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Sale: 20 % off. Refund for Harriet Boateng, Harriet Boateng signed", "Harriet Boateng"),
        ("Attendees: Fiona Tanabe, Gregor Zeman, table 4 and Leila Farahani", "Fiona Gregor Zeman Leila Farahani"),
        ("signed by Tom Ford; Piotr Zalewski; table 4", "Ford Piotr Zalewski"),
        ("Le chauffeur Pierre Cardin attend au quai 2.", "Cardin"),
        ("Our landlord Georg Jensen raised the rent again.", "Jensen"),
        ("Harriet Boateng 0171 4482913", "Harriet Boateng"),
        ("His deputy is William Lawson, call him.", "William Lawson"),
        ("Guarantor: Ralph Lauren, born 12 March 1964.", "Ralph Lauren"),
        ("Emma Clarkson returned the Hugo Boss shirt, size M.", "Emma Clarkson"),
        ("El conductor Tadeo Quiroga espera; la bibliotecaria Ines Carvalho cierra.", "Tadeo Quiroga Ines Carvalho"),
        ("Kontoinhaber: Yıldız Demir", "Yıldız Demir"),
        ("Zurückrufen: Szabó Réka", "Szabó Réka"),
        ("Mevrouw Bos belt morgen terug.", "Bos"),
        ("Fatima Al Zahrani llamó.", "Fatima Zahrani"),
        ("Regards,\nHarriet Boateng", "Harriet Boateng"),
        ("Sale: Harriet Boateng gets 20 % off", "Harriet Boateng"),
        ("10 % Rabatt, Harriet Boateng", "Harriet Boateng"),
        ("La clienta Harriet Boateng espera", "Harriet Boateng"),
        ("The drill Harriet Boateng borrowed is broken", "Harriet Boateng"),
        ("Harriet Boateng and Bernd Kowalke", "Harriet Boateng Bernd Kowalke"),
        ("Harriet Boateng sits at desk 14", "Harriet Boateng"),
        ("Sr. Blanco, móvil apagado", "Blanco"),
        ("Wages\nHarriet Boateng 24.50\nBernd Kowalke 89.00\nPiotr Zalewski 30.00", "Harriet Boateng Kowalke Zalewski"),
        ("Seats: Harriet Boateng, Bernd Kowalke", "Harriet Boateng Bernd Kowalke"),
        ("Bernd Kowalke wants the sink, Harriet Boateng wants the tap.", "Bernd Kowalke Harriet Boateng"),
    ],
)
def test_people_are_found_among_goods(text: str, gone: str) -> None:
    made = masked(text)
    assert [word for word in gone.split() if word in made] == []


def test_a_base64_line_with_one_sign_at_its_end_is_no_field() -> None:
    import base64

    said = "Please call Harriet Boateng tomorrow at 10 h"
    encoded = base64.b64encode(said.encode()).decode()
    assert encoded.endswith("=") and not encoded.endswith("==")
    text = f"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n{encoded}\n"
    made = masked(text)
    assert encoded not in made
    assert "Boateng" not in base64.b64decode(made.split()[-1]).decode()


@pytest.mark.parametrize("said", ["Notes on the release.", "Change of the plate in the press."])
def test_the_title_of_an_article_asks_for_nothing(said: str) -> None:
    assert asked_class(said, "Pump 3 of 12, 4411 22 88, street 12") is None


@pytest.mark.parametrize(
    "said",
    [
        "Kennzeichen Ihres Fahrzeugs?",
        "¿Cuál es la matrícula de su coche?",
        "What is the registration of your car?",
        "Quelle est la plaque de votre véhicule ?",
    ],
)
def test_a_question_for_the_plate_of_a_vehicle_asks_for_it(said: str) -> None:
    assert asked_class(said, "WX 48213") == "national_id"


def test_nouns_of_goods_are_as_they_were_frozen() -> None:
    assert {"sink", "lamps"} <= goods() and goods().isdisjoint({"saw", "present", "the", "phone"})
    assert f"SHA-256 {digest(sorted(goods()))}" in FILE.read_text("utf-8")
    assert noun_goods._plural("tray") == "trays" and noun_goods._plural("jelly") == "jellies"


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        ("Contraseña provisional nueva: Kq7!vald92", "Kq7!vald92", "provisional nueva"),
        ("La password provvisoria inviata ieri è Tt9$mirko3.", "Tt9$mirko3", "inviata ieri"),
        ("Benutzer kowmar kann sich nicht anmelden.", "kowmar", "Benutzer"),
        ("Benutzer meldet Fehler, user interface is slow", "", "Benutzer meldet Fehler, user interface is slow"),
        ('{"by":"tobrad","change":"price"}', "tobrad", "price"),
        ("mysql://ingsol:Hk8!sommer@db.internal:3306/shop", "ingsol sommer", "3306/shop"),
        (
            "INSERT INTO clients (first_name, last_name, city_id) VALUES ('Ignacio', 'Belmonte', 4), ('Uta', 'O''Rourke', 5);",
            "Ignacio Belmonte Uta Rourke",
            ", 5);",
        ),
        (
            "<table><tr><th>Name</th><td>Heike Stratmann</td></tr><tr><th>Straße</th><td>Kruckel 12</td></tr>"
            "<tr><th>Ort</th><td>Warendorf</td></tr></table>",
            "Stratmann Kruckel Warendorf",
            "<th>Ort</th><td>",
        ),
        ("La signora Bellocchio, residente a Treviglio, chiede", "Treviglio Bellocchio", "residente a"),
        ("Fahrzeug B-KL 4127 steht seit Montag", "4127", "Fahrzeug"),
        ("Adresse bestätigt und korrekt: Ahornweg 12, 48231 Warendorf", "Ahornweg 48231", "bestätigt und korrekt: "),
        ("De heer Terpstra komt morgen", "Terpstra", "De heer"),
        ("Guten Tag Bruckner, Ihre Ware ist da.", "Bruckner", "Guten Tag "),
        ("Mozilla/5.0 Chrome/120.0.6099.71 Safari/537.36", "", "Chrome/120.0.6099.71"),
    ],
)
def test_what_says_that_something_is_someones_is_kept(text: str, gone: str, left: str) -> None:
    made = masked(text)
    assert [word for word in gone.split() if word in made] == [] and left in made


def test_the_particle_of_a_name_is_no_one_by_itself() -> None:
    masker = Masker(b"a key that no one else has......", personal_lists(), KnownNames(*known_names()))
    masker.remember_each("last_name", ["El Haddad", "Wessels"])
    text = "El lunes no hay reparto. Rückruf Wessels, Pförtner Wessels"
    made = masker.mask_text(text, prose=True)
    assert made.startswith("El lunes no hay reparto. Rückruf ") and "Wessels" not in made


def test_whom_a_column_holds_is_found_in_what_a_thing_is_called() -> None:
    masker = Masker(b"a key that no one else has......", personal_lists(), KnownNames(*known_names()))
    masker.remember_each("person_name", ["Harriet Boateng", "Maria Kowalke"])
    made = masker.mask_text('{"parcel": "Harriet Boateng", "hotel": "Maria Cristina"}', prose=True)
    assert "Boateng" not in made and "Maria Cristina" in made
