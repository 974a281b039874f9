"""The command audit: the personal data in a seed's up script."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

import seedsql

from .. import console
from ..workflow.generation import planned_rows
from .options import format_option, jobs_option, name_argument, out_option


@click.command("audit")
@name_argument
@out_option
@jobs_option
@format_option
def audit_command(name: str, out: Path, jobs: int | None, output: str) -> None:
    """List the personal data in a seed's up script and prove its ranges. Exit 1 on a value outside.

    The script is read as it is; when it is not the one that its manifest describes, the exit code is 74.
    """
    progress = console.Progress(planned_rows(name, out), time.monotonic)
    try:
        found = seedsql.audit(name, out, jobs, progress)
    finally:
        progress.close()
    if output == "json":
        console.json_data(found.audit.to_dict())
    else:
        console.data(found.audit.text())
    if not found.audit.ok:
        if found.mismatch is not None:
            console.warn(found.mismatch.message)
        sys.exit(1)
    if found.mismatch is not None:
        raise found.mismatch
