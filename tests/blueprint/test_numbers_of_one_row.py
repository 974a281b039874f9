"""Numbers of one row that compete for a formula: each is what it is called, and no two are the same."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.reader import read_blueprint
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.values.arrays import python_values
from seedsql.workflow.inference import infer_tested

from .written_rules import rules_in

BILLS = """
CREATE TABLE invoices (id INT AUTO_INCREMENT PRIMARY KEY, issued_on DATE NOT NULL, subtotal DECIMAL(12,2) NOT NULL, tax_total DECIMAL(12,2) NOT NULL,
  total DECIMAL(12,2) NOT NULL, exchange_rate DECIMAL(12,6) NOT NULL, total_in_base_currency DECIMAL(12,2) NOT NULL,
  amount_paid DECIMAL(12,2) NOT NULL DEFAULT 0, amount_due DECIMAL(12,2) NOT NULL);
CREATE TABLE invoice_lines (id INT AUTO_INCREMENT PRIMARY KEY, invoice_id INT NOT NULL, units DECIMAL(8,3) NOT NULL, unit_price DECIMAL(10,2) NOT NULL,
  amount DECIMAL(12,2) NOT NULL, tax_rate DECIMAL(4,2) NOT NULL, tax_amount DECIMAL(12,2) NOT NULL, FOREIGN KEY (invoice_id) REFERENCES invoices (id));
CREATE TABLE entries (id INT AUTO_INCREMENT PRIMARY KEY, customs_value DECIMAL(12,2) NOT NULL, duty_rate DECIMAL(5,3) NOT NULL, duty_amount DECIMAL(12,2) NOT NULL,
  import_vat_rate DECIMAL(4,2) NOT NULL, import_vat_amount DECIMAL(12,2) NOT NULL);
CREATE TABLE jobs (id INT AUTO_INCREMENT PRIMARY KEY, labour_net DECIMAL(10,2) NOT NULL, material_net DECIMAL(10,2) NOT NULL, travel_net DECIMAL(10,2) NOT NULL,
  discount DECIMAL(10,2) NOT NULL DEFAULT 0, net_amount DECIMAL(10,2) NOT NULL, vat_rate DECIMAL(4,2) NOT NULL DEFAULT 20, vat_amount DECIMAL(10,2) NOT NULL,
  gross_amount DECIMAL(10,2) NOT NULL, hours_booked DECIMAL(7,2) NOT NULL DEFAULT 0, hours_remaining DECIMAL(7,2) NOT NULL DEFAULT 0);
CREATE TABLE receptions (id INT AUTO_INCREMENT PRIMARY KEY, total_plats_ht DECIMAL(10,2) NOT NULL, total_personnel_ht DECIMAL(10,2) NOT NULL,
  total_materiel_ht DECIMAL(10,2) NOT NULL, remise_ht DECIMAL(10,2) NOT NULL, total_ht DECIMAL(10,2) NOT NULL, total_tva DECIMAL(10,2) NOT NULL,
  total_ttc DECIMAL(10,2) NOT NULL, acompte_demande DECIMAL(10,2) NOT NULL, acompte_recu DECIMAL(10,2) NOT NULL, reste_a_payer DECIMAL(10,2) NOT NULL);
"""
COURSES = """
CREATE TABLE course_groups (id INT AUTO_INCREMENT PRIMARY KEY, min_students SMALLINT NOT NULL DEFAULT 4, max_students SMALLINT NOT NULL DEFAULT 12,
  enrolled_count SMALLINT NOT NULL DEFAULT 0, seats_left SMALLINT NOT NULL DEFAULT 12);
CREATE TABLE enrolments (id INT AUTO_INCREMENT PRIMARY KEY, course_group_id INT NOT NULL, enrolled_on DATE NOT NULL,
  FOREIGN KEY (course_group_id) REFERENCES course_groups (id));
CREATE TABLE shipments (id INT AUTO_INCREMENT PRIMARY KEY, departed_at DATETIME NULL, arrived_at DATETIME NULL, temperature_min DECIMAL(5,1) NULL,
  temperature_max DECIMAL(5,1) NULL);
