"""Rows lie within what they are part of, follow what they are about soon, and are of nothing that was gone before them."""

from __future__ import annotations

from tests.blueprint.test_times_and_durations import inferred

SCHEMA = """
CREATE TABLE studio (id INT AUTO_INCREMENT PRIMARY KEY, opened_on DATE NOT NULL);
CREATE TABLE tuner (id INT AUTO_INCREMENT PRIMARY KEY, studio_id INT NOT NULL, hired_on DATE NOT NULL, blocked_at DATETIME NULL,
  is_blocked TINYINT(1) NOT NULL DEFAULT 0, FOREIGN KEY (studio_id) REFERENCES studio (id));
CREATE TABLE pianist (id INT AUTO_INCREMENT PRIMARY KEY, registered_at DATETIME NOT NULL, deleted_at DATETIME NULL);
CREATE TABLE repair_order (id INT AUTO_INCREMENT PRIMARY KEY, pianist_id INT NOT NULL, accepted_at DATETIME NOT NULL, started_at DATETIME NULL,
  finished_at DATETIME NULL, status VARCHAR(12) NOT NULL DEFAULT 'new' COMMENT 'new, started, finished, cancelled',
  FOREIGN KEY (pianist_id) REFERENCES pianist (id));
CREATE TABLE work_step (id INT AUTO_INCREMENT PRIMARY KEY, repair_order_id INT NOT NULL, tuner_id INT NOT NULL, began_at DATETIME NOT NULL,
  ended_at DATETIME NOT NULL, FOREIGN KEY (repair_order_id) REFERENCES repair_order (id), FOREIGN KEY (tuner_id) REFERENCES tuner (id));
CREATE TABLE string_reading (id INT AUTO_INCREMENT PRIMARY KEY, work_step_id INT NOT NULL, measured_at DATETIME NOT NULL,
  FOREIGN KEY (work_step_id) REFERENCES work_step (id));
CREATE TABLE invoice (id INT AUTO_INCREMENT PRIMARY KEY, repair_order_id INT NOT NULL, issued_on DATE NOT NULL, due_on DATE NOT NULL,
  FOREIGN KEY (repair_order_id) REFERENCES repair_order (id));
CREATE TABLE invoice_line (id INT AUTO_INCREMENT PRIMARY KEY, invoice_id INT NOT NULL, created_at DATETIME NOT NULL,
  FOREIGN KEY (invoice_id) REFERENCES invoice (id));
CREATE TABLE payment (id INT AUTO_INCREMENT PRIMARY KEY, invoice_id INT NOT NULL, received_on DATE NOT NULL, amount DECIMAL(9,2) NOT NULL,
  FOREIGN KEY (invoice_id) REFERENCES invoice (id));
CREATE TABLE review (id INT AUTO_INCREMENT PRIMARY KEY, repair_order_id INT NOT NULL, written_at DATETIME NOT NULL,
  FOREIGN KEY (repair_order_id) REFERENCES repair_order (id));
CREATE TABLE varnish_lot (id INT AUTO_INCREMENT PRIMARY KEY, made_on DATE NOT NULL, released_on DATE NULL,
  state CHAR(1) NOT NULL DEFAULT 'Q' COMMENT 'Q=quarantine, R=released, B=blocked');
CREATE TABLE varnish_test (id INT AUTO_INCREMENT PRIMARY KEY, varnish_lot_id INT NOT NULL, tested_at DATETIME NOT NULL,
  FOREIGN KEY (varnish_lot_id) REFERENCES varnish_lot (id));
CREATE TABLE recital (id INT AUTO_INCREMENT PRIMARY KEY, doors_open_at DATETIME NOT NULL, starts_at DATETIME NOT NULL, ends_at DATETIME NOT NULL,
  sales_start_at DATETIME NOT NULL, sales_end_at DATETIME NOT NULL, status TINYINT NOT NULL COMMENT '0=draft, 1=on sale, 2=finished, 3=cancelled');
CREATE TABLE listener (id INT AUTO_INCREMENT PRIMARY KEY, joined_at DATETIME NOT NULL, last_login_at DATETIME NULL);
CREATE TABLE promo_code (id INT AUTO_INCREMENT PRIMARY KEY, recital_id INT NULL, valid_from DATE NOT NULL, valid_to DATE NOT NULL,
  FOREIGN KEY (recital_id) REFERENCES recital (id));
CREATE TABLE booking (id INT AUTO_INCREMENT PRIMARY KEY, recital_id INT NOT NULL, listener_id INT NOT NULL, promo_code_id INT NULL,
  booked_at DATETIME NOT NULL, expires_at DATETIME NOT NULL, paid_at DATETIME NULL, FOREIGN KEY (recital_id) REFERENCES recital (id),
  FOREIGN KEY (listener_id) REFERENCES listener (id), FOREIGN KEY (promo_code_id) REFERENCES promo_code (id));
CREATE TABLE refund (id INT AUTO_INCREMENT PRIMARY KEY, booking_id INT NOT NULL, requested_at DATETIME NOT NULL, processed_at DATETIME NULL,
  state VARCHAR(12) NOT NULL DEFAULT 'requested' COMMENT 'requested, processed, rejected', FOREIGN KEY (booking_id) REFERENCES booking (id));
CREATE TABLE grand_piano (id INT AUTO_INCREMENT PRIMARY KEY, pianist_id INT NOT NULL, built_on DATE NOT NULL, FOREIGN KEY (pianist_id) REFERENCES pianist (id));
CREATE TABLE appointment (id INT AUTO_INCREMENT PRIMARY KEY, tuner_id INT NOT NULL, scheduled_at DATETIME NOT NULL,
  status ENUM('booked', 'completed', 'cancelled') NOT NULL DEFAULT 'booked', FOREIGN KEY (tuner_id) REFERENCES tuner (id));
CREATE TABLE bill (id INT AUTO_INCREMENT PRIMARY KEY, pianist_id INT NOT NULL, number VARCHAR(20) NOT NULL, issued_on DATE NULL, due_on DATE NOT NULL,
  reminder_level TINYINT NOT NULL DEFAULT 0, last_reminder_on DATE NULL COMMENT 'NULL at level 0', state TINYINT NOT NULL COMMENT '0 draft, 1 open, 2 paid, 3 void',
  FOREIGN KEY (pianist_id) REFERENCES pianist (id));
CREATE TABLE subscription (id INT AUTO_INCREMENT PRIMARY KEY, pianist_id INT NOT NULL, starts_on DATE NOT NULL, ends_on DATE NULL,
  status VARCHAR(12) NOT NULL COMMENT 'trialing, active, cancelled', FOREIGN KEY (pianist_id) REFERENCES pianist (id));
CREATE TABLE felt_item (id INT AUTO_INCREMENT PRIMARY KEY, studio_id INT NOT NULL, added_on DATE NOT NULL, FOREIGN KEY (studio_id) REFERENCES studio (id));
CREATE TABLE felt_movement (id INT AUTO_INCREMENT PRIMARY KEY, felt_item_id INT NOT NULL, ref_type VARCHAR(20) NULL COMMENT 'repair_order or NULL',
  ref_id INT NULL, moved_at DATETIME NOT NULL, FOREIGN KEY (felt_item_id) REFERENCES felt_item (id));
CREATE TABLE offer (id INT AUTO_INCREMENT PRIMARY KEY, pianist_id INT NOT NULL, offered_on DATE NOT NULL, valid_until DATE NOT NULL,
  FOREIGN KEY (pianist_id) REFERENCES pianist (id));
CREATE TABLE tone_meter (id INT AUTO_INCREMENT PRIMARY KEY, bought_on DATE NOT NULL, last_calibrated_on DATE NULL, next_calibration_on DATE NULL);
CREATE TABLE meter_use (id INT AUTO_INCREMENT PRIMARY KEY, tone_meter_id INT NOT NULL, started_ts INT UNSIGNED NOT NULL COMMENT 'unix time',
  ended_ts INT UNSIGNED NULL, released_ts INT UNSIGNED NOT NULL COMMENT '30 minutes after started_ts',
  state CHAR(1) NOT NULL DEFAULT 'A' COMMENT 'A active, C completed, F failed', FOREIGN KEY (tone_meter_id) REFERENCES tone_meter (id));
CREATE TABLE rating (id INT AUTO_INCREMENT PRIMARY KEY, appointment_id INT NOT NULL UNIQUE, given_at DATETIME NOT NULL,
  FOREIGN KEY (appointment_id) REFERENCES appointment (id));
CREATE TABLE sound_test (id INT AUTO_INCREMENT PRIMARY KEY, asked_at DATETIME NOT NULL,
  status TINYINT NOT NULL DEFAULT 0 COMMENT '0 = ordered, 1 = collected, 2 = in process, 3 = reported, 9 = cancelled');
"""
BROKEN = (
    "SELECT * FROM work_step s JOIN repair_order o ON o.id = s.repair_order_id WHERE started_at IS NULL "
    "OR began_at NOT BETWEEN started_at AND IFNULL(finished_at, '2026-06-30') OR ended_at > IFNULL(finished_at, '2026-06-30') OR ended_at < began_at",
    "SELECT * FROM work_step s JOIN tuner t ON t.id = s.tuner_id WHERE DATE(began_at) < hired_on OR ended_at > blocked_at",
    "SELECT * FROM string_reading r JOIN work_step s ON s.id = r.work_step_id WHERE measured_at NOT BETWEEN began_at AND ended_at",
    "SELECT * FROM invoice i JOIN repair_order o ON o.id = i.repair_order_id WHERE finished_at IS NULL "
    "OR julianday(issued_on) - julianday(DATE(finished_at)) NOT BETWEEN 0 AND 5",
    "SELECT * FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id WHERE ABS(julianday(l.created_at) - julianday(issued_on)) > 1.1",
    "SELECT * FROM payment p JOIN invoice i ON i.id = p.invoice_id WHERE julianday(received_on) - julianday(issued_on) NOT BETWEEN 0 AND 31",
    "SELECT * FROM review r JOIN repair_order o ON o.id = r.repair_order_id WHERE finished_at IS NULL OR written_at < finished_at",
    "SELECT * FROM repair_order o JOIN pianist p ON p.id = o.pianist_id WHERE accepted_at NOT BETWEEN registered_at AND IFNULL(deleted_at, '2027')",
    "SELECT * FROM varnish_test t JOIN varnish_lot l ON l.id = t.varnish_lot_id WHERE DATE(tested_at) NOT BETWEEN made_on AND IFNULL(released_on, '2027')",
    "SELECT * FROM varnish_lot WHERE state = 'Q' AND made_on < '2026-04-01'",
    "SELECT 1 WHERE (SELECT COUNT(*) FROM varnish_lot WHERE state = 'R') * 2 < (SELECT COUNT(*) FROM varnish_lot)",
    "SELECT * FROM recital WHERE (julianday(starts_at) - julianday(doors_open_at)) * 1440 NOT BETWEEN 29 AND 91 OR sales_end_at > starts_at "
    "OR sales_start_at >= sales_end_at OR julianday(sales_end_at) - julianday(sales_start_at) < 0.5 OR (status < 2) <> (starts_at > '2026-06-30')",
    "SELECT * FROM booking b JOIN recital r ON r.id = b.recital_id WHERE booked_at NOT BETWEEN sales_start_at AND sales_end_at OR paid_at > expires_at",
    "SELECT * FROM booking b JOIN listener l ON l.id = b.listener_id WHERE booked_at NOT BETWEEN joined_at AND last_login_at",
    "SELECT * FROM promo_code c JOIN recital r ON r.id = c.recital_id WHERE valid_from > DATE(starts_at) OR julianday(valid_to) - julianday(valid_from) > 91",
    "SELECT * FROM refund f JOIN booking b ON b.id = f.booking_id WHERE julianday(requested_at) - julianday(booked_at) NOT BETWEEN 0 AND 25 "
    "OR (state = 'requested' AND requested_at < '2026-05-01')",
    "SELECT 1 WHERE (SELECT COUNT(*) FROM refund WHERE state = 'processed') * 2 < (SELECT COUNT(*) FROM refund)",
    "SELECT * FROM grand_piano g JOIN pianist p ON p.id = g.pianist_id WHERE built_on >= DATE('2026-06-30', '-25 days')",
    "SELECT * FROM appointment WHERE strftime('%M', scheduled_at) % 15 OR TIME(scheduled_at) NOT BETWEEN '08:00:00' AND '18:00:00'",
    "SELECT * FROM bill WHERE (issued_on IS NULL) <> (state = 0) OR last_reminder_on < due_on",
    "SELECT * FROM subscription WHERE (status = 'trialing' AND (starts_on < '2026-05-01' OR ends_on > '2026-07-31')) "
    "OR (status <> 'cancelled' AND ends_on < '2026-06-30')",
    "SELECT * FROM felt_movement m JOIN repair_order o ON o.id = m.ref_id WHERE m.ref_type IS NOT NULL AND "
    "(moved_at < accepted_at OR moved_at > IFNULL(finished_at, '2027'))",
    "SELECT * FROM offer WHERE julianday(valid_until) - julianday(offered_on) <> 30",
    "SELECT * FROM tone_meter WHERE last_calibrated_on < bought_on OR next_calibration_on <= last_calibrated_on OR next_calibration_on < '2026-06-01'",
    "SELECT * FROM meter_use WHERE (ended_ts IS NULL) <> (state = 'A') OR released_ts - started_ts <> 1800",
    "SELECT 1 WHERE (SELECT COUNT(*) FROM meter_use WHERE state = 'C') * 2 < (SELECT COUNT(*) FROM meter_use)",
    "SELECT * FROM rating r JOIN appointment a ON a.id = r.appointment_id WHERE status <> 'completed'",
    "SELECT 1 WHERE NOT EXISTS (SELECT * FROM rating)",
    "SELECT 1 WHERE (SELECT COUNT(*) FROM sound_test WHERE status = 3) * 2 < (SELECT COUNT(*) FROM sound_test)",
)


def test_rows_lie_near_what_they_are_about() -> None:
    database = inferred(SCHEMA)
    broken = {query: database.execute(query).fetchall()[:2] for query in BROKEN}
    assert {query: rows for query, rows in broken.items() if rows} == {}
