"""Schemas of ordinary trades, whose tables have no name of the trade in them."""

import pytest

from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested

VET = """
CREATE TABLE owners (id INT AUTO_INCREMENT PRIMARY KEY, last_name VARCHAR(40));
CREATE TABLE pets (id INT AUTO_INCREMENT PRIMARY KEY, owner_id INT NOT NULL, species ENUM('dog','cat','rabbit'), breed VARCHAR(60), microchip CHAR(15),
  FOREIGN KEY (owner_id) REFERENCES owners(id));
CREATE TABLE visits (id INT AUTO_INCREMENT PRIMARY KEY, pet_id INT NOT NULL, temperature DECIMAL(4,1), consultation_fee DECIMAL(7,2), FOREIGN KEY (pet_id) REFERENCES pets(id));
CREATE TABLE vaccinations (id INT AUTO_INCREMENT PRIMARY KEY, visit_id INT NOT NULL, vet_name VARCHAR(60), FOREIGN KEY (visit_id) REFERENCES visits(id));
"""
LEASE = "CREATE TABLE leases (id INT AUTO_INCREMENT PRIMARY KEY, monthly_rent DECIMAL(8,2) NOT NULL, payment_day TINYINT NOT NULL, payment_days TINYINT NOT NULL);"
VITALS = "CREATE TABLE vital_signs (id INT AUTO_INCREMENT PRIMARY KEY, systolic_bp SMALLINT, diastolic_bp SMALLINT, pulse SMALLINT);"


@pytest.mark.parametrize(
    ("schema", "rule"),
    [
        (
            VET,
            'temperature = { provider = "decimal", min = "37.5", max = "39.6" }',
        ),
        (VET, 'consultation_fee = { provider = "decimal", min = "35.00", max = "95.00" }'),
        (LEASE, 'payment_day = { provider = "choice", values = [1, 15, 5, 10]'),
        (LEASE, 'payment_days = { provider = "choice", values = [30, 14, 45, 60]'),
        (VITALS, 'pulse = { provider = "integer", min = 55, max = 110 }'),
    ],
    ids=["temperature of pets", "fee of a vet", "day of the month", "days of a term", "pulse"],
)
def test_what_an_ordinary_trade_measures_is_known_without_its_name(schema: str, rule: str) -> None:
    assert rule in infer_tested(parse_schema(schema, "s.sql"), "s", "s.sql", 60).text
