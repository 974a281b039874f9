"""Texts of which nothing is known but their DEFAULT: what rows have that no one gave another value."""

from __future__ import annotations

import re

from ....schema.model import Column
from ..comments.values import default_literal
from ..tables.sheet import Sheet

_ONE_WORD = re.compile(r"[^\W\d_][\w-]{1,24}")
_OWN_TO_ROWS = frozenset(
    "name title label note description comment remark email url path key code number text body subject slug token".split()
)
"""Last words of columns whose DEFAULT says that no one has filled them in."""


def decide_default_texts(sheet: Sheet) -> None:
    """Let a text of one of few values that no layer knows be its DEFAULT: the ``kind`` of a race, the ``size`` of a seat."""
    for column in sheet.table.columns:
        default = default_literal(column)
        if isinstance(default, str) and _ONE_WORD.fullmatch(default) and _is_undecided(sheet, column):
            sheet.decide(column, {"provider": "constant", "value": default}, "values: its DEFAULT", "values")


def _is_undecided(sheet: Sheet, column: Column) -> bool:
    if not column.type.is_text or column.type.labels or column.comment or column.name.lower() in sheet.guesses:
        return False
    is_free = sheet.is_open(column) and sheet.builder.constraints.of(column.name).is_free
    return (
        is_free
        and not _OWN_TO_ROWS & set(sheet.tokens(column)[-1:])
        and sheet.builder.schema.classify(sheet.name, column) is None
    )
