"""Lengths that comments say in words, what follows from names of depths and levels, and what is set between two steps."""

from __future__ import annotations

import re

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.inference.times.spoken_lengths import lengths_in
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

SCHEMA = """
CREATE TABLE cheeses (id INT PRIMARY KEY, name VARCHAR(40) NOT NULL, shelf_life_days SMALLINT NOT NULL, ripening_weeks SMALLINT NOT NULL);
CREATE TABLE cellars (id INT PRIMARY KEY, name VARCHAR(40) NOT NULL, permit_from DATE NOT NULL, permit_to DATE NOT NULL COMMENT 'valable cinq ans',
  lease_from DATE NOT NULL, lease_to DATE NOT NULL COMMENT 'start plus the term, less one day');
CREATE TABLE wheels (id INT PRIMARY KEY, cheese_id INT NOT NULL, cellar_id INT NULL COMMENT 'null before storing and after revocation',
  state ENUM('made','stored','graded','revoked') NOT NULL, made_on DATE NOT NULL, turned_on DATE NULL COMMENT 'day 12',
  graded_at DATETIME NULL COMMENT 'state graded and revoked only', revoked_at DATETIME NULL,
  best_before DATE NOT NULL COMMENT 'made_on plus shelf life of the cheese',
  FOREIGN KEY (cheese_id) REFERENCES cheeses (id), FOREIGN KEY (cellar_id) REFERENCES cellars (id));
CREATE TABLE bills (id INT PRIMARY KEY, issued_on DATE NOT NULL, due_on DATE NOT NULL COMMENT 'Zahlungsziel 14 oder 30 Tage', amount DECIMAL(8,2) NOT NULL);
CREATE TABLE cores (id INT PRIMARY KEY, from_depth_m DECIMAL(6,1) NOT NULL, to_depth_m DECIMAL(6,1) NOT NULL, thickness_m DECIMAL(6,1) NOT NULL);
CREATE TABLE tests (id INT PRIMARY KEY, static_level_m DECIMAL(6,1) NOT NULL, pumping_level_m DECIMAL(6,1) NOT NULL, drawdown_m DECIMAL(6,1) NOT NULL);
"""


@pytest.fixture(scope="module")
def rules() -> dict[str, str]:
    text = infer_blueprint(parse_schema(SCHEMA, "s.sql"), "s", "s.sql", classify=classify).text
    return {found[1]: found[2] for line in text.splitlines() if (found := re.search(r"(\w+)\"? = (.*)$", line))}


def test_a_time_is_its_base_and_the_length_that_a_comment_names_in_words(rules: dict[str, str]) -> None:
    assert "INTERVAL cheese_id.shelf_life_days DAY" in rules["best_before"]


def test_a_day_that_a_comment_numbers_is_counted_from_the_first_time_of_the_row(rules: dict[str, str]) -> None:
    assert "made_on + INTERVAL 12 DAY" in rules["turned_on"]


def test_two_lengths_of_which_one_is_meant_have_none_between_them(rules: dict[str, str]) -> None:
    assert "INTERVAL days_14_or_30 DAY" in rules["due_on"] and "# time: 14 or 30 days" in rules["due_on"]
    assert [(each.low, each.high, each.is_either) for each in lengths_in("14 oder 30 Tage")] == [(14, 30, True)]
    assert [each.is_either for each in lengths_in("14 bis 30 Tage")] == [False]


@pytest.mark.parametrize(
    ("comment", "unit"),
    [
        ("cinq ans", "year"),
        ("10 lat", "year"),
        ("3 roky", "year"),
        ("5 år", "year"),
        ("2 anni", "year"),
        ("1 ora", "hour"),
    ],
)
def test_units_of_comments_are_read_in_the_languages_in_which_names_read_them_as_other_words(
    comment: str, unit: str
) -> None:
    assert [each.unit for each in lengths_in(comment)] == [unit]


def test_a_span_lasts_as_long_as_the_comment_of_its_end_says(rules: dict[str, str]) -> None:
    assert "INTERVAL 5 YEAR" in rules["permit_to"]
    assert "INTERVAL 1 DAY - " not in rules["lease_to"]


def test_what_is_empty_before_one_step_and_after_another_is_set_between_them(rules: dict[str, str]) -> None:
    assert "state IN ('stored', 'graded')" in rules["cellar_id"]


def test_a_state_that_a_comment_names_may_have_others_behind_it(rules: dict[str, str]) -> None:
    assert "state IN ('graded', 'revoked')" in rules["graded_at"]


def test_thickness_and_drawdown_are_differences(rules: dict[str, str]) -> None:
    assert rules["thickness_m"].startswith('"to_depth_m - from_depth_m"')
    assert rules["drawdown_m"].startswith('"pumping_level_m - static_level_m"')
