"""FixtureOptions of real data into seed scripts: from files, or from a database; masked outside production."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from secrets import token_bytes
from typing import TYPE_CHECKING, Any

from ..errors import ConfigurationError, InputRowError, OutputError, PlanError, UsageError, did_you_mean
from ..planning.model import FIXTURE, SNAPSHOT, Reference
from .connecting import ConnectionOptions, connected
from .generation import Generated, write
from .sources import read_schema, read_text

if TYPE_CHECKING:
    from ..database.connection import Connection
    from ..database.snapshot import TableRows
    from ..fixtures.conversion import ZeroDates
    from ..fixtures.open_columns import OpenColumns
    from ..fixtures.reading import RawTable
    from ..pii.known import KnownNames
    from ..planning.model import SeedPlan
    from ..schema.model import Schema, Table


@dataclass(frozen=True, slots=True)
class FixtureOptions:
    """Where rows go and how they are masked. ``key`` is the secret's text, None when there is none; ``pii`` the file
    with a person's decisions, ``write_decisions`` where to begin one when columns are open; ``zero_dates`` what 0000-00-00 becomes: a day, ``"null"``, or None to refuse it."""

    name: str
    out: Path
    env: str = "development"
    key: str | None = None
    pii: Path | None = None
    templates: Path | None = None
    zero_dates: date | str | None = None
    write_decisions: Path | None = None

    def __repr__(self) -> str:
        return f"FixtureOptions({self.name!r})"  # the key is a secret


@dataclass(frozen=True, slots=True)
class TableSelection:
    """Rows to take from a live table: an SQL condition and a number of rows, None for all."""

    table: str
    where: str | None = None
    limit: int | None = None


def fixture(files: Sequence[Path], schema: Sequence[Path], options: FixtureOptions) -> Generated:
    """Write scripts that hold the rows of CSV, JSON and SQL ``files`` for the tables of ``schema``.

    Raises InputRowError (78) with file and line for a row that cannot be read or does not fit its column, and where a
    column that looks personal has no decision; PlanError (65) where rows refer to rows that are not there.
    """
    from ..fixtures.binding import bind_rows, require_columns
    from ..fixtures.reading import read_file

    model = read_schema(schema)
    found: dict[str, list[RawTable]] = {}
    notes: list[str] = []
    for file in files:
        held = read_file(file)
        for number, raw in enumerate(held.tables, start=1):
            found.setdefault(_known_table(model, raw.name, file, number).name, []).append(raw)
        if held.skipped:
            notes.append(f"{file}: passed over {_listed(held.skipped)}")
    if not any(part.rows for parts in found.values() for part in parts):
        raise InputRowError("there are no rows in these files", hint="; ".join(notes) or None)
    zero_dates = _zero_dates(options)
    bound = [bind_rows(model.table(name), found.pop(name), zero_dates) for name in list(found)]
    del held, raw  # rows of real people are many: they are kept once
    for each in bound:
        require_columns(each)
        notes += [
            f"{each.table.name}.{column}: left to the server, which computes it" for column in sorted(each.generated)
        ]
        notes += _left_to_default(each.table, each.values)
    locations = {each.table.name: each.locations for each in bound}
    tables = {each.table.name: each.values for each in bound}
    del bound, each
    made = _write(model, _taken(tables), locations, options, FIXTURE)
    return replace(made, notes=(*notes, *_replaced(zero_dates)))


def _taken(tables: dict[str, dict[str, list[Any]]]) -> dict[str, dict[str, list[Any]]]:
    """The content of ``tables``, which are empty then: the caller keeps no rows that another lets go."""
    held = dict(tables)
    tables.clear()
    return held


def _known_table(model: Schema, name: str, file: Path, number: int) -> Table:
    known = model.find(name)
    if known is None:
        # A member of a JSON object may be called like a person: its name is not shown.
        is_member = file.suffix.lower() == ".json" and name != file.stem
        shown = f"called like member {number} of {file}" if is_member else f"'{name}'"
        raise UsageError(
            f"the schema has no table {shown}{did_you_mean(name, [each.name for each in model.tables])}",
            hint="a CSV file is called as its table: clients.csv; a JSON object has a member for each table",
        )
    return known


def _left_to_default(table: Table, values: Mapping[str, object]) -> list[str]:
    """What is said of columns that the files do not hold and the server fills in with another value at each apply.

    mydumper leaves out TIMESTAMPs of MySQL that it takes for generated columns (DEFAULT_GENERATED).
    """
    return [
        f"{table.name}.{column.name}: not in the files; each apply writes its DEFAULT {column.default}"
        for column in table.columns
        if column.name not in values
        and re.match(r"(CURRENT_TIMESTAMP|NOW|LOCALTIME)", column.default or "", re.IGNORECASE)
    ]


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))


