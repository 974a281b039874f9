"""Flags that compare times: what is late, or past the time at which it was due."""

from __future__ import annotations

from collections.abc import Iterable

from ....schema.model import Column
from ..states.flags import compare_flag, is_drawn_flag
from ..states.presence import true_by_comment
from ..tables.sheet import Sheet, bare, is_temporal, named
from ..words.stems import shares_form
from ..words.vocabulary import tokens
from .ages import is_timed
from .delays import AUDIT, MEANT, between_plan_and_done
from .durations import ENDS
from .spans import find_spans

_VALID = frozenset(("valid", "validity"))  # of what is valid from one day to another nothing is done that could be late
_LATE = frozenset("breached late overdue delayed overrun expires".split())
_CAME_LATE = frozenset(("late", "delayed", "breached", "overrun"))


def decide_late_flags(sheet: Sheet) -> None:
    """``is_late``, ``is_overdue``: true where something came after it was due, in this row or in the one it refers to."""
    for name in list(sheet.guesses):
        if not is_drawn_flag(sheet, name):
            continue
        column = sheet.table.column(name)
        words = tokens(column.name)
        condition = true_by_comment(sheet, column) if column.comment else None
        if condition is not None:
            compare_flag(sheet, column, condition)
        elif _LATE & set(words):
            _late(sheet, column, words)
        elif sheet.flags[name][0] in _NOW:
            _follow_span(sheet, column)


_NOW = frozenset((("active",), ("valid",), ("running",), ("ongoing",), ("live",), ("in", "force"), ("effective",)))


_IN_FORCE = frozenset("start end from to until through valid effective begin rented leased hired".split())


def _follow_span(sheet: Sheet, column: Column) -> None:
    """Let a flag that says that a row is in force be true on the days of its only span, where both are known."""
    times = [each for each in sheet.table.columns if is_temporal(each) and each.type.name != "time"]
    spans = [span for span in find_spans(sheet, times) if span.unit == "DAY"]
    if len(spans) != 1 or spans[0].start.nullable:
        return
    start, end = spans[0].start, spans[0].end
    is_own = {*bare(tokens(start.name)), *bare(tokens(end.name))} <= _IN_FORCE | {*sheet.words}
    guess = sheet.guess(end)
    if is_own and not (guess is not None and named(column) in str(guess.rule)):  # nor is the end set as the flag says
        goes_on = f"COALESCE({named(end)} >= as_of, TRUE)" if end.nullable else f"{named(end)} >= as_of"
        compare_flag(sheet, column, f"{named(start)} <= as_of AND {goes_on}")


def _late(sheet: Sheet, column: Column, words: tuple[str, ...]) -> None:
    due, is_past = _due_time(sheet, words), bool(_CAME_LATE & set(words))
    if due is None:
        if is_past:
            _later_than_planned(sheet, column, words)
        return
    done = _done_times(sheet)
    if not is_past:
        open_ones = "".join(f" AND {named(each)} IS NULL" for each in done if each.nullable)
        compare_flag(sheet, column, f"{due} < as_of{open_ones}")
    elif done:
        compare_flag(sheet, column, f"{named(_judged(sheet, done))} > {due}")


def _due_time(sheet: Sheet, words: tuple[str, ...]) -> str | None:
    """The time by which something must be done, or, for what expires, until which it is valid."""
    due = next(iter(_due_times(sheet)), None)
    if due is None and "expires" in words:
        return next((named(each) for each in _ends_of_validity(sheet)), None)
    return due


def _done_times(sheet: Sheet) -> list[Column]:
    """The times at which something was done to a row."""
    datetimes = [each for each in sheet.table.columns if is_temporal(each) and is_timed(sheet, each)]
    return [each for each in datetimes if not (MEANT | AUDIT | _VALID) & set(tokens(each.name))]


def _later_than_planned(sheet: Sheet, column: Column, words: tuple[str, ...]) -> None:
    """A flag of rows in which nothing is due: true where something came after it was planned."""
    pair = between_plan_and_done([each for each in sheet.table.columns if is_temporal(each)], words)
    if pair is not None and not pair[0].nullable:
        compare_flag(sheet, column, _is_after(*pair))


def _is_after(planned: Column, done: Column) -> str:
    """The condition that something came after it was planned: by the day, where only that was planned."""
    is_by_day = planned.type.name == "date" and done.type.name != "date"
    return f"{f'DATE({named(done)})' if is_by_day else named(done)} > {named(planned)}"


def _judged(sheet: Sheet, done: list[Column]) -> Column:
    """The time that may be late: the one called as the table, else the one that ends it, else one that must be set."""
    own = (each for each in done if shares_form(bare(tokens(each.name)), sheet.words[-1:]) and not _begins(sheet, each))
    over = (each for each in done if ENDS & set(tokens(each.name)))
    needed = (each for each in done if not each.nullable)
    return [*own, *over, *needed, done[-1]][0]


def _begins(sheet: Sheet, column: Column) -> bool:
    """True for the time at which a row begins, which is before it is due: ``loaned_at`` of a loan."""
    guess = sheet.guess(column)
    return guess is not None and guess.rule in ("begun", "DATE(begun)")


def _due_times(sheet: Sheet) -> Iterable[str]:
    yield from map(named, _due_columns(sheet, "due", "deadline", "expires"))
    for column, _, parent in sheet.referred:
        if not column.nullable:
            yield from (f"{named(column)}.{named(each)}" for each in _due_columns(parent, "due", "deadline"))


def _due_columns(sheet: Sheet, *words: str) -> list[Column]:
    return [
        each
        for each in sheet.table.columns
        if is_temporal(each) and not each.nullable and set(words) & set(tokens(each.name))
    ]


def _ends_of_validity(sheet: Sheet) -> Iterable[Column]:
    """``valid_until``, which is NULL where something is valid without an end."""
    for each in sheet.table.columns:
        if is_temporal(each) and tokens(each.name)[:2] in (("valid", "until"), ("valid", "to")):
            yield each
