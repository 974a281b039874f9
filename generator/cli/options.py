"""Options that several commands share: each is defined once, so that it means the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from .. import console
from ..pii.key import KEY_VARIABLE
from ..project import ENVIRONMENTS
from .parameter_types import DateType, NonEmptyPath, NonEmptyText, RowsType, Seconds, ZeroDate
from .selection import current_project


def all_of(options: list[Callable[[Any], Any]]) -> Callable[[Any], Any]:
    """Return one decorator that adds all ``options``, in their order."""

    def decorate(function: Any) -> Any:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


schema_option = click.option(
    "--schema",
    type=NonEmptyPath(path_type=Path),
    multiple=True,
    metavar="FILE|DIR",
    help="Schema as CREATE TABLE statements, or a folder of migrations; may be repeated.",
)
source_options = all_of(
    [
        schema_option,
        click.option(
            "--blueprint",
            type=NonEmptyText(),
            metavar="FILE",
            help="Blueprint as TOML, or the name of a built-in one. [default: those of seedsql.toml, or wholesale]",
        ),
        click.option(
            "--templates",
            type=NonEmptyPath(path_type=Path, file_okay=False, exists=True),
            metavar="DIR",
            help="Templates that replace those of the same name.",
        ),
    ]
)

generation_options = all_of(
    [
        source_options,
        click.option(
            "--size",
            metavar="small|medium|large",
            help="A size that the blueprint has. [default: small]",
        ),
        click.option(
            "--rows", type=RowsType(), multiple=True, metavar="TABLE=N", help="Rows of one table; may be repeated."
        ),
        click.option(
            "--seed",
            type=click.IntRange(0, 2**64 - 1),
            metavar="N",
            help="Another seed, other data. [default: the blueprint's]",
        ),
        click.option(
            "--as-of",
            type=DateType(),
            metavar="DATE",
            help="The reference date of all dates. [default: the blueprint's]",
        ),
        click.option(
            "--env",
            type=click.Choice(ENVIRONMENTS),
            help="What the data is for. [default: development]",
        ),
        click.option("--id-base", type=click.IntRange(1, 2**63 - 1), metavar="N", help="The first id of every table."),
        click.option(
            "--table",
            "tables",
            multiple=True,
            metavar="NAME",
            help="Only this table and those it needs; may be repeated.",
        ),
    ]
)


def _out(_ctx: click.Context, _param: click.Parameter, value: Path | None) -> Path:
    if value is not None:
        return value
    project = current_project()
    return project.out if project is not None else Path("out")


out_option = click.option(
    "--out",
    type=NonEmptyPath(path_type=Path, file_okay=False),
    callback=_out,
    metavar="DIR",
    help="Where the scripts are. [default: that of seedsql.toml, or out]",
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Processes that do the work; the files are the same for any number. [default: one per core, up to 8; 1 for "
    "small seeds]",
)
format_option = click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the answer is written to stdout.",
)
document_option = click.option(
    "--format",
    "output",
    type=click.Choice(["text", "md", "json"]),
    default="text",
    show_default=True,
    help="How the answer is written to stdout; md is Markdown for a comment of a pull request.",
)
name_argument = click.argument("name")
names_argument = click.argument("names", nargs=-1, metavar="[NAME]...")
name_option = click.option(
    "--name", type=NonEmptyText(), metavar="NAME", help="Name of the scripts. [default: NUMBER_BLUEPRINT_SIZE]"
)


def _log_format(ctx: click.Context, _: click.Parameter, value: str) -> None:
    if value == "json":
        console.log.as_json(ctx.info_name or "seedsql")


log_option = click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    envvar="SEEDSQL_LOG_FORMAT",
    expose_value=False,
    is_eager=True,
    callback=_log_format,
    help="How progress and messages are written to stderr; json is one object a line.",
)

database_options = all_of(
    [
        click.option(
            "--database-url",
            metavar="URL",
            help="mysql://user:password@host:port/database; better in the environment variable DATABASE_URL, which others "
            "on the machine cannot read.",
        ),
        click.option(
            "--defaults-file",
            type=NonEmptyPath(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="A MySQL option file with groups [client] and [seedsql]. [default: ~/.my.cnf where there is no URL]",
        ),
        click.option("--database", metavar="NAME", help="The database, instead of the one in the URL or option file."),
        click.option(
            "--ca",
            metavar="FILE",
            envvar="SEEDSQL_CA",
            show_envvar=True,
            help="The server's CA certificate (a file, or the PEM text itself).",
        ),
        log_option,
    ]
)

dry_run_option = click.option("--dry-run", is_flag=True, help="Run everything on the server, then roll back.")
yes_option = click.option("--yes", "-y", is_flag=True, help="Don't ask, also in production; overrides no guard.")
ignore_edited_option = click.option(
    "--ignore-edited",
    is_flag=True,
    help="Remove an applied seed's rows also when they were edited since, or some of them are gone.",
)
ignore_dependents_option = click.option(
    "--ignore-dependents",
    is_flag=True,
    help="Remove the rows also when rows outside the seed refer to them: those go as their foreign keys say.",
)
load_data_option = click.option(
    "--load-data",
    is_flag=True,
    help="Send the rows by LOAD DATA LOCAL, which is faster; the server's local_infile has to be ON.",
)
lock_timeout_option = click.option(
    "--lock-timeout",
    type=Seconds(0, 86_400),
    default=0,
    show_default=True,
    metavar="S",
    help="Seconds to wait while another run holds the lock.",
)
environment_option = click.option(
    "--env",
    type=click.Choice(ENVIRONMENTS),
    envvar="SEEDSQL_ENV",
    show_envvar=True,
    help="production asks for confirmation, whatever the database is called.",
)
cleaning_options = all_of(
    [
        click.option(
            "--clean",
            is_flag=True,
            help="First remove what earlier seeds wrote to these tables, in the same transaction.",
        ),
        click.option(
            "--clean-all", is_flag=True, help="First empty these tables, whoever wrote the rows. Asks for the name."
        ),
        click.option(
            "--confirm-database",
            metavar="NAME",
            help="With --yes or --force, answers the question of --clean-all beforehand.",
        ),
        click.option(
            "--force",
            is_flag=True,
            help="All of --yes and --ignore-edited.",
        ),
        ignore_edited_option,
        yes_option,
    ]
)
row_options = all_of(
    [
        click.option(
            "--name", type=NonEmptyText(), required=True, metavar="NAME", help="Name of the seed and its files."
        ),
        click.option(
            "--pii",
            type=NonEmptyPath(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="What a person decided on personal columns, as TOML.",
        ),
        click.option(
            "--write-decisions",
            type=NonEmptyPath(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="Begin such a file, with a proposal for every column that a person has to decide about.",
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
