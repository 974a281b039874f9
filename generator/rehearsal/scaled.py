"""Decimals as SQLite's own integers, where their digits are known to fit: comparisons and sums without a call into Python.

A stored DECIMAL(12,2) is a text with two digits behind its point; without the point it is the value in hundredths. A node of a
tree that has such a form carries it beside the exact form, which everything else uses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlglot import exp

from .kinds import EXACT, INTEGER, Sized, SqlType

_MOST_DIGITS = 18  # of any 64-bit integer
_SUMMED_DIGITS = 6  # more has the sum of a million values
_FORM = "scaled"


@dataclass(frozen=True, slots=True)
class Scaled:
    """A number as an integer: ``value`` is 10 to the power of ``scale`` times as large, and has at most ``digits`` digits.
    ``is_safe``: it is an integer for sure; no step to it can pass 64 bits, where SQLite goes on with a float, and stays with it."""

    value: exp.Expr
    digits: int
    scale: int
    is_safe: bool = True

    def __deepcopy__(self, memo: object) -> Scaled:
        """Itself, for the copies that sqlglot makes of nodes: whoever takes its value into a tree copies that."""
        return self

    def at(self, scale: int) -> Scaled:
        """The same with more digits behind the point."""
        more = scale - self.scale
        if not more:
            return self
        if isinstance(self.value, exp.Literal):
            value: exp.Expr = _number(int(self.value.name) * 10**more)
        else:
            value = exp.Paren(this=exp.Mul(this=self.value.copy(), expression=_number(10**more)))
        return _made(value, self.digits + more, scale, self)


def _made(value: exp.Expr, digits: int, scale: int, *of: Scaled) -> Scaled:
    return Scaled(value, digits, scale, digits <= _MOST_DIGITS and all(each.is_safe for each in of))


def _number(value: int) -> exp.Expr:
    return exp.Literal.number(value)


def scaled(node: exp.Expr, kind: SqlType) -> Scaled | None:
    """The form of a translated node; None where it has none."""
    found: Scaled | None = node.meta.get(_FORM)
    if found is not None:
        return found
    if isinstance(node, exp.Paren):
        return scaled(node.this, kind)
    if not isinstance(kind, Sized) or kind.digits > _MOST_DIGITS:
        return None
    value = node.copy()
    if kind == INTEGER:
        return Scaled(value, kind.digits, 0, kind.is_stored)
    if kind.scale:
        value = exp.Anonymous(this="replace", expressions=[value, exp.Literal.string("."), exp.Literal.string("")])
    if not kind.is_stored:
        value = exp.Case(ifs=[exp.If(this=_in_notation(node, kind.scale), true=value)])
    return Scaled(exp.Cast(this=value, to=exp.DataType.build("bigint")), kind.digits, kind.scale, kind.is_stored)


def _in_notation(node: exp.Expr, scale: int) -> exp.Expr:
    """Whether a value that is being written has as many digits behind its point as its column, and no sign."""
    whole = "[0-9]*" + ("." + "[0-9]" * scale if scale else "")
    other = exp.Glob(this=node.copy(), expression=exp.Literal.string("*[^0-9.]*" if scale else "*[^0-9]*"))
    return exp.and_(
        exp.Glob(this=node.copy(), expression=exp.Literal.string(whole)),
        exp.Not(this=exp.Paren(this=other)),
        copy=False,
    )


def carry(node: exp.Expr, form: Scaled | None) -> exp.Expr:
    """Give a node its form; returns the node."""
    if form is not None:
        node.meta[_FORM] = form
    return node


def of_literal(text: str) -> Scaled:
    """The form of a number as it is written."""
    sign, digits, exponent = Decimal(text).as_tuple()
    value = int("".join(map(str, digits)))
    return _made(_number(-value if sign else value), len(digits), -int(exponent))


def of_arithmetic(sort: type[exp.Expr], left: Scaled | None, right: Scaled | None) -> Scaled | None:
    """The form of a sum, difference or product; None for other operators."""
    if left is None or right is None or sort not in (exp.Add, exp.Sub, exp.Mul):
        return None
    scale, digits = left.scale + right.scale, left.digits + right.digits
    if sort is not exp.Mul:
        scale = max(left.scale, right.scale)
        left, right = left.at(scale), right.at(scale)
        digits = max(left.digits, right.digits) + 1
    value = exp.Paren(this=sort(this=left.value.copy(), expression=right.value.copy()))
    return _made(value, digits, scale, left, right)


def of_negation(given: Scaled | None) -> Scaled | None:
    return None if given is None else of_arithmetic(exp.Sub, Scaled(_number(0), 1, 0), given)


def of_coalesce(parts: Sequence[Scaled | None]) -> Scaled | None:
    # what is no integer is NULL where it is not in its notation, which COALESCE would pass over
    given = [part for part in parts if part is not None and part.is_safe]
    if len(given) < len(parts):
        return None
    scale = max(part.scale for part in given)
    first, *others = [part.at(scale) for part in given]
    value = exp.Coalesce(this=first.value.copy(), expressions=[other.value.copy() for other in others])
    return _made(value, max(part.at(scale).digits for part in given), scale, *given)


def of_function(name: str, arguments: Sequence[exp.Expr], kinds: Sequence[SqlType]) -> Scaled | None:
    """The form of ``ROUND`` and ``ABS``; None for other functions."""
    given = scaled(arguments[0], kinds[0]) if name in ("ROUND", "ABS") else None
    if given is None:
        return None
    if name == "ABS":
        if not given.is_safe:
            return None
        return _made(exp.Anonymous(this="abs", expressions=[given.value.copy()]), given.digits, given.scale, given)
    places = arguments[1].name if len(arguments) == 2 and isinstance(arguments[1], exp.Literal) else "0"
    if len(arguments) == 2 and not isinstance(arguments[1], exp.Literal):
        return None
    return _rounded(given, int(places))


def _rounded(given: Scaled, places: int) -> Scaled:
    """Half away from zero: SQLite's division of integers cuts toward zero."""
    if places >= given.scale:
        return given
    unit = 10 ** (given.scale - places)
    is_negative = exp.LT(this=given.value.copy(), expression=_number(0))
    half = exp.Case(ifs=[exp.If(this=is_negative, true=_number(-unit // 2))], default=_number(unit // 2))
    value = exp.Div(
        this=exp.Paren(this=exp.Add(this=given.value.copy(), expression=half)), expression=_number(unit), typed=True
    )
    return _made(exp.Paren(this=value), given.digits, places, given)


def of_aggregate(
    sort: type[exp.AggFunc], given: Scaled | None, *, is_distinct: bool
) -> tuple[exp.Expr, SqlType] | None:
    """SUM, MIN or MAX over integers, as a decimal, and its kind; None where it is to be computed otherwise."""
    if given is None or not given.is_safe or sort not in (exp.Sum, exp.Min, exp.Max):
        return None
    digits = given.digits + _SUMMED_DIGITS * (sort is exp.Sum)
    if digits > _MOST_DIGITS:
        return None
    value = given.value.copy()
    total = sort(this=exp.Distinct(expressions=[value]) if is_distinct else value)
    decimal = _decimal(total, given.scale) if given.scale else total
    return carry(decimal, Scaled(total.copy(), digits, given.scale)), Sized("exact", digits, given.scale)


def _decimal(value: exp.Expr, scale: int) -> exp.Expr:
    """The text of the decimal of which an integer is 10 to the power of ``scale`` times as large; NULL of NULL, which printf
    would show as 0. SQLite computes an aggregate once, however often a query names it."""
    unit = _number(10**scale)
    absolute = exp.Anonymous(this="abs", expressions=[value.copy()])
    is_negative = exp.LT(this=value.copy(), expression=_number(0))
    parts = [
        exp.Literal.string(f"%s%d.%0{scale}d"),
        exp.Case(ifs=[exp.If(this=is_negative, true=exp.Literal.string("-"))], default=exp.Literal.string("")),
        exp.Div(this=absolute, expression=unit, typed=True),
        exp.Mod(this=absolute.copy(), expression=unit.copy()),
    ]
    is_given = exp.Not(this=exp.Is(this=value.copy(), expression=exp.Null()))
    return exp.Case(ifs=[exp.If(this=is_given, true=exp.Anonymous(this="printf", expressions=parts))])


def _have_one_notation(node: exp.Binary, kinds: tuple[SqlType, SqlType]) -> bool:
    """Whether two columns hold decimals of as many digits behind the point: they are equal when their texts are."""
    one, other = kinds
    return (
        isinstance(node.left, exp.Column)
        and isinstance(node.right, exp.Column)
        and isinstance(one, Sized)
        and isinstance(other, Sized)
        and one == other == EXACT
        and one.scale == other.scale
        and one.is_stored
        and other.is_stored
    )


def of_comparison(node: exp.Binary, kinds: tuple[SqlType, SqlType], exact: Callable[[], exp.Expr]) -> exp.Expr | None:
    """A comparison as one of integers, behind a guard where they may not fit; ``exact`` is what it is then."""
    if isinstance(node, exp.EQ | exp.NEQ) and _have_one_notation(node, kinds):
        return exp.Paren(this=type(node)(this=node.left.copy(), expression=node.right.copy()))
    left, right = scaled(node.left, kinds[0]), scaled(node.right, kinds[1])
    if left is None or right is None:
        return None
    scale = max(left.scale, right.scale)
    left, right = left.at(scale), right.at(scale)
    compared = type(node)(this=left.value.copy(), expression=right.value.copy())
    if left.is_safe and right.is_safe:
        return exp.Paren(this=compared)
    fit = [
        exp.EQ(
            this=exp.Anonymous(this="typeof", expressions=[side.value.copy()]), expression=exp.Literal.string("integer")
        )
        for side in (left, right)
        if not side.is_safe
    ]
    return exp.Paren(this=exp.Case(ifs=[exp.If(this=exp.and_(*fit, copy=False), true=compared)], default=exact()))