def _zero_dates(options: FixtureOptions) -> ZeroDates:
    from ..fixtures.conversion import ZeroDates

    return ZeroDates(options.zero_dates)


def _replaced(zero_dates: ZeroDates) -> list[str]:
    shown = "NULL" if zero_dates.replacement == "null" else str(zero_dates.replacement)
    return [
        f"{table}.{column}: {count} zero date{'s' * (count != 1)} written as {shown}"
        for (table, column), count in sorted(zero_dates.replaced.items())
    ]


def snapshot(
    connection_options: ConnectionOptions, selections: Sequence[TableSelection], options: FixtureOptions
) -> Generated:
    """Write scripts that hold rows of a live database, with all the parents that they need. The database is only read.

    One read-only transaction at REPEATABLE READ sees one state of it. Raises UsageError (2) for a table that is not there
    and for a condition that does more than read, PlanError (65) when there are no such rows or a table's rows could not
    be deleted again, InputRowError (78) where a column that looks personal has no decision, DatabaseUnreachable (69).
    """
    from ..database.live import read_live_schema_text
    from ..database.snapshot import Link, take_rows
    from ..planning.keys import check_reversible
    from ..schema.parser import parse_schema

    _check_conditions(selections)
    with connected(connection_options) as connection:
        model = parse_schema(read_live_schema_text(connection), f"database {connection.target.database}")
        _refuse_views(model, connection, selections)
        references = _references(model)
        needed = _with_parents(model, references, [_table(model, each.table).name for each in selections])
        for table in needed:
            check_reversible(table)
        described = {table.name: _described(table) for table in needed}
        links = [
            Link(each.table, each.columns, each.parent, each.parent_columns)
            for each in references
            if each.table in described
        ]
        chosen = [(_table(model, each.table).name, each.where, each.limit) for each in selections]
        taken = take_rows(connection, described, links, chosen)
    if not taken:
        raise PlanError("there are no such rows", hint="look at --where and --limit")
    tables = {name: _by_column(held) for name, held in taken.items()}
    indexes = {name: [f"{name} row {row + 1}" for row in range(len(held.rows))] for name, held in taken.items()}
    zero_dates = _zero_dates(options)
    plain = {
        name: _converted(model.table(name), columns, indexes[name], zero_dates) for name, columns in tables.items()
    }
    return replace(_write(model, plain, indexes, options, SNAPSHOT), notes=tuple(_replaced(zero_dates)))


def _refuse_views(model: Schema, connection: Connection, selections: Sequence[TableSelection]) -> None:
    """A view has no rows of its own. Raises UsageError."""
    from ..database.live import is_view

    for each in selections:
        if model.find(each.table) is None and is_view(connection, each.table):
            raise UsageError(f"'{each.table}' is a view", hint="name the tables whose rows it shows")


def _by_column(held: TableRows) -> dict[str, list[Any]]:
    return {column: [row[index] for row in held.rows.values()] for index, column in enumerate(held.columns)}


def _check_conditions(selections: Sequence[TableSelection]) -> None:
    """A condition is held to what a check of a blueprint may be: something that only reads."""
    from ..sql.queries import condition_error

    for each in selections:
        why = condition_error(each.where) if each.where is not None else None
        if why is not None:
            raise UsageError(
                f"--where of {each.table}: {why}", hint="give one condition, such as created_at > '2026-01-01'"
            )


def _converted(
    table: Table, values: Mapping[str, list[Any]], indexes: Sequence[str], zero_dates: ZeroDates
) -> dict[str, list[Any]]:
    """A server's answer as plain values."""
    from ..fixtures.binding import unfit_value_error
    from ..fixtures.conversion import Conversion

    conversion = Conversion(table.name, zero_dates)
    converted: dict[str, list[Any]] = {}
    for name, held in values.items():
        column = table.column(name)
        made = converted[name] = []
        for row, value in enumerate(held):
            try:
                made.append(conversion.value(value, column))
            except ValueError as error:
                raise unfit_value_error(table, column, indexes[row], row, value, str(error)) from None
    return converted


def _described(table: Table) -> TableRows:
    from ..database.snapshot import TableRows

    columns = [column for column in table.columns if not column.generated]
    floats = frozenset(column.name for column in columns if column.type.name == "float")
    return TableRows(tuple(column.name for column in columns), table.row_key, floats)


def _table(schema: Schema, name: str) -> Table:
    found = schema.find(name)
    if found is None:
        raise UsageError(f"there is no table '{name}'{did_you_mean(name, [each.name for each in schema.tables])}")
    return found


