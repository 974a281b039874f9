"""The seed lock: found with its holder, and freed by ending the holder's session, by whoever may do that."""

from __future__ import annotations

import re
import threading
from contextlib import suppress

import pymysql
import pytest

from seedsql.database.connection import connect
from seedsql.database.lock import end_holder, lock_status
from seedsql.database.url import parse_url
from seedsql.errors import GuardError, StatementFailed
from seedsql.printable import UNPRINTABLE
from tests.waiting import wait_for

from .conftest import SCRIPTS

pytestmark = pytest.mark.parametrize("sql_mode", ["default"], indirect=True)


def take(connection) -> int:
    assert connection.query("SELECT GET_LOCK(%s, 0)", [lock_status(connection).name]) == [(1,)]
    return connection.connection_id()


def wait_until_free(connection) -> None:
    assert wait_for(lambda: lock_status(connection).holder is None)


def test_the_name_is_the_scripts_own(database, connection):
    """The statement of the script, run as it stands there."""
    line = next(
        line
        for line in (SCRIPTS / "0001_library.up.sql").read_text().splitlines()
        if line.startswith("SET @seedsql_lock_name")
    )
    connection.run(line.removesuffix(";"))
    ((name,),) = connection.query("SELECT @seedsql_lock_name")
    status = lock_status(connection)
    assert (status.name, status.holder, status.session) == (name, None, None)
    assert re.fullmatch(rf"seedsql:{database.name}:\d+", name)


def test_a_long_name_in_capitals_fits_and_is_folded(database):
    long = f"{database.name}_" + "X" * (64 - len(database.name) - 1)
    database.query(f"CREATE DATABASE `{long}`")
    with connect(parse_url(f"{database.url.rpartition('/')[0]}/{long}")) as connection:
        name = lock_status(connection).name
        assert len(name) <= 64
        assert name == name.lower()
        take(connection)
        assert lock_status(connection).holder == connection.connection_id()


def test_the_holder_is_shown_with_user_and_statement(database, open_connection):
    holder = open_connection()
    number = take(holder)
    watcher = open_connection()
    # The server sends a result before it turns its session to Sleep: for a moment it still shows Query.
    assert wait_for(lambda: lock_status(watcher).session.command == "Sleep")
    status = lock_status(watcher)
    assert status.holder == number
    assert status.session.user == database.user
    assert status.session.seconds >= 0


def test_two_databases_have_two_locks(database, connection):
    database.query(f"CREATE DATABASE {database.name}_second")
    take(connection)
    with connect(parse_url(f"{database.url}_second")) as second:
        assert lock_status(second).holder is None
        take(second)


def test_ending_the_holder_frees_the_lock(open_connection):
    holder, other = open_connection(), open_connection()
    number = take(holder)
    assert end_holder(other, number) is True
    wait_until_free(other)
    with pytest.raises(StatementFailed):
        holder.query("SELECT 1")
    assert end_holder(other, number) is False


def test_a_connection_that_does_not_hold_the_lock_is_not_ended(open_connection):
    innocent, other = open_connection(), open_connection()
    assert end_holder(other, innocent.connection_id()) is False
    assert innocent.query("SELECT 1") == [(1,)]


def test_ones_own_session_is_not_ended(connection):
    number = take(connection)
    with pytest.raises(GuardError, match="is this one"):
        end_holder(connection, number)
    assert connection.query("SELECT 1") == [(1,)]


def test_another_users_session_is_refused_with_the_ways_that_work(database, open_connection):
    """As on DigitalOcean: doadmin sees the holder and may not end it."""
    holder = open_connection()
    number = take(holder)
    other = database.as_user("SELECT")
    with connect(parse_url(other.url)) as stranger:
        assert lock_status(stranger).holder == number
        assert lock_status(stranger).session is None
        with pytest.raises(GuardError, match=r"may not end it .*1095") as caught:
            end_holder(stranger, number)
    assert other.user in str(caught.value)
    assert "wait_timeout" in caught.value.hint
    assert "ALTER USER" in caught.value.hint
    assert holder.query("SELECT 1") == [(1,)]


@pytest.mark.parametrize("server", ["mysql"], indirect=True)
def test_who_may_see_all_sessions_is_told_the_owner(database, open_connection):
    holder = open_connection()
    number = take(holder)
    other = database.as_user("SELECT")
    with database.server.admin() as admin, admin.cursor() as cursor:
        cursor.execute(f"GRANT PROCESS ON *.* TO `{other.user}`@`%`")
    with (
        connect(parse_url(other.url)) as stranger,
        pytest.raises(GuardError, match=f"belongs to user '{database.user}'"),
    ):
        end_holder(stranger, number)


@pytest.mark.parametrize("payload", [b"\x1b[2J\n\xe2\x81\xa6seedsql: error: forged", b"_binary '\xff\xfe\x00'"])
def test_a_holders_statement_is_shown_escaped(open_connection, payload):
    """Whatever bytes a session sends stand in the process list; none of them reaches a terminal."""
    holder, watcher = open_connection(), open_connection()
    number = take(holder)
    thread = threading.Thread(target=sleep_with, args=(holder, payload))
    thread.start()
    assert wait_for(lambda: (shown := lock_status(watcher).session) is not None and shown.command == "Query")
    session = lock_status(watcher).session
    assert session is not None
    watcher.run(f"KILL {number}")
    thread.join()
    assert (session.statement or "").startswith("SELECT")  # MySQL cuts it at a byte that is no text
    assert "\\n" not in (session.statement or "") and not UNPRINTABLE.search(
        "".join(map(str, session.to_dict().values()))
    )


def sleep_with(connection, payload: bytes) -> None:
    """Hold on for a while with a statement of these bytes, which PyMySQL sends as they are."""
    with suppress(pymysql.err.MySQLError):
        connection._raw.query(b"SELECT /* " + payload + b" */ SLEEP(100000)")
