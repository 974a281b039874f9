"""One day that is moved: before it is that of the row that it belongs to, afterwards it is so many days later.

``old_due_on`` and ``new_due_on`` of an extension are the due day of its loan and that day plus the days that were granted."""

from __future__ import annotations

from collections.abc import Sequence

from ....schema.model import Column
from ..tables.clock import as_time
from ..tables.sheet import Sheet, bare, is_temporal, named
from ..words.vocabulary import tokens
from .numbers_beside import settle_number
from .spoken_lengths import unit_in

_OLD = frozenset(
    "old previous former original initial before prior oud oude stary alt alte altes ancien ancienne anterior vecchio".split()
)
_NEW = frozenset(
    "new revised extended updated changed after postponed following nieuw nieuwe nowy neu neue nouveau nouvelle nuevo nueva nuovo".split()
)
_NO_SHIFT = frozenset("notice grace reminder payment minimum maximum overdue late elapsed".split())
_USUAL_DAYS = {"provider": "choice", "values": [14, 7, 30, 21], "weights": [6, 4, 4, 2]}


def decide_moved_days(sheet: Sheet, times: Sequence[Column]) -> None:
    """Decide the days before and after a change of what is otherwise called alike."""
    for old in times:
        if not is_temporal(old) or not _OLD & set(tokens(old.name)):
            continue
        what = _what(old)
        new = next((each for each in times if _NEW & set(tokens(each.name)) and _what(each) == what), None)
        if new is not None and new is not old and what and new.type.name == old.type.name:
            _decide(sheet, old, new, what)


def _what(column: Column) -> tuple[str, ...]:
    """What is moved: the words of a name without those that say which of the two it is."""
    return tuple(word for word in bare(tokens(column.name)) if word not in _OLD | _NEW)


def _decide(sheet: Sheet, old: Column, new: Column, what: tuple[str, ...]) -> None:
    theirs = _of_parent(sheet, what)
    if theirs is None:
        return  # it is counted as any other is; the row is what it is a day of
    path, column = theirs
    soon = sheet.hide("moved_days", _USUAL_DAYS)
    start = f"COALESCE(TIMESTAMP({path}), {sheet.begun} + INTERVAL {soon} DAY)" if column.nullable else path
    sheet.decide(old, as_time(sheet, old, start), f"time: that of the row before the change, {path}", "time")
    number, unit = _shift(sheet, new)
    before = named(old) if not old.nullable else f"COALESCE({named(old)}, {as_time(sheet, old, start)})"
    rule = as_time(sheet, new, f"{before} + INTERVAL {number or soon} {unit}")
    sheet.decide(new, rule, f"time: {number or 'some'} {unit.lower()}s after {named(old)}", "time")


def _of_parent(sheet: Sheet, what: tuple[str, ...]) -> tuple[str, Column] | None:
    """The day of the row that is changed, by the same words."""
    for reference, _, parent in sheet.parents:
        for each in parent.table.columns:
            own = set(bare(tokens(each.name))) - {*parent.words[-1:]}
            if is_temporal(each) and own == set(what):
                return f"{named(reference)}.{named(each)}", each
    return None


def _shift(sheet: Sheet, new: Column) -> tuple[str, str]:
    """The number by which the day is moved, and its unit; days, by no number, where none says it."""
    numbers = [
        (each, unit)
        for each in sheet.table.columns
        if not each.nullable
        and (unit := unit_in(each)) is not None
        and not _NO_SHIFT & set(tokens(each.name))
        and (unit != "hour" or new.type.name != "date")
        and sheet.link(each) is None
    ]
    if len(numbers) != 1:
        return "", "DAY"
    settle_number(sheet, numbers[0][0])
    return named(numbers[0][0]), numbers[0][1].upper()
