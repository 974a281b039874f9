"""Up is all or nothing: whatever happens on the way, by either client, on both servers, every row is there or none.

After each accident: the tables are as they were, the history agrees, the lock is free, and the next run works.
"""

from __future__ import annotations

import re
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pymysql
import pytest

from tests.script.seeds import (
    CLIENTS,
    CLIENTS_AND_FORCE,
    FORCE,
    ONE_MODE,
    SLOW,
    Seed,
    applied,
    assert_applies,
    assert_nothing_happened,
    assert_verified,
    before,
    impatient,
    lock_is_free,
    orchestra,
    piped,
    replaced,
    rows,
    running,
    sourced,
    state,
    wholesale,
)
from tests.servers import DIGITALOCEAN_SQL_MODE, Database
from tests.servers.installation import environment
from tests.waiting import HANGS_SECONDS, WAITS, gate, wait_for

pytestmark = ONE_MODE
CLIENT_AND_SEED = pytest.mark.by_turns("client", "which")
OWN_CLIENT = pytest.mark.by_turns("client")
"""Each client with each server, each seed with either: a seed of another schema has the same frame."""
SEEDS = {"wholesale": wholesale, "orchestra": orchestra}
MIDDLE = {"wholesale": "INSERT INTO `orders`", "orchestra": "INSERT INTO `concert`"}
FIRST = "INSERT INTO `seedsql_history`"


def substituted(text: str, pattern: str, new: str) -> str:
    spoiled, count = re.subn(pattern, new, text)
    assert count == 1, f"{pattern} matches {count} times"
    return spoiled


SPOILED: dict[str, tuple[str, Callable[[str], str]]] = {
    "foreign key": ("wholesale", lambda text: substituted(text, r"(\n, \(3, 'ORD-000003', )\d+", r"\g<1>999")),
    "duplicate key": ("wholesale", lambda text: replaced(text, "\n, (4, 'ORD-000004'", "\n, (3, 'ORD-000004'")),
    "duplicate unique key": ("wholesale", lambda text: replaced(text, "'PAY-000007'", "'PAY-000006'")),
    "a value too long": ("wholesale", lambda text: replaced(text, "'INV-000009'", "'INV-" + "0" * 30 + "'")),
    "composite foreign key": (
        "orchestra",
        lambda text: substituted(text, r"(\n, \('C-0002', '[\d-]+', )'[^']*'", r"\g<1>'ZZZ'"),
    ),
    "duplicate by collation": ("orchestra", lambda text: replaced(text, "\n, ('C-0003', '", "\n, ('c-0002', '")),
    "deferred column": (
        "orchestra",
        lambda text: substituted(text, r"(`leaderId` = CASE `sectionId`\n  WHEN \d+ THEN )\d+", r"\g<1>999"),
    ),
    "a check": (
        "orchestra",
        lambda text: substituted(
            text, r"(INSERT INTO `Section` .*\n(?:.*\n)*?)(?=;\n)", r"\g<1>, (105, 'twice', NULL, NULL, 1)\n"
        ),
    ),
    "KILL midway": ("wholesale", lambda text: before(text, MIDDLE["wholesale"], "KILL CONNECTION_ID();")),
    "KILL midway, orchestra": ("orchestra", lambda text: before(text, MIDDLE["orchestra"], "KILL CONNECTION_ID();")),
    "KILL before the rows": ("wholesale", lambda text: before(text, FIRST, "KILL CONNECTION_ID();")),
    "KILL before the commit": ("wholesale", lambda text: before(text, "EXECUTE seed_end", "KILL CONNECTION_ID();")),
    "a lost transaction": ("wholesale", lambda text: before(text, MIDDLE["wholesale"], "ROLLBACK;")),
    "a row less": ("wholesale", lambda text: substituted(text, r"\n, \(30, 'PAY-000030'.*(?=\n)", "")),
}


STOPS = ("foreign key", "deferred column", "KILL midway")
"""Tried without --force as well: with it the case is harder, for the client goes on after the error."""


@CLIENT_AND_SEED
@CLIENTS
@pytest.mark.parametrize("which", list(SEEDS))
def test_an_error_in_the_middle_leaves_nothing(database: Database, client: str, which: str) -> None:
    """One accident after another in one database, since each leaves it as it was."""
    seed = SEEDS[which]()
    seed.load(database)
    was = state(database)
    accidents = [(name, spoil) for name, (of, spoil) in SPOILED.items() if of == which]
    assert len(accidents) >= 5
    for accident, spoil in accidents:
        for force in (True, False) if accident in STOPS else (True,):
            done = database.run_script(spoil(seed.up), client=client, force=force)
            assert " APPLIED" not in done.stdout.replace("NOT APPLIED", ""), (accident, force, done.stdout)
            assert (done.returncode == 0) is force, (accident, force)
            if force and "KILL" not in accident:
                assert f"{seed.name} NOT APPLIED" in done.stdout, (accident, done.stdout)
            assert_nothing_happened(database, was, f"{accident}, --force {force}")
    assert_applies(database, seed, client)


