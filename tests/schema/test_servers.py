"""What real servers print of a schema parses to the same model as the text that it was made from, in both SQL modes."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seedsql.schema.fingerprint import canonical, fingerprint
from seedsql.schema.model import Column, Schema
from seedsql.schema.parser import parse_schema
from seedsql.sql.identifiers import identifier
from seedsql.sql.literals import quote_string
from seedsql.sql.source import Source
from tests.servers import installation

from .case_files import Case, all_cases

ACCEPTED = [case for case in all_cases() if case.expected.exists() and case.servers]
DEFAULT_SQL_MODE = "STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION"


def create(database, statements: Iterable[str]) -> None:
    """Run DDL as a person would have written it: under the default sql_mode, primary keys not demanded."""
    with database.admin() as connection, connection.cursor() as cursor:
        cursor.execute(f"SET SESSION sql_mode = '{DEFAULT_SQL_MODE}'")
        if database.kind == "mysql":
            cursor.execute("SET SESSION sql_require_primary_key = OFF")
        for statement in statements:
            cursor.execute(statement)


def printed(database, tables: Iterable[str]) -> str:
    """SHOW CREATE TABLE of each table, as the session's own sql_mode has it."""
    return ";\n".join(database.query(f"SHOW CREATE TABLE {identifier(table)}")[0][1] for table in tables)


def plain_default(column: Column) -> object:
    """A default, however a server spells it: '0' is 0, no DEFAULT is NULL, an expression is one."""
    default = column.default
    if default is None or default == "NULL":
        return None
    if default.startswith("("):
        return "an expression"
    if column.type.is_binary or column.type.name == "bit":
        return "bytes"
    text = default.strip("'").lower().replace("current_timestamp()", "current_timestamp")
    text = {"true": "1", "false": "0"}.get(text, text)
    try:
        return Decimal(text) if not column.type.is_text else text
    except InvalidOperation:
        return text


def details(schema: Schema, options: bool = True) -> dict[str, object]:
    """What a fingerprint leaves out and a server keeps all the same. Under ANSI no table options are printed."""
    return {
        table.name: {
            "columns": [
                (column.name, plain_default(column), column.on_update, column.invisible, column.comment)
                for column in table.columns
            ],
            "unique_keys": sorted(key.name for key in table.unique_keys if key.expression is None),
            "foreign_keys": sorted(key.name for key in table.foreign_keys),
            "checks": len(table.checks),
            "comment": table.comment if options else None,
        }
        for table in schema.tables
    }


@pytest.mark.parametrize("case", ACCEPTED, ids=lambda case: case.name)
def test_the_server_prints_the_same_model(case: Case, database, sql_mode):
    if database.kind not in case.servers:
        pytest.skip(f"the case says that {database.kind} does not take it")
    source = Source("schema.sql", case.sql)
    create(database, [source.clean[each.start : each.end] for each in source.statements()])
    written = parse_schema(source.clean)  # clients send no comments
    text = printed(database, [table.name for table in written.tables])
    read = parse_schema(text)
    assert canonical(read) == canonical(written), text
    assert fingerprint(read) == fingerprint(written)
    options = sql_mode == "default"
    assert details(read, options) == details(written, options), text


def test_most_cases_meet_both_servers():
    assert len([case for case in ACCEPTED if len(case.servers) == 2]) >= 20
    assert {kind for case in ACCEPTED for kind in case.servers} == {"mysql", "mariadb"}


def test_character_sets_of_columns_are_those_of_the_server(database):
    """A column's collation, where the printed text says it, is what information_schema says."""
    create(
        database,
        [
            "CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(9) CHARACTER SET latin1 COLLATE latin1_bin, "
            "b VARCHAR(9) COLLATE utf8mb4_bin, c VARCHAR(9)) CHARACTER SET utf8mb3 COLLATE utf8mb3_bin"
        ],
    )
    table = parse_schema(printed(database, ["t"])).table("t")
    rows = database.query(
        "SELECT COLUMN_NAME, CHARACTER_SET_NAME, COLLATION_NAME FROM information_schema.COLUMNS "
        "WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 't' AND COLUMN_NAME <> 'id'"
    )
    for name, charset, collation in rows:
        kind = table.column(name).type
        assert kind.charset in (charset, None)
        assert kind.collation in (collation, None)
    assert table.column("a").type.charset == "latin1"


