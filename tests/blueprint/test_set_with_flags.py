"""Which rows have what a flag, a plan, a reason or a comment says, and owners by way of a key of several columns."""

from __future__ import annotations

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.reader import read_blueprint
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

FLAGS = """
CREATE TABLE suppliers (id INT PRIMARY KEY, name VARCHAR(40) NOT NULL, fsc_certified TINYINT(1) NOT NULL DEFAULT 0, fsc_code VARCHAR(20) NULL, fsc_valid_until DATE NULL,
  is_hazardous TINYINT(1) NOT NULL DEFAULT 0, un_number CHAR(4) NULL, is_minor TINYINT(1) NOT NULL DEFAULT 0, guardian_phone VARCHAR(20) NULL);
CREATE TABLE programme (id INT PRIMARY KEY, bezeichnung VARCHAR(40) NOT NULL, laufend TINYINT(1) NOT NULL DEFAULT 1 COMMENT '0 = eingestellt', eingestellt_am DATE NULL,
  beanstandet TINYINT(1) NOT NULL DEFAULT 0, rueckforderung DECIMAL(8,2) NULL COMMENT 'nur bei Beanstandung');
CREATE TABLE gutachten (id INT PRIMARY KEY, beauftragt_am DATE NOT NULL, abgegeben_am DATE NULL, empfehlung ENUM('foerdern','ablehnen') NULL);
"""
STATES = """
CREATE TABLE talks (id INT PRIMARY KEY, requested_at DATETIME NOT NULL, scheduled_for DATETIME NULL, held_at DATETIME NULL,
  status ENUM('requested','scheduled','held','no_show','cancelled') NOT NULL DEFAULT 'requested', cancelled_at DATETIME NULL, pressure_left SMALLINT NULL);
CREATE TABLE leases (id INT PRIMARY KEY, state ENUM('draft','active','terminated','expired') NOT NULL, signed_on DATE NULL, starts_on DATE NOT NULL, ends_on DATE NOT NULL);
CREATE TABLE vertraege (id INT PRIMARY KEY, status VARCHAR(12) NOT NULL COMMENT 'entwurf, aktiv, gekuendigt, beendet', unterschrieben_am DATE NULL COMMENT 'leer im Entwurf');
CREATE TABLE sittings (id INT PRIMARY KEY, starts_at DATETIME NOT NULL, ends_at DATETIME NOT NULL, status ENUM('booked','completed','cancelled') NOT NULL,
  actual_hours DECIMAL(4,1) NULL, total_price DECIMAL(8,2) NULL);
CREATE TABLE exams (id INT PRIMARY KEY, art VARCHAR(10) NOT NULL COMMENT 'Theorie oder Praxis', fehlerpunkte TINYINT NULL COMMENT 'nur Theorie, ab 11 nicht bestanden');
CREATE TABLE contracts (id INT PRIMARY KEY, signed_on DATE NOT NULL, returned_on DATE NULL, return_reason VARCHAR(80) NULL);
CREATE TABLE attempts (id INT PRIMARY KEY, begun_at DATETIME NOT NULL, end_time DATETIME NULL COMMENT 'When the student handed it in or the time expired',
  status ENUM('in_progress','completed','expired') NOT NULL);
CREATE TABLE repairs (id INT PRIMARY KEY, brought_at DATETIME NOT NULL, delivered_at DATETIME NULL, installments INT NULL, interest DECIMAL(8,2) NULL,
  status ENUM('pending','repaired','delivered') NOT NULL);
"""
IN_FORCE = """
CREATE TABLE coupons (id INT PRIMARY KEY, name VARCHAR(40) NOT NULL, total_quota INT NULL, valid_start DATETIME NULL, valid_end DATETIME NULL,
  activated_at DATETIME NULL, is_active TINYINT(1) NOT NULL DEFAULT 1);
CREATE TABLE shifts (id INT PRIMARY KEY, name VARCHAR(40) NOT NULL, lunch_start TIME NULL, lunch_end TIME NULL, is_active TINYINT(1) NOT NULL DEFAULT 1);
"""
KEYED = """
CREATE TABLE cranes (id INT PRIMARY KEY, name VARCHAR(20) NOT NULL);
CREATE TABLE operators (id INT PRIMARY KEY, last_name VARCHAR(40) NOT NULL);
CREATE TABLE orders (id INT PRIMARY KEY, crane_id INT NOT NULL, FOREIGN KEY (crane_id) REFERENCES cranes (id));
CREATE TABLE assignments (order_id INT NOT NULL, operator_id INT NOT NULL, PRIMARY KEY (order_id, operator_id),
  FOREIGN KEY (order_id) REFERENCES orders (id), FOREIGN KEY (operator_id) REFERENCES operators (id));
CREATE TABLE incidents (id INT PRIMARY KEY, order_id INT NOT NULL, operator_id INT NOT NULL, crane_id INT NOT NULL, happened_at DATETIME NOT NULL,
  FOREIGN KEY (order_id, operator_id) REFERENCES assignments (order_id, operator_id), FOREIGN KEY (crane_id) REFERENCES cranes (id));
CREATE TABLE deceased_person (id INT PRIMARY KEY, last_name VARCHAR(40) NOT NULL);
CREATE TABLE cases (id INT PRIMARY KEY, deceased_person_id INT NOT NULL, FOREIGN KEY (deceased_person_id) REFERENCES deceased_person (id));
CREATE TABLE cremations (id INT PRIMARY KEY, case_id INT NOT NULL, deceased_person_id INT NOT NULL, FOREIGN KEY (case_id) REFERENCES cases (id),
  FOREIGN KEY (deceased_person_id) REFERENCES deceased_person (id));
CREATE TABLE policies (id INT PRIMARY KEY, status ENUM('draft','active','expired') NOT NULL);
CREATE TABLE vehicles (id INT PRIMARY KEY, policy_id INT NOT NULL, FOREIGN KEY (policy_id) REFERENCES policies (id));
CREATE TABLE calls (id INT PRIMARY KEY, policy_id INT NOT NULL COMMENT 'active policies only', vehicle_id INT NOT NULL, received_at DATETIME NOT NULL,
  FOREIGN KEY (policy_id) REFERENCES policies (id), FOREIGN KEY (vehicle_id) REFERENCES vehicles (id));
CREATE TABLE quotes (id INT PRIMARY KEY, status ENUM('draft','sent','accepted','rejected') NOT NULL, sent_at DATETIME NULL);
CREATE TABLE jobs (id INT PRIMARY KEY, quote_id INT NOT NULL, started_at DATETIME NOT NULL, FOREIGN KEY (quote_id) REFERENCES quotes (id));
"""


