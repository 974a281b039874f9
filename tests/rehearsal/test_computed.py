"""What a server computes from planned rows is looked at before a script is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedsql.errors import PlanError
from seedsql.project import GenerationOptions
from seedsql.rehearsal.checked import check_rows
from seedsql.rehearsal.sandbox import Sandbox
from seedsql.schema.parser import parse_schema
from seedsql.workflow.plans import plan

HEAD = """[blueprint]
name = "case"
number = "0001"
schema = "schema.sql"
as_of = 2026-01-01
seed = 1
[sizes.small]
t = 9
[tables.t.columns]
a = {a}
"""


def planned(tmp_path: Path, columns: str, a: str = "'row_number'") -> list[str]:
    """The warnings of a plan of nine rows."""
    schema = f"CREATE TABLE t (id INT PRIMARY KEY, {columns});"
    (tmp_path / "schema.sql").write_text(schema, encoding="utf-8")
    (tmp_path / "b.toml").write_text(HEAD.format(a=a), encoding="utf-8")
    return plan(GenerationOptions(blueprint=str(tmp_path / "b.toml"))).warnings


@pytest.mark.parametrize(
    ("columns", "rule", "message"),
    [
        ("a INT, g TINYINT AS (a * 20)", "'row_number'", r"t\.g: 140 does not fit tinyint \(row 7\).* as a \* 20"),
        (
            "a INT, g DECIMAL(3,2) AS (POW(a, 2) / 2)",
            "'row_number'",
            r"t\.g: 12\.50 does not fit decimal\(3,2\) \(row 5\)",
        ),
        ("a VARCHAR(9), g VARCHAR(3) AS (CONCAT(a, id))", "'abc'", r"t\.g: abc1 does not fit varchar\(3\) \(row 1\)"),
        ("a INT, g INT UNSIGNED AS (a - 3)", "'row_number'", r"t\.g: -2 does not fit int unsigned \(row 1\)"),
        ("a INT, g INT AS (NULLIF(a, 4)) STORED NOT NULL", "'row_number'", r"t\.g: NULL .* NOT NULL \(row 4\)"),
        (
            "a JSON, g VARCHAR(9) AS (JSON_UNQUOTE(JSON_EXTRACT(a, '$.x'))), UNIQUE u (g)",
            "{ provider = 'json', value = { x = 'Same' } }",
            r"unique key u \(g\): rows 1 and 9 have the same value same",
        ),
        ("a INT, UNIQUE u ((a DIV 5))", "'row_number'", r"unique key u .*DIV 5.*: rows 1 and 4 have"),
        ("a INT CHECK (a < 5)", "'row_number'", r"t: row 5 breaks CHECK t_chk_1 \(a < 5\): a = 5"),
        ("a INT, g INT AS (a % 4), CONSTRAINT c CHECK (g <> 3)", "'row_number'", r"t: row 3 breaks CHECK c .*: g = 3"),
        ("a VARCHAR(9), b INT, CHECK ((a = 'abc') = (b IS NULL))", "'abc'", r"row \d+ breaks CHECK .*a = abc, b = \d+"),
        ("a TIME, CHECK (a <= '20:00:00')", "{ provider = 'time', from = '19:59:59', to = '99:00:00' }", "a = "),
    ],
)
def test_a_row_that_a_server_refuses_is_refused_by_the_plan(tmp_path, columns, rule, message):
    with pytest.raises(PlanError, match=message) as caught:
        planned(tmp_path, columns, rule.replace("'row_number'", '"row_number"').replace("'abc'", "\"'abc'\""))
    assert caught.value.exit_code == 65 and "t.a" in str(caught.value.hint)


def test_a_check_whose_values_only_a_server_knows_refuses_no_plan(tmp_path: Path) -> None:
    """FLOAT is rounded, a DEFAULT filled in, a function unknown; and a CHECK that is not enforced refuses nothing."""
    columns = (
        "a INT, f FLOAT CHECK (f = 0.1), d INT DEFAULT 5 CHECK (d > 9 AND a > 0), CHECK (a > BENCHMARK(1, a)),"
        "CHECK (a > 100) NOT ENFORCED, CHECK (a > 0), CHECK (a BETWEEN 1 AND 9 OR a IS NULL), CHECK (a > NULL)"
    )
    rules = "'row_number'\nf = { provider = 'float', min = 1, max = 2 }\nd = { default = true }".replace("'row", '"row')
    planned(tmp_path, columns, rules.replace("number'", 'number"'))


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ("a INT, g INT AS (g + a)", r"schema.sql:1.* t: a generated column cannot be computed: generated column loop"),
        (
            "a INT, g LONGTEXT AS (REPEAT(a, 4000000000))",
            "a text of 4,000,000,000 characters is larger than max_allowed",
        ),
    ],
)
def test_a_column_that_no_server_computes_is_refused_at_its_table(tmp_path, columns, message):
    """In no time, and without the memory for the text."""
    with pytest.raises(PlanError, match=message) as caught:
        planned(tmp_path, columns, '"row_number"')
    assert caught.value.exit_code == 65


def test_what_is_not_known_here_is_said(tmp_path):
    warnings = planned(
        tmp_path, "a INT, g BINARY(16) AS (UNHEX(MD5(a))), UNIQUE u (g), h INT AS (a / 2)", '"row_number"'
    )
    assert [line.split(" is not known")[0] for line in warnings] == [
        "t: what the server computes for g",
        "t: what the server computes for unique key u",
    ]


def test_a_regular_expression_that_python_reads_otherwise_is_not_rehearsed():
    """The note says so, and no row is refused for it."""
    checks = (
        "CHECK (a REGEXP '^[0-9]+$'), CONSTRAINT c CHECK (a REGEXP '^\\\\p{Nd}+$'), CONSTRAINT d CHECK (a REGEXP '(')"
    )
    sandbox = Sandbox(parse_schema(f"CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(9), {checks})", "t.sql"))
    sandbox.run("INSERT INTO t VALUES (1, '12')")
    assert [note.split(" is not rehearsed")[0] for note in sandbox.notes] == ["CHECK t.c", "CHECK t.d"]
    with pytest.raises(Exception, match="CHECK constraint failed"):
        sandbox.run("INSERT INTO t VALUES (2, 'x')")
    sandbox.close()


def test_a_number_with_an_exponent_in_a_row_is_read_too(tmp_path: Path) -> None:
    """A DOUBLE below 0.0001 is written as 1e-06."""
    rule = '{ provider = "choice", values = [0.000001] }'
    assert planned(tmp_path, "a DOUBLE, g TINYINT AS (id * 10)", rule) == []
    with pytest.raises(PlanError, match=r"t\.g: 140 does not fit"):
        planned(tmp_path, "a DOUBLE, g TINYINT AS (id * 20)", rule)


def test_a_check_that_only_a_collation_keeps_is_left_to_the_server() -> None:
    """Blanks at the end and accents count for nothing in many collations; what is plainly broken is refused beside them."""
    table = parse_schema(
        "CREATE TABLE t (id INT PRIMARY KEY, c VARCHAR(9), CHECK (c IN ('ab', 'Muller')), CONSTRAINT d CHECK (c = 'é' OR id > 0))"
    ).tables[0]
    names = ["id", "c"]
    check_rows(table, table.checks, names, [("1", "'ab '"), ("2", "'MÜLLER'"), ("3", "'Ab'")])
    with pytest.raises(PlanError, match=r"t: row 2 breaks CHECK t_chk_1 .*: c = xy"):
        check_rows(table, table.checks, names, [("1", "'ab '"), ("2", "'xy'")])
