"""Totals of rows whose lines add up to no column of their own, and results that numbers cannot have."""

from __future__ import annotations

from functools import lru_cache

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

_SCHEMA = """
CREATE TABLE products (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(80) NOT NULL, price DECIMAL(10,2) NOT NULL);
CREATE TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY, shipping_fee DECIMAL(10,2) NOT NULL, tax DECIMAL(10,2) NOT NULL,
  total DECIMAL(10,2) NOT NULL);
CREATE TABLE order_items (id INT AUTO_INCREMENT PRIMARY KEY, order_id INT NOT NULL, product_id INT NOT NULL, quantity INT NOT NULL,
  unit_price DECIMAL(10,2) NOT NULL, line_total DECIMAL(10,2) NOT NULL, FOREIGN KEY (order_id) REFERENCES orders (id),
  FOREIGN KEY (product_id) REFERENCES products (id));
CREATE TABLE purchase_orders (id INT AUTO_INCREMENT PRIMARY KEY, shipping_fee DECIMAL(19,4) NOT NULL DEFAULT 0,
  taxes DECIMAL(19,4) NOT NULL DEFAULT 0, payment_amount DECIMAL(19,4) DEFAULT 0);
CREATE TABLE purchase_order_details (id INT AUTO_INCREMENT PRIMARY KEY, purchase_order_id INT NOT NULL, quantity DECIMAL(18,4) NOT NULL,
  unit_cost DECIMAL(19,4) NOT NULL, FOREIGN KEY (purchase_order_id) REFERENCES purchase_orders (id));
CREATE TABLE invoices (id INT AUTO_INCREMENT PRIMARY KEY, tax DECIMAL(19,4) DEFAULT 0, shipping DECIMAL(19,4) DEFAULT 0,
  amount_due DECIMAL(19,4) DEFAULT 0);
CREATE TABLE deliveries (id INT AUTO_INCREMENT PRIMARY KEY, delivery_fee DECIMAL(8,2) NOT NULL, vat_amount DECIMAL(8,2) NOT NULL,
  total_amount DECIMAL(9,2) NOT NULL);
"""


@lru_cache(maxsize=1)
def _rules() -> dict[str, str]:
    text = infer_blueprint(parse_schema(_SCHEMA, "shop.sql"), "shop", classify=classify, complete=True).text
    return rules_in(text)


def test_a_total_without_a_subtotal_is_its_lines_and_what_is_charged_beside_them() -> None:
    assert "lines_sum + shipping_fee + tax" in _rules()["orders.total"]
    assert "lines_sum + shipping_fee + taxes" in _rules()["purchase_orders.payment_amount"]


def test_the_tax_of_a_bill_is_that_of_what_its_lines_come_to() -> None:
    assert "lines_sum" in _rules()["orders.tax"]


def test_charges_and_taxes_alone_are_no_total() -> None:
    assert "shipping" not in _rules()["invoices.amount_due"]


def test_what_a_delivery_costs_is_what_its_total_is_of() -> None:
    assert "delivery_fee" in _rules()["deliveries.total_amount"]
