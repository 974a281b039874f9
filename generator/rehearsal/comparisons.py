"""Comparisons and conditions: SQLite's own only where they mean the same as MySQL's.

MySQL compares by the types of both sides (https://dev.mysql.com/doc/refman/8.4/en/type-conversion.html), SQLite by
the affinity of columns (https://www.sqlite.org/datatype3.html#comparison_expressions).
"""

from __future__ import annotations

from sqlglot import exp

from .kinds import BINARY, DATE, EXACT, INTEGER, NUMBERS, TEXT, TIME, WIDE, Scope, Sized, SqlType, merged
from .node_handlers import NodeHandlers
from .nodes import my, only, refuse, replaced, same_notation, sqlite_text
from .scaled import of_comparison

COMPARISONS = {
    exp.EQ: "EQ",
    exp.NEQ: "NEQ",
    exp.LT: "LT",
    exp.LTE: "LTE",
    exp.GT: "GT",
    exp.GTE: "GTE",
    exp.NullSafeEQ: "SAME",
}

_PAIRED_ROWS = 100
"""More rows of a list are compared as SQLite does: its expressions may be 1,000 levels deep."""


class Comparisons(NodeHandlers):
    """Handlers of comparisons, BETWEEN, IN, LIKE, AND, OR and NOT."""

    def _condition(self, node: exp.Expr, scope: Scope) -> SqlType:
        self._children(node, scope)
        return INTEGER

    def _connector(self, node: exp.Connector, scope: Scope) -> SqlType:
        """AND and OR: a long chain is nested as deep as it is long, so it is not followed by recursion."""
        for operand in list(node.flatten(unnest=False)):
            self._expression(operand, scope)
        return INTEGER

    def _comparison(self, node: exp.Binary, scope: Scope) -> SqlType:
        if isinstance(node.left, exp.Tuple) and isinstance(node.right, exp.Tuple):
            return self._expression(replaced(node, _pairwise(node, node.left, node.right)), scope)
        left, right = self._expression(node.left, scope), self._expression(node.right, scope)
        if isinstance(node.left, exp.Tuple) or isinstance(node.right, exp.Tuple):
            return INTEGER
        self._compared(node, left, right)
        return INTEGER

    def _compared(self, node: exp.Binary, left: SqlType, right: SqlType) -> exp.Expr:
        """Give a comparison MySQL's meaning; returns the node that replaces it."""
        pair = {left, right}
        _refuse_incomparable(node, pair)
        if TIME in pair:
            _wrap_sides(node, "MICROSECONDS")  # as text, 100:00:00 is less than 99:00:00
        elif EXACT in pair or (pair & NUMBERS and pair & {TEXT, BINARY}):
            function, left_side, right_side = COMPARISONS[type(node)], node.left, node.right
            native = of_comparison(node, (left, right), lambda: my(function, left_side.copy(), right_side.copy()))
            return replaced(node, native or my(function, left_side, right_side))
        elif pair == {TEXT}:
            # Two literals have no column whose collation would decide.
            _ignore_case(node)
        elif _need_conversion(node, pair):
            _as_datetimes(node, left, right)
        elif pair == {TEXT, BINARY}:
            _wrap_sides(node, "AS_BINARY")
        return node

    def _between(self, node: exp.Between, scope: Scope) -> SqlType:
        value, low, high = (self._expression(node.args[name], scope) for name in ("this", "low", "high"))
        if {value, low, high} <= {INTEGER, WIDE, None} or (value == low == high and value not in (EXACT, TIME)):
            return INTEGER
        bounds = [
            self._rebuilt(exp.GTE, node.this, node.args["low"], value, low),
            self._rebuilt(exp.LTE, node.this, node.args["high"], value, high),
        ]
        node.replace(exp.Paren(this=exp.and_(*bounds, copy=False)))
        return INTEGER

    def _rebuilt(self, sort: type[exp.Binary], left: exp.Expr, right: exp.Expr, *kinds: SqlType) -> exp.Expr:
        """A new comparison of copies of two translated values, in parentheses."""
        holder = exp.Paren(this=sort(this=left.copy(), expression=right.copy()))
        self._compared(holder.this, *kinds)
        return holder

    def _in(self, node: exp.In, scope: Scope) -> SqlType:
        if isinstance(node.this, exp.Tuple):
            return self._tuple_in(node, scope)
        value = self._expression(node.this, scope)
        if node.args.get("query"):
            ((_, kind),) = self._select(node.args["query"], scope)
            if merged([value, kind]) in (EXACT, TEXT) and {value, kind} & NUMBERS and value != kind:
                raise refuse(node)
            return INTEGER
        kinds = [self._expression(item, scope) for item in list(node.expressions)]
        if value == EXACT or any(kind != value and {kind, value} - {INTEGER, WIDE, None} for kind in kinds):
            tests = [
                self._rebuilt(exp.EQ, node.this, item, value, kind)
                for item, kind in zip(node.expressions, kinds, strict=True)
            ]
            node.replace(exp.Paren(this=exp.or_(*tests, copy=False)))
        return INTEGER

    def _tuple_in(self, node: exp.In, scope: Scope) -> SqlType:
        """``(a, b) IN ((1, 2), …)``: SQLite wants the rows as VALUES."""
        rows = node.expressions
        if 0 < len(rows) <= _PAIRED_ROWS and all(isinstance(row, exp.Tuple) for row in rows):
            tests = [_pairwise(exp.EQ(), node.this, row) for row in rows]
            return self._expression(replaced(node, exp.Paren(this=exp.or_(*tests, copy=False))), scope)
        self._children(node.this, scope)
        if node.args.get("query"):
            self._select(node.args["query"], scope)
            return INTEGER
        for row in node.expressions:
            self._children(row, scope)
        listed = ", ".join(sqlite_text(row) for row in rows)
        node.replace(exp.Var(this=f"({sqlite_text(node.this)} IN (VALUES {listed}))"))
        return INTEGER

    def _escaped_like(self, node: exp.Escape, scope: Scope) -> SqlType:
        if not isinstance(node.this, exp.Like):
            raise refuse(node)
        return self._like(node.this, scope, node)

    def _like(self, node: exp.Like, scope: Scope, escape: exp.Escape | None = None) -> SqlType:
        only(node)
        self._children(node, scope)
        call: exp.Expr = my("LIKE", node.this, node.expression, *([escape.expression] if escape else []))
        if node.args.get("negate"):  # NOT LIKE, in newer versions of sqlglot
            call = exp.Paren(this=exp.Not(this=call))
        replaced(escape or node, call)
        return INTEGER


