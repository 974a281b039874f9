"""A contact of name, relation and number, and an address of several lines, are masked part by part."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.pii.by_values import validator
from seedsql.pii.checks import checker
from seedsql.pii.contacts import are_whole, is_nothing, parts, whole_runs
from seedsql.pii.known import KnownNames
from seedsql.pii.known_words import known_names
from seedsql.pii.masking import Masker
from seedsql.pii.ranges import safe_device_id, safe_national_id
from seedsql.values.lexicon import personal_lists

NAME, PHONE = r"[A-Z][a-z]+(?: [a-z]+)* [A-Z][a-z]+", r"[-0-9() /+]{9,20}"
CONTACTS = [
    ("mother Harriet Ravenscroft tel. 0746-290-2158", f"mother {NAME} tel. {PHONE}"),
    ("Harriet Ravenscroft (wife), +1-617-588-6879", rf"{NAME} \(wife\), \+1-\d{{3}}-555-01\d\d"),
    ("żona Anna Kowalska, kom. 601 234 567", f"żona {NAME}, kom. {PHONE}"),
    ("Mutter: Gerda van der Berg 0171/6387114", f"Mutter: {NAME} {PHONE}"),
    ("Tomé Osório, 96 217 68 82, tome_o@gmx.de", rf"{NAME}, {PHONE}, \w+@example\.\w+"),
    ("mum anna kowalska 600 100 200", f"mum [a-z]+ [a-z]+ {PHONE}"),
    ("Handy +49 1716 387114", f"Handy {PHONE}"),
    ("Oma Ilse Brandt, 0171/6387114", f"Oma {NAME}, {PHONE}"),
    ("babcia Anna Kowalska 601 234 567", f"babcia {NAME} {PHONE}"),
    ("Madre +34 600 100 200", f"Madre {PHONE}"),
    ("Tante (mütterlicherseits) Erna Pohl, 0171/6387114", rf"Tante \(mütterlicherseits\) {NAME}, {PHONE}"),
]
ADDRESSES = [
    ("23896 Owens Corners, Colle Campano", r"\d{5} [A-Z]\w+ [A-Z]\w+, [A-Z]\w+ [A-Z]\w+"),
    (
        "Hamish Oakeshott\n12 High Street\nLondon SW1A 1AA",
        rf"{NAME}\n\d\d [A-Z]\w+ Street\n[A-Z][\w ]+ Z[A-Z]0[A-Z] 0[A-Z]{{2}}",
    ),
    ("c/o Anna Nowak\nul. Długa 5 m. 4\n94-240 Rzeszów", rf"c/o {NAME}\nul\. [A-Z]\w+ \d m\. \d\n00-0\d\d [A-Z][\w ]+"),
    ("Via Roma 12, 41545 Lecce", r"Via [A-Z]\w+ \d\d, \d{5} [A-Z][\w ]+"),
    ("Flat 3, 135 Birch Grove, Leeds LS1 4AP", r"Flat \d, \d{3} [A-Z]\w+ [A-Z]\w+, [A-Z][\w ]+ Z[A-Z]0 0[A-Z]{2}"),
    ("12 Main St, Kaskaskia, IL 62233", r"\d\d [A-Z]\w+ St, [A-Z]\w+, IL \d{5}"),
    ("Borislaan 49, 1075 DX, Ederveen", r"[A-Z]\w+ \d\d, 000\d [A-Z]{2}, [A-Z]\w+"),
    ("Per Blom\nParkstigen 55\n112 41 Sandviken", r"(?!Per)[A-Z]\w+ [A-Z]\w+\n[A-Z]\w+ \d\d\n000 \d\d [A-Z][\w ]+"),
]


def masker(personal_class: str, originals: list[str]) -> Masker:
    made = Masker(b"a key that no one else has", personal_lists(), KnownNames(*known_names()))
    for original in originals:
        made.remember(personal_class, original)
    return made


@pytest.mark.parametrize(("personal_class", "cases"), [("company_contact", CONTACTS), ("street", ADDRESSES)])
def test_each_part_is_masked_as_what_it_is_and_the_words_between_stay(
    personal_class: str, cases: list[tuple[str, str]]
) -> None:
    made = masker(personal_class, [value for value, _ in cases])
    check = checker(personal_class, personal_lists())
    assert check is not None
    for value, pattern in cases:
        shown = made.mask(personal_class, value)
        assert re.fullmatch(pattern, shown), shown
        assert check(shown) and not check(value), shown
        gone = [word for word in re.findall(r"\w{4,}", value) if word.lower() not in pattern.lower()]
        assert not [word for word in gone if word in shown], shown
        assert made.mask(personal_class, value, max_length=len(value)) and len(value) >= len(
            made.mask(personal_class, value, max_length=len(value))
        )


@pytest.mark.parametrize(
    "contact",
    [
        "mother anna Kowalska 600 100 200",
        "Anna kowalska, tel. 600 100 200",
        "anne kowalska 600100200",
        "o\u2019brien Sean (son)",
        "Kim No 600 100 200",
        "Dr. house 0171 2345678",
        "Primo Rossi 333 1234567",
    ],
)
def test_names_written_small_or_as_labels_go_too_and_do_not_pass_the_audit(contact: str) -> None:
    made = masker("company_contact", [contact])
    check = checker("company_contact", personal_lists())
    shown = made.mask("company_contact", contact)
    kept = set(re.findall(r"[\w\u2019]{2,}", contact)) & set(re.findall(r"[\w\u2019]{2,}", shown))
    assert kept <= {"mother", "tel", "son", "Dr"}, shown
    assert check is not None and check(shown)
    assert not check(contact)


def test_words_of_a_contact_are_nobodys_names() -> None:
    made = masker("company_contact", [value for value, _ in CONTACTS])
    for text in (
        "My mother and my wife will call.",
        'See the tel. list: <a href="tel:1">',
        "Handy vergessen",
        "Mutter fehlt",
    ):
        assert made.mask_text(text, prose=True) == text
    shown = made.mask("company_contact", "Harriet Ravenscroft (wife), +1-617-588-6879").split(" (")[0]
    assert made.mask_text("Harriet Ravenscroft came", prose=True) == f"{shown} came"


@pytest.mark.parametrize("nothing", ["none", "N/A", "-", "brak", "keine"])
def test_a_value_that_says_there_is_none_stays(nothing: str) -> None:
    made = masker("company_contact", [nothing, "Anna Nowak"])
    assert made.mask("company_contact", nothing) == nothing
    assert made.mask_text(f"There is {nothing} left.", prose=True) == f"There is {nothing} left."


def test_the_pseudonym_of_a_password_does_not_tell_its_length() -> None:
    made = masker("password", ["haslo"])
    lengths = [{len(made.mask("password", "x" * size + str(number))) for number in range(60)} for size in (3, 9, 20)]
    assert all(found == {10, 11, 12, 13, 14, 15} for found in lengths)


def test_no_identity_number_becomes_one_of_its_own_country() -> None:
    made, rng = masker("national_id", []), random.Random(3)
    for name, size in (("pl.pesel", 11), ("gb.nhs", 10), ("hr.oib", 11), ("nl.bsn", 9), ("es.dni", 8)):
        is_one, found = validator(name), list[str]()
        while len(found) < 60:
            text = f"{rng.randrange(10 ** (size - 1), 10**size)}{rng.choice('TRWAG') if name == 'es.dni' else ''}"
            found += [text] if is_one(text) else []
        shown = [made.mask("national_id", text) for text in found]
        assert sum(map(is_one, shown)) <= 1 and all(map(safe_national_id, shown)), name


def test_the_number_of_a_telephones_card_stays_a_number() -> None:
    shown = masker("device_id", []).mask("device_id", "8949001234567890123")
    assert re.fullmatch("00[0-9]{17}", shown) and safe_device_id(shown)


def test_the_country_before_a_postal_code_names_no_one() -> None:
    made, check = masker("city", []), checker("city", personal_lists())
    assert check is not None
    for value in ("LV-1050 Rīga", "CZ-110 00 Praha 1", "N-5003 Bergen"):
        shown = made.mask("city", value)
        assert check(shown) and shown.startswith(value[:2]) and value.split()[-1] not in shown.split(), shown


def test_a_plate_keeps_its_separators() -> None:
    assert re.fullmatch("(?:X-X|Z-Z)[A-Z] [0-9]{4}", masker("national_id", []).mask("national_id", "M-AB 5914"))


_VALUES = "Anna Nowak|tel.|Mutter:|n/a| keine |600 100 200|ann@wp.pl|Moor123|c/o|Bert Kern, +48 600|x|".split("|")


@given(
    st.lists(st.lists(st.sampled_from(_VALUES), min_size=1, max_size=3).map(" ".join), max_size=5),
    st.sampled_from(("last_name", "person_name", "street")),
)
def test_values_that_are_whole_together_are_so_each(texts: list[str], name: str) -> None:
    if are_whole(name, texts):
        assert not any(is_nothing(name, text) or parts(name, text) for text in texts)
    runs = list(whole_runs(name, texts, lambda text: not is_nothing(name, text) and not parts(name, text)))
    assert [text for _, run in runs for text in run] == texts
    for is_whole, run in runs:
        assert {not is_nothing(name, text) and not parts(name, text) for text in run} == {is_whole}
