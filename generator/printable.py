"""Text from outside as a terminal, a log or a comment may show it: what would control a terminal is escaped.

Names, server messages, statements of the process list and the contents of files come from any source. An escape
sequence in them rewrites what a terminal has shown, a line break forges a line of output or of SQL, and a mark that
turns the direction of text, or has no width, makes a reader see something else than what is there
(https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing). The set is written out instead of taken from
``unicodedata``, whose categories grow with Python: a script's comments are the same bytes everywhere.
"""

from __future__ import annotations

import re

from .lazy_patterns import lazy

_UNPRINTABLE = (
    "\x00-\x1f\x7f-\x9f"  # C0 and C1 control characters
    "\xad\u180e\u200b-\u200d\u2060-\u2064\ufeff"  # without width
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # marks of direction
    "\u2028\u2029"  # ends of lines and paragraphs
    "\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f"  # surrogates, annotations, tags
)
UNPRINTABLE = lazy(f"[{_UNPRINTABLE}]")
_UNPRINTABLE_IN_LINE = lazy(f"(?!\n)[{_UNPRINTABLE}]")
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def printable(text: str, limit: int | None = None) -> str:
    """Return ``text`` on one line with every such character written as ``\\n``, ``\\x1b`` or ``\\u202e``.

    Everything else stays as it is, the backslash too. ``limit`` is the number of characters of ``text`` after which it
    is cut, with ``...`` behind it.
    """
    if limit is not None and len(text) > limit:
        return printable(text[:limit]) + "..."
    return text if text.isascii() and text.isprintable() else UNPRINTABLE.sub(_escape, text)


def quantity(number: int, noun: str) -> str:
    """Return ``1 row``, ``1,020 rows``."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def printable_lines(text: str) -> str:
    """Return ``text`` likewise, its line breaks (LF) kept: for text whose lines are ours."""
    is_plain = text.isascii() and text.replace("\n", "").isprintable()
    return text if is_plain else _UNPRINTABLE_IN_LINE.sub(_escape, text)


def printable_json(document: str) -> str:
    """Return a JSON document with such characters in its strings as JSON's own escapes: the same document."""
    return _UNPRINTABLE_IN_LINE.sub(_json_escape, document)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    width, letter = (2, "x") if code < 0x100 else (4, "u") if code < 0x10000 else (8, "U")
    return _SHORT.get(character) or f"\\{letter}{code:0{width}x}"


def _json_escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[index : index + 2].hex()}" for index in range(0, len(units), 2))