def rules_of(schema: str) -> dict[str, str]:
    return rules_in(infer_blueprint(parse_schema(schema, "s.sql"), "x", classify=classify, complete=True).text)


@pytest.mark.parametrize(
    ("column", "condition"),
    [
        ("suppliers.fsc_code", 'when = "fsc_certified = 1"'),
        ("suppliers.fsc_valid_until", 'when = "fsc_certified = 1"'),  # what is valid is what the flag is of
        ("suppliers.un_number", 'when = "is_hazardous = 1"'),
        ("suppliers.guardian_phone", 'when = "is_minor = 1"'),
        ("programme.eingestellt_am", 'when = "NOT (laufend = 1)"'),  # its flag says what 0 means
        ("programme.rueckforderung", 'when = "beanstandet = 1"'),
        ("gutachten.empfehlung", 'when = "abgegeben_am IS NOT NULL"'),  # it comes with what is written before it
    ],
)
def test_what_a_flag_or_a_step_brings_is_set_with_it(column: str, condition: str) -> None:
    assert condition in rules_of(FLAGS)[column]


@pytest.mark.parametrize(
    ("column", "condition"),
    [
        ("talks.scheduled_for", "when = \"status IN ('scheduled', 'held', 'no_show')\""),
        ("leases.signed_on", "when = \"state IN ('active', 'terminated', 'expired')\""),  # what is over was in force
        ("vertraege.unterschrieben_am", "when = \"NOT (status = 'entwurf')\""),
        ("sittings.actual_hours", "when = \"status = 'completed'\""),
        ("sittings.total_price", "when = \"status = 'completed'\""),
        ("exams.fehlerpunkte", "when = \"art = 'Theorie'\""),  # what is denied behind the comma is another clause
        ("contracts.returned_on", "null = 0.9"),  # what has a reason is an exception
        ("contracts.return_reason", 'when = "returned_on IS NOT NULL"'),
        (
            "attempts.end_time",
            "when = \"status IN ('completed', 'expired')\"",
        ),  # its comment says which point in time it is
    ],
)
def test_what_a_state_or_a_reason_says_is_set_in_its_rows(column: str, condition: str) -> None:
    assert condition in rules_of(STATES)[column]


def test_what_is_in_force_now_says_neither_when_it_starts_nor_how_many_there_are() -> None:
    rules = rules_of(IN_FORCE)
    assert {each for each, rule in rules.items() if "is_active = 1" in rule} == {"coupons.activated_at"}


