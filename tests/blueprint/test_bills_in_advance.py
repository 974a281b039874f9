"""Bills: what is to be paid is what is left after the discount, rent is billed before its month is over, and a bill that begins as open
is paid or overdue."""

from __future__ import annotations

import tomllib

import pytest

from seedsql.blueprint.reader import read_blueprint
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.values.arrays import python_values
from seedsql.workflow.inference import infer_tested

SCHEMA = """
CREATE TABLE tenants (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(60) NOT NULL, created_at DATETIME NOT NULL);
CREATE TABLE rent_bills (id INT PRIMARY KEY AUTO_INCREMENT, tenant_id INT NOT NULL, period_start DATE NOT NULL, period_end DATE NOT NULL,
  issued_on DATE NOT NULL, due_on DATE NOT NULL, rent DECIMAL(10,2) NOT NULL, service_charge DECIMAL(10,2) NOT NULL,
  total_amount DECIMAL(10,2) NOT NULL, paid_amount DECIMAL(10,2) NOT NULL DEFAULT 0, balance_due DECIMAL(10,2) NOT NULL,
  status VARCHAR(40) NOT NULL DEFAULT 'open');
CREATE TABLE rent_invoices (id INT PRIMARY KEY AUTO_INCREMENT, tenant_id INT NOT NULL, issued_on DATE NOT NULL,
  gross_amount DECIMAL(8,2) NOT NULL, discount DECIMAL(8,2) NOT NULL DEFAULT 0, net_amount DECIMAL(8,2) NOT NULL,
  paid_amount DECIMAL(8,2) NOT NULL DEFAULT 0, status VARCHAR(40) NOT NULL DEFAULT 'unpaid');
CREATE TABLE payments (id INT PRIMARY KEY AUTO_INCREMENT, rent_invoice_id INT NOT NULL, amount DECIMAL(8,2) NOT NULL, paid_on DATE NOT NULL,
  FOREIGN KEY (rent_invoice_id) REFERENCES rent_invoices (id));
"""


@pytest.fixture(scope="module")
def tables() -> dict[str, dict[str, dict[str, object]]]:
    text = infer_tested(parse_schema(SCHEMA, "rents.sql"), "rents", "rents.sql", 20).text
    found: dict[str, dict[str, dict[str, object]]] = tomllib.loads(text)["tables"]
    return found


def test_rent_is_billed_before_it_is_due_and_its_month_is_over() -> None:
    model = parse_schema(SCHEMA, "rents.sql")
    text = infer_tested(model, "rents", "rents.sql", 20).text
    plan = make_plan(model, read_blueprint(text), text, GenerationOptions(seed=7))
    bills = next(step for step in plan.steps if step.name == "rent_bills")
    values = dict(
        zip((each.name for each in bills.columns), map(python_values, bills.arrays(0, bills.rows)), strict=True)
    )
    days = zip(values["issued_on"], values["due_on"], values["period_end"], strict=True)
    assert all(issued <= due < end for issued, due, end in days)


def test_a_bill_that_begins_as_open_is_paid_or_overdue(tables: dict[str, dict[str, dict[str, object]]]) -> None:
    state = str(tables["rent_bills"]["columns"]["status"])
    assert "THEN 'paid'" in state
    assert "THEN 'overdue'" in state


def test_payments_settle_what_is_left_after_the_discount(tables: dict[str, dict[str, dict[str, object]]]) -> None:
    invoices = tables["rent_invoices"]
    assert "net_amount" in str(invoices["hidden"]["settled"])
    assert "paid_amount >= net_amount" in str(invoices["columns"]["status"])
