"""A CHECK in other words that mean the same, or that are enough for it, where its own are not read: without NOT, XOR, IF, CASE and
functions around comparisons.

What holds for three-valued logic only is used: a CHECK that is NULL holds
(https://dev.mysql.com/doc/refman/8.4/en/create-table-check-constraints.html).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from ..lazy_patterns import lazy

if TYPE_CHECKING:
    from sqlglot import exp

_NOT = lazy(r"\bNOT ((?:`(?:[^`]|``)*`|[\w$])+) (IS NULL|IN|LIKE)\b")
_UNITS = frozenset("SECOND MINUTE HOUR DAY WEEK MONTH YEAR".split())


def rewritten(expression: str) -> str | None:
    """Return ``expression`` in plainer words, None where there are none, or where sqlglot does not read it."""
    import sqlglot
    from sqlglot.errors import SqlglotError

    try:
        before = sqlglot.parse_one(expression, read="mysql")
        found = _plain(before.copy())
    except (SqlglotError, RecursionError):
        return None
    return None if found == before else _NOT.sub(_not_behind, found.sql(dialect="mysql"))


def _not_behind(found: re.Match[str]) -> str:
    """``c IS NOT NULL``, ``c NOT IN (...)`` of what sqlglot writes with NOT in front."""
    return f"{found[1]} IS NOT NULL" if found[2] == "IS NULL" else f"{found[1]} NOT {found[2]}"


def _plain(node: exp.Expr) -> exp.Expr:
    from sqlglot import exp

    if isinstance(node, exp.Paren):
        return _plain(node.this)
    if isinstance(node, exp.And | exp.Or):
        return type(node)(this=_group(node.this), expression=_group(node.expression))
    if isinstance(node, exp.Not):
        return _negated(node.this)
    if isinstance(node, exp.Xor):
        return _plain(_either(node.this, node.expression))
    if isinstance(node, exp.If):
        return _plain(_branches([(node.this, node.args["true"])], node.args.get("false")))
    if isinstance(node, exp.Case):
        return _case(node)
    if isinstance(node, exp.Between):
        low, high = (
            exp.GTE(this=node.this, expression=node.args["low"]),
            exp.LTE(this=node.this, expression=node.args["high"]),
        )
        return _plain(exp.And(this=low, expression=high)) if _is_distance(node.this) else node
    return _comparison(node) if isinstance(node, exp.EQ | exp.LT | exp.LTE | exp.GT | exp.GTE) else node


def _group(node: exp.Expr) -> exp.Expr:
    from sqlglot import exp

    found = _plain(node)
    return exp.Paren(this=found) if isinstance(found, exp.And | exp.Or) else found


def _negated(node: exp.Expr) -> exp.Expr:
    """NOT ``node``, by De Morgan's laws."""
    from sqlglot import exp

    opposite: dict[type[exp.Expr], type[exp.Binary]] = {
        exp.EQ: exp.NEQ,
        exp.NEQ: exp.EQ,
        exp.LT: exp.GTE,
        exp.GTE: exp.LT,
        exp.GT: exp.LTE,
        exp.LTE: exp.GT,
    }
    if isinstance(node, exp.Paren):
        return _negated(node.this)
    if isinstance(node, exp.Not):
        return _plain(node.this)
    if isinstance(node, exp.And | exp.Or):
        other = exp.Or if isinstance(node, exp.And) else exp.And
        return _plain(other(this=exp.Not(this=node.this), expression=exp.Not(this=node.expression)))
    if type(node) in opposite:
        return _plain(opposite[type(node)](this=node.this, expression=node.expression))
    if isinstance(node, exp.Between):
        return exp.Or(
            this=exp.LT(this=node.this, expression=node.args["low"]),
            expression=exp.GT(this=node.this, expression=node.args["high"]),
        )
    return exp.Not(this=node)


def _either(first: exp.Expr, second: exp.Expr) -> exp.Expr:
    """One of two conditions, and not both."""
    from sqlglot import exp

    arms = [
        exp.Paren(this=exp.And(this=exp.Paren(this=one.copy()), expression=exp.Not(this=exp.Paren(this=other.copy()))))
        for one, other in ((first, second), (second, first))
    ]
    return exp.Or(this=arms[0], expression=arms[1])


def _case(node: exp.Case) -> exp.Expr:
    from sqlglot import exp

    value, branches = node.args.get("this"), []
    for each in node.args["ifs"]:
        condition = each.this if value is None else exp.EQ(this=value.copy(), expression=each.this)
        branches.append((condition, each.args["true"]))
    return _plain(_branches(branches, node.args.get("default")))


