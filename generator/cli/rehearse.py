"""The command rehearse: a seed's scripts on an embedded database."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import click

import seedsql

from .. import console
from ..workflow.generation import planned_rows, script_checksum
from .options import log_option, name_argument, out_option, source_options
from .selection import seed_options


@click.command("rehearse")
@name_argument
@out_option
@log_option
@source_options
def rehearse_command(name: str, out: Path, **values: Any) -> None:
    """Run up, verify and down of a seed on the embedded database: the same files, no server."""
    console.log.start(name=name, checksum=script_checksum(name, out))
    progress = console.Progress(planned_rows(name, out), time.monotonic)
    try:
        result = seedsql.rehearse(name, out, seed_options(values, name), progress)
    finally:
        progress.close()
    rows = [[table, count] for table, count in result.rows.items()]
    console.table(["table", "rows"], rows, numeric=[1])
    checks = len(result.checks)
    console.log.message(
        f"rehearsed {name}: {sum(result.rows.values()):,} rows in, {checks} checks passed, all rows out again "
        f"({result.seconds:.1f} s)"
    )
    for note in result.notes:
        console.log.message(f"  not known without a server: {note}")
    console.log.complete(rows=sum(result.rows.values()))
