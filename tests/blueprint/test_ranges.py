"""What numbers are guessed to be: which words say it, in which unit, and where nothing is known."""

from __future__ import annotations

import tomllib
from functools import lru_cache

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

DDL = """
CREATE TABLE trucks (id INT AUTO_INCREMENT PRIMARY KEY, fuel_tank_l SMALLINT NOT NULL, max_age INT NOT NULL DEFAULT 18,
  loan_days INT NOT NULL DEFAULT 21, slot_minutes INT NOT NULL DEFAULT 60, movements SMALLINT NOT NULL, knob SMALLINT NOT NULL,
  odd DECIMAL(12,3) NOT NULL);
CREATE TABLE pallets (id INT AUTO_INCREMENT PRIMARY KEY, weight_kg DECIMAL(7,2) NOT NULL, weight_per_box_kg DECIMAL(6,2) NOT NULL,
  pallets INT NOT NULL);
CREATE TABLE deliveries (id INT AUTO_INCREMENT PRIMARY KEY, truck_id INT NOT NULL, oil_temp_c DECIMAL(4,1) NOT NULL, load_kn DECIMAL(7,1) NOT NULL,
  wind_ms DECIMAL(4,1) NOT NULL, blade_angle_deg SMALLINT NOT NULL, density_kg_m3 SMALLINT NOT NULL, slots_planned INT NOT NULL,
  slots_done INT NOT NULL, litres_departure DECIMAL(6,1) NOT NULL, rescue_attempts INT NOT NULL, FOREIGN KEY (truck_id) REFERENCES trucks (id));
CREATE TABLE offers (id INT AUTO_INCREMENT PRIMARY KEY, discount_percent DECIMAL(4,2) NOT NULL);
CREATE TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY, discount_percent DECIMAL(4,2) NOT NULL, freight_amount DECIMAL(9,2) NOT NULL);
CREATE TABLE budget_lines (id INT AUTO_INCREMENT PRIMARY KEY, budgeted_amount DECIMAL(12,2) NOT NULL, actual_amount DECIMAL(12,2) NOT NULL,
  variance DECIMAL(12,2) NOT NULL);
CREATE TABLE cranes (id INT AUTO_INCREMENT PRIMARY KEY, max_capacity_t DECIMAL(6,1) NOT NULL, drum_cap_m3 DECIMAL(5,1) NOT NULL, founded_year INT NOT NULL,
  per_service_fee DECIMAL(7,2) NOT NULL, mood TINYINT UNSIGNED NOT NULL COMMENT '1 angry .. 5 calm', child_price DECIMAL(6,2) NOT NULL,
  adult_price DECIMAL(6,2) NOT NULL, day_rent DECIMAL(7,2) NOT NULL, week_rent DECIMAL(7,2) NOT NULL, from_m DECIMAL(6,2) NOT NULL, to_m DECIMAL(6,2) NOT NULL,
  lane_count TINYINT NOT NULL DEFAULT 8);
CREATE TABLE lots (id INT AUTO_INCREMENT PRIMARY KEY, weight_g DECIMAL(7,1) NOT NULL, jars_filled INT NOT NULL, jars_sold INT NOT NULL DEFAULT 0);
CREATE TABLE meter_readings (id INT AUTO_INCREMENT PRIMARY KEY, previous_reading_kwh INT NOT NULL, reading_kwh INT NOT NULL, usage_kwh INT NOT NULL);
CREATE TABLE places (id INT AUTO_INCREMENT PRIMARY KEY, city VARCHAR(60) NOT NULL, lat DECIMAL(9,6) NOT NULL, lng DECIMAL(9,6) NOT NULL, tiny_lat DECIMAL(4,4) NOT NULL,
  tiny_lng DECIMAL(4,4) NOT NULL);
CREATE TABLE ticket_types (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL);
CREATE TABLE trains (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL);
CREATE TABLE vehicles (id INT AUTO_INCREMENT PRIMARY KEY, seats_first SMALLINT NOT NULL, purchase_price DECIMAL(12,2) NOT NULL, bottle_ml SMALLINT NOT NULL DEFAULT 750,
  hours_requested DECIMAL(5,1) NOT NULL, hours_awarded DECIMAL(5,1) NULL, quality CHAR(1) NOT NULL COMMENT 'A, B or C', family_doctor VARCHAR(60) NOT NULL,
  fault_description VARCHAR(200) NOT NULL, shelf VARCHAR(8) NOT NULL, late_fee DECIMAL(6,2) NOT NULL DEFAULT 0, delay_min SMALLINT NOT NULL, line_discount DECIMAL(4,1) NOT NULL DEFAULT 0);
CREATE TABLE shows (id INT AUTO_INCREMENT PRIMARY KEY, genre VARCHAR(30) NOT NULL, role VARCHAR(30) NOT NULL);
"""


