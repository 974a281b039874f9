"""How long a span lasts where a column says it: the months of a lease, the minutes of the service that is booked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ....schema.model import Column
from ..comments.ranges import said_range
from ..comments.spans import ends_in
from ..tables.sheet import Sheet, named
from ..words.identifiers import words_of
from ..words.vocabulary import tokens
from .lasting import length_in_trade, usual_length, usual_months
from .spans import Span, is_period, stage_of
from .spoken_lengths import lengths_in
from .times_in_comments import is_open_ended

_DAYS = {"year": 366, "month": 31, "week": 7, "day": 1, "hour": 0, "minute": 0}
_TERMS = {
    "month": ((12, 6), (24, 3), (6, 2), (36, 1)),
    "year": ((1, 5), (2, 3), (3, 2), (5, 1)),
    "week": ((8, 3), (12, 3), (4, 2), (6, 1)),
}
_WHOLE = ("year", "month", "week", "day")
_LASTING = frozenset("duration term validity valid length lasting runtime running time period".split())
_NOT = frozenset(
    """notice trial grace minimum maximum payment credit net cancellation cancelled lead prep preparation buffer cooking warranty guarantee interval billing reminder
    free retention probation average remaining elapsed used worked overdue delay renewal lock commitment setup cleanup break""".split()
)


class Length(NamedTuple):
    """A length as an expression of a row, its unit, and at least so many days."""

    text: str
    unit: str
    is_whole: bool = False  # the last day is the one before the next span begins

    def within(self, unit: str) -> str:
        """The length in a smaller ``unit``, MINUTE or DAY, as an expression."""
        factor = {"HOUR": 60} if unit == "MINUTE" else {"WEEK": 7, "MONTH": 30, "YEAR": 365}
        return f"{self.text} * {factor[self.unit]}" if self.unit in factor else self.text

    @property
    def days(self) -> str:
        """At least as many days, as an expression."""
        factor = _DAYS[self.unit.lower()]
        return f"{self.text} * {factor}" if factor > 1 else self.text if factor else "1"


def fixed_length(sheet: Sheet, span: Span) -> Length | None:
    """The length that a column of the row or of one that it refers to gives; None where no column does."""
    if span.is_meant is False and span.planned is not None:
        return None
    said = _in_comment(sheet, span)
    if said is not None:
        return said
    if span.start.nullable or span.end.nullable:
        return next(_days_of_stage(sheet, span), None)
    return (
        next(_days_of_stage(sheet, span), None)
        or next(_of_row(sheet, span), None)
        or next(_of_parents(sheet, span), None)
    )


_OTHER_LENGTHS = re.compile(
    r"[+−]|\b(?:plus|minus|less|mais|menos|m[aá]s|moins|weniger|abz[uü]glich|pi[uù]|meno|notice|k[uü]ndig\w*|pr[eé]avis|preaviso|preavviso|opzeg\w*|reminder|erinner\w*|rappel|before|vor|avant|antes|prima|voor|przed|every|alle|tous|toutes|cada|ogni|elke|co)\b",
    re.IGNORECASE,
)
_LONGEST_COMMENT = 48


def _in_comment(sheet: Sheet, span: Span) -> Length | None:
    """``valable cinq ans``, ``valid for 2 years``: how long a span of days lasts, where the comment of its end says little else."""
    comment = span.end.comment
    if span.unit != "DAY" or not comment or len(comment) > _LONGEST_COMMENT or _OTHER_LENGTHS.search(comment):
        return None
    found = list(lengths_in(comment))
    if len(found) != 1 or found[0].unit not in _WHOLE or is_open_ended(found[0]):
        return None
    return Length(found[0].text(sheet), found[0].unit.upper())


def month_of_calendar(sheet: Sheet, span: Span) -> Length | None:
    """The month that a row says its period to be; None where no number is that of its first day."""
    months = f"MONTH({named(span.start)})"
    is_said = any(guess.rule == months for guess in sheet.guesses.values())
    is_dated = span.unit == "DAY" and not (span.start.nullable or span.end.nullable)
    return Length("1", "MONTH", is_whole=True) if is_said and is_dated and is_period(span) else None


def whole_months(sheet: Sheet, span: Span) -> Length | None:
    """The months that what a span is about is usually for; None where it has no end yet, or lasts as long as people like."""
    first, last = set(tokens(span.start.name)), set(tokens(span.end.name))
    if (
        span.unit != "DAY"
        or span.start.nullable
        or span.end.nullable
        or {"current", "period", "trial"} & (first | last)
        or ("day" in first and "day" in last)
    ):
        return None
    # what is covered by the hour has no months
    is_clocked = "date" not in (span.start.type.name, span.end.type.name)
    months = () if is_clocked else usual_months(first & last)
    if (
        not months and usual_length((first & last) - {"valid", "effective"}, ("DAY",)) is None
    ):  # the course for a certificate is none of years
        months = () if _is_short_in_trade(sheet) else usual_months(sheet.words[-1:])
    if not months or span.is_meant or span.planned is not None:
        return None
    weights = (6, 3, 2)[: len(months)]
    rule = {"provider": "choice", "values": list(months), "weights": list(weights)}
    return Length(sheet.hide("term_months", rule), "MONTH", is_whole=True)


def _is_short_in_trade(sheet: Sheet) -> bool:
    """True where the trade of the schema has such rows for days or weeks: contracts of those who let tools."""
    known = length_in_trade(sheet, sheet.words, ("DAY",))
    return known is not None and known[2] < _A_YEAR


_A_YEAR = 365
_STAGE_DAYS = ((14, 4), (10, 3), (21, 3), (30, 2), (7, 2))


def _days_of_stage(sheet: Sheet, span: Span) -> Iterator[Length]:
    """``quarantine_days`` of what starts and ends as a quarantine, ``duration_days`` of a treatment."""
    if span.unit != "DAY" or is_period(span):
        return
    stage = stage_of(sheet, span)
    for column in sheet.table.columns:
        if not _counts_days_of(column, set(stage)) or sheet.link(column) is not None:
            continue
        values, weights = zip(*_STAGE_DAYS, strict=True)
        rule = {"provider": "choice", "values": list(values), "weights": list(weights)}
        is_decided = column.name.lower() in sheet.guesses
        said = said_range(column)
        why = "range: its comment" if said is not None else "time: usual days of such a length"
        if is_decided or sheet.decide(column, said or rule, why, "time"):
            yield Length(named(column), "DAY", is_whole=False)


def _counts_days_of(column: Column, stage: set[str]) -> bool:
    """True for days called a length or as a stage is, unless its comment says from when to when."""
    words = tokens(column.name)
    if words[-1:] != ("day",) or not _is_length(column, words) or ends_in(column.comment) is not None:
        return False
    rest = set(words[:-1])
    return bool(rest) and (rest <= {"duration", "length", "lasting"} or rest <= stage)


def _of_row(sheet: Sheet, span: Span) -> Iterator[Length]:
    for column in sheet.table.columns:
        words = tokens(column.name)
        unit = words[-1] if words[-1] in _TERMS else ""
        if not unit or not _is_length(column, words) or span.unit != "DAY" or sheet.link(column) is not None:
            continue
        rest = set(words[:-1]) - set(sheet.words) - {"count"}
        if rest <= _LASTING | {
            "contract",
            "lease",
            "loan",
            "membership",
            "rental",
            "subscription",
            "agreement",
            "policy",
            "coverage",
        }:
            rule = {
                "provider": "choice",
                "values": [value for value, _ in _TERMS[unit]],
                "weights": [weight for _, weight in _TERMS[unit]],
            }
            is_decided = column.name.lower() in sheet.guesses
            if is_decided or sheet.decide(
                column, said_range(column) or rule, f"time: usual {unit}s of a contract", "time"
            ):
                yield Length(named(column), unit.upper())


def _of_parents(sheet: Sheet, span: Span) -> Iterator[Length]:
    """``plan_id.duration_months``: the nearest that says it, where only one does."""
    lasting = _LASTING | (set(tokens(span.start.name)) & set(tokens(span.end.name)))
    for reference, _, parent in sheet.parents:
        found = []
        for column in parent.table.columns:
            words = _with_unit(column)
            unit = words[-1] if words[-1] in _DAYS else ""
            is_short, is_clock = unit in ("hour", "minute"), span.start.type.name == span.end.type.name == "datetime"
            fits = is_short is (span.unit == "MINUTE") or (is_short and is_clock)
            if unit and fits and _is_length(column, words) and lasting & set(words[:-1]):
                found.append(Length(f"{named(reference)}.{named(column)}", unit.upper()))
        if len(found) == 1:
            yield found[0]


def _with_unit(column: Column) -> tuple[str, ...]:
    """The words of a name whose last one may be short for minutes, or whose comment says the unit: ``duration_min``."""
    words = tokens(column.name)
    said = next((each for each in tokens(column.comment[:20].replace(" ", "_")) if each in _DAYS), None)
    if words == ("duration",) and said is not None:
        return (*words, said)
    return (*words[:-1], "minute") if words_of(column.name)[-1:] == ["min"] and len(words) > 1 else words


def _is_length(column: Column, words: tuple[str, ...]) -> bool:
    """``term_years`` is one; a ``year`` alone is that of a calendar."""
    return column.type.is_integer and not column.nullable and not _NOT & set(words) and words != ("year",)
