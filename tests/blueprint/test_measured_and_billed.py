"""Tolerances and verdicts, refunds, markups, kinds of lines, opposites of flags, and chains in the order of time."""

from __future__ import annotations

from functools import lru_cache

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

_SCHEMA = """
CREATE TABLE instruments (instrument_id INT PRIMARY KEY AUTO_INCREMENT, failed_count SMALLINT NOT NULL DEFAULT 0, last_calibrated_on DATE
  NULL, calibration_cost DECIMAL(10,2) NOT NULL DEFAULT 0);
CREATE TABLE calibrations (calibration_id INT PRIMARY KEY AUTO_INCREMENT, instrument_id INT NOT NULL, calibrated_on DATE NOT NULL,
  points_failed SMALLINT NOT NULL DEFAULT 0, result ENUM('passed','failed','adjusted') NOT NULL, labour_cost DECIMAL(9,2) NOT NULL,
  travel_cost DECIMAL(8,2) NOT NULL, cost_total DECIMAL(9,2) NOT NULL, FOREIGN KEY (instrument_id) REFERENCES instruments (instrument_id));
CREATE TABLE calibration_points (calibration_id INT NOT NULL, point_no TINYINT NOT NULL, nominal DECIMAL(9,4) NOT NULL, measured
  DECIMAL(9,4) NOT NULL, deviation DECIMAL(9,4) NOT NULL, tolerance DECIMAL(8,4) NOT NULL, passed TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (calibration_id, point_no), FOREIGN KEY (calibration_id) REFERENCES calibrations (calibration_id));
CREATE TABLE receipts (receipt_id INT PRIMARY KEY AUTO_INCREMENT, amount DECIMAL(9,2) NOT NULL, refunded_at DATETIME NULL, refunded_amount
  DECIMAL(9,2) NOT NULL DEFAULT 0);
CREATE TABLE goods (good_id INT PRIMARY KEY AUTO_INCREMENT, unit_cost DECIMAL(8,2) NOT NULL, markup_pct DECIMAL(5,2) NOT NULL, retail_price
  DECIMAL(8,2) NOT NULL);
CREATE TABLE jobs (job_id INT PRIMARY KEY AUTO_INCREMENT, own_services DECIMAL(10,2) NOT NULL DEFAULT 0, foreign_services DECIMAL(10,2) NOT
  NULL DEFAULT 0);
CREATE TABLE job_items (job_id INT NOT NULL, item_no SMALLINT NOT NULL, kind ENUM('own','foreign') NOT NULL, quantity INT NOT NULL,
  unit_price DECIMAL(8,2) NOT NULL, amount DECIMAL(9,2) NOT NULL, PRIMARY KEY (job_id, item_no), FOREIGN KEY (job_id) REFERENCES jobs (job_id));
CREATE TABLE bill (bill_no INT PRIMARY KEY AUTO_INCREMENT, lbr_amt DECIMAL(10,2) NOT NULL DEFAULT 0, exp_amt DECIMAL(9,2) NOT NULL DEFAULT 0,
  dsc_amt DECIMAL(9,2) NOT NULL DEFAULT 0, tot_amt DECIMAL(10,2) NOT NULL, csh_tndr DECIMAL(10,2) NOT NULL, chg_due DECIMAL(9,2) NOT NULL);
CREATE TABLE blln (bill_no INT NOT NULL, ln_no SMALLINT NOT NULL, hrs DECIMAL(6,2) NOT NULL, rt DECIMAL(6,2) NOT NULL, ln_amt DECIMAL(9,2)
  NOT NULL, PRIMARY KEY (bill_no, ln_no), FOREIGN KEY (bill_no) REFERENCES bill (bill_no));
CREATE TABLE boards (board_id INT PRIMARY KEY AUTO_INCREMENT, pieces INT NOT NULL, length_mm INT NOT NULL, width_mm INT NOT NULL, depth_mm
  INT NOT NULL, volume_m3 DECIMAL(7,3) NOT NULL COMMENT 'pieces x length x width x depth');
CREATE TABLE houses (house_id INT PRIMARY KEY AUTO_INCREMENT, staircases TINYINT NOT NULL, flats_in_staircase TINYINT NOT NULL, flats SMALLINT
  NOT NULL, area_m2 DECIMAL(8,2) NOT NULL, rate_m2 DECIMAL(6,2) NOT NULL, upkeep DECIMAL(9,2) NOT NULL, heat DECIMAL(9,2) NOT NULL, water
  DECIMAL(9,2) NOT NULL, total DECIMAL(10,2) NOT NULL);
CREATE TABLE heat_readings (reading_id INT PRIMARY KEY AUTO_INCREMENT, house_id INT NOT NULL, read_on DATE NOT NULL, previous_reading
  DECIMAL(10,2) NOT NULL, current_reading DECIMAL(10,2) NOT NULL, used_gj DECIMAL(8,2) NOT NULL, price_gj DECIMAL(7,2) NOT NULL,
  variable_fee DECIMAL(9,2) NOT NULL, flat_charge DECIMAL(8,2) NOT NULL, cost DECIMAL(10,2) NOT NULL, FOREIGN KEY (house_id) REFERENCES
  houses (house_id));
CREATE TABLE trucks (truck_id INT PRIMARY KEY AUTO_INCREMENT, empty_weight_kg INT NOT NULL, gross_weight_kg INT NOT NULL, payload_kg INT NOT
  NULL);
CREATE TABLE members (member_id INT PRIMARY KEY AUTO_INCREMENT, annl_dues DECIMAL(8,2) NOT NULL, lckr_fee DECIMAL(7,2) NOT NULL, disc_pct
  DECIMAL(4,1) NOT NULL, net_dues DECIMAL(8,2) NOT NULL);
"""