@CLIENTS
def test_an_interactive_client_that_goes_on_and_reconnects_leaves_nothing(database: Database, client: str) -> None:
    """`source FILE`: after an error it goes on, after a lost connection it reconnects, in autocommit."""
    seed = wholesale()
    seed.load(database)
    was = state(database)
    for accident in ("KILL midway", "KILL before the rows", "KILL before the commit", "foreign key"):
        shown = sourced(database, SPOILED[accident][1](seed.up), client)
        assert_left_by_an_interactive_client(shown, accident, seed)
        assert_nothing_happened(database, was, accident)


@CLIENTS
def test_an_interactive_client_whose_deferred_column_fails_leaves_nothing(database: Database, client: str) -> None:
    seed = orchestra()
    seed.load(database)
    was = state(database)
    shown = sourced(database, SPOILED["deferred column"][1](seed.up), client)
    assert_left_by_an_interactive_client(shown, "deferred column", seed)
    assert_nothing_happened(database, was)


def assert_left_by_an_interactive_client(shown: str, accident: str, seed: Seed) -> None:
    """Who reconnected knows nothing any more, not even the seed's name."""
    wanted = "LOST: the client" if "KILL" in accident else f"{seed.name} NOT APPLIED"
    assert wanted in shown, (accident, shown[-2000:])
    assert ("econnect" in shown) is ("KILL" in accident), (accident, shown[-2000:])


@CLIENTS
def test_an_interactive_client_applies(database: Database, client: str) -> None:
    seed = wholesale()
    seed.load(database)
    shown = sourced(database, seed.up, client)
    assert f"{seed.name} APPLIED" in shown and "ERROR" not in shown, shown[-2000:]
    assert applied(database) == [(seed.name, "applied")] and lock_is_free(database)
    assert_verified(database, seed)


@CLIENTS
def test_without_the_guard_of_the_inserts_a_reconnecting_client_leaks(database: Database, client: str) -> None:
    """A control: these tests would see a leak."""
    seed = wholesale()
    seed.load(database)
    was = state(database)
    bare, count = re.subn(r"IF\(@seed_step = 3, (\S+), \(SELECT 1 UNION SELECT 2\)\)", r"\1", seed.up)
    assert count >= 8
    sourced(database, before(bare, "INSERT INTO `vendors`", "KILL CONNECTION_ID();\nDO 0;\nDO 0;"), client)
    assert state(database) != was and rows(database, "payments") == 30 and applied(database) == []


@CLIENTS
def test_without_the_prepared_commit_force_keeps_a_part(database: Database, client: str) -> None:
    """A control: a plain COMMIT under `mysql --force` keeps what came before and after the error."""
    seed = wholesale()
    seed.load(database)
    spoiled = replaced(SPOILED["foreign key"][1](seed.up), "EXECUTE seed_end;", "COMMIT;")
    database.run_script(spoiled, client=client, force=True)
    assert rows(database, "vendors") == 5 and rows(database, "orders") == 0


# ---- other sessions ------------------------------------------------------------------------------------------------


@contextmanager
def holding_an_order(database: Database, number: int = 25) -> Iterator[pymysql.connections.Connection]:
    """Another session, which has inserted the order with this id and does not commit."""
    connection = database.connect(autocommit=False)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET foreign_key_checks = 0")
            cursor.execute(
                "INSERT INTO orders (id, order_number, client_id, batch_id, status, quantity, unit_price, subtotal, tax, total, "
                "ordered_at) VALUES (%s, 'theirs', 1, 1, 'CONFIRMED', 1, 1, 1, 0, 1, '2020-01-01')",
                [number],
            )
        yield connection
    finally:
        connection.close()


@OWN_CLIENT
@CLIENTS
def test_a_lock_wait_timeout_leaves_nothing(database: Database, client: str) -> None:
    """Error 1205 ends a statement, not the transaction; another session holds one id of the seed."""
    seed = wholesale()
    seed.load(database)
    was = state(database)
    for force in (False, True):
        with holding_an_order(database):
            done = database.run_script(impatient(seed.up), client=client, force=force)
        assert "1205" in done.stderr and "APPLIED" not in done.stdout.replace("NOT APPLIED", ""), (force, done)
        assert_nothing_happened(database, was, f"--force {force}")
    assert_applies(database, seed, client)