def _pairwise(node: exp.Binary, left: exp.Expr, right: exp.Expr) -> exp.Expr:
    """A comparison of rows as one of their members, which SQLite would compare as it stores them."""
    if not isinstance(node, exp.EQ | exp.NEQ | exp.NullSafeEQ) or len(left.expressions) != len(right.expressions):
        raise refuse(node)
    same = exp.NullSafeEQ if isinstance(node, exp.NullSafeEQ) else exp.EQ
    pairs = zip(left.expressions, right.expressions, strict=True)
    both = exp.Paren(this=exp.and_(*(same(this=a.copy(), expression=b.copy()) for a, b in pairs), copy=False))
    return exp.Paren(this=exp.Not(this=both)) if isinstance(node, exp.NEQ) else both


def _refuse_incomparable(node: exp.Binary, pair: set[SqlType]) -> None:
    """Refuse a date against a number, and a TIME against a date: MySQL reads the number's digits as a date, and gives the
    TIME the current date (https://dev.mysql.com/doc/refman/8.4/en/date-and-time-type-conversion.html)."""
    if pair & NUMBERS and pair - NUMBERS - {TEXT, BINARY, None}:
        raise refuse(node)
    if TIME in pair and pair - {TIME, TEXT, None}:
        raise refuse(node)


def _need_conversion(node: exp.Binary, pair: set[SqlType]) -> bool:
    """Whether a DATE and a DATETIME meet, or either meets text in another notation: MySQL compares them as datetimes,
    SQLite the texts that it stores."""
    datetimes = {kind for kind in pair if kind is not None and kind.startswith(DATE)}
    texts = pair & {TEXT, BINARY}
    return bool(datetimes) and (len(datetimes) > 1 or (bool(texts) and not same_notation(node, datetimes)))


def _wrap_sides(node: exp.Binary, function: str) -> None:
    for side in (node.left, node.right):
        replaced(side, my(function, side.copy()))


def _as_datetimes(node: exp.Binary, *kinds: SqlType) -> None:
    """Both sides as datetimes with microseconds; what columns hold needs but its last characters."""
    for side, kind in zip((node.left, node.right), kinds, strict=True):
        if isinstance(kind, Sized):
            rest = " 00:00:00.000000" if kind == DATE else f"{'' if kind.scale else '.'}{'0' * (6 - kind.scale)}"
            replaced(side, exp.Paren(this=exp.DPipe(this=side.copy(), expression=exp.Literal.string(rest))))
        else:
            replaced(side, my("DATETIME", side.copy()))


def _ignore_case(node: exp.Binary) -> None:
    """Where neither side brings a column's collation, the connection's own counts, which ignores case
    (https://dev.mysql.com/doc/refman/8.4/en/charset-collation-coercibility.html)."""
    if not any(isinstance(side, exp.Column | exp.Collate) for side in (node.left, node.right)):
        replaced(node.left, exp.Collate(this=exp.Paren(this=node.left.copy()), expression=exp.Var(this="NOCASE")))
