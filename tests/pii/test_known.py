"""People are recognised by names that are known, and what only sounds like one is not."""

from __future__ import annotations

import pytest

from seedsql.pii.known import KnownNames
from seedsql.pii.known_words import known_names

PEOPLE = KnownNames(*known_names())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("for Anna Kowalska, at noon", "Anna Kowalska"),
        ("Kowalczyk, Zofia said no", "Kowalczyk Zofia"),
        ("JUAN GARCIA called", "JUAN GARCIA"),
        ("Anna M. Nowak and Jean-Pierre Dupont", "Anna Nowak Jean-Pierre Dupont"),
        ("Anna-Maria Müller-Lüdenscheidt", "Anna-Maria Müller-Lüdenscheidt"),
        ("ask Mr. Featherstone or Frau Oyelaran", "Featherstone Oyelaran"),
        ("Wolfgang\u00a0Müller kam", "Wolfgang Müller"),
        ("Иван Петров звонил", "Иван Петров"),
        ("Anna said so, and told Mark twice", "Anna Mark"),
        ("dla Piotra Zielińskiego, od Марии Ивановой", "Piotra Zielińskiego Марии Ивановой"),
        ("Beszéltem Kovács Jánossal; Terveisin, Matti Korhoselle", "Kovács Jánossal Matti Korhoselle"),
        ("Ayşe'ye haber verin; Anjali's order; Tom and Jerry-Lee Boudreaux", "Ayşe Anjali Tom Jerry-Lee Boudreaux"),
        ("Halter Stefan Oberhuber; Frau Dr. Quillfeather-Maier", "Stefan Oberhuber Quillfeather-Maier"),
        ("my wife Zofia; LG, Hannelore", "Zofia Hannelore"),
        ("passport_aleksandra_nowicka.jpg", "aleksandra nowicka"),
    ],
)
def test_people_in_a_text(text: str, found: str):
    assert " ".join(text[start:stop] for start, stop, _, _ in sorted(PEOPLE.spans(text))) == found


@pytest.mark.parametrize(
    "text",
    [
        "Delivered to Virginia Beach by San Diego Freight",
        "Please Call Back On Monday Morning",
        "Order Confirmed By Sales Team, Jordan Shoes; Washington Apples",
        "Victoria Park, New York Times, Red Apple, Green Tea",
        "anna kowalska",
        "12 Oak Dr Apt 4",
        "Ihre IBAN, Ivan DHL",
        "Velvet Golden Sofa Mini, Captain Morgan Spiced Gold, Laura Ashley wallpaper",
        "Will call again; May be late; Mark the box; Rose gold; Grace period; Bill of lading",
        "Contact Sales, Ask for the manager, Tell us, Met the deadline, Thanks for the update",
        "Robert Koch Institut, Müller Maschinenbau GmbH, Richter Sándor Nyrt.",
        "Bell's palsy, Baker's dozen, Dear Customer, Sehr geehrte Damen und Herren",
        "",
    ],
)
def test_places_products_and_sentences_are_nobody(text: str):
    assert list(PEOPLE.spans(text)) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["Anna Kowalska", "Wolfgang Müller", "José García", "x"], ("person_name", 3)),
        (["Kowalska, Anna", "Müller, Wolfgang", "García, José"], ("person_name", 3)),
        (["Anna", "Wolfgang", "José", "Zofia"], ("first_name", 4)),
        (["Kowalski", "Müller", "García", "Hernández"], ("last_name", 4)),
        (["BARANYAI ÁGOTA", "ANNA KOWALSKA", "WOLFGANG MÜLLER"], ("person_name", 3)),
        (["Á. Baranyai", "J.-P. Quéméneur", "Kowalska, A."], ("person_name", 3)),
        (["Mr Baranyai", "Frau Dr. Müller", "Mme A. Quéméneur"], ("person_name", 3)),
        (["Anna Kowalska (54)", "Wolfgang Müller [31]", "José García (7)"], ("person_name", 3)),
        (["SUPER GLUE", "GREEN TEA", "ORANGE JUICE"], None),
        (["E. Main Street", "Mr Muscle", "A. Blue"], None),
        (["Model X (12)", "Size L (40)", "Pack (6)"], None),
        (["Anna Kowalska", "Anna Kowalska"], ("person_name", 2)),
        (["Anna Kowalska", "Size L"], None),
        (["Anna"], None),
        (["Red Apple", "Green Tea", "Johnnie Walker", "Whole Milk"], None),
        (["Kowalski Foods", "Müller GmbH", "Nestlé"], None),
        (["Ruby", "Amber", "Jade", "Pearl"], None),
        (["Warsaw", "Berlin", "Paris", "Rome"], None),
        (["OPEN", "PAID", "LATE"], None),
        ([], None),
    ],
)
def test_a_column_of_people(values: list[str], expected: tuple[str, int] | None):
    assert PEOPLE.class_of(values) == expected