@pytest.mark.by_turns("client", "force")
@CLIENTS
@FORCE
def test_a_deadlock_leaves_nothing(database: Database, client: str, force: bool) -> None:
    """Error 1213 ends the whole transaction; with autocommit on, what follows would be kept."""
    seed = wholesale()
    seed.load(database)
    database.query("CREATE TABLE heavy (id INT PRIMARY KEY)")
    was = state(database)
    with (
        holding_an_order(database) as other,
        other.cursor() as cursor,
        piped(database, seed.up, client, force) as process,
    ):
        # the transaction that has changed fewer rows is the victim
        cursor.execute("INSERT INTO heavy VALUES " + ", ".join(f"({number})" for number in range(3000)))
        assert wait_for(lambda: running(database, "INSERT INTO `orders`")), (
            "the script does not wait for the other session"
        )
        cursor.execute("SELECT COUNT(*) FROM vendors WHERE id = 1 FOR UPDATE")
        output, errors = process.communicate(timeout=HANGS_SECONDS)
        other.rollback()
    assert b"1213" in errors, errors
    assert b" APPLIED" not in output.replace(b"NOT APPLIED", b"")
    assert_nothing_happened(database, was)


@CLIENT_AND_SEED
@CLIENTS
@pytest.mark.parametrize("which", list(SEEDS))
def test_a_client_killed_midway_leaves_nothing(database: Database, client: str, which: str) -> None:
    """kill -9 of the client: the server rolls back and frees the lock; the next run works."""
    seed = SEEDS[which]()
    seed.load(database)
    was = state(database)
    with piped(database, before(seed.up, MIDDLE[which], SLOW), client) as process:
        assert wait_for(lambda: running(database, "DO SLEEP"))
        process.send_signal(signal.SIGKILL)
    assert_nothing_happened(database, was)
    assert_applies(database, seed, client)


@OWN_CLIENT
@CLIENTS
def test_of_two_runs_at_once_exactly_one_applies(database: Database, client: str) -> None:
    seed = wholesale()
    seed.load(database)
    with (
        gate(database) as (waits, release),
        piped(database, before(seed.up, MIDDLE["wholesale"], waits), client) as first,
    ):
        assert wait_for(lambda: running(database, WAITS))
        with piped(database, seed.up, "mysql") as second:
            results = [second.communicate(timeout=HANGS_SECONDS)]
        release()
        results.append(first.communicate(timeout=HANGS_SECONDS))
    assert [b" APPLIED" in output for output, _ in results] == [False, True], results
    refused = results[0][1]
    assert b"(busy)" in refused, refused
    assert applied(database) == [(seed.name, "applied")] and lock_is_free(database)
    assert_verified(database, seed)


