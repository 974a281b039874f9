"""Rows begin on the days of the week that a comment, an ENUM of weekdays or the name of a week's start says."""

from __future__ import annotations

from datetime import date

import pytest

from seedsql.blueprint.inference.times.said_days import days_of_dates, on_days
from seedsql.blueprint.reader import read_blueprint
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.values.arrays import python_values
from seedsql.workflow.inference import infer_tested

SCHEMA = """
CREATE TABLE trucks (truck_id INT PRIMARY KEY AUTO_INCREMENT, plate VARCHAR(10) NOT NULL, bought_on DATE NOT NULL);
CREATE TABLE rounds (round_id INT PRIMARY KEY AUTO_INCREMENT, truck_id INT NOT NULL, round_date DATE NOT NULL{comment},
  weekday {weekday} NOT NULL, FOREIGN KEY (truck_id) REFERENCES trucks (truck_id));
CREATE TABLE sheets (sheet_id INT PRIMARY KEY AUTO_INCREMENT, truck_id INT NOT NULL, week_start DATE NOT NULL, hours DECIMAL(5,2) NOT NULL,
  FOREIGN KEY (truck_id) REFERENCES trucks (truck_id));
"""


def days(table: str, column: str, comment: str = "", weekday: str = "VARCHAR(10)") -> set[int]:
    said = f" COMMENT '{comment}'" if comment else ""
    text = SCHEMA.format(comment=said, weekday=weekday)
    model = parse_schema(text, "waste.sql")
    blueprint = infer_tested(model, "waste", "waste.sql", 20).text
    plan = make_plan(model, read_blueprint(blueprint), blueprint, GenerationOptions(seed=7))
    step = next(each for each in plan.steps if each.name == table)
    rows = dict(zip((each.name for each in step.columns), map(python_values, step.arrays(0, step.rows)), strict=True))
    return {date.fromisoformat(str(each)[:10]).weekday() for each in rows[column]}


@pytest.mark.parametrize(
    ("comment", "allowed"),
    [
        ("Monday to Saturday", {0, 1, 2, 3, 4, 5}),
        ("Mon-Fri", {0, 1, 2, 3, 4}),
        ("never on a Sunday", {0, 1, 2, 3, 4, 5}),
        ("always a Monday", {0}),
    ],
)
def test_rows_begin_on_the_days_that_a_comment_says(comment: str, allowed: set[int]) -> None:
    assert days("rounds", "round_date", comment) <= allowed


def test_rows_begin_on_the_days_that_the_enum_of_their_weekday_has() -> None:
    assert days("rounds", "round_date", weekday="ENUM('Mon','Tue','Wed','Thu','Fri')") <= {0, 1, 2, 3, 4}


def test_a_week_starts_on_a_monday() -> None:
    assert days("sheets", "week_start") == {0}


@pytest.mark.parametrize(
    "comment",
    [
        "Delivered by Monday",
        "not later than Monday",
        "Monday or Thursday",
        "fr-FR",
        "to - do",
        "shipped on a Friday or later",
    ],
)
def test_a_day_that_is_only_mentioned_says_nothing(comment: str) -> None:
    table = parse_schema(f"CREATE TABLE t (id INT PRIMARY KEY, sent DATE COMMENT '{comment}');", "t.sql").tables[0]
    assert days_of_dates(table.columns[1]) == []


def test_days_that_follow_each_other_are_written_as_a_run() -> None:
    assert on_days([0, 1, 2, 3, 4]) == {"days": "mon-fri"}
    assert on_days([1, 5]) == {"days": "tue, sat"}
    assert on_days([0]) == {}
