"""Amounts that hang on another one: what is granted, paid, charged and given back of it; and what follows the state of its row."""

from __future__ import annotations

from functools import lru_cache

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

_SCHEMA = """
CREATE TABLE brokers (broker_id INT PRIMARY KEY AUTO_INCREMENT, commission_rate DECIMAL(4,2) NOT NULL);
CREATE TABLE policies (policy_id INT PRIMARY KEY AUTO_INCREMENT, broker_id INT NULL, annual_premium DECIMAL(9,2) NOT NULL,
  broker_commission DECIMAL(9,2) NULL, started_on DATE NOT NULL, FOREIGN KEY (broker_id) REFERENCES brokers (broker_id));
CREATE TABLE claims (claim_id INT PRIMARY KEY AUTO_INCREMENT, policy_id INT NOT NULL, reported_at DATETIME NOT NULL,
  status ENUM('reported','approved','rejected','paid') NOT NULL DEFAULT 'reported', claimed_amount DECIMAL(9,2) NOT NULL,
  approved_amount DECIMAL(9,2) NULL, paid_amount DECIMAL(9,2) NOT NULL DEFAULT 0, FOREIGN KEY (policy_id) REFERENCES policies (policy_id));
CREATE TABLE claim_payouts (payout_id INT PRIMARY KEY AUTO_INCREMENT, claim_id INT NOT NULL, amount DECIMAL(9,2) NOT NULL,
  paid_on DATE NOT NULL, FOREIGN KEY (claim_id) REFERENCES claims (claim_id));
CREATE TABLE grants (grant_id INT PRIMARY KEY AUTO_INCREMENT, requested_amount DECIMAL(9,2) NOT NULL, approved_amount DECIMAL(9,2) NULL,
  paid_amount DECIMAL(9,2) NOT NULL DEFAULT 0, status ENUM('submitted','approved','declined','paid') NOT NULL DEFAULT 'submitted',
  submitted_on DATE NOT NULL, decided_on DATE NULL);
CREATE TABLE reductions (reduction_id INT PRIMARY KEY AUTO_INCREMENT, invoice_id INT NOT NULL, asked_on DATE NOT NULL,
  status ENUM('asked','granted','declined') NOT NULL DEFAULT 'asked', FOREIGN KEY (invoice_id) REFERENCES tuition_invoices (invoice_id));
CREATE TABLE reduction_appeals (appeal_id INT PRIMARY KEY AUTO_INCREMENT, reduction_id INT NOT NULL, filed_on DATE NOT NULL,
  FOREIGN KEY (reduction_id) REFERENCES reductions (reduction_id));
CREATE TABLE bills (bill_id INT PRIMARY KEY AUTO_INCREMENT, issued_on DATE NOT NULL, total_amount DECIMAL(9,2) NOT NULL,
  status ENUM('draft','sent','partially_paid','paid','void') NOT NULL DEFAULT 'draft');
CREATE TABLE bill_payments (payment_id INT PRIMARY KEY AUTO_INCREMENT, bill_id INT NOT NULL, amount DECIMAL(9,2) NOT NULL,
  fee DECIMAL(7,2) NOT NULL DEFAULT 0, net_amount DECIMAL(9,2) NOT NULL, paid_on DATE NOT NULL, FOREIGN KEY (bill_id) REFERENCES bills (bill_id));
CREATE TABLE credit_notes (note_id INT PRIMARY KEY AUTO_INCREMENT, bill_id INT NOT NULL, amount DECIMAL(9,2) NOT NULL,
  issued_on DATE NOT NULL, FOREIGN KEY (bill_id) REFERENCES bills (bill_id));
CREATE TABLE stays (stay_id INT PRIMARY KEY AUTO_INCREMENT, arrived_on DATE NOT NULL, grand_total DECIMAL(9,2) NOT NULL,
  paid_total DECIMAL(9,2) NOT NULL DEFAULT 0);
CREATE TABLE stay_charges (charge_id INT PRIMARY KEY AUTO_INCREMENT, stay_id INT NOT NULL, amount DECIMAL(9,2) NOT NULL,
  charged_on DATE NOT NULL, FOREIGN KEY (stay_id) REFERENCES stays (stay_id));
CREATE TABLE stay_payments (payment_id INT PRIMARY KEY AUTO_INCREMENT, stay_id INT NOT NULL, amount DECIMAL(9,2) NOT NULL,
  paid_on DATE NOT NULL, FOREIGN KEY (stay_id) REFERENCES stays (stay_id));
CREATE TABLE orders (order_id INT PRIMARY KEY AUTO_INCREMENT, ordered_at DATETIME NOT NULL, subtotal DECIMAL(9,2) NOT NULL,
  tax DECIMAL(9,2) NOT NULL, total DECIMAL(9,2) NOT NULL, tip DECIMAL(7,2) NULL);
CREATE TABLE tuition_invoices (invoice_id INT PRIMARY KEY AUTO_INCREMENT, student_id INT NOT NULL, invoice_number VARCHAR(12) NOT NULL,
  academic_year CHAR(7) NOT NULL, issued_on DATE NOT NULL, tuition_amount DECIMAL(9,2) NOT NULL, scholarship_amount DECIMAL(9,2) NOT NULL,
  amount_due DECIMAL(9,2) NOT NULL, amount_paid DECIMAL(9,2) NOT NULL DEFAULT 0, FOREIGN KEY (student_id) REFERENCES students (student_id));
CREATE TABLE students (student_id INT PRIMARY KEY AUTO_INCREMENT, student_number VARCHAR(12) NOT NULL, enrolled_on DATE NOT NULL);
CREATE TABLE exams (exam_id INT PRIMARY KEY AUTO_INCREMENT, held_on DATE NOT NULL, max_points INT NOT NULL, pass_points INT NOT NULL);
CREATE TABLE exam_results (result_id INT PRIMARY KEY AUTO_INCREMENT, exam_id INT NOT NULL, points INT NOT NULL, is_passed TINYINT(1) NOT NULL DEFAULT 0,
  has_distinction TINYINT(1) NOT NULL DEFAULT 0, FOREIGN KEY (exam_id) REFERENCES exams (exam_id));
CREATE TABLE degrees (degree_id INT PRIMARY KEY AUTO_INCREMENT, awarded_on DATE NOT NULL, mark SMALLINT NOT NULL COMMENT '66 to 110',
  with_honours TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'only with 110');
CREATE TABLE buyers (buyer_id INT PRIMARY KEY AUTO_INCREMENT, country_code CHAR(2) NOT NULL, vat_number VARCHAR(16) NULL,
  failed_logins INT NOT NULL DEFAULT 0, unlock_token VARCHAR(40) NULL, locked_at DATETIME NULL);
CREATE TABLE goods (good_id INT PRIMARY KEY AUTO_INCREMENT, price DECIMAL(8,2) NOT NULL, sale_price DECIMAL(8,2) NULL);
CREATE TABLE sales (sale_id INT PRIMARY KEY AUTO_INCREMENT, buyer_id INT NOT NULL, sold_at DATETIME NOT NULL, FOREIGN KEY (buyer_id) REFERENCES buyers (buyer_id));
CREATE TABLE sale_lines (line_id INT PRIMARY KEY AUTO_INCREMENT, sale_id INT NOT NULL, good_id INT NOT NULL, quantity INT NOT NULL,
  line_total DECIMAL(9,2) NOT NULL, FOREIGN KEY (sale_id) REFERENCES sales (sale_id), FOREIGN KEY (good_id) REFERENCES goods (good_id));
CREATE TABLE returns (return_id INT PRIMARY KEY AUTO_INCREMENT, line_id INT NOT NULL, quantity INT NOT NULL, refund_amount DECIMAL(9,2) NOT NULL,
  returned_at DATETIME NOT NULL, FOREIGN KEY (line_id) REFERENCES sale_lines (line_id));
CREATE TABLE card_payments (payment_id INT PRIMARY KEY AUTO_INCREMENT, sale_id INT NOT NULL, amount DECIMAL(9,2) NOT NULL, created_at DATETIME NOT NULL,
  status ENUM('succeeded','failed','pending') NOT NULL DEFAULT 'pending', FOREIGN KEY (sale_id) REFERENCES sales (sale_id));
CREATE TABLE refunds (refund_id INT PRIMARY KEY AUTO_INCREMENT, payment_id INT NOT NULL, amount DECIMAL(9,2) NOT NULL, created_at DATETIME NOT NULL,
  FOREIGN KEY (payment_id) REFERENCES card_payments (payment_id));
"""

