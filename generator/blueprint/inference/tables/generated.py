"""Generated columns and the columns that they are computed from: ranges in which every computed value fits its type.

A server in strict mode refuses a row whose generated value does not fit (errors 1264, 1406, 1690), or that divides by zero
(1365): https://dev.mysql.com/doc/refman/8.4/en/create-table-generated-columns.html. The expression is computed on ranges of its
columns, by interval arithmetic; what it holds beside arithmetic and simple functions is left to the plan, which computes
every row.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

from ....schema.expressions import columns_named
from ....schema.model import Column, Schema, Table
from ...facts import Unread
from ...limits import Limits
from ...operands import tokens_of
from ..columns.context import ColumnContext, max_length
from .state import TableBuilder

_MOST_COMBINATIONS = 4000
_PARTS = ((1, 1000), (1, 100), (10, 100), (100, 1000), (100, 200), (1, 10), (0, 1), (1, 1), (1000, 10_000))
_KEY_RANGE = (1.0, 1_000_000.0)  # of the row's number, and of what refers to one
_WIDTHS = {"date": 10, "datetime": 26, "timestamp": 26, "time": 17, "year": 4, "uuid": 36, "inet4": 15, "inet6": 45}
_NEVER_NULL = re.compile(r"[\w\s`.,+*()-]+")  # a division by zero is NULL
_CALL = re.compile(r"(\w+)\s*\(")
_KEEPS_VALUES = frozenset(("round", "ifnull", "coalesce", "greatest", "least", "datediff"))


class _Span(NamedTuple):
    """What a part of an expression can be: numbers from ``low`` to ``high``, or text of at most ``width`` characters."""

    low: float = -math.inf
    high: float = math.inf
    width: int = 0
    is_text: bool = False
    unsigned: bool = False

    @property
    def characters(self) -> int:
        if self.is_text:
            return self.width
        most = max(abs(self.low), abs(self.high))
        return 30 if math.isinf(most) else len(str(int(most))) + 1 + self.width


class _Misfit(Exception):
    """A value of the ranges does not fit, or divides by zero."""


def with_known_nulls(schema: Schema) -> Schema:
    """The schema with generated columns that are never NULL said to be so: arithmetic of columns that are NOT NULL."""
    tables = tuple(_with_known_nulls(table) for table in schema.tables)
    unchanged = all(new is old for new, old in zip(tables, schema.tables, strict=True))
    return schema if unchanged else replace(schema, tables=tables)


def _with_known_nulls(table: Table) -> Table:
    known = [
        column for column in table.columns if column.generated and column.nullable and _is_never_null(table, column)
    ]
    if not known:
        return table
    columns = tuple(replace(each, nullable=False) if each in known else each for each in table.columns)
    return replace(table, columns=columns)


def _is_never_null(table: Table, generated: Column) -> bool:
    expression = generated.expression or ""
    if (
        _NEVER_NULL.fullmatch(expression) is None
        or not {each.lower() for each in _CALL.findall(expression)} <= _KEEPS_VALUES
    ):
        return False
    return not any(table.column(name).nullable for name in columns_named(table, expression))


def fit_generated_columns(builder: TableBuilder) -> None:
    """Narrow the limits of columns so that what the server computes from them fits; columns that fit already stay."""
    for column in builder.table.columns:
        if column.generated:
            try:
                _fit(builder, column)
            except (Unread, RecursionError):
                continue  # the plan computes the rows


def _fit(builder: TableBuilder, generated: Column) -> None:
    named = columns_named(builder.table, generated.expression or "")
    spans = {name: _span(builder, builder.table.column(name), named) for name in named}
    if _fits(builder, generated, spans):
        return
    free = [name for name in named if _is_free(builder, name)]
    narrowed = _narrowed_text(builder, generated, spans, free) or _narrowed_numbers(builder, generated, spans, free)
    for name, span in (narrowed or {}).items():
        if span != spans[name]:
            limits = builder.constraints.limits.setdefault(name, Limits())
            if span.is_text:
                limits.max_length = span.width
            else:
                limits.low, limits.high = Decimal(str(span.low)), Decimal(str(span.high))
                limits.exclusive_min = limits.exclusive_max = False


def _is_free(builder: TableBuilder, name: str) -> bool:
    column = builder.table.column(name)
    return not column.generated and not builder.is_automatic(column) and name not in builder.linked


def _fits(builder: TableBuilder, generated: Column, spans: Mapping[str, _Span]) -> bool:
    try:
        value = _Spans(generated.expression or "", spans).read()
    except _Misfit:
        return False
    kind = generated.type
    if kind.is_text:
        return value.characters <= (max_length(generated, ColumnContext()) if kind.name in ("char", "varchar") else 255)
    if value.is_text:
        raise Unread
    if kind.is_integer:
        low, high = kind.integer_range
        return low - 0.5 < value.low and value.high < high + 0.5
    if kind.name == "decimal":
        most = 10**kind.whole_digits - 0.5 / 10 ** (kind.scale or 0)
        return (0 if kind.unsigned else -most) <= value.low and value.high < most
    return not (kind.unsigned and value.low < 0)


def _span(builder: TableBuilder, column: Column, named: list[str]) -> _Span:
    """What a column's rule makes of it, as wide as it can be."""
    kind = column.type
    if column.generated:
        raise Unread
    if builder.is_automatic(column) or column.name.lower() in builder.linked:
        if kind.is_integer:
            return _Span(*_KEY_RANGE, unsigned=kind.unsigned)
        return _Span(width=kind.length or 255, is_text=True)
    if kind.is_text:
        return _Span(width=max_length(column, ColumnContext(limits=builder.constraints.of(column.name))), is_text=True)
    if kind.labels:
        return _Span(
            width=max(map(len, kind.labels)) if kind.name == "enum" else sum(map(len, kind.labels)), is_text=True
        )
    if kind.name in _WIDTHS and kind.name != "year":
        return _Span(width=_WIDTHS[kind.name], is_text=True)
    rule = builder.column_rule(column)
    if rule.get("provider") == "boolean":
        return _Span(0, 1)
    if not {"min", "max"} <= rule.keys():
        raise Unread
    return _Span(float(rule["min"]), float(rule["max"]), kind.scale or 0, unsigned=kind.unsigned)


