"""What a service's own tables say by their names alone: plans from tier to tier, counts of what is open, rows that go on in others."""

from __future__ import annotations

import tomllib

import pytest

from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested

SCHEMA = """
CREATE TABLE plans (id BIGINT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(80) NOT NULL, price_cents INT NOT NULL DEFAULT 0, min_seats INT NOT NULL DEFAULT 1,
  max_seats INT NULL, tickets_per_month_limit INT NULL, storage_limit_mb INT NULL, trial_days INT NOT NULL);
CREATE TABLE accounts (id BIGINT AUTO_INCREMENT PRIMARY KEY, plan_id BIGINT NOT NULL, name VARCHAR(80) NOT NULL, subdomain VARCHAR(120) NOT NULL UNIQUE, tickets_count INT NOT NULL DEFAULT 0,
  open_tickets_count INT NOT NULL DEFAULT 0, open_chats_count INT NOT NULL DEFAULT 0);
CREATE TABLE tickets (id BIGINT AUTO_INCREMENT PRIMARY KEY, account_id BIGINT NOT NULL, merged_into_id BIGINT NULL,
  status ENUM('new', 'pending', 'resolved', 'closed') NOT NULL DEFAULT 'new');
CREATE TABLE chats (id BIGINT AUTO_INCREMENT PRIMARY KEY, account_id BIGINT NOT NULL, started_at DATETIME NOT NULL, ended_at DATETIME NULL);
"""


@pytest.fixture(scope="module")
def tables() -> dict[str, dict[str, object]]:
    text = infer_tested(parse_schema(SCHEMA, "schema.sql"), "schema", "schema.sql", complete=True).text
    return {name: table["columns"] for name, table in tomllib.loads(text)["tables"].items()}


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("max_seats", "WHEN 1 THEN 1 WHEN 2 THEN 3"),
        ("min_seats", "WHEN 1 THEN 1 WHEN 2 THEN 2 WHEN 3 THEN 4"),  # one more than the plan before has place for
        ("tickets_per_month_limit", "WHEN 1 THEN 100 WHEN 2 THEN 500"),
        ("storage_limit_mb", "WHEN 1 THEN 1000 WHEN 2 THEN 5000"),
    ],
)
def test_what_plans_allow_rises_in_its_unit_from_one_to_the_next(
    column: str, values: str, tables: dict[str, dict[str, object]]
) -> None:
    assert values in str(tables["plans"][column])


def test_what_is_open_is_counted_by_states_and_by_times_that_end() -> None:
    text = infer_tested(parse_schema(SCHEMA, "schema.sql"), "schema", "schema.sql", complete=True).text
    assert "SUM(IF(tickets.status NOT IN ('resolved', 'closed'), 1, 0))" in text
    assert "SUM(IF(chats.ended_at IS NULL, 1, 0))" in text


def test_rows_go_on_in_others_of_their_table(tables: dict[str, dict[str, object]]) -> None:
    merged = tables["tickets"]["merged_into_id"]
    assert merged == {"reference": "tickets", "null": 0.8, "within": "account_id"}


def test_the_part_of_an_address_is_made_of_the_name(tables: dict[str, dict[str, object]]) -> None:
    assert "LOWER(" in str(tables["accounts"]["subdomain"]) and "name" in str(tables["accounts"]["subdomain"])
