"""The command lines that make a seed's files whole again, as a person can paste them into a POSIX shell."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ..blueprint.builtin import NAMES
from ..project import GenerationOptions, Project

KINDS = ("up.sql", "down.sql", "verify.sql", "manifest.json")


def files(out: Path, name: str) -> list[Path]:
    """The files of a seed, whether they are there or not."""
    kinds = KINDS
    if (out / f"{name}.finish.sql").exists() and not (out / f"{name}.up.sql").exists():
        kinds = ("finish.sql", *KINDS[1:])  # its rows are in a folder of files
    return [out / f"{name}.{kind}" for kind in kinds]


def generate_command(name: str, options: GenerationOptions, project: Project | None, out: Path) -> str:
    """The command that generates a seed again: by its name where the project defines it, else by all its options."""
    words = ["seedsql", "generate"]
    if project is not None and name in project.seeds:
        words += [name, *_difference(options, project.seeds[name])]
    else:
        words += _difference(options, GenerationOptions(blueprint=None if project is None else ""))
        words += ["--name", name]
    default = project.out if project is not None else Path("out")
    return shlex.join(words + ([] if out.absolute() == default.absolute() else ["--out", str(out)]))


def _difference(options: GenerationOptions, base: GenerationOptions) -> list[str]:
    """The options that make ``options`` of ``base``."""
    # schema files, tables and rows are lists; the rest is one value each
    words = [] if options.schema == base.schema else _repeated("--schema", map(str, options.schema))
    blueprint = None if base.blueprint is None and options.blueprint == NAMES[0] else options.blueprint
    if blueprint is not None and blueprint != base.blueprint:
        words += ["--blueprint", blueprint]
    for field in ("size", "seed", "as_of", "id_base", "env", "templates"):
        value = getattr(options, field)
        if value is not None and value != getattr(base, field):
            words += [f"--{field.replace('_', '-')}", str(value)]
    words += [] if options.tables == base.tables else _repeated("--table", options.tables)
    words += [] if options.row_format == base.row_format else ["--format", options.row_format]
    counts = (f"{table}={count}" for table, count in options.rows.items())
    return words + ([] if options.rows == base.rows else _repeated("--rows", counts))


def _repeated(option: str, values: Iterable[str]) -> list[str]:
    return [word for value in values for word in (option, value)]


def remove_command(out: Path, name: str) -> str:
    """The command that removes a seed's files, and its folder of rows."""
    return f"rm -rf {shlex.quote(str(out / name))}.*"


def restore_command(out: Path, name: str) -> str:
    """The command that takes a seed's files from the last commit: rows that no blueprint made are nowhere else."""
    return shlex.join(["git", "checkout", "HEAD", "--", *map(str, files(out, name))])


def renumber_command(name: str, new: str, options: GenerationOptions | None, project: Project | None, out: Path) -> str:
    """The command that gives a seed another name, and generates it under that."""
    old = f"rm -f {shlex.quote(str(out / name))}.*"
    if project is not None and name in project.seeds:
        line = seed_line(project, name)
        return f"sed -i '{line}s/{re.escape(name)}/{new}/' {_path(project)} && {old} && seedsql generate {new}"
    return f"{generate_command(new, options or GenerationOptions(), project, out)} && {old}"


def id_base_command(name: str, id_base: int, options: GenerationOptions, project: Project | None, out: Path) -> str:
    """The command that moves the ids of a seed, and generates it with those."""
    if project is None or name not in project.seeds:
        return generate_command(name, replace(options, id_base=id_base), project, out)
    return _set_command(name, "id_base", id_base, project)


def seed_command(name: str, seed: int, options: GenerationOptions, project: Project | None, out: Path) -> str:
    """The command that gives a seed another number to draw its values from, and generates it with that."""
    if project is None or name not in project.seeds:
        return generate_command(name, replace(options, seed=seed), project, out)
    return _set_command(name, "seed", seed, project)


def _set_command(name: str, option: str, value: int, project: Project) -> str:
    lines = project.path.read_text(encoding="utf-8-sig").split("\n")
    header = seed_line(project, name)
    own = next((n for n in range(header, len(lines)) if lines[n].lstrip().startswith("[")), len(lines))
    present = next((n for n in range(header - 1, own) if re.search(rf"\b{option}\s*=\s*[0-9]", lines[n])), None)
    is_inline = not lines[header - 1].lstrip().startswith("[")
    if is_inline and not re.search(rf"\b{option}\s*=\s*[0-9]", lines[header - 1]):
        edit = f"{header}s/{{/{{ {option} = {value},/"
    elif present is not None:
        edit = f"{header if is_inline else present + 1}s/{option} *= *[0-9_]*/{option} = {value}/"
    else:
        edit = f"{header}a {option} = {value}"
    return f"sed -i '{edit}' {_path(project)} && seedsql generate {name}"


def seed_line(project: Project, name: str) -> int:
    """The line of the project file on which a seed's table begins."""
    key = rf"[\"']?{re.escape(name)}[\"']?"
    header = re.compile(rf"\s*\[\s*seeds\s*\.\s*{key}\s*\]|\s*(?:seeds\s*\.\s*)?{key}\s*=\s*\{{")
    lines = project.path.read_text(encoding="utf-8-sig").split("\n")
    return next((number for number, line in enumerate(lines, start=1) if header.match(line)), 1)


def _path(project: Project) -> str:
    return shlex.quote(str(project.path))
