"""Names in SQL text: in backticks, which every sql_mode reads as a name, and out of their quotes."""

from __future__ import annotations

HISTORY_TABLE = "seedsql_history"
"""What is applied to a database."""
MARKER_TABLE = "seedsql_environment"
"""Which environment a database is, by a row that a person inserted."""


def identifier(name: str) -> str:
    """Return a name in backticks. https://dev.mysql.com/doc/refman/8.4/en/identifiers.html"""
    # double quotes are a name's only under ANSI_QUOTES, a string's otherwise
    return "`" + name.replace("`", "``") + "`"


def unquote(written: str) -> str:
    """Return the name that is in backticks or double quotes, or bare."""
    # A doubled quote within is one, of the kind that surrounds it.
    quote = written[:1]
    return written[1:-1].replace(quote * 2, quote) if quote in ("`", '"') else written
