"""Commands that talk to a server: apply, verify, rollback, status, unlock, seed."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .. import console
from .options import (
    ENVIRONMENTS,
    database_options,
    format_option,
    generation_options,
    name_argument,
    options_from,
    out_option,
)

if TYPE_CHECKING:
    from ..workflow.operation import Access

dry_run_option = click.option("--dry-run", is_flag=True, help="Run everything on the server, then roll back.")
force_option = click.option("--force", is_flag=True, help="Don't ask, also in production.")
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
    help="production asks for confirmation.",
)


def _access(database_url: str | None, ca: str | None) -> Access:
    from ..workflow.operation import Access

    return Access(database_url, ca)


def _allow(access: Access, env: str | None, force: bool, what: str) -> None:
    """Ask before anything is changed in production; without a terminal refuse and name the flag."""
    from ..workflow import operation

    reason = operation.production_reason(access, env)
    if reason and not force:
        if not (sys.stdin and sys.stdin.isatty()):
            raise operation.refuse_production(reason)
        if not console.confirm(f"This is production ({reason}). {what}?", "--force"):
            raise operation.refuse_production(reason)


def _apply(name: str, out: Path, access: Access, dry_run: bool, lock_timeout: float) -> None:
    from ..workflow import generation, operation

    progress = console.Progress(generation.planned_rows(name, out), time.monotonic)
    try:
        result = operation.apply(name, out, access, dry_run=dry_run, lock_timeout=lock_timeout, progress=progress)
    finally:
        progress.close()
    console.say(result.result_text)


@click.command("apply")
@name_argument
@out_option
@database_options
@dry_run_option
@force_option
@environment_option
@lock_timeout_option
def apply_command(
    name: str,
    out: Path,
    database_url: str | None,
    ca: str | None,
    dry_run: bool,
    force: bool,
    env: str | None,
    lock_timeout: float,
) -> None:
    """Run NAME.up.sql on a database: everything is there afterwards, or nothing."""
    access = _access(database_url, ca)
    if not dry_run:
        _allow(access, env, force, f"Apply {name}")
    _apply(name, out, access, dry_run, lock_timeout)


@click.command("rollback")
@name_argument
@out_option
@database_options
@dry_run_option
@click.option(
    "--force", is_flag=True, help="Don't ask, also in production; overrides the guards that the script documents."
)
@environment_option
@lock_timeout_option
def rollback_command(
    name: str,
    out: Path,
    database_url: str | None,
    ca: str | None,
    dry_run: bool,
    force: bool,
    env: str | None,
    lock_timeout: float,
) -> None:
    """Run NAME.down.sql: remove exactly the rows that the seed wrote, or nothing."""
    from ..workflow import operation

    access = _access(database_url, ca)
    if not dry_run:
        _allow(access, env, force, f"Roll back {name}")
    result = operation.rollback(name, out, access, dry_run=dry_run, force=force, lock_timeout=lock_timeout)
    console.say(result.result_text)


@click.command("verify")
@name_argument
@out_option
@database_options
@format_option
def verify_command(name: str, out: Path, database_url: str | None, ca: str | None, output: str) -> None:
    """Run NAME.verify.sql, which only reads: counts, orphans, sums, personal data. Exit 1 on a finding."""
    if not _verify(name, out, _access(database_url, ca), output):
        sys.exit(1)


def _verify(name: str, out: Path, access: Access, output: str) -> bool:
    from ..workflow import operation

    checks = operation.verify(name, out, access)
    failed = [check for check in checks if not check.ok]
    if output == "json":
        console.json_data(
            {
                "ok": not failed,
                "checks": [
                    {"check": check.check, "expected": check.expected, "found": check.found, "ok": check.ok}
                    for check in checks
                ],
            }
        )
    else:
        console.table(
            ["check", "expected", "found", "ok"], [[c.check, c.expected, c.found, c.ok] for c in checks], numeric=[1, 2]
        )
        console.say(f"verified {name}: {len(checks) - len(failed)} of {len(checks)} checks hold")
    return not failed


@click.command("status")
@database_options
@format_option
def status_command(database_url: str | None, ca: str | None, output: str) -> None:
    """Show which seeds are applied and who holds the lock. Changes nothing."""
    from ..workflow import operation

    found = operation.status(_access(database_url, ca))
    if output == "json":
        console.json_data(found.to_dict())
        return
    holder = "free" if found.lock.holder is None else f"held by {_holder(found.lock)}"
    console.say(f"database {found.database}: lock {found.lock.name} is {holder}")
    if found.seeds:
        console.table(
            ["seed", "state", "rows", "applied at"],
            [[s.name, s.state, s.total_rows, s.applied_at] for s in found.seeds],
            numeric=[2],
        )
    else:
        console.say("no seed is applied")


def _holder(lock: Any) -> str:
    """The connection that holds the lock and, where the server shows it, whose it is and what it does."""
    if lock.session is None:
        return f"connection {lock.holder} (another account's, or one that is being rolled back)"
    session = lock.session
    doing = f": {session.statement}" if session.statement else ""
    return f"connection {lock.holder}, {session.user} from {session.host}, {session.command} for {session.seconds} s{doing}"


@click.command("unlock")
@database_options
@click.option("--force", is_flag=True, help="End the holder's session without asking.")
def unlock_command(database_url: str | None, ca: str | None, force: bool) -> None:
    """Show who holds the lock and, on confirmation, end that session (its transaction rolls back)."""
    from ..workflow import operation

    def agree(lock: Any) -> bool:
        console.say(f"lock {lock.name} is held by {_holder(lock)}")
        return force or console.confirm("End that session? Its transaction will be rolled back.", "--force")

    lock, ended = operation.unlock(_access(database_url, ca), agree)
    if lock.holder is None:
        console.say(f"lock {lock.name} is free")
    elif ended:
        console.say(
            f"ended connection {lock.holder}; the lock is free when the server has rolled it back (seedsql status)"
        )
    else:
        console.say(f"nothing was ended: connection {lock.holder} was left alone, or is gone already")


@click.command("seed")
@generation_options
@out_option
@database_options
@dry_run_option
@force_option
@click.option("--rollback", "undo", is_flag=True, help="Roll the seed back instead.")
@click.option("--verbose", is_flag=True, help="Show every check.")
@lock_timeout_option
def seed_command(
    out: Path,
    database_url: str | None,
    ca: str | None,
    dry_run: bool,
    force: bool,
    undo: bool,
    verbose: bool,
    lock_timeout: float,
    env: str,
    **values: Any,
) -> None:
    """Generate, preview, apply and verify in one go; with --rollback undo it."""
    from ..workflow import generation, operation
    from .generation import show_plan

    access = _access(database_url, ca)
    access.target()  # fails before anything is written
    options = options_from({**values, "env": env})
    if undo:
        plan = generation.make_plan(options)
        if not dry_run:
            _allow(access, env, force, f"Roll back {plan.name}")
        console.say(operation.rollback(plan.name, out, access, dry_run=dry_run, lock_timeout=lock_timeout).result_text)
        return
    plan = generation.generate(options, out).plan
    show_plan(plan)
    if not dry_run:
        _allow(access, env, force, f"Apply {plan.name}")
    _apply(plan.name, out, access, dry_run, lock_timeout)
    if dry_run:
        return
    checks = operation.verify(plan.name, out, access)
    failed = [check for check in checks if not check.ok]
    for check in checks if verbose else failed:
        console.say(
            f"  {'ok' if check.ok else 'NOT OK'}  {check.check}: expected {check.expected}, found {check.found}"
        )
    console.say(f"verified {plan.name}: {len(checks) - len(failed)} of {len(checks)} checks hold")
    if failed:
        sys.exit(1)
