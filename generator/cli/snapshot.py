"""The command snapshot: a seed of rows in a database, masked."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

import seedsql

from .. import console
from ..pii.key import KEY_VARIABLE
from .options import database_options, row_options
from .selection import connection_options
from .showing import show_generated


@click.command("snapshot")
@click.option("--table", "tables", multiple=True, required=True, metavar="NAME", help="A table; may be repeated.")
@click.option("--where", multiple=True, metavar="SQL", help="A condition for each --table, in their order.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many rows of each --table.")
@click.option("--from", "source", metavar="URL", help="The database to read, as --database-url.")
@row_options
@database_options
def snapshot_command(
    tables: tuple[str, ...],
    where: tuple[str, ...],
    limit: int | None,
    source: str | None,
    name: str,
    pii: Path | None,
    write_decisions: Path | None,
    env: str,
    zero_dates: date | str | None,
    out: Path,
    **values: Any,
) -> None:
    """Make a seed of rows that a database holds, with all the parents that they need. Masked outside production.

    Exit 1 when a masked value is outside its class's reserved range.
    """
    if source and values["database_url"]:
        raise click.UsageError("--from and --database-url exclude each other")
    values["database_url"] = source or values["database_url"]
    if where and len(where) != len(tables):
        raise click.UsageError(f"{len(where)} --where for {len(tables)} --table: give one for each, or none")
    selections = [
        seedsql.TableSelection(table, where[number] if where else None, limit) for number, table in enumerate(tables)
    ]
    options = seedsql.FixtureOptions(
        name, out, env, os.environ.get(KEY_VARIABLE), pii, zero_dates=zero_dates, write_decisions=write_decisions
    )
    console.log.start(name=name)
    if not show_generated(seedsql.snapshot(connection_options(values), selections, options)):
        sys.exit(1)
