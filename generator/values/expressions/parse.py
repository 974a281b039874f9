"""Expression text into a plain tree, by sqlglot's MySQL grammar.

A tree is made of lists and strings only, so that the built-in blueprint can ship its trees parsed and the small job
need not load sqlglot. Its forms::

    ["number", "1.50"]  ["text", "x"]  ["null"]  ["true"]  ["false"]
    ["column", "orders", "client_id"]          a path: up to three names
    ["call", "ROUND", tree, ...]               a function, by MySQL's name
    ["op", "+", left, right]                   + - * / DIV % = <=> <> < <= > >= AND OR
    ["not", tree]  ["negative", tree]  ["is_null", tree]  ["in", tree, tree, ...]
    ["case", [[condition, value], ...], else]  ["coalesce", tree, ...]
    ["interval", "+", date, amount, "DAY"]     date arithmetic
    ["cast", tree, "DECIMAL", 12, 2]
    ["aggregate", "SUM", tree]                 over the rows of a child table
    ["json_object", ["text", "sku"], value, ...]  ["json_array", value, ...]  ["json", value]
    ["separated", value, ["text", ", "]]       what GROUP_CONCAT joins
    ["ordinal", "order_id"]                    1, 2, 3 … among the rows with the same parent
    ["ordinal_by", tree, …]                    1, 2, 3 … among the rows in which all trees are the same
    ["running", tree, "account_id"]            the sum of the row and of those before it with the same parent
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlglot import exp

Tree = list[Any]

_SELECT = "SELECT "  # a lone REPLACE(...) would be read as MySQL's REPLACE statement
_DEEPEST = 100  # levels; a column may be computed from others, each with an expression as deep
_TOO_DEEP = f"the expression has more than {_DEEPEST} levels: compute parts of it in hidden columns"
UNITS = ("SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "YEAR")


class ExpressionError(ValueError):
    """The text is no expression, or uses something that blueprints do not have."""


def parse_expression(text: str) -> Tree:
    """Return the tree of ``text``. Raises ExpressionError with the place inside the text where sqlglot knows it."""
    import sqlglot
    from sqlglot.errors import SqlglotError

    try:
        found = sqlglot.parse(_SELECT + text, read="mysql")
    except SqlglotError as error:
        from .error_messages import plain

        raise ExpressionError(plain(error, text, len(_SELECT))) from None
    except RecursionError:
        raise ExpressionError(_TOO_DEEP) from None
    select = found[0] if len(found) == 1 else None
    clauses = [key for key, value in select.args.items() if value] if select is not None else []
    if select is None or clauses != ["expressions"] or len(select.expressions) != 1:
        raise ExpressionError(f"exactly one expression is needed, not {text!r}")
    try:
        return _Reader(text).read(select.expressions[0])
    except RecursionError:
        raise ExpressionError(_TOO_DEEP) from None


class _Reader:
    """Turns sqlglot's nodes into trees."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.depth = 0

    def read(self, node: exp.Expression) -> Tree:
        """Return the tree of ``node``. Raises ExpressionError, also for more levels than can be computed."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ExpressionError(_TOO_DEEP)
        try:
            return self._read(node)
        finally:
            self.depth -= 1

    def _read(self, node: exp.Expression) -> Tree:
        method: Callable[[exp.Expression], Tree] | None = getattr(self, "_" + type(node).__name__.lower(), None)
        if method is not None:
            return method(node)
        name = type(node).__name__
        if name in _OPERATORS:
            return self._operator(node)
        if name in _FUNCTIONS:
            return self._function(node)
        if name in ("Sum", "Count", "Min", "Max", "Avg"):
            if name == "Avg" or isinstance(node.this, _classes("Star", "Distinct")):
                raise self._refuse(node, "an aggregate is SUM, COUNT, MIN or MAX of one child column")
            self._require_no_more(node, ("this",))
            return ["aggregate", name.upper(), self.read(node.this)]
        raise self._refuse(node, "this is not something a blueprint's expression can hold")

    def _refuse(self, node: exp.Expression, why: str) -> ExpressionError:
        shown = node.sql(dialect="mysql")
        return ExpressionError(f"{why}: {shown}" + ("" if shown == self.text else f" (in {self.text!r})"))

    def _require_no_more(self, node: exp.Expression, keys: Sequence[str]) -> None:
        """Refuse arguments that are not read: sqlglot's functions take more than MySQL's."""
        from sqlglot import exp

        for key, value in node.args.items():
            items = value if isinstance(value, list) else [value]
            if key not in keys and any(isinstance(item, exp.Expression) for item in items):
                raise self._refuse(node, "too many arguments")

    def _literal(self, node: exp.Literal) -> Tree:
        return ["text" if node.is_string else "number", node.this]

    def _null(self, _: exp.Expression) -> Tree:
        return ["null"]

    def _boolean(self, node: exp.Expression) -> Tree:
        return ["true" if node.this else "false"]

    def _paren(self, node: exp.Expression) -> Tree:
        return self.read(node.this)

    def _column(self, node: exp.Column) -> Tree:
        return ["column", *(part.name for part in node.parts)]

    def _dot(self, node: exp.Dot) -> Tree:
        return ["column", *(part.name for part in node.parts)]

    def _neg(self, node: exp.Expression) -> Tree:
        return ["negative", self.read(node.this)]

    def _not(self, node: exp.Expression) -> Tree:
        return ["not", self.read(node.this)]

    def _is(self, node: exp.Expression) -> Tree:
        if type(node.expression).__name__ != "Null":
            raise self._refuse(node, "IS is for IS NULL and IS NOT NULL")
        return ["is_null", self.read(node.this)]

    def _in(self, node: exp.In) -> Tree:
        if not node.expressions:
            raise self._refuse(node, "IN needs a list of values")
        return ["in", self.read(node.this), *(self.read(item) for item in node.expressions)]

    def _between(self, node: exp.Between) -> Tree:
        value = self.read(node.this)
        low, high = self.read(node.args["low"]), self.read(node.args["high"])
        return ["op", "AND", ["op", ">=", value, low], ["op", "<=", value, high]]

    def _if(self, node: exp.If) -> Tree:
        otherwise = node.args.get("false")
        if otherwise is None:
            raise self._refuse(node, "IF takes a condition and two values")
        return ["case", [[self.read(node.this), self.read(node.args["true"])]], self.read(otherwise)]

    def _case(self, node: exp.Case) -> Tree:
        subject = self.read(node.this) if node.this is not None else None
        branches = []
        for branch in node.args["ifs"]:
            condition = self.read(branch.this)
            if subject is not None:
                condition = ["op", "=", subject, condition]
            branches.append([condition, self.read(branch.args["true"])])
        default = node.args.get("default")
        return ["case", branches, self.read(default) if default is not None else ["null"]]

    def _coalesce(self, node: exp.Coalesce) -> Tree:
        return ["coalesce", self.read(node.this), *(self.read(item) for item in node.expressions)]

    def _cast(self, node: exp.Cast) -> Tree:
        target = node.args["to"]
        sizes = [self._size(size.this) for size in target.expressions]
        name = target.this.value.upper()
        kinds = {
            "DECIMAL": "DECIMAL",
            "DATE": "DATE",
            "DATETIME": "DATETIME",
            "CHAR": "CHAR",
            "VARCHAR": "CHAR",
            "BIGINT": "SIGNED",
            "INT": "SIGNED",
            "UBIGINT": "SIGNED",
            "TEXT": "CHAR",
            "TIMESTAMP": "DATETIME",
        }
        if name not in kinds:
            raise self._refuse(node, "CAST knows SIGNED, DECIMAL, DATE, DATETIME and CHAR")
        return ["cast", self.read(node.this), kinds[name], *sizes]

    def _size(self, node: exp.Expression) -> int:
        text = str(node.this)
        if not (text.isdecimal() and len(text) <= 3):
            raise self._refuse(node, "a type's length is a whole number of at most 3 digits")
        return int(text)

    def _timestamptrunc(self, node: exp.Expression) -> Tree:
        raise self._refuse(node, "use DATE(...) to drop the time")

    def _interval(self, node: exp.Expression) -> Tree:
        raise self._refuse(node, "an INTERVAL is added to or taken from a date")

    def _interval_of(self, sign: str, date: exp.Expression, amount: exp.Expression, unit: Any) -> Tree:
        name = str(unit.name if unit is not None else "DAY").upper()
        if name not in UNITS:
            raise ExpressionError(f"INTERVAL knows {', '.join(UNITS)}, not {name} (in {self.text!r})")
        value = self.read(amount)
        if value[0] == "text":  # sqlglot quotes the amount of an INTERVAL
            value = ["number", value[1]]
        return ["interval", sign, self.read(date), value, name]

    def _dateadd(self, node: exp.Expression) -> Tree:
        return self._interval_of("+", node.this, node.expression, node.args.get("unit"))

    def _datesub(self, node: exp.Expression) -> Tree:
        return self._interval_of("-", node.this, node.expression, node.args.get("unit"))

    def _operator(self, node: exp.Expression) -> Tree:
        sign = _OPERATORS[type(node).__name__]
        right = node.expression
        if sign in "+-" and type(right).__name__ == "Interval":
            return self._interval_of(sign, node.this, right.this, right.args.get("unit"))
        return ["op", sign, self.read(node.this), self.read(right)]

    def _function(self, node: exp.Expression) -> Tree:
        name, keys = _FUNCTIONS[type(node).__name__]
        self._require_no_more(node, keys)
        arguments = []
        for key in keys:
            value = node.args.get(key)
            for item in value if isinstance(value, list) else [value]:
                if item is not None:
                    arguments.append(self.read(item))
        return ["call", name, *arguments]

    def _timestampdiff(self, node: exp.Expression) -> Tree:
        unit = str(node.args["unit"].name if node.args.get("unit") is not None else "").upper()
        if unit not in UNITS:
            raise self._refuse(node, f"TIMESTAMPDIFF knows {', '.join(UNITS)}")
        # sqlglot has the later one first
        return ["call", "TIMESTAMPDIFF", ["text", unit], self.read(node.expression), self.read(node.this)]

    def _groupconcat(self, node: exp.Expression) -> Tree:
        separator = node.args.get("separator")
        if type(node.this).__name__ in ("Order", "Distinct") or (separator is not None and not separator.is_string):
            raise self._refuse(node, "GROUP_CONCAT joins the child rows in their order: a value, and SEPARATOR 'text'")
        text = separator.name if separator is not None else ","
        return ["aggregate", "GROUP_CONCAT", ["separated", self.read(node.this), ["text", text]]]

    def _jsonobject(self, node: exp.Expression) -> Tree:
        tree: Tree = ["json_object"]
        for pair in node.expressions:
            if type(pair).__name__ != "JSONKeyValue" or not pair.this.is_string:
                raise self._refuse(node, "JSON_OBJECT takes names in quotes, each with a value")
            tree += [["text", pair.this.name], self.read(pair.expression)]
        return tree

    def _pad(self, node: exp.Expression) -> Tree:
        fill = node.args.get("fill_pattern")
        name = "LPAD" if node.args.get("is_left", True) else "RPAD"
        return [
            "call",
            name,
            self.read(node.this),
            self.read(node.expression),
            self.read(fill) if fill is not None else ["text", " "],
        ]

    def _trunc(self, node: exp.Expression) -> Tree:
        decimals = node.args.get("decimals") or node.args.get("expression")
        return [
            "call",
            "TRUNCATE",
            self.read(node.this),
            self.read(decimals) if decimals is not None else ["number", "0"],
        ]

    def _anonymous(self, node: exp.Anonymous) -> Tree:
        name = str(node.this).upper()
        if name == "ORDINAL":
            return self._ordinal(node)
        if name == "RUNNING_SUM":
            return self._running_sum(node)
        if name == "JSON_ARRAYAGG" and len(node.expressions) == 1:
            return ["aggregate", name, ["json", self.read(node.expressions[0])]]
        if name == "JSON_ARRAY":
            return ["json_array", *(self.read(item) for item in node.expressions)]
        if name not in _PLAIN_FUNCTIONS:
            raise self._unknown_function(node, name)
        return ["call", name, *(self.read(item) for item in node.expressions)]

    def _ordinal(self, node: exp.Anonymous) -> Tree:
        groups = [self.read(item) for item in node.expressions]
        if not groups:
            raise self._refuse(node, "ORDINAL takes a reference column, or what is the same in the rows that it counts")
        is_column = len(groups) == 1 and groups[0][0] == "column" and len(groups[0]) == 2
        return ["ordinal", groups[0][1]] if is_column else ["ordinal_by", *groups]

    def _running_sum(self, node: exp.Anonymous) -> Tree:
        value, path = [self.read(item) for item in node.expressions] if len(node.expressions) == 2 else ([], [])
        if len(path) != 2 or path[0] != "column":
            raise self._refuse(node, "RUNNING_SUM takes what to add up and one reference column")
        return ["running", value, path[1]]

    def _unknown_function(self, node: exp.Anonymous, name: str) -> ExpressionError:
        from ...errors import did_you_mean

        written = ("IF", "IFNULL", "COALESCE", "ORDINAL", "RUNNING_SUM")
        known = sorted({*_PLAIN_FUNCTIONS, *(name for name, _ in _FUNCTIONS.values()), *written})
        return self._refuse(node, f"there is no function {name}{did_you_mean(name, known)} (known: {', '.join(known)})")


def _classes(*names: str) -> tuple[type, ...]:
    from sqlglot import exp

    return tuple(getattr(exp, name) for name in names)


_OPERATORS = {
    "Add": "+",
    "Sub": "-",
    "Mul": "*",
    "Div": "/",
    "IntDiv": "DIV",
    "Mod": "%",
    "EQ": "=",
    "NullSafeEQ": "<=>",
    "NEQ": "<>",
    "LT": "<",
    "LTE": "<=",
    "GT": ">",
    "GTE": ">=",
    "And": "AND",
    "Or": "OR",
}
_FUNCTIONS = {
    "Round": ("ROUND", ("this", "decimals")),
    "Floor": ("FLOOR", ("this",)),
    "Ceil": ("CEILING", ("this",)),
    "Abs": ("ABS", ("this",)),
    "Least": ("LEAST", ("this", "expressions")),
    "Greatest": ("GREATEST", ("this", "expressions")),
    "Concat": ("CONCAT", ("expressions",)),
    "Lower": ("LOWER", ("this",)),
    "Upper": ("UPPER", ("this",)),
    "Date": ("DATE", ("this",)),
    "TsOrDsToDate": ("DATE", ("this",)),
    "DateDiff": ("DATEDIFF", ("this", "expression")),
    "Year": ("YEAR", ("this",)),
    "Quarter": ("QUARTER", ("this",)),
    "Month": ("MONTH", ("this",)),
    "WeekOfYear": ("WEEKOFYEAR", ("this",)),
    "Day": ("DAY", ("this",)),
    "DayOfMonth": ("DAY", ("this",)),
    "Timestamp": ("TIMESTAMP", ("this",)),
    "Left": ("LEFT", ("this", "expression")),
    "TsOrDsToTimestamp": ("TIMESTAMP", ("this",)),
    "Replace": ("REPLACE", ("this", "expression", "replacement")),
}
_PLAIN_FUNCTIONS = ("TRUNCATE", "LPAD", "LEFT", "TIMESTAMP", "CEILING", "REPLACE", "UNIX_TIMESTAMP", "WEEKDAY")
