"""Texts of which only the DEFAULT is known, and those that are empty where there is nothing to say: frameworks such as Django write ``''`` and
no NULL, so that the reason of a cancellation is NOT NULL in rows that were never cancelled as well."""

from __future__ import annotations

import re

from ....schema.model import Column
from ..comments.values import default_literal
from ..tables.sheet import Sheet
from ..words.vocabulary import tokens
from .conditions import condition_of

_ONE_WORD = re.compile(r"[^\W\d_][\w-]{0,24}|\d{1,2}| ")  # host systems have a blank for none
_SAID = frozenset(("reason", "error", "failed"))
_OWN_TO_ROWS = frozenset(
    "name title label note description comment remark email url path key number text body subject slug token".split()
)
"""Last words of columns whose DEFAULT says that no one has filled them in."""


def decide_default_texts(sheet: Sheet) -> None:
    """Let a text of one of few values that no layer knows be its DEFAULT: the ``kind`` of a race, the ``size`` of a seat."""
    for column in sheet.table.columns:
        default = default_literal(column)
        if isinstance(default, str) and _ONE_WORD.fullmatch(default) and _is_undecided(sheet, column):
            value = default.rstrip()  # a CHAR keeps no blank at its end
            sheet.decide(column, {"provider": "constant", "value": value}, "values: its DEFAULT", "values")


def _is_undecided(sheet: Sheet, column: Column) -> bool:
    if not column.type.is_text or column.type.labels or column.comment or column.name.lower() in sheet.guesses:
        return False
    is_free = sheet.is_open(column) and sheet.builder.constraints.of(column.name).is_free
    return (
        is_free
        and not _OWN_TO_ROWS & set(sheet.tokens(column)[-1:])
        and sheet.builder.schema.classify(sheet.name, column) is None
    )


def decide_empty_texts(sheet: Sheet) -> None:
    """Let a reason that cannot be NULL be empty in rows whose state or flag gives none."""
    for column in sheet.table.columns:
        if not _may_be_empty(sheet, column):
            continue
        found = condition_of(sheet, column, tokens(column.name), is_empty=True)
        rule = sheet.builder.rules.get(column.name.lower(), sheet.builder.column_rule(column))
        if found is None or not isinstance(rule, dict) or "provider" not in rule:
            continue
        sheet.undo(column.name.lower())
        said = sheet.hide(f"said_{column.name.lower()}", {key: rule[key] for key in rule if key != "null"})
        expression = f"IF({found[0]}, {said}, '')"
        sheet.decide(column, expression, f"status: {found[1]}, else empty", "values", values=True)


def _may_be_empty(sheet: Sheet, column: Column) -> bool:
    is_text = column.type.is_text and not column.type.labels and not column.nullable
    return (
        is_text
        and bool(_SAID & set(tokens(column.name)))
        and default_literal(column) in (None, "", "''")
        and sheet.is_free(column)
        and sheet.builder.constraints.of(column.name).is_free
    )
