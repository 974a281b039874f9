"""A server that misuses the protocol gets neither the password nor a file, and ends a run by a limit: exit code 69."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedsql.database import connection as connection_module
from seedsql.database.connection import connect
from seedsql.database.url import parse_url
from seedsql.errors import DatabaseUnreachable, StatementFailed
from tests.commands import run_command
from tests.database import hostile as other_side
from tests.database.hostile import hostile
from tests.servers import Certificates

PASSWORD = b"sEcret7-sEcret7"
ROOT = Path(__file__).resolve().parents[2]
CLEAR = ("mysql_clear_password", "dialog", "sha256_password", "mysql_old_password")


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates.create(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def short_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONNECT_SECONDS", "QUESTION_SECONDS", "STATEMENT_SECONDS"):
        monkeypatch.setattr(connection_module, name, 1.0)


def refusal(server: other_side.Hostile, settings: str = "", attempts: int = 1) -> DatabaseUnreachable:
    with pytest.raises(DatabaseUnreachable) as caught:
        connect(parse_url(server.url + settings), attempts=attempts, sleep=lambda _: None).close()
    assert PASSWORD not in server.received
    assert caught.value.hint
    assert "sEcret7" not in f"{caught.value} {caught.value.hint}"
    return caught.value


@pytest.mark.parametrize("settings", ["", "?ssl-mode=DISABLED", "?ssl-mode=PREFERRED"])
@pytest.mark.parametrize(
    "behaviour",
    [
        *(other_side.switches_to(method) for method in CLEAR),
        *(other_side.greets_with(method) for method in ("dialog", "mysql_clear_password")),
        other_side.full_authentication,
        other_side.full_authentication_after_switch,
    ],
)
def test_the_password_is_not_sent_without_tls(short_limits, behaviour, settings):
    with hostile(behaviour) as server:
        error = refusal(server, settings)
    assert "full authentication" in str(error) or "password itself" in str(error) or "in time" in str(error)


@pytest.mark.parametrize("settings", ["", "?ssl-mode=PREFERRED", "?ssl-mode=REQUIRED"])
@pytest.mark.parametrize("method", CLEAR)
@pytest.mark.parametrize("how", [other_side.switches_to, other_side.greets_with])
def test_the_password_is_not_sent_over_tls_that_nobody_verified(short_limits, certificates, how, method, settings):
    with hostile(how(method), certificates) as server:
        refusal(server, settings)


def test_full_authentication_over_unverified_tls_is_for_this_machine_only(short_limits, certificates, monkeypatch):
    """A server's own certificate cannot be verified; no one stands between two programs of one machine."""
    with hostile(other_side.full_authentication, certificates) as server:
        with pytest.raises(DatabaseUnreachable):
            connect(parse_url(f"{server.url}?ssl-mode=REQUIRED"), attempts=1)
        assert PASSWORD in server.received
    monkeypatch.setattr("seedsql.database.protocol.is_local", lambda host: False)
    with hostile(other_side.full_authentication, certificates) as server:
        error = refusal(server, "?ssl-mode=REQUIRED")
    assert "VERIFY_IDENTITY" in error.hint


@pytest.mark.parametrize("method", CLEAR[:3])
def test_a_verified_server_is_given_the_password(short_limits, certificates, method):
    with hostile(other_side.switches_to(method), certificates) as server:
        url = f"{server.url}?ssl-mode=VERIFY_IDENTITY&ssl-ca={certificates.authority}"
        with pytest.raises(DatabaseUnreachable):  # it says nothing more
            connect(parse_url(url), attempts=1)
        assert PASSWORD in server.received or method == "dialog"


@pytest.mark.parametrize(
    ("behaviour", "message"),
    [
        (other_side.silent, "did not answer in time"),
        (other_side.silent_after_greeting, "did not answer in time"),
        (other_side.drips, "did not answer in time"),
        (other_side.huge_packets, "longer than the 1 MiB"),
    ],
)
def test_a_login_ends_by_a_limit(short_limits, behaviour, message):
    with hostile(behaviour) as server:
        assert message in str(refusal(server, attempts=2))


@pytest.mark.parametrize(
    ("behaviour", "message"),
    [
        (other_side.wants_file, "LOCAL INFILE"),
        (other_side.agrees_to_everything, "no result set"),
        (other_side.silent_after_login, "2013"),
        (other_side.answers_with(b"\x01"), "in time|timed out"),
        (other_side.answers_with(b"\xfc"), "not MySQL's protocol"),
        (other_side.answers_with(b""), "not MySQL's protocol"),
        (other_side.answers_with(b"\xff"), "not MySQL's protocol|error None"),
        (other_side.answers_with(b"\x00\xfe"), "2013|not MySQL's protocol"),
        (other_side.answers_with(bytes(range(256)) * 40, 77), "sequence number"),
    ],
)
def test_an_answer_that_is_none_is_an_error_of_the_statement(short_limits, behaviour, message):
    with hostile(behaviour) as server, connect(parse_url(server.url), attempts=1) as session:
        with pytest.raises(StatementFailed, match=message) as caught:
            session.query("SELECT 1")
        assert caught.value.exit_code == 69
        assert not session.in_transaction
        assert b"root:" not in server.received


def test_an_answer_ends_by_a_limit(short_limits, monkeypatch):
    """Of many packets, each of them short."""
    monkeypatch.setattr(connection_module, "STATEMENT_BYTES", 1 << 20)
    behaviour = other_side.answers_rows(1, 8_000, b"x" * 200)
    with hostile(behaviour) as server, connect(parse_url(server.url), attempts=1) as session:
        assert len(session.read("SELECT 1").rows) == 8_000
        with pytest.raises(StatementFailed, match="longer than the 1 MiB that are read"):
            session.run("SELECT 1")


@pytest.mark.parametrize(
    "behaviour",
    [
        other_side.wants_file,
        other_side.agrees_to_everything,
        *(
            other_side.answers_rows(columns, rows)
            for columns, rows in ((1, 0), (1, 1), (2, 1), (2, 3), (3, 2), (11, 1))
        ),
        other_side.answers_rows(1, 1, b"17"),
        other_side.answers_rows(2, 1, b"\xff\xfe"),
    ],
)
@pytest.mark.parametrize(
    "command",
    [
        ["status"],
        ["unlock", "--yes"],
        ["verify", "0001_wholesale_small"],
        ["apply", "0001_wholesale_small", "--dry-run"],
    ],
)
def test_commands_end_with_an_error_of_the_server(behaviour, command, tmp_path):
    with hostile(behaviour) as server:
        ended = run_command(*command, env={"DATABASE_URL": server.url, "HOME": str(tmp_path)})
    # 77: the answer to "which tables are there" is a list of none
    assert ended.returncode == 69 or (ended.returncode == 77 and "found none" in ended.stderr), ended.stderr
    assert "bug of seedsql" not in ended.stderr


def test_a_server_gets_no_file_but_the_data_of_its_statement(short_limits) -> None:
    for ask in ("query", "load"):
        with (
            hostile(other_side.wants_file) as server,
            connect(parse_url(server.url), attempts=1, local_data=True) as session,
        ):
            with pytest.raises(StatementFailed, match="LOCAL INFILE"):
                session.query("SELECT 1") if ask == "query" else session.load("LOAD DATA", "seedsql-rows", [b"my rows"])
            assert not session.is_open
            assert b"root:" not in server.received and b"my rows" not in server.received
