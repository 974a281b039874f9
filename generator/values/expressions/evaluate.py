"""A tree computed on arrays: n rows in, n values out.

Results follow MySQL: NULL in, NULL out; exact decimals; comparisons of text are of the characters as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np

from ..array_types import IntArray
from ..arrays import Array, Booleans, Constant, Integers, Texts
from . import documents, numbers
from .choices import choose, coalesce, nulled
from .conditions import COMPARISONS, compare, in_list, is_true, logic, truth
from .datetimes import add_interval
from .functions import FUNCTIONS, cast
from .numbers import ArithmeticProblem, number, to_array
from .parse import ExpressionError, Tree
from .texts import as_text


class Scope(Protocol):
    """The rows that an expression is computed for."""

    @property
    def rows(self) -> IntArray:
        """Row numbers, from 0, shape (n,)."""

    def lookup(self, path: Sequence[str]) -> Array:
        """The values of a column of these rows, or of a row that they refer to."""

    def aggregate(self, function: str, tree: Tree, via: str | None = None) -> Array:
        """SUM, COUNT, MIN or MAX over the child rows of each of these rows; ``via`` names the child's column."""

    def ordinal(self, name: str) -> Array:
        """1, 2, 3 … among the rows that point to the same parent by the reference ``name``, or that have the same in that column."""

    def ordinal_by(self, trees: Sequence[Tree]) -> Array:
        """1, 2, 3 … among the rows in which each of ``trees`` is the same."""

    def running(self, tree: Tree, name: str) -> Array:
        """The sum of ``tree`` of a row and of those before it with the same parent by the reference ``name``."""


def evaluate(tree: Tree, scope: Scope) -> Array:
    """Return the values of ``tree`` for ``scope.rows``, n rows. Raises ExpressionError or ArithmeticProblem.

    Forms that hold other trees call this function from here, not from a table of functions: that would put two calls
    on Python's stack for each of the up to 100 levels of an expression, and a column may be computed from others.
    """
    kind = tree[0]
    if kind in _CONSTANTS:
        return _CONSTANTS[kind](tree, len(scope.rows))
    if kind in _LOOKUPS:
        return _LOOKUPS[kind](tree, scope)
    if kind in _UNARY:
        return _UNARY[kind](evaluate(tree[1], scope), len(scope.rows))
    if kind == "op":
        return _operator(tree[1], evaluate(tree[2], scope), evaluate(tree[3], scope))
    if kind == "in":
        return in_list(evaluate(tree[1], scope), [evaluate(item, scope) for item in tree[2:]])
    if kind == "case":
        return _case(tree, scope)
    if kind == "coalesce":
        return coalesce([evaluate(item, scope) for item in tree[1:]])
    if kind == "interval":
        return add_interval(tree[1], evaluate(tree[2], scope), evaluate(tree[3], scope), tree[4])
    if kind == "cast":
        return cast(evaluate(tree[1], scope), tree[2], tree[3:])
    if kind in _DOCUMENTS:
        return _document(tree, scope)
    if kind == "call":
        function = FUNCTIONS[tree[1]]
        return function(len(scope.rows), *(evaluate(argument, scope) for argument in tree[2:]))
    raise ExpressionError(f"unknown form {kind!r}")


_DOCUMENTS = ("json", "json_object", "json_array", "separated")


def _document(tree: Tree, scope: Scope) -> Array:
    n = len(scope.rows)
    if tree[0] == "separated":
        return as_text(evaluate(tree[1], scope))
    if tree[0] == "json_object":
        keys = [key[1] for key in tree[1::2]]
        return documents.objects(keys, [_json(value, scope) for value in tree[2::2]], n)
    if tree[0] == "json_array":
        return documents.lists([_json(value, scope) for value in tree[1:]], n)
    return documents.texts(_json(tree[1], scope))


def _json(tree: Tree, scope: Scope) -> list[str]:
    return documents.json_texts(evaluate(tree, scope), is_document=_is_document(tree))


def _is_document(tree: Tree) -> bool:
    """True for an expression that gives JSON, which inside of JSON is no text."""
    if tree[0] == "coalesce":
        return all(_is_document(item) for item in tree[1:])
    return tree[0] in _DOCUMENTS or tree[:2] == ["aggregate", "JSON_ARRAYAGG"]


