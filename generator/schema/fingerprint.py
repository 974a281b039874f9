"""One number for what a seed must know of a schema: equal for the same schema however and wherever it is written down.

The source file and SHOW CREATE TABLE of any server and sql_mode give the same fingerprint. What servers spell in their
own way and what no seed depends on is left out: comments, engines, character sets, defaults, expressions, names of keys
and constraints, AUTO_INCREMENT's next value, the order of tables.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from .model import Column, ForeignKey, Schema, Table, UniqueKey

FORMAT = 1


def fingerprint(schema: Schema, tables: Iterable[str] | None = None) -> str:
    """Return the SHA-256, in hex, of the canonical form of ``tables`` (all of them by default).

    Raises SchemaError for a table that the schema lacks.
    """
    plain = [FORMAT, canonical(schema, tables)]
    return hashlib.sha256(json.dumps(plain, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


def canonical(schema: Schema, tables: Iterable[str] | None = None) -> dict[str, object]:
    """What the fingerprint is taken of, as plain data by table name: two that differ show where."""
    chosen = schema.tables if tables is None else [schema.table(name) for name in tables]
    return {table.name: _table(table) for table in chosen}


def _table(table: Table) -> dict[str, object]:
    return {
        "columns": [_column(column) for column in table.columns],
        # In its order: it is that of the rows in InnoDB, and of a LIMIT without ORDER BY more often than not.
        "primary_key": list(table.primary_key),
        "unique_keys": _distinct(_unique_key(key) for key in table.unique_keys),
        "foreign_keys": _distinct(_foreign_key(key) for key in table.foreign_keys),
    }


def _column(column: Column) -> dict[str, object]:
    kind = column.type
    # Integers' display widths come and go between servers; (1) marks a boolean.
    length = kind.length if not kind.is_integer else (1 if kind.length == 1 and not kind.unsigned else None)
    if kind.name in ("float", "double"):
        # FLOAT(7,4) is deprecated since MySQL 8.0.17
        # (https://dev.mysql.com/doc/refman/8.4/en/floating-point-types.html), and rounds what is stored, not what is
        # planned.
        length = None
    return {
        "name": column.name,
        "type": kind.name,
        "length": length,
        "scale": kind.scale,
        "unsigned": kind.unsigned,
        "labels": list(kind.labels),
        "nullable": column.nullable,
        "auto_increment": column.auto_increment,
        "generated": column.generated,
    }


def _unique_key(key: UniqueKey) -> list[object]:
    if key.expression is not None:
        # Servers print an expression in their own words: character set introducers, parentheses, functions in lower
        # case.
        return ["expression"]
    prefixes = key.prefixes or (None,) * len(key.columns)
    return [[name, prefix] for name, prefix in zip(key.columns, prefixes, strict=True)]


def _foreign_key(key: ForeignKey) -> list[object]:
    return [list(key.columns), key.parent, list(key.parent_columns), _action(key.on_delete), _action(key.on_update)]


def _action(action: str) -> str:
    """InnoDB treats RESTRICT and NO ACTION alike, and servers print neither where it is their default."""
    return "RESTRICT" if action == "NO ACTION" else action


def _distinct(items: Iterable[object]) -> list[object]:
    """The items in an order of their own; the source's order of keys says nothing."""
    return [json.loads(text) for text in sorted({json.dumps(item) for item in items})]
