"""What cannot be seeded, why, by which column, and the way out: said by `init` and by `plan`, each time in the same words.

It knows the schema and no rows. A table that is left out takes with it the tables that need rows of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ....printable import UNPRINTABLE, printable
from ....schema.graph import Edge, beyond_order, not_null_cycle
from ....schema.model import SPATIAL_TYPES, Column, Schema, Table
from ....sql.identifiers import HISTORY_TABLE, MARKER_TABLE

TRANSACTIONAL_ENGINES = frozenset({"innodb"})
"""What the scripts are made for: each asks the server for InnoDB before it writes."""

_OF_TOOLS = frozenset(
    f"{HISTORY_TABLE} {MARKER_TABLE} schema_migrations ar_internal_metadata migrations flyway_schema_history databasechangelog "
    "databasechangeloglock goose_db_version knex_migrations knex_migrations_lock alembic_version _prisma_migrations "
    "doctrine_migration_versions migration_versions "
    "__drizzle_migrations __efmigrationshistory django_migrations phinxlog sequelizemeta".split()
)
"""Tables in which tools keep what they have done, lower case."""


class Omission(NamedTuple):
    """A table that gets no rows, or (with ``column``) a column that gets no values. ``way_out`` is what to do about it, empty
    where nothing is to be done."""

    table: str
    reason: str
    way_out: str = ""
    column: str = ""

    @property
    def what(self) -> str:
        return f"{self.table}.{self.column}" if self.column else self.table

    def __str__(self) -> str:
        return f"{self.what}, {self.reason}" + (f": {self.way_out}" if self.way_out else "")


def omitted_tables(schema: Schema) -> dict[str, Omission]:
    """Return, by name, the tables of ``schema`` that no inferred blueprint can fill, in the schema's order."""
    found: dict[str, Omission] = {}
    # all columns of a reference are NULL until every table is in, or none
    edges = list(_edges(schema, all))
    waiting = beyond_order(edges)
    for table in schema.tables:
        in_cycle = _in_cycle(edges, table) if table.name in waiting else None
        omission = _tool_table(table) or unseedable(table) or in_cycle
        if omission is not None:
            found[table.name] = omission
    _add_dependents(schema, found)
    for omission in _filled_by_triggers(schema, found):
        found[omission.table] = omission
        _add_dependents(schema, found)
    return {table.name: found[table.name] for table in schema.tables if table.name in found}


def unseedable(table: Table) -> Omission | None:
    """Return why no blueprint whatever can fill ``table``, as far as the table alone says; None when one can."""
    return irreversible(table) or _unwritable_column(table) or _refers_to_itself(table)


def irreversible(table: Table) -> Omission | None:
    """Return why no seed, of whatever rows, can be taken out of ``table`` again exactly; None when one can."""
    return _foreign_engine(table) or _without_key(table) or _unlisted_key(table) or _unshown_name(table)


def is_writable(column: Column) -> bool:
    """False for a type that no provider makes values of: geometry and vectors."""
    return column.type.name not in SPATIAL_TYPES and column.type.name != "vector"


def unmade_values(table: Table, column: Column) -> Omission:
    """What is said of a nullable column whose type no provider makes values of."""
    return Omission(
        table.name,
        f"seedsql makes no values of type {column.type}",
        "take rows from a file or a database (seedsql fixture, snapshot)",
        column.name,
    )


def _tool_table(table: Table) -> Omission | None:
    is_tools = table.name.lower() in _OF_TOOLS
    return Omission(table.name, "in it a tool keeps what it has done") if is_tools else None


def _foreign_engine(table: Table) -> Omission | None:
    if table.engine is None or table.engine.lower() in TRANSACTIONAL_ENGINES:
        return None
    return Omission(
        table.name,
        f"its engine {table.engine} is not InnoDB, so that a run which fails could leave some of its rows behind",
        f"ALTER TABLE `{table.name}` ENGINE=InnoDB",
    )


def _unshown_name(table: Table) -> Omission | None:
    """A line break in a name, a mark that turns what follows, or what the scripts take for the name's end."""
    for name in (table.name, *(column.name for column in table.columns)):
        if UNPRINTABLE.search(name):
            reason = f"the name '{printable(name)}' holds a control character, which no script can show a reviewer"
            return Omission(table.name, reason, "rename it")
        if ": " in name:
            reason = f"the name '{name}' holds ': ', which ends a name in the scripts' lists of columns"
            return Omission(table.name, reason, "rename it")
    return None


def _without_key(table: Table) -> Omission | None:
    if table.row_key:
        return None
    return Omission(
        table.name,
        "it has no primary key and no UNIQUE key of NOT NULL columns, so that its seeded rows could not be distinguished from others "
        "and no exact rollback could be written",
        "add a primary key (managed MySQL asks for one as well)",
    )


