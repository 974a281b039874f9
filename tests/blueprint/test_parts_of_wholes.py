"""The parts of a journey or a job lie between its beginning and its end, one after the other, on the clock of what was planned and on that of what happened."""

from __future__ import annotations

import pytest

from tests.blueprint.test_times_and_durations import inferred

SCHEMA = """
CREATE TABLE trip (id INT AUTO_INCREMENT PRIMARY KEY, scheduled_departure DATETIME NOT NULL, scheduled_arrival DATETIME NOT NULL, actual_departure DATETIME NULL,
  actual_arrival DATETIME NULL, status ENUM('scheduled','running','arrived','cancelled') NOT NULL DEFAULT 'scheduled');
CREATE TABLE trip_leg (id INT AUTO_INCREMENT PRIMARY KEY, trip_id INT NOT NULL, leg_no INT NOT NULL, departure_time DATETIME NOT NULL, arrival_time DATETIME NOT NULL,
  UNIQUE (trip_id, leg_no), FOREIGN KEY (trip_id) REFERENCES trip (id));
CREATE TABLE voyage (id INT AUTO_INCREMENT PRIMARY KEY, ETD_DT DATE NOT NULL, ATD_DT DATE NULL, ETA_DT DATE NOT NULL, ATA_DT DATE NULL,
  STS ENUM('booked','in_transit','arrived') NOT NULL DEFAULT 'booked');
CREATE TABLE project (id INT AUTO_INCREMENT PRIMARY KEY, status ENUM('planned','active','done','cancelled') NOT NULL DEFAULT 'active', planned_start DATE NOT NULL,
  planned_end DATE NOT NULL, actual_start DATE NULL, actual_end DATE NULL);
CREATE TABLE project_task (id INT AUTO_INCREMENT PRIMARY KEY, project_id INT NOT NULL, position SMALLINT NOT NULL, planned_start DATE NOT NULL, planned_end DATE NOT NULL,
  actual_start DATE NULL, actual_end DATE NULL, done TINYINT(1) NOT NULL DEFAULT 0, UNIQUE (project_id, position), FOREIGN KEY (project_id) REFERENCES project (id));
CREATE TABLE tour (id INT AUTO_INCREMENT PRIMARY KEY, planned_start DATETIME NOT NULL, planned_end DATETIME NOT NULL, actual_start DATETIME NULL, actual_end DATETIME NULL,
  status ENUM('planned','under_way','completed','cancelled') NOT NULL DEFAULT 'planned');
CREATE TABLE stop (id INT AUTO_INCREMENT PRIMARY KEY, tour_id INT NOT NULL, sequence SMALLINT NOT NULL, planned_arrival DATETIME NOT NULL, arrival DATETIME NULL,
  departure DATETIME NULL, UNIQUE (tour_id, sequence), FOREIGN KEY (tour_id) REFERENCES tour (id));
"""

CLAIMS = [
    ("legs lie within the trip", "SELECT COUNT(*) FROM trip_leg l JOIN trip t ON t.id = l.trip_id WHERE departure_time < scheduled_departure OR arrival_time > scheduled_arrival"),
    ("a leg begins after the one before it", "SELECT COUNT(*) FROM trip_leg a JOIN trip_leg b ON b.trip_id = a.trip_id AND b.leg_no = a.leg_no + 1 WHERE b.departure_time < a.arrival_time"),
    ("the first leg begins and the last one ends the trip", "SELECT COUNT(*) FROM (SELECT MIN(departure_time) d, MAX(arrival_time) a, scheduled_departure sd, scheduled_arrival sa "
     "FROM trip_leg l JOIN trip t ON t.id = l.trip_id GROUP BY trip_id) WHERE d <> sd OR a <> sa"),
    ("what happened is beside what was planned", "SELECT COUNT(*) FROM voyage WHERE ETA_DT <= ETD_DT OR ATA_DT <= ATD_DT OR ABS(DATEDIFF(ATD_DT, ETD_DT)) > 10"),
    ("tasks lie within what was planned", "SELECT COUNT(*) FROM project_task t JOIN project p ON p.id = t.project_id WHERE t.planned_start < p.planned_start OR t.planned_end > p.planned_end"),
    ("tasks lie within what happened", "SELECT COUNT(*) FROM project_task t JOIN project p ON p.id = t.project_id WHERE t.actual_start < p.actual_start OR t.actual_end > p.actual_end "
     "OR (p.actual_start IS NULL AND t.actual_start IS NOT NULL) OR (p.actual_end IS NOT NULL AND t.actual_end IS NULL)"),
    ("a task is done that has ended", "SELECT COUNT(*) FROM project_task WHERE (done = 1) <> (actual_end IS NOT NULL)"),
    ("stops follow each other", "SELECT COUNT(*) FROM stop a JOIN stop b ON b.tour_id = a.tour_id AND b.sequence = a.sequence + 1 WHERE b.planned_arrival <= a.planned_arrival OR b.arrival < a.departure"),
    ("stops lie within the tour", "SELECT COUNT(*) FROM stop s JOIN tour t ON t.id = s.tour_id WHERE s.planned_arrival NOT BETWEEN t.planned_start AND t.planned_end OR s.arrival < t.actual_start "
     "OR s.departure > t.actual_end OR s.departure < s.arrival"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "broken"), CLAIMS, ids=[claim for claim, _ in CLAIMS])
