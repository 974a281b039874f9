"""The steps of a row are in the order that words and states say, whatever the order of the columns; the last change comes after all."""

from __future__ import annotations

import pytest

from benchmarks.belief.claims import loaded
from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.reader import read_blueprint
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema

SCHEMA = """
CREATE TABLE shop_orders (id INT AUTO_INCREMENT PRIMARY KEY, status ENUM('new','confirmed','dispatched','delivered','cancelled') NOT NULL,
  delivered_at DATETIME NULL, dispatched_at DATETIME NULL, confirmed_at DATETIME NULL, cancelled_at DATETIME NULL, placed_at DATETIME NOT NULL, updated_at DATETIME NOT NULL);
CREATE TABLE refunds (id INT AUTO_INCREMENT PRIMARY KEY, paid_out_on DATE NULL, decided_on DATE NULL, reviewed_on DATE NULL, requested_on DATE NOT NULL);
CREATE TABLE garage_jobs (id INT AUTO_INCREMENT PRIMARY KEY, collected_at DATETIME NULL, finished_at DATETIME NULL, started_at DATETIME NULL, booked_at DATETIME NOT NULL,
  updated_at DATETIME NOT NULL);
CREATE TABLE offers (id INT AUTO_INCREMENT PRIMARY KEY, accepted_at DATETIME NULL, sent_at DATETIME NULL, valid_until DATE NULL, created_at DATETIME NOT NULL,
  updated_at DATETIME NOT NULL);
CREATE TABLE readings (id INT AUTO_INCREMENT PRIMARY KEY, taken_at DATETIME NOT NULL, zeroed_at DATETIME NULL, frobbed_at DATETIME NULL);
"""
_TEXT = infer_blueprint(parse_schema(SCHEMA, "order.sql"), "order", "order.sql", 80, classify=classify).text


@pytest.mark.parametrize(
    ("table", "earlier", "later"),
    [
        ("shop_orders", "placed_at", "confirmed_at"),
        ("shop_orders", "confirmed_at", "dispatched_at"),
        ("shop_orders", "dispatched_at", "delivered_at"),
        ("shop_orders", "delivered_at", "updated_at"),
        ("shop_orders", "cancelled_at", "updated_at"),
        ("refunds", "requested_on", "reviewed_on"),
        ("refunds", "reviewed_on", "decided_on"),
        ("refunds", "decided_on", "paid_out_on"),
        ("garage_jobs", "booked_at", "started_at"),
        ("garage_jobs", "started_at", "finished_at"),
        ("garage_jobs", "finished_at", "collected_at"),
        ("garage_jobs", "collected_at", "updated_at"),
        ("offers", "sent_at", "accepted_at"),
        ("offers", "accepted_at", "updated_at"),
    ],
)
def test_a_step_comes_after_the_one_that_its_word_says(table: str, earlier: str, later: str) -> None:
    plan = make_plan(parse_schema(SCHEMA, "order.sql"), read_blueprint(_TEXT), _TEXT, GenerationOptions(seed=7))
    database = loaded(plan)
    both = f"FROM {table} WHERE {earlier} IS NOT NULL AND {later} IS NOT NULL"
    assert database.execute(f"SELECT COUNT(*) {both}").fetchone()[0] > 0
    assert database.execute(f"SELECT * {both} AND {later} < {earlier}").fetchall() == []


def test_a_reason_says_where_only_the_columns_have_an_order() -> None:
    lines = {line.split(" = ")[0].split(".")[-1]: line for line in _TEXT.splitlines()}
    assert lines["frobbed_at"].endswith("in the order of the columns, after zeroed_at; only where that is set")
    assert "# time: in order" in lines["dispatched_at"]
    assert "# time: the last of the row" in next(line for line in _TEXT.splitlines() if "updated_at = " in line)