def _references(schema: Schema) -> list[Reference]:
    """Every foreign key of the schema, and every reference without one that names and types tell of."""
    from ..blueprint.inference.tables.links import common_prefix, single_keys, soft_links

    keys, prefix = single_keys(schema.tables), common_prefix(schema)
    declared = [
        Reference(table.name, key.columns, schema.table(key.parent).name, key.parent_columns, True, key.on_delete)
        for table in schema.tables
        for key in table.foreign_keys
        if schema.find(key.parent) is not None
    ]
    soft = [
        Reference(table.name, link.columns, link.parent, link.parent_columns, False)
        for table in schema.tables
        for link in soft_links(schema.tables, keys, prefix, table)
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


@cache
def _known_people() -> KnownNames:
    """Read when a word is first looked up, once for every fixture of a process."""
    from ..pii.known import KnownNames
    from ..pii.known_words import known_names

    return KnownNames.read_by(known_names)


def _offer_decisions(
    options: FixtureOptions, undecided: OpenColumns, tables: Mapping[str, Mapping[str, list[Any]]]
) -> None:
    """Begin the file of decisions that the options ask for, where there is something to decide."""
    from ..fixtures.decision_file import decisions_text
    from ..script.files import write_files

    file = options.write_decisions
    if file is None or not undecided:
        return
    if os.path.lexists(file):
        raise OutputError(f"{file} is there already", hint="name another file, or give this one to --pii")
    values = {(table, column): tables[table][column] for table, column in undecided}
    write_files(file.parent, {file.name: decisions_text(options.name, undecided, values).encode("utf-8")})


def _key(options: FixtureOptions) -> tuple[bytes, ConfigurationError | None]:
    """The key; where there is none to use, one for this run alone and the error for rows that hold something to mask."""
    from ..pii.key import read_key

    try:
        return read_key(options.key), None
    except ConfigurationError as error:
        return token_bytes(32), error


def _write(
    schema: Schema,
    tables: Mapping[str, Mapping[str, list[Any]]],
    locations: Mapping[str, Sequence[str]],
    options: FixtureOptions,
    origin: str,
) -> Generated:
    from ..fixtures.decision_file import DecisionFile, read_decisions
    from ..fixtures.decisions import decide, with_transformers
    from ..fixtures.masking import mask_tables, register_originals, undeclared_personal
    from ..fixtures.open_columns import refuse
    from ..fixtures.planning import plan_rows
    from ..pii.masking import Masker
    from ..pii.names import classify
    from ..script.manifest import check_name
    from ..values.lexicon import personal_lists

    check_name(options.name)
    plain = {name: dict(columns) for name, columns in tables.items()}
    del tables
    decided = DecisionFile()
    if options.pii is not None:
        decided = read_decisions(read_text(options.pii, "decisions"), str(options.pii), schema)
    with_tables = {name: (schema.table(name), columns) for name, columns in plain.items()}
    people = _known_people()
    references = _references(schema)
    decisions, undecided = decide(with_tables, decided.columns, classify, people, references)
    decisions = with_transformers(decisions, decided.classes, references)
    fingerprint, nothing_masked = None, False
    if options.env == "production":
        _offer_decisions(options, undecided, plain)
        refuse(undecided)
    else:
        key, unusable = _key(options)
        masker = Masker(key, personal_lists(), people)
        register_originals(with_tables, decisions, masker)
        undecided = undeclared_personal(with_tables, decisions, masker) | undecided
        _offer_decisions(options, undecided, plain)
        refuse(undecided)
        masked = mask_tables(with_tables, decisions, masker, references)
        nothing_masked = masked == plain
        if unusable is not None and not nothing_masked:
            raise unusable
        plain, fingerprint = masked, None if nothing_masked else masker.fingerprint
        del masked, masker
    del with_tables  # the originals, which are no longer needed
    plan = plan_rows(
        schema,
        plain,
        locations,
        decisions,
        references,
        name=options.name,
        origin=origin,
        env=options.env,
        key_fingerprint=fingerprint,
        nothing_masked=nothing_masked,
    )
    return write(_checked(plan), options.out, options.templates)


def _checked(plan: SeedPlan) -> SeedPlan:
    """``plan``, whose rows keep the CHECKs of their tables: a pseudonym may break one that its original kept. Raises PlanError."""
    from .computed import check_computed

    try:
        return check_computed(plan)
    except PlanError as error:
        raise PlanError(
            str(error.message),
            location=error.location,
            hint="choose a transformer or another class for the column (--pii FILE), or loosen the CHECK in the copy",
        ) from None
