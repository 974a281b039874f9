"""Long SQL text broken into lines: between tokens only, never inside a string, a quoted name or a comment."""

from __future__ import annotations

import textwrap

from ..lazy_patterns import lazy

WIDTH = 138

_TOKEN = lazy(r"'(?:[^']|'')*'|`(?:[^`]|``)*`|\"(?:[^\"]|\"\")*\"|\s+|[^\s'`\"]+")
_STRING_PART = lazy(r"(?:''|[^']){1,100}(?:\||$)|(?:''|[^']){1,100}")
_BEFORE = frozenset(
    {"FROM", "WHERE", "AND", "OR", "JOIN", "LEFT", "ON", "UNION", "SET", "FOR", "ORDER", "GROUP", "INTO"}
)


def fill(line: str) -> list[str]:
    """A line of a comment in lines that are short enough to read."""
    return textwrap.wrap(line, 130, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False) or [""]


def wrap(text: str, indent: str = "    ", width: int = WIDTH) -> str:
    """Return ``text`` in lines of at most ``width`` characters where it can be broken: behind a comma, before a clause or
    an operator, else at any blank. Later lines start with ``indent``. Text with a backslash is left alone: where its
    strings end depends on the sql_mode."""
    # NO_BACKSLASH_ESCAPES decides whether a backslash escapes the quote behind it
    # (https://dev.mysql.com/doc/refman/8.4/en/sql-mode.html#sqlmode_no_backslash_escapes).
    if len(text) <= width or "\\" in text:
        return text
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line.strip() and len(line) + len(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = indent + piece.lstrip()
        else:
            line += piece
    return "\n".join([*lines, line.rstrip()])


def _pieces(text: str) -> list[str]:
    """The parts between which a line may end; each but the first starts after a blank."""
    pieces = [""]
    tokens = _TOKEN.findall(text)
    for number, token in enumerate(tokens):
        pieces[-1] += token
        inside = token.isspace() and 0 < number < len(tokens) - 1
        if inside and (tokens[number - 1].endswith(",") or tokens[number + 1] in _BEFORE):
            pieces.append("")
    return [part for piece in pieces for part in (_blanks(piece) if len(piece) > WIDTH - 8 else [piece])]


def _blanks(piece: str) -> list[str]:
    """A part that is too long for a line, at every blank outside of quotes."""
    parts = [""]
    for token in _TOKEN.findall(piece):
        # not of X'...', which stays one literal
        if len(token) > WIDTH - 20 and token.startswith("'") and not parts[-1].endswith("X"):
            # adjacent strings are one (https://dev.mysql.com/doc/refman/8.4/en/string-literals.html)
            *cut, last = _STRING_PART.findall(token[1:-1])
            parts += [f"'{text}' " for text in cut]
            parts.append(f"'{last}'")
        else:
            parts[-1] += token
            if token.isspace():
                parts.append("")
    return [part for part in parts if part]
