"""Tokens of a statement with their places; what a word is for, only the parser knows.

One regular expression rather than sqlglot's tokenizer, with which it agrees: sqlglot takes longer to load than a schema of
twenty tables takes to be read, planned and written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from .identifiers import unquote
from .literals import unescape
from .patterns import BACKTICKED, DOUBLE_QUOTED, DOUBLE_QUOTED_PLAIN, SINGLE_QUOTED

WORD, BACKTICK, DOUBLE, STRING, NUMBER, LITERAL, SYMBOL, END = (
    "word",
    "backtick",
    "double",
    "string",
    "number",
    "literal",
    "symbol",
    "end",
)


class Token(NamedTuple):
    """A piece of a statement. ``text`` is the word as written, a name or string without its quotes and escapes, or the
    raw text of anything else; ``start`` and ``end`` (excluded) are offsets into the source's text."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """The word in upper case; an empty string for anything that is not a bare word."""
        return self.text.upper() if self.kind == WORD else ""

    @property
    def is_name(self) -> bool:
        """True for a word, or a name in quotes."""
        return self.kind in (WORD, BACKTICK, DOUBLE)


def tokenize(text: str, offset: int = 0, *, ansi: bool = False) -> list[Token]:
    """Return the tokens of ``text``, which begins at ``offset`` of its source. ``ansi``: double quotes are those of a name.
    Raises ValueError, with what is wrong, for text that is no MySQL."""
    found = []
    for match in _pattern(ansi).finditer(text):
        kind, raw = match.lastgroup, match.group()
        if kind is None:
            continue  # a blank
        if kind == "digits":
            # A server stops there as well: x' and b' open a literal, whatever is behind
            # (https://dev.mysql.com/doc/refman/8.4/en/hexadecimal-literals.html).
            raise ValueError(f"{raw} holds what is no {'bit' if raw[0] in 'bB' else 'hexadecimal digit'}")
        if kind == "open":
            raise ValueError(f"{raw} opens here and is never closed: {text[match.start() : match.start() + 40]}")
        value = raw
        if kind == BACKTICK or (kind == DOUBLE and ansi):
            value = unquote(raw)
        elif kind in (STRING, DOUBLE):
            value = unescape(raw)
        elif kind == "national":
            # N'text' is of the national character set, utf8mb3
            # (https://dev.mysql.com/doc/refman/8.4/en/charset-national.html): its text is read alike.
            kind, value = STRING, unescape(raw[1:])
        found.append(Token(kind, value, offset + match.start(), offset + match.end()))
    return found


@cache
def _pattern(ansi: bool) -> re.Pattern[str]:
    """One token, in a group of its kind. https://dev.mysql.com/doc/refman/8.4/en/literals.html; a name may begin with digits:
    https://dev.mysql.com/doc/refman/8.4/en/identifiers.html"""
    pieces = [
        r"\s+",
        f"(?P<backtick>{BACKTICKED})",
        f"(?P<double>{DOUBLE_QUOTED_PLAIN if ansi else DOUBLE_QUOTED})",
        f"(?P<national>[nN]{SINGLE_QUOTED})",
        r"(?P<literal>[xX]'[0-9a-fA-F]*+'|[bB]'[01]*+'|0x[0-9a-fA-F]++\b|0b[01]++\b)",
        r"(?P<digits>[xXbB]'[^']*+')",
        f"(?P<string>{SINGLE_QUOTED})",
        r"(?P<number>[0-9]++(?>(?:\.[0-9]*+)?)(?>(?:[eE][+-]?[0-9]++)?))(?![\w$])",
        r"(?P<word>[\w$]++)",
        r"(?P<open>['\"`])",
        r"(?P<symbol><=>|->>|\|\||&&|<=|>=|<>|!=|:=|->|<<|>>|@@|.)",
    ]
    return re.compile("|".join(pieces), re.DOTALL)


def without_parentheses(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of an expression without the parentheses around the whole of it."""
    inner = list(tokens)
    while len(inner) > 2 and inner[0].text == "(" and _closing(inner) == len(inner) - 1:
        inner = inner[1:-1]
    return inner


def _closing(tokens: Sequence[Token]) -> int:
    depth = 0
    for index, token in enumerate(tokens):
        if token.kind == SYMBOL:
            depth += {"(": 1, ")": -1}.get(token.text, 0)
        if depth == 0:
            return index
    return len(tokens)
