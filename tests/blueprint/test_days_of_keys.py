"""Days that tell the rows of one parent apart lie within its time; and what is gone has left, whatever became of it."""

from __future__ import annotations

from tests.blueprint.test_times_and_durations import inferred

SCHEMA = """
CREATE TABLE barrel (id INT AUTO_INCREMENT PRIMARY KEY, serial_number VARCHAR(20) NOT NULL, filled_on DATE NOT NULL, left_cellar_on DATE NULL COMMENT 'null while it lies here',
  status ENUM('maturing','leaking','bottled','lost') NOT NULL);
CREATE TABLE gauging (id INT AUTO_INCREMENT PRIMARY KEY, barrel_id INT NOT NULL, gauged_on DATE NOT NULL, litres DECIMAL(6,1) NOT NULL,
  UNIQUE (barrel_id, gauged_on), FOREIGN KEY (barrel_id) REFERENCES barrel (id));
CREATE TABLE repair (id INT AUTO_INCREMENT PRIMARY KEY, received_at DATETIME NOT NULL, started_at DATETIME NOT NULL, finished_at DATETIME NOT NULL);
CREATE TABLE repair_step (id INT AUTO_INCREMENT PRIMARY KEY, repair_id INT NOT NULL, step_no TINYINT NOT NULL, started_at DATETIME NOT NULL,
  FOREIGN KEY (repair_id) REFERENCES repair (id));
"""
BROKEN = (
    "SELECT * FROM gauging g JOIN barrel b ON b.id = g.barrel_id WHERE gauged_on NOT BETWEEN filled_on AND IFNULL(left_cellar_on, '2026-06-30')",
    "SELECT 1 FROM gauging GROUP BY barrel_id HAVING COUNT(DISTINCT gauged_on) < COUNT(*)",
    "SELECT 1 WHERE (SELECT AVG(julianday(gauged_on) - julianday(filled_on)) FROM gauging JOIN barrel b ON b.id = barrel_id) < 30",
    "SELECT * FROM barrel WHERE (left_cellar_on IS NULL) <> (status IN ('maturing', 'leaking'))",
    "SELECT * FROM repair_step a JOIN repair_step b ON b.repair_id = a.repair_id AND b.step_no > a.step_no WHERE b.started_at < a.started_at",
)


def test_days_of_keys_lie_within_the_time_of_their_parents_and_what_is_gone_has_left() -> None:
    database = inferred(SCHEMA, rows=60)
    broken = {query: database.execute(query).fetchall()[:2] for query in BROKEN}
    assert not {query: found for query, found in broken.items() if found}


GROWN = """
CREATE TABLE mushroom (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL, incubation_days SMALLINT NOT NULL COMMENT '14 to 60');
CREATE TABLE bed (id INT AUTO_INCREMENT PRIMARY KEY, mushroom_id INT NOT NULL, inoculated_on DATE NOT NULL,
  colonised_on DATE NULL COMMENT 'inoculated_on + incubation_days of the mushroom', cleared_on DATE NULL,
  status ENUM('incubating','colonised','cleared') NOT NULL, FOREIGN KEY (mushroom_id) REFERENCES mushroom (id));
CREATE TABLE ride (id INT AUTO_INCREMENT PRIMARY KEY, ordered_at DATETIME NOT NULL, started_at DATETIME NULL, ended_at DATETIME NULL,
  status ENUM('ordered','in_progress','done','invoiced') NOT NULL);
"""


def test_what_comes_behind_a_counted_time_is_later_and_what_goes_on_has_no_end() -> None:
    database = inferred(GROWN, rows=200)
    broken = {
        query: database.execute(query).fetchall()[:2]
        for query in (
            "SELECT * FROM bed WHERE cleared_on < colonised_on OR colonised_on > '2026-06-30'",
            "SELECT * FROM bed WHERE status = 'incubating' AND colonised_on IS NOT NULL",
            "SELECT * FROM ride WHERE (status IN ('done', 'invoiced')) <> (ended_at IS NOT NULL)",
        )
    }
    assert not {query: found for query, found in broken.items() if found}
