"""Time: one beginning per row, not before those of its parents; all other times after it in the order of their verbs.

Two hidden columns carry it: ``begun``, and ``lapse``, the minutes in which everything happens to the row, which end before the
reference date. A time is ``begun`` and its part of ``lapse``; one of a state or flag is NULL elsewhere. Spans (start and end)
have a length of their own, and what looks ahead (due, expires, valid to) is counted from the beginning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...schema.model import Column
from .clock import as_time, is_beginning, part_of, time_unit
from .conditions import condition_of, unless_open
from .context import words_of
from .owners import is_actor
from .sheet import Sheet, bare, is_temporal, named, referring, scale_of
from .spans import Span, find_spans, is_planned, length_column, step_of
from .vocabulary import tokens

_AHEAD = {
    "due": 30,
    "deadline": 30,
    "expires": 365,
    "until": 365,
    "renewal": 30,
    "renews": 30,
    "next": 30,
    "trial": 14,
    "warranty": 730,
    "promised": 7,
    "expected": 7,
    "estimated": 7,
    "eta": 7,
    "maturity": 1825,
    "target": 60,
    "planned": 30,
}
_RARE = frozenset(
    "deleted cancelled archived locked suspended blocked banned revoked terminated failed rejected removed disabled trashed".split()
)
_LAPSE = {"session": 240, "log": 60, "message": 600, "visit": 240}
_DAY = 1440


def decide_times(sheets: Mapping[str, Sheet]) -> None:
    """Decide all dates and times, and the lengths that follow from them."""
    timeline = _Timeline(sheets)
    for sheet in sheets.values():
        timeline.decide(sheet)


class _Timeline:
    def __init__(self, sheets: Mapping[str, Sheet]) -> None:
        self.sheets = sheets
        self.after: dict[str, set[str]] = {name: set() for name in sheets}  # tables that a beginning waits for
        self.needed = self._needed()
        self.first: Column | None = None

    def _needed(self) -> set[str]:
        """The tables whose rows have a beginning: those with times, and those between them and others."""
        found = {
            name for name, sheet in self.sheets.items() if any(self._is_time(sheet, c) for c in sheet.table.columns)
        }
        grown = True
        while grown:
            grown = False
            for name, sheet in self.sheets.items():
                if name not in found:
                    continue
                for column, link in sheet.single_links():
                    middle = self.sheets.get(link.parent)
                    is_new = middle is not None and link.parent not in found and not column.nullable
                    above = middle.single_links() if middle is not None and is_new else []
                    if any(up.parent in found and up.parent != link.parent for _, up in above):
                        found.add(link.parent)
                        grown = True
        return found

    @staticmethod
    def _is_time(sheet: Sheet, column: Column) -> bool:
        return is_temporal(column) or time_unit(sheet, column) is not None

    # ---- beginnings ----------------------------------------------------------------------------------------------------

    def begin(self, sheet: Sheet) -> str:
        """The hidden column with a row's beginning; made when it is first asked for."""
        if sheet.begun:
            return sheet.begun
        name = "begun"
        while sheet.table.find(name) is not None:
            name += "_"
        sheet.begun = name
        paths, along = [], False
        for column, link in sheet.single_links():
            parent = self.sheets.get(link.parent)
            if parent is None or link.parent not in self.needed:
                continue
            if link.parent == sheet.name:
                if {"parent", "reply", "quoted"} & set(tokens(column.name)) and column.nullable:
                    paths.append(f"COALESCE({named(column)}.{name}, {{first}})")
                    along = True
                continue
            if {"last", "latest", "current", "default", "primary", "first", "next"} & set(tokens(column.name)):
                continue
            if self._waits(link.parent, sheet.name) or self._needs_value(sheet, column):
                continue
            self.after[sheet.name].add(link.parent)
            begun = f"{named(column)}.{self.begin(parent)}"
            paths.append(f"COALESCE({begun}, {{first}})" if column.nullable else begun)
        sheet.builder.result.hidden[name] = self._beginning(sheet, paths, along)
        return name

    def _needs_value(self, sheet: Sheet, column: Column) -> bool:
        """An actor that may be missing came when it did; its own beginning says little of the row's."""
        return is_actor(sheet, column) and column.nullable

    def _waits(self, table: str, goal: str, seen: frozenset[str] = frozenset()) -> bool:
        return table == goal or any(
            self._waits(other, goal, seen | {table}) for other in self.after[table] if other not in seen
        )

    def _beginning(self, sheet: Sheet, paths: list[str], along: bool) -> object:
        if not paths:
            low, high = ("-1460d", "-240d") if self._has_children(sheet) else ("-365d", "-5d")
            return {"provider": "datetime", "from": low, "to": high, "digits": 0}
        share = 70 if self._has_children(sheet) else 95
        moved = sheet.hide("delay", {"provider": "integer", "min": 0, "max": share * 100})
        first = "TIMESTAMP(as_of) - INTERVAL 900 DAY"
        texts = [path.replace("{first}", first) for path in paths]
        start = texts[0] if len(texts) == 1 else f"GREATEST({', '.join(texts)})"
        # what reads itself along a tree must do so in its own expression
        if not along and (len(texts) > 1 or "COALESCE" in start):
            start = sheet.hide("not_before", start)
        return f"{start} + INTERVAL (GREATEST(DATEDIFF(as_of, {start}) - 4, 0) * 1440 * {moved} DIV 10000) MINUTE"

    def _has_children(self, sheet: Sheet) -> bool:
        return any(other is not sheet and other.name in self.needed for other, _, _ in referring(sheet))

    # ---- times -------------------------------------------------------------------------------------------------------

    def decide(self, sheet: Sheet) -> None:
        times = [column for column in sheet.table.columns if self._is_time(sheet, column) and sheet.is_open(column)]
        times = [column for column in times if not self._is_personal(sheet, column)]
        times = self._without_foreign_order(sheet, times)
        if not times:
            if sheet.name in self.needed:
                self.begin(sheet)
            return
        if self._calendar(sheet, times):
            return
        self.begin(sheet)
        spans = find_spans(sheet, times)
        self.first = self._first(sheet, times, spans[0] if spans else None)
        ends = [column for span in spans for column in (span.start, span.end)]
        for column in times:
            if column not in ends:
                self._one_time(sheet, column, bool(spans))
        for span in spans:
            self._span(sheet, span)

    @staticmethod
    def _first(sheet: Sheet, times: list[Column], span: Span | None) -> Column | None:
        """The time that must be set and comes first, where none is called a beginning: ``received_on``, ``sent_at``."""
        parts = [
            (part_of(tokens(column.name)), column) for column in times if not _AHEAD.keys() & set(tokens(column.name))
        ]
        known = [(part, column) for part, column in parts if part is not None and part < 90 and not column.nullable]
        if (
            span is not None
            or any(part == 0 for part, _ in parts)
            or any(is_beginning(bare(tokens(c.name))) and p is None for p, c in parts)
        ):
            return None
        return min(known, key=lambda item: item[0], default=(0, None))[1]

    def _is_personal(self, sheet: Sheet, column: Column) -> bool:
        return sheet.builder.schema.classify(sheet.name, column) is not None

    @staticmethod
    def _without_foreign_order(sheet: Sheet, times: list[Column]) -> list[Column]:
        """Leave columns to their CHECK that it orders otherwise than the verbs do."""
        left: set[str] = set()
        span = next(iter(find_spans(sheet, times)), None)
        for first, second in sheet.builder.constraints.order:
            if span is not None and (first, second) == (span.start.name.lower(), span.end.name.lower()):
                continue
            left |= {first, second}
        return [column for column in times if column.name.lower() not in left]

    def _lapse(self, sheet: Sheet) -> str:
        most = next((minutes for word, minutes in _LAPSE.items() if word in sheet.words), 20 * _DAY)
        span = sheet.hide("span", {"provider": "integer", "min": max(60, most // 10), "max": most})
        return sheet.hide("lapse", f"LEAST({span}, (DATEDIFF(as_of, {sheet.begun}) - 2) * 1440)")

    def _one_time(self, sheet: Sheet, column: Column, has_span: bool) -> None:
        words = tokens(column.name)
        text, reason = self._expression(sheet, column, words, has_span)
        rule: object = text
        found = condition_of(sheet, column, words)
        if found is not None:
            rule = {"expression": text, "when": found[0]}
            reason += f"; {found[1]}"
        elif column.nullable and _RARE & set(words):
            rule = {"expression": text, "null": 0.9}
            reason += "; rare"
        elif column.nullable and not {"created", "updated"} & set(words) and part_of(words) not in (0, 100):
            rule = {"expression": text, "null": 0.2}
        sheet.decide(column, rule, reason, "time")

    def _expression(self, sheet: Sheet, column: Column, words: tuple[str, ...], has_span: bool) -> tuple[str, str]:
        ahead = next((word for word in words if word in _AHEAD), None)
        if ahead is not None:
            days = str(_AHEAD[ahead])
            if ahead == "due":
                days = self._terms(sheet) or days
            start = f"DATE({sheet.begun})" if column.type.name == "date" else sheet.begun
            return as_time(sheet, column, f"{start} + INTERVAL {days} DAY"), f"time: {days} days from the beginning"
        part = 0 if column is self.first else part_of(words)
        if part == 0 or (part is None and not has_span and (is_beginning(words) or is_beginning(sheet.tokens(column)))):
            return as_time(sheet, column, sheet.begun), "time: the row's beginning"
        part = 40 if part is None else part
        share = "" if part == 100 else f" * {part} DIV 100"
        lapse = self._lapse(sheet)
        minutes = lapse if part == 100 else f"({lapse}{share})"
        return as_time(
            sheet, column, f"{sheet.begun} + INTERVAL {minutes} MINUTE"
        ), f"time: in the order of the verbs, {part} %"

    @staticmethod
    def _terms(sheet: Sheet) -> str | None:
        """Days of payment, where the row or one that it refers to has a number of them."""
        for column in sheet.table.columns:
            if _is_terms(column):
                return f"({named(column)})"
            if (days := _days_by_label(column, named(column))) is not None:
                return days
        for column, link in sheet.single_links():
            parent = sheet.builder.schema.schema.find(link.parent)
            for found in parent.columns if parent is not None and not column.nullable else ():
                if _is_terms(found) and not found.nullable:
                    return f"({named(column)}.{named(found)})"
                if (
                    not found.nullable
                    and (days := _days_by_label(found, f"{named(column)}.{named(found)}")) is not None
                ):
                    return days
        return None

    # ---- spans ---------------------------------------------------------------------------------------------------------

    def _span(self, sheet: Sheet, span: Span) -> None:
        start = self._span_start(sheet, span)
        if not sheet.decide(span.start, as_time(sheet, span.start, start), "time: start of the span", "time"):
            return
        length = sheet.hide("length", {"provider": "integer", "min": span.low, "max": span.high, "step": step_of(span)})
        if span.unit == "DAY" and (part_of(tokens(span.end.name)) or 0) >= 85 and not is_planned(sheet, span):
            length = sheet.hide("stay", f"GREATEST(LEAST({length}, DATEDIFF(as_of, {sheet.begun}) - 2), 1)")
        origin = start if span.start.type.name == "date" or span.end.type.name != "date" else f"DATE({start})"
        end = as_time(sheet, span.end, f"{origin} + INTERVAL {length} {span.unit}")
        rule = _span_end(sheet, span, end)
        reason = f"time: {span.low} to {span.high} {span.unit.lower()}s after {named(span.start)}"
        check = ""
        if is_temporal(span.start) and is_temporal(span.end):
            check = f"SELECT {named(span.end)} FROM {{{sheet.name}}} WHERE {named(span.end)} < {named(span.start)}"
        if sheet.decide(span.end, rule, reason, "time", check=check):
            self._length(sheet, span, length)

    def _span_start(self, sheet: Sheet, span: Span) -> str:
        """When a span starts: with its row, or later where another time says when the row came to be."""
        others = (column for column in sheet.table.columns if is_temporal(column) and column is not span.start)
        is_later = 0 in {part_of(tokens(column.name)) for column in others}
        begun = sheet.begun
        if is_later and span.unit != "DAY" and not {"created"} >= set(bare(tokens(span.start.name))):
            begun = f"{begun} + INTERVAL ({self._lapse(sheet)} * 30 DIV 100) MINUTE"
        return f"DATE({begun})" if span.start.type.name == "date" else begun

    def _length(self, sheet: Sheet, span: Span, length: str) -> None:
        """The column that holds the length of the span, in its unit."""
        column, unit = length_column(sheet, span)
        if column is None:
            return
        source = {"MINUTE": 1, "HOUR": 60, "DAY": _DAY}
        if unit == span.unit:
            text = length
        elif unit == "SECOND":
            text = f"{length} * {60 * source[span.unit]}"
        else:
            text = f"ROUND({length} * {source[span.unit]} / {source[unit]}, {min(scale_of(column), 4)})"
        if unit == "DAY" and {"leave", "absence", "vacation", "holiday", "timeoff"} & set(sheet.words):
            text = f"{text} + 1"
        rule: object = text
        if column.nullable:
            rule = {"expression": text, "when": f"{named(span.end)} IS NOT NULL"}
        elif span.end.nullable:
            return
        sheet.decide(column, rule, f"time: from {named(span.start)} to {named(span.end)}", "time", bounds=None)

    def _calendar(self, sheet: Sheet, times: list[Column]) -> bool:
        """Periods, complete and without gaps: one month each."""
        if not {"period", "month", "quarter"} & set(sheet.words[-1:]) or len(times) < 2:
            return False
        span = next(iter(find_spans(sheet, times)), None)
        if span is None or any(link for _, link in sheet.single_links()):
            return False
        first = "as_of - INTERVAL (DAY(as_of) - 1) DAY - INTERVAL 36 MONTH"
        sheet.begun = sheet.hide("begun", f"TIMESTAMP({first} + INTERVAL row_number MONTH)")
        sheet.decide(span.start, as_time(sheet, span.start, sheet.begun), "time: one period after the other", "time")
        end = f"{sheet.begun} + INTERVAL 1 MONTH - INTERVAL 1 DAY"
        sheet.decide(span.end, as_time(sheet, span.end, end), "time: a month without the first day of the next", "time")
        for column in times:
            words = tokens(column.name)
            found = condition_of(sheet, column, words)
            text = as_time(sheet, column, f"{sheet.begun} + INTERVAL 1 MONTH + INTERVAL 2 DAY")
            if is_beginning(words):
                text = as_time(sheet, column, sheet.begun)
            sheet.decide(
                column, {"expression": text, "when": found[0]} if found else text, "time: after the period", "time"
            )
        sheet.builder.result.limit(36)
        return True


def _days_by_label(column: Column, path: str) -> str | None:
    """The days that labels such as NET_30 name; COD and the like are 0."""
    if not {"terms", "term"} & set(words_of(column.name)) or len(column.type.labels) < 2:
        return None
    days = [re.search(r"\d+", label) for label in column.type.labels]
    if sum(found is not None for found in days) * 2 < len(days):
        return None
    cases = " ".join(
        f"WHEN {_quoted(label)} THEN {found[0] if found is not None else 0}"
        for label, found in zip(column.type.labels, days, strict=True)
    )
    return f"(CASE {path} {cases} END)"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _is_terms(column: Column) -> bool:
    words = words_of(column.name)
    return (
        column.type.is_integer
        and words[-1:] == ["days"]
        and bool({"terms", "term", "payment", "net", "credit"} & set(words))
    )


def _span_end(sheet: Sheet, span: Span, end: str) -> object:
    """The rule of the end: it may be NULL while the span is not over."""
    found = condition_of(sheet, span.end, tokens(span.end.name)) or unless_open(sheet, span.end)
    if found is not None and found[0]:
        return {"expression": end, "when": found[0]}
    return {"expression": end, "null": 0.1} if span.end.nullable and span.unit != "DAY" else end
