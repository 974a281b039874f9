"""Invented people of many countries, each with all that a database may hold about one; made by Faker from a seed."""

from __future__ import annotations

import random
from dataclasses import dataclass

from faker import Faker

from seedsql.values.lexicon.faker_source import faker_of

LOCALES = (
    *("en_US", "en_GB", "de_DE", "de_AT", "fr_FR", "es_ES", "it_IT", "pl_PL"),
    *("pt_BR", "nl_NL", "sv_SE", "fi_FI", "cs_CZ", "hu_HU", "tr_TR", "vi_VN"),
)
# Country code, and national numbers of mobile telephones: X is a digit.
_PHONES = {
    "US": ("1", "", ("312 4XX XXXX", "415 6XX XXXX")),
    "GB": ("44", "0", ("7911 XXXXXX", "20 7183 XXXX")),
    "DE": ("49", "0", ("171 XXXXXXX", "30 2318XXXX")),
    "AT": ("43", "0", ("664 XXXXXXX", "1 5862XXX")),
    "FR": ("33", "0", ("6 1X XX XX XX", "1 42 6X XX XX")),
    "ES": ("34", "", ("612 XXX XXX", "91 4XX XX XX")),
    "IT": ("39", "", ("347 XXX XXXX", "02 86XX XXXX")),
    "PL": ("48", "", ("601 XXX XXX", "22 62X XX XX")),
    "BR": ("55", "", ("11 98XXX XXXX", "21 3XXX XXXX")),
    "NL": ("31", "0", ("6 12XX XXXX", "20 53X XXXX")),
    "SE": ("46", "0", ("70 XXX XX XX", "8 50X XXX XX")),
    "FI": ("358", "0", ("40 XXX XXXX", "9 310 XXXX")),
    "CZ": ("420", "", ("602 XXX XXX", "224 XXX XXX")),
    "HU": ("36", "06 ", ("30 XXX XXXX", "1 4XX XXXX")),
    "TR": ("90", "0", ("532 XXX XX XX", "212 2XX XX XX")),
    "VN": ("84", "0", ("91 XXX XX XX", "24 3XXX XXXX")),
}
_IDENTITIES = {
    **dict.fromkeys(("US", "FI", "IT", "NL", "SE", "FR", "TR"), "ssn"),
    "PL": "pesel",
    "ES": "nif",
    "BR": "cpf",
    "CZ": "birth_number",
}


@dataclass(frozen=True, slots=True)
class Person:
    """One person; every text is an original that must not be found after masking. ``phone`` is in E.164, ``national`` as
    people of the country write it; ``identity`` is the country's number with valid check digits."""

    locale: str
    first_name: str
    last_name: str
    email: str
    username: str
    phone: str
    national: str
    street: str
    city: str
    postal_code: str
    birth_date: str
    identity: str
    iban: str
    card: str
    ip: str
    plate: str
    vin: str
    imei: str
    token: str

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"


def people(count: int, seed: int) -> list[Person]:
    """``count`` people, the same for a seed and a version of Faker."""
    fakers = {}
    for locale in LOCALES:
        fakers[locale] = faker_of(locale)
        fakers[locale].seed_instance(f"{locale} {seed}")
    rng = random.Random(seed)
    return [_person(LOCALES[index % len(LOCALES)], fakers, rng, index) for index in range(count)]


def _person(locale: str, fakers: dict[str, Faker], rng: random.Random, index: int) -> Person:
    fake, country = fakers[locale], locale[-2:]
    first, last = fake.first_name(), fake.last_name()
    phone, national = _phone(country, rng)
    login = "".join(char for char in f"{first[:1]}{last}".lower() if char.isascii() and char.isalnum()) + str(
        rng.randrange(10, 99)
    )
    domain = rng.choice(
        ("gmail.com", "web.de", "orange.fr", "libero.it", "onet.pl", "telia.se", "outlook.com", "uol.com.br")
    )
    return Person(
        locale,
        first,
        last,
        f"{login}.{index}@{domain}",
        f"{login}_{rng.randrange(1000)}",
        phone,
        national,
        fake.street_address().replace("\n", " "),
        fake.city(),
        fake.postcode(),
        str(fake.date_of_birth(minimum_age=19, maximum_age=80)),
        _identity(country, fake, rng),
        fake.iban(),
        fake.credit_card_number("visa"),
        f"{rng.choice((81, 92, 141, 178))}.{rng.randrange(1, 250)}.{rng.randrange(1, 250)}.{rng.randrange(1, 250)}",
        fake.license_plate(),
        fakers["en_US"].vin(),
        _imei(rng),
        f"npm_{''.join(rng.choices('abcdefghijkmnopqrstuvwxyzABCDEFGHJK23456789', k=36))}",
    )


def _phone(country: str, rng: random.Random) -> tuple[str, str]:
    code, trunk, forms = _PHONES[country]
    written = "".join(str(rng.randrange(10)) if char == "X" else char for char in rng.choice(forms))
    national = trunk + written
    if rng.random() < 0.3:
        national = national.replace(" ", "/", 1) if country in ("DE", "AT") else national.replace(" ", "-")
    return f"+{code}{written.replace(' ', '')}", national


def _identity(country: str, fake: Faker, rng: random.Random) -> str:
    """A valid identity number of the country, by Faker where it makes valid ones."""
    provider = _IDENTITIES.get(country)
    if provider is not None:
        return str(getattr(fake, provider)()).replace(" ", "")
    # a passport's form
    return "".join(rng.choices("CFGHJKLMNPRTVWXYZ", k=2)) + str(rng.randrange(10**6, 10**7))


def _imei(rng: random.Random) -> str:
    digits = [3, 5, *(rng.randrange(10) for _ in range(12))]
    total = sum(sum(divmod(digit * 2, 10)) if index % 2 else digit for index, digit in enumerate(digits))
    return "".join(map(str, digits)) + str(-total % 10)
