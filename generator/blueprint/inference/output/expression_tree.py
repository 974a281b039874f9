"""The expressions that the inference writes, as trees: tuples that are equal where the text says the same.

It reads no more than is needed to say in which range a time lies: conditions become the leaf ``UNREAD``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ....lazy_patterns import lazy

Tree = tuple[Any, ...]
"""``("number", 3.0)``, ``("name", "order_id.begun")``, ``("call", "LEAST", a, b)``, ``("interval", n, "DAY")`` or ``("+", a, b)``."""
UNREAD: Tree = ("unread",)
NULL: Tree = ("null",)

_TOKEN = lazy(
    r"\s*(?:(\d+(?:\.\d+)?)|('(?:[^']|'')*')|((?:`[^`]+`|[^\W\d]\w*)(?:\.(?:`[^`]+`|[^\W\d]\w*))*)|(<=>|<=|>=|<>|\S))"
)
_UNITS = frozenset("SECOND MINUTE HOUR DAY WEEK MONTH YEAR".split())
_LOOSE = frozenset(("AND", "OR", "NOT", "IN", "IS", "NULL", "BETWEEN", "=", "<", ">", "<=", ">=", "<>", "<=>", "LIKE"))
_ENDS = frozenset((")", ",", "THEN", "WHEN", "ELSE", "END", ""))
_BINDING = ({"+", "-"}, {"*", "/", "DIV", "%"})


class _Unread(Exception):
    """The text is no expression that is known."""


@lru_cache(maxsize=4096)
def tree_of(text: str) -> Tree:
    """The tree of an expression; ``UNREAD`` for one that is not known."""
    reader = _Reader([match[match.lastindex or 0] for match in _TOKEN.finditer(text)])
    try:
        tree = reader.expression()
    except _Unread:
        return UNREAD
    return tree if not reader.peek() else UNREAD


class _Reader:
    """Recursive descent over the tokens of one expression."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens, self._at = tokens, 0

    def peek(self) -> str:
        token = self._tokens[self._at] if self._at < len(self._tokens) else ""
        return token.upper() if token.isalpha() else token

    def _next(self) -> str:
        if self._at >= len(self._tokens):
            raise _Unread
        self._at += 1
        return self._tokens[self._at - 1]

    def _take(self, word: str) -> bool:
        is_next = self.peek() == word
        self._at += is_next
        return is_next

    def _need(self, word: str) -> None:
        if not self._take(word):
            raise _Unread

    def expression(self) -> Tree:
        """A sum; what a condition says is passed over up to where it ends."""
        found = self._binary(0)
        if self.peek() not in _LOOSE:
            return found
        depth = 0
        while depth or self.peek() not in _ENDS:
            depth += {"(": 1, ")": -1}.get(self._next(), 0)
        return UNREAD

    def _binary(self, level: int) -> Tree:
        if level == len(_BINDING):
            return self._operand()
        found = self._binary(level + 1)
        while self.peek() in _BINDING[level]:
            sign = self._next().upper()
            found = (sign, found, self._binary(level + 1))
        return found

    def _operand(self) -> Tree:
        if self._take("-"):
            return ("-", ("number", 0.0), self._operand())
        if self._take("("):
            found = self.expression()
            self._need(")")
            return found
        if self._take("NOT"):
            self._operand()
            return UNREAD
        if self._take("CASE"):
            return self._case()
        if self._take("INTERVAL"):
            return self._interval()
        return self._leaf(self._next())

    def _leaf(self, token: str) -> Tree:
        if token[0].isdigit():
            return ("number", float(token))
        if token[0] == "'":
            return UNREAD
        if not (token[0].isalpha() or token[0] in "_`"):
            raise _Unread
        if not self._take("("):
            return NULL if token.upper() == "NULL" else ("name", token.replace("`", "").lower())
        return self._call(token.upper())

    def _call(self, name: str) -> Tree:
        """A function; the unit of TIMESTAMPDIFF is read as a name."""
        found: list[Tree] = []
        while not self._take(")"):
            found.append(self.expression())
            if self.peek() != ")":
                self._need(",")
        return ("call", name, *found)

    def _case(self) -> Tree:
        """What the branches say, as of an IF with several of them."""
        found = []
        while not self._take("END"):
            if self._take("WHEN"):
                self.expression()
                self._need("THEN")
            elif not self._take("ELSE"):
                self.expression()
                continue
            found.append(self.expression())
        return ("call", "COALESCE", *found)

    def _interval(self) -> Tree:
        amount = self._binary(0)
        unit = self._next().upper()
        if unit not in _UNITS:
            raise _Unread
        return ("interval", amount, unit)
