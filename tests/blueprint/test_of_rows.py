"""What a row says of its children in other words than they, and the days of the week."""

from __future__ import annotations

from functools import lru_cache

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

_SCHEMA = """
CREATE TABLE stores (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(40) NOT NULL, casks_held INT NOT NULL DEFAULT 0 COMMENT 'casks lying here now',
  litres_held DECIMAL(10,2) NOT NULL DEFAULT 0);
CREATE TABLE runs (id INT PRIMARY KEY AUTO_INCREMENT, spirit_l DECIMAL(9,2) NOT NULL COMMENT 'litres filled into casks of this run');
CREATE TABLE casks (id INT PRIMARY KEY AUTO_INCREMENT, store_id INT NOT NULL, run_id INT NOT NULL, filled_l DECIMAL(7,2) NOT NULL,
  current_l DECIMAL(7,2) NOT NULL, status ENUM('maturing','emptied','sold') NOT NULL, FOREIGN KEY (store_id) REFERENCES stores (id),
  FOREIGN KEY (run_id) REFERENCES runs (id));
CREATE TABLE landings (id INT PRIMARY KEY AUTO_INCREMENT, total_kg DECIMAL(10,2) NOT NULL);
CREATE TABLE lots (id INT PRIMARY KEY AUTO_INCREMENT, landing_id INT NOT NULL, crate_count INT NOT NULL, net_kg DECIMAL(9,2) NOT NULL,
  FOREIGN KEY (landing_id) REFERENCES landings (id));
CREATE TABLE crates (id INT PRIMARY KEY AUTO_INCREMENT, lot_id INT NOT NULL, gross_kg DECIMAL(6,2) NOT NULL, tare_kg DECIMAL(5,2) NOT NULL,
  net_kg DECIMAL(6,2) NOT NULL, FOREIGN KEY (lot_id) REFERENCES lots (id));
CREATE TABLE quizzes (id INT PRIMARY KEY AUTO_INCREMENT, max_points INT NOT NULL, pass_rate DECIMAL(5,2) NULL, attempts_count INT NOT NULL,
  highest_score INT NULL);
CREATE TABLE questions (id INT PRIMARY KEY AUTO_INCREMENT, quiz_id INT NOT NULL, points INT NOT NULL, FOREIGN KEY (quiz_id) REFERENCES quizzes (id));
CREATE TABLE attempts (id INT PRIMARY KEY AUTO_INCREMENT, quiz_id INT NOT NULL, score INT NOT NULL DEFAULT 0, passed TINYINT(1) NOT NULL,
  FOREIGN KEY (quiz_id) REFERENCES quizzes (id));
CREATE TABLE answers (id INT PRIMARY KEY AUTO_INCREMENT, attempt_id INT NOT NULL, question_id INT NOT NULL, points_awarded INT NOT NULL,
  FOREIGN KEY (attempt_id) REFERENCES attempts (id), FOREIGN KEY (question_id) REFERENCES questions (id));
CREATE TABLE shifts (id INT PRIMARY KEY AUTO_INCREMENT, started_at DATETIME NOT NULL, ended_at DATETIME NOT NULL, day_of_week TINYINT NOT NULL);
CREATE TABLE rotas (id INT PRIMARY KEY AUTO_INCREMENT, valid_from DATE NOT NULL, weekday TINYINT NOT NULL COMMENT '0 = Monday', opens TIME NOT NULL);
CREATE TABLE sales (id INT PRIMARY KEY AUTO_INCREMENT, lots_offered INT NOT NULL, sold_lots INT NOT NULL);
CREATE TABLE sale_lots (id INT PRIMARY KEY AUTO_INCREMENT, sale_id INT NOT NULL, floor_price DECIMAL(8,2) NOT NULL, minimum_price DECIMAL(8,2) NOT NULL,
  status ENUM('open','awarded','unsold') NOT NULL, FOREIGN KEY (sale_id) REFERENCES sales (id));
CREATE TABLE growers (id INT PRIMARY KEY AUTO_INCREMENT, bales_delivered INT NOT NULL DEFAULT 0);
CREATE TABLE sheds (id INT PRIMARY KEY AUTO_INCREMENT, bales_stored INT NOT NULL DEFAULT 0);
CREATE TABLE bales (id INT PRIMARY KEY AUTO_INCREMENT, grower_id INT NOT NULL, shed_id INT NOT NULL, status ENUM('weighed','graded','shipped') NOT NULL,
  FOREIGN KEY (grower_id) REFERENCES growers (id), FOREIGN KEY (shed_id) REFERENCES sheds (id));
CREATE TABLE bill_items (id INT PRIMARY KEY AUTO_INCREMENT, sale_lot_id INT NOT NULL, quantity INT NOT NULL, price_per_m DECIMAL(8,2) NOT NULL,
  FOREIGN KEY (sale_lot_id) REFERENCES sale_lots (id));
"""


@lru_cache(maxsize=1)
def _rules() -> dict[str, str]:
    text = infer_blueprint(parse_schema(_SCHEMA, "rows.sql"), "rows", classify=classify, complete=True).text
    return rules_in(text)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("stores.casks_held", "IF(NOT (casks.status IN ('emptied', 'sold')), 1, 0)"),
        ("stores.litres_held", "IF(NOT (casks.status IN ('emptied', 'sold')), casks.current_l, 0)"),
        ("runs.spirit_l", "SUM(casks.filled_l)"),
        ("landings.total_kg", "SUM(lots.net_kg)"),
        ("lots.net_kg", "SUM(crates.net_kg)"),
        ("quizzes.max_points", "SUM(questions.points)"),
        ("quizzes.pass_rate", "100 * SUM(IF(attempts.passed = 1, 1, 0)) / COUNT(attempts.id)"),
        ("quizzes.highest_score", "MAX(attempts.score)"),
        ("attempts.score", "SUM(answers.points_awarded)"),
        ("growers.bales_delivered", "COUNT(bales.id)"),
        ("sheds.bales_stored", "IF(NOT (bales.status = 'shipped'), 1, 0)"),
    ],
)
def test_what_a_row_says_of_its_children_is_computed_from_them(column: str, said: str) -> None:
    assert said in _rules()[column]


def test_the_day_of_the_week_is_that_of_the_date_and_no_length_of_a_span() -> None:
    assert "WEEKDAY(started_at) + 1" in _rules()["shifts.day_of_week"]


def test_a_plan_of_the_week_has_days_of_its_own() -> None:
    rule = _rules()["rotas.weekday"]
    assert "min = 0, max = 6" in rule


def test_a_price_is_no_copy_of_what_it_may_not_be_below() -> None:
    assert "sale_lot_id." not in _rules()["bill_items.price_per_m"]
