"""Options that several commands share, and the types of their values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from ..project import ENVIRONMENTS, MAX_ROWS, GenerationOptions, Project, find_project

HIDDEN, HIDDEN_URL = "***", "SEEDSQL_HIDDEN_URL"
"""What stands for a URL with a password on the command line, and the environment variable that holds it meanwhile."""


class Named(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on, older ones serve too
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


class DateType(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on, older ones serve too
    """A day, as 2026-06-30."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day such as 2026-06-30", param, ctx)


class RowsType(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on, older ones serve too
    """TABLE=N."""

    name = "table=n"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int]:
        table, sign, count = str(value).partition("=")
        if not sign or not table or not (count.isdecimal() and count.isascii()):
            self.fail(f"{value!r} is not TABLE=N with a whole number from 0, such as orders=500", param, ctx)
        if int(count) > MAX_ROWS:
            self.fail(f"{value!r} asks for more than 2^40 rows", param, ctx)
        return table, int(count)


def all_of(options: list[Callable[[Any], Any]]) -> Callable[[Any], Any]:
    """Return one decorator that adds all ``options``, in their order."""

    def decorate(function: Any) -> Any:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def current_project() -> Project | None:
    """The project of the working directory, read once in a run. Raises ProjectError (78)."""
    context = click.get_current_context().find_root()
    if "project" not in context.meta:
        context.meta["project"] = find_project(Path.cwd())
    found: Project | None = context.meta["project"]
    return found


schema_option = click.option(
    "--schema",
    type=NamedPath(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Schema as CREATE TABLE statements; migrations one after the other by repeating it.",
)
source_options = all_of(
    [
        schema_option,
        click.option(
            "--blueprint",
            type=Named(),
            metavar="FILE",
            help="Blueprint as TOML, or the name of a built-in one. [default: those of seedsql.toml, or wholesale]",
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
    type=NamedPath(path_type=Path, file_okay=False),
    callback=_out,
    metavar="DIR",
    help="Where the scripts are. [default: that of seedsql.toml, or out]",
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
name_option = click.option(
    "--name", type=Named(), metavar="NAME", help="Name of the scripts. [default: NUMBER_BLUEPRINT_SIZE]"
)


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
    """Take the database options out of a command's keyword arguments; return the workflow's ConnectionOptions.

    What is said on the command line comes before DATABASE_URL, and that before ``~/.my.cnf``.
    """
    import os

    from .. import console
    from ..workflow.connecting import ConnectionOptions

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
    return ConnectionOptions(
        url=url,
        ca=values.pop("ca"),
        option_file=option_file,
        home=Path.home(),
        database=values.pop("database"),
        env="production" if node in ("production", "prod") else env,
        log=console.say,
        is_explicit=explicit,
    )


def given_options(values: dict[str, Any]) -> dict[str, Any]:
    """The fields of GenerationOptions that the command line gives, out of a command's keyword arguments."""
    rows = [table for table, _ in values.get("rows", ())]
    twice = next((table for table in rows if rows.count(table) > 1), None)
    if twice is not None:
        raise click.UsageError(f"--rows names {twice} twice")
    fields = {field: values.get(field) for field in GenerationOptions.__dataclass_fields__}
    given = {field: value for field, value in fields.items() if value is not None and value != ()}
    return given | ({"rows": dict(values["rows"])} if rows else {})


def seed_options(values: dict[str, Any], name: str) -> GenerationOptions:
    """The options of the seed whose scripts are called ``name``: the project's, overridden by the command line's."""
    project = current_project()
    base = GenerationOptions() if project is None else project.seeds.get(name, project.defaults)
    return replace(base, **given_options(values))


def chosen_seeds(values: dict[str, Any], names: Sequence[str]) -> list[GenerationOptions]:
    """What to generate: the project's seeds called ``names``, all of them when none is named, each overridden by the
    command line; without a project, or with a blueprint given on the command line, one seed of that blueprint."""
    project, given = current_project(), given_options(values)
    if project is None or (not names and ("blueprint" in given or not project.seeds)):
        if names:
            raise click.UsageError(
                f"there is no seedsql.toml here or above that could define {names[0]}; make one with seedsql init "
                "--project, or describe the seed by --blueprint and --name"
            )
        return [replace(GenerationOptions() if project is None else project.defaults, **given)]
    chosen = [project.seed(name) for name in names or project.seeds]
    if "name" in given and len(chosen) > 1:
        raise click.UsageError(f"--name fits one seed, and {len(chosen)} were chosen: {', '.join(project.seeds)}")
    return [replace(seed, **given) for seed in chosen]


def chosen_seed(values: dict[str, Any], name: str | None) -> GenerationOptions:
    """As ``chosen_seeds``, for a command that takes one seed."""
    chosen = chosen_seeds(values, [name] if name is not None else [])
    if len(chosen) > 1:
        raise click.UsageError(f"name one of the seeds of seedsql.toml: {', '.join(str(each.name) for each in chosen)}")
    return chosen[0]
