"""Pseudonyms of telephone numbers pass the product's own audit, whatever the country and however the number is written."""

from __future__ import annotations

import re

import phonenumbers
import pytest

from seedsql.pii.masking import Masker
from seedsql.pii.ranges import safe_phone
from seedsql.pii.scanner import scan
from seedsql.values.lexicon import personal_lists

KEY = b"a key that nobody else has......"


def _writings(number: phonenumbers.PhoneNumber) -> list[str]:
    """From abroad and within, with the country's code in parentheses, in pairs, with strokes, dots and a second number."""
    abroad = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    within = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    code, digits, rest = str(number.country_code), re.sub(r"\D", "", within), abroad.partition(" ")[2]
    pairs = " ".join(digits[place : place + 2] for place in range(0, len(digits), 2))
    return [
        *(abroad, within, digits, pairs, abroad[1:].replace(" ", "")),
        *(
            f"00{code}/{within}",
            f"(+{code}) {rest}",
            f"({code}) {rest}",
            f"8 ({within})",
            f"8 {within}",
            f"011 {code} {rest}",
        ),
        *(abroad.replace(" ", "."), within.replace(" ", "."), within.replace(" ", "/", 1), f"{within}/{within[-4:]}"),
        *(f"({within.replace(' ', ') ', 1)}", f"{within} / 12", f"{code} {rest}"),
    ]


@pytest.mark.parametrize("home", ["own", "49"])
def test_pseudonyms_of_all_countries_and_writings_are_in_the_range_and_in_no_text_a_finding(home):
    looked_at = 0
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        code = str(phonenumbers.country_code_for_region(region))
        number = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
        masker = Masker(KEY + region.encode(), personal_lists())
        if home:  # the country of the data set
            masker.remember("phone", f"+{code if home == 'own' else home}00000000")
        for written in _writings(number) if number else ():
            made = masker.mask("phone", written)
            assert safe_phone(made), (region, written, made)
            text = f"{made}\ncall Mum {made} now\ntel. {made}, (home)\nFax: {made} / 12"
            assert not scan(text), (region, written, made)
            looked_at += 1
    assert looked_at > 4000


def test_a_number_beside_its_label_is_no_finding():
    masker = Masker(KEY, personal_lists())
    for written in ("(+43) 664 123456", "011 43 664 123456", "442079460123", "8 (029) 491-19-11"):
        contact = masker.mask("company_contact", f"Bert Kern, tel. {written}")
        assert not scan(contact), contact


def test_the_country_code_keeps_its_parentheses():
    masker = Masker(KEY, personal_lists())
    assert re.fullmatch(r"\(\+43\) 000 [0-9]{6}", masker.mask("phone", "(+43) 664 123456"))
