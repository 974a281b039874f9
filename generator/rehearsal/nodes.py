"""sqlglot's syntax trees: which parts of a node are understood, how a call is written, what SQLite's text is."""

from __future__ import annotations

import re

import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel, SqlglotError

from ..errors import StatementFailed
from . import literal_rows
from .columns import quoted
from .kinds import DATE, DATETIME

ALLOWED = {
    exp.Select: {
        "expressions",
        "from_",
        "joins",
        "where",
        "group",
        "having",
        "order",
        "limit",
        "offset",
        "distinct",
        "with_",
        "locks",
        "kind",
    },
    exp.Union: {"this", "expression", "distinct", "with_", "order", "limit", "offset", "by_name"},
    exp.Table: {"this", "db", "alias"},
    exp.Join: {"this", "on", "side", "kind", "using"},
    exp.Subquery: {"this", "alias", "with_"},
    exp.Delete: {"this", "where", "order"},
    exp.Update: {"this", "expressions", "where"},
    # expressions that are rebuilt: an argument that is not looked at must not vanish
    exp.Binary: {"this", "expression", "typed", "safe"},
    exp.Like: {"this", "expression", "negate"},
    exp.Escape: {"this", "expression"},
    exp.In: {"this", "expressions", "query"},
    exp.Between: {"this", "low", "high"},
    exp.Cast: {"this", "to"},
    exp.Trim: {"this", "expression", "position"},
    exp.Sum: {"this"},
    exp.Avg: {"this"},
    exp.Min: {"this"},
    exp.Max: {"this"},
    exp.GroupConcat: {"this", "separator"},
    exp.DateAdd: {"this", "expression", "unit"},
    exp.DateSub: {"this", "expression", "unit"},
    exp.TimestampDiff: {"this", "expression", "unit"},
    exp.Extract: {"this", "expression"},
    exp.Nullif: {"this", "expression"},
    exp.Introducer: {"this", "expression"},
    exp.Neg: {"this"},
}
WRAPPERS = ("TsOrDsToTimestamp", "TsOrDsToDatetime", "TsOrDsToTime")  # sqlglot's own marks around a date argument
DOUBLE_QUOTED = re.compile(r"'[^']*'|`[^`]*`|\"((?:[^\"]|\"\")*)\"")
CALL = re.compile(r"(\w+)(?:\((.*)\))?", re.DOTALL)
LITERAL = re.compile(r"'(?:[^']|'')*'|\d+(?:\.\d+)?")
VALUE = re.compile(r"value_(\d+)")
_OWN_AGGREGATES = ("my_sum", "my_avg")
ARROW = re.compile(r"value_(\d+) (->>?) '((?:[^']|'')*)'")


def refuse(what: exp.Expr | str) -> StatementFailed:
    """The error for what the rehearsal does not understand."""
    shown = what if isinstance(what, str) else what.sql("mysql")
    return StatementFailed(
        f"the rehearsal does not know {shown[:120]!r}", hint="write it with simpler SQL, or try it on a server"
    )


def only(node: exp.Expr, *also: str) -> None:
    """Raise when a node holds a part that would be lost: ``ALLOWED`` names those that are looked at."""
    given = {name for name, value in node.args.items() if value not in (None, [], False)}
    allowed = next((ALLOWED[sort] for sort in type(node).__mro__ if sort in ALLOWED), given)
    extra = given - allowed - set(also)
    if extra:
        raise refuse(f"{sorted(extra)[0]} in {node.sql('mysql')}")


def my(name: str, *arguments: exp.Expr) -> exp.Anonymous:
    """The call of a registered function: ``my_…(arguments)``."""
    return exp.Anonymous(this=f"my_{name.lower()}", expressions=list(arguments))


def replaced(node: exp.Expr, by: exp.Expr) -> exp.Expr:
    """Put ``by`` in the place of ``node``; returns it."""
    node.replace(by)
    return by


def mysql_call(node: exp.Func) -> tuple[str, list[exp.Expr]]:
    """A function's name and arguments as MySQL writes them; sqlglot itself keeps some under other names."""
    # Functions that sqlglot has no class for are kept as they are written.
    if isinstance(node, exp.Anonymous):
        return node.name.upper(), list(node.expressions)
    shown = node.copy()
    values: list[exp.Expr] = []
    for child, original in zip(list(shown.iter_expressions()), list(node.iter_expressions()), strict=True):
        if not isinstance(child, exp.Literal | exp.Var | exp.DataType | exp.JSONPath):
            child.replace(exp.Var(this=f"value_{len(values)}"))
            values.append(original)
    text = shown.sql("mysql")
    arrow = ARROW.fullmatch(text)
    if arrow is not None:
        path = exp.Literal.string(arrow.group(3).replace("''", "'"))
        call = exp.Anonymous(this="JSON_EXTRACT", expressions=[values[int(arrow.group(1))], path])
        return ("JSON_UNQUOTE", [call]) if arrow.group(2) == "->>" else ("JSON_EXTRACT", list(call.expressions))
    written = CALL.fullmatch(text)
    if written is None:
        raise refuse(node)
    arguments = []
    for part in literal_rows.split_commas(written.group(2)) if written.group(2) else []:
        word = part.strip()
        location = VALUE.fullmatch(word)
        if location is None and LITERAL.fullmatch(word) is None:
            raise refuse(node)
        arguments.append(values[int(location.group(1))] if location else sqlglot.parse_one(word, dialect="mysql"))
    return written.group(1).upper(), arguments


def same_notation(node: exp.Binary, datetimes: set[str]) -> bool:
    """True when a date or datetime is compared with a literal in the very notation of the column."""
    # 2026-06-30 and 2026-06-30 10:00:00: texts in one notation sort as what they mean.
    length = {DATE: 10, DATETIME: 19}.get(next(iter(datetimes)))
    return any(isinstance(side, exp.Literal) and len(side.name) == length for side in (node.left, node.right))


def is_single_row(query: exp.Expr) -> bool:
    """True for a subquery that cannot have two rows: an aggregate over everything, or LIMIT 1."""
    if not isinstance(query, exp.Select):
        return False
    limit = query.args.get("limit")
    if limit is not None and limit.expression.name == "1":
        return True
    return not query.args.get("group") and any(map(_holds_aggregate, query.expressions))


def _holds_aggregate(item: exp.Expr) -> bool:
    """Whether a result column sums up rows of its own query: not those of a window, nor of a query within."""
    nodes = item.walk(prune=lambda node: isinstance(node, exp.Window | exp.Query))
    return any(
        (isinstance(node, exp.AggFunc) or node.name.lower() in _OWN_AGGREGATES)
        for node in nodes
        if isinstance(node, exp.AggFunc | exp.Anonymous)
    )


def sqlite_text(tree: exp.Expr) -> str:
    """SQLite's text, names in backticks. The tree is not used after that: it is not copied."""
    try:
        sql = tree.sql("sqlite", identify=True, unsupported_level=ErrorLevel.RAISE, comments=False, copy=False)
    except SqlglotError as error:
        raise refuse(str(error)) from error
    return DOUBLE_QUOTED.sub(
        lambda match: match.group() if match.group(1) is None else quoted(match.group(1).replace('""', '"')), sql
    )
