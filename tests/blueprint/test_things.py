"""Guesses of numbers and words that depend on what the rows are: animals, goods, plans, inspections."""

from __future__ import annotations

from functools import lru_cache

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.reader import read_blueprint
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema

DDL = """
CREATE TABLE animals (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL, kind ENUM('dog', 'cat', 'horse') NOT NULL,
  weight_kg DECIMAL(6,2) NOT NULL, born_on DATE NOT NULL, sex CHAR(1) NOT NULL DEFAULT 'U' COMMENT 'M, F or U');
CREATE TABLE stays (id INT AUTO_INCREMENT PRIMARY KEY, animal_id INT NOT NULL, temperature DECIMAL(4,1) NOT NULL,
  status ENUM('booked', 'cancelled') NOT NULL, cancel_reason VARCHAR(80) NULL, vat_rate DECIMAL(4,2) NOT NULL DEFAULT 20,
  FOREIGN KEY (animal_id) REFERENCES animals (id));
CREATE TABLE stable_plans (id INT AUTO_INCREMENT PRIMARY KEY, billing ENUM('monthly', 'yearly') NOT NULL, price_cents INT NOT NULL);
CREATE TABLE goods (matnr VARCHAR(12) NOT NULL PRIMARY KEY, kind CHAR(4) NOT NULL COMMENT 'RAW=raw, HALF=semi-finished, DONE=finished',
  net_weight_kg DECIMAL(9,3) NOT NULL, gross_weight_kg DECIMAL(9,3) NOT NULL, vat_rate DECIMAL(4,2) NOT NULL DEFAULT 20);
CREATE TABLE parts (main_matnr VARCHAR(12) NOT NULL, pos SMALLINT NOT NULL, part_matnr VARCHAR(12) NOT NULL, yield_pct DECIMAL(5,2) NOT NULL
  DEFAULT 100, hours_day DECIMAL(4,1) NOT NULL COMMENT 'hours a day, max 24', PRIMARY KEY (main_matnr, pos));
CREATE TABLE people (id INT AUTO_INCREMENT PRIMARY KEY, may_release CHAR(1) NOT NULL DEFAULT 'N' COMMENT 'Y/N may release goods');
CREATE TABLE checks (id INT AUTO_INCREMENT PRIMARY KEY, released_by INT NULL COMMENT 'people with may_release=Y',
  pieces INT NOT NULL, def_cnt INT NOT NULL COMMENT 'defective pieces', def_pct DECIMAL(5,2) NOT NULL COMMENT 'def_cnt / pieces * 100',
  ref_type VARCHAR(20) NULL COMMENT 'stay or NULL', ref_id INT NULL COMMENT 'id in the table named by ref_type');
"""


@lru_cache(maxsize=1)
def _rules() -> dict[str, str]:
    model = parse_schema(DDL, "schema.sql")
    text = infer_blueprint(model, "x", "schema.sql", classify=classify, complete=True).text
    make_plan(model, read_blueprint(text), text, GenerationOptions(seed=3))
    found, table = {}, ""
    for line in text.splitlines():
        if line.startswith("["):
            table = line.strip("[]").split(".")[1] if line.startswith("[tables.") else ""
        elif " = " in line:
            found[f"{table}.{line.split(' = ')[0]}"] = line
    return found


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("animals.weight_kg", "WHEN 'horse' THEN 350 + 300 * within_kind / 1000"),
        ("animals.name", '"Bella"'),
        ("animals.born_on", "DATE(begun) - INTERVAL age_days DAY"),
        ("animals.sex", "weights = [3, 2, 1]"),
        ("stays.temperature", 'min = "37.5", max = "39.6"'),
        ("stays.cancel_reason", "another date suits better"),
        ("stays.vat_rate", "value = 20.0"),
        ("stable_plans.price_cents", "WHEN 'yearly' THEN 11000 + 79000 * within_kind / 1000"),
        ("goods.kind", '"RAW", "HALF", "DONE"'),
        ("goods.vat_rate", "values = [20.0, 10.0, 5.5]"),
        ("goods.gross_weight_kg", "net_weight_kg * (100 + packing_percent) / 100"),
        ("parts.main_matnr", 'reference = "goods"'),
        ("parts.pos", "ORDINAL(main_matnr)"),
        ("parts.yield_pct", "values = [100, 95"),
        ("parts.hours_day", 'max = "24.0"'),
        ("people.may_release", 'values = ["Y", "N"]'),
        ("checks.released_by", "where = \"may_release = 'Y'\""),
        ("checks.def_cnt", "pieces * fault_percent / 100"),
        ("checks.ref_type", 'values = ["stay"], weights = [4], null = 0.4'),
    ],
)
def test_a_rule_is_that_of_what_the_rows_are(column: str, said: str) -> None:
    assert said in _rules()[column]
