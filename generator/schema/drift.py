"""What a database's tables must be like for a seed, as plain data, and where they differ from it.

The description goes into a seed's manifest, so that a database can be compared with it where the schema file is not at
hand. Only what decides whether the rows go in, and come out again alone, is part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ..printable import quantity
from .model import Column, ForeignKey, Schema, Table

NO_COLUMN = "no column"
NO_KEY = "no foreign key"


class Drift(NamedTuple):
    """One difference. ``location`` is ``table.column``, or the table; ``blocks`` when the up script refuses because of it,
    otherwise it is let in and is worth knowing."""

    location: str
    expected: str
    found: str
    blocks: bool

    def to_dict(self) -> dict[str, str | bool]:
        """Return the difference as plain data, for JSON."""
        return {"place": self.location, "expected": self.expected, "found": self.found, "blocks": self.blocks}


class SchemaFacts(NamedTuple):
    """What ``compare`` needs to know of tables: each one's columns with their types, by name; and every foreign key that
    points at them, as ``child.column``, with its parent and rule."""

    tables: Mapping[str, Mapping[str, str]]
    references: Mapping[str, str]

    def to_dict(self) -> dict[str, Any]:
        """Return the facts as plain data, for the manifest."""
        return {
            "tables": {table: dict(columns) for table, columns in self.tables.items()},
            "references": dict(self.references),
        }


def describe(schema: Schema, tables: Iterable[str]) -> SchemaFacts:
    """Return what ``compare`` needs to know of ``tables``."""
    chosen = [schema.table(name) for name in tables]
    names = {table.name for table in chosen}
    return SchemaFacts(
        {table.name: {column.name: _shown(column) for column in table.columns} for table in chosen},
        {
            f"{table.name}.{', '.join(key.columns)}": f"{key.parent} ON DELETE {_action(key)}"
            for table in schema.tables
            for key in table.foreign_keys
            if key.parent in names
        },
    )


def compare(expected: SchemaFacts, live: Schema, references: Mapping[str, str]) -> list[Drift]:
    """Return where a database differs from what ``describe`` said, in the order of the seed's tables.

    ``live`` holds its tables, as far as they exist; ``references`` the foreign keys that point at them, as ``describe``
    writes them, also from tables that the seed does not know.
    """
    found: list[Drift] = []
    for name, columns in expected.tables.items():
        table = live.find(name)
        if table is None:
            found.append(Drift(name, f"a table of {quantity(len(columns), 'column')}", "no table", blocks=True))
            continue
        found += _table(name, columns, table)
    return found + list(_references(expected.references, references))


def _table(name: str, columns: Mapping[str, str], table: Table) -> Iterator[Drift]:
    # MyISAM, Aria and others write through every ROLLBACK:
    # https://dev.mysql.com/doc/refman/8.4/en/myisam-storage-engine.html
    if table.engine is not None and table.engine.lower() != "innodb":
        yield Drift(name, "engine InnoDB", f"engine {table.engine}, which cannot roll back", blocks=True)
    for column_name, expected in columns.items():
        column = table.find(column_name)
        if column is None:
            yield Drift(f"{name}.{column_name}", expected, NO_COLUMN, blocks=True)
        elif not _same(expected, _shown(column)):
            # A column that has become NOT NULL lets the rows in as long as they have a value there: the server decides.
            kind = expected.partition(" NOT NULL")[0]
            other = _shown(column).partition(" NOT NULL")[0]
            yield Drift(f"{name}.{column_name}", expected, _shown(column), blocks=not _same(kind, other))
    known = {column.lower() for column in columns}
    for column in table.columns:
        if column.name.lower() not in known and _asks_for_a_value(column):
            yield Drift(f"{name}.{column.name}", NO_COLUMN, f"{_shown(column)} without a default", blocks=True)


def _references(expected: Mapping[str, str], found: Mapping[str, str]) -> Iterator[Drift]:
    for index, reference in found.items():
        rule = reference.rpartition("ON DELETE ")[2]
        if index not in expected:
            # A rule that changes rows without a word is worth knowing; one that refuses is seen when it does.
            if rule in ("CASCADE", "SET NULL", "SET DEFAULT"):
                yield Drift(index, NO_KEY, f"foreign key to {reference}", blocks=False)
        elif reference != expected[index]:
            yield Drift(index, f"foreign key to {expected[index]}", f"foreign key to {reference}", blocks=False)


def _asks_for_a_value(column: Column) -> bool:
    # in strict mode a column without a value and without a default is error 1364:
    # https://dev.mysql.com/doc/refman/8.4/en/data-type-defaults.html
    return not (column.nullable or column.default is not None or column.auto_increment or column.generated)


def _shown(column: Column) -> str:
    generated = f" GENERATED {column.generated}" if column.generated else ""
    return f"{column.type}{'' if column.nullable else ' NOT NULL'}{generated}"


def _same(expected: str, found: str) -> bool:
    """MariaDB's JSON is LONGTEXT."""
    return expected == found or (expected.startswith("json") and expected.replace("json", "longtext", 1) == found)


def _action(key: ForeignKey) -> str:
    """InnoDB treats RESTRICT and NO ACTION alike, and the servers name either where neither was said."""
    return "RESTRICT" if key.on_delete == "NO ACTION" else key.on_delete
