"""Mails and marked-up texts stay readable as what they are: what masking puts in is written as what was there."""

from __future__ import annotations

import base64
import html
import json
import re
from contextlib import suppress
from email import message_from_string
from email.header import decode_header, make_header
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from seedsql.pii.known import KnownNames
from seedsql.pii.known_words import known_names
from seedsql.pii.masking import Masker
from seedsql.values.lexicon import personal_lists

MAIL = """From: =?utf-8?q?Mechthild_Gr=C3=BCnewald?= <m.gruenewald@werk.de>
To: b.kern@werk.de
Subject: Termin
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Gr=C3=BC=C3=9Fe von Mechthild Gr=C3=BCnewald (a=3D1), bitte r=C3=BCckrufen.
"""
XML = """<log><row n="&#49;" from="b.kern@werk.de">Mechthild Gr&#252;newald <b>ist</b> da &amp; wartet</row></log>"""


def masker() -> Masker:
    made = Masker(b"a key that no one else has......", personal_lists(), KnownNames(*known_names()))
    made.remember_each("person_name", ["Mechthild Grünewald"])
    made.remember_each("email", ["m.gruenewald@werk.de", "b.kern@werk.de"])
    return made


def test_the_headers_of_a_mail_keep_their_encoding_whatever_the_body_is_written_in():
    mail = message_from_string(made := masker().mask_text(MAIL, prose=True))
    assert "3D?" not in made and mail.get_content_charset() == "utf-8"
    shown, body = str(make_header(decode_header(mail["From"]))), mail.get_payload(decode=True).decode()
    assert "newald" not in shown + body and "@example." in shown
    assert body.startswith("Grüße von ") and body.endswith(" (a=1), bitte rückrufen.\n")


def test_a_tag_between_two_pseudonyms_stays_one():
    made = masker().mask_text(XML, prose=True)
    row = ElementTree.fromstring(made)[0]
    assert "werk" not in made and "newald" not in made
    assert row.attrib["from"].endswith((".com", ".org", ".net")) and row[0].tail == " da & wartet"


@pytest.mark.parametrize(
    "written",
    [
        "Mechthild%20Gr%C3%BCnewald",
        "https://werk.de/u?name=Mechthild+Gr%C3%BCnewald&x=1",
        "Mechthild Gr&uuml;newald",
        "Mechthild Gr&#252;newald",
        b"b.kern@werk.de".hex(),
        "0x" + "Mechthild Grünewald".encode().hex().upper(),
        base64.b64encode("von Mechthild Grünewald".encode()).decode(),
        "m-gruenewald",
        "mgruenewald",
        "@mechthildgruenewald",
    ],
)
def test_a_member_of_a_document_that_is_encoded_holds_no_original(written: str) -> None:
    """Of any name, and without a sentence around it."""
    made = json.loads(masker().mask_text(json.dumps({"x": written})))["x"]
    says = html.unescape(unquote(made))
    for read in (bytes.fromhex, base64.b64decode):
        with suppress(ValueError):
            says += read(made.removeprefix("0x")).decode()
    assert made != written and not re.search("gr(ü|ue)newald|mechthild|kern@", says, re.IGNORECASE), made


@pytest.mark.parametrize(
    "code",
    [
        "d41d8cd98f00b204e9800998ecf8427e",
        "6f72646572206e756d6265722034372e",
        "4111-1111",
        "100%25",
        "Caf%C3%A9",
        "Tom &amp; Jerry",
        "monitor",
        "monitors",
    ],
)
def test_a_member_that_only_looks_encoded_or_is_a_word_stays(code: str) -> None:
    made = masker()
    made.remember("username", "monitor")
    assert made.mask_text(json.dumps({"x": code})) == json.dumps({"x": code})


@pytest.mark.parametrize(
    "address", ["12, High Street, Cork", "ship to 12 High Street, Cork", "12, High Street\nT12 AB34 Cork"]
)
def test_a_town_behind_a_street_of_a_column_goes_with_it(address: str) -> None:
    """In a member that nothing says to be an address; a town that no column has."""
    made = masker()
    made.remember("street", "12, High Street")
    assert not re.search("High|Cork", made.mask_text(json.dumps({"x": address})))


def test_a_number_with_a_comma_before_a_street_is_that_of_a_house_but_behind_a_month() -> None:
    assert not re.search("High|Cork", masker().mask_text("Please deliver: 12, High Street, Cork", prose=True))
    stays = "On May 12, Oxford Street was closed."
    assert masker().mask_text(stays, prose=True) == stays


@pytest.mark.parametrize("login", ["zofia.kowalczyk", "zofia-kowalczyk"])
def test_a_login_that_is_a_name_does_not_hide_the_name(login: str) -> None:
    """In a member of a document; what is called as a login of two words stays."""
    made = masker()
    made.remember_each("username", [login, "front-desk"])
    for text in ("Zofia Kowalczyk", "zofia-kowalczyk", "zofia.kowalczyk"):
        assert not re.search("zofia|kowalczyk", made.mask_text(json.dumps({"x": text})), re.IGNORECASE), text
    assert made.mask_text('{"x": "Front desk"}') == '{"x": "Front desk"}'
