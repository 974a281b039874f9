"""Commands that make seeds of real rows: fixture (files) and snapshot (a database)."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .. import console
from ..pii.key import KEY_VARIABLE
from ..project import ENVIRONMENTS
from .options import (
    Named,
    NamedPath,
    access_from,
    all_of,
    current_project,
    database_options,
    log_option,
    out_option,
    schema_option,
)

if TYPE_CHECKING:
    from ..workflow.fixtures import Rows, Wanted
    from ..workflow.generation import Generated


class ZeroDate(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on, older ones serve too
    """``null``, or the day that zero dates become."""

    name = "zero date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date | str:
        if isinstance(value, date):
            return value
        if value == "null":
            return "null"
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is neither null nor a day such as 1970-01-01", param, ctx)
        if day.year < 1000:
            self.fail(f"{value!r} is before the year 1000, where DATE begins", param, ctx)
        return day


row_options = all_of(
    [
        click.option("--name", type=Named(), required=True, metavar="NAME", help="Name of the seed and its files."),
        click.option(
            "--pii",
            type=NamedPath(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="What a person decided on personal columns, as TOML.",
        ),
        click.option(
            "--env",
            type=click.Choice(ENVIRONMENTS),
            default="development",
            show_default=True,
            help=f"Rows for production are not masked; all others are, with the secret in {KEY_VARIABLE}.",
        ),
        click.option(
            "--zero-dates",
            type=ZeroDate(),
            metavar="null|DATE",
            help="What 0000-00-00 and dates with a month or day of zero become; without it they are refused.",
        ),
        out_option,
    ]
)


def _rows(name: str, out: Path, env: str, pii: Path | None, zero_dates: date | str | None) -> Rows:
    from ..workflow.fixtures import Rows

    return Rows(name, out, env, os.environ.get(KEY_VARIABLE), pii, zero_dates=zero_dates)


def _told(generated: Generated) -> None:
    from .generation import show_plan

    plan = generated.plan
    show_plan(plan)
    if plan.handling.key is None:
        console.warn(plan.handling.headline)
    for each in plan.personal:
        console.say(f"  masked: {each.table}.{each.column}: {each.personal_class} ({each.why})")
    for line in plan.handling.left_lines:
        console.say(f"  {line}")
    for note in generated.notes:
        console.say(f"  {note}")
    for path in generated.files:
        console.say(f"  wrote {path} ({path.stat().st_size:,} bytes)")
    audit = generated.audit
    if audit is not None and not audit.ok:
        console.warn(f"{audit.hit_count} values are outside the reserved ranges: seedsql audit {plan.name}")
    console.log.complete(name=plan.name, rows=plan.total_rows)
    if audit is not None and audit.unanswered:
        sys.exit(1)


@click.command("fixture", short_help="Make a seed of rows in files, masked.")
@click.argument("files", nargs=-1, required=True, type=NamedPath(path_type=Path, dir_okay=False))
@schema_option
@row_options
@log_option
def fixture_command(
    files: tuple[Path, ...],
    schema: tuple[Path, ...],
    name: str,
    pii: Path | None,
    env: str,
    zero_dates: date | str | None,
    out: Path,
) -> None:
    """Make a seed of the rows in FILES: CSV, JSON or SQL. Personal columns are masked outside production.

    An SQL file may be a whole dump of mysqldump, mariadb-dump or mydumper: what is not an INSERT is passed over.

    Exit 1 when a masked value is outside its class's reserved range.
    """
    from ..workflow import fixtures

    project = current_project()
    schema = schema or (project.defaults.schema if project is not None else ())
    if not schema:
        raise click.UsageError("name the schema: --schema FILE, or [project] schema in seedsql.toml")
    console.log.start(name=name)
    _told(fixtures.from_files(files, schema, _rows(name, out, env, pii, zero_dates)))


@click.command("snapshot", short_help="Make a seed of rows in a database, masked.")
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
    env: str,
    zero_dates: date | str | None,
    out: Path,
    **values: Any,
) -> None:
    """Make a seed of rows that a database holds, with all the parents that they need. Masked outside production.

    Exit 1 when a masked value is outside its class's reserved range.
    """
    from ..workflow import fixtures

    if source and values["database_url"]:
        raise click.UsageError("--from and --database-url exclude each other")
    values["database_url"] = source or values["database_url"]
    if where and len(where) != len(tables):
        raise click.UsageError(f"{len(where)} --where for {len(tables)} --table: give one for each, or none")
    wanted: list[Wanted] = [
        fixtures.Wanted(table, where[place] if where else None, limit) for place, table in enumerate(tables)
    ]
    console.log.start(name=name)
    _told(fixtures.from_database(access_from(values), wanted, _rows(name, out, env, pii, zero_dates)))
