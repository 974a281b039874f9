"""What is arranged lies days after it was asked for, what is done on that day is done then, and short jobs have what belongs to them within."""

from __future__ import annotations

import pytest

from tests.blueprint.test_times_and_durations import inferred

SCHEMA = """
CREATE TABLE worker (id INT AUTO_INCREMENT PRIMARY KEY, full_name VARCHAR(60) NOT NULL, hired_on DATE NOT NULL, first_aid_passed_on DATE NULL, first_aid_expires_on DATE NULL,
  next_annual_check DATE NOT NULL, last_annual_check DATE NOT NULL);
CREATE TABLE sweeping (id INT AUTO_INCREMENT PRIMARY KEY, worker_id INT NOT NULL, announced_on DATE NOT NULL, sweeping_date DATE NOT NULL, window_from TIME NOT NULL, window_to TIME NOT NULL,
  arrived_at DATETIME NULL, left_at DATETIME NULL, status ENUM('announced','done','cancelled') NOT NULL, FOREIGN KEY (worker_id) REFERENCES worker (id));
CREATE TABLE jump (id INT AUTO_INCREMENT PRIMARY KEY, booked_at DATETIME NOT NULL, jump_date DATE NOT NULL, meet_time TIME NOT NULL, arrived_at DATETIME NULL, briefed_at DATETIME NULL,
  status ENUM('requested','confirmed','jumped','cancelled') NOT NULL);
CREATE TABLE melt (id INT AUTO_INCREMENT PRIMARY KEY, charged_at DATETIME NOT NULL, melted_at DATETIME NULL, worked_out_at DATETIME NULL,
  status ENUM('charging','melting','finished') NOT NULL);
CREATE TABLE melt_reading (id INT AUTO_INCREMENT PRIMARY KEY, melt_id INT NOT NULL, logged_at DATETIME NOT NULL, FOREIGN KEY (melt_id) REFERENCES melt (id));
CREATE TABLE melt_inspection (id INT AUTO_INCREMENT PRIMARY KEY, melt_id INT NOT NULL, inspected_at DATETIME NOT NULL, FOREIGN KEY (melt_id) REFERENCES melt (id));
CREATE TABLE lehr_run (id INT AUTO_INCREMENT PRIMARY KEY, loaded_at DATETIME NOT NULL, soak_started_at DATETIME NOT NULL, cooling_started_at DATETIME NOT NULL, opened_at DATETIME NULL,
  soak_minutes INT NOT NULL);
CREATE TABLE load_of_jumpers (id INT AUTO_INCREMENT PRIMARY KEY, called_at DATETIME NOT NULL, takeoff_time DATETIME NULL, exit_time DATETIME NULL, landing_time DATETIME NULL, flight_minutes INT NULL);
CREATE TABLE melt_sample (id INT AUTO_INCREMENT PRIMARY KEY, melt_id INT NOT NULL, sample_no TINYINT NOT NULL, taken_at DATETIME NOT NULL, UNIQUE (melt_id, sample_no),
  FOREIGN KEY (melt_id) REFERENCES melt (id));
CREATE TABLE home_visit (id INT AUTO_INCREMENT PRIMARY KEY, requested_at DATETIME NOT NULL, visit_date DATE NOT NULL, agreed_time TIME NOT NULL, arrived_at DATETIME NULL, left_at DATETIME NULL,
  minutes SMALLINT NULL);
CREATE TABLE badge (id INT AUTO_INCREMENT PRIMARY KEY, wear_from DATE NOT NULL, wear_to DATE NOT NULL, read_on DATE NULL);
CREATE TABLE glass_order (id INT AUTO_INCREMENT PRIMARY KEY, ordered_at DATETIME NOT NULL, requested_delivery DATE NOT NULL, shipped_at DATETIME NULL);
CREATE TABLE workshop (id INT AUTO_INCREMENT PRIMARY KEY, held_on DATE NOT NULL, starts_at TIME NOT NULL, ends_at TIME NOT NULL, registration_until DATE NOT NULL,
  status ENUM('planned','held','cancelled') NOT NULL);
CREATE TABLE workshop_booking (id INT AUTO_INCREMENT PRIMARY KEY, workshop_id INT NOT NULL, booked_at DATETIME NOT NULL, FOREIGN KEY (workshop_id) REFERENCES workshop (id));
CREATE TABLE final_exam (id INT AUTO_INCREMENT PRIMARY KEY, exam_date DATETIME NOT NULL, registration_opens_on DATE NOT NULL, registration_closes_on DATE NOT NULL,
  results_published_at DATETIME NULL);
CREATE TABLE exam_registration (id INT AUTO_INCREMENT PRIMARY KEY, final_exam_id INT NOT NULL, graded_at DATETIME NULL, registered_at DATETIME NOT NULL,
  FOREIGN KEY (final_exam_id) REFERENCES final_exam (id));
CREATE TABLE board_meeting (id INT AUTO_INCREMENT PRIMARY KEY, held_on DATE NOT NULL, minutes_sent_at DATETIME NULL, invitation_sent_at DATETIME NOT NULL);
CREATE TABLE outage (id INT AUTO_INCREMENT PRIMARY KEY, down_at DATETIME NOT NULL, called_at DATETIME NOT NULL, arrived_at DATETIME NULL, up_at DATETIME NULL, down_min INT NULL);
"""

