"""The fixtures that every other test stands on: what they promise, on the real servers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pymysql
import pytest

from tests.servers import KINDS, Certificates, guard, installation
from tests.servers.shared import shared_server
from tests.waiting import wait_for

ROOT = Path(__file__).resolve().parent.parent
only_default = pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
each_kind = pytest.mark.parametrize("kind", KINDS)
each_client = pytest.mark.parametrize("client", KINDS)


def test_the_server_is_what_it_is_called(database):
    ((version,),) = database.query("SELECT VERSION()")
    assert ("MariaDB" in version) == (database.kind == "mariadb")
    assert tuple(int(part) for part in version.split("-")[0].split(".")[:2]) >= (8, 0)


def test_every_new_connection_has_the_mode(database, sql_mode):
    ((mode, packet),) = database.query("SELECT @@SESSION.sql_mode, @@max_allowed_packet")
    modes = set(mode.split(","))
    assert ({"ANSI_QUOTES", "PIPES_AS_CONCAT", "STRICT_ALL_TABLES"} <= modes) == (sql_mode == "digitalocean")
    assert "STRICT_TRANS_TABLES" in modes or sql_mode == "digitalocean"
    if sql_mode == "digitalocean":
        assert packet == 67108864
        assert database.query("SELECT 1 AS \"a\", 'x' || 'y'") == [(1, "xy")]


@pytest.mark.parametrize("server", ["mysql"], indirect=True)
def test_digitalocean_demands_primary_keys(database, sql_mode):
    if sql_mode == "default":
        database.query("CREATE TABLE keyless (a INT)")
        return
    with pytest.raises(pymysql.err.OperationalError) as caught:
        database.query("CREATE TABLE keyless (a INT)")
    assert caught.value.args[0] == 3750  # ER_TABLE_WITHOUT_PK


@only_default
def test_the_user_may_do_everything_in_the_database_and_nothing_outside(database):
    database.query("CREATE TABLE t (id INT PRIMARY KEY)")
    database.query(f"CREATE DATABASE {database.name}_second")
    for forbidden in ("CREATE DATABASE elsewhere", "SET GLOBAL sql_mode = ''", "CREATE USER stranger"):
        with pytest.raises(pymysql.err.OperationalError) as caught:
            database.query(forbidden)
        assert caught.value.args[0] in (1044, 1227)  # access denied to the database, or a privilege is missing


@only_default
def test_mysql_users_log_in_by_caching_sha2_password(database):
    with database.admin() as connection, connection.cursor() as cursor:
        cursor.execute("SELECT plugin FROM mysql.user WHERE User = %s", [database.user])
        (plugin,) = cursor.fetchone()
    assert plugin == ("caching_sha2_password" if database.kind == "mysql" else "mysql_native_password")


@only_default
def test_a_user_with_few_privileges(database):
    database.query("CREATE TABLE t (id INT PRIMARY KEY)")
    reader = database.as_user("SELECT")
    assert reader.query("SELECT * FROM t") == []
    with pytest.raises(pymysql.err.OperationalError) as caught:
        reader.query("INSERT INTO t VALUES (1)")
    assert caught.value.args[0] == 1142  # ER_TABLEACCESS_DENIED_ERROR


@only_default
def test_databases_are_dropped_with_their_users_and_connections(server):
    with server.database() as database:
        database.query(f"CREATE DATABASE {database.name}_second")
        database.as_user("SELECT").query("SELECT 1")
        open_transaction = database.connect(autocommit=False)
        open_transaction.query("SELECT 1")
    with server.admin() as connection, connection.cursor() as cursor:
        cursor.execute("SHOW DATABASES")
        assert not [name for (name,) in cursor.fetchall() if name.startswith(database.name)]
        cursor.execute("SELECT User FROM mysql.user")
        assert not [name for (name,) in cursor.fetchall() if name.startswith(database.name)]


@only_default
def test_databases_are_dropped_while_others_run_statements_with_emoji(server):
    """On MySQL such a statement makes every look into information_schema.PROCESSLIST fail."""
    with server.database() as occupied, occupied.connect() as connection:
        # Sent, and not read: the statement runs while the other database goes.
        connection._execute_command(3, "SELECT SLEEP(1), '🐢'".encode())
        with server.database() as other:
            pass
    with server.admin() as connection, connection.cursor() as cursor:
        cursor.execute("SHOW DATABASES LIKE %s", [other.name])
        assert cursor.fetchall() == ()


@each_client
def test_a_piped_script_arrives_byte_for_byte(database, client, tmp_path):
    text = "CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(20)) CHARACTER SET utf8mb4;\n"
    (tmp_path / "script.sql").write_text(text + "SET NAMES utf8mb4;\nINSERT INTO t VALUES (1, 'żółw 🐢');\n")
    done = database.run_script(tmp_path / "script.sql", client)
    assert (done.returncode, done.stderr) == (0, "")
    assert database.query("SELECT v FROM t") == [("żółw 🐢",)]
    asked = database.run_script("SELECT COUNT(*) AS n FROM t;\n", client, args=["--batch"])
    assert asked.stdout == "n\n1\n"


@only_default
@each_client
def test_a_failing_script_stops_the_client_and_force_goes_on(database, client):
    database.query("CREATE TABLE t (id INT PRIMARY KEY)")
    script = "INSERT INTO t VALUES (1);\nINSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);\n"
    stopped = database.run_script(script, client)
    assert stopped.returncode == 1
    assert "ERROR 1062 (23000) at line 2" in stopped.stderr
    assert database.query("SELECT id FROM t") == [(1,)]
    forced = database.run_script(script, client, force=True)
    assert forced.returncode == 0
    assert database.query("SELECT id FROM t") == [(1,), (2,)]


@only_default
def test_each_kind_has_its_own_client(database):
    vendors = {
        client: subprocess.run(
            [*database.client_command(client)[:-1], "--version"], capture_output=True, text=True, check=True
        ).stdout
        for client in KINDS
    }
    assert "MariaDB" in vendors["mariadb"]
    assert "MariaDB" not in vendors["mysql"]


@only_default
def test_the_password_is_in_no_command_line(database):
    assert database.password not in " ".join(database.client_command("mysql") + database.client_command("mariadb"))


@only_default
def test_checksum_tells_any_change_of_a_row_and_ignores_order(database):
    database.query("CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(9), b VARCHAR(9))")
    database.query("CREATE TABLE `odd``name` (id INT PRIMARY KEY)")
    seen = {database.checksum()["t"]}
    assert database.checksum()["odd`name"].startswith("0:")
    for change in (
        "INSERT INTO t VALUES (2, 'x', NULL)",
        "UPDATE t SET a = NULL, b = 'x'",
        "UPDATE t SET b = 'X'",
        "INSERT INTO t VALUES (1, NULL, '')",
    ):
        database.query(change)
        seen.add(database.checksum()["t"])
    assert len(seen) == 5
    before = database.checksum()
    database.query("DELETE FROM t")
    database.query("INSERT INTO t VALUES (1, NULL, ''), (2, NULL, 'X')")
    assert database.checksum() == before


@each_kind
def test_a_server_of_its_own_keeps_what_was_committed_and_takes_other_options_at_a_restart(start_server, kind):
    own = start_server(kind, {"sql_mode": "NO_ENGINE_SUBSTITUTION"})
    settings = "SELECT @@GLOBAL.sql_mode, @@GLOBAL.time_zone"
    with pytest.raises(pymysql.err.OperationalError) as nobody_is_root_by_tcp:
        pymysql.connect(host="127.0.0.1", port=own.port, user="root")
    assert nobody_is_root_by_tcp.value.args[0] in (1045, 1130)  # access denied, or host not allowed
    with own.database() as database:
        assert database.query(settings) == [("NO_ENGINE_SUBSTITUTION", "SYSTEM")]
        database.query("CREATE TABLE t (id INT PRIMARY KEY)")
        database.query("INSERT INTO t VALUES (1)")
        with database.connect(autocommit=False) as connection, connection.cursor() as cursor:
            cursor.execute("INSERT INTO t VALUES (2)")
            own.kill()
        assert not own.running
        own.restart({"sql_mode": None, "default_time_zone": "-03:30"})
        assert database.query("SELECT id FROM t") == [(1,)]
        ((mode, zone),) = database.query(settings)
        assert "STRICT_TRANS_TABLES" in mode and zone == "-03:30"


@each_kind
def test_a_server_of_its_own_speaks_tls_with_certificates_of_its_own(start_server, kind, tmp_path):
    ours, strangers = Certificates.create(tmp_path / "ours"), Certificates.create(tmp_path / "strangers")
    own = start_server(kind, ours.options | {"require_secure_transport": "ON"})
    with own.database() as database:
        trusting = {"ssl_ca": str(ours.authority), "ssl_verify_cert": True, "ssl_verify_identity": True}
        with database.connect(**trusting) as connection, connection.cursor() as cursor:
            cursor.execute("SHOW STATUS LIKE 'Ssl_cipher'")
            assert cursor.fetchone()[1]
        assert database.query("SELECT 1") == [(1,)]
        with pytest.raises(pymysql.err.OperationalError, match=r"(?i)certificate"):
            database.connect(ssl_ca=str(strangers.authority), ssl_verify_cert=True)


def test_a_server_that_cannot_start_shows_its_log(start_server):
    with pytest.raises(Exception, match=r"no.such.option"):
        start_server("mariadb", {"no_such_option": "1"})


@each_kind
def test_a_server_ends_with_its_owner_though_the_owner_is_killed(kind, tmp_path):
    """kill -9 of a test run leaves no server and no data behind."""
    installation.find(kind)
    code = (
        "import sys, time, tempfile; from tests.servers import Server; "
        "server = Server.start(sys.argv[1], tempfile.mkdtemp(prefix='seedsql-own-')); "
        "print(server.pid, server.directory, flush=True); time.sleep(600)"
    )
    owner = subprocess.Popen([sys.executable, "-c", code, kind], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        line = owner.stdout.readline()
    finally:
        owner.kill()
        owner.wait()
    pid, directory = line.split()
    assert wait_for(lambda: not guard.alive(int(pid)) and not os.path.exists(directory))


@each_kind
def test_a_server_named_by_url_is_used_as_it_is(start_server, kind, tmp_path, monkeypatch):
    """Nothing is started; the mode is set on it while the tests use it, and put back."""
    own = start_server(kind, {"sql_mode": "NO_ENGINE_SUBSTITUTION"})
    with own.admin() as connection, connection.cursor() as cursor:
        cursor.execute("CREATE USER 'manager'@'127.0.0.1' IDENTIFIED BY 'p@ss/word'")
        cursor.execute("GRANT ALL PRIVILEGES ON *.* TO 'manager'@'127.0.0.1' WITH GRANT OPTION")
    monkeypatch.setenv(f"SEEDSQL_TEST_{kind.upper()}_URL", f"mysql://manager:p%40ss%2Fword@127.0.0.1:{own.port}/")
    here = shared_server(tmp_path, os.getpid(), kind, "digitalocean", may_install=False)
    with here as server, server.database() as database:
        ((mode, port),) = database.query("SELECT @@sql_mode, @@port")
        assert "ANSI_QUOTES" in mode
        assert port == own.port
        assert database.run_script("SELECT 1;\n").returncode == 0
    with own.admin() as connection, connection.cursor() as cursor:
        cursor.execute("SELECT @@GLOBAL.sql_mode")
        assert cursor.fetchone() == ("NO_ENGINE_SUBSTITUTION",)
    assert not list(tmp_path.glob("*.json"))


def test_a_server_that_cannot_be_had_is_skipped_with_the_reason_or_fails_where_servers_are_required(tmp_path):
    """CI sets SEEDSQL_REQUIRE_SERVERS: there a missing server is a failure."""
    for kind in KINDS:
        installation.find(kind)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "-n",
        "0",
        "-rs",
        "tests/test_servers.py::test_the_server_is_what_it_is_called",
    ]
    nowhere = {
        **os.environ,
        "SEEDSQL_TEST_MYSQL_URL": "mysql://root@127.0.0.1:1/",
        "SEEDSQL_TEST_MARIADB_URL": "mysql://root@127.0.0.1:1/",
        "SEEDSQL_MATRIX": "pairs",
    }
    skipped = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env=nowhere | {"SEEDSQL_REQUIRE_SERVERS": "0"}
    )
    assert skipped.returncode == 0
    assert "2 skipped, 2 deselected" in skipped.stdout
    assert "SEEDSQL_TEST_MYSQL_URL at 127.0.0.1:1 refused a connection" in skipped.stdout
    full = nowhere | {"SEEDSQL_REQUIRE_SERVERS": "1", "SEEDSQL_MATRIX": "full"}
    failed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=full)
    assert failed.returncode == 1
    assert "4 errors" in failed.stdout
