"""What a plan leaves out of its schema and of its blueprint: tables without rows, columns that stay NULL, checks.

A plan that fills three tables of thirty is a good plan, but whoever reads it must not believe that it filled thirty.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from ..blueprint.inference.tables.omissions import Omission, is_writable, omitted_tables, unmade_values
from ..blueprint.model import ColumnRule, ExpressionRule
from ..schema.model import Schema
from ..values.expressions.evaluate import aggregates, names
from ..values.expressions.tree_store import TreeStore
from .tables import BoundTable


def tables_without_rows(schema: Schema, seeded: Collection[str], size: str) -> Iterator[Omission]:
    """Yield the tables of ``schema`` that are not ``seeded``, each with why no blueprint could, or that this one does not."""
    missing = [table.name for table in schema.tables if table.name not in seeded]
    if not missing:
        return
    impossible = omitted_tables(schema)
    for name in missing:
        yield impossible.get(name) or Omission(
            name, f"the blueprint gives no rows at size {size}", "name it under sizes, or --rows TABLE=N"
        )


def columns_without_values(
    tables: Sequence[BoundTable], rules: Mapping[tuple[str, str], ColumnRule]
) -> Iterator[Omission]:
    """Yield the columns that are NULL in every row, because nothing fills their type or their parent has no rows."""
    seeded = {bound.name.lower() for bound in tables if bound.rows}
    for bound in tables:
        parents = {
            name.lower(): key.parent
            for key in bound.table.foreign_keys
            for name in key.columns
            if key.parent.lower() not in seeded
        } | bound.without_parent
        for column in bound.table.columns if bound.rows else ():
            name = column.name.lower()
            rule = rules.get((bound.name, column.name))
            if not is_writable(column) and not column.generated:
                yield unmade_values(bound.table, column)
            elif name in bound.without_parent or (name in parents and rule is not None and _is_null(rule)):
                yield Omission(
                    bound.name,
                    f"the plan has no rows of {parents[name]}",
                    f"ask for some: --rows {parents[name]}=N",
                    column.name,
                )


def columns_without_children(
    tables: Sequence[BoundTable], rules: Mapping[tuple[str, str], ColumnRule], trees: TreeStore, *, are_chosen: bool
) -> Iterator[Omission]:
    """Yield the columns that are computed from rows of a child table of which the plan has none; ``are_chosen``: its tables were
    named on the command line."""
    for bound in tables:
        for column in bound.table.columns if bound.rows and bound.absent else ():
            rule = rules.get((bound.name, column.name))
            if rule is None or not isinstance(rule.rule, ExpressionRule):
                continue
            found = [path[0] for each in aggregates(trees.tree(rule.rule.expression)) for path in names(each[2])]
            for child in dict.fromkeys(name for name in found if name.lower() in bound.absent):
                reason = f"it is computed from rows of {child}, of which the plan has none"
                yield Omission(
                    bound.name,
                    reason,
                    f"ask for them: --table {child}" if are_chosen else f"ask for some: --rows {child}=N",
                    column.name,
                )


def _is_null(rule: ColumnRule) -> bool:
    """True for a rule that makes every row NULL."""
    return rule.null == 1.0 or (
        isinstance(rule.rule, ExpressionRule) and rule.rule.expression.strip().upper() == "NULL"
    )
