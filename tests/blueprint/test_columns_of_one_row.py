"""Columns of one row that belong together, and what a row repeats of others: flags and their fields, pairs, people, copies, roles."""

from __future__ import annotations

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.reader import read_blueprint
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.values.arrays import python_values
from seedsql.values.lexicon import are_women, word_list

SCHEMA = """
CREATE TABLE staff (id INT PRIMARY KEY, anrede ENUM('Herr','Frau') NOT NULL, first_name VARCHAR(40) NOT NULL, last_name VARCHAR(40) NOT NULL,
  gender CHAR(1) NOT NULL CHECK (gender IN ('f', 'm')), department ENUM('sales','packing','interns','accounts') NOT NULL, hired_on DATE NOT NULL);
CREATE TABLE employees (id INT PRIMARY KEY, first_name VARCHAR(40) NOT NULL, last_name VARCHAR(40) NOT NULL, job_title VARCHAR(40) NOT NULL);
CREATE TABLE contracts (id INT PRIMARY KEY, min_term_months TINYINT NOT NULL, max_term_months TINYINT NOT NULL, price_per_visit DECIMAL(8,2) NOT NULL);
CREATE TABLE products (id INT PRIMARY KEY, name VARCHAR(80) NOT NULL, serial_number VARCHAR(20) NOT NULL, status VARCHAR(20) NOT NULL, list_price DECIMAL(8,2) NOT NULL,
  sale_price DECIMAL(8,2), on_sale TINYINT(1) NOT NULL, meals VARCHAR(20) NOT NULL DEFAULT 'breakfast' COMMENT 'without, breakfast or half board', weight_kg DECIMAL(5,1) NOT NULL,
  weight_g INT NOT NULL, email VARCHAR(80) NOT NULL UNIQUE);
CREATE TABLE orders (id INT PRIMARY KEY, packer_id INT NOT NULL, interviewer_id INT NOT NULL, is_gift TINYINT(1) NOT NULL, gift_wrap_fee DECIMAL(6,2) NOT NULL DEFAULT 0.00,
  insurance_included TINYINT(1) NOT NULL, insurance_fee DECIMAL(6,2), ruecktrittsversicherung TINYINT(1) NOT NULL, versicherungspraemie DECIMAL(6,2), single TINYINT(1) NOT NULL,
  supplement DECIMAL(6,2) NOT NULL COMMENT 'for single use of the room, otherwise 0', ordered_on DATE NOT NULL, FOREIGN KEY (packer_id) REFERENCES staff (id), FOREIGN KEY (interviewer_id) REFERENCES staff (id));
CREATE TABLE order_lines (id INT PRIMARY KEY, order_id INT NOT NULL, product_id INT NOT NULL, quantity INT NOT NULL, unit_price DECIMAL(8,2) NOT NULL, serial_number VARCHAR(20) NOT NULL,
  description VARCHAR(80) NOT NULL COMMENT 'same text as the name of the product', label VARCHAR(80) NOT NULL COMMENT 'copied from the product name', status VARCHAR(20) NOT NULL,
  catalogue DECIMAL(8,2) NOT NULL COMMENT 'equals the list price', email VARCHAR(80) NOT NULL, FOREIGN KEY (order_id) REFERENCES orders (id), FOREIGN KEY (product_id) REFERENCES products (id));
CREATE TABLE jobs (id INT PRIMARY KEY, contract_id INT NOT NULL, technician_id INT NOT NULL, job_price DECIMAL(8,2) NOT NULL, done_on DATE NOT NULL,
  FOREIGN KEY (contract_id) REFERENCES contracts (id), FOREIGN KEY (technician_id) REFERENCES employees (id));
CREATE TABLE classes (id INT PRIMARY KEY, code VARCHAR(12) NOT NULL UNIQUE COMMENT 'ex. : GR-2025-012', fee DECIMAL(6,2) NOT NULL, includes_pool TINYINT(1) NOT NULL,
  pool_hours_from TIME, pool_hours_to TIME, effectif_min SMALLINT NOT NULL, effectif_max SMALLINT NOT NULL, starts_on DATE NOT NULL);
CREATE TABLE bookings (id INT PRIMARY KEY, class_id INT NOT NULL, price DECIMAL(6,2) NOT NULL COMMENT 'as in the class', with_guest TINYINT(1) NOT NULL DEFAULT 0, guest_name VARCHAR(80),
  passport_no VARCHAR(12), passport_issued_on DATE, passport_expires_on DATE, booked_at DATETIME NOT NULL, FOREIGN KEY (class_id) REFERENCES classes (id));
CREATE TABLE payments (id INT PRIMARY KEY, booking_id INT NOT NULL, amount DECIMAL(7,2) NOT NULL, refunded TINYINT(1) NOT NULL DEFAULT 0, refunded_amount DECIMAL(7,2), paid_at DATETIME NOT NULL,
  FOREIGN KEY (booking_id) REFERENCES bookings (id));
CREATE TABLE LEASE (LEASE_ID INT PRIMARY KEY, STRT_DT DATE NOT NULL, FIN_FLG CHAR(1) NOT NULL CHECK (FIN_FLG IN ('Y','N')), FIN_BANK_NM VARCHAR(40), FIN_TERM_MO TINYINT, FIN_AMT DECIMAL(9,2));
"""


