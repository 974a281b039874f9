"""Rows refer to those that have come far enough for them; what goes on does so now, and spans last as the numbers beside them say."""

from __future__ import annotations

import pytest

from tests.blueprint.test_times_and_durations import inferred

SCHEMA = """
CREATE TABLE patron (id INT AUTO_INCREMENT PRIMARY KEY, joined_on DATE NOT NULL);
CREATE TABLE carver (id INT AUTO_INCREMENT PRIMARY KEY, hired_on DATE NOT NULL);
CREATE TABLE estimate (id INT AUTO_INCREMENT PRIMARY KEY, patron_id INT NOT NULL, estimated_at DATETIME NOT NULL, valid_until DATE NOT NULL,
  state TINYINT NOT NULL DEFAULT 0 COMMENT '0 = open, 1 = accepted, 2 = declined, 3 = expired', accepted_at DATETIME NULL,
  FOREIGN KEY (patron_id) REFERENCES patron (id));
CREATE TABLE carving (id INT AUTO_INCREMENT PRIMARY KEY, estimate_id INT NOT NULL, carver_id INT NULL, begun_on DATE NOT NULL,
  fix_notes VARCHAR(200) NULL, polish_minutes SMALLINT UNSIGNED NULL COMMENT 'only of carvings that were polished over',
  state ENUM('begun', 'chiselling', 'fixed', 'polished_over', 'closed') NOT NULL DEFAULT 'begun', chiselled_at DATETIME NULL, closed_at DATETIME NULL,
  FOREIGN KEY (estimate_id) REFERENCES estimate (id), FOREIGN KEY (carver_id) REFERENCES carver (id));
CREATE TABLE petition (id INT AUTO_INCREMENT PRIMARY KEY, patron_id INT NOT NULL, submitted_on DATE NOT NULL, decided_on DATE NULL,
  status ENUM('submitted', 'approved', 'refused') NOT NULL DEFAULT 'submitted', FOREIGN KEY (patron_id) REFERENCES patron (id));
CREATE TABLE unveiling (id INT AUTO_INCREMENT PRIMARY KEY, petition_id INT NOT NULL COMMENT 'approved petitions only', night DATE NOT NULL,
  planned_start DATETIME NOT NULL, planned_end DATETIME NOT NULL, FOREIGN KEY (petition_id) REFERENCES petition (id));
CREATE TABLE loan_out (id INT AUTO_INCREMENT PRIMARY KEY, patron_id INT NOT NULL, out_at DATETIME NOT NULL, in_at DATETIME NULL, days_away SMALLINT NULL,
  FOREIGN KEY (patron_id) REFERENCES patron (id));
CREATE TABLE sojourn (id INT AUTO_INCREMENT PRIMARY KEY, patron_id INT NOT NULL, reserved_at DATETIME NOT NULL, expected_arrival DATE NOT NULL,
  expected_departure DATE NOT NULL, actual_arrival DATETIME NULL, actual_departure DATETIME NULL, nights SMALLINT NOT NULL,
  state CHAR(2) NOT NULL CHECK (state IN ('RS', 'IN', 'OU', 'CN')), cancelled_at DATETIME NULL, FOREIGN KEY (patron_id) REFERENCES patron (id));
CREATE TABLE ladder (id INT AUTO_INCREMENT PRIMARY KEY, opened_on DATE NOT NULL, closed_on DATE NULL);
CREATE TABLE fault (id INT AUTO_INCREMENT PRIMARY KEY, ladder_id INT NOT NULL, carver_id INT NULL, reported_at DATETIME NOT NULL, fixed_at DATETIME NULL,
  status ENUM('reported', 'assigned', 'fixed') NOT NULL DEFAULT 'reported', FOREIGN KEY (ladder_id) REFERENCES ladder (id),
  FOREIGN KEY (carver_id) REFERENCES carver (id));
CREATE TABLE work_order (id INT AUTO_INCREMENT PRIMARY KEY, patron_id INT NOT NULL, requested_at DATETIME NOT NULL, start_at DATETIME NULL, end_at DATETIME NULL,
  approved TINYINT(1) NOT NULL DEFAULT 0, approved_at DATETIME NULL, FOREIGN KEY (patron_id) REFERENCES patron (id));
"""

