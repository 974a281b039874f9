"""The operands of the comparisons of a CHECK: columns, literals, lengths and parts of columns, and expressions over them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from ..lazy_patterns import lazy
from ..sql.literals import unescape
from .facts import Operand, Part, Unread
from .limits import Value

MOST_DIGITS = 65  # of MySQL's DECIMAL
_TOKEN = lazy(
    r"""\s*(?:
    (?P<name>`(?:[^`]|``)*`|[^\W\d][\w$]*)
  | (?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)
  | (?P<string>'(?:[^'\\]|''|\\.)*')
  | (?P<operator><=>|<=|>=|<>|!=|:=|&&|\|\||[-+*/%(),<>=.!])
)""",
    re.VERBOSE,
)
_WORDS = frozenset("AND OR NOT BETWEEN IN LIKE IS NULL TRUE FALSE XOR REGEXP RLIKE DIV MOD".split())
_PARTS = {"LEFT": "left", "RIGHT": "right", "SUBSTRING": "left", "SUBSTR": "left", "MID": "left", "MOD": "rest"}
_PARTS |= dict.fromkeys(("ROUND", "TRUNCATE", "FLOOR", "CEILING", "CEIL"), "cut")
"""Functions by what they leave of a column."""
_UNITS = frozenset(("SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "YEAR"))
_LENGTHS = frozenset(("char_length", "character_length", "length", "octet_length"))


class OperandReader:
    """Recursive descent over the tokens of one expression; ``columns`` are those of its table, in lower case."""

    def __init__(self, text: str, columns: set[str]) -> None:
        self.tokens = list(tokens_of(text))
        self.location = 0
        self.columns = columns

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

    def _operand(self) -> Operand:
        start = self.location
        first = self._term()
        end = self.location
        while self._word() in ("+", "-", "*", "/", "%", "DIV", "MOD"):
            self._next()
            self._term()
        if start + 1 == self.location or (first.literal is not None and self._is_literal(start)):
            return first
        if first.length_of is not None and self.location - start == 4:
            return first
        if first.part is not None and self.location == end:
            return first
        return Operand(" ".join(self.tokens[start : self.location]), part=self._rest(start))

    def _rest(self, start: int) -> Part | None:
        """The rest of a column, or of so many times a column, that is divided by a number."""
        taken = self.tokens[start : self.location]
        factor = Decimal(1)
        if len(taken) == 5 and taken[1] == "*" and taken[2].isdigit() and int(taken[2]):
            factor, taken = Decimal(taken[2]), [taken[0], *taken[3:]]
        if len(taken) != 3 or taken[1].upper() not in ("%", "MOD") or not taken[2].isdigit() or not int(taken[2]):
            return None
        name, size = taken[0].strip("`").lower(), Decimal(taken[2]) / factor
        return Part("rest", name, size) if name in self.columns and size * factor == Decimal(taken[2]) else None

    def _is_literal(self, start: int) -> bool:
        return (
            (self.location - start <= 2 and self.tokens[start] in ("-", "+"))
            or self.tokens[start].startswith("_")
            or self.tokens[start].upper() in ("DATE", "TIMESTAMP")
        )

    def _term(self) -> Operand:
        token = self._next()
        if token == "(":
            inner = self._operand()
            if not self._take(")"):
                raise Unread
            return inner
        if token in ("-", "+"):
            return self._signed(token)
        if token.upper() == "INTERVAL":
            return self._interval()
        literal = self._literal(token)
        if literal is not None:
            return Operand(token, literal=literal)
        if token.lower() in _LENGTHS and self._take("("):
            return self._length(token)
        if token.upper() in _PARTS and self._take("("):
            return self._part(token, _PARTS[token.upper()])
        return Operand(token, column=self._column(token))

    def _literal(self, token: str) -> Value | None:
        if token[0] == "'":
            return _string(token)
        if token[0].isdigit() or token[0] == ".":
            return _number(token)
        if (token.startswith("_") or token.upper() in ("DATE", "TIMESTAMP")) and self._peek().startswith("'"):
            return _string(self._next())
        return Decimal(token.upper() == "TRUE") if token.upper() in ("TRUE", "FALSE") else None

    def _signed(self, sign: str) -> Operand:
        inner = self._term()
        if inner.column is not None:
            return Operand(sign)
        if not isinstance(inner.literal, Decimal):
            raise Unread
        return Operand(sign, literal=-inner.literal if sign == "-" else inner.literal)

    def _interval(self) -> Operand:
        if not isinstance(self._term().literal, Decimal) or self._next().upper() not in _UNITS:
            raise Unread
        return Operand("INTERVAL")

    def _length(self, function: str) -> Operand:
        column = self._column(self._next())
        if not self._take(")"):
            raise Unread
        return Operand(function, length_of=column)

    def _part(self, function: str, kind: str) -> Operand:
        """What a function, behind its parenthesis, leaves of a column; its numbers are literals."""
        column, numbers = self._column(self._next()), []
        while self._take(","):
            number = self._operand().literal
            if not isinstance(number, Decimal) or number != int(number):
                raise Unread
            numbers.append(int(number))
        is_cut, is_middle = kind == "cut", function.upper() in ("SUBSTRING", "SUBSTR", "MID")
        if not self._take(")") or len(numbers) != (len(numbers[:1]) if is_cut else 2 if is_middle else 1):
            raise Unread
        if (is_middle and numbers[0] != 1) or (not is_cut and numbers[-1] < 1):
            raise Unread
        size = Decimal(1).scaleb(-sum(numbers)) if is_cut else Decimal(numbers[-1])
        return Operand(function, part=Part(kind, column, size))

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
