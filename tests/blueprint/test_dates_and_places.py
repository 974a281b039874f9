"""Parts of dates, numbers of places, and capacities that lie within others."""

from __future__ import annotations

from functools import lru_cache

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

SCHEMA = """
CREATE TABLE venues (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(60) NOT NULL);
CREATE TABLE halls (id INT AUTO_INCREMENT PRIMARY KEY, venue_id INT NOT NULL, seats INT NOT NULL, FOREIGN KEY (venue_id) REFERENCES venues (id));
CREATE TABLE seat_rows (id INT AUTO_INCREMENT PRIMARY KEY, hall_id INT NOT NULL, row_number SMALLINT NOT NULL, seat_count SMALLINT NOT NULL,
  UNIQUE (hall_id, row_number), FOREIGN KEY (hall_id) REFERENCES halls (id));
CREATE TABLE shows (id INT AUTO_INCREMENT PRIMARY KEY, hall_id INT NOT NULL, starts_at DATETIME NOT NULL, day_name CHAR(3) NOT NULL,
  iso_week TINYINT NOT NULL, quarter TINYINT NOT NULL, tickets_total INT NOT NULL, tickets_sold INT NOT NULL,
  FOREIGN KEY (hall_id) REFERENCES halls (id));
CREATE TABLE tickets (id INT AUTO_INCREMENT PRIMARY KEY, show_id INT NOT NULL, seat_row_id INT NULL, seat_number SMALLINT NULL,
  FOREIGN KEY (show_id) REFERENCES shows (id), FOREIGN KEY (seat_row_id) REFERENCES seat_rows (id));
CREATE TABLE courses (id INT AUTO_INCREMENT PRIMARY KEY, title VARCHAR(80) NOT NULL, weekday ENUM('sun','mon','tue','wed','thu','fri','sat') NOT NULL,
  start_date DATE NOT NULL, end_date DATE NOT NULL);
CREATE TABLE lessons (id INT AUTO_INCREMENT PRIMARY KEY, course_id INT NOT NULL, lesson_no INT NOT NULL, held_on DATE NOT NULL,
  FOREIGN KEY (course_id) REFERENCES courses (id));
CREATE TABLE payment_plans (id INT AUTO_INCREMENT PRIMARY KEY, course_id INT NOT NULL, instalment_no TINYINT NOT NULL, due_on DATE NOT NULL,
  amount DECIMAL(8,2) NOT NULL, paid_on DATE, FOREIGN KEY (course_id) REFERENCES courses (id));
CREATE TABLE pools (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(60) NOT NULL, number_of_lanes TINYINT NOT NULL);
CREATE TABLE lane_bookings (id INT AUTO_INCREMENT PRIMARY KEY, pool_id INT NOT NULL, lane TINYINT NOT NULL, booked_at DATETIME NOT NULL,
  FOREIGN KEY (pool_id) REFERENCES pools (id));
"""


@lru_cache(maxsize=1)
def _rules() -> dict[str, str]:
    return rules_in(
        infer_blueprint(parse_schema(SCHEMA, "places.sql"), "places", classify=classify, complete=True).text
    )


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("shows.day_name", "CASE WEEKDAY(starts_at) WHEN 0 THEN 'Mon'"),
        ("shows.iso_week", "WEEKOFYEAR(starts_at)"),
        ("shows.quarter", "QUARTER(starts_at)"),
        ("courses.weekday", "CASE WEEKDAY(start_date) WHEN 0 THEN 'mon'"),
    ],
)
def test_a_part_of_the_date_beside_it_is_that_of_the_date(column: str, said: str) -> None:
    assert said in _rules()[column]


def test_what_belongs_to_a_course_with_a_weekday_is_on_that_day() -> None:
    assert "DATEDIFF(any_day, course_id.start_date) % 7" in _rules()["lessons.begun"]


def test_numbered_rows_come_in_the_order_of_their_numbers() -> None:
    assert 'in_turn = "course_id"' in _rules()["lessons.any_day"]


def test_what_is_due_in_numbered_parts_is_due_month_by_month_and_not_paid_before() -> None:
    assert "INTERVAL ORDINAL(course_id) MONTH" in _rules()["payment_plans.due_on"]
    assert "IF(due_on > as_of, NULL" in _rules()["payment_plans.paid_on"]


