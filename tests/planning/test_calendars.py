"""Times on certain days, at certain hours, and rows of one parent that follow each other."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedsql.blueprint.rule_reader import read_rule
from seedsql.blueprint.rule_text import rule_text
from seedsql.errors import BlueprintError, PlanError
from seedsql.planning.explanation import CellExplanation
from seedsql.planning.lineage import Lineage, Link
from seedsql.planning.model import SeedPlan
from seedsql.project import GenerationOptions
from seedsql.toml_fields import read_toml
from seedsql.values.arrays import python_values
from seedsql.workflow.explaining import explain

from .plans import HEAD, plan
from .test_bounds_of_rows import ROWS, SCHEMA, rows, shows

DAYS = st.sampled_from(["", "mon-fri", "sat", "fri-mon", "tue, thu", "sat-sun, wed", "mon-sun"])
HOURS = st.sampled_from(["", "8-18", "07:30-17:15", "22-6", "0-24", "13-13:01"])
STEPS = st.sampled_from(["", "15m", "1h", "7s", "23h"])
_OPEN = {
    "": range(7),
    "mon-fri": range(5),
    "sat": [5],
    "fri-mon": [4, 5, 6, 0],
    "tue, thu": [1, 3],
    "sat-sun, wed": [2, 5, 6],
    "mon-sun": range(7),
}
_CLOCK = {
    "": (0, 86399),
    "8-18": (28800, 64800),
    "07:30-17:15": (27000, 62100),
    "22-6": (79200, 108000),
    "0-24": (0, 86399),
    "13-13:01": (46800, 46860),
}


def options(**given: Any) -> str:
    return "".join(f', {name} = "{value}"' for name, value in given.items() if value)


def times(found: SeedPlan, column: str = "at") -> list[Any]:
    step = found.step("shows")
    place = next(index for index, each in enumerate(step.columns) if each.name == column)
    return python_values(step.arrays(0, step.rows)[place])


def is_open(at: datetime, days: str, hours: str, step: str) -> bool:
    """Whether a time is one of those that the options leave, as someone with a clock and a calendar would say."""
    first, last = _CLOCK[hours]
    begins = at - timedelta(seconds=first)
    second = (begins - datetime.combine(begins.date(), datetime.min.time())).total_seconds()
    distance = int(step[:-1]) * {"s": 1, "m": 60, "h": 3600}[step[-1]] if step else 0.001
    is_step = round(second * 1000) % round(distance * 1000) == 0
    return begins.weekday() in _OPEN[days] and second <= last - first + (hours in ("", "0-24")) and is_step


@settings(max_examples=60, deadline=None)
@given(DAYS, HOURS, STEPS, st.integers(1, 6), st.booleans(), st.booleans())
def test_times_are_on_the_days_and_at_the_hours_within_the_bounds(
    days: str, hours: str, step: str, skew: int, is_of_row: bool, in_turn: bool
) -> None:
    start = "hall_id.opened_at" if is_of_row else "-400d"
    turn = "hall_id" if in_turn else ""
    skew = (
        skew if is_of_row or in_turn else 1
    )  # a range that is the same for all rows has too many milliseconds for more
    rule = f'at = {{ provider = "datetime", from = "{start}", to = "10d", skew = {skew}{options(days=days, hours=hours, step=step, in_turn=turn)} }}'
    found = plan(SCHEMA, ROWS + rule)
    opened = {each["id"]: each["opened_at"] for each in rows(found, "halls")}
    for each in rows(found, "shows"):
        low = opened[each["hall_id"]] if is_of_row else datetime(2024, 12, 27)
        assert low <= each["at"] <= datetime(2026, 2, 10)
        assert is_open(each["at"], days, hours, step), each["at"]


@settings(max_examples=30, deadline=None)
@given(DAYS, HOURS, STEPS, st.integers(1, 50), st.sampled_from(["", "hall_id"]))
def test_batches_of_rows_are_pieces_of_the_whole(days: str, hours: str, step: str, size: int, turn: str) -> None:
    given_options = options(days=days, hours=hours, step=step, in_turn=turn)
    for start in ("-40d", "hall_id.opened_at"):
        found = plan(SCHEMA, ROWS + f'at = {{ provider = "datetime", from = "{start}"{given_options} }}').step("shows")
        place = next(index for index, each in enumerate(found.columns) if each.name == "at")
        whole = python_values(found.arrays(0, 90)[place])
        parts = (python_values(found.arrays(low, min(low + size, 90))[place]) for low in range(0, 90, size))
        assert [value for part in parts for value in part] == whole


@settings(max_examples=30, deadline=None)
@given(DAYS, HOURS, STEPS, st.integers(1, 6))
def test_rows_of_a_parent_follow_each_other(days: str, hours: str, step: str, skew: int) -> None:
    rule = f'at = {{ provider = "datetime", from = "hall_id.opened_at", in_turn = "hall_id", skew = {skew}{options(days=days, hours=hours, step=step)} }}'
    found: dict[int, list[datetime]] = {}
    for each in shows(rule):
        found.setdefault(each["hall_id"], []).append(each["at"])
    assert all(at == sorted(at) for at in found.values()) and max(map(len, found.values())) > 5


def test_half_a_part_lies_between_rows_that_take_turns() -> None:
    found = plan(
        SCHEMA, ROWS + 'on_day = { provider = "date", from = "hall_id.opened_at", to = "-1d", in_turn = "hall_id" }'
    )
    opened = {each["id"]: each["opened_at"] for each in rows(found, "halls")}
    by_hall: dict[int, list[datetime]] = {}
    for each in rows(found, "shows"):
        by_hall.setdefault(each["hall_id"], []).append(datetime.combine(each["on_day"], datetime.min.time()))
    for hall, days in by_hall.items():
        part = (datetime(2026, 1, 30) - opened[hall]) / len(days)
        assert all(later - day >= part / 2 - timedelta(days=2) for day, later in pairwise(days))
        assert datetime(2026, 1, 30) - days[-1] >= part / 2 - timedelta(days=1)


def test_a_row_between_whose_bounds_no_hour_is_open_is_there_at_another() -> None:
    """2026-01-10 was a Saturday: there is no working day on it, but hours are; and at night there are none."""
    for start, end, hours in (
        ("2026-01-10 00:00:00", "2026-01-11 12:00:00", range(8, 18)),
        ("2026-01-10 20:00:00", "2026-01-10 22:00:00", (20, 21)),
    ):
        bounds = f"from = \"TIMESTAMP('{start}')\", to = \"TIMESTAMP('{end}')\""
        found = shows(f'at = {{ provider = "datetime", {bounds}, days = "mon-fri", hours = "8-17:30" }}')
        assert {each["at"].hour for each in found} <= set(hours) and min(
            each["at"] for each in found
        ) >= datetime.fromisoformat(start)


def test_a_unique_column_has_a_working_day_of_its_own_for_each_row() -> None:
    schema = SCHEMA.replace("on_day DATE NULL", "on_day DATE NULL UNIQUE")
    found = times(plan(schema, ROWS + 'on_day = { provider = "date", from = "-180d", days = "mon-fri" }'), "on_day")
    assert len(set(found)) == 90 and {each.weekday() for each in found} == set(range(5))


def test_rows_whose_parent_is_not_planned_take_no_turns() -> None:
    rules = ROWS.replace("halls = 7\n", "").replace('hall_id = { reference = "halls" }', 'hall_id = "1"')
    rules = rules[: rules.index("[tables.halls")] + rules[rules.index("[tables.shows") :]
    found = times(
        plan(
            SCHEMA.replace(", FOREIGN KEY (hall_id) REFERENCES halls (id)", ""),
            rules + 'at = { provider = "datetime", from = "-9d" }',
        )
    )
    assert len(found) == 90


def test_the_reference_whose_rows_take_turns_and_their_number_are_what_a_value_is_computed_from(tmp_path: Path) -> None:
    (tmp_path / "halls.sql").write_text(SCHEMA, encoding="utf-8")
    rule = 'at = { provider = "datetime", from = "-90d", in_turn = "hall_id" }'
    (tmp_path / "b.toml").write_text(HEAD + ROWS + rule, encoding="utf-8")
    options = GenerationOptions(schema=(tmp_path / "halls.sql",), blueprint=str(tmp_path / "b.toml"))
    found = explain("shows.at", 3, options).cell
    assert [each.column for each in found.inputs if isinstance(each, CellExplanation)] == ["hall_id"]
    keys = {"shows": ("id",), "halls": ("id",)}
    text = rule_text(read_rule("at", read_toml(rule)["at"], ""))
    inputs = Lineage({"shows": {"at": text}}, keys, frozenset(keys), [Link("shows", ("hall_id",), "halls")]).inputs(
        "shows", "at"
    )
    assert inputs.columns == {("shows", "hall_id")} and {("as_of",), ("rows", "shows")} <= inputs.facts


@pytest.mark.parametrize(
    ("rule", "error", "message"),
    [
        ('at = { provider = "datetime", days = "mo-fr" }', BlueprintError, r'at.days: .mo-fr. is not days of the week such as "mon-fri" .*mon, tue'),
        ('at = { provider = "datetime", hours = "8-25" }', BlueprintError, r'at.hours: .8-25. is not hours of a day such as "8-18"'),
        ('at = { provider = "datetime", hours = "8-8" }', BlueprintError, "at.hours: "),
        ('at = { provider = "datetime", step = "1d" }', BlueprintError, 'at.step: .1d. is not a distance of less than a day such as "15m"'),
        ('at = { provider = "datetime", step = "0m" }', BlueprintError, "at.step: "),
        ('at = { provider = "datetime", in_turn = "hal_id" }', PlanError, "in_turn needs a reference of shows, not hal_id; did you mean 'hall_id'"),
        ('at = { provider = "datetime", in_turn = "hall_id) + (1" }', BlueprintError, "at.in_turn: must name one reference"),
        ('code = { provider = "integer", in_turn = "hall_id" }', BlueprintError, "code.in_turn: .* no such option"),
        ('on_day = { provider = "date", from = "2025-01-04", to = "2025-01-05", days = "mon-fri" }', BlueprintError, r"no day \(days mon-fri\) lies between 2025-01-04"),
        ('on_day = { provider = "date", hours = "8-9" }', BlueprintError, "on_day.hours: .* no such option"),
    ],
)  # fmt: skip
def test_an_option_that_says_no_time_is_refused(rule: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        times(plan(SCHEMA, ROWS + rule))
