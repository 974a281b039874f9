"""Codes that a standard lists, formats that comments spell out, numbers with the year of their row, and numbers that bound each other."""

from __future__ import annotations

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.inference.columns.codes import format_in
from seedsql.blueprint.inference.columns.spoken_formats import spoken_format
from seedsql.blueprint.inference.words.code_samples import code_sample
from seedsql.blueprint.inference.words.dated_formats import dated_format
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

SCHEMA = """
CREATE TABLE languages (code CHAR(2) NOT NULL PRIMARY KEY, name VARCHAR(40) NOT NULL);
CREATE TABLE airports (iata_code CHAR(3) NOT NULL PRIMARY KEY, name VARCHAR(60) NOT NULL, city VARCHAR(40) NOT NULL, country CHAR(2) NOT NULL);
CREATE TABLE airlines (code CHAR(2) NOT NULL PRIMARY KEY, name VARCHAR(60) NOT NULL);
CREATE TABLE drivers (id INT PRIMARY KEY, last_name VARCHAR(40) NOT NULL, license_class VARCHAR(3) NOT NULL, mother_tongue CHAR(2) NOT NULL COMMENT 'ISO 639-1');
CREATE TABLE shipments (id INT PRIMARY KEY, incoterm CHAR(3) NOT NULL, un_number CHAR(4), hs_code CHAR(6) NOT NULL,
  reference VARCHAR(16) NOT NULL COMMENT 'YYYY-NNNN: year of receipt', received_on DATE NOT NULL, due_on DATE NOT NULL);
CREATE TABLE payslips (id INT PRIMARY KEY, driver_id INT NOT NULL, period CHAR(7) NOT NULL COMMENT 'YYYY-MM', UNIQUE (driver_id, period));
CREATE TABLE classes (id INT PRIMARY KEY, title VARCHAR(40) NOT NULL, school_year CHAR(9) NOT NULL DEFAULT '2025/2026');
CREATE TABLE breeds (id INT PRIMARY KEY, name VARCHAR(40) NOT NULL, weight_min_kg DECIMAL(4,1) NOT NULL, weight_max_kg DECIMAL(4,1) NOT NULL);
CREATE TABLE dogs (id INT PRIMARY KEY, breed_id INT NOT NULL, name VARCHAR(40) NOT NULL, weight_kg DECIMAL(4,1) NOT NULL);
CREATE TABLE litters (id INT PRIMARY KEY, puppies_born TINYINT UNSIGNED NOT NULL, puppies_alive TINYINT UNSIGNED NOT NULL);
CREATE TABLE order_items (id INT PRIMARY KEY, qty_ordered SMALLINT NOT NULL, qty_issued SMALLINT NOT NULL DEFAULT 0);
CREATE TABLE books (id INT PRIMARY KEY, shop_price DECIMAL(6,2) NOT NULL, dealer_price DECIMAL(6,2) NOT NULL COMMENT 'below the shop price');
CREATE TABLE donors (id INT PRIMARY KEY, weight_kg DECIMAL(4,1) NOT NULL COMMENT 'at least 50 to donate', donation_count SMALLINT NOT NULL DEFAULT 0);
"""


@pytest.fixture(scope="module")
def lines() -> list[str]:
    schema = parse_schema(SCHEMA, "codes.sql")
    return infer_blueprint(schema, "codes", "codes.sql", classify=classify, complete=True).text.splitlines()


@pytest.mark.parametrize(
    ("table", "column", "rule"),
    [
        ("languages", "code", "WHEN 1 THEN 'en' WHEN 2 THEN 'de'"),
        ("languages", "name", "WHEN 1 THEN 'English' WHEN 2 THEN 'German'"),
        ("airports", "iata_code", '"FRA", "MUC"'),
        ("airports", "country", "WHEN 'AMS' THEN 'NL'"),
        ("airports", "city", "WHEN 'CDG' THEN 'Paris'"),
        ("drivers", "license_class", '["B", "A", "C", "D"]'),
        ("drivers", "mother_tongue", '["en", "de"'),
        ("shipments", "incoterm", '"EXW"'),
        ("shipments", "un_number", '"1203"'),
        ("shipments", "hs_code", '"847130"'),
        ("shipments", "reference", "CONCAT(YEAR(received_on), '-', LPAD(row_number, 4, '0'))"),
        (
            "payslips",
            "period",
            "YEAR(as_of - INTERVAL ORDINAL(driver_id) MONTH), '-'",
        ),  # one for each month of a driver
        ("classes", "school_year", '"2025/2026", "2024/2025"'),
        ("dogs", "weight_kg", "breed_id.weight_min_kg + (breed_id.weight_max_kg - breed_id.weight_min_kg)"),
        ("breeds", "weight_max_kg", "weight_min_kg"),  # though the dogs have asked for it before
        ("litters", "puppies_alive", "puppies_born * "),
        ("order_items", "qty_issued", "qty_ordered * "),
        ("books", "dealer_price", "shop_price * limit_percent"),
        ("donors", "weight_kg", 'min = "50.0"'),  # no number of donations
    ],
)
def test_codes_and_bounds_are_those_that_names_and_comments_say(
    table: str, column: str, rule: str, lines: list[str]
) -> None:
    begin = lines.index(f"[tables.{table}.columns]")
    line = next(each for each in lines[begin:] if each.startswith(f"{column} = "))
    assert rule in line


