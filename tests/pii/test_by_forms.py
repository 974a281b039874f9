"""Columns that have the form of something personal: what they look like beside people, and firms' codes that look like nothing."""

from __future__ import annotations

import random
import string
from collections.abc import Callable

import phonenumbers
import pytest

from seedsql.pii.by_forms import Surroundings, class_by_surroundings
from seedsql.pii.by_values import identity_numbers, validator
from seedsql.pii.contacts import parts
from seedsql.pii.resident_ids import CHECKS

RNG = random.Random(17)


@pytest.fixture(autouse=True)
def _same_numbers() -> None:
    """Each test draws the same numbers, whichever tests ran before it in its process."""
    RNG.seed(17)


PEOPLE = Surroundings(("DK", "NO", "SE", "DE", "FR", "IN", "PL"), with_people=True)
FIRM = Surroundings(PEOPLE.regions)


def digits(count: int, first: str = "") -> str:
    return first + "".join(RNG.choice(string.digits) for _ in range(count - len(first)))


def letters(count: int, among: str = "ABCDEFGHJKLMNPRSTUVWXYZ") -> str:
    return "".join(RNG.choice(among) for _ in range(count))


def national(region: str, *, tight: bool = False) -> str:
    while True:
        code = phonenumbers.country_code_for_region(region)
        size = len(str(phonenumbers.example_number(region).national_number))
        number = phonenumbers.PhoneNumber(country_code=code, national_number=int(digits(size, RNG.choice("23456789"))))
        if phonenumbers.is_valid_number(number):
            written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
            return "".join(filter(str.isdecimal, written)) if tight else written


def degrees(most: int) -> str:
    return f"{RNG.uniform(2, most):.5f}"


def town() -> str:
    code = RNG.choice([digits(5, "7"), f"{digits(2)}-{digits(3)}", f"{digits(4, '1')} AB", "SW1A 1AA", digits(4, "3")])
    return f"{code} {RNG.choice(['Warszawa', 'London', 'Aarhus C', 'Saint-Étienne', 'Den Haag'])}"


@pytest.mark.parametrize(
    ("personal_class", "make"),
    [
        ("phone", lambda: national("DK")),
        ("phone", lambda: national("NO", tight=True)),
        ("phone", lambda: national("SE", tight=True)),
        ("phone", lambda: national(RNG.choice(("DK", "NO", "SE", "PL")))),
        ("phone", lambda: f"48{national('PL', tight=True)}"),
        ("phone", lambda: national("DE") + " (privat)"),
        ("geo", lambda: f"{degrees(60)};{degrees(120)}"),
        ("geo", lambda: f"{degrees(60)} ; -{degrees(120)}".replace(".", ",")),
        ("geo", lambda: f"N{degrees(60)} E{degrees(120)}"),
        ("city", town),
        ("city", lambda: f"{RNG.choice(['Nantes', 'Brest'])} ({digits(5)})"),
        ("card", lambda: f"**** **** **** {digits(4)}"),
        ("card", lambda: f"{RNG.choice(['Visa', 'Mastercard'])} ending in {digits(4)}"),
        ("national_id", lambda: f"{RNG.randrange(10, 29)}{RNG.randrange(10, 13)}{digits(2)}-{digits(4)}"),
        ("national_id", lambda: f"{digits(5, '3')}-{digits(7)}-{digits(1)}"),
        ("device_id", lambda: f"{RNG.choice(['B827EB', '001A2B', '3C5AB4'])}{letters(6, '0123456789ABCDEF')}"),
        ("username", lambda: f"{letters(5, string.ascii_lowercase)}#{digits(4)}"),
    ],
)
def test_forms_tell_a_class_that_a_person_confirms(personal_class: str, make: Callable[[], str]) -> None:
    found = class_by_surroundings([make() for _ in range(200)], "f_07", FIRM)
    assert found is not None and found.personal_class == personal_class and not found.is_certain


@pytest.mark.parametrize(
    ("personal_class", "make"),
    [
        ("postal_code", lambda: f"{letters(2)}{RNG.randrange(1, 20)} {digits(1)}{letters(2, 'ABDEFGHJLNPQRSTUWXYZ')}"),
        ("national_id", lambda: f"{letters(2)}{RNG.choice(['19', '70'])}{letters(3)}"),
        ("national_id", lambda: f"{letters(2)}{digits(7)}"),
        (
            "street",
            lambda: f"{RNG.choice(['ul. Długa', 'Lindenstr.', 'Vinohradská', 'Na Kopci'])} {RNG.randrange(200)}",
        ),
    ],
)
def test_forms_that_firms_have_too_tell_it_beside_people_only(personal_class: str, make: Callable[[], str]) -> None:
    values = [make() for _ in range(50)]
    found = class_by_surroundings(values, "f_07", PEOPLE)
    assert found is not None and found.personal_class == personal_class
    assert class_by_surroundings(values, "f_07", FIRM) is None
    assert personal_class == "street" or class_by_surroundings(values, "sku", PEOPLE) is None


