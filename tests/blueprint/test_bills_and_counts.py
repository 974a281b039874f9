"""What a bill, a line and a meter come to, and what is counted, where the names say less than the places of the columns."""

from __future__ import annotations

from functools import lru_cache

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

_SCHEMA = """
CREATE TABLE leases (lease_id INT PRIMARY KEY AUTO_INCREMENT, monthly_rent DECIMAL(9,2) NOT NULL);
CREATE TABLE rent_charges (charge_id INT PRIMARY KEY AUTO_INCREMENT, lease_id INT NOT NULL, rent_amount DECIMAL(9,2) NOT NULL,
  utility_amount DECIMAL(9,2) NOT NULL, late_fee DECIMAL(7,2) NOT NULL DEFAULT 0, total_amount DECIMAL(10,2) NOT NULL,
  FOREIGN KEY (lease_id) REFERENCES leases (lease_id));
CREATE TABLE bills (bill_id INT PRIMARY KEY AUTO_INCREMENT, prev_bal DECIMAL(9,2) NOT NULL, cur_chgs DECIMAL(9,2) NOT NULL,
  late_fee DECIMAL(7,2) NOT NULL DEFAULT 0, tot_due DECIMAL(9,2) NOT NULL);
CREATE TABLE service_orders (order_id INT PRIMARY KEY AUTO_INCREMENT, lbr_hrs DECIMAL(5,2) NOT NULL, lbr_rt DECIMAL(6,2) NOT NULL,
  matl_amt DECIMAL(8,2) NOT NULL, tot_amt DECIMAL(9,2) NOT NULL);
CREATE TABLE flats (flat_id INT PRIMARY KEY AUTO_INCREMENT, flat_no VARCHAR(8) NOT NULL);
CREATE TABLE meter_readings (reading_id INT PRIMARY KEY AUTO_INCREMENT, flat_id INT NOT NULL,
  meter_type VARCHAR(12) NOT NULL COMMENT 'Electricity, Water, Gas', read_on DATE NOT NULL, previous_value DECIMAL(12,3) NOT NULL,
  current_value DECIMAL(12,3) NOT NULL, consumption DECIMAL(12,3) NOT NULL, FOREIGN KEY (flat_id) REFERENCES flats (flat_id));
CREATE TABLE meters (meter_id INT PRIMARY KEY AUTO_INCREMENT, serial_no VARCHAR(12) NOT NULL, flat_id INT NOT NULL,
  FOREIGN KEY (flat_id) REFERENCES flats (flat_id));
CREATE TABLE counter_readings (reading_id INT PRIMARY KEY AUTO_INCREMENT, meter_id INT NOT NULL, flat_id INT NOT NULL, read_on DATE NOT NULL,
  prev_reading INT NOT NULL, cur_reading INT NOT NULL, used INT NOT NULL, FOREIGN KEY (meter_id) REFERENCES meters (meter_id),
  FOREIGN KEY (flat_id) REFERENCES flats (flat_id));
CREATE TABLE trips (trip_id INT PRIMARY KEY AUTO_INCREMENT, departed_at DATETIME NOT NULL, returned_at DATETIME NULL,
  start_odometer_km INT NOT NULL, end_odometer_km INT NULL, distance_km INT NULL);
CREATE TABLE estimates (estimate_id INT PRIMARY KEY AUTO_INCREMENT, tot_cuft DECIMAL(8,1) NOT NULL DEFAULT 0, est_amt DECIMAL(9,2) NOT NULL);
CREATE TABLE estimate_items (item_id INT PRIMARY KEY AUTO_INCREMENT, estimate_id INT NOT NULL, qty SMALLINT NOT NULL, unit_cuft DECIMAL(6,1)
  NOT NULL, ext_cuft DECIMAL(8,1) NOT NULL, FOREIGN KEY (estimate_id) REFERENCES estimates (estimate_id));
CREATE TABLE services (service_id INT PRIMARY KEY AUTO_INCREMENT, price DECIMAL(8,2) NOT NULL);
CREATE TABLE visit_lines (line_id INT PRIMARY KEY AUTO_INCREMENT, service_id INT NOT NULL, quantity INT NOT NULL, price_per_unit DECIMAL(8,2)
  NOT NULL, discount_percent DECIMAL(4,1) NOT NULL DEFAULT 0, price DECIMAL(9,2) NOT NULL, FOREIGN KEY (service_id) REFERENCES
  services (service_id));
CREATE TABLE rentals (rental_id INT PRIMARY KEY AUTO_INCREMENT, days INT NOT NULL, daily_rate DECIMAL(9,2) NOT NULL,
  rebate DECIMAL(4,2) NOT NULL DEFAULT 0 COMMENT 'percent', net_amount DECIMAL(12,2) NOT NULL);
CREATE TABLE courses (course_id INT PRIMARY KEY AUTO_INCREMENT, places INT NOT NULL, registered SMALLINT NOT NULL DEFAULT 0,
  placed_count SMALLINT NOT NULL DEFAULT 0 COMMENT 'enrolments with status 1', rating_count INT NOT NULL DEFAULT 0,
  rating_avg DECIMAL(3,2) NULL);
CREATE TABLE enrolments (enrolment_id INT PRIMARY KEY AUTO_INCREMENT, course_id INT NOT NULL, status TINYINT NOT NULL DEFAULT 1
  COMMENT '0 = waiting, 1 = placed, 9 = withdrawn', completed_lessons INT NOT NULL DEFAULT 0, price DECIMAL(7,2) NOT NULL,
  reduction DECIMAL(4,1) NOT NULL DEFAULT 0 COMMENT 'percent', to_pay DECIMAL(7,2) NOT NULL COMMENT 'price less reduction',
  FOREIGN KEY (course_id) REFERENCES courses (course_id));
CREATE TABLE lesson_completions (completion_id INT PRIMARY KEY AUTO_INCREMENT, enrolment_id INT NOT NULL, FOREIGN KEY (enrolment_id)
  REFERENCES enrolments (enrolment_id));
CREATE TABLE reviews (review_id INT PRIMARY KEY AUTO_INCREMENT, course_id INT NOT NULL, stars TINYINT NOT NULL COMMENT '1 to 5',
  FOREIGN KEY (course_id) REFERENCES courses (course_id));
CREATE TABLE teachers (teacher_id INT PRIMARY KEY AUTO_INCREMENT, lifetime_earnings DECIMAL(12,2) NOT NULL DEFAULT 0
  COMMENT 'net_amount of all payouts with status paid');
CREATE TABLE payouts (payout_id INT PRIMARY KEY AUTO_INCREMENT, teacher_id INT NOT NULL, status ENUM('pending','paid','failed') NOT NULL,
  net_amount DECIMAL(9,2) NOT NULL, FOREIGN KEY (teacher_id) REFERENCES teachers (teacher_id));
"""