@pytest.mark.parametrize(
    ("comment", "sample"),
    [
        ("Short code, e.g. DP-01", "DP-01"),
        ("S-001, S-002, ...", "S-001"),
        ("C-1001, C-1002, etc.", "C-1001"),
        ("shown as DP-01, DP-02", "DP-01"),
        ("R-2026-00001, year of booking", "R-2026-00001"),
        ("RE, Jahr zweistellig, Bindestrich, fünf Ziffern: RE26-00017", "RE26-00017"),
        ("printed on the card: KD-10234", "KD-10234"),
        # what is listed, is a standard or a time, or is told of
        ("A4, A5", None),
        ("H264, H265", None),
        ("version 2.0 of ISO-9001", None),
        ("e.g. ISO-9001", None),
        ("e.g. 2025-01-31", None),
        ("order K-17 until 2025", None),
        ("e.g. black, white", None),
    ],
)
def test_a_code_in_a_comment_is_a_sample_where_it_is_shown_as_one(comment: str, sample: str | None) -> None:
    assert code_sample(comment) == sample


@pytest.mark.parametrize("is_unique", [True, False])
@pytest.mark.parametrize(
    ("comment", "unique", "other"),
    [
        ("S-001, S-002, ...", 'prefix = "S-", width = 3', '"S-{digits:3}"'),
        ("E and five digits, e.g. E00412", 'prefix = "E", width = 5', '"E{digits:5}"'),
        (
            "R-2026-00001, year of booking",
            "CONCAT('R-', YEAR(issued_on), '-', LPAD(row_number, 5",
            "CONCAT('R-', YEAR(",
        ),
        ("year.sequence, e.g. 1987.042", 'width = 6, prefix = "D-"', '"DOC-{row:4}"'),  # no number of four digits
    ],
)
def test_samples_of_codes_are_no_list_of_values(comment: str, unique: str, other: str, is_unique: bool) -> None:
    key = " UNIQUE" if is_unique else ""
    schema = parse_schema(
        f"CREATE TABLE docs (id INT PRIMARY KEY, issued_on DATE NOT NULL, doc_code VARCHAR(20) NOT NULL{key} COMMENT '{comment}');"
    )
    text = infer_blueprint(schema, "docs", "docs.sql", classify=classify, complete=True).text
    (line,) = (each for each in text.splitlines() if each.startswith("doc_code = "))
    assert (unique if is_unique else other) in line


@pytest.mark.parametrize(
    ("comment", "pattern"),
    [
        ("vier cijfers, spatie, twee letters", "{digits:4} {letters:2}"),
        ("DE und neun Ziffern", "DE{digits:9}"),
        ("dos letras y seis dígitos", "{letters:2}{digits:6}"),
        ("AA-123-AA", "{letters:2}-{digits:3}-{letters:2}"),
        ("only while it is open", None),
        ("ISO 3166, two letters", None),
    ],
)
def test_a_format_that_a_comment_spells_out_is_a_pattern(comment: str, pattern: str | None) -> None:
    assert spoken_format(comment) == pattern


