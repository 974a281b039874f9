"""Dates and times that no table of verbs knows, plans and what came of them, lengths, delays, and what comments say of NULL."""

from __future__ import annotations

import sqlite3

from benchmarks.belief.claims import loaded
from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.inference.times.steps import placed_beside_ends, placed_parts
from seedsql.blueprint.reader import read_blueprint
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema

SCHEMA = """
CREATE TABLE shop (id INT AUTO_INCREMENT PRIMARY KEY, opened_on DATE NOT NULL, closed_on DATE NULL);
CREATE TABLE FLT (FLT_ID INT AUTO_INCREMENT PRIMARY KEY, SCHD_DEP_TS DATETIME NOT NULL, SCHD_ARR_TS DATETIME NOT NULL,
  ACT_DEP_TS DATETIME NULL, ACT_ARR_TS DATETIME NULL, DEP_DLY_MIN INT NULL COMMENT 'actual less scheduled departure',
  STS CHAR(3) NOT NULL COMMENT 'PLN=planned, DEP=departed, ARR=arrived, CXL=cancelled');
CREATE TABLE probe (id INT AUTO_INCREMENT PRIMARY KEY, shop_id INT NOT NULL, gezogen_am DATETIME NOT NULL,
  zentrifugiert_am DATETIME NOT NULL, befundet_am DATETIME NULL, dauer_min INT NULL COMMENT 'von gezogen_am bis befundet_am',
  stufe ENUM('vorab', 'final') NOT NULL, freigabe VARCHAR(40) NULL COMMENT 'leer solange vorab',
  FOREIGN KEY (shop_id) REFERENCES shop (id));
CREATE TABLE shift (id INT AUTO_INCREMENT PRIMARY KEY, work_day DATE NOT NULL, start_time TIME NOT NULL, end_time TIME NOT NULL,
  break_min SMALLINT NOT NULL, hours DECIMAL(5,2) NOT NULL);
CREATE TABLE task (id INT AUTO_INCREMENT PRIMARY KEY, published_at DATETIME NOT NULL, due_at DATETIME NOT NULL);
CREATE TABLE submission (id INT AUTO_INCREMENT PRIMARY KEY, task_id INT NOT NULL, submitted_at DATETIME NOT NULL,
  is_late TINYINT(1) NOT NULL, FOREIGN KEY (task_id) REFERENCES task (id));
CREATE TABLE evening (id INT AUTO_INCREMENT PRIMARY KEY, announced_at DATETIME NOT NULL, starts_at DATETIME NOT NULL, ends_at DATETIME NOT NULL,
  opens TIME NOT NULL, closes TIME NOT NULL);
CREATE TABLE ticket (id INT AUTO_INCREMENT PRIMARY KEY, evening_id INT NOT NULL, bought_at DATETIME NOT NULL, price DECIMAL(7,2) NOT NULL,
  FOREIGN KEY (evening_id) REFERENCES evening (id));
CREATE TABLE request (id INT AUTO_INCREMENT PRIMARY KEY, state ENUM('open', 'review', 'won', 'lost') NOT NULL, decided_at DATETIME NULL,
  claimed_amount DECIMAL(8,2) NOT NULL, approved_amount DECIMAL(8,2) NULL);
CREATE TABLE bin (id INT AUTO_INCREMENT PRIMARY KEY, quantity INT NOT NULL, is_empty TINYINT(1) NOT NULL COMMENT '1 if quantity = 0');
"""
# each finds rows that break what an expert expects
BROKEN = (
    "SELECT * FROM FLT WHERE SCHD_ARR_TS <= SCHD_DEP_TS OR ACT_ARR_TS <= ACT_DEP_TS",
    "SELECT * FROM FLT WHERE (STS IN ('DEP', 'ARR')) <> (ACT_DEP_TS IS NOT NULL) OR (STS = 'ARR') <> (ACT_ARR_TS IS NOT NULL)",
    "SELECT * FROM FLT WHERE (DEP_DLY_MIN IS NULL) <> (ACT_DEP_TS IS NULL) OR "
    "ABS(DEP_DLY_MIN - (julianday(ACT_DEP_TS) - julianday(SCHD_DEP_TS)) * 1440) > 1",
    "SELECT * FROM probe WHERE zentrifugiert_am <= gezogen_am OR befundet_am <= zentrifugiert_am",
    "SELECT * FROM probe WHERE (dauer_min IS NULL) <> (befundet_am IS NULL) OR "
    "ABS(dauer_min - (julianday(befundet_am) - julianday(gezogen_am)) * 1440) > 1",
    "SELECT * FROM probe WHERE (freigabe IS NULL) <> (stufe = 'vorab')",
    "SELECT * FROM probe p JOIN shop s ON s.id = p.shop_id WHERE DATE(gezogen_am) NOT BETWEEN opened_on AND IFNULL(closed_on, '2027')",
    "SELECT * FROM shift WHERE end_time <= start_time OR ABS(hours - "
    "((julianday(end_time) - julianday(start_time)) * 1440 - break_min) / 60) > 0.02",
    "SELECT * FROM submission s JOIN task t ON t.id = s.task_id WHERE s.is_late <> (s.submitted_at > t.due_at)",
    "SELECT 1 WHERE (SELECT 2 * SUM(is_late) > COUNT(*) FROM submission)",
    "SELECT * FROM evening WHERE starts_at <= announced_at OR ends_at <= starts_at OR closes <= opens",
    "SELECT * FROM ticket t JOIN evening e ON e.id = t.evening_id WHERE bought_at NOT BETWEEN announced_at AND starts_at",
    "SELECT * FROM request WHERE (decided_at IS NULL) <> (state IN ('open', 'review')) OR approved_amount > claimed_amount",
    "SELECT * FROM bin WHERE is_empty <> (quantity = 0)",
)
# states that say whether a row is ahead, goes on or is over
STATES = """
CREATE TABLE member (id INT AUTO_INCREMENT PRIMARY KEY, joined_on DATE NOT NULL);
CREATE TABLE plan (id INT AUTO_INCREMENT PRIMARY KEY, duration_months INT NOT NULL);
CREATE TABLE membership (id INT AUTO_INCREMENT PRIMARY KEY, member_id INT NOT NULL, plan_id INT NOT NULL, start_date DATE NOT NULL, end_date DATE NOT NULL,
  status ENUM('active', 'expired', 'cancelled', 'pending') NOT NULL DEFAULT 'active', is_cancelled TINYINT(1) NOT NULL DEFAULT 0,
  FOREIGN KEY (member_id) REFERENCES member (id), FOREIGN KEY (plan_id) REFERENCES plan (id));
CREATE TABLE visit (id INT AUTO_INCREMENT PRIMARY KEY, membership_id INT NOT NULL, visited_at DATETIME NOT NULL,
  FOREIGN KEY (membership_id) REFERENCES membership (id));
CREATE TABLE lease (id INT AUTO_INCREMENT PRIMARY KEY, start_date DATE NOT NULL, end_date DATE NOT NULL, term_months INT NOT NULL,
  status VARCHAR(12) NOT NULL COMMENT 'draft, active, ended', move_out_date DATE NULL, deposit_returned_on DATE NULL);
CREATE TABLE stay (id INT AUTO_INCREMENT PRIMARY KEY, booked_at DATETIME NOT NULL, arrival_date DATE NOT NULL, departure_date DATE NOT NULL,
  status ENUM('confirmed', 'checked_in', 'checked_out', 'cancelled') NOT NULL DEFAULT 'confirmed', checked_in_at DATETIME NULL,
  checked_out_at DATETIME NULL, cancelled_at DATETIME NULL);
CREATE TABLE course (id INT AUTO_INCREMENT PRIMARY KEY, starts_at DATETIME NOT NULL, ends_at DATETIME NOT NULL,
  status VARCHAR(12) NOT NULL COMMENT 'scheduled, completed, cancelled');
CREATE TABLE course_booking (id INT AUTO_INCREMENT PRIMARY KEY, course_id INT NOT NULL, member_id INT NOT NULL, booked_at DATETIME NOT NULL,
  status VARCHAR(12) NOT NULL COMMENT 'booked, attended, no_show, cancelled', checked_in_at DATETIME NULL, cancelled_at DATETIME NULL,
  FOREIGN KEY (course_id) REFERENCES course (id), FOREIGN KEY (member_id) REFERENCES member (id));
CREATE TABLE repair (id INT AUTO_INCREMENT PRIMARY KEY, reported_at DATETIME NOT NULL, finished_at DATETIME NULL, labor_cost DECIMAL(8,2) NULL,
  rating TINYINT NULL COMMENT '1 to 5', estimated_cost DECIMAL(8,2) NULL, progress TINYINT NOT NULL DEFAULT 0,
  status VARCHAR(12) NOT NULL COMMENT 'open, in_progress, completed, cancelled');
CREATE TABLE hire (id INT AUTO_INCREMENT PRIMARY KEY, checked_out_at DATETIME NOT NULL, checked_in_at DATETIME NULL, days SMALLINT NULL COMMENT
  'from checked_out_at to checked_in_at', trained_on DATE NULL, training_expires_on DATE NULL COMMENT '2 years after trained_on',
  net_days SMALLINT NOT NULL, invoiced_on DATE NOT NULL, due_on DATE NOT NULL COMMENT 'invoiced_on + net_days');
CREATE TABLE device (id INT AUTO_INCREMENT PRIMARY KEY, insurance_valid_until DATE NOT NULL, status VARCHAR(12) NOT NULL COMMENT 'available, rented, sold');
CREATE TABLE rental (id INT AUTO_INCREMENT PRIMARY KEY, device_id INT NOT NULL, member_id INT NOT NULL, out_on DATE NOT NULL, return_planned DATE NOT NULL,
  returned_on DATE NULL, status VARCHAR(12) NOT NULL DEFAULT 'open' COMMENT 'open, returned', meter_out INT NOT NULL, meter_in INT NULL,
  FOREIGN KEY (device_id) REFERENCES device (id), FOREIGN KEY (member_id) REFERENCES member (id));
CREATE TABLE bill (id INT AUTO_INCREMENT PRIMARY KEY, member_id INT NOT NULL, issued_on DATE NOT NULL, due_on DATE NOT NULL, sent_at DATETIME NULL,
  status ENUM('draft', 'sent', 'paid', 'overdue') NOT NULL DEFAULT 'draft', reminder_level TINYINT NOT NULL DEFAULT 0, last_reminder_on DATE NULL,
  FOREIGN KEY (member_id) REFERENCES member (id));
CREATE TABLE dinner_check (id INT AUTO_INCREMENT PRIMARY KEY, guest_count TINYINT NOT NULL, table_no SMALLINT NOT NULL, opened_at DATETIME NOT NULL,
  closed_at DATETIME NULL);
CREATE TABLE dinner_check_item (id INT AUTO_INCREMENT PRIMARY KEY, dinner_check_id INT NOT NULL, ordered_at DATETIME NOT NULL,
  FOREIGN KEY (dinner_check_id) REFERENCES dinner_check (id));
CREATE TABLE consent (id INT AUTO_INCREMENT PRIMARY KEY, birth_date DATE NOT NULL, signed_at DATETIME NOT NULL, age_at_signing TINYINT NOT NULL);
CREATE TABLE lesson (id INT AUTO_INCREMENT PRIMARY KEY, term_course_id INT NOT NULL, lesson_date DATE NOT NULL,
  FOREIGN KEY (term_course_id) REFERENCES term_course (id));
CREATE TABLE term_course (id INT AUTO_INCREMENT PRIMARY KEY, start_date DATE NOT NULL, end_date DATE NOT NULL,
  status VARCHAR(12) NOT NULL COMMENT 'draft, planned, running, completed');
CREATE TABLE enrollment (id INT AUTO_INCREMENT PRIMARY KEY, term_course_id INT NOT NULL, enrolled_at DATETIME NOT NULL,
  FOREIGN KEY (term_course_id) REFERENCES term_course (id));
CREATE TABLE course_history (id INT AUTO_INCREMENT PRIMARY KEY, term_course_id INT NOT NULL, old_status VARCHAR(12) NULL, new_status VARCHAR(12) NOT NULL,
  changed_at DATETIME NOT NULL, FOREIGN KEY (term_course_id) REFERENCES term_course (id));
CREATE TABLE payer_account (id INT AUTO_INCREMENT PRIMARY KEY, opened_on DATE NOT NULL);
CREATE TABLE statement (id INT AUTO_INCREMENT PRIMARY KEY, payer_account_id INT NOT NULL, issued_on DATE NOT NULL, period_start DATE NOT NULL,
  period_end DATE NOT NULL, FOREIGN KEY (payer_account_id) REFERENCES payer_account (id));
CREATE TABLE treatment (id INT AUTO_INCREMENT PRIMARY KEY, duration INT NOT NULL COMMENT 'minutes');
CREATE TABLE appointment (id INT AUTO_INCREMENT PRIMARY KEY, treatment_id INT NOT NULL, start_at DATETIME NOT NULL, end_at DATETIME NOT NULL,
  FOREIGN KEY (treatment_id) REFERENCES treatment (id));
CREATE TABLE night_shift (id INT AUTO_INCREMENT PRIMARY KEY, employee_id INT NOT NULL, clock_in DATETIME NOT NULL, clock_out DATETIME NOT NULL,
  FOREIGN KEY (employee_id) REFERENCES employee (id));
CREATE TABLE employee (id INT AUTO_INCREMENT PRIMARY KEY, hired_on DATE NOT NULL);
CREATE TABLE gala (id INT AUTO_INCREMENT PRIMARY KEY, starts_at DATETIME NOT NULL, ends_at DATETIME NOT NULL, registration_deadline DATETIME NOT NULL);
CREATE TABLE tenancy (id INT AUTO_INCREMENT PRIMARY KEY, member_id INT NOT NULL, starts_on DATE NOT NULL, ends_on DATE NULL,
  status VARCHAR(12) NOT NULL COMMENT 'active, ended', deposit_refunded_on DATE NULL, FOREIGN KEY (member_id) REFERENCES member (id));
CREATE TABLE room_booking (id INT AUTO_INCREMENT PRIMARY KEY, starts_at DATETIME NOT NULL, ends_at DATETIME NOT NULL, hours DECIMAL(4,2) NOT NULL,
  created_at DATETIME NOT NULL, cancelled_at DATETIME NULL);
CREATE TABLE certificate (id INT AUTO_INCREMENT PRIMARY KEY, issued_on DATE NOT NULL, valid_until DATE NOT NULL,
  status ENUM('valid', 'expired', 'revoked') NOT NULL DEFAULT 'valid');
CREATE TABLE parcel (id INT AUTO_INCREMENT PRIMARY KEY, ordered_at DATETIME NOT NULL, promised_on DATE NOT NULL, delivered_at DATETIME NULL,
  returned_at DATETIME NULL, days_late INT NULL, status TINYINT NOT NULL DEFAULT 0 COMMENT '0 ordered, 1 shipped, 2 delivered, 3 returned');
CREATE TABLE mail (id INT AUTO_INCREMENT PRIMARY KEY, sent_at DATETIME NOT NULL, opened_at DATETIME NULL, clicked_at DATETIME NULL);
"""
BROKEN_STATES = (
    "SELECT * FROM membership WHERE (status = 'active' AND NOT (start_date <= '2026-06-30' AND end_date >= '2026-06-30')) "
    "OR (status = 'expired' AND end_date >= '2026-06-30') OR (status = 'pending' AND start_date <= '2026-06-30')",
    "SELECT * FROM membership WHERE is_cancelled <> (status = 'cancelled')",
    "SELECT * FROM membership m JOIN plan p ON p.id = m.plan_id WHERE DATE(start_date, '+' || duration_months || ' months', 'floor') <> end_date",
    "SELECT 1 WHERE (SELECT COUNT(*) FROM membership WHERE status = 'active') * 2 < (SELECT COUNT(*) FROM membership)",
    "SELECT * FROM visit v JOIN membership m ON m.id = v.membership_id WHERE DATE(visited_at) > end_date",
    "SELECT * FROM lease WHERE DATE(start_date, '+' || term_months || ' months', 'floor') <> end_date OR term_months % 6",
    "SELECT * FROM lease WHERE (status = 'active') <> (start_date <= '2026-06-30' AND end_date >= '2026-06-30')",
    "SELECT * FROM lease WHERE (status = 'ended') <> (move_out_date IS NOT NULL) OR (status = 'ended') <> (deposit_returned_on IS NOT NULL) "
    "OR move_out_date <> end_date OR deposit_returned_on < end_date",
    "SELECT * FROM stay WHERE (status = 'confirmed') <> (arrival_date > '2026-06-30') OR (status = 'checked_out' AND departure_date >= '2026-06-30') "
    "OR (status = 'checked_in' AND departure_date < '2026-06-30')",
    "SELECT * FROM stay WHERE DATE(checked_in_at) <> arrival_date OR DATE(checked_out_at) <> departure_date OR DATE(booked_at) > arrival_date",
    "SELECT * FROM stay WHERE cancelled_at NOT BETWEEN booked_at AND DATE(arrival_date, '+1 day')",
    "SELECT * FROM course WHERE (status = 'scheduled') <> (starts_at > '2026-06-30') OR ends_at <= starts_at",
    "SELECT * FROM course_booking b JOIN course c ON c.id = b.course_id WHERE booked_at > starts_at OR cancelled_at > starts_at OR cancelled_at < booked_at "
    "OR ABS(julianday(checked_in_at) - julianday(starts_at)) * 1440 > 20.01",
    "SELECT * FROM course_booking b JOIN course c ON c.id = b.course_id WHERE b.status <> 'cancelled' AND (b.status = 'booked') <> (starts_at > '2026-06-30')",
    "SELECT * FROM repair WHERE (finished_at IS NULL) <> (status <> 'completed') OR (labor_cost IS NULL) <> (finished_at IS NULL) "
    "OR (rating IS NULL) <> (finished_at IS NULL) OR (progress = 100) <> (status = 'completed') OR (progress = 0) <> (status = 'open')",
    "SELECT 1 WHERE (SELECT COUNT(estimated_cost) FROM repair WHERE finished_at IS NULL) = 0",
    "SELECT * FROM hire WHERE checked_in_at <= checked_out_at OR (days IS NULL) <> (checked_in_at IS NULL)",
    "SELECT * FROM hire WHERE training_expires_on <> DATE(trained_on, '+2 years') OR (trained_on IS NULL) <> (training_expires_on IS NULL)",
    "SELECT * FROM hire WHERE due_on <> DATE(invoiced_on, '+' || net_days || ' days')",
    "SELECT * FROM rental a JOIN rental b ON a.device_id = b.device_id AND a.id < b.id AND a.out_on <= IFNULL(b.returned_on, '2027') "
    "AND b.out_on <= IFNULL(a.returned_on, '2027')",
    "SELECT * FROM device d WHERE (status = 'rented') <> EXISTS (SELECT 1 FROM rental r WHERE r.device_id = d.id AND r.status = 'open')",
    "SELECT * FROM rental r JOIN member m ON m.id = r.member_id WHERE out_on < joined_on OR (meter_in IS NULL) <> (r.status = 'open') "
    "OR (returned_on IS NULL) <> (r.status = 'open') OR ABS(julianday(returned_on) - julianday(return_planned)) > 46",
    "SELECT 1 WHERE (SELECT COUNT(*) FROM device WHERE insurance_valid_until > '2026-06-30') * 2 < (SELECT COUNT(*) FROM device)",
    "SELECT * FROM bill WHERE (status = 'overdue' AND due_on >= '2026-06-30') OR (status = 'sent' AND due_on < '2026-06-30') "
    "OR (sent_at IS NULL) <> (status = 'draft') OR (last_reminder_on IS NULL) <> (reminder_level = 0)",
    "SELECT * FROM dinner_check_item i JOIN dinner_check c ON c.id = i.dinner_check_id WHERE ordered_at NOT BETWEEN opened_at AND IFNULL(closed_at, '2027') "
    "OR julianday(closed_at) - julianday(opened_at) > 0.2",
    "SELECT * FROM consent WHERE age_at_signing <> strftime('%Y', signed_at) - strftime('%Y', birth_date) "
    "- (strftime('%m-%d', signed_at) < strftime('%m-%d', birth_date))",
    "SELECT * FROM lesson l JOIN term_course c ON c.id = l.term_course_id WHERE lesson_date NOT BETWEEN start_date AND end_date",
    "SELECT * FROM enrollment e JOIN term_course c ON c.id = e.term_course_id WHERE status = 'draft' OR DATE(enrolled_at) > start_date",
    "SELECT * FROM course_history WHERE new_status NOT IN ('draft', 'planned', 'running', 'completed') OR old_status = new_status "
    "OR (old_status IS NULL) <> (new_status = 'draft')",
    "SELECT * FROM statement s JOIN payer_account a ON a.id = s.payer_account_id WHERE period_start < opened_on OR issued_on < period_end "
    "OR period_end <> DATE(period_start, '+1 month', '-1 day') OR period_start NOT LIKE '%-01' OR issued_on > '2026-06-30'",
    "SELECT payer_account_id, period_start FROM statement GROUP BY 1, 2 HAVING COUNT(*) > 1",
    "SELECT * FROM appointment a JOIN treatment t ON t.id = a.treatment_id WHERE ABS((julianday(end_at) - julianday(start_at)) * 1440 - duration) > 0.1",
    "SELECT * FROM night_shift a JOIN night_shift b ON a.employee_id = b.employee_id AND a.id < b.id AND a.clock_in <= b.clock_out AND b.clock_in <= a.clock_out",
    "SELECT * FROM gala WHERE registration_deadline >= starts_at",
    "SELECT * FROM tenancy WHERE (ends_on IS NULL) <> (status = 'active') OR ends_on > '2026-06-30' OR (deposit_refunded_on IS NULL) <> (ends_on IS NULL) "
    "OR deposit_refunded_on < ends_on",
    "SELECT * FROM room_booking WHERE ABS((julianday(ends_at) - julianday(starts_at)) * 24 - hours) > 0.02 OR hours > 5 OR created_at >= starts_at "
    "OR cancelled_at NOT BETWEEN created_at AND starts_at",
    "SELECT * FROM certificate WHERE (status = 'valid' AND valid_until < '2026-06-30') OR (status = 'expired' AND valid_until >= '2026-06-30')",
    "SELECT * FROM parcel WHERE (days_late IS NULL) <> (delivered_at IS NULL) OR days_late <> julianday(DATE(delivered_at)) - julianday(promised_on)",
    "SELECT 1 WHERE (SELECT COUNT(*) FROM parcel WHERE status = 0) * 2 > (SELECT COUNT(*) FROM parcel)",
    "SELECT * FROM mail WHERE clicked_at IS NOT NULL AND (opened_at IS NULL OR clicked_at <= opened_at OR opened_at <= sent_at)",
)


