"""Rules that refer to other tables, bound: references, pairs, and foreign keys that an expression fills."""

from __future__ import annotations

from collections.abc import Sequence

from ..blueprint.model import ColumnRule, PairsRule, ReferenceRule
from ..errors import PlanError, did_you_mean
from ..schema.model import Column, ForeignKey, Table
from ..values.arrays import null_array
from ..values.expressions.parse import Tree
from . import relations
from .among import Among
from .columns import condition_of, null_mask
from .keys import holds_key, is_unique
from .references import declared_key
from .state import PlanState
from .tables import BoundColumn, BoundRelation, BoundTable


def bind_reference(
    state: PlanState, bound: BoundTable, rule: ColumnRule, reference: ReferenceRule, columns: Sequence[Column]
) -> None:
    known = [table.name for table in state.schema.tables]
    table = state.schema.find(reference.table)
    if table is None:
        state.problems.append(
            f"{rule.path}.reference: the schema has no table '{reference.table}'{did_you_mean(reference.table, known)}"
        )
        return
    names = tuple(column.name for column in columns)
    declared = declared_key(bound.table, names, table)
    parent_columns = reference.columns or (declared.parent_columns if declared else table.row_key)
    mistake = _reference_mistake(state, bound, reference, table, names, parent_columns, declared is not None)
    if mistake is not None:
        state.problems.append(f"{rule.path}.{mistake}")
        return
    parent = state.tables.get(table.name)
    if parent is None or not parent.rows:
        _bind_missing_parent(state, bound, columns, rule, table)
        return
    where = state.tree(reference.where, f"{rule.path}.where") if reference.where else None
    context = state.context(bound, names[0], None, rule)
    if reference.within or reference.other:
        picked = _picked_among(state, bound, parent, rule, reference, where, columns)
    else:
        picked = relations.picked(
            bound, parent, reference, where, context.key, is_unique(bound.table, names), rule.path
        )
    null = null_mask(state, bound, rule, names[0])
    when = condition_of(state, bound, rule, columns)
    root_null = parent is bound and columns[0].nullable
    relation = BoundRelation(
        names, parent, tuple(parent_columns), relations.with_nulls(picked, null, when, root_null), declared is not None
    )
    _add_relation(state, bound, relation, columns, rule.path)


def _picked_among(
    state: PlanState,
    bound: BoundTable,
    parent: BoundTable,
    rule: ColumnRule,
    reference: ReferenceRule,
    where: Tree | None,
    columns: Sequence[Column],
) -> relations.Picked:
    """The pick of a reference that has ``within`` or ``other``."""
    pairs = []
    for own, theirs in reference.within:
        trees = [state.tree(text, f"{rule.path}.within") for text in (own, theirs)]
        if trees[0] is not None and trees[1] is not None:
            pairs.append((trees[0], trees[1]))
    if "*" in reference.other and parent is not bound:
        state.problems.append(
            f"{rule.path}.other: true is for a reference to {bound.name} itself; name a reference of this row whose "
            f"row of {parent.name} must not be taken again"
        )
    key = state.context(bound, columns[0].name, None, rule).key("pick")
    nullable = all(column.nullable for column in columns)
    return Among(bound, parent, rule, pairs, reference.other, where, key, nullable).pick


def bind_default_reference(state: PlanState, bound: BoundTable, key: ForeignKey) -> None:
    columns = [bound.table.column(name) for name in key.columns]
    parent = state.schema.find(key.parent)
    assert parent is not None
    reference = ReferenceRule(parent.name, columns=key.parent_columns, options={"cover": False})
    path = f"tables.{bound.name}.columns.{','.join(key.columns)}"
    rule = ColumnRule(key.columns, reference, path=path)
    state.inferred.append((bound.name, rule))
    bind_reference(state, bound, rule, reference, columns)


def _reference_mistake(
    state: PlanState,
    bound: BoundTable,
    reference: ReferenceRule,
    parent: Table,
    names: tuple[str, ...],
    parent_columns: Sequence[str],
    declared: bool,
) -> str | None:
    """What is wrong with a reference, behind the key that is wrong; None when it is good."""
    known = [column.name for column in parent.columns]
    unknown = next((name for name in parent_columns if parent.find(name) is None), None)
    if unknown is not None:
        return f"reference: {parent.name} has no column '{unknown}'{did_you_mean(unknown, known)}"
    if len(parent_columns) != len(names):
        return (
            f"reference: {', '.join(names)} cannot hold {parent.name}({', '.join(parent_columns)}): "
            f"{len(names)} column{'s' if len(names) > 1 else ''}, not {len(parent_columns)}"
        )
    if not declared and not holds_key(parent, parent_columns):
        keys = [parent.primary_key, *(key.columns for key in parent.unique_keys)]
        shown = "; ".join(", ".join(key) for key in keys if key) or "none"
        return (
            f"reference: {parent.name}.{', '.join(parent_columns)} is not unique, so that a value would not tell "
            f"which row is meant (unique: {shown})"
        )
    return _pick_mistake(bound, reference, parent)


