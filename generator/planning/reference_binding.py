"""Rules that refer to other tables, bound: references, pairs, and foreign keys that an expression fills."""

from __future__ import annotations

from collections.abc import Sequence

from ..blueprint.model import ColumnRule, ExpressionRule, PairsRule, ReferenceRule
from ..blueprint.writing import sql_name
from ..errors import PlanError, did_you_mean
from ..schema.model import Column, ForeignKey, Table
from ..values.arrays import null_array
from ..values.expressions.parse import Tree
from . import relations
from .among import Among
from .bound_columns import BoundColumn, BoundRelation
from .columns import condition_of, null_mask
from .combined import Combinations
from .keys import holds_key
from .references import completed_key, declared_key
from .state import PlanState
from .tables import BoundTable


def bind_reference(
    state: PlanState, bound: BoundTable, rule: ColumnRule, reference: ReferenceRule, columns: Sequence[Column]
) -> None:
    """Bind a reference; one without ``columns`` is hidden: expressions read the row that it picks, nothing points to it."""
    table = state.schema.find(reference.table)
    if table is None:
        known = [each.name for each in state.schema.tables]
        state.problems.append(
            f"{rule.path}.reference: the schema has no table '{reference.table}'{did_you_mean(reference.table, known)}"
        )
        return
    names = tuple(column.name for column in columns) or rule.columns
    reference, parent_columns, is_declared = _completed(bound, reference, names, table)
    mistake = _reference_mistake(state, bound, reference, table, names, parent_columns, is_declared)
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
        is_key = bool(columns) and bound.table.is_key(names)
        picked = relations.picked(bound, parent, reference, where, context.key, is_key, rule.path)
    null = null_mask(state, bound, rule, names[0])
    when = condition_of(state, bound, rule, columns)
    # The first row of a tree has no earlier one to point to.
    root_null = parent is bound and all(column.nullable for column in columns[:1])
    pick = relations.with_nulls(picked, null, when, root_null)
    relation = BoundRelation(names, parent, tuple(parent_columns), pick, is_declared, is_hidden=not columns)
    _add_relation(state, bound, relation, columns, rule.path)


def _completed(
    bound: BoundTable, reference: ReferenceRule, names: tuple[str, ...], parent: Table
) -> tuple[ReferenceRule, Sequence[str], bool]:
    """A reference, the parent's columns that it points to, and whether a foreign key declares it, or a part of one."""
    declared = declared_key(bound.table, names, parent)
    completed = None if reference.columns else completed_key(bound.table, names, parent)
    if completed is None:
        of_key = declared.parent_columns if declared else parent.row_key
        return reference, reference.columns or of_key, declared is not None
    bound.completed_keys.add(completed.columns)
    return *_within_key(reference, completed, names), True


def _within_key(
    reference: ReferenceRule, key: ForeignKey, names: Sequence[str]
) -> tuple[ReferenceRule, tuple[str, ...]]:
    """A reference that fills only ``names`` of a foreign key picks among the parents that have the same values as its row in
    the key's other columns, whether or not its rule says so; and the parent's columns that ``names`` point to."""
    pairs = {own.lower(): (own, theirs) for own, theirs in zip(key.columns, key.parent_columns, strict=True)}
    wanted = tuple(pairs.pop(name.lower())[1] for name in names)
    # Two composite keys may share a column, such as a tenant's: its value is one for both, so both parents must have
    # it.
    given = {own.lower() for own, _ in reference.within}
    shared = [(sql_name(own), sql_name(theirs)) for own, theirs in pairs.values()]
    missing = tuple(pair for pair in shared if pair[0].lower() not in given)
    return reference._replace(within=(*reference.within, *missing)), wanted


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
    key = state.context(bound, columns[0].name if columns else rule.columns[0], None, rule).key("pick")
    nullable = all(column.nullable for column in columns)
    return Among(bound, parent, rule, pairs, reference, where, key, nullable).pick


def bind_default_reference(state: PlanState, bound: BoundTable, key: ForeignKey, names: Sequence[str]) -> None:
    """Fill the columns ``names`` of a foreign key that no rule fills: all of them, or those that it does not share. Any row of
    the parent; where the blueprint says by which version it is inferred, one of ten has none, as ``init`` would write it."""
    columns = [bound.table.column(name) for name in names]
    parent = state.schema.find(key.parent)
    assert parent is not None
    is_whole = len(names) == len(key.columns)
    null = 0.0
    if is_whole and state.blueprint.inference is not None:
        from ..blueprint.inference.tables.defaults import default_reference  # which an own blueprint does not need

        null = float(default_reference(state.schema, bound.table, key).get("null", 0))
    reference = ReferenceRule(parent.name, columns=key.parent_columns if is_whole else (), options={"cover": False})
    path = f"tables.{bound.name}.columns.{','.join(names)}"
    rule = ColumnRule(tuple(names), reference, null=null, path=path)
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
    if len(parent_columns) != len(names) and bound.table.find(names[0]) is not None:
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
    if reference.within and reference.pick != "uniform":
        own = ", ".join(own for own, _ in reference.within)
        return f"pick: a row is picked among those that share {own} with this one: leave pick out"
    if reference.pick == "tree" and parent is not bound.table:
        return f"pick: 'tree' picks an earlier row of {bound.name} itself, but the reference is to {parent.name}"
    if reference.options.get("cover") and reference.pick in ("tree", "uniform") and parent is bound.table:
        return f"cover: rows of {bound.name} refer to earlier rows, so the last ones cannot be referred to"
    return None


