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
