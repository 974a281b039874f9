"""Whatever a server makes of new sessions, and whatever a person did to the history, every command does its work or says
what to do."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from seedsql.blueprint.builtin import builtin
from seedsql.database.applier import run_script
from seedsql.errors import DatabaseUnreachable, GuardError, StatementFailed
from seedsql.workflow import operation
from seedsql.workflow.cleaning import ALL, SEEDS
from seedsql.workflow.connecting import connected
from tests.script.seeds import ORCHESTRA, orchestra
from tests.servers import KINDS, Server, installation
from tests.workflow.conftest import SMALL, Desk

ONE_MODE = pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
HOSTILE_SESSION = (
    "SET autocommit = 0, sql_select_limit = 1, sql_big_selects = 0, max_join_size = 1, sql_safe_updates = 1, "
    "completion_type = 1, {limit} = 1"
)
LIMITS = {"mysql": "max_execution_time", "mariadb": "max_statement_time"}


@pytest.fixture
def own_desk(start_server: Callable[..., Server], tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """``own_desk(kind, **options)``: a server of the test's own with these settings, its tables made, the seed generated."""
    opened = []

    def make(kind: str, **options: object) -> Desk:
        context = start_server(kind, options).database()
        database = context.__enter__()
        opened.append(context)
        loaded = database.run_script(builtin("wholesale").schema)
        assert loaded.returncode == 0, loaded.stderr
        desk = Desk(tmp_path / "out", database, [])
        desk.generate()
        return desk

    yield make
    for context in opened:
        context.__exit__(None, None, None)


def administer(desk: Desk, statement: str) -> None:
    with desk.database.server.admin() as connection, connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("kind", KINDS)
def test_sessions_that_a_server_limits_work_as_others_do(own_desk: Callable[..., Desk], kind: str) -> None:
    """Reading would open a transaction, or be cut to one row, before a script makes its own settings."""
    desk = own_desk(kind, init_connect=HOSTILE_SESSION.format(limit=LIMITS[kind]))
    with connected(desk.access) as connection:
        settings = f"SELECT @@autocommit, @@sql_select_limit, @@sql_big_selects, @@sql_safe_updates, @@{LIMITS[kind]}"
        assert connection.query(settings) == [(1, 2**64 - 1, 1, 0, 0)]
        connection.query("SELECT 1 FROM vendors")
        assert not connection.in_transaction
    administer(desk, "SET GLOBAL TRANSACTION READ ONLY")  # would refuse the CREATE TABLE of the history
    assert "APPLIED: 195 rows" in desk.apply()
    assert not operation.verify(SMALL, desk.out, desk.access).failed
    assert [(each.seed.name, each.drifted) for each in operation.status(desk.access).seeds] == [(SMALL, ())]
    assert "first removed" in desk.apply(cleaning=SEEDS)
    assert "first emptied" in desk.apply(cleaning=ALL)
    assert "REMOVED: 195 rows" in desk.rollback()
    administer(desk, "SET GLOBAL TRANSACTION READ WRITE")


@pytest.mark.parametrize("kind", KINDS)
def test_a_completion_type_neither_opens_a_transaction_nor_ends_the_session(
    own_desk: Callable[..., Desk], kind: str
) -> None:
    """The server's own default: CHAIN begins a transaction after a ROLLBACK, RELEASE ends the session."""
    desk = own_desk(kind)
    for completion in ("CHAIN", "RELEASE"):
        administer(desk, f"SET GLOBAL completion_type = '{completion}'")
        assert "APPLIED: 195 rows" in desk.apply()
        assert [each.drifted for each in operation.status(desk.access).seeds] == [()]
        assert "REMOVED: 195 rows" in desk.rollback()


@pytest.mark.parametrize("kind", KINDS)
def test_an_init_connect_that_fails_is_named(own_desk: Callable[..., Desk], kind: str) -> None:
    desk = own_desk(kind)
    administer(desk, "SET GLOBAL init_connect = 'SELECT no_such_column'")
    with pytest.raises((DatabaseUnreachable, StatementFailed)) as failed:
        desk.apply()
    assert "init_connect" in f"{failed.value} {failed.value.hint}"


@pytest.mark.parametrize(
    ("kind", "setting", "errno", "advice"),
    [
        ("mysql", "super_read_only = ON", 1290, "SET GLOBAL super_read_only = OFF"),
        ("mariadb", "read_only = ON", 1290, "connect to the primary"),
    ],
)
def test_a_server_that_takes_no_writes_says_what_to_do(
    own_desk: Callable[..., Desk], kind: str, setting: str, errno: int, advice: str
) -> None:
    desk = own_desk(kind)
    desk.apply()
    administer(desk, f"SET GLOBAL {setting}")
    for run in (lambda: desk.apply(cleaning=SEEDS), desk.rollback):
        with pytest.raises(StatementFailed) as failed:
            run()
        assert failed.value.errno == errno and advice in (failed.value.hint or "")
        assert "rolled back, no row was changed" in str(failed.value)
    assert not operation.verify(SMALL, desk.out, desk.access).failed
    administer(desk, "SET GLOBAL read_only = OFF")


@pytest.mark.parametrize("kind", KINDS)
def test_a_binary_log_of_statements_says_what_to_do(own_desk: Callable[..., Desk], kind: str) -> None:
    log = {"log_bin": "binlog", "server_id": 7, "binlog_format": "STATEMENT"}
    desk = own_desk(kind, **log)
    with pytest.raises(StatementFailed) as failed:
        desk.apply()
    assert failed.value.errno == 1665
    assert "SET GLOBAL binlog_format = 'ROW'" in (failed.value.hint or "")
    administer(desk, "SET GLOBAL binlog_format = 'ROW'")
    assert "APPLIED: 195 rows" in desk.apply()


