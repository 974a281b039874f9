"""Amounts and counts whose words are also those of something else: each is what a person of the trade takes it for, or undecided."""

from __future__ import annotations

from functools import lru_cache

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

PAY = """
CREATE TABLE grades (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20) NOT NULL);
CREATE TABLE staff (id INT AUTO_INCREMENT PRIMARY KEY, grade_id INT NOT NULL, surname VARCHAR(40) NOT NULL, hired DATE NOT NULL, leave_date DATE,
  leave_entitlement DECIMAL(4,1), leave_taken DECIMAL(4,1), FOREIGN KEY (grade_id) REFERENCES grades (id));
CREATE TABLE payslips (id INT AUTO_INCREMENT PRIMARY KEY, staff_id INT NOT NULL, basic_pay DECIMAL(10,2) NOT NULL, allowances DECIMAL(10,2) NOT NULL,
  gross_pay DECIMAL(10,2) NOT NULL, employee_pension DECIMAL(10,2) NOT NULL, employer_pension DECIMAL(10,2) NOT NULL, taxable_pay DECIMAL(10,2) NOT NULL,
  income_tax DECIMAL(10,2) NOT NULL, other_deductions DECIMAL(10,2) NOT NULL, total_deductions DECIMAL(10,2) NOT NULL, net_pay DECIMAL(10,2) NOT NULL,
  FOREIGN KEY (staff_id) REFERENCES staff (id));
CREATE TABLE staff_loans (id INT AUTO_INCREMENT PRIMARY KEY, staff_id INT NOT NULL, principal DECIMAL(10,2) NOT NULL, instalments TINYINT NOT NULL,
  instalment_amount DECIMAL(10,2) NOT NULL, instalments_paid TINYINT NOT NULL DEFAULT 0, repaid DECIMAL(10,2) NOT NULL,
  outstanding DECIMAL(10,2) NOT NULL, FOREIGN KEY (staff_id) REFERENCES staff (id));
"""
SHOP = """
CREATE TABLE sales (id INT AUTO_INCREMENT PRIMARY KEY, goods_value DECIMAL(10,2) NOT NULL, discount_given DECIMAL(10,2) NOT NULL, tax_due DECIMAL(10,2) NOT NULL,
  amount_payable DECIMAL(10,2) NOT NULL, sold_at DATETIME NOT NULL);
CREATE TABLE bills (id INT AUTO_INCREMENT PRIMARY KEY, goods DECIMAL(10,2) NOT NULL, freight DECIMAL(8,2) NOT NULL, vatable DECIMAL(10,2) NOT NULL,
  vat_pc DECIMAL(4,2) NOT NULL, vat DECIMAL(10,2) NOT NULL, bill_total DECIMAL(10,2) NOT NULL);
CREATE TABLE offers (id INT AUTO_INCREMENT PRIMARY KEY, net_sum DECIMAL(10,2) NOT NULL, discount_amount DECIMAL(10,2) NOT NULL DEFAULT 0,
  net_after_discount DECIMAL(10,2), vat_amount DECIMAL(10,2) NOT NULL, gross_sum DECIMAL(10,2) NOT NULL);
CREATE TABLE used_material (id INT AUTO_INCREMENT PRIMARY KEY, quantity DECIMAL(9,3) NOT NULL, waste_percent DECIMAL(4,1), gross_quantity DECIMAL(9,3),
  price DECIMAL(9,2) NOT NULL, amount DECIMAL(10,2) NOT NULL);
CREATE TABLE goods (id INT AUTO_INCREMENT PRIMARY KEY, purchase_price DECIMAL(9,2) NOT NULL, sale_price DECIMAL(9,2) NOT NULL, stock DECIMAL(10,2) NOT NULL,
  stock_value DECIMAL(12,2));
CREATE TABLE press_runs (id INT AUTO_INCREMENT PRIMARY KEY, ctr_start BIGINT NOT NULL, ctr_end BIGINT NOT NULL);
"""
SALES = """
CREATE TABLE items (id INT AUTO_INCREMENT PRIMARY KEY, purchase_price DECIMAL(10,2) NOT NULL, net_price DECIMAL(10,2) NOT NULL, vat_rate DECIMAL(4,2) NOT NULL,
  gross_price DECIMAL(10,2) NOT NULL);
CREATE TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY, ordered_on DATE NOT NULL);
CREATE TABLE order_lines (id INT AUTO_INCREMENT PRIMARY KEY, order_id INT NOT NULL, item_id INT NOT NULL, qty INT NOT NULL, price DECIMAL(10,2) NOT NULL,
  discount_pct DECIMAL(4,2) NOT NULL DEFAULT 0, price_after_discount DECIMAL(10,2) NOT NULL, value DECIMAL(12,2) NOT NULL,
  FOREIGN KEY (order_id) REFERENCES orders (id), FOREIGN KEY (item_id) REFERENCES items (id));
CREATE TABLE quote_lines (id INT AUTO_INCREMENT PRIMARY KEY, qty INT NOT NULL, unit_price DECIMAL(10,2) NOT NULL, discount_pct DECIMAL(4,2) NOT NULL DEFAULT 0,
  discount_amount DECIMAL(10,2) NOT NULL, line_total DECIMAL(12,2) NOT NULL);
CREATE TABLE enrolments (id INT AUTO_INCREMENT PRIMARY KEY, base_fee DECIMAL(9,2) NOT NULL, scholarship_amt DECIMAL(9,2) NOT NULL, late_reg_fee DECIMAL(6,2) NOT NULL,
  net_fee DECIMAL(9,2) NOT NULL);
CREATE TABLE settlements (id INT AUTO_INCREMENT PRIMARY KEY, gross_amount DECIMAL(11,2) NOT NULL, milling_costs DECIMAL(10,2) NOT NULL,
  withholding_pct DECIMAL(4,2) NOT NULL, withholding DECIMAL(10,2) NOT NULL);
CREATE TABLE oil_sales (id INT AUTO_INCREMENT PRIMARY KEY, kilos INT NOT NULL, price_per_kg DECIMAL(6,3) NOT NULL, net_amount DECIMAL(12,2) NOT NULL);
CREATE TABLE reps (id INT AUTO_INCREMENT PRIMARY KEY, full_name VARCHAR(80) NOT NULL, hired_on DATE NOT NULL);
CREATE TABLE campaigns (id INT AUTO_INCREMENT PRIMARY KEY, impressions INT NOT NULL, clicks INT NOT NULL, ctr DECIMAL(5,2),
  leads INT NOT NULL);
"""
HOURS = """
CREATE TABLE traders (id INT AUTO_INCREMENT PRIMARY KEY, credit_limit DECIMAL(11,2), bal_due DECIMAL(11,2) NOT NULL, bal_30 DECIMAL(11,2) NOT NULL,
  bal_60 DECIMAL(11,2) NOT NULL);
CREATE TABLE packs (id INT AUTO_INCREMENT PRIMARY KEY, pack_size INT NOT NULL, cost_per_pack DECIMAL(9,2) NOT NULL, packs_on_hand INT NOT NULL,
  stock_value DECIMAL(12,2) NOT NULL);
CREATE TABLE pack_sales (id INT AUTO_INCREMENT PRIMARY KEY, pack_id INT NOT NULL, packs_ordered INT NOT NULL, FOREIGN KEY (pack_id) REFERENCES packs (id));
CREATE TABLE days (id INT AUTO_INCREMENT PRIMARY KEY, work_date DATE NOT NULL, worked_hours DECIMAL(4,2) NOT NULL, target_hours DECIMAL(4,2) NOT NULL DEFAULT 8,
  overtime_hours DECIMAL(4,2) NOT NULL);
CREATE TABLE salary_changes (id INT AUTO_INCREMENT PRIMARY KEY, old_salary DECIMAL(10,2) NOT NULL, raise_amount DECIMAL(10,2) NOT NULL,
  new_salary DECIMAL(10,2) NOT NULL);
CREATE TABLE visits (id INT AUTO_INCREMENT PRIMARY KEY, seen_on DATE NOT NULL, fee DECIMAL(7,2) NOT NULL, tests_total DECIMAL(8,2) NOT NULL DEFAULT 0);
CREATE TABLE lab_tests (id INT AUTO_INCREMENT PRIMARY KEY, visit_id INT NOT NULL, price DECIMAL(7,2) NOT NULL, FOREIGN KEY (visit_id) REFERENCES visits (id));
"""
CARE = """
CREATE TABLE families (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL);
CREATE TABLE places (id INT AUTO_INCREMENT PRIMARY KEY, days_per_week TINYINT NOT NULL, daily_fee DECIMAL(6,2) NOT NULL, weekly_fee DECIMAL(7,2) NOT NULL);
CREATE TABLE statements (id INT AUTO_INCREMENT PRIMARY KEY, family_id INT NOT NULL, period_from DATE NOT NULL, opening_balance DECIMAL(9,2) NOT NULL,
  fees_charged DECIMAL(9,2) NOT NULL, subsidy_applied DECIMAL(9,2) NOT NULL, late_fees DECIMAL(9,2) NOT NULL, payments_received DECIMAL(9,2) NOT NULL,
  closing_balance DECIMAL(9,2) NOT NULL, FOREIGN KEY (family_id) REFERENCES families (id));
CREATE TABLE care_weeks (id INT AUTO_INCREMENT PRIMARY KEY, days_booked INT NOT NULL, days_absent INT NOT NULL, daily_fee DECIMAL(6,2) NOT NULL,
  total_fee DECIMAL(8,2) NOT NULL);
"""
POLISH = """
CREATE TABLE towar (id INT AUTO_INCREMENT PRIMARY KEY, nazwa VARCHAR(60) NOT NULL, cena_zakupu DECIMAL(10,2) NOT NULL, stan DECIMAL(12,3) NOT NULL,
  wartosc_stanu DECIMAL(14,2));
"""
SPANISH = """
CREATE TABLE compras (id INT AUTO_INCREMENT PRIMARY KEY, fecha DATE NOT NULL, subtotal DECIMAL(12,2) NOT NULL, total DECIMAL(12,2) NOT NULL, cuotas TINYINT);
CREATE TABLE ventas (id INT AUTO_INCREMENT PRIMARY KEY, neto DECIMAL(12,2) NOT NULL, iva_21 DECIMAL(12,2) NOT NULL, iva_105 DECIMAL(12,2) NOT NULL,
  total DECIMAL(12,2) NOT NULL);
CREATE TABLE venta_detalle (id INT AUTO_INCREMENT PRIMARY KEY, venta_id INT NOT NULL, cantidad INT NOT NULL, precio_unit DECIMAL(10,2) NOT NULL,
  bonif_porc DECIMAL(5,2) NOT NULL, bonif_importe DECIMAL(10,2) NOT NULL, importe DECIMAL(12,2) NOT NULL, FOREIGN KEY (venta_id) REFERENCES ventas (id));
"""
MARKED = """
CREATE TABLE clients (id INT AUTO_INCREMENT PRIMARY KEY, cust_name VARCHAR(60) NOT NULL, cust_phone VARCHAR(20), cust_note VARCHAR(80),
  cust_active TINYINT(1) NOT NULL DEFAULT 0);
CREATE TABLE shares (share_id INT AUTO_INCREMENT PRIMARY KEY, client_id INT NOT NULL, share_date INT NOT NULL, share_amount INT NOT NULL,
  FOREIGN KEY (client_id) REFERENCES clients (id));
CREATE TABLE inbound (id INT AUTO_INCREMENT PRIMARY KEY, qty_in DOUBLE NOT NULL, discount_value DECIMAL(9,2) NOT NULL,
  subtotal DECIMAL(12,2) COMMENT 'quantity * unitPrice * (1 - discount_value/100)');
CREATE TABLE cost_adjustments (id INT AUTO_INCREMENT PRIMARY KEY, adjusted_on DATE NOT NULL, adjustment_amount DECIMAL(12,2) NOT NULL);
CREATE TABLE cost_adjustment_items (id INT AUTO_INCREMENT PRIMARY KEY, cost_adjustment_id INT NOT NULL, adjustment_amount DECIMAL(12,2) NOT NULL,
  FOREIGN KEY (cost_adjustment_id) REFERENCES cost_adjustments (id));
"""