@pytest.mark.parametrize(
    ("comment", "kinds"),
    [
        ("AAAA-nnnn: año de recepción y número", ["year", "text", "count"]),
        ("JJJJ/nnnnn, beginnt jedes Jahr neu", ["year", "text", "count"]),
        ("LOC-aaaa-nnnnn", ["text", "text", "year", "text", "count"]),
        ("FV/NNNN/MM/YYYY", ["text", "text", "count", "text", "month", "text", "year"]),
        ("z.B. R2024-0815", ["text", "year", "text", "count"]),
        ("RRRR-MM", ["year", "text", "month"]),
        ("Formato R-AAAA-0001", ["text", "text", "year", "text", "count"]),
        ("YYYY-MM-DD", []),
        ("AA-123-AA", []),
    ],
)
def test_years_and_counters_are_read_in_masks_and_examples(comment: str, kinds: list[str]) -> None:
    found = dated_format(comment)
    assert [kind for kind, _ in found.parts] == kinds if found is not None else not kinds


@pytest.mark.parametrize(("comment", "digits"), [("fünfstellig", 5), ("a 4-digit code", 4), ("15 digits", 15)])
def test_the_number_of_digits_is_read(comment: str, digits: int) -> None:
    found = format_in(comment)
    assert found is not None
    assert found.digits == digits


@pytest.mark.parametrize(
    ("column", "rule"), [("nip", "000{digits:7}"), ("regon", "000{digits:6}"), ("iban", 'prefix = "PL00')]
)
def test_identity_numbers_have_the_digits_of_their_country(column: str, rule: str) -> None:
    schema = parse_schema(
        "CREATE TABLE klienci (id INT PRIMARY KEY, nazwa VARCHAR(60) NOT NULL, nip CHAR(10) NOT NULL, regon CHAR(9) NOT NULL, "
        "iban CHAR(28) NOT NULL, kod_pocztowy CHAR(6) NOT NULL, miasto VARCHAR(40) NOT NULL);",
        "klienci.sql",
    )
    text = infer_blueprint(schema, "klienci", "klienci.sql", classify=classify, complete=True).text
    (line,) = (each for each in text.splitlines() if each.startswith(f"{column} = "))
    assert rule in line


EVENTS = """
CREATE TABLE batches (id INT PRIMARY KEY, brewed_on DATE NOT NULL);
CREATE TABLE readings (id INT PRIMARY KEY, batch_id INT NOT NULL, reading_no SMALLINT NOT NULL, taken_at DATETIME NOT NULL, wind TINYINT NOT NULL COMMENT 'Beaufort',
  UNIQUE (batch_id, reading_no), FOREIGN KEY (batch_id) REFERENCES batches (id));
CREATE TABLE reminders (id INT PRIMARY KEY, batch_id INT NOT NULL, reminder_number SMALLINT NOT NULL, sent_on DATE NOT NULL, FOREIGN KEY (batch_id) REFERENCES batches (id));
CREATE TABLE tastings (id INT PRIMARY KEY, batch_id INT NOT NULL, glass_no SMALLINT NOT NULL COMMENT 'per batch from 1', season CHAR(7) NOT NULL COMMENT 'e.g. 2024/25',
  FOREIGN KEY (batch_id) REFERENCES batches (id));
CREATE TABLE trials (id INT PRIMARY KEY, batch_id INT NOT NULL, kind ENUM('lab','field') NOT NULL, attempt TINYINT NOT NULL,
  UNIQUE (batch_id, kind, attempt), FOREIGN KEY (batch_id) REFERENCES batches (id));
CREATE TABLE shelves (id INT PRIMARY KEY, category VARCHAR(40) NOT NULL COMMENT 'e.g. crime, travel, cookery');
"""


@pytest.mark.parametrize(
    ("table", "column", "rule"),
    [
        ("readings", "begun", 'in_turn = "batch_id"'),
        ("readings", "wind", "max = 9"),
        ("reminders", "reminder_number", "ORDINAL(batch_id)"),
        ("tastings", "glass_no", "ORDINAL(batch_id)"),
        ("tastings", "season", '"2025/26", "2024/25"'),
        ("trials", "attempt", "ORDINAL(batch_id, kind)"),  # the key has both
        ("shelves", "category", '["crime", "travel", "cookery"]'),  # and no phones and laptops
    ],
)
def test_events_are_numbered_in_the_order_of_time(table: str, column: str, rule: str) -> None:
    schema = parse_schema(EVENTS, "events.sql")
    text = infer_blueprint(schema, "events", "events.sql", classify=classify, complete=True).text
    _, _, own = text.partition(f"[tables.{table}.")
    line = next(each for each in own.splitlines() if each.startswith(f"{column} = "))
    assert rule in line