def test_the_terms_of_a_payment_come_with_no_step() -> None:
    rules = rules_of(STATES)
    assert "status" in rules["repairs.delivered_at"]
    assert "status" not in rules["repairs.installments"] + rules["repairs.interest"]


OWN = """
CREATE TABLE pets (idpet INT AUTO_INCREMENT PRIMARY KEY, petCode VARCHAR(20) NULL, petName VARCHAR(40) NULL, petBirthDate DATE NULL, petColor VARCHAR(20) NULL,
  UNIQUE KEY (petCode));
CREATE TABLE visits (id INT AUTO_INCREMENT PRIMARY KEY, petCode VARCHAR(20) NOT NULL, visDate DATE NULL, visNote VARCHAR(80) NULL, visPoints INT NULL,
  visReason VARCHAR(80) NULL, visStatus VARCHAR(20) NULL, FOREIGN KEY (petCode) REFERENCES pets (petCode));
"""


def test_the_beginning_of_a_row_and_the_words_of_its_table_bring_nothing() -> None:
    rules = rules_of(OWN)
    assert not [each for each, rule in rules.items() if "IS NOT NULL" in rule]
    text = infer_blueprint(model := parse_schema(OWN, "s.sql"), "x", classify=classify).text
    make_plan(model, read_blueprint(text), text, GenerationOptions(seed=42))


def test_the_left_of_two_numbers_has_left_no_one() -> None:
    assert "cancelled" not in rules_of(STATES).get("talks.pressure_left", "")


def test_owners_are_found_by_a_part_of_a_key_and_comments_hold_by_way_of_them() -> None:
    rules = rules_of(KEYED)
    assert '"assignments.order_id.crane_id"' in rules["incidents.crane_id"]
    assert '"case_id.deceased_person_id"' in rules["cremations.deceased_person_id"]
    assert '"vehicle_id.policy_id"' in rules["calls.policy_id"]
    assert 'where = "of_policy = 1"' in rules["calls.vehicle_id"]


def test_no_more_comes_of_offers_than_were_made() -> None:
    model = parse_schema(KEYED, "s.sql")
    blueprint = read_blueprint(infer_blueprint(model, "x", classify=classify, complete=True).text)
    rows = {step.name: step.rows for step in make_plan(model, blueprint, "", GenerationOptions(seed=42)).steps}
    assert 2 * rows["jobs"] > rows["quotes"] > rows["jobs"]


PLANNED = """
CREATE TABLE flights (id INT PRIMARY KEY, planned_for DATETIME NOT NULL, status ENUM('planned','flown','weathered_off','cancelled') NOT NULL DEFAULT 'planned',
  took_off_at DATETIME NULL, landed_at DATETIME NULL, max_altitude_m SMALLINT NULL, weather_reason VARCHAR(80) NULL);
CREATE TABLE flight_reports (id INT PRIMARY KEY, flight_id INT NOT NULL UNIQUE, written_at DATETIME NOT NULL, FOREIGN KEY (flight_id) REFERENCES flights (id));
CREATE TABLE bookings (id INT PRIMARY KEY, booked_at DATETIME NOT NULL, no_show TINYINT(1) NOT NULL DEFAULT 0, checked_in_at DATETIME NULL);
CREATE TABLE ophaling (id INT PRIMARY KEY, aangevraagd_op DATETIME NOT NULL, status VARCHAR(15) NOT NULL COMMENT 'aangevraagd, gepland, opgehaald, niet_thuis, geannuleerd',
  opgehaald_om DATETIME NULL, gewicht_kg DECIMAL(6,1) NULL);
CREATE TABLE cleaners (id INT PRIMARY KEY, last_name VARCHAR(40) NOT NULL, rope_access_certified TINYINT(1) NOT NULL DEFAULT 0, rope_certificate_number VARCHAR(20) NULL,
  status ENUM('active','on_leave','dismissed') NOT NULL, dismissed_on DATE NULL, has_roof_anchors TINYINT(1) NOT NULL DEFAULT 0, anchors_tested_on DATE NULL);
CREATE TABLE EXAMS (EXAM_ID INT PRIMARY KEY, BOOKED_TS DATETIME NOT NULL, EXAM_ST VARCHAR(10) NOT NULL CHECK (EXAM_ST IN ('booked','attended','no_show','cancelled')), PRESSURE SMALLINT NULL);
CREATE TABLE ORDS (ORD_NO INT PRIMARY KEY, PLAN_DT DATE NOT NULL, ORD_STS CHAR(1) NOT NULL CHECK (ORD_STS IN ('P','A','R','D','X')), APR_DT DATE NULL, RJT_RSN VARCHAR(60) NULL,
  DLVD_DT DATE NULL, CANC_DT DATE NULL);
CREATE TABLE EMPL (EMP_NO INT PRIMARY KEY, LST_NM VARCHAR(40) NOT NULL, HIRE_DT DATE NOT NULL, LEAVE_DT DATE NULL, ACT_FLG CHAR(1) NOT NULL CHECK (ACT_FLG IN ('Y','N')));
"""