@lru_cache(maxsize=1)
def _rules() -> dict[str, str]:
    text = infer_blueprint(parse_schema(_SCHEMA, "schema.sql"), "x", classify=classify, complete=True).text
    return rules_in(text)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("rent_charges.total_amount", '"rent_amount + utility_amount + late_fee"'),
        ("bills.tot_due", '"prev_bal + cur_chgs + late_fee"'),
        ("service_orders.tot_amt", "lbr_hrs * lbr_rt + matl_amt"),
        ("meter_readings.current_value", '"previous_value + consumption"'),
        ("counter_readings.cur_reading", "RUNNING_SUM(used, meter_id)"),
        ("trips.distance_km", '"end_odometer_km - start_odometer_km"'),
        ("estimate_items.ext_cuft", "qty * unit_cuft"),
        ("estimates.tot_cuft", "SUM(estimate_items.ext_cuft)"),
        ("visit_lines.price", "quantity * price_per_unit * (100 - discount_percent) / 100"),
        ("rentals.net_amount", "days * daily_rate * (100 - rebate) / 100"),
        ("courses.registered", "COUNT(enrolments.enrolment_id)"),
        ("courses.placed_count", "SUM(IF(enrolments.status = 1, 1, 0))"),
        ("courses.rating_count", "COUNT(reviews.review_id)"),
        ("enrolments.completed_lessons", "COUNT(lesson_completions.completion_id)"),
        ("enrolments.to_pay", "price * (100 - reduction) / 100"),
        ("teachers.lifetime_earnings", "SUM(IF(payouts.status = 'paid', payouts.net_amount, 0))"),
    ],
)
def test_what_a_bill_a_line_and_a_meter_come_to(column: str, said: str) -> None:
    assert said in _rules()[column]


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("service_orders.matl_amt", "lbr_rt"),
        ("estimates.est_amt", "cuft"),
        ("meter_readings.current_value", "RUNNING_SUM"),
    ],
)
def test_what_is_of_something_else_is_left_out(column: str, said: str) -> None:
    assert said not in _rules()[column]


