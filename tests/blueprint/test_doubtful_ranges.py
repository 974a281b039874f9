"""Ranges of words that may be of something else: withheld where unit, type or the other tables say so, marked where only words speak."""

from __future__ import annotations

from functools import lru_cache

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

DDL = """
CREATE TABLE pools (id INT AUTO_INCREMENT PRIMARY KEY, volume_ml INT NOT NULL, hold_temp_c DECIMAL(4,1) NOT NULL, fat_percent DECIMAL(4,1) NOT NULL,
  room_temperature_c DECIMAL(4,1) NOT NULL, ph DECIMAL(3,1) NOT NULL);
CREATE TABLE animals (id INT AUTO_INCREMENT PRIMARY KEY, species VARCHAR(40) NOT NULL, weight_g DECIMAL(9,1) NOT NULL);
CREATE TABLE wings (id INT AUTO_INCREMENT PRIMARY KEY, flat_area_m2 DECIMAL(4,1) NOT NULL, peak_db DECIMAL(4,1) NOT NULL);
CREATE TABLE flights (id INT AUTO_INCREMENT PRIMARY KEY, wing_id INT NOT NULL, distance_km DECIMAL(5,1) NOT NULL, FOREIGN KEY (wing_id) REFERENCES wings (id));
CREATE TABLE machines (id INT AUTO_INCREMENT PRIMARY KEY, height_mm SMALLINT NOT NULL, stirring_kg DECIMAL(6,2) NOT NULL COMMENT 'na 100 sztuk',
  mark TINYINT NOT NULL COMMENT 'na 100 punktów');
CREATE TABLE crates (id INT AUTO_INCREMENT PRIMARY KEY, volume_l SMALLINT NOT NULL);
"""


@lru_cache(maxsize=1)
def _text() -> str:
    return infer_blueprint(parse_schema(DDL, "schema.sql"), "x", "schema.sql", classify=classify, complete=True).text


@pytest.mark.parametrize(
    "column",
    [
        "pools.volume_ml",  # of no swimmers
        "pools.hold_temp_c",
        "pools.fat_percent",
        "animals.weight_g",  # who weighs in grams has no cattle
        "wings.flat_area_m2",
        "wings.peak_db",
        "flights.distance_km",  # of no airline
        "machines.height_mm",
        "machines.stirring_kg",  # of 100 pieces, no mark of 100
    ],
)
def test_what_may_be_another_thing_of_the_same_word_has_no_range(column: str) -> None:
    assert " # " not in rules_in(_text())[column]


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("pools.room_temperature_c", "# range: 'room temperature', by its words alone"),
        ("pools.ph", "# range: 'ph'"),
        ("crates.volume_l", "# range: 'volume', container"),
        ("machines.mark", "# range: its comment"),
    ],
)
def test_a_range_that_only_words_tell_says_so(column: str, said: str) -> None:
    line = rules_in(_text())[column]
    assert said in line
    assert said.endswith("alone") or "alone" not in line


def test_the_summary_counts_ranges_that_only_words_tell() -> None:
    short = infer_blueprint(parse_schema(DDL, "schema.sql"), "x", "schema.sql", classify=classify).text
    assert "# read first what is a range by its words alone, of whatever it is: pools.room_temperature_c\n" in short


def test_an_amount_that_is_of_one_of_many_things_is_a_rough_guess() -> None:
    ddl = "CREATE TABLE zorks (id INT AUTO_INCREMENT PRIMARY KEY, insured_value DECIMAL(9,2) NOT NULL, word_count INT NOT NULL);"
    text = infer_blueprint(parse_schema(ddl, "schema.sql"), "x", "schema.sql", classify=classify).text
    assert "undecided" not in text
    rule = 'insured_value = { provider = "decimal", min = "500.00", max = "60000.00", skew = 3 }'
    assert f"{rule}  # range: 'insured value', by its words alone, a rough guess\n" in text
    assert "# range: 'word count', by its words alone" in text
