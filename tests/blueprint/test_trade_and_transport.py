"""What numbers and times of shops, carriers and hosts are."""

from __future__ import annotations

from functools import lru_cache

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

PLACES = """
CREATE TABLE places (id INT PRIMARY KEY AUTO_INCREMENT, kind ENUM('tent', 'caravan', 'campsite') NOT NULL, night_price DECIMAL(6,2) NOT NULL);
CREATE TABLE bookings (id INT PRIMARY KEY AUTO_INCREMENT, place_id INT NOT NULL REFERENCES places (id), adults TINYINT NOT NULL,
  children TINYINT NOT NULL, animal_count TINYINT NOT NULL);
"""
COURIERS = """
CREATE TABLE jobs (id INT PRIMARY KEY AUTO_INCREMENT, ordered_at DATETIME NOT NULL, picked_up_at DATETIME, dropped_off_at DATETIME,
  distance_km DECIMAL(4,1) NOT NULL, wait_minutes TINYINT);
CREATE TABLE shifts (id INT PRIMARY KEY AUTO_INCREMENT, clock_in DATETIME NOT NULL, clock_out DATETIME, jobs_done TINYINT NOT NULL);
"""
RIDES = """
CREATE TABLE rides (id INT PRIMARY KEY AUTO_INCREMENT, unlocked_at DATETIME NOT NULL, locked_at DATETIME NOT NULL);
CREATE TABLE hires (id INT PRIMARY KEY AUTO_INCREMENT, costume VARCHAR(20), collected_on DATE NOT NULL, returned_on DATE NOT NULL);
CREATE TABLE deliveries (id INT PRIMARY KEY AUTO_INCREMENT, arrived_at DATETIME NOT NULL, unloaded_at DATETIME);
CREATE TABLE orders (id INT PRIMARY KEY AUTO_INCREMENT, placed_at DATETIME NOT NULL, packed_at DATETIME, shipped_at DATETIME);
CREATE TABLE washes (id INT PRIMARY KEY AUTO_INCREMENT, queued_at DATETIME NOT NULL, started_at DATETIME, finished_at DATETIME);
"""
STEEL = """
CREATE TABLE mill_certificates (id INT PRIMARY KEY AUTO_INCREMENT, heat_number VARCHAR(12) NOT NULL, carbon_pct DECIMAL(4,3) NOT NULL);
CREATE TABLE wheels (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(20), wheel_nut_torque_nm SMALLINT NOT NULL);
CREATE TABLE appraisals (id INT PRIMARY KEY AUTO_INCREMENT, paint_thickness_microns SMALLINT NOT NULL);
"""


@lru_cache(maxsize=4)
def _rules(ddl: str) -> dict[str, str]:
    return rules_in(infer_blueprint(parse_schema(ddl, "x.sql"), "x", "x.sql", classify=classify, complete=True).text)


@pytest.mark.parametrize(
    ("ddl", "column", "said"),
    [
        (PLACES, "places.night_price", "camping"),  # its labels say the trade
        (COURIERS, "shifts.jobs_done", "max"),
        (STEEL, "mill_certificates.carbon_pct", 'max = "0.500"'),
        (STEEL, "wheels.wheel_nut_torque_nm", "min = 90, max = 190"),
        (STEEL, "appraisals.paint_thickness_microns", "min = 80, max = 350"),
    ],
)
def test_a_number_is_usual_of_the_trade(ddl: str, column: str, said: str) -> None:
    assert said in _rules(ddl)[column]


def test_a_parcel_is_picked_up_before_it_is_dropped_off() -> None:
    rules = _rules(COURIERS)
    assert "picked_up_at IS NOT NULL" in rules["jobs.dropped_off_at"]
    assert "dropped_off_at" not in rules["jobs.picked_up_at"]


def test_the_animals_of_a_booking_are_none_of_its_people() -> None:
    assert "adults" not in _rules(PLACES)["bookings.animal_count"]


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("rides.locked_at", "5 to 50 minutes after unlocked_at"),
        ("hires.returned_on", "1 to 10 days after collected_on"),
        ("deliveries.unloaded_at", 'to = "3h"'),
        ("washes.started_at", 'after = "queued_at", from = "3m"'),
        ("orders.shipped_at", 'to = "30h"'),
    ],
)
def test_what_is_done_to_a_thing_takes_as_long_as_it_does(column: str, said: str) -> None:
    assert said in _rules(RIDES)[column]