BROKEN = (
    "SELECT * FROM carving c JOIN estimate e ON e.id = c.estimate_id WHERE e.state <> 1 OR begun_on < DATE(accepted_at)",
    "SELECT 1 WHERE (SELECT COUNT(*) FROM estimate WHERE state = 1) * 3 < (SELECT COUNT(*) FROM estimate)",
    "SELECT * FROM carving WHERE (chiselled_at IS NULL) <> (state = 'begun')",
    "SELECT * FROM carving WHERE fix_notes IS NOT NULL AND state IN ('begun', 'chiselling')",
    "SELECT * FROM carving WHERE (polish_minutes IS NOT NULL) <> (state = 'polished_over')",
    "SELECT 1 WHERE NOT EXISTS (SELECT * FROM carving WHERE fix_notes IS NOT NULL AND state = 'closed')",
    "SELECT * FROM unveiling u JOIN petition p ON p.id = u.petition_id WHERE status <> 'approved' OR DATE(planned_start) < decided_on",
    "SELECT * FROM unveiling WHERE (julianday(planned_end) - julianday(planned_start)) * 24 NOT BETWEEN 0.2 AND 12",
    "SELECT * FROM loan_out WHERE days_away < 1 OR (days_away IS NULL) <> (in_at IS NULL)",
    "SELECT * FROM sojourn WHERE nights <> julianday(expected_departure) - julianday(expected_arrival) OR nights < 1",
    "SELECT * FROM sojourn WHERE julianday(DATE(actual_arrival)) - julianday(expected_arrival) NOT BETWEEN 0 AND 3 OR DATE(cancelled_at) > expected_arrival",
    "SELECT * FROM sojourn WHERE (state IN ('IN', 'OU')) <> (actual_arrival IS NOT NULL) OR (state = 'OU') <> (actual_departure IS NOT NULL)",
    "SELECT 1 WHERE (SELECT COUNT(*) FROM sojourn WHERE state = 'OU') * 2 < (SELECT COUNT(*) FROM sojourn)",
    "SELECT * FROM fault WHERE status <> 'fixed' AND reported_at < '2026-04-15'",
    "SELECT * FROM work_order WHERE approved_at > start_at OR approved_at < requested_at",
)


@pytest.mark.parametrize("rows", [40, 200])
def test_rows_are_of_those_that_have_come_far_enough(rows: int) -> None:
    database = inferred(SCHEMA, rows)
    broken = {query: database.execute(query).fetchall()[:2] for query in BROKEN}
    assert {query: rows for query, rows in broken.items() if rows} == {}


COMMENTS = """
COMMENT 'accepted offers only'
COMMENT 'only accepted offers'
COMMENT 'nur angenommene Angebote'
COMMENT 'the accepted offer'
COMMENT 'not for open or declined ones'
"""


@pytest.mark.parametrize("comment", COMMENTS.strip().splitlines())
def test_a_comment_says_of_which_rows_something_is(comment: str) -> None:
    database = inferred(f"""
CREATE TABLE offer (id INT AUTO_INCREMENT PRIMARY KEY, state ENUM('open', 'declined', 'accepted') NOT NULL DEFAULT 'open');
CREATE TABLE gift (id INT AUTO_INCREMENT PRIMARY KEY, title VARCHAR(40) NOT NULL, offer_id INT NOT NULL {comment}, FOREIGN KEY (offer_id) REFERENCES offer (id));
""")
    assert database.execute("SELECT DISTINCT state FROM gift JOIN offer ON offer.id = offer_id").fetchall() == [
        ("accepted",)
    ]


