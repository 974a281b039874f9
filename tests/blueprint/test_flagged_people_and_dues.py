"""References to those whom a flag allows, and what is due of a fee, paid of that, and paid when."""

from __future__ import annotations

import re

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

SCHEMA = """
CREATE TABLE gauges (id INT PRIMARY KEY, name VARCHAR(40) NOT NULL, validity_months TINYINT NOT NULL);
CREATE TABLE people (id INT PRIMARY KEY, full_name VARCHAR(80) NOT NULL, is_signatory TINYINT(1) NOT NULL DEFAULT 0, coach TINYINT(1) NOT NULL DEFAULT 0);
CREATE TABLE checks_done (id INT PRIMARY KEY, gauge_id INT NOT NULL, done_on DATE NOT NULL, FOREIGN KEY (gauge_id) REFERENCES gauges (id));
CREATE TABLE papers (id INT PRIMARY KEY, check_id INT NOT NULL, approved_by INT NOT NULL COMMENT 'signatory', coach_id INT NOT NULL, written_on DATE NOT NULL,
  again_on DATE NOT NULL COMMENT 'written_on plus the validity of the gauge',
  FOREIGN KEY (check_id) REFERENCES checks_done (id), FOREIGN KEY (approved_by) REFERENCES people (id), FOREIGN KEY (coach_id) REFERENCES people (id));
CREATE TABLE dues (id INT PRIMARY KEY, billed_on DATE NOT NULL, fee DECIMAL(8,2) NOT NULL, discount DECIMAL(8,2) NOT NULL DEFAULT 0,
  amount_due DECIMAL(8,2) NOT NULL, amount_paid DECIMAL(8,2) NOT NULL DEFAULT 0, paid_on DATE NULL);
CREATE TABLE bills (id INT PRIMARY KEY, billed_on DATE NOT NULL, discount DECIMAL(8,2) NOT NULL DEFAULT 0, gross DECIMAL(8,2) NOT NULL,
  settled_amount DECIMAL(8,2) NOT NULL DEFAULT 0, left_due DECIMAL(8,2) NOT NULL);
"""


@pytest.fixture(scope="module")
def rules() -> dict[str, str]:
    text = infer_blueprint(parse_schema(SCHEMA, "s.sql"), "s", "s.sql", classify=classify).text
    return {found[1]: found[2] for line in text.splitlines() if (found := re.search(r"(\w+)\"? = (.*)$", line))}


def test_a_reference_or_its_comment_names_the_flag_of_those_it_picks(rules: dict[str, str]) -> None:
    assert 'where = "is_signatory = 1"' in rules["approved_by"]
    assert 'where = "coach = 1"' in rules["coach_id"]


def test_a_length_may_be_that_of_what_a_parent_refers_to(rules: dict[str, str]) -> None:
    assert "written_on + INTERVAL check_id.gauge_id.validity_months MONTH" in rules["again_on"]


def test_what_is_due_is_the_fee_less_the_discount_and_paid_is_a_part_of_it(rules: dict[str, str]) -> None:
    assert rules["left_due"].startswith('"gross - settled_amount"')
    assert rules["amount_due"].startswith('"fee - discount"')
    assert "0, 25, 50 or 100 % of amount_due" in rules["amount_paid"]
    assert "amount_paid > 0" in rules["paid_on"]
