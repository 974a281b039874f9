"""Flags that compare times: what is late, or past the time at which it was due."""

from __future__ import annotations

from collections.abc import Iterable

from ...schema.model import Column
from ..writing import sql_literal
from .durations import AUDIT, ENDS, MEANT, is_timed
from .guess import Guess
from .presence import true_by_comment
from .sheet import Sheet, bare, is_temporal, named
from .stems import shares_form
from .vocabulary import tokens

_LATE = frozenset("breached late overdue delayed expires".split())


def decide_late_flags(sheet: Sheet) -> None:
    """``is_late``, ``is_overdue``: true where something came after it was due, in this row or in the one it refers to."""
    for name, guess in list(sheet.guesses.items()):
        column = sheet.table.column(name)
        words = tokens(column.name)
        condition = true_by_comment(sheet, column) if guess.layer == "flags" and column.comment else None
        if condition is not None:
            _compare(sheet, column, guess, condition)
            continue
        if guess.layer == "flags" and _LATE & set(words) and isinstance(guess.rule, dict):
            _late(sheet, column, guess, words)


def _late(sheet: Sheet, column: Column, guess: Guess, words: tuple[str, ...]) -> None:
    due = next(iter(_due_times(sheet)), None)
    datetimes = [each for each in sheet.table.columns if is_temporal(each) and is_timed(sheet, each)]
    done = [each for each in datetimes if not (MEANT | AUDIT) & set(tokens(each.name))]
    is_past = bool({"late", "delayed", "breached"} & set(words))
    if due is None or (is_past and not done):
        return
    condition = f"{due} < as_of" + "".join(f" AND {named(each)} IS NULL" for each in done if each.nullable)
    if is_past:
        condition = f"{named(_judged(sheet, done))} > {due}"
    _compare(sheet, column, guess, condition)


def _judged(sheet: Sheet, done: list[Column]) -> Column:
    """The time that may be late: the one called as the table, else the one that ends it, else one that must be set."""
    own = (each for each in done if shares_form(bare(tokens(each.name)), sheet.words[-1:]))
    over = (each for each in done if ENDS & set(tokens(each.name)))
    needed = (each for each in done if not each.nullable)
    return [*own, *over, *needed, done[-1]][0]


def _compare(sheet: Sheet, column: Column, guess: Guess, condition: str) -> None:
    """Let a flag be true where a condition says so."""
    values = guess.rule.get("values", []) if isinstance(guess.rule, dict) else []
    if len(values) != 2:
        return
    yes, no = map(sql_literal, values)
    sheet.undo(column.name.lower())
    sheet.decide(column, f"IF({condition}, {yes}, {no})", f"flag: {condition}", "flags", values=True)


def _due_times(sheet: Sheet) -> Iterable[str]:
    yield from map(named, _due_columns(sheet, "due", "deadline", "expires"))
    for column, link in sheet.single_links():
        parent = sheet.builder.schema.sheets.get(link.parent)
        if parent is not None and not column.nullable:
            yield from (f"{named(column)}.{named(each)}" for each in _due_columns(parent, "due", "deadline"))


def _due_columns(sheet: Sheet, *words: str) -> list[Column]:
    return [
        each
        for each in sheet.table.columns
        if is_temporal(each) and not each.nullable and set(words) & set(tokens(each.name))
    ]
