"""Columns are classified by whole words, type and comment."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from seedsql.pii.classes import CLASSES
from seedsql.pii.names import classify, classify_member, owner
from seedsql.pii.words import words
from seedsql.schema.model import Column, ColumnType

CASE = re.compile(r"(?P<table>[^.]+)\.(?P<column>\S+) (?P<type>.+?)(?: -- (?P<comment>.*?))? => (?P<expected>\S+)")
LINES = [
    line
    for line in (Path(__file__).parent / "names.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def column_type(text: str) -> ColumnType:
    match = re.fullmatch(r"(\w+)(?:\(([^)]*)\))?( unsigned)?", text)
    name, inside, unsigned = match.groups()
    if name in ("enum", "set"):
        return ColumnType(name, labels=tuple(label.strip("'") for label in inside.split(",")))
    numbers = [int(number) for number in inside.split(",")] if inside else []
    return ColumnType(name, *numbers, unsigned=bool(unsigned))


def test_the_fixture_holds_many_names_of_each_kind():
    expected = [CASE.fullmatch(line)["expected"] for line in LINES]
    assert len(LINES) >= 800
    assert expected.count("-") >= 60
    assert set(expected) - {"-"} == set(CLASSES)


def class_of(line: str) -> str:
    case = CASE.fullmatch(line)
    column = Column(case["column"], column_type(case["type"]), comment=case["comment"] or "")
    return classify(case["table"], column) or "-"


def test_class_of():
    """The fixture counts its lines above."""
    wrong = [f"{line}, not {found}" for line in LINES if not line.endswith(f" => {(found := class_of(line))}")]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("customerEMail", "customer email"),
        ("e_mail2", "email 2"),
        ("telNo", "phone number"),
        ("homeAddressLine1", "home address line 1"),
        ("HTTPServerName", "http server name"),
        ("IPAddr", "ip address"),
        ("ipv4", "ipv4"),
        ("D.O.B.", "birth date"),
        ("contact-phone", "contact phone"),
        ("", ""),
        ("___", ""),
        ("hotel", "hotel"),
    ],
)
def test_words_of_any_style(name, expected):
    assert " ".join(words(name)) == expected


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("eMail", "email"),
        ("DOB", "birth_date"),
        ("x-forwarded-for", "ip"),
        ("hotel", None),
        ("color", None),
    ],
)
def test_keys_of_json_are_names_too(key, expected):
    assert classify_member(key) == expected


@pytest.mark.parametrize(
    ("around", "key", "expected"),
    [
        ("customer", "name", "person_name"),
        ("Employees", "Name", "person_name"),
        ("user_details", "first", "first_name"),
        ("shippingAddress", "name", "person_name"),
        ("created_by", "name", "person_name"),
        ("company", "name", None),
        ("product", "last", None),
        ("", "name", None),
    ],
)
def test_a_key_is_read_with_the_object_around_it(around, key, expected):
    assert classify_member(key, around) == expected


@pytest.mark.parametrize(
    ("key", "around", "expected"),
    [
        ("customer", "orders", "customer"),
        ("details", "customer", "customer"),
        ("payload", "users", "users"),
        ("", "t", "t"),
    ],
)
def test_an_envelope_holds_what_is_around_it(key, around, expected):
    assert owner(key, around) == expected
