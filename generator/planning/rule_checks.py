"""Rules as checks: what an expression says that a column is equal to, as a SELECT of the rows where it is not.

For blueprints with ``checks = "rules"``. Only what a server computes to the same digit is compared: sums and products of whole
numbers and decimals, the value of another row, sums over child rows. Whatever reads a hidden column that a provider fills, a clock, a
float or text put together is left to the checksum.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ..blueprint.model import TABLE_IN_BRACES, ColumnRule, ExpressionRule
from ..schema.model import Column, ColumnType
from ..sql.identifiers import identifier
from ..sql.literals import text_literal
from ..values.expressions.evaluate import names
from ..values.expressions.parse import Tree
from .bound_columns import BoundRelation
from .model import Check
from .references import table_rules
from .state import PlanState
from .tables import BoundTable

_LONGEST_NAME = 120
_MOST_PLACES = (
    30  # digits behind the point: https://dev.mysql.com/doc/refman/8.4/en/precision-math-decimal-characteristics.html
)
_DIVISION_PLACES = 4  # div_precision_increment: what a quotient has more than its dividend
_COMPARED = ("=", "<", "<=", ">", ">=", "<>", "<=>")


class _Unproved(Exception):
    """The rule holds something that is not compared."""


def rule_checks(state: PlanState) -> Iterator[Check]:
    """Yield a check for each rule of the plan that can be compared."""
    for bound in state.tables.values():
        if not _is_named(bound.name) or not bound.rows:
            continue
        rules = table_rules(state.blueprint, bound.table)
        hidden = {rule.columns[0].lower(): rule for rule in rules.hidden}
        for rule in rules.columns:
            column = bound.table.find(rule.columns[0])
            if isinstance(rule.rule, ExpressionRule) and column is not None:
                try:
                    find = _Proof(state, bound, hidden).find(column, rule.rule)
                except _Unproved:
                    continue
                yield Check(_name(bound, column, rule.rule), find)


def _is_named(table: str) -> bool:
    """True for a table that a check can name."""
    return re.fullmatch(TABLE_IN_BRACES, f"{{{table}}}") is not None


def _name(bound: BoundTable, column: Column, rule: ExpressionRule) -> str:
    name = f"{bound.name}.{column.name} = {' '.join(rule.expression.split())}"
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 4] + " ..."


@dataclass(frozen=True, slots=True)
class _Term:
    """SQL of an exact number with ``places`` behind the point, or of something else that is only compared (None)."""

    sql: str
    places: int | None
    reads: bool = True


@dataclass
class _Proof:
    """The SELECT for one rule; ``joins`` are the tables that it reads beside the row's own, ``a``, with their aliases."""

    state: PlanState
    bound: BoundTable
    hidden: dict[str, ColumnRule]
    joins: dict[str, str] = field(default_factory=dict)
    alias: str = "a"
    via: str | None = None
    subtracting: bool = False

    def find(self, column: Column, given: ExpressionRule) -> str:
        tree = self.state.trees.tree(given.expression)
        self.via = given.via
        self.subtracting = "-" in given.expression
        if tree[0] == "column" and len(tree) > 2:
            owner, source = self._parent_column(tree[1:])
            if not _holds_same(column, source):
                raise _Unproved
            value = _Term(owner, None)
        else:
            value = self._term(tree)
            if value.places is None or value.places > _places(column) or not value.reads:
                raise _Unproved
        own = f"a.{identifier(column.name)}"
        key = ", ".join(f"a.{identifier(name)}" for name in self.bound.table.row_key)
        joins = "".join(f" {template.format(alias=alias)}" for template, alias in self.joins.items())
        return f"SELECT {key} FROM {{{self.bound.name}}} a{joins} WHERE {own} <> {value.sql}"

    # ---- parts of expressions ------------------------------------------------------------------------------------------

    def _term(self, tree: Tree) -> _Term:
        method: Callable[[Tree], _Term] | None = getattr(self, f"_{tree[0]}", None)
        if method is None:
            raise _Unproved
        return method(tree)

    def _number(self, tree: Tree) -> _Term:
        if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", tree[1]):
            raise _Unproved
        return _Term(tree[1], len(tree[1].partition(".")[2]), reads=False)

    def _null(self, _: Tree) -> _Term:
        return _Term("NULL", 0, reads=False)

    def _column(self, tree: Tree) -> _Term:
        own = self._own_column(tree)
        if own is not None:
            return _Term(self._signed(f"{self.alias}.{identifier(own.name)}", own), _places(own))
        if len(tree) > 2:
            sql, theirs = self._parent_column(tree[1:])
            return _Term(self._signed(sql, theirs), _places(theirs))
        rule = self.hidden.get(tree[1].lower())
        if rule is None or self.bound.table.find(tree[1]) is not None or rule.null or rule.when:
            raise _Unproved
        if not isinstance(rule.rule, ExpressionRule) or rule.rule.via != self.via:
            raise _Unproved
        return self._term(self.state.trees.tree(rule.rule.expression))

    def _signed(self, sql: str, column: Column) -> str:
        """A difference of which one side is UNSIGNED must not be negative on a server:
        https://dev.mysql.com/doc/refman/8.4/en/out-of-range-and-overflow.html"""
        is_unsigned = column.type.is_integer and column.type.unsigned
        return f"CAST({sql} AS SIGNED)" if self.subtracting and is_unsigned else sql

    def _parent_column(self, path: list[str]) -> tuple[str, Column]:
        """The SQL of a column of a row that this row refers to, which is joined."""
        bound, alias = self.bound, self.alias
        for name in path[:-1]:
            relation = bound.relation_to(name)
            if relation is None or not _is_named(relation.parent.name) or not _is_written(bound, relation):
                raise _Unproved
            alias = self._join(bound, alias, relation)
            bound = relation.parent
        column = bound.table.find(path[-1])
        if column is None or path[-1].lower() in bound.left_to_default | bound.looked_up:
            raise _Unproved
        return f"{alias}.{identifier(column.name)}", column

    def _join(self, bound: BoundTable, alias: str, relation: BoundRelation) -> str:
        pairs = list(zip(relation.columns, relation.parent_columns, strict=True))
        for own, theirs in pairs:
            if not _joinable(bound.table.find(own), relation.parent.table.find(theirs)):
                raise _Unproved
        on = " AND ".join(f"{{alias}}.{identifier(theirs)} = {alias}.{identifier(own)}" for own, theirs in pairs)
        return self._joined(f"LEFT JOIN {{{{{relation.parent.name}}}}} {{alias}} ON {on}")

    def _joined(self, template: str) -> str:
        return self.joins.setdefault(template, f"b{len(self.joins) + 1}")

    def _aggregate(self, tree: Tree) -> _Term:
        function, inner = tree[1], tree[2]
        children = {path[0].lower() for path in names(inner) if len(path) == 2}
        found = self.bound.child_of(children.pop(), self.via) if len(children) == 1 else None
        if found is None or not _is_named(found[0].name) or len(found[1].columns) != 1:
            raise _Unproved
        child, relation = found
        pair = (child.table.find(relation.columns[0]), self.bound.table.find(relation.parent_columns[0]))
        if not (_is_written(child, relation) and _joinable(*pair)):
            raise _Unproved
        own = _Proof(self.state, child, {}, alias="c", subtracting=self.subtracting)
        value = own._compared(inner) if function == "COUNT" else own._term(inner)
        if own.joins:
            raise _Unproved
        column, key = identifier(relation.columns[0]), identifier(relation.parent_columns[0])
        alias = self._joined(
            f"LEFT JOIN (SELECT c.{column} AS parent, {function}({_kept(value.sql)}) AS found "
            f"FROM {{{{{child.name}}}}} c GROUP BY c.{column}) {{alias}} ON {{alias}}.parent = a.{key}"
        )
        return _Term(*(f"COALESCE({alias}.found, 0)", 0) if function == "COUNT" else (f"{alias}.found", value.places))

    def _compared(self, tree: Tree) -> _Term:
        """A part that is only compared: text and columns of any type too."""
        if tree[0] == "text":
            return _Term(text_literal(tree[1]), 0, reads=False)
        column = self._own_column(tree)
        return _Term(f"{self.alias}.{identifier(column.name)}", 0) if column is not None else self._term(tree)

    def _own_column(self, tree: Tree) -> Column | None:
        path = tree[1:] if tree[0] == "column" else []
        if len(path) == 2 and path[0].lower() == self.bound.name.lower() and self.alias != "a":
            path = path[1:]
        column = self.bound.table.find(path[0]) if len(path) == 1 else None
        unknown = self.bound.left_to_default | self.bound.looked_up
        return None if column is None or column.name.lower() in unknown else column

    def _case(self, tree: Tree) -> _Term:
        values = [self._term(each) for each in (*(value for _, value in tree[1]), tree[2])]
        places = [value.places for value in values if value.places is not None]
        if len(places) < len(values):
            raise _Unproved
        conditions = [self._term(condition).sql for condition, _ in tree[1]]
        branches = " ".join(
            f"WHEN {condition} THEN {value.sql}" for condition, value in zip(conditions, values, strict=False)
        )
        return _Term(f"CASE {branches} ELSE {values[-1].sql} END", max(places))

    def _in(self, tree: Tree) -> _Term:
        value, *listed = (self._compared(each).sql for each in tree[1:])
        return _Term(f"{value} IN ({', '.join(listed)})", 0)

    def _not(self, tree: Tree) -> _Term:
        return _Term(f"(NOT {self._term(tree[1]).sql})", 0)

    def _is_null(self, tree: Tree) -> _Term:
        return _Term(f"({self._compared(tree[1]).sql} IS NULL)", 0)

    def _op(self, tree: Tree) -> _Term:
        sign = tree[1]
        read = self._compared if sign in _COMPARED else self._term
        left, right = read(tree[2]), read(tree[3])
        if left.places is None or right.places is None:
            raise _Unproved
        if sign in ("+", "-"):
            places = max(left.places, right.places)
        elif sign == "*":
            places = left.places + right.places
        elif sign == "/" and tree[3][0] == "number" and re.fullmatch(rf"10{{1,{_DIVISION_PLACES}}}", tree[3][1]):
            places = left.places + len(tree[3][1]) - 1
        elif sign in _COMPARED or sign in ("AND", "OR"):
            places = 0
        else:
            raise _Unproved
        if places > _MOST_PLACES:
            raise _Unproved
        return _Term(f"({left.sql} {sign} {right.sql})", places, left.reads or right.reads)

    def _negative(self, tree: Tree) -> _Term:
        inner = self._term(tree[1])
        return _Term(f"(0 - {inner.sql})", inner.places, inner.reads)

    def _coalesce(self, tree: Tree) -> _Term:
        return self._together("COALESCE", tree[1:])

    def _call(self, tree: Tree) -> _Term:
        name, arguments = tree[1], tree[2:]
        if name in ("LEAST", "GREATEST"):
            return self._together(name, arguments)
        if name == "ROUND" and (len(arguments) == 1 or arguments[1][0] == "number"):
            value = self._term(arguments[0])
            places = int(arguments[1][1]) if len(arguments) > 1 else 0
            if value.places is None:
                raise _Unproved
            return _Term(f"ROUND({value.sql}, {places})", min(places, value.places), value.reads)
        raise _Unproved

    def _together(self, function: str, trees: list[Tree]) -> _Term:
        terms = [self._term(tree) for tree in trees]
        places = [term.places for term in terms if term.places is not None]
        if len(places) < len(terms):
            raise _Unproved
        return _Term(f"{function}({', '.join(term.sql for term in terms)})", max(places), any(t.reads for t in terms))


