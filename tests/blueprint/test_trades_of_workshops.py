"""Numbers that only the trade says: of workshops, and of services at the customer's."""

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

PESTS = """
CREATE TABLE pest_sites (id INT PRIMARY KEY, area_sqm INT NOT NULL);
CREATE TABLE bait_stations (id INT PRIMARY KEY, pest_site_id INT NOT NULL REFERENCES pest_sites (id), bait_grams SMALLINT NOT NULL);
CREATE TABLE treatments (id INT PRIMARY KEY, pest_site_id INT NOT NULL REFERENCES pest_sites (id), heat_temp_c DECIMAL(4,1) NOT NULL);
"""
SOAPS = """
CREATE TABLE soap_recipes (id INT PRIMARY KEY, superfat_pct DECIMAL(4,1) NOT NULL, bar_weight_g SMALLINT NOT NULL);
CREATE TABLE soap_batches (id INT PRIMARY KEY, soap_recipe_id INT NOT NULL REFERENCES soap_recipes (id), lye_g INT NOT NULL);
"""
BOWLING = """
CREATE TABLE bowling_lanes (id INT PRIMARY KEY, oil_ml DECIMAL(4,1) NOT NULL);
CREATE TABLE bowling_games (id INT PRIMARY KEY, bowling_lane_id INT NOT NULL REFERENCES bowling_lanes (id), score SMALLINT NOT NULL);
"""


@pytest.mark.parametrize(
    ("ddl", "column", "part"),
    [
        (PESTS, "bait_stations.bait_grams", "min = 20, max = 250"),
        (PESTS, "treatments.heat_temp_c", 'min = "48.0", max = "60.0"'),
        (SOAPS, "soap_recipes.superfat_pct", 'min = "3.0", max = "10.0"'),
        (SOAPS, "soap_recipes.bar_weight_g", "min = 70, max = 150"),
        (SOAPS, "soap_batches.lye_g", "min = 110, max = 2200"),
        (BOWLING, "bowling_lanes.oil_ml", 'min = "15.0", max = "32.0"'),
        (BOWLING, "bowling_games.score", "min = 60, max = 220"),
    ],
)
def test_a_small_workshop_has_the_numbers_of_its_trade(ddl: str, column: str, part: str) -> None:
    text = infer_blueprint(parse_schema(ddl, "schema.sql"), "x", "schema.sql", classify=classify, complete=True).text
    assert part in rules_in(text)[column]
