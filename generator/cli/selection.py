"""Which seed and which database a command line means: its options over the project file and the environment."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

import seedsql

from .. import console
from ..project import GenerationOptions, Project, find_project
from ..workflow.seeds import seeds_in
from .common import HIDDEN, HIDDEN_URL


def current_project() -> Project | None:
    """The project of the working directory, read once in a run. Raises ProjectError (78)."""
    context = click.get_current_context().find_root()
    if "project" not in context.meta:
        context.meta["project"] = find_project(Path.cwd())
    found: Project | None = context.meta["project"]
    return found


def every_seed(out: Path, names: Sequence[str]) -> list[str]:
    """``names``, or every seed in ``out`` where none is given: none of a project whose last seed was removed. Raises UsageError
    (2) where there should be one."""
    project = current_project()
    if project is not None and not (names or project.seeds or any(out.glob("*.manifest.json"))):
        console.log.message(f"no seed: neither {out} nor {project.path} has one")
        return []
    return seeds_in(out, names)


def connection_options(values: dict[str, Any], env: str | None = None) -> seedsql.ConnectionOptions:
    """Take the database options out of a command's keyword arguments; return what they say.

    What is said on the command line comes before DATABASE_URL, and that before ``~/.my.cnf``.
    """
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
    return seedsql.ConnectionOptions(
        url=url,
        ca=values.pop("ca"),
        option_file=option_file,
        home=Path.home(),
        database=values.pop("database"),
        env="production" if node in ("production", "prod") else env,
        log=console.log.message,
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
