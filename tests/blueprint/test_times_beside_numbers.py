"""Times that a number or a comment beside them counts, steps in the order of size that minutes say, and days that are moved."""

from __future__ import annotations

import pytest

from seedsql.blueprint.inference.times.spoken_lengths import lengths_in

from .test_times_and_durations import inferred

SCHEMA = """
CREATE TABLE loan_kinds (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL, term_days SMALLINT NOT NULL COMMENT '7 to 90');
CREATE TABLE loans (id INT AUTO_INCREMENT PRIMARY KEY, kind_id INT NOT NULL, status ENUM('applied','approved','disbursed','repaid') NOT NULL,
  applied_at DATETIME NOT NULL, disbursed_at DATETIME NULL, due_on DATE NULL COMMENT 'disbursed + term of the kind',
  FOREIGN KEY (kind_id) REFERENCES loan_kinds (id));
CREATE TABLE extensions (id INT AUTO_INCREMENT PRIMARY KEY, loan_id INT NOT NULL, requested_at DATETIME NOT NULL, extra_days TINYINT NOT NULL,
  old_due_on DATE NOT NULL, new_due_on DATE NOT NULL, FOREIGN KEY (loan_id) REFERENCES loans (id));
CREATE TABLE office_letters (id INT AUTO_INCREMENT PRIMARY KEY, issued_on DATE NOT NULL, resp_months SMALLINT NOT NULL, resp_due_on DATE NOT NULL,
  ext_months SMALLINT NULL, ext_due_on DATE NULL, FOREIGN KEY (id) REFERENCES loans (id));
CREATE TABLE works (id INT AUTO_INCREMENT PRIMARY KEY, ordered_on DATE NOT NULL, valid_days SMALLINT NOT NULL, valid_until DATE NOT NULL,
  finished_on DATE NULL, warranty_months TINYINT NOT NULL, warranty_until DATE NULL);
CREATE TABLE jobs (id INT AUTO_INCREMENT PRIMARY KEY, ordered_on DATE NOT NULL, promised_on DATE NOT NULL, lead_time_days INT NOT NULL);
CREATE TABLE shoeings (id INT AUTO_INCREMENT PRIMARY KEY, shod_on DATE NOT NULL, next_on DATE NOT NULL COMMENT 'in 6 to 8 weeks');
CREATE TABLE customers (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(60) NOT NULL, payment_term_days SMALLINT NOT NULL);
CREATE TABLE deliveries (id INT AUTO_INCREMENT PRIMARY KEY, customer_id INT NOT NULL, ordered_on DATE NOT NULL, slot_van TIME NOT NULL, slot_tot TIME NOT NULL,
  FOREIGN KEY (customer_id) REFERENCES customers (id));
CREATE TABLE delivery_invoices (id INT AUTO_INCREMENT PRIMARY KEY, delivery_id INT NOT NULL, issued_on DATE NOT NULL, due_on DATE NOT NULL,
  FOREIGN KEY (delivery_id) REFERENCES deliveries (id));
CREATE TABLE translations (id INT AUTO_INCREMENT PRIMARY KEY, customer_id INT NOT NULL, ordered_on DATE NOT NULL, due_on DATE NOT NULL,
  FOREIGN KEY (customer_id) REFERENCES customers (id));
CREATE TABLE lockouts (id INT AUTO_INCREMENT PRIMARY KEY, state ENUM('received','dispatched','on_site','finished','cancelled') NOT NULL,
  received_at DATETIME NOT NULL, dispatched_at DATETIME NULL, arrived_at DATETIME NULL, finished_at DATETIME NULL,
  response_minutes SMALLINT NULL, on_site_minutes SMALLINT NULL);
CREATE TABLE stoppages (id INT AUTO_INCREMENT PRIMARY KEY, stopped_at DATETIME NOT NULL, restarted_at DATETIME NULL, minutes_lost INT NULL);
CREATE TABLE complaints (id INT AUTO_INCREMENT PRIMARY KEY, reported_at DATETIME NOT NULL,
  authority_told_at DATETIME NULL COMMENT 'within 24 hours of reported_at');
CREATE TABLE renovations (id INT AUTO_INCREMENT PRIMARY KEY, status ENUM('issued','accepted','in_works','done') NOT NULL, issued_on DATE NOT NULL,
  works_start DATE NULL, works_end DATE NULL);
CREATE TABLE analyses (id INT AUTO_INCREMENT PRIMARY KEY, state ENUM('queued','prepared','running','done','validated') NOT NULL DEFAULT 'queued',
  asked_at DATETIME NOT NULL, prep_start DATETIME NULL, prep_end DATETIME NULL, run_start DATETIME NULL, run_end DATETIME NULL, validated_at DATETIME NULL);
CREATE TABLE sittings (id INT AUTO_INCREMENT PRIMARY KEY, invited_at DATETIME NOT NULL, scheduled_start DATETIME NOT NULL, scheduled_end DATETIME NOT NULL,
  confirmed_at DATETIME NULL);
CREATE TABLE machine_loans (id INT AUTO_INCREMENT PRIMARY KEY, delivered_on DATE NOT NULL, term_months SMALLINT NOT NULL, return_until DATE NOT NULL,
  returned_on DATE NULL, maintenance_interval_days SMALLINT NOT NULL, next_maintenance_on DATE NOT NULL);
CREATE TABLE ski_passes (id INT AUTO_INCREMENT PRIMARY KEY, sold_at DATETIME NOT NULL, first_day DATE NOT NULL, day_count TINYINT NOT NULL, last_day DATE NOT NULL,
  refunded_on DATE NULL);
CREATE TABLE parking_tickets (id INT AUTO_INCREMENT PRIMARY KEY, bought_at DATETIME NOT NULL, paid_minutes SMALLINT NOT NULL, valid_to DATETIME NOT NULL);
CREATE TABLE vessels (id INT AUTO_INCREMENT PRIMARY KEY, built_year SMALLINT NOT NULL, last_docking_on DATE NOT NULL, next_docking_on DATE NOT NULL);
CREATE TABLE repairs (id INT AUTO_INCREMENT PRIMARY KEY, taken_in_on DATE NOT NULL, work_start DATE NULL, work_end DATE NULL, billed_on DATE NULL, settled_on DATE NULL);
CREATE TABLE moves (id INT AUTO_INCREMENT PRIMARY KEY, proposed_on DATE NOT NULL, permit_granted_on DATE NULL, permit_valid_until DATE NULL,
  quarantine_start DATE NULL, quarantine_days TINYINT NOT NULL, quarantine_end DATE NULL);
CREATE TABLE treatments (id INT AUTO_INCREMENT PRIMARY KEY, diagnosed_at DATETIME NOT NULL, started_on DATE NOT NULL, duration_days SMALLINT NOT NULL,
  ends_on DATE NOT NULL, recheck_due_on DATE NULL);
CREATE TABLE violins (id INT AUTO_INCREMENT PRIMARY KEY, ordered_on DATE NOT NULL, carving_start DATE NULL, carving_end DATE NULL, varnish_start DATE NULL,
  varnish_end DATE NULL);
CREATE TABLE deposits (id INT AUTO_INCREMENT PRIMARY KEY, left_at DATE NOT NULL, duration_days SMALLINT NOT NULL, expires_on DATE NOT NULL, extended_until DATE NULL);
CREATE TABLE freezers (id INT AUTO_INCREMENT PRIMARY KEY, installed_on DATE NOT NULL, alarm_active TINYINT(1) NOT NULL DEFAULT 0, alarm_since DATETIME NULL);
CREATE TABLE defects (id INT AUTO_INCREMENT PRIMARY KEY, found_on DATE NOT NULL, fix_within_days SMALLINT NOT NULL, fix_by DATE NOT NULL, fixed_on DATE NULL);
CREATE TABLE rentals (id INT AUTO_INCREMENT PRIMARY KEY, signed_on DATE NOT NULL, term_months SMALLINT NOT NULL);
CREATE TABLE rental_bills (id INT AUTO_INCREMENT PRIMARY KEY, rental_id INT NOT NULL, issued_on DATE NOT NULL, due_on DATE NOT NULL,
  FOREIGN KEY (rental_id) REFERENCES rentals (id));
CREATE TABLE talks (id INT AUTO_INCREMENT PRIMARY KEY, starts_at TIME NOT NULL, duration_minutes SMALLINT NOT NULL, ends_at TIME NOT NULL);
"""
BROKEN = (
    "SELECT * FROM loans l JOIN loan_kinds k ON k.id = l.kind_id WHERE due_on <> DATE(disbursed_at, '+' || term_days || ' days')"
    " OR (due_on IS NULL) <> (disbursed_at IS NULL)",
    "SELECT * FROM extensions e JOIN loans l ON l.id = e.loan_id WHERE old_due_on <> l.due_on OR new_due_on <> DATE(old_due_on, '+' || extra_days || ' days')",
    "SELECT * FROM extensions e JOIN loans l ON l.id = e.loan_id WHERE l.disbursed_at IS NULL OR DATE(requested_at) > old_due_on"
    " OR requested_at < l.disbursed_at",
    "SELECT * FROM office_letters WHERE (resp_due_on <> DATE(issued_on, '+' || resp_months || ' months') AND substr(issued_on, 9) < '29')"
    " OR (ext_due_on IS NULL) <> (ext_months IS NULL) OR ext_due_on <= resp_due_on",
    "SELECT * FROM works WHERE valid_until <> DATE(ordered_on, '+' || valid_days || ' days') OR warranty_until < DATE(finished_on, '+' || warranty_months || ' months', '-3 days')",
    "SELECT * FROM jobs WHERE promised_on <> DATE(ordered_on, '+' || lead_time_days || ' days')",
    "SELECT * FROM shoeings WHERE julianday(next_on) - julianday(shod_on) NOT BETWEEN 42 AND 56",
    "SELECT * FROM deliveries WHERE slot_tot <= slot_van",
    "SELECT * FROM delivery_invoices i JOIN deliveries d ON d.id = i.delivery_id JOIN customers c ON c.id = d.customer_id"
    " WHERE due_on <> DATE(issued_on, '+' || payment_term_days || ' days')",
    "SELECT 1 WHERE NOT EXISTS (SELECT * FROM translations t JOIN customers c ON c.id = t.customer_id"
    " WHERE due_on <> DATE(ordered_on, '+' || payment_term_days || ' days'))",
    "SELECT * FROM lockouts WHERE (arrived_at IS NULL) <> (state IN ('received', 'dispatched', 'cancelled')) OR julianday(finished_at) - julianday(received_at) > 0.3"
    " OR response_minutes <> ROUND((julianday(arrived_at) - julianday(received_at)) * 1440)"
    " OR on_site_minutes <> ROUND((julianday(finished_at) - julianday(arrived_at)) * 1440)",
    "SELECT * FROM stoppages WHERE minutes_lost <> ROUND((julianday(restarted_at) - julianday(stopped_at)) * 1440)",
    "SELECT * FROM complaints WHERE julianday(authority_told_at) - julianday(reported_at) NOT BETWEEN 0 AND 1",
    "SELECT * FROM renovations WHERE (works_start IS NULL) <> (status NOT IN ('in_works', 'done')) OR (works_end IS NULL) <> (status <> 'done')",
    "SELECT * FROM analyses WHERE (prep_end IS NULL) <> (state = 'queued') OR (run_start IS NULL) <> (state IN ('queued', 'prepared'))"
    " OR (run_end IS NULL) <> (state IN ('queued', 'prepared', 'running')) OR prep_start > prep_end OR prep_end > run_start OR run_start > run_end",
    "SELECT * FROM sittings WHERE confirmed_at NOT BETWEEN invited_at AND scheduled_start",
    "SELECT * FROM machine_loans WHERE next_maintenance_on <= '2026-06-30' OR julianday(next_maintenance_on) - 181 > maintenance_interval_days + julianday('2026-06-30')"
    " OR return_until <> DATE(delivered_on, '+' || term_months || ' months')",
    "SELECT * FROM ski_passes WHERE first_day < DATE(sold_at) OR julianday(last_day) - julianday(first_day) NOT BETWEEN 1 AND 14",
    "SELECT * FROM parking_tickets WHERE ROUND((julianday(valid_to) - julianday(bought_at)) * 1440) <> paid_minutes",
    "SELECT * FROM moves WHERE quarantine_end > DATE(quarantine_start, '+' || quarantine_days || ' days') OR permit_valid_until < permit_granted_on",
    "SELECT * FROM treatments WHERE ends_on <> DATE(started_on, '+' || duration_days || ' days')",
    "SELECT * FROM violins WHERE carving_end < carving_start OR varnish_start < carving_end OR varnish_end < varnish_start",
    "SELECT * FROM deposits WHERE expires_on <> DATE(left_at, '+' || duration_days || ' days') OR extended_until <= expires_on",
    "SELECT * FROM defects WHERE julianday(fixed_on) - julianday(found_on) NOT BETWEEN fix_within_days / 5 AND fix_within_days * 6 / 5",
    "SELECT * FROM rental_bills WHERE julianday(due_on) - julianday(issued_on) > 40",
    "SELECT * FROM freezers WHERE (alarm_since IS NULL) <> (alarm_active = 0)",
    "SELECT * FROM talks WHERE (strftime('%s', ends_at) - strftime('%s', starts_at)) / 60 NOT BETWEEN 15 AND 60",
    "SELECT * FROM vessels WHERE built_year < 100",
    "SELECT * FROM repairs WHERE billed_on < work_end OR settled_on < billed_on OR (billed_on IS NOT NULL AND work_end IS NULL)",
)


def test_numbers_and_comments_beside_a_time_say_when_it_is() -> None:
    database = inferred(SCHEMA)
    broken = {query: database.execute(query).fetchall()[:2] for query in BROKEN}
    assert {query: rows for query, rows in broken.items() if rows} == {}


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("14 bis 18 Tage nach dem Decken", [(14, 18, "day")]),
        ("in 6-8 weeks", [(6, 8, "week")]),
        ("every two years", [(2, 2, "year")]),
        ("the day of the visit, no. 3", []),
        ("from 8 to 6 days", []),
    ],
)
def test_lengths_are_read_in_words(comment: str, expected: list[tuple[int, int, str]]) -> None:
    assert [(each.low, each.high, each.unit) for each in lengths_in(comment)] == expected
