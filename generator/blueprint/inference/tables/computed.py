"""Columns that the server computes: which of them a rule can repeat, which are never NULL, and which wait for what they give."""

from __future__ import annotations

import re
from typing import Any

from ....schema.expressions import columns_named
from ....schema.model import Column, Table

_ARITHMETIC = re.compile(r"[\w\s`.,+*/()-]+")
_CALL = re.compile(r"(\w+)\s*\(")
_FUNCTIONS = frozenset(("round", "coalesce", "ifnull", "greatest", "least", "datediff", "nullif"))


def is_arithmetic(expression: str) -> bool:
    """True for an expression of numbers alone, whose results a rule gives to the last digit as the server does."""
    calls = {each.lower() for each in _CALL.findall(expression)}
    return _ARITHMETIC.fullmatch(expression) is not None and calls <= _FUNCTIONS


def never_null(table: Table, column: Column) -> bool:
    """True for a column that has a value in every row; what the server computes, where all that it is computed from has."""
    if not column.generated:
        return not column.nullable
    read = columns_named(table, column.expression or "")
    return bool(read) and all(not table.column(name).nullable for name in read)


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
