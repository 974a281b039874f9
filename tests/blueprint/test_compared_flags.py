"""Two numbers that belong together, and flags that follow from a comparison of them."""

from __future__ import annotations

from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested


def _text(schema: str) -> str:
    return infer_tested(parse_schema(schema, "s.sql"), "s").text


def test_flags_follow_from_a_number_and_its_limit() -> None:
    text = _text("""
CREATE TABLE plants (id INT AUTO_INCREMENT PRIMARY KEY, minimum_temperature_c DECIMAL(4,1) NOT NULL,
  maximum_temperature_c DECIMAL(4,1) NOT NULL);
CREATE TABLE readings (id INT AUTO_INCREMENT PRIMARY KEY, plant_id INT NOT NULL, read_at DATETIME NOT NULL, temperature_c DECIMAL(4,1) NOT NULL,
  alarm TINYINT(1) NOT NULL COMMENT 'temperature out of the range of the plant', germs INT NOT NULL, germ_limit INT NOT NULL,
  over_limit TINYINT(1) NOT NULL DEFAULT 0, FOREIGN KEY (plant_id) REFERENCES plants (id));
CREATE TABLE exams (id INT AUTO_INCREMENT PRIMARY KEY, points_total TINYINT NOT NULL, passed TINYINT(1) NOT NULL COMMENT 'from 65 points',
  planned_on DATE NOT NULL, completed_at DATETIME NULL, late TINYINT(1) NOT NULL DEFAULT 0);
CREATE TABLE works (id INT AUTO_INCREMENT PRIMARY KEY, budget DECIMAL(9,2) NOT NULL, deposit DECIMAL(9,2) NOT NULL, actual_cost DECIMAL(9,2) NOT NULL,
  over_budget TINYINT(1) NOT NULL DEFAULT 0, visits_granted TINYINT NOT NULL, visits_used TINYINT NOT NULL, exhausted TINYINT(1) NOT NULL DEFAULT 0);
""")
    for rule in (
        "IF(temperature_c < plant_id.minimum_temperature_c OR temperature_c > plant_id.maximum_temperature_c, 1, 0)",
        "IF(germs > germ_limit, 1, 0)",
        "IF(points_total >= 65, 1, 0)",
        "IF(DATE(completed_at) > planned_on, 1, 0)",
        "IF(actual_cost > budget, 1, 0)",
        "IF(visits_used >= visits_granted, 1, 0)",
    ):
        assert rule in text, rule


def test_the_later_of_two_stages_is_a_part_of_the_earlier() -> None:
    text = _text("""
CREATE TABLE claims (id INT AUTO_INCREMENT PRIMARY KEY, invoice_amount DECIMAL(9,2) NOT NULL, eligible_amount DECIMAL(9,2) NOT NULL,
  approved_amount DECIMAL(9,2) NOT NULL, units_ordered INT NOT NULL, units_confirmed INT NOT NULL);
CREATE TABLE goods (id INT AUTO_INCREMENT PRIMARY KEY, list_price DECIMAL(8,2) NOT NULL, sold_price DECIMAL(8,2) NOT NULL,
  day_rate DECIMAL(8,2) NOT NULL, replacement_cost DECIMAL(8,2) NOT NULL, area_sqft DECIMAL(8,1) NOT NULL, usable_area_sqft DECIMAL(8,1) NOT NULL);
""")
    for rule in (
        "of invoice_amount; ",
        "of eligible_amount\n",
        "of units_ordered; ",
        "of list_price; ",
        "of area_sqft; ",
    ):
        assert rule in text, rule
