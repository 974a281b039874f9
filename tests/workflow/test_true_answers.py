"""What a command says of a run is so: how many rows went, what is not known, what is missing and what to do next."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from seedsql.cli.main import cli
from seedsql.database import advice, errnos
from seedsql.errors import ChecksumError, GuardError, StatementFailed
from seedsql.workflow import operation
from seedsql.workflow.generation import GenerationOptions, generate
from tests.workflow.conftest import SMALL, Desk
from tests.workflow.test_sessions import administer, own_desk

__all__ = ["own_desk"]
ONE_MODE = pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
GUIDE = Path(__file__).parents[2] / "docs" / "runbook" / "troubleshooting.md"


@ONE_MODE
def test_a_rollback_counts_the_rows_that_it_removed_and_not_those_that_were_gone(desk: Desk) -> None:
    desk.apply()
    desk.database.query("DELETE FROM payments WHERE id IN (1, 30)")
    said = desk.rollback(ignore_edited=True, dry_run=True)
    assert "DRY RUN: 193 of 195 rows in 7 tables would be removed" in said
    assert "REMOVED: 193 of 195 rows in 7 tables; overridden" in desk.rollback(ignore_edited=True)
    desk.apply()
    desk.database.query("DELETE FROM payments WHERE id = 30")
    script = (desk.out / f"{SMALL}.down.sql").read_text()
    piped = desk.database.run_script("SET @seedsql_ignore_edited = 1;\n" + script)
    assert "REMOVED: 194 of 195 rows in 7 tables" in piped.stdout, piped.stderr


def test_another_default_collation_of_utf8mb4_is_no_reason_to_refuse(own_desk: Callable[..., Desk]) -> None:
    """What sources older than MySQL 8.0 have their replicas set; JSON_TABLE and CONVERT then differ in their collations:
    https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html#sysvar_default_collation_for_utf8mb4"""
    desk = own_desk("mysql")
    administer(desk, "SET GLOBAL default_collation_for_utf8mb4 = utf8mb4_general_ci")
    assert "APPLIED: 195 rows" in desk.apply()
    assert not operation.verify(SMALL, desk.out, desk.access).failed
    assert [each.drifted for each in operation.status(desk.access).seeds] == [()]
    assert "REMOVED: 195 rows" in desk.rollback()


@ONE_MODE
def test_a_value_that_another_row_has_is_refused_with_what_to_do(desk: Desk) -> None:
    desk.apply()
    desk.database.query("CREATE TABLE was AS SELECT * FROM vendors WHERE id = 3")
    desk.rollback()
    desk.database.query("INSERT INTO vendors SELECT * FROM was")
    desk.database.query("UPDATE vendors SET id = 900")
    with pytest.raises(StatementFailed, match="error 1062") as refused:
        desk.apply()
    assert "another --seed" in refused.value.hint
    assert desk.rows("vendors") == 1


@ONE_MODE
def test_a_unique_key_that_the_schema_file_does_not_have_is_named_as_a_cause(desk: Desk) -> None:
    desk.database.query("ALTER TABLE clients ADD UNIQUE KEY new_key (client_type)")
    with pytest.raises(StatementFailed, match="error 1062") as refused:
        desk.apply()
    assert "a unique key that the seed was not made for: seedsql init --live" in refused.value.hint


def test_each_number_that_has_advice_is_in_the_guide() -> None:
    guide = GUIDE.read_text()
    for name in dir(errnos):
        number = getattr(errnos, name)
        if name.startswith("ER_") and advice.advice(number) and not errnos.is_lost(number):
            assert re.search(rf"\b{number}\b", guide), name
    assert "seedsql status" in advice.advice(errnos.CR_SERVER_LOST)
    assert advice.advice(None) is None


@ONE_MODE
def test_a_history_that_cannot_be_read_is_not_called_empty(desk: Desk) -> None:
    desk.apply()
    desk.database.query("UPDATE seedsql_history SET total_rows = 194")
    done = CliRunner().invoke(cli, ["status", "--database-url", desk.database.url], env={"DATABASE_URL": ""})
    assert "nothing is known of what is applied: 1 row of seedsql_history passed over" in done.stderr
    assert "no seed is applied" not in done.output


