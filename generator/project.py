"""``seedsql.toml``: the seeds of a repository, found from any of its folders.

Knows the file's keys and where its paths lead; not what a blueprint or a schema is.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from .errors import ProjectError, UsageError, did_you_mean
from .files import read_regular, refuse_conflicts
from .lazy_patterns import lazy
from .toml_fields import Problems, integer_of, join, read_toml, shown, table_of, text_of, texts_of, toml, toml_key

FILE_NAME = "seedsql.toml"
ENVIRONMENTS = ("development", "staging", "production")
MAX_ROWS = 2**40
SEED_NAME = lazy(r"[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9_-])){0,63}")
"""What a seed's name is: also the name of its files, hence without ``..`` and a dot at the end."""
SEED_NAME_HINT = "letters, digits, '_', '-' and '.', at most 64, such as 0001_wholesale_small"
PROJECT_SECTIONS = ("project", "seeds")
PROJECT_KEYS = ("out", "schema", "templates")
ROW_FORMATS = ("sql", "mydumper", "csv")
SEED_KEYS = ("blueprint", "schema", "size", "seed", "as_of", "env", "id_base", "tables", "rows", "format")


@dataclass(frozen=True, slots=True)
class GenerationOptions:
    """What a seed is generated from. None, or empty, is the blueprint's own.

    ``schema`` are SQL files in the order in which they define tables (none: the one that the blueprint names);
    ``blueprint`` is a built-in name or a file; ``rows`` overrides the rows of single tables; ``tables`` takes only these
    and what they need; ``name`` is the name of the scripts; ``templates`` a directory whose templates replace the built-in
    ones of the same name; ``row_format`` is where rows go: into the up script (sql), or into a folder of files for parallel
    loaders (mydumper, csv).
    """

    schema: tuple[Path, ...] = ()
    blueprint: str | None = None
    size: str = "small"
    rows: Mapping[str, int] = field(default_factory=dict)
    seed: int | None = None
    as_of: date | None = None
    id_base: int | None = None
    env: str = "development"
    tables: tuple[str, ...] = ()
    name: str | None = None
    templates: Path | None = None
    row_format: str = "sql"


@dataclass(frozen=True, slots=True)
class Project:
    """A project file: where it is, where scripts go, what all its seeds share (``defaults``), and its seeds by name, in
    the order of the file."""

    path: Path
    out: Path
    defaults: GenerationOptions
    seeds: Mapping[str, GenerationOptions]

    def seed(self, name: str) -> GenerationOptions:
        """The seed called ``name``. Raises UsageError (2), naming the nearest."""
        if name not in self.seeds:
            raise UsageError(
                f"{self.path} has no seed {name!r}{did_you_mean(name, list(self.seeds))}",
                hint=f"its seeds: {', '.join(self.seeds)}" if self.seeds else f'add it: [seeds."{name}"]',
            )
        return self.seeds[name]


def is_seed_name(name: str) -> bool:
    """Whether ``name`` can be the name of a seed, and so of its files on every system."""
    return SEED_NAME.fullmatch(name) is not None


def find_project(start: Path) -> Project | None:
    """The project whose file is in ``start`` or the nearest of its parents; None when there is none.

    Raises ProjectError (78) when the file is there and cannot be used.
    """
    start = start.absolute()
    for directory in (start, *start.parents):
        path = directory / FILE_NAME
        if path.exists():
            return read_project(Path(os.path.relpath(path)))  # as a person in the working directory names it
    return None


def load_project(path: Path = Path()) -> Project:
    """The project of a file, or of a folder: then of the ``seedsql.toml`` in it or in the nearest of its parents.

    Raises ProjectError (78) when there is none, or with every mistake in it.
    """
    project = read_project(path) if path.is_file() else find_project(path)
    if project is None:
        raise ProjectError(
            f"there is no {FILE_NAME} in {path} or above", hint="write one: seedsql init --project, or name the file"
        )
    return project


