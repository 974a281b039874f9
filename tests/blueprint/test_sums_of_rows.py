"""Amounts that belong together in a row, states beside what is paid, and what a flag of the row asks for."""

from __future__ import annotations

from functools import lru_cache

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

_SCHEMA = """
CREATE TABLE tickets (ticket_id INT PRIMARY KEY AUTO_INCREMENT, frame_price DECIMAL(8,2) NOT NULL, lens_price DECIMAL(8,2) NOT NULL,
  is_express TINYINT(1) NOT NULL DEFAULT 0, express_surcharge DECIMAL(6,2) NOT NULL DEFAULT 0, total DECIMAL(9,2) NOT NULL);
CREATE TABLE stays (stay_id INT PRIMARY KEY AUTO_INCREMENT, night_count INT NOT NULL, night_price DECIMAL(8,2) NOT NULL,
  night_amount DECIMAL(9,2) NOT NULL, meal_amount DECIMAL(9,2) NOT NULL, visitor_fee DECIMAL(7,2) NOT NULL, discount DECIMAL(8,2) NOT NULL,
  total_amount DECIMAL(10,2) NOT NULL);
CREATE TABLE instalments (instalment_id INT PRIMARY KEY AUTO_INCREMENT, principal_amount DECIMAL(9,2) NOT NULL,
  interest_amount DECIMAL(9,2) NOT NULL, amount DECIMAL(9,2) NOT NULL);
CREATE TABLE storages (storage_id INT PRIMARY KEY AUTO_INCREMENT, pallets INT NOT NULL, days INT NOT NULL,
  rate_per_pallet_day DECIMAL(6,2) NOT NULL, storage_fee DECIMAL(9,2) NOT NULL, handling_fee DECIMAL(8,2) NOT NULL,
  energy_surcharge DECIMAL(8,2) NOT NULL, net_amount DECIMAL(10,2) NOT NULL, vat_rate DECIMAL(4,2) NOT NULL, vat_amount DECIMAL(9,2) NOT NULL,
  gross_amount DECIMAL(10,2) NOT NULL);
CREATE TABLE deliveries (delivery_id INT PRIMARY KEY AUTO_INCREMENT, ordered_litres INT NOT NULL, received_litres INT NOT NULL,
  waste_litres INT NOT NULL, price_per_litre DECIMAL(6,3) NOT NULL, total_cost DECIMAL(10,2) NOT NULL);
CREATE TABLE calls (call_id INT PRIMARY KEY AUTO_INCREMENT, hours DECIMAL(5,2) NOT NULL, labour_hours DECIMAL(6,2) NOT NULL,
  hourly_rate DECIMAL(6,2) NOT NULL, labour_cost DECIMAL(9,2) NOT NULL);
CREATE TABLE boards (board_id INT PRIMARY KEY AUTO_INCREMENT, width_mm INT NOT NULL, height_mm INT NOT NULL, area_m2 DECIMAL(8,3) NOT NULL);
CREATE TABLE marks (mark_id INT PRIMARY KEY AUTO_INCREMENT, mark_1 DECIMAL(4,1) NOT NULL, mark_2 DECIMAL(4,1) NOT NULL,
  average_mark DECIMAL(5,2) NOT NULL);
CREATE TABLE statements (statement_id INT PRIMARY KEY AUTO_INCREMENT, net_revenue DECIMAL(10,2) NOT NULL, royalty_rate DECIMAL(4,2) NOT NULL,
  royalty_amount DECIMAL(10,2) NOT NULL);
CREATE TABLE deals (deal_id INT PRIMARY KEY AUTO_INCREMENT, revenue DECIMAL(10,2) NOT NULL, freight_cost DECIMAL(9,2) NOT NULL,
  material_cost DECIMAL(9,2) NOT NULL, margin DECIMAL(10,2) NOT NULL);
CREATE TABLE accounts (account_id INT PRIMARY KEY AUTO_INCREMENT, current_balance DECIMAL(10,2) NOT NULL, hold_amount DECIMAL(10,2) NOT NULL,
  available_balance DECIMAL(10,2) NOT NULL);
CREATE TABLE returns (return_id INT PRIMARY KEY AUTO_INCREMENT, units_sold INT NOT NULL, units_returned INT NOT NULL, net_units INT NOT NULL);
CREATE TABLE turns (turn_id INT PRIMARY KEY AUTO_INCREMENT, horas DECIMAL(5,2) NOT NULL, caudal DECIMAL(6,2) NOT NULL,
  volumen DECIMAL(12,2) NOT NULL COMMENT 'horas x caudal x 3,6');
CREATE TABLE loans (loan_id INT PRIMARY KEY AUTO_INCREMENT, status ENUM('pending','approved','disbursed','closed','written_off') NOT NULL,
  total_due DECIMAL(10,2) NOT NULL, paid_amount DECIMAL(10,2) NOT NULL, balance DECIMAL(10,2) NOT NULL, approved_at DATETIME NULL,
  approved_by VARCHAR(30) NULL);
CREATE TABLE cases (case_id INT PRIMARY KEY AUTO_INCREMENT, status ENUM('open','heard','closed') NOT NULL, total_fees DECIMAL(10,2) NOT NULL,
  paid_amount DECIMAL(10,2) NOT NULL, balance DECIMAL(10,2) NOT NULL);
CREATE TABLE movies (movie_id INT PRIMARY KEY AUTO_INCREMENT, distributor_share_pct DECIMAL(4,1) NOT NULL);
CREATE TABLE screenings (screening_id INT PRIMARY KEY AUTO_INCREMENT, movie_id INT NOT NULL, box_office DECIMAL(10,2) NOT NULL,
  distributor_share DECIMAL(10,2) NOT NULL, cinema_share DECIMAL(10,2) NOT NULL, FOREIGN KEY (movie_id) REFERENCES movies (movie_id));
CREATE TABLE fillings (filling_id INT PRIMARY KEY AUTO_INCREMENT, gross_amount DECIMAL(9,2) NOT NULL, insurance_amount DECIMAL(9,2) NOT NULL,
  copay_amount DECIMAL(9,2) NOT NULL);
CREATE TABLE crushings (crushing_id INT PRIMARY KEY AUTO_INCREMENT, planned_hours DECIMAL(4,1) NOT NULL, run_hours DECIMAL(4,1) NOT NULL,
  down_hours DECIMAL(4,1) NOT NULL, output_tons DECIMAL(9,1) NOT NULL, tons_per_hour DECIMAL(7,1) NOT NULL);
CREATE TABLE washes (wash_id INT PRIMARY KEY AUTO_INCREMENT);
CREATE TABLE wash_items (item_id INT PRIMARY KEY AUTO_INCREMENT, wash_id INT NOT NULL, position INT NOT NULL, pieces INT NOT NULL,
  unit_price DECIMAL(6,2) NOT NULL, line_total DECIMAL(9,2) NOT NULL, UNIQUE (wash_id, position),
  FOREIGN KEY (wash_id) REFERENCES washes (wash_id));
CREATE TABLE takings (taking_id INT PRIMARY KEY AUTO_INCREMENT, total_sales DECIMAL(9,2) NOT NULL, cost_of_goods DECIMAL(9,2) NOT NULL,
  gross_profit DECIMAL(9,2) NOT NULL, waste_value DECIMAL(9,2) NOT NULL);
CREATE TABLE cycles (cycle_id INT PRIMARY KEY AUTO_INCREMENT, water_cost DECIMAL(6,2) NOT NULL, energy_cost DECIMAL(6,2) NOT NULL,
  cycle_cost DECIMAL(7,2) NOT NULL);
CREATE TABLE berths (berth_id INT PRIMARY KEY AUTO_INCREMENT, berth_charge DECIMAL(9,2) NOT NULL, power_charge DECIMAL(7,2) NOT NULL,
  tourist_tax DECIMAL(7,2) NOT NULL, rebate DECIMAL(7,2) NOT NULL, total_charge DECIMAL(9,2) NOT NULL);
CREATE TABLE missions (mission_id INT PRIMARY KEY AUTO_INCREMENT, hours DECIMAL(4,2) NOT NULL, hour_rate DECIMAL(6,2) NOT NULL,
  fee DECIMAL(8,2) NOT NULL, trip_km SMALLINT NOT NULL, km_rate DECIMAL(4,2) NOT NULL, travel_charge DECIMAL(7,2) NOT NULL,
  total DECIMAL(9,2) NOT NULL);
CREATE TABLE parcels (parcel_id INT PRIMARY KEY AUTO_INCREMENT, status ENUM('open','sent','delivered') NOT NULL, requested_kg DECIMAL(9,2) NOT NULL,
  allocated_kg DECIMAL(9,2) NOT NULL, shortfall_kg DECIMAL(9,2) NOT NULL, handling_fee_per_kg DECIMAL(5,2) NOT NULL,
  handling_charge DECIMAL(9,2) NOT NULL, is_delivery TINYINT(1) NOT NULL DEFAULT 0, delivery_charge DECIMAL(7,2) NOT NULL DEFAULT 0);
CREATE TABLE gift_cards (gift_card_id INT PRIMARY KEY AUTO_INCREMENT, face_value DECIMAL(7,2) NOT NULL, balance DECIMAL(7,2) NOT NULL);
CREATE TABLE fitters (fitter_id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(40) NOT NULL, phone VARCHAR(20) NOT NULL);
CREATE TABLE jobs (job_id INT PRIMARY KEY AUTO_INCREMENT, fitter_id INT NULL, created_at DATETIME NOT NULL,
  status ENUM('quoted','assigned','in_progress','done','cancelled') NOT NULL, FOREIGN KEY (fitter_id) REFERENCES fitters (fitter_id));
CREATE TABLE adjustments (adjustment_id INT PRIMARY KEY AUTO_INCREMENT, job_id INT NOT NULL, adjusted_at DATETIME NOT NULL,
  FOREIGN KEY (job_id) REFERENCES jobs (job_id));
"""


