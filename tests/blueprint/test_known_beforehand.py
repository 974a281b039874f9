"""What is planned, agreed or due is known before it happens: what is called off, paid or still there is so with regard to that."""

from __future__ import annotations

import sqlite3
from functools import cache

from benchmarks.belief.claims import loaded
from seedsql.blueprint.reader import read_blueprint
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested

SCHEMA = """
CREATE TABLE partner (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(60) NOT NULL, payment_days SMALLINT NOT NULL DEFAULT 30,
  contract_fr DATE NOT NULL, contract_to DATE NULL, last_sold_on DATE NULL);
CREATE TABLE engineer (id INT AUTO_INCREMENT PRIMARY KEY, full_name VARCHAR(60) NOT NULL, employed_from DATE NOT NULL, employed_to DATE NULL);
CREATE TABLE trip (id INT AUTO_INCREMENT PRIMARY KEY, partner_id INT NOT NULL, booked_at DATETIME NOT NULL, loaded_at DATETIME NULL,
  departed_at DATETIME NULL, arrived_at DATETIME NULL, cleared_at DATETIME NULL, cancelled_at DATETIME NULL,
  estimated_departure_at DATETIME NOT NULL, estimated_arrival_at DATETIME NOT NULL,
  temperature_min DECIMAL(4,1) NULL, temperature_max DECIMAL(4,1) NULL, FOREIGN KEY (partner_id) REFERENCES partner (id));
CREATE TABLE tasting (id INT AUTO_INCREMENT PRIMARY KEY, engineer_id INT NOT NULL, created_at DATETIME NOT NULL, starts_at DATETIME NOT NULL,
  ends_at DATETIME NOT NULL, cancelled TINYINT(1) NOT NULL DEFAULT 0, cancelled_at DATETIME NULL, FOREIGN KEY (engineer_id) REFERENCES engineer (id));
CREATE TABLE visit (id INT AUTO_INCREMENT PRIMARY KEY, partner_id INT NOT NULL, requested_at DATETIME NOT NULL,
  planned_start DATETIME NOT NULL, planned_end DATETIME NOT NULL, actual_start DATETIME NULL, actual_end DATETIME NULL,
  state ENUM('requested','confirmed','running','finished','cancelled') NOT NULL, FOREIGN KEY (partner_id) REFERENCES partner (id));
CREATE TABLE charge_line (id INT AUTO_INCREMENT PRIMARY KEY, visit_id INT NOT NULL, charged_at DATETIME NOT NULL,
  FOREIGN KEY (visit_id) REFERENCES visit (id));
CREATE TABLE invoice (id INT AUTO_INCREMENT PRIMARY KEY, partner_id INT NOT NULL, issued_on DATE NOT NULL, due_on DATE NULL, settled_on DATE NULL,
  last_dunned_on DATE NULL, FOREIGN KEY (partner_id) REFERENCES partner (id));
CREATE TABLE receipt (id INT AUTO_INCREMENT PRIMARY KEY, invoice_id INT NOT NULL, booked_on DATE NOT NULL, value_date DATE NOT NULL,
  FOREIGN KEY (invoice_id) REFERENCES invoice (id));
CREATE TABLE repair_order (id INT AUTO_INCREMENT PRIMARY KEY, partner_id INT NOT NULL,
  status ENUM('received','approved','in_progress','ready','collected','cancelled') NOT NULL DEFAULT 'received', received_at DATETIME NOT NULL,
  approved_at DATETIME NULL, started_at DATETIME NULL, ready_at DATETIME NULL, collected_at DATETIME NULL, cancelled_at DATETIME NULL,
  promised_for DATE NULL, FOREIGN KEY (partner_id) REFERENCES partner (id));
CREATE TABLE repair_labor (id INT AUTO_INCREMENT PRIMARY KEY, repair_order_id INT NOT NULL, started_at DATETIME NOT NULL,
  finished_at DATETIME NULL, FOREIGN KEY (repair_order_id) REFERENCES repair_order (id));
CREATE TABLE matter (id INT AUTO_INCREMENT PRIMARY KEY, partner_id INT NOT NULL, opened_on DATE NOT NULL, closed_on DATE NULL,
  FOREIGN KEY (partner_id) REFERENCES partner (id));
CREATE TABLE bill (id INT AUTO_INCREMENT PRIMARY KEY, matter_id INT NOT NULL, service_from DATE NOT NULL, service_to DATE NOT NULL,
  issued_on DATE NOT NULL, FOREIGN KEY (matter_id) REFERENCES matter (id));
CREATE TABLE time_entry (id INT AUTO_INCREMENT PRIMARY KEY, matter_id INT NOT NULL, worked_at DATETIME NOT NULL, bill_id INT NULL,
  FOREIGN KEY (matter_id) REFERENCES matter (id), FOREIGN KEY (bill_id) REFERENCES bill (id));
CREATE TABLE ski_pass (id INT AUTO_INCREMENT PRIMARY KEY, sold_at DATETIME NOT NULL, valid_from DATE NOT NULL, valid_to DATE NOT NULL);
CREATE TABLE gate_scan (id INT AUTO_INCREMENT PRIMARY KEY, ski_pass_id INT NOT NULL, scanned_at DATETIME NOT NULL,
  FOREIGN KEY (ski_pass_id) REFERENCES ski_pass (id));
CREATE TABLE enrollment (id INT AUTO_INCREMENT PRIMARY KEY, engineer_id INT NOT NULL, enrolled_at DATETIME NOT NULL, started_at DATETIME NULL,
  dropped_at DATETIME NULL, rated_at DATETIME NULL, FOREIGN KEY (engineer_id) REFERENCES engineer (id));
CREATE TABLE banquet (id INT AUTO_INCREMENT PRIMARY KEY, partner_id INT NOT NULL, quote_date DATE NOT NULL, confirmed_at DATETIME NULL,
  planned_start DATETIME NOT NULL, planned_end DATETIME NOT NULL, FOREIGN KEY (partner_id) REFERENCES partner (id));
CREATE TABLE incident (id INT AUTO_INCREMENT PRIMARY KEY, engineer_id INT NOT NULL, occurred_at DATETIME NOT NULL, reported_at DATETIME NOT NULL,
  FOREIGN KEY (engineer_id) REFERENCES engineer (id));
CREATE TABLE customs_entry (id INT AUTO_INCREMENT PRIMARY KEY, engineer_id INT NOT NULL, created_at DATETIME NOT NULL, submitted_at DATETIME NULL,
  released_at DATETIME NULL, rejected_at DATETIME NULL, FOREIGN KEY (engineer_id) REFERENCES engineer (id));
CREATE TABLE course_group (id INT AUTO_INCREMENT PRIMARY KEY, engineer_id INT NOT NULL, starts_on DATE NOT NULL, ends_on DATE NOT NULL,
  registration_opens_at DATETIME NULL, registration_closes_at DATETIME NULL, cancelled_at DATETIME NULL,
  FOREIGN KEY (engineer_id) REFERENCES engineer (id));
CREATE TABLE registration (id INT AUTO_INCREMENT PRIMARY KEY, course_group_id INT NOT NULL, registered_at DATETIME NOT NULL,
  FOREIGN KEY (course_group_id) REFERENCES course_group (id));
CREATE TABLE lift_day (id INT AUTO_INCREMENT PRIMARY KEY, engineer_id INT NOT NULL, day DATE NOT NULL, scheduled_start TIME NOT NULL,
  scheduled_stop TIME NOT NULL, actual_start TIME NULL, actual_stop TIME NULL, FOREIGN KEY (engineer_id) REFERENCES engineer (id));
CREATE TABLE service_call (id INT AUTO_INCREMENT PRIMARY KEY, engineer_id INT NOT NULL, arrival_from DATETIME NOT NULL, arrival_to DATETIME NOT NULL,
  arrived_at DATETIME NULL, departed_at DATETIME NULL, FOREIGN KEY (engineer_id) REFERENCES engineer (id));
"""