def _is_written(bound: BoundTable, relation: BoundRelation) -> bool:
    """True for a reference whose columns the rows hold: a hidden one is nowhere on a server."""
    return all(bound.table.find(name) is not None for name in relation.columns)


def _kept(sql: str) -> str:
    """SQL inside a template, where braces mean something."""
    return sql.replace("{", "{{").replace("}", "}}")


def _places(column: Column) -> int:
    """The digits behind the point of a column of exact numbers."""
    if column.type.is_integer:
        return 0
    if column.type.name == "decimal":
        return column.type.scale or 0
    raise _Unproved


def _holds_same(column: Column, source: Column) -> bool:
    """True where what ``source`` holds is in ``column`` the same, and a server compares the two."""
    own, theirs = column.type, source.type
    if own.is_text:
        return _holds_text(own, theirs)
    if _is_exact(own):
        return _is_exact(theirs) and (theirs.scale or 0) <= (own.scale or 0)
    if own.name in ("date", "datetime", "timestamp", "time"):
        return theirs.name == own.name and (theirs.length or 0) <= (own.length or 0)
    return own.name == theirs.name and own.labels == theirs.labels and own.name in ("enum", "year", "uuid")


def _holds_text(own: ColumnType, theirs: ColumnType) -> bool:
    longest = max(map(len, theirs.labels), default=0) if theirs.name == "enum" else theirs.length or 0
    return (theirs.is_text or theirs.name == "enum") and _one_collation(own, theirs) and (own.length or 0) >= longest


def _joinable(own: Column | None, theirs: Column | None) -> bool:
    if own is None or theirs is None or not (own.type.is_text and theirs.type.is_text):
        return True
    return _one_collation(own.type, theirs.type)


def _one_collation(own: ColumnType, theirs: ColumnType) -> bool:
    # two columns of different collations cannot be compared (error 1267):
    # https://dev.mysql.com/doc/refman/8.4/en/charset-collation-coercibility.html
    return (own.charset, own.collation) == (theirs.charset, theirs.collation)


def _is_exact(kind: ColumnType) -> bool:
    return kind.is_integer or kind.name == "decimal"
