"""Rows of a bound table: the scope that expressions are evaluated in, and what is computed of all rows of a child."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING

import numpy as np

from ..errors import PlanError, did_you_mean
from ..values.array_types import IntArray
from ..values.arrays import EPOCH, Array, Dates, Integers, null_array, python_values, take, with_null
from ..values.coerce import coerce
from ..values.context import Turns
from ..values.expressions.aggregates import FUNCTIONS
from ..values.expressions.conditions import is_true
from ..values.expressions.evaluate import evaluate, names
from ..values.expressions.numbers import ArithmeticProblem
from ..values.expressions.parse import ExpressionError, Tree
from ..values.unfit import UnfitValue
from ..workers import in_order, job_count
from .aggregates import Block, aggregate_at_once, aggregate_in_blocks, ordinals, ordinals_in_blocks
from .bound_columns import BoundColumn, BoundRelation
from .circles import refuse_circle
from .kept import columns_read_again
from .memory import ENOUGH_ROWS, StoredColumn, rows_of
from .running import running_at_once, running_in_blocks

if TYPE_CHECKING:
    from .tables import BoundTable

SPECIAL_NAMES = ("as_of", "row_number")


class Rows:
    """Some rows of a bound table: the scope that expressions are evaluated in. Each column is computed once.

    ``is_whole``: all rows of the table are computed, and to which rows their references point stays remembered.
    """

    def __init__(self, table: BoundTable, rows: np.ndarray, is_whole: bool = False) -> None:
        self.table = table
        self.rows = rows
        self.is_whole = is_whole
        self.values: dict[str, Array] = {}
        self.parents: dict[int, tuple[np.ndarray, np.ndarray | None]] = {}
        self.scopes: dict[int, Rows] = {}

    def parents_of(self, relation: BoundRelation) -> Rows:
        """The parent's rows that ``relation`` points to."""
        if id(relation) not in self.scopes:
            self.scopes[id(relation)] = relation.parent.scope(relation.parent_rows(self)[0])
        return self.scopes[id(relation)]

    def get(self, name: str) -> Array:
        """The values of the column called ``name``. Raises PlanError when they cannot be had, naming table.column."""
        key = name.lower()
        if key in self.values:
            return self.values[key]
        if key in self.table.memo:
            value = rows_of(self.table.memo[key], self.rows)
        else:
            value = self._along_or_computed(self.table.columns[key])
        self.values[key] = value
        return value

    def _along_or_computed(self, bound: BoundColumn) -> Array:
        relations = (self.table.relation_to(name) for name in bound.along)
        own = next((each for each in relations if each is not None and each.parent is self.table), None)
        return self.computed(bound) if own is None else take(self.table.along_tree(bound, own), self.rows)

    def computed(self, bound: BoundColumn) -> Array:
        """The values of a column for these rows, n of them, fitted to its type. Raises PlanError naming table.column
        and row."""
        node = (self.table.name, bound.name)
        stack = self.table.evaluation_stack
        refuse_circle(stack, node, bound.path)
        stack.append(node)
        try:
            value = bound.compute(self)
            if bound.null is not None:
                value = with_null(value, bound.null(self.rows))
            if bound.when is not None:
                value = with_null(value, ~is_true(evaluate(bound.when, self)))
            return coerce(value, bound.column) if bound.column is not None else value
        except UnfitValue as problem:
            row = "" if problem.row is None else f" (row {int(self.rows[problem.row]) + 1})"
            raise self._error(bound, f"{problem}{row}") from None
        except (ExpressionError, ArithmeticProblem) as problem:
            raise self._error(bound, str(problem)) from None
        finally:
            stack.pop()

    def _error(self, bound: BoundColumn, problem: str) -> PlanError:
        name = f"{self.table.name}.{bound.name}"
        # a column without a rule has its own name for a path
        return PlanError(f"{name}: {problem}", location=bound.path if bound.path not in ("", name) else None)

    def lookup(self, path: Sequence[str]) -> Array:
        """The values of a path: ``total``, ``orders.total``, ``order_id.client_id.code``, ``as_of``, ``row_number``."""
        name = path[0]
        if len(path) > 1 and name.lower() == self.table.name.lower() and self.table.relation_to(name) is None:
            return self.lookup(path[1:])
        if len(path) == 1:
            return self._own(name)
        relation = self.table.relation_to(name)
        if relation is None and name.lower() in self.table.absent:
            return null_array(len(self.rows))
        if relation is None:
            raise ExpressionError(
                f"{self.table.name} has no reference called {name}{did_you_mean(name, self._reference_names())}"
            )
        parent_rows, null = relation.parent_rows(self)
        if len(path) > 2:
            value = self.parents_of(relation).lookup(path[1:])
        elif path[1].lower() not in relation.parent.columns or path[1].lower() in relation.parent.looked_up:
            raise relation.parent.scope(parent_rows)._unknown(path[1])
        else:
            value = self.of_parent(relation, path[1])
        return value if null is None else with_null(value, null)

    def _own(self, name: str) -> Array:
        """A column of the row itself, its number, or the reference date."""
        if name.lower() in self.table.looked_up:
            raise self._unknown(name)
        if name.lower() in self.table.columns:
            return self.get(name)
        if name.lower() == "row_number":
            return Integers(self.rows + 1)
        if name.lower() == "as_of":
            return Dates(np.full(len(self.rows), (self.table.as_of - EPOCH).days, np.int64))
        raise self._unknown(name)

    def of_parent(self, relation: BoundRelation, name: str) -> Array:
        """The values of the parent's column ``name`` at the rows that ``relation`` points to."""
        parent = relation.parent
        is_kept = parent.remembers(name) or (
            parent.is_read_often(name, self.table.rows, len(self.rows)) and parent.keep(name)
        )
        if is_kept:
            return parent.at(name, relation.parent_rows(self)[0])
        return self.parents_of(relation).get(name)

    def _unknown(self, name: str) -> ExpressionError:
        if name.lower() in self.table.left_to_default:
            return ExpressionError(
                f"{self.table.name}.{name} is left to its DEFAULT, so that no value of it is known here"
            )
        if name.lower() in self.table.looked_up:
            return ExpressionError(
                f"{self.table.name}.{name} is looked up when the script runs, so that no value of it is known here"
            )
        known = [column.name for column in self.table.columns.values()]
        return ExpressionError(f"{self.table.name} has no column {name}{did_you_mean(name, [*known, *SPECIAL_NAMES])}")

    def _reference_names(self) -> list[str]:
        return [name for relation in self.table.relations for name in (*relation.columns, relation.parent.name)]

    def _grouping(self, function: str, name: str) -> BoundRelation | None:
        """The reference ``name``, by which ``function`` groups; None where its parent has no rows in this plan."""
        relation = self.table.relation_to(name)
        if relation is None and name.lower() not in self.table.absent:
            raise ExpressionError(
                f"{function} needs a reference of {self.table.name}, not {name}"
                f"{did_you_mean(name, self._reference_names())}"
            )
        return relation

    def ordinal(self, name: str) -> Array:
        """1, 2, 3 … among the rows that point to the same parent by the reference ``name``, in row order."""
        relation = self.table.relation_to(name)
        if relation is None:
            return (
                null_array(len(self.rows)) if name.lower() in self.table.absent else self.ordinal_by([["column", name]])
            )
        return self.table.remembered(f"ordinal of {id(relation)}", lambda: _ordinals(self.table, relation), self.rows)

    def ordinal_by(self, trees: Sequence[Tree]) -> Array:
        """1, 2, 3 … among the rows of the table in which each of ``trees`` is the same, in row order; NULL is a value as others are."""
        return self.table.remembered(f"ordinal by {trees!r}", lambda: _ordinals_by(trees, self.table), self.rows)

    def turns(self, name: str) -> Turns | None:
        """Of each row its place, from 0, among those that point to the same parent by the reference ``name``, and how many these are; 0
        and 1 of one that points nowhere. None where the parent has no rows in this plan."""
        relation = self._grouping("in_turn", name)
        if relation is None:
            return None
        place, (parents, nowhere) = self.ordinal(name), relation.parent_rows(self)
        key = f"count by {id(relation)}"
        count = relation.parent.remembered(key, lambda: _count(self.table, relation), parents)
        assert isinstance(place, Integers) and isinstance(count, Integers)
        if nowhere is None:
            return place.data - 1, count.data
        return np.where(nowhere, 0, place.data - 1), np.where(nowhere, 1, count.data)

    def running(self, tree: Tree, name: str) -> Array:
        """The sum of ``tree`` of a row and of those before it that point to the same parent by the reference ``name``; NULL
        where it points nowhere."""
        relation = self._grouping("RUNNING_SUM", name)
        if relation is None:
            return null_array(len(self.rows))
        key = f"running {tree!r} of {id(relation)}"
        value = self.table.remembered(key, lambda: _running(tree, self.table, relation), self.rows)
        nowhere = relation.parent_rows(self)[1]
        return value if nowhere is None else with_null(value, nowhere)

    def aggregate(self, function: str, tree: Tree, via: str | None = None) -> Array:
        """SUM, COUNT, MIN or MAX of ``tree`` over the child rows of each row; NULL (COUNT: 0) where there are none."""
        tables = {path[0].lower() for path in names(tree) if len(path) > 1}
        if len(tables) != 1:
            raise ExpressionError(f"{function} takes columns of one child table, written child.column")
        child_name = tables.pop()
        found = self.table.child_of(child_name, via)
        if found is None and child_name.lower() in self.table.absent:
            zeros = Integers(np.zeros(len(self.rows), np.int64))
            return zeros if function == "COUNT" else null_array(len(self.rows))
        if found is None:
            raise ExpressionError(
                f"{child_name} has no reference to {self.table.name}"
                f"{did_you_mean(child_name, [child.name for child, _ in self.table.children])}"
            )
        child, relation = found
        key = f"{function} of {tree!r} via {id(relation)}"
        total = self.table.rows
        return self.table.remembered(key, lambda: _aggregate(function, tree, child, relation, total), self.rows)