@cache
def _rows() -> tuple[str, sqlite3.Connection]:
    model = parse_schema(SCHEMA, "beforehand.sql")
    text = infer_tested(model, "beforehand", "beforehand.sql", 20).text
    return text, loaded(make_plan(model, read_blueprint(text), text, GenerationOptions(seed=42)))


def _none(condition: str, tables: str) -> bool:
    found = _rows()[1].execute(f"SELECT * FROM {tables} WHERE {condition}").fetchall()
    assert not found, found[:3]
    return True


def _share(condition: str, table: str) -> float:
    return float(_rows()[1].execute(f"SELECT AVG({condition}) FROM {table}").fetchone()[0])


def test_most_who_are_there_are_so_without_an_end() -> None:
    for table, end in (("partner", "contract_to"), ("engineer", "employed_to")):
        assert _share(f"{end} IS NULL", table) >= 0.4
    assert _none(
        "julianday(contract_to) - julianday(contract_fr) < 61", "partner"
    )  # nor do days of payment say how long


def test_the_least_of_a_range_is_no_number_of_minutes() -> None:
    assert not [line for line in _rows()[0].splitlines() if "temperature_min" in line and "TIMESTAMPDIFF" in line]


def test_what_was_last_sold_is_still_there() -> None:
    assert "last_sold_on IS NULL" not in _rows()[0]


