"""No password survives redaction, however it is spelled and whatever the text around it."""

from __future__ import annotations

import json
import re
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from seedsql.database.redact import redact

passwords = st.text(st.characters(codec="utf-8"), min_size=1, max_size=24).filter(lambda text: text.strip("*"))


def lower_hexadecimal(text: str) -> str:
    return re.sub("%..", lambda encoded: encoded[0].lower(), quote(text, safe=""))


spellings = st.sampled_from(
    [
        str,
        quote,
        quote_plus,
        lambda text: quote(text, safe=""),
        lower_hexadecimal,
        repr,
        json.dumps,
        lambda text: text.replace("'", "''"),
        lambda text: text.replace("\\", "\\\\").replace("'", "\\'"),
    ]
)


@given(passwords, spellings, st.text(max_size=20), st.text(max_size=20))
def test_a_known_password_is_taken_out_in_every_spelling(password, spelling, before, after):
    spelled = spelling(password)
    inner = spelled[1:-1] if spelling in (repr, json.dumps) else spelled
    shown = redact(f"{before}\n{inner}\n{after}", [password])
    assume(inner.lower() not in f"{before}\n***\n{after}".lower())
    assert inner not in shown


@given(passwords.filter(lambda text: not any(each.isspace() for each in text)))
def test_an_unknown_password_is_taken_out_of_a_url(password):
    """Raw characters and all: the part between the user and the last @ is not shown."""
    shown = redact(f"cannot open mysql://ana:{password}@db.example.com:3306/shop now")
    assert shown == "cannot open mysql://ana:***@db.example.com:3306/shop now"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("mysql://ana:secret@", "mysql://ana:***@"),
        ("mysql://ana:secret", "mysql://ana:***"),
        ("mysql://ana:sec/ret?x=1", "mysql://ana:***"),
        ("mysql://:secret@h", "mysql://:***@h"),
        ("mysql2://ana:a@b@c@h/d and mysql://bob:x@h", "mysql2://ana:***@h/d and mysql://bob:***@h"),
        ("jdbc:mysql://h/d?user=ana&password=secret&ssl=true", "jdbc:mysql://h/d?user=ana&password=***&ssl=true"),
        ("--password=secret -h", "--password=*** -h"),
        ("PWD='two words';", "PWD=***;"),
        ("mysql://db.example.com:3306/shop", "mysql://db.example.com:3306/shop"),
        ("denied for user 'ana'@'h' (using password: YES)", "denied for user 'ana'@'h' (using password: YES)"),
        ("https://example.com/page mail ana@example.com", "https://example.com/page mail ana@example.com"),
    ],
)
def test_by_its_place(text, shown):
    assert redact(text) == shown


def test_the_longer_of_two_secrets_is_taken_first():
    assert redact("abcdef", ["abc", "abcdef"]) == "***"


def test_no_secret_is_no_reason_to_mask():
    assert redact("plain", ["", "*"]) == "plain"


@pytest.mark.parametrize("password", ["a", "s", "1", ".", " ", "er"])
def test_a_short_password_does_not_garble_a_message(password):
    """Asterisks in the place of each s would say that the password is s."""
    assert redact("127.0.0.1:1 refused the connection", [password]) == "127.0.0.1:1 refused the connection"
    shown = redact(f"mysql://ana:{password}@h/d?password={password}&x=y said '{password}'", [password])
    assert shown == "mysql://ana:***@h/d?password=***&x=y said '***'" or password == " "