"""
MILL = """
CREATE TABLE SMLOGR (LRNO INT NOT NULL PRIMARY KEY, LRDAT DATE NOT NULL, LOGCNT SMALLINT NOT NULL DEFAULT 0, TOTM3 DECIMAL(9,3) NOT NULL DEFAULT 0,
  LOGAMT DECIMAL(11,2) NOT NULL DEFAULT 0, FRTAMT DECIMAL(11,2) NOT NULL DEFAULT 0, TOTAMT DECIMAL(11,2) NOT NULL DEFAULT 0);
CREATE TABLE SMLOG (LRNO INT NOT NULL, LOGSEQ SMALLINT NOT NULL, LENCM SMALLINT NOT NULL, GRSM3 DECIMAL(7,3) NOT NULL, DEDM3 DECIMAL(7,3) NOT NULL DEFAULT 0,
  NETM3 DECIMAL(7,3) NOT NULL, PRCM3 DECIMAL(9,2) NOT NULL, LOGAMT DECIMAL(11,2) NOT NULL, PRIMARY KEY (LRNO, LOGSEQ));
CREATE TABLE SMCUST (CUSNO DECIMAL(7,0) NOT NULL PRIMARY KEY, CUSNAM VARCHAR(35) NOT NULL, CRDLIM DECIMAL(11,2) NOT NULL DEFAULT 0,
  CRDUSD DECIMAL(11,2) NOT NULL DEFAULT 0, CRDREM DECIMAL(11,2) NOT NULL DEFAULT 0, BALCUR DECIMAL(11,2) NOT NULL DEFAULT 0,
  BAL30 DECIMAL(11,2) NOT NULL DEFAULT 0, BALTOT DECIMAL(11,2) NOT NULL DEFAULT 0);
CREATE TABLE SMORDH (ORDNO DECIMAL(9,0) NOT NULL PRIMARY KEY, CUSNO DECIMAL(7,0) NOT NULL, ORDDAT DATE NOT NULL);
"""
STOCK = """
CREATE TABLE parts (id INT AUTO_INCREMENT PRIMARY KEY, sku VARCHAR(30) NOT NULL, vat_pct DECIMAL(4,2) NOT NULL DEFAULT 21.00,
  qty_on_hand DECIMAL(9,2) NOT NULL DEFAULT 0, qty_reserved DECIMAL(9,2) NOT NULL DEFAULT 0,
  qty_available DECIMAL(9,2) NOT NULL DEFAULT 0 COMMENT 'on hand less reserved', power_kw SMALLINT NOT NULL,
  power_hp SMALLINT NOT NULL COMMENT 'kw * 1.36 rounded');
CREATE TABLE stock_moves (id INT AUTO_INCREMENT PRIMARY KEY, part_id INT NOT NULL, moved_at DATETIME NOT NULL, reason ENUM('purchase','repair','scrap') NOT NULL,
  qty_before DECIMAL(9,2) NOT NULL, qty_change DECIMAL(9,2) NOT NULL COMMENT 'negative = taken out', qty_after DECIMAL(9,2) NOT NULL,
  FOREIGN KEY (part_id) REFERENCES parts (id));
CREATE TABLE repair_lines (id INT AUTO_INCREMENT PRIMARY KEY, qty DECIMAL(8,2) NOT NULL DEFAULT 1, unit_price DECIMAL(8,2) NOT NULL,
  discount_pct DECIMAL(5,2) NOT NULL DEFAULT 0, vat_pct DECIMAL(4,2) NOT NULL DEFAULT 21,
  line_total DECIMAL(9,2) NOT NULL COMMENT 'excl. VAT, after discount');
"""

TERMS = """
CREATE TABLE suppliers (id INT AUTO_INCREMENT PRIMARY KEY, payment_term_days SMALLINT NOT NULL DEFAULT 30, early_payment_days SMALLINT NULL,
  cash_discount_pct DECIMAL(5,2) NOT NULL DEFAULT 0.00, skonto_tage SMALLINT NOT NULL DEFAULT 0);
