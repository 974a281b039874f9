"""A column's class by its values: valid numbers of one kind tell it, numbers that are valid by chance do not."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from seedsql.pii.by_values import CERTAIN, class_by_values, identity_numbers, validator

RNG = random.Random(8)


@pytest.fixture(autouse=True)
def _same_numbers() -> None:
    """Each test draws the same numbers, whichever tests ran before it in its process."""
    RNG.seed(8)


def pesel() -> str:
    """The form of Poland's PESEL: a day of birth, a serial number and a check digit (weights 1, 3, 7, 9)."""
    body = f"{RNG.randrange(40, 99)}{RNG.randrange(1, 13):02}{RNG.randrange(1, 29):02}{RNG.randrange(10_000):04}"
    return body + str(-sum(int(digit) * (1, 3, 7, 9)[index % 4] for index, digit in enumerate(body)) % 10)


def iban() -> str:
    account = f"{RNG.randrange(10**18):018}"
    return f"DE{98 - int(account + '131400') % 97:02}{account}"


def cpf() -> str:
    digits = [RNG.randrange(10) for _ in range(9)]
    for length in (10, 11):
        digits.append(sum(digit * (length - index) for index, digit in enumerate(digits)) * 10 % 11 % 10)
    return "".join(map(str, digits))


@pytest.mark.parametrize(
    ("make", "personal_class"),
    [
        (pesel, "national_id"),
        (cpf, "national_id"),
        (iban, "iban"),
        (lambda: f"+48 60{RNG.randrange(10)} {RNG.randrange(100, 999)} {RNG.randrange(100, 999)}", "phone"),
        (lambda: f"u{RNG.randrange(10**6)}@web.de", "email"),
        (lambda: RNG.choice((pesel, cpf))(), "national_id"),
    ],
)
def test_valid_numbers_of_one_kind_tell_the_class(make: Callable[[], str], personal_class: str) -> None:
    found = class_by_values(make() for _ in range(40))
    assert found is not None and found.personal_class == personal_class and found.is_certain
    few = class_by_values([make() for _ in range(CERTAIN - 1)])
    assert few is None or not few.is_certain
    mixed = [make() for _ in range(30)] + [f"order {number}" for number in range(30)]
    assert class_by_values(mixed) is None


@pytest.mark.parametrize(
    "make",
    [
        lambda number: str(100_000_000 + number),
        lambda number: f"{RNG.randrange(10**10):010}",
        lambda number: f"{RNG.randrange(10**11):011}",
        lambda number: f"{RNG.randrange(10**13):013}",
        lambda number: f"26{1 + number % 12:02}{1 + number % 28:02}{number:04}",
        lambda number: f"2026-{number:08}",
        lambda number: f"978{RNG.randrange(10**10):010}",
        lambda number: f"AB-{RNG.randrange(10**6)}-X",
        lambda number: str(1_700_000_000 + number * 977),
        lambda number: f"192.168.{number % 250}.{RNG.randrange(250)}",
    ],
)
def test_numbers_of_other_kinds_are_no_class(make: Callable[[int], str]) -> None:
    assert class_by_values(make(number) for number in range(150)) is None


def test_every_identity_number_has_its_validator() -> None:
    names = [name for modules in identity_numbers().values() for name in modules]
    assert len(names) > 40 and not any(validator(name)("hello") for name in names)


def of_no_country() -> str:
    every = [validator(name) for names in identity_numbers().values() for name in names]
    return next(
        text
        for text in iter(lambda: f"{RNG.randrange(10**10, 10**11)}", "")
        if not any(is_one(text) for is_one in every)
    )


@pytest.mark.parametrize(("others", "is_found"), [(20, True), (21, False)])
def test_one_number_in_ten_may_be_no_countrys(others: int, is_found: bool) -> None:
    many = [of_no_country() for _ in range(others)]  # before all others, where they are looked at first
    values = [*many, *((pesel, cpf)[index % 2]() for index in range(200 - others))]
    found = class_by_values(values)
    assert (found is not None and set(found.kind.split(", ")) >= {"pl.pesel", "br.cpf"}) == is_found


def test_identity_numbers_of_so_many_countries_that_each_has_few_are_found() -> None:
    import random

    from seedsql.pii.by_values import class_by_values, validator

    rng, numbers = random.Random(4), []
    forms = {
        "es.dni": "########@",
        "nl.bsn": "#########",
        "br.cpf": "###.###.###-##",
        "hr.oib": "###########",
        "cl.rut": "##.###.###-#",
        "gb.nhs": "### ### ####",
        "pl.pesel": "850512#####",
        "lt.asmens": "3850512####",
        "se.personnummer": "850512-####",
        "bg.egn": "850512####",
        "no.fodselsnummer": "120585#####",
        "ro.cnp": "1850512####13"[:13],
        "tr.tckimlik": "1##########",
        "be.nn": "850512#####",
        "ee.ik": "3850512####",
        "za.idnr": "850512####08#",
    }
    for name, form in forms.items():
        for _ in range(5):
            while True:
                made = "".join(
                    rng.choice("0123456789") if char == "#" else rng.choice("TRWAGMYFPD") if char == "@" else char
                    for char in form
                )
                if validator(name)(made):
                    numbers.append(made)
                    break
    found = class_by_values(numbers)
    assert found is not None and found.personal_class == "national_id" and found.is_certain


@pytest.mark.parametrize("digits", [9, 10, 11, 13])
def test_a_firms_numbers_are_no_identity_numbers_of_many_countries(digits: int) -> None:
    import random

    from seedsql.pii.by_values import class_by_values

    rng = random.Random(digits)
    assert class_by_values("".join(rng.choices("0123456789", k=digits)) for _ in range(130)) is None