@pytest.fixture(scope="module")
def text() -> str:
    return infer_blueprint(parse_schema(SCHEMA, "s.sql"), "s", "s.sql", classify=classify, complete=True).text


@pytest.mark.parametrize(
    ("table", "column", "rule"),
    [
        ("staff", "anrede", 'female = ["Frau"], male = ["Herr"], stream = "staff.person"'),
        ("staff", "gender", 'female = ["f"], male = ["m"], stream = "staff.person"'),
        ("employees", "job_title", '"Technician"'),
        ("jobs", "technician_id", "where = \"job_title = 'Technician'\""),
        ("jobs", "job_price", '"contract_id.price_per_visit"'),
        ("contracts", "max_term_months", "min_term_months"),
        ("products", "sale_price", 'when = "on_sale = 1"'),
        ("products", "meals", '["without", "breakfast", "half board"]'),
        ("products", "weight_g", "ROUND(weight_kg * 1000, 0)"),  # and no kilograms that are rounded grams
        ("orders", "packer_id", "where = \"department = 'packing'\""),
        ("orders", "gift_wrap_fee", "IF(is_gift = 1, "),
        ("orders", "insurance_fee", 'when = "insurance_included = 1"'),
        ("orders", "versicherungspraemie", 'when = "ruecktrittsversicherung = 1"'),
        ("orders", "supplement", "IF(single = 1, "),
        ("order_lines", "unit_price", '"product_id.list_price"'),  # which is always there
        ("order_lines", "serial_number", '"product_id.serial_number"'),
        ("order_lines", "description", '"product_id.name"'),
        ("order_lines", "label", '"product_id.name"'),
        ("order_lines", "catalogue", '"product_id.list_price"'),
        ("classes", "code", "CONCAT('GR-', YEAR(starts_on), '-', LPAD(row_number, 3, '0'))"),
        ("classes", "pool_hours_from", 'when = "includes_pool = 1"'),
        ("bookings", "price", '"class_id.fee"'),
        ("bookings", "guest_name", 'when = "with_guest = 1"'),
        ("bookings", "passport_no", 'when = "passport_issued_on IS NOT NULL"'),
        ("payments", "refunded_amount", '"ROUND(amount * '),
        ("LEASE", "FIN_BANK_NM", "when = \"FIN_FLG = 'Y'\""),
        ("LEASE", "FIN_TERM_MO", "when = \"FIN_FLG = 'Y'\""),
        ("LEASE", "FIN_AMT", "when = \"FIN_FLG = 'Y'\""),
    ],
)
def test_columns_of_one_row_and_copies_belong_together(text: str, table: str, column: str, rule: str) -> None:
    assert rule in _line(text, table, column)


@pytest.mark.parametrize(
    ("table", "column", "rule"),
    [
        ("orders", "interviewer_id", "where"),  # no intern, whose word only begins alike
        ("order_lines", "status", "product_id"),
        ("order_lines", "email", "product_id"),
    ],
)
def test_what_is_called_alike_is_not_always_the_same(text: str, table: str, column: str, rule: str) -> None:
    assert rule not in _line(text, table, column)


def _line(text: str, table: str, column: str) -> str:
    part = text.partition(f"[tables.{table}.columns]\n")[2].partition("\n[")[0]
    return next(line for line in part.splitlines() if line.startswith(f"{column} = "))


def test_genders_are_those_of_the_first_names(text: str) -> None:
    model = parse_schema(SCHEMA, "s.sql")
    step = next(
        each
        for each in make_plan(model, read_blueprint(text), text, GenerationOptions(seed=7)).steps
        if each.name == "staff"
    )
    arrays = map(list, map(python_values, step.arrays(0, step.rows)))
    values = dict(zip([each.name for each in step.columns], arrays, strict=True))
    women = {name for name, is_woman in zip(word_list("first_name"), are_women("en"), strict=True) if is_woman}
    assert len(set(values["gender"])) == 2
    for first, gender, title in zip(values["first_name"], values["gender"], values["anrede"], strict=True):
        assert (gender, title) == (("f", "Frau") if first in women else ("m", "Herr"))
