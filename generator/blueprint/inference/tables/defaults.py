"""The rule of a column that a blueprint leaves out: by its type, name, keys and CHECKs alone, without any other table.

A blueprint that says ``inference = 1`` leaves these rules out and must get the same rows from every later seedsql. What is decided
here, in ``columns`` and in the modules that it asks, is version ``reader.INFERENCE``; ``tests/blueprint/defaults`` has it on record.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ....schema.model import Column, ForeignKey, Schema, Table
from ...constraints import read_constraints
from ...writing import rule_name
from ..columns.context import ColumnContext
from ..columns.keys import computed_from, is_key, without_null
from ..columns.nullable import SHARE, is_undeclared
from ..columns.ordering import ordered_columns
from ..columns.rule import column_rule
from .omissions import is_writable
from .state import NULL


class Defaults:
    """The rules of the columns of one table that are neither generated, nor the automatic key. ``writing`` says how its names are
    written, as ``writing_of_table`` finds it for the language of the blueprint's locale, in which texts are, and names where those of
    the table are in none that is clear."""

    def __init__(self, table: Table, writing: tuple[str, Mapping[str, str]]) -> None:
        self._table = table
        self._constraints = read_constraints(table)
        self._referring = {name.lower() for key in table.foreign_keys for name in key.columns}
        self._ordered = ordered_columns(table, self._constraints, self._referring)
        self._computed_from = computed_from(table)
        self._language, self._names = writing

    def is_unique(self, column: Column) -> bool:
        """Whether a column alone is a key."""
        return is_key(self._table, (column.name,))

    def rule(self, column: Column, personal: str | None, rows: int = 2000) -> Any:
        """Return the rule of a column that is no reference. ``personal`` is its class of personal data or None."""
        if not is_writable(column) and column.nullable:
            return NULL
        partition, common = self._ordered.get(column.name.lower(), (None, None))
        rule = column_rule(
            self._table,
            column,
            ColumnContext(
                personal,
                unique=self.is_unique(column),
                limits=self._constraints.of(column.name),
                partition=partition,
                common_limits=common,
                rows=rows,
                language=self._language,
                names=self._names,
            ),
        )
        return without_null(rule) if column.name.lower() in self._computed_from else rule


def default_reference(schema: Schema, table: Table, key: ForeignKey) -> Any:
    """Return the rule of a declared foreign key, None where its parent is not in the schema: any row of the parent, one of ten
    without any where the column may be NULL and the table says of some that they may not."""
    parent = schema.find(key.parent)
    if parent is None:
        return None
    columns = [table.column(name) for name in key.columns]
    may_have_none = len(columns) == 1 and columns[0].nullable and parent is not table and not is_key(table, key.columns)
    share = {"null": SHARE} if may_have_none and not is_undeclared(table) else {}
    return {"reference": rule_name(parent.name)} | share