@lru_cache(maxsize=1)
def _rules() -> dict[str, str]:
    text = infer_blueprint(parse_schema(_SCHEMA, "schema.sql"), "x", classify=classify, complete=True).text
    return rules_in(text)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("instruments.failed_count", "IF(calibrations.result = 'failed', 1, 0)"),
        ("instruments.last_calibrated_on", "MAX(calibrations.calibrated_on)"),
        ("instruments.calibration_cost", "SUM(calibrations.cost_total)"),
        ("calibrations.points_failed", "NOT (calibration_points.passed = 1)"),
        ("calibration_points.measured", "nominal + tolerance * off_percent / 100"),
        ("calibration_points.deviation", '"measured - nominal"'),
        ("calibration_points.passed", "ABS(deviation) <= tolerance"),
        ("receipts.refunded_amount", "IF(refunded_at IS NOT NULL, amount, 0)"),
        ("goods.retail_price", "unit_cost * (100 + markup_pct) / 100"),
        ("jobs.own_services", "SUM(IF(job_items.kind = 'own', job_items.amount, 0))"),
        ("jobs.foreign_services", "SUM(IF(job_items.kind = 'foreign', job_items.amount, 0))"),
        ("bill.lbr_amt", "SUM(blln.ln_amt)"),
        ("bill.chg_due", '"csh_tndr - tot_amt"'),
        ("boards.volume_m3", "pieces * length_mm * width_mm * depth_mm * 0.000000001"),
        ("houses.flats", "staircases * flats_in_staircase"),
        ("houses.upkeep", "area_m2 * rate_m2"),
        ("houses.total", '"upkeep + heat + water"'),
        ("heat_readings.begun", 'in_turn = "house_id"'),
        ("heat_readings.variable_fee", "used_gj * price_gj"),
        ("heat_readings.cost", '"variable_fee + flat_charge"'),
        ("trucks.payload_kg", '"gross_weight_kg - empty_weight_kg"'),
        ("members.net_dues", "(annl_dues + lckr_fee) * (100 - disc_pct) / 100"),
    ],
)
def test_verdicts_refunds_markups_and_kinds_follow_from_the_row(column: str, said: str) -> None:
    assert said in _rules()[column]