_CASES = {
    "what is paid of a claim is its payouts": ("claims.paid_amount", "SUM(claim_payouts.amount)"),
    "a payout is part of what was granted of a claim that is paid": (
        "claims.settled",
        "IF(status = 'paid', IFNULL(approved_amount, 0), 0)",
    ),
    "payouts are of claims that are paid": ("claim_payouts.claim_id", "where = \"status = 'paid'\", cover = true"),
    "nothing is paid of a grant before its state says so": (
        "grants.paid_amount",
        "IF(status = 'paid', IFNULL(approved_amount, 0), 0)",
    ),
    "what is paid of a bill follows its state": (
        "bills.settled",
        "IF(status = 'partially_paid', ROUND(total_amount * settled_percent / 100, 2), total_amount)",
    ),
    "payments are of bills that are paid, and no longer of a void one": (
        "bill_payments.bill_id",
        "where = \"status IN ('partially_paid', 'paid')\"",
    ),
    "the fee of a payment is a few percent of it": ("bill_payments.fee", "# share: 1 to 3.5 % of amount"),
    "a credit note is no more than its bill": ("credit_notes.amount", "bill_id.total_amount * returned_percent"),
    "charges beside payments are what is paid": ("stays.paid_total", "SUM(stay_payments.amount)"),
    "a commission is the broker's share of the premium": (
        "policies.broker_commission",
        "annual_premium * broker_id.commission_rate",
    ),
    "a tip is a small share of the bill": ("orders.tip", "# share: 0, 5, 10, 12 or 15 % of total"),
    "a scholarship is taken off the tuition": ("tuition_invoices.amount_due", "tuition_amount - scholarship_amount"),
    "the number of an invoice is its own": ("tuition_invoices.invoice_number", "invoice_number"),
    "an academic year holds the day of its row": (
        "tuition_invoices.academic_year",
        "YEAR(issued_on - INTERVAL 7 MONTH), '/', LPAD(YEAR(issued_on + INTERVAL 5 MONTH) % 100",
    ),
    "points to pass are about half of all": ("exams.pass_points", "# share: 40 to 60 % of max_points"),
    "passed is who has the points to pass": ("exam_results.is_passed", "points >= exam_id.pass_points"),
    "who is locked has failed five times": ("buyers.failed_logins", "IF(locked_at IS NOT NULL, 5, failed_so_far)"),
    "only who is locked has a token to unlock": ("buyers.unlock_token", "locked_at IS NOT NULL"),
    "a VAT number begins with the country of its row": ("buyers.vat_number", "CONCAT(country_code, '000'"),
    "on sale a thing costs less": ("goods.sale_price", "# share: 50, 70, 80 or 90 % of price"),
    "no more comes back than was sold": ("returns.quantity", "CEIL(line_id.quantity * sent_back_percent / 100)"),
    "a refund is no more than its line": ("returns.refund_amount", "line_id.line_total * returned_percent"),
    "refunds are of payments that came in": ("refunds.payment_id", "where = \"status = 'succeeded'\""),
}


@lru_cache(maxsize=1)
def _written() -> dict[str, str]:
    text = infer_blueprint(parse_schema(_SCHEMA, "schema.sql"), "x", classify=classify, complete=True).text
    return rules_in(text)


@pytest.mark.parametrize(("column", "said"), _CASES.values(), ids=_CASES)
def test_an_amount_hangs_on_its_anchor(column: str, said: str) -> None:
    assert said in _written()[column]


def test_an_invoice_has_no_number_of_its_customer() -> None:
    assert "student_number" not in _written()["tuition_invoices.invoice_number"]