def test_parts_of_a_whole(claim: str, broken: str) -> None:
    assert inferred(SCHEMA).execute(broken).fetchone()[0] == 0, claim


PEOPLE = """
CREATE TABLE account (id INT AUTO_INCREMENT PRIMARY KEY, email VARCHAR(100) NOT NULL, first_name VARCHAR(40) NOT NULL, sign_in_count INT NOT NULL DEFAULT 0,
  current_sign_in_at DATETIME NULL, last_sign_in_at DATETIME NULL, confirmed_at DATETIME NULL, confirmation_sent_at DATETIME NULL, created_at DATETIME NOT NULL);
CREATE TABLE tenancy (id INT AUTO_INCREMENT PRIMARY KEY, moved_in_on DATE NOT NULL, contract_end_date DATE NOT NULL, signed_on DATE NOT NULL, moved_out_on DATE NULL,
  status ENUM('active','completed','terminated') NOT NULL DEFAULT 'active');
CREATE TABLE complaint (id INT AUTO_INCREMENT PRIMARY KEY, resolved_on DATE NULL, reported_on DATE NOT NULL, status ENUM('open','in_review','accepted','rejected') NOT NULL DEFAULT 'open');
CREATE TABLE building_site (id INT AUTO_INCREMENT PRIMARY KEY, planned_start DATE NOT NULL, planned_end DATE NOT NULL, planned_days INT NOT NULL, contract_signed_on DATE NOT NULL);
CREATE TABLE shipment (id INT AUTO_INCREMENT PRIMARY KEY, ETD DATETIME NOT NULL, ETA DATETIME NOT NULL, ATD DATETIME NULL, ATA DATETIME NULL,
  status ENUM('booked','in_transit','arrived') NOT NULL DEFAULT 'booked');
CREATE TABLE box (id INT AUTO_INCREMENT PRIMARY KEY, shipment_id INT NOT NULL, received_at DATETIME NOT NULL, loaded_at DATETIME NULL, unloaded_at DATETIME NULL, transit_hours INT NULL,
  FOREIGN KEY (shipment_id) REFERENCES shipment (id));
"""
MORE = [
    ("no one comes before the address is confirmed", "SELECT COUNT(*) FROM account WHERE confirmed_at < confirmation_sent_at OR current_sign_in_at < confirmed_at OR last_sign_in_at < confirmed_at"),
    ("the last visit is before the present one", "SELECT COUNT(*) FROM account WHERE last_sign_in_at > current_sign_in_at"),
    ("a contract is signed before people move in, and ends years later", "SELECT COUNT(*) FROM tenancy WHERE signed_on > moved_in_on OR contract_end_date <= moved_in_on"),
    ("people have left where the contract is over", "SELECT COUNT(*) FROM tenancy WHERE (moved_out_on IS NULL) <> (status = 'active')"),
    ("what is resolved was decided", "SELECT COUNT(*) FROM complaint WHERE (resolved_on IS NULL) <> (status IN ('open', 'in_review'))"),
    ("what is planned is agreed before", "SELECT COUNT(*) FROM building_site WHERE contract_signed_on > planned_start OR planned_days <> DATEDIFF(planned_end, planned_start)"),
    ("boxes are loaded before the departure and unloaded after the arrival", "SELECT COUNT(*) FROM box b JOIN shipment s ON s.id = b.shipment_id WHERE loaded_at > ATD OR unloaded_at < ATA "
     "OR (loaded_at IS NULL) <> (ATD IS NULL) OR (unloaded_at IS NOT NULL AND ATA IS NULL)"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "broken"), MORE, ids=[claim for claim, _ in MORE])
def test_who_comes_and_what_is_carried(claim: str, broken: str) -> None:
    assert inferred(PEOPLE).execute(broken).fetchone()[0] == 0, claim
