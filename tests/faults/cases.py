"""One case: from its number to everything that it does, and the run itself.

The number's remainder by four is the server (two kinds, two modes), what is left goes through the faults in turn, and a
generator seeded with the whole number draws the rest. Every second turn strikes at a sure place.
"""

from __future__ import annotations

import random
import re
import traceback
from dataclasses import dataclass, field
from functools import cached_property

from tests.servers import KINDS, SQL_MODES
from tests.waiting import HANGS_SECONDS

from .base import UP, Fault
from .invariants import judge
from .registry import FAULTS
from .stage import ALL, HISTORY, NONE, Stage
from .ways import Ended, Way

MODES = sorted(SQL_MODES)


@dataclass(frozen=True)
class Case:
    number: int

    @property
    def kind(self) -> str:
        return KINDS[self.number % 2]

    @property
    def mode(self) -> str:
        return MODES[self.number // 2 % 2]

    @property
    def fault(self) -> type[Fault]:
        return FAULTS[self.number // 4 % len(FAULTS)]

    @property
    def sure(self) -> bool:
        return self.number // 4 // len(FAULTS) % 2 == 0

    @cached_property
    def _drawn(self) -> tuple[Way, str, bool]:
        rng = random.Random(self.number)
        return rng.choice(self.fault.ways), rng.choice(self.fault.directions), rng.random() < 0.25

    @property
    def way(self) -> Way:
        return self._drawn[0]

    @property
    def direction(self) -> str:
        return self._drawn[1]

    @property
    def fresh(self) -> bool:
        """Whether the database has no history table yet."""
        return self._drawn[2]

    @classmethod
    def of(cls, kind: str, mode: str, fault: type[Fault], turn: int) -> Case:
        """The case of a server, a fault and a turn."""
        return cls(KINDS.index(kind) + 2 * MODES.index(mode) + 4 * (FAULTS.index(fault) + len(FAULTS) * turn))

    def __str__(self) -> str:
        return (
            f"case {self.number}: {self.fault.name}, {self.way.name}, {self.direction}, {self.kind} in mode {self.mode}"
            f"{', at a sure place' if self.sure else ''}"
        )


@dataclass
class Report:
    """What became of a case. ``undone``: nothing of the run is left. ``seen``: the run told of an error, or died."""

    case: Case
    location: str
    struck: bool
    outcome: str
    ended: Ended | None
    violations: list[str] = field(default_factory=list)

    @property
    def undone(self) -> bool:
        return self.outcome == (NONE if self.case.direction == UP else ALL)

    @property
    def seen(self) -> bool:
        return self.ended is not None and (self.ended.code != 0 or "ERROR" in self.ended.said)

    def __str__(self) -> str:
        code = self.ended.code if self.ended else None
        lines = [
            str(self.case),
            f"  struck: {self.struck}, {self.location}; outcome: {self.outcome}; exit: {code}",
            *(f"  VIOLATION: {violation}" for violation in self.violations),
        ]
        return "\n".join(lines)


def play(case: Case, stage: Stage) -> Report:
    """Run a case on a stage of its kind and mode. Whatever it left behind is cleaned up, or the database discarded."""
    report = Report(case, "", False, "?", None)
    try:
        stage.set(NONE if case.direction == UP else ALL)
        fault = case.fault(stage, random.Random(~case.number), case.way, case.direction, sure=case.sure)
        if case.direction == UP and case.fresh and fault.may_be_first:
            stage.ask(f"DROP TABLE IF EXISTS {HISTORY}")  # as before the first seed ever
        suffer(fault, stage, report)
        report.outcome, wrong = judge(stage, case.way, case.direction, report.ended)
        report.violations += wrong
        if report.ended is not None:
            report.violations += fault.check(report.ended, report.outcome)
            if case.sure and fault.certain:
                report.violations += bite(fault, report)
    except Exception as error:  # whatever it is, the case's number must be told
        last = traceback.extract_tb(error.__traceback__)[-1]
        report.violations.append(f"{type(error).__name__} at {last.filename}:{last.lineno}: {error}")
    if report.violations:
        stage.discard()
        if not getattr(stage.server, "running", True):  # a server of another person's does not tell
            report.violations.append(f"the server is gone: {stage.server.log[-3000:]}")
            stage.restart()
    return report


def suffer(fault: Fault, stage: Stage, report: Report) -> None:
    """Run the script while the fault strikes, and wait for the run's end."""
    with fault.open:
        fault.prepare()
        stage.proxy.watch(fault.script.statements, fault)
        with fault.start() as run:
            fault.run = run
            fault.drive(run)
            report.ended = run.end(HANGS_SECONDS)
            if report.ended is None:
                report.violations.append(f"the run did not end within {HANGS_SECONDS:g} s")
        stage.proxy.end_all()
        report.struck = fault.struck
        report.location = f"{fault.phase} statement {fault.location} of {len(fault.script.statements)}"
        if fault.broken is not None:
            raise fault.broken
        fault.heal()


def bite(fault: Fault, report: Report) -> list[str]:
    """What is missing when a fault that certainly strikes seems to have done nothing."""
    missing: list[str] = []
    if fault.blocked:
        return missing
    if not fault.struck:
        missing.append("the fault did not strike")
    if not report.undone:
        missing.append(f"the fault struck, and the run went through: {report.outcome}")
    if not report.seen:
        missing.append("nothing was seen of the fault")
    if fault.signs and report.ended is not None and not re.search(fault.signs, report.ended.said):
        missing.append(f"the run does not tell of {fault.signs}")
    return missing
