"""Servers whose GET_LOCK does not keep two runs apart are recognised and refused before anything is sent."""

from __future__ import annotations

import pytest

from seedsql.database.applier import run_script
from seedsql.database.connection import connect
from seedsql.database.engine import classify, require_safe
from seedsql.database.url import parse_url
from seedsql.errors import GuardError

from .conftest import SCRIPTS


@pytest.mark.parametrize(
    ("version", "comment", "wsrep", "engine"),
    [
        ("8.0.35", "MySQL Community Server - GPL", False, "MySQL"),
        ("8.4.8", "Source distribution", False, "MySQL"),
        ("8.0.36-28", "Percona Server (GPL), Release 28", False, "MySQL"),
        ("10.11.19-MariaDB-0+deb12u1", "Debian 12", False, "MariaDB"),
        ("11.4.2-MariaDB", "mariadb.org binary distribution", False, "MariaDB"),
        ("10.11.19-MariaDB", "Debian 12", True, "Galera"),
        ("8.0.36-28.1", "Percona XtraDB Cluster (GPL)", True, "Galera"),
        ("8.0.11-TiDB-v7.5.0", "TiDB Server (Apache License 2.0)", False, "TiDB"),
        ("5.7.25", "TiDB Server (Apache License 2.0) Community Edition", False, "TiDB"),
        ("8.0.30-Vitess", "Version: 19.0.0", False, "Vitess"),
        ("8.0.34-PlanetScale", "", False, "Vitess"),
    ],
)
def test_a_server_is_known_by_what_it_says(version, comment, wsrep, engine):
    kind = classify(version, comment, wsrep=wsrep)
    assert kind.engine == engine
    if engine in ("MySQL", "MariaDB"):
        require_safe(kind)
    else:
        with pytest.raises(GuardError, match=engine) as caught:
            require_safe(kind)
        assert caught.value.reason == "session"


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_the_real_servers_are_known(database, connection):
    kind = connection.server_kind()
    assert kind.engine == {"mysql": "MySQL", "mariadb": "MariaDB"}[database.kind]
    assert kind.version == database.query("SELECT VERSION()")[0][0]
    assert kind.is_safe


def test_nothing_is_sent_to_a_server_that_says_it_is_tidb(start_server):
    """MariaDB lets its version be set at the start."""
    own = start_server("mariadb", {"version": "8.0.11-TiDB-v7.5.0"})
    with own.database() as database:
        connection = connect(parse_url(database.url))
        with pytest.raises(GuardError, match=r"the server is TiDB 8\.0\.11-TiDB-v7\.5\.0"):
            run_script(connection, SCRIPTS / "0001_library.up.sql")
        assert not connection.is_open
        assert database.tables() == []
