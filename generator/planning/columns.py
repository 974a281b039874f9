"""Column rules bound to the functions that compute their values: providers and expressions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

import numpy as np

from ..blueprint.model import ColumnRule, ExpressionRule, LookupRule, ProviderRule
from ..errors import PlanError, did_you_mean
from ..schema.model import Column
from ..values.arrays import Array, Constant, Variables, size
from ..values.context import After, Between, OptionError
from ..values.expressions.evaluate import evaluate, names, with_via
from ..values.expressions.parse import Tree
from ..values.providers import PROVIDERS, bind, bind_after, bind_between
from ..values.streams import random_uint64
from .bound_columns import BoundColumn, Compute
from .rows import Rows
from .state import PlanState
from .tables import BoundTable


def bind_rule(state: PlanState, bound: BoundTable, rule: ColumnRule, column: Column | None, path: str) -> None:
    """Bind a rule that is no reference to ``column`` of a table, or to a hidden column (None); what is wrong with it
    is added to the problems of ``state``."""
    name = column.name if column is not None else rule.columns[0]
    tree: Tree | None = None
    compute: Compute | None
    bounds: dict[str, Tree] = {}
    if isinstance(rule.rule, ExpressionRule):
        tree = _expression(state, rule.rule, path)
        compute = partial(evaluate, tree) if tree is not None else None
    elif isinstance(rule.rule, ProviderRule):
        found = {option: state.tree(text, f"{path}.{option}") for option, text in rule.rule.bounds.items()}
        bounds = {option: each for option, each in found.items() if each is not None}
        if bounds.get("in_turn", ["ordinal"])[0] != "ordinal":
            state.problems.append(f'{path}.in_turn: must name one reference of the row, such as "order_id"')
        compute = _bind_provider(state, bound, rule, bounds, column, name) if len(bounds) == len(found) else None
    else:
        state.problems.append(f"{path}: a hidden column takes a provider, an expression or a reference")
        return
    if compute is not None:
        null = null_mask(state, bound, rule, name)
        when = condition_of(state, bound, rule, [column] if column is not None else [])
        read = [each for each in (tree, *bounds.values()) if each is not None]
        along = _own_value_elsewhere(read, name)
        trees = (*read, when) if when is not None else tuple(read)
        bound.columns[name.lower()] = BoundColumn(name, column, compute, path, null, when, along, trees)


def bind_generated(state: PlanState, bound: BoundTable, column: Column) -> None:
    """Let expressions read a column that the server generates: its own expression is parsed once one of them does. It is on record
    like an inferred rule, so that what comes of a change is found through it."""
    text = column.expression or ""
    state.inferred.append((bound.name, ColumnRule((column.name,), ExpressionRule(text))))
    bound.columns[column.name.lower()] = BoundColumn(
        column.name, column, lambda rows: evaluate(state.trees.tree(text), rows), f"{bound.name}.{column.name}"
    )


def condition_of(state: PlanState, bound: BoundTable, rule: ColumnRule, columns: Sequence[Column]) -> Tree | None:
    """The condition without which a row is NULL."""
    if rule.when is None:
        return None
    if not all(column.nullable for column in columns):
        names = ", ".join(column.name for column in columns)
        state.problems.append(f"{rule.path}.when: {bound.name}.{names} is NOT NULL, so that it has a value in any case")
        return None
    return state.tree(rule.when, f"{rule.path}.when")


def _own_value_elsewhere(trees: Iterable[Tree], name: str) -> tuple[str, ...]:
    """The references in ``parent_id.depth + 1``, when the rule is of the column depth."""
    paths = [path for tree in trees for path in names(tree)]
    return tuple(path[0] for path in paths if len(path) == 2 and path[1].lower() == name.lower())


def _why_written(state: PlanState, bound: BoundTable, column: Column) -> str | None:
    """Why a column cannot be left to its DEFAULT, None when it can."""
    if column.name in bound.table.row_key:
        return "identifies the row, so that it must be written"
    for each in state.references:
        is_child = each.table == bound.name and column.name in each.columns
        if is_child or (each.parent == bound.name and column.name in each.parent_columns):
            columns = ", ".join(each.columns)
            return f"is part of the reference {each.table}.{columns} to {each.parent}, so that it must be written"
    if not column.nullable and column.default is None and column.type.name != "enum":
        # https://dev.mysql.com/doc/refman/8.4/en/data-type-defaults.html
        return f"({column.type} NOT NULL) has no DEFAULT"
    if bound.rows > 1 and bound.table.is_key((column.name,)) and "(" not in (column.default or ""):
        return "is unique, so that its DEFAULT is for one row only"
    return None


def leave_to_default(state: PlanState, bound: BoundTable, column: Column, path: str) -> None:
    """Leave a column out of what is written, where the server has a value for it and nothing needs to know which."""
    why = _why_written(state, bound, column)
    if why is not None:
        state.problems.append(f"{path}.default: {bound.name}.{column.name} {why}")
    bound.left_to_default.add(column.name.lower())


def bind_lookup(state: PlanState, bound: BoundTable, column: Column, rule: ColumnRule, lookup: LookupRule) -> None:
    """Bind a column to a variable that the script sets from a row that is there already."""
    why = None
    if column.name in bound.table.row_key:
        why = "identifies the row, so that its value must be known"
    elif bound.rows > 1 and bound.table.is_key((column.name,)):
        why = "is unique, so that one value is for one row only"
    elif any(each.parent == bound.name and column.name in each.parent_columns for each in state.references):
        why = "is what other tables refer to, so that its value must be known"
    if why is not None:
        state.problems.append(f"{rule.path}.lookup: {bound.name}.{column.name} {why}")
    variable = state.lookups.setdefault(lookup.select, f"@seed_lookup_{len(state.lookups) + 1}")
    state.looked_up.append((bound.name, column.name, variable))
    bound.looked_up.add(column.name.lower())
    bound.columns[column.name.lower()] = BoundColumn(
        column.name,
        column,
        lambda rows: Variables((Constant(variable),), len(rows.rows)),
        rule.path,
        null_mask(state, bound, rule, column.name),
        condition_of(state, bound, rule, [column]),
    )


def _bind_provider(
    state: PlanState, bound: BoundTable, rule: ColumnRule, bounds: Mapping[str, Tree], column: Column | None, name: str
) -> Compute | None:
    assert isinstance(rule.rule, ProviderRule)
    provider = rule.rule.provider
    if provider not in PROVIDERS:
        state.problems.append(
            f"{rule.path}.provider: there is no provider {provider!r}"
            f"{did_you_mean(provider, list(PROVIDERS))} (known: {', '.join(sorted(PROVIDERS))})"
        )
        return None
    context = state.context(bound, name, column, rule)
    try:
        follow = bind_after(provider, context, bounds) if "after" in bounds else None
        if follow is not None:
            state.providers.add(provider)
            return partial(_after, follow, bounds)
        values = bind_between(provider, context, bounds) if bounds else None
        if values is not None:
            state.providers.add(provider)
            return partial(_between, values, bounds)
        source = bind(provider, context)
    except OptionError as problem:
        state.problems.append(
            f"{rule.path}.{problem.option}: {problem}" if problem.option else f"{rule.path}: {problem}"
        )
        return None
    state.providers.add(provider)
    what = f"{bound.name}.{name}"
    return lambda rows: _checked_size(source(rows.rows), len(rows.rows), what)


def _between(values: Between, bounds: Mapping[str, Tree], rows: Rows) -> Array:
    """Values between the bounds of each row, which are ``min`` or ``from``, and ``max`` or ``to``."""
    found = {option: evaluate(tree, rows) for option, tree in bounds.items() if option != "in_turn"}
    low, high = found.get("min", found.get("from")), found.get("max", found.get("to"))
    turns = rows.turns(bounds["in_turn"][1]) if "in_turn" in bounds else None
    return values(rows.rows, low, high, turns)


def _after(values: After, bounds: Mapping[str, Tree], rows: Rows) -> Array:
    """Values some time after what each row says, until its end."""
    until = evaluate(bounds["until"], rows) if "until" in bounds else None
    return values(rows.rows, evaluate(bounds["after"], rows), until)


def _expression(state: PlanState, rule: ExpressionRule, path: str) -> Tree | None:
    tree = state.tree(rule.expression, path)
    return with_via(tree, rule.via) if tree is not None and rule.via else tree


def null_mask(
    state: PlanState, bound: BoundTable, rule: ColumnRule, name: str
) -> Callable[[np.ndarray], np.ndarray] | None:
    """Return the mask of rows, shape (n,), that a rule's ``null`` share makes NULL, as a function of row numbers;
    None without one."""
    if not rule.null:
        return None
    column = bound.table.find(name)
    if column is not None and not column.nullable:
        state.problems.append(
            f"{rule.path}.null: {bound.name}.{name} is NOT NULL, so a share of {rule.null:g} cannot be NULL"
        )
        return None
    stream = state.context(bound, name, None, rule).key("null")
    threshold = np.uint64(int(rule.null * 2**32))
    return lambda rows: (random_uint64(stream, rows) >> np.uint64(32)) < threshold


def _checked_size(array: Array, rows: int, what: str) -> Array:
    """Return ``array``, having made sure that it holds ``rows`` values (a provider's promise)."""
    if size(array) != rows:
        raise PlanError(f"{what}: {size(array)} values for {rows} rows")
    return array