def _ordinals(child: BoundTable, relation: BoundRelation) -> Array | StoredColumn:
    if child.is_small and relation.parent.is_small:
        return Integers(ordinals(relation.parent_rows(_ChildRows(child))[0]))
    parents = (relation.parent_rows(_ChildRows(child, rows))[0] for rows in child.blocks())
    return ordinals_in_blocks(parents)


def _ordinals_by(trees: Sequence[Tree], table: BoundTable) -> Array | StoredColumn:
    groups: dict[tuple[object, ...], int] = {}

    def block(rows: Rows) -> IntArray:
        values = zip(*(python_values(evaluate(tree, rows)) for tree in trees), strict=True)
        return np.array([groups.setdefault(value, len(groups)) for value in values], np.int64)

    if table.is_small:
        return Integers(ordinals(block(_ChildRows(table))))
    return ordinals_in_blocks(block(_ChildRows(table, rows)) for rows in table.blocks())


def _count(child: BoundTable, relation: BoundRelation) -> Array | StoredColumn:
    """How many rows point to each row of the parent."""
    return _aggregate("COUNT", ["number", "1"], child, relation, relation.parent.rows)


def _running(tree: Tree, child: BoundTable, relation: BoundRelation) -> Array | StoredColumn:
    if child.is_small and relation.parent.is_small:
        whole = _ChildRows(child)
        return running_at_once(relation.parent_rows(whole)[0], evaluate(tree, whole))
    parts = (_ChildRows(child, rows) for rows in child.blocks())
    return running_in_blocks(
        ((relation.parent_rows(rows)[0], evaluate(tree, rows)) for rows in parts), relation.parent.rows
    )


