"""Spans of time: which columns are start, end and length, and how long such spans are."""

from __future__ import annotations

from dataclasses import dataclass

from ...schema.model import Column
from .context import words_of
from .sheet import Sheet, bare
from .vocabulary import tokens

_STARTS = (
    "start",
    "from",
    "checkin",
    "pickup",
    "departure",
    "valid from",
    "check in",
    "effective from",
    "clock in",
    "in",
)
_ENDS = ("end", "to", "checkout", "dropoff", "arrival", "valid to", "check out", "effective to", "clock out", "out")


@dataclass(frozen=True, slots=True)
class Span:
    """Start and end of a row, its unit, and the shortest and longest length in that unit."""

    start: Column
    end: Column
    unit: str
    low: int
    high: int


def find_span(sheet: Sheet, times: list[Column]) -> Span | None:
    """Start and end among the times of a table."""
    named_so = {" ".join(bare(tokens(column.name))): column for column in times}
    own = sheet.words[-1:]

    def one(wanted: tuple[str, ...]) -> Column | None:
        for name, column in named_so.items():
            short = name.removeprefix(f"{own[0]} ") if own else name
            if short in wanted or (short.split(" ")[-1:] and short.split(" ")[-1] in wanted[:2]):
                return column
        return None

    start, end = one(_STARTS), one(_ENDS)
    if end is None:
        end = next(
            (column for name, column in named_so.items() if name in ("discharged", "returned", "departed", "left")),
            None,
        )
        start = start or next(
            (
                column
                for name, column in named_so.items()
                if name in ("admitted", "arrived", "rented", "rental", "borrowed")
            ),
            None,
        )
    if start is None or end is None or start is end:
        return None
    return Span(start, end, *_measure(sheet, start, end))


def _measure(sheet: Sheet, start: Column, end: Column) -> tuple[str, int, int]:
    words = set(sheet.words) | set(tokens(start.name))
    is_day = "date" in (start.type.name, end.type.name)
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
