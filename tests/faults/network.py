"""Faults of the network: reset, closed, or silent, in the middle of a packet or of a COMMIT."""

from __future__ import annotations

import time

from seedsql.errors import LockHeld
from tests.waiting import wait_for

from .base import ANSWERED, BEFORE, UP, Fault
from .proxy import CLOSE, RESET, SILENT, Cut, Link
from .stage import ALL, NONE
from .ways import Ended, Run


class NetworkCut(Fault):
    """Reset or closed at some byte of the script, or of the server's answers."""

    name = "connection cut"
    phases = (BEFORE, ANSWERED)

    def draw(self) -> None:
        super().draw()
        self.how = self.rng.choice((RESET, CLOSE))
        if self.phase == BEFORE:
            numbers = range(len(self.script.statements))
            if self.sure:
                numbers = range(self.script.begin + 1, self.script.commit)
            sizes = [len(self.script.statements[number].encode("utf-8")) + 5 for number in numbers]
            (self.location,) = self.rng.choices(numbers, sizes)
            self.after = self.rng.randrange(sizes[self.location - numbers[0]])
        else:
            self.after = self.rng.randrange(8)

    def strike(self, link: Link) -> None:
        raise Cut(self.how, self.after)


class CommitUnanswered(Fault):
    """The answer of COMMIT does not arrive: the rows are committed, and the client cannot know it."""

    name = "answer of COMMIT lost"
    phases = (ANSWERED,)
    certain = False
    undoes = False

    def draw(self) -> None:
        self.location = self.script.commit
        self.how, self.after = self.rng.choice((RESET, CLOSE)), self.rng.randrange(7)

    def strike(self, link: Link) -> None:
        raise Cut(self.how, self.after)

    def check(self, ended: Ended, outcome: str) -> list[str]:
        wrong = []
        if outcome != (ALL if self.direction == UP else NONE):
            wrong.append("COMMIT was done, and its rows are gone")
        if self.way.client is None and (
            ended.code != 69 or "unknown whether the changes were committed" not in ended.said
        ):
            wrong.append(f"seedsql does not say that it is unknown: exit {ended.code}")
        return wrong


class Silence(Fault):
    """The network forwards nothing any more, and tells no one. The client is killed; the server learns of it later.

    Meanwhile the lock is held, so that another run is refused.
    """

    name = "silence"
    phases = (BEFORE, ANSWERED)

    def strike(self, link: Link) -> None:
        raise Cut(SILENT, self.rng.randrange(5))

    def drive(self, run: Run) -> None:
        links = self.stage.proxy.links
        if not wait_for(lambda: not run.running or any(link.cut for link in links)):
            return
        time.sleep(self.delay)
        holder = self.stage.lock_holder()
        if holder is not None and self.rng.random() < 0.5:
            try:
                (self.stage.apply if self.direction == UP else self.stage.rollback)()
                self.broken = AssertionError("a second run was let in while the first one holds the lock")
            except LockHeld:
                pass
        run.kill()
        run.process.wait()
        if holder is not None and self.stage.lock_holder() != holder:
            self.broken = AssertionError("the server let go before it could know")
        for link in links:
            link.end()