def _branches(branches: Sequence[tuple[exp.Expr, exp.Expr]], otherwise: exp.Expr | None) -> exp.Expr:
    """A condition that depends on others: in each branch the conditions of those before do not hold."""
    from sqlglot import exp

    arms: list[exp.Expr] = []
    before: list[exp.Expr] = []
    for condition, value in [*branches, *([(None, otherwise)] if otherwise is not None else [])]:
        held: list[exp.Expr] = [exp.Not(this=exp.Paren(this=each.copy())) for each in before]
        held += [exp.Paren(this=condition.copy())] if condition is not None else []
        is_true = isinstance(value, exp.Boolean) and value.this
        arms.append(exp.Paren(this=exp.and_(*held, *([] if is_true else [exp.Paren(this=value.copy())]))))
        before += [condition] if condition is not None else []
    return exp.or_(*arms)


def _comparison(node: exp.Expr) -> exp.Expr:
    """A comparison of a distance, of a deviation or of a sum with a number, as one of its columns."""
    from sqlglot import exp

    left, number = node.this, _number(node.expression)
    while isinstance(left, exp.Paren):
        left = left.this
    if number is None:
        return node
    if isinstance(node, exp.EQ) and number == 1 and (isinstance(left, exp.If | exp.Case) or len(_null_tests(left)) > 1):
        # MySQL wants a comparison of what is no condition by itself: error 3812
        return _one_of(_null_tests(left)) if _null_tests(left) else _plain(left)
    if _is_distance(left):
        step = exp.Interval(this=exp.Literal.number(str(number)), unit=exp.Var(this=_unit(left)))
        return type(node)(this=left.this, expression=exp.Add(this=left.expression, expression=step))
    if isinstance(left, exp.Abs) and isinstance(node, exp.LT | exp.LTE) and isinstance(left.this, exp.Sub):
        return exp.EQ(this=left.this.this, expression=left.this.expression)
    return _sum(node, _terms(left), number)


def _null_tests(node: exp.Expr) -> list[exp.Expr]:
    """The tests for NULL whose sum ``node`` is, none where it is anything else."""
    terms = _terms(node)
    return terms if all(map(_is_null_test, terms)) else []


def _sum(node: exp.Expr, terms: Sequence[exp.Expr], number: Decimal) -> exp.Expr:
    """Columns whose sum is a number, or at most that: each takes its part at the most, the last one the rest."""
    from sqlglot import exp

    if len(terms) < 2 or number <= 0 or not all(isinstance(term, exp.Column) for term in terms):
        return node
    if isinstance(node, exp.LT | exp.LTE):
        most = exp.Literal.number(str(number // len(terms)))
        return exp.and_(*(type(node)(this=term, expression=most.copy()) for term in terms))
    if not isinstance(node, exp.EQ):
        return node
    most = exp.Literal.number(str(number // (len(terms) - 1)))
    parts = [f"{term.sql('mysql')} BETWEEN 0 AND {most.sql('mysql')}" for term in terms[:-1]]
    rest = " - ".join([str(number), *(term.sql("mysql") for term in terms[:-1])])
    return exp.condition(" AND ".join([*parts, f"{terms[-1].sql('mysql')} = {rest}"]), dialect="mysql")


def _one_of(tests: Sequence[exp.Expr]) -> exp.Expr:
    """One of several columns has a value, or, of two, one is NULL."""
    from sqlglot import exp

    arms = []
    for chosen in tests:
        others = [exp.Not(this=test.copy()) for test in tests if test is not chosen]
        arms.append(exp.Paren(this=exp.and_(chosen.copy(), *others)))
    return _plain(exp.or_(*arms))


def _terms(node: exp.Expr) -> list[exp.Expr]:
    from sqlglot import exp

    if isinstance(node, exp.Paren):
        return _terms(node.this)
    if isinstance(node, exp.Add):
        return [*_terms(node.this), *_terms(node.expression)]
    return [node]


def _is_null_test(node: exp.Expr) -> bool:
    from sqlglot import exp

    inner = node.this if isinstance(node, exp.Not) else node
    return isinstance(inner, exp.Is) and isinstance(inner.expression, exp.Null)


def _is_distance(node: exp.Expr) -> bool:
    """True for DATEDIFF(b, a) and TIMESTAMPDIFF(unit, a, b)."""
    from sqlglot import exp

    return isinstance(node, exp.DateDiff | exp.TimestampDiff) and _unit(node) in _UNITS


def _unit(node: exp.Expr) -> str:
    unit = node.args.get("unit")
    return str(unit.name).upper() if unit is not None else "DAY"


def _number(node: exp.Expr) -> Decimal | None:
    from sqlglot import exp

    return Decimal(node.this) if isinstance(node, exp.Literal) and not node.is_string else None
