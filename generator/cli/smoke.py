"""The command that looks at an application: smoke."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import seedsql

from .. import console
from .options import database_options, format_option, name_argument, out_option, schema_option
from .parameter_types import NonEmptyPath
from .selection import connection_options, seed_options

if TYPE_CHECKING:
    from ..smoke.model import Result


@click.command("smoke")
@name_argument
@click.option("--base-url", required=True, metavar="URL", help="Address of the application.")
@out_option
@click.option(
    "--blueprint",
    metavar="FILE",
    help="Blueprint whose [smoke] section says what to look at. [default: the seed's own]",
)
@schema_option
@click.option("--http", "plain", is_flag=True, help="Look without a browser, and say what cannot be checked so.")
@click.option(
    "--browser",
    metavar="FILE",
    envvar="SEEDSQL_BROWSER",
    show_envvar=True,
    help="Chromium, Chrome or Edge. [default: the first on the PATH]",
)
@click.option(
    "--report",
    type=NonEmptyPath(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where smoke.json, junit.xml and the screenshots go. [default: NAME.smoke in --out]",
)
@click.option("--live", is_flag=True, help="Expect the rows of the database of DATABASE_URL, not those of the scripts.")
@database_options
@format_option
def smoke_command(
    name: str,
    base_url: str,
    out: Path,
    blueprint: str | None,
    schema: tuple[Path, ...],
    plain: bool,
    browser: str | None,
    report: Path | None,
    live: bool,
    output: str,
    **values: Any,
) -> None:
    """Open the pages that the blueprint's [smoke] section lists, and check that they show the rows of seed NAME: values,
    counts, order; no error, no failed request; a health endpoint by its body. Exit 1 on a finding.

    What is expected comes from the seed's own scripts; no database is needed. With --database-url or --live it is read
    from the database, where rows of others count as well.
    """
    given = click.get_current_context().get_parameter_source("browser")
    if plain and browser and given is click.core.ParameterSource.COMMANDLINE:
        raise click.UsageError("--http and --browser exclude each other")
    options = seedsql.SmokeOptions(
        base_url,
        report or out / f"{name}.smoke",
        browser,
        plain,
        connection_options(values) if live or values["database_url"] else None,
        os.environ,
    )
    console.log.start(name=name)
    found = seedsql.smoke_test(
        name, out, options, seed_options({"schema": schema, "blueprint": blueprint}, name), _show_result
    )
    if output == "json":
        console.json_data(found.to_dict())
    else:
        console.table(
            ["page", "path", "seconds", "findings"],
            [[each.name, each.path, f"{each.seconds:.1f}", len(each.findings) or "none"] for each in found.results],
            numeric=[2],
        )
    wrong = [each for each in found.results if not each.ok]
    if wrong:
        console.error(
            f"{len(wrong)} of {len(found.results)} pages are not as they must be",
            f"look at the screenshots and reports in {options.reports}",
            1,
        )
        sys.exit(1)
    console.log.complete(message=f"{len(found.results)} pages are as they must be")
    if not console.log.json:
        console.log.message(f"{len(found.results)} pages show what was seeded; reports are in {options.reports}")


def _show_result(result: Result) -> None:
    for each in result.findings:
        console.log.message(f"{result.name}: {each.check}: {each.message}")
    for text in result.unchecked:
        console.log.message(f"{result.name}: not checked: {text}")
