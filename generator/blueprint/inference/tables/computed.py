"""Columns that the server computes: what would be computed from what it computes them from waits for itself."""

from __future__ import annotations

import re
from typing import Any

from ....schema.expressions import columns_named
from ....schema.model import Column, Table


def waits_for_itself(table: Table, column: Column, rule: Any) -> bool:
    """True for an expression that reads a column which the server computes from the one that it is for."""
    text = rule.get("expression") if isinstance(rule, dict) else rule
    if not isinstance(text, str) or not any(each.generated for each in table.columns):
        return False
    waiting = [name for name, read in _read_by(table).items() if column.name.lower() in read]
    return any(re.search(rf"(?<![\w.]){re.escape(each)}(?![\w.(])", text.lower()) for each in waiting)


def _read_by(table: Table) -> dict[str, set[str]]:
    """The columns, lower case, from which the server computes each that it generates, by way of others as well."""
    found = {
        each.name.lower(): set(columns_named(table, each.expression or "")) for each in table.columns if each.generated
    }
    for _ in found:
        for read in found.values():
            read.update(*(found[name] for name in list(read) if name in found))
    return found