@pytest.mark.parametrize("command", ["apply", "verify", "rollback"])
@pytest.mark.parametrize("kind", ["up", "down", "verify"])
def test_a_script_that_is_gone_is_named_by_every_command(
    small_seed: Path, tmp_path: Path, command: str, kind: str
) -> None:
    out = tmp_path / "out"
    shutil.copytree(small_seed, out)
    (out / f"{SMALL}.{kind}.sql").unlink()
    done = CliRunner().invoke(
        cli, [command, SMALL, "--out", str(out), "--database-url", "mysql://nobody@127.0.0.1:9/none"]
    )
    with pytest.raises(ChecksumError, match=rf"{SMALL}\.{kind}\.sql is missing, but its manifest lists it"):
        raise done.exception


@ONE_MODE
def test_a_column_that_the_account_may_not_read_is_not_called_gone(desk: Desk) -> None:
    """Whoever believed it would be told to remove the seed by its keys."""
    desk.apply()
    account = f"{desk.database.name}_narrow"
    administer(desk, f"CREATE USER '{account}'@'%' IDENTIFIED BY 'a-long-Password-7'")
    try:
        for table in desk.state().keys() - {"clients", "payments"} | {"seedsql_history"}:
            administer(
                desk, f"GRANT SELECT, INSERT, UPDATE, DELETE ON `{desk.database.name}`.`{table}` TO '{account}'@'%'"
            )
        administer(desk, f"GRANT SELECT (id), SELECT (code) ON `{desk.database.name}`.clients TO '{account}'@'%'")
        narrow = replace(desk, database=replace(desk.database, user=account, password="a-long-Password-7"))
        for run in (narrow.rollback, lambda: operation.verify(SMALL, desk.out, narrow.access)):
            with pytest.raises(StatementFailed, match=r"clients\.\w+: the account may not read it") as refused:
                run()
            assert "grant the account SELECT on the whole table" in refused.value.hint
        administer(desk, f"GRANT SELECT ON `{desk.database.name}`.clients TO '{account}'@'%'")
        for run in (narrow.rollback, narrow.apply):
            with pytest.raises(StatementFailed, match="payments: the account may not read it"):
                run()
    finally:
        administer(desk, f"DROP USER '{account}'@'%'")
    assert "REMOVED: 195 rows" in desk.rollback()


def test_only_a_column_that_became_invisible_is_named(own_desk: Callable[..., Desk]) -> None:
    """Not one that the schema has so."""
    desk = own_desk("mysql")
    desk.database.query("CREATE TABLE hid (id INT PRIMARY KEY, a INT NOT NULL, b INT INVISIBLE DEFAULT 4)")
    (desk.out / "hid.sql").write_text(
        "CREATE TABLE hid (id INT PRIMARY KEY, a INT NOT NULL, b INT INVISIBLE DEFAULT 4);\n"
    )
    (desk.out / "hid.toml").write_text(
        '[blueprint]\nname = "hid"\nnumber = "0003"\nsummary = "hid"\nschema = "hid.sql"\nas_of = 2025-03-01\nseed = 1\n'
        '[sizes.small]\nhid = 3\n[tables.hid.columns]\na = "id"\n'
    )
    name = desk.generate(blueprint=str(desk.out / "hid.toml"))
    desk.apply(name)
    desk.database.query("ALTER TABLE hid ALTER COLUMN a SET INVISIBLE")
    with pytest.raises(GuardError) as refused:
        operation.verify(name, desk.out, desk.access)
    assert list(refused.value.details) == ["hid.a: expected int; found int INVISIBLE"]


def test_a_script_without_its_last_line_end_is_not_shown_as_two_equal_lines(tmp_path: Path) -> None:
    generate(GenerationOptions(), tmp_path)
    script = tmp_path / f"{SMALL}.up.sql"
    script.write_bytes(script.read_bytes()[:-1])
    done = CliRunner().invoke(cli, ["check", SMALL, "--out", str(tmp_path)])
    assert "ends without its line end: '-- ==== end of frame: finish ===='" in done.stdout
    assert "regenerates as" not in done.stdout