def _aggregate(
    function: str, tree: Tree, child: BoundTable, relation: BoundRelation, parents: int
) -> Array | StoredColumn:
    if not (child.is_small and relation.parent.is_small) and function in FUNCTIONS:

        def block(start: int) -> Block:
            rows = _ChildRows(child, child.block(start))
            return *relation.parent_rows(rows), evaluate(tree, rows)

        jobs = job_count(child.memory.jobs, child.rows, ENOUGH_ROWS)
        if jobs > 1:
            block(0)  # what all blocks need, so that not every process computes it
        with closing(in_order(block, child.block_starts, jobs)) as blocks:
            found = aggregate_in_blocks(function, child.watched(blocks), parents)
        if found is not None:
            return found
    whole = _ChildRows(child)
    values = *relation.parent_rows(whole), evaluate(tree, whole)
    return aggregate_at_once(function, tree, child.table, values, parents)


class TreeRows(Rows):
    """All rows of a table whose column ``name`` is known of the rows that ``relation`` points to: ``previous``."""

    def __init__(self, table: BoundTable, relation: BoundRelation, name: str, previous: Array) -> None:
        super().__init__(table, np.arange(table.rows, dtype=np.int64))
        self.relation, self.name, self.previous = relation, name.lower(), previous

    def lookup(self, path: Sequence[str]) -> Array:
        if len(path) == 2 and path[1].lower() == self.name and self.table.relation_to(path[0]) is self.relation:
            return self.previous
        return super().lookup(path)


class _ChildRows(Rows):
    """Rows of a child table, for an aggregate; of all rows, what is computed stays remembered for the chunks that are
    written later."""

    def __init__(self, table: BoundTable, rows: np.ndarray | None = None) -> None:
        super().__init__(table, np.arange(table.rows, dtype=np.int64) if rows is None else rows, rows is None)

    def get(self, name: str) -> Array:
        if self.is_whole and self.table.remembers(name):
            return self.table.full(name)
        if not self.is_whole and name.lower() in columns_read_again(self.table):
            self.table.keep(name)  # the parent's rows are summed up before they, and what reads them, are written
        return super().get(name)

    def lookup(self, path: Sequence[str]) -> Array:
        """``child.column`` is the child row's own, also where the child refers to its own table."""
        is_own = len(path) > 1 and path[0].lower() == self.table.name.lower()
        return super().lookup(path[1:] if is_own else path)
