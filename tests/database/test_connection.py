"""A connection is had with patience and with the safety that was asked for, or refused with what to check."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from cryptography.hazmat.primitives import serialization

from seedsql.database import connection as connection_module
from seedsql.database import errnos
from seedsql.database.connection import connect
from seedsql.database.url import parse_url
from seedsql.errors import ConnectionOptionError, DatabaseUnreachable, StatementFailed
from tests.conftest import REQUIRED
from tests.servers import KINDS, Certificates, Server, install
from tests.servers.server import free_port
from tests.waiting import wait_for

only_default = pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
each_kind = pytest.mark.parametrize("kind", KINDS)
OWN = pytest.mark.xdist_group("own servers")
"""Sets what others must not see, on a server of this module's own."""


class Patience:
    """Stands for sleep and log: remembers both, and does something at the first pause."""

    def __init__(self, first=lambda: None) -> None:
        self.first = first
        self.pauses: list[float] = []
        self.messages: list[str] = []

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        if len(self.pauses) == 1:
            self.first()

    def log(self, message: str) -> None:
        self.messages.append(message)


@pytest.fixture(scope="module")
def own_servers(tmp_path_factory) -> Iterator[Callable[[str], tuple[Server, Certificates]]]:
    """``own_servers(kind)`` is a server, started at the first call, and the certificates that it offers."""
    made: dict[str, tuple[Server, Certificates]] = {}

    def own(kind: str) -> tuple[Server, Certificates]:
        if kind not in made:
            if REQUIRED:
                install(kind)
            certificates = Certificates.create(tmp_path_factory.mktemp("certificates"))
            # A short path: a socket's may have 107 characters.
            made[kind] = Server.start(kind, tempfile.mkdtemp(prefix="seedsql-own-"), certificates.options), certificates
        return made[kind]

    yield own
    for server, _ in made.values():
        server.remove()


@contextmanager
def globally(server: Server, setting: str, value: object) -> Iterator[None]:
    """The server's global variable ``setting`` is ``value`` for a while."""

    def put(wanted: object) -> object:
        with server.admin() as admin, admin.cursor() as cursor:
            cursor.execute(f"SELECT @@GLOBAL.{setting}")
            (before,) = cursor.fetchone()
            cursor.execute(f"SET GLOBAL {setting} = %s", [wanted])
        return before

    before = put(value)
    try:
        yield
    finally:
        put(before)


@pytest.fixture
def stranger() -> Iterator:
    """``stranger(answer)`` is a port where something that is not MySQL sends ``answer`` and hangs up (None: it keeps
    the connection and says nothing)."""
    listener = socket.create_server(("127.0.0.1", 0))
    kept = []

    def serve(answer: bytes | None) -> int:
        def loop() -> None:
            while True:
                try:
                    peer, _ = listener.accept()
                except OSError:
                    return
                if answer is None:
                    kept.append(peer)
                    continue
                peer.sendall(answer)
                peer.close()

        threading.Thread(target=loop, daemon=True).start()
        return listener.getsockname()[1]

    yield serve
    listener.close()
    for peer in kept:
        peer.close()


def refused(url: str, patience: Patience | None = None, attempts: int = 3, **arguments) -> DatabaseUnreachable:
    patience = patience or Patience()
    with pytest.raises(DatabaseUnreachable) as caught:
        connect(parse_url(url, **arguments), attempts=attempts, sleep=patience.sleep, log=patience.log)
    assert caught.value.exit_code == 69
    assert caught.value.hint
    return caught.value


@only_default
def test_a_session_is_in_utf8mb4_and_takes_one_statement_at_a_time(database, connection):
    assert connection.query("SELECT %s, @@character_set_client", ["žluť 🐢 %"]) == [("žluť 🐢 %", "utf8mb4")]
    assert connection.query("SELECT DATABASE()") == [(database.name,)]
    assert connection.run("SELECT '100%' AS `a`").rows == (("100%",),)
    with pytest.raises(StatementFailed) as caught:
        connection.run("SELECT 1; SELECT 2")
    assert (caught.value.errno, caught.value.sqlstate) == (errnos.ER_PARSE, "42000")


@OWN
@each_kind
def test_autocommit_is_as_the_server_has_it(own_servers, kind):
    own, _ = own_servers(kind)
    with globally(own, "autocommit", 0), own.database() as database, connect(parse_url(database.url)) as session:
        assert session.query("SELECT @@SESSION.autocommit") == [(0,)]


