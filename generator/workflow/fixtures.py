"""Rows of real data into seed scripts: from files, or from a database; masked outside production."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import BlueprintError, PlanError, UsageError, did_you_mean
from ..plan.model import FIXTURE, SNAPSHOT, Reference
from .access import Access, connected
from .generation import Generated, write
from .sources import read_schema, read_text

if TYPE_CHECKING:
    from ..fixture.reading import RawTable
    from ..schema.model import Schema, Table


@dataclass(frozen=True, slots=True)
class Rows:
    """Where rows go and how they are masked. ``key`` is the secret's text, None when there is none; ``pii`` the file
    with a person's decisions."""

    name: str
    out: Path
    env: str
    key: str | None
    pii: Path | None = None
    templates: Path | None = None

    def __repr__(self) -> str:
        return f"Rows({self.name!r})"  # the key is a secret


@dataclass(frozen=True, slots=True)
class Wanted:
    """Rows to take from a live table: an SQL condition and a number of rows, None for all."""

    table: str
    where: str | None = None
    limit: int | None = None


def from_files(files: Sequence[Path], schema: Sequence[Path], rows: Rows) -> Generated:
    """Write scripts that hold the rows of CSV, JSON and SQL files. Raises BlueprintError (78) with file and line."""
    from ..fixture.reading import merge, read_file, require_columns

    model = read_schema(schema)
    raw: list[RawTable] = []
    for file, number, table in ((file, *each) for file in files for each in enumerate(read_file(file), start=1)):
        known = model.find(table.name)
        if known is None:
            # A member of a JSON object may be called like somebody: its name is not shown.
            is_member = file.suffix.lower() == ".json" and table.name != file.stem
            shown = f"called like member {number} of {file}" if is_member else f"'{table.name}'"
            raise UsageError(
                f"the schema has no table {shown}{did_you_mean(table.name, [each.name for each in model.tables])}",
                hint="a CSV file is called as its table: clients.csv; a JSON object has a member for each table",
            )
        raw.append(require_columns(table, [column.name for column in known.columns if not column.generated]))
    tables = {}
    places = {}
    for table in merge(raw):
        known = model.table(table.name)
        values: dict[str, list[Any]] = {}
        for place, name in enumerate(table.columns):
            column = known.find(name)
            if column is None:
                # The name is not shown: in a file without a header it is somebody's.
                raise BlueprintError(
                    f"field {place + 1} is called like no column of table {known.name}"
                    f"{did_you_mean(name, [each.name for each in known.columns])}",
                    place=table.places[0].rpartition(":")[0] if table.places else None,
                    hint="the first line of a CSV file names its columns",
                )
            if not column.generated:
                values[column.name] = [row[place] for row in table.rows]
        tables[known.name], places[known.name] = values, table.places
    return _write(model, tables, places, rows, FIXTURE)


def from_database(access: Access, wanted: Sequence[Wanted], rows: Rows) -> Generated:
    """Write scripts that hold rows of a live database, with all the parents that they need. Reads only."""
    from ..blueprint.queries import objection
    from ..database.live import read_live_schema_text
    from ..database.snapshot import Link, take_rows
    from ..schema.parser import parse_schema

    for each in wanted:
        # a condition is held to what a check of a blueprint may be: something that reads
        why = objection(f"SELECT 1 FROM t WHERE ({each.where})") if each.where is not None else None
        if why is not None:
            raise UsageError(
                f"--where of {each.table}: {why}", hint="give one condition, such as created_at > '2026-01-01'"
            )
    with connected(access) as connection:
        model = parse_schema(read_live_schema_text(connection), f"database {connection.target.database}")
        references = _references(model)
        needed = _with_parents(model, references, [_table(model, each.table).name for each in wanted])
        described = {
            table.name: (tuple(column.name for column in table.columns if not column.generated), table.primary_key)
            for table in needed
        }
        for name, (_, key) in described.items():
            if not key:
                raise PlanError(f"table '{name}' has no primary key", hint="its rows could not be found again")
        links = [
            Link(each.table, each.columns, each.parent, each.parent_columns)
            for each in references
            if each.table in described
        ]
        taken = take_rows(
            connection, described, links, [(_table(model, each.table).name, each.where, each.limit) for each in wanted]
        )
    if not taken:
        raise PlanError("there are no such rows", hint="look at --where and --limit")
    tables = {
        name: {column: [row[place] for row in held.rows.values()] for place, column in enumerate(held.columns)}
        for name, held in taken.items()
    }
    places = {name: [f"{name} row {row + 1}" for row in range(len(held.rows))] for name, held in taken.items()}
    return _write(model, tables, places, rows, SNAPSHOT)


