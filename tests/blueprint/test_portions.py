"""What goes into rows, what comes out of them, what their children take, and what only one way of doing has."""

from __future__ import annotations

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema
from tests.blueprint.written_rules import rules_in

SCHEMA = """
CREATE TABLE machines (id INT PRIMARY KEY, bought_on DATE NOT NULL, hour_meter INT NOT NULL);
CREATE TABLE lots (id INT PRIMARY KEY, arrived_on DATE NOT NULL, received_kg DECIMAL(8,1) NOT NULL, rejected_kg DECIMAL(8,1) NOT NULL,
  remaining_kg DECIMAL(8,1) NOT NULL);
CREATE TABLE runs (id INT PRIMARY KEY, lot_id INT NOT NULL, machine_id INT NOT NULL, run_on DATE NOT NULL, milled_kg DECIMAL(8,1) NOT NULL,
  hour_meter INT NOT NULL COMMENT 'hour meter of the machine then', FOREIGN KEY (lot_id) REFERENCES lots (id), FOREIGN KEY (machine_id) REFERENCES machines (id));
CREATE TABLE transfers (id INT PRIMARY KEY, run_id INT NOT NULL, moved_on DATE NOT NULL, volume_in_l DECIMAL(8,1) NOT NULL, volume_out_l DECIMAL(8,1) NOT NULL,
  loss_pct DECIMAL(5,2) NOT NULL COMMENT 'lost on the way', sheets_in INT NOT NULL, sheets_rework INT NOT NULL, rework_pct DECIMAL(5,2) NOT NULL,
  door_jammed TINYINT(1) NOT NULL, mislaid TINYINT(1) NOT NULL, FOREIGN KEY (run_id) REFERENCES runs (id));
CREATE TABLE goods (id INT PRIMARY KEY, cost DECIMAL(7,2) NOT NULL, price DECIMAL(7,2) NOT NULL,
  margin_pct DECIMAL(5,2) NOT NULL COMMENT '(price - cost) / price', weight_kg DECIMAL(7,2) NOT NULL, pieces INT NOT NULL,
  weight_per_piece DECIMAL(7,3) NOT NULL COMMENT 'kg, weight / pieces');
CREATE TABLE receipts (id INT PRIMARY KEY, pay_type ENUM('cash','credit_card','transfer','direct_debit') NOT NULL, iban VARCHAR(34) NULL,
  auth_no CHAR(6) NULL, mandate_ref VARCHAR(20) NULL);
"""


@pytest.fixture(scope="module")
def rules() -> dict[str, str]:
    text = infer_blueprint(parse_schema(SCHEMA, "mill.sql"), "mill", "mill.sql", classify=classify, complete=True).text
    return rules_in(text)


@pytest.mark.parametrize(
    ("column", "rule"),
    [
        ("lots.remaining_kg", "(received_kg - rejected_kg) - IFNULL(SUM(runs.milled_kg), 0)"),
        ("runs.milled_kg", "lot_id.portion * portion_percent / 100"),
        ("runs.hour_meter", "machine_id.hour_meter * LEAST("),
        ("transfers.volume_out_l", "volume_in_l * "),
        ("transfers.loss_pct", "(volume_in_l - volume_out_l) * 100 / volume_in_l"),
        ("transfers.sheets_rework", "sheets_in * "),
        ("transfers.rework_pct", "sheets_rework * 100 / sheets_in"),
        ("transfers.door_jammed", "weights = [1, 19]"),
        ("transfers.mislaid", "weights = [2, 18]"),
        ("goods.margin_pct", "(price - cost) * 100 / price"),
        ("goods.weight_per_piece", "weight_kg / pieces"),
        ("receipts.iban", "pay_type IN ('transfer', 'direct_debit')"),
        ("receipts.auth_no", "pay_type = 'credit_card'"),
        ("receipts.mandate_ref", "pay_type = 'direct_debit'"),
    ],
)
def test_what_rows_take_and_give(rules: dict[str, str], column: str, rule: str) -> None:
    assert rule in rules[column]


LESSONS = """
CREATE TABLE lessons (id INT PRIMARY KEY, planned_at DATETIME NOT NULL, status ENUM('booked','flown','cancelled') NOT NULL, landed_at DATETIME NULL,
  flown_hours DECIMAL(4,1) NULL, landings INT NULL);
CREATE TABLE manoeuvres (id INT PRIMARY KEY, lesson_id INT NOT NULL, attempts INT NOT NULL, good INT NOT NULL, FOREIGN KEY (lesson_id) REFERENCES lessons (id));
CREATE TABLE bookings (id INT PRIMARY KEY, lesson_id INT NOT NULL, seats INT NOT NULL, FOREIGN KEY (lesson_id) REFERENCES lessons (id));
CREATE TABLE notes_of_delivery (id INT PRIMARY KEY, bottles_shipped INT NOT NULL, delivery_fee DECIMAL(7,2) NOT NULL);
CREATE TABLE delivery_lines (id INT PRIMARY KEY, note_id INT NOT NULL, wash_id INT NOT NULL, qty_ordered INT NOT NULL, qty_delivered INT NOT NULL,
  unit_price DECIMAL(6,2) NOT NULL, amount DECIMAL(9,2) NOT NULL, FOREIGN KEY (note_id) REFERENCES notes_of_delivery (id),
  FOREIGN KEY (wash_id) REFERENCES washes (id));
CREATE TABLE washes (id INT PRIMARY KEY, wash_cost DECIMAL(6,2) NOT NULL, wash_price DECIMAL(6,2) NOT NULL);
"""


@pytest.mark.parametrize(
    ("column", "rule"),
    [
        ("delivery_lines.unit_price", "wash_id.wash_price"),
        ("washes.wash_cost", "wash_price * cost_share"),
    ],
)
def test_results_are_of_what_took_place_and_costs_below_prices(column: str, rule: str) -> None:
    schema = parse_schema(LESSONS, "school.sql")
    rules = rules_in(infer_blueprint(schema, "school", "school.sql", classify=classify, complete=True).text)
    assert rule in rules[column]
    assert "where" not in rules["bookings.lesson_id"]
    assert "SUM" not in rules["notes_of_delivery.delivery_fee"]
