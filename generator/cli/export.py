"""The command export: a seed as a migration of another tool."""

from __future__ import annotations

from pathlib import Path

import click

import seedsql

from .. import console
from ..script.exports import TOOLS
from .options import name_argument, out_option
from .parameter_types import NonEmptyPath, NonEmptyText


@click.command("export")
@name_argument
@click.option("--for", "tool", type=click.Choice(list(TOOLS)), required=True, help="The tool that will run it.")
@click.option(
    "--to",
    "directory",
    type=NonEmptyPath(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where the tool looks for migrations. [default: the tool's own]",
)
@click.option("--number", type=click.IntRange(0, 2**63 - 1), metavar="N", help="Its number. [default: the seed's]")
@click.option("--after", type=NonEmptyText(), metavar="REVISION", help="The migration before it (alembic, yoyo).")
@click.option("--force", is_flag=True, help="Replace files that are there and differ.")
@out_option
def export_command(
    name: str,
    tool: str,
    directory: Path | None,
    number: int | None,
    after: str | None,
    force: bool,
    out: Path,
) -> None:
    """Write NAME.up.sql and NAME.down.sql in the names and markers of a migration tool, whose own transaction is off.

    The SQL is unchanged: guards, the transaction, the history and the rollback work as they do by the mysql client.
    """
    exported = seedsql.export(name, out, tool, directory, number=number, after=after, replace=force)
    for path in exported.files:
        console.log.message(f"  wrote {path} ({path.stat().st_size:,} bytes)")
    for note in exported.notes:
        console.log.message(note)
