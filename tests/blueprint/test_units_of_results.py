"""Numbers beside each other whose units say that they are no parts of the third."""

from __future__ import annotations

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

DDL = """
CREATE TABLE dryings (id INT AUTO_INCREMENT PRIMARY KEY, ferment_min SMALLINT NOT NULL, dryer_in_temp_c DECIMAL(5,1) NOT NULL,
  dryer_out_temp_c DECIMAL(5,1) NOT NULL);
CREATE TABLE treatments (id INT AUTO_INCREMENT PRIMARY KEY, given_at DATETIME NOT NULL, dose_mg DECIMAL(8,3) NOT NULL, dose_mg_per_kg DECIMAL(7,3) NOT NULL,
  cost DECIMAL(7,2) NOT NULL);
CREATE TABLE deliveries (id INT AUTO_INCREMENT PRIMARY KEY, meals_sent INT NOT NULL, waste_kg DECIMAL(6,1) NOT NULL, dispatch_temp_c DECIMAL(4,1) NOT NULL,
  arrival_temp_c DECIMAL(4,1) NOT NULL);
"""


@pytest.mark.parametrize("column", ["dryings.dryer_out_temp_c", "treatments.cost", "deliveries.waste_kg"])
def test_numbers_of_other_units_make_no_result(column: str) -> None:
    text = infer_blueprint(parse_schema(DDL, "schema.sql"), "x", "schema.sql", classify=classify, complete=True).text
    assert not {"product:", "rest:"} & set(rules_in(text)[column].split())
