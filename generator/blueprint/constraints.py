"""What CHECK constraints ask of single columns and of pairs of columns, as far as simple ones can be read.

It knows comparisons, BETWEEN, IN, LIKE, IS NULL, lengths, REGEXP, multiples, first and last characters, AND and OR. Anything else it leaves unread and
says so: the server holds the constraint anyway. It makes no values.
"""

from __future__ import annotations

from decimal import Decimal

from ..schema.model import Table
from ..schema.rewriting import rewritten
from .facts import (
    Fact,
    NullFact,
    Operand,
    Unread,
    ask,
    between_fact,
    bound_fact,
    column_fact,
    equation_fact,
    length_fact,
    like_fact,
    multiple_fact,
    part_fact,
    regexp_fact,
)
from .limits import Constraints, Limits, as_seconds
from .operands import OperandReader
from .presence import Tokens

_OPPOSITE = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "<>": "<>"}


def read_constraints(table: Table) -> Constraints:
    """Return what the enforced CHECKs of ``table`` ask."""
    result = Constraints()
    names = {column.name.lower() for column in table.columns}
    nullable = {column.name.lower() for column in table.columns if column.nullable}
    for check in table.checks:
        if not check.enforced:
            continue
        facts, whole = _read(check.expression, names, nullable)
        if not whole:
            facts, whole = max(
                (facts, whole), _read(rewritten(check.expression), names, nullable), key=lambda read: read[1]
            )
        for fact in facts:
            try:
                fact(result)
            except Unread:
                whole = False
        if not whole:
            result.unread.append(check)
    for column in table.columns:
        if column.type.name == "time" and column.name.lower() in result.limits:
            _in_seconds(result.limits[column.name.lower()])
    return result


def _read(expression: str | None, names: set[str], nullable: set[str]) -> tuple[list[Fact], bool]:
    """What an expression asks, and whether that is all."""
    try:
        return _Reader(expression, names, nullable).read() if expression is not None else ([], False)
    except Unread:
        return [], False


def _in_seconds(limits: Limits) -> None:
    """Turn the bounds of a TIME into numbers."""
    limits.low = None if limits.low is None else as_seconds(limits.low)
    limits.high = None if limits.high is None else as_seconds(limits.high)


