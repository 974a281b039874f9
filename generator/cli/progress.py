"""Planning and generating a seed with progress: what several commands share."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import seedsql

from .. import console

if TYPE_CHECKING:
    from .. import Cluster, Generated, GenerationOptions, SeedPlan


class PlanningProgress:
    """A bar for each pass over the rows of a large table, while a seed is planned: passes over small ones are no event, and the
    seed's name is not known yet."""

    def __init__(self) -> None:
        self.bar: console.Progress | None = None
        self.last = ("", 0)

    def __call__(self, table: str, done: int, rows: int) -> None:
        if self.bar is None or self.last[0] != table or done <= self.last[1]:
            self.close()
            self.bar = console.Progress(rows, time.monotonic, each_table=False)
        self.last = table, done
        self.bar(f"planning {table}", done)

    def close(self) -> None:
        """Take the bar away."""
        if self.bar is not None:
            self.bar.close()
        self.bar = None


def plan_with_progress(options: GenerationOptions, jobs: int | None) -> SeedPlan:
    """Plan a seed, with bars of the rows that must be computed for that."""
    progress = PlanningProgress()
    try:
        return seedsql.plan(options, jobs, progress)
    finally:
        progress.close()


def generate_with_progress(
    options: GenerationOptions, out: Path, jobs: int | None, cluster: Cluster | None = None
) -> Generated:
    """Generate a seed, with a bar of its rows."""
    bars: list[console.Progress] = []
    planning = PlanningProgress()

    def watch(plan: SeedPlan) -> console.Progress:
        planning.close()
        console.log.start(name=plan.name)
        bars.append(console.Progress(plan.total_rows, time.monotonic))
        return bars[-1]

    try:
        return seedsql.generate(options, out, watch, jobs, cluster, planning)
    finally:
        planning.close()
        for bar in bars:
            bar.close()
