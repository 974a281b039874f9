"""What judges of strangers' schemas saw: midnights of the reference date, plans in no order, pay that is taken off, lists that end with waiting."""

import re

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

PEOPLE = "CREATE TABLE members (id INT PRIMARY KEY, first_name VARCHAR(60) NOT NULL, joined_at DATETIME NOT NULL);"
PLANS = """
CREATE TABLE plans (id INT PRIMARY KEY, name VARCHAR(60) NOT NULL, monthly_price DECIMAL(8,2) NOT NULL, max_users INT NOT NULL);
CREATE TABLE subscriptions (id INT PRIMARY KEY, plan_id INT NOT NULL REFERENCES plans (id));
"""


def _rules(ddl: str) -> dict[str, str]:
    text = infer_blueprint(parse_schema(ddl, "schema.sql"), "x", "schema.sql", classify=classify, complete=True).text
    return rules_in(text)


def test_installments_are_paid_by_day_near_the_day_they_are_due() -> None:
    ddl = """CREATE TABLE loan_contracts (id INT PRIMARY KEY, member_id INT NOT NULL REFERENCES members (id),
      principal DECIMAL(10,2) NOT NULL, start_date DATE NOT NULL);
    CREATE TABLE installments (id INT PRIMARY KEY, loan_contract_id INT NOT NULL REFERENCES loan_contracts (id),
      installment_no INT NOT NULL, due_date DATE NOT NULL, amount DECIMAL(10,2) NOT NULL, paid_at DATETIME);"""
    rule = _rules(PEOPLE + ddl)["installments.paid_at"]
    assert "done_clock MINUTE" in rule and "TIMESTAMP(as_of) - INTERVAL lately_minutes" in rule


def test_overtime_and_bonus_are_paid_and_taxes_are_a_tenth_or_more() -> None:
    ddl = """CREATE TABLE salaries (id INT PRIMARY KEY, member_id INT NOT NULL REFERENCES members (id), gross DECIMAL(10,2) NOT NULL,
      bonus DECIMAL(10,2) NOT NULL, overtime DECIMAL(10,2) NOT NULL, taxes DECIMAL(10,2) NOT NULL,
      deductions DECIMAL(10,2) NOT NULL, net DECIMAL(10,2) NOT NULL);"""
    text = infer_blueprint(parse_schema(PEOPLE + ddl, "s.sql"), "x", "s.sql", classify=classify, complete=True).text
    assert 'net = "gross + bonus + overtime - taxes - deductions"' in text
    assert re.search(r"tax_percent = \{ provider = \"integer\", min = 10, max = 30 \}", text)


def test_a_code_in_small_letters_is_the_example_of_its_format_and_a_power_is_no_formula() -> None:
    ddl = """CREATE TABLE films (id INT PRIMARY KEY, imdb_id VARCHAR(12) COMMENT 'e.g. tt0111161');
    CREATE TABLE patients (id INT PRIMARY KEY, size_cm SMALLINT NOT NULL, weight_kg DECIMAL(5,1) NOT NULL,
      bmi DECIMAL(4,1) NOT NULL COMMENT 'body mass index = weight / size²');"""
    rules = _rules(ddl)
    assert "tt{digits:7}" in rules["films.imdb_id"]
    assert "weight_kg * 10000 / (size_cm * size_cm)" in rules["patients.bmi"]