@pytest.fixture
def unfinished(desk: Desk) -> Desk:
    """Half of a run, which a person committed in its session: the history says applying, and knows no sums."""
    path = desk.out / f"{SMALL}.up.sql"
    text = path.read_text(encoding="utf-8")
    half = text[: text.index("INSERT INTO `orders`")] + "COMMIT;\n"
    done = desk.database.run_script(half)
    assert done.returncode == 0, done.stderr
    assert desk.database.query("SELECT name, state FROM seedsql_history") == [(SMALL, "applying")]
    return desk


@ONE_MODE
def test_a_committed_unfinished_run_is_removed_by_rollback(unfinished: Desk) -> None:
    assert [each.seed.state for each in operation.status(unfinished.access).seeds] == ["applying"]
    with pytest.raises(GuardError) as refusal:
        unfinished.rollback()
    assert "unfinished" in str(refusal.value) and "--ignore-edited" in (refusal.value.hint or "")
    assert unfinished.rows("vendors") == 5
    assert "REMOVED" in unfinished.rollback(ignore_edited=True)
    assert unfinished.applied() == [] and unfinished.rows("vendors") == 0
    assert "APPLIED" in unfinished.apply()


@ONE_MODE
def test_a_committed_unfinished_run_is_removed_by_clean(unfinished: Desk) -> None:
    with pytest.raises(GuardError):
        unfinished.apply(cleaning=SEEDS)
    assert unfinished.rows("vendors") == 5
    assert "APPLIED: 195 rows" in unfinished.apply(cleaning=SEEDS, ignore_edited=True)
    assert not operation.verify(SMALL, unfinished.out, unfinished.access).failed


@ONE_MODE
def test_clean_all_takes_an_unfinished_run_out(unfinished: Desk) -> None:
    assert "APPLIED: 195 rows" in unfinished.apply(cleaning=ALL)


@ONE_MODE
def test_a_history_that_is_emptied_behind_the_commit_is_not_called_uncommitted(desk: Desk) -> None:
    path = desk.out / f"{SMALL}.up.sql"
    text = path.read_text(encoding="utf-8")
    spoilt, count = re.subn(r"(?m)^(EXECUTE seed\w*_end;)$", r"\1\nTRUNCATE TABLE seedsql_history;", text)
    assert count == 1
    path.write_text(spoilt, encoding="utf-8")
    with pytest.raises(StatementFailed) as failed, connected(desk.access) as connection:
        run_script(connection, path)
    assert "nothing was committed" not in str(failed.value)
    assert "UNKNOWN" in str(failed.value) and "the server confirmed the COMMIT" in str(failed.value)
    assert desk.rows("vendors") == 5  # it was


def folding_server(kind: str, directory: Path) -> Server:
    """A server with lower_case_table_names = 1, which MySQL takes only for a data directory that was made with it."""
    if kind == "mysql":
        programs = installation.find(kind)

        def initialise(data: Path) -> None:
            redo = ("--innodb-redo-log-capacity=8M", "--innodb-flush-method=nosync")
            made = (f"--datadir={data}", "--lower-case-table-names=1", *redo, *programs.server_options)
            installation.run([*programs.server, "--no-defaults", "--initialize-insecure", *made])

        shutil.copytree(installation.data_template(programs, "folding-data", initialise), directory / "data")
    return Server.start(kind, directory, {"lower_case_table_names": "1"})


@pytest.mark.parametrize("kind", KINDS)
def test_names_in_capitals_on_a_server_that_folds_them(kind: str, tmp_path: Path) -> None:
    """`Section` is `section` there: in SHOW CREATE TABLE and information_schema, and in no person's scripts."""
    directory = Path(tempfile.mkdtemp(prefix="seedsql-own-"))
    server = folding_server(kind, directory)
    try:
        with server.database() as database:
            seed = orchestra()
            seed.load(database)
            desk = Desk(tmp_path / "out", database, [])
            desk.generate(blueprint=str(ORCHESTRA / "blueprint.toml"))
            name = seed.name
            assert "APPLIED" in desk.apply(name)
            assert desk.previews[-1].drift == ()
            assert not operation.verify(name, desk.out, desk.access).failed
            assert [each.drifted for each in operation.status(desk.access).seeds] == [()]
            assert "first removed" in desk.apply(name, cleaning=SEEDS)
            assert "first emptied Section, musician" in desk.apply(name, cleaning=ALL)
            database.query(
                "CREATE TABLE Room (id INT PRIMARY KEY, s SMALLINT UNSIGNED, FOREIGN KEY (s) REFERENCES Section (sectionId))"
            )
            database.query("INSERT INTO Room SELECT 1, MIN(sectionId) FROM Section")
            with pytest.raises(GuardError) as refusal:
                desk.rollback(name)
            assert "room.s: 1 row outside the seed refers to it, key 1" in str(refusal.value)
            database.query("DELETE FROM Room")
            database.query("UPDATE Section SET sectionName = 'edited' ORDER BY sectionId LIMIT 1")
            with pytest.raises(GuardError) as refusal:
                desk.rollback(name)
            assert "Section.sectionName: edited in 1 row" in str(refusal.value)
            assert "REMOVED" in desk.rollback(name, ignore_edited=True, ignore_dependents=True)
    finally:
        server.kill()
        server.remove()
