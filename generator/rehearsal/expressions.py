"""MySQL's expressions in SQLite's words.

Every node of a tree has a handler here, which translates it in place and returns the kind of its value; a node without
one is refused. Arithmetic and functions become calls of the bodies in ``functions``; a comparison stays SQLite's own
only where it means the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlglot import exp

from ..errors import StatementFailed
from . import literal_rows
from .calls import Calls
from .comparisons import COMPARISONS, Comparisons
from .kinds import (
    BINARY,
    DATE,
    DATETIME,
    EXACT,
    INTEGER,
    REAL,
    TEXT,
    TIME,
    WIDE,
    Labelled,
    Scope,
    SqlType,
    merged,
)
from .nodes import is_single_row, my, only, refuse, replaced, sqlite_text
from .scaled import carry, of_arithmetic, of_coalesce, of_literal, of_negation, scaled

ARITHMETIC = {
    exp.Add: "ADD",
    exp.Sub: "SUBTRACT",
    exp.Mul: "MULTIPLY",
    exp.Div: "DIVIDE",
    exp.IntDiv: "DIV",
    exp.Mod: "MOD",
    exp.BitwiseAnd: "BITAND",
    exp.BitwiseOr: "BITOR",
    exp.BitwiseXor: "BITXOR",
    exp.BitwiseLeftShift: "SHIFTLEFT",
    exp.BitwiseRightShift: "SHIFTRIGHT",
    exp.Xor: "XOR",
}
CASTS = {
    "CHAR": ("AS_TEXT", TEXT),
    "VARCHAR": ("AS_TEXT", TEXT),
    "NCHAR": ("AS_TEXT", TEXT),
    "TEXT": ("AS_TEXT", TEXT),
    "CHARACTER_SET": ("AS_TEXT", TEXT),
    "BINARY": ("AS_BINARY", BINARY),
    "VARBINARY": ("AS_BINARY", BINARY),
    "BIGINT": ("AS_INTEGER", INTEGER),
    "INT": ("AS_INTEGER", INTEGER),
    "UBIGINT": ("AS_INTEGER", WIDE),
    "UINT": ("AS_INTEGER", INTEGER),
    "DATE": ("DATE", DATE),
    "DOUBLE": ("AS_REAL", REAL),
    "FLOAT": ("AS_REAL", REAL),
}


class Expressions(Comparisons, Calls):
    """Translates expressions. Queries inside of them are the subclass's part."""

    def _expression(self, node: exp.Expr, scope: Scope) -> SqlType:
        """Translate ``node`` in place (it may be replaced in its parent); returns its kind."""
        only(node)
        for sort in type(node).__mro__:
            handler = _HANDLERS.get(sort)
            if handler is not None:
                return handler(self, node, scope)
        raise refuse(node)

    def _literal(self, node: exp.Literal, scope: Scope) -> SqlType:
        if node.is_string:
            return TEXT
        if "e" in node.name.lower():
            return REAL
        text = literal_rows.number_literal(node.name)
        form = of_literal(node.name)
        carry(node if text == node.name else replaced(node, exp.Literal.string(text[1:-1])), form)
        return EXACT if "." in node.name else INTEGER if text == node.name else WIDE

    def _null(self, node: exp.Expr, scope: Scope) -> SqlType:
        return None

    def _hexadecimal(self, node: exp.HexString, scope: Scope) -> SqlType:
        return BINARY

    def _bits(self, node: exp.BitString, scope: Scope) -> SqlType:
        node.replace(exp.Literal.number(int(node.name, 2)))
        return INTEGER

    def _introducer(self, node: exp.Introducer, scope: Scope) -> SqlType:
        value, charset = node.expression, str(node.this).lower()
        if charset == "_binary":
            node.replace(exp.HexString(this=value.name.encode().hex()) if isinstance(value, exp.Literal) else value)
            return BINARY
        if charset not in ("_utf8mb4", "_utf8", "_utf8mb3"):
            raise refuse(node)
        if isinstance(value, exp.HexString):
            literal_rows.introduced(value.name)
            value = exp.Cast(this=value, to=exp.DataType.build("text"))
        node.replace(value)
        return TEXT

    def _column(self, node: exp.Column, scope: Scope) -> SqlType:
        if node.args.get("db"):
            raise refuse(node)
        return scope.kind(node.name, node.table)[1]  # an unknown column is SQLite's to report

    def _arithmetic(self, node: exp.Binary, scope: Scope) -> SqlType:
        for side, other in ((node.right, node.left), (node.left, node.right)):
            if isinstance(side, exp.Interval):
                return self._shift(node, other, side.this, side.args["unit"].name.upper(), scope)
        kinds = [self._expression(node.left, scope), self._expression(node.right, scope)]
        form = of_arithmetic(type(node), scaled(node.left, kinds[0]), scaled(node.right, kinds[1]))
        carry(replaced(node, my(ARITHMETIC[type(node)], node.left, node.right)), form)
        if isinstance(node, exp.Xor):
            return INTEGER
        return REAL if REAL in kinds else EXACT

    def _negative(self, node: exp.Neg, scope: Scope) -> SqlType:
        kind = self._expression(node.this, scope)
        if kind in (EXACT, WIDE) or not isinstance(node.this, exp.Literal):
            form = of_negation(scaled(node.this, kind))
            carry(replaced(node, my("NEGATE", node.this)), form)
            return kind if kind == REAL else EXACT
        return kind

    def _choice(self, node: exp.If, scope: Scope) -> SqlType:
        """IF stays SQLite's own, which evaluates one branch only, as MySQL does."""
        self._expression(node.this, scope)
        kinds = [self._expression(node.args[name], scope) for name in ("true", "false") if node.args.get(name)]
        return merged(kinds)

    def _case(self, node: exp.Case, scope: Scope) -> SqlType:
        if node.this is not None:
            for branch in node.args["ifs"]:
                branch.set("this", exp.EQ(this=node.this.copy(), expression=branch.this))
            node.set("this", None)
        kinds = []
        for branch in node.args["ifs"]:
            self._expression(branch.this, scope)
            kinds.append(self._expression(branch.args["true"], scope))
        if node.args.get("default"):
            kinds.append(self._expression(node.args["default"], scope))
        return merged(kinds)

    def _coalesce(self, node: exp.Coalesce, scope: Scope) -> SqlType:
        kinds = self._children(node, scope)
        carry(node, of_coalesce([scaled(*part) for part in zip(node.iter_expressions(), kinds, strict=True)]))
        return merged(kinds)

    def _ordered(self, node: exp.Ordered, scope: Scope) -> SqlType:
        kind = self._expression(node.this, scope)
        if kind in (EXACT, TIME):  # kept as text
            replaced(node.this, my("ORDER" if kind == EXACT else "MICROSECONDS", node.this.copy()))
        elif isinstance(kind, Labelled):
            places = (
                exp.If(this=exp.Literal.string(label), true=exp.Literal.number(place))
                for place, label in enumerate(kind.labels, start=1)
            )
            replaced(node.this, exp.Case(this=node.this.copy(), ifs=list(places)))
        return kind

    def _null_if(self, node: exp.Nullif, scope: Scope) -> SqlType:
        case = exp.Case(
            ifs=[exp.If(this=exp.EQ(this=node.this.copy(), expression=node.expression.copy()), true=exp.Null())],
            default=node.this.copy(),
        )
        replaced(node, case)
        return self._expression(case, scope)

    def _cast(self, node: exp.Cast, scope: Scope) -> SqlType:
        kind = self._expression(node.this, scope)
        value, sort = self._unpadded(node.this, kind), node.to.this.value
        if sort in ("DECIMAL", "UDECIMAL"):
            digits = [parameter.name for parameter in node.to.expressions]
            replaced(node, my("AS_DECIMAL", value, exp.Literal.number(digits[1] if len(digits) > 1 else 0)))
            return EXACT
        if sort in ("DATETIME", "TIMESTAMP"):
            fraction = str(node.to.expressions[0].name) if node.to.expressions else "0"
            replaced(node, my("AS_DATETIME", value, exp.Literal.number(fraction)))
            return DATETIME + (fraction if fraction != "0" else "")
        if sort not in CASTS:
            raise refuse(node)
        name, result = CASTS[sort]
        call: exp.Expr = my(name, value)
        if name == "AS_TEXT" and kind == TEXT:  # an expression, which has no column's collation
            call = exp.Paren(this=exp.DPipe(this=value, expression=exp.Literal.string("")))
        if name == "AS_TEXT" and sort != "CHARACTER_SET" and node.to.expressions:
            call = my("LEFT", call, exp.Literal.number(node.to.expressions[0].name))
        replaced(node, call)
        return result

    def _collated(self, node: exp.Collate, scope: Scope) -> SqlType:
        kind = self._expression(node.this, scope)
        exact = node.expression.name.lower().endswith(("_bin", "_cs", "binary"))
        node.set("expression", exp.Var(this="BINARY" if exact else "NOCASE"))
        return kind

    def _scalar_subquery(self, node: exp.Subquery, scope: Scope) -> SqlType:
        columns = self._select(node, scope)
        if len(columns) != 1:
            raise StatementFailed("Operand should contain 1 column(s)", errno=1241)
        if not is_single_row(node.this):
            # SQLite would take the first of many rows, where a server refuses with error 1242
            node.replace(
                exp.Var(
                    this=f"(WITH `rows`(`value`) AS ({sqlite_text(node.this)}) SELECT my_single(`value`) FROM `rows`)"
                )
            )
        return columns[0][1]

    def _exists(self, node: exp.Exists, scope: Scope) -> SqlType:
        self._select(node.this, scope)
        return INTEGER

    def _star(self, node: exp.Star, scope: Scope) -> SqlType:
        return None