CLAIMS = [
    ("a day lies days after it was announced", "SELECT COUNT(*) FROM sweeping WHERE DATEDIFF(sweeping_date, announced_on) NOT BETWEEN 1 AND 100"),
    ("what is announced lies ahead", "SELECT COUNT(*) FROM sweeping WHERE status = 'announced' AND sweeping_date < '2026-06-30'"),
    ("who comes does so on the day", "SELECT COUNT(*) FROM sweeping WHERE DATE(arrived_at) <> sweeping_date"),
    ("a booked day is not that of the booking", "SELECT COUNT(*) FROM jump WHERE DATEDIFF(jump_date, booked_at) < 1"),
    ("steps of a day are on it", "SELECT COUNT(*) FROM jump WHERE DATE(arrived_at) <> jump_date OR DATE(briefed_at) <> jump_date OR briefed_at < arrived_at"),
    ("people meet by day", "SELECT COUNT(*) FROM jump WHERE SUBSTR(meet_time, -8, 2) NOT BETWEEN '07' AND '19' AND SUBSTR(meet_time, 1, 1) NOT BETWEEN '7' AND '9'"),
    ("readings are of a melt", "SELECT COUNT(*) FROM melt_reading r JOIN melt m ON m.id = r.melt_id WHERE r.logged_at < m.charged_at OR r.logged_at > m.worked_out_at"),
    ("inspections follow it within days", "SELECT COUNT(*) FROM melt_inspection r JOIN melt m ON m.id = r.melt_id WHERE r.inspected_at < m.worked_out_at OR DATEDIFF(r.inspected_at, m.worked_out_at) > 5"),
    ("what is being done is so lately", "SELECT COUNT(*) FROM melt WHERE status = 'melting' AND DATEDIFF('2026-06-30', charged_at) > 60"),
    ("a flight is from takeoff to landing", "SELECT COUNT(*) FROM load_of_jumpers WHERE flight_minutes <> (STRFTIME('%s', landing_time) - STRFTIME('%s', takeoff_time)) / 60"),
    ("what is down is so until it is up", "SELECT COUNT(*) FROM outage WHERE down_min <> (STRFTIME('%s', up_at) - STRFTIME('%s', down_at)) / 60"),
    ("no step takes nearly all the time", "SELECT SUM(STRFTIME('%s', called_at) - STRFTIME('%s', down_at)) > SUM(STRFTIME('%s', up_at) - STRFTIME('%s', down_at)) * 0.6 FROM outage WHERE up_at IS NOT NULL"),
    ("numbers follow time", "SELECT COUNT(*) FROM melt_sample a JOIN melt_sample b ON a.melt_id = b.melt_id AND a.sample_no < b.sample_no WHERE a.taken_at >= b.taken_at"),
    ("what was worn is read after that", "SELECT COUNT(*) FROM badge WHERE read_on <= wear_to"),
    ("what is wished for is later", "SELECT COUNT(*) FROM glass_order WHERE DATEDIFF(requested_delivery, ordered_at) < 1"),
    ("planned ones lie ahead", "SELECT COUNT(*) FROM workshop WHERE status = 'planned' AND held_on < '2026-06-30'"),
    ("registration ends before", "SELECT COUNT(*) FROM workshop WHERE registration_until >= held_on"),
    ("guests book before", "SELECT COUNT(*) FROM workshop_booking b JOIN workshop w ON w.id = b.workshop_id WHERE DATE(b.booked_at) > w.held_on"),
    ("registration lies before the day, though it is written behind that", "SELECT COUNT(*) FROM final_exam WHERE NOT (registration_opens_on < registration_closes_on AND registration_closes_on < exam_date)"),
    ("results come after the day", "SELECT COUNT(*) FROM final_exam WHERE results_published_at < exam_date"),
    ("who registers does so in the time for it", "SELECT COUNT(*) FROM exam_registration r JOIN final_exam e ON e.id = r.final_exam_id WHERE registered_at < registration_opens_on OR registered_at > exam_date"),
    ("marks come after the day", "SELECT COUNT(*) FROM exam_registration r JOIN final_exam e ON e.id = r.final_exam_id WHERE graded_at < exam_date"),
    ("people are invited before, and minutes sent afterwards", "SELECT COUNT(*) FROM board_meeting WHERE DATE(invitation_sent_at) > held_on OR minutes_sent_at < held_on"),
    ("minutes are those of the visit", "SELECT COUNT(*) FROM home_visit WHERE minutes <> (STRFTIME('%s', left_at) - STRFTIME('%s', arrived_at)) / 60"),
    ("papers have both days or none", "SELECT COUNT(*) FROM worker WHERE (first_aid_passed_on IS NULL) <> (first_aid_expires_on IS NULL) OR first_aid_expires_on <= first_aid_passed_on"),
    ("what is annual is so in a year", "SELECT COUNT(*) FROM worker WHERE DATEDIFF(next_annual_check, last_annual_check) NOT BETWEEN 360 AND 370"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "broken"), CLAIMS, ids=[claim for claim, _ in CLAIMS])
def test_what_is_arranged_and_short_jobs(claim: str, broken: str) -> None:
    assert inferred(SCHEMA).execute(broken).fetchone()[0] == 0, claim