@pytest.mark.by_turns("force", "seconds")
@FORCE
@pytest.mark.parametrize("seconds", [0.0, 0.02, 0.1])
def test_two_runs_without_the_lock_are_kept_apart_by_the_history(
    database: Database, force: bool, seconds: float
) -> None:
    """The advisory lock is for a readable refusal; where it does not work, the history's key keeps two runs apart."""
    seed = wholesale()
    seed.load(database)
    unlocked = replaced(seed.up, "GET_LOCK(IFNULL(@seed_lock_name, 'seedsql'), 0)", "1")
    unlocked = unlocked.replace("RELEASE_LOCK(@seed_lock_name)", "0")
    results: list[str] = []

    def run(script: str) -> None:
        results.append(database.run_script(script, force=force).stdout)

    threads = [
        threading.Thread(target=run, args=[script])
        for script in (unlocked, before(unlocked, FIRST, f"DO SLEEP({seconds});"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    said = sum(f"{seed.name} APPLIED" in output for output in results)
    # under --force the second run finds every row and the history as they should be, and says so
    assert said == 1 or (force and said == 2), results
    assert applied(database) == [(seed.name, "applied")] and rows(database, "payments") == 30
    assert_verified(database, seed)


# ---- the caller's session ------------------------------------------------------------------------------------------

SETTINGS = (
    "SELECT @@sql_mode, @@time_zone, @@foreign_key_checks, @@unique_checks, @@autocommit, @@innodb_lock_wait_timeout, "
    "@@lock_wait_timeout, @@sql_safe_updates, @@sql_select_limit, @@sql_big_selects, @@completion_type, @@wait_timeout, "
    "@@character_set_client, @@character_set_results, @@character_set_connection, @@collation_connection;\n"
)
SESSIONS: dict[str, tuple[str, tuple[str, ...]]] = {
    "nothing": ("", ()),
    "no mode": ("SET SESSION sql_mode = '';", ()),
    "NO_BACKSLASH_ESCAPES": ("SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES';", ()),
    "DigitalOcean": (f"SET SESSION sql_mode = '{DIGITALOCEAN_SQL_MODE}';", ()),
    "PIPES_AS_CONCAT and others": (
        "SET SESSION sql_mode = 'PIPES_AS_CONCAT,HIGH_NOT_PRECEDENCE,NO_UNSIGNED_SUBTRACTION,PAD_CHAR_TO_FULL_LENGTH';",
        (),
    ),
    "ORACLE": ("SET SESSION sql_mode = 'ORACLE,EMPTY_STRING_IS_NULL';", ()),
    "-U": ("", ("-U",)),
    "--show-warnings": ("", ("--show-warnings",)),
    "--binary-mode -vvv": ("", ("--binary-mode", "-vvv")),
    "latin1": ("", ("--default-character-set=latin1",)),
    "autocommit=0": ("SET SESSION autocommit = 0;", ()),
    "completion_type=RELEASE": (
        (
            "SET SESSION completion_type = 'RELEASE', SESSION foreign_key_checks = 0, SESSION unique_checks = 0, "
            "SESSION time_zone = '-05:30', SESSION sql_select_limit = 1;"
        ),
        (),
    ),
    "completion_type=CHAIN": ("SET SESSION completion_type = 'CHAIN', SESSION autocommit = 0;", ()),
    "SERIALIZABLE": ("SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE;", ()),
    "wait_timeout": (
        (
            "SET SESSION wait_timeout = 77, SESSION lock_wait_timeout = 3, SESSION innodb_lock_wait_timeout = 4, "
            "SESSION sql_safe_updates = 1, SESSION sql_big_selects = 0;"
        ),
        (),
    ),
}


# what the client's options are is seen with both clients, what SQL sets with the server's own
WAYS = [
    (session, client)
    for session, (_, args) in SESSIONS.items()
    for client in ("own", "other")
    if args or client == "own" or session in ("nothing", "DigitalOcean", "autocommit=0")
]


def test_any_session_gets_the_same_rows_and_its_settings_back(database: Database) -> None:
    """Up, verify and down in one session of every odd kind: the rows are those of a plain session."""
    seed = orchestra()
    seed.load(database)
    was = state(database)
    ways = [(session, client) for session, client in WAYS if session != "ORACLE" or database.kind == "mariadb"]
    assert len(ways) >= 18
    for session, client in ways:
        other = {"mysql": "mariadb", "mariadb": "mysql"}[database.kind]
        try:
            up_verify_and_down(database, seed, was, session, database.kind if client == "own" else other)
        except AssertionError as error:
            error.add_note(f"session {session!r}, the server's {client} client")
            raise


def up_verify_and_down(database: Database, seed: Seed, was: dict[str, str], session: str, client: str) -> None:
    prefix, args = SESSIONS[session]
    script = f"{prefix}\n{SETTINGS}\n{seed.up}\n{SETTINGS}\n{seed.verify}"
    done = database.run_script(script, client=client, args=["--skip-column-names", "--batch", *args])
    assert done.returncode == 0, done.stderr
    assert f"{seed.name} APPLIED" in done.stdout
    after = _known_rows(database, seed)
    assert state(database) | {"seedsql_history": ""} == after | {"seedsql_history": ""}
    if "vvv" not in session:
        checks = [line.split("\t") for line in done.stdout.splitlines() if re.search(r"\t\d+\t\d+\t[01]$", line)]
        assert len(checks) > 15 or "sql_select_limit" in prefix
        assert all(line[-1] == "1" for line in checks), [line for line in checks if line[-1] != "1"]
    down = f"{prefix}\n{SETTINGS}\n{seed.down}\n{SETTINGS}"
    gone = database.run_script(down, client=client, args=["--skip-column-names", "--batch", *args])
    assert gone.returncode == 0 and f"{seed.name} REMOVED" in gone.stdout, gone.stderr
    assert_nothing_happened(database, was)
    for output in (done.stdout, gone.stdout):
        settings = [cells for cells in map(_cells, output.splitlines()) if len(cells) == 16]
        assert len(settings) == 2 and settings[0] == settings[1], settings


def _cells(line: str) -> list[str]:
    """A row of a result, with tabs or, under -vvv, drawn as a table."""
    return [cell.strip() for cell in re.split(r"\t|\|", line.strip("|"))]


_KNOWN: dict[tuple[str, str], dict[str, str]] = {}


def _known_rows(database: Database, seed: Seed) -> dict[str, str]:
    """The digests of the tables after a run in a plain session, in a database of its own."""
    key = (database.kind, seed.name)
    if key not in _KNOWN:
        with database.server.database() as other:  # type: ignore[attr-defined]
            seed.load(other)
            assert other.run_script(seed.up).returncode == 0
            _KNOWN[key] = state(other)
    return _KNOWN[key]


def test_an_open_transaction_of_the_caller_is_refused(database: Database) -> None:
    """And never committed along with the seed."""
    seed = wholesale()
    seed.load(database)
    was = state(database)
    own = (
        "START TRANSACTION;\nINSERT INTO vendors (id, name, contact_name, contact_email, contact_phone, created_at) "
        "VALUES (900, 'Theirs', 'T', 't@example.com', '555-0100', '2020-01-01');\n"
    )
    for client, force in CLIENTS_AND_FORCE:
        for prefix in (own, "SET autocommit = 0;\n" + own.replace("START TRANSACTION;\n", "")):
            done = database.run_script(prefix + seed.up, client=client, force=force)
            assert ("(session)" if force else "1568") in done.stderr, (client, prefix, done.stderr)
            assert_nothing_happened(database, was, f"{client}, --force {force}, {prefix}")


def test_no_database_selected_is_refused(database: Database) -> None:
    seed = wholesale()
    seed.load(database)
    was = state(database)
    for client, force in CLIENTS_AND_FORCE:
        command = database.client_command(client, force=force)
        assert command.pop() == database.name
        for script in (seed.up, seed.down):
            done = subprocess.run(command, input=script.encode(), capture_output=True, env=environment(), check=False)
            assert b"(session)" in done.stderr, (client, force, done.stderr)
            assert_nothing_happened(database, was, f"{client}, --force {force}")


def test_a_read_only_session_without_a_history_leaves_nothing(database: Database) -> None:
    """Making the history table fails there; with the table in place, SET TRANSACTION READ WRITE works."""
    seed = wholesale()
    seed.load(database)
    was = state(database)
    for client, force in CLIENTS_AND_FORCE:
        done = database.run_script("SET SESSION TRANSACTION READ ONLY;\n" + seed.up, client=client, force=force)
        assert "1792" in done.stderr and "seedsql_history" not in database.tables(), (client, force, done)
        assert_nothing_happened(database, was, f"{client}, --force {force}")


@OWN_CLIENT
@CLIENTS
def test_a_user_with_five_privileges_is_enough(database: Database, client: str) -> None:
    seed = orchestra()
    seed.load(database)
    assert_applies(database.as_user("SELECT, INSERT, UPDATE, DELETE, CREATE"), seed, client)


def test_a_missing_privilege_leaves_nothing(database: Database) -> None:
    """CREATE for the history, which is there once it may be made; INSERT; UPDATE for the history's last word; SELECT."""
    seed = wholesale()
    seed.load(database)
    was = state(database)
    for privileges in (
        "SELECT, INSERT, UPDATE, DELETE",
        "SELECT, CREATE",
        "SELECT, INSERT, CREATE",
        "INSERT, UPDATE, DELETE, CREATE",
    ):
        user = database.as_user(privileges)
        for client, force in CLIENTS_AND_FORCE:
            done = user.run_script(seed.up, client=client, force=force)
            assert "APPLIED" not in done.stdout.replace("NOT APPLIED", ""), (privileges, client, force)
            assert_nothing_happened(database, was, f"{privileges}, {client}, --force {force}")


@CLIENTS
def test_a_history_that_cannot_roll_back_is_refused(database: Database, client: str) -> None:
    """A seedsql_history in another engine would keep a row of a seed that is not there."""
    seed = wholesale()
    seed.load(database)
    with database.admin() as connection, connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE seedsql_history (name VARCHAR(100) PRIMARY KEY, state VARCHAR(20), checksum CHAR(64), total_rows BIGINT, "
            "seed BIGINT UNSIGNED, row_checksums MEDIUMTEXT, made_by VARCHAR(40), applied_at DATETIME, applied_by VARCHAR(300)) ENGINE=MyISAM"
        )
    done = database.run_script(SPOILED["foreign key"][1](seed.up), client=client, force=True)
    assert "(schema): seedsql_history" in done.stderr, done.stderr
    done = database.run_script(seed.down, force=True)
    assert "(unapplied): no seedsql_history of this version" in done.stderr, done.stderr
    assert rows(database, "seedsql_history") == 0 and rows(database, "vendors") == 0