@pytest.mark.parametrize(
    ("column", "count"),
    [("tickets.seat_number", "seat_row_id.seat_count"), ("lane_bookings.lane", "pool_id.number_of_lanes")],
)
def test_the_number_of_a_place_is_one_of_those_that_there_are(column: str, count: str) -> None:
    assert f"1 + FLOOR({count} *" in _rules()[column]


def test_bookings_of_a_lane_are_no_lanes() -> None:
    assert "COUNT" not in _rules()["pools.number_of_lanes"]


def test_there_are_no_more_tickets_than_seats_in_the_hall_and_no_more_sold_than_there_are() -> None:
    assert "hall_id.seats * " in _rules()["shows.tickets_total"]
    assert ", tickets_sold)" in _rules()["shows.tickets_total"]
    assert "COUNT(tickets.id)" in _rules()["shows.tickets_sold"]


_LINES = """
CREATE TABLE bus_lines (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(60) NOT NULL, length_km DECIMAL(6,2) NOT NULL);
CREATE TABLE line_stops (id INT AUTO_INCREMENT PRIMARY KEY, line_id INT NOT NULL, sequence_no SMALLINT NOT NULL, distance_from_start_km DECIMAL(6,2) NOT NULL,
  minutes_from_start SMALLINT NOT NULL, UNIQUE (line_id, sequence_no), FOREIGN KEY (line_id) REFERENCES bus_lines (id));
CREATE TABLE courses (id INT AUTO_INCREMENT PRIMARY KEY, title VARCHAR(80) NOT NULL);
CREATE TABLE users (id INT AUTO_INCREMENT PRIMARY KEY, email VARCHAR(90) NOT NULL, deleted_at DATETIME);
CREATE TABLE enrollments (id INT AUTO_INCREMENT PRIMARY KEY, user_id INT NOT NULL, course_id INT NOT NULL, created_at DATETIME NOT NULL,
  FOREIGN KEY (user_id) REFERENCES users (id), FOREIGN KEY (course_id) REFERENCES courses (id));
CREATE TABLE reviews (id INT AUTO_INCREMENT PRIMARY KEY, enrollment_id INT NOT NULL UNIQUE, user_id INT NOT NULL, rating INT NOT NULL,
  FOREIGN KEY (enrollment_id) REFERENCES enrollments (id), FOREIGN KEY (user_id) REFERENCES users (id));
CREATE TABLE enrollment_notes (id INT AUTO_INCREMENT PRIMARY KEY, enrollment_id INT NOT NULL, user_id INT NOT NULL, body TEXT,
  FOREIGN KEY (enrollment_id) REFERENCES enrollments (id), FOREIGN KEY (user_id) REFERENCES users (id));
CREATE TABLE appointments (id INT AUTO_INCREMENT PRIMARY KEY, appt_date DATE NOT NULL, start_time TIME NOT NULL, end_time TIME NOT NULL, duration_min SMALLINT NOT NULL,
  checked_in_at DATETIME NULL, checked_out_at DATETIME NULL);
CREATE TABLE leases (id INT AUTO_INCREMENT PRIMARY KEY, signed_on DATE NOT NULL, rent DECIMAL(8,2) NOT NULL);
CREATE TABLE rent_charges (id INT AUTO_INCREMENT PRIMARY KEY, lease_id INT NOT NULL, period_start DATE NOT NULL, period_end DATE NOT NULL, paid_at DATETIME,
  UNIQUE (lease_id, period_start), FOREIGN KEY (lease_id) REFERENCES leases (id));
CREATE TABLE flats (id INT AUTO_INCREMENT PRIMARY KEY, rooms TINYINT NOT NULL, bedrooms TINYINT NOT NULL, rent DECIMAL(8,2) NOT NULL);
"""


@lru_cache(maxsize=1)
def _lines() -> dict[str, str]:
    return rules_in(infer_blueprint(parse_schema(_LINES, "lines.sql"), "lines", classify=classify, complete=True).text)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("line_stops.distance_from_start_km", "line_id.length_km * (ORDINAL(line_id) - 1)"),
        ("line_stops.minutes_from_start", "RUNNING_SUM(IF(ORDINAL(line_id) > 1, step_minute, 0), line_id)"),
        ("reviews.user_id", "enrollment_id.user_id"),
        ("appointments.duration_min", "clock_length"),
        ("flats.bedrooms", "rooms * "),
        ("rent_charges.period_end", "period_start + INTERVAL 1 MONTH"),
    ],
)
def test_a_row_agrees_with_its_number_its_parent_its_plan_and_its_period(column: str, said: str) -> None:
    assert said in _lines()[column]


