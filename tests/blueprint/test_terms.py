"""How long things are valid and when they are due by what they are; what is planned first, decided after a deadline, done again."""

from __future__ import annotations

from tests.blueprint.test_times_and_durations import inferred

SCHEMA = """
CREATE TABLE sailor (id INT AUTO_INCREMENT PRIMARY KEY, last_name VARCHAR(40) NOT NULL, passport_issued_on DATE NOT NULL, passport_expires_on DATE NOT NULL);
CREATE TABLE certificate (id INT AUTO_INCREMENT PRIMARY KEY, sailor_id INT NOT NULL, issued_on DATE NOT NULL, valid_until DATE NOT NULL, revoked_on DATE NULL,
  FOREIGN KEY (sailor_id) REFERENCES sailor (id));
CREATE TABLE gauge (id INT AUTO_INCREMENT PRIMARY KEY, serial_no VARCHAR(20) NOT NULL, bought_on DATE NOT NULL, calibrated_on DATE NOT NULL,
  calibration_due_on DATE NOT NULL);
CREATE TABLE gauge_use (id INT AUTO_INCREMENT PRIMARY KEY, gauge_id INT NOT NULL, used_at DATETIME NOT NULL, FOREIGN KEY (gauge_id) REFERENCES gauge (id));
CREATE TABLE dose (id INT AUTO_INCREMENT PRIMARY KEY, sailor_id INT NOT NULL, due_at DATETIME NOT NULL, given_at DATETIME NULL,
  FOREIGN KEY (sailor_id) REFERENCES sailor (id));
CREATE TABLE tender (id INT AUTO_INCREMENT PRIMARY KEY, published_on DATE NOT NULL, submission_deadline DATETIME NOT NULL, awarded_on DATE NULL,
  status ENUM('open','evaluation','awarded','cancelled') NOT NULL);
CREATE TABLE bid (id INT AUTO_INCREMENT PRIMARY KEY, tender_id INT NOT NULL, submitted_at DATETIME NOT NULL, status ENUM('submitted','won','lost') NOT NULL,
  FOREIGN KEY (tender_id) REFERENCES tender (id));
CREATE TABLE charter (id INT AUTO_INCREMENT PRIMARY KEY, sailor_id INT NOT NULL, booked_at DATETIME NOT NULL, pickup_at DATETIME NOT NULL,
  return_due_at DATETIME NOT NULL, returned_at DATETIME NULL, status ENUM('booked','out','returned','cancelled') NOT NULL, FOREIGN KEY (sailor_id) REFERENCES sailor (id));
CREATE TABLE plan (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL, lock_in_months INT NOT NULL);
CREATE TABLE lesson (id INT AUTO_INCREMENT PRIMARY KEY, starts_at DATETIME NOT NULL, ends_at DATETIME NOT NULL, homework_due_on DATE NULL,
  cancelled_at DATETIME NULL, status ENUM('planned','held','cancelled') NOT NULL);
CREATE TABLE contract (id INT AUTO_INCREMENT PRIMARY KEY, sailor_id INT NOT NULL, plan_id INT NOT NULL, starts_on DATE NOT NULL, lock_in_end DATE NOT NULL, ends_on DATE NULL,
  notice_given_on DATE NULL, daily_hours DECIMAL(4,2) NOT NULL, FOREIGN KEY (sailor_id) REFERENCES sailor (id), FOREIGN KEY (plan_id) REFERENCES plan (id));
CREATE TABLE inspection (id INT AUTO_INCREMENT PRIMARY KEY, inspected_at DATETIME NOT NULL, has_damage TINYINT(1) NOT NULL,
  repair_deadline DATE NULL COMMENT 'only with damage', repaired_on DATE NULL);
CREATE TABLE reklamacja (id INT AUTO_INCREMENT PRIMARY KEY, sailor_id INT NOT NULL, zgloszona DATETIME NOT NULL, rozpatrzona DATETIME NULL, zamknieta DATETIME NULL,
  FOREIGN KEY (sailor_id) REFERENCES sailor (id));
CREATE TABLE subscricao (id INT AUTO_INCREMENT PRIMARY KEY, ativada_em DATE NOT NULL, cancelada_em DATE NULL COMMENT 'exceto se ativa ou suspensa',
  estado ENUM('pendente','ativa','suspensa','cancelada') NOT NULL);
CREATE TABLE urlop (id INT AUTO_INCREMENT PRIMARY KEY, od DATE NOT NULL, do DATE NOT NULL);
"""
BROKEN = (
    "SELECT * FROM sailor WHERE julianday(passport_expires_on) - julianday(passport_issued_on) < 3600",
    "SELECT * FROM certificate WHERE julianday(valid_until) - julianday(issued_on) < 1000 OR revoked_on NOT BETWEEN issued_on AND valid_until",
    "SELECT * FROM gauge WHERE calibrated_on < '2025-06-01' OR calibrated_on < bought_on OR calibration_due_on <> DATE(calibrated_on, '+1 year')",
    "SELECT * FROM dose WHERE julianday(given_at) - julianday(due_at) NOT BETWEEN 0 AND 20",
    "SELECT * FROM tender WHERE awarded_on < DATE(submission_deadline) OR (status = 'open' AND submission_deadline < '2026-06-30') "
    "OR TIME(submission_deadline) <> '12:00:00' OR awarded_on > '2026-06-30'",
    "SELECT * FROM bid b JOIN tender t ON t.id = b.tender_id WHERE submitted_at NOT BETWEEN published_on AND submission_deadline",
    "SELECT 1 WHERE (SELECT COUNT(*) FROM bid WHERE status = 'lost') * 2 < (SELECT COUNT(*) FROM bid)",
    "SELECT * FROM charter WHERE returned_at > return_due_at OR julianday(return_due_at) - julianday(pickup_at) > 11 OR (status = 'booked') <> (pickup_at > '2026-06-30')",
    "SELECT * FROM lesson WHERE homework_due_on < DATE(ends_at) OR cancelled_at >= starts_at",
    "SELECT * FROM contract c JOIN plan p ON p.id = c.plan_id WHERE ABS(julianday(lock_in_end) - julianday(starts_on) - 30.4 * lock_in_months) > 4",
    "SELECT * FROM contract WHERE notice_given_on NOT BETWEEN starts_on AND ends_on OR notice_given_on > '2026-06-30' OR daily_hours > 24",
    "SELECT * FROM inspection WHERE repaired_on IS NOT NULL AND has_damage = 0",
    "SELECT * FROM reklamacja WHERE TIME(zgloszona) NOT BETWEEN '07:00' AND '19:00' OR TIME(rozpatrzona) NOT BETWEEN '07:00' AND '22:00' "
    "OR TIME(zamknieta) NOT BETWEEN '07:00' AND '22:00' OR rozpatrzona <= zgloszona OR zamknieta <= rozpatrzona",
    "SELECT * FROM subscricao WHERE (cancelada_em IS NULL) <> (estado <> 'cancelada')",
    "SELECT * FROM urlop WHERE julianday(do) - julianday(od) < 1",
)


