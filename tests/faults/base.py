"""What a fault is: where in the script it strikes, in which phase, and how it is healed.

A fault strikes at a statement of the script: before the server has the statement, while the server works at it, or when
its answer is on its way. ``certain`` says that a run whose fault struck at a sure place (in the middle of the
transaction) must have failed and must have said so; a fault that never bites would be noticed.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import ClassVar

from tests.servers import Database

from .proxy import CLOSE, Cut, Link, Tap
from .seeds import Script, place_of
from .stage import ALL, HISTORY, NONE, Stage
from .ways import WAYS, Ended, Run, Way

BEFORE, DURING, ANSWERED = "before", "during", "answered"
UP, DOWN = "up", "down"
LONGEST_DELAY_SECONDS = 0.004
"""A statement of this seed takes the server about 1 ms."""
SLOW_SECONDS = 0.03
SLOW_ROW_SECONDS = 0.005
"""How long a slowed statement sleeps: an INSERT, or one for the history's row, once; others at each row."""

GUARD = re.compile(r"@seed_step (?:<=>|=) \d+")
WRITES = ("INSERT", "UPDATE", "DELETE")
"""What these statements ask before they do anything."""


class Fault(Tap):
    """What every fault has. By itself it does nothing."""

    name: ClassVar[str]
    ways: ClassVar[Sequence[Way]] = WAYS
    directions: ClassVar[Sequence[str]] = (UP, DOWN)
    phases: ClassVar[Sequence[str]] = (BEFORE, DURING, ANSWERED)
    own_server: ClassVar[bool] = False
    direct: ClassVar[bool] = False
    """Without the proxy in between."""
    slow: ClassVar[bool] = False
    """Whether it takes seconds, on the server's clock."""
    may_be_first: ClassVar[bool] = True
    """Whether it can strike where no history table is there yet."""
    certain = True
    undoes: ClassVar[bool] = True
    """Whether a fair share of the runs that it strikes leaves nothing."""
    signs: ClassVar[str] = ""
    """What a run that was struck says, as a pattern; nothing in particular by default."""

    def __init__(self, stage: Stage, rng: random.Random, way: Way, direction: str, *, sure: bool) -> None:
        self.stage = stage
        self.rng = rng
        self.way = way
        self.direction = direction
        self.sure = sure
        self.script: Script = stage.seed.script(direction)
        self.run: Run | None = None
        self.struck = False
        self.blocked = False  # the run's own locks kept the fault out
        self.broken: BaseException | None = None
        self.delay = rng.random() * LONGEST_DELAY_SECONDS
        self.phase = rng.choice(self.phases)
        self.location = 0
        self.open = ExitStack()
        self.draw()

    # ---- for each fault to say ---------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Choose the statement: mostly within the transaction, often its COMMIT, now and then anywhere."""
        chance = self.rng.random()
        if self.sure or chance < 0.6:
            self.location = self.rng.randrange(self.script.begin + 1, self.script.commit)
        elif chance < 0.8:
            self.location = self.script.commit
        else:
            self.location = self.rng.randrange(len(self.script.statements))

    def prepare(self) -> None:
        """Before the run starts; the database is as it should be."""

    def strike(self, link: Link) -> None:
        """The fault itself, in the connection's thread."""

    def drive(self, run: Run) -> None:
        """While the script runs, in the main thread."""

    def heal(self) -> None:
        """After the run has ended: take back what the fault did to server, account and schema, but not to the seed."""

    def check(self, ended: Ended, outcome: str) -> list[str]:
        """What is wrong with the run's end, besides what is wrong after any fault."""
        return []

    @property
    def database(self) -> Database:
        """As whom the script is run."""
        return self.stage.database

    def path(self) -> Path:
        return self.stage.seed.path(self.direction)

    def text(self, number: int, statement: str) -> str:
        """A statement as the server is to get it."""
        return statement

    def start(self) -> Run:
        port = self.stage.server.port if self.direct else self.stage.proxy.port
        return Run(self.way, self.direction, self.database, self.path(), port)

    def slowed(self, number: int, statement: str) -> str:
        """The statement at which the fault strikes while the server works takes its time."""
        if number != self.location or self.phase != DURING or not statement.startswith(WRITES):
            return statement
        once = statement.startswith("INSERT") or place_of(statement) == HISTORY
        seconds = SLOW_SECONDS if once else SLOW_ROW_SECONDS
        return GUARD.sub(rf"\g<0> AND SLEEP({seconds}) = 0", statement)

    # ---- the wire ----------------------------------------------------------------------------------------------------

    def before(self, link: Link, number: int, statement: str) -> str:
        self.at(BEFORE, link, number)
        return self.text(number, statement)

    def during(self, link: Link, number: int) -> None:
        if number == self.location and self.phase == DURING:
            time.sleep(self.delay)
        self.at(DURING, link, number)

    def answered(self, link: Link, number: int) -> None:
        self.at(ANSWERED, link, number)

    def at(self, phase: str, link: Link, number: int) -> None:
        if number != self.location or phase != self.phase or self.struck:
            return
        try:
            self.struck = True
            self.strike(link)
        except Cut:
            raise
        except BaseException as error:
            self.broken = error
            raise Cut(CLOSE) from error

    def seeded(self, table: str) -> list[tuple]:
        """The seed's rows of a table."""
        pictures = self.stage.pictures
        return sorted(set(pictures[ALL].tables[table]) - set(pictures[NONE].tables[table]), key=repr)

    def seeded_key(self, table: str) -> str:
        """The key of one of them, as a literal."""
        return repr(self.rng.choice(self.seeded(table))[0])