@pytest.mark.parametrize(
    "make",
    [
        lambda number: str(20_240_000 + 7 * number),
        lambda number: digits(8, "45"),
        lambda number: digits(8, RNG.choice("123456789")),
        lambda number: digits(10, "45"),
        lambda number: digits(13, "4"),
        lambda number: f"{digits(2)} {digits(3)} {digits(3)}",
        lambda number: f"{1 + number % 28:02}.{1 + number % 12:02}.20{15 + number % 10}",
        lambda number: f"10.{number % 20}.{RNG.randrange(250)}.{RNG.randrange(250)}",
        lambda number: f"{RNG.random():.5f};{RNG.random():.5f}",
        lambda number: f"{RNG.uniform(0, 500):.4f}/{RNG.uniform(0, 500):.4f}",
        lambda number: f"{RNG.choice(['LH', 'BA'])} {digits(4)}",
        lambda number: f"{1990 + number % 30} Rioja",
        lambda number: letters(12, "0123456789abcdef"),
        lambda number: f"{digits(6, '24')}-{number:04}",
        lambda number: f"{RNG.choice(['bug', 'issue'])}#{digits(4)}",
        lambda number: f"2026-{digits(5)}",
    ],
)
def test_numbers_of_firms_tell_nothing(make: Callable[[int], str]) -> None:
    values = [make(number) for number in range(60)]
    assert class_by_surroundings(values, "f_07", FIRM) is None


def test_few_numbers_are_valid_by_chance() -> None:
    """A validator that any number of its length passes would take a firm's numbers for people's."""
    names = [name for modules in identity_numbers().values() for name in modules]
    for name in names:
        is_valid = validator(name)
        for size in range(7, 17):
            for first in ("", "0", "4"):
                assert sum(is_valid(digits(size, first)) for _ in range(24)) < 16, name


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("hu.taj", "037 687 210"),
        ("ru.snils", "112-233-445 95"),
        ("ru.snils", "087-654-303 00"),
        ("lv.pk", "161175-19997"),
        ("sg.nric", "S1234567D"),
        ("sg.nric", "G1234567X"),
        ("hk.id", "AB987654(3)"),
        ("hk.id", "A123456(3)"),
        ("tw.id", "A123456789"),
        ("ir.melli", "0499370899"),
        ("sv.dui", "00016297-5"),
        ("uy.ci", "1.234.567-2"),
        ("by.id", "4120388A005PB3"),
        ("eg.id", "29001011234567"),
    ],
)
def test_identity_numbers_have_their_check_digits(name: str, number: str) -> None:
    assert CHECKS[name](number)
    changed = [
        number[:at] + str(int(char) ^ 1) + number[at + 1 :] for at, char in enumerate(number) if char.isdecimal()
    ]
    assert name in ("by.id", "eg.id") or sum(map(CHECKS[name], changed)) < 2


@pytest.mark.parametrize(
    "text", ["1012 AB Amsterdam", "SW1A 1AA London", "Austin, TX 78701", "D02 X285 Dublin", "00-950 Warszawa"]
)
def test_a_town_with_its_code_is_taken_apart(text: str) -> None:
    found = parts("city", text)
    assert sorted(part.personal_class for part in found) == ["city", "postal_code"]
    assert not parts("city", "København") and not parts("city", "Frankfurt (Oder)")


def test_passports_of_many_countries_beside_people_ask_whatever_they_are_called() -> None:
    """Half of them German, which have letters anywhere: no form of another country is in many rows."""
    forms = [(2, 7), (3, 6), (1, 8), (1, 7), (0, 9), (2, 6), (0, 8), (1, 6), (2, 8), (3, 7), (0, 7), (1, 9)]
    papers = [letters(1, "CFGHJKLMNPRTVWXYZ") + letters(8, "CFGHJKLMNPRTVWXYZ0123456789") for _ in range(48)]
    papers += [letters(count) + digits(numbers) for count, numbers in forms for _ in range(4)]
    found = class_by_surroundings(papers, "doc_ref", PEOPLE)
    assert found is not None and found.personal_class == "national_id"
    assert class_by_surroundings(papers, "doc_ref", FIRM) is None
    of_nine = [letters(count) + digits(9 - count) for count in (2, 2, 2, 3, 1, 0) for _ in range(9)]
    of_nine += [digits(2) + letters(2) + digits(5) for _ in range(9)]
    of_nine += [
        letters(1, "CF") + digits(2) + letters(1, "GH") + digits(2) + letters(1, "JK") + digits(2) for _ in range(9)
    ]
    assert class_by_surroundings(of_nine, "doc_ref", PEOPLE) is not None
    codes = [f"{letters(2, 'AC')}{digits(7)}" for _ in range(96)]
    assert class_by_surroundings(codes, "doc_ref", PEOPLE) is None


def test_identity_numbers_of_countries_with_and_without_check_digits_are_seen_beside_people() -> None:
    def valid(name: str, make: Callable[[], str]) -> str:
        return next(text for _ in range(1000) if validator(name)(text := make()))

    def born() -> str:
        return f"{RNG.randint(40, 99)}{RNG.randint(1, 12):02}{RNG.randint(1, 28):02}"

    numbers = [
        each
        for _ in range(24)
        for each in (
            valid("pl.pesel", lambda: born() + digits(5)),
            valid("es.dni", lambda: digits(8) + letters(1)),
            valid("se.personnummer", lambda: f"{born()}-{digits(4)}"),
            digits(9, "4"),
            f"{born()}-{digits(4)}",
        )
    ]
    found = class_by_surroundings(numbers, "dato", PEOPLE)
    assert found is not None and found.personal_class == "national_id"
    assert class_by_surroundings([digits(9, "4") for _ in range(120)], "dato", PEOPLE) is None
    assert class_by_surroundings([digits(11, "4") for _ in range(120)], "dato", PEOPLE) is None