AWKWARD = st.text(st.sampled_from("ab '\",`();\\%_#-/*é日?:@\n"), min_size=1, max_size=12)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    labels=st.lists(AWKWARD.map(str.rstrip), min_size=1, max_size=5, unique_by=lambda label: label.lower()),
    default=AWKWARD,
    name=AWKWARD.map(str.strip).filter(bool),
    comment=AWKWARD,
)
def test_awkward_texts_survive_a_server(database, labels, default, name, comment):
    """Labels, defaults, names and comments come back from SHOW CREATE TABLE as they went in."""
    create(
        database,
        [
            f"CREATE TABLE {identifier(name)} (id INT PRIMARY KEY, {identifier(name + 'x')} "
            f"ENUM({', '.join(map(quote_string, labels))}) COLLATE utf8mb4_bin COMMENT {quote_string(comment)}, "
            f"d VARCHAR(20) NOT NULL DEFAULT {quote_string(default)}, UNIQUE KEY {identifier(name)} (d))"
        ],
    )
    text = printed(database, [name])
    create(database, [f"DROP TABLE {identifier(name)}"])
    table = parse_schema(text).table(name)
    column = table.columns[1]
    assert (column.name, column.type.labels, column.comment) == (name + "x", tuple(labels), comment), text
    assert table.column("d").default == quote_string(default), text
    assert [key.name for key in table.unique_keys] == [name]


@pytest.mark.parametrize("server", ["mysql"], indirect=True)
def test_a_dump_gives_its_tables_and_nothing_else(database):
    """mysqldump's own text, with rows, a view, triggers and procedures in it, parses like what it was made from."""
    made = [
        "CREATE TABLE parents (id INT PRIMARY KEY, body JSON, kind ENUM('a;b', 'it''s') NOT NULL, h INT INVISIBLE)",
        "CREATE TABLE children (id INT PRIMARY KEY AUTO_INCREMENT, parent_id INT, FOREIGN KEY (parent_id) REFERENCES "
        "parents (id), CHECK (parent_id > 0) NOT ENFORCED, KEY unseen (parent_id, id) INVISIBLE)",
        "CREATE TABLE parted (id INT PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 2",
    ]
    create(database, made)
    for statement in (
        "CREATE VIEW a_view AS SELECT id FROM parents",
        "CREATE TRIGGER watch BEFORE INSERT ON children FOR EACH ROW BEGIN SET NEW.parent_id = 1; SET @x = 'a;b'; END",
        "CREATE PROCEDURE work() BEGIN CREATE TEMPORARY TABLE scratch (id INT); DROP TABLE scratch; END",
        "INSERT INTO parents VALUES (1, '{\"a\": \"; CREATE TABLE no (id INT);\"}', 'it''s')",
    ):
        database.query(statement)
    command = database.client_command("mysql", args=["--no-tablespaces", "--routines", "--databases"])
    program = next(index for index, word in enumerate(command) if word.endswith("/mysql"))
    command[program] += "dump"
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=installation.environment())
    dump = done.stdout
    assert done.returncode == 0, done.stderr
    assert "CREATE TEMPORARY TABLE scratch" in dump
    assert "a_view" in dump
    read, written = parse_schema(dump), parse_schema(";\n".join(made))
    assert canonical(read) == canonical(written)
    assert details(read) == details(written)


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_a_line_of_two_dashes_before_a_statement_is_none_as_in_mariadbs_client(database) -> None:
    """Dashes without a blank take a line out where a statement would begin, and are two minus signs within one."""
    text = "-----\n--CREATE TABLE a (id INT);\nCREATE TABLE b (id INT PRIMARY KEY, c INT DEFAULT (5--3));\n  --DROP TABLE b;\n"
    ran = database.run_script(text, client="mariadb")
    assert ran.returncode == 0, ran.stderr
    made = [name for (name,) in database.query("SHOW TABLES")]
    assert made == ["b"] == [table.name for table in parse_schema(text).tables]