_WRONG = """
CREATE TABLE towers (tower_id INT PRIMARY KEY AUTO_INCREMENT, slots_total TINYINT NOT NULL, slots_used TINYINT NOT NULL DEFAULT 0, slots_free
  TINYINT NOT NULL);
CREATE TABLE climbs (climb_id INT PRIMARY KEY AUTO_INCREMENT, riggers TINYINT NOT NULL, hours_each DECIMAL(4,1) NOT NULL, total_hours
  DECIMAL(6,1) NOT NULL, hourly_rate DECIMAL(7,2) NOT NULL, labour_cost DECIMAL(10,2) NOT NULL, crane_hire DECIMAL(9,2) NOT NULL DEFAULT 0,
  parts_cost DECIMAL(9,2) NOT NULL DEFAULT 0, total_cost DECIMAL(10,2) NOT NULL, quoted_price DECIMAL(10,2) NOT NULL, margin DECIMAL(10,2)
  NOT NULL);
CREATE TABLE spare_parts (part_id INT PRIMARY KEY AUTO_INCREMENT, qty_on_hand INT NOT NULL, unit_cost DECIMAL(9,2) NOT NULL, stock_value
  DECIMAL(11,2) NOT NULL, qty_on_order INT NOT NULL DEFAULT 0);
CREATE TABLE coop_members (member_id INT PRIMARY KEY AUTO_INCREMENT, work_hours_owed DECIMAL(6,2) NOT NULL DEFAULT 0);
CREATE TABLE coop_orders (order_id INT PRIMARY KEY AUTO_INCREMENT, member_id INT NOT NULL, amount_due DECIMAL(9,2) NOT NULL, FOREIGN KEY
  (member_id) REFERENCES coop_members (member_id));
CREATE TABLE cases (case_id INT PRIMARY KEY AUTO_INCREMENT, case_size SMALLINT NOT NULL, unit_cost DECIMAL(8,4) NOT NULL, member_price
  DECIMAL(8,2) NOT NULL);
CREATE TABLE groups_booked (group_id INT PRIMARY KEY AUTO_INCREMENT, adults SMALLINT NOT NULL, children SMALLINT NOT NULL, adult_price
  DECIMAL(6,2) NOT NULL, child_price DECIMAL(6,2) NOT NULL, sum DECIMAL(9,2) NOT NULL, group_discount_percent DECIMAL(4,1) NOT NULL,
  discount DECIMAL(8,2) NOT NULL, net DECIMAL(9,2) NOT NULL);
CREATE TABLE tills (till_id INT PRIMARY KEY AUTO_INCREMENT, till_stand_a DECIMAL(9,2) NOT NULL, till_stand_b DECIMAL(9,2) NOT NULL,
  till_difference DECIMAL(8,2) NOT NULL);
CREATE TABLE wares (ware_id INT PRIMARY KEY AUTO_INCREMENT, unit_cost DECIMAL(8,4) NOT NULL, member_markup_pct DECIMAL(4,1) NOT NULL,
  member_price DECIMAL(8,2) NOT NULL);
CREATE TABLE skip_hires (hire_id INT PRIMARY KEY AUTO_INCREMENT, base_price DECIMAL(8,2) NOT NULL, extra_days SMALLINT NOT NULL,
  extra_days_charge DECIMAL(8,2) NOT NULL, permit_fee DECIMAL(7,2) NOT NULL, excess_weight_charge DECIMAL(8,2) NOT NULL, net_total
  DECIMAL(9,2) NOT NULL);
CREATE TABLE driver_days (day_id INT PRIMARY KEY AUTO_INCREMENT, odometer_start INT NOT NULL, odometer_end INT NOT NULL, miles INT NOT NULL,
  jobs SMALLINT NOT NULL, miles_per_job DECIMAL(6,2) NOT NULL);
CREATE TABLE waterings (watering_id INT PRIMARY KEY AUTO_INCREMENT, lasted_min SMALLINT NOT NULL, flow_l_min DECIMAL(6,2) NOT NULL, litres
  DECIMAL(9,2) NOT NULL);
"""


@lru_cache(maxsize=1)
def _wrong() -> dict[str, str]:
    text = infer_blueprint(parse_schema(_WRONG, "schema.sql"), "x", classify=classify, complete=True).text
    return rules_in(text)


@pytest.mark.parametrize(
    ("column", "said", "is_said"),
    [
        ("towers.slots_free", '"slots_total - slots_used"', True),
        ("climbs.total_hours", "riggers * hours_each", True),
        ("climbs.total_cost", '"labour_cost + crane_hire + parts_cost"', True),
        ("climbs.margin", '"quoted_price - total_cost"', True),
        ("spare_parts.stock_value", "qty_on_hand * unit_cost", True),
        ("coop_members.work_hours_owed", "amount_due", False),
        ("cases.member_price", "case_size", False),
        ("groups_booked.discount", "`sum` * group_discount_percent / 100", True),
        ("groups_booked.net", '"`sum` - discount"', True),
        ("tills.till_difference", '"till_stand_b - till_stand_a"', True),
        ("wares.member_price", "unit_cost * (100 + member_markup_pct) / 100", True),
        ("skip_hires.net_total", "extra_days_charge", True),
        ("skip_hires.excess_weight_charge", "extra_days", False),
        ("driver_days.miles", "miles_per_job", False),
        ("driver_days.miles_per_job", "miles / jobs", True),
        ("waterings.litres", "lasted_min * flow_l_min", True),
    ],
)
def test_no_equality_is_taken_for_one_that_it_is_not(column: str, said: str, is_said: bool) -> None:
    assert (said in _wrong()[column]) is is_said