_PLACES = """
CREATE TABLE lots (lot_id INT PRIMARY KEY AUTO_INCREMENT, aantal_karren SMALLINT NOT NULL, fusten_per_kar SMALLINT NOT NULL,
  aantal_fusten INT NOT NULL);
CREATE TABLE batches (batch_id INT PRIMARY KEY AUTO_INCREMENT, jars_small INT NOT NULL, jars_large INT NOT NULL, jars INT NOT NULL,
  pieces INT NOT NULL, rewash_pieces INT NOT NULL, scrapped_pieces INT NOT NULL, good_pieces INT NOT NULL,
  rewash_rate DECIMAL(5,2) NOT NULL);
CREATE TABLE linen (linen_id INT PRIMARY KEY AUTO_INCREMENT, pieces_owned INT NOT NULL, pieces_at_customers INT NOT NULL,
  pieces_in_store INT NOT NULL, purchase_cost DECIMAL(7,2) NOT NULL, expected_washes SMALLINT NOT NULL,
  cost_per_wash DECIMAL(7,4) NOT NULL COMMENT 'purchase cost over expected washes');
CREATE TABLE claims (claim_id INT PRIMARY KEY AUTO_INCREMENT, replacement_value DECIMAL(9,2) NOT NULL, depreciation_pct DECIMAL(4,1) NOT
  NULL, amount_net DECIMAL(9,2) NOT NULL);
CREATE TABLE contracts (contract_id INT PRIMARY KEY AUTO_INCREMENT, weekly_pieces INT NOT NULL, price_per_piece DECIMAL(6,3) NOT NULL,
  weekly_value DECIMAL(9,2) NOT NULL, annual_value DECIMAL(10,2) NOT NULL);
CREATE TABLE deliveries (delivery_id INT PRIMARY KEY AUTO_INCREMENT, drums SMALLINT NOT NULL, gross_weight DECIMAL(8,2) NOT NULL,
  tare_drum DECIMAL(5,2) NOT NULL, tare_total DECIMAL(7,2) NOT NULL, net_weight DECIMAL(8,2) NOT NULL, price_kg DECIMAL(6,3) NOT NULL,
  amount DECIMAL(10,2) NOT NULL);
CREATE TABLE timesheets (sheet_id INT PRIMARY KEY AUTO_INCREMENT, reg_hrs DECIMAL(5,2) NOT NULL, ot_hrs DECIMAL(5,2) NOT NULL, pay_rt
  DECIMAL(6,2) NOT NULL, ot_pay_rt DECIMAL(6,2) NOT NULL, grs_pay DECIMAL(9,2) NOT NULL, bill_rt DECIMAL(6,2) NOT NULL, ot_bill_rt
  DECIMAL(6,2) NOT NULL, bill_amt DECIMAL(9,2) NOT NULL);
CREATE TABLE paychecks (check_id INT PRIMARY KEY AUTO_INCREMENT, grs_amt DECIMAL(9,2) NOT NULL, fed_tax DECIMAL(8,2) NOT NULL,
  st_tax DECIMAL(8,2) NOT NULL, tot_ded DECIMAL(8,2) NOT NULL, net_amt DECIMAL(9,2) NOT NULL);
CREATE TABLE charters (charter_id INT PRIMARY KEY AUTO_INCREMENT, charter_fee DECIMAL(10,2) NOT NULL, early_booking_discount_pct
  DECIMAL(4,1) NOT NULL, discount_amount DECIMAL(9,2) NOT NULL, transit_log DECIMAL(7,2) NOT NULL, tourist_tax DECIMAL(7,2) NOT NULL,
  grand_total DECIMAL(10,2) NOT NULL, first_instalment DECIMAL(10,2) NOT NULL, second_instalment DECIMAL(10,2) NOT NULL,
  agency_commission_pct DECIMAL(4,1) NOT NULL, agency_commission DECIMAL(9,2) NOT NULL, max_guests TINYINT NOT NULL DEFAULT 1);
CREATE TABLE handovers (handover_id INT PRIMARY KEY AUTO_INCREMENT, engine_hours_out DECIMAL(8,1) NOT NULL, engine_hours_in
  DECIMAL(8,1) NOT NULL, engine_hours_used DECIMAL(6,1) NOT NULL, fuel_litres_missing DECIMAL(6,1) NOT NULL, fuel_price_per_litre
  DECIMAL(5,3) NOT NULL, fuel_charge DECIMAL(8,2) NOT NULL, damage_charge DECIMAL(8,2) NOT NULL, deposit_held DECIMAL(9,2) NOT NULL,
  total_deductions DECIMAL(9,2) NOT NULL);
CREATE TABLE settlements (settlement_id INT PRIMARY KEY AUTO_INCREMENT, bruto_opbrengst DECIMAL(12,2) NOT NULL, karhuur DECIMAL(9,2) NOT
  NULL, keuringskosten DECIMAL(9,2) NOT NULL, netto_opbrengst DECIMAL(12,2) NOT NULL, btw_pct DECIMAL(4,2) NOT NULL, btw_bedrag
  DECIMAL(10,2) NOT NULL, uit_te_betalen DECIMAL(12,2) NOT NULL);
CREATE TABLE clocks (clock_id INT PRIMARY KEY AUTO_INCREMENT, seats SMALLINT NOT NULL, occupied SMALLINT NOT NULL, free SMALLINT NOT NULL);
"""


