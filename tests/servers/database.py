"""An empty database of one test, with a user of its own: connect, ask, pipe scripts, compare what is in it."""

from __future__ import annotations

import hashlib
import os
import secrets
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pymysql
from pymysql.constants import CLIENT
from pymysql.cursors import SSCursor

from . import installation

if TYPE_CHECKING:
    from pymysql.connections import Connection
    from pymysql.cursors import Cursor


WITHOUT_TLS = {"mysql": ("--ssl-mode=DISABLED", "--get-server-public-key"), "mariadb": ("--skip-ssl",)}
"""Options of a client where the server allows it: reading the system's certificates takes it longer than a whole run."""


class Host(Protocol):
    """What a database needs to know of its server."""

    kind: str
    host: str
    port: int
    plain: bool
    """True when connections without TLS are welcome."""

    def admin(self, **arguments: object) -> Connection: ...


@dataclass(frozen=True)
class Database:
    """An empty database and a user who may do everything in it, and what DigitalOcean lets its users do besides.

    The user's rights cover every database whose name starts with ``name``, for a test that needs a second one; those
    are dropped with it.
    """

    server: Host
    name: str
    user: str
    password: str = field(repr=False)
    directory: Path

    @property
    def kind(self) -> str:
        return self.server.kind

    @property
    def host(self) -> str:
        return self.server.host

    @property
    def port(self) -> int:
        return self.server.port

    @property
    def url(self) -> str:
        """``mysql://user:password@host:port/name``."""
        return f"mysql://{self.user}:{self.password}@{self.host}:{self.port}/{self.name}"

    @property
    def plain_url(self) -> str:
        """``url`` without TLS, for a proxy that reads the packets, or for speed.

        A login puts the password's hash into the server's cache first: without it MySQL asks for full authentication,
        which seedsql refuses where there is no TLS.
        """
        self.connect().close()
        return f"{self.url}?ssl-mode=DISABLED"

    def connect(self, **arguments: object) -> Connection:
        """A new connection; PyMySQL's arguments may be given, autocommit is on unless they say otherwise.

        Without TLS where the server allows it and no argument asks for it: PyMySQL reads all of the system's
        certificates for each connection that might use TLS, which takes it 20 ms.
        """
        settings = {
            "host": self.host,
            "port": self.port,
            "user": self.user,
            "password": self.password,
            "database": self.name,
            "autocommit": True,
            "charset": "utf8mb4",
        }
        if self.server.plain and not any(name.startswith("ssl") for name in arguments):
            settings["ssl_disabled"] = True
        return pymysql.connect(**settings | arguments)

    def admin(self, **arguments: object) -> Connection:
        """A new connection as the server's administrator, to this database."""
        return self.server.admin(**{"database": self.name} | arguments)

    def query(self, sql: str, arguments: Sequence[object] | None = None) -> list[tuple]:
        """Run one statement on a connection of its own and return its rows."""
        with self.connect() as connection, connection.cursor() as cursor:
            cursor.execute(sql, arguments)
            return list(cursor.fetchall())

    def tables(self) -> list[str]:
        """The names of the base tables, sorted."""
        rows = self.query(
            "SELECT TABLE_NAME FROM information_schema.TABLES "
            "WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' ORDER BY TABLE_NAME"
        )
        return sorted(name for (name,) in rows)

    def checksum(self) -> dict[str, str]:
        """By table, ``rows:digest`` of all its rows as the server prints them, whatever their order.

        Two results are equal exactly when the tables hold the same rows, byte for byte; AUTO_INCREMENT and the
        definition do not count. Own digests rather than CHECKSUM TABLE, which on MariaDB passes over NULLs.
        """
        with self.connect(conv={}, cursorclass=SSCursor, use_unicode=False) as connection:
            return {table: _digest(connection, table) for table in self.tables()}

    def load(self, schema: str) -> None:
        """Run the statements of a schema, its tables in any order. Without a client, whose start takes ten times as long;
        so without its command DELIMITER."""
        with self.connect(client_flag=CLIENT.MULTI_STATEMENTS) as connection, connection.cursor() as cursor:
            cursor.execute(f"SET foreign_key_checks = 0;\n{schema}\nSELECT 1")
            while cursor.nextset():
                pass

    def client_command(self, client: str = "mysql", *, force: bool = False, args: Sequence[str] = ()) -> list[str]:
        """The command line of a client (``mysql`` is MySQL's own, ``mariadb`` is MariaDB's) connected to this database,
        for a test that wants to feed or kill it by itself. The password is in a file that only the owner can read."""
        programs = installation.find(client)
        settings = self.directory / f"{self.user}.cnf"
        if not settings.exists():
            descriptor = os.open(settings, os.O_WRONLY | os.O_CREAT, 0o600)
            with open(descriptor, "w") as file:
                file.write(
                    f"[client]\nprotocol=tcp\nhost={self.host}\nport={self.port}\nuser={self.user}\n"
                    f'password="{self.password}"\n'
                )
        return [
            *programs.client,
            f"--defaults-file={settings}",
            *programs.client_options,
            *(WITHOUT_TLS[client] if self.server.plain else ()),
            *(["--force"] if force else []),
            *args,
            self.name,
        ]

    def run_script(
        self,
        script: Path | str,
        client: str = "mysql",
        force: bool = False,
        args: Sequence[str] = (),
        *,
        timeout: float = 300,
    ) -> subprocess.CompletedProcess[str]:
        """Pipe a file (a Path) or a text (a str) through a command-line client, as ``mysql < file`` does.

        Nothing is raised when the client fails: look at ``returncode``, ``stdout`` and ``stderr``.
        """
        command = self.client_command(client, force=force, args=args)
        settings = {"capture_output": True, "env": installation.environment(), "timeout": timeout}
        if isinstance(script, Path):
            with open(script, "rb") as file:
                done = subprocess.run(command, stdin=file, check=False, **settings)
        else:
            done = subprocess.run(command, input=script.encode(), check=False, **settings)
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
        )

    def as_user(self, privileges: str) -> Database:
        """The same database, seen by a new user with just these privileges on it (``"SELECT, INSERT"``)."""
        other = replace(self, user=f"{self.name}_{secrets.token_hex(3)}", password=secrets.token_urlsafe(12))
        with self.server.admin() as connection:
            _create_user(connection, other, [f"{privileges} ON `{self.name}`.*"])
        return other


