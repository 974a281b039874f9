"""The rule of a number that is the difference of two times: in its unit, without the break, and no more than its type holds."""

from __future__ import annotations

import re
from typing import NamedTuple

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..columns.capacity import capacity_of
from ..references.children import children_of
from ..tables.actors import is_actor
from ..tables.sheet import Sheet, named, scale_of
from ..words.vocabulary import tokens

_DAY = 86_400  # seconds
_GOES_ON = frozenset("overdue open".split())  # until it ends, the reference date where it has not
_INT_MAX = 2**31 - 1
_BOTH = lazy(
    r"\b(?:both|inclusive|including|included|inkl\w*|einschl\w*|beide|bornes|incluses?|inclus|ambos|incluidos|inclusivo|incluindo|beide|wlacznie|włącznie|oba)\b",
    re.I,
)
_EARLY = lazy(r"negativ|early|zu fr[uü]h|en avance|adelant|anticip|te vroeg|przed czasem|-\s*=", re.I)
_WHERE_LATE = lazy(
    r"(?:null|empty|blank|leer|leeg|vide|vac[ií]o|vazio|vuoto|pust[aey]|tomt).{0,12}(?:on time|p[uü]nktlich|fristgerecht|rechtzeitig|op tijd|[aà] l'heure|[aà] temps|a tiempo|"
    r"puntual|no prazo|em dia|in tempo|w terminie|na czas|v[cč]as|i tid)",
    re.I,
)


class Duration(NamedTuple):
    """A number of seconds times ``unit``, of which times it is, and whether it tells how late something was."""

    column: Column
    unit: int
    is_delay: bool


def decide_length(sheet: Sheet, length: Duration, first: Column, last: Column) -> None:
    """Decide how long it is from one time to another, unless the second follows from the length."""
    column = length.column
    guess = sheet.guess(last)
    if guess is not None and re.search(rf"(?<![\w.]){re.escape(named(column))}(?!\w)", str(guess.rule)):
        return
    reason = f"time: from {named(first)} to {named(last)}"
    text = _without_pause(sheet, length, first, last)
    if length.is_delay and column.nullable and _WHERE_LATE.search(column.comment):
        late = f"{named(last)} > {named(first)}"
        sheet.decide(column, {"expression": text, "when": late}, f"{reason}, where late", "time")
        return
    missing = [each for each in (first, last) if each.nullable]
    text = _where_not_over(column, text, first, last) if missing and not column.nullable else text
    rule: object = _within_type(length, _or_in_time(length, text))
    if missing and column.nullable:
        rule = {"expression": rule, "when": " AND ".join(f"{named(each)} IS NOT NULL" for each in missing)}
    sheet.decide(column, rule, reason, "time")


def _where_not_over(column: Column, text: str, first: Column, last: Column) -> str:
    """A length that every row has, also where it is not over: its DEFAULT or nothing, or so far what was to be over."""
    if _GOES_ON & set(tokens(column.name)) and last.nullable and not first.nullable:
        return text.replace(named(last), f"COALESCE({named(last)}, as_of)", 1)
    usual = (column.default or "").strip("'")
    return f"IFNULL({text}, {usual if usual.isdigit() else 0})"


def _or_in_time(length: Duration, text: str) -> str:
    """A delay is 0 for what came in time, where it is never missing or counts days; flights leave minutes early."""
    column = length.column
    is_early_in_days = length.unit >= _DAY and capacity_of(column)[0] < 0
    is_late = length.is_delay and (is_early_in_days or not column.nullable)
    return f"GREATEST({text}, 0)" if is_late and not _EARLY.search(column.comment) else text


def _within_type(length: Duration, text: str) -> str:
    """What the type of the column holds of a length: a TINYINT no year of days."""
    low, high = capacity_of(length.column)
    return f"GREATEST(LEAST({text}, {int(high)}), {int(low)})" if high < _INT_MAX else text


def _without_pause(sheet: Sheet, length: Duration, first: Column, last: Column) -> str:
    """A length of minutes or hours without the break that it leaves out."""
    text = _difference(sheet, length, first, last)
    pause = _pause_in(sheet, length.column) if length.unit in (60, 3600) else None
    if pause is None or (length.unit == 3600 and not scale_of(length.column)):
        return text
    if length.unit == 60:
        return f"GREATEST({text} - {named(pause)}, 0)"
    minutes = f"(TIMESTAMPDIFF(MINUTE, {named(first)}, {named(last)}) - {named(pause)})"
    return f"GREATEST(ROUND({minutes} / 60, {min(scale_of(length.column), 4)}), 0)"


def _pause_in(sheet: Sheet, column: Column) -> Column | None:
    """The break in minutes that a comment takes off: ``clock_out - clock_in - break_minutes``."""
    comment = column.comment.lower()
    breaks = (each for each in sheet.called({"break"}) if not each.nullable)
    is_said = re.search(r"\b(?:break|pause|pausa|przerw\w*|less|minus)\b", comment) is not None
    is_said = is_said or bool({"worked", "work", "paid"} & set(tokens(column.name)))
    return next((each for each in breaks if each.type.is_integer and (is_said or each.name.lower() in comment)), None)


def _difference(sheet: Sheet, length: Duration, first: Column, last: Column) -> str:
    start, end = named(first), named(last)
    is_days = "date" in (first.type.name, last.type.name)
    if length.unit == 86_400 and (is_days or "night" in tokens(length.column.name)):
        days = f"DATEDIFF({end}, {start})"
        names = {"leave", "absence", "vacation", "holiday", "timeoff"}
        is_counted = _BOTH.search(length.column.comment) is not None or names & set(sheet.words)
        return f"{days} + 1" if is_counted else days
    unit = {1: "SECOND", 60: "MINUTE", 3600: "HOUR", 86_400: "DAY"}.get(length.unit, "DAY")
    if scale_of(length.column) and length.unit > 60:
        return f"ROUND(TIMESTAMPDIFF(MINUTE, {start}, {end}) / {length.unit // 60}, {min(scale_of(length.column), 4)})"
    if length.unit == 604_800:
        return f"TIMESTAMPDIFF(DAY, {start}, {end}) DIV 7"
    if unit == "DAY":
        return f"DATEDIFF({end}, {start})"  # people count the days of the calendar
    return f"TIMESTAMPDIFF({unit}, {start}, {end})"


def is_of_parts(sheet: Sheet, column: Column) -> bool:
    """True for the hours of a row that one table of its parts has, too: what was worked is their sum, however long the row was open."""
    if set(tokens(column.name)) - {"count"} not in ({"hour"}, {"total", "hour"}, {"labor", "hour"}, {"work", "hour"}):
        return False
    tables = (each for each in children_of(sheet) if not each.column.nullable)
    worked = [each for each in tables if each.sheet.find("hour", "actual hour", "work hour", numbers=True)]
    return len(worked) == 1 and not is_actor(worked[0].sheet, worked[0].column)
