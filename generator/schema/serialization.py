"""A parsed schema as JSON-safe data and back, so that a schema that never changes need not be parsed again.

Positions may be dropped: they point into a file that whoever reads the data need not have. Everything that compares equal in
the model, and the source's name, comes back as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import Any

from ..errors import SchemaError
from ..sql.position import Position
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


def to_dict(schema: Schema, *, positions: bool = False) -> dict[str, Any]:
    """Return the schema as dicts, lists, strings, numbers, booleans and None; fields at their default are left out, and
    positions without ``positions``."""
    return {"format": FORMAT, **_to_dict(schema, positions)}


def from_dict(plain: Mapping[str, Any]) -> Schema:
    """Return the schema that ``to_dict`` was given, with the positions that it wrote.

    Raises SchemaError when ``plain`` was written in another format.
    """
    if plain.get("format") != FORMAT:
        raise SchemaError(
            f"a serialized schema of format {plain.get('format')!r}, this seedsql reads format {FORMAT}",
            hint="serialize the schema again from its SQL",
        )
    schema: Schema = _from_dict(Schema, {name: value for name, value in plain.items() if name != "format"})
    return schema


@cache
def _fields(kind: type) -> dict[str, Field[Any]]:
    return {field.name: field for field in fields(kind)}


def _to_dict(item: Any, positions: bool) -> Any:
    if isinstance(item, Position):
        return [item.file, item.line, item.column]
    if isinstance(item, tuple):
        return [_to_dict(each, positions) for each in item]
    if not hasattr(item, "__dataclass_fields__"):
        return item
    kind: type = type(item)
    return {
        name: _to_dict(value, positions)
        for name, field in _fields(kind).items()
        if (positions or name != "position")
        and ((value := getattr(item, name)) != field.default or field.default is MISSING)
    }


def _from_dict(kind: type, plain: Mapping[str, Any]) -> Any:
    values = {
        name: _nested(kind, name, value) if isinstance(value, _HOLDERS) else value for name, value in plain.items()
    }
    for name in values.keys() - _fields(kind).keys():
        raise SchemaError(
            f"a serialized {kind.__name__.lower()} has an unknown field '{name}'",
            hint="serialize the schema again from its SQL",
        )
    return kind(**values)


_HOLDERS = (list, dict)


def _nested(kind: type, name: str, value: Any) -> Any:
    """What a field holds that is a list or a dictionary."""
    inner = NESTED.get((kind, name))
    if inner is None:
        return Position(*value) if name == "position" else tuple(value)
    return tuple([_from_dict(inner, each) for each in value]) if isinstance(value, list) else _from_dict(inner, value)
