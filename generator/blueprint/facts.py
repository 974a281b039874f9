"""What the comparisons of a CHECK say of columns: each a fact, that is written into the Constraints of the table."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from ..lazy_patterns import lazy
from .limits import Constraints, Limits, Value


class Unread(Exception):
    """The text is not one of the simple forms."""


Fact = Callable[[Constraints], None]
"""Writes what it says into the constraints; raises Unread where that does not go with what another one says."""
_LIKE = lazy(r"[^%_\\]+%|[%_.]*@[%_.]*")  # a beginning, or something like an e-mail address


class Operand(NamedTuple):
    """A column, a literal, the length of a column, a part of a column, or (all None) an expression with its text."""

    text: str
    column: str | None = None
    literal: Value | None = None
    length_of: str | None = None
    part: Part | None = None


class Part(NamedTuple):
    """What a function leaves of a column: the ``rest`` of a division by ``size``; a value ``cut`` to a multiple of ``size``; its
    first (``left``) or last (``right``) ``size`` characters."""

    kind: str
    column: str
    size: Decimal


def part_fact(part: Part, values: tuple[Value | None, ...]) -> Fact:
    """A part of a column that is one of some literals. Raises Unread where a rule cannot keep it."""
    texts = [value for value in values if isinstance(value, str) and len(value) == part.size]
    if part.kind in ("left", "right") and texts and len(texts) == len(values):
        words = "|".join(map(re.escape, texts))
        expression = f"^({words})" if part.kind == "left" else f"({words})$"
        return expression_fact(part.column, expression)
    if part.kind == "rest" and values == (Decimal(0),):
        return multiple_fact(part)
    raise Unread


def multiple_fact(part: Part) -> Fact:
    """A column of multiples of ``part.size``."""

    def fact(found: Constraints) -> None:
        before = found.of(part.column).step or part.size
        if part.size % before and before % part.size:
            raise Unread
        ask(found, part.column, step=max(before, part.size))

    return fact


def like_fact(column: str, pattern: str) -> Fact:
    """A column that is like a pattern: ``_`` is any character, ``%`` any text
    (https://dev.mysql.com/doc/refman/8.4/en/string-comparison-functions.html#operator_like)."""
    if _LIKE.fullmatch(pattern):
        return lambda found: ask(found, column, like=pattern)
    signs = re.findall(r"\\.|.", pattern, re.DOTALL)
    expression = "".join({"_": ".", "%": ".*"}.get(each) or re.escape(each[-1]) for each in signs)
    return expression_fact(column, f"^{expression}$")


def regexp_fact(left: Operand, right: Operand) -> Fact:
    """A column that matches a regular expression. Raises Unread when the pattern is no literal."""
    column, expression = left.column, right.literal
    if column is None or not isinstance(expression, str):
        raise Unread
    return expression_fact(column, expression)


def expression_fact(column: str, expression: str) -> Fact:
    """A column that matches a regular expression; of several only one is kept."""

    def fact(found: Constraints) -> None:
        if found.of(column).regexp not in (None, expression):
            raise Unread
        ask(found, column, regexp=expression)

    return fact


def column_fact(left: str, operator: str, right: str) -> Fact:
    """Two columns that equal each other, differ, or are ordered."""
    first, second = (right, left) if operator in (">", ">=") else (left, right)
    if operator == "=":
        return lambda found: found.equal.__setitem__(first, second)
    if operator == "<>":
        return lambda found: found.differ.append((first, second))

    def ordered(found: Constraints) -> None:
        found.order.append((first, second))
        if operator in ("<=", ">="):
            found.up_to.add((first, second))

    return ordered


def equation_fact(left: Operand, right: Operand) -> Fact:
    """A column that equals an expression. Raises Unread for anything else."""
    column, text = left.column, right.text
    if column is None or right.literal is not None or right.length_of is not None:
        raise Unread
    return lambda found: found.equal.__setitem__(column, text)


def between_fact(column: str, operator: str, expression: str) -> Fact:
    """A column that is compared with an expression."""
    return lambda found: found.bounded.setdefault(column, []).append((operator, expression))


@dataclass(frozen=True, slots=True)
class NullFact:
    """A column that is NULL, or is not."""

    column: str
    null: bool

    def __call__(self, found: Constraints) -> None:
        ask(found, self.column, null=self.null)


@dataclass(frozen=True, slots=True)
class PresenceFact:
    """A column that has a value where a condition, over other columns, is true, and nowhere else. ``required``: it may not be
    NULL there, and may have a value elsewhere too; another CHECK may say where."""

    column: str
    condition: str
    required: bool = False

    def __call__(self, found: Constraints) -> None:
        if not self.required or self.column not in found.present:
            found.present[self.column] = self.condition


def ask(found: Constraints, column: str, **asked: Any) -> None:
    """Set what is asked of a column, by the names of Limits; lists of values are narrowed, excluded ones add up."""
    limits = found.limits.setdefault(column, Limits())
    for name, value in asked.items():
        if name == "values" and limits.values is not None:
            value = tuple(each for each in limits.values if each in value)
        if name == "excluded":
            value = (*limits.excluded, *value)
        setattr(limits, name, value)


def bound_fact(column: str, operator: str, value: Value) -> Fact:
    """A column compared with a literal."""

    def fact(found: Constraints) -> None:
        limits = found.limits.setdefault(column, Limits())
        if operator == "=":
            ask(found, column, values=(value,))
        elif operator == "<>" and value == "":
            limits.min_length = max(limits.min_length, 1)
        elif operator == "<>":
            ask(found, column, excluded=(value,))
        elif operator in (">", ">=") and (limits.low is None or _above(value, limits.low)):
            limits.low, limits.exclusive_min = value, operator == ">"
        elif operator in ("<", "<=") and (limits.high is None or _above(limits.high, value)):
            limits.high, limits.exclusive_max = value, operator == "<"

    return fact


def _above(left: Value, right: Value) -> bool:
    """True when ``left`` is the greater one; text (of dates) compares as text."""
    return left >= right if type(left) is type(right) else False  # type: ignore[operator]  # each type orders itself


def length_fact(column: str, operator: str, value: int) -> Fact:
    """A column's length in characters compared with a number."""

    def fact(found: Constraints) -> None:
        limits = found.limits.setdefault(column, Limits())
        if operator in (">", ">=", "=", "<>"):
            limits.min_length = max(limits.min_length, value + (operator in (">", "<>")))
        if operator in ("<", "<=", "="):
            most = value - (operator == "<")
            limits.max_length = most if limits.max_length is None else min(limits.max_length, most)

    return fact
