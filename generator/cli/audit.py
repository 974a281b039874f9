"""The command audit: the personal data in the up scripts of seeds."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click

import seedsql

from .. import console
from ..workflow.seeds import RowsInFiles, planned_rows
from .options import format_option, jobs_option, names_argument, out_option
from .selection import every_seed


@click.command("audit")
@names_argument
@out_option
@jobs_option
@format_option
def audit_command(names: tuple[str, ...], out: Path, jobs: int | None, output: str) -> None:
    """List the personal data in a seed's up script and prove its ranges. Exit 1 on a value outside.

    Without NAME: every seed of the output directory. The script is read as it is. Where nothing is outside, and it is not the one
    that its manifest describes, the exit code is 74.
    """
    found = list(_audits(names, out, jobs))
    if output == "json":
        audits = [each.audit.to_dict() for each in found]
        console.json_data(audits[0] if len(names) == 1 else {"audits": audits})
    else:
        console.data("\n".join(each.audit.text() for each in found))
    for each in found:
        if each.mismatch is not None and not each.ok:
            console.warn(each.mismatch.message)
    if not all(each.audit.ok for each in found):
        sys.exit(1)
    for each in found:
        if each.mismatch is not None:
            raise each.mismatch


def _audits(names: tuple[str, ...], out: Path, jobs: int | None) -> Iterator[seedsql.AuditResult]:
    for name in every_seed(out, names):
        try:
            yield _audit(name, out, jobs)
        except RowsInFiles as error:
            if names:
                raise
            console.warn(f"{error.message}; generate audited them, and the manifest holds what it found")


def _audit(name: str, out: Path, jobs: int | None) -> seedsql.AuditResult:
    progress = console.Progress(planned_rows(name, out), time.monotonic)
    try:
        return seedsql.audit(name, out, jobs, progress)
    finally:
        progress.close()