@lru_cache(maxsize=8)
def _rules(ddl: str) -> dict[str, str]:
    text = infer_blueprint(parse_schema(ddl, "schema.sql"), "x", "schema.sql", classify=classify, complete=True).text
    return {name: line.split(" = ", 1)[1] for name, line in rules_in(text).items()}


@pytest.mark.parametrize(
    ("ddl", "column", "rule"),
    [
        pytest.param(PAY, "payslips.gross_pay", "basic_pay + allowances", id="an allowance is paid"),
        pytest.param(
            PAY,
            "payslips.total_deductions",
            "employee_pension + income_tax + other_deductions",
            id="what is taxed, or paid by the employer, is not deducted",
        ),
        pytest.param(PAY, "payslips.income_tax", "gross_pay * income_tax_percent", id="a pension is not taxed"),
        pytest.param(PAY, "staff_loans.outstanding", "principal - repaid", id="a loan is left, no instalment"),
        pytest.param(SHOP, "sales.amount_payable", "goods_value + tax_due - discount_given", id="a tax due is added"),
        pytest.param(SHOP, "bills.bill_total", "goods + freight + vat", id="what is taxed is counted once"),
        pytest.param(SHOP, "offers.net_after_discount", "net_sum - discount_amount", id="a net after a discount"),
        pytest.param(
            SHOP,
            "offers.gross_sum",
            "IFNULL(net_after_discount, 0) + vat_amount",
            id="a total of what may be NULL and is reckoned",
        ),
        pytest.param(SHOP, "used_material.amount", "quantity * price", id="another quantity and waste are between"),
        pytest.param(SHOP, "goods.stock_value", "stock * purchase_price", id="a stock is worth what it cost"),
        pytest.param(
            SALES, "items.gross_price", "net_price * (100 + vat_rate)", id="a gross price is the net with its tax"
        ),
        pytest.param(
            SALES, "items.purchase_price", "net_price * cost_share", id="what is bought costs less than the net"
        ),
        pytest.param(
            SALES, "order_lines.price_after_discount", "price * (100 - discount_pct)", id="a discounted price"
        ),
        pytest.param(SALES, "order_lines.value", "qty * price_after_discount", id="a line at its discounted price"),
        pytest.param(SALES, "quote_lines.discount_amount", "qty * unit_price * discount_pct", id="off all pieces"),
        pytest.param(SALES, "enrolments.net_fee", "base_fee + late_reg_fee - scholarship_amt", id="a late fee is paid"),
        pytest.param(SALES, "settlements.withholding", "gross_amount * withholding_pct", id="withheld of the gross"),
        pytest.param(SALES, "oil_sales.net_amount", "kilos * price_per_kg", id="kilos are kilograms"),
        pytest.param(SALES, "campaigns.ctr", "clicks * 100 / impressions", id="a DECIMAL ctr is the click rate"),
        pytest.param(SALES, "campaigns.leads", "clicks * ", id="so many leads are no person who leads"),
        pytest.param(HOURS, "packs.stock_value", "packs_on_hand * cost_per_pack", id="packs at the cost of a pack"),
        pytest.param(HOURS, "days.target_hours", "values = [8.0", id="a day has so many hours by its DEFAULT"),
        pytest.param(HOURS, "salary_changes.new_salary", "old_salary + raise_amount", id="a salary is raised"),
        pytest.param(HOURS, "visits.tests_total", "SUM(lab_tests.price)", id="each test has its price"),
        pytest.param(CARE, "places.weekly_fee", "days_per_week * daily_fee", id="the fee of a week by its days"),
        pytest.param(CARE, "care_weeks.total_fee", "days_booked * daily_fee", id="the days that are booked are paid"),
        pytest.param(
            CARE,
            "statements.closing_balance",
            "fees_charged + late_fees - subsidy_applied - payments_received",
            id="payments take off what is owed",
        ),
        pytest.param(POLISH, "towar.wartosc_stanu", "stan * cena_zakupu", id="a DECIMAL stan is a stock"),
        pytest.param(SPANISH, "venta_detalle.bonif_importe", "bonif_porc / 100", id="porc is percent"),
    ],
)
def test_an_amount_is_reckoned_as_its_trade_does(ddl: str, column: str, rule: str) -> None:
    assert rule in _rules(ddl)[column]