def _unlisted_key(table: Table) -> Omission | None:
    """A key whose values the scripts cannot list: they name the seeded rows by it."""
    for name in table.row_key:
        column = table.column(name)
        if column.type.name == "float":
            # https://dev.mysql.com/doc/refman/8.4/en/problems-with-float.html
            return Omission(
                table.name,
                f"{table.name}.{name} is a FLOAT in its key: on MySQL a FLOAT equals no literal, so that its seeded rows could "
                "not be found again",
                "make it DOUBLE or DECIMAL",
            )
        if column.generated:
            return Omission(
                table.name,
                f"{table.name}.{name} in its key is generated by the server, so that the scripts could not name its seeded "
                "rows",
                "add a primary key of plain columns",
            )
    return None


def _unwritable_column(table: Table) -> Omission | None:
    for column in table.columns:
        if not is_writable(column) and not column.nullable and not column.generated:
            return Omission(
                table.name,
                f"{table.name}.{column.name} is {column.type} NOT NULL, and seedsql makes no values of that type",
                f"allow NULL in {table.name}.{column.name}, or take rows from a file or a database (seedsql fixture, snapshot)",
            )
    return None


def _refers_to_itself(table: Table) -> Omission | None:
    for key in table.foreign_keys:
        is_own = key.parent == table.name and key.on_delete != "CASCADE"
        if is_own and not any(table.column(name).nullable for name in key.columns):
            columns = ", ".join(key.columns)
            return Omission(
                table.name,
                f"{table.name}.{columns} points to the table itself and is NOT NULL, so that its rows could not be deleted again",
                f"allow NULL in {table.name}.{columns}",
            )
    return None


def _edges(schema: Schema, nullable: Callable[[Iterable[bool]], bool]) -> Iterator[Edge]:
    """The foreign keys between two tables; ``nullable`` says of a key of several columns whether all or any must be."""
    for table in schema.tables:
        for key in table.foreign_keys:
            parent = schema.find(key.parent)
            if parent is not None and parent is not table:
                can_be_null = nullable(table.column(name).nullable for name in key.columns)
                yield Edge(table.name, key.columns, parent.name, can_be_null)


def _in_cycle(edges: Sequence[Edge], table: Table) -> Omission | None:
    cycle = not_null_cycle(edges, table.name)
    if not cycle:
        return None
    columns = [edge.location for edge in cycle]
    first = min(range(len(cycle)), key=lambda index: columns[index])  # the tables of one cycle name it alike
    columns = columns[first:] + columns[:first]
    return Omission(
        table.name,
        "no table of this cycle can be filled first, since every column in it is NOT NULL: "
        + " -> ".join([*columns, cycle[first].child]),
        f"allow NULL in one of {', '.join(columns)}",
    )


def _add_dependents(schema: Schema, found: dict[str, Omission]) -> None:
    """Add the tables that need rows of tables left out, until there are no more."""
    # one NULL among the columns, and the server looks for no parent
    # (https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html, MATCH SIMPLE)
    edges = [edge for edge in _edges(schema, any) if not edge.nullable]
    grown = True
    while grown:
        grown = False
        for edge in edges:
            if edge.parent in found and edge.child not in found:
                reason = f"{edge.location} is NOT NULL and needs a row of {edge.parent}, which is left out"
                found[edge.child] = Omission(edge.child, reason)
                grown = True


def _filled_by_triggers(schema: Schema, found: Mapping[str, Omission]) -> Iterator[Omission]:
    """Tables whose rows a trigger inserts when another table is seeded. ``found`` may grow meanwhile."""
    filled: set[str] = set()
    waiting = list(schema.triggers)
    while waiting:
        trigger = waiting.pop(0)
        if trigger.event != "INSERT" or (trigger.table in found and trigger.table not in filled):
            continue
        for name in trigger.inserts:
            if schema.find(name) is None or name == trigger.table or name in found:
                continue
            filled.add(name)
            yield Omission(
                name,
                f"trigger {trigger.name} fills it when rows of {trigger.table} are inserted",
                f"give it rows of its own (--rows {name}=N) only where they cannot meet the trigger's",
            )
            waiting += schema.triggers_on([name])


def trigger_warnings(schema: Schema, seeded: Collection[str]) -> list[str]:
    """Return what the triggers on ``seeded`` tables do that no script says, one line each."""
    lines = []
    for trigger in schema.triggers_on(seeded):
        both = [name for name in trigger.inserts if name in seeded and trigger.event == "INSERT"]
        if both:
            lines.append(
                f"trigger {trigger}: it adds rows to {', '.join(both)}, which the seed fills too; leave one to the other"
            )
        elif trigger.writes or trigger.calls:
            lines.append(f"trigger {trigger}: what it writes is in no script, and no rollback removes it")
        elif trigger.sets:
            lines.append(f"trigger {trigger}: the database may hold other values than the script")
    return lines


def grouped(omissions: Iterable[Omission]) -> list[tuple[list[str], str, str]]:
    """Return what is left out by one and the same reason: names, reason, way out."""
    groups: dict[tuple[str, str], list[str]] = {}
    for each in omissions:
        groups.setdefault((each.reason, each.way_out), []).append(each.what)
    return [(names, reason, way_out) for (reason, way_out), names in groups.items()]
