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
from . import tokens
from .functions import AGGREGATES
from .kinds import (
    BINARY,
    DATE,
    DATETIME,
    EXACT,
    INTEGER,
    MERGE,
    NUMBERS,
    REAL,
    TEXT,
    WIDE,
    Scope,
    SqlType,
    merged,
)
from .limits import concatenated
from .nodes import WRAPPERS, is_single_row, my, mysql_call, only, refuse, replaced, same_notation, sqlite_text
from .registry import REGISTRY

COMPARISONS = {
    exp.EQ: "EQ",
    exp.NEQ: "NEQ",
    exp.LT: "LT",
    exp.LTE: "LTE",
    exp.GT: "GT",
    exp.GTE: "GTE",
    exp.NullSafeEQ: "SAME",
}
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
RANKINGS = frozenset({"ROW_NUMBER", "RANK", "DENSE_RANK", "LAG", "LEAD", "FIRST_VALUE", "LAST_VALUE", "NTILE"})
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


class Expressions:
    """Translates expressions. Subqueries are the heir's part."""

    def _select(self, tree: exp.Expr, outer: Scope | None) -> list[tuple[str, SqlType]]:
        """Translate a query in place; returns the names and kinds of its columns."""
        raise NotImplementedError

    def _expression(self, node: exp.Expr, scope: Scope) -> SqlType:
        """Translate ``node`` in place (it may be replaced in its parent); returns its kind."""
        only(node)
        for sort in type(node).__mro__:
            handler = _HANDLERS.get(sort)
            if handler is not None:
                return handler(self, node, scope)
        raise refuse(node)

    def _children(self, node: exp.Expr, scope: Scope) -> list[SqlType]:
        return [self._expression(child, scope) for child in list(node.iter_expressions())]

    def _inner(self, node: exp.Expr, scope: Scope) -> SqlType:
        kinds = self._children(node, scope)
        return kinds[0] if kinds else None

    def _condition(self, node: exp.Expr, scope: Scope) -> SqlType:
        self._children(node, scope)
        return INTEGER

    def _connector(self, node: exp.Connector, scope: Scope) -> SqlType:
        """AND and OR: a long chain is nested as deep as it is long, so it is not followed by recursion."""
        for operand in list(node.flatten(unnest=False)):
            self._expression(operand, scope)
        return INTEGER

    def _literal(self, node: exp.Literal, scope: Scope) -> SqlType:
        if node.is_string:
            return TEXT
        if "e" in node.name.lower():
            return REAL
        text = tokens.number_literal(node.name)
        if text != node.name:
            node.replace(exp.Literal.string(text[1:-1]))
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
            tokens.introduced(value.name)
            value = exp.Cast(this=value, to=exp.DataType.build("text"))
        node.replace(value)
        return TEXT

    def _column(self, node: exp.Column, scope: Scope) -> SqlType:
        if node.args.get("db"):
            raise refuse(node)
        return scope.kind(node.name, node.table)[1]  # an unknown column is SQLite's to report

    def _comparison(self, node: exp.Binary, scope: Scope) -> SqlType:
        left, right = self._expression(node.left, scope), self._expression(node.right, scope)
        if isinstance(node.left, exp.Tuple) or isinstance(node.right, exp.Tuple):
            return INTEGER
        self._compared(node, left, right)
        return INTEGER

    def _compared(self, node: exp.Binary, left: SqlType, right: SqlType) -> exp.Expr:
        """Give a comparison MySQL's meaning; returns the node that is in its place."""
        pair = {left, right}
        texts = pair & {TEXT, BINARY}
        if pair & NUMBERS and any(kind not in NUMBERS | {TEXT, BINARY, None} for kind in pair):
            raise refuse(node)  # a date against a number
        if EXACT in pair or (pair & NUMBERS and texts):
            return replaced(node, my(COMPARISONS[type(node)], node.left, node.right))
        if pair == {TEXT} and not any(isinstance(side, exp.Column | exp.Collate) for side in (node.left, node.right)):
            # neither side brings a column's collation: the connection's own ignores case
            replaced(node.left, exp.Collate(this=exp.Paren(this=node.left.copy()), expression=exp.Var(this="NOCASE")))
        datetimes = {kind for kind in pair if kind is not None and kind.startswith(DATE)}
        if datetimes and (len(datetimes) > 1 or (texts and not same_notation(node, datetimes))):
            for side in (node.left, node.right):
                replaced(side, my("DATETIME", side.copy()))
        elif pair == {TEXT, BINARY}:
            for side in (node.left, node.right):
                replaced(side, my("AS_BINARY", side.copy()))
        return node

    def _between(self, node: exp.Between, scope: Scope) -> SqlType:
        value, low, high = (self._expression(node.args[name], scope) for name in ("this", "low", "high"))
        if {value, low, high} <= {INTEGER, WIDE, None} or value == low == high:
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
        self._children(node.this, scope)
        if node.args.get("query"):
            self._select(node.args["query"], scope)
            return INTEGER
        for row in node.expressions:
            self._children(row, scope)
        rows = ", ".join(sqlite_text(row) for row in node.expressions)
        node.replace(exp.Var(this=f"({sqlite_text(node.this)} IN (VALUES {rows}))"))
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

    def _arithmetic(self, node: exp.Binary, scope: Scope) -> SqlType:
        for side, other in ((node.right, node.left), (node.left, node.right)):
            if isinstance(side, exp.Interval):
                return self._shift(node, other, side.this, side.args["unit"].name.upper(), scope)
        kinds = [self._expression(node.left, scope), self._expression(node.right, scope)]
        replaced(node, my(ARITHMETIC[type(node)], node.left, node.right))
        if isinstance(node, exp.Xor):
            return INTEGER
        return REAL if REAL in kinds else EXACT

    def _shift(self, node: exp.Expr, value: exp.Expr, amount: exp.Expr, unit: str, scope: Scope) -> SqlType:
        """``value + INTERVAL amount unit`` and its function forms."""
        if isinstance(node, exp.Sub | exp.DateSub):
            amount = exp.Neg(this=amount)
        call = replaced(node, my("SHIFT", value, amount, exp.Literal.string(unit)))
        kind, _ = [self._expression(argument, scope) for argument in list(call.expressions)[:2]]
        return DATETIME if kind == DATE and unit in ("HOUR", "MINUTE", "SECOND") else kind

    def _date_function(self, node: exp.Expr, scope: Scope) -> SqlType:
        return self._shift(node, node.this, node.expression, node.args["unit"].name.upper(), scope)

    def _timestamp_difference(self, node: exp.TimestampDiff, scope: Scope) -> SqlType:
        unit = node.args["unit"].name.upper()
        self._expression(node.this, scope)
        self._expression(node.expression, scope)
        replaced(node, my("TIMESTAMPDIFF", exp.Literal.string(unit), node.expression, node.this))
        return INTEGER

    def _trim(self, node: exp.Trim, scope: Scope) -> SqlType:
        side = str(node.args.get("position") or "BOTH").upper()
        self._children(node, scope)
        remove = node.expression if node.args.get("expression") else exp.Literal.string(" ")
        replaced(node, my("TRIM", node.this, remove, exp.Literal.string(side)))
        return TEXT

    def _extract(self, node: exp.Extract, scope: Scope) -> SqlType:
        unit = node.this.name.upper()
        if unit not in REGISTRY:
            raise refuse(node)
        self._expression(node.expression, scope)
        replaced(node, my(unit, node.expression))
        return INTEGER

    def _negative(self, node: exp.Neg, scope: Scope) -> SqlType:
        kind = self._expression(node.this, scope)
        if kind in (EXACT, WIDE) or not isinstance(node.this, exp.Literal):
            replaced(node, my("NEGATE", node.this))
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
        return merged(self._children(node, scope))

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
        call = my(name, value)
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

    def _window(self, node: exp.Window, scope: Scope) -> SqlType:
        kinds = self._children(node, scope)
        return kinds[0]

    def _aggregate(self, node: exp.AggFunc, scope: Scope) -> SqlType:
        """SUM and AVG are always ours, MIN and MAX only over decimals."""
        name = {exp.Sum: "SUM", exp.Avg: "AVG", exp.Min: "MIN", exp.Max: "MAX"}[type(node)]
        distinct = isinstance(node.this, exp.Distinct)
        kind = self._inner(node, scope)
        if name in ("MIN", "MAX"):
            if kind != EXACT:
                return kind
            name += "_NUMBER"
        assert name in AGGREGATES
        argument = node.this.expressions[0] if distinct else node.this
        call = my(name, argument)
        if distinct:
            call.set("expressions", [exp.Distinct(expressions=[argument])])
        replaced(node, call)
        return REAL if kind == REAL else EXACT

    def _group_concat(self, node: exp.GroupConcat, scope: Scope) -> SqlType:
        """SQLite's GROUP_CONCAT passes over NULLs too, and is NULL for no rows; the server's length limit is not followed."""
        only(node)
        self._expression(node.this, scope)
        separator = node.args.get("separator") or exp.Literal.string(",")
        replaced(node, exp.Anonymous(this="group_concat", expressions=[node.this, separator]))
        return TEXT

    def _count(self, node: exp.Count, scope: Scope) -> SqlType:
        if isinstance(node.this, exp.Distinct) and len(node.this.expressions) > 1:
            raise refuse(node)
        self._children(node, scope)
        return INTEGER

    def _star(self, node: exp.Star, scope: Scope) -> SqlType:
        return None

    def _function(self, node: exp.Func, scope: Scope) -> SqlType:
        """Any other function: its MySQL name and arguments, as sqlglot would write them for MySQL."""
        if type(node).__name__ in WRAPPERS:
            return self._expression(replaced(node, node.this), scope)
        name, arguments = mysql_call(node)
        if name in RANKINGS:
            return merged([self._expression(argument, scope) for argument in arguments]) if arguments else INTEGER
        if name not in REGISTRY:
            raise StatementFailed(f"FUNCTION {name} does not exist, or the rehearsal does not know it", errno=1305)
        call = replaced(node, my(name, *arguments))
        kinds = [self._expression(argument, scope) for argument in list(call.expressions)]
        function = REGISTRY[name]
        if name in ("GREATEST", "LEAST") and merged(kinds) == EXACT:
            call.set("this", f"my_{name.lower()}_number")
        if name == "HEX" and kinds == [WIDE]:
            call.set("this", "my_hex_number")
        elif function.kind in (TEXT, BINARY) or name in ("LENGTH", "CHAR_LENGTH", "CRC32"):
            call.set(
                "expressions",
                [self._unpadded(argument, kind) for argument, kind in zip(call.expressions, kinds, strict=True)],
            )
        if name == "CONCAT":
            replaced(call, concatenated(call.expressions))
        return merged(kinds) if function.kind == MERGE else function.kind

    def _unpadded(self, value: exp.Expr, kind: SqlType) -> exp.Expr:
        """A wide integer as MySQL would print it."""
        return my("UNPAD", value) if kind == WIDE else value


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
    exp.Ordered: Expressions._inner,
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
