"""Columns to which the blueprint gives no rule, bound to those that the inference has for them. Loaded where there are any."""

from __future__ import annotations

from ..blueprint.inference.columns.context import writing_of_table
from ..blueprint.inference.tables.defaults import Defaults
from ..blueprint.inference.words.writing import may_be_in
from ..blueprint.locales import language_of
from ..blueprint.rule_reader import read_rule
from ..blueprint.writing import rule_key
from ..pii.names import classify
from ..schema.model import Column
from ..values.arrays import Array
from .bound_columns import BoundColumn
from .columns import bind_rule
from .rows import Rows
from .state import PlanState
from .tables import BoundTable


def _language(state: PlanState) -> str:
    """The language that names are read in where a table's own is not clear: that of the locale, unless the schema is in another one."""
    if state.language is None:
        own = language_of(state.blueprint.locale)
        names = [name for table in state.schema.tables for name in (table.name, *(each.name for each in table.columns))]
        state.language = own if own and may_be_in(names, own) else ""
    return state.language


def bind_inferred(state: PlanState, bound: BoundTable, column: Column, path: str) -> None:
    """Bind a column to the rule that its table's schema suggests."""
    if bound.name not in state.defaults:
        writing = writing_of_table(bound.table, _language(state))
        state.defaults[bound.name] = Defaults(bound.table, writing)
    found = state.defaults[bound.name].rule(column, classify(bound.name, column), bound.rows)
    rule = read_rule(rule_key(column.name), found, path)
    state.rules.setdefault((bound.name, column.name), rule)
    state.inferred.append((bound.name, rule))
    bind_rule(state, bound, rule, column, path)


def bind_inferred_later(state: PlanState, bound: BoundTable, column: Column, path: str) -> None:
    """Bind such a column when its values are asked for, which they may never be."""
    key = column.name.lower()

    def compute(rows: Rows) -> Array:
        bind_inferred(state, bound, column, path)
        state.raise_problems()
        found = bound.columns[key]
        later.compute, later.null, later.when = found.compute, found.null, found.when
        return found.compute(rows)

    later = bound.columns[key] = BoundColumn(column.name, column, compute, path)
    state.untried.add((bound.name, column.name))