def _narrowed_text(
    builder: TableBuilder, generated: Column, spans: dict[str, _Span], free: list[str]
) -> dict[str, _Span] | None:
    """Shorter texts, each of at most the same length."""
    texts = [name for name in free if spans[name].is_text and builder.table.column(name).type.is_text]
    for most in range(max((spans[name].width for name in texts), default=0), 0, -1):
        shorter = {name: spans[name]._replace(width=min(spans[name].width, most)) for name in texts}
        if _fits(builder, generated, spans | shorter):
            return shorter
    return None


def _narrowed_numbers(
    builder: TableBuilder, generated: Column, spans: dict[str, _Span], free: list[str]
) -> dict[str, _Span] | None:
    """Of the parts of the numbers' ranges, those that fit and leave the most values."""
    numbers = [name for name in free if not spans[name].is_text]
    options = [list(_parts(spans[name], builder.table.column(name))) for name in numbers]
    best, most = None, -1.0
    for chosen in itertools.islice(itertools.product(*options), _MOST_COMBINATIONS):
        size = sum(math.log1p(span.high - span.low) for span in chosen)
        narrowed = dict(zip(numbers, chosen, strict=True))
        if size > most and _fits(builder, generated, spans | narrowed):
            best, most = narrowed, size
    return best


def _parts(span: _Span, column: Column) -> Iterator[_Span]:
    step = 1.0 if column.type.is_integer or column.type.name == "year" else 0.01
    seen = set()
    relative = [(span.high * part, span.high) for part in (0.5, 0.1)] + [
        (span.low, span.high * part) for part in (0.1, 0.01)
    ]
    for low, high in [(span.low, span.high), *_PARTS, *relative]:
        low, high = max(span.low, math.ceil(low / step) * step), min(span.high, math.floor(high / step) * step)
        part = (round(low, 2), round(high, 2))
        if low <= high and part not in seen:
            seen.add(part)
            yield span._replace(low=part[0], high=part[1])


class _Spans:
    """Computes an expression on ranges: recursive descent over its tokens. Raises Unread for what it does not know."""

    def __init__(self, expression: str, spans: Mapping[str, _Span]) -> None:
        self._tokens = list(tokens_of(expression))
        self._at = 0
        self._spans = spans

    def read(self) -> _Span:
        value = self._sum()
        if self._at < len(self._tokens):
            raise Unread
        return value

    def _take(self, *signs: str) -> str:
        if self._at < len(self._tokens) and self._tokens[self._at].upper() in signs:
            self._at += 1
            return self._tokens[self._at - 1].upper()
        return ""

    def _sum(self) -> _Span:
        value = self._product()
        while sign := self._take("+", "-"):
            other = self._product()
            value = _added(value, other) if sign == "+" else _subtracted(value, other)
        return value

    def _product(self) -> _Span:
        value = self._term()
        while sign := self._take("*", "/", "DIV"):
            value = _multiplied(value, self._term(), dividing=sign != "*")
        return value

    def _term(self) -> _Span:
        if self._take("("):
            return self._closed(self._sum())
        if self._take("-"):
            inner = self._term()
            return _number(-inner.high, -inner.low)
        if self._at >= len(self._tokens):
            raise Unread
        token = self._tokens[self._at]
        self._at += 1
        if token.startswith("_") and self._at < len(self._tokens) and self._tokens[self._at].startswith("'"):
            token = self._tokens[self._at]
            self._at += 1
        if token.startswith("'"):
            return _Span(width=len(token) - 2, is_text=True)
        if token[0].isdigit() or token[0] == ".":
            return _number(float(token), float(token))
        if self._take("("):
            return self._call(token.upper())
        name = token.strip("`").lower()
        if name not in self._spans:
            raise Unread
        return self._spans[name]

    def _closed(self, value: _Span) -> _Span:
        if not self._take(")"):
            raise Unread
        return value

    def _call(self, name: str) -> _Span:
        function = _FUNCTIONS.get(name)
        if function is None:
            raise Unread
        arguments = [self._sum()]
        while self._take(","):
            arguments.append(self._sum())
        return self._closed(function(*arguments))


