"""Functions, aggregates and intervals: calls of the bodies in ``functions``."""

from __future__ import annotations

from sqlglot import exp

from ..errors import StatementFailed
from .functions import AGGREGATES
from .kinds import (
    BINARY,
    DATE,
    DATETIME,
    EXACT,
    INTEGER,
    MERGE,
    REAL,
    TEXT,
    TIME,
    WIDE,
    Labelled,
    Scope,
    Sized,
    SqlType,
    merged,
)
from .limits import concatenated
from .node_handlers import NodeHandlers
from .nodes import WRAPPERS, my, mysql_call, only, refuse, replaced
from .registry import REGISTRY
from .scaled import carry, of_aggregate, of_function, scaled
from .texts import is_common_regular_expression

RANKINGS = frozenset({"ROW_NUMBER", "RANK", "DENSE_RANK", "LAG", "LEAD", "FIRST_VALUE", "LAST_VALUE", "NTILE"})


class Calls(NodeHandlers):
    """Handlers of functions, aggregates, windows and date arithmetic."""

    def _shift(self, node: exp.Expr, value: exp.Expr, amount: exp.Expr, unit: str, scope: Scope) -> SqlType:
        """``value + INTERVAL amount unit`` and its function forms."""
        if isinstance(node, exp.Sub | exp.DateSub):
            amount = exp.Neg(this=amount)
        call = replaced(node, my("SHIFT", value, amount, exp.Literal.string(unit)))
        kind, _ = [self._expression(argument, scope) for argument in list(call.expressions)[:2]]
        if kind == DATE and unit in ("HOUR", "MINUTE", "SECOND"):
            return DATETIME
        return None if kind is None else str(kind)

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

    def _window(self, node: exp.Window, scope: Scope) -> SqlType:
        kinds = self._children(node, scope)
        return kinds[0]

    def _aggregate(self, node: exp.AggFunc, scope: Scope) -> SqlType:
        """SUM and AVG are always ours, MIN and MAX only over decimals."""
        name = {exp.Sum: "SUM", exp.Avg: "AVG", exp.Min: "MIN", exp.Max: "MAX"}[type(node)]
        distinct = isinstance(node.this, exp.Distinct)
        kind = self._inner(node, scope)
        argument = node.this.expressions[0] if distinct else node.this
        native = of_aggregate(type(node), scaled(argument, kind), is_distinct=distinct)
        if native is not None and not isinstance(node.parent, exp.Window) and (kind == EXACT or name == "SUM"):
            call, kind = native
            replaced(node, call)
            return kind
        if name in ("MIN", "MAX"):
            if kind == TIME and not isinstance(node.parent, exp.Window):
                _by_microseconds(node, kind)
            if kind != EXACT:
                return str(kind) if isinstance(kind, Labelled) else kind
            name += "_NUMBER"
        assert name in AGGREGATES
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

    def _regular_expression(self, node: exp.RegexpLike, scope: Scope) -> SqlType:
        """Refuses what Python's engine reads otherwise than MySQL's ICU and MariaDB's PCRE, or not at all. Patterns that are
        computed are those of our own checks."""
        pattern = node.expression
        if isinstance(pattern, exp.Literal) and not is_common_regular_expression(pattern.this):
            raise refuse(node)
        return self._function(node, scope)

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
        self._choose_body(call, name, kinds)
        carry(call, of_function(name, call.expressions, kinds))
        if name == "CONCAT":
            replaced(call, concatenated(call.expressions))
        result = REGISTRY[name].kind
        return merged(kinds) if result == MERGE else result

    def _choose_body(self, call: exp.Expr, name: str, kinds: list[SqlType]) -> None:
        """The body for decimals and wide integers where it is another one; arguments as text where a text is made."""
        if name in ("GREATEST", "LEAST") and merged(kinds) == EXACT:
            call.set("this", f"my_{name.lower()}_number")
        elif name == "HEX" and kinds == [WIDE]:
            call.set("this", "my_hex_number")
        elif name == "REPLACE" and set(kinds) == {TEXT}:
            call.set("this", "replace")
        elif name in ("DATE", "DATEDIFF"):
            _stored_days(call, name, kinds)
        elif REGISTRY[name].kind in (TEXT, BINARY) or name in ("LENGTH", "CHAR_LENGTH", "CRC32"):
            arguments = zip(call.expressions, kinds, strict=True)
            call.set("expressions", [self._unpadded(argument, kind) for argument, kind in arguments])


def _by_microseconds(node: exp.AggFunc, kind: SqlType) -> None:
    """Let MIN or MAX of a TIME compare numbers: as text, 100:00:00 is less than 99:00:00. The digits of what is computed are
    not known, and all six are shown."""
    numbers = type(node)(this=my("MICROSECONDS", node.this))
    digits = kind.scale if isinstance(kind, Sized) else 6
    replaced(node, my("TIME_TEXT", numbers, exp.Literal.number(digits)))


def _stored_days(call: exp.Expr, name: str, kinds: list[SqlType]) -> None:
    """DATE and DATEDIFF of what columns hold, by SQLite's own functions."""
    if not all(isinstance(kind, Sized) and kind.startswith(DATE) for kind in kinds):
        return
    ten = [exp.Literal.number(1), exp.Literal.number(10)]
    days = [exp.Anonymous(this="substr", expressions=[each.copy(), *ten]) for each in call.expressions]
    if name == "DATE":
        call.replace(days[0])
        return
    first, second = (exp.Anonymous(this="julianday", expressions=[day]) for day in days)
    difference = exp.Paren(this=exp.Sub(this=first, expression=second))
    call.replace(exp.Cast(this=difference, to=exp.DataType.build("bigint")))
