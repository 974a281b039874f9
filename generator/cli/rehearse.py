"""The command rehearse: the scripts of seeds on an embedded database."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import click

import seedsql

from .. import console
from ..workflow.seeds import RowsInFiles, planned_rows, script_checksum
from .options import log_option, names_argument, out_option, source_options
from .selection import every_seed, seed_options


@click.command("rehearse")
@names_argument
@out_option
@log_option
@source_options
def rehearse_command(names: tuple[str, ...], out: Path, **values: Any) -> None:
    """Run up, verify and down of a seed on the embedded database: the same files, no server.

    Without NAME: every seed of the output directory, and the first error's exit code at the end.
    """
    chosen = every_seed(out, names)
    code = 0
    for name in chosen:
        try:
            _rehearse(name, out, values)
        except seedsql.SeedsqlError as error:
            if isinstance(error, RowsInFiles) and not names:
                console.warn(error.message)
                continue
            if len(chosen) == 1:
                raise
            console.error(f"{name}: {error.headline}", error.hint, error.exit_code, details=error.details)
            code = code or error.exit_code
    sys.exit(code)


def _rehearse(name: str, out: Path, values: dict[str, Any]) -> None:
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