def _number(low: float, high: float) -> _Span:
    return _Span(low, high, width=5)


def _numbers(*spans: _Span) -> None:
    if any(span.is_text for span in spans):
        raise Unread


def _added(left: _Span, right: _Span) -> _Span:
    _numbers(left, right)
    return _number(left.low + right.low, left.high + right.high)._replace(unsigned=left.unsigned or right.unsigned)


def _subtracted(left: _Span, right: _Span) -> _Span:
    """A difference of which one side is UNSIGNED must not be negative:
    https://dev.mysql.com/doc/refman/8.4/en/out-of-range-and-overflow.html"""
    _numbers(left, right)
    unsigned = left.unsigned or right.unsigned
    if unsigned and left.low < right.high:
        raise _Misfit
    return _number(left.low - right.high, left.high - right.low)._replace(unsigned=unsigned)


def _multiplied(left: _Span, right: _Span, *, dividing: bool) -> _Span:
    _numbers(left, right)
    if dividing:
        if right.low <= 0 <= right.high:
            raise _Misfit
        right = _number(1 / right.high, 1 / right.low)
    products = [one * other for one in (left.low, left.high) for other in (right.low, right.high)]
    return _number(min(products), max(products))._replace(unsigned=left.unsigned or right.unsigned)


def _power(base: _Span, exponent: _Span) -> _Span:
    _numbers(base, exponent)
    if exponent.low != exponent.high or base.low < 0 or (exponent.low < 0 and base.low == 0):
        raise Unread
    try:
        ends = (base.low**exponent.low, base.high**exponent.low)
    except OverflowError:
        raise _Misfit from None
    return _number(min(ends), max(ends))


def _rounded(value: _Span, *_: _Span) -> _Span:
    _numbers(value)
    return _number(math.floor(value.low), math.ceil(value.high))


def _absolute(value: _Span) -> _Span:
    _numbers(value)
    ends = (abs(value.low), abs(value.high))
    return _number(0.0 if value.low <= 0 <= value.high else min(ends), max(ends))


def _any_of(*values: _Span) -> _Span:
    if any(value.is_text for value in values):
        return _Span(width=max(value.characters for value in values), is_text=True)
    return _number(min(value.low for value in values), max(value.high for value in values))


def _joined(*values: _Span) -> _Span:
    return _Span(width=sum(value.characters for value in values), is_text=True)


def _joined_with(separator: _Span, *values: _Span) -> _Span:
    return _Span(width=_joined(*values).width + separator.width * (len(values) - 1), is_text=True)


def _cut(value: _Span, *numbers: _Span) -> _Span:
    return _Span(width=min(value.characters, int(numbers[-1].high)) if numbers else value.characters, is_text=True)


def _as_text(value: _Span, *_: _Span) -> _Span:
    return _Span(width=value.characters, is_text=True)


def _substring(value: _Span, *numbers: _Span) -> _Span:
    return _cut(value, *numbers[1:])


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    **dict.fromkeys(("POW", "POWER"), _power),
    **dict.fromkeys(("ROUND", "FLOOR", "CEIL", "CEILING", "TRUNCATE"), _rounded),
    **dict.fromkeys(("IFNULL", "COALESCE", "GREATEST", "LEAST"), _any_of),
    **dict.fromkeys(("LOWER", "UPPER", "LCASE", "UCASE", "TRIM", "LTRIM", "RTRIM", "REVERSE"), _as_text),
    **dict.fromkeys(("SUBSTRING", "SUBSTR", "MID"), _substring),
    **dict.fromkeys(("LEFT", "RIGHT"), _cut),
    "ABS": _absolute,
    "CONCAT": _joined,
    "CONCAT_WS": _joined_with,
}
