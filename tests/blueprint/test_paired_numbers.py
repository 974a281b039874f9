"""Numbers of one row, or of a row and what it refers to, of which one bounds the other."""

from __future__ import annotations

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

SCHEMA = """
CREATE TABLE trucks (id INT PRIMARY KEY, tare_lbs INT NOT NULL, gvwr_lbs INT NOT NULL);
CREATE TABLE aircraft (id INT PRIMARY KEY, mtow_kg INT NOT NULL, empty_weight_kg INT NOT NULL);
CREATE TABLE authors (id INT PRIMARY KEY, birth_year SMALLINT NOT NULL, death_year SMALLINT NULL);
CREATE TABLE machines (id INT PRIMARY KEY, year_of_purchase SMALLINT NOT NULL, year_of_disposal SMALLINT NULL, purchase_price DECIMAL(9,2) NOT NULL,
  residual_value DECIMAL(9,2) NOT NULL, km_year SMALLINT NOT NULL);
CREATE TABLE shows (id INT PRIMARY KEY, rings TINYINT NOT NULL, ticket_price DECIMAL(6,2) NOT NULL, reduced_price DECIMAL(6,2) NOT NULL);
CREATE TABLE entries (id INT PRIMARY KEY, show_id INT NOT NULL, ring_no TINYINT NOT NULL, FOREIGN KEY (show_id) REFERENCES shows (id));
CREATE TABLE bindings (id INT PRIMARY KEY, din_min DECIMAL(3,1) NOT NULL, din_max DECIMAL(3,1) NOT NULL);
CREATE TABLE leases (id INT PRIMARY KEY, term_months SMALLINT NOT NULL COMMENT 'from 12 to 60', starts_on DATE NOT NULL);
CREATE TABLE cars (id INT PRIMARY KEY, tank_l TINYINT NOT NULL, co2_g_km SMALLINT NOT NULL, conso_l_100km DECIMAL(3,1) NOT NULL);
CREATE TABLE categories (code CHAR(4) PRIMARY KEY, min_age TINYINT NOT NULL);
CREATE TABLE payslips (id INT PRIMARY KEY, nominal_hours SMALLINT NOT NULL, worked_hours SMALLINT NOT NULL);
"""


@pytest.fixture(scope="module")
def text() -> str:
    schema = parse_schema(SCHEMA, "pairs.sql")
    return infer_blueprint(schema, "pairs", "pairs.sql", classify=classify, complete=True).text


@pytest.mark.parametrize(
    ("table", "column", "rule"),
    [
        ("trucks", "gvwr_lbs", "tare_lbs * (100 + load_percent)"),
        ("aircraft", "mtow_kg", "empty_weight_kg * (100 + load_percent)"),
        ("authors", "death_year", "LEAST(birth_year + years_between, 2025)"),
        ("machines", "year_of_disposal", "LEAST(year_of_purchase + years_between, 2025)"),
        ("machines", "residual_value", "purchase_price * part_percent"),
        ("shows", "reduced_price", "ticket_price * reduced_percent"),
        ("entries", "ring_no", "1 + FLOOR(show_id.rings * ring_place / 100)"),
        ("bindings", "din_max", "din_min + more_din_maximum"),  # and never the largest number that the type holds
        ("leases", "term_months", "min = 12, max = 60"),  # not the usual terms
        ("payslips", "worked_hours", "nominal_hours * "),
    ],
)
def test_one_number_of_a_pair_bounds_the_other(table: str, column: str, rule: str, text: str) -> None:
    _, _, own = text.partition(f"[tables.{table}.columns]")
    line = next(each for each in own.splitlines() if each.startswith(f"{column} = "))
    assert rule in line


@pytest.mark.parametrize(
    ("table", "column", "rule"),
    [
        ("cars", "conso_l_100km", "co2_g_km"),  # grams for each kilometer are no kilometers
        ("categories", "min_age", "'age', cat"),  # a category is no cat
        ("machines", "km_year", "'year'"),
    ],
)
def test_a_name_that_only_looks_alike_says_nothing(table: str, column: str, rule: str, text: str) -> None:
    _, _, own = text.partition(f"[tables.{table}.columns]")
    line = next(each for each in own.splitlines() if each.startswith(f"{column} = "))
    assert rule not in line
