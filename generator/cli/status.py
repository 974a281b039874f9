"""The command status: which seeds are applied, and who holds the lock."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import click

import seedsql

from .. import console
from .options import database_options, environment_option, format_option
from .parameter_types import Seconds
from .selection import connection_options
from .showing import lock_holder

if TYPE_CHECKING:
    from .. import ConnectionOptions, RunProgress, SeedProgress, Status
    from ..planning.applied import AppliedSeed


@click.command("status")
@database_options
@environment_option
@click.option("--watch", is_flag=True, help="Follow the run that holds the lock, until it has ended.")
@click.option(
    "--interval",
    type=Seconds(0.1, 3600),
    default=2,
    show_default=True,
    metavar="S",
    help="Seconds between two looks of --watch.",
)
@format_option
def status_command(env: str | None, watch: bool, interval: float, output: str, **values: Any) -> None:
    """Show which seeds are applied, whether their rows are as they were, and who holds the lock. Changes nothing."""
    connection = connection_options(values, env)
    if watch:
        _follow(connection, interval)
    found = seedsql.status(connection)
    _warn(found)
    if output == "json":
        console.json_data(found.to_dict())
        return
    holder = "free" if found.lock.holder is None else f"held by {lock_holder(found.lock)}"
    production = f" (production: {found.environment})" if found.environment else ""
    console.log.message(f"database {found.database}{production}: lock {found.lock.name} is {holder}")
    _show_seeds(found)


def _follow(connection: ConnectionOptions, interval: float) -> None:
    """Say how far the run is that holds the lock, each time that it is further."""
    shown = ""
    for work in seedsql.watch(connection, lambda: time.sleep(interval)):
        line = _watch_line(work)
        if line != shown:
            console.log.message(line)
        shown = line


def _warn(found: Status) -> None:
    """Say which rows of the history cannot be read, and which seeds a run left unfinished that is over."""
    for row in found.invalid:
        console.warn(str(row))
    for each in found.seeds:
        if each.seed.state == "applying" and found.lock.holder is None:
            console.warn(
                f"{each.seed.name} is unfinished: a person committed a run that had not come to its end; "
                f"seedsql rollback {each.seed.name} --force removes what it left"
            )


def _show_seeds(found: Status) -> None:
    if found.seeds:
        console.table(
            ["seed", "state", "rows", "applied at (UTC)", "by", "rows as seeded"],
            [
                [
                    each.seed.name,
                    each.seed.state,
                    _rows(each.seed),
                    each.seed.applied_at,
                    each.seed.applied_by,
                    None if each.drifted is None else f"NO: {', '.join(each.drifted)}" if each.drifted else "yes",
                ]
                for each in found.seeds
            ],
            numeric=[2],
        )
        return
    passed_over = len(found.invalid)
    console.log.message(
        f"nothing is known of what is applied: {passed_over} row{'s' * (passed_over != 1)} of seedsql_history passed over"
        if passed_over
        else "no seed is applied"
    )


def _rows(seed: AppliedSeed) -> str:
    """195, or 20 + 35 supporting."""
    supporting = sum(table.rows for table in seed.tables if table.supporting)
    return f"{seed.total_rows - supporting} + {supporting} supporting" if supporting else str(seed.total_rows)


def _watch_line(work: RunProgress) -> str:
    """One line of --watch: who works, and how far they are."""
    if work.lock.holder is None:
        return "the lock is free: nothing is running"
    running = [seed for seed in work.seeds if seed.state == "applying"]
    seeds = [_progress(seed) for seed in running or work.seeds]
    return f"connection {work.lock.holder} is at work: " + ("; ".join(seeds) or "no rows yet")


def _progress(seed: SeedProgress) -> str:
    begun = [name for name, rows, _ in seed.tables if rows]
    now = f", now {begun[-1]}" if begun and seed.state == "applying" else ""
    return f"{seed.name} {seed.state}, {seed.rows:,} of {seed.total:,} rows{now}"
