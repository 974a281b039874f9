"""Options that several commands share, and the types of their values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

ENVIRONMENTS = ("development", "staging", "production")


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
        if not sign or not table or not count.isdecimal():
            self.fail(f"{value!r} is not TABLE=N with a whole number from 0, such as orders=500", param, ctx)
        if int(count) > 2**40:
            self.fail(f"{value!r} asks for more than 2^40 rows", param, ctx)
        return table, int(count)


def _all(options: list[Callable[[Any], Any]]) -> Callable[[Any], Any]:
    def decorate(function: Any) -> Any:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


source_options = _all(
    [
        click.option(
            "--schema", type=click.Path(path_type=Path), metavar="FILE", help="Schema as CREATE TABLE statements."
        ),
        click.option(
            "--blueprint", metavar="FILE", help="Blueprint as TOML, or the name of a built-in one. [default: wholesale]"
        ),
        click.option(
            "--templates",
            type=click.Path(path_type=Path, file_okay=False, exists=True),
            metavar="DIR",
            help="Templates that replace those of the same name.",
        ),
    ]
)

generation_options = _all(
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
    type=click.Path(path_type=Path, file_okay=False),
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

database_options = _all(
    [
        click.option(
            "--database-url",
            metavar="URL",
            envvar="DATABASE_URL",
            show_envvar=True,
            help="mysql://user:password@host:port/database",
        ),
        click.option(
            "--ca",
            metavar="FILE",
            envvar="SEEDSQL_CA",
            show_envvar=True,
            help="The server's CA certificate (a file, or the PEM text itself).",
        ),
    ]
)


def options_from(values: dict[str, Any], name: str | None = None) -> Any:
    """Return the workflow's GenerationOptions from a command's keyword arguments."""
    from ..workflow.generation import GenerationOptions

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
