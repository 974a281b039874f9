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


def test_what_comes_back_before_the_reference_date_is_spread_over_the_time_there_is() -> None:
    ddl = """CREATE TABLE loans (id INT PRIMARY KEY, member_id INT NOT NULL REFERENCES members (id), loaned_at DATETIME NOT NULL,
      due_on DATE NOT NULL, handed_out_at DATETIME, returned_at DATETIME, notes TEXT);
    CREATE TABLE leases (id INT PRIMARY KEY, member_id INT NOT NULL REFERENCES members (id), start_date DATE NOT NULL,
      end_date DATE NOT NULL, deposit DECIMAL(8,2) NOT NULL, deposit_returned_at DATETIME);
    CREATE TABLE deliveries (id INT PRIMARY KEY, member_id INT NOT NULL REFERENCES members (id), scheduled_at DATETIME NOT NULL,
      delivered_at DATETIME, status ENUM('scheduled','delivered','cancelled') NOT NULL);"""
    rules = _rules(PEOPLE + ddl)
    assert "DIV 22" in rules["leases.deposit_returned_at"]
    assert "done_clock MINUTE" in rules["leases.deposit_returned_at"]
    assert "TIMESTAMP(as_of) - INTERVAL lately_minutes MINUTE" in rules["deliveries.delivered_at"]
    assert "DIV 116" in rules["loans.returned_at"]


def test_installments_are_paid_by_day_near_the_day_they_are_due() -> None:
    ddl = """CREATE TABLE loan_contracts (id INT PRIMARY KEY, member_id INT NOT NULL REFERENCES members (id),
      principal DECIMAL(10,2) NOT NULL, start_date DATE NOT NULL);
    CREATE TABLE installments (id INT PRIMARY KEY, loan_contract_id INT NOT NULL REFERENCES loan_contracts (id),
      installment_no INT NOT NULL, due_date DATE NOT NULL, amount DECIMAL(10,2) NOT NULL, paid_at DATETIME);"""
    rule = _rules(PEOPLE + ddl)["installments.paid_at"]
    assert "done_clock MINUTE" in rule and "TIMESTAMP(as_of) - INTERVAL lately_minutes" in rule


def test_plans_cost_more_and_allow_more_from_one_to_the_next() -> None:
    rules = _rules(PLANS)
    assert "WHEN 1 THEN 'Free'" in rules["plans.name"]
    assert "WHEN 1 THEN 0 WHEN 2 THEN 9.9 WHEN 3 THEN 19.9" in rules["plans.monthly_price"]
    assert "WHEN 1 THEN 1 WHEN 2 THEN 3 WHEN 3 THEN 5" in rules["plans.max_users"]


def test_no_plan_that_is_billed_is_free() -> None:
    bills = "CREATE TABLE invoices (id INT PRIMARY KEY, subscription_id INT NOT NULL REFERENCES subscriptions (id), total DECIMAL(8,2) NOT NULL);"
    rules = _rules(PLANS + bills)
    assert "WHEN 1 THEN 'Starter'" in rules["plans.name"]
    assert "WHEN 1 THEN 9.9" in rules["plans.monthly_price"]


def test_what_waits_is_not_processed_though_the_list_ends_with_it() -> None:
    ddl = """CREATE TABLE payments (id INT PRIMARY KEY, member_id INT NOT NULL REFERENCES members (id),
      status ENUM('succeeded','failed','pending') NOT NULL, processed_at DATETIME);"""
    assert "when = \"status IN ('succeeded', 'failed')\"" in _rules(PEOPLE + ddl)["payments.processed_at"]


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
