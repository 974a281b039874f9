"""What generate writes passes audit, rehearse and verify, for every type and any schema."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, event, example, given, settings
from hypothesis import strategies as st

from seedsql.errors import PlanError, SchemaError
from seedsql.project import GenerationOptions
from seedsql.workflow import generation, inference, operation
from seedsql.workflow.connecting import ConnectionOptions
from seedsql.workflow.generation import Generated
from tests.servers import Server

from .schemas import schemas

ANY_SCHEMA = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)


def generated(ddl: str, rows: int, directory: Path) -> Generated | None:
    """The seed that init and generate make of a schema, in ``directory``; None where it is refused with a reason."""
    (directory / "schema.sql").write_text(ddl, encoding="utf-8")
    blueprint = directory / "blueprint.toml"
    try:
        blueprint.write_text(
            inference.infer_blueprint([directory / "schema.sql"], rows, directory).text, encoding="utf-8"
        )
        return generation.generate(GenerationOptions(blueprint=str(blueprint), name="any"), directory)
    except (PlanError, SchemaError) as refused:
        event(f"refused: {str(refused)[:60]}")
        return None


def assert_audited(made: Generated, directory: Path) -> None:
    found = generation.audit("any", directory)
    audit = found.audit
    assert found.ok, audit.text()
    assert audit.rows == made.plan.total_rows


# The header says of `geo` that it is "as geo.password: made of ...".
NAMED_PASSWORD = (
    "CREATE TABLE geo (password BINARY(16) PRIMARY KEY, geo BINARY(16), FOREIGN KEY (geo) REFERENCES geo (password));"
)


@ANY_SCHEMA
@given(ddl=schemas(), rows=st.integers(1, 300))
@example(ddl=NAMED_PASSWORD, rows=1)
def test_audit_and_rehearse_pass_what_was_generated(ddl: str, rows: int) -> None:
    with TemporaryDirectory() as folder:
        directory = Path(folder)
        made = generated(ddl, rows, directory)
        assume(made is not None)
        assert made is not None
        assert_audited(made, directory)
        rehearsal = generation.rehearse(
            "any", directory, GenerationOptions(blueprint=str(directory / "blueprint.toml"))
        )
        assert rehearsal.total_rows == made.plan.total_rows


# MariaDB joins text of two collations of a set that is not Unicode to no Unicode text (error 1271).
CHARACTER_SETS = (
    "CREATE TABLE mixed (id INT PRIMARY KEY, a VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_general_cs, "
    "b VARCHAR(20) CHARACTER SET latin1, c VARCHAR(20) CHARACTER SET utf8mb4);"
    "CREATE TABLE sets (id INT PRIMARY KEY, a VARCHAR(20) CHARACTER SET cp1251, b VARCHAR(20) CHARACTER SET latin1, "
    "c VARCHAR(20) CHARACTER SET ucs2, d VARCHAR(20) CHARACTER SET utf8mb3);"
)


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
@settings(parent=ANY_SCHEMA, max_examples=10)
@given(ddl=schemas(), rows=st.integers(1, 300))
@example(ddl=CHARACTER_SETS, rows=5)
def test_servers_take_verify_and_give_back_what_was_generated(server: Server, ddl: str, rows: int) -> None:
    with TemporaryDirectory() as folder, server.database() as database:
        directory = Path(folder)
        made = generated(ddl, rows, directory)
        assume(made is not None)
        database.load(ddl)
        before = database.checksum()
        access = ConnectionOptions(database.url)
        operation.apply("any", directory, access)
        checks = operation.verify("any", directory, access).checks
        assert checks and [check for check in checks if not check.ok] == []
        operation.rollback("any", directory, access)
        after = database.checksum()
        after.pop("seedsql_history", None)
        assert after == before


NAMES = "password passwd pwd pin cvv token secret api_key iban born dob senha account passport".split()
TYPES = (
    "varchar(255) char(60) text tinytext binary(16) varbinary(40) blob int bigint smallint decimal(12,2) double(20,10) "
    "datetime(6) timestamp year json"
).split()


@pytest.mark.parametrize("turn", range(4))
def test_names_of_secrets_are_no_secrets_beside_any_type(tmp_path: Path, turn: int) -> None:
    """The scripts state names and types of the columns that they need."""
    pairs = zip(NAMES, TYPES[turn * 4 :] + TYPES[: turn * 4], strict=False)
    ddl = f"CREATE TABLE pin (id INT PRIMARY KEY, {', '.join(f'{name} {kind} NULL' for name, kind in pairs)});"
    made = generated(ddl, 5, tmp_path)
    assert made is not None
    assert_audited(made, tmp_path)


def test_more_than_a_hundred_tables_are_audited_and_rehearsed() -> None:
    """A tree of 110 tables, each with personal columns and a reference: more checks than SQLite takes SELECTs in one
    statement (500, https://www.sqlite.org/limits.html)."""
    columns = "email VARCHAR(80) NOT NULL, phone VARCHAR(30), total DECIMAL(10,2), lat FLOAT(10,7), born DATE"
    ddl = "".join(
        f"CREATE TABLE t{number} (id INT AUTO_INCREMENT PRIMARY KEY, {columns}"
        + (f", parent_id INT, FOREIGN KEY (parent_id) REFERENCES t{number // 3} (id)" if number else "")
        + ");\n"
        for number in range(110)
    )
    with TemporaryDirectory() as folder:
        directory = Path(folder)
        made = generated(ddl, 2, directory)
        assert made is not None and made.plan.total_rows == 220
        assert_audited(made, directory)
        options = GenerationOptions(blueprint=str(directory / "blueprint.toml"))
        rehearsal = generation.rehearse("any", directory, options)
        assert rehearsal.total_rows == 220
        assert len(rehearsal.checks) > 500


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_more_tables_than_one_with_takes_are_verified_in_one_result(server: Server, tmp_path: Path) -> None:
    """MariaDB refuses more than 64 tables of one WITH (error 4003). A check that reads the first and the last table, too."""
    ddl = "".join(f"CREATE TABLE t{number} (id INT AUTO_INCREMENT PRIMARY KEY);\n" for number in range(125))
    (tmp_path / "schema.sql").write_text(ddl, encoding="utf-8")
    text = inference.infer_blueprint([tmp_path / "schema.sql"], 1, tmp_path).text
    find = "SELECT 1 FROM {t0} WHERE t0.id NOT IN (SELECT id FROM {t124})"
    (tmp_path / "b.toml").write_text(f'{text}\n[[checks]]\nname = "both ends"\nfind = "{find}"\n', encoding="utf-8")
    options = GenerationOptions(blueprint=str(tmp_path / "b.toml"), name="any")
    generation.generate(options, tmp_path)
    rehearsed = {check.name for check in generation.rehearse("any", tmp_path, options).checks}
    with server.database() as database:
        database.load(ddl)
        access = ConnectionOptions(database.url)
        operation.apply("any", tmp_path, access)
        checks = operation.verify("any", tmp_path, access).checks
        assert all(check.ok for check in checks)
        assert {"both ends"} < {check.check for check in checks} >= rehearsed
        assert database.run_script("DELETE FROM t100;").returncode == 0
        broken = [check.check for check in operation.verify("any", tmp_path, access).checks if not check.ok]
        assert broken == [f"t100: {what}" for what in ("rows", "rows as they were written", "cells as in the file")]
