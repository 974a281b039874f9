"""Times agree with what the key of their row counts, with the end of what they are of, with their DEFAULT and with the state of their row."""

from __future__ import annotations

import pytest

from tests.blueprint.test_times_and_durations import inferred

KEYED = """
CREATE TABLE court (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(30) NOT NULL, built_on DATE NOT NULL,
  opens_at TIME NOT NULL DEFAULT '07:00:00', closes_at TIME NOT NULL DEFAULT '22:00:00',
  least_min_minutes SMALLINT NOT NULL DEFAULT 45, least_max_minutes SMALLINT NOT NULL DEFAULT 120);
CREATE TABLE court_booking (id INT AUTO_INCREMENT PRIMARY KEY, court_id INT NOT NULL, starts_at DATETIME NOT NULL, ends_at DATETIME NOT NULL,
  minutes SMALLINT NOT NULL, booked_at DATETIME NOT NULL, UNIQUE (court_id, starts_at), FOREIGN KEY (court_id) REFERENCES court (id));
CREATE TABLE employee (id INT AUTO_INCREMENT PRIMARY KEY, last_name VARCHAR(40) NOT NULL, hired_on DATE NOT NULL, left_on DATE NULL);
CREATE TABLE timesheet (id INT AUTO_INCREMENT PRIMARY KEY, employee_id INT NOT NULL, week_start DATE NOT NULL, submitted_at DATETIME NULL, approved_at DATETIME NULL,
  status ENUM('draft','submitted','approved') NOT NULL, UNIQUE (employee_id, week_start), FOREIGN KEY (employee_id) REFERENCES employee (id));
CREATE TABLE payslip (id INT AUTO_INCREMENT PRIMARY KEY, employee_id INT NOT NULL, period CHAR(7) NOT NULL, paid_on DATE NOT NULL,
  UNIQUE (employee_id, period), FOREIGN KEY (employee_id) REFERENCES employee (id));
CREATE TABLE payroll_run (id INT AUTO_INCREMENT PRIMARY KEY, employee_id INT NOT NULL, pay_year SMALLINT NOT NULL, pay_month TINYINT NOT NULL,
  period_start DATE NOT NULL, period_end DATE NOT NULL, UNIQUE (employee_id, pay_year, pay_month), FOREIGN KEY (employee_id) REFERENCES employee (id));
"""
BROKEN = (
    "SELECT * FROM court_booking WHERE ends_at <= starts_at OR minutes <> ROUND((julianday(ends_at) - julianday(starts_at)) * 1440)",
    "SELECT * FROM court_booking WHERE booked_at >= starts_at",
    "SELECT * FROM court WHERE opens_at NOT BETWEEN '06:00' AND '08:00' OR closes_at NOT BETWEEN '20:00' AND '23:00'",
    "SELECT * FROM court WHERE least_min_minutes > 120",
    "SELECT * FROM timesheet WHERE strftime('%w', week_start) <> '1' OR submitted_at < date(week_start, '+4 days') OR approved_at < submitted_at",
    "SELECT * FROM payslip p JOIN employee e ON e.id = employee_id WHERE left_on IS NOT NULL OR (hired_on < '2025-01-01' AND julianday(paid_on) - julianday(period || '-01') NOT BETWEEN 27 AND 45)",
    "SELECT * FROM payroll_run p JOIN employee e ON e.id = employee_id WHERE hired_on < '2025-01-01' "
    "AND (period_start <> printf('%d-%02d-01', pay_year, pay_month) OR period_end <> date(period_start, '+1 month', '-1 day'))",
)


def test_what_a_key_counts_is_when_its_row_starts() -> None:
    database = inferred(KEYED, rows=40)
    broken = {query: database.execute(query).fetchall()[:2] for query in BROKEN}
    assert not {query: found for query, found in broken.items() if found}


ENDED = """
CREATE TABLE horse (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(30) NOT NULL, bought_on DATE NOT NULL, died_on DATE NULL, last_weighed_on DATE NULL);
CREATE TABLE dose (id INT AUTO_INCREMENT PRIMARY KEY, horse_id INT NOT NULL, first_day DATE NOT NULL, last_day DATE NULL, milk_wait_days TINYINT NOT NULL DEFAULT 0,
  meat_wait_days SMALLINT NOT NULL DEFAULT 0, FOREIGN KEY (horse_id) REFERENCES horse (id));
CREATE TABLE run (id INT AUTO_INCREMENT PRIMARY KEY, planned_start DATETIME NOT NULL, planned_end DATETIME NOT NULL, actual_start DATETIME NULL, actual_end DATETIME NULL,
  run_minutes INT NOT NULL DEFAULT 0, idle_minutes INT NOT NULL DEFAULT 0, status ENUM('planned','running','done') NOT NULL);
CREATE TABLE sale_campaign (id INT AUTO_INCREMENT PRIMARY KEY, offered_at DATETIME NOT NULL, offer_valid_until DATE NOT NULL, booked_at DATETIME NULL,
  starts_on DATE NOT NULL, ends_on DATE NOT NULL, status ENUM('offer','booked','on_air','finished','lost') NOT NULL);
"""
CONTRADICTING = (
    "SELECT * FROM horse WHERE last_weighed_on > died_on",
    "SELECT 1 WHERE (SELECT SUM(milk_wait_days = julianday(last_day) - julianday(first_day)) * 2 > COUNT(*) FROM dose WHERE last_day IS NOT NULL)",
    "SELECT * FROM run WHERE (actual_end IS NULL) <> (run_minutes = 0)",
    "SELECT 1 WHERE (SELECT SUM(idle_minutes = run_minutes) * 2 > COUNT(*) FROM run WHERE actual_end IS NOT NULL)",
    "SELECT * FROM sale_campaign WHERE booked_at > '2026-06-30' OR julianday(offer_valid_until) - julianday(offered_at) > 60",
)


def test_last_times_end_with_their_row_and_lengths_are_of_what_they_are_called_after() -> None:
    database = inferred(ENDED, rows=60)
    broken = {query: database.execute(query).fetchall()[:2] for query in CONTRADICTING}
    assert not {query: found for query, found in broken.items() if found}


STATES = """
sms | status VARCHAR(20) NOT NULL DEFAULT 'queued', sent_at DATETIME NULL, delivered_at DATETIME NULL, failed_at DATETIME NULL | queued sent delivered failed
topup | status VARCHAR(20) NOT NULL DEFAULT 'PENDING', paid_at DATETIME NULL, failed_at DATETIME NULL | PENDING PAID FAILED
membership | state VARCHAR(20) NOT NULL DEFAULT 'trialing', cancelled_at DATETIME NULL | trialing active cancelled
debtor_limit | decision VARCHAR(20) NOT NULL DEFAULT 'pending', decided_at DATETIME NULL | pending approved rejected
"""


@pytest.mark.parametrize("line", STATES.strip().splitlines())
def test_rows_of_which_only_the_first_state_is_known_go_through_what_their_times_are_called(line: str) -> None:
    table, columns, states = (each.strip() for each in line.split("|"))
    database = inferred(
        f"CREATE TABLE {table} (id INT AUTO_INCREMENT PRIMARY KEY, {columns}, created_at DATETIME NOT NULL);", rows=200
    )
    column = columns.split()[0]
    assert {each for (each,) in database.execute(f"SELECT DISTINCT {column} FROM {table}")} == {*states.split()}
    for name in (each.split()[0] for each in columns.split(", ")[1:]):
        said = name.removesuffix("_at")
        query = f"SELECT * FROM {table} WHERE {name} IS NULL AND LOWER({column}) = '{said}'"
        assert not database.execute(query).fetchall()
