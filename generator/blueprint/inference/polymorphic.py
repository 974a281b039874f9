"""Pairs of columns such as ``subject_type`` and ``subject_id`` that point to rows of several tables."""

from __future__ import annotations

from typing import Any

from ...schema.model import Table
from .references import class_name, polymorphic_references
from .state import TableBuilder


def polymorphic_rules(builder: TableBuilder, free: set[str]) -> dict[str, Any]:
    """Return rules for such pairs among the ``free`` columns: which no reference can say."""
    rules: dict[str, Any] = {}
    pairs = polymorphic_references(builder.table)
    targets = _targets(builder) if pairs else []  # which looks at every table of the schema
    for id_name, type_name in pairs.items():
        kind, key = builder.table.column(type_name), builder.table.column(id_name)
        longest = kind.type.length or 255
        names = [class_name(each.name, builder.schema.prefix) for each in targets]
        names = [name for name in names if len(name) <= longest][:3]
        if not {id_name, type_name} <= free or not key.type.is_integer or not (kind.type.labels or names):
            continue
        few = min([builder.schema.rows, *(builder.schema.count(each.name, 1) for each in targets)]) or 1
        rules[type_name] = {"provider": "choice", **({} if kind.type.labels else {"values": names})}
        rules[id_name] = {"provider": "integer", "min": 1, "max": min(few, key.type.integer_range[1])}
        builder.note(
            f"{type_name} and {id_name} point to rows of several tables, which a reference cannot say: "
            f"ids 1 to {few}, as with id_base = 1"
        )
    return rules


def _targets(builder: TableBuilder) -> list[Table]:
    """The other tables whose rows a number counts."""
    schema = builder.schema
    return [
        each
        for each in schema.tables
        if each is not builder.table
        and len(each.row_key) == 1
        and each.column(each.row_key[0]).type.is_integer
        and schema.single_link(each.name, each.row_key[0]) is None
    ]
