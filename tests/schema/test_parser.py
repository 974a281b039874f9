"""What parse_schema promises beside the golden cases: refusals, laziness, speed, agreement with sqlglot's parser."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from seedsql.errors import SchemaError
from seedsql.schema.model import TYPE_NAMES
from seedsql.schema.parser import parse_schema
from seedsql.schema.types import SYNONYMS
from seedsql.sql.source import Source

from .case_files import all_cases

WHOLESALE = Path(__file__).parents[2] / "generator/blueprint/builtin/wholesale/schema.sql"


@pytest.mark.parametrize(
    "case",
    [case for case in all_cases() if case.expected.exists() and "RENAME" not in case.sql],
    ids=lambda case: case.name,
)
def test_agrees_with_sqlglot_where_sqlglot_understands(case):
    """A second reader: the tables that sqlglot's own parser makes of the file have the same names and columns."""
    source = Source("schema.sql", case.sql)
    schema = parse_schema(case.sql)
    for statement in source.statements():
        if statement.first_word != "CREATE" or source.ansi:
            continue
        try:
            tree = sqlglot.parse_one(source.clean[statement.start : statement.end], dialect="mysql")
        except sqlglot.errors.SqlglotError:
            continue
        if not isinstance(tree, exp.Create) or tree.kind != "TABLE" or not isinstance(tree.this, exp.Schema):
            continue
        table = schema.find(tree.this.this.name)
        if table is None:
            assert re.search(rf"DROP TABLE (IF EXISTS )?`?{re.escape(tree.this.this.name)}\b", case.sql)
            continue
        columns = [item.name for item in tree.this.expressions if isinstance(item, exp.ColumnDef)]
        lost = [name for name in columns if table.find(name) is None]
        assert [name for name in lost if f"DROP COLUMN {name}" not in case.sql] == []


def test_every_spelling_of_a_type_is_understood():
    for spelling, kind in SYNONYMS.items():
        arguments = {"enum": "('a')", "set": "('a')", "varchar": "(9)", "varbinary": "(9)"}.get(kind.name, "")
        table = parse_schema(f"CREATE TABLE t (c {spelling}{arguments})").table("t")
        assert table.columns[0].type.name in TYPE_NAMES
        assert [key.columns for key in table.unique_keys] == ([("c",)] if spelling == "serial" else [])


def test_importing_the_parser_loads_no_sqlglot():
    program = "import sys, seedsql.schema.parser; print('sqlglot' in sys.modules)"
    printed = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(path for path in sys.path if path)},
    ).stdout
    assert printed.strip() == "False"


def test_plain_expressions_are_looked_up_without_sqlglot(monkeypatch):
    """CHECKs over the table's columns, functions and operators; any other word is looked at by the parser."""
    table = "CREATE TABLE t (id INT PRIMARY KEY, qty INT, state CHAR(4), total INT AS (qty * 2), CHECK ({}));"
    asked: list[str] = []
    parse = sqlglot.parse_one
    monkeypatch.setattr(sqlglot, "parse_one", lambda text, **options: asked.append(text) or parse(text, **options))
    for check in (
        "qty >= 0 AND (state IN ('a', 'b') OR `qty` IS NULL)",
        "NOT state LIKE 'x%' XOR ABS(QTY) BETWEEN 1 AND 9",
    ):
        parse_schema(table.format(check), "t.sql")
    assert asked == []
    for check in ("qtty > 0", "`AND` > 0", "ABS(qtty) > 0"):
        with pytest.raises(SchemaError, match="unknown column"):
            parse_schema(table.format(check), "t.sql")
    assert len(asked) == 3


def test_the_rows_of_a_dump_are_passed_over_whatever_their_texts_hold():
    rows = ",\n".join(f"({number},'it''s; row \\' {number} -- `x` /* y */')" for number in range(1000))
    text = f"CREATE TABLE a (id INT, b VARCHAR(50));\nINSERT INTO a VALUES\n{rows};\nCREATE TABLE c (id INT);"
    assert [table.name for table in parse_schema(text).tables] == ["a", "c"]


def test_a_position_points_at_the_definition():
    table = parse_schema("\n  CREATE TABLE a (\n    id INT,\n    b INT REFERENCES a (id)\n)", "db/my.sql").table("a")
    assert str(table.position) == "db/my.sql:2:3"
    assert str(table.column("b").position) == "db/my.sql:4:5"
    assert str(table.foreign_keys[0].position) == "db/my.sql:4:11"


REFUSED = (Path(__file__).parent / "refused.sql").read_text(encoding="utf-8").splitlines()[1:]


@pytest.mark.parametrize("text", [*REFUSED, "", ";", "-- CREATE TABLE a (id INT);"])
def test_nonsense_is_refused_with_its_place(text):
    with pytest.raises(SchemaError) as error:
        parse_schema(text)
    file, line, column = error.value.location.split(":")
    assert (file, line) == ("schema.sql", "1")
    assert 1 <= int(column) <= len(text) + 1


@pytest.mark.parametrize(
    ("text", "tables"),
    [
        ("/*!40101 CREATE TABLE a (id INT) */", ["a"]),
        ("CREATE TABLE a (id INT); DROP TABLE a; CREATE TABLE b (id INT)", ["b"]),
        ("CREATE TABLE a (id INT); CREATE OR REPLACE TABLE a (id INT, b INT)", ["a"]),
        ("CREATE TABLE a (id INT); SHOW CREATE TABLE a", ["a"]),
        ("CREATE DEFINER=`r`@`%` PROCEDURE p() CREATE TABLE x (id INT); CREATE TABLE a (id INT)", ["a"]),
        ("(SELECT 1); CREATE TABLE a (id INT)", ["a"]),
        ("CREATE TABLE A (id INT); CREATE TABLE a (id INT)", ["A", "a"]),
        ("CREATE TABLE a (id INT);;\n;CREATE TABLE b(id INT)", ["a", "b"]),
        ("-----\n--SET a = 1;\nCREATE TABLE a (id INT CHECK (id > 5--3));\n  --CREATE TABLE b (id INT);", ["a"]),
        ("DELIMITER $$\nCREATE TABLE a (id INT)$$\nDELIMITER ;\nCREATE TABLE b (id INT);", ["a", "b"]),
    ],
)
def test_tables_are_found(text, tables):
    assert [table.name for table in parse_schema(text).tables] == tables


def test_a_command_of_the_client_that_loads_a_file_says_what_to_do_with_it() -> None:
    with pytest.raises(SchemaError) as error:
        parse_schema("CREATE TABLE a (id INT);\nsource more.sql\n")
    assert error.value.location == "schema.sql:2:1"
    assert "--schema" in str(error.value.hint)


def test_there_is_nonsense():
    assert len(REFUSED) >= 50
