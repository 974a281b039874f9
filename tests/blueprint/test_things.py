"""Guesses of numbers and words that depend on what the rows are: animals, goods, plans, inspections."""

from __future__ import annotations

from functools import lru_cache
from types import SimpleNamespace
from typing import cast

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.inference.tables.sheet import Sheet
from seedsql.blueprint.reader import read_blueprint
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

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
CREATE TABLE pumps (id INT AUTO_INCREMENT PRIMARY KEY, max_power_kw DECIMAL(5,1) NOT NULL, premium_pct DECIMAL(4,2) NOT NULL DEFAULT 25);
CREATE TABLE hoses (id INT AUTO_INCREMENT PRIMARY KEY, pump_id INT NOT NULL, no SMALLINT NOT NULL, max_power_kw DECIMAL(5,1) NOT NULL
  COMMENT 'not above that of the pump', UNIQUE (pump_id, no), FOREIGN KEY (pump_id) REFERENCES pumps (id));
CREATE TABLE permits (id INT AUTO_INCREMENT PRIMARY KEY, pump_id INT NOT NULL, FOREIGN KEY (pump_id) REFERENCES pumps (id));
CREATE TABLE fills (id INT AUTO_INCREMENT PRIMARY KEY, hose_id INT NOT NULL, permit_id INT NOT NULL, meter_start_wh INT NOT NULL,
  meter_stop_wh INT NULL, energy_kwh DECIMAL(7,3) NULL COMMENT 'difference of the meter readings in kWh', soc_start TINYINT NOT NULL,
  soc_end TINYINT NOT NULL, energy_cost DECIMAL(8,2) NOT NULL, time_cost DECIMAL(8,2) NOT NULL, sum_cost DECIMAL(8,2) NOT NULL COMMENT 'energy + time',
  FOREIGN KEY (hose_id) REFERENCES hoses (id), FOREIGN KEY (permit_id) REFERENCES permits (id));
CREATE TABLE payouts (id INT AUTO_INCREMENT PRIMARY KEY, gross_amount DECIMAL(9,2) NOT NULL, commission_amount DECIMAL(9,2) NOT NULL,
  other_deductions DECIMAL(9,2) NOT NULL, net_amount DECIMAL(9,2) NOT NULL);
CREATE TABLE sold_lines (id INT AUTO_INCREMENT PRIMARY KEY, price DECIMAL(9,2) NOT NULL, premium_pct DECIMAL(4,2) NOT NULL,
  premium_amount DECIMAL(9,2) NOT NULL, line_total DECIMAL(9,2) NOT NULL);
CREATE TABLE classes (id INT AUTO_INCREMENT PRIMARY KEY, pupil_count SMALLINT NOT NULL DEFAULT 0, qf_min INT NOT NULL, qf_max INT NOT NULL);
CREATE TABLE children (id INT AUTO_INCREMENT PRIMARY KEY, class_id INT NOT NULL, born_on DATE NOT NULL, enrolled_on DATE NOT NULL,
  FOREIGN KEY (class_id) REFERENCES classes (id));
CREATE TABLE auctions (id INT AUTO_INCREMENT PRIMARY KEY, hammer_total DECIMAL(12,2) NOT NULL);
CREATE TABLE lots (id INT AUTO_INCREMENT PRIMARY KEY, auction_id INT NOT NULL, hammer_price DECIMAL(12,2) NULL, plug CHAR(5) NOT NULL COMMENT 'type2, ccs, other',
  current CHAR(2) NOT NULL COMMENT 'AC for type2, DC for ccs and other', FOREIGN KEY (auction_id) REFERENCES auctions (id));
CREATE TABLE coupons (id INT AUTO_INCREMENT PRIMARY KEY, discount_percent DECIMAL(4,2) NOT NULL);
CREATE TABLE visits (id INT AUTO_INCREMENT PRIMARY KEY, coupon_id INT NULL, subtotal DECIMAL(8,2) NOT NULL, discount DECIMAL(8,2) NOT NULL,
  total DECIMAL(8,2) NOT NULL, FOREIGN KEY (coupon_id) REFERENCES coupons (id));
CREATE TABLE treatments (id INT AUTO_INCREMENT PRIMARY KEY, visit_id INT NOT NULL, quantity INT NOT NULL, unit_price DECIMAL(8,2) NOT NULL,
  line_total DECIMAL(10,2) NOT NULL, FOREIGN KEY (visit_id) REFERENCES visits (id));
