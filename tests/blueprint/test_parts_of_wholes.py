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
