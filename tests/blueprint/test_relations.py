"""Numbers of a row that follow from others by the parts that their names play, and columns that one kind of row has."""

from __future__ import annotations

from functools import lru_cache

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.reader import read_blueprint
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

_SCHEMA = """
CREATE TABLE silos (silo_id INT PRIMARY KEY AUTO_INCREMENT, max_t DECIMAL(9,2) NOT NULL, cur_t DECIMAL(9,2) NOT NULL,
  free_t DECIMAL(9,2) NOT NULL, fill_pct DECIMAL(5,2) NOT NULL);
CREATE TABLE weighings (weighing_id INT PRIMARY KEY AUTO_INCREMENT, silo_id INT NOT NULL, gross_wt_kg INT NOT NULL,
  tare_wt_kg INT NOT NULL, net_wt_kg INT NOT NULL, net_t DECIMAL(8,3) NOT NULL, dockage_pct DECIMAL(4,1) NOT NULL,
  dockage_kg INT NOT NULL, rate_per_t DECIMAL(8,2) NOT NULL, line_amount DECIMAL(12,2) NOT NULL,
  FOREIGN KEY (silo_id) REFERENCES silos (silo_id));
CREATE TABLE meters (meter_id INT PRIMARY KEY AUTO_INCREMENT, label VARCHAR(20) NOT NULL);
CREATE TABLE readings (reading_id INT PRIMARY KEY AUTO_INCREMENT, meter_id INT NOT NULL, read_on DATE NOT NULL,
  previous_reading DECIMAL(12,2) NOT NULL, current_reading DECIMAL(12,2) NOT NULL, consumed_kwh DECIMAL(12,2) NOT NULL,
  FOREIGN KEY (meter_id) REFERENCES meters (meter_id));
CREATE TABLE standings (standing_id INT PRIMARY KEY AUTO_INCREMENT, played INT NOT NULL, won INT NOT NULL, drawn INT NOT NULL,
  lost INT NOT NULL, points INT NOT NULL COMMENT '3 per win, 1 per draw');
CREATE TABLE sales (sale_id INT PRIMARY KEY AUTO_INCREMENT, adult_tickets INT NOT NULL, child_tickets INT NOT NULL,
  total_tickets INT NOT NULL, adult_price DECIMAL(6,2) NOT NULL, child_price DECIMAL(6,2) NOT NULL,
  gross_revenue DECIMAL(12,2) NOT NULL, booking_fee DECIMAL(8,2) NOT NULL, net_revenue DECIMAL(12,2) NOT NULL,
  payment_method ENUM('cash','card','voucher') NOT NULL, card_last4 CHAR(4) NULL, voucher_code VARCHAR(12) NULL);
CREATE TABLE refuels (refuel_id INT PRIMARY KEY AUTO_INCREMENT, total_amount DECIMAL(9,2) NOT NULL, vat_rate DECIMAL(4,2) NOT NULL,
  vat_amount DECIMAL(9,2) NOT NULL, net_amount DECIMAL(9,2) NOT NULL);
CREATE TABLE racks (rack_id INT PRIMARY KEY AUTO_INCREMENT, line_no INT NOT NULL, price_per_t DECIMAL(8,2) NOT NULL,
  roof_area_m2 DECIMAL(8,2) NOT NULL, qty_t DECIMAL(9,3) NOT NULL);
CREATE TABLE flour_orders (order_id INT PRIMARY KEY AUTO_INCREMENT, bag_weight_kg DECIMAL(5,1) NOT NULL, net_amount DECIMAL(9,2) NOT NULL,
  vat DECIMAL(9,2) NOT NULL, gross_amount DECIMAL(9,2) NOT NULL);
CREATE TABLE matinees (matinee_id INT PRIMARY KEY AUTO_INCREMENT, tickets INT NOT NULL, ticket_price DECIMAL(6,2) NOT NULL, takings DECIMAL(9,2) NOT NULL);
"""


_TRIPS = """
CREATE TABLE students (student_id INT PRIMARY KEY AUTO_INCREMENT, full_name VARCHAR(40) NOT NULL, enrolled_on DATE NOT NULL);
CREATE TABLE cars (car_id INT PRIMARY KEY AUTO_INCREMENT, plate VARCHAR(10) NOT NULL, mileage_km INT NOT NULL);
CREATE TABLE drives (drive_id INT PRIMARY KEY AUTO_INCREMENT, student_id INT NOT NULL, car_id INT NOT NULL, started_at DATETIME NOT NULL,
  ended_at DATETIME NOT NULL, odometer_start INT NOT NULL, odometer_end INT NOT NULL, driven_km SMALLINT NOT NULL,
  FOREIGN KEY (student_id) REFERENCES students (student_id), FOREIGN KEY (car_id) REFERENCES cars (car_id));
"""


@lru_cache(maxsize=1)
def _rules() -> dict[str, str]:
    text = infer_blueprint(parse_schema(_SCHEMA, "schema.sql"), "x", classify=classify, complete=True).text
    return rules_in(text)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("silos.free_t", "max_t - cur_t"),
        ("silos.fill_pct", "cur_t * 100 / max_t"),
        ("weighings.net_wt_kg", "gross_wt_kg - tare_wt_kg"),
        ("matinees.takings", "ROUND(tickets * ticket_price, 2)"),
        ("weighings.net_t", "net_wt_kg / 1000"),
        ("weighings.dockage_kg", "net_wt_kg * dockage_pct / 100"),
        ("weighings.line_amount", "net_t * rate_per_t"),
        ("readings.current_reading", "RUNNING_SUM(consumed_kwh, meter_id)"),
        ("readings.previous_reading", "current_reading - (consumed_kwh)"),
        ("standings.played", "won + drawn + lost"),
        ("standings.points", "3 * won + drawn"),
        ("sales.total_tickets", "adult_tickets + child_tickets"),
        ("sales.gross_revenue", "adult_tickets * adult_price + child_tickets * child_price"),
        ("sales.net_revenue", "gross_revenue - booking_fee"),
        ("sales.card_last4", "payment_method = 'card'"),
        ("sales.voucher_code", "payment_method = 'voucher'"),
        ("refuels.vat_amount", "total_amount * vat_rate / (100 + vat_rate)"),
        ("refuels.net_amount", "total_amount - vat_amount"),
    ],
)
def test_a_number_follows_from_those_whose_names_say_so(column: str, said: str) -> None:
    assert said in _rules()[column]


def test_no_formula_is_read_from_words_that_do_not_agree() -> None:
    rules = _rules()
    assert "gross_amount" not in rules.get("flour_orders.bag_weight_kg", "")  # a bag is no part of money
    assert "price_per_t" not in rules["racks.qty_t"]  # a price in tonnes is no weight, and a line's number no count
    assert "provider" in rules["racks.roof_area_m2"]


def test_what_follows_each_other_of_a_thing_without_times_is_planned() -> None:
    schema = parse_schema(_TRIPS, "schema.sql")
    text = infer_blueprint(schema, "x", classify=classify).text
    assert "RUNNING_SUM" in text
    make_plan(schema, read_blueprint(text), text, GenerationOptions())
