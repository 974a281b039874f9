"""Where the faults strike: a server, a database with rows of others in it, the proxy in front, and the way back.

One database serves many cases: between them it holds nothing of the seed, or all of it, exactly as the first clean run
left it. A database that a case has spoiled is dropped, and the next case gets a new one.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import pymysql

from seedsql.workflow import operation
from seedsql.workflow.connecting import ConnectionOptions
from tests.servers import Database, Server
from tests.servers.server import sql_mode_options
from tests.waiting import HANGS_SECONDS, wait_for

from .proxy import Proxy
from .seeds import NAME, OTHERS, SCHEMA, TABLES, library

LOCK = "LOWER(CONCAT('seedsql:', LEFT(DATABASE(), 40), ':', CRC32(DATABASE())))"
HISTORY = "seedsql_history"
NONE, ALL = "none", "all"


def own_server(kind: str, mode: str, directory: Path) -> Server:
    """A server that may be killed and started again. Its temporary files lie in its directory: a MariaDB that starts
    deletes those of every other one in the same place, which then fail (error 6) or crash."""
    temporary = directory / "tmp"
    temporary.mkdir()
    return Server.start(kind, directory, sql_mode_options(kind, mode) | {"tmpdir": str(temporary)})


@dataclass(frozen=True)
class Picture:
    """What is committed: the rows of each table, and the history's line of the seed (None without one)."""

    tables: dict[str, tuple[tuple[Any, ...], ...]]
    history: tuple[Any, ...] | None


class Stage:
    """A context manager. ``server`` outlives it."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.seed = library()
        self.proxy = Proxy(server.host, server.port)
        self._admin: pymysql.connections.Connection | None = None
        self._one_at_a_time = threading.RLock()  # a fault strikes in the proxy's thread
        self._opened = ExitStack()
        self._database: Database | None = None
        self.pictures: dict[str, Picture] = {}

    # ---- the database ------------------------------------------------------------------------------------------------

    @property
    def database(self) -> Database:
        if self._database is None:
            self._database = self._opened.enter_context(self.server.database())
            self._load(self._database)
            self.pictures = {NONE: self.picture()}
            self.apply()
            self.pictures[ALL] = self.picture()
            assert self.pictures[ALL].history is not None
            self.rollback()
            assert self.picture() == self.pictures[NONE]
        return self._database

    def _load(self, database: Database) -> None:
        with database.connect() as connection, connection.cursor() as cursor:
            cursor.execute("SET sql_mode = '', foreign_key_checks = 0")
            for statement in (SCHEMA + OTHERS).split(";\n"):
                if statement.strip():
                    cursor.execute(statement)

    def discard(self) -> None:
        """The database is not what it should be: forget it."""
        with suppress(pymysql.err.MySQLError, OSError):
            self._opened.close()
        self._opened = ExitStack()
        self._database = None
        self._close_admin()

    def restart(self) -> None:
        """Start the server again on the same port and data."""
        self._close_admin()
        self.server.restart()

    def close(self) -> None:
        self.proxy.close()
        self.discard()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ---- an administrator's hands ------------------------------------------------------------------------------------

    @property
    def admin(self) -> pymysql.connections.Connection:
        """A connection as root by the socket, opened again when it was lost."""
        assert self._database is not None
        if self._admin is None or not self._admin.open:
            self._admin = self.server.admin(database=self._database.name, charset="utf8mb4")
        return self._admin

    def _close_admin(self) -> None:
        if self._admin is not None and self._admin.open:
            with suppress(pymysql.err.MySQLError, OSError):
                self._admin.close()
        self._admin = None

    def ask(self, sql: str, arguments: object = None) -> list[tuple[Any, ...]]:
        """Run a statement as root, in autocommit."""
        with self._one_at_a_time, self.admin.cursor() as cursor:
            cursor.execute(sql, arguments)
            return list(cursor.fetchall())

    def kill(self, session: int, what: str = "CONNECTION") -> None:
        """KILL a session, or its statement; one that has ended already is as good."""
        try:
            self.ask(f"KILL {what} {session}")
        except pymysql.err.MySQLError as error:
            if error.args[0] != 1094:  # Unknown thread id
                raise

    def running(self, session: int) -> str | None:
        """The statement that a session is at."""
        for number, _, _, _, command, _, _, statement, *_ in self.ask("SHOW FULL PROCESSLIST"):
            if number == session and command == "Query":
                return statement or ""
        return None

    @contextmanager
    def other(self, **arguments: object) -> Iterator[pymysql.cursors.Cursor]:
        """Another session of the application, not in autocommit; what it leaves open is rolled back."""
        connection = self.database.connect(**{"autocommit": False} | arguments)
        try:
            with connection.cursor() as cursor:
                yield cursor
        finally:
            with suppress(pymysql.err.MySQLError):
                connection.close()

    # ---- what is there -----------------------------------------------------------------------------------------------

    def picture(self) -> Picture:
        tables = {table: tuple(sorted(self.ask(f"SELECT * FROM `{table}`"), key=repr)) for table in (*TABLES, "heavy")}
        return Picture(tables, self.history())

    def history(self) -> tuple[Any, ...] | None:
        """The history's line of the seed."""
        if not self.ask(f"SHOW TABLES LIKE '{HISTORY}'"):
            return None
        rows = self.ask(f"SELECT name, state, checksum, total_rows, seed, row_checksums FROM {HISTORY} ORDER BY name")
        return None if not rows else rows[0] if len(rows) == 1 else tuple(rows)

    def lock_holder(self) -> int | None:
        return self.ask(f"SELECT IS_USED_LOCK({LOCK})")[0][0]

    def lock_is_free(self, seconds: float = HANGS_SECONDS) -> bool:
        """Whether the seed lock is free, or gets free when the server has rolled back."""
        return wait_for(lambda: self.lock_holder() is None, seconds)

    def dirty_rows(self) -> int:
        """The seed's rows as they are now, committed or not."""
        counts = " + ".join(f"(SELECT COUNT(*) FROM `{table}`)" for table in TABLES)
        self.ask("SET SESSION TRANSACTION ISOLATION LEVEL READ UNCOMMITTED")
        try:
            return self.ask(f"SELECT {counts}")[0][0] - sum(len(self.pictures[NONE].tables[table]) for table in TABLES)
        finally:
            self.ask("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ")

    # ---- seedsql itself ----------------------------------------------------------------------------------------------

    @property
    def access(self) -> ConnectionOptions:
        return ConnectionOptions(self.database.plain_url)

    def apply(self) -> None:
        operation.apply(NAME, self.seed.directory, self.access)

    def rollback(self) -> None:
        operation.rollback(NAME, self.seed.directory, self.access)

    def verify(self) -> list[str]:
        """The checks that failed."""
        return [check.check for check in operation.verify(NAME, self.seed.directory, self.access).failed]

    def status(self) -> list[tuple[str, str]]:
        """The seeds that ``seedsql status`` tells, with their states; a lock that is held is told as well."""
        told = operation.status(self.access)
        seeds = [(each.seed.name, each.seed.state + (" drifted" if each.drifted else "")) for each in told.seeds]
        return seeds + ([("lock", str(told.lock.holder))] if told.lock.holder else [])

    def set(self, wanted: str) -> None:
        """Make the database hold nothing of the seed, or all of it."""
        assert self.database is not None
        is_applied = self.history() is not None
        if wanted == ALL and not is_applied:
            self.apply()
        elif wanted == NONE and is_applied:
            self.rollback()
