"""The command plan: tables, rows and ids of a seed; nothing is written."""

from __future__ import annotations

from typing import Any

import click

from .. import console
from .options import format_option, generation_options, jobs_option, name_option
from .progress import plan_with_progress
from .selection import chosen_seed
from .showing import show_omissions, show_plan


@click.command("plan")
@click.argument("seed_name", required=False, metavar="[NAME]")
@generation_options
@name_option
@jobs_option
@format_option
def plan_command(output: str, jobs: int | None, seed_name: str | None, **values: Any) -> None:
    """Show what would be generated: tables, rows, id ranges. Writes nothing and needs no server.

    NAME is a seed of seedsql.toml; the options override what it says there.
    """
    plan = plan_with_progress(chosen_seed(values, seed_name), jobs)
    if output == "json":
        console.json_data(plan.to_dict())
    else:
        show_plan(plan)
    show_omissions(plan.omissions)
    for warning in plan.warnings:
        console.warn(warning)
    if output == "json":
        return
    console.log.message(
        "not known without a server: whether the tables exist as planned and the ids are free "
        "(seedsql apply --dry-run tells)"
    )
