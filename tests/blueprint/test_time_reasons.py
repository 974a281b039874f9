"""The reason of a time says how long before or after another time it is, and the rows that are planned are so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest

from benchmarks.belief.claims import HERE
from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.inference.output.expression_tree import UNREAD, tree_of
from seedsql.blueprint.reader import read_blueprint
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.values.arrays import python_values

_MINUTES = {"minute": 1, "hour": 60, "day": 1440, "year": 1440 * 365}
_UNIT = r"(minute|hour|day|year)s?"
_REASON = re.compile(
    rf"(?:(?<![\w.])(\d+)(?: {_UNIT})? (before )?to |(up to ))?\b(\d+) {_UNIT} (after|before) (the reference date|\w+)"
)
_LINE = re.compile(r"(\w+) = .*# time: (.*)")
_AFTER = re.compile(r'after = "(\w+)", .*?\bto = "(\d+)([mhd])"')
_TABLE = re.compile(r"\[tables\.(\w+)")


def _written(text: str) -> Iterator[tuple[str, str, float, float, str]]:
    """Table, column, and the least and most minutes after which other time it is, of each reason that says so."""
    table = ""
    for line in text.splitlines():
        section = _TABLE.match(line)
        table = section[1] if section is not None else table
        rule = _LINE.match(line)
        found = _REASON.search(rule[2]) if rule is not None else None
        drawn = _AFTER.search(line)
        if rule is not None and drawn is not None:  # sooner where it would be after the reference date
            yield table, rule[1], 0, int(drawn[2]) * {"m": 1, "h": 60, "d": 1440}[drawn[3]], drawn[1]
            continue
        if rule is None or found is None:
            continue
        low, low_unit, is_around, up_to, high, unit, way, since = found.groups()
        most = int(high) * _MINUTES[unit]
        least = 0 if up_to else int(low or high) * _MINUTES[low_unit or unit]
        least, most = (-least, most) if is_around else (least, most) if way == "after" else (-most, -least)
        yield table, rule[1], least, most, since


def _moment(value: object) -> datetime | None:
    if isinstance(value, datetime):
        return value
    return datetime.combine(value, time()) if isinstance(value, date) else None


def _told_and_shown(name: str) -> Iterator[tuple[str, float, float, list[float]]]:
    """Each reason with a range, and the minutes that the rows show."""
    schema = parse_schema((HERE / "known" / f"{name}.sql").read_text(encoding="utf-8"), name)
    text = infer_blueprint(schema, name, classify=classify, complete=True).text
    plan = make_plan(schema, read_blueprint(text), text, GenerationOptions(size="medium"))
    rows = {
        step.name: {
            column.name: list(map(_moment, python_values(step.arrays(0, step.rows, [column.name])[0])))
            for column in step.columns
            if column.type.name in ("date", "datetime", "timestamp")
        }
        for step in plan.steps
    }
    days = {(step.name, column.name) for step in plan.steps for column in step.columns if column.type.name == "date"}
    for table, column, low, high, since in _written(text):
        own = rows[table].get(column)
        other = [datetime(2026, 6, 30)] * len(own or ()) if since == "the reference date" else rows[table].get(since)
        if own is None or other is None:  # seconds in a number, or counted from a hidden column
            continue
        is_day = {(table, column), (table, since)} & days
        pairs = [(one, two) for one, two in zip(own, other, strict=True) if one is not None and two is not None]
        if is_day:
            pairs = [(datetime.combine(one, time()), datetime.combine(two, time())) for one, two in pairs]
        yield f"{name}: {table}.{column}", low, high, [(one - two) / timedelta(minutes=1) for one, two in pairs]


@pytest.mark.parametrize(
    "name",
    ["SHOTFIRE", "skyballoons", "TreeSurgeon", "PARKENF", "readymix", "pontoons", "VendingOps"],
)
def test_the_rows_lie_in_the_range_that_the_reason_of_a_time_says(name: str) -> None:
    told = list(_told_and_shown(name))
    assert len(told) > 1
    for column, low, high, shown in told:
        assert all(low <= each <= high for each in shown), (column, low, high, min(shown), max(shown))


def test_a_condition_is_passed_over_and_what_is_no_expression_is_not_read() -> None:
    read = tree_of("IF(a IN ('x', 'y') AND b IS NULL, begun, begun + INTERVAL n * 2 DAY)")
    later = ("+", ("name", "begun"), ("interval", ("*", ("name", "n"), ("number", 2.0)), "DAY"))
    assert read == ("call", "IF", UNREAD, ("name", "begun"), later)
    assert tree_of("CASE a WHEN 1 THEN begun END") == ("call", "COALESCE", ("name", "begun"))
    assert tree_of("begun + INTERVAL 1 CENTURY") == tree_of("a b") == tree_of("(a") == UNREAD


def test_the_times_that_a_row_comes_after_are_named_in_one_order() -> None:
    """Sets of names have another order in every process."""
    tables = " ".join(f"CREATE TABLE t{each} (id INT PRIMARY KEY, created_at DATETIME NOT NULL);" for each in range(6))
    keys = " ".join(f"t{each}_id INT NOT NULL," for each in range(6))
    links = ", ".join(f"FOREIGN KEY (t{each}_id) REFERENCES t{each} (id)" for each in range(6))
    schema = parse_schema(
        f"{tables} CREATE TABLE visits (id INT PRIMARY KEY, {keys} booked_at DATETIME NOT NULL, {links});", "s"
    )
    text = infer_blueprint(schema, "s", classify=classify).text
    assert "# time: the row's beginning, after t0_id.created_at and t1_id.created_at" in text
