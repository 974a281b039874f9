"""Numbers of things that are known by their class alone, of sides that go together, and of one order where nothing is known."""

from functools import lru_cache

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

DDL = """
CREATE TABLE lathes (id INT PRIMARY KEY AUTO_INCREMENT, purchase_price DECIMAL(9,2) NOT NULL, noise_db SMALLINT NOT NULL);
CREATE TABLE pedestals (id INT PRIMARY KEY AUTO_INCREMENT, length_cm SMALLINT NOT NULL, width_cm SMALLINT NOT NULL, depth_cm SMALLINT NOT NULL,
  frob_count TINYINT NOT NULL, sag_pct DECIMAL(4,2) NOT NULL);
CREATE TABLE frobs (id INT PRIMARY KEY AUTO_INCREMENT, knob_count TINYINT NOT NULL, volume_m3 INT NOT NULL);
CREATE TABLE rest_days (id INT PRIMARY KEY AUTO_INCREMENT, starts_on DATE NOT NULL, ends_on DATE NOT NULL, daily_capacity INT NOT NULL);
CREATE TABLE dryers (id INT PRIMARY KEY AUTO_INCREMENT, operating_hours_start INT NOT NULL, operating_hours_end INT NOT NULL);
CREATE TABLE trays (id INT PRIMARY KEY AUTO_INCREMENT, length_mm INT NOT NULL, width_mm INT NOT NULL, height_mm INT NOT NULL, volume_l DECIMAL(7,2) NOT NULL);
"""


@lru_cache(maxsize=1)
def _rules() -> dict[str, str]:
    text = infer_blueprint(parse_schema(DDL, "schema.sql"), "x", "schema.sql", classify=classify, complete=True).text
    return rules_in(text)


@pytest.mark.parametrize(
    ("column", "part"),
    [
        ("lathes.purchase_price", "'purchased price', equipment"),
        ("lathes.noise_db", "'noise', equipment"),
        ("pedestals.width_cm", "shorter than length_cm"),
        ("pedestals.depth_cm", "shorter than width_cm"),
        ("pedestals.frob_count", "min = 1, max = 12"),
        ("frobs.volume_m3", "min = 240, max = 1500"),
        ("pedestals.sag_pct", 'max = "25'),
        ("dryers.operating_hours_end", "operating_hours_start +"),
        ("trays.volume_l", "length_mm * width_mm * height_mm * 0.000001"),
    ],
)
def test_a_number_is_of_the_class_of_its_thing_and_of_one_order(column: str, part: str) -> None:
    assert part in _rules()[column]


def test_what_a_day_holds_is_no_number_of_days() -> None:
    assert "time:" not in _rules()["rest_days.daily_capacity"]
