"""What numbers usually are in hospitals, banks, studios, offices and salons: each within what someone of the trade believes."""

from __future__ import annotations

import pytest

from tests.blueprint.test_times_and_durations import inferred

SCHEMA = """
CREATE TABLE patients (id INT AUTO_INCREMENT PRIMARY KEY, last_name VARCHAR(50) NOT NULL);
CREATE TABLE vitals (id INT AUTO_INCREMENT PRIMARY KEY, patient_id INT NOT NULL REFERENCES patients (id), spo2 TINYINT NOT NULL, gcs TINYINT NOT NULL,
  lactate DECIMAL(4,1) NOT NULL);
CREATE TABLE blood_gases (id INT AUTO_INCREMENT PRIMARY KEY, patient_id INT NOT NULL REFERENCES patients (id), ph DECIMAL(4,2) NOT NULL);
CREATE TABLE breath_tests (id INT AUTO_INCREMENT PRIMARY KEY, bac_permille DECIMAL(4,2) NOT NULL);
CREATE TABLE lessees (id INT AUTO_INCREMENT PRIMARY KEY, company_name VARCHAR(80) NOT NULL);
CREATE TABLE lease_contracts (id INT AUTO_INCREMENT PRIMARY KEY, lessee_id INT NOT NULL REFERENCES lessees (id), monthly_rate DECIMAL(9,2) NOT NULL,
  excess_km_rate DECIMAL(5,3) NOT NULL, approved_on DATE NOT NULL, term_months TINYINT NOT NULL, first_due_on DATE NOT NULL);
CREATE TABLE phones (id INT AUTO_INCREMENT PRIMARY KEY, battery_mah SMALLINT NOT NULL);
CREATE TABLE hoses (id INT AUTO_INCREMENT PRIMARY KEY, tested_on DATE NOT NULL, next_test_on DATE NOT NULL);
"""
EXPECTED = (
    ("spo2", "vitals", 85, 100),
    ("gcs", "vitals", 3, 15),
    ("lactate", "vitals", 0.3, 8),
    ("ph", "blood_gases", 7, 7.7),
    ("bac_permille", "breath_tests", 0, 3),
    ("monthly_rate", "lease_contracts", 120, 1200),
    ("excess_km_rate", "lease_contracts", 0.02, 0.5),
    ("julianday(first_due_on) - julianday(approved_on)", "lease_contracts", 3, 62),
    ("battery_mah", "phones", 1000, 8000),
    ("julianday(next_test_on) - julianday(tested_on)", "hoses", 90, 800),
)


@pytest.mark.parametrize(("number", "table", "low", "high"), EXPECTED)
def test_numbers_of_services_are_what_people_of_the_trade_expect(
    number: str, table: str, low: float, high: float
) -> None:
    with inferred(SCHEMA) as rows:
        least, most = rows.execute(f"SELECT MIN({number}), MAX({number}) FROM {table}").fetchone()
    assert low <= least <= most <= high


FUNERALS = """
CREATE TABLE deceased (id INT AUTO_INCREMENT PRIMARY KEY, last_name VARCHAR(60) NOT NULL, died_on DATE NOT NULL);
CREATE TABLE funerals (id INT AUTO_INCREMENT PRIMARY KEY, deceased_id INT NOT NULL REFERENCES deceased (id), held_at DATETIME NOT NULL);
CREATE TABLE trainings (id INT AUTO_INCREMENT PRIMARY KEY, held_on DATE NOT NULL, from_time TIME NOT NULL, to_time TIME NOT NULL);
"""


def test_a_training_takes_no_day() -> None:
    with inferred(FUNERALS) as rows:
        longest = rows.execute("SELECT MAX(strftime('%s', to_time) - strftime('%s', from_time)) / 60 FROM trainings")
        assert longest.fetchone()[0] <= 180