def create_database(server: Host, connection: Connection, directory: Path) -> Database:
    """Make a database with a unique name and its user, over an administrator's connection."""
    name = f"seedsql_{secrets.token_hex(5)}"
    database = Database(server, name, name, secrets.token_urlsafe(12), directory)
    pattern = name.replace("_", "\\_") + "%"
    # What doadmin has besides its databases, but for the administration of users:
    # https://docs.digitalocean.com/products/databases/mysql/how-to/modify-user-privileges/
    grants = [f"ALL PRIVILEGES ON `{pattern}`.*"]
    if server.kind == "mysql":
        grants += ["PROCESS, SHOW DATABASES, REPLICATION CLIENT ON *.*", "SELECT ON `performance_schema`.*"]
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE `{name}` CHARACTER SET utf8mb4")
    _create_user(connection, database, grants)
    return database


def drop_database(database: Database, connection: Connection) -> None:
    """Drop the database, the others that start with its name, their users, and end whatever still uses them."""
    pattern = database.name.replace("_", "\\_") + "%"
    # On MySQL, information_schema.PROCESSLIST fails (3854) while any session runs a statement with an emoji in it.
    sessions = (
        "SELECT PROCESSLIST_ID FROM performance_schema.threads WHERE PROCESSLIST_USER LIKE %s"
        if database.kind == "mysql"
        else "SELECT ID FROM information_schema.PROCESSLIST WHERE USER LIKE %s"
    )
    with connection.cursor() as cursor:
        for session in _names(cursor, sessions, pattern):
            try:
                cursor.execute(f"KILL {session}")
            except pymysql.err.MySQLError as error:
                if error.args[0] != 1094:  # Unknown thread id: it has ended in the meantime
                    raise
        for name in _names(
            cursor, "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE %s", pattern
        ):
            cursor.execute(f"DROP DATABASE `{name}`")
        for user in _names(cursor, "SELECT User FROM mysql.user WHERE User LIKE %s", pattern):
            cursor.execute(f"DROP USER `{user}`@`%`")


def _names(cursor: Cursor, sql: str, pattern: str) -> list[object]:
    cursor.execute(sql, [pattern])
    return [first for (first, *_) in cursor.fetchall()]


def _create_user(connection: Connection, database: Database, grants: Sequence[str]) -> None:
    plugin = " WITH caching_sha2_password" if database.kind == "mysql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE USER `{database.user}`@`%` IDENTIFIED{plugin} BY '{database.password}'")
        for grant in grants:
            cursor.execute(f"GRANT {grant} TO `{database.user}`@`%`")


def _digest(connection: Connection, table: str) -> str:
    """Rows and the sum of their digests: independent of the order in which the server returns them."""
    rows, total = 0, 0
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM `{table.replace('`', '``')}`")
        for row in cursor:
            rows += 1
            total += int.from_bytes(hashlib.blake2b(repr(row).encode(), digest_size=16).digest())
    return f"{rows}:{total % 2**128:032x}"
