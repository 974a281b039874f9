"""Where days, counts and expressions end: refused while planning, with column, row and value, never cut off."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from seedsql.blueprint.reader import read_blueprint
from seedsql.errors import BlueprintError, PlanError, UsageError
from seedsql.planning.binding import make_plan
from seedsql.planning.bounds import is_kept
from seedsql.planning.keys import holds_key
from seedsql.planning.selection import MOST_ROWS
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.values.arrays import Integers, python_values

from .plans import HEAD, plan

TABLE = (
    "CREATE TABLE t (id BIGINT PRIMARY KEY, d DATE, m DATETIME(3), s TIMESTAMP NULL, c VARCHAR(40), n INT, "
    "p DECIMAL(10,2), f DOUBLE);"
)


def column(rule: str, rows: int = 3) -> list[object]:
    found = plan(TABLE, f"t = {rows}\n[tables.t.columns]\n{rule}\n")
    name = rule.partition(" ")[0]
    return python_values(found.step("t").arrays(0, rows, [name])[0])


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ('d = "as_of + INTERVAL 9000 YEAR"', "t.d: 11026-01-31 is outside 1000-01-01 to 9999-12-31, the range of DATE"),
        ('d = "as_of - INTERVAL 1100 YEAR"', "t.d: 0926-01-31 is outside"),
        ('d = "as_of + INTERVAL 99999999 DAY"', "t.d: a day after the year 15000 is outside"),
        ('d = "as_of - INTERVAL 999999999999999999 SECOND"', "t.d: .* is outside|t.d: .* has a time of day"),
        ('d = { provider = "constant", value = 0999-12-31 }', "t.d: 0999-12-31 is outside"),
        ('m = "as_of + INTERVAL 9000 YEAR"', "t.m: 11026-01-31 00:00:00 is outside .* the range of DATETIME"),
        ('m = "as_of + INTERVAL 999999999999999999 HOUR"', "t.m: a day after the year 15000 is outside"),
        ('m = "as_of - INTERVAL 999999999999999999 MONTH"', "t.m: a day before the year -11000 is outside"),
        ('s = "as_of + INTERVAL 9000 YEAR"', "t.s: 11026-01-31 00:00:00 is outside TIMESTAMP's range"),
    ],
)
def test_a_day_outside_of_mysqls_range_is_refused_with_column_row_and_value(rule: str, value: str) -> None:
    with pytest.raises(PlanError, match=rf"(?:{value}).*\(row 1\)"):
        column(rule)


def test_the_row_that_is_told_is_the_first_outside_of_the_range() -> None:
    with pytest.raises(PlanError, match=r"t.d: 10000-01-31 is outside .*\(row 2\)"):
        column('d = "as_of + INTERVAL 7972 + row_number YEAR"')


def test_the_first_and_the_last_day_are_written() -> None:
    low, high = date(1000, 1, 1), date(9999, 12, 31)
    assert set(column('d = { provider = "choice", values = [1000-01-01, 9999-12-31] }')) == {low, high}
    datetimes = column('m = { provider = "choice", values = [1000-01-01T00:00:00, 9999-12-31T23:59:59.999] }')
    assert [str(moment) for moment in sorted(set(datetimes))] == ["1000-01-01 00:00:00", "9999-12-31 23:59:59.999000"]


def test_text_of_a_day_beyond_the_calendar_is_null_as_on_mysql() -> None:
    assert column("c = \"CONCAT('on ', IF(row_number = 2, as_of + INTERVAL 9000 YEAR, as_of))\"") == [
        "on 2026-01-31",
        None,
        "on 2026-01-31",
    ]


@pytest.mark.parametrize("day", [date(1, 1, 1), date(999, 12, 31)])
def test_an_as_of_outside_of_the_range_is_wrong_usage_or_a_mistake_of_the_blueprint(day: date) -> None:
    with pytest.raises(UsageError, match=f"--as-of: {day} is outside 1000-01-01 to 9999-12-31"):
        plan(TABLE, "t = 1", as_of=day)
    text = (HEAD + "t = 1").replace("2026-01-31", day.isoformat())
    with pytest.raises(BlueprintError) as refused:
        make_plan(parse_schema(TABLE), read_blueprint(text), text, GenerationOptions())
    assert refused.value.problems[0].startswith(f"blueprint.as_of: {day} is outside")


def test_an_offset_out_of_the_calendar_is_told_as_that() -> None:
    with pytest.raises(BlueprintError) as refused:
        column('d = { provider = "date", from = "-9999y" }')
    assert "'-9999y' from 2026-01-31 leads out of the calendar" in refused.value.problems[0]


@pytest.mark.parametrize("rows", [MOST_ROWS + 1, 100_000_000_000, 2**40])
def test_more_rows_than_a_plan_holds_are_refused_before_anything_is_computed(rows: int) -> None:
    for found in (lambda: plan(TABLE, "t = 1", rows={"t": rows}), lambda: plan(TABLE, f"t = {rows}")):
        with pytest.raises(PlanError, match=f"t: {rows} rows are asked for, but a plan holds at most {MOST_ROWS}"):
            found()


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ('p = { provider = "decimal", max = inf }', "p.max: must be a finite number, not inf"),
        ('p = { provider = "decimal", min = nan }', "p.min: must be a finite number, not nan"),
        ('p = { provider = "decimal", max = "Infinity" }', "p.max: must be a finite number, not Infinity"),
        ('p = { provider = "decimal", max = "1e999999999" }', "p.max: 1e999999999 does not fit an exact number"),
        ('f = { provider = "float", max = inf }', "f.max: must be a finite number, not inf"),
        ('f = { provider = "choice", values = [1.0, nan] }', "f.values: numbers must be finite"),
        ('p = { provider = "choice", values = [1.0, inf] }', "p.values: numbers must be finite"),
        ('n = "qty * "', "n: a value is missing beside * at character 5 in 'qty * '"),
        ('n = "(1"', "n: a ) is missing at character 2 in '(1'"),
        ('n = "1 1"', "n: 1 is not expected at character 3 in '1 1'"),
        ('n = "1 BETWEEN 2"', "n: a value is missing beside BETWEEN at character 11 in '1 BETWEEN 2'"),
        ('n = "CASE WHEN 1"', "n: IF or CASE lacks a value"),
        ('n = "CASE WHEN 1 THEN 2"', "n: CASE lacks its END at character 18"),
        ('n = "ROUND()"', "n: a function has too few arguments at character 7 in 'ROUND()'"),
        ('n = "CAST(1 AS FOO)"', "n: CAST lacks a type that MySQL knows"),
        ('n = "\'abc"', "n: the quote ' is not closed in \"'abc\""),
        ('n = "DATE_ADD(as_of, 3)"', "n: an INTERVAL is needed"),
        ('n = "' + "(" * 5000 + "1" + ")" * 5000 + '"', "n: the expression has more than 100 levels"),
        ('n = "' + "+".join(["1"] * 5000) + '"', "n: the expression has more than 100 levels"),
    ],
    ids=lambda value: value[:40],
)
def test_a_wrong_number_or_expression_is_a_mistake_with_its_place_in_plain_words(rule: str, told: str) -> None:
    with pytest.raises(BlueprintError) as refused:
        column(rule)
    assert refused.value.problems[0].startswith(f"tables.t.columns.{told}"), refused.value.problems
    assert "sqlglot" not in str(refused.value) and "keyword" not in str(refused.value)


def test_ninety_terms_are_not_too_many() -> None:
    assert column(f'n = "{"+".join(["1"] * 90)}"') == [90] * 3


def test_lists_too_deep_for_the_toml_reader_are_refused() -> None:
    with pytest.raises(BlueprintError, match="nested more than"):
        read_blueprint("x = " + "[" * 5000 + "]" * 5000)


def test_rows_that_are_null_in_a_unique_key_are_no_duplicates() -> None:
    ddl = "CREATE TABLE t (id INT PRIMARY KEY, a INT NULL, b VARCHAR(9) NOT NULL, UNIQUE KEY (a, b));"
    rules = 't = 9\n[tables.t.columns]\na = "IF(row_number > {}, NULL, 7)"\nb = "\'x\'"\n'
    assert plan(ddl, rules.format(1)).total_rows == 9
    with pytest.raises(PlanError, match="rows 1 and 2 both have a, b = 7, x"):
        plan(ddl, rules.format(2))


def test_a_key_over_a_prefix_holds_no_row_apart_by_its_whole_column() -> None:
    ddl = (
        "CREATE TABLE t (id INT PRIMARY KEY, c VARCHAR(40) NOT NULL, d INT NOT NULL, UNIQUE KEY (c{}), UNIQUE KEY (d));"
    )
    table, prefixed = (parse_schema(ddl.format(prefix)).table("t") for prefix in ("", "(3)"))
    assert holds_key(table, ["C", "id"]) and holds_key(table, ["c"]) and not holds_key(table, [])
    assert not holds_key(prefixed, ["c"]) and holds_key(prefixed, ["c", "D"])


def test_a_check_is_kept_where_either_side_is_null() -> None:
    table = parse_schema("CREATE TABLE t (id INT PRIMARY KEY, a INT, b INT, CHECK (a < b));").table("t")
    (check,) = table.checks

    def kept(null: list[bool]) -> bool:
        values = {"a": Integers(np.array([1, 5])), "b": Integers(np.array([2, 4]), np.array(null))}
        return is_kept(table, check, values.__getitem__)

    assert kept([False, True]) and not kept([True, False])


def test_a_parent_without_rows_is_not_planned_beside_its_child() -> None:
    ddl = (
        "CREATE TABLE p (id INT PRIMARY KEY);"
        "CREATE TABLE c (id INT PRIMARY KEY, p_id INT NULL, FOREIGN KEY (p_id) REFERENCES p (id));"
    )
    found = plan(ddl, "c = 3\n", tables=("c",))
    assert [step.name for step in found.steps] == ["c"]
    assert python_values(found.step("c").arrays(0, 3, ["p_id"])[0]) == [None] * 3
