"""Spans of time: which columns are start, end and length, and how long such spans are."""

from __future__ import annotations

from ...records import frozen
from ...schema.model import Column
from .context import words_of
from .sheet import Sheet, bare
from .vocabulary import tokens

_ENDS = {
    "start": ("end", "finish"),
    "from": ("to", "until", "through", "thru"),
    "in": ("out",),
    "checkin": ("checkout",),
    "pickup": ("dropoff", "returned"),
    "departure": ("arrival",),
    "departed": ("arrived",),
    "admitted": ("discharged",),
    "arrived": ("departed",),
    "rented": ("returned",),
    "rental": ("returned",),
    "borrowed": ("returned",),
    "loaned": ("returned",),
    "loan": ("returned",),
    "effective": ("end",),
}


@frozen
class Span:
    """Start and end of a row, its unit, and the shortest and longest length in that unit."""

    start: Column
    end: Column
    unit: str
    low: int
    high: int


def find_spans(sheet: Sheet, times: list[Column]) -> list[Span]:
    """Starts and ends among the times of a table: those whose other words are the same, or of which one has no others."""
    found: list[Span] = []
    for exact in (True, False):
        for start in times:
            for end in times:
                taken = {column.name for span in found for column in (span.start, span.end)}
                if start is not end and not taken & {start.name, end.name} and _belong(sheet, start, end, exact):
                    found.append(Span(start, end, *_measure(sheet, start, end)))
    return found


def _belong(sheet: Sheet, start: Column, end: Column, exact: bool) -> bool:
    own = set(sheet.words[-1:])
    first, last = (bare(tokens(column.name)) for column in (start, end))
    first, last = (tuple(word for word in each if word not in own) if len(each) > 1 else each for each in (first, last))
    for mark in first:
        for other in _ENDS.get(mark, ()):
            if other in last:
                rests = tuple(word for word in first if word != mark), tuple(word for word in last if word != other)
                alone = not rests[0] or not rests[1]
                ahead = {"trial", "planned", "expected", "estimated", "actual", "original"} & {*rests[0], *rests[1]}
                if rests[0] == rests[1] or (not exact and alone and not ahead):
                    return True
    return False


def _measure(sheet: Sheet, start: Column, end: Column) -> tuple[str, int, int]:
    words = set(sheet.words) | set(tokens(start.name))
    is_day = "date" in (start.type.name, end.type.name)
    if "period" in words or "cycle" in words:
        return "DAY", 30, 30
    if words & {"loan", "loaned", "borrowed", "lending"}:
        return "DAY", 3, 28
    if words & {"ban", "suspension", "warranty", "outbreak"}:
        return "DAY", 7, 60
    if words & {
        "leave",
        "absence",
        "vacation",
        "stay",
        "reservation",
        "booking",
        "rental",
        "admission",
        "admitted",
        "trip",
        "visit",
        "checkin",
    } or ("checked" in words or "night" in {word for column in sheet.table.columns for word in tokens(column.name)}):
        return "DAY", 1, 10
    if words & {
        "subscription",
        "contract",
        "membership",
        "policy",
        "lease",
        "valid",
        "employment",
        "price",
        "agreement",
        "insurance",
        "license",
        "enrollment",
    }:
        return "DAY", 90, 720
    if words & {"prescription", "sprint", "challenge"}:
        return "DAY", 10, 90
    if words & {
        "campaign",
        "coupon",
        "promotion",
        "discount",
        "project",
        "sale",
        "course",
        "semester",
        "voucher",
        "season",
    }:
        return "DAY", 14, 90
    if not is_day:
        return "MINUTE", 15, 120
    return "DAY", 3, 60


def is_planned(sheet: Sheet, span: Span) -> bool:
    """True for spans that may end after the reference date."""
    return span.high > 60 or bool({"coupon", "campaign", "promotion", "project"} & set(sheet.words))


def step_of(span: Span) -> int:
    return 15 if span.unit == "MINUTE" else 1


def length_column(sheet: Sheet, span: Span) -> tuple[Column | None, str]:
    """The number column that holds the length of a span, and its unit."""
    units = {"minute": "MINUTE", "hour": "HOUR", "day": "DAY", "night": "DAY", "second": "SECOND"}
    for column in sheet.table.columns:
        raw, words = words_of(column.name), tokens(column.name)
        if not sheet.is_open(column) or not (column.type.is_integer or column.type.name == "decimal"):
            continue
        if {"break", "late", "grace", "notice", "billed", "supply", "estimated", "planned"} & set(words):
            continue
        unit = next((units[word] for word in words if word in units), None)
        if raw[-1:] in (["min"], ["mins"]):
            unit = "MINUTE"
        is_length = bool({"duration", "elapsed", "worked", "total", "count", "length"} & set(words))
        if unit is not None and (is_length or len(words) <= 2):
            return column, unit
        if unit is None and words[-1:] == ("duration",) and column.type.is_integer:
            return column, span.unit
    return None, ""
