"""The columns of a bound table, and its relations to parents: functions of row numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..schema.model import Column
from ..values.arrays import Array, Constant, Integers, Texts, null_array
from ..values.expressions.parse import Tree
from .memory import rows_of

if TYPE_CHECKING:
    from .rows import Rows
    from .tables import BoundTable

Compute = Callable[["Rows"], Array]
"""Gives the values of a column for some rows, n rows in, n values out."""


@dataclass(eq=False)
class BoundRelation:
    """Columns of a child that point to a parent, and the function that says to which of its rows."""

    columns: tuple[str, ...]
    parent: BoundTable
    parent_columns: tuple[str, ...]
    pick: Callable[[Rows], tuple[np.ndarray, np.ndarray | None]]
    declared: bool = True
    is_hidden: bool = False  # nothing is written that points there: the parent's aggregates do not count the row

    @property
    def key(self) -> str:
        """What the rows that it points to are called in the child's memo."""
        return f"rows by {id(self)}"

    def parent_rows(self, rows: Rows) -> tuple[np.ndarray, np.ndarray | None]:
        """Return the parent's row numbers (int64, shape (n,)) and the mask of rows that point nowhere."""
        if id(self) not in rows.parents:
            rows.parents[id(self)] = self._parent_rows(rows)
        return rows.parents[id(self)]

    def _parent_rows(self, rows: Rows) -> tuple[np.ndarray, np.ndarray | None]:
        child = rows.table
        held = child.memo.get(self.key)
        if held is None and child.rows and rows.is_whole and child.is_small and child.memory.admits(child.rows):
            held = child.memo[self.key] = child.memory.keep(self._of_all_rows(child))
        if held is None:
            return self.pick(rows)
        parents = rows_of(held, rows.rows)
        assert isinstance(parents, Integers)
        return parents.data, parents.null

    def _of_all_rows(self, child: BoundTable) -> Integers:
        found = [self.pick(child.scope(rows)) for rows in child.blocks()]
        masks = [np.zeros(len(each), bool) if mask is None else mask for each, mask in found]
        null = np.concatenate(masks) if any(mask is not None for _, mask in found) else None
        return Integers(np.concatenate([each for each, _ in found]), null)


@dataclass(eq=False)
class BoundColumn:
    """One column, hidden ones included (``column`` is None for those).

    ``trees`` are the expressions that it is computed by. Rows of ``null``, and rows for which ``when`` is not true, are NULL. ``along`` is the reference by which its expression reads the same column of another row of its own table.
    """

    name: str
    column: Column | None
    compute: Compute
    path: str
    null: Callable[[np.ndarray], np.ndarray] | None = None
    when: Tree | None = None
    along: tuple[str, ...] = ()
    trees: tuple[Tree, ...] = ()


def nulls_like(bound: BoundColumn, n: int) -> Array:
    """Return n times NULL, as text where the column holds text."""
    is_text = bound.column is not None and (bound.column.type.is_text or bool(bound.column.type.labels))
    return Texts((Constant(""),), n, np.ones(n, bool)) if is_text else null_array(n)
