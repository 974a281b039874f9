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


BOARDED = """
CREATE TABLE box (id INT AUTO_INCREMENT PRIMARY KEY, label VARCHAR(10) NOT NULL UNIQUE, state ENUM('empty','occupied','closed') NOT NULL);
CREATE TABLE press (id INT AUTO_INCREMENT PRIMARY KEY, serial_number VARCHAR(10) NOT NULL UNIQUE, commissioned_on DATE NOT NULL);
CREATE TABLE customer (id INT AUTO_INCREMENT PRIMARY KEY, last_name VARCHAR(40) NOT NULL, joined_on DATE NOT NULL);
CREATE TABLE boarding (id INT AUTO_INCREMENT PRIMARY KEY, box_id INT NOT NULL, customer_id INT NOT NULL, arrived_at DATETIME NOT NULL, departed_at DATETIME NULL,
  FOREIGN KEY (box_id) REFERENCES box (id), FOREIGN KEY (customer_id) REFERENCES customer (id));
CREATE TABLE grooming (id INT AUTO_INCREMENT PRIMARY KEY, boarding_id INT NOT NULL, groomed_on DATE NOT NULL, FOREIGN KEY (boarding_id) REFERENCES boarding (id));
CREATE TABLE run (id INT AUTO_INCREMENT PRIMARY KEY, press_id INT NOT NULL COMMENT 'a press does one run at a time', started_at DATETIME NOT NULL, ended_at DATETIME NOT NULL,
  FOREIGN KEY (press_id) REFERENCES press (id));
CREATE TABLE invoice (id INT AUTO_INCREMENT PRIMARY KEY, customer_id INT NOT NULL, period_from DATE NOT NULL, period_to DATE NOT NULL, issued_on DATE NOT NULL,
  FOREIGN KEY (customer_id) REFERENCES customer (id));
"""
_OVERLAP = "SELECT * FROM {0} a JOIN {0} b ON b.{1} = a.{1} AND b.id <> a.id WHERE a.{2} <= b.{2} AND b.{2} < IFNULL(a.{3}, '2099')"


def test_boxes_are_taken_by_one_row_at_a_time_and_billed_periods_follow_each_other() -> None:
    database = inferred(BOARDED, rows=30)
    broken = {
        query: database.execute(query).fetchall()[:2]
        for query in (
            _OVERLAP.format("boarding", "box_id", "arrived_at", "departed_at"),
            _OVERLAP.format("run", "press_id", "started_at", "ended_at"),
            _OVERLAP.format("invoice", "customer_id", "period_from", "period_to"),
            "SELECT * FROM box WHERE (state = 'occupied') <> (id IN (SELECT box_id FROM boarding WHERE departed_at IS NULL))",
            "SELECT * FROM grooming JOIN boarding b ON b.id = boarding_id WHERE groomed_on NOT BETWEEN DATE(arrived_at) AND IFNULL(departed_at, '2099')",
        )
    }
    assert not {query: found for query, found in broken.items() if found}


TENANTS = """
CREATE TABLE companies (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(80) NOT NULL, created_at DATETIME NOT NULL);
CREATE TABLE employees (id INT AUTO_INCREMENT PRIMARY KEY, company_id INT NOT NULL, full_name VARCHAR(80) NOT NULL, created_at DATETIME NOT NULL,
  FOREIGN KEY (company_id) REFERENCES companies (id));
CREATE TABLE attendance (id INT AUTO_INCREMENT PRIMARY KEY, company_id INT NOT NULL, employee_id INT NOT NULL, day DATE NOT NULL, UNIQUE (company_id, employee_id, day),
  FOREIGN KEY (company_id) REFERENCES companies (id), FOREIGN KEY (employee_id) REFERENCES employees (id));
"""


def test_the_days_of_a_key_are_of_the_row_that_is_of_the_other_one() -> None:
    database = inferred(TENANTS, rows=60)
    early = "SELECT * FROM attendance a JOIN employees e ON e.id = a.employee_id WHERE a.day < date(e.created_at) OR a.company_id <> e.company_id"
    assert not database.execute(early).fetchall()
