"""Numbers that only the trade says: of farms, food, wood, paper and mines."""

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

SOWS = """
CREATE TABLE sows (id INT PRIMARY KEY, parity TINYINT NOT NULL, backfat_mm DECIMAL(4,1) NOT NULL);
CREATE TABLE farrowings (id INT PRIMARY KEY, sow_id INT NOT NULL, mortality_pct DECIMAL(4,2) NOT NULL, FOREIGN KEY (sow_id) REFERENCES sows (id));
CREATE TABLE slaughter_reports (id INT PRIMARY KEY, sow_id INT NOT NULL, carcass_weight_kg DECIMAL(5,1) NOT NULL, FOREIGN KEY (sow_id) REFERENCES sows (id));
"""
DAIRY = """
CREATE TABLE cows (id INT PRIMARY KEY, milk_kg DECIMAL(4,1) NOT NULL);
CREATE TABLE milk_tests (id INT PRIMARY KEY, cow_id INT NOT NULL, fat_pct DECIMAL(4,2) NOT NULL, protein_g_kg DECIMAL(4,1) NOT NULL,
  FOREIGN KEY (cow_id) REFERENCES cows (id));
"""


@pytest.mark.parametrize(
    ("ddl", "column", "part"),
    [
        (SOWS, "sows.backfat_mm", "'backfat', pig"),
        (SOWS, "farrowings.mortality_pct", "'mortality', pig"),
        (SOWS, "slaughter_reports.carcass_weight_kg", "'carcass weight', pig"),
        (DAIRY, "milk_tests.fat_pct", 'min = "3.30", max = "4.80"'),
        (DAIRY, "milk_tests.protein_g_kg", 'min = "29.0", max = "38.0"'),
    ],
)
def test_a_trade_says_what_its_numbers_are_in_the_unit_of_the_column(ddl: str, column: str, part: str) -> None:
    text = infer_blueprint(parse_schema(ddl, "schema.sql"), "x", "schema.sql", classify=classify, complete=True).text
    assert part in rules_in(text)[column]


DYEHOUSE = """
CREATE TABLE dye_machines (id INT PRIMARY KEY, liquor_ratio DECIMAL(3,1) NOT NULL);
CREATE TABLE dye_batches (id INT PRIMARY KEY, dye_machine_id INT NOT NULL, started_at DATETIME NOT NULL, ended_at DATETIME NOT NULL, mixing_time_min SMALLINT NOT NULL,
  FOREIGN KEY (dye_machine_id) REFERENCES dye_machines (id));
"""
ICE_CREAM = """
CREATE TABLE flavors (id INT PRIMARY KEY, overrun_pct DECIMAL(4,1) NOT NULL);
CREATE TABLE freezing_batches (id INT PRIMARY KEY, flavor_id INT NOT NULL, draw_temperature_c DECIMAL(3,1) NOT NULL, FOREIGN KEY (flavor_id) REFERENCES flavors (id));
"""


@pytest.mark.parametrize(
    ("ddl", "column", "part"),
    [
        (DYEHOUSE, "dye_batches.ended_at", "3 to 11 hours"),
        (ICE_CREAM, "freezing_batches.draw_temperature_c", 'min = "-8.0", max = "-5.0"'),
    ],
)
def test_a_trade_says_how_long_its_things_last_and_what_is_below_zero(ddl: str, column: str, part: str) -> None:
    text = infer_blueprint(parse_schema(ddl, "schema.sql"), "x", "schema.sql", classify=classify, complete=True).text
    assert part in rules_in(text)[column]


def test_how_long_a_batch_is_mixed_is_not_all_of_its_time() -> None:
    text = infer_blueprint(
        parse_schema(DYEHOUSE, "schema.sql"), "x", "schema.sql", classify=classify, complete=True
    ).text
    assert "TIMESTAMPDIFF" not in rules_in(text)["dye_batches.mixing_time_min"]
