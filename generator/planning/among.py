"""References that pick among some of the parent's rows, which depend on the row that refers: those that share a value with it
(``within``), without those that it refers to already (``other``), or each of them before any of them again (``cover``)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..blueprint.model import ColumnRule, ReferenceRule
from ..errors import PlanError
from ..values.array_types import BoolArray, IntArray
from ..values.arrays import Integers, python_values
from ..values.expressions.conditions import is_true
from ..values.expressions.evaluate import evaluate
from ..values.expressions.parse import Tree
from ..values.streams import jump, random_uint64
from .aggregates import ordinals_in_blocks
from .memory import StoredColumn
from .rows import Rows
from .tables import BoundTable


class Among:
    """The pick of one such reference. Parents are in groups, one for each combination of what the second trees of
    ``pairs`` give; a row picks from the group that the first trees give for it. A reference to the own table picks earlier
    rows only, as ``tree`` does, so that a server can check each row when it is inserted."""

    def __init__(
        self,
        child: BoundTable,
        parent: BoundTable,
        rule: ColumnRule,
        pairs: Sequence[tuple[Tree, Tree]],
        reference: ReferenceRule,
        where: Tree | None,
        key: int,
        nullable: bool,
    ) -> None:
        self.child, self.parent, self.rule, self.where = child, parent, rule, where
        self.own, self.theirs = [own for own, _ in pairs], [theirs for _, theirs in pairs]
        self.other = tuple(reference.other)
        self.cover = bool(reference.options.get("cover"))
        self.key, self.nullable = key, nullable
        self.is_asked = False
        self.groups: dict[tuple[object, ...], int] = {}
        self.members: IntArray | None = None  # group * rows of the parent + row, sorted

    def pick(self, rows: Rows) -> tuple[IntArray, BoolArray | None]:
        """Return the parent's row numbers, and the mask of rows for which there is none to pick."""
        numbers: IntArray = rows.rows
        if not len(numbers):
            return numbers, None
        # Values are computed when they are asked for, so that a circle shows as a pick that asks for itself.
        if self.is_asked:
            raise PlanError(
                f"{self._columns}: what it picks within depends on what it picks",
                location=self.rule.path or None,
                hint="name another column in within",
            )
        self.is_asked = True
        try:
            return self._pick(rows)
        finally:
            self.is_asked = False

    def _pick(self, rows: Rows) -> tuple[IntArray, BoolArray | None]:
        numbers: IntArray = rows.rows
        if self.members is None:
            self._group()
        assert self.members is not None
        span = np.int64(self.parent.rows)
        # Groups are compared as Python values: 1 and 1.0 are one, 'a' and 'A' are two, whatever the collation says.
        group = self._groups_of(rows)
        start = np.searchsorted(self.members, group * span)
        last = numbers if self.parent is self.child else np.full(len(numbers), span)
        count = np.where(group < 0, 0, np.searchsorted(self.members, group * span + last) - start)
        taken = self._taken(rows, group, start, count)
        available = count - (taken < count).sum(axis=0)
        nowhere: BoolArray = available < 1
        if nowhere.any() and not self.nullable:
            raise self._no_parent(int(numbers[int(np.argmax(nowhere))]))
        available_or_one = np.maximum(available, 1)
        # Consistent hashing: a parent that is added at the end of a group takes some children and moves no other.
        if self.cover:
            place = (jump(random_uint64(self.key, group), available_or_one) + self._turns(rows)) % available_or_one
        else:
            place = jump(random_uint64(self.key, numbers), available_or_one)
        for excluded in taken:  # from the first to the last: each moves what is behind it
            place += place >= excluded
        found = self.members[np.where(nowhere, 0, start + place)] % span if len(self.members) else numbers * 0
        return found, nowhere if nowhere.any() else None

    def _group(self) -> None:
        everything = self.parent.scope(np.arange(self.parent.rows, dtype=np.int64))
        values = self._values(self.theirs, everything)
        codes = np.array(
            [-1 if None in value else self.groups.setdefault(value, len(self.groups)) for value in values], np.int64
        )
        kept = codes >= 0
        if self.where is not None:
            kept &= is_true(evaluate(self.where, everything))
        self.members = np.sort((codes * np.int64(self.parent.rows) + everything.rows)[kept])

    def _groups_of(self, rows: Rows) -> IntArray:
        """The group that each row picks from; -1 where there is none."""
        return np.array([self.groups.get(value, -1) for value in self._values(self.own, rows)], np.int64)

    def _turns(self, rows: Rows) -> IntArray:
        """Of each row its place, from 0, among all that pick from the same group."""
        turns = self.child.remembered(f"turns of {id(self)}", self._all_turns, rows.rows)
        assert isinstance(turns, Integers)
        return turns.data - 1

    def _all_turns(self) -> StoredColumn:
        # Rows without a group are one more: they pick nothing.
        blocks = (self._groups_of(self.child.scope(numbers)) + 1 for numbers in self.child.blocks())
        return ordinals_in_blocks(blocks)

    def _values(self, trees: Sequence[Tree], rows: Rows) -> list[tuple[object, ...]]:
        if not trees:
            return [()] * len(rows.rows)
        return list(zip(*(python_values(evaluate(tree, rows)) for tree in trees), strict=True))

    def _taken(self, rows: Rows, group: IntArray, start: IntArray, count: IntArray) -> IntArray:
        """Places within the group, shape (number of ``other``, n), ascending; ``count`` and more is outside of it."""
        span, members = np.int64(self.parent.rows), self.members
        assert members is not None
        places = []
        for name in self.other:
            # InnoDB checks a self reference row by row
            # (https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html): a row may point to those before
            # it.
            if name == "*":
                continue  # a row of the own table: only earlier ones are picked
            excluded, null = self._referred(name, rows)
            wanted = group * span + excluded
            place = np.searchsorted(members, wanted)
            is_member = (place < len(members)) & (members[np.minimum(place, len(members) - 1)] == wanted)
            if null is not None:
                is_member &= ~null
            places.append(np.where(is_member & (group >= 0), place - start, count))
        if not places:
            return np.zeros((0, len(group)), np.int64)
        ordered: IntArray = np.sort(np.array(places, np.int64), axis=0)
        for index in range(1, len(ordered)):  # two references may name the same row
            ordered[index] = np.where(ordered[index] == ordered[index - 1], count, ordered[index])
        return np.sort(ordered, axis=0)

    def _referred(self, name: str, rows: Rows) -> tuple[IntArray, BoolArray | None]:
        relation = self.child.relation_to(name)
        if relation is None or relation.parent is not self.parent:
            raise PlanError(
                f"{self._columns}: other names '{name}', which is no reference of {self.child.name} to "
                f"{self.parent.name}",
                location=self.rule.path or None,
            )
        return relation.parent_rows(rows)

    @property
    def _columns(self) -> str:
        return f"{self.child.name}.{', '.join(self.rule.columns)}"

    def _no_parent(self, row: int) -> PlanError:
        return PlanError(
            f"{self._columns}: row {row + 1} has no row of {self.parent.name} to pick, and the column is NOT NULL",
            location=self.rule.path or None,
            hint=f"ask for more rows of {self.parent.name}, or give up within, other or where",
        )
