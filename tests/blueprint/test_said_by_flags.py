"""Flags and comments that say which price, which company, which number, which time and which length a row has."""

from __future__ import annotations

from tests.blueprint.test_times_and_durations import inferred

CINEMA = """
CREATE TABLE hall (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL);
CREATE TABLE hall_seat (id INT AUTO_INCREMENT PRIMARY KEY, hall_id INT NOT NULL, area VARCHAR(20) NOT NULL COMMENT 'Parquet, Upper Circle, Box',
  seat_no SMALLINT NOT NULL, UNIQUE KEY (hall_id, area, seat_no), FOREIGN KEY (hall_id) REFERENCES hall (id));
CREATE TABLE tariff (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL, full_price DECIMAL(8,2) NOT NULL, student_price DECIMAL(8,2) NOT NULL);
CREATE TABLE customer (id INT AUTO_INCREMENT PRIMARY KEY, last_name VARCHAR(40) NOT NULL, business TINYINT(1) NOT NULL DEFAULT 0, company_name VARCHAR(80) NULL,
  is_member TINYINT(1) NOT NULL DEFAULT 0, member_number CHAR(8) NULL UNIQUE);
CREATE TABLE purchase (id INT AUTO_INCREMENT PRIMARY KEY, customer_id INT NOT NULL, purchased_at DATETIME NOT NULL, ticket_count INT NOT NULL DEFAULT 0,
  subtotal DECIMAL(9,2) NOT NULL DEFAULT 0, FOREIGN KEY (customer_id) REFERENCES customer (id));
CREATE TABLE ticket (id INT AUTO_INCREMENT PRIMARY KEY, purchase_id INT NOT NULL, tariff_id INT NOT NULL, is_student TINYINT(1) NOT NULL DEFAULT 0,
  price DECIMAL(8,2) NOT NULL, FOREIGN KEY (purchase_id) REFERENCES purchase (id), FOREIGN KEY (tariff_id) REFERENCES tariff (id));
CREATE TABLE pass (id INT AUTO_INCREMENT PRIMARY KEY, customer_id INT NOT NULL, active TINYINT(1) NOT NULL DEFAULT 1, issued_at DATETIME NOT NULL,
  revoked_at DATETIME NULL, FOREIGN KEY (customer_id) REFERENCES customer (id));
CREATE TABLE entry (id INT AUTO_INCREMENT PRIMARY KEY, pass_id INT NOT NULL, entered_at DATETIME NOT NULL, granted TINYINT(1) NOT NULL DEFAULT 1,
  denial_reason VARCHAR(60) NULL, FOREIGN KEY (pass_id) REFERENCES pass (id));
"""
HAULIER = """
CREATE TABLE place (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL);
CREATE TABLE freight_order (id INT AUTO_INCREMENT PRIMARY KEY, load_place_id INT NOT NULL, delivery_place_id INT NOT NULL, ordered_on DATE NOT NULL,
  status ENUM('new','planned','delivered','invoiced','cancelled') NOT NULL DEFAULT 'new', delivered_at DATETIME NULL COMMENT 'filled when delivered',
  total_pallets SMALLINT NOT NULL DEFAULT 0, FOREIGN KEY (load_place_id) REFERENCES place (id), FOREIGN KEY (delivery_place_id) REFERENCES place (id));
CREATE TABLE freight_order_line (id INT AUTO_INCREMENT PRIMARY KEY, freight_order_id INT NOT NULL, package_code CHAR(2) NOT NULL COMMENT 'PL=pallet CT=carton',
  pallet_qty SMALLINT NOT NULL, net_kg DECIMAL(9,1) NOT NULL, gross_kg DECIMAL(9,1) NOT NULL, FOREIGN KEY (freight_order_id) REFERENCES freight_order (id));
CREATE TABLE worker (id INT AUTO_INCREMENT PRIMARY KEY, last_name VARCHAR(40) NOT NULL, hired_on DATE NOT NULL, left_on DATE NULL);
CREATE TABLE cleaning_task (id INT AUTO_INCREMENT PRIMARY KEY, assigned_to INT NOT NULL, started_at DATETIME NULL, finished_at DATETIME NULL,
  FOREIGN KEY (assigned_to) REFERENCES worker (id));
CREATE TABLE briefing (id INT AUTO_INCREMENT PRIMARY KEY, day DATE NOT NULL, begins TIME NOT NULL, ends TIME NOT NULL COMMENT 'begin plus 90 minutes');
CREATE TABLE drive (id INT AUTO_INCREMENT PRIMARY KEY, worker_id INT NOT NULL, beginning DATETIME NOT NULL, ending DATETIME NOT NULL,
  minutes SMALLINT NOT NULL COMMENT 'ending minus beginning', km_beginning INT NOT NULL, km_ending INT NOT NULL, FOREIGN KEY (worker_id) REFERENCES worker (id));
"""
BROKEN = {
    CINEMA: (
        "SELECT * FROM hall_seat WHERE area NOT IN ('Parquet', 'Upper Circle', 'Box')",
        "SELECT * FROM ticket t JOIN tariff f ON f.id = t.tariff_id WHERE price <> IIF(is_student, student_price, full_price)",
        "SELECT * FROM customer WHERE business <> (company_name IS NOT NULL) OR is_member <> (member_number IS NOT NULL)",
        "SELECT * FROM purchase p WHERE ABS(subtotal - (SELECT IFNULL(SUM(price), 0) FROM ticket t WHERE t.purchase_id = p.id)) > 0.001",
        "SELECT * FROM pass WHERE active = (revoked_at IS NOT NULL)",
        "SELECT * FROM entry WHERE granted AND denial_reason IS NOT NULL",
    ),
    HAULIER: (
        "SELECT * FROM freight_order WHERE load_place_id = delivery_place_id",
        "SELECT * FROM freight_order WHERE (status IN ('delivered', 'invoiced')) <> (delivered_at IS NOT NULL)",
        "SELECT * FROM freight_order o WHERE total_pallets <> (SELECT SUM(pallet_qty) FROM freight_order_line l WHERE l.freight_order_id = o.id)",
        "SELECT * FROM freight_order_line WHERE ABS(gross_kg - net_kg - pallet_qty) < 0.01 AND gross_kg > 3",
        "SELECT * FROM cleaning_task WHERE julianday(finished_at) - julianday(started_at) > 0.5",
        "SELECT * FROM briefing WHERE ABS((julianday(ends) - julianday(begins)) * 1440 - 90) > 0.01",
        "SELECT * FROM drive WHERE ABS((julianday(ending) - julianday(beginning)) * 1440 - minutes) > 1.01",
    ),
}


def _broken(schema: str) -> dict[str, list[object]]:
    database = inferred(schema, rows=60)
    broken = {query: database.execute(query).fetchall()[:2] for query in BROKEN[schema]}
    return {query: found for query, found in broken.items() if found}


def test_a_flag_says_which_price_and_what_else_a_row_has() -> None:
    assert not _broken(CINEMA)


def test_what_comments_and_units_say_of_times_and_loads_is_so() -> None:
    assert not _broken(HAULIER)
