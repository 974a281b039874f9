"""The command init: a blueprint inferred from a schema."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import seedsql

from .. import console
from ..printable import quantity
from ..project import FILE_NAME, project_text
from ..workflow.attributes import add_attributes
from ..workflow.editor_schemas import BLUEPRINT_SCHEMA, packaged_schemas
from ..workflow.inference import read_name, write_new
from .options import database_options, format_option, schema_option
from .parameter_types import NonEmptyPath
from .selection import connection_options, current_project
from .showing import listed, show_omissions

if TYPE_CHECKING:
    from .. import ConnectionOptions, InferredBlueprint


@click.command("init")
@schema_option
@click.option("--live", is_flag=True, help="Read the schema from the database of DATABASE_URL or of an option file.")
@database_options
@click.option(
    "--rows",
    type=click.IntRange(1, 100_000),
    default=20,
    show_default=True,
    help="Rows per table at size small; more where so few are impossible.",
)
@click.option("--table", "tables", multiple=True, metavar="NAME", help="Only this table and the parents that it needs.")
@click.option(
    "--infer",
    type=click.Choice(("full", "plain")),
    default="full",
    show_default=True,
    help="plain: each column by its type and name alone.",
)
@click.option("--complete", is_flag=True, help="Write every rule, also those that the plan infers by itself.")
@click.option(
    "--explain",
    is_flag=True,
    help="Write no file; show each column's rule, why it has it, and what else was considered.",
)
@click.option(
    "--out",
    type=NonEmptyPath(path_type=Path, dir_okay=False),
    default=Path("blueprint.toml"),
    show_default=True,
    metavar="FILE",
    help="Where the blueprint goes; - is stdout.",
)
@click.option(
    "--project", is_flag=True, help=f"Write {FILE_NAME} too; without a schema, one for the built-in blueprint."
)
@click.option(
    "--editor",
    is_flag=True,
    help="Write JSON Schemas of blueprints and project files beside, by which editors check them.",
)
@click.option("--force", is_flag=True, help="Replace files that are there.")
@format_option
def init_command(
    schema: tuple[Path, ...],
    live: bool,
    out: Path,
    project: bool,
    editor: bool,
    force: bool,
    output: str,
    **values: Any,
) -> None:
    """Infer a blueprint from a schema: a start that `seedsql plan` and `generate` accept as it is, unless a CHECK, a
    unique key over expressions or a generated column asks for what no rule can be inferred from; plan says which."""
    connection = connection_options(values)
    live = live or connection.is_explicit
    if output == "json" and not values["explain"]:
        raise click.UsageError("--format json goes with --explain")
    if editor:
        _write_editor_schemas(out.parent, force)
    if not schema and not live and (editor or project):
        if project:
            _write_built_in_project(force)
        return
    if bool(schema) == live:
        raise click.UsageError(
            "give one of --schema FILE and a database (--database-url URL, --defaults-file FILE, --live)"
        )
    found, files = _inferred(schema, connection, out, values)
    if values["explain"]:
        _show_columns(found, output)
        _show_remarks(found)
        return
    if str(out) == "-":
        console.write_chunk(found.text)
        _show_remarks(found)
        return
    files[out] = f"#:schema {BLUEPRINT_SCHEMA}\n{found.text}" if editor else found.text
    write_new(files, replace=force)
    _show_remarks(found)
    _show_next(out, list(files), project, force)


def _write_editor_schemas(folder: Path, force: bool) -> None:
    """The JSON Schemas by which editors check blueprints and project files."""
    beside = {folder / name: text for name, text in packaged_schemas().items()}
    write_new(beside, replace=force)
    for path in beside:
        console.log.message(f"wrote {path}")


def _write_built_in_project(force: bool) -> None:
    """A project file for the built-in blueprint, where no schema is given; of a project that is there, what it lacks beside."""
    project = current_project()
    if project is not None and not force:
        console.log.message(f"{project.path} is there already, and stays as it is (--force replaces it)")
        _add_attributes(project.path.parent, project.out)
        return
    write_new({Path(FILE_NAME): project_text(Path("out"), {"0001_wholesale_small": "wholesale"})}, replace=force)
    console.log.message(f"wrote {FILE_NAME}")
    _add_attributes()
    console.log.message("next: seedsql generate")


def _inferred(
    schema: tuple[Path, ...], connection: ConnectionOptions, out: Path, values: Mapping[str, Any]
) -> tuple[InferredBlueprint, dict[Path, str]]:
    """The blueprint, and the schema file of a live database that goes beside it."""
    chosen: Any = {"tables": values["tables"], "plain": values["infer"] == "plain"}
    chosen |= {"complete": values["complete"], "explain": values["explain"]}
    if schema:
        return seedsql.infer_blueprint(schema, values["rows"], out.parent, **chosen), {}
    inferred = seedsql.infer_live_blueprint(connection, values["rows"], **chosen)
    return inferred.blueprint, {out.parent / inferred.schema_name: inferred.schema_text}


def _show_columns(found: InferredBlueprint, output: str) -> None:
    if output == "json":
        console.json_data({"columns": [each.to_dict() for each in found.columns]})
        return
    for each in found.columns:
        console.data(f"{each.table}.{each.column} = {each.rule or '(takes no rule)'}  [{each.layer}] {each.reason}")
        for other in each.considered:
            console.data(f"    not: {other}")


def _show_remarks(found: InferredBlueprint) -> None:
    show_omissions(found.omissions, "the comments of the blueprint name them all")
    if found.remarks:
        remarked = list(dict.fromkeys(table for table, _ in found.remarks))
        console.log.message(f"to look at: {quantity(len(found.remarks), 'comment')} on {listed(remarked)}")
    for warning in found.warnings:
        console.warn(warning)


def _show_next(out: Path, files: list[Path], project: bool, force: bool) -> None:
    """What was written and what comes next; with a project file, where that is asked for."""
    next_command = f"seedsql plan --blueprint {out}"
    if project:
        seed = f"0001_{read_name(out)}_small"
        project_file = Path(FILE_NAME)
        write_new({project_file: project_text(Path("out"), {seed: out.as_posix()})}, replace=force)
        next_command = f"seedsql plan {seed}"
        files.append(project_file)
    for path in files:
        console.log.message(f"wrote {path}")
    if project:
        _add_attributes()
    console.log.message(f"next: {next_command}")


def _add_attributes(folder: Path = Path(), out: Path = Path("out")) -> None:
    """In a git repository: the scripts keep their line ends, and pull requests fold what a reviewer need not read."""
    written = add_attributes(folder, out)
    if written is not None:
        console.log.message(f"wrote {written}: git keeps the bytes of the scripts")
