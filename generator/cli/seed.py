"""The command seed: generate, preview, apply and verify in one go."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from .confirmation import ConfirmationPrompt
from .options import (
    cleaning_options,
    database_options,
    dry_run_option,
    generation_options,
    jobs_option,
    load_data_option,
    lock_timeout_option,
    out_option,
)
from .progress import generate_with_progress
from .running import apply_script, begin, cleaning_mode, verify_seed
from .selection import chosen_seed, connection_options
from .showing import show_plan
from .skipping import is_skipped


@click.command("seed")
@click.argument("seed_name", required=False, metavar="[NAME]")
@generation_options
@out_option
@jobs_option
@database_options
@dry_run_option
@cleaning_options
@click.option("--verbose", "-v", is_flag=True, help="Show every check.")
@load_data_option
@lock_timeout_option
def seed_command(
    out: Path,
    jobs: int | None,
    dry_run: bool,
    clean: bool,
    clean_all: bool,
    confirm_database: str | None,
    force: bool,
    ignore_edited: bool,
    yes: bool,
    verbose: bool,
    load_data: bool,
    lock_timeout: float,
    seed_name: str | None,
    **values: Any,
) -> None:
    """Generate, preview, apply and verify in one go; `seedsql rollback NAME` undoes it.

    NAME is a seed of seedsql.toml; the options override what it says there.
    """
    cleaning = cleaning_mode(clean, clean_all, ignore_edited, confirm_database)
    if is_skipped():
        return
    options = chosen_seed(values, seed_name)
    is_production = "production" in (options.env, os.environ.get("SEEDSQL_ENV"))
    connection = connection_options(values, "production" if is_production else None)
    connection.resolve()  # fails before anything is written
    plan = generate_with_progress(options, out, jobs).plan
    begin(plan.name, out)
    show_plan(plan)
    prompt = ConfirmationPrompt(
        dry_run=dry_run,
        answered=force or yes,
        confirm_database=confirm_database,
        clean_all=clean_all,
        plan=False,
    )
    code = apply_script(
        plan.name,
        out,
        connection,
        prompt,
        cleaning,
        dry_run=dry_run,
        ignore_edited=ignore_edited or force,
        load_data=load_data,
        lock_timeout=lock_timeout,
    )
    if not dry_run and not verify_seed(plan.name, out, connection, "text", every=verbose):
        code = 1
    sys.exit(code)