@lru_cache(maxsize=1)
def _rules() -> dict[str, str]:
    text = infer_blueprint(parse_schema(_SCHEMA, "schema.sql"), "x", classify=classify, complete=True).text
    return rules_in(text)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("tickets.total", "frame_price + lens_price + express_surcharge"),
        ("tickets.express_surcharge", "IF(is_express = 1, usual_express_surcharge, 0)"),
        ("stays.night_amount", "night_count * night_price"),
        ("stays.total_amount", "night_amount + meal_amount + visitor_fee - discount"),
        ("instalments.amount", "principal_amount + interest_amount"),
        ("storages.storage_fee", "pallets * days * rate_per_pallet_day"),
        ("storages.net_amount", "storage_fee + handling_fee + energy_surcharge"),
        ("deliveries.total_cost", "received_litres * price_per_litre"),
        ("calls.labour_cost", "labour_hours * hourly_rate"),
        ("boards.area_m2", "width_mm * height_mm * 0.000001"),
        ("marks.average_mark", "(mark_1 + mark_2) / 2"),
        ("statements.royalty_amount", "net_revenue * royalty_rate / 100"),
        ("deals.margin", "revenue - freight_cost - material_cost"),
        ("accounts.available_balance", "current_balance - hold_amount"),
        ("returns.net_units", "units_sold - units_returned"),
        ("turns.volumen", "horas * caudal * 3.6"),
        (
            "loans.status",
            "THEN 'closed' WHEN paid_amount = 0 AND unpaid_state <> 'pending' THEN unpaid_state WHEN paid_amount > 0",
        ),
        ("loans.approved_by", "when = \"status IN ('approved', 'disbursed', 'closed'"),
        ("crushings.run_hours", "planned_hours - down_hours"),
        ("crushings.tons_per_hour", "output_tons / run_hours"),
        ("wash_items.line_total", "pieces * unit_price"),
        ("takings.gross_profit", "total_sales - cost_of_goods"),
        ("cycles.cycle_cost", "water_cost + energy_cost"),
        ("berths.total_charge", "berth_charge + power_charge + tourist_tax - rebate"),
        ("missions.fee", "hours * hour_rate"),
        ("missions.total", '"fee + travel_charge"'),
        ("parcels.handling_charge", "allocated_kg * handling_fee_per_kg"),
        ("parcels.is_delivery", "weights"),
        ("gift_cards.balance", "face_value * balance_percent / 100"),
        ("jobs.fitter_id", "when = \"status IN ('assigned', 'in_progress', 'done')\""),
        ("adjustments.job_id", "where = \"NOT (status IN ('quoted', 'assigned', 'cancelled'))\""),
        ("cases.status", "weights = [2, 2, 12]"),
    ],
)
def test_what_belongs_together_is_taken_together(column: str, said: str) -> None:
    assert said in _rules()[column]
