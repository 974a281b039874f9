"""What an expression of a schema (a CHECK, a generated column, a DEFAULT) names and says, as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..lazy_patterns import lazy
from ..sql.patterns import BACKTICKED, SINGLE_QUOTED
from .model import Table

if TYPE_CHECKING:
    from sqlglot.expressions import Expression

_STRING_OR_NAME = lazy(f"({SINGLE_QUOTED})|{BACKTICKED}", re.DOTALL)  # a name may hold a quote


def columns_named(table: Table, expression: str) -> list[str]:
    """The columns that a MySQL expression names, lower case, in the order of the table."""
    bare = _STRING_OR_NAME.sub(lambda found: "''" if found[1] else found[0], expression)
    folded = bare.lower()
    return [
        column.name.lower()
        for column in table.columns
        if column.name.lower() in folded
        and re.search(rf"(?<![\w$]){re.escape(column.name)}(?![\w$])", bare, re.IGNORECASE)
    ]


def is_sequence(column: Expression) -> bool:
    """Whether what reads like a column is what MariaDB counts by (https://mariadb.com/kb/en/sequence-functions/)."""
    return column.parent is not None and column.parent.name.upper() in ("NEXTVAL", "LASTVAL", "SETVAL")


def strings_in(expression: str) -> list[str]:
    """The strings of a MySQL expression, as they are written between their quotes."""
    return [quoted[1:-1] for quoted in _STRING_OR_NAME.findall(expression) if quoted]
