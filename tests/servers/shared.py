"""The servers that one pytest run shares: one for each kind and sql_mode, started when the first test asks for it.

The run's directory belongs to pytest's main process. Its xdist workers start servers in it, under a file lock, and
find there what another worker has started; the main process ends them all when it ends, and each server's guard does
so when the main process is killed. A server of each mode, rather than a mode set for a while, keeps the workers from
disturbing each other.

A server named by SEEDSQL_TEST_MYSQL_URL or SEEDSQL_TEST_MARIADB_URL is used as it is: its global settings are set
while a test session holds its lock (one worker at a time), and put back afterwards. The command-line clients of both
kinds are needed all the same.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pymysql

from . import installation
from .database import Database, create_database, drop_database
from .server import Server, sql_mode_options

if TYPE_CHECKING:
    from pymysql.connections import Connection


@dataclass(frozen=True)
class ExternalServer:
    """A server that another session runs. The URL's user must be allowed to create databases and users."""

    kind: str
    url: str
    directory: Path
    plain: bool = False  # whether it asks for TLS is not known

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or "127.0.0.1"

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or 3306

    def admin(self, **arguments: object) -> Connection:
        """A connection as the URL's user, in autocommit."""
        parts = urlsplit(self.url)
        settings = {
            "host": self.host,
            "port": self.port,
            "user": unquote(parts.username or "root"),
            "password": unquote(parts.password or ""),
            "autocommit": True,
        }
        try:
            return pymysql.connect(**settings | arguments)
        except pymysql.err.OperationalError as error:
            raise installation.ServerUnavailable(
                f"the server of SEEDSQL_TEST_{self.kind.upper()}_URL at {self.host}:{self.port} refused a connection: "
                f"{error.args[0]} {error.args[1]}"
            ) from error

    @contextmanager
    def database(self) -> Iterator[Database]:
        """A fresh, empty database with a user of its own; both are dropped at the end."""
        with self.admin() as connection:
            database = create_database(self, connection, self.directory)
        try:
            yield database
        finally:
            with self.admin() as connection:
                drop_database(database, connection)


@contextmanager
def shared_server(
    run: Path, owner: int, kind: str, sql_mode: str, *, may_install: bool
) -> Iterator[Server | ExternalServer]:
    """The run's server of ``kind`` in ``sql_mode``; ServerUnavailable when it cannot be had."""
    url = os.environ.get(f"SEEDSQL_TEST_{kind.upper()}_URL")
    for each in installation.KINDS:  # both clients are needed whichever the server is
        (installation.install if may_install else installation.find)(each)
    if url:
        with _external(run, kind, url, sql_mode) as external:
            yield external
        return
    record = run / f"{kind}-{sql_mode}.json"
    with _locked(run / f"{kind}-{sql_mode}.lock"):
        if not record.exists():
            directory = run / f"{kind}-{sql_mode}"
            Server.start(kind, directory, sql_mode_options(kind, sql_mode), owner=owner).save(record)
    yield Server.load(record)


def end_shared(run: Path) -> None:
    """Kill the run's servers and delete its directory; they hold nothing that anybody wants."""
    for record in run.glob("*.json"):
        Server.load(record).kill()
    shutil.rmtree(run, ignore_errors=True)


@contextmanager
def _external(run: Path, kind: str, url: str, sql_mode: str) -> Iterator[ExternalServer]:
    server = ExternalServer(kind, url, run)
    wanted = {
        ("time_zone" if name == "default_time_zone" else name): value
        for name, value in sql_mode_options(kind, sql_mode).items()
    }
    with _locked(run / f"{kind}-external.lock"):
        with server.admin() as connection, connection.cursor() as cursor:
            before = {name: _global(cursor, name) for name in wanted}
        try:
            _set_global(server, wanted)
            yield server
        finally:
            _set_global(server, before)


def _global(cursor: pymysql.cursors.Cursor, name: str) -> object:
    cursor.execute(f"SELECT @@GLOBAL.{name}")
    return cursor.fetchone()[0]


def _set_global(server: ExternalServer, settings: dict[str, object]) -> None:
    with server.admin() as connection, connection.cursor() as cursor:
        for name, value in settings.items():
            try:
                cursor.execute(f"SET GLOBAL {name} = %s", [int(value) if str(value).isdigit() else value])
            except pymysql.err.MySQLError as error:
                raise installation.ServerUnavailable(
                    f"the user of SEEDSQL_TEST_{server.kind.upper()}_URL may not SET GLOBAL {name}: "
                    f"{error.args[0]} {error.args[1]}"
                ) from error


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with open(path, "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
