"""What people pay for things by the day and for plans by the month, and states that only the times of a row tell."""

from __future__ import annotations

import tomllib

import pytest

from benchmarks.belief.claims import Claim, failed_on, loaded
from seedsql.blueprint.reader import read_blueprint
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested

SCHEMA = """
CREATE TABLE plans (id INT PRIMARY KEY AUTO_INCREMENT, plan_name VARCHAR(40) NOT NULL, price_monthly DECIMAL(8,2) NOT NULL,
  price_yearly DECIMAL(8,2) NOT NULL);
CREATE TABLE subscriptions (id INT PRIMARY KEY AUTO_INCREMENT, plan_id INT NOT NULL, billing_cycle VARCHAR(10) NOT NULL COMMENT
  'monthly or yearly', cycle_price DECIMAL(8,2) NOT NULL, started_on DATE NOT NULL, FOREIGN KEY (plan_id) REFERENCES plans(id));
CREATE TABLE gadgets (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(40) NOT NULL, price_per_day DECIMAL(6,2) NOT NULL);
CREATE TABLE hires (id INT PRIMARY KEY AUTO_INCREMENT, hire_days SMALLINT NOT NULL, daily_rate DECIMAL(8,2) NOT NULL,
  gadgets_total DECIMAL(10,2) NOT NULL DEFAULT 0 COMMENT 'sum of hired_gadgets.amount',
  net_total DECIMAL(10,2) NOT NULL COMMENT 'hire_days * daily_rate + gadgets_total', tax_rate DECIMAL(4,2) NOT NULL,
  tax_amount DECIMAL(10,2) NOT NULL, gross_total DECIMAL(10,2) NOT NULL);
CREATE TABLE hired_gadgets (hire_id INT NOT NULL, gadget_id INT NOT NULL, quantity TINYINT UNSIGNED NOT NULL DEFAULT 1,
  days SMALLINT NOT NULL COMMENT 'same as the hire', price_per_day DECIMAL(6,2) NOT NULL, amount DECIMAL(8,2) NOT NULL,
  PRIMARY KEY (hire_id, gadget_id), FOREIGN KEY (hire_id) REFERENCES hires(id), FOREIGN KEY (gadget_id) REFERENCES gadgets(id));
CREATE TABLE training_programs (id INT PRIMARY KEY AUTO_INCREMENT, goal TEXT NOT NULL, status VARCHAR(255) NOT NULL DEFAULT 'active',
  begins_on DATE NOT NULL, completed_at DATETIME, created_at DATETIME NOT NULL);
"""

HOLDS = """
a subscription costs what its plan costs by its cycle|subscriptions s JOIN plans p ON p.id = s.plan_id WHERE s.cycle_price <> CASE billing_cycle WHEN 'monthly' THEN p.price_monthly ELSE p.price_yearly END
pieces are paid by the day|hired_gadgets WHERE ABS(amount - quantity * days * price_per_day) > 0.011
a gross total is the net with the tax though a comment explains the net|hires WHERE ABS(gross_total - net_total - tax_amount) > 0.011
a program is completed exactly when it has the time of that|training_programs WHERE (status = 'completed') <> (completed_at IS NOT NULL)
"""


@pytest.fixture(scope="module")
def text() -> str:
    return infer_tested(parse_schema(SCHEMA, "hires.sql"), "hires", "hires.sql", 20).text


@pytest.mark.parametrize("line", HOLDS.strip().splitlines(), ids=lambda line: str(line).split("|")[0])
def test_rows_agree(text: str, line: str) -> None:
    plan = make_plan(parse_schema(SCHEMA, "hires.sql"), read_blueprint(text), text, GenerationOptions(seed=42))
    claim, query = line.split("|", 1)
    assert failed_on(loaded(plan), [Claim("copy", claim, f"SELECT COUNT(*) FROM {query}")]) == []


def test_a_price_by_label_is_a_check_of_its_own(text: str) -> None:
    columns = tomllib.loads(text)["tables"]["subscriptions"]["columns"]
    assert (
        columns["cycle_price"]
        == "CASE billing_cycle WHEN 'monthly' THEN plan_id.price_monthly WHEN 'yearly' THEN plan_id.price_yearly END"
    )


def test_a_total_of_deeds_adds_up_the_rows_that_are_called_so() -> None:
    schema = parse_schema(
        "CREATE TABLE donors (id INT PRIMARY KEY, total_donated DECIMAL(12,2) NOT NULL DEFAULT 0, total_words INT NOT NULL DEFAULT 0);"
        "CREATE TABLE donations (id INT PRIMARY KEY, donor_id INT NOT NULL, amount DECIMAL(10,2) NOT NULL, FOREIGN KEY (donor_id) "
        "REFERENCES donors (id));"
        "CREATE TABLE member_payments (id INT PRIMARY KEY, donor_id INT NOT NULL, amount DECIMAL(10,2) NOT NULL, FOREIGN KEY (donor_id) "
        "REFERENCES donors (id));"
        "CREATE TABLE letters (id INT PRIMARY KEY, donor_id INT NOT NULL, word_count INT NOT NULL, new_words INT NOT NULL, FOREIGN KEY "
        "(donor_id) REFERENCES donors (id));",
        "donors.sql",
    )
    columns = tomllib.loads(infer_tested(schema, "donors", "donors.sql", 20).text)["tables"]["donors"]["columns"]
    assert columns["total_donated"] == "LEAST(IFNULL(SUM(donations.amount), 0), 9999999999.99)" or (
        columns["total_donated"] == "IFNULL(SUM(donations.amount), 0)"
    )
    assert columns["total_words"] == "IFNULL(SUM(letters.word_count), 0)"


def test_a_tax_between_a_net_and_a_gross_price_is_of_that_net_price() -> None:
    schema = parse_schema(
        "CREATE TABLE prints (id INT PRIMARY KEY, copies INT NOT NULL, net_price DECIMAL(10,2) NOT NULL, vat_rate DECIMAL(4,2) NOT NULL, "
        "vat_amount DECIMAL(10,2) NOT NULL, gross_price DECIMAL(10,2) NOT NULL)",
        "prints.sql",
    )
    columns = tomllib.loads(infer_tested(schema, "prints", "prints.sql", 20).text)["tables"]["prints"]["columns"]
    assert columns["vat_amount"] == "ROUND(net_price * vat_rate / 100, 2)"