@only_default
def test_what_refuses_is_tried_again_with_growing_pauses(database):
    patience = Patience()
    error = refused(f"mysql://u:sEcret7@127.0.0.1:{free_port()}/d", patience, attempts=4)
    assert "refused the connection (4 attempts)" in str(error)
    assert patience.pauses == [0.5, 1.0, 2.0]
    assert len(patience.messages) == 3
    assert patience.messages[0].startswith("attempt 1 of 4: 127.0.0.1:")
    assert "sEcret7" not in "".join(patience.messages)


@OWN
@each_kind
def test_a_server_that_starts_up_meanwhile_is_had(own_servers, kind):
    own, _ = own_servers(kind)
    with own.database() as database:
        target = parse_url(database.url)
        own.kill()
        patience = Patience(own.restart)
        with connect(target, sleep=patience.sleep, log=patience.log) as session:
            assert session.query("SELECT 1") == [(1,)]
        assert len(patience.pauses) == 1


@OWN
@each_kind
def test_too_many_connections_pass(own_servers, kind):
    own, _ = own_servers(kind)
    # The administrator's session is opened before: the servers keep one more for it, but that may be taken as well.
    with (
        globally(own, "max_connections", 10),
        own.database() as database,
        own.admin() as admin,
        admin.cursor() as cursor,
    ):
        others = []
        with pytest.raises(DatabaseUnreachable, match=r"no connection left.*1040"):
            others.extend(connect(parse_url(database.url), attempts=1) for _ in range(11))

        def release() -> None:
            for each in others:
                each.close()
            # the server takes a while to count them out
            assert wait_for(lambda: cursor.execute("SHOW PROCESSLIST") < 5)

        patience = Patience(release)
        with connect(parse_url(database.url), sleep=patience.sleep, log=patience.log) as session:
            assert session.query("SELECT 1") == [(1,)]
        assert "1040" in patience.messages[0]


@only_default
def test_access_denied_is_not_tried_again_and_shows_no_password(database):
    patience = Patience()
    error = refused(database.url.replace(database.password, "sEcret7"), patience)
    assert "denied access to user" in str(error)
    assert "1045" in str(error)
    assert "percent-encoded" in error.hint
    assert patience.pauses == []
    shown = "".join(traceback.format_exception(error))
    assert "sEcret7" not in shown + repr(error)


@only_default
def test_an_unknown_database_is_not_tried_again(database):
    patience = Patience()
    error = refused(database.url + "_missing", patience)
    assert f"no database '{database.name}_missing'" in str(error)
    assert "1049" in str(error)
    assert patience.pauses == []


@only_default
def test_a_database_of_others_is_denied(database):
    error = refused(database.url.rpartition("/")[0] + "/mysql")
    assert "may not use database 'mysql'" in str(error)
    assert "1044" in str(error)


def test_a_host_name_that_nobody_knows():
    error = refused("mysql://u@seedsql.invalid/d", attempts=1)
    assert "host name seedsql.invalid cannot be resolved" in str(error)


def test_a_host_that_says_nothing_is_given_up(stranger, monkeypatch):
    monkeypatch.setattr(connection_module, "CONNECT_SECONDS", 0.2)
    patience = Patience()
    error = refused(f"mysql://u@127.0.0.1:{stranger(None)}/d", patience)
    assert "did not answer in time" in str(error)
    assert "trusted sources" in error.hint
    assert len(patience.pauses) == 2


@pytest.mark.parametrize(
    "answer",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
        b"\x05\0\0\0\x0ahell",
        b"220 smtp ready\r\n" * 40,
    ],
)
def test_what_is_not_a_mysql_server_is_called_so(stranger, answer):
    error = refused(f"mysql://u@127.0.0.1:{stranger(answer)}/d")
    assert "is not a MySQL server" in str(error) or "closed the connection" in str(error)


def test_a_server_that_hangs_up_is_tried_again(stranger):
    patience = Patience()
    error = refused(f"mysql://u@127.0.0.1:{stranger(b'')}/d", patience)
    assert "closed the connection while greeting" in str(error)
    assert len(patience.pauses) == 2


