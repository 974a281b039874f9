"""Numbers of one noun in a row: the whole, its parts, what was done of it and what is left, by names and comments."""

from __future__ import annotations

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

DDL = """
CREATE TABLE sewing_runs (id INT AUTO_INCREMENT PRIMARY KEY, pieces_sewn INT NOT NULL, pieces_good INT NOT NULL, pieces_second_choice INT NOT NULL,
  pieces_scrap INT NOT NULL, scrap_reason VARCHAR(80) NULL COMMENT 'only where there is scrap');
CREATE TABLE meal_bills (id INT AUTO_INCREMENT PRIMARY KEY, meals_billed INT NOT NULL, free_meals INT NOT NULL, paid_meals INT NOT NULL,
  price_per_meal DECIMAL(5,2) NOT NULL, net_amount DECIMAL(9,2) NOT NULL);
CREATE TABLE lines (id INT AUTO_INCREMENT PRIMARY KEY, qty_ordered INT NOT NULL, qty_delivered INT NOT NULL);
CREATE TABLE returns (id INT AUTO_INCREMENT PRIMARY KEY, line_id INT NOT NULL, packs_returned INT NOT NULL, FOREIGN KEY (line_id) REFERENCES lines(id));
CREATE TABLE prescriptions (id INT AUTO_INCREMENT PRIMARY KEY, tablets_per_dose TINYINT NOT NULL, doses_per_day TINYINT NOT NULL, duration_days SMALLINT NOT NULL,
  total_tablets INT NOT NULL);
CREATE TABLE stays (id INT AUTO_INCREMENT PRIMARY KEY, nights TINYINT NOT NULL, adults TINYINT NOT NULL, rate_per_night DECIMAL(7,2) NOT NULL,
  breakfast_included TINYINT(1) NOT NULL, breakfast_charge DECIMAL(8,2) NOT NULL COMMENT '14.50 per adult and night, 0 unless included');
CREATE TABLE wards (id INT AUTO_INCREMENT PRIMARY KEY, beds INT NOT NULL, isolation_beds INT NOT NULL);
CREATE TABLE reviews (id INT AUTO_INCREMENT PRIMARY KEY, score TINYINT NOT NULL COMMENT '1 to 10', reply VARCHAR(200) NULL COMMENT 'only for scores below 5');
CREATE TABLE depot_days (id INT AUTO_INCREMENT PRIMARY KEY, parcels_start INT NOT NULL, parcels_in INT NOT NULL, parcels_out INT NOT NULL,
  parcels_end INT NOT NULL);
CREATE TABLE fridge_logs (id INT AUTO_INCREMENT PRIMARY KEY, min_c DECIMAL(4,1) NOT NULL, max_c DECIMAL(4,1) NOT NULL,
  excursion TINYINT(1) NOT NULL COMMENT '1 if above 8 or below 2 degrees');
"""
SPANISH = """
CREATE TABLE turnos (id INT AUTO_INCREMENT PRIMARY KEY, fondo_inicial DECIMAL(7,2) NOT NULL COMMENT 'siempre 150', efectivo_esperado DECIMAL(8,2) NOT NULL,
  efectivo_contado DECIMAL(8,2) NOT NULL, descuadre DECIMAL(6,2) NOT NULL COMMENT 'contado menos esperado');
CREATE TABLE salas (id INT AUTO_INCREMENT PRIMARY KEY, filas TINYINT NOT NULL, butacas_por_fila TINYINT NOT NULL,
  aforo SMALLINT NOT NULL COMMENT 'filas por butacas por fila', taquilla DECIMAL(9,2) NOT NULL, parte_alquiler DECIMAL(9,2) NOT NULL,
  parte_cine DECIMAL(9,2) NOT NULL COMMENT 'resto de la taquilla');
"""
GERMAN = """
CREATE TABLE kunden (id INT AUTO_INCREMENT PRIMARY KEY, rabatt_prozent DECIMAL(4,1) NOT NULL DEFAULT 0 COMMENT 'höchstens 10');
CREATE TABLE anproben (id INT AUTO_INCREMENT PRIMARY KEY, nummer TINYINT NOT NULL COMMENT 'höchstens 3 je Auftrag');
"""


@pytest.fixture(scope="module")
def rules() -> dict[str, str]:
    found: dict[str, str] = {}
    for ddl in (DDL, SPANISH, GERMAN):
        model = parse_schema(ddl, "schema.sql")
        found |= rules_in(infer_blueprint(model, "x", "schema.sql", classify=classify, complete=True).text)
    return found


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("returns.packs_returned", "line_id.qty_delivered * "),
        ("prescriptions.total_tablets", "tablets_per_dose * doses_per_day * duration_days"),
        ("stays.breakfast_charge", "IF(breakfast_included = 1, (ROUND(14.50 * adults * nights, 2)), 0)"),
        ("wards.isolation_beds", "beds * "),
        ("reviews.reply", "score < 5"),
        ("turnos.fondo_inicial", "150"),
        ("turnos.descuadre", "efectivo_contado - efectivo_esperado"),
        ("salas.aforo", "filas * butacas_por_fila"),
        ("kunden.rabatt_prozent", "[0, 5, 10]"),
        ("anproben.nummer", "min = 1, max = 3"),
        ("sewing_runs.scrap_reason", "pieces_scrap <> 0"),
    ],
)
def test_the_numbers_of_a_row_follow_from_each_other(rules: dict[str, str], column: str, said: str) -> None:
    assert said in rules[column]