@pytest.mark.parametrize(
    ("column", "condition"),
    [
        ("flights.took_off_at", "when = \"status = 'flown'\""),  # and not what was weathered off
        ("flights.max_altitude_m", "when = \"status = 'flown'\""),
        ("flights.weather_reason", "when = \"status = 'weathered_off'\""),
        ("flight_reports.flight_id", "NOT (status IN ('planned', 'weathered_off', 'cancelled'))"),
        ("bookings.checked_in_at", 'when = "NOT (no_show = 1)"'),
        ("ophaling.opgehaald_om", "when = \"status = 'opgehaald'\""),  # nobody was at home in other rows
        ("ophaling.gewicht_kg", "when = \"status = 'opgehaald'\""),
        ("cleaners.rope_certificate_number", 'when = "rope_access_certified = 1"'),
        ("cleaners.anchors_tested_on", 'when = "has_roof_anchors = 1"'),
        ("EXAMS.PRESSURE", "when = \"EXAM_ST = 'attended'\""),
        ("ORDS.APR_DT", "when = \"ORD_STS IN ('A', 'D')\""),
        ("ORDS.RJT_RSN", "when = \"ORD_STS = 'R'\""),
        ("ORDS.DLVD_DT", "when = \"ORD_STS = 'D'\""),
        ("EMPL.LEAVE_DT", "when = \"NOT (ACT_FLG = 'Y')\""),
    ],
)
def test_what_happens_is_measured_where_it_took_place(column: str, condition: str) -> None:
    assert condition in rules_of(PLANNED)[column]


def test_contracts_in_draft_have_no_visits_and_few_exceed_a_limit() -> None:
    rules = rules_of(
        """CREATE TABLE agreements (id INT PRIMARY KEY, status ENUM('draft','active','cancelled','ended') NOT NULL, starts_on DATE NOT NULL, ends_on DATE NULL, cancelled_on DATE NULL);
        CREATE TABLE visits (id INT PRIMARY KEY, agreement_id INT NOT NULL, planned_for DATE NOT NULL, status ENUM('planned','done') NOT NULL,
          FOREIGN KEY (agreement_id) REFERENCES agreements (id));
        CREATE TABLE readings (id INT PRIMARY KEY, ppv_mms DECIMAL(5,2) NOT NULL, limit_mms DECIMAL(5,2) NOT NULL, exceeded TINYINT(1) NOT NULL);"""
    )
    assert "NOT (status IN ('draft'))" in rules["visits.agreement_id"]
    assert "ppv_mms > limit_mms" in rules["readings.exceeded"]
    assert "50 to 112 % of limit_mms" in rules["readings.ppv_mms"]


def test_a_decision_is_no_state_and_patrols_under_way_have_begun() -> None:
    rules = rules_of(
        """CREATE TABLE APPS (APP_NO INT PRIMARY KEY, APP_STS CHAR(1) NOT NULL CHECK (APP_STS IN ('S','A','D','W')), SUBM_DT DATE NOT NULL, DCSN_DT DATE NULL,
          DENY_RSN VARCHAR(60) NULL, WDRN_DT DATE NULL);
        CREATE TABLE PATRL (PATRL_NO INT PRIMARY KEY, PLAN_DT DATE NOT NULL, PATRL_STS CHAR(1) NOT NULL CHECK (PATRL_STS IN ('P','U','D','X')), STRT_TS DATETIME NULL,
          END_TS DATETIME NULL, CNCL_RSN VARCHAR(60) NULL, INJ_FLG CHAR(1) NOT NULL CHECK (INJ_FLG IN ('Y','N')), HOSP_NM VARCHAR(60) NULL);"""
    )
    assert "APP_STS = 'D'" in rules["APPS.DENY_RSN"]
    assert "PATRL_STS IN ('U', 'D')" in rules["PATRL.STRT_TS"]
    assert "PATRL_STS = 'D'" in rules["PATRL.END_TS"]
    assert "INJ_FLG = 'Y'" in rules["PATRL.HOSP_NM"]
