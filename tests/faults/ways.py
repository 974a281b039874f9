"""The ways in which a person runs a script: piped into a client, typed as ``source`` into one, or by ``seedsql``.

Every way is a process of its own, which can be killed, and goes to the server or to the proxy in front of it.
"""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tests.servers import Database
from tests.servers.installation import environment

from .seeds import NAME

ROOT = Path(__file__).parents[2]
PLAIN = {"mysql": ("--ssl-mode=DISABLED", "--get-server-public-key"), "mariadb": ("--skip-ssl",)}
"""The proxy reads the packets. Without TLS, caching_sha2_password encrypts the password with the server's key."""


@dataclass(frozen=True)
class Way:
    """``client`` is None for seedsql's own ``apply`` and ``rollback``."""

    name: str
    client: str | None = None
    force: bool = False
    interactive: bool = False

    @property
    def piped(self) -> bool:
        return self.client is not None and not self.interactive

    @property
    def stops(self) -> bool:
        """Whether it ends at the first error, and tells it by its exit code."""
        return not self.force and not self.interactive


WAYS = (
    Way("piped-mysql", "mysql"),
    Way("piped-mysql-force", "mysql", force=True),
    Way("piped-mariadb", "mariadb"),
    Way("piped-mariadb-force", "mariadb", force=True),
    Way("applied"),
    Way("sourced-mysql", "mysql", interactive=True),
    Way("sourced-mariadb", "mariadb", interactive=True),
)


@dataclass(frozen=True)
class Ended:
    """How a run ended: its exit code (negative: the signal), and all that it said on stdout and stderr."""

    code: int
    said: str

    @property
    def verdict(self) -> str | None:
        """The script's own last word: APPLIED, NOT APPLIED, REMOVED, NOT REMOVED; None when it did not come to that."""
        found = re.findall(rf"^(?:\| )?{NAME} ((?:NOT )?(?:APPLIED|REMOVED))", self.said, re.MULTILINE)
        return found[-1] if found else None


class Run:
    """A script that is being run. A context manager: the process is gone afterwards."""

    def __init__(
        self, way: Way, direction: str, database: Database, script: Path, port: int, *, held: bool = False
    ) -> None:
        """``port`` is the server's or the proxy's. With ``held`` nothing is piped yet: ``feed`` does it."""
        self.way = way
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the run
        self._terminal: int | None = None
        self._reader: threading.Thread | None = None
        if way.client is None:
            url = database.plain_url.replace(f":{database.port}/", f":{port}/")
            verb = {"up": "apply", "down": "rollback"}[direction]
            self.process = subprocess.Popen(
                [sys.executable, "-m", "seedsql", verb, NAME, "--out", str(script.parent)],
                stdin=subprocess.DEVNULL,
                stdout=self._said,
                stderr=self._said,
                env=environment() | {"DATABASE_URL": url, "PYTHONPATH": str(ROOT), "HOME": str(script.parent)},
                cwd=script.parent,
                start_new_session=True,
            )
            return
        options = [*PLAIN[way.client], f"--port={port}"]
        if way.interactive and way.client == "mysql":
            options.append("--commands")
        command = database.client_command(way.client, force=way.force, args=options)
        if way.interactive:
            self._type(command, f"source {script}\n\\q\n")
            return
        with open(script, "rb") as file:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE if held else file,
                stdout=self._said,
                stderr=self._said,
                env=environment(),
                start_new_session=True,
            )

    def feed(self, text: str) -> None:
        """Write to the client's pipe, which stays open."""
        assert self.process.stdin is not None
        with suppress(BrokenPipeError):
            self.process.stdin.write(text.encode("utf-8"))
            self.process.stdin.flush()

    def signal(self, number: int) -> None:
        with suppress(ProcessLookupError):
            self.process.send_signal(number)

    def kill(self) -> None:
        self.signal(signal.SIGKILL)

    @property
    def running(self) -> bool:
        return self.process.poll() is None

    def end(self, seconds: float) -> Ended | None:
        """Wait for the end; None when it did not come in time."""
        try:
            code = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        if self._reader is not None:
            self._reader.join(seconds)
        self._said.seek(0)
        return Ended(code, re.sub(r"\r\n?", "\n", self._said.read().decode("utf-8", "replace")))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self.process.wait()
        if self.process.stdin is not None:
            with suppress(BrokenPipeError):
                self.process.stdin.close()
        if self._reader is not None:
            self._reader.join(5)
        if self._terminal is not None:
            os.close(self._terminal)
        self._said.close()

    def _type(self, command: list[str], text: str) -> None:
        """Type into a client on a terminal: after an error it goes on, after a lost connection it connects again."""
        ours, theirs = pty.openpty()
        self._terminal = ours
        self.process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env=environment() | {"TERM": "dumb"},
        )
        os.close(theirs)
        os.write(ours, text.encode())
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._terminal is not None
        with suppress(OSError, ValueError):  # the terminal's other end is closed
            while piece := os.read(self._terminal, 65536):
                self._said.write(piece)