@pytest.mark.parametrize(
    ("ddl", "column"),
    [
        pytest.param(PAY, "staff_loans.instalments", id="how many instalments there are is no number of one"),
        pytest.param(SHOP, "bills.vat_pc", id="a percentage is no amount"),
        pytest.param(SHOP, "press_runs.ctr_start", id="a counter is no click rate"),
        pytest.param(HOURS, "traders.bal_30", id="the days that a balance is overdue are no rest"),
        pytest.param(HOURS, "pack_sales.packs_ordered", id="the size of a pack is no capacity"),
        pytest.param(SPANISH, "compras.cuotas", id="nor are they in Spanish"),
        pytest.param(SPANISH, "ventas.iva_105", id="no tax of two rates is of the whole net"),
        pytest.param(MARKED, "shares.share_amount", id="all columns of a table of shares are called so"),
        pytest.param(MARKED, "clients.cust_phone", id="nor has a phone to do with a flag of the same prefix"),
    ],
)
def test_what_its_words_do_not_say_is_undecided(ddl: str, column: str) -> None:
    assert " # " not in _rules(ddl).get(column, "").replace(" # undecided", "")


def test_how_many_instalments_are_paid_is_no_flag() -> None:
    assert "flag" not in _rules(PAY)["staff_loans.instalments_paid"]


def test_days_off_are_not_set_by_the_day_of_leaving() -> None:
    assert "leave_date IS NOT NULL" not in _rules(PAY)["staff.leave_taken"]


def test_no_item_repeats_what_all_of_them_come_to() -> None:
    assert "copy" not in _rules(MARKED)["cost_adjustment_items.adjustment_amount"]


def test_a_formula_in_a_comment_is_no_limit() -> None:
    assert " # " not in _rules(MARKED)["inbound.subtotal"]