def names(tree: Tree) -> list[tuple[str, ...]]:
    """Return every column path in ``tree``, those inside aggregates left out."""
    if tree[0] == "column":
        return [tuple(tree[1:])]
    if tree[0] == "aggregate":
        return []
    found = []
    for item in _children(tree):
        found.extend(names(item))
    return found


def aggregates(tree: Tree) -> list[Tree]:
    """Return every aggregate in ``tree``."""
    if tree[0] == "aggregate":
        return [tree]
    return [found for item in _children(tree) for found in aggregates(item)]


def with_via(tree: Tree, via: str) -> Tree:
    """Return ``tree`` with its aggregates taken over the child's reference column ``via``."""
    if tree[0] == "aggregate":
        return [*tree[:3], via]
    return [
        with_via(item, via)
        if isinstance(item, list) and item and isinstance(item[0], str)
        else [[with_via(part, via) for part in branch] for branch in item]
        if isinstance(item, list)
        else item
        for item in tree
    ]


def _children(tree: Tree) -> list[Tree]:
    if tree[0] == "case":
        return [item for branch in tree[1] for item in branch] + [tree[2]]
    return [item for item in tree if isinstance(item, list)]


def _null(n: int) -> Array:
    return Integers(np.zeros(n, np.int64), np.ones(n, bool))


def _not(value: Array, n: int) -> Array:
    condition = truth(value)
    return Booleans(~condition.data, condition.null)


def _negative(value: Array, n: int) -> Array:
    data, scale, null = number(value)
    return to_array((-data, scale, null))


def _is_null(value: Array, n: int) -> Array:
    return Booleans(value.null.copy() if value.null is not None else np.zeros(n, bool))


def _number(text: str, n: int) -> Array:
    whole, _, fraction = text.partition(".")
    if "e" in text.lower():
        raise ExpressionError(f"{text} is a float; write the digits out")
    digits = ((whole or "0") + fraction).lstrip("0") or "0"
    if len(digits) > numbers.MOST_DIGITS:
        shown = text if len(text) <= 100 else f"{text[:100]}…"
        raise ArithmeticProblem(f"{shown} has more than {numbers.MOST_DIGITS} digits")
    value = int(digits)
    return to_array((np.full(n, value, np.int64 if value <= numbers.LIMIT else object), len(fraction), None))


def _operator(sign: str, left: Array, right: Array) -> Array:
    if sign in ("AND", "OR"):
        return logic(sign, truth(left), truth(right))
    if sign in COMPARISONS:
        return compare(sign, left, right)
    first, second = number(left), number(right)
    if sign == "+":
        return to_array(numbers.add(first, second))
    if sign == "-":
        return to_array(numbers.add(first, second, -1))
    if sign == "*":
        return to_array(numbers.multiply(first, second))
    if sign == "/":
        return to_array(numbers.divide(first, second))
    return to_array(numbers.whole_divide(first, second)[sign == "%"])


def _case(tree: Tree, scope: Scope) -> Array:
    result = None if tree[2] == ["null"] else evaluate(tree[2], scope)
    taken = np.zeros(len(scope.rows), bool)
    for condition, value in tree[1]:
        mask = is_true(evaluate(condition, scope)) & ~taken
        taken |= mask
        chosen = None if value == ["null"] else evaluate(value, scope)
        result = choose(mask, chosen, result)
    if result is None:
        return _null(len(scope.rows))
    if tree[2] == ["null"]:
        rest = ~taken
        result = nulled(result, rest)
    return result


_CONSTANTS: dict[str, Callable[[Tree, int], Array]] = {
    "number": lambda tree, n: _number(tree[1], n),
    "text": lambda tree, n: Texts((Constant(tree[1]),), n),
    "true": lambda tree, n: Booleans(np.ones(n, bool)),
    "false": lambda tree, n: Booleans(np.zeros(n, bool)),
    "null": lambda tree, n: _null(n),
}
_LOOKUPS: dict[str, Callable[[Tree, Scope], Array]] = {
    "column": lambda tree, scope: scope.lookup(tree[1:]),
    "aggregate": lambda tree, scope: scope.aggregate(*tree[1:]),
    "ordinal": lambda tree, scope: scope.ordinal(tree[1]),
    "ordinal_by": lambda tree, scope: scope.ordinal_by(tree[1:]),
    "running": lambda tree, scope: scope.running(tree[1], tree[2]),
}
_UNARY: dict[str, Callable[[Array, int], Array]] = {"not": _not, "negative": _negative, "is_null": _is_null}
