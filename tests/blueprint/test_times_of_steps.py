"""Steps that take minutes or days, starts and ends that belong together, states that follow from dates, and what happens on the day of its parent."""

from __future__ import annotations

from benchmarks.belief.claims import loaded
from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.reader import read_blueprint
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema

SCHEMA = """
CREATE TABLE LOAD_TKT (TKT_ID INT NOT NULL PRIMARY KEY, ARR_TS DATETIME NOT NULL, LD_TS DATETIME NOT NULL, WGH_OUT_TS DATETIME NOT NULL, TURN_MIN INT NOT NULL);
CREATE TABLE SHFT (SHFT_ID INT NOT NULL PRIMARY KEY, SHFT_DT DATE NOT NULL, SHFT_CD CHAR(1) NOT NULL CHECK (SHFT_CD IN ('D','E','N')), STRT_TS DATETIME NOT NULL,
  END_TS DATETIME NOT NULL, BRK_MIN INT NOT NULL, WRKD_HRS DECIMAL(4,2) NOT NULL);
CREATE TABLE night (id INT AUTO_INCREMENT PRIMARY KEY, checked_in_at DATETIME NOT NULL, lights_off_at DATETIME NULL, lights_on_at DATETIME NULL,
  checked_out_at DATETIME NULL, time_in_bed_minutes INT NULL);
CREATE TABLE dispatch (id INT AUTO_INCREMENT PRIMARY KEY, departed_at DATETIME NULL, returned_at DATETIME NULL, hours_on_road DECIMAL(5,2) NULL);
CREATE TABLE customer (id INT AUTO_INCREMENT PRIMARY KEY, customer_since DATE NOT NULL, inactive_since DATE NULL);
CREATE TABLE contract (id INT AUTO_INCREMENT PRIMARY KEY, customer_id INT NOT NULL, signed_date DATE NULL, start_date DATE NOT NULL, end_date DATE NOT NULL,
  status VARCHAR(12) NOT NULL COMMENT 'draft, active, expired, terminated', FOREIGN KEY (customer_id) REFERENCES customer (id));
CREATE TABLE invoice (id INT AUTO_INCREMENT PRIMARY KEY, invoice_date DATE NOT NULL, due_date DATE NOT NULL, paid_date DATE NULL, reminder_sent_date DATE NULL,
  days_late INT NULL, status VARCHAR(10) NOT NULL COMMENT 'open, overdue, paid, void');
CREATE TABLE course (id INT AUTO_INCREMENT PRIMARY KEY, year SMALLINT NOT NULL, starts_on DATE NOT NULL, ends_on DATE NOT NULL);
CREATE TABLE member (id INT AUTO_INCREMENT PRIMARY KEY, full_name VARCHAR(80) NOT NULL, joined_on DATE NOT NULL, membership_ends_on DATE NOT NULL);
CREATE TABLE flight_day (id INT AUTO_INCREMENT PRIMARY KEY, day DATE NOT NULL UNIQUE);
CREATE TABLE launch (id INT AUTO_INCREMENT PRIMARY KEY, flight_day_id INT NOT NULL, launched_at DATETIME NOT NULL, FOREIGN KEY (flight_day_id) REFERENCES flight_day (id));
CREATE TABLE service_check (id INT AUTO_INCREMENT PRIMARY KEY, due_on DATE NOT NULL, started_on DATE NULL, concluded_on DATE NULL, approved_on DATE NULL);
"""
# each finds rows that break what an expert expects
BROKEN = (
    "SELECT * FROM LOAD_TKT WHERE LD_TS <= ARR_TS OR WGH_OUT_TS <= LD_TS OR TIMESTAMPDIFF(MINUTE, ARR_TS, WGH_OUT_TS) > 300",
    "SELECT * FROM SHFT WHERE DATE(STRT_TS) <> SHFT_DT OR TIMESTAMPDIFF(MINUTE, STRT_TS, END_TS) NOT BETWEEN 360 AND 600",
    "SELECT * FROM SHFT WHERE ABS(WRKD_HRS * 60 - (TIMESTAMPDIFF(MINUTE, STRT_TS, END_TS) - BRK_MIN)) > 1",
    "SELECT * FROM SHFT WHERE SUBSTR(STRT_TS, 12, 2) <> CASE SHFT_CD WHEN 'D' THEN '06' WHEN 'E' THEN '14' ELSE '22' END",
    "SELECT * FROM night WHERE lights_on_at <= lights_off_at OR TIMESTAMPDIFF(MINUTE, checked_in_at, checked_out_at) > 300",
    "SELECT * FROM dispatch WHERE ABS(hours_on_road * 60 - TIMESTAMPDIFF(MINUTE, departed_at, returned_at)) > 1 OR hours_on_road > 12",
    "SELECT * FROM contract WHERE signed_date > start_date OR (status IN ('active', 'expired', 'terminated') AND signed_date IS NULL)",
    "SELECT * FROM contract WHERE (status = 'active' AND end_date < '2026-06-30') OR (status = 'expired' AND end_date > '2026-06-30')",
    "SELECT 1 WHERE (SELECT COUNT(*) FROM customer WHERE inactive_since IS NOT NULL) > 6",
    "SELECT * FROM invoice WHERE (status = 'paid') <> (paid_date IS NOT NULL) OR (status = 'paid' AND reminder_sent_date IS NOT NULL)",
    "SELECT * FROM invoice WHERE days_late <> MAX(JULIANDAY(paid_date) - JULIANDAY(due_date), 0)",
    "SELECT * FROM course WHERE year <> YEAR(starts_on)",
    "SELECT * FROM member WHERE membership_ends_on < '2026-06-01'",
    "SELECT * FROM launch l JOIN flight_day d ON d.id = l.flight_day_id WHERE DATE(l.launched_at) <> d.day",
    "SELECT * FROM flight_day WHERE day < '2024-01-01'",
    "SELECT * FROM service_check WHERE concluded_on < started_on OR approved_on < concluded_on",
)


def test_steps_take_as_long_as_what_is_done_and_states_follow_dates() -> None:
    model = parse_schema(SCHEMA, "steps.sql")
    text = infer_blueprint(model, "steps", "steps.sql", 60, classify=classify).text
    database = loaded(make_plan(model, read_blueprint(text), text, GenerationOptions(seed=7)))
    broken = {
        query: rows
        for query in BROKEN
        if (rows := database.execute(query.replace("(MINUTE,", "('MINUTE',")).fetchall())
    }
    assert not broken
