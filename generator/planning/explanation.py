"""Why a cell has its value: its rule, what it was computed from, and that again, as a tree.

Values are computed as the scripts compute them, for the rows that are asked for; nothing is looked up in a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..blueprint.model import ColumnRule, ExpressionRule, PairsRule, ProviderRule, ReferenceRule
from ..blueprint.rule_text import rule_text
from ..values.arrays import Array
from ..values.expressions.conditions import is_true
from ..values.expressions.evaluate import evaluate, names
from ..values.expressions.parse import Tree
from .bound_columns import BoundRelation
from .references import table_rules
from .state import PlanState
from .tables import BoundTable

SHOWN_ROWS = 3
"""Rows of a child table that an aggregate shows."""


@dataclass(frozen=True, slots=True)
class CellExplanation:
    """One cell: ``row`` counts from 1, ``key`` and ``value`` are literals.

    ``rule`` is the rule's text and ``origin`` where it is from: ``blueprint`` (at ``location``, ``FILE:LINE``), ``schema``
    where it was inferred, ``generated`` where the server computes the column, ``key`` for ids that count the rows. ``notes`` say
    what decided, ``inputs`` what it was computed from. ``cut`` says why those are not shown: ``above``, where the cell is explained
    already, or ``depth``.
    """

    table: str
    column: str
    row: int
    key: tuple[str, ...]
    value: str
    rule: str
    origin: str
    location: str | None = None
    notes: tuple[str, ...] = ()
    inputs: tuple[CellExplanation | AggregateExplanation, ...] = ()
    cut: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The explanation as plain data."""
        return {
            "cell": f"{self.table}.{self.column}",
            "row": self.row,
            "key": list(self.key),
            "value": self.value,
            "rule": self.rule,
            "origin": self.origin,
            "location": self.location,
            "notes": list(self.notes),
            "inputs": [each.to_dict() for each in self.inputs],
            "cut": self.cut or None,
        }


