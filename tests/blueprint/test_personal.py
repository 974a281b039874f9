"""A column that is called like personal data gets values of its class's reserved range, whatever its type and width."""

from __future__ import annotations

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.reader import read_blueprint
from seedsql.pii.checks import checker
from seedsql.pii.classes import CLASSES
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.planning.model import SeedPlan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.values.arrays import python_values
from seedsql.values.lexicon import personal_lists

WIDTHS = [*range(1, 41), 45, 60, 100, 190, 255]
"""For one column of each class."""
KEYED_WIDTHS = [*range(1, 17), 20, 30, 60, 255]
"""The same where its values must differ: what the width allows ends well below 20 characters."""
NAMES = {
    "email": ["email", "contactEmail", "reply_to"],
    "phone": ["phone", "mobile_number", "fax"],
    "person_name": ["full_name", "customer_name"],
    "first_name": ["first_name", "middle_initial"],
    "last_name": ["surname"],
    "company_contact": ["contact_name"],
    "username": ["username", "twitter_handle"],
    "street": ["address", "address_line_2", "street", "house_number", "addressLine1"],
    "city": ["city", "birthplace"],
    "postal_code": ["zip", "postal_code"],
    "birth_date": ["birth_date", "dob"],
    "ssn": ["ssn"],
    "national_id": ["passport_number", "national_id"],
    "tax_id": ["tax_id", "taxpayer_number"],
    "card": ["card_number", "cvv", "card_last4", "pan"],
    "iban": ["iban"],
    "bank_account": ["account_number", "sort_code"],
    "ip": ["last_ip", "remote_address"],
    "ipv4": ["ipv4"],
    "ipv6": ["ipv6"],
    "device_id": ["device_id", "mac_address", "imei"],
    "geo": ["latitude", "coordinates", "longitude"],
    "free_text": ["notes", "bio"],
    "password": ["password", "pin"],
    "token": ["api_key", "session_token"],
}
"""Column names of each class."""
SHORTEST = {
    "email": 9,
    "phone": 8,
    "iban": 14,
    "ssn": 9,
    "postal_code": 5,
    "birth_date": 4,
    "ip": 9,
    "ipv4": 9,
    "ipv6": 30,
    "device_id": 6,
    "national_id": 3,
    "bank_account": 4,
    "tax_id": 3,
    "city": 4,
}
"""From which width on a class must be kept; for the others from any."""


KEYS = ("", "UNIQUE", "composite")
CHECKS = {name: check for name in NAMES if (check := checker(name, personal_lists())) is not None}


def widths_of(name: str, column: str, key: str) -> list[int]:
    """Every width for the first column of a class; for its other names those where the class begins to fit."""
    if column == NAMES[name][0]:
        return KEYED_WIDTHS if key else WIDTHS
    begins = SHORTEST.get(name, 2)
    return sorted({1, 2, begins - 1, begins, begins + 1, 12, 20, 60, 255} - {0})


def planned(tables: list[str]) -> SeedPlan:
    schema = parse_schema("\n".join(tables), "schema.sql")
    text = infer_blueprint(schema, "seed", "schema.sql", 60, classify=classify).text
    return make_plan(schema, read_blueprint(text), text, GenerationOptions())


def outside(plan: SeedPlan) -> list[str]:
    """Columns with values that the class's own check does not take."""
    found = []
    for personal in plan.personal:
        check = CHECKS[personal.personal_class]
        step = plan.step(personal.table)
        values = python_values(step.arrays(0, step.rows, [personal.column])[0])
        bad = [value for value in values if value is not None and not check(str(value))]
        if bad:
            found.append(f"{personal.table}.{personal.column} ({personal.personal_class}): {bad[0]!r}")
    return found


def test_every_class_is_tried() -> None:
    assert set(NAMES) == set(CLASSES) == set(CHECKS)


def test_thresholds_are_among_the_widths() -> None:
    assert all({1, begins - 1, begins, 60, 255} <= set(WIDTHS) for begins in SHORTEST.values())
    for name, columns in NAMES.items():
        for column in columns:
            assert {1, SHORTEST.get(name, 2), 60, 255} - {30} <= set(widths_of(name, column, "UNIQUE"))


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(("name", "column"), [(name, column) for name, columns in NAMES.items() for column in columns])
def test_text_of_every_width_is_of_the_reserved_range(name: str, column: str, key: str) -> None:
    """What has no room for it is marked as not personal, and that only where there really is none."""
    tables = []
    widths = widths_of(name, column, key)
    for width in widths:
        keys = ", UNIQUE (day, c)".replace("c)", f"`{column}`)") if key == "composite" else ""
        tables.append(
            f"CREATE TABLE t{width} (id INT PRIMARY KEY, day ENUM('a') NOT NULL, `{column}` VARCHAR({width}) NOT NULL "
            f"{key if key == 'UNIQUE' else ''}{keys});"
        )
    plan = planned(tables)
    assert outside(plan) == []
    held = {personal.table for personal in plan.personal if personal.personal_class == name}
    if not key:
        assert {f"t{width}" for width in widths if width > 1 and width >= SHORTEST.get(name, 2)} <= held
    assert {f"t{width}" for width in widths if width >= 60} <= held or (name in ("postal_code", "birth_date") and key)


@pytest.mark.parametrize(
    "kind",
    [
        "INT",
        "INT UNSIGNED",
        "BIGINT",
        "MEDIUMINT",
        "DECIMAL(10,0)",
        "DECIMAL(9,6)",
        "DECIMAL(3,2)",
        "FLOAT",
        "DOUBLE",
        "DATE",
        "DATETIME(3)",
        "TIMESTAMP",
        "BINARY(16)",
        "VARBINARY(16)",
        "VARBINARY(60)",
        "JSON",
        "CHAR(36)",
        "TEXT",
        "TINYTEXT",
        "UUID",
        "INET6",
        "INET4",
        "POINT",
    ],
)
@pytest.mark.parametrize("null", ["NULL", "NOT NULL"])
def test_other_types_hold_the_range_or_say_nothing(kind: str, null: str) -> None:
    if kind == "POINT" and null == "NOT NULL":
        pytest.skip("no values of that type are written: the table is left out")
    tables = [
        f"CREATE TABLE t{number} (id INT PRIMARY KEY, `{column}` {kind} {null});"
        for number, column in enumerate(
            column for columns in NAMES.values() for column in (columns if null == "NOT NULL" else columns[:1])
        )
    ]
    assert outside(planned(tables)) == []


@pytest.mark.parametrize("table", ["users", "clients", "patients", "vendors", "devices", "addresses"])
def test_columns_that_only_their_table_makes_personal(table: str) -> None:
    columns = [
        "name VARCHAR(60)",
        "handle VARCHAR(30)",
        "alias VARCHAR(20) UNIQUE",
        "cell VARCHAR(20)",
        "birth DATE",
        "location POINT",
        "note VARCHAR(200) COMMENT 'e-mail address'",
        "x VARCHAR(90) COMMENT 'pii: phone'",
        "device_id INT REFERENCES devices0 (device_id)",
    ]
    plan = planned(
        [
            f"CREATE TABLE {table} (id INT PRIMARY KEY, {', '.join(columns)});",
            "CREATE TABLE devices0 (device_id INT PRIMARY KEY);",
        ]
    )
    assert outside(plan) == []
    assert "device_id" not in {personal.column for personal in plan.personal}, "a row's number is no person's"
