"""The command rollback: a seed's down script on a database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

import seedsql

from .. import console
from .confirmation import ConfirmationPrompt
from .options import (
    database_options,
    dry_run_option,
    environment_option,
    format_option,
    ignore_dependents_option,
    ignore_edited_option,
    lock_timeout_option,
    name_argument,
    out_option,
    yes_option,
)
from .running import begin, run_script
from .selection import connection_options


@click.command("rollback")
@name_argument
@out_option
@database_options
@dry_run_option
@click.option(
    "--force",
    is_flag=True,
    help="All of --yes, --ignore-edited and --ignore-dependents.",
)
@ignore_edited_option
@ignore_dependents_option
@yes_option
@environment_option
@lock_timeout_option
@format_option
def rollback_command(
    name: str,
    out: Path,
    dry_run: bool,
    force: bool,
    ignore_edited: bool,
    ignore_dependents: bool,
    yes: bool,
    env: str | None,
    lock_timeout: float,
    output: str,
    **values: Any,
) -> None:
    """Run NAME.down.sql: remove exactly the rows that the seed wrote, or nothing."""
    connection = connection_options(values, env)
    begin(name, out)
    prompt = ConfirmationPrompt(dry_run=dry_run, answered=force or yes, plan=False)
    run_script(
        name,
        out,
        lambda progress: seedsql.rollback(
            name,
            out,
            connection,
            dry_run=dry_run,
            ignore_edited=ignore_edited or force,
            ignore_dependents=ignore_dependents or force,
            lock_timeout=lock_timeout,
            confirm=prompt,
            progress=progress,
            warn=console.warn,
        ),
        prompt,
        output,
        dry_run,
    )
