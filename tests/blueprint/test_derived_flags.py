"""Flags and states that other columns, or the rows of a child table, say too."""

from __future__ import annotations

from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested

SCHEMA = """
CREATE TABLE products (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(60) NOT NULL, stock_qty INT NOT NULL, reorder_level INT NOT NULL,
  status ENUM('in_stock','low_stock','out_of_stock','discontinued') NOT NULL, is_in_stock BIT(1) NOT NULL, has_variants CHAR(1) NOT NULL DEFAULT 'N');
CREATE TABLE variants (id INT AUTO_INCREMENT PRIMARY KEY, product_id INT NOT NULL, sku VARCHAR(20) NOT NULL UNIQUE,
  FOREIGN KEY (product_id) REFERENCES products (id));
CREATE TABLE patients (id INT AUTO_INCREMENT PRIMARY KEY, birth_date DATE NOT NULL, is_minor TINYINT(1) NOT NULL);
CREATE TABLE prescriptions (id INT AUTO_INCREMENT PRIMARY KEY, patient_id INT NOT NULL, refills_allowed TINYINT NOT NULL, refills_left TINYINT NOT NULL,
  issued_on DATE NOT NULL, valid_until DATE NOT NULL, is_expired TINYINT UNSIGNED NOT NULL, FOREIGN KEY (patient_id) REFERENCES patients (id));
CREATE TABLE events (id INT AUTO_INCREMENT PRIMARY KEY, capacity INT NOT NULL, registered_count INT NOT NULL DEFAULT 0,
  is_full TINYINT(1) NOT NULL DEFAULT 0, status ENUM('draft','published','sold_out') NOT NULL);
CREATE TABLE registrations (id INT AUTO_INCREMENT PRIMARY KEY, event_id INT NOT NULL, registered_at DATETIME NOT NULL,
  FOREIGN KEY (event_id) REFERENCES events (id));
CREATE TABLE loans (id INT AUTO_INCREMENT PRIMARY KEY, loaned_at DATETIME NOT NULL, due_at DATETIME NOT NULL, returned_at DATETIME,
  is_late TINYINT(1) NOT NULL DEFAULT 0);
"""


def test_flags_and_states_follow_from_what_says_the_same() -> None:
    text = infer_tested(parse_schema(SCHEMA, "s.sql"), "s").text
    for rule in (
        "WHEN stock_qty <= 0 THEN 'out_of_stock' WHEN stock_qty <= reorder_level THEN 'low_stock' ELSE 'in_stock' END",
        "IF(stock_qty > 0, 1, 0)",
        "IF(variant_count > 0, 'Y', 'N')",
        "IF(TIMESTAMPDIFF(YEAR, birth_date, as_of) < 18, 1, 0)",
        "IF(valid_until < as_of, 1, 0)",
        "FLOOR(refills_allowed * left_percent / 100)",
        "IF(registered_count >= capacity, 1, 0)",
        "IF(returned_at > due_at, 1, 0)",
    ):
        assert rule in text, rule
    drawn = next(line for line in text.splitlines() if "'sold_out'" in line or '"published"' in line)
    assert "sold_out" not in drawn  # rows are counted, and few reach the limit
