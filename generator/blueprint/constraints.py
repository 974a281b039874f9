"""What CHECK constraints ask of single columns and of pairs of columns, as far as simple ones can be read.

It knows comparisons, BETWEEN, IN, LIKE, IS NULL, lengths, REGEXP, AND and OR. Anything else it leaves unread and
says so: the server holds the constraint anyway. It makes no values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from ..schema.model import Table
from ..sql.literals import unescape
from .limits import Constraints, Limits, Value

MOST_DIGITS = 65  # of MySQL's DECIMAL
_TOKEN = re.compile(
    r"""\s*(?:
    (?P<name>`(?:[^`]|``)*`|[^\W\d][\w$]*)
  | (?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)
  | (?P<string>'(?:[^'\\]|''|\\.)*')
  | (?P<operator><=>|<=|>=|<>|!=|:=|&&|\|\||[-+*/%(),<>=.!])
)""",
    re.VERBOSE,
)
_LIKE = re.compile(r"[^%_\\]+%|[%_.]*@[%_.]*")  # a beginning, or something like an e-mail address
_OPPOSITE = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "<>": "<>"}
_WORDS = frozenset("AND OR NOT BETWEEN IN LIKE IS NULL TRUE FALSE XOR REGEXP RLIKE DIV MOD".split())
_LENGTHS = frozenset(("char_length", "character_length", "length", "octet_length"))


class Unread(Exception):
    """The text is not one of the simple forms."""


Fact = Callable[[Constraints], None]


@dataclass(frozen=True, slots=True)
class _Operand:
    """A column, a literal, the length of a column, or (all None) an expression with its text."""

    text: str
    column: str | None = None
    literal: Value | None = None
    length_of: str | None = None


def read_constraints(table: Table) -> Constraints:
    """Return what the enforced CHECKs of ``table`` ask."""
    result = Constraints()
    names = {column.name.lower() for column in table.columns}
    for check in table.checks:
        if not check.enforced:
            continue
        try:
            facts, whole = _Reader(check.expression, names).read()
        except Unread:
            facts, whole = [], False
        for fact in facts:
            fact(result)
        if not whole:
            result.unread.append(check)
    return result


class _Reader:
    """Recursive descent over the tokens of one expression: lists of facts that make it true."""

    def __init__(self, text: str, columns: set[str]) -> None:
        self.tokens = list(tokens_of(text))
        self.location = 0
        self.columns = columns
        self.whole = True

    def read(self) -> tuple[list[Fact], bool]:
        """The facts, and whether they are all that the expression asks."""
        facts = self._either()
        if self.location < len(self.tokens):
            raise Unread
        return facts, self.whole

    def _peek(self) -> str:
        return self.tokens[self.location] if self.location < len(self.tokens) else ""

    def _word(self) -> str:
        return self._peek().upper()

    def _next(self) -> str:
        if self.location >= len(self.tokens):
            raise Unread
        self.location += 1
        return self.tokens[self.location - 1]

    def _take(self, *words: str) -> bool:
        if [token.upper() for token in self.tokens[self.location : self.location + len(words)]] == list(words):
            self.location += len(words)
            return True
        return False

    def _either(self) -> list[Fact]:
        """One arm of an OR is enough: the first that does not just say that something is NULL."""
        arms = [self._all()]
        while self._take("OR") or self._take("||"):
            arms.append(self._all())
        read = [arm for arm in arms if arm is not None]
        if not read:
            self.whole = False
            return []
        return next((arm for arm in read if not all(isinstance(fact, _Null) for fact in arm)), read[0])

    def _all(self) -> list[Fact] | None:
        """All arms of an AND; None when none of them was understood."""
        arms = [self._arm()]
        while self._take("AND") or self._take("&&"):
            arms.append(self._arm())
        read = [fact for arm in arms if arm is not None for fact in arm]
        if len(arms) > 1 and any(arm is None for arm in arms):
            self.whole = False
        return read if any(arm is not None for arm in arms) else None

    def _arm(self) -> list[Fact] | None:
        start = self.location
        try:
            return self._predicate()
        except Unread:
            self.location = start
            self._skip()
            return None

    def _skip(self) -> None:
        """Pass over an arm that is not understood, up to the AND, OR or parenthesis that ends it."""
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
            return [_regexp(left, self._operand())]
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

    def _is_null(self, left: _Operand) -> Fact:
        negated = self._take("NOT")
        if not self._take("NULL") or left.column is None:
            raise Unread
        return _Null(left.column, not negated)

    def _between(self, left: _Operand) -> list[Fact]:
        low = self._operand()
        if not self._take("AND"):
            raise Unread
        return [*self._compare(left, ">=", low), *self._compare(left, "<=", self._operand())]

    def _like(self, left: _Operand) -> Fact:
        pattern, column = self._operand().literal, left.column
        if column is None or not isinstance(pattern, str) or not _LIKE.fullmatch(pattern):
            raise Unread
        return lambda found: _set(found, column, like=pattern)

    def _regexp_like(self) -> Fact:
        left = self._operand()
        if not self._take(","):
            raise Unread
        fact = _regexp(left, self._operand())
        if self._take(","):
            self._operand()  # the match type: what matches with regard to case, matches without
        if not self._take(")"):
            raise Unread
        return fact

    def _comparison(self, left: _Operand) -> list[Fact]:
        operator = self._next()
        operator = "<>" if operator == "!=" else operator
        if operator not in _OPPOSITE:
            raise Unread
        return self._compare(left, operator, self._operand())

    def _among(self, left: _Operand, negated: bool) -> Fact:
        values = [self._operand().literal]
        while self._take(","):
            values.append(self._operand().literal)
        column = left.column
        if not self._take(")") or column is None or None in values:
            raise Unread
        given = tuple(value for value in values if value is not None)
        if negated:
            return lambda found: _set(found, column, excluded=given)
        return lambda found: _set(found, column, values=given)

    def _compare(self, left: _Operand, operator: str, right: _Operand) -> list[Fact]:
        if left.column is not None and right.column is not None:
            return [_column_fact(left.column, operator, right.column)]
        if left.literal is not None:
            left, operator, right = right, _OPPOSITE[operator], left
        value = right.literal
        if left.length_of is not None and isinstance(value, Decimal) and value == int(value):
            return [_length(left.length_of, operator, int(value))]
        if left.column is not None and value is not None:
            return [_bound(left.column, operator, value)]
        if operator != "=":
            raise Unread
        return [_equation(*((right, left) if left.column is None else (left, right)))]

    def _operand(self) -> _Operand:
        start = self.location
        first = self._term()
        while self._peek() in ("+", "-", "*", "/"):
            self._next()
            self._term()
        if start + 1 == self.location or (first.literal is not None and self._is_literal(start)):
            return first
        if first.length_of is not None and self.location - start == 4:
            return first
        return _Operand(" ".join(self.tokens[start : self.location]))

    def _is_literal(self, start: int) -> bool:
        return (
            (self.location - start <= 2 and self.tokens[start] in ("-", "+"))
            or self.tokens[start].startswith("_")
            or self.tokens[start].upper() in ("DATE", "TIMESTAMP")
        )

    def _term(self) -> _Operand:
        token = self._next()
        if token == "(":
            inner = self._operand()
            if not self._take(")"):
                raise Unread
            return inner
        if token in ("-", "+"):
            return self._signed(token)
        if token[0] == "'":
            return _Operand(token, literal=_string(token))
        if token[0].isdigit() or token[0] == ".":
            return _Operand(token, literal=_number(token))
        if (token.startswith("_") or token.upper() in ("DATE", "TIMESTAMP")) and self._peek().startswith("'"):
            return _Operand(token, literal=_string(self._next()))
        if token.upper() in ("TRUE", "FALSE"):
            return _Operand(token, literal=Decimal(token.upper() == "TRUE"))
        if token.lower() in _LENGTHS and self._take("("):
            return self._length(token)
        return _Operand(token, column=self._column(token))

    def _signed(self, sign: str) -> _Operand:
        inner = self._term()
        if not isinstance(inner.literal, Decimal):
            raise Unread
        return _Operand(sign, literal=-inner.literal if sign == "-" else inner.literal)

    def _length(self, function: str) -> _Operand:
        column = self._column(self._next())
        if not self._take(")"):
            raise Unread
        return _Operand(function, length_of=column)

    def _column(self, token: str) -> str:
        name = token[1:-1].replace("``", "`") if token.startswith("`") else token
        if name.lower() not in self.columns or token.upper() in _WORDS or self._peek() in ("(", "."):
            raise Unread
        return name.lower()


def tokens_of(text: str) -> Iterator[str]:
    """Yield the tokens of a MySQL expression. Raises Unread for text that none of the simple ones matches."""
    index = 0
    text = text.rstrip()
    while index < len(text):
        match = _TOKEN.match(text, index)
        if match is None:
            raise Unread
        yield match[0].strip()
        index = match.end()


def _regexp(left: _Operand, right: _Operand) -> Fact:
    column, expression = left.column, right.literal
    if column is None or not isinstance(expression, str):
        raise Unread
    return lambda found: _set(found, column, regexp=expression)


def _column_fact(left: str, operator: str, right: str) -> Fact:
    """Two columns that equal each other, differ, or are ordered."""
    first, second = (right, left) if operator in (">", ">=") else (left, right)
    if operator == "=":
        return lambda found: found.equal.__setitem__(first, second)
    pairs = "differ" if operator == "<>" else "order"
    return lambda found: getattr(found, pairs).append((first, second))


def _equation(left: _Operand, right: _Operand) -> Fact:
    """A column that equals an expression."""
    column, text = left.column, right.text
    if column is None or right.literal is not None or right.length_of is not None:
        raise Unread
    return lambda found: found.equal.__setitem__(column, text)


@dataclass(frozen=True, slots=True)
class _Null:
    column: str
    null: bool

    def __call__(self, found: Constraints) -> None:
        _set(found, self.column, null=self.null)


def _set(found: Constraints, column: str, **asked: Any) -> None:
    limits = found.limits.setdefault(column, Limits())
    for name, value in asked.items():
        if name == "values" and limits.values is not None:
            value = tuple(each for each in limits.values if each in value)
        if name == "excluded":
            value = (*limits.excluded, *value)
        setattr(limits, name, value)


def _bound(column: str, operator: str, value: Value) -> Fact:
    def fact(found: Constraints) -> None:
        limits = found.limits.setdefault(column, Limits())
        if operator == "=":
            _set(found, column, values=(value,))
        elif operator == "<>" and value == "":
            limits.min_length = max(limits.min_length, 1)
        elif operator == "<>":
            _set(found, column, excluded=(value,))
        elif operator in (">", ">=") and (limits.low is None or _above(value, limits.low)):
            limits.low, limits.exclusive_min = value, operator == ">"
        elif operator in ("<", "<=") and (limits.high is None or _above(limits.high, value)):
            limits.high, limits.exclusive_max = value, operator == "<"

    return fact


def _above(left: Value, right: Value) -> bool:
    """True when ``left`` is the greater one; text (of dates) compares as text."""
    return left >= right if type(left) is type(right) else False  # type: ignore[operator]  # each type orders itself


def _length(column: str, operator: str, value: int) -> Fact:
    def fact(found: Constraints) -> None:
        limits = found.limits.setdefault(column, Limits())
        if operator in (">", ">=", "=", "<>"):
            limits.min_length = max(limits.min_length, value + (operator in (">", "<>")))
        if operator in ("<", "<=", "="):
            most = value - (operator == "<")
            limits.max_length = most if limits.max_length is None else min(limits.max_length, most)

    return fact


def _number(token: str) -> Decimal:
    try:
        number = Decimal(token)
    except InvalidOperation:
        raise Unread from None
    # 1e999999999 is a Decimal too, and whoever makes an integer of it waits for ever
    if number.adjusted() > MOST_DIGITS or len(number.as_tuple().digits) > MOST_DIGITS:
        raise Unread
    return number


def _string(token: str) -> str:
    """The text of a string; a backslash may begin an escape only where it is itself in a regular expression too."""
    return unescape(token)
