"""The command check: are the files what was generated?"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import click

import seedsql

from .. import console
from ..printable import printable
from .options import jobs_option, log_option, out_option, source_options
from .selection import current_project, given_options


@click.command("check")
@out_option
@jobs_option
@log_option
@source_options
@click.argument("names", nargs=-1, metavar="[NAME]...")
def check_command(out: Path, jobs: int | None, names: tuple[str, ...], **values: Any) -> None:
    """Prove that seeds match their manifests and regenerate byte for byte. Exit 1 when one does not.

    Without NAME: every seed of seedsql.toml and every one in the output directory, each by its own blueprint.
    Each difference is one line: file and line, what is wrong, and the command that mends it. A seed whose blueprint is not
    found does not keep the others from being checked: its error comes last, and the largest exit code counts.
    """
    bars: list[console.Progress] = []

    def watch(plan: seedsql.SeedPlan) -> console.Progress:
        bars.append(console.Progress(plan.total_rows, time.monotonic))
        return bars[-1]

    try:
        checked = seedsql.check(out, names, current_project(), given_options(values), watch, jobs)
    finally:
        for bar in bars:
            bar.close()
    for difference in checked.differences:
        console.data(printable(str(difference)))
    if checked.differences:
        console.error(
            f"{len(checked.differences)} difference{'s' if len(checked.differences) > 1 else ''}",
            "each line above ends with the command that mends it; git diff shows who changed what",
        )
    for error in checked.errors:
        console.error(error.headline, error.hint, details=error.details)
    if not checked.ok:
        sys.exit(max([1, *(error.exit_code for error in checked.errors)]))
    if not checked.regenerated and not checked.not_reproducible:
        console.log.message(f"nothing to check: neither {out} nor the project file has a seed")
        return
    every = ", ".join((*checked.regenerated, *checked.not_reproducible))
    console.log.message(f"checked {every}: the frame of every script is the proved one")
    if checked.regenerated:
        console.log.message(
            f"checked {', '.join(checked.regenerated)}: the files are what they say and regenerate byte for byte"
        )
    if checked.not_reproducible:
        console.log.message(
            f"checked {', '.join(checked.not_reproducible)}: the files are what they say (rows of files and databases are "
            "not stored elsewhere, so they cannot be regenerated)"
        )
