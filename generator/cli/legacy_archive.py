"""The command legacy archive: old scripts moved, and what names them repointed."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

import seedsql

from .. import console
from ..printable import printable
from .options import format_option
from .parameter_types import NonEmptyPath


@click.command("archive", short_help="Move old scripts, and repoint what names them.")
@click.argument("files", nargs=-1, required=True, type=NonEmptyPath(path_type=Path), metavar="FILE...")
@click.option(
    "--to",
    type=NonEmptyPath(path_type=Path, file_okay=False),
    default=Path("scripts/legacy"),
    show_default=True,
    metavar="DIR",
    help="Where the files go.",
)
@click.option("--write", is_flag=True, help="Do it; without this flag it is only shown.")
@format_option
def archive_command(files: tuple[Path, ...], to: Path, write: bool, output: str) -> None:
    """Show how FILE... would be archived, and with --write do it: git mv, imports and scripts repointed, a note on top.

    It refuses when the work tree has changes, and when something names a file in a way that cannot be repointed: then
    nothing is moved, and each such place is shown. It stages and never commits.
    """
    plan = seedsql.legacy_archive(files, to, write=write)
    if output == "json":
        console.json_data(plan.to_dict(write))
        return
    for old, new in plan.moves.items():
        console.data(printable(f"git mv {shlex.quote(str(old))} {shlex.quote(str(new))}"))
    if plan.contents:
        console.write_chunk(plan.diff())
    for path in plan.already:
        console.log.message(f"archived already: {path}")
    for remark in plan.remarks:
        console.warn(remark)
    number, edited = len(plan.moves), len(plan.contents)
    if number:
        done = (
            "moved and staged; look at git diff --cached, then commit"
            if write
            else "nothing was written; --write does it"
        )
        console.log.message(f"{number} file{'s' * (number != 1)} to move, {edited} to edit: {done}")
