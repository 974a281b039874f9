"""A blueprint for a schema that has none: inferred from its files, or from a live database."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import BlueprintError, OutputError, PlanError, SchemaError, UsageError
from ..files import read_regular
from ..project import GenerationOptions
from .connecting import ConnectionOptions, connected
from .sources import read_schema, read_text

if TYPE_CHECKING:
    from ..blueprint.inference.blueprint import InferredBlueprint
    from ..schema.model import Schema

_ENOUGH_ROWS = 5  # of a table: with fewer, no row may be left that has come as far as others need it
_COLUMN = re.compile(r"\b(\w+)\.(?:columns\.)?(\w+): ")  # of a message: table.column, or its rule's path


@dataclass(frozen=True, slots=True)
class LiveBlueprint:
    """A blueprint of a live database, and the text of the schema file beside it that it names."""

    blueprint: InferredBlueprint
    schema_name: str
    schema_text: str


def infer_blueprint(
    schema: Sequence[Path],
    rows: int = 20,
    beside: Path = Path(),
    *,
    tables: Sequence[str] = (),
    plain: bool = False,
    complete: bool = False,
    explain: bool = False,
) -> InferredBlueprint:
    """Return a blueprint inferred from schema files or folders of migrations, and what it leaves out; it names them relative to
    ``beside``. A guess that a plan of the blueprint would refuse is taken back.

    ``rows`` are the rows of a table at size small, about. ``tables`` are those that get rows, with the parents that they
    need; all by default. ``plain``: each column by its type and name alone, without what names mean together. ``complete``: every rule is
    written, also those that the plan infers by itself. ``explain``: ``columns`` of the result say why each has its rule.
    Raises SchemaError (65), UsageError (2) for a table that is not there.
    """
    for file in schema:
        if not _is_utf8(str(file)):
            raise UsageError(
                f"the path of the schema file {file} is not UTF-8, and the blueprint names it", hint="rename the file"
            )
    model = read_schema(schema)
    named = [Path(os.path.relpath(file, beside)).as_posix() for file in schema]
    # a file that is just called schema.sql says less than the folder that it is in
    first = schema[0]
    name = first.stem if first.stem.lower() not in ("schema", "structure", "dump") else first.absolute().parent.name
    source = named if len(named) > 1 else named[0]
    return infer_tested(
        model, blueprint_name(name), source, rows, plain=plain, only=tables, complete=complete, explain=explain
    )


def infer_tested(
    model: Schema,
    name: str,
    source: str | list[str] | None = None,
    rows: int = 20,
    *,
    plain: bool = False,
    only: Sequence[str] = (),
    complete: bool = False,
    explain: bool = False,
) -> InferredBlueprint:
    """Return what is inferred for a schema, as ``blueprint.inference`` does, without the guesses that a plan of it refuses: what
    ``init`` writes, ``plan`` takes. Where so few rows are too few for any plan, it is for the next number that is enough."""
    from ..blueprint.inference.blueprint import infer_blueprint as infer_once
    from ..pii.names import classify

    _refuse_spellings(model)
    infer = partial(
        infer_once, model, name, source, classify=classify, plain=plain, only=only, complete=complete, explain=explain
    )
    tried = []
    for count in range(rows, max(rows, _ENOUGH_ROWS) + 1):
        found, is_taken = _without_refused(model, partial(infer, count))
        if is_taken:
            return found
        tried.append(found)
    return tried[0]


def _without_refused(model: Schema, infer: Callable[..., InferredBlueprint]) -> tuple[InferredBlueprint, bool]:
    """A blueprint without the guesses that a plan refuses, and whether a plan takes the rest."""
    withheld: dict[tuple[str, str], str] = {}
    while True:
        found = infer(withheld=withheld)
        refused = refused_columns(model, found.text)
        if refused is None or refused.keys() <= withheld.keys():  # what is no guess's fault: the plan will say it
            return found, refused is None
        withheld.update(refused)


def _refuse_spellings(model: Schema) -> None:
    """A blueprint's names of tables ignore case, those of servers on Linux do not:
    https://dev.mysql.com/doc/refman/8.4/en/identifier-case-sensitivity.html"""
    names: dict[str, str] = {}
    for table in model.tables:
        first = names.setdefault(table.name.lower(), table.name)
        if first != table.name:
            raise SchemaError(
                f"the names of tables '{first}' and '{table.name}' differ in case only, and a blueprint takes them for one",
                location=str(table.position) if table.position else None,
                hint="give the schema without one of them",
            )


def refused_columns(model: Schema, text: str) -> dict[tuple[str, str], str] | None:
    """The columns (table, lower-case column) whose rules a plan of the blueprint refuses, and why; None where it takes all."""
    from ..blueprint.reader import read_blueprint
    from ..planning.binding import bound_state
    from ..values.expressions.tree_store import TreeStore

    trees = TreeStore.of_blueprint(text)
    try:
        # what the plan infers by itself is no guess that could be taken back
        bound_state(model, read_blueprint(text), GenerationOptions(), trees, inferred=False)
    except (BlueprintError, PlanError) as error:
        return {
            (table.name, column.lower()): f"the plan refuses it: {error.message}"
            for name, column in _COLUMN.findall(str(error))
            if (table := model.find(name)) is not None
        }
    trees.keep()  # the plan of what init writes needs them next
    return None


def _is_utf8(path: str) -> bool:
    """Python keeps bytes of a path that are not UTF-8 as lone surrogates: https://peps.python.org/pep-0383/."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def infer_live_blueprint(
    connection_options: ConnectionOptions,
    rows: int = 20,
    *,
    tables: Sequence[str] = (),
    plain: bool = False,
    complete: bool = False,
    explain: bool = False,
) -> LiveBlueprint:
    """Return a blueprint inferred from a live database, which is only read; the options are those of
    ``infer_blueprint``. Raises SchemaError (65), UsageError (2), DatabaseUnreachable (69)."""
    from ..database.live import read_live_schema_text
    from ..schema.parser import parse_schema

    with connected(connection_options) as connection:
        database = connection.target.database
        text = read_live_schema_text(connection)
    model = parse_schema(text, f"database {database}")
    schema_name = f"{blueprint_name(database)}.schema.sql"
    return LiveBlueprint(
        infer_tested(
            model,
            blueprint_name(database),
            schema_name,
            rows,
            plain=plain,
            only=tables,
            complete=complete,
            explain=explain,
        ),
        schema_name,
        text,
    )


def write_new(files: Mapping[Path, str], *, replace: bool = False) -> None:
    """Write text files of one folder, all or none. Raises OutputError (73) when one of them is there with another text,
    unless ``replace``."""
    from ..script.files import write_files

    there = next((path for path, text in files.items() if path.exists() and not _holds(path, text)), None)
    if there is not None and not replace:
        raise OutputError(f"{there} exists already", hint="choose another --out, or replace it with --force")
    folder = next(iter(files)).parent
    write_files(folder, {path.name: text.encode("utf-8") for path, text in files.items()})


def _holds(path: Path, text: str) -> bool:
    try:
        return read_regular(path) == text.encode("utf-8")
    except OSError:
        return False


def read_name(blueprint: Path) -> str:
    """Return the name that a blueprint file gives itself."""
    from ..blueprint.reader import read_blueprint

    return read_blueprint(read_text(blueprint, "blueprint"), str(blueprint)).name


def blueprint_name(stem: str) -> str:
    """Return a name that can be a file name, from any text."""
    return re.sub(r"[^A-Za-z0-9_-]+", "_", stem).strip("_-")[:40] or "seed"
