"""Times that come some time after another one of their row, until their end."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from seedsql.errors import BlueprintError, PlanError
from seedsql.planning.model import SeedPlan
from seedsql.values.arrays import python_values

from ..planning.plans import plan

SCHEMA = """
CREATE TABLE parcels (id INT AUTO_INCREMENT PRIMARY KEY, ordered_at DATETIME NOT NULL, packed_at DATETIME NULL, shipped_at DATETIME NULL,
  paid_on DATE NULL, closes_on DATE NOT NULL, code DATE NULL UNIQUE);
"""
ROWS = """
parcels = 400
[tables.parcels.columns]
ordered_at = { provider = "datetime", from = "-30d", to = "-1d" }
closes_on = "DATE(ordered_at) + INTERVAL 2 DAY"
"""


def parcels(rules: str) -> list[dict[str, Any]]:
    return rows(plan(SCHEMA, ROWS + rules))


def rows(found: SeedPlan, start: int = 0, stop: int = 400) -> list[dict[str, Any]]:
    step = found.step("parcels")
    columns = [python_values(array) for array in step.arrays(start, stop)]
    names = [each.name for each in step.columns]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def test_a_step_lies_so_long_after_the_one_before_it() -> None:
    found = parcels(
        'packed_at = { provider = "datetime", after = "ordered_at", from = "2h", to = "20h", until = "2026-12-31" }'
    )
    apart = [each["packed_at"] - each["ordered_at"] for each in found]
    assert min(apart) >= timedelta(hours=2) and max(apart) <= timedelta(hours=20) and len(set(apart)) > 300


def test_what_takes_minutes_takes_whole_ones() -> None:
    found = parcels(
        'packed_at = { provider = "datetime", after = "ordered_at", from = "2m", to = "2h", until = "2026-12-31" }'
    )
    assert not any((each["packed_at"] - each["ordered_at"]).seconds % 60 for each in found)


def test_steps_are_sooner_where_the_end_comes_before_and_stay_in_order() -> None:
    found = parcels(
        'packed_at = { provider = "datetime", after = "ordered_at", from = "1d", to = "20d" }\n'
        'shipped_at = { provider = "datetime", after = "packed_at", from = "1h", to = "20d" }'
    )
    assert all(each["ordered_at"] < each["packed_at"] < each["shipped_at"] <= datetime(2026, 1, 31) for each in found)
    late = [each for each in found if each["ordered_at"] > datetime(2026, 1, 25)]
    assert any(each["packed_at"] - each["ordered_at"] < timedelta(days=1) for each in late)


def test_of_several_the_latest_that_is_set_counts() -> None:
    found = parcels(
        'packed_at = { provider = "datetime", after = "ordered_at", to = "9h", null = 0.5 }\n'
        'shipped_at = { provider = "datetime", after = ["packed_at", "ordered_at"], from = "1m", to = "9h" }'
    )
    last = [each["packed_at"] or each["ordered_at"] for each in found]
    assert all(each["shipped_at"] > before for each, before in zip(found, last, strict=True))
    assert all(each["shipped_at"] - before <= timedelta(hours=9) for each, before in zip(found, last, strict=True))
    assert {each["packed_at"] is None for each in found} == {True, False}


def test_a_step_is_null_where_what_it_comes_after_is() -> None:
    found = parcels(
        'packed_at = { provider = "datetime", after = "ordered_at", to = "9h", null = 0.5 }\n'
        'shipped_at = { provider = "datetime", after = "packed_at", to = "9h" }'
    )
    assert all((each["shipped_at"] is None) == (each["packed_at"] is None) for each in found)


def test_no_day_is_before_the_moment_that_it_comes_after_nor_behind_the_end_of_the_row() -> None:
    found = parcels('paid_on = { provider = "date", after = "ordered_at", to = "9d", until = "closes_on" }')
    assert all(each["ordered_at"].date() < each["paid_on"] <= each["closes_on"] for each in found)
    found = parcels(
        'paid_on = { provider = "date", after = "DATE(ordered_at)", from = "1d", to = "3d", until = "2027-01-01" }'
    )
    assert {(each["paid_on"] - each["ordered_at"].date()).days for each in found} == {1, 2, 3}


def test_days_behind_a_moment_are_counted_by_the_calendar() -> None:
    for least, most, days in (("1d", "4d", {1, 2, 3, 4}), ("0d", "1d", {1}), ("12h", "36h", {1}), ("2d", "2d", {2})):
        found = parcels(
            f'paid_on = {{ provider = "date", after = "ordered_at", from = "{least}", to = "{most}", until = "2027-01-01" }}'
        )
        assert {(each["paid_on"] - each["ordered_at"].date()).days for each in found} == days


def test_what_has_not_happened_yet_is_null() -> None:
    found = parcels('paid_on = { provider = "date", after = "ordered_at", from = "10d", to = "20d", ahead = "null" }')
    set_ones = [each for each in found if each["paid_on"] is not None]
    assert 0 < len(set_ones) < 400
    assert all(each["paid_on"] - each["ordered_at"].date() >= timedelta(days=10) for each in set_ones)
    assert max(each["paid_on"] for each in set_ones) <= date(2026, 1, 31)


def test_the_hours_of_a_step_are_those_of_its_rule() -> None:
    found = parcels(
        'packed_at = { provider = "datetime", after = "ordered_at", from = "1d", to = "2d", hours = "8-17", until = "2027-01-01" }'
    )
    assert {each["packed_at"].hour for each in found} <= set(range(8, 18))


def test_a_step_waits_for_the_next_hour_of_its_rule_where_its_end_allows_that() -> None:
    found = parcels(
        'packed_at = { provider = "datetime", after = "ordered_at", from = "5m", to = "1h", days = "mon-fri", hours = "8-17", until = "2027-01-01" }'
    )
    assert {each["packed_at"].hour for each in found} <= set(range(8, 18))
    assert {each["packed_at"].weekday() for each in found} == set(range(5))
    assert all(timedelta(minutes=5) <= each["packed_at"] - each["ordered_at"] < timedelta(days=4) for each in found)
    found = parcels(
        'packed_at = { provider = "datetime", after = "ordered_at", to = "1h", hours = "8-17", until = "ordered_at + INTERVAL 2 HOUR" }'
    )
    assert all(each["packed_at"] - each["ordered_at"] <= timedelta(hours=2) for each in found)
    assert not {each["packed_at"].hour for each in found} <= set(range(8, 18))


def test_a_row_whose_bounds_leave_no_time_keeps_the_hours_and_the_step() -> None:
    found = parcels(
        'packed_at = { provider = "datetime", from = "ordered_at", to = "ordered_at - INTERVAL 1 DAY", hours = "8-17", step = "15m" }'
    )
    assert {each["packed_at"].hour for each in found} <= set(range(8, 18))
    assert {each["packed_at"].minute % 15 for each in found} == {0}
    assert all(timedelta(0) <= each["packed_at"] - each["ordered_at"] < timedelta(days=1) for each in found)


def test_a_row_is_the_same_whatever_is_asked_for_with_it() -> None:
    found = plan(SCHEMA, ROWS + 'packed_at = { provider = "datetime", after = "ordered_at", to = "9d" }')
    assert rows(found)[123:130] == rows(found, 123, 130)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ('packed_at = { provider = "datetime", after = "ordered_at" }', "packed_at.to: is missing"),
        (
            'packed_at = { provider = "datetime", after = "ordered_at", to = "2mo" }',
            "packed_at.to: '2mo' is not how long after it",
        ),
        (
            'packed_at = { provider = "datetime", after = "ordered_at", to = "-2d" }',
            "packed_at.to: '-2d' is not how long after it",
        ),
        ('packed_at = { provider = "datetime", after = "ordered_at", to = "99999w" }', "at most 30000 days"),
        (
            'packed_at = { provider = "datetime", after = "ordered_at", from = "3d", to = "2d" }',
            "packed_at.to: 2d is less than 'from', 3d",
        ),
        (
            'packed_at = { provider = "datetime", after = "orderd_at", to = "2d" }',
            "parcels has no column orderd_at; did you mean 'ordered_at'?",
        ),
        (
            'packed_at = { provider = "datetime", after = "ordered_at", to = "2d", ahead = "cut" }',
            "packed_at.ahead: 'cut' is neither",
        ),
        ('packed_at = { provider = "datetime", to = "-2d", until = "-1d" }', "packed_at.until: goes beside 'after'"),
        (
            'packed_at = { provider = "datetime", after = 3, to = "2d" }',
            "packed_at.after: must be text or a list, not 3",
        ),
        ('packed_at = { provider = "datetime", after = [], to = "2d" }', "packed_at.after: [] names no time"),
        (
            'packed_at = { provider = "datetime", after = "ordered_at", to = "2d", in_turn = "id" }',
            "packed_at.in_turn: goes with 'from'",
        ),
        ('code = { provider = "date", after = "ordered_at", to = "2d" }', "is unique"),
    ],
)
def test_a_wrong_option_is_told_with_its_place(rule: str, said: str) -> None:
    with pytest.raises((BlueprintError, PlanError)) as caught:
        plan(SCHEMA, ROWS + rule)
    assert said in format(caught.value) + "".join(getattr(caught.value, "problems", ()))
