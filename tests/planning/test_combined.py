"""Pairs within what their parents have in common, and pairs of two different rows."""

from __future__ import annotations

from collections import Counter

import pytest

from seedsql.errors import BlueprintError, PlanError
from seedsql.planning.model import SeedPlan
from seedsql.values.arrays import python_values
from tests.planning.plans import plan

SCHEMA = """
CREATE TABLE courses (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(20) NOT NULL);
CREATE TABLE lessons (id INT PRIMARY KEY AUTO_INCREMENT, course_id INT NOT NULL, FOREIGN KEY (course_id) REFERENCES courses (id));
CREATE TABLE enrolments (id INT PRIMARY KEY AUTO_INCREMENT, of_course INT, FOREIGN KEY (of_course) REFERENCES courses (id));
CREATE TABLE attendance (lesson_id INT, enrolment_id INT, PRIMARY KEY (lesson_id, enrolment_id),
  FOREIGN KEY (lesson_id) REFERENCES lessons (id), FOREIGN KEY (enrolment_id) REFERENCES enrolments (id));
CREATE TABLE routes (a INT, b INT, c INT, PRIMARY KEY (a, b, c), FOREIGN KEY (a) REFERENCES courses (id),
  FOREIGN KEY (b) REFERENCES courses (id), FOREIGN KEY (c) REFERENCES courses (id));
"""
ROWS = "courses = 5\nlessons = 20\nenrolments = 30\nattendance = 60\nroutes = {routes}\n"
PAIRS = '[tables.attendance.columns]\n"lesson_id, enrolment_id" = {{ pairs = ["lessons", "enrolments"], within = {within} }}\n'
ROUTES = '[tables.routes.columns]\n"a, b, c" = { pairs = ["courses", "courses", "courses"], other = true }\n'
NULLS = '[tables.enrolments.columns]\nof_course = "IF(row_number % 3 = 0, NULL, row_number % 5 + 1)"\n'


def planned(within: str = '["course_id", "of_course"]', routes: int = 60) -> SeedPlan:
    return plan(SCHEMA, ROWS.format(routes=routes) + PAIRS.format(within=within) + ROUTES + NULLS)


def rows_of(found: SeedPlan, table: str, *columns: str) -> list[tuple[object, ...]]:
    step = found.step(table)
    return list(zip(*(python_values(each) for each in step.arrays(0, step.rows, list(columns))), strict=True))


def test_rows_combine_parents_that_have_the_same_and_no_two_rows_combine_the_same() -> None:
    found = planned()
    lessons = dict(rows_of(found, "lessons", "id", "course_id"))
    enrolments = dict(rows_of(found, "enrolments", "id", "of_course"))
    attended = rows_of(found, "attendance", "lesson_id", "enrolment_id")
    assert len(set(attended)) == 60
    assert all(lessons[lesson] == enrolments[enrolment] for lesson, enrolment in attended)
    assert len({lessons[lesson] for lesson, _ in attended}) == 5


def test_every_combination_is_had_once_where_as_many_rows_are_asked_for() -> None:
    found = planned(routes=60)
    routes = rows_of(found, "routes", "a", "b", "c")
    assert len(set(routes)) == 5 * 4 * 3 and all(len(set(route)) == 3 for route in routes)
    assert set(Counter(a for a, _, _ in routes).values()) == {12}


def test_rows_are_the_same_in_blocks_of_any_size() -> None:
    step = planned().step("attendance")
    whole = python_values(step.arrays(0, 60, ["enrolment_id"])[0])
    assert [
        value
        for start in range(0, 60, 7)
        for value in python_values(step.arrays(start, min(start + 7, 60), ["enrolment_id"])[0])
    ] == whole


def test_more_rows_than_combinations_are_refused() -> None:
    with pytest.raises(PlanError, match="only 60 combinations"):
        planned(routes=61)
    with pytest.raises(PlanError, match="combinations that have the same course_id, id"):
        planned('["course_id", "id"]')


def test_within_is_a_name_or_one_for_each_table() -> None:
    with pytest.raises(BlueprintError, match="a list of one name for each table"):
        planned('["course_id"]')
    with pytest.raises(PlanError, match="course_id"):
        planned('"course_id"')
