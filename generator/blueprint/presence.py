"""Where CHECKs want a value and where NULL: ``(state = 'done') = (finished_at IS NOT NULL)``, ``c IS NULL OR condition``.

Such a CHECK is kept by the condition of a rule (``when``), so that the condition has to be one that a rule can have:
comparisons of columns and literals, in the words of the CHECK.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .facts import Fact, NullFact, PresenceFact

_SIGNS = frozenset("( ) , < > = <= >= <> != <=> + - *".split())
_PLAIN = frozenset("AND OR NOT BETWEEN IN IS NULL TRUE FALSE".split())
_EQUIVALENCES = {"=": True, "<=>": True, "<>": False, "!=": False, "XOR": False}
_ENDS = ("", ")", "AND", "OR", "&&", "||")
_Span = tuple[int, int]


class Tokens(NamedTuple):
    """The tokens of one CHECK, and the columns of its table (lower case): all, and those that can be NULL."""

    tokens: Sequence[str]
    columns: set[str]
    nullable: set[str]

    def implied(self, arms: Sequence[list[Fact] | None], spans: Sequence[_Span]) -> Fact | None:
        """``c IS NULL OR condition``, ``c IS NOT NULL OR condition``: where a column may, or must, have a value."""
        if len(arms) != 2 or None in arms:
            return None
        for arm, other in zip(arms, reversed(spans), strict=True):
            fact = arm[0] if arm is not None and len(arm) == 1 else None
            if isinstance(fact, NullFact) and fact.column in self.nullable:
                condition = self._condition(other, fact.column)
                if condition is not None:
                    return PresenceFact(fact.column, condition if fact.null else f"NOT ({condition})", not fact.null)
        return None

    def equivalence(self, start: int) -> tuple[list[Fact], int] | None:
        """The facts of two conditions in parentheses, at least one of which tells whether a column is NULL, that are the
        same or not, and the index of the token behind; None where ``start`` begins anything else."""
        first = self._group(start)
        operator = self._word(first)
        second = self._group(first + 1) if first is not None and operator in _EQUIVALENCES else None
        if first is None or second is None or self._word(second) not in _ENDS:
            return None
        facts = self._facts((start, first), (first + 1, second), _EQUIVALENCES[operator])
        return None if facts is None else (facts, second)

    def _facts(self, first: _Span, second: _Span, same: bool) -> list[Fact] | None:
        left, right = self._null_test(*first), self._null_test(*second)
        if left is not None and right is not None:
            # both have a value, or the first one alone
            return [NullFact(left.column, False), NullFact(right.column, (left.null == right.null) != same)]
        for test, other in ((left, second), (right, first)):
            condition = self._condition(other, test.column) if test is not None else None
            if test is not None and condition is not None and test.column in self.nullable:
                return [PresenceFact(test.column, condition if test.null != same else f"NOT ({condition})")]
        return None

    def _word(self, index: int | None) -> str:
        return self.tokens[index].upper() if index is not None and index < len(self.tokens) else ""

    def _group(self, start: int) -> int | None:
        """Where the parentheses that open at ``start`` are closed: the index behind; None where none open."""
        depth = 0
        for index in range(start, len(self.tokens)):
            depth += (self.tokens[index] == "(") - (self.tokens[index] == ")")
            if depth == 0:
                return index + 1 if index > start else None
        return None

    def _null_test(self, start: int, end: int) -> NullFact | None:
        """Tokens that say, in any parentheses, that a column is NULL or is not."""
        tokens = [token for token in self.tokens[start:end] if token not in "()"]
        words = [token.upper() for token in tokens[1:]]
        name = _bare(tokens[0]) if tokens else ""
        if name not in self.columns or words not in (["IS", "NULL"], ["IS", "NOT", "NULL"]):
            return None
        return NullFact(name, len(words) == 2)

    def _condition(self, span: _Span, column: str) -> str | None:
        """Tokens as a condition that a rule can have; None where they name ``column``, or hold more than comparisons."""
        tokens = [token for token in self.tokens[slice(*span)] if not token.lower().startswith("_utf8")]
        names = {_bare(token) for token in tokens if token[0] == "`" or token.lower() in self.columns}
        if not names or column in names or not all(map(self._is_plain, tokens)):
            return None
        while tokens[0] == "(" and self._group(span[0]) == span[1] and tokens[-1] == ")":
            tokens, span = tokens[1:-1], (span[0] + 1, span[1] - 1)
        return " ".join(tokens).replace("( ", "(").replace(" )", ")")

    def _is_plain(self, token: str) -> bool:
        return (
            token in _SIGNS
            or token[0] in "'`"
            or token[0].isdigit()
            or token.upper() in _PLAIN
            or _bare(token) in self.columns
        )


def _bare(token: str) -> str:
    return (token[1:-1].replace("``", "`") if token[0] == "`" else token).lower()
