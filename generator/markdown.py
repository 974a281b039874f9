"""Text from outside in Markdown: names and values as code that can neither end nor become markup.

GitHub Flavored Markdown (https://github.github.com/gfm/) reads what an entity means as text, also in a table, where a
code span's bar would end the cell. In ``<code>`` GitHub turns neither ``@name`` nor ``#1`` into a link.
"""

from __future__ import annotations

import re

from .printable import printable

_MARKUP = re.compile(r"[&<>|`*\[\]\\~#!@$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|:(?=/)|(?<=www)\.", re.IGNORECASE)


def escaped(text: str) -> str:
    """Text as itself, on one line."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", printable(text))


def code(text: str) -> str:
    """Text as code."""
    return f"<code>{escaped(text)}</code>" if text else ""


def table(headers: list[str], rows: list[list[str]], numeric: set[int]) -> list[str]:
    """The lines of a table whose cells are Markdown already; ``numeric`` columns are set to the right."""
    marks = ["---:" if index in numeric else "---" for index in range(len(headers))]
    return [f"| {' | '.join(row)} |" for row in [headers, marks, *rows]]
