"""A parsed schema as JSON-safe data and back, so that a schema that never changes need not be parsed again.

Positions are dropped: they point into a file that the reader of the frozen form need not have. Everything that
compares equal in the model, and the source's name, comes back as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from ..errors import SchemaError
from .model import Check, Column, ColumnType, ForeignKey, Schema, Table, Trigger, UniqueKey

FORMAT = 1
NESTED = {
    (Schema, "tables"): Table,
    (Schema, "triggers"): Trigger,
    (Table, "columns"): Column,
    (Table, "unique_keys"): UniqueKey,
    (Table, "foreign_keys"): ForeignKey,
    (Table, "checks"): Check,
    (Column, "type"): ColumnType,
}


def to_plain(schema: Schema) -> dict[str, Any]:
    """Return the schema as dicts, lists, strings, numbers, booleans and None; fields at their default are left out."""
    return {"format": FORMAT, **_plain(schema)}


def from_plain(plain: Mapping[str, Any]) -> Schema:
    """Return the schema that ``to_plain`` was given, without positions.

    Raises SchemaError when ``plain`` was written in another format.
    """
    if plain.get("format") != FORMAT:
        raise SchemaError(
            f"a frozen schema of format {plain.get('format')!r}, this seedsql reads format {FORMAT}",
            hint="freeze the schema again from its SQL",
        )
    return _thaw(Schema, {name: value for name, value in plain.items() if name != "format"})


def _plain(item: Any) -> Any:
    if isinstance(item, tuple):
        return [_plain(each) for each in item]
    if not hasattr(item, "__dataclass_fields__"):
        return item
    return {
        field.name: _plain(value)
        for field in fields(item)
        if field.name != "position"
        and ((value := getattr(item, field.name)) != field.default or field.default is MISSING)
    }


def _thaw(kind: type, plain: Mapping[str, Any]) -> Any:
    known = {field.name for field in fields(kind)}
    for name in plain:
        if name not in known:
            raise SchemaError(
                f"a frozen {kind.__name__.lower()} has an unknown field '{name}'",
                hint="freeze the schema again from its SQL",
            )
    values = {}
    for name, value in plain.items():
        inner = NESTED.get((kind, name))
        if inner is None:
            values[name] = tuple(value) if isinstance(value, list) else value
        elif isinstance(value, list):
            values[name] = tuple(_thaw(inner, each) for each in value)
        else:
            values[name] = _thaw(inner, value)
    return kind(**values)
