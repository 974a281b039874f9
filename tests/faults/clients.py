"""Faults of the client: it is killed, or asked to end; the pipe stops, or the script is cut short."""

from __future__ import annotations

import shutil
import signal
import tempfile
import time
from pathlib import Path

from tests.waiting import wait_for

from .base import UP, Fault
from .proxy import Link
from .seeds import NAME
from .stage import ALL, NONE
from .ways import WAYS, Ended, Run


class ClientKilled(Fault):
    """kill -9, at a statement."""

    name = "client killed"
    number = signal.SIGKILL

    def text(self, number: int, statement: str) -> str:
        return self.slowed(number, statement)

    def strike(self, link: Link) -> None:
        assert self.run is not None
        self.run.signal(self.number)


class ClientAsked(ClientKilled):
    """SIGTERM, SIGHUP, or Ctrl-C, which clients and seedsql catch."""

    name = "client asked to end"
    certain = False

    def draw(self) -> None:
        super().draw()
        self.number = self.rng.choice((signal.SIGINT, signal.SIGTERM, signal.SIGHUP))


class ClientKilledInSight(Fault):
    """kill -9 without a proxy, when another session sees that so many rows are written or gone."""

    name = "client killed in sight"
    direct = True
    certain = False

    def drive(self, run: Run) -> None:
        total = self.stage.dirty_rows()
        goal = self.rng.randrange(1, 45)

        def is_there() -> bool:
            rows = self.stage.dirty_rows()
            return not run.running or (rows >= goal if total == 0 else rows <= total - goal)

        wait_for(is_there, pause=0.0005)
        self.struck = run.running
        run.kill()


class PipeHeld(Fault):
    """The pipe stops after a statement, and the client that waits for more is killed."""

    name = "pipe held, client killed"
    ways = tuple(way for way in WAYS if way.piped)
    direct = True

    def draw(self) -> None:
        super().draw()
        self.location = min(self.location, self.script.commit - 1)

    def start(self) -> Run:
        return Run(self.way, self.direction, self.database, self.path(), self.stage.server.port, held=True)

    def drive(self, run: Run) -> None:
        run.feed("".join(statement + ";\n" for statement in self.script.statements[: self.location + 1]))
        if self.location > self.script.lock:
            assert wait_for(self.stage.lock_holder), "the client did nothing"
        time.sleep(self.rng.random() * 0.03)
        self.struck = run.running
        run.kill()


class PipeTruncated(Fault):
    """The script ends at some byte, also in the middle of a statement; seedsql compares it with its manifest."""

    name = "script truncated"
    direct = True
    certain = False

    def draw(self) -> None:
        super().draw()
        text = self.script.text
        until = text.index("EXECUTE seed_end") if self.sure else len(text) - 2
        self.size = self.rng.randrange(0 if not self.sure else text.index("-- ==== rows"), until)

    def path(self) -> Path:
        return self.directory / f"{NAME}.{self.direction}.sql"

    def prepare(self) -> None:
        self.directory = Path(self.open.enter_context(tempfile.TemporaryDirectory(prefix="seedsql-faults-")))
        shutil.copytree(self.stage.seed.directory, self.directory, dirs_exist_ok=True)
        self.path().write_bytes(self.script.text.encode("utf-8")[: self.size])
        self.struck = True

    def check(self, ended: Ended, outcome: str) -> list[str]:
        if self.way.client is None and ended.code != 74:
            return [f"seedsql ran a truncated script: exit {ended.code}"]
        if self.sure and outcome != (NONE if self.direction == UP else ALL):
            return ["a script without its end changed something"]
        return []
