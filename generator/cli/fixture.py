"""The command fixture: a seed of rows in files, masked."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

import seedsql

from .. import console
from ..pii.key import KEY_VARIABLE
from .options import log_option, row_options, schema_option
from .parameter_types import NonEmptyPath
from .selection import current_project
from .showing import show_generated


@click.command("fixture")
@click.argument("files", nargs=-1, required=True, type=NonEmptyPath(path_type=Path, dir_okay=False))
@schema_option
@row_options
@log_option
def fixture_command(
    files: tuple[Path, ...],
    schema: tuple[Path, ...],
    name: str,
    pii: Path | None,
    write_decisions: Path | None,
    env: str,
    zero_dates: date | str | None,
    out: Path,
) -> None:
    """Make a seed of the rows in FILES: CSV, JSON or SQL. Personal columns are masked outside production.

    An SQL file may be a whole dump of mysqldump, mariadb-dump or mydumper: what is not an INSERT is passed over.

    Exit 1 when a masked value is outside its class's reserved range.
    """
    project = current_project()
    schema = schema or (project.defaults.schema if project is not None else ())
    if not schema:
        raise click.UsageError("name the schema: --schema FILE, or [project] schema in seedsql.toml")
    console.log.start(name=name)
    options = seedsql.FixtureOptions(
        name, out, env, os.environ.get(KEY_VARIABLE), pii, zero_dates=zero_dates, write_decisions=write_decisions
    )
    if not show_generated(seedsql.fixture(files, schema, options)):
        sys.exit(1)
