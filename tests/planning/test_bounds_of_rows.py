"""Bounds that are expressions: each row's value lies between what the row itself, or its parent, says."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedsql.blueprint.reader import read_blueprint
from seedsql.blueprint.rule_reader import read_rule
from seedsql.blueprint.rule_text import rule_text
from seedsql.errors import BlueprintError, PlanError
from seedsql.planning.binding import make_plan
from seedsql.planning.explanation import CellExplanation
from seedsql.planning.lineage import Lineage, Link
from seedsql.planning.model import SeedPlan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.toml_fields import read_toml
from seedsql.values.arrays import python_values
from seedsql.workflow.explaining import explain

from .plans import HEAD, plan

SCHEMA = """
CREATE TABLE halls (id INT AUTO_INCREMENT PRIMARY KEY, opened_at DATETIME NOT NULL, seats INT NOT NULL, fee DECIMAL(8,2) NOT NULL);
CREATE TABLE shows (id INT AUTO_INCREMENT PRIMARY KEY, hall_id INT NOT NULL, at DATETIME(3) NULL, on_day DATE NULL, sold INT NULL,
  paid DECIMAL(8,2) NULL, code INT NULL UNIQUE, FOREIGN KEY (hall_id) REFERENCES halls (id));
"""
ROWS = """
halls = 7
shows = 90
[tables.halls.columns]
opened_at = { provider = "datetime", from = "-400d", to = "-20d" }
seats = { provider = "integer", min = 2, max = 9 }
fee = { provider = "decimal", min = "1.00", max = "9.00" }
[tables.shows.columns]
hall_id = { reference = "halls" }
"""


def shows(rules: str) -> list[dict[str, Any]]:
    return rows(plan(SCHEMA, ROWS + rules), "shows")


def rows(found: SeedPlan, table: str) -> list[dict[str, Any]]:
    step = found.step(table)
    columns = [python_values(array) for array in step.arrays(0, step.rows)]
    return [
        dict(zip((each.name for each in step.columns), values, strict=True)) for values in zip(*columns, strict=True)
    ]


def test_a_child_lies_between_its_parent_and_the_reference_date() -> None:
    found = plan(SCHEMA, ROWS + 'at = { provider = "datetime", from = "hall_id.opened_at" }')
    opened = {each["id"]: each["opened_at"] for each in rows(found, "halls")}
    times = [(opened[each["hall_id"]], each["at"]) for each in rows(found, "shows")]
    assert all(start <= at <= datetime(2026, 1, 31) for start, at in times)
    assert len({at for _, at in times}) == 90 and any(at.microsecond % 1000 == 0 != at.microsecond for _, at in times)


def test_no_day_is_before_a_moment_or_after_another() -> None:
    found = shows(
        'at = { provider = "datetime", from = "-50d" }\n'
        'on_day = { provider = "date", from = "at", to = "at + INTERVAL 3 DAY" }'
    )
    distances = {(datetime.combine(each["on_day"], datetime.min.time()) - each["at"]).total_seconds() for each in found}
    assert min(distances) >= 0 and max(distances) <= 3 * 86400
    assert {(each["on_day"] - each["at"].date()).days for each in found} == {1, 2, 3}


def test_numbers_keep_within_what_the_parent_has() -> None:
    found = plan(
        SCHEMA,
        ROWS
        + 'sold = { provider = "integer", min = 1, max = "hall_id.seats" }\n'
        + 'paid = { provider = "decimal", max = "sold * hall_id.fee / 3", step = "0.05" }',
    )
    halls = {each["id"]: each for each in rows(found, "halls")}
    for each in rows(found, "shows"):
        hall = halls[each["hall_id"]]
        assert 1 <= each["sold"] <= hall["seats"]
        assert 0 <= each["paid"] <= each["sold"] * hall["fee"] / 3 and each["paid"] % Decimal("0.05") == 0
    assert any(each["sold"] == halls[each["hall_id"]]["seats"] for each in rows(found, "shows"))


def test_a_row_whose_bounds_are_crossed_has_the_lower_one_and_one_without_a_bound_has_none() -> None:
    found = shows(
        'sold = { provider = "integer", min = 5, max = "hall_id.seats" }\n'
        'paid = { provider = "decimal", min = "NULL + id", max = 3 }'
    )
    assert min(each["sold"] for each in found) == 5 < max(each["sold"] for each in found)
    assert all(each["paid"] is None for each in found)


def test_skew_crowds_dates_near_their_lower_bound() -> None:
    for start in ("2025-02-05", "TIMESTAMP('2025-02-05')"):
        rule = f'on_day = {{ provider = "date", from = "{start}", skew = %d }}'
        means = [sum((each["on_day"] - date(2025, 2, 5)).days for each in shows(rule % skew)) / 90 for skew in (1, 3)]
        assert 150 < means[0] < 210 and 60 < means[1] < 120


@settings(max_examples=40)
@given(st.integers(-(10**6), 10**6), st.integers(0, 10**6), st.integers(1, 50), st.integers(1, 6))
def test_chunks_of_rows_are_pieces_of_the_whole(low: int, width: int, step: int, skew: int) -> None:
    rule = f'sold = {{ provider = "integer", min = "{low} + id - id", max = "{low + width}*1 + id", step = {step}, skew = {skew} }}'
    found = plan(SCHEMA, ROWS + rule).step("shows")
    place = next(index for index, each in enumerate(found.columns) if each.name == "sold")
    whole = python_values(found.arrays(0, 90)[place])
    assert [
        value for start in range(0, 90, 7) for value in python_values(found.arrays(start, min(start + 7, 90))[place])
    ] == whole
    assert all(low <= value <= low + width + row + 1 and (value - low) % step == 0 for row, value in enumerate(whole))


@pytest.mark.parametrize(
    ("rule", "error", "message"),
    [
        ('code = { provider = "integer", max = "sold" }', BlueprintError, "shows.code is unique: its bounds must be the same"),
        ('sold = { provider = "integer", min = "hall_id.seats" }', BlueprintError, r"sold.max: is missing: beside a min"),
        ('sold = { provider = "integer", max = "hall_id.places" }', PlanError, "halls has no column places"),
        ('sold = { provider = "integer", max = "hall_id.opened_at" }', PlanError, "a number is needed, not datetimes"),
        ('sold = { provider = "integer", max = "sold + 1" }', PlanError, "in a circle"),
        ('sold = { provider = "integer", max = "(sold" }', BlueprintError, "sold.max: "),
        ('sold = { provider = "integer", from = "paid", max = 3 }', BlueprintError, "sold.from: .* no such option"),
        ('sold = { provider = "boolean", max = "paid" }', BlueprintError, "sold.max: .* no such option"),
        ('at = { provider = "datetime", from = "hall_id.seats" }', PlanError, "a date is needed, not integers"),
        ('at = { provider = "datetime", from = "hall_id.opened_at", to = "2026-13-01" }', BlueprintError, "at.to: "),
        ('paid = { provider = "decimal", max = "hall_id.fee", skew = 9 }', BlueprintError, "paid.skew: must be 1"),
        ('paid = { provider = "decimal", max = "hall_id.fee * 1000000" }', PlanError, r"shows.paid: .* has too many digits for decimal\(8,2\) \(row 1\)"),
    ],
)  # fmt: skip
def test_wrong_bounds_are_refused_at_their_place(rule: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        shows(rule)


def test_explain_and_diff_follow_what_a_bound_reads(tmp_path: Path) -> None:
    (tmp_path / "halls.sql").write_text(SCHEMA, encoding="utf-8")
    rule = 'at = { provider = "datetime", from = "hall_id.opened_at", to = "-9d" }'
    (tmp_path / "b.toml").write_text(HEAD + ROWS + rule, encoding="utf-8")
    options = GenerationOptions(schema=(tmp_path / "halls.sql",), blueprint=str(tmp_path / "b.toml"))
    found = explain("shows.at", 3, options).cell
    assert [each.column for each in found.inputs if isinstance(each, CellExplanation)] == ["hall_id", "opened_at"]
    text = rule_text(read_rule("at", read_toml(rule)["at"], ""))
    keys = {"shows": ("id",), "halls": ("id",)}
    inputs = Lineage({"shows": {"at": text}}, keys, frozenset(keys), [Link("shows", ("hall_id",), "halls")]).inputs(
        "shows", "at"
    )
    assert inputs.columns == {("shows", "hall_id"), ("halls", "opened_at")} and {("seed",), ("as_of",)} <= inputs.facts


def test_a_shared_hidden_column_is_there_for_the_bounds_that_name_it() -> None:
    text = HEAD + ROWS + 'at = { provider = "datetime", from = "earliest" }\n[hidden]\nearliest = "hall_id.opened_at"\n'
    found = make_plan(parse_schema(SCHEMA), read_blueprint(text), text, GenerationOptions())
    opened = {each["id"]: each["opened_at"] for each in rows(found, "halls")}
    assert all(each["at"] >= opened[each["hall_id"]] for each in rows(found, "shows"))
