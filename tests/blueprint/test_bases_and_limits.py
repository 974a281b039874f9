"""Numbers of a row by what they are of: the base of a rate, the result that something is left of, the limits on both sides, the DEFAULT."""

from __future__ import annotations

from functools import lru_cache

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

MONEY = """
CREATE TABLE settlements (id INT AUTO_INCREMENT PRIMARY KEY, gross_amount DECIMAL(11,2) NOT NULL, transport_costs DECIMAL(10,2) NOT NULL DEFAULT 0,
  pension_contribution DECIMAL(10,2) NOT NULL DEFAULT 0, withholding_pct DECIMAL(4,2) NOT NULL DEFAULT 2.00, withholding DECIMAL(10,2) NOT NULL DEFAULT 0,
  net_amount DECIMAL(11,2) NOT NULL, advances DECIMAL(11,2) NOT NULL DEFAULT 0, remaining DECIMAL(11,2) NOT NULL);
CREATE TABLE claims (id INT AUTO_INCREMENT PRIMARY KEY, gross_amount DECIMAL(11,2) NOT NULL, eligible_amount DECIMAL(11,2) NOT NULL,
  reserve_amount DECIMAL(11,2) NOT NULL DEFAULT 0, fee_pct DECIMAL(5,2) NOT NULL, fee_amount DECIMAL(10,2) NOT NULL DEFAULT 0,
  fee_vat DECIMAL(10,2) NOT NULL DEFAULT 0, collected_amount DECIMAL(11,2) NOT NULL DEFAULT 0, outstanding_amount DECIMAL(11,2) NOT NULL);
CREATE TABLE airings (id INT AUTO_INCREMENT PRIMARY KEY, seconds SMALLINT NOT NULL, price_per_second DECIMAL(8,3) NOT NULL, list_price DECIMAL(10,2) NOT NULL,
  discount DECIMAL(10,2) NOT NULL DEFAULT 0, charged_price DECIMAL(10,2) NOT NULL);
CREATE TABLE bills (id INT AUTO_INCREMENT PRIMARY KEY, work_value DECIMAL(11,2) NOT NULL, material_value DECIMAL(11,2) NOT NULL,
  commission_deducted DECIMAL(10,2) NOT NULL DEFAULT 0, value_excl_vat DECIMAL(11,2) NOT NULL, vat_pct DECIMAL(4,2) NOT NULL, vat_value DECIMAL(11,2) NOT NULL,
  value_incl_vat DECIMAL(11,2) NOT NULL, settled_value DECIMAL(11,2) NOT NULL DEFAULT 0, unsettled_value DECIMAL(11,2) NOT NULL DEFAULT 0);
CREATE TABLE sales (id INT AUTO_INCREMENT PRIMARY KEY, subtotal DECIMAL(10,2) NOT NULL, InsurerPays DECIMAL(10,2) NOT NULL DEFAULT 0,
  CustomerPays DECIMAL(10,2) NOT NULL, tendered DECIMAL(10,2) NOT NULL, change_given DECIMAL(10,2) NOT NULL);
CREATE TABLE receipts (id INT AUTO_INCREMENT PRIMARY KEY, tax_rate DECIMAL(5,2) NOT NULL DEFAULT 5.00, other_tax_rate DECIMAL(5,2) NOT NULL DEFAULT 12.50);
"""
AMOUNTS = """
CREATE TABLE batches (id INT AUTO_INCREMENT PRIMARY KEY, qty_received DECIMAL(10,2) NOT NULL, qty_dispensed DECIMAL(10,2) NOT NULL DEFAULT 0,
  qty_discarded DECIMAL(10,2) NOT NULL DEFAULT 0, qty_left DECIMAL(10,2) NOT NULL);
CREATE TABLE births (id INT AUTO_INCREMENT PRIMARY KEY, LambsBorn TINYINT NOT NULL DEFAULT 0, LambsAlive TINYINT NOT NULL DEFAULT 0,
  LambsDead TINYINT NOT NULL DEFAULT 0);
CREATE TABLE courses_of_drugs (id INT AUTO_INCREMENT PRIMARY KEY, dose_ml DECIMAL(6,2) NOT NULL, doses_planned TINYINT NOT NULL,
  doses_given TINYINT NOT NULL DEFAULT 0, total_ml DECIMAL(8,2) NOT NULL DEFAULT 0);
CREATE TABLE tanks (id INT AUTO_INCREMENT PRIMARY KEY, temp_min_c DECIMAL(4,1) NOT NULL, temp_max_c DECIMAL(4,1) NOT NULL, temp_actual_c DECIMAL(4,1) NOT NULL,
  density DECIMAL(5,4) NOT NULL DEFAULT 0.9160 COMMENT 'kg per litre');
CREATE TABLE jobs (id INT AUTO_INCREMENT PRIMARY KEY, attempts TINYINT UNSIGNED NOT NULL DEFAULT 0, max_attempts TINYINT UNSIGNED NOT NULL DEFAULT 3,
  min_minutes INT NOT NULL DEFAULT 30, max_minutes INT NOT NULL DEFAULT 600);
CREATE TABLE silos (id INT AUTO_INCREMENT PRIMARY KEY, opening_kg DECIMAL(11,1) NOT NULL DEFAULT 0, received_kg DECIMAL(11,1) NOT NULL DEFAULT 0,
  loss_kg DECIMAL(11,1) NOT NULL DEFAULT 0);
CREATE TABLE drugs (id INT AUTO_INCREMENT PRIMARY KEY, sales_price DECIMAL(9,4) NOT NULL COMMENT 'per unit, excl. VAT', vat_rate DECIMAL(4,2) NOT NULL,
  strength_mg_per_unit DECIMAL(9,3) NOT NULL);
CREATE TABLE stations (id INT AUTO_INCREMENT PRIMARY KEY, daily_listeners INT NOT NULL DEFAULT 0, broadcast_from TIME NOT NULL, broadcast_to TIME NOT NULL);
CREATE TABLE courts (id INT AUTO_INCREMENT PRIMARY KEY, hourly_rate_guest DECIMAL(6,2) NOT NULL);
CREATE TABLE bookings (id INT AUTO_INCREMENT PRIMARY KEY, court_id INT NOT NULL, guest TINYINT(1) NOT NULL DEFAULT 0, FOREIGN KEY (court_id) REFERENCES courts (id));
CREATE TABLE periods (id INT AUTO_INCREMENT PRIMARY KEY, fiscal_year SMALLINT NOT NULL, fiscal_month TINYINT NOT NULL);
CREATE TABLE bills (id INT AUTO_INCREMENT PRIMARY KEY, net_amount DECIMAL(11,2) NOT NULL);
CREATE TABLE bill_lines (id INT AUTO_INCREMENT PRIMARY KEY, bill_id INT NOT NULL, line_amount DECIMAL(11,2) NOT NULL, FOREIGN KEY (bill_id) REFERENCES bills (id));
"""
SHORT = """
CREATE TABLE ALLOYM (ALYCD CHAR(8) PRIMARY KEY, ALYNM VARCHAR(40) NOT NULL, CUMIN DECIMAL(6,3) NOT NULL, CUMAX DECIMAL(6,3) NOT NULL, MGMIN DECIMAL(6,3) NOT NULL,
  MGMAX DECIMAL(6,3) NOT NULL);
CREATE TABLE MELTLG (MLTNO INT PRIMARY KEY, ALYCD CHAR(8) NOT NULL, INGKG DECIMAL(9,1) NOT NULL, RETKG DECIMAL(9,1) NOT NULL, DRSKG DECIMAL(9,1) NOT NULL,
  TAPKG DECIMAL(9,1) NOT NULL, CHGDT DATE NOT NULL, VATPCT DECIMAL(5,2) NOT NULL, ORDQTY INT NOT NULL, NETAMT DECIMAL(11,2) NOT NULL,
  FOREIGN KEY (ALYCD) REFERENCES ALLOYM (ALYCD));
CREATE TABLE STKMOV (ALYCD CHAR(8) NOT NULL, JAHR SMALLINT NOT NULL, MONAT SMALLINT NOT NULL, MOVQTY INT NOT NULL, PRIMARY KEY (ALYCD, JAHR, MONAT),
  FOREIGN KEY (ALYCD) REFERENCES ALLOYM (ALYCD));
"""


