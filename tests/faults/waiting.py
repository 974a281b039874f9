"""Faults of a run that waits for the row lock of another session."""

from __future__ import annotations

import time
from collections.abc import Sequence

from tests.waiting import wait_for

from .base import DURING, UP, Fault
from .proxy import Link
from .seeds import INTRUDERS, KEYS, keys_of, place_of
from .ways import Run


class Waiting(Fault):
    """The run waits for a row that another session holds.

    Mostly at the statement that is meant; at an earlier one of the same table when the check of a unique key meets the
    other session's row on the way.
    """

    phases = (DURING,)

    def draw(self) -> None:
        if self.direction == UP:
            self.location = self.rng.choice(self.locations())
            self.table = place_of(self.script.statements[self.location])
        else:
            self.location, self.table = self.script.locking, self.rng.choice(self.tables())

    def locations(self) -> Sequence[int]:
        """The INSERTs of up at which it may wait."""
        return self.script.inserts

    def tables(self) -> Sequence[str]:
        """The tables whose rows down may wait for; one statement locks them all, one after the other."""
        return self.script.locked_tables

    def prepare(self) -> None:
        """Take a lock on a row that the statement needs."""
        self.other = self.open.enter_context(self.stage.other())
        statement = self.script.statements[self.location]
        if self.direction == UP:
            self.other.execute(INTRUDERS[place_of(statement)].format(key=self.rng.choice(keys_of(statement))))
        else:
            table = self.table
            self.other.execute(f"SELECT * FROM {table} WHERE {KEYS[table]} = {self.seeded_key(table)} FOR UPDATE")

    def text(self, number: int, statement: str) -> str:
        """The wait ends by the fault, not by its time."""
        return statement.replace("innodb_lock_wait_timeout = 15", "innodb_lock_wait_timeout = 100000")

    def at(self, phase: str, link: Link, number: int) -> None:
        pass  # it strikes in ``drive``, wherever the run waits

    def drive(self, run: Run) -> None:
        links = self.stage.proxy.links

        def is_waiting() -> bool:
            return not run.running or bool(links and links[0].session and self.waits(links[0].session))

        assert wait_for(is_waiting, pause=0.05), "the run neither waits nor ends"
        self.struck = run.running
        self.location = self.stage.proxy.seen - 1
        if self.struck:
            self.strike(links[0])

    def waits(self, session: int) -> bool:
        """INNODB_TRX is renewed only when no one has read it for 0.1 s, and other tests may read it all the time."""
        ((_, _, status),) = self.stage.ask("SHOW ENGINE INNODB STATUS")
        transactions = status.split("---TRANSACTION ")[1:]
        return any(f"thread id {session}," in each and "LOCK WAIT" in each for each in transactions)


class KilledWhileWaiting(Waiting):
    """KILL CONNECTION or KILL QUERY of a statement that certainly runs: it waits."""

    name = "KILL of a waiting statement"
    signs = "1317|1927|2013|2006|4031|Lost connection|gone away"

    def strike(self, link: Link) -> None:
        self.stage.kill(link.session, self.rng.choice(("CONNECTION", "QUERY")))
        time.sleep(self.delay)
        self.other.connection.rollback()


class LockWaitTimeout(Waiting):
    """Error 1205, which ends the statement and not the transaction. The script waits one second, not fifteen."""

    name = "lock wait timeout"
    slow = True
    signs = "1205"

    def text(self, number: int, statement: str) -> str:
        return statement.replace("innodb_lock_wait_timeout = 15", "innodb_lock_wait_timeout = 1")


class Deadlock(Waiting):
    """Error 1213, which ends the whole transaction. The other one is no victim: it has changed more rows."""

    name = "deadlock"
    signs = "1213"

    def locations(self) -> Sequence[int]:
        return super().locations()[3:]

    def tables(self) -> Sequence[str]:
        return super().tables()[1:]

    def prepare(self) -> None:
        super().prepare()
        self.other.execute("INSERT INTO heavy VALUES " + ", ".join(f"({number})" for number in range(600)))

    def strike(self, link: Link) -> None:
        if self.direction == UP:
            here = place_of(self.script.statements[self.location])
            done = [self.script.statements[number] for number in super().locations() if number < self.location]
            statement = self.rng.choice([statement for statement in done if place_of(statement) != here])
            table, key = place_of(statement), self.rng.choice(keys_of(statement))
        else:
            locked = self.script.locked_tables
            table = self.rng.choice(locked[: locked.index(self.table)])
            key = self.seeded_key(table)
        self.other.execute(f"SELECT * FROM {table} WHERE {KEYS[table]} = {key} FOR UPDATE")
        self.other.connection.rollback()