def inferred(text: str, rows: int = 40) -> sqlite3.Connection:
    """The rows of an inferred blueprint."""
    schema = parse_schema(text, "schema.sql")
    blueprint = infer_blueprint(schema, "x", "schema.sql", rows, classify=classify).text
    return loaded(make_plan(schema, read_blueprint(blueprint), blueprint, GenerationOptions(seed=7)))


def test_times_are_in_the_order_that_names_and_columns_say() -> None:
    database = inferred(SCHEMA)
    broken = {query: database.execute(query).fetchall()[:2] for query in BROKEN}
    assert {query: rows for query, rows in broken.items() if rows} == {}


def test_states_say_whether_a_row_is_ahead_goes_on_or_is_over() -> None:
    database = inferred(STATES)
    broken = {query: database.execute(query).fetchall()[:2] for query in BROKEN_STATES}
    assert {query: rows for query, rows in broken.items() if rows} == {}


def test_parts_of_unknown_verbs_lie_between_their_neighbours() -> None:
    assert placed_parts([0, None, None, 92]) == [0, 30, 61, 92]
    assert placed_parts([None, 0, None]) == [0, 0, 46]
    assert placed_parts([75, 20, 20]) == [75, 20, 24]


def test_steps_listed_behind_an_end_of_some_rows_are_before_the_next_step_that_is_known() -> None:
    parts = placed_beside_ends([0, 10, 95, None, None, 75], [False, *[True] * 5])
    assert parts[2] == 95
    assert parts[1] < parts[3] < parts[4] < parts[5]
