"""What is in a database's history becomes neither SQL nor terminal commands: a row that seedsql did not write is
reported and passed over by every command, and rows that it did write keep working beside it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from seedsql.cli.main import cli
from seedsql.errors import GuardError
from seedsql.workflow import operation
from seedsql.workflow.cleaning import ALL, SEEDS
from tests.workflow.conftest import SMALL, Desk

ONE_MODE = pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
COPY = (
    "INSERT INTO seedsql_history SELECT {name}, state, checksum, total_rows, seed, row_checksums, {keys}, made_by, "
    "applied_at, applied_by FROM seedsql_history WHERE name = '" + SMALL + "'"
)
BY = "a person\u2066"
HOSTILE = "CONCAT('x', CHAR(10), 'DROP TABLE secret;', CHAR(10), '-- ', CHAR(27), '[2J')"


@pytest.fixture
def hostile(desk: Desk) -> Desk:
    """The seed is applied; beside its row are rows that another session wrote."""
    desk.apply()
    desk.database.query("CREATE TABLE secret (x INT PRIMARY KEY)")
    for name, keys in (
        (HOSTILE, "row_keys"),
        ("'9001_deep'", "REPEAT('[', 100000)"),
        ("'9002_surrogate'", "REPLACE(row_keys, 'vendors', CONCAT(CHAR(92), 'ud800'))"),
        ("'9003_later_version'", '\'{"format": 9, "tables": {}}\''),
        ("'9004_sql'", 'REPLACE(row_keys, \'"ids":[1,5]\', \'"ids":[1,"5; DROP TABLE secret"]\')'),
    ):
        desk.database.query(COPY.format(name=name, keys=keys))
    desk.database.query(f"UPDATE seedsql_history SET applied_by = CONCAT('{BY}', CHAR(27), '[2J', CHAR(10), 'DROP')")
    return desk


@ONE_MODE
def test_every_command_passes_hostile_rows_over_and_reports_them(hostile: Desk) -> None:
    status = operation.status(hostile.access)
    assert [each.seed.name for each in status.seeds] == [SMALL]
    assert status.seeds[0].drifted == ()
    assert [row.name for row in status.invalid] == [
        "9001_deep",
        "9002_surrogate",
        "9003_later_version",
        "9004_sql",
        r"x\nDROP TABLE secret;\n-- \x1b[2J",
    ]
    verification = operation.verify(SMALL, hostile.out, hostile.access)
    assert not verification.failed and verification.invalid == status.invalid
    before = hostile.state()
    for cleaning in (SEEDS, ALL):
        hostile.apply(cleaning=cleaning, dry_run=True)
        assert hostile.previews[-1].invalid == status.invalid
        assert hostile.state() == before
    hostile.apply(cleaning=SEEDS)
    assert hostile.state() == before
    hostile.rollback()
    assert hostile.previews[-1].invalid == status.invalid
    assert hostile.rows("secret") == 0  # it is there


@ONE_MODE
def test_a_seeds_own_row_that_somebody_spoilt_removes_nothing(desk: Desk) -> None:
    desk.apply()
    desk.database.query("UPDATE seedsql_history SET applied_at = '1970-01-02', checksum = 'none of ours'")
    before = desk.state()
    with pytest.raises(GuardError) as refusal:
        desk.apply(cleaning=SEEDS)
    assert refusal.value.reason == "applied"
    assert [row.problem for row in desk.previews[-1].invalid] == [
        "checksum: 'none of ours' is not 64 hexadecimal digits"
    ]
    assert desk.state() == before


@ONE_MODE
@pytest.mark.parametrize("output", ["text", "json"])
def test_the_command_line_shows_them_escaped(hostile: Desk, output: str) -> None:
    done = CliRunner().invoke(
        cli, ["status", "--database-url", hostile.database.url, "--format", output], env={"DATABASE_URL": ""}
    )
    assert done.exit_code == 0, done.output
    assert "\x1b" not in done.output and "\nDROP" not in done.output
    assert r"the row 'x\nDROP TABLE secret;\n-- \x1b[2J' is passed over" in done.stderr
    if output == "text":
        assert r"a person\u2066\x1b[2J\nDROP" in done.stdout
    else:
        names = [row["name"] for row in json.loads(done.stdout)["invalid_history"]]
        assert len(names) == 5


@ONE_MODE
def test_a_history_of_another_version_takes_no_command_down(desk: Desk) -> None:
    desk.database.query("CREATE TABLE seedsql_history (name VARCHAR(64) PRIMARY KEY, hash TEXT)")
    desk.database.query("INSERT INTO seedsql_history VALUES ('0001_old', 'x')")
    status = operation.status(desk.access)
    assert status.seeds == ()
    assert "the table's columns are another version's" in status.invalid[0].problem


@ONE_MODE
def test_a_history_of_other_types_takes_no_command_down(desk: Desk) -> None:
    """Binary columns answer with bytes, which need not be UTF-8."""
    desk.apply()
    desk.database.query("ALTER TABLE seedsql_history MODIFY row_keys LONGBLOB, MODIFY applied_by VARBINARY(300)")
    assert [each.seed.name for each in operation.status(desk.access).seeds] == [SMALL]
    desk.database.query("UPDATE seedsql_history SET applied_by = X'FFFE'")
    status = operation.status(desk.access)
    assert status.seeds == () and status.invalid[0].problem == "applied_by: not UTF-8"