def _bind_missing_parent(
    state: PlanState, bound: BoundTable, columns: Sequence[Column], rule: ColumnRule, table: Table
) -> None:
    """The parent has no rows in this plan: NULL where the columns allow it."""
    # A foreign key that may be NULL can stay empty; one that may not has no row to point to, and every INSERT would be
    # error 1452.
    if bound.rows and not all(column.nullable for column in columns):
        names = ", ".join(column.name for column in columns)
        raise PlanError(
            f"{bound.name}.{names} must point to a row of '{table.name}', but the plan has none",
            hint=f"ask for some: --rows {table.name}=10",
        )
    by_name: dict[str, Column | None] = {column.name: column for column in columns} or {rule.columns[0]: None}
    for name, column in by_name.items():
        bound.columns[name.lower()] = BoundColumn(name, column, lambda rows: null_array(len(rows.rows)), rule.path)
    bound.absent |= {table.name.lower(), *(name.lower() for name in by_name)}
    # Kept for explanations: a NULL that no rule asks for.
    bound.without_parent |= dict.fromkeys((column.name.lower() for column in columns), table.name)
    if table.name in state.tables:
        state.tables[table.name].absent.add(bound.name.lower())


def bind_pairs(
    state: PlanState, bound: BoundTable, rule: ColumnRule, pairs: PairsRule, columns: Sequence[Column]
) -> None:
    """Bind the columns of a junction table, each to a parent, so that no two rows have the same combination."""
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
    picks = _combinations(state, bound, rule, pairs, parents, key)
    for picked, parent, column in zip(picks, parents, columns, strict=True):
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


def _combinations(
    state: PlanState, bound: BoundTable, rule: ColumnRule, pairs: PairsRule, parents: list[BoundTable], key: int
) -> list[relations.Picked]:
    if not pairs.within and not pairs.other:
        return relations.paired(bound, parents, key, rule.path)
    trees = [state.tree(text, f"{rule.path}.within") for text in pairs.within]
    combined = Combinations(bound, parents, rule, [tree for tree in trees if tree is not None], pairs.other, key)
    return [combined.pick_of(place) for place in range(len(parents))]


def _add_relation(
    state: PlanState, bound: BoundTable, relation: BoundRelation, columns: Sequence[Column], path: str
) -> None:
    bound.relations.append(relation)
    if relation.is_hidden:
        name = relation.columns[0]
        compute = relations.key_of(relation, relation.parent_columns[0])
        bound.columns[name.lower()] = BoundColumn(name, None, compute, path)
        return
    # Aggregates of the parent, SUM(items.price), look for their rows here.
    relation.parent.children.append((bound, relation))
    for column, parent_column in zip(columns, relation.parent_columns, strict=True):
        if column.name.lower() not in bound.columns:
            compute = relations.key_of(relation, parent_column)
            bound.columns[column.name.lower()] = BoundColumn(column.name, column, compute, path)


def bind_value_references(state: PlanState, bound: BoundTable) -> None:
    """A foreign key whose column an expression fills, or a reference to another table: the parent's row follows from the
    value."""
    for reference in state.references_of.get(bound.name, ()):
        parent = state.tables.get(reference.parent)
        if parent is None or not parent.rows or reference.columns in bound.completed_keys:
            continue
        # A soft reference may name one of several parents for the same column: a rule says which of them a row has.
        if any(
            set(reference.columns) == set(each.columns) and (each.parent is parent or not reference.declared)
            for each in bound.relations
        ):
            continue
        if not all(name.lower() in bound.columns for name in reference.columns):
            continue
        if bound.looked_up & {name.lower() for name in reference.columns}:
            continue
        picked = relations.by_value(bound, parent, reference.columns, reference.parent_columns)
        relation = BoundRelation(reference.columns, parent, reference.parent_columns, picked, reference.declared)
        if reference.declared and not _is_copied(state, bound, relation):
            bound.by_value.append(relation)
        bound.relations.append(relation)
        parent.children.append((bound, relation))


def _is_copied(state: PlanState, bound: BoundTable, relation: BoundRelation) -> bool:
    """True where the row that this one refers to has the same reference, and its key is taken from there: it is kept."""
    given = [state.rules.get((bound.name, name)) for name in relation.columns]
    texts = [rule.rule.expression for rule in given if rule is not None and isinstance(rule.rule, ExpressionRule)]
    paths = [tree[1:] for tree in map(state.trees.tree, texts) if tree[0] == "column" and len(tree) == 3]
    source = bound.relation_to(paths[0][0]) if paths and len({path[0].lower() for path in paths}) == 1 else None
    copied = (tuple(path[1].lower() for path in paths), relation.parent, relation.parent_columns)
    return source is not None and any(
        copied == (tuple(name.lower() for name in each.columns), each.parent, each.parent_columns)
        for each in source.parent.relations
    )
