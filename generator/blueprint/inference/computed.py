"""Columns that the server computes, where rules read them: the rows are computed before it does, so that a rule reads what such a
column is computed from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ...schema.model import Column
from ..constraints import tokens_of
from ..facts import Unread
from .sheet import Sheet

Sheets = Mapping[str, Sheet]
_NAME = r"(?:`[^`]+`|[^\W\d]\w*)"
_PATH = re.compile(rf"'(?:[^']|'')*'|(?<![\w`.])({_NAME}(?:\.{_NAME})*)(?![\w`.]|\s*\()")
_SIGNS = frozenset("+ - * / ( ) , = < > <= >= <>".split())
_FUNCTIONS = frozenset(
    """ABS CEILING COALESCE CONCAT DATE DATEDIFF DAY FLOOR GREATEST IF IFNULL LEAST LEFT LOWER MONTH ROUND TIMESTAMPDIFF TRUNCATE UPPER YEAR
    SECOND MINUTE HOUR WEEK NULL AND OR NOT IS DIV CASE WHEN THEN ELSE END""".split()
)
_MOST_STEPS = 5  # computed columns that read each other


class _NotReadable(Exception):
    """What the server computes a column with is nothing that a rule can hold."""


def read_through_computed(sheets: Sheets) -> None:
    """Let every rule read what computed columns are computed from. A guess that cannot is taken back."""
    if not any(column.generated for sheet in sheets.values() for column in sheet.table.columns):
        return
    for sheet in sheets.values():
        hidden = sheet.builder.result.hidden
        for name, rule in list(sheet.builder.rules.items()):
            try:
                sheet.builder.rules[name] = _read_through(sheets, sheet, rule)
            except _NotReadable:
                sheet.undo(name)
        for name, rule in list(hidden.items()):
            try:
                hidden[name] = _read_through(sheets, sheet, rule)
            except _NotReadable:
                continue  # the plan says so


def _read_through(sheets: Sheets, sheet: Sheet, rule: Any) -> Any:
    if isinstance(rule, str):
        return _PATH.sub(lambda found: _replaced(sheets, sheet, found), rule)
    if isinstance(rule, dict):
        return {
            key: _read_through(sheets, sheet, rule[key]) if key in ("expression", "when") else rule[key] for key in rule
        }
    return rule


def _replaced(sheets: Sheets, sheet: Sheet, found: re.Match[str]) -> str:
    if found[1] is None:
        return found[0]  # a string
    *steps, last = [part.strip("`") for part in re.findall(_NAME, found[1])]
    owner: Sheet | None = sheet
    for number, step in enumerate(steps):
        owner = _next(sheets, owner, step, is_first=not number) if owner is not None else None
    column = owner.table.find(last) if owner is not None else None
    if owner is None or column is None or not column.generated:
        return found[0]
    before = found[1][: found[1].rfind(".") + 1]
    return f"({_expression(owner, column, before, 0)})"


def _next(sheets: Sheets, sheet: Sheet, step: str, *, is_first: bool) -> Sheet | None:
    """The table that a step of a path leads to: by a reference, or the rows of a child inside an aggregate."""
    link = sheet.builder.schema.single_link(sheet.name, step)
    if link is not None:
        return sheets.get(link.parent)
    hidden = sheet.builder.result.hidden.get(step)
    if isinstance(hidden, dict) and "reference" in hidden:
        return sheets.get(str(hidden["reference"]).strip("`"))
    return next((each for each in sheets.values() if each.name.lower() == step.lower()), None) if is_first else None


def _is_readable(sheet: Sheet, text: str) -> bool:
    """True when a rule can hold an expression of the schema: arithmetic, and functions that rules have."""
    try:
        found = list(tokens_of(text))
    except Unread:
        return False
    return all(
        token in _SIGNS
        or token[0] in "'.0123456789"
        or token.upper() in _FUNCTIONS
        or sheet.table.find(token.strip("`")) is not None
        for token in found
    )


def _expression(sheet: Sheet, column: Column, before: str, depth: int) -> str:
    """What a column is computed with, its names behind ``before``."""
    text = column.expression or ""
    if depth > _MOST_STEPS or not _is_readable(sheet, text):
        raise _NotReadable

    def named(found: re.Match[str]) -> str:
        own = sheet.table.find(found[1].strip("`")) if found[1] is not None else None
        if own is None:
            return found[0]
        return f"({_expression(sheet, own, before, depth + 1)})" if own.generated else f"{before}{found[1]}"

    return _PATH.sub(named, text)