def _table(schema: Schema, name: str) -> Table:
    found = schema.find(name)
    if found is None:
        raise UsageError(f"there is no table '{name}'{did_you_mean(name, [each.name for each in schema.tables])}")
    return found


def _references(schema: Schema) -> list[Reference]:
    """Every foreign key of the schema, and every reference without one that names and types tell of."""
    from ..blueprint.infer_tables import common_prefix, soft_links

    prefix = common_prefix(schema)
    declared = [
        Reference(table.name, key.columns, schema.table(key.parent).name, key.parent_columns, True, key.on_delete)
        for table in schema.tables
        for key in table.foreign_keys
        if schema.find(key.parent) is not None
    ]
    soft = [
        Reference(table.name, link.columns, link.parent, link.parent_columns, False)
        for table in schema.tables
        for link in soft_links(schema.tables, prefix, table)
    ]
    return declared + soft


def _with_parents(schema: Schema, references: Sequence[Reference], names: Sequence[str]) -> list[Table]:
    found, waiting = {}, list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = schema.table(name)
            waiting += [each.parent for each in references if each.table == name]
    return list(found.values())


def _write(
    schema: Schema,
    tables: Mapping[str, Mapping[str, list[Any]]],
    places: Mapping[str, Sequence[str]],
    rows: Rows,
    origin: str,
) -> Generated:
    from ..fixture.decisions import decide, read_decisions, refuse
    from ..fixture.masking import hear, mask_tables, strays
    from ..fixture.planning import plan_rows
    from ..pii.key import read_key
    from ..pii.known import KnownNames
    from ..pii.masking import Masker
    from ..pii.names import classify
    from ..script.manifest import check_name
    from ..values.lexicon import personal_lists
    from ..values.lexicon.known import known_names
    from ..values.plain import plain_value

    check_name(rows.name)
    plain: dict[str, dict[str, list[Any]]] = {}
    for name, columns in tables.items():
        table = schema.table(name)
        plain[name] = {
            column: _each(values, places[name], lambda value, kind=table.column(column).type: plain_value(value, kind))
            for column, values in columns.items()
        }
    decided = read_decisions(read_text(rows.pii, "decisions"), str(rows.pii), schema) if rows.pii is not None else {}
    with_tables = {name: (schema.table(name), columns) for name, columns in plain.items()}
    people = KnownNames(*known_names())
    references = _references(schema)
    decisions, undecided = decide(with_tables, decided, classify, people, references)
    fingerprint = None
    if rows.env == "production":
        refuse(undecided)
    else:
        masker = Masker(read_key(rows.key), personal_lists(), people)
        hear(with_tables, decisions, masker)
        refuse(strays(with_tables, decisions, masker) | undecided)
        plain, fingerprint = mask_tables(with_tables, decisions, masker, references), masker.fingerprint
    plan = plan_rows(
        schema,
        plain,
        places,
        decisions,
        references,
        name=rows.name,
        origin=origin,
        env=rows.env,
        key_fingerprint=fingerprint,
    )
    return write(plan, rows.out, rows.templates)


def _each(values: Sequence[Any], places: Sequence[str], convert: Callable[[Any], Any]) -> list[Any]:
    converted = []
    for value, place in zip(values, places, strict=True):
        try:
            converted.append(convert(value))
        except ValueError as error:
            raise BlueprintError(str(error), place=place) from None
    return converted
