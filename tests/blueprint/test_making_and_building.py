"""Numbers and times of works, networks and building sites, by their things, their materials and what is measured of them."""

from __future__ import annotations

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.inference.columns.measured import unit_of
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

DDL = """
CREATE TABLE injection_presses (id INT AUTO_INCREMENT PRIMARY KEY, clamping_force_kn INT NOT NULL, screw_diameter_mm INT NOT NULL);
CREATE TABLE steel_heats (id INT AUTO_INCREMENT PRIMARY KEY, tap_temp_c INT NOT NULL);
CREATE TABLE heat_analyses (id INT AUTO_INCREMENT PRIMARY KEY, heat_id INT NOT NULL, p_pct DECIMAL(5,4) NOT NULL, FOREIGN KEY (heat_id) REFERENCES steel_heats (id));
CREATE TABLE heat_treatments (id INT AUTO_INCREMENT PRIMARY KEY, loaded_at DATETIME NOT NULL, unloaded_at DATETIME NOT NULL);
CREATE TABLE mixes (id INT AUTO_INCREMENT PRIMARY KEY, winding_resistance_ohm DECIMAL(5,2) NOT NULL);
CREATE TABLE rolling_campaigns (id INT AUTO_INCREMENT PRIMARY KEY, started_at DATETIME NOT NULL, ended_at DATETIME NOT NULL, scrap_qty INT NOT NULL);
CREATE TABLE line_shifts (id INT AUTO_INCREMENT PRIMARY KEY, start_ts DATETIME NOT NULL, end_ts DATETIME NOT NULL, downtime_min INT NOT NULL);
CREATE TABLE lots (id INT AUTO_INCREMENT PRIMARY KEY, made_on DATE NOT NULL, expires_on DATE NOT NULL);
CREATE TABLE lot_tests (id INT AUTO_INCREMENT PRIMARY KEY, lot_id INT NOT NULL, tested_at DATETIME NOT NULL, coating_thickness_um INT NOT NULL,
  viscosity_mpas INT NOT NULL, FOREIGN KEY (lot_id) REFERENCES lots (id));
"""


RULES = rules_in(
    infer_blueprint(parse_schema(DDL, "works.sql"), "works", "works.sql", classify=classify, complete=True).text
)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("injection_presses.clamping_force_kn", "min = 500, max = 8000"),
        ("injection_presses.screw_diameter_mm", "min = 25, max = 90"),
        ("steel_heats.tap_temp_c", "min = 1590, max = 1690"),
        ("heat_analyses.p_pct", 'min = "0.0050", max = "0.0350"'),
        ("lot_tests.coating_thickness_um", "min = 5, max = 150"),
        ("mixes.winding_resistance_ohm", 'min = "0.05", max = "15.00"'),
        ("rolling_campaigns.ended_at", 'from = "8h", to = "5d"'),
        ("heat_treatments.unloaded_at", 'from = "4h", to = "1d"'),
    ],
)
def test_what_works_measure_is_what_is_usual(column: str, said: str) -> None:
    assert said in RULES[column]


@pytest.mark.parametrize(
    ("column", "unit"),
    [
        ("torque_nm", "newton_meter"),
        ("distance_nm", "nm"),
        ("hardness_hb", "hb"),
        ("hb", ""),
        ("material_cst", ""),
        ("current_a", "amp_a"),
        ("group_a", ""),
    ],
)
def test_letters_are_a_unit_only_of_what_is_measured_in_it(column: str, unit: str) -> None:
    table = parse_schema(f"CREATE TABLE t ({column} INT NOT NULL);", "t.sql").tables[0]
    found = unit_of(table, table.columns[0])[1]
    assert (found.name if found is not None else "") == unit


def test_a_shift_stands_still_for_a_part_of_its_time() -> None:
    assert "TIMESTAMPDIFF" not in RULES["line_shifts.downtime_min"]


def test_what_is_tested_while_a_lot_is_made_is_not_drawn_until_that_expires() -> None:
    assert "expires_on" not in RULES["lot_tests.begun"]
