"""Commands that talk to a server: apply, verify, rollback, status, unlock, seed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .. import console
from ..project import ENVIRONMENTS
from .agreement import Agreement
from .options import (
    access_from,
    all_of,
    chosen_seed,
    database_options,
    format_option,
    generation_options,
    name_argument,
    out_option,
)
from .skipping import is_skipped

if TYPE_CHECKING:
    from ..database.applier import ScriptResult
    from ..workflow.connecting import ConnectionOptions
    from ..workflow.operation import SeedProgress, Work

dry_run_option = click.option("--dry-run", is_flag=True, help="Run everything on the server, then roll back.")
yes_option = click.option("--yes", "-y", is_flag=True, help="Don't ask, also in production; overrides no guard.")
lock_timeout_option = click.option(
    "--lock-timeout",
    type=click.FloatRange(0, 86_400),
    default=0,
    show_default=True,
    metavar="S",
    help="Seconds to wait while another run holds the lock.",
)
environment_option = click.option(
    "--env",
    type=click.Choice(ENVIRONMENTS),
    envvar="SEEDSQL_ENV",
    show_envvar=True,
    help="production asks for confirmation, whatever the database is called.",
)
cleaning_options = all_of(
    [
        click.option(
            "--clean",
            is_flag=True,
            help="First remove what earlier seeds wrote to these tables, in the same transaction.",
        ),
        click.option(
            "--clean-all", is_flag=True, help="First empty these tables, whoever wrote the rows. Asks for the name."
        ),
        click.option(
            "--confirm-database", metavar="NAME", help="With --force, answers the question of --clean-all beforehand."
        ),
        click.option(
            "--force",
            is_flag=True,
            help="Don't ask, also in production; with --clean also remove seeded rows that were edited since.",
        ),
        yes_option,
    ]
)


def _cleaning(clean: bool, clean_all: bool, confirm_database: str | None) -> str:
    from ..workflow import cleaning

    if clean and clean_all:
        raise click.UsageError("--clean and --clean-all exclude each other")
    if confirm_database is not None and not clean_all:
        raise click.UsageError("--confirm-database goes with --clean-all")
    return cleaning.ALL if clean_all else cleaning.SEEDS if clean else cleaning.KEEP


def _run(
    name: str,
    out: Path,
    run: Callable[[console.Progress], ScriptResult],
    agreement: Agreement,
    output: str,
    dry_run: bool,
) -> int:
    """Run a script with progress; say what it did. Return the exit code: 1 when a dry run found differences."""
    from ..workflow import generation

    progress = console.Progress(generation.planned_rows(name, out), time.monotonic)
    try:
        result = run(progress)
    finally:
        progress.close()
    drift = agreement.preview.drift if agreement.preview is not None else ()
    if output == "json":
        console.json_data(
            {
                "result": result.result_text,
                "dry_run": dry_run,
                **(agreement.preview.to_dict() if agreement.preview is not None else {}),
                "written": [{"table": table, "rows": rows} for table, rows in result.tables],
                "removed": [{"table": table, "rows": rows} for table, rows in result.removed],
                "seconds": round(result.seconds, 3),
            }
        )
    console.log.complete(rows=result.rows, message=result.result_text)
    if not console.log.json:
        console.say(result.result_text)
    if drift and dry_run:
        console.error(
            f"the database differs from what {name} was made for in {len(drift)} places that let it in",
            "look at them before it is applied; generate the seed from the schema as it is to take them in",
        )
        return 1
    return 0


def _begin(name: str, out: Path) -> None:
    """Start the log of a run, with the checksum of its up script where there is a manifest."""
    if console.log.json:
        from ..workflow import generation

        console.log.start(name=name, checksum=generation.script_checksum(name, out))


@click.command("apply", short_help="Run the up script: all rows or none.")
@name_argument
@out_option
@database_options
@dry_run_option
@cleaning_options
@environment_option
@lock_timeout_option
@format_option
def apply_command(
    name: str,
    out: Path,
    dry_run: bool,
    clean: bool,
    clean_all: bool,
    confirm_database: str | None,
    force: bool,
    yes: bool,
    env: str | None,
    lock_timeout: float,
    output: str,
    **values: Any,
) -> None:
    """Run NAME.up.sql on a database: everything is there afterwards, or nothing."""
    cleaning = _cleaning(clean, clean_all, confirm_database)
    if is_skipped():
        if output == "json":
            console.json_data({"result": "skipped", "dry_run": dry_run, "written": [], "removed": [], "seconds": 0})
        return
    access = access_from(values, env)
    _begin(name, out)
    agreement = Agreement(
        dry_run=dry_run,
        answered=force or yes,
        forced=force,
        confirm_database=confirm_database,
        clean_all=clean_all,
        plan=output == "text",
    )
    sys.exit(_apply(name, out, access, agreement, cleaning, dry_run, force, lock_timeout, output))


def _apply(
    name: str,
    out: Path,
    access: ConnectionOptions,
    agreement: Agreement,
    cleaning: str,
    dry_run: bool,
    force: bool,
    lock_timeout: float,
    output: str,
) -> int:
    from ..workflow import operation

    return _run(
        name,
        out,
        lambda progress: operation.apply(
            name,
            out,
            access,
            dry_run=dry_run,
            cleaning=cleaning,
            force=force,
            lock_timeout=lock_timeout,
            agree=agreement,
            progress=progress,
        ),
        agreement,
        output,
        dry_run,
    )


@click.command("rollback", short_help="Run the down script: all rows or none.")
@name_argument
@out_option
@database_options
@dry_run_option
@click.option(
    "--force",
    is_flag=True,
    help="Don't ask, also in production; remove the rows also when they were edited, or when others refer to them.",
)
@yes_option
@environment_option
@lock_timeout_option
@format_option
def rollback_command(
    name: str,
    out: Path,
    dry_run: bool,
    force: bool,
    yes: bool,
    env: str | None,
    lock_timeout: float,
    output: str,
    **values: Any,
) -> None:
    """Run NAME.down.sql: remove exactly the rows that the seed wrote, or nothing."""
    access = access_from(values, env)
    _begin(name, out)
    _rollback(name, out, access, dry_run, force, yes, lock_timeout, output)


def _rollback(
    name: str,
    out: Path,
    access: ConnectionOptions,
    dry_run: bool,
    force: bool,
    yes: bool,
    lock_timeout: float,
    output: str,
) -> None:
    from ..workflow import operation

    agreement = Agreement(dry_run=dry_run, answered=force or yes, plan=False)
    _run(
        name,
        out,
        lambda progress: operation.rollback(
            name,
            out,
            access,
            dry_run=dry_run,
            force=force,
            lock_timeout=lock_timeout,
            agree=agreement,
            progress=progress,
            warn=console.warn,
        ),
        agreement,
        output,
        dry_run,
    )


@click.command("verify", short_help="Run the verify script, which only reads.")
@name_argument
@out_option
@database_options
@format_option
def verify_command(name: str, out: Path, output: str, **values: Any) -> None:
    """Run NAME.verify.sql, which only reads: counts, orphans, sums, drift, personal data. Then compare every cell in the
    database with NAME.up.sql. Exit 1 on a finding."""
    access = access_from(values)
    _begin(name, out)
    if not _verify(name, out, access, output):
        sys.exit(1)


def _verify(name: str, out: Path, access: ConnectionOptions, output: str, every: bool = True) -> bool:
    from ..workflow import operation

    found = operation.verify(name, out, access)
    shown = found.checks if every else found.failed
    if output == "json":
        console.json_data(found.to_dict())
    elif shown:
        console.table(
            ["check", "expected", "found", "ok"], [[c.check, c.expected, c.found, c.ok] for c in shown], numeric=[1, 2]
        )
    for change in found.changes:
        console.say(f"  {change}")
    for difference in found.differences:
        console.say(f"  {difference}")
    for trigger in found.triggers:
        console.say(f"  trigger {trigger} changes what is written")
    for row in found.invalid:
        console.warn(str(row))
    held = len(found.checks) - len(found.failed)
    message = f"verified {name}: {held} of {len(found.checks)} checks hold"
    if found.failed:
        console.error(message, f"look at the rows that are named, or start anew: seedsql apply {name} --clean", 1)
    else:
        console.log.complete(message=message)
        if not console.log.json:
            console.say(message)
    return not found.failed


@click.command("status", short_help="Show what is applied and who holds the lock.")
@database_options
@environment_option
@click.option("--watch", is_flag=True, help="Follow the run that holds the lock, until it has ended.")
@click.option(
    "--interval",
    type=click.FloatRange(0.1, 3600),
    default=2,
    show_default=True,
    metavar="S",
    help="Seconds between two looks of --watch.",
)
@format_option
def status_command(env: str | None, watch: bool, interval: float, output: str, **values: Any) -> None:
    """Show which seeds are applied, whether their rows are as they were, and who holds the lock. Changes nothing."""
    from ..workflow import operation

    access = access_from(values, env)
    if watch:
        shown = ""
        for work in operation.watch(access, lambda: time.sleep(interval)):
            line = _work(work)
            if line != shown:
                console.say(line)
            shown = line
    found = operation.status(access)
    for row in found.invalid:
        console.warn(str(row))
    for each in found.seeds:
        if each.seed.state == "applying" and found.lock.holder is None:
            console.warn(
                f"{each.seed.name} is unfinished: somebody committed a run that had not come to its end; "
                f"seedsql rollback {each.seed.name} --force removes what it left"
            )
    if output == "json":
        console.json_data(found.to_dict())
        return
    holder = "free" if found.lock.holder is None else f"held by {_holder(found.lock)}"
    production = f" (production: {found.environment})" if found.environment else ""
    console.say(f"database {found.database}{production}: lock {found.lock.name} is {holder}")
    if found.seeds:
        console.table(
            ["seed", "state", "rows", "applied at (UTC)", "by", "rows as seeded"],
            [
                [
                    each.seed.name,
                    each.seed.state,
                    each.seed.total_rows,
                    each.seed.applied_at,
                    each.seed.applied_by,
                    None if each.drifted is None else f"NO: {', '.join(each.drifted)}" if each.drifted else "yes",
                ]
                for each in found.seeds
            ],
            numeric=[2],
        )
    else:
        console.say("no seed is applied")


def _work(work: Work) -> str:
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


def _holder(lock: Any) -> str:
    """The connection that holds the lock and, where the server shows it, whose it is, since when, and what it does."""
    if lock.session is None:
        return f"connection {lock.holder} (another account's, or one that is being rolled back)"
    session = lock.session
    doing = f": {session.statement}" if session.statement else ""
    return (
        f"connection {lock.holder}, {session.user} from {session.host}, since {session.since:%Y-%m-%d %H:%M:%S} UTC, "
        f"{session.command} for {session.seconds} s{doing}"
    )


@click.command("unlock", short_help="End the session that holds the lock.")
@database_options
@click.option("--force", "--yes", "-y", "force", is_flag=True, help="End the holder's session without asking.")
def unlock_command(force: bool, **values: Any) -> None:
    """Show who holds the lock and, on confirmation, end that session (its transaction rolls back)."""
    from ..workflow import operation

    def agree(lock: Any) -> bool:
        console.say(f"lock {lock.name} is held by {_holder(lock)}")
        return force or console.confirm("End that session? Its transaction will be rolled back.", "--force")

    lock, ended = operation.unlock(access_from(values), agree)
    if lock.holder is None:
        console.say(f"lock {lock.name} is free")
    elif ended:
        console.say(
            f"ended connection {lock.holder}; the lock is free when the server has rolled it back (seedsql status)"
        )
    else:
        console.say(f"nothing was ended: connection {lock.holder} was left alone, or is gone already")


@click.command("seed", short_help="Generate, preview, apply and verify.")
@click.argument("seed_name", required=False, metavar="[NAME]")
@generation_options
@out_option
@database_options
@dry_run_option
@cleaning_options
@click.option("--rollback", "undo", is_flag=True, help="Roll the seed back instead.")
@click.option("--verbose", "-v", is_flag=True, help="Show every check.")
@lock_timeout_option
def seed_command(
    out: Path,
    dry_run: bool,
    clean: bool,
    clean_all: bool,
    confirm_database: str | None,
    force: bool,
    yes: bool,
    undo: bool,
    verbose: bool,
    lock_timeout: float,
    seed_name: str | None,
    **values: Any,
) -> None:
    """Generate, preview, apply and verify in one go; with --rollback undo it.

    NAME is a seed of seedsql.toml; the options override what it says there.
    """
    import os

    from ..workflow import generation
    from .generation import generate, show_plan

    cleaning = _cleaning(clean, clean_all, confirm_database)
    if not undo and is_skipped():  # the brake holds up rows, never their removal
        return
    options = chosen_seed(values, seed_name)
    access = access_from(values, "production" if "production" in (options.env, os.environ.get("SEEDSQL_ENV")) else None)
    access.target()  # fails before anything is written
    if undo:
        if clean or clean_all:
            raise click.UsageError("--rollback and --clean exclude each other")
        name = generation.make_plan(options).name
        _begin(name, out)
        _rollback(name, out, access, dry_run, force, yes, lock_timeout, "text")
        return
    plan = generate(options, out).plan
    _begin(plan.name, out)
    show_plan(plan)
    agreement = Agreement(
        dry_run=dry_run,
        answered=force or yes,
        forced=force,
        confirm_database=confirm_database,
        clean_all=clean_all,
        plan=False,
    )
    code = _apply(plan.name, out, access, agreement, cleaning, dry_run, force, lock_timeout, "text")
    if not dry_run and not _verify(plan.name, out, access, "text", every=verbose):
        code = 1
    sys.exit(code)