@lru_cache(maxsize=1)
def _by_place() -> dict[str, str]:
    text = infer_blueprint(parse_schema(_PLACES, "schema.sql"), "x", classify=classify, complete=True).text
    return rules_in(text)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("lots.aantal_fusten", "aantal_karren * fusten_per_kar"),
        ("batches.jars", '"jars_small + jars_large"'),
        ("batches.good_pieces", '"pieces - rewash_pieces - scrapped_pieces"'),
        ("batches.rewash_rate", "rewash_pieces * 100 / pieces"),
        ("linen.pieces_owned", '"pieces_at_customers + pieces_in_store"'),
        ("linen.cost_per_wash", "purchase_cost / expected_washes"),
        ("claims.amount_net", "replacement_value * (100 - depreciation_pct) / 100"),
        ("contracts.weekly_value", "weekly_pieces * price_per_piece"),
        ("contracts.annual_value", '"weekly_value * 52"'),
        ("deliveries.tare_total", "drums * tare_drum"),
        ("deliveries.net_weight", '"gross_weight - tare_total"'),
        ("deliveries.amount", "net_weight * price_kg"),
        ("timesheets.grs_pay", "reg_hrs * pay_rt + ot_hrs * ot_pay_rt"),
        ("timesheets.bill_amt", "reg_hrs * bill_rt + ot_hrs * ot_bill_rt"),
        ("paychecks.net_amt", '"grs_amt - tot_ded"'),
        ("charters.discount_amount", "charter_fee * early_booking_discount_pct / 100"),
        ("charters.grand_total", '"charter_fee + transit_log + tourist_tax - discount_amount"'),
        ("charters.second_instalment", '"grand_total - first_instalment"'),
        ("charters.max_guests", "integer"),
        ("handovers.engine_hours_in", '"engine_hours_out + engine_hours_used"'),
        ("handovers.fuel_charge", "fuel_litres_missing * fuel_price_per_litre"),
        ("handovers.total_deductions", '"fuel_charge + damage_charge"'),
        ("settlements.netto_opbrengst", '"bruto_opbrengst - karhuur - keuringskosten"'),
        ("settlements.uit_te_betalen", '"netto_opbrengst + btw_bedrag"'),
        ("clocks.free", '"seats - occupied"'),
    ],
)
def test_places_and_nouns_say_what_words_do_not(column: str, said: str) -> None:
    assert said in _by_place()[column]