@dataclass(frozen=True, slots=True)
class AggregateExplanation:
    """An aggregate over the child rows of a cell's row: how many there are, and the cells of the first few."""

    function: str
    table: str
    rows: int
    value: str
    inputs: tuple[CellExplanation, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The explanation as plain data."""
        return {
            "aggregate": self.function,
            "table": self.table,
            "rows": self.rows,
            "value": self.value,
            "inputs": [each.to_dict() for each in self.inputs],
        }


Show = Callable[[Array], str]
Locate = Callable[[Sequence[str]], str | None]
Cell = tuple[BoundTable, str, int]


class Explainer:
    """Explains cells of a bound plan. ``show`` writes the only row of an array; ``locate`` says where a rule
    is, by the keys that lead there; ``depth`` is how many levels of inputs are followed."""

    def __init__(self, state: PlanState, show: Show, locate: Locate, depth: int) -> None:
        self._state = state
        self._show = show
        self._locate = locate
        self._depth = depth
        self._rules = dict(self._all_rules())
        self._seen: set[tuple[str, str, int]] = set()

    def _all_rules(self) -> Iterator[tuple[tuple[str, str], tuple[ColumnRule, str]]]:
        for table, rule in self._state.inferred:
            for name in rule.columns:
                origin = "generated" if self._state.schema.table(table).column(name).generated else "schema"
                yield (table, name.lower()), (rule, origin)
        for bound in self._state.tables.values():
            rules = table_rules(self._state.blueprint, bound.table)
            for rule in (*rules.hidden, *rules.columns):
                yield from (((bound.name, name.lower()), (rule, "blueprint")) for name in rule.columns)

    def explain(self, table: str, column: str, row: int) -> CellExplanation:
        """The cell of row ``row`` (from 0)."""
        bound = self._state.tables[table]
        return self._cell(bound, bound.columns[column.lower()].name, row, 0)

    def _cell(self, bound: BoundTable, column: str, row: int, level: int) -> CellExplanation:
        rule, origin = self._rules.get((bound.name, column.lower()), (None, "key"))
        index = (bound.name, column.lower(), row)
        cut = self._why_cut(index, level) if _may_have_inputs(rule) else ""
        if not cut:
            self._seen.add(index)
        explained = rule if not cut else None
        return CellExplanation(
            bound.name,
            column,
            row + 1,
            tuple(self._value(bound, name, row) for name in bound.table.row_key),
            self._value(bound, column, row),
            rule_text(rule) if rule is not None else f"{bound.first_id} + row number - 1",
            origin,
            self._place(rule) if origin == "blueprint" and rule is not None else None,
            tuple(self._notes(bound, column, row, explained, origin)) if explained is not None else (),
            tuple(self._inputs(bound, explained, row, level)) if explained is not None else (),
            cut,
        )

    def _why_cut(self, index: tuple[str, str, int], level: int) -> str:
        """Why nothing is shown below a cell; empty where it is."""
        if index in self._seen:
            return "above"
        return "depth" if level > self._depth else ""

    def _place(self, rule: ColumnRule) -> str | None:
        return self._locate(rule.keys)

    def _value(self, bound: BoundTable, column: str, row: int) -> str:
        return self._show(self._scope(bound, row).get(column))

    @staticmethod
    def _scope(bound: BoundTable, row: int) -> Any:
        return bound.scope(np.array([row], dtype=np.int64))

    def _notes(self, bound: BoundTable, column: str, row: int, rule: ColumnRule, origin: str) -> Iterator[str]:
        if origin == "schema":
            yield self._inferred(bound, column, rule)
        if origin == "generated":
            yield f"{bound.table.column(column).generated}: the scripts write nothing there"
        if isinstance(rule.rule, ProviderRule | ReferenceRule):
            stream = rule.stream or f"{bound.name}.{rule.columns[0]}"
            yield f"stream {stream} of seed {self._state.seed}, row {row + 1}"
        yield from self._null_notes(bound, column, row, rule)
        yield from self._value_notes(bound, column, row, rule)

    def _null_notes(self, bound: BoundTable, column: str, row: int, rule: ColumnRule) -> Iterator[str]:
        """What decided whether the cell is NULL: ``when`` first, since a share is taken of the rows where it holds."""
        holds = True
        if rule.when:
            condition = evaluate(self._state.trees.tree(rule.when), self._scope(bound, row))
            holds = bool(is_true(condition)[0])
            yield f"NULL unless {rule.when}, which {'holds' if holds else 'does not hold'} in this row"
        if rule.null and holds:
            mask = self._is_null(bound, column, row)
            yield f"NULL in a share of {rule.null:g} of the rows, by a stream of its own: {'' if mask else 'not '}in this one"

    def _value_notes(self, bound: BoundTable, column: str, row: int, rule: ColumnRule) -> Iterator[str]:
        """What decided the value besides the stream: uniqueness, the reference date, the parent's row."""
        if isinstance(rule.rule, ProviderRule) and self._is_unique(bound, column, rule):
            yield "unique: the row's place in a keyed permutation of all possible values decides"
        if isinstance(rule.rule, ExpressionRule):
            tree = self._state.trees.tree(rule.rule.expression)
            if any(len(path) == 1 and path[0].lower() == "as_of" for path in names(tree)):
                yield f"as_of is {self._state.as_of}"
        if isinstance(rule.rule, ReferenceRule | PairsRule):
            yield from self._picked(bound, column, row)

    def _inferred(self, bound: BoundTable, column: str, rule: ColumnRule) -> str:
        if isinstance(rule.rule, ReferenceRule):
            return "no rule in the blueprint: it follows from the foreign key"
        found = bound.table.column(column)
        personal = next((f", as personal data ({name})" for name in self._personal(bound, column)), "")
        return f"no rule in the blueprint: inferred from {found.type}{'' if found.nullable else ' NOT NULL'}{personal}"

    def _personal(self, bound: BoundTable, column: str) -> Iterator[str]:
        from ..pii.names import classify

        name = classify(bound.name, bound.table.column(column))
        if name is not None:
            yield name

    def _is_unique(self, bound: BoundTable, column: str, rule: ColumnRule) -> bool:
        return self._state.context(bound, column, bound.table.find(column), rule).unique

    def _is_null(self, bound: BoundTable, column: str, row: int) -> bool:
        value = self._scope(bound, row).get(column)
        return value.null is not None and bool(value.null[0])

    def _relation(self, bound: BoundTable, column: str) -> BoundRelation | None:
        return next(
            (each for each in bound.relations if column.lower() in (name.lower() for name in each.columns)), None
        )

    def _parent(self, bound: BoundTable, relation: BoundRelation, row: int) -> int | None:
        """The row of the parent, None where the row points nowhere."""
        rows, null = relation.parent_rows(self._scope(bound, row))
        return None if null is not None and bool(null[0]) else int(rows[0])

    def _picked(self, bound: BoundTable, column: str, row: int) -> Iterator[str]:
        relation = self._relation(bound, column)
        if relation is None:
            yield f"NULL: the plan has no rows of {bound.without_parent.get(column.lower(), 'its parent')}"
            return
        parent = self._parent(bound, relation, row)
        yield (
            "points nowhere"
            if parent is None
            else f"picks row {parent + 1} of {relation.parent.rows} of {relation.parent.name}"
        )

    def _inputs(
        self, bound: BoundTable, rule: ColumnRule, row: int, level: int
    ) -> Iterator[CellExplanation | AggregateExplanation]:
        kind = rule.rule
        if rule.when:
            yield from self._of_tree(bound, rule.when, None, row, level)
        if isinstance(kind, ExpressionRule):
            yield from self._of_tree(bound, kind.expression, kind.via, row, level)
        elif isinstance(kind, ProviderRule):
            for text in kind.bounds.values():
                yield from self._of_tree(bound, text, None, row, level)
        elif isinstance(kind, ReferenceRule | PairsRule):
            for own, _ in kind.within if isinstance(kind, ReferenceRule) else ():
                yield from self._of_tree(bound, own, None, row, level)
            for column in rule.columns:
                yield from self._parent_key(bound, column, row, level)

    def _of_tree(
        self, bound: BoundTable, text: str, via: str | None, row: int, level: int
    ) -> Iterator[CellExplanation | AggregateExplanation]:
        """What the names in an expression of ``bound`` mean for one row."""
        for node in _nodes(self._state.trees.tree(text)):
            if node[0] == "aggregate":
                yield from self._aggregate(bound, node, via, row, level)
            else:
                yield from self._cells(self._of_node(bound, node, row), level)

    def _parent_key(self, bound: BoundTable, column: str, row: int, level: int) -> Iterator[CellExplanation]:
        relation = self._relation(bound, column)
        parent = self._parent(bound, relation, row) if relation is not None else None
        if relation is not None and parent is not None:
            place = [name.lower() for name in relation.columns].index(column.lower())
            yield from self._cells([(relation.parent, relation.parent_columns[place], parent)], level)

    def _cells(self, cells: list[Cell], level: int) -> Iterator[CellExplanation]:
        for bound, column, row in cells:
            yield self._cell(bound, bound.columns[column.lower()].name, row, level + 1)

    def _of_node(self, bound: BoundTable, node: Tree, row: int) -> list[Cell]:
        """The cells that a name, or an ORDINAL, in an expression of ``bound`` means."""
        if node[0] == "ordinal":
            relation = bound.relation_to(node[1])
            return (
                [(bound, name, row) for name in relation.columns]
                if relation is not None
                else self._of_path(bound, node[1:], row)
            )
        return list(dict.fromkeys(self._of_path(bound, node[1:], row)))

    def _of_path(self, bound: BoundTable, path: list[str], row: int) -> list[Cell]:
        name = path[0]
        if len(path) == 1:
            return [(bound, name, row)] if name.lower() in bound.columns else []
        relation = bound.relation_to(name)
        if relation is None:
            return self._of_path(bound, path[1:], row) if name.lower() == bound.name.lower() else []
        cells: list[Cell] = [(bound, column, row) for column in relation.columns]
        parent = self._parent(bound, relation, row)
        return cells if parent is None else cells + self._of_path(relation.parent, path[1:], parent)

    def _aggregate(
        self, bound: BoundTable, node: Tree, via: str | None, row: int, level: int
    ) -> Iterator[AggregateExplanation]:
        paths = [path for path in names(node[2]) if len(path) > 1]
        found = bound.child_of(paths[0][0], via)
        value = self._show(self._scope(bound, row).aggregate(node[1], node[2], via))
        if found is None:
            yield AggregateExplanation(node[1], paths[0][0], 0, value)
            return
        child, relation = found
        groups, nowhere = relation.parent_rows(child.scope(np.arange(child.rows, dtype=np.int64)))
        own = np.flatnonzero(groups == row if nowhere is None else (groups == row) & ~nowhere)
        shown = [
            cell
            for number in own[:SHOWN_ROWS].tolist()
            for path in dict.fromkeys(paths)
            for cell in self._of_path(child, list(path[1:]), number)
        ]
        yield AggregateExplanation(node[1], child.name, len(own), value, tuple(self._cells(shown, level)))


def _nodes(tree: Tree) -> Iterator[Tree]:
    """The names, ordinals and aggregates of a tree, each once, in their order."""
    seen: list[Tree] = []

    def walk(node: Tree) -> Iterator[Tree]:
        if node and node[0] in ("column", "ordinal", "aggregate"):
            if node not in seen:
                seen.append(node)
                yield node
            return
        for item in node:
            if isinstance(item, list):
                yield from walk(item)

    return walk(tree)


def _may_have_inputs(rule: ColumnRule | None) -> bool:
    """Whether a cell is computed from others: not what counts the rows, and not what a provider draws within no bounds."""
    if rule is None:
        return False
    return not isinstance(rule.rule, ProviderRule) or bool(rule.when) or bool(rule.rule.bounds)
