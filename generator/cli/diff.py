"""The command diff: what two versions of a seed write otherwise, and why."""

from __future__ import annotations

import sys
from pathlib import Path

import click

import seedsql

from .. import console
from . import diff_report
from .options import document_option, out_option
from .selection import current_project


@click.command("diff")
@click.argument("versions", nargs=-1, metavar="[OLD NEW | NAME...]")
@click.option(
    "--git",
    "base",
    metavar="BASE",
    help="Compare the seeds at this branch, tag or commit with the working tree; nothing is checked out.",
)
@out_option
@document_option
def diff_command(versions: tuple[str, ...], base: str | None, out: Path, output: str) -> None:
    """Compare two versions of a seed row by row, by key, and name the cause of each change. Exit 1 when rows differ, or
    columns, or what is said of personal data.

    OLD and NEW are names of seeds, directories of scripts, or files of a seed (its up script or manifest). With --git every
    seed of the output directory is compared, or those called NAME; of all, those whose rows are in files are passed over. A cause is proved from both manifests: a change that
    nothing in them explains is listed as unexplained.
    """
    project = current_project()
    if base is not None:
        found = seedsql.diff_revision(base, versions, out, project)
    elif len(versions) == 2:
        found = seedsql.diff(versions[0], versions[1], out, project)
    else:
        raise click.UsageError("name two versions, such as: diff old/ out/, or one of git: diff --git main")
    if output == "json":
        console.json_data(found.to_dict())
    else:
        lines = list(diff_report.md(found) if output == "md" else diff_report.text(found))
        console.data("\n".join(lines) if lines else "no seed to compare")
    sys.exit(0 if found.is_same else 1)