def test_what_is_due_or_valid_is_so_as_long_as_such_things_are() -> None:
    database = inferred(SCHEMA, rows=120)
    broken = {query: database.execute(query).fetchall()[:2] for query in BROKEN}
    assert {query: rows for query, rows in broken.items() if rows} == {}


TURNS = """
CREATE TABLE shift (id INT AUTO_INCREMENT PRIMARY KEY, kind ENUM('early','late','night') NOT NULL, starts_at DATETIME NOT NULL, ends_at DATETIME NOT NULL);
CREATE TABLE dienst (id INT AUTO_INCREMENT PRIMARY KEY, datum DATE NOT NULL, begintijd TIME NOT NULL, eindtijd TIME NOT NULL,
  soort CHAR(1) NOT NULL COMMENT 'D dag, A avond, N nacht');
CREATE TABLE leave_request (id INT AUTO_INCREMENT PRIMARY KEY, asked_at DATETIME NOT NULL, starts_on DATE NOT NULL, ends_on DATE NOT NULL, decided_at DATETIME NULL);
CREATE TABLE feature (id INT AUTO_INCREMENT PRIMARY KEY, lsl DECIMAL(9,3) NOT NULL, usl DECIMAL(9,3) NOT NULL, CHECK (lsl < usl));
CREATE TABLE measurement (id INT AUTO_INCREMENT PRIMARY KEY, feature_id INT NOT NULL, measured_value DECIMAL(9,3) NOT NULL, ok TINYINT NOT NULL COMMENT '1 within the limits',
  FOREIGN KEY (feature_id) REFERENCES feature (id));
CREATE TABLE bed_quarantine (id INT AUTO_INCREMENT PRIMARY KEY, ordered_on DATE NOT NULL, penalty_per_day DECIMAL(8,2) NOT NULL, starts_on DATE NOT NULL, ends_on DATE NOT NULL);
"""
WRONG = (
    "SELECT * FROM shift WHERE TIME(starts_at) <> CASE kind WHEN 'early' THEN '06:00:00' WHEN 'late' THEN '14:00:00' ELSE '22:00:00' END",
    "SELECT * FROM dienst WHERE begintijd <> CASE soort WHEN 'D' THEN '06:00:00' WHEN 'A' THEN '14:00:00' ELSE '22:00:00' END",
    "SELECT * FROM leave_request WHERE DATE(decided_at) > starts_on OR decided_at < asked_at",
    "SELECT * FROM measurement m JOIN feature f ON f.id = m.feature_id WHERE ok <> (measured_value BETWEEN lsl AND usl)",
    "SELECT 1 WHERE (SELECT AVG(ok) FROM measurement) NOT BETWEEN 0.8 AND 0.99",
    "SELECT * FROM bed_quarantine WHERE julianday(ends_on) - julianday(starts_on) NOT BETWEEN 1 AND 15 "
    "OR penalty_per_day = julianday(ends_on) - julianday(starts_on)",
)


def test_shifts_are_at_their_hours_and_values_within_their_limits() -> None:
    database = inferred(TURNS, rows=100)
    broken = {query: database.execute(query).fetchall()[:2] for query in WRONG}
    assert {query: rows for query, rows in broken.items() if rows} == {}
