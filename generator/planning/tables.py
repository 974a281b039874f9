"""Tables bound to their rules: any column of any rows, computed when asked for.

Everything here is a pure function of (seed, table, column, row). What is remembered is only a memo of such values: a
parent's attributes and a child's amounts are read many times over. Of tables that are too large for that, the values are
computed again for the rows that are asked for, and sums over their rows are in temporary files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

import numpy as np

from ..errors import PlanError
from ..schema.model import Column, Table
from ..values.arrays import Array, take, with_null
from ..values.expressions.parse import ExpressionError
from .bound_columns import BoundColumn, BoundRelation, nulls_like
from .circles import level_count
from .compact import CompactColumn, joined
from .kept import columns_of_children, keep_column
from .memory import BLOCK_ROWS, MANY_ROWS, WHOLE_ROWS, Held, Memory, StoredColumn, rows_of
from .rows import Rows, TreeRows

Answer = TypeVar("Answer")


@dataclass(eq=False)
class BoundTable:
    """One table of the plan: its row count, its columns by lower-case name, its relations to parents."""

    table: Table
    rows: int
    first_id: int | None
    as_of: date
    written: tuple[Column, ...] = ()  # in the order of the scripts
    columns: dict[str, BoundColumn] = field(default_factory=dict)
    relations: list[BoundRelation] = field(default_factory=list)
    by_value: list[BoundRelation] = field(default_factory=list)  # whose keys are computed: each must be a parent's
    children: list[tuple[BoundTable, BoundRelation]] = field(default_factory=list)
    absent: set[str] = field(default_factory=set)  # references and children, lower case, that have no rows in this plan
    without_parent: dict[str, str] = field(default_factory=dict)  # columns, lower case, and the parent that has no rows
    completed_keys: set[tuple[str, ...]] = field(default_factory=set)  # foreign keys that several rules fill
    left_to_default: set[str] = field(default_factory=set)  # columns, lower case, that the server fills in
    looked_up: set[str] = field(default_factory=set)  # columns, lower case, that a server finds in rows that are there
    memo: dict[str, Held] = field(default_factory=dict)
    read_again: frozenset[str] | None = None  # columns, lower case, of ``kept.columns_read_again``
    not_kept: set[str] = field(default_factory=set)  # columns, lower case, that cannot be in a file
    asked: Counter[str] = field(default_factory=Counter)  # rows of columns, lower case, that others have read
    memory: Memory = field(default_factory=Memory)  # shared by all tables of a plan
    evaluation_stack: list[tuple[str, str]] = field(default_factory=list)  # shared by all tables of a plan

    @property
    def name(self) -> str:
        """The table's name as the schema writes it."""
        return self.table.name

    def scope(self, rows: np.ndarray) -> Rows:
        """The rows numbered ``rows``, for evaluation."""
        return Rows(self, rows)

    @property
    def is_small(self) -> bool:
        """Whether all rows are computed at once where something of all of them is needed."""
        return self.rows <= WHOLE_ROWS

    def full(self, name: str) -> Array:
        """All values of a column; remembered where they fit."""
        key = name.lower()
        held = self.memo.get(key)
        if held is not None:
            return held.whole() if isinstance(held, StoredColumn | CompactColumn) else held
        # block by block, so that what is computed on the way takes little memory
        blocks = (Rows(self, self.block(start), is_whole=True) for start in self.block_starts)
        value = joined(rows.get(name) for rows in blocks)
        if value is None:
            value = Rows(self, np.arange(self.rows, dtype=np.int64), is_whole=True).get(name)
        if self.is_small and self.memory.admits(self.rows):
            self.memo[key] = self.memory.keep(value)
        return value

    def at(self, name: str, rows: np.ndarray) -> Array:
        """The values of a column that ``remembers`` is true of at the rows numbered ``rows``."""
        held = self.memo.get(name.lower())
        return rows_of(held, rows) if held is not None else take(self.full(name), rows)

    def remembers(self, name: str) -> bool:
        """Whether a column is remembered, or will be."""
        return name.lower() in self.memo or (self.is_small and self.memory.admits(self.rows))

    def keep(self, name: str) -> bool:
        """Compute a column of all rows of a large table where that can be kept in a file; return whether it is."""
        key = name.lower()
        if key not in self.memo and key not in self.not_kept and not self.is_small:
            keep_column(self, name)
        return key in self.memo

    def is_read_often(self, name: str, readers: int, rows: int) -> bool:
        """Count ``rows`` of a column that are asked for by a table of ``readers`` rows. Return whether most of them will be."""
        self.asked[name.lower()] += rows
        return readers * 2 >= self.rows and self.asked[name.lower()] >= MANY_ROWS

    def remembered(self, key: str, compute: Callable[[], Array | StoredColumn], rows: np.ndarray) -> Array:
        """What is computed of all rows once, at the rows numbered ``rows``."""
        if key not in self.memo:
            self.memo[key] = self.memory.keep(compute())
        return rows_of(self.memo[key], rows)

    @property
    def block_starts(self) -> range:
        """The first rows of ``blocks``."""
        return range(0, self.rows, BLOCK_ROWS)

    def blocks(self) -> Iterator[np.ndarray]:
        """All row numbers, as many at a time as are computed together."""
        yield from self.watched(map(self.block, self.block_starts))

    def watched(self, answers: Iterable[Answer]) -> Iterator[Answer]:
        """Pass on what is computed block by block, and tell how far that is."""
        for done, answer in enumerate(answers, start=1):
            yield answer
            self.memory.tell(self.name, min(done * BLOCK_ROWS, self.rows), self.rows)

    def block(self, start: int) -> np.ndarray:
        """The row numbers from ``start`` on that are computed together."""
        return np.arange(start, min(start + BLOCK_ROWS, self.rows), dtype=np.int64)

    def along_tree(self, bound: BoundColumn, relation: BoundRelation) -> Array:
        """All values of a column that is computed from the same column of the row that ``relation`` points to.

        Each turn computes all rows from what the turn before gave: after as many turns as the tree has levels, every row
        has the value that follows from its root's. Raises PlanError for references that go round in a circle.
        """
        key = bound.name.lower()
        if key not in self.memo:
            rows = np.arange(self.rows, dtype=np.int64)
            parents, null = relation.parent_rows(self.scope(rows))
            roots = (parents == rows) if null is None else null | (parents == rows)
            value = nulls_like(bound, self.rows)
            for _ in range(level_count(parents, roots, f"{self.name}.{bound.name}", relation.columns, bound.path)):
                value = TreeRows(self, relation, bound.name, with_null(take(value, parents), roots)).computed(bound)
            self.memo[key] = value
        return self.full(key)

    def compute(self, start: int, stop: int, names: Sequence[str]) -> list[Array]:
        """Rows ``start`` to ``stop`` of the columns ``names``: the function that a TableStep carries. Raises PlanError for
        a value of a foreign key that no row of its parent has (error 1452)."""
        rows = self.scope(np.arange(start, stop, dtype=np.int64))
        values = [rows.get(name) for name in names]
        for relation in self.by_value:
            if set(relation.columns) <= set(names):
                self._refuse_later_rows(relation, rows)
        return values

    def _refuse_later_rows(self, relation: BoundRelation, rows: Rows) -> None:
        """Raise PlanError where a row refers to one of its own table that is not in yet when it is inserted."""
        parents, null = relation.parent_rows(rows)
        if relation.parent is self:
            later = parents > rows.rows if null is None else (parents > rows.rows) & ~null
            if later.any():
                at = int(np.argmax(later))
                raise PlanError(
                    f"{self.name}.{', '.join(relation.columns)}: row {rows.rows[at] + 1} refers to row {parents[at] + 1}, "
                    "which is inserted after it",
                    hint="refer to earlier rows only, or to the row itself",
                )

    def remember(self, names: Sequence[str], values: Sequence[Array]) -> None:
        """Remember those of the columns ``names``, all of whose ``values`` are computed, that children read."""
        read = columns_of_children(self)
        for name, value in zip(names, values, strict=True):
            if name.lower() in read and name.lower() not in self.memo and self.remembers(name):
                self.memo[name.lower()] = self.memory.keep(value)

    def relation_to(self, name: str) -> BoundRelation | None:
        """The relation whose column, or whose parent table, is called ``name``. Raises ExpressionError if several."""
        folded = name.lower()
        by_column = [
            relation for relation in self.relations if folded in (column.lower() for column in relation.columns)
        ]
        if by_column:
            return by_column[0]
        by_table = [each for each in self.relations if each.parent.name.lower() == folded and not each.is_hidden]
        if len(by_table) > 1:
            columns = ", ".join(", ".join(relation.columns) for relation in by_table)
            raise ExpressionError(f"{self.name} refers to {name} more than once: name the column instead ({columns})")
        return by_table[0] if by_table else None

    def child_of(self, name: str, via: str | None) -> tuple[BoundTable, BoundRelation] | None:
        """The child table called ``name`` and the relation by which its rows point here."""
        found = [(child, relation) for child, relation in self.children if child.name.lower() == name.lower()]
        if via is not None:
            found = [item for item in found if via.lower() in (column.lower() for column in item[1].columns)]
        if len(found) > 1:
            columns = ", ".join(", ".join(relation.columns) for _, relation in found)
            raise ExpressionError(f"{name} refers to {self.name} more than once: add via = one of {columns}")
        return found[0] if found else None
