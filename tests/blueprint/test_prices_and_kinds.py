"""Prices that stand to each other, prices as shops write them, and names by the kind of a row."""

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

SCHEMA = """
CREATE TABLE plans (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(80) NOT NULL, monthly_price_cents INT UNSIGNED NOT NULL, gym_hours INT);
CREATE TABLE members (id INT AUTO_INCREMENT PRIMARY KEY, plan_id INT NOT NULL, first_name VARCHAR(40) NOT NULL, last_name VARCHAR(40) NOT NULL, FOREIGN KEY (plan_id) REFERENCES plans (id));
CREATE TABLE workouts (id INT AUTO_INCREMENT PRIMARY KEY, member_id INT NOT NULL, started_at DATETIME NOT NULL, FOREIGN KEY (member_id) REFERENCES members (id));
CREATE TABLE machines (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(80) NOT NULL, daily_rate DECIMAL(10,2) NOT NULL, weekly_rate DECIMAL(10,2) NOT NULL,
  monthly_rate DECIMAL(10,2) NOT NULL);
CREATE TABLE hire_lines (id INT AUTO_INCREMENT PRIMARY KEY, machine_id INT NOT NULL, rate_unit ENUM('day','week','month') NOT NULL, quantity INT NOT NULL,
  rate DECIMAL(10,2) NOT NULL, line_total DECIMAL(10,2) NOT NULL, FOREIGN KEY (machine_id) REFERENCES machines (id));
CREATE TABLE ITEM_MST (ITEM_ID INT AUTO_INCREMENT PRIMARY KEY, ITEM_NO VARCHAR(18) NOT NULL, LST_PRC DECIMAL(10,2) NOT NULL, PUR_PRC DECIMAL(10,2) NOT NULL);
"""


@pytest.fixture(scope="module")
def lines() -> list[str]:
    schema = parse_schema(SCHEMA, "prices.sql")
    return infer_blueprint(schema, "prices", "prices.sql", classify=classify, complete=True).text.splitlines()


@pytest.mark.parametrize(
    ("column", "rule"),
    [
        ("monthly_price_cents", "min = 1990, max = 8890, step = 100"),  # 19.90 to 88.90
        ("daily_rate", "weekly_rate * day_rate_percent / 100"),
        ("monthly_rate", "weekly_rate * month_rate_percent"),  # no line adds up to a rate
        ("PUR_PRC", "LST_PRC * cost_share / 100"),
    ],
)
def test_prices_stand_to_each_other(column: str, rule: str, lines: list[str]) -> None:
    found = [each for each in lines if each.startswith(f"{column} = ") or f".columns.{column} = " in each]
    assert any(rule in line for line in found)


KINDS = """
CREATE TABLE patients (id INT AUTO_INCREMENT PRIMARY KEY, species VARCHAR(20) NOT NULL COMMENT 'Dog, Cat, Guinea Pig, Yak', breed VARCHAR(40));
CREATE TABLE vehicles (id INT AUTO_INCREMENT PRIMARY KEY, make VARCHAR(30) NOT NULL, model VARCHAR(40) NOT NULL);
"""


def test_breeds_are_of_the_species_and_models_of_the_make() -> None:
    text = infer_blueprint(
        parse_schema(KINDS, "kinds.sql"), "kinds", "kinds.sql", classify=classify, complete=True
    ).text
    assert "WHEN 'Guinea Pig' THEN breed_guinea_pig ELSE breed_other END" in text
    assert "WHEN 'Ford' THEN model_ford" in text and "text: model by make" in text
