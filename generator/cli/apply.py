"""The command apply: a seed's up script on a database."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from .. import console
from .confirmation import ConfirmationPrompt
from .options import (
    cleaning_options,
    database_options,
    dry_run_option,
    environment_option,
    format_option,
    load_data_option,
    lock_timeout_option,
    name_argument,
    out_option,
)
from .running import apply_script, begin, cleaning_mode
from .selection import connection_options
from .skipping import is_skipped


@click.command("apply")
@name_argument
@out_option
@database_options
@dry_run_option
@cleaning_options
@environment_option
@load_data_option
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
    ignore_edited: bool,
    yes: bool,
    env: str | None,
    load_data: bool,
    lock_timeout: float,
    output: str,
    **values: Any,
) -> None:
    """Run NAME.up.sql on a database: everything is there afterwards, or nothing."""
    cleaning = cleaning_mode(clean, clean_all, ignore_edited, confirm_database)
    if is_skipped():
        if output == "json":
            console.json_data({"result": "skipped", "dry_run": dry_run, "written": [], "removed": [], "seconds": 0})
        return
    connection = connection_options(values, env)
    begin(name, out)
    prompt = ConfirmationPrompt(
        dry_run=dry_run,
        answered=force or yes,
        confirm_database=confirm_database,
        clean_all=clean_all,
        plan=output == "text",
    )
    sys.exit(
        apply_script(
            name,
            out,
            connection,
            prompt,
            cleaning,
            dry_run=dry_run,
            ignore_edited=ignore_edited or force,
            load_data=load_data,
            lock_timeout=lock_timeout,
            output=output,
        )
    )