def _pick_mistake(bound: BoundTable, reference: ReferenceRule, parent: Table) -> str | None:
    if reference.pick == "tree" and parent is not bound.table:
        return f"pick: 'tree' picks an earlier row of {bound.name} itself, but the reference is to {parent.name}"
    if reference.options.get("cover") and reference.pick in ("tree", "uniform") and parent is bound.table:
        return f"cover: rows of {bound.name} refer to earlier rows, so the last ones cannot be referred to"
    return None


def _bind_missing_parent(
    state: PlanState, bound: BoundTable, columns: Sequence[Column], rule: ColumnRule, table: Table
) -> None:
    """The parent has no rows in this plan: NULL where the columns allow it."""
    if bound.rows and not all(column.nullable for column in columns):
        names = ", ".join(column.name for column in columns)
        raise PlanError(
            f"{bound.name}.{names} must point to a row of '{table.name}', but the plan has none",
            hint=f"ask for some: --rows {table.name}=10",
        )
    for column in columns:
        bound.columns[column.name.lower()] = BoundColumn(
            column.name, column, lambda rows: null_array(len(rows.rows)), rule.path
        )
    bound.absent |= {table.name.lower(), *(column.name.lower() for column in columns)}
    bound.without_parent |= dict.fromkeys((column.name.lower() for column in columns), table.name)
    if table.name in state.tables:
        state.tables[table.name].absent.add(bound.name.lower())


def bind_pairs(
    state: PlanState, bound: BoundTable, rule: ColumnRule, pairs: PairsRule, columns: Sequence[Column]
) -> None:
    if len(pairs.tables) != len(columns):
        state.problems.append(f"{rule.path}.pairs: {len(columns)} columns need as many tables, not {len(pairs.tables)}")
        return
    parents = []
    for name in pairs.tables:
        table = state.schema.find(name)
        if table is None or table.name not in state.tables:
            state.problems.append(
                f"{rule.path}.pairs: the plan has no table '{name}'{did_you_mean(name, list(state.tables))}"
            )
            return
        parents.append(state.tables[table.name])
    key = state.context(bound, columns[0].name, None, rule).key("pairs")
    for picked, parent, column in zip(relations.paired(bound, parents, key, rule.path), parents, columns, strict=True):
        declared = declared_key(bound.table, (column.name,), parent.table)
        parent_columns = declared.parent_columns if declared else parent.table.row_key
        if len(parent_columns) != 1:
            state.problems.append(f"{rule.path}.pairs: {parent.name} has a key of several columns")
            return
        _add_relation(
            state,
            bound,
            BoundRelation((column.name,), parent, parent_columns, picked, declared is not None),
            [column],
            rule.path,
        )


def _add_relation(
    state: PlanState, bound: BoundTable, relation: BoundRelation, columns: Sequence[Column], path: str
) -> None:
    bound.relations.append(relation)
    relation.parent.children.append((bound, relation))
    for column, parent_column in zip(columns, relation.parent_columns, strict=True):
        if column.name.lower() not in bound.columns:
            compute = relations.key_of(relation, parent_column)
            bound.columns[column.name.lower()] = BoundColumn(column.name, column, compute, path)


def bind_value_references(state: PlanState, bound: BoundTable) -> None:
    """A foreign key whose column an expression fills: the parent's row follows from the value."""
    for reference in state.references:
        if reference.table != bound.name or reference.parent not in state.tables:
            continue
        if any(set(reference.columns) == set(relation.columns) for relation in bound.relations):
            continue
        parent = state.tables[reference.parent]
        if not all(name.lower() in bound.columns for name in reference.columns) or not parent.rows:
            continue
        picked = relations.by_value(bound, parent, reference.columns, reference.parent_columns)
        relation = BoundRelation(reference.columns, parent, reference.parent_columns, picked, reference.declared)
        bound.relations.append(relation)
        parent.children.append((bound, relation))
