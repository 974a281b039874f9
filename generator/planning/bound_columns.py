"""The columns of a bound table, and its relations to parents: functions of row numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..schema.model import Column
from ..values.arrays import Array, Constant, Texts, null_array
from ..values.expressions.parse import Tree
from .compact import CompactNumbers

if TYPE_CHECKING:
    from .tables import BoundTable, Rows

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
    memo: tuple[CompactNumbers, np.ndarray | None] | None = None  # of all rows of a table that is small enough

    def parent_rows(self, rows: Rows) -> tuple[np.ndarray, np.ndarray | None]:
        """Return the parent's row numbers (int64, shape (n,)) and the mask of rows that point nowhere."""
        if id(self) not in rows.parents:
            rows.parents[id(self)] = self._parent_rows(rows)
        return rows.parents[id(self)]

    def _parent_rows(self, rows: Rows) -> tuple[np.ndarray, np.ndarray | None]:
        child = rows.table
        if self.memo is None and child.rows and rows.is_whole and child.is_small and child.memory.admits(child.rows):
            self._remember(child)
        if self.memo is None:
            return self.pick(rows)
        parents, null = self.memo
        return parents.take(rows.rows), null[rows.rows] if null is not None else None

    def _remember(self, child: BoundTable) -> None:
        found = [self.pick(child.scope(rows)) for rows in child.blocks()]
        parents = child.memory.place(CompactNumbers.of(np.concatenate([each for each, _ in found])))
        masks = [np.zeros(len(each), bool) if mask is None else mask for each, mask in found]
        self.memo = parents, np.concatenate(masks) if any(mask is not None for _, mask in found) else None


@dataclass(eq=False)
class BoundColumn:
    """One column, hidden ones included (``column`` is None for those).

    Rows of ``null``, and rows for which ``when`` is not true, are NULL. ``along`` is the reference by which its expression reads the same column of another row of its own table.
    """

    name: str
    column: Column | None
    compute: Compute
    path: str
    null: Callable[[np.ndarray], np.ndarray] | None = None
    when: Tree | None = None
    along: tuple[str, ...] = ()


def nulls_like(bound: BoundColumn, n: int) -> Array:
    """Return n times NULL, as text where the column holds text."""
    is_text = bound.column is not None and (bound.column.type.is_text or bool(bound.column.type.labels))
    return Texts((Constant(""),), n, np.ones(n, bool)) if is_text else null_array(n)