class _Reader(OperandReader):
    """Recursive descent over the tokens of one expression: lists of facts that make it true."""

    def __init__(self, text: str, columns: set[str], nullable: set[str]) -> None:
        super().__init__(text, columns)
        self.conditions = Tokens(self.tokens, columns, nullable)
        self.whole = True

    def read(self) -> tuple[list[Fact], bool]:
        """The facts, and whether they are all that the expression asks."""
        facts = self._either()
        if self.location < len(self.tokens):
            raise Unread
        return facts, self.whole

    def _either(self) -> list[Fact]:
        """One branch of an OR is enough: the first that does not just say that something is NULL, else the one with most values."""
        starts = [self.location]
        branches = [self._all()]
        while self._take("OR") or self._take("||"):
            starts.append(self.location)
            branches.append(self._all())
        implied = self.conditions.implied(
            branches, list(zip(starts, (*(start - 1 for start in starts[1:]), self.location), strict=True))
        )
        if implied is not None:
            return [implied]
        read = [branch for branch in branches if branch is not None]
        if not read:
            self.whole = False
            return []
        informative = (branch for branch in read if not all(isinstance(fact, NullFact) for fact in branch))
        return next(
            informative,
            max(read, key=lambda branch: sum(isinstance(fact, NullFact) and not fact.null for fact in branch)),
        )

    def _all(self) -> list[Fact] | None:
        """All branches of an AND; None when none of them was understood."""
        branches = [self._arm()]
        while self._take("AND") or self._take("&&"):
            branches.append(self._arm())
        read = [fact for branch in branches if branch is not None for fact in branch]
        if len(branches) > 1 and any(branch is None for branch in branches):
            self.whole = False
        return read if any(branch is not None for branch in branches) else None

    def _arm(self) -> list[Fact] | None:
        start = self.location
        try:
            return self._predicate()
        except Unread:
            self.location = start
            self._skip()
            return None

    def _skip(self) -> None:
        """Pass over a branch that is not understood, up to the AND, OR or parenthesis that ends it."""
        depth, between = 0, False
        while self.location < len(self.tokens):
            word = self._word()
            if depth == 0 and (word in ("OR", "||", ")") or (word in ("AND", "&&") and not between)):
                return
            if depth == 0:
                between = word == "BETWEEN" or (between and word != "AND")
            depth += (word == "(") - (word == ")")
            self.location += 1

    def _predicate(self) -> list[Fact]:
        inner = self._in_parentheses() if self._peek() == "(" else None
        if inner is not None:
            return inner
        equivalence = self.conditions.equivalence(self.location)
        if equivalence is not None:
            facts, self.location = equivalence
            return facts
        if self._take("REGEXP_LIKE", "("):
            return [self._regexp_like()]
        left = self._operand()
        if self._take("IS"):
            return [self._is_null(left)]
        negated = self._take("NOT")
        if self._take("IN", "("):
            return [self._among(left, negated)]
        if negated:
            raise Unread
        if self._take("BETWEEN"):
            return self._between(left)
        if self._take("LIKE"):
            return [self._like(left)]
        if self._take("REGEXP") or self._take("RLIKE"):
            return [regexp_fact(left, self._operand())]
        return self._comparison(left)

    def _in_parentheses(self) -> list[Fact] | None:
        """The facts inside parentheses around a whole predicate; None, nothing taken, where they are part of an operand."""
        start, whole = self.location, self.whole
        self.location += 1
        try:
            inner = self._either()
            if self._take(")") and self._word() in ("", ")", "AND", "OR", "&&", "||") and (inner or self.whole):
                return inner
        except Unread:
            pass
        self.location, self.whole = start, whole
        return None

    def _is_null(self, left: Operand) -> Fact:
        negated = self._take("NOT")
        if not self._take("NULL") or left.column is None:
            raise Unread
        return NullFact(left.column, not negated)

    def _between(self, left: Operand) -> list[Fact]:
        low = self._operand()
        if not self._take("AND"):
            raise Unread
        return [*self._compare(left, ">=", low), *self._compare(left, "<=", self._operand())]

    def _like(self, left: Operand) -> Fact:
        pattern, column = self._operand().literal, left.column
        if column is None or not isinstance(pattern, str):
            raise Unread
        return like_fact(column, pattern)

    def _regexp_like(self) -> Fact:
        left = self._operand()
        if not self._take(","):
            raise Unread
        fact = regexp_fact(left, self._operand())
        if self._take(","):
            self._operand()  # the match type: what matches with regard to case, matches without
        if not self._take(")"):
            raise Unread
        return fact

    def _comparison(self, left: Operand) -> list[Fact]:
        operator = self._next()
        operator = "<>" if operator == "!=" else operator
        if operator not in _OPPOSITE:
            raise Unread
        return self._compare(left, operator, self._operand())

    def _among(self, left: Operand, negated: bool) -> Fact:
        values = [self._operand().literal]
        while self._take(","):
            values.append(self._operand().literal)
        column = left.column
        if not self._take(")") or None in values:
            raise Unread
        given = tuple(value for value in values if value is not None)
        if left.part is not None and not negated:
            return part_fact(left.part, given)
        if column is None:
            raise Unread
        if negated:
            return lambda found: ask(found, column, excluded=given)
        return lambda found: ask(found, column, values=given)

    def _compare(self, left: Operand, operator: str, right: Operand) -> list[Fact]:
        if left.column is not None and right.column is not None:
            return [column_fact(left.column, operator, right.column)]
        if left.literal is not None:
            left, operator, right = right, _OPPOSITE[operator], left
        value = right.literal
        if left.length_of is not None and isinstance(value, Decimal) and value == int(value):
            return [length_fact(left.length_of, operator, int(value))]
        if left.column is not None and value is not None:
            return [bound_fact(left.column, operator, value)]
        if operator != "=":
            return [self._bounded(left, operator, right)]
        of_part = self._of_part(left, right) or self._of_part(right, left)
        if of_part is not None:
            return [of_part]
        return [equation_fact(*((right, left) if left.column is None else (left, right)))]

    def _of_part(self, left: Operand, right: Operand) -> Fact | None:
        """A column that is what is left of it when it is cut; a part of it that equals a literal."""
        part = left.part
        if part is None:
            return None
        if part.kind == "cut":
            return multiple_fact(part) if right.column == part.column else None
        return part_fact(part, (right.literal,)) if right.literal is not None else None

    def _bounded(self, left: Operand, operator: str, right: Operand) -> Fact:
        """A column compared with an expression over others."""
        if left.column is None:
            left, operator, right = right, _OPPOSITE[operator], left
        if left.column is None or operator == "<>" or right.length_of is not None or (right.part is not None):
            raise Unread
        return between_fact(left.column, operator, right.text)
