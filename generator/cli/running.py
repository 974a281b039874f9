"""Running a seed's scripts with progress, and saying what they did: what several commands share."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

import seedsql

from .. import console
from ..workflow.cleaning import ALL, KEEP, SEEDS, CleaningMode
from ..workflow.seeds import planned_rows, script_checksum
from .confirmation import ConfirmationPrompt

if TYPE_CHECKING:
    from .. import ConnectionOptions, ScriptResult


def cleaning_mode(clean: bool, clean_all: bool, ignore_edited: bool, confirm_database: str | None) -> CleaningMode:
    """What --clean and --clean-all mean. Raises a usage error for options that exclude each other."""
    if clean and clean_all:
        raise click.UsageError("--clean and --clean-all exclude each other")
    if ignore_edited and not clean:
        raise click.UsageError("--ignore-edited goes with --clean")
    if confirm_database is not None and not clean_all:
        raise click.UsageError("--confirm-database goes with --clean-all")
    return ALL if clean_all else SEEDS if clean else KEEP


def begin(name: str, out: Path) -> None:
    """Start the log of a run, with the checksum of its up script where there is a manifest."""
    if console.log.json:
        console.log.start(name=name, checksum=script_checksum(name, out))


def run_script(
    name: str,
    out: Path,
    run: Callable[[console.Progress], ScriptResult],
    prompt: ConfirmationPrompt,
    output: str,
    dry_run: bool,
) -> int:
    """Run a script with progress; say what it did. Return the exit code: 1 when a dry run found differences."""
    progress = console.Progress(planned_rows(name, out), time.monotonic)
    try:
        result = run(progress)
    finally:
        progress.close()
    drift = prompt.preview.drift if prompt.preview is not None else ()
    if output == "json":
        console.json_data(
            {
                "result": result.result_text,
                "dry_run": dry_run,
                **(prompt.preview.to_dict() if prompt.preview is not None else {}),
                "written": [{"table": table, "rows": rows} for table, rows in result.tables],
                "removed": [{"table": table, "rows": rows} for table, rows in result.removed],
                "seconds": round(result.seconds, 3),
            }
        )
    console.log.complete(rows=result.rows, message=result.result_text)
    if not console.log.json:
        console.log.message(result.result_text)
    if drift and dry_run:
        console.error(
            f"the database differs from what {name} was made for in {len(drift)} places that let it in",
            "look at them before it is applied; generate the seed from the schema as it is to take them in",
        )
        return 1
    return 0


def apply_script(
    name: str,
    out: Path,
    connection: ConnectionOptions,
    prompt: ConfirmationPrompt,
    cleaning: CleaningMode,
    *,
    dry_run: bool,
    ignore_edited: bool,
    load_data: bool,
    lock_timeout: float,
    output: str = "text",
) -> int:
    """Apply a seed; return the exit code."""
    return run_script(
        name,
        out,
        lambda progress: seedsql.apply(
            name,
            out,
            connection,
            dry_run=dry_run,
            cleaning=cleaning,
            ignore_edited=ignore_edited,
            load_data=load_data,
            lock_timeout=lock_timeout,
            confirm=prompt,
            progress=progress,
        ),
        prompt,
        output,
        dry_run,
    )


def verify_seed(name: str, out: Path, connection: ConnectionOptions, output: str, every: bool = True) -> bool:
    """Verify a seed and show what was found; return whether all checks hold. ``every``: also those that do."""
    found = seedsql.verify(name, out, connection)
    shown = found.checks if every else found.failed
    if output == "json":
        console.json_data(found.to_dict())
    elif shown:
        console.table(
            ["check", "expected", "found", "ok"], [[c.check, c.expected, c.found, c.ok] for c in shown], numeric=[1, 2]
        )
    for change in found.changes:
        console.log.message(f"  {change}")
    for difference in found.differences:
        console.log.message(f"  {difference}")
    for trigger in found.triggers:
        console.log.message(f"  trigger {trigger} changes what is written")
    for row in found.invalid:
        console.warn(str(row))
    held = len(found.checks) - len(found.failed)
    message = f"verified {name}: {held} of {len(found.checks)} checks hold"
    if found.failed:
        console.error(message, f"look at the rows that are named, or start anew: seedsql apply {name} --clean", 1)
    else:
        console.log.complete(message=message)
        if not console.log.json:
            console.log.message(message)
    return not found.failed
