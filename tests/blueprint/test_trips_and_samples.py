"""Ends of trips, samples in comments, whose e-mail it is, and the DEFAULT as the usual value."""

from __future__ import annotations

import re
from typing import Any

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.reader import read_blueprint
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.values.arrays import python_values

DDL = """
CREATE TABLE riders (id INT AUTO_INCREMENT PRIMARY KEY, title VARCHAR(6) NOT NULL, first_name VARCHAR(40) NOT NULL, last_name VARCHAR(40) NOT NULL);
CREATE TABLE rides (id INT AUTO_INCREMENT PRIMARY KEY, rider_id INT NOT NULL, ride_no CHAR(4) NOT NULL, bike_tag VARCHAR(12) NOT NULL COMMENT 'e.g. X12-34K',
  frame_maker VARCHAR(60) NOT NULL, inspector_name VARCHAR(80) NOT NULL, inspector_email VARCHAR(120) NOT NULL, currency CHAR(3) NOT NULL DEFAULT 'CHF',
  start_lat DECIMAL(9,6) NOT NULL, start_lon DECIMAL(9,6) NOT NULL, end_lat DECIMAL(9,6) NOT NULL, end_lon DECIMAL(9,6) NOT NULL,
  distance_km DECIMAL(5,1) NOT NULL, FOREIGN KEY (rider_id) REFERENCES riders (id));
"""
_KM_A_DEGREE = 111


def _rows(table: str, *names: str) -> list[tuple[Any, ...]]:
    schema = parse_schema(DDL, "schema.sql")
    text = infer_blueprint(schema, "seed", "schema.sql", 60, classify=classify).text
    step = make_plan(schema, read_blueprint(text), text, GenerationOptions()).step(table)
    rows = list(zip(*(python_values(each) for each in step.arrays(0, step.rows, list(names))), strict=True))
    assert len(rows) > 20
    return rows


def test_a_ride_ends_no_farther_from_its_start_than_it_went() -> None:
    columns = ("start_lat", "start_lon", "end_lat", "end_lon", "distance_km")
    for begun, west, ended, east, km in _rows("rides", *columns):
        assert -90 < begun < 90 and -180 < west < 180
        assert (float(ended - begun) ** 2 + float(east - west) ** 2) ** 0.5 * _KM_A_DEGREE <= float(km) + 0.1


def test_codes_look_like_the_sample_in_the_comment_and_a_number_of_four_characters_has_digits() -> None:
    for tag, number, maker in _rows("rides", "bike_tag", "ride_no", "frame_maker"):
        assert re.fullmatch(r"X\d\d-\d\d[A-Z]", tag), tag
        assert re.fullmatch(r"[1-9]\d{3}", number), number
        assert not re.search(r"\d", maker), maker


def test_an_e_mail_address_is_that_of_the_person_called_so() -> None:
    for name, email in _rows("rides", "inspector_name", "inspector_email"):
        assert set(re.findall(r"[a-z]{3,}", email.split("@")[0])) & set(re.findall(r"[a-z]{3,}", name.lower())), (
            name,
            email,
        )


def test_most_rows_have_the_default_and_people_are_addressed_by_their_title() -> None:
    currencies = [currency for (currency,) in _rows("rides", "currency")]
    assert currencies.count("CHF") > len(currencies) * 0.8
    assert {title for (title,) in _rows("riders", "title")} <= {"Ms", "Mr", "Mx"}