STAGES = """
CREATE TABLE kiln (id INT AUTO_INCREMENT PRIMARY KEY, year_built SMALLINT NOT NULL, installed_on DATE NOT NULL);
CREATE TABLE potter (id INT AUTO_INCREMENT PRIMARY KEY, hired_on DATE NOT NULL);
CREATE TABLE glazing (id INT AUTO_INCREMENT PRIMARY KEY, kiln_id INT NOT NULL, planned_from DATE NOT NULL, planned_to DATE NOT NULL,
  started_on DATE NULL, completed_on DATE NULL, status ENUM('queued', 'in_treatment', 'drying', 'completed', 'abandoned') NOT NULL DEFAULT 'queued',
  FOREIGN KEY (kiln_id) REFERENCES kiln (id));
CREATE TABLE haul (id INT AUTO_INCREMENT PRIMARY KEY, kiln_id INT NOT NULL, departs_at DATETIME NOT NULL, arrives_at DATETIME NOT NULL,
  actual_departure DATETIME NULL, actual_arrival DATETIME NULL, delay_minutes SMALLINT NULL,
  status ENUM('planned', 'under_way', 'arrived', 'called_off') NOT NULL DEFAULT 'planned', FOREIGN KEY (kiln_id) REFERENCES kiln (id));
CREATE TABLE bench_session (id INT AUTO_INCREMENT PRIMARY KEY, potter_id INT NOT NULL, began_at DATETIME NOT NULL, finished_at DATETIME NULL,
  break_minutes SMALLINT NOT NULL DEFAULT 0, worked_minutes SMALLINT NOT NULL, FOREIGN KEY (potter_id) REFERENCES potter (id));
CREATE TABLE kiln_ticket (id INT AUTO_INCREMENT PRIMARY KEY, kiln_id INT NOT NULL, reported_at DATETIME NOT NULL, accepted_at DATETIME NULL,
  repaired_at DATETIME NULL, handed_at DATETIME NULL, state VARCHAR(12) NOT NULL DEFAULT 'new' COMMENT 'new, accepted, repaired, issued, cancelled',
  FOREIGN KEY (kiln_id) REFERENCES kiln (id));
CREATE TABLE invoice (id INT AUTO_INCREMENT PRIMARY KEY, kiln_id INT NOT NULL, invoiced_on DATE NOT NULL, due_on DATE NOT NULL, paid_on DATE NULL,
  reminder_count TINYINT NOT NULL DEFAULT 0, last_reminder_on DATE NULL, days_late SMALLINT NULL COMMENT 'empty if paid on time',
  FOREIGN KEY (kiln_id) REFERENCES kiln (id));
"""

BROKEN_STAGES = (
    "SELECT * FROM kiln WHERE strftime('%Y', installed_on) - year_built NOT BETWEEN 0 AND 1",
    "SELECT * FROM glazing WHERE (started_on IS NULL) <> (status IN ('queued', 'abandoned')) OR (completed_on IS NULL) = (status = 'completed')",
    "SELECT * FROM haul WHERE (actual_departure IS NULL) <> (status IN ('planned', 'called_off')) OR (actual_arrival IS NULL) = (status = 'arrived')",
    "SELECT * FROM haul WHERE delay_minutes <> ROUND((julianday(actual_arrival) - julianday(arrives_at)) * 1440)",
    "SELECT * FROM bench_session WHERE finished_at IS NULL OR worked_minutes <> "
    "ROUND((julianday(finished_at) - julianday(began_at)) * 1440) - break_minutes",
    "SELECT 1 WHERE (SELECT COUNT(*) FROM kiln_ticket WHERE state = 'issued') * 2 < (SELECT COUNT(*) FROM kiln_ticket)",
    "SELECT * FROM kiln_ticket WHERE repaired_at = handed_at OR accepted_at = reported_at OR accepted_at = repaired_at",
    "SELECT * FROM invoice WHERE (reminder_count > 0) <> (last_reminder_on IS NOT NULL) OR reminder_count > 3 OR last_reminder_on <= due_on",
    "SELECT * FROM invoice WHERE days_late <= 0 OR (days_late IS NULL) = (paid_on > due_on)",
)


@pytest.mark.parametrize("rows", [40, 200])
def test_stages_of_a_row_are_set_in_the_states_of_their_own(rows: int) -> None:
    database = inferred(STAGES, rows)
    broken = {query: database.execute(query).fetchall()[:2] for query in BROKEN_STAGES}
    assert {query: rows for query, rows in broken.items() if rows} == {}