def read_project(path: Path) -> Project:
    """Read a project file.

    Raises ProjectError (78) with every mistake at once, each with the path of its key; ConflictMarkers (78).
    """
    try:
        content = read_regular(path)
        refuse_conflicts(path, content)
        text = content.decode("utf-8-sig")
        data = read_toml(text.replace("\r\n", "\n"))
    except OSError as error:
        raise ProjectError(f"the project file cannot be read: {error.strerror}", location=str(path)) from None
    except UnicodeDecodeError as error:
        raise ProjectError(f"the project file is not UTF-8 (byte {error.start + 1})", location=str(path)) from None
    except ValueError as error:
        raise ProjectError(
            str(error), location=str(path), hint="see https://toml.io/en/v1.0.0 for the format"
        ) from None
    problems = Problems()
    problems.unknown("", data, PROJECT_SECTIONS)
    head = table_of(data, "project", "", problems)
    problems.unknown("project", head, PROJECT_KEYS)
    root = path.parent
    templates = text_of(head, "templates", "project", problems, "")
    defaults = GenerationOptions(
        schema=_files(head, "project", root, problems), templates=root / templates if templates else None
    )
    out = text_of(head, "out", "project", problems, "out") or "out"
    seeds = {
        name: _seed(name, value, root, defaults, problems)
        for name, value in table_of(data, "seeds", "", problems).items()
    }
    if problems:
        count = len(problems)
        raise ProjectError(
            f"{count} mistake{'s' if count > 1 else ''} in the project file",
            problems=problems.in_file_order(data),
            location=str(path),
        )
    return Project(path, root / out, defaults, seeds)


def _seed(name: str, value: Any, root: Path, defaults: GenerationOptions, problems: Problems) -> GenerationOptions:
    path = join("seeds", name)
    if not is_seed_name(name):
        problems.add(path, f"{name!r} cannot be the name of a seed: {SEED_NAME_HINT}")
    if not isinstance(value, dict):
        problems.add(path, f"must be a table [{path}], not {shown(value)}")
        return defaults
    problems.unknown(path, value, SEED_KEYS)
    blueprint = text_of(value, "blueprint", path, problems, "")
    if not blueprint:
        problems.add(join(path, "blueprint"), "names the blueprint: a file such as seeds/demo.toml, or wholesale")
    env = text_of(value, "env", path, problems, defaults.env)
    if env not in ENVIRONMENTS:
        problems.add(join(path, "env"), f"must be one of {', '.join(ENVIRONMENTS)}{did_you_mean(env, ENVIRONMENTS)}")
    row_format = text_of(value, "format", path, problems, defaults.row_format)
    if row_format not in ROW_FORMATS:
        problems.add(
            join(path, "format"), f"must be one of {', '.join(ROW_FORMATS)}{did_you_mean(row_format, ROW_FORMATS)}"
        )
    return GenerationOptions(
        schema=_files(value, path, root, problems) or defaults.schema,
        blueprint=_blueprint(blueprint, root),
        size=text_of(value, "size", path, problems, defaults.size),
        rows=_rows(value, path, problems),
        seed=_integer(value, "seed", path, problems, 0, 2**64 - 1),
        as_of=_date(value, path, problems),
        id_base=_integer(value, "id_base", path, problems, 1, 2**63 - 1),
        env=env,
        tables=texts_of(value, "tables", path, problems),
        name=name,
        templates=defaults.templates,
        row_format=row_format,
    )


def _blueprint(name: str, root: Path) -> str:
    """A bare word is a built-in blueprint unless the project has a file of that name."""
    file = root / name
    return str(file) if Path(name).suffix or len(Path(name).parts) > 1 or file.is_file() else name


def _files(data: Mapping[str, Any], path: str, root: Path, problems: Problems) -> tuple[Path, ...]:
    return tuple(root / name for name in texts_of(data, "schema", path, problems))


def _integer(data: Mapping[str, Any], key: str, path: str, problems: Problems, low: int, high: int) -> int | None:
    return integer_of(data, key, path, problems, low, low, high) if key in data else None


def _date(data: Mapping[str, Any], path: str, problems: Problems) -> date | None:
    value = data.get("as_of")
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    problems.add(join(path, "as_of"), f"must be a date without quotes, such as 2026-06-30, not {shown(value)}")
    return None


def _rows(data: Mapping[str, Any], path: str, problems: Problems) -> dict[str, int]:
    rows = table_of(data, "rows", path, problems)
    return {table: integer_of(rows, table, join(path, "rows"), problems, 0, 0, MAX_ROWS) for table in rows}


def project_text(out: Path, seeds: Mapping[str, str]) -> str:
    """A new project file: ``seeds`` are names of scripts and their blueprints (files relative to it, or built-in)."""
    lines = [
        "# The seeds of this repository: seedsql generate, check, diff and audit take them all, other commands by name.",
        "[project]",
        f"out = {toml(out.as_posix())}",
    ]
    for name, blueprint in seeds.items():
        lines += ["", f"[seeds.{toml_key(name)}]", f"blueprint = {toml(blueprint)}", 'size = "small"']
    return "\n".join([*lines, ""])
