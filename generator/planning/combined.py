"""Combinations of some of the parents' rows only: those that have something in common (``within``), or without a row and
itself (``other``)."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

import numpy as np

from ..blueprint.model import ColumnRule
from ..errors import PlanError
from ..values.array_types import IntArray
from ..values.arrays import python_values
from ..values.expressions.evaluate import evaluate
from ..values.expressions.parse import Tree
from ..values.permutation import MAX_DOMAIN, permute
from .relations import Picked
from .rows import Rows
from .tables import BoundTable


class Combinations:
    """The picks of one rule of pairs: parents are in groups by what their trees of ``within`` give, the combinations of all
    groups are counted one group after the other, and a row has the one that a permutation gives for its number."""

    def __init__(
        self,
        child: BoundTable,
        parents: Sequence[BoundTable],
        rule: ColumnRule,
        within: Sequence[Tree],
        other: bool,
        key: int,
    ) -> None:
        self.child, self.parents, self.rule, self.within, self.other, self.key = (
            child,
            parents,
            rule,
            within,
            other,
            key,
        )
        self.is_asked = False
        self.members: list[IntArray] = []  # of each parent its rows, by groups
        self.starts: list[IntArray] = []  # of each parent where each group begins
        self.sizes: list[IntArray] = []  # of each parent how many rows of each group are still to be had
        self.last: IntArray | None = None  # how many combinations there are up to the end of each group

    def pick_of(self, place: int) -> Picked:
        """The pick of the parent at a place."""
        return lambda rows: (self._parent_rows(rows)[place], None)

    def _parent_rows(self, rows: Rows) -> list[IntArray]:
        if not len(rows.rows):
            return [rows.rows] * len(self.parents)
        if self.last is None:
            self._group()
        assert self.last is not None
        index = permute(self.key, rows.rows, int(self.last[-1]))
        group = np.searchsorted(self.last, index, side="right")
        index = index - np.where(group > 0, self.last[group - 1], 0)
        places: list[IntArray] = []
        for sizes in reversed(self.sizes):
            places.append(index % sizes[group])
            index = index // sizes[group]
        return [
            members[starts[group] + place]
            for members, starts, place in zip(self.members, self.starts, self._apart(places[::-1]), strict=True)
        ]

    def _apart(self, places: list[IntArray]) -> list[IntArray]:
        """Places among the rows of a group that no earlier column of the same parent has taken, as places in the group."""
        for number, parent in enumerate(self.parents if self.other else ()):
            earlier = [places[each] for each in range(number) if self.parents[each] is parent]
            for taken in np.sort(np.array(earlier, np.int64), axis=0) if earlier else ():
                places[number] = places[number] + (places[number] >= taken)
        return places

    def _group(self) -> None:
        if self.is_asked:
            raise PlanError(
                f"{self._columns}: what the rows have in common depends on which are combined",
                location=self.rule.path or None,
                hint="name another column in within",
            )
        self.is_asked = True
        codes = self._codes()
        count = max((int(each.max(initial=-1)) for each in codes), default=-1) + 1
        for number, each in enumerate(codes):
            held = np.bincount(each[each >= 0], minlength=count).astype(np.int64)
            taken = sum(self.parents[earlier] is self.parents[number] for earlier in range(number)) if self.other else 0
            order = np.argsort(each, kind="stable").astype(np.int64)
            self.members.append(order[int((each < 0).sum()) :])
            self.starts.append(np.concatenate([np.zeros(1, np.int64), np.cumsum(held)])[:-1])
            self.sizes.append(np.maximum(held - taken, 0))
        totals = [prod(sizes) for sizes in zip(*(each.tolist() for each in self.sizes), strict=True)]
        domain = sum(totals)
        if domain < self.child.rows or not domain:
            self._refuse(domain)
        if domain >= MAX_DOMAIN:
            raise PlanError(
                f"{self._columns}: {domain} combinations are more than 2^62", location=self.rule.path or None
            )
        self.last = np.cumsum(np.array(totals, np.int64))

    def _codes(self) -> list[IntArray]:
        """Of each parent the group of each row; -1 for rows that have nothing in common with any."""
        groups: dict[object, int] = {}
        codes = []
        for number, parent in enumerate(self.parents):
            rows = np.arange(parent.rows, dtype=np.int64)
            if not self.within:
                codes.append(np.zeros(parent.rows, np.int64))
                continue
            values = python_values(evaluate(self.within[number], parent.scope(rows)))
            codes.append(
                np.array([-1 if value is None else groups.setdefault(value, len(groups)) for value in values], np.int64)
            )
        return codes

    def _refuse(self, domain: int) -> None:
        tables = " and ".join(dict.fromkeys(parent.name for parent in self.parents))
        shared = " that have the same " + ", ".join(dict.fromkeys(self._shared)) if self._shared else ""
        raise PlanError(
            f"{self.child.name}.{self.rule.columns[0]}: {self.child.rows} rows are asked for, but {tables} have only "
            f"{domain} combinations{shared}",
            location=self.rule.path or None,
            hint=f"ask for fewer: --rows {self.child.name}={domain}",
        )

    @property
    def _shared(self) -> tuple[str, ...]:
        return getattr(self.rule.rule, "within", ())

    @property
    def _columns(self) -> str:
        return f"{self.child.name}.{', '.join(self.rule.columns)}"
