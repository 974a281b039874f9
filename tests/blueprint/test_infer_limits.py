"""What `seedsql init` writes for schemas at the edge is planned, generated and rehearsed, or left out with a reason."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from seedsql.blueprint.constraints import read_constraints
from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.reader import read_blueprint
from seedsql.blueprint.rule_reader import read_rule
from seedsql.blueprint.writing import rule_key, rule_name
from seedsql.errors import PlanError
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.values.arrays import python_values

from .test_infer import planned, rehearsed


def columns_of(text: str, table: str) -> dict[str, object]:
    return tomllib.loads(text)["tables"][table]["columns"]


@pytest.mark.parametrize(
    "kind",
    [
        "DECIMAL(65,30) NOT NULL",
        "DECIMAL(30,20) NOT NULL",
        "DECIMAL(38,20) NOT NULL CHECK (d >= 0)",
        "DECIMAL(38,20) NOT NULL CHECK (d > 100)",
        "DECIMAL(38,17) NOT NULL CHECK (d >= 100)",
        "DECIMAL(30,30) NOT NULL UNIQUE",
        "DECIMAL(65,30) NULL",
        "DECIMAL(6,3) NOT NULL CHECK (d > 0)",
        "DECIMAL(4,1) NOT NULL CHECK (d >= 998.5)",
    ],
)
def test_a_decimal_of_many_places_gets_values_that_fit(kind: str, tmp_path: Path) -> None:
    rehearsed(f"CREATE TABLE t (id INT PRIMARY KEY, d {kind});", tmp_path)


def test_a_year_above_a_bound_fits(tmp_path: Path) -> None:
    rehearsed("CREATE TABLE t (id INT PRIMARY KEY, y YEAR NOT NULL CHECK (y > 2150));", tmp_path)


def test_a_decimal_of_many_places_reads_the_same_whatever_rows_are_computed_with_it() -> None:
    plan, _ = planned("CREATE TABLE t (id INT PRIMARY KEY, d DECIMAL(38,20) NOT NULL);")
    step = plan.step("t")
    alone = [step.arrays(row, row + 1, ["d"])[0] for row in range(20)]
    together = step.arrays(0, 20, ["d"])[0]
    assert {array.scale for array in alone} == {together.scale}
    assert [python_values(array)[0] for array in alone] == python_values(together)


NAMES = ["p.q", "b`t", "u,v", " w", "`x`", "a.b,c`d"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_characters_can_be_referred_to_and_given_a_rule(name: str) -> None:
    rule = read_rule(rule_key(name), {"reference": f"{rule_name(name)}.{rule_name(name)}, id"}, "here")
    assert rule.columns == (name,)
    assert (rule.rule.table, rule.rule.columns) == (name, (name, "id"))  # type: ignore[union-attr]
    assert read_rule(f"a, {rule_key(name)}", {"reference": rule_name(name)}, "here").columns == ("a", name)


def test_tables_and_columns_of_awkward_names_are_inferred_and_rehearsed(tmp_path: Path) -> None:
    quoted = ["`" + name.replace("`", "``") + "`" for name in NAMES]
    sql = "".join(f"CREATE TABLE {name} (id INT PRIMARY KEY, {name} INT NULL);" for name in quoted)
    sql += "CREATE TABLE c (id INT PRIMARY KEY," + ",".join(
        f"{name} INT NOT NULL REFERENCES {name} (id)" for name in quoted
    )
    text = rehearsed(sql + ");", tmp_path)
    assert columns_of(text, "c")["p.q"] == {"reference": "`p.q`"}


def test_a_column_that_holds_only_the_empty_string_gets_it(tmp_path: Path) -> None:
    text = rehearsed(
        "CREATE TABLE t (id INT PRIMARY KEY, c CHAR(0) NOT NULL, v VARCHAR(0), email CHAR(0) NOT NULL);", tmp_path
    )
    assert columns_of(text, "t")["c"] == {"provider": "constant", "value": ""}


def test_bytes_of_length_0_are_planned() -> None:
    plan, _ = planned("CREATE TABLE t (id INT PRIMARY KEY, b BINARY(0) NOT NULL, v VARBINARY(0) NOT NULL);")
    assert [python_values(array) for array in plan.step("t").arrays(0, 2, ["b", "v"])] == [[b"", b""]] * 2


@pytest.mark.parametrize("size", ["small", "medium", "large"])
@pytest.mark.parametrize(
    "code",
    [
        "CHAR(3) NOT NULL CHECK (CHAR_LENGTH(code) = 3)",
        "CHAR(3) NOT NULL CHECK (code <> '')",
        "VARCHAR(12) NOT NULL CHECK (code LIKE 'A%')",
        "INT NOT NULL CHECK (code >= 5)",
        "INT NOT NULL CHECK (code BETWEEN 5 AND 700)",
    ],
)
def test_of_a_key_whose_columns_all_have_checks_one_is_unique_by_itself(code: str, size: str) -> None:
    plan, text = planned(
        f"CREATE TABLE t (id INT PRIMARY KEY, code {code}, "
        "status VARCHAR(10) NOT NULL CHECK (status IN ('a','b')), UNIQUE (code, status));",
        size=size,
    )
    rows = plan.step("t").rows
    values = python_values(plan.step("t").arrays(0, rows, ["code"])[0])
    assert len(set(values)) == rows and columns_of(text, "t")["code"]["unique"] is True  # type: ignore[index]
    if "700" in code:
        assert set(values) <= set(range(5, 701))


def test_a_unique_number_between_bounds_gets_no_more_rows_than_there_are_numbers(tmp_path: Path) -> None:
    plan, _ = planned(
        "CREATE TABLE t (id INT PRIMARY KEY, x INT NOT NULL UNIQUE CHECK (x BETWEEN 5 AND 700));", size="large"
    )
    assert plan.step("t").rows == 696


def test_a_float_in_the_primary_key_is_refused_while_planning() -> None:
    sql = "CREATE TABLE t (a INT, f FLOAT NOT NULL, PRIMARY KEY (a, f));"
    text = '[blueprint]\nname = "t"\nas_of = 2026-01-31\n[sizes.small]\nt = 1\n'
    with pytest.raises(PlanError, match=r"t\.f is a FLOAT in its key"):
        make_plan(parse_schema(sql), read_blueprint(text), text, GenerationOptions())
    make_plan(parse_schema(sql.replace("FLOAT", "DOUBLE")), read_blueprint(text), text, GenerationOptions())


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("id: int", "the name 'id: int' holds ': ', which ends a name in the scripts' lists of columns"),
        ("a\nb", r"the name 'a\nb' holds a control character, which no script can show a reviewer"),
    ],
)
def test_a_table_with_a_name_that_no_script_can_show_is_left_out(name: str, why: str) -> None:
    sql = (
        f"CREATE TABLE t (id INT PRIMARY KEY); CREATE TABLE a (`{name}` INT PRIMARY KEY); CREATE TABLE b (id INT PRIMARY"
        f" KEY, a INT NOT NULL, FOREIGN KEY (a) REFERENCES a (`{name}`));"
    )
    plan, _ = planned(sql)
    assert [step.name for step in plan.steps] == ["t"]
    found = infer_blueprint(parse_schema(sql), "t", classify=classify)
    assert [each.reason for each in found.omissions] == [why, "b.a is NOT NULL and needs a row of a, which is left out"]


@pytest.mark.parametrize("name", ["seedsql_history", "Seedsql_Environment"])
def test_seedsqls_own_tables_are_refused_while_planning_but_may_stand_in_the_schema(name: str) -> None:
    schema = parse_schema(f"CREATE TABLE {name} (id INT PRIMARY KEY); CREATE TABLE t (id INT PRIMARY KEY);")
    text = '[blueprint]\nname = "t"\nas_of = 2026-01-31\n[sizes.small]\nt = 1\n'
    assert make_plan(schema, read_blueprint(text), text, GenerationOptions()).total_rows == 1
    with pytest.raises(PlanError, match=f"table '{name}' is seedsql's own"):
        make_plan(schema, read_blueprint(text), text, GenerationOptions(rows={name: 1}))


KEYED = "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY CHECK ({}));"


@pytest.mark.parametrize(
    ("check", "first", "rows"),
    [
        ("id > 100", 101, 2000),
        ("id >= 100", 100, 2000),
        ("id BETWEEN 7 AND 99", 7, 93),
        ("id < 50", 1, 49),
        ("id <= 50 AND id > 2", 3, 48),
    ],
)
def test_a_check_on_the_automatic_key_decides_where_it_begins_and_ends(check: str, first: int, rows: int) -> None:
    plan, _ = planned(KEYED.format(check), size="large", plain=True)
    assert (plan.step("t").first_id, plan.step("t").rows) == (first, rows)


@pytest.mark.parametrize(
    ("check", "broken"),
    [
        ("id > 100", 1),
        ("id < 4", 4),
        ("id <> 3", 3),
        ("id IN (1, 2)", 3),
        ("id > 100 OR id < 50", None),
        ("id % 2 = 0", None),
        ("id > 0", None),
    ],
)
def test_a_key_that_breaks_a_check_is_refused_while_planning(check: str, broken: int | None) -> None:
    text = '[blueprint]\nname = "t"\nas_of = 2026-01-31\n[sizes.small]\nt = 4\n'
    schema = parse_schema(KEYED.format(check))
    if broken is None:
        make_plan(schema, read_blueprint(text), text, GenerationOptions())
        return
    with pytest.raises(PlanError, match=rf"t.id: {broken} breaks CHECK t_chk_1 \({re.escape(check)}\)"):
        make_plan(schema, read_blueprint(text), text, GenerationOptions())
    if "100" in check:
        make_plan(schema, read_blueprint(text), text, GenerationOptions(id_base=101))


def test_limits_tell_the_first_number_outside_without_walking_through_all() -> None:
    table = parse_schema("CREATE TABLE t (id BIGINT PRIMARY KEY CHECK (id <> 2.5 AND id < 5000000000));").tables[0]
    limits = read_constraints(table).of("id")
    assert limits.first_outside(range(1, 4_000_000_000)) is None
    assert limits.first_outside(range(1, 6_000_000_000)) == 5_999_999_999
    assert limits.first_outside(range(0)) is None


@pytest.mark.parametrize(
    "columns",
    [
        "a INT NULL, b INT AS (a + 1) VIRTUAL NOT NULL UNIQUE",
        "a INT NULL, b INT AS (a + 1) STORED NOT NULL",
        "a VARCHAR(20) NULL, b VARCHAR(20) AS (LOWER(a)) STORED UNIQUE",
        "a DATE NULL, b INT AS (DATEDIFF(a, '2020-01-01')) STORED NOT NULL UNIQUE",
        "a INT NOT NULL, b INT AS (a + 1) STORED, c TINYINT(1) NOT NULL, UNIQUE (c, b)",
    ],
)
def test_what_the_server_computes_another_column_from_is_never_null_and_tells_rows_apart(
    columns: str, tmp_path: Path
) -> None:
    text = rehearsed(f"CREATE TABLE t (id INT PRIMARY KEY, {columns});", tmp_path)
    plan, _ = planned(f"CREATE TABLE t (id INT PRIMARY KEY, {columns});", size="large")
    values = python_values(plan.step("t").arrays(0, plan.step("t").rows, ["a"])[0])
    assert "a" in columns_of(text, "t") and (None not in values or "NOT NULL" not in columns)
    if columns.endswith("UNIQUE"):
        assert len({value for value in values if value is not None}) == len(values)


def test_a_column_without_a_rule_is_not_null_where_another_is_computed_from_it() -> None:
    text = '[blueprint]\nname = "t"\nas_of = 2026-01-31\n[sizes.small]\nt = 200\n'
    schema = parse_schema("CREATE TABLE t (id INT PRIMARY KEY, a INT NULL, b INT AS (a + 1) STORED NOT NULL);")
    plan = make_plan(schema, read_blueprint(text), text, GenerationOptions())
    assert None not in python_values(plan.step("t").arrays(0, 200, ["a"])[0])


def test_a_key_that_no_column_can_tell_apart_is_mentioned() -> None:
    _, text = planned("CREATE TABLE t (id INT PRIMARY KEY, d DOUBLE NULL, UNIQUE ((ROUND(d))));")
    assert "# key over" in text and "see that no two rows have the same" in text


def test_what_the_server_would_fill_with_a_uuid_gets_uuids(tmp_path: Path) -> None:
    text = rehearsed(
        "CREATE TABLE t (id INT PRIMARY KEY, u CHAR(36) NOT NULL DEFAULT (uuid()), x CHAR(36) UNIQUE DEFAULT (UUID()), "
        "y CHAR(20) NOT NULL DEFAULT (LEFT(uuid(), 20)));",
        tmp_path,
    )
    rules = columns_of(text, "t")
    assert rules["u"] == rules["x"] == {"provider": "uuid"} and rules["y"] != rules["u"]


def test_a_key_whose_check_lists_its_values_has_these_rows(tmp_path: Path) -> None:
    """The table of one row that CHECK (id = 0) makes, and one of three, which others refer to."""
    ddl = (
        "CREATE TABLE one (id INT NOT NULL PRIMARY KEY, v INT, CHECK (id = 0));"
        "CREATE TABLE three (id INT NOT NULL PRIMARY KEY, v INT, CHECK (id IN (7, -2, 5)));"
        "CREATE TABLE kid (id INT AUTO_INCREMENT PRIMARY KEY, three_id INT NOT NULL REFERENCES three (id));"
    )
    plan, _ = planned(ddl)
    keys = {step.name: sorted(python_values(step.arrays(0, step.rows, ["id"])[0])) for step in plan.steps}
    assert (keys["one"], keys["three"]) == ([0], [-2, 5, 7])
    rehearsed(ddl, tmp_path)


def test_a_table_of_thousands_of_columns_costs_in_proportion_to_them() -> None:
    """Calls of Python functions, not seconds; and moved columns are still found."""
    kinds = ("INT", "VARCHAR(40)", "DATETIME", "DECIMAL(10,2)", "TINYINT(1)")

    def steps(columns: int) -> int:
        listed = ", ".join(f"col_{number} {kinds[number % 5]}" for number in range(columns))
        schema = parse_schema(
            f"CREATE TABLE t (id INT PRIMARY KEY, {listed}); ALTER TABLE t MODIFY col_9 INT FIRST, MODIFY col_8 INT AFTER col_20;"
            "ALTER TABLE t ADD CHECK (col_8 > 0), ADD KEY (col_9, col_8);"
        )
        count = 0

        def trace(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(trace)
        try:
            text = infer_blueprint(schema, "wide", classify=classify).text
        finally:
            sys.setprofile(None)
        assert f"# {columns + 1:,} columns: all rules are by type and name alone" in text
        return count

    steps(1200)  # words of names are remembered
    assert steps(1200) < 2.4 * steps(600)


@pytest.mark.parametrize(
    ("day", "most"),
    [("PRIMARY KEY", 701), ("NOT NULL UNIQUE CHECK (day BETWEEN '2026-01-01' AND '2026-01-10')", 9)],
)
def test_a_table_has_no_more_rows_than_a_unique_date_has_days(day: str, most: int) -> None:
    sql = f"CREATE TABLE calendar (day DATE {day}, holiday VARCHAR(40){'' if 'PRIMARY' in day else ', id INT PRIMARY KEY'});"
    plan, _ = planned(sql, size="large")
    assert plan.total_rows == most