@only_default
def test_the_time_limit_is_for_the_greeting_and_not_for_statements(target):
    with connect(target) as session:
        session.query("SELECT 1")
        assert session._raw._read_timeout == connection_module.QUESTION_SECONDS > connection_module.CONNECT_SECONDS


@only_default
def test_a_dead_peer_is_noticed_by_keepalive(target):
    with connect(target) as session:
        assert session._raw._sock.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
        if hasattr(socket, "TCP_KEEPIDLE"):
            assert session._raw._sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 60


@only_default
def test_a_socket_is_a_way_in_too(database):
    path = f"{database.server.directory}/socket"
    with connect(parse_url(f"mysql://{database.user}:{database.password}@/{database.name}?socket={path}")) as session:
        assert session.query("SELECT DATABASE()") == [(database.name,)]
    assert "there is no socket /nowhere" in str(refused("mysql://u@/d?socket=/nowhere"))


@only_default
def test_any_password_logs_in(database):
    """PyMySQL alone fails on what is not Latin-1."""
    password = "žluť @:/?#[]%&='\"\\ 🐢"
    with database.admin() as admin, admin.cursor() as cursor:
        cursor.execute(f"ALTER USER `{database.user}`@`%%` IDENTIFIED BY %s", [password])
    location = f"{database.host}:{database.port}/{database.name}"
    with connect(parse_url(f"mysql://{database.user}:{quote(password, safe='')}@{location}")) as session:
        assert session.query("SELECT 1") == [(1,)]
        assert password not in repr(session)


@only_default
def test_a_lost_connection_is_an_error_and_not_a_new_session(database, connection, open_connection):
    other = open_connection()
    other.run(f"KILL {connection.connection_id()}")
    with pytest.raises(StatementFailed) as caught:
        connection.query("SELECT 1")
    assert errnos.is_lost(caught.value.errno)
    with pytest.raises(StatementFailed) as caught:
        connection.query("SELECT 1")
    assert errnos.is_lost(caught.value.errno)
    connection.close()
    connection.close()


@only_default
@pytest.mark.parametrize("call", ["run", "load"])
def test_ctrl_c_between_a_question_and_its_answer_ends_the_connection(connection, monkeypatch, call):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(connection._raw, "_read_packet", interrupted)
    with pytest.raises(KeyboardInterrupt):
        connection.run("DO 1") if call == "run" else connection.load("DO 1", "rows", [])
    assert not connection.is_open


def test_variables_are_set_whatever_their_characters(connection):
    connection.run("SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES'")
    connection.set_variables({"seedsql_a": 'it\'s \\ "so" %s', "seedsql_b": 7, "seedsql_c": None})
    assert connection.query("SELECT @seedsql_a, @seedsql_b, @seedsql_c") == [('it\'s \\ "so" %s', 7, None)]
    connection.set_variables({})


@OWN
@each_kind
def test_tls_does_what_its_mode_says(own_servers, kind, tmp_path):
    own, certificates = own_servers(kind)
    strangers = Certificates.create(tmp_path / "strangers")
    ca, wrong = quote(str(certificates.authority)), quote(str(strangers.authority))
    with own.database() as database:

        def cipher(settings: str, **arguments) -> str:
            with connect(parse_url(f"{database.url}?{settings}", **arguments), attempts=1) as session:
                return session.query("SHOW STATUS LIKE 'Ssl_cipher'")[0][1]

        for settings in (
            "",
            "ssl-mode=PREFERRED",
            "ssl-mode=REQUIRED",
            f"ssl-mode=VERIFY_CA&ssl-ca={ca}",
            f"ssl-mode=VERIFY_IDENTITY&ssl-ca={ca}",
            f"ssl-mode=REQUIRED&ssl-ca={ca}",
        ):
            assert cipher(settings), settings
        # not before a login by TLS: the server would ask for the password itself
        assert cipher("ssl-mode=DISABLED") == ""
        text = certificates.authority.read_text()
        for spelled in (text, text.replace("\n", "\\n"), str(certificates.authority)):
            assert cipher("ssl-mode=VERIFY_IDENTITY", ca=spelled)
        for settings in (f"ssl-mode=VERIFY_CA&ssl-ca={wrong}", f"ssl-mode=REQUIRED&ssl-ca={wrong}"):
            error = refused(f"{database.url}?{settings}")
            assert "cannot be verified" in str(error)
            assert "this cluster's" in error.hint
        patience = Patience()
        error = refused(f'{database.url}?ssl={{"rejectUnauthorized":true}}', patience)
        assert "give the provider's CA certificate" in error.hint
        assert patience.pauses == []


