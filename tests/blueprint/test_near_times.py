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
)


def test_rows_lie_near_what_they_are_about() -> None:
    database = inferred(SCHEMA)
    broken = {query: database.execute(query).fetchall()[:2] for query in BROKEN}
    assert {query: rows for query, rows in broken.items() if rows} == {}
