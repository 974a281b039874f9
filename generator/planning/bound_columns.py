"""The columns of a bound table, and its relations to parents: functions of row numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..schema.model import Column
from ..values.arrays import Array, Constant, Integers, Texts, null_array
from ..values.expressions.parse import Tree

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
    memo: tuple[np.ndarray, np.ndarray | None] | None = None  # of all rows of a table that is small enough

    def parent_rows(self, rows: Rows) -> tuple[np.ndarray, np.ndarray | None]:
        """Return the parent's row numbers (int64, shape (n,)) and the mask of rows that point nowhere."""
        if id(self) not in rows.parents:
            rows.parents[id(self)] = self._parent_rows(rows)
        return rows.parents[id(self)]

    def _parent_rows(self, rows: Rows) -> tuple[np.ndarray, np.ndarray | None]:
        if self.memo is not None:
            parents, null = self.memo
            return parents[rows.rows], null[rows.rows] if null is not None else None
        parents, null = self.pick(rows)
        if rows.is_whole and rows.table.memory.admits(rows.table.rows):
            self.memo = parents, null
            rows.table.memory.keep(Integers(parents, null))
        return parents, null


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
