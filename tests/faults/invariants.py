"""What must hold after any fault: all or none, a history that agrees, no lock, a true last word, and a next run."""

from __future__ import annotations

from tests.waiting import HANGS_SECONDS

from .seeds import NAME
from .stage import ALL, NONE, Picture, Stage
from .ways import Ended, Way

PARTIAL = "part"


def judge(stage: Stage, way: Way, direction: str, ended: Ended | None) -> tuple[str, list[str]]:
    """Look at what is left; then run what comes next. Returns the outcome and what is wrong."""
    wrong = []
    if not stage.lock_is_free():
        wrong.append(f"the lock is still held by {stage.lock_holder()} after {HANGS_SECONDS:g} s")
    outcome, differences = compare(stage.picture(), stage.pictures)
    wrong += differences
    if ended is not None:
        wrong += lies(way, direction, ended, outcome)
    if not wrong:
        wrong += status(stage, outcome)
    if not wrong:
        wrong += go_on(stage, outcome)
    return outcome, wrong


def compare(found: Picture, known: dict[str, Picture]) -> tuple[str, list[str]]:
    """Whether all of the seed is there or none, and what differs from the nearer of the two."""
    for outcome in (NONE, ALL):
        if found.tables == known[outcome].tables:
            if found.history == known[outcome].history:
                return outcome, []
            return outcome, [f"{outcome} of the rows, but the history says {found.history}"]
    differences = []
    for table, rows in found.tables.items():
        none, all_ = (set(known[outcome].tables[table]) for outcome in (NONE, ALL))
        seeded = all_ - none
        here = set(rows)
        if none - here and not none - here <= seeded:
            differences.append(f"{table}: rows of others are gone or changed: {sorted(none - here, key=repr)}")
        differences.append(f"{table}: {len(here & seeded)} of {len(seeded)} seeded rows")
        if here - all_ - none:
            differences.append(f"{table}: unknown rows {sorted(here - all_ - none, key=repr)[:3]}")
    return PARTIAL, ["; ".join(differences)]


def lies(way: Way, direction: str, ended: Ended, outcome: str) -> list[str]:
    """What the run said and is not true."""
    done = outcome == (ALL if direction == "up" else NONE)
    wrong = []
    if ended.verdict in ("APPLIED", "REMOVED") and not done:
        wrong.append(f"it said {ended.verdict}, and it is not so")
    if ended.verdict in ("NOT APPLIED", "NOT REMOVED") and done:
        wrong.append(f"it said {ended.verdict}, and it is done")
    if way.client is not None:
        return wrong
    if ended.code == 0 and not done:
        wrong.append("exit 0, and it is not done")
    if ended.code > 0 and ended.code not in (69, 74, 75, 77, 130):
        wrong.append(f"exit {ended.code}: {ended.said[-500:]}")
    unknown = "unknown whether" in ended.said or "committed before" in ended.said
    if ended.code > 0 and done and not unknown:
        wrong.append(f"exit {ended.code}, it is done, and the message does not allow for it: {ended.said[-500:]}")
    if "committed before" in ended.said and not done:
        wrong.append("it said that the changes were committed, and they are not")
    return wrong


def status(stage: Stage, outcome: str) -> list[str]:
    """``seedsql status`` tells what is there."""
    told = stage.status()
    return (
        [] if told == ([(NAME, "applied")] if outcome == ALL else []) else [f"status says {told}, there is {outcome}"]
    )


def go_on(stage: Stage, outcome: str) -> list[str]:
    """The next apply (where nothing is there), verify and rollback work, and leave nothing behind."""
    if outcome == NONE:
        stage.apply()
    if failed := stage.verify():
        return [f"verify finds {failed}"]
    stage.rollback()
    left, differences = compare(stage.picture(), stage.pictures)
    return differences if left == NONE else [f"after the rollback: {left}", *differences]
