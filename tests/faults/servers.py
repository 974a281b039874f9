"""Faults of the server as a whole. They need one of their own."""

from __future__ import annotations

import threading
import time
from contextlib import suppress

import pymysql

from tests.waiting import HANGS_SECONDS

from .base import ANSWERED, BEFORE, Fault
from .proxy import Link
from .ways import Run


class ServerKilled(Fault):
    """kill -9 of the server, or (now and then) an orderly shutdown; then it is started again.

    With ``meanwhile`` it is back before the client notices, so that one that reconnects can.
    """

    name = "server killed"
    own_server = True

    def draw(self) -> None:
        super().draw()
        self.meanwhile = self.way.interactive or self.rng.random() < 0.3
        self.kills = self.rng.random() < 0.8

    def text(self, number: int, statement: str) -> str:
        return self.slowed(number, statement)

    def strike(self, link: Link) -> None:
        (self.stage.server.kill if self.kills else self.stage.server.stop)()
        if self.meanwhile:
            self.stage.restart()

    def heal(self) -> None:
        if not self.stage.server.running:
            self.stage.restart()


class ServerReadOnly(Fault):
    """read_only (on MySQL also super_read_only) is switched on. The statement that does it may wait for the run."""

    name = "server read-only"
    own_server = True
    phases = (BEFORE, ANSWERED)
    certain = False

    def draw(self) -> None:
        super().draw()
        self.variable = (
            self.rng.choice(("read_only", "super_read_only")) if self.stage.server.kind == "mysql" else "read_only"
        )
        self.thread: threading.Thread | None = None

    def strike(self, link: Link) -> None:
        connection = self.open.enter_context(self.stage.server.admin())

        def switch() -> None:
            with suppress(pymysql.err.MySQLError), connection.cursor() as cursor:
                cursor.execute(f"SET GLOBAL {self.variable} = 1")

        self.thread = threading.Thread(target=switch, daemon=True)
        self.thread.start()
        self.thread.join(0.1)

    def heal(self) -> None:
        if self.thread is not None:
            self.thread.join(HANGS_SECONDS)
            assert not self.thread.is_alive(), "read_only is still waiting"
        if self.variable == "super_read_only":
            self.stage.ask("SET GLOBAL super_read_only = 0")
        self.stage.ask("SET GLOBAL read_only = 0")


class PacketTooSmall(Fault):
    """max_allowed_packet is below the size of a statement: the server ends the connection when it comes."""

    name = "max_allowed_packet too small"
    own_server = True

    def draw(self) -> None:
        self.location = -1
        sizes = [len(statement.encode("utf-8")) for statement in self.script.statements]
        self.packet = self.rng.choice([size for size in sizes if size > 1024]) // 1024 * 1024

    def prepare(self) -> None:
        names = ("net_buffer_length", "max_allowed_packet")
        self.before_it = {name: self.stage.ask(f"SELECT @@GLOBAL.{name}")[0][0] for name in names}
        # A connection's buffer, which is never smaller than net_buffer_length, bounds what is let in.
        self.stage.ask("SET GLOBAL net_buffer_length = 1024")
        self.stage.ask(f"SET GLOBAL max_allowed_packet = {self.packet}")
        self.struck = True

    def heal(self) -> None:
        for name in ("max_allowed_packet", "net_buffer_length"):
            self.stage.ask(f"SET GLOBAL {name} = {self.before_it[name]}")


class ConnectionsExhausted(Fault):
    """max_connections is reached: before the run connects, or after it has lost its connection.

    seedsql tries again for a while; here there is space again after its first attempt.
    """

    name = "max_connections reached"
    own_server = True
    phases = (BEFORE, ANSWERED)
    limit = 10  # MariaDB's least

    def draw(self) -> None:
        super().draw()
        self.at_start = self.rng.random() < 0.4
        self.certain = not (self.at_start and self.way.client is None)
        if self.at_start:
            self.location = -1

    def prepare(self) -> None:
        (self.usual,) = self.stage.ask("SELECT @@GLOBAL.max_connections")[0]
        self.stage.ask(f"SET GLOBAL max_connections = {self.limit}")
        if self.at_start:
            self._fill()
            self.struck = True

    def strike(self, link: Link) -> None:
        self._fill()
        self.stage.kill(link.session)

    def drive(self, run: Run) -> None:
        if self.at_start and self.way.client is None:
            time.sleep(0.4)
            self.open.close()

    def heal(self) -> None:
        self.open.close()
        self.stage.ask(f"SET GLOBAL max_connections = {self.usual}")

    def _fill(self) -> None:
        with suppress(pymysql.err.OperationalError):
            for _ in range(self.limit + 1):
                self.open.enter_context(self.stage.database.connect())
