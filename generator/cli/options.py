"""Options that several commands share, and the types of their values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

HIDDEN, HIDDEN_URL = "***", "SEEDSQL_HIDDEN_URL"
"""What stands for a URL with a password on the command line, and the environment variable that holds it meanwhile."""
ENVIRONMENTS = ("development", "staging", "production")


class Named(click.ParamType):
    """Text that is not empty: an unset variable of a shell names nothing."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not str(value).strip():
            self.fail("it is empty; leave the option out, or name something", param, ctx)
        return str(value)


class NamedPath(click.Path):
    """A path that is not empty."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, str) and not value.strip():
            self.fail("it is empty; leave the option out, or name a path", param, ctx)
        return super().convert(value, param, ctx)


class DateType(click.ParamType):
    """A day, as 2026-06-30."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day such as 2026-06-30", param, ctx)


class RowsType(click.ParamType):
    """TABLE=N."""

    name = "table=n"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int]:
        table, sign, count = str(value).partition("=")
        if not sign or not table or not (count.isdecimal() and count.isascii()):
            self.fail(f"{value!r} is not TABLE=N with a whole number from 0, such as orders=500", param, ctx)
        if int(count) > 2**40:
            self.fail(f"{value!r} asks for more than 2^40 rows", param, ctx)
        return table, int(count)


def all_of(options: list[Callable[[Any], Any]]) -> Callable[[Any], Any]:
    """Return one decorator that adds all ``options``, in their order."""

    def decorate(function: Any) -> Any:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


source_options = all_of(
    [
        click.option(
            "--schema", type=NamedPath(path_type=Path), metavar="FILE", help="Schema as CREATE TABLE statements."
        ),
        click.option(
            "--blueprint",
            type=Named(),
            metavar="FILE",
            help="Blueprint as TOML, or the name of a built-in one. [default: wholesale]",
        ),
        click.option(
            "--templates",
            type=NamedPath(path_type=Path, file_okay=False, exists=True),
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
            default="small",
            show_default=True,
            metavar="small|medium|large",
            help="A size that the blueprint has.",
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
            help="The day that all dates hang on. [default: the blueprint's]",
        ),
        click.option(
            "--env",
            type=click.Choice(ENVIRONMENTS),
            default="development",
            show_default=True,
            help="What the data is for.",
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

out_option = click.option(
    "--out",
    type=NamedPath(path_type=Path, file_okay=False),
    default=Path("out"),
    show_default=True,
    metavar="DIR",
    help="Where the scripts are.",
)
format_option = click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the answer is written to stdout.",
)
name_argument = click.argument("name")


def _log_format(ctx: click.Context, _: click.Parameter, value: str) -> None:
    if value == "json":
        from ..console import log

        log.as_json(ctx.info_name or "seedsql")


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
            type=NamedPath(path_type=Path, dir_okay=False),
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


def access_from(values: dict[str, Any], env: str | None = None) -> Any:
    """Take the database options out of a command's keyword arguments; return the workflow's Access.

    What is said on the command line comes before DATABASE_URL, and that before ``~/.my.cnf``.
    """
    import os

    from .. import console
    from ..workflow.access import Access

    url = values.pop("database_url")
    if url == HIDDEN:
        url = os.environ.pop(HIDDEN_URL, None)
    option_file = values.pop("defaults_file")
    if url and option_file:
        raise click.UsageError("--database-url and --defaults-file exclude each other")
    explicit = bool(url or option_file)
    if not explicit:
        url = os.environ.get("DATABASE_URL")
    node = os.environ.get("NODE_ENV", "").strip().lower()
    return Access(
        url=url,
        ca=values.pop("ca"),
        option_file=option_file,
        home=Path.home(),
        database=values.pop("database"),
        env="production" if node in ("production", "prod") else env,
        log=console.say,
        is_explicit=explicit,
    )


def options_from(values: dict[str, Any], name: str | None = None) -> Any:
    """Return the workflow's GenerationOptions from a command's keyword arguments."""
    from ..workflow.generation import GenerationOptions

    rows = [table for table, _ in values.get("rows", ())]
    twice = next((table for table in rows if rows.count(table) > 1), None)
    if twice is not None:
        raise click.UsageError(f"--rows names {twice} twice")

    return GenerationOptions(
        schema=values.get("schema"),
        blueprint=values.get("blueprint"),
        size=values.get("size", "small"),
        rows=dict(values.get("rows", ())),
        seed=values.get("seed"),
        as_of=values.get("as_of"),
        id_base=values.get("id_base"),
        env=values.get("env", "development"),
        tables=tuple(values.get("tables", ())),
        name=name,
        templates=values.get("templates"),
    )
