"""The beginning of a statement, short enough to read: long literals are cut."""

from __future__ import annotations

import re

LENGTH = 300
LITERAL = 24

_LITERAL = re.compile(r"X'([0-9A-Fa-f]*)(?:'|$)|'((?:[^']|'')*)(?:'|$)")


def excerpt(statement: str) -> str:
    """Return the first 300 characters of ``statement`` on one line, each literal cut to 24 characters."""
    head = " ".join(_LITERAL.sub(_shorten, statement[: 4 * LENGTH]).split())
    return head if len(statement) <= 4 * LENGTH and len(head) <= LENGTH else head[:LENGTH].rstrip() + " ..."


def _shorten(match: re.Match[str]) -> str:
    text = match[0]
    return text if len(text) <= LITERAL + 3 else text[:LITERAL] + "..'"
