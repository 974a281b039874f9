"""One running server: started in a private directory on loopback and a free port, stopped by its pid.

It knows how to start, stop, kill and restart a server and how to hand out databases. Durability is switched off where
only a crash of the machine could tell the difference: what was committed survives a kill -9 of the server, since the
operating system holds it by then.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pymysql

from . import guard, installation
from .database import Database, create_database, drop_database

if TYPE_CHECKING:
    from pymysql.connections import Connection

DIGITALOCEAN_SQL_MODE = (
    "ANSI,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_ZERO_DATE,NO_ZERO_IN_DATE,STRICT_ALL_TABLES"
)
"""The sql_mode of a Managed MySQL cluster as its configuration names it: ANSI holds ANSI_QUOTES and PIPES_AS_CONCAT."""

SQL_MODES: dict[str, dict[str, str]] = {
    "default": {},
    "digitalocean": {
        "sql_mode": DIGITALOCEAN_SQL_MODE,
        "default_time_zone": "+00:00",
        "max_allowed_packet": "67108864",
        "sql_require_primary_key": "ON",
    },
}
"""Server settings by the name of the mode, as system variables; MariaDB has no sql_require_primary_key."""

START_SECONDS = 600.0
STOP_SECONDS = 600.0

SMALL = {
    "bind_address": "127.0.0.1",
    "skip_name_resolve": "ON",
    "innodb_buffer_pool_size": "48M",
    "innodb_flush_method": "nosync",
    "innodb_flush_log_at_trx_commit": "2",
    "innodb_doublewrite": "OFF",
    "max_connections": "100",
    "table_open_cache": "256",
    "table_definition_cache": "400",
    "secure_file_priv": "",
}
SMALL_MYSQL = {
    "mysqlx": "OFF",
    "disable_log_bin": "",
    "innodb_redo_log_capacity": "32M",
    # performance_schema stays ON, as on MySQL by default (who holds a lock is read from it); its histories do not.
    "performance_schema_digests_size": "0",
    "performance_schema_events_statements_history_long_size": "0",
    "performance_schema_events_stages_history_long_size": "0",
    "performance_schema_events_waits_history_long_size": "0",
    "performance_schema_events_transactions_history_long_size": "0",
    "performance_schema_error_size": "0",
    # Counting each allocation is a tenth of what a statement costs.
    "performance_schema_instrument": "memory/%=OFF",
    # Threads of their own for the log pay where many sessions commit at once:
    # https://dev.mysql.com/doc/refman/8.4/en/innodb-parameters.html#sysvar_innodb_log_writer_threads
    "innodb_log_writer_threads": "OFF",
}
SMALL_MARIADB = {"innodb_log_file_size": "32M"}


class ServerFailed(Exception):
    """A server did not start or stop; the message holds the end of its log."""


def sql_mode_options(kind: str, sql_mode: str) -> dict[str, str]:
    """The options that put a server of ``kind`` into the mode ``default`` or ``digitalocean``."""
    options = SQL_MODES[sql_mode]
    return {name: value for name, value in options.items() if kind == "mysql" or name != "sql_require_primary_key"}


@dataclass
class Server:
    """A server that runs, or did. Admin connections go by the socket in ``directory``, which only its owner can read.

    ``options`` are system variables by name, as the command line takes them (``{"read_only": "ON"}``).
    """

    kind: str
    directory: Path
    port: int
    pid: int = 0
    options: dict[str, str] = field(default_factory=dict)
    host: str = "127.0.0.1"

    @classmethod
    def start(
        cls, kind: str, directory: Path | str, options: Mapping[str, object] | None = None, *, owner: int | None = None
    ) -> Server:
        """Start a server of ``kind`` in ``directory`` (made when missing; keep its path under 90 characters, a socket
        lies in it) and return when it answers.

        The server ends with the process ``owner`` (this one by default), and its directory is removed then, even when
        that process is killed. Raises ServerUnavailable when the programs are missing, ServerFailed with the log when
        the server does not come up.
        """
        programs = installation.find(kind)
        directory = Path(directory).absolute()
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        directory.chmod(0o700)
        if not (directory / "data").exists():
            shutil.copytree(installation.data_template(programs), directory / "data")
        server = cls(kind, directory, free_port(), options={key: str(value) for key, value in (options or {}).items()})
        server._launch(owner or os.getpid())
        return server

    @property
    def log(self) -> str:
        """What the server wrote to its error log so far."""
        path = self.directory / "error.log"
        return path.read_text(errors="replace") if path.exists() else ""

    @property
    def running(self) -> bool:
        return bool(self.pid) and guard.alive(self.pid)

    @property
    def plain(self) -> bool:
        """True when connections without TLS are welcome."""
        return self.options.get("require_secure_transport", "OFF") == "OFF"

    def stop(self) -> None:
        """Shut down in good order and wait for the end; nothing to do when the server does not run."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End the server as kill -9 does, without a chance to write anything, and wait until the process is gone."""
        self._end(signal.SIGKILL)

    def restart(self, options: Mapping[str, object] | None = None) -> None:
        """Start again on the same data and port, after ``kill`` or ``stop`` or instead of them; ``options`` are added
        to those of the start (None as a value takes one away)."""
        self.stop()
        for key, value in (options or {}).items():
            if value is None:
                self.options.pop(key, None)
            else:
                self.options[key] = str(value)
        self._launch(os.getpid())

    def remove(self) -> None:
        """Kill the server and delete its directory."""
        self.kill()
        shutil.rmtree(self.directory, ignore_errors=True)

    def admin(self, **arguments: object) -> Connection:
        """A connection as root by the socket, in autocommit."""
        settings = {
            "unix_socket": str(self.directory / "socket"),
            "user": "root",
            "autocommit": True,
            "ssl_disabled": True,
        }
        return pymysql.connect(**settings | arguments)

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

    def save(self, path: Path) -> None:
        """Write down what another process needs in order to use or stop this server."""
        record = {
            "kind": self.kind,
            "directory": str(self.directory),
            "port": self.port,
            "pid": self.pid,
            "options": self.options,
        }
        scratch = path.with_suffix(".new")
        scratch.write_text(json.dumps(record))
        os.rename(scratch, path)

    @classmethod
    def load(cls, path: Path) -> Server:
        """The server that another process has started and saved."""
        record = json.loads(path.read_text())
        return cls(**record | {"directory": Path(record["directory"])})

    def _launch(self, owner: int) -> None:
        programs = installation.find(self.kind)
        # A MariaDB that starts removes the temporary tables of others that share its tmpdir.
        (self.directory / "tmp").mkdir(exist_ok=True)
        settings = (
            {"tmpdir": str(self.directory / "tmp")}
            | SMALL
            | (SMALL_MYSQL if self.kind == "mysql" else SMALL_MARIADB)
            | self.options
        )
        files = {"datadir": "data", "socket": "socket", "pid_file": "mysqld.pid", "log_error": "error.log"}
        for name in ("socket", "server.pid"):
            (self.directory / name).unlink(missing_ok=True)
        command = [
            *programs.server,
            "--no-defaults",
            *programs.server_options,
            *(f"--{option.replace('_', '-')}={self.directory / name}" for option, name in files.items()),
            *(
                f"--{option.replace('_', '-')}" + (f"={value}" if value or option == "secure_file_priv" else "")
                for option, value in settings.items()
            ),
            f"--port={self.port}",
        ]
        with open(self.directory / "output.log", "a") as output:
            # A session of its own: Ctrl-C at the terminal reaches the tests, which then stop the server in order.
            watcher = subprocess.Popen(
                [sys.executable, "-I", "-S", guard.__file__, str(owner), str(self.directory), *command],
                env=installation.environment(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        self._wait_until_ready(watcher)

    def _wait_until_ready(self, watcher: subprocess.Popen[bytes]) -> None:
        pid_file = self.directory / "server.pid"
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and watcher.poll() is None:
            with suppress(OSError, pymysql.err.Error):
                self.pid = int(pid_file.read_text())
                self.admin().close()
                return
            time.sleep(0.02)
        if watcher.poll() is None:
            self.kill()
        output = (self.directory / "output.log").read_text(errors="replace")
        end = "\n".join((output + self.log).splitlines()[-25:])
        raise ServerFailed(f"{self.kind} in {self.directory} did not come up in {START_SECONDS:g} s:\n{end}")

    def _end(self, how: signal.Signals) -> None:
        deadline = time.monotonic() + STOP_SECONDS
        if self.running:
            os.kill(self.pid, how)
        while self.running:
            if time.monotonic() > deadline:
                raise ServerFailed(
                    f"{self.kind} with pid {self.pid} is still there after {STOP_SECONDS:g} s:\n{self.log[-3000:]}"
                )
            time.sleep(0.01)
        self.pid = 0


def free_port() -> int:
    """A free loopback port below the range from which the kernel picks ports for clients, so that a server that is
    killed finds its port free again."""
    candidates = random.SystemRandom()
    for _ in range(200):
        port = candidates.randrange(20000, 32000)
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return port
    raise ServerFailed("no free port between 20000 and 32000 on 127.0.0.1")