@lru_cache(maxsize=3)
def _rules(ddl: str) -> dict[str, str]:
    text = infer_blueprint(parse_schema(ddl, "schema.sql"), "x", "schema.sql", classify=classify, complete=True).text
    return {name: line.split(" = ", 1)[1] for name, line in rules_in(text).items()}


@pytest.mark.parametrize(
    ("ddl", "column", "rule"),
    [
        pytest.param(MONEY, "settlements.withholding", "gross_amount * withholding_pct", id="a rate is of the gross"),
        pytest.param(MONEY, "settlements.remaining", "net_amount - advances", id="left of the last result"),
        pytest.param(MONEY, "claims.fee_amount", "eligible_amount * fee_pct", id="a reserve is no base"),
        pytest.param(MONEY, "claims.fee_vat", "fee_amount * ", id="a tax of what it is called after"),
        pytest.param(MONEY, "claims.outstanding_amount", "collected_amount", id="what was collected is no total"),
        pytest.param(MONEY, "airings.list_price", "seconds * price_per_second", id="behind the price of a second"),
        pytest.param(MONEY, "airings.charged_price", "list_price - discount", id="less the discount"),
        pytest.param(MONEY, "bills.value_excl_vat", "work_value + material_value - commission_deducted", id="deducted"),
        pytest.param(MONEY, "bills.unsettled_value", "value_incl_vat - settled_value", id="unsettled"),
        pytest.param(MONEY, "sales.CustomerPays", "subtotal - InsurerPays", id="pays, no countries"),
        pytest.param(MONEY, "sales.change_given", "tendered - CustomerPays", id="change of what is handed over"),
        pytest.param(MONEY, "receipts.tax_rate", "values = [5.0, ", id="most rows have the DEFAULT rate"),
        pytest.param(MONEY, "receipts.other_tax_rate", "value = 12.5", id="a rate of another country"),
        pytest.param(AMOUNTS, "batches.qty_left", "qty_received - qty_dispensed - qty_discarded", id="left of a stock"),
        pytest.param(AMOUNTS, "births.LambsAlive", "LambsBorn - LambsDead", id="a TINYINT that counts"),
        pytest.param(AMOUNTS, "courses_of_drugs.total_ml", "doses_given * dose_ml", id="so many doses"),
        pytest.param(AMOUNTS, "tanks.temp_actual_c", "(temp_max_c - temp_min_c) * ", id="between two ends"),
        pytest.param(AMOUNTS, "tanks.density", "value = 0.916", id="a DEFAULT below 1"),
        pytest.param(AMOUNTS, "jobs.attempts", "max_attempts * ", id="no more than the most"),
        pytest.param(AMOUNTS, "jobs.max_minutes", "min_minutes", id="a most that has a DEFAULT"),
        pytest.param(AMOUNTS, "bills.net_amount", "SUM(bill_lines.line_amount)", id="lines of unknown amounts"),
        pytest.param(SHORT, "ALLOYM.CUMAX", "CUMIN + ", id="CUMIN is of what CUMAX is"),
        pytest.param(SHORT, "STKMOV.MONAT", "MONTH(as_of - ", id="JAHR and MONAT are cut nowhere"),
    ],
)
def test_a_number_is_what_its_place_and_its_limits_say(ddl: str, column: str, rule: str) -> None:
    assert rule in _rules(ddl)[column]


@pytest.mark.parametrize(
    ("ddl", "column", "rule"),
    [
        pytest.param(AMOUNTS, "silos.loss_kg", "opening_kg - received_kg", id="what comes in is no loss"),
        pytest.param(AMOUNTS, "drugs.sales_price", "strength_mg_per_unit", id="'per unit, excl. VAT' is no formula"),
        pytest.param(AMOUNTS, "stations.daily_listeners", "clock", id="the hours of a day are no days"),
        pytest.param(AMOUNTS, "courts.hourly_rate_guest", "SUM", id="an hourly rate is no percentage"),
        pytest.param(AMOUNTS, "periods.fiscal_year", "fiscal_month", id="no year is twelve months of the calendar"),
        pytest.param(SHORT, "MELTLG.TAPKG", 'provider = "integer"', id="TAPKG is in kilograms, as its neighbours"),
    ],
)
def test_what_would_only_look_like_a_rule_is_not_guessed(ddl: str, column: str, rule: str) -> None:
    assert rule not in _rules(ddl)[column]