@each_kind
def test_a_certificate_for_another_host_is_refused_by_verify_identity_only(start_server, kind, tmp_path):
    elsewhere = Certificates.create(tmp_path / "elsewhere", hosts=("db.example.com",), addresses=())
    own = start_server(kind, elsewhere.options)
    with own.database() as database:
        error = refused(f"{database.url}?ssl-mode=VERIFY_IDENTITY&ssl-ca={elsewhere.authority}")
        assert "is for another host" in str(error)
        assert "VERIFY_CA" in error.hint
        with connect(parse_url(f"{database.url}?ssl-mode=VERIFY_CA&ssl-ca={elsewhere.authority}")) as session:
            assert session.query("SELECT 1") == [(1,)]


def test_a_server_without_tls_is_refused_when_tls_is_demanded(start_server):
    own = start_server("mariadb")
    with own.database() as database:
        for mode in ("REQUIRED", "VERIFY_CA", "VERIFY_IDENTITY"):
            error = refused(f"{database.url}?ssl-mode={mode}")
            assert "offers no TLS" in str(error)
            assert mode in str(error)
        with connect(parse_url(database.url)) as session:
            assert session.query("SELECT 1") == [(1,)]


@OWN
@each_kind
def test_a_server_that_demands_tls_says_so(own_servers, kind):
    own, _ = own_servers(kind)
    with globally(own, "require_secure_transport", 1), own.database() as database:
        connect(parse_url(database.url), attempts=1).close()  # MySQL looks at the password first
        error = refused(f"{database.url}?ssl-mode=DISABLED")
        assert ("demands TLS (3159" if kind == "mysql" else "1045") in str(error)
        assert "ssl-mode=VERIFY_IDENTITY" in error.hint
        with connect(parse_url(database.url)) as session:
            assert session.query("SELECT 1") == [(1,)]


@pytest.mark.parametrize(
    ("ca", "says"),
    [
        ("/nowhere/ca.pem", "/nowhere/ca.pem cannot be used: No such file"),
        ("-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n", "given as text cannot be used"),
        (__file__, f"{re.escape(__file__)} cannot be used: no certificate or crl found"),
    ],
)
def test_a_ca_that_cannot_be_read_is_a_setting_that_is_wrong(ca, says):
    with pytest.raises(ConnectionOptionError, match=says):
        connect(parse_url("mysql://u@127.0.0.1:1/d?ssl-mode=VERIFY_CA", ca=ca), attempts=1)


def test_a_client_certificate_that_cannot_be_used_is_named_with_the_reason(tmp_path):
    certificates = Certificates.create(tmp_path / "ours")
    other = Certificates.create(tmp_path / "other")
    encrypted, cut = tmp_path / "encrypted.pem", tmp_path / "cut.pem"
    key = serialization.load_pem_private_key(certificates.key.read_bytes(), None)
    encrypted.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(b"phrase"),
        )
    )
    cut.write_bytes(certificates.certificate.read_bytes()[:200])
    for certificate, client_key, says in [
        (certificates.certificate, other.key, f"key {other.key} cannot be used: key values mismatch"),
        (certificates.certificate, encrypted, f"key {encrypted} is encrypted with a pass phrase"),
        (cut, certificates.key, f"certificate {cut} cannot be used: it is no PEM file of that kind, or damaged"),
        (certificates.certificate, cut, f"key {cut} cannot be used: it is no PEM file of that kind, or damaged"),
        (certificates.certificate, tmp_path / "none.pem", "none.pem cannot be used: No such file or directory"),
    ]:
        url = f"mysql://u@127.0.0.1:1/d?ssl-mode=REQUIRED&ssl-cert={certificate}&ssl-key={client_key}"
        with pytest.raises(ConnectionOptionError, match=f"the client .*{re.escape(says)}$"):
            connect(parse_url(url), attempts=1)


def test_pymysql_is_loaded_by_the_first_connection_only():
    modules = sorted(path.stem for path in (Path(connection_module.__file__).parent).glob("*.py"))
    assert len(modules) > 10
    code = "\n".join(f"import seedsql.database.{name}" for name in modules if name not in ("__init__", "protocol"))
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print('pymysql' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"
