"""Alternatives of a regular expression in groups by their first characters.

CPython's ``re`` tries one alternative after the other. Of hundreds of words only those are worth it that begin with the character
that is there, which one look at it shows where each group begins with another character.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found, unused-ignore]
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from re import _constants, _parser  # type: ignore[attr-defined, unused-ignore]
from re._casefix import _EXTRA_CASES  # type: ignore[import-not-found, unused-ignore]
from typing import Any

Node = tuple[Any, Any]
Nodes = list[Node]
_CASE = int(re.IGNORECASE)
_CASED = 0x20000
"""Above it no letter has a capital (Unicode 17)."""


def in_groups(pattern: Any, flags: int) -> Any:
    """A pattern as ``re`` parsed it, with the same matches in the same order, its alternatives in groups. ``flags`` are those that it is
    compiled with."""
    return _Grouping(pattern.state).pattern(pattern, flags | pattern.state.flags)


class _Grouping:
    def __init__(self, state: Any) -> None:
        self._state = state

    def pattern(self, pattern: Any, flags: int) -> Any:
        return _parser.SubPattern(self._state, [self._node(node, flags) for node in pattern.data])

    def _node(self, node: Node, flags: int) -> Node:
        kind, content = node
        if kind is _constants.BRANCH:
            return kind, (None, self._branches([self.pattern(each, flags).data for each in content[1]], flags))
        if kind is _constants.SUBPATTERN:
            group, added, removed, inner = content
            return kind, (group, added, removed, self.pattern(inner, (flags | added) & ~removed))
        if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT):
            return kind, (*content[:2], self.pattern(content[2], flags))
        if kind in (_constants.ASSERT, _constants.ASSERT_NOT):
            return kind, (content[0], self.pattern(content[1], flags))
        return node

    def _branches(self, branches: Sequence[Nodes], flags: int) -> list[Any]:
        """Alternatives that begin with a character are moved past each other where it is another one, past no other alternative."""
        found: list[Nodes] = []
        groups: dict[int, list[Nodes]] = {}
        for nodes in (*branches, None):
            first = _first_character(nodes, flags) if nodes is not None else None
            if first is not None and nodes is not None:
                groups.setdefault(first, []).append(nodes[1:])
                continue
            found += [self._group(char, rests, flags) for char, rests in groups.items()]
            groups.clear()
            if nodes is not None:
                found.append(nodes)
        return [_parser.SubPattern(self._state, nodes) for nodes in found]

    def _group(self, char: int, rests: Sequence[Nodes], flags: int) -> Nodes:
        begun = self._one_of(_alike(char, not flags & re.UNICODE) if flags & _CASE else (char,))
        if len(rests) == 1:
            return [begun, *rests[0]]
        return [begun, (_constants.BRANCH, (None, self._branches(rests, flags)))]

    def _one_of(self, chars: Sequence[int]) -> Node:
        """One of some characters, whose case is heeded: only then the engine looks at it before it tries an alternative."""
        literals = [(_constants.LITERAL, char) for char in chars]
        node = literals[0] if len(chars) == 1 else (_constants.IN, literals)
        return _constants.SUBPATTERN, (None, 0, _CASE, _parser.SubPattern(self._state, [node]))


def _first_character(nodes: Nodes, flags: int) -> int | None:
    """The character that an alternative begins with, the first of its likes where case is ignored; None where it is no plain one."""
    if not nodes or nodes[0][0] is not _constants.LITERAL:
        return None
    char: int = nodes[0][1]
    return _alike(char, not flags & re.UNICODE)[0] if flags & _CASE else char


@cache
def _alike(char: int, is_ascii: bool) -> tuple[int, ...]:
    """The characters that ``char`` matches where case is ignored, the least first."""
    if is_ascii:
        return tuple(sorted({char, ord(chr(char).swapcase())})) if chr(char).isascii() else (char,)
    small = _sre.unicode_tolower(char)
    return tuple(
        sorted({each for same in (small, *_EXTRA_CASES.get(small, ())) for each in (same, *_capitals()[same])})
    )


@cache
def _capitals() -> defaultdict[int, list[int]]:
    """By a small letter its capitals."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for char in range(_CASED):
        if (small := _sre.unicode_tolower(char)) != char:
            found[small].append(char)
    return found