def test_who_writes_a_note_of_an_enrolment_need_not_be_enrolled() -> None:
    assert "enrollment_id.user_id" not in _lines()["enrollment_notes.user_id"]


_OPINIONS = """
CREATE TABLE wohnung (id INT AUTO_INCREMENT PRIMARY KEY, strasse VARCHAR(60) NOT NULL, ort VARCHAR(60) NOT NULL, zimmer TINYINT NOT NULL);
CREATE TABLE reparatur (id INT AUTO_INCREMENT PRIMARY KEY, wohnung_id INT NOT NULL, titel VARCHAR(100) NOT NULL, gemeldet_am DATETIME NOT NULL,
  FOREIGN KEY (wohnung_id) REFERENCES wohnung (id));
CREATE TABLE reviews (id INT AUTO_INCREMENT PRIMARY KEY, rating INT NOT NULL COMMENT '1..5', risk_rating INT NOT NULL COMMENT '1..5');
"""


def test_people_are_mostly_content_with_what_they_rate() -> None:
    rules = rules_in(infer_blueprint(parse_schema(_OPINIONS, "o.sql"), "o", classify=classify, complete=True).text)
    assert "values = [5, 4, 3, 2, 1], weights = [8, 6, 3, 1, 1]" in rules["reviews.rating"]
    assert "weights" not in rules["reviews.risk_rating"]
    assert "Wasserhahn" in rules["reparatur.titel"]


_CONDITIONS = """
CREATE TABLE tariffs (id INT AUTO_INCREMENT PRIMARY KEY, valid_from DATE NOT NULL, valid_to DATE NULL, is_active TINYINT(1) NOT NULL DEFAULT 1);
CREATE TABLE purchases (id INT AUTO_INCREMENT PRIMARY KEY, ordered_qty INT NOT NULL, received_qty INT NOT NULL DEFAULT 0,
  received_at DATETIME NULL COMMENT 'NULL if nothing received', created_at DATETIME NOT NULL);
CREATE TABLE venues (id INT AUTO_INCREMENT PRIMARY KEY, max_capacity INT NOT NULL);
CREATE TABLE rooms (id INT AUTO_INCREMENT PRIMARY KEY, venue_id INT NOT NULL, seated_capacity INT NOT NULL, standing_capacity INT NOT NULL,
  FOREIGN KEY (venue_id) REFERENCES venues (id));
"""


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("tariffs.valid_to", 'when = "NOT (is_active = 1)"'),
        ("purchases.received_at", 'when = "received_qty <> 0"'),
        ("rooms.seated_capacity", "standing_capacity * "),
    ],
)
def test_a_condition_is_not_read_the_other_way_round(column: str, said: str) -> None:
    text = infer_blueprint(parse_schema(_CONDITIONS, "c.sql"), "c", classify=classify, complete=True).text
    assert said in rules_in(text)[column]


_TERMS = """
CREATE TABLE clients (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(80) NOT NULL, created_at DATETIME NOT NULL);
CREATE TABLE missions (id INT AUTO_INCREMENT PRIMARY KEY, client_id INT NOT NULL, signed_on DATE NOT NULL, term_months TINYINT NOT NULL,
  start_date DATE NOT NULL, end_date DATE NOT NULL, FOREIGN KEY (client_id) REFERENCES clients (id));
CREATE TABLE {table} (id INT AUTO_INCREMENT PRIMARY KEY, mission_id INT NOT NULL, happened_on DATE NOT NULL, total DECIMAL(10,2) NOT NULL,
  FOREIGN KEY (mission_id) REFERENCES missions (id));
"""


@pytest.mark.parametrize(
    "table", ["invoices", "payments", "statements", "commissions", "reviews", "refunds", "warranties"]
)
def test_what_is_agreed_for_months_is_billed_paid_and_judged_while_that_runs(table: str) -> None:
    schema = parse_schema(_TERMS.replace("{table}", table), "t.sql")
    rules = rules_in(infer_blueprint(schema, "t", classify=classify, complete=True).text)
    assert "term_months" in rules["missions.end_date"]
    assert 'from = "TIMESTAMP(mission_id.end_date)' not in rules[f"{table}.begun"]