def test_what_happens_comes_after_its_plan_and_before_what_follows_it() -> None:
    assert _none("loaded_at = booked_at OR estimated_departure_at < booked_at OR cleared_at < arrived_at", "trip")
    assert _none("cancelled_at > starts_at", "tasting")


def test_lines_lie_within_the_plan_where_nothing_has_happened_yet() -> None:
    assert "COALESCE(TIMESTAMP(visit_id.actual_start), visit_id.planned_start)" in _rows()[0]
    assert _none(
        "charged_at < COALESCE(actual_start, planned_start)", "charge_line c JOIN visit v ON v.id = c.visit_id"
    )


def test_who_has_paid_is_not_reminded() -> None:
    assert _none("last_dunned_on IS NOT NULL AND (settled_on IS NOT NULL OR last_dunned_on < due_on)", "invoice")


def test_money_counts_from_about_the_day_on_which_it_is_booked() -> None:
    assert _none("julianday(value_date) - julianday(booked_on) NOT BETWEEN 0 AND 2", "receipt")


def test_work_on_what_was_received_lies_behind_that() -> None:
    assert _none("l.finished_at < o.started_at", "repair_labor l JOIN repair_order o ON o.id = l.repair_order_id")
    assert _share("ROUND((julianday(finished_at) - julianday(started_at)) * 1440) > 5", "repair_labor") > 0.9


def test_work_comes_before_the_bill_that_names_it_and_a_bill_after_what_it_names() -> None:
    assert _none("issued_on < service_to", "bill")
    assert _share("DATE(t.worked_at) > b.issued_on", "time_entry t JOIN bill b ON b.id = t.bill_id") < 0.2


def test_a_pass_is_used_while_it_is_valid() -> None:
    assert _none(
        "DATE(scanned_at) NOT BETWEEN valid_from AND valid_to", "gate_scan s JOIN ski_pass p ON p.id = s.ski_pass_id"
    )


def test_what_happens_next_does_not_wait_for_what_went_wrong() -> None:
    assert _share("rated_at IS NOT NULL AND dropped_at IS NULL", "enrollment") > 0


def test_a_quote_is_given_on_another_day_than_what_it_is_for() -> None:
    assert _none("DATE(planned_start) < quote_date OR confirmed_at > planned_start", "banquet")
    assert _share("DATE(planned_start) > quote_date", "banquet") > 0.5


def test_what_occurred_is_reported_later() -> None:
    assert _none("reported_at <= occurred_at", "incident")


def test_what_was_refused_is_not_done_as_well() -> None:
    assert _none("rejected_at IS NOT NULL AND released_at IS NOT NULL", "customs_entry")


def test_people_register_and_a_course_is_called_off_before_it_starts() -> None:
    assert _none(
        "DATE(registration_closes_at) > starts_on OR registration_opens_at > registration_closes_at", "course_group"
    )
    assert _none("DATE(cancelled_at) > starts_on", "course_group")


def test_a_day_begins_about_when_it_was_planned() -> None:
    late = "(julianday('2026-01-01 ' || actual_start) - julianday('2026-01-01 ' || scheduled_start)) * 1440"
    assert _none(f"{late} NOT BETWEEN -6 AND 31", "lift_day")


def test_who_comes_does_so_about_when_it_was_agreed_and_not_to_the_second() -> None:
    assert _share("arrived_at <> arrival_from", "service_call") > 0.8
    assert _none("ABS(julianday(arrived_at) - julianday(arrival_from)) > 0.05", "service_call")


def test_no_reference_picks_rows_without_an_end_where_all_have_one() -> None:
    """An end that is set with a start that is set in all rows."""
    sql = """CREATE TABLE referrer (id INT AUTO_INCREMENT PRIMARY KEY, practice_name VARCHAR(120) NOT NULL, doctor_name VARCHAR(100) NOT NULL,
      contract_from DATE NULL, contract_to DATE NULL, active TINYINT(1) NOT NULL DEFAULT 1);
    CREATE TABLE patient (id INT AUTO_INCREMENT PRIMARY KEY, last_name VARCHAR(40) NOT NULL, created_on DATETIME NOT NULL);
    CREATE TABLE lab_order (id INT AUTO_INCREMENT PRIMARY KEY, patient_id INT NOT NULL, referrer_id INT NOT NULL,
      status VARCHAR(12) NOT NULL DEFAULT 'ordered', ordered_at DATETIME NOT NULL, registered_at DATETIME NULL, completed_at DATETIME NULL,
      cancelled_at DATETIME NULL, FOREIGN KEY (referrer_id) REFERENCES referrer (id), FOREIGN KEY (patient_id) REFERENCES patient (id));"""
    model = parse_schema(sql, "referrer.sql")
    text = infer_tested(model, "referrer", "referrer.sql", 20).text
    make_plan(model, read_blueprint(text), text, GenerationOptions(seed=42))
