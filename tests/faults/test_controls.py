"""Controls: with a safety device taken out the invariants do report it, and a fault that does nothing is noticed.

What always passes proves nothing. Each test takes out of the script, or of the fault, what makes the others pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.servers import Server

from . import invariants
from . import stage as stages
from .base import BEFORE, Fault
from .cases import Case, play
from .controls import BY_NAME, played
from .invariants import compare, judge, lies
from .proxy import Link
from .refusals import RowRefused, TriggerSignals
from .registry import FAULTS
from .seeds import NAME
from .selected import unless_one
from .sessions import ConnectionKilled
from .stage import ALL, HISTORY, NONE, Picture, Stage
from .ways import Ended

pytestmark = [unless_one, pytest.mark.parametrize("sql_mode", ["default"], indirect=True)]
MAY_MISS = [fault for fault in FAULTS if not fault.own_server and fault.undoes and not fault.certain]


@pytest.fixture
def stage(server: Server) -> Iterator[Stage]:
    """A database that a control may spoil."""
    with Stage(server) as made:
        yield made


def without_guards(statement: str) -> str:
    """An INSERT, UPDATE or DELETE without its look at the step, and a COMMIT that asks no one."""
    statement = re.sub(r"IF\(@seed_step = \d+, (\S+), \(SELECT 1 UNION SELECT 2\)\)", r"\1", statement)
    statement = re.sub(
        r"( AND|WHERE) @seed_step <=> 3(?=\s*$)", lambda found: "" if found[1] == " AND" else "WHERE TRUE", statement
    )
    return "COMMIT" if statement == "EXECUTE seed_end" else statement


class Unguarded(RowRefused):
    def text(self, number: int, statement: str) -> str:
        return without_guards(super().text(number, statement))


class UnguardedTrigger(TriggerSignals):
    def text(self, number: int, statement: str) -> str:
        return without_guards(statement)


class UnguardedKill(ConnectionKilled):
    """The clients lose a statement or two when they connect again: early enough, so that INSERTs are left."""

    def draw(self) -> None:
        super().draw()
        self.location, self.phase = self.script.inserts[2], BEFORE

    def text(self, number: int, statement: str) -> str:
        return without_guards(super().text(number, statement))


class Harmless(ConnectionKilled):
    def strike(self, link: Link) -> None:
        pass


class Elsewhere(ConnectionKilled):
    def draw(self) -> None:
        super().draw()
        self.location = -1


CONTROLS = [
    (Unguarded, "piped-mysql-force", "up", "seeded rows|but the history"),
    (Unguarded, "piped-mariadb-force", "up", "seeded rows|but the history"),
    (UnguardedTrigger, "piped-mysql-force", "down", "seeded rows|but the history"),
    (UnguardedKill, "sourced-mysql", "up", "seeded rows|but the history"),
    (UnguardedKill, "sourced-mariadb", "up", "seeded rows|but the history"),
    (Harmless, "applied", "up", "the run went through"),
    (Elsewhere, "piped-mysql", "down", "did not strike"),
]


@pytest.mark.parametrize(
    ("fault", "way", "direction", "expected"), CONTROLS, ids=lambda each: getattr(each, "__name__", str(each)[:20])
)
def test_what_is_unsafe_is_reported(
    stage: Stage, server: Server, fault: type[Fault], way: str, direction: str, expected: str
) -> None:
    report = played(stage, fault, way, direction)
    assert re.search(expected, "\n".join(report.violations)), report


@pytest.mark.parametrize("fault", MAY_MISS, ids=lambda fault: fault.name)
def test_a_fault_that_may_miss_strikes_soon(stage: Stage, server: Server, fault: type[Fault]) -> None:
    """Within a dozen cases one that struck, was seen, and left nothing."""
    for turn in range(0, 24, 2):
        report = play(Case.of(server.kind, "default", fault, turn), stage)
        assert not report.violations, report
        if report.struck and report.seen and report.undone:
            return
    pytest.fail(f"{fault.name} never bites")


# ---- the invariants themselves ---------------------------------------------------------------------------------------


def spoiled(picture: Picture, table: str, old: int, new: tuple | None) -> Picture:
    """A picture in which one row is another one, or gone."""
    rows = list(picture.tables[table])
    gone = next(row for row in rows if row[0] == old)
    rows = [row if row is not gone else new for row in rows if row is not gone or new is not None]
    return replace(picture, tables=picture.tables | {table: tuple(rows)})


def test_every_difference_is_reported(stage: Stage) -> None:
    assert stage.database
    none, whole = stage.pictures[NONE], stage.pictures[ALL]
    assert compare(none, stage.pictures) == (NONE, []) and compare(whole, stage.pictures) == (ALL, [])
    wrong = {
        "a seeded row is missing": spoiled(whole, "loan", 105, None),
        "one seeded row is there": spoiled(
            none, "loan", 100, next(row for row in whole.tables["loan"] if row[0] == 105)
        ),
        "a row of others is gone": spoiled(whole, "remark", 109, None),
        "a row of others is edited": spoiled(none, "remark", 109, (109, 113, "edited")),
        "rows without a history": replace(whole, history=None),
        "a history without rows": replace(none, history=whole.history),
        "a history that is not done": replace(whole, history=(NAME, "applying", *whole.history[2:])),
        "other sums": replace(whole, history=(*whole.history[:5], "")),
    }
    for what, picture in wrong.items():
        assert compare(picture, stage.pictures)[1], what


def test_a_lock_that_is_held_is_reported(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages.Stage.lock_is_free, "__defaults__", (0.1,))
    with stage.other() as other:
        other.execute(f"SELECT GET_LOCK({stages.LOCK}, 0)")
        _, wrong = judge(stage, BY_NAME["applied"], "up", None)
    assert "the lock is still held" in wrong[0]


def test_a_next_run_that_does_not_work_is_reported(stage: Stage) -> None:
    """Here another session has taken an id of the seed; and here a seeded row was edited."""
    stage.set(NONE)
    stage.ask("INSERT INTO remark VALUES (103, NULL, 'theirs')")
    with pytest.raises(Exception, match="taken"):
        invariants.go_on(stage, NONE)
    stage.ask("DELETE FROM remark WHERE id = 103")
    stage.set(ALL)
    stage.ask("UPDATE remark SET text = 'edited' WHERE id = 103")
    assert "verify finds" in invariants.go_on(stage, ALL)[0]
    stage.ask(f"DELETE FROM {HISTORY}")
    assert "status says" in invariants.status(stage, ALL)[0]


@pytest.mark.parametrize("server", ["mysql"], indirect=True)
def test_a_lie_is_reported(server: Server) -> None:
    applied, piped = BY_NAME["applied"], BY_NAME["piped-mysql"]
    said = Ended(0, f"{NAME} APPLIED: 44 rows\n")
    assert lies(piped, "up", said, NONE) and not lies(piped, "up", said, ALL)
    said = Ended(0, f"ERROR 1062\n{NAME} NOT APPLIED: nothing\n")
    assert lies(piped, "up", said, ALL) and not lies(piped, "up", said, NONE)
    assert lies(applied, "down", Ended(0, ""), ALL) and not lies(applied, "down", Ended(0, ""), NONE)
    lost = Ended(69, "the connection was lost during COMMIT: it is unknown whether the changes were committed")
    assert not lies(applied, "up", lost, ALL) and not lies(applied, "up", lost, NONE)
    assert lies(applied, "up", Ended(69, "rolled back, no row was changed"), ALL)
    assert lies(applied, "up", Ended(69, "the changes were committed before"), NONE)
    assert lies(applied, "up", Ended(70, "a bug"), NONE)