"""


@lru_cache(maxsize=8)
def _rules(ddl: str) -> dict[str, str]:
    text = infer_blueprint(parse_schema(ddl, "schema.sql"), "x", "schema.sql", classify=classify, complete=True).text
    return {name: line.split(" = ", 1)[1] for name, line in rules_in(text).items()}


@pytest.mark.parametrize(
    ("ddl", "column", "said"),
    [
        pytest.param(BILLS, "invoices.subtotal", "SUM(invoice_lines.amount)", id="the lines come to the subtotal"),
        pytest.param(
            BILLS, "invoices.total", "subtotal + tax_total", id="the total is not once more what they come to"
        ),
        pytest.param(
            BILLS, "invoices.amount_due", "total - amount_paid", id="the same in another currency is not taken off"
        ),
        pytest.param(BILLS, "entries.duty_amount", "customs_value * duty_rate", id="a duty has its rate"),
        pytest.param(
            BILLS, "entries.import_vat_amount", "customs_value * import_vat_rate", id="a tax beside it has its own"
        ),
        pytest.param(
            BILLS, "jobs.net_amount", "labour_net + material_net + travel_net - discount", id="nets add up to the net"
        ),
        pytest.param(
            BILLS,
            "receptions.total_ht",
            "+ total_personnel_ht + total_materiel_ht",
            id="totals of kinds add up to one of all",
        ),
        pytest.param(
            BILLS, "receptions.reste_a_payer", '"total_ttc - acompte_recu"', id="what was asked for is not paid"
        ),
        pytest.param(
            COURSES, "course_groups.seats_left", "max_students - enrolled_count", id="each person takes a seat"
        ),
        pytest.param(COURSES, "course_groups.max_students", "GREATEST(usual_", id="what is the most is usual"),
        pytest.param(MILL, "SMLOG.NETM3", "GRSM3 - DEDM3", id="M3 behind names are cubic metres"),
        pytest.param(MILL, "SMLOG.LOGAMT", "NETM3 * PRCM3", id="and a price is of one"),
        pytest.param(MILL, "SMLOGR.TOTAMT", "LOGAMT + FRTAMT", id="a count of rows and their sum are no product"),
        pytest.param(MILL, "SMCUST.CRDREM", "CRDLIM - CRDUSD", id="USD of a limit is what is used"),
        pytest.param(MILL, "SMCUST.BALTOT", "BALCUR + BAL30", id="balances add up, without the credit above them"),
        pytest.param(MILL, "SMORDH.CUSNO", 'reference = "SMCUST"', id="a packed number is a key"),
        pytest.param(TERMS, "suppliers.early_payment_days", "[10, 14, 8, 7]", id="who pays at once has few days"),
        pytest.param(TERMS, "suppliers.cash_discount_pct", "[2, 3, 0]", id="and gets a few percent"),
        pytest.param(TERMS, "suppliers.payment_term_days", "[30, 14, 45, 60]", id="others have longer"),
        pytest.param(STOCK, "parts.qty_available", "qty_on_hand - qty_reserved", id="no tax is paid on a quantity"),
        pytest.param(STOCK, "parts.power_hp", "power_kw * 1.36", id="a formula may be rounded"),
        pytest.param(STOCK, "stock_moves.qty_before", "qty_after - qty_change", id="before a movement"),
        pytest.param(STOCK, "stock_moves.qty_after", "RUNNING_SUM(qty_change, part_id)", id="after a movement"),
        pytest.param(
            STOCK, "repair_lines.line_total", "qty * unit_price * (100 - discount_pct)", id="a discount is of the line"
        ),
    ],
)
def test_a_number_is_what_it_is_called(ddl: str, column: str, said: str) -> None:
    assert said in _rules(ddl)[column]


@pytest.mark.parametrize(
    ("ddl", "column", "said"),
    [
        pytest.param(BILLS, "jobs.hours_remaining", "hours_booked", id="hours are no part of a cost"),
        pytest.param(TERMS, "suppliers.skonto_tage", "[2, 3, 0]", id="days are no percent"),
        pytest.param(COURSES, "shipments.temperature_min", "TIMESTAMPDIFF", id="a min beside a max is no minute"),
    ],
)
def test_a_number_is_not_what_it_is_not(ddl: str, column: str, said: str) -> None:
    assert said not in _rules(ddl).get(column, "")


ERP = """
CREATE TABLE ITMMAS (ITMNO VARCHAR(12) PRIMARY KEY, ITMDSC VARCHAR(60) NOT NULL, OH_QTY INT NOT NULL DEFAULT 0, MIN_QTY INT NOT NULL,
  MAX_QTY INT NOT NULL, VAT_PCT DECIMAL(4,2) NOT NULL COMMENT '9 or 21 percent', VNDNO VARCHAR(10) NOT NULL COMMENT 'Format V-00001');
