"""Tokens of a statement with their places: sqlglot's MySQL tokenizer, its tokens cut to single words.

https://github.com/tobymao/sqlglot reads quotes, comments and numbers as MySQL does; what a word is for is the parser's
affair.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from .identifiers import unquote
from .literals import unescape

if TYPE_CHECKING:
    from sqlglot.dialects.dialect import Dialect

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


@dataclass(frozen=True, slots=True)
class Token:
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
        return self.kind in (WORD, BACKTICK, DOUBLE)


def tokenize(text: str, offset: int = 0, *, ansi: bool = False) -> list[Token]:
    """Return the tokens of ``text``, which is at ``offset`` of its source. ``ansi``: double quotes are those of a name.
    Raises ValueError, with what is wrong, for text that is no MySQL."""
    from sqlglot.errors import TokenError

    try:
        raw_tokens = _dialect(ansi).tokenize(text)
    except TokenError as error:
        raise ValueError(str(error)) from error
    return [token for raw in raw_tokens for token in _split(text[raw.start : raw.end + 1], offset + raw.start, ansi)]


@cache
def _dialect(ansi: bool) -> Dialect:
    """sqlglot's MySQL, with double quotes as the file means them. Nothing is a command whose arguments stay unread."""
    from sqlglot.dialects.mysql import MySQL

    class Ddl(MySQL):
        class Tokenizer(MySQL.Tokenizer):
            COMMANDS: ClassVar[set[Any]] = set()
            QUOTES = ["'"] if ansi else ["'", '"']
            STRING_ESCAPES = ["'", "\\"] if ansi else ["'", '"', "\\"]
            IDENTIFIERS = ["`", '"'] if ansi else ["`"]

    return Ddl()


def _split(raw: str, start: int, ansi: bool) -> list[Token]:
    """The tokens of one of sqlglot's: it reads PRIMARY KEY and DOUBLE PRECISION as one."""
    first = raw[0]
    end = start + len(raw)
    if first == "`":
        return [Token(BACKTICK, unquote(raw), start, end)]
    if first == '"':
        return [Token(DOUBLE, unquote(raw) if ansi else unescape(raw), start, end)]
    if first == "'":
        return [Token(STRING, unescape(raw), start, end)]
    if raw[-1] == "'":
        if first in "nN":
            return [Token(STRING, unescape(raw[1:]), start, end)]
        return [Token(LITERAL, raw, start, end)]
    if re.fullmatch(r"0x[0-9a-fA-F]+|0b[01]+", raw):
        return [Token(LITERAL, raw, start, end)]
    if re.fullmatch(r"[0-9.]+(?:[eE][+-]?[0-9]+)?", raw) and raw != ".":
        return [Token(NUMBER, raw, start, end)]
    if re.match(r"[\w$]", first):
        return [
            Token(WORD, match.group(), start + match.start(), start + match.end()) for match in re.finditer(r"\S+", raw)
        ]
    return [Token(SYMBOL, raw, start, end)]
