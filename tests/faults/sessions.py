"""Faults of the session: a person ends it or its statement, or it is idle for too long."""

from __future__ import annotations

from tests.waiting import wait_for

from .base import BEFORE, DURING, GUARD, WRITES, Fault
from .proxy import Link


class ConnectionKilled(Fault):
    """KILL CONNECTION by another session."""

    name = "KILL CONNECTION"

    def text(self, number: int, statement: str) -> str:
        return self.slowed(number, statement)

    def strike(self, link: Link) -> None:
        self.stage.kill(link.session)


class QueryKilled(Fault):
    """KILL QUERY while the server works at a statement that takes its time, or at any other, often too late."""

    name = "KILL QUERY"
    phases = (DURING,)

    def draw(self) -> None:
        super().draw()
        if self.sure:
            guarded = [number for number, text in enumerate(self.script.statements) if text.startswith(WRITES)]
            self.location = self.rng.choice(guarded)
        else:
            self.delay *= self.rng.choice((0.05, 0.2, 1))

    def text(self, number: int, statement: str) -> str:
        if self.sure and number == self.location:  # it ends by the KILL alone
            return GUARD.sub(r"\g<0> AND SLEEP(100000) = 0", statement)
        return self.slowed(number, statement)

    def strike(self, link: Link) -> None:
        if self.sure:
            assert wait_for(lambda: "SLEEP(100000)" in (self.stage.running(link.session) or ""))
        self.stage.kill(link.session, "QUERY")


class IdleTooLong(Fault):
    """The client pauses longer than wait_timeout, which the script sets to 900 s and here two seconds."""

    name = "idle beyond wait_timeout"
    slow = True
    phases = (BEFORE,)

    def draw(self) -> None:
        super().draw()
        # after the script has set it, and before it gives it back
        self.location = min(max(self.location, self.script.lock + 1), self.script.commit + 5)

    def text(self, number: int, statement: str) -> str:
        return statement.replace("  wait_timeout = 900", "  wait_timeout = 2")

    def strike(self, link: Link) -> None:
        def is_gone() -> bool:
            return link.session not in [row[0] for row in self.stage.ask("SHOW PROCESSLIST")]

        assert wait_for(is_gone, pause=0.05), "the server does not end the session"