CREATE TABLE ORDHDR (ORDNO INT PRIMARY KEY, ORDDT DATE NOT NULL, CUSNM VARCHAR(40) NOT NULL);
CREATE TABLE ORDLIN (ORDNO INT NOT NULL, LINNO SMALLINT NOT NULL, ITMNO VARCHAR(12) NOT NULL, ORDQTY INT NOT NULL,
  DLVQTY INT NOT NULL DEFAULT 0, UNTPRC DECIMAL(9,2) NOT NULL, LINAMT DECIMAL(11,2) NOT NULL, PRIMARY KEY (ORDNO, LINNO));
CREATE TABLE return_lines (id INT PRIMARY KEY, returned_qty INT NOT NULL, accepted_qty INT NOT NULL DEFAULT 0);
CREATE TABLE members (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(60) NOT NULL, joined_on DATE NOT NULL, last_check_in_at DATETIME);
CREATE TABLE check_ins (id INT PRIMARY KEY AUTO_INCREMENT, member_id INT NOT NULL, checked_in_at DATETIME NOT NULL);
"""


@pytest.fixture(scope="module")
def erp() -> dict[str, dict[str, list[object]]]:
    model = parse_schema(ERP, "erp.sql")
    text = infer_tested(model, "erp", "erp.sql", 20).text
    plan = make_plan(model, read_blueprint(text), text, GenerationOptions(seed=7))
    return {
        step.name: dict(
            zip((each.name for each in step.columns), map(python_values, step.arrays(0, step.rows)), strict=True)
        )
        for step in plan.steps
    }


@pytest.mark.parametrize(
    ("table", "part", "whole"), [("ORDLIN", "DLVQTY", "ORDQTY"), ("return_lines", "accepted_qty", "returned_qty")]
)
def test_no_more_is_delivered_or_accepted_than_there_was(
    erp: dict[str, dict[str, list[object]]], table: str, part: str, whole: str
) -> None:
    pairs = zip(erp[table][part], erp[table][whole], strict=True)
    assert all(int(str(one)) <= int(str(other)) for one, other in pairs)


def test_a_stock_is_filled_up_to_several_times_its_least(erp: dict[str, dict[str, list[object]]]) -> None:
    pairs = zip(erp["ITMMAS"]["MIN_QTY"], erp["ITMMAS"]["MAX_QTY"], strict=True)
    assert all(int(str(most)) >= 2 * int(str(least)) for least, most in pairs)


def test_percentages_and_numbers_are_those_of_the_comment(erp: dict[str, dict[str, list[object]]]) -> None:
    assert {float(str(each)) for each in erp["ITMMAS"]["VAT_PCT"]} == {9.0, 21.0}
    assert all(re.fullmatch(r"V-\d{5}", str(each)) for each in erp["ITMMAS"]["VNDNO"])


def test_the_last_check_in_of_a_member_is_the_latest(erp: dict[str, dict[str, list[object]]]) -> None:
    latest: dict[object, str] = {}
    for member, moment in zip(erp["check_ins"]["member_id"], erp["check_ins"]["checked_in_at"], strict=True):
        latest[member] = max(latest.get(member, ""), str(moment))
    for key, last in zip(erp["members"]["id"], erp["members"]["last_check_in_at"], strict=True):
        assert (str(last) if last is not None else None) == latest.get(key)
