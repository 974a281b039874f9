"""Times agree with the other times of their row and of what it belongs to: visits with their services, payments with their bill."""

from __future__ import annotations

import sqlite3
from functools import lru_cache

import pytest

from tests.blueprint.test_times_and_durations import inferred

SCHEMA = """
CREATE TABLE customer (id INT AUTO_INCREMENT PRIMARY KEY, email VARCHAR(80) NOT NULL, last_sign_in_at DATETIME NULL,
  created_at DATETIME NOT NULL, updated_at DATETIME NOT NULL, deleted_at DATETIME NULL);
CREATE TABLE service (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL, duration_minutes INT NOT NULL);
CREATE TABLE booking (id INT AUTO_INCREMENT PRIMARY KEY, customer_id INT NOT NULL, status ENUM('pending','completed','cancelled') NOT NULL,
  scheduled_start_at DATETIME NOT NULL, scheduled_end_at DATETIME NOT NULL, started_at DATETIME NULL,
  completed_at DATETIME NULL, created_at DATETIME NOT NULL,
  FOREIGN KEY (customer_id) REFERENCES customer (id));
CREATE TABLE booking_item (id INT AUTO_INCREMENT PRIMARY KEY, booking_id INT NOT NULL, service_id INT NOT NULL, created_at DATETIME NOT NULL, updated_at DATETIME NOT NULL,
  FOREIGN KEY (booking_id) REFERENCES booking (id), FOREIGN KEY (service_id) REFERENCES service (id));
CREATE TABLE invoice (id INT AUTO_INCREMENT PRIMARY KEY, booking_id INT NOT NULL, status ENUM('open','paid') NOT NULL, issued_on DATE NOT NULL,
  due_on DATE NOT NULL, paid_at DATETIME NULL, created_at DATETIME NOT NULL, FOREIGN KEY (booking_id) REFERENCES booking (id));
CREATE TABLE payment (id INT AUTO_INCREMENT PRIMARY KEY, invoice_id INT NOT NULL, paid_at DATETIME NOT NULL, created_at DATETIME NOT NULL,
  FOREIGN KEY (invoice_id) REFERENCES invoice (id));
CREATE TABLE dunning_notice (id INT AUTO_INCREMENT PRIMARY KEY, invoice_id INT NOT NULL, created_at DATETIME NOT NULL,
  FOREIGN KEY (invoice_id) REFERENCES invoice (id));
CREATE TABLE dining_table (id INT AUTO_INCREMENT PRIMARY KEY, max_seats INT NOT NULL);
CREATE TABLE reservation (id INT AUTO_INCREMENT PRIMARY KEY, dining_table_id INT NOT NULL, party_size INT NOT NULL, booked_at DATETIME NOT NULL,
  starts_at DATETIME NOT NULL, ends_at DATETIME NOT NULL, status ENUM('booked','completed','no_show') NOT NULL,
  FOREIGN KEY (dining_table_id) REFERENCES dining_table (id));
CREATE TABLE policy (id INT AUTO_INCREMENT PRIMARY KEY, customer_id INT NOT NULL, quoted_on DATE NOT NULL, signed_on DATE NULL,
  start_date DATE NOT NULL, end_date DATE NOT NULL, appraised_on DATE NULL, status ENUM('quoted','active','expired') NOT NULL,
  FOREIGN KEY (customer_id) REFERENCES customer (id));
CREATE TABLE premium_instalment (id INT AUTO_INCREMENT PRIMARY KEY, policy_id INT NOT NULL, instalment_no INT NOT NULL, due_date DATE NOT NULL,
  UNIQUE (policy_id, instalment_no), FOREIGN KEY (policy_id) REFERENCES policy (id));
CREATE TABLE policy_month (id INT AUTO_INCREMENT PRIMARY KEY, policy_id INT NOT NULL, period_start DATE NOT NULL COMMENT 'first day of the month',
  period_end DATE NOT NULL, UNIQUE (policy_id, period_start), FOREIGN KEY (policy_id) REFERENCES policy (id));
CREATE TABLE stock_balance (id INT AUTO_INCREMENT PRIMARY KEY, quantity INT NOT NULL, last_count_date DATE NULL);
CREATE TABLE repair_visit (id INT AUTO_INCREMENT PRIMARY KEY, asked_on DATE NOT NULL, expected_on DATE NULL, done_on DATE NULL,
  status ENUM('requested','planned','completed','cancelled') NOT NULL);
CREATE TABLE work_order (id INT AUTO_INCREMENT PRIMARY KEY, planned_start DATE NOT NULL, planned_end DATE NOT NULL, actual_start DATETIME NULL,
  actual_end DATETIME NULL, status CHAR(1) NOT NULL COMMENT 'P planned, R released, C closed');
CREATE TABLE purchase_order (id INT AUTO_INCREMENT PRIMARY KEY, order_date DATE NOT NULL, requested_date DATE NOT NULL, confirmed_date DATE NULL);
CREATE TABLE course (id INT AUTO_INCREMENT PRIMARY KEY, first_day DATE NOT NULL, start_time TIME NOT NULL, end_time TIME NOT NULL);
CREATE TABLE member (id INT AUTO_INCREMENT PRIMARY KEY, joined_on DATE NOT NULL);
CREATE TABLE gym_visit (id INT AUTO_INCREMENT PRIMARY KEY, member_id INT NOT NULL, checked_in_at DATETIME NOT NULL, checked_out_at DATETIME NULL,
  FOREIGN KEY (member_id) REFERENCES member (id));
CREATE TABLE guest_check (id INT AUTO_INCREMENT PRIMARY KEY, dining_table_id INT NOT NULL, covers INT NOT NULL, opened_at DATETIME NOT NULL,
  closed_at DATETIME NULL, status ENUM('open','paid','void') NOT NULL, FOREIGN KEY (dining_table_id) REFERENCES dining_table (id));
CREATE TABLE check_payment (id INT AUTO_INCREMENT PRIMARY KEY, guest_check_id INT NOT NULL, paid_at DATETIME NOT NULL,
  FOREIGN KEY (guest_check_id) REFERENCES guest_check (id));
CREATE TABLE photo_package (id INT AUTO_INCREMENT PRIMARY KEY, coverage_hours INT NOT NULL);
CREATE TABLE photo_order (id INT AUTO_INCREMENT PRIMARY KEY, photo_package_id INT NOT NULL, coverage_starts_at DATETIME NOT NULL,
  coverage_ends_at DATETIME NOT NULL, FOREIGN KEY (photo_package_id) REFERENCES photo_package (id));
CREATE TABLE subscription (id INT AUTO_INCREMENT PRIMARY KEY, customer_id INT NOT NULL, starts_on DATE NOT NULL, ends_on DATE NULL,
  state VARCHAR(255) NOT NULL DEFAULT 'active', cancelled_at DATETIME NULL, updated_at DATETIME NOT NULL,
  current_period_start DATETIME NULL, current_period_end DATETIME NULL, FOREIGN KEY (customer_id) REFERENCES customer (id));
"""
_OF_POLICY = "JOIN policy p ON p.id = c.policy_id WHERE"
BROKEN = {
    "a row is changed after the last login": "SELECT * FROM customer WHERE updated_at < last_sign_in_at",
    "a row is changed when it is deleted": "SELECT * FROM customer WHERE updated_at < deleted_at",
    "a visit lasts hours whose services last minutes": """SELECT * FROM booking
        WHERE julianday(scheduled_end_at) - julianday(scheduled_start_at) > 0.4""",
    "lines are written when that is booked which is still to come": """SELECT * FROM booking_item i JOIN booking b ON b.id = i.booking_id
        WHERE julianday(i.created_at) - julianday(b.created_at) > 0.1""",
    "a bill is paid after all of its payments": "SELECT * FROM payment c JOIN invoice i ON i.id = invoice_id WHERE c.paid_at > i.paid_at",
    "guests come to a restaurant when it serves": "SELECT * FROM reservation WHERE TIME(starts_at) NOT BETWEEN '11:30:00' AND '21:30:00'",
    "what is quoted is signed after that": "SELECT * FROM policy WHERE signed_on < quoted_on",
    "what is written behind a contract's dates comes after its start": "SELECT * FROM policy WHERE appraised_on < start_date",
    "instalments are due after what they pay has begun": f"SELECT * FROM premium_instalment c {_OF_POLICY} due_date < start_date",
    "a comment says that a period starts with the month": "SELECT * FROM policy_month WHERE strftime('%d', period_start) <> '01'",
    "a stock is counted again and again": "SELECT 1 WHERE (SELECT MIN(last_count_date) FROM stock_balance) < '2026-01-01'",
    "work of days is not over at the minute at which it began": """SELECT 1 WHERE (SELECT COUNT(*) FROM work_order
        WHERE TIME(actual_start) = TIME(actual_end)) > 10""",
    "what is ordered is requested for a later day": "SELECT * FROM purchase_order WHERE requested_date <= order_date",
    "a course is no day's work": "SELECT * FROM course WHERE julianday(end_time) - julianday(start_time) > 0.13",
    "what is covered by the hour has no months": """SELECT * FROM photo_order o JOIN photo_package p ON p.id = photo_package_id
        WHERE ABS((julianday(coverage_ends_at) - julianday(coverage_starts_at)) * 24 - coverage_hours) > 0.1""",
    "who is checked in at a gym leaves it on that day": """SELECT * FROM gym_visit
        WHERE julianday(checked_out_at) - julianday(checked_in_at) > 0.3""",
    "guests pay when they leave": """SELECT * FROM check_payment p JOIN guest_check c ON c.id = guest_check_id
        WHERE ABS(julianday(paid_at) - julianday(closed_at)) > 0.02""",
    "a row is not changed when its period is over": "SELECT * FROM subscription WHERE updated_at > '2026-06-30'",
    "for when work is expected is known once it is planned": """SELECT * FROM repair_visit
        WHERE (expected_on IS NULL) <> (status IN ('requested', 'cancelled'))""",
    "reminders are sent of what is due": "SELECT * FROM dunning_notice WHERE created_at > '2026-06-30'",
    "what is past due is not over": "SELECT 1 WHERE (SELECT COUNT(DISTINCT state) FROM subscription WHERE ends_on IS NOT NULL) < 2",
}


@lru_cache(maxsize=1)
def _rows() -> sqlite3.Connection:
    return inferred(SCHEMA)


@pytest.mark.parametrize("claim", BROKEN)
def test_times_agree_with_those_beside_them(claim: str) -> None:
    assert _rows().execute(BROKEN[claim]).fetchall()[:2] == []