@lru_cache(maxsize=1)
def _rules() -> dict[str, str]:
    text = infer_blueprint(parse_schema(DDL, "schema.sql"), "x", "schema.sql", classify=classify, complete=True).text
    return rules_in(text)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("trucks.fuel_tank_l", "min = 200, max = 1000"),
        ("trucks.max_age", "values = [18, 16, 14, 21, 25]"),
        ("trucks.loan_days", "values = [21, 14, 28, 30]"),
        ("trucks.slot_minutes", "values = [60, 45, 30, 75, 90]"),
        ("trucks.movements", "min = 1, max = 20"),
        ("trucks.odd", 'max = "100.000"'),
        ("pallets.weight_kg", 'min = "80.00", max = "900.00"'),
        ("pallets.weight_per_box_kg", 'min = "3.10", max = "19.00"'),
        ("pallets.pallets", "max = "),
        ("deliveries.oil_temp_c", 'min = "40.0", max = "110.0"'),
        ("deliveries.load_kn", 'min = "27.0", max = "170.0"'),
        ("deliveries.wind_ms", 'max = "11.0"'),
        ("deliveries.blade_angle_deg", "min = 0, max = 359"),
        ("deliveries.density_kg_m3", "min = 400, max = 2450"),
        ("deliveries.litres_departure", "truck_id.fuel_tank_l * liter_departed_percent / 100"),
        ("offers.discount_percent", 'max = "15.00"'),
        ("orders.discount_percent", "values = [0, 5, 10, 15]"),
        ("orders.freight_amount", 'min = "10.00", max = "90.00"'),
        ("cranes.max_capacity_t", 'min = "5.0", max = "120.0"'),
        ("cranes.founded_year", "min = 1890, max = 2018"),
        ("cranes.per_service_fee", 'min = "7.30", max = "65.00"'),
        ("cranes.mood", "min = 1, max = 5"),
        ("cranes.child_price", "adult_price * child_price_percent"),
        ("cranes.day_rent", "week_rent * day_rent_percent"),
        ("cranes.to_m", "from_m + more"),
        ("cranes.lane_count", "value = 8 }"),
        ("meter_readings.reading_kwh", "previous_reading_kwh + usage_kwh"),
        ("places.lat", 'provider = "latitude", pii = "geo", stream = "places.place"'),
        ("places.lng", 'provider = "longitude", pii = "geo", stream = "places.place"'),
        ("places.tiny_lng", 'provider = "decimal"'),
        ("ticket_types.name", '"Adult"'),
        ("vehicles.bottle_ml", "values = [750, 700, 500, 1000, 1500]"),
        ("vehicles.hours_awarded", "hours_requested * hour_awarded_percent / 100"),
        ("vehicles.quality", 'values = ["A", "B", "C"]'),
        ("vehicles.family_doctor", 'provider = "person.name"'),
        ("vehicles.fault_description", "Noticed|Reported"),
        ("vehicles.shelf", "{A|B|C|D}-{digits:2}"),
        ("vehicles.late_fee", "IF(charged_percent < 15, usual_late_fee, 0)"),
        ("vehicles.delay_min", "max = 90"),
        ("vehicles.line_discount", "values = [0, 5, 10, 15]"),
        ("shows.genre", '"Pop"'),
        ("shows.role", 'pattern = "Role'),
        ("budget_lines.actual_amount", "budgeted_amount * (100 + off_percent) / 100"),
    ],
)
def test_a_number_is_what_it_measures(column: str, said: str) -> None:
    assert said in _rules()[column]


@pytest.mark.parametrize(
    "column",
    ["vehicles.seats_first", "vehicles.purchase_price", "cranes.drum_cap_m3", "cranes.per_service_fee", "lots.weight_g", "lots.jars_filled", "trucks.knob", "trucks.movements", "pallets.weight_per_box_kg", "pallets.pallets",
     "deliveries.slots_planned", "deliveries.rescue_attempts"],
)  # fmt: skip
def test_what_is_not_known_has_no_reason(column: str) -> None:
    assert " # " not in _rules()[column]


@pytest.mark.parametrize(
    ("table", "column", "values"),
    [
        ("invoices", "tax_rate DECIMAL(5,2) NOT NULL", [20.0, 10.0, 5.0, 0.0]),
        ("tickets", "tax_rate DECIMAL(5,4) NOT NULL", [0.2, 0.1, 0.05, 0.0]),
        ("invoices", "tax_rate DECIMAL(5,2) NOT NULL, total_usd DECIMAL(9,2) NOT NULL", [8.25, 7.0, 6.0, 0.0]),
        ("payslips", "tax_rate DECIMAL(5,2) NOT NULL", None),
    ],
)
def test_taxes_of_goods_have_few_rates_and_those_of_wages_many(
    table: str, column: str, values: list[float] | None
) -> None:
    model = parse_schema(f"CREATE TABLE {table} (id INT PRIMARY KEY, amount DECIMAL(9,2) NOT NULL, {column});", "s.sql")
    rules = tomllib.loads(infer_blueprint(model, "s", "s.sql", classify=classify, complete=True).text)
    assert rules["tables"][table]["columns"]["tax_rate"].get("values") == values
