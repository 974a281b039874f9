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


ABBREVIATED = """
CREATE TABLE CTNR (CT_ID INT PRIMARY KEY AUTO_INCREMENT, MIN_TEMP_C DECIMAL(4,1) NOT NULL, AVG_TEMP_C DECIMAL(4,1) NOT NULL, MAX_TEMP_C DECIMAL(4,1) NOT NULL, MAKER VARCHAR(60) NOT NULL,
  UNLADEN_WT_KG INT NOT NULL, LADEN_WT_KG INT NOT NULL, FREE_SEATS SMALLINT NOT NULL, TOT_SEATS SMALLINT NOT NULL, inner_length_m DECIMAL(5,2) NOT NULL, outer_length_m DECIMAL(5,2) NOT NULL,
  WORK_TXT VARCHAR(200) NOT NULL, DEPT_NM VARCHAR(40) NOT NULL, weather VARCHAR(30) NOT NULL);
CREATE TABLE rafts (id INT PRIMARY KEY AUTO_INCREMENT, loaded_kg INT NOT NULL, max_passengers INT NOT NULL);
"""


@lru_cache(maxsize=2)
def _rules(ddl: str = DDL) -> dict[str, str]:
    text = infer_blueprint(parse_schema(ddl, "schema.sql"), "x", "schema.sql", classify=classify, complete=True).text
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


@pytest.mark.parametrize(
    ("column", "part"),
    [
        ("CTNR.UNLADEN_WT_KG", "% of LADEN_WT_KG"),
        ("CTNR.FREE_SEATS", "% of TOT_SEATS"),
        ("CTNR.inner_length_m", "% of outer_length_m"),
    ],
)
def test_a_number_is_less_than_the_one_that_its_name_says_to_be_more(column: str, part: str) -> None:
    assert part in _rules(ABBREVIATED)[column]


def test_kilograms_are_no_part_of_passengers() -> None:
    assert "passengers" not in _rules(ABBREVIATED)["rafts.loaded_kg"]


@pytest.mark.parametrize(
    ("column", "part"),
    [
        ("CTNR.DEPT_NM", "Finance"),
        ("CTNR.weather", "overcast"),
        ("CTNR.MAKER", "company"),
        ("CTNR.WORK_TXT", "see the file"),
    ],
)
def test_a_text_is_what_its_short_name_says(column: str, part: str) -> None:
    assert part in _rules(ABBREVIATED)[column]


def test_what_a_day_holds_is_no_number_of_days() -> None:
    assert "time:" not in _rules()["rest_days.daily_capacity"]
