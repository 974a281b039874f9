"""What looks like a reason and is none: a word of the whole table, the length of something else, an end that is called like a start."""

from __future__ import annotations

from tests.blueprint.test_times_and_durations import inferred

THINGS = """
CREATE TABLE clients (client_id INT AUTO_INCREMENT PRIMARY KEY, client_name VARCHAR(60) NOT NULL, client_phone VARCHAR(30) NULL,
  client_city VARCHAR(60) NULL, client_active TINYINT(1) NOT NULL DEFAULT 1);
CREATE TABLE staff (SAL_ID INT AUTO_INCREMENT PRIMARY KEY, SAL_NAME VARCHAR(60) NOT NULL, SAL_HIRED_ON DATE NOT NULL, SAL_TRIAL_END DATE NULL,
  SAL_LEFT_ON DATE NULL, SAL_REASON_LEFT VARCHAR(40) NULL, SAL_PASSWORD VARCHAR(60) NULL, SAL_CHANGE_PASSWORD TINYINT(1) NOT NULL DEFAULT 0);
CREATE TABLE products (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(60) NOT NULL, sale_starts_at DATETIME NULL, sale_ends_at DATETIME NULL,
  handling_days TINYINT NOT NULL DEFAULT 1, created_at DATETIME NOT NULL);
CREATE TABLE dishes (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(60) NOT NULL, served_from TIME NULL, served_to TIME NULL, prep_minutes TINYINT NULL,
  size TINYINT(1) NOT NULL DEFAULT 0, portion_format TINYINT(1) NOT NULL DEFAULT 0);
CREATE TABLE boilers (id INT AUTO_INCREMENT PRIMARY KEY, installed_on DATE NOT NULL, warranty_months TINYINT NULL, warranty_end DATE NULL);
CREATE TABLE contracts (id INT AUTO_INCREMENT PRIMARY KEY, boiler_id INT NOT NULL, signed_on DATE NOT NULL, start_date DATE NOT NULL, end_date DATE NOT NULL,
  billing_day TINYINT NOT NULL, renewed_on DATE NULL, FOREIGN KEY (boiler_id) REFERENCES boilers (id));
CREATE TABLE vaccinations (id INT AUTO_INCREMENT PRIMARY KEY, vaccinated_on DATE NOT NULL, valid_until DATE NULL, batch_expiry DATE NULL);
CREATE TABLE equipment (id INT AUTO_INCREMENT PRIMARY KEY, bought_on DATE NOT NULL, guarantee_until DATE NULL, sold_on DATE NULL);
CREATE TABLE holds (id INT AUTO_INCREMENT PRIMARY KEY, placed_at DATETIME NOT NULL, expires_at DATETIME NOT NULL);
"""
ROWS = {
    "a phone needs no active client": "SELECT 1 WHERE (SELECT COUNT(*) FROM clients WHERE client_active = 0 AND client_phone IS NOT NULL) = 0",
    "a trial ends for most who were hired": "SELECT 1 WHERE (SELECT COUNT(SAL_TRIAL_END) FROM staff) < 50",
    "who must change a password has one, as others have": "SELECT 1 WHERE (SELECT COUNT(*) FROM staff WHERE SAL_CHANGE_PASSWORD = 0 AND SAL_PASSWORD IS NOT NULL) = 0",
    "some products are on sale, and not since they are there": "SELECT 1 WHERE (SELECT COUNT(sale_starts_at) FROM products) NOT BETWEEN 10 AND 70",
    "a sale starts after its product is there": "SELECT * FROM products WHERE sale_starts_at <= created_at",
    "a product is handled as fast without a sale": "SELECT * FROM products WHERE handling_days = julianday(sale_ends_at) - julianday(sale_starts_at) AND handling_days > 5",
    "no dish takes as long as it is served": "SELECT * FROM dishes WHERE prep_minutes > 126",
    "a warranty lasts its months": "SELECT * FROM boilers WHERE ABS(julianday(warranty_end) - julianday(installed_on) - warranty_months * 30.44) > 4",
    "the day of billing is no length": "SELECT * FROM contracts WHERE billing_day NOT BETWEEN 1 AND 31",
    "nothing is renewed on the day on which it is signed": "SELECT * FROM contracts WHERE renewed_on <= signed_on",
    "what is valid until a day is so for more than a week": "SELECT * FROM vaccinations WHERE julianday(valid_until) - julianday(vaccinated_on) < 30",
    "a guarantee runs from the purchase, and not from the day on which a thing is sold": "SELECT 1 WHERE (SELECT COUNT(*) FROM equipment WHERE guarantee_until IS NOT NULL AND sold_on IS NULL) = 0",
    "what expires at an hour does so within days": "SELECT * FROM holds WHERE julianday(expires_at) - julianday(placed_at) > 31",
}
STEPS = """
CREATE TABLE patients (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(60) NOT NULL, registered_on DATE NOT NULL);
CREATE TABLE appointments (id INT AUTO_INCREMENT PRIMARY KEY, patient_id INT NOT NULL, starts_at DATETIME NOT NULL, duration_min SMALLINT NOT NULL DEFAULT 15,
  ends_at DATETIME NULL, status ENUM('planned','confirmed','done','cancelled','no_show') NOT NULL, created_at DATETIME NOT NULL, reminded_at DATETIME NULL,
  cancelled_at DATETIME NULL, FOREIGN KEY (patient_id) REFERENCES patients (id));
CREATE TABLE reservations (id INT AUTO_INCREMENT PRIMARY KEY, starts_at DATETIME NOT NULL, ends_at DATETIME NOT NULL, booked_at DATETIME NOT NULL,
  seated_at DATETIME NULL, left_at DATETIME NULL, status ENUM('booked','seated','completed','cancelled') NOT NULL);
CREATE TABLE refund_requests (id INT AUTO_INCREMENT PRIMARY KEY, status ENUM('requested','approved','received','refunded','rejected') NOT NULL,
  requested_at DATETIME NOT NULL, approved_at DATETIME NULL, received_at DATETIME NULL, refunded_at DATETIME NULL, rejected_at DATETIME NULL);
CREATE TABLE jobs (id INT AUTO_INCREMENT PRIMARY KEY, opened_on DATE NOT NULL, duration_months TINYINT NULL, application_deadline DATE NULL);
CREATE TABLE placements (id INT AUTO_INCREMENT PRIMARY KEY, start_date DATE NOT NULL, end_date DATE NULL, invoiced_on DATE NULL);
CREATE TABLE threads (id INT AUTO_INCREMENT PRIMARY KEY, subject VARCHAR(60) NOT NULL, created_at DATETIME NOT NULL);
CREATE TABLE thread_events (id INT AUTO_INCREMENT PRIMARY KEY, thread_id INT NOT NULL, happened_at DATETIME NOT NULL, FOREIGN KEY (thread_id) REFERENCES threads (id));
"""
ORDERS = {
    "an appointment is made days before it, and planned ones are ahead": "SELECT * FROM appointments WHERE julianday(starts_at) - julianday(created_at) < 0.3 AND status = 'done'",
    "a planned appointment is still to come": "SELECT * FROM appointments WHERE status IN ('planned', 'confirmed') AND starts_at < '2026-06-30'",
    "people are reminded of an appointment before it": "SELECT * FROM appointments WHERE reminded_at > starts_at",
    "an appointment is called off before it": "SELECT * FROM appointments WHERE cancelled_at > starts_at",
    "an appointment that has not ended lasts as long as its DEFAULT": "SELECT * FROM appointments WHERE ends_at IS NULL AND duration_min <> 15",
    "people are seated when their time begins": "SELECT * FROM reservations WHERE ABS(julianday(seated_at) - julianday(starts_at)) > 0.1",
    "who is seated has not left": "SELECT * FROM reservations WHERE (left_at IS NOT NULL) <> (status = 'completed')",
    "what is refunded was approved, what is rejected was not": "SELECT * FROM refund_requests WHERE (approved_at IS NOT NULL) <> (status IN ('approved', 'received', 'refunded'))",
    "most who ask for a refund have got it": "SELECT 1 WHERE (SELECT COUNT(*) FROM refund_requests WHERE status = 'refunded') < 50",
    "people apply for weeks, however long the work is": "SELECT * FROM jobs WHERE julianday(application_deadline) - julianday(opened_on) > 60",
    "nothing is invoiced that is still to end": "SELECT * FROM placements WHERE invoiced_on > '2026-06-30'",
    "the events of a thread are no evenings": "SELECT 1 WHERE (SELECT COUNT(*) FROM thread_events WHERE TIME(happened_at) < '16:00:00') = 0",
}


def test_the_word_of_a_table_or_the_length_of_another_thing_decides_nothing() -> None:
    database = inferred(THINGS, rows=100)
    broken = {claim: database.execute(query).fetchall()[:2] for claim, query in ROWS.items()}
    assert {claim: rows for claim, rows in broken.items() if rows} == {}


def test_what_was_arranged_asked_for_or_refunded_goes_its_usual_way() -> None:
    database = inferred(STEPS, rows=100)
    broken = {claim: database.execute(query).fetchall()[:2] for claim, query in ORDERS.items()}
    assert {claim: rows for claim, rows in broken.items() if rows} == {}