_HANDLERS: dict[type[exp.Expr], Callable[[Expressions, Any, Scope], SqlType]] = {
    exp.Literal: Expressions._literal,
    exp.Null: Expressions._null,
    exp.Boolean: Expressions._condition,
    exp.HexString: Expressions._hexadecimal,
    exp.BitString: Expressions._bits,
    exp.Introducer: Expressions._introducer,
    exp.Column: Expressions._column,
    exp.And: Expressions._connector,
    exp.Or: Expressions._connector,
    exp.Not: Expressions._condition,
    exp.Is: Expressions._condition,
    exp.Between: Expressions._between,
    exp.In: Expressions._in,
    exp.Like: Expressions._like,
    exp.Escape: Expressions._escaped_like,
    exp.RegexpLike: Expressions._regular_expression,
    exp.Neg: Expressions._negative,
    exp.If: Expressions._choice,
    exp.Case: Expressions._case,
    exp.Coalesce: Expressions._coalesce,
    exp.Nullif: Expressions._null_if,
    exp.Cast: Expressions._cast,
    exp.Collate: Expressions._collated,
    exp.Subquery: Expressions._scalar_subquery,
    exp.Exists: Expressions._exists,
    exp.Window: Expressions._window,
    exp.Sum: Expressions._aggregate,
    exp.Avg: Expressions._aggregate,
    exp.Min: Expressions._aggregate,
    exp.Max: Expressions._aggregate,
    exp.Count: Expressions._count,
    exp.GroupConcat: Expressions._group_concat,
    exp.Star: Expressions._star,
    exp.DateAdd: Expressions._date_function,
    exp.DateSub: Expressions._date_function,
    exp.TimestampDiff: Expressions._timestamp_difference,
    exp.Extract: Expressions._extract,
    exp.Trim: Expressions._trim,
    exp.Func: Expressions._function,
    exp.Paren: Expressions._inner,
    exp.Distinct: Expressions._inner,
    exp.Ordered: Expressions._ordered,
    exp.Tuple: Expressions._inner,
    exp.Where: Expressions._inner,
    exp.Having: Expressions._inner,
    exp.Order: Expressions._inner,
    exp.Group: Expressions._inner,
    exp.Limit: Expressions._inner,
    exp.Offset: Expressions._inner,
    exp.WindowSpec: Expressions._inner,
    **dict.fromkeys(COMPARISONS, Expressions._comparison),
    **dict.fromkeys(ARITHMETIC, Expressions._arithmetic),
}
