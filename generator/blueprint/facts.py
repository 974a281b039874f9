"""What the comparisons of a CHECK say of columns: each a fact, that is written into the Constraints of the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .limits import Constraints, Limits, Value


class Unread(Exception):
    """The text is not one of the simple forms."""


Fact = Callable[[Constraints], None]


@dataclass(frozen=True, slots=True)
class Operand:
    """A column, a literal, the length of a column, or (all None) an expression with its text."""

    text: str
    column: str | None = None
    literal: Value | None = None
    length_of: str | None = None


def regexp_fact(left: Operand, right: Operand) -> Fact:
    """A column that matches a regular expression. Raises Unread when the pattern is no literal."""
    column, expression = left.column, right.literal
    if column is None or not isinstance(expression, str):
        raise Unread
    return lambda found: ask(found, column, regexp=expression)


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
