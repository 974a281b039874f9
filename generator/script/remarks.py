"""Texts of a plan in the comments and messages of its scripts."""

from __future__ import annotations

import re

from ..lazy_patterns import lazy
from ..printable import printable

# golang-migrate and Flyway, goose, dbmate
_MARKER = lazy(r"(\$(?=\{)|\+(?=goose)|migrate(?=:))", re.IGNORECASE)


def message(text: str) -> str:
    """Return text that may be part of a guard's message: ASCII, and without the backtick that would end it."""
    # A guard's message is a name in backticks that no column has (error 1054). MariaDB refuses a name with characters
    # beyond the BMP (error 1300), and the message would be lost.
    return printable(text).encode("ascii", "replace").decode().replace("`", "'")


def comment(text: str) -> str:
    """Return text that cannot end a comment line or look like a migration tool's marker, nor hide or turn what follows."""
    return _MARKER.sub(r"\1 ", printable(text))
