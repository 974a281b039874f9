"""When those that stay are gone: at any time of their lives, and after all that refers to them."""

from __future__ import annotations

from tests.blueprint.test_times_and_durations import inferred

SCHEMA = """
CREATE TABLE wing (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL);
CREATE TABLE caregiver (id INT AUTO_INCREMENT PRIMARY KEY, last_name VARCHAR(40) NOT NULL, hired_on DATE NOT NULL, left_on DATE NULL);
CREATE TABLE resident (id INT AUTO_INCREMENT PRIMARY KEY, wing_id INT NOT NULL, last_name VARCHAR(40) NOT NULL, admitted_on DATE NOT NULL,
  discharged_on DATE NULL COMMENT 'of discharged residents only', status ENUM('resident','discharged') NOT NULL, FOREIGN KEY (wing_id) REFERENCES wing (id));
CREATE TABLE shift (id INT AUTO_INCREMENT PRIMARY KEY, caregiver_id INT NOT NULL, started_at DATETIME NOT NULL, ended_at DATETIME NOT NULL,
  FOREIGN KEY (caregiver_id) REFERENCES caregiver (id));
CREATE TABLE medication (id INT AUTO_INCREMENT PRIMARY KEY, resident_id INT NOT NULL, begun_on DATE NOT NULL, FOREIGN KEY (resident_id) REFERENCES resident (id));
CREATE TABLE dose (id INT AUTO_INCREMENT PRIMARY KEY, medication_id INT NOT NULL, caregiver_id INT NOT NULL, given_at DATETIME NOT NULL,
  FOREIGN KEY (medication_id) REFERENCES medication (id), FOREIGN KEY (caregiver_id) REFERENCES caregiver (id));
CREATE TABLE visit (id INT AUTO_INCREMENT PRIMARY KEY, resident_id INT NOT NULL, arrived_at DATETIME NOT NULL, left_at DATETIME NOT NULL,
  FOREIGN KEY (resident_id) REFERENCES resident (id));
CREATE TABLE blood_sample (id INT AUTO_INCREMENT PRIMARY KEY, visit_id INT NOT NULL, drawn_at DATETIME NOT NULL, shipped_on DATE NULL, analysed_on DATE NULL,
  state ENUM('drawn','shipped','analysed') NOT NULL, FOREIGN KEY (visit_id) REFERENCES visit (id));
CREATE TABLE lease (id INT AUTO_INCREMENT PRIMARY KEY, resident_id INT NOT NULL, od DATE NOT NULL, do DATE NOT NULL, terminated_on DATE NULL,
  status ENUM('active','terminated','ended') NOT NULL, FOREIGN KEY (resident_id) REFERENCES resident (id));
"""
BROKEN = (
    "SELECT * FROM shift s JOIN caregiver c ON c.id = s.caregiver_id WHERE DATE(ended_at) > left_on OR DATE(started_at) < hired_on",
    "SELECT * FROM medication m JOIN resident r ON r.id = m.resident_id WHERE begun_on NOT BETWEEN admitted_on AND IFNULL(discharged_on, '2027')",
    "SELECT * FROM dose d JOIN caregiver c ON c.id = d.caregiver_id WHERE DATE(given_at) > left_on",
    "SELECT * FROM dose d JOIN medication m ON m.id = d.medication_id JOIN resident r ON r.id = m.resident_id WHERE DATE(given_at) > discharged_on",
    "SELECT * FROM resident WHERE (discharged_on IS NULL) <> (status = 'resident') OR discharged_on <= admitted_on",
    "SELECT * FROM lease WHERE terminated_on NOT BETWEEN od AND do OR (status = 'active' AND do < '2026-06-30')",
    "SELECT * FROM blood_sample b JOIN visit v ON v.id = b.visit_id WHERE drawn_at NOT BETWEEN arrived_at AND left_at",
    "SELECT 1 WHERE (SELECT AVG(julianday(analysed_on) - julianday(DATE(drawn_at))) FROM blood_sample) < 1",
    "SELECT 1 WHERE (SELECT COUNT(*) FROM resident WHERE discharged_on < '2026-01-01') < (SELECT COUNT(*) FROM resident WHERE discharged_on > '2026-01-01')",
    "SELECT 1 WHERE (SELECT AVG(julianday(terminated_on) - julianday(od)) FROM lease) < 60",
)


def test_who_is_gone_left_at_any_time_and_after_all_that_refers_to_them() -> None:
    database = inferred(SCHEMA, rows=200)
    broken = {query: database.execute(query).fetchall()[:2] for query in BROKEN}
    assert {query: rows for query, rows in broken.items() if rows} == {}


def test_pupils_leave_by_what_they_have_learnt() -> None:
    schema = """CREATE TABLE glassmaker (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(60) NOT NULL, graduated_on DATE NULL, hired_on DATE NOT NULL);
        CREATE TABLE pupil (id INT AUTO_INCREMENT PRIMARY KEY, last_name VARCHAR(60) NOT NULL, graduated_on DATE NULL, enrolled_on DATE NOT NULL);
        CREATE TABLE melt (id INT AUTO_INCREMENT PRIMARY KEY, glassmaker_id INT NOT NULL, pupil_id INT NOT NULL, melted_on DATE NOT NULL,
          FOREIGN KEY (glassmaker_id) REFERENCES glassmaker (id), FOREIGN KEY (pupil_id) REFERENCES pupil (id));"""
    rows = inferred(schema)
    before = "SELECT count(*) FROM pupil JOIN melt ON melt.pupil_id = pupil.id WHERE graduated_on < melted_on OR graduated_on < enrolled_on"
    assert rows.execute(before).fetchone() == (0,)


def test_where_all_rows_are_of_the_dead_they_died_shortly_before() -> None:
    schema = """CREATE TABLE decedent (id INT AUTO_INCREMENT PRIMARY KEY, perished_at DATETIME NOT NULL, admitted_at DATETIME NOT NULL);"""
    query = "SELECT count(*) FROM decedent WHERE perished_at > admitted_at OR julianday(admitted_at) - julianday(perished_at) > 5"
    assert inferred(schema).execute(query).fetchone() == (0,)


def test_what_is_paid_behind_the_delivery_in_the_states_is_paid_after_it() -> None:
    schema = """CREATE TABLE delivery_order (id INT AUTO_INCREMENT PRIMARY KEY, ordered_on DATE NOT NULL, delivered_on DATE NULL, paid_on DATE NULL,
        cancelled_on DATE NULL, status ENUM('ordered','delivered','paid','cancelled') NOT NULL);"""
    query = """SELECT count(*) FROM delivery_order WHERE paid_on < delivered_on OR (status = 'paid' AND (delivered_on IS NULL OR paid_on IS NULL))
        OR (status = 'delivered' AND paid_on IS NOT NULL)"""
    assert inferred(schema).execute(query).fetchone() == (0,)