CREATE TABLE bills (id INT AUTO_INCREMENT PRIMARY KEY, visit_id INT NOT NULL UNIQUE, net_total DECIMAL(10,2) NOT NULL, FOREIGN KEY (visit_id) REFERENCES visits (id));
CREATE TABLE seat_classes (id INT AUTO_INCREMENT PRIMARY KEY, sold_count INT NOT NULL DEFAULT 0);
CREATE TABLE seats (id INT AUTO_INCREMENT PRIMARY KEY, seat_class_id INT NOT NULL, FOREIGN KEY (seat_class_id) REFERENCES seat_classes (id));
CREATE TABLE KUNDEN (KD_NR INT AUTO_INCREMENT PRIMARY KEY, SPERR_KZ CHAR(1) NOT NULL DEFAULT 'N' COMMENT 'J/N', LEERGEW_KG INT NOT NULL,
  ZUL_GEW_KG INT NOT NULL);
CREATE TABLE RE_ZEILEN (ID INT AUTO_INCREMENT PRIMARY KEY, MENGE INT NOT NULL, E_PREIS DECIMAL(8,2) NOT NULL, G_PREIS DECIMAL(10,2) NOT NULL);
"""


@lru_cache(maxsize=1)
def _rules() -> dict[str, str]:
    model = parse_schema(DDL, "schema.sql")
    text = infer_blueprint(model, "x", "schema.sql", classify=classify, complete=True).text
    make_plan(model, read_blueprint(text), text, GenerationOptions(seed=3))
    return rules_in(text)


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
        ("pumps.premium_pct", "values = [25.0, 20.0"),
        ("hoses.max_power_kw", "pump_id.max_power_kw * limit_percent / 100"),
        ("fills.permit_id", 'within = { "hose_id.pump_id" = "pump_id" }'),
        ("fills.meter_stop_wh", "meter_start_wh + energy_kwh * 1000"),
        ("fills.soc_end", "soc_start + (100 - soc_start) * gain_percent / 100"),
        ("fills.energy_cost", 'provider = "decimal"'),
        ("fills.sum_cost", "energy_cost + time_cost"),
        ("payouts.net_amount", "gross_amount - commission_amount - other_deductions"),
        ("sold_lines.premium_amount", "price * premium_pct / 100"),
        ("sold_lines.line_total", "price + premium_amount"),
        ("classes.pupil_count", "COUNT(children.id)"),
        ("classes.qf_min", "min = 1, max = 500"),
        ("children.born_on", "enrolled_on - INTERVAL age_days DAY"),
        ("auctions.hammer_total", "SUM(lots.hammer_price)"),
        ("lots.current", "CASE plug WHEN 'type2' THEN 'AC' WHEN 'ccs' THEN 'DC' WHEN 'other' THEN 'DC' END"),
        ("visits.discount", "subtotal * COALESCE(coupon_id.discount_percent, 0) / 100"),
        ("bills.net_total", "visit_id.sum_of_treatment"),
        ("seat_classes.sold_count", "COUNT(seats.id)"),
        ("KUNDEN.SPERR_KZ", 'values = ["J", "N"]'),
        ("KUNDEN.ZUL_GEW_KG", "LEERGEW_KG * (100 + load_percent) / 100"),
        ("RE_ZEILEN.G_PREIS", "MENGE * E_PREIS"),
        ("checks.ref_type", 'values = ["stay"], null = 0.4'),
    ],
)
def test_a_rule_is_that_of_what_the_rows_are(column: str, said: str) -> None:
    assert said in _rules()[column]


def test_a_hidden_column_is_not_called_like_a_unit_of_time_or_a_table() -> None:
    """``INTERVAL 3 DAY`` or ``COUNT(STAY.id)`` in a shared rule would name it, and take it into tables that have nothing of what it reads."""
    schema = parse_schema(
        "CREATE TABLE t (id INT PRIMARY KEY, day_ INT); CREATE TABLE STAY (id INT PRIMARY KEY);", "schema.sql"
    )
    builder = SimpleNamespace(result=SimpleNamespace(hidden={}), schema=SimpleNamespace(schema=schema))
    sheet = SimpleNamespace(table=schema.tables[0], builder=builder)
    assert Sheet.hide(cast(Sheet, sheet), "stay", "row_number") == "stay_"
    assert Sheet.hide(cast(Sheet, sheet), "day", "row_number") == "day__"
    assert Sheet.hide(cast(Sheet, sheet), "hour", "row_number") == "hour_"
    assert Sheet.hide(cast(Sheet, sheet), "begun", "row_number") == "begun"
