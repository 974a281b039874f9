"""Time: one beginning per row, not before those of its parents; all other times after it in the order of their verbs.

Two hidden columns carry it: ``begun``, and ``lapse``, the minutes in which everything happens to the row, which end before the
reference date. A time is ``begun`` and its part of ``lapse``; one of a state or flag is NULL elsewhere. Spans (start and end)
have a length of their own, and what looks ahead (due, expires, valid to) is counted from the beginning.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ...schema.model import Column
from .clock import as_time, is_beginning, part_of, time_unit
from .conditions import condition_of, unless_open
from .owners import is_actor
from .presence import Condition
from .schedule import Schedule, schedule_of
from .sheet import Sheet, bare, is_temporal, named, referring
from .spans import HAPPENED, PLANNED, Span, is_planned, step_of
from .terms import terms_of
from .vocabulary import data, normal, tokens

_RARE = frozenset(
    """deleted cancelled archived locked suspended blocked banned revoked terminated failed rejected removed disabled trashed deceased
    retired decommissioned discontinued withdrawn lost disposed dismissed resigned deactivated scrapped""".split()
)
_GONE = frozenset(
    "terminated closed retired decommissioned deceased removed discontinued withdrawn disposed scrapped deactivated resigned".split()
)
_LATER = frozenset("last latest current default primary first next".split())
_LAPSE = {"session": 240, "log": 60, "event": 60, "message": 600, "visit": 240, "reading": 60, "scan": 60}
_DAY = 1440
_LATER_START = 30  # percent of the row's time
_MARGIN, _LONG_MARGIN = 4, 34  # days before the reference date that are left for what follows a beginning


@lru_cache(maxsize=1)
def _within() -> frozenset[str]:
    """What tables are called whose rows lie within the span of their parents."""
    return frozenset(normal(each)[0] for each in data()["within"]["tables"].split())


@lru_cache(maxsize=1)
def _registrations() -> frozenset[str]:
    return frozenset(normal(each)[-1] for each in data()["registrations"]["tables"].split())


def _is_event(span: Span) -> bool:
    words = {*tokens(span.start.name), *tokens(span.end.name)}
    is_start = bool({"start", "departed", "begin"} & words) and not {"period", "valid", "trial", "sale"} & words
    return is_start and span.high <= (90 if span.unit == "DAY" else 10_000) and not span.start.nullable


def decide_times(sheets: Mapping[str, Sheet]) -> None:
    """Decide all dates and times."""
    timeline = _Timeline(sheets)
    for sheet in sheets.values():
        timeline.decide(sheet)


class _Timeline:
    def __init__(self, sheets: Mapping[str, Sheet]) -> None:
        self.sheets = sheets
        self.after: dict[str, set[str]] = {name: set() for name in sheets}  # tables that a beginning waits for
        self.times = {name: self._times(sheet) for name, sheet in sheets.items()}
        self.schedules = {name: schedule_of(sheets[name], times) for name, times in self.times.items()}
        self.needed = self._needed()
        self.booked = self._booked()
        self.leaving = {name for name in sheets if self._leaving(name)}

    @staticmethod
    def _is_time(sheet: Sheet, column: Column) -> bool:
        return is_temporal(column) or time_unit(sheet, column) is not None

    def _times(self, sheet: Sheet) -> list[Column]:
        """The dates and times of a table that are open, and not left to a CHECK that orders them otherwise than verbs do."""
        schema = sheet.builder.schema
        times = [
            column
            for column in sheet.table.columns
            if self._is_time(sheet, column) and sheet.is_open(column) and schema.classify(sheet.name, column) is None
        ]
        spans = {(span.start.name.lower(), span.end.name.lower()) for span in schedule_of(sheet, times).spans[:1]}
        left = {name for pair in sheet.builder.constraints.order if pair not in spans for name in pair}
        return [column for column in times if column.name.lower() not in left]

    def _needed(self) -> set[str]:
        """The tables whose rows have a beginning: those with times, and those between them and others."""
        found = {
            name for name, sheet in self.sheets.items() if any(self._is_time(sheet, c) for c in sheet.table.columns)
        }
        while grown := {middle for name in found for middle in self._middles(name, found)}:
            found |= grown
        return found

    def _middles(self, name: str, found: set[str]) -> list[str]:
        """The parents of a table that have no times, but parents with some."""
        return [
            link.parent
            for column, link in self.sheets[name].single_links()
            if link.parent not in found
            and not column.nullable
            and link.parent in self.sheets
            and any(
                up.parent in found and up.parent != link.parent for _, up in self.sheets[link.parent].single_links()
            )
        ]

    def _booked(self) -> dict[str, Span]:
        """The spans of rows for which people register beforehand, by table: shows, classes, flights."""
        found = {}
        for name, sheet in self.sheets.items():
            for column, link in sheet.single_links() if _registrations() & set(sheet.words[-1:]) else ():
                plan = self.schedules.get(link.parent)
                spans = (
                    [span for span in plan.spans if _is_event(span)] if plan is not None and link.parent != name else []
                )
                if spans and not column.nullable:
                    found[link.parent] = spans[0]
        return found

    def _leaving(self, name: str) -> Column | None:
        """The time at which a row to which others refer is gone: it has left, or, where it refers to no other, closed."""
        sheet = self.sheets[name]
        if not self._has_children(sheet):
            return None
        is_root = all(column.nullable for column, _ in sheet.single_links())
        gone = _GONE if is_root else _GONE - {"closed", "withdrawn", "disposed"}
        return next((each for each in self.times[name] if each.nullable and gone & set(tokens(each.name))), None)

    # ---- beginnings ----------------------------------------------------------------------------------------------------

    def begin(self, sheet: Sheet) -> str:
        """The hidden column with a row's beginning; made when it is first asked for."""
        if sheet.begun:
            return sheet.begun
        name = "begun"
        while sheet.table.find(name) is not None:
            name += "_"
        sheet.begun = name
        paths, ends, along = self._paths(sheet, name)
        sheet.builder.result.hidden[name] = self._beginning(sheet, paths, ends, along)
        return name

    def _paths(self, sheet: Sheet, name: str) -> tuple[list[str], list[str], bool]:
        """What a row's beginning waits for, before which ends it lies, and whether it reads itself along a tree."""
        paths, ends, along = [], [], False
        for column, link in sheet.single_links():
            parent = self.sheets.get(link.parent)
            words = set(tokens(column.name))
            if parent is None or link.parent not in self.needed:
                continue
            if link.parent == sheet.name:
                if {"parent", "reply", "quoted"} & words and column.nullable:
                    paths.append(f"COALESCE({named(column)}.{name}, {{first}})")
                    along = True
            elif not (_LATER & words or self._waits(link.parent, sheet.name) or self._acts(sheet, column)):
                self.after[sheet.name].add(link.parent)
                is_ahead = link.parent in self.booked and bool(_registrations() & set(sheet.words[-1:]))
                ready = f"{named(column)}.{self.begin(parent) if is_ahead else self.ready(parent)}"
                paths.append(f"COALESCE({ready}, {{first}})" if column.nullable else ready)
                ends += [f"TIMESTAMP({named(column)}.{named(end)})" for end in self._ends_of(sheet, column, parent)]
        return paths, ends, along

    def _acts(self, sheet: Sheet, column: Column) -> bool:
        """An actor that may be missing came when it did; its own beginning says little of the row's."""
        return is_actor(sheet, column) and column.nullable

    def _ends_of(self, sheet: Sheet, column: Column, parent: Sheet) -> list[Column]:
        """The end of a parent before which its row lies: a submission before its assignment is due, a booking before the show."""
        if parent.name in self.booked and _registrations() & set(sheet.words[-1:]) and not column.nullable:
            return [self.booked[parent.name].start]
        if column.nullable or not _within() & set(sheet.words[-1:]):
            return []
        plan = self.schedules[parent.name]
        spans = [span.end for span in plan.spans if span.start.type.name != "time" and span.unit == "DAY"]
        due = [each for each in self.times[parent.name] if each.name in plan.ahead and "due" in tokens(each.name)]
        return [each for each in (*spans[:1], *due[:1]) if not each.nullable and is_temporal(each)]

    def _waits(self, table: str, goal: str, seen: frozenset[str] = frozenset()) -> bool:
        return table == goal or any(
            self._waits(other, goal, seen | {table}) for other in self.after[table] if other not in seen
        )

    def _beginning(self, sheet: Sheet, paths: list[str], ends: list[str], along: bool) -> object:
        margin = _LONG_MARGIN if self.leaving else _MARGIN
        period = self.schedules[sheet.name].period
        margin += 2 * period.high if period is not None else 0
        if not paths:
            low, high = ("-1460d", "-240d") if self._has_children(sheet) else ("-365d", f"-{margin + 1}d")
            return {"provider": "datetime", "from": low, "to": high, "digits": 0}
        if sheet.in_order:
            return self._one_after_the_other(sheet)
        share = 70 if self._has_children(sheet) else 95
        moved = sheet.hide("delay", {"provider": "integer", "min": 0, "max": share * 100})
        first = "TIMESTAMP(as_of) - INTERVAL 900 DAY"
        texts = [path.replace("{first}", first) for path in paths]
        start = texts[0] if len(texts) == 1 else f"GREATEST({', '.join(texts)})"
        # what reads itself along a tree must do so in its own expression
        if not along and (len(texts) > 1 or "COALESCE" in start):
            start = sheet.hide("not_before", start)
        minutes = f"GREATEST(DATEDIFF(as_of, {start}) - {margin}, 0) * 1440"
        if ends:
            until = (f"TIMESTAMPDIFF(MINUTE, {start}, {end})" for end in ends)
            minutes = f"GREATEST(LEAST((DATEDIFF(as_of, {start}) - {margin}) * 1440, {', '.join(until)}), 0)"
        return f"{start} + INTERVAL ({minutes} * {moved} DIV 10000) MINUTE"

    def _has_children(self, sheet: Sheet) -> bool:
        return any(other is not sheet and other.name in self.needed for other, _, _ in referring(sheet))

    def ready(self, sheet: Sheet) -> str:
        """The hidden column with the time at which everything is set that must be: children begin after it."""
        begun, plan = self.begin(sheet), self.schedules[sheet.name]
        if self._is_calendar(sheet):
            return begun
        if plan.period is not None:
            return sheet.hide("ready", f"TIMESTAMP({named(plan.period.end)})")
        part = max([plan.ready, *(self._start_part(sheet, span) for span in plan.spans)])
        if not part:
            return begun
        return sheet.hide("ready", f"{begun} + INTERVAL ({self._lapse(sheet)} * {part} DIV 100) MINUTE")

    # ---- times -------------------------------------------------------------------------------------------------------

    def decide(self, sheet: Sheet) -> None:
        if not self.times[sheet.name]:
            if sheet.name in self.needed:
                self.begin(sheet)
            return
        if self._is_calendar(sheet):
            self._calendar(sheet)
            return
        self.begin(sheet)
        plan = self.schedules[sheet.name]
        lengths: dict[str, str] = {}
        for span in plan.spans:
            self._span(sheet, span, lengths)
        for column in self.times[sheet.name]:
            if column.name in plan.parts or column.name in plan.ahead:
                self._one_time(sheet, column, plan)

    def _lapse(self, sheet: Sheet) -> str:
        most = next((minutes for word, minutes in _LAPSE.items() if word in sheet.words), 20 * _DAY)
        span = sheet.hide("span", {"provider": "integer", "min": max(60, most // 10), "max": most})
        return sheet.hide("lapse", f"LEAST({span}, (DATEDIFF(as_of, {sheet.begun}) - 2) * 1440)")

    def _one_time(self, sheet: Sheet, column: Column, plan: Schedule) -> None:
        words = tokens(column.name)
        text, reason = self._expression(sheet, column, words, plan)
        rule: object = text
        found = condition_of(sheet, column, words)
        if found is not None:
            rule, reason = {"expression": text, "when": found[0]}, f"{reason}; {found[1]}"
        elif column.nullable and _RARE & set(words):
            rule, reason = {"expression": text, "null": 0.9}, f"{reason}; rare"
        elif column.nullable and not {"created", "updated"} & set(words) and part_of(words) not in (0, 100):
            rule = {"expression": text, "null": 0.2}
        sheet.decide(column, rule, reason, "time")

    def _expression(self, sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule) -> tuple[str, str]:
        if column.name in plan.ahead:
            return self._ahead(sheet, column, words, plan)
        meant = _plan_of(sheet, column)
        if meant is not None:
            late = sheet.hide("deviation", {"provider": "integer", "min": -5, "max": 45})
            text = f"{named(meant)} + INTERVAL {late} {_unit_of(meant)}"
            return as_time(sheet, column, text), f"time: near {named(meant)}"
        if self._leaving(sheet.name) is column:
            gone = sheet.hide("gone", {"provider": "integer", "min": 24, "max": 600})
            return as_time(
                sheet, column, f"TIMESTAMP(as_of) - INTERVAL {gone} HOUR"
            ), "time: after all that refers to it"
        part, start = plan.parts[column.name], self._base(sheet, plan, column)
        if part == 0:
            return as_time(sheet, column, start), "time: the row's beginning"
        lapse = self._lapse(sheet)
        minutes = lapse if part == 100 else f"({lapse} * {part} DIV 100)"
        return as_time(
            sheet, column, f"{start} + INTERVAL {minutes} MINUTE"
        ), f"time: in order, {part} % of the row's time"

    def _base(self, sheet: Sheet, plan: Schedule, column: Column) -> str:
        """From where a time is counted: the end of the period that the row is about, for what follows that, or its beginning."""
        words, columns = set(tokens(column.name)), self.times[sheet.name]
        if plan.period is None or {"created", "start", "trial"} & words:
            return sheet.begun
        is_before = columns.index(column) < columns.index(plan.period.start) and not column.nullable
        return sheet.begun if is_before else f"TIMESTAMP({named(plan.period.end)})"

    def _ahead(self, sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule) -> tuple[str, str]:
        days = str(plan.ahead[column.name])
        if "due" in words:
            days = terms_of(sheet) or days
        begun = self._base(sheet, plan, column)
        dated = next(
            (each for each in self.times[sheet.name] if plan.parts.get(each.name) == 0 and _is_dated(each)), None
        )
        start = named(dated) if dated is not None else begun
        last = _last_of(sheet, words)
        if last is not None:
            start = f"COALESCE({named(last)}, {start})" if last.nullable else named(last)
        start = f"DATE({start})" if column.type.name == "date" else start
        return as_time(sheet, column, f"{start} + INTERVAL {days} DAY"), f"time: {days} days from the beginning"

    # ---- spans ---------------------------------------------------------------------------------------------------------

    def _span(self, sheet: Sheet, span: Span, lengths: dict[str, str]) -> None:
        start = self._span_start(sheet, span)
        rule, reason = _with(
            condition_of(sheet, span.start, tokens(span.start.name)), as_time(sheet, span.start, start)
        )
        if not sheet.decide(span.start, rule, f"time: start of the span{reason}", "time"):
            return
        length = self._length(sheet, span, lengths)
        origin = start if span.start.type.name == "date" or span.end.type.name != "date" else f"DATE({start})"
        end = as_time(sheet, span.end, f"{origin} + INTERVAL {length} {span.unit}")
        if self._leaving(sheet.name) is span.end:
            gone = sheet.hide("gone", {"provider": "integer", "min": 24, "max": 600})
            end = as_time(sheet, span.end, f"TIMESTAMP(as_of) - INTERVAL {gone} HOUR")
        reason = f"time: {span.low} to {span.high} {span.unit.lower()}s after {named(span.start)}"
        check = ""
        if is_temporal(span.start) and is_temporal(span.end):
            check = f"SELECT {named(span.end)} FROM {{{sheet.name}}} WHERE {named(span.end)} < {named(span.start)}"
        sheet.decide(span.end, _span_end(sheet, span, end), reason, "time", check=check)

    def _length(self, sheet: Sheet, span: Span, lengths: dict[str, str]) -> str:
        """The length of a span: what happened lasts a little longer or shorter than what was planned."""
        meant = lengths.get(span.planned.start.name) if span.planned is not None else None
        if meant is not None:
            more = sheet.hide("overrun", {"provider": "integer", "min": -2, "max": 15 if span.unit == "MINUTE" else 2})
            return sheet.hide("lasted", f"GREATEST({meant} + {more}, 1)")
        length = sheet.hide("length", {"provider": "integer", "min": span.low, "max": span.high, "step": step_of(span)})
        is_over = (part_of(tokens(span.end.name)) or 0) >= 85 or span.end.nullable
        if span.unit == "DAY" and is_over and not is_planned(sheet, span):
            length = sheet.hide("stay", f"GREATEST(LEAST({length}, DATEDIFF(as_of, {sheet.begun}) - 2), 1)")
        lengths[span.start.name] = length
        return length

    def _span_start(self, sheet: Sheet, span: Span) -> str:
        """When a span starts: as planned, with its row, or later where another time says when the row came to be."""
        meant = _plan_of(sheet, span.start)
        if meant is not None:
            most = 45 if _unit_of(meant) == "MINUTE" else 3
            late = sheet.hide("deviation", {"provider": "integer", "min": -5 if most > 3 else 0, "max": most})
            return f"{named(meant)} + INTERVAL {late} {_unit_of(meant)}"
        begun, day = sheet.begun, self._day_of(sheet, span)
        if day is not None:  # a shift starts in the morning of its day
            clock = sheet.hide("clock", {"provider": "integer", "min": 360, "max": 840, "step": 15})
            return f"TIMESTAMP({named(day)}) + INTERVAL {clock} MINUTE"
        part = self._start_part(sheet, span)
        if part:
            begun = f"{begun} + INTERVAL ({self._lapse(sheet)} * {part} DIV 100) MINUTE"
        return f"DATE({begun})" if span.start.type.name == "date" else begun

    def _day_of(self, sheet: Sheet, span: Span) -> Column | None:
        """The DATE that a span of hours or minutes lies on: ``shift_date`` beside ``clock_in`` and ``clock_out``."""
        if span.unit == "DAY" or span.start.type.name == "date":
            return None
        parts = self.schedules[sheet.name].parts
        days = (each for each in self.times[sheet.name] if each.type.name == "date" and parts.get(each.name) == 0)
        return next((each for each in days if not each.nullable), None)

    def _start_part(self, sheet: Sheet, span: Span) -> int:
        """The part of the row's time at which a span starts: after what is written before it, and after those who book it."""
        plan, times = self.schedules[sheet.name], self.times[sheet.name]
        is_booked = span is self.booked.get(sheet.name)
        if not is_booked and not self._starts_later(sheet, span):
            return 0
        before = [plan.parts.get(each.name, 0) for each in times[: times.index(span.start)]]
        latest = max((part for part in before if part < 100), default=0)
        return min(98, max(_LATER_START * (2 if is_booked else 1), latest + 1 if latest else 0))

    def _starts_later(self, sheet: Sheet, span: Span) -> bool:
        """True where another time says when the row came to be: it was booked, and starts later."""
        plan = self.schedules[sheet.name]
        others = (column for column in self.times[sheet.name] if plan.parts.get(column.name) == 0)
        is_later = any(not {"created"} >= set(bare(tokens(column.name))) or span.unit != "DAY" for column in others)
        return is_later and plan.period is None and not {"created"} >= set(bare(tokens(span.start.name)))

    # ---- calendars -------------------------------------------------------------------------------------------------------

    def _is_calendar(self, sheet: Sheet) -> bool:
        """Periods, complete and without gaps: one month each."""
        is_named = {"period", "month", "quarter"} & set(sheet.words[-1:])
        return bool(is_named and self.schedules[sheet.name].spans and not sheet.single_links())

    def _calendar(self, sheet: Sheet) -> None:
        span = self.schedules[sheet.name].spans[0]
        first = "as_of - INTERVAL (DAY(as_of) - 1) DAY - INTERVAL 36 MONTH"
        sheet.begun = sheet.hide("begun", f"TIMESTAMP({first} + INTERVAL row_number MONTH)")
        sheet.decide(span.start, as_time(sheet, span.start, sheet.begun), "time: one period after the other", "time")
        end = f"{sheet.begun} + INTERVAL 1 MONTH - INTERVAL 1 DAY"
        sheet.decide(span.end, as_time(sheet, span.end, end), "time: a month without the first day of the next", "time")
        for column in self.times[sheet.name]:
            words = tokens(column.name)
            text = as_time(sheet, column, f"{sheet.begun} + INTERVAL 1 MONTH + INTERVAL 2 DAY")
            if is_beginning(words):
                text = as_time(sheet, column, sheet.begun)
            rule, _ = _with(condition_of(sheet, column, words), text)
            sheet.decide(column, rule, "time: after the period", "time")
        sheet.builder.result.limit(36)


def _plan_of(sheet: Sheet, column: Column) -> Column | None:
    """The time for which something that happened was planned: ``scheduled_departure`` of ``actual_departure``."""
    words = set(bare(tokens(column.name)))
    if PLANNED & words:
        return None
    return next(
        (
            each
            for each in sheet.table.columns
            if each is not column
            and not each.nullable
            and is_temporal(each)
            and each.type.name == column.type.name
            and PLANNED & set(tokens(each.name))
            and set(bare(tokens(each.name))) - PLANNED == words - HAPPENED
        ),
        None,
    )


def _last_of(sheet: Sheet, words: tuple[str, ...]) -> Column | None:
    """The last of which a time is the next: ``last_service_on`` of ``next_service_on``."""
    rest = set(bare(words)) - {"next"}
    columns = (each for each in sheet.table.columns if is_temporal(each) and "last" in tokens(each.name))
    return next((each for each in columns if "next" in words and set(bare(tokens(each.name))) - {"last"} == rest), None)


def _unit_of(meant: Column) -> str:
    return "DAY" if meant.type.name == "date" else "MINUTE"


def _is_dated(column: Column) -> bool:
    return not column.nullable and is_temporal(column) and not {"created"} & set(tokens(column.name))


def _with(found: Condition | None, text: str) -> tuple[object, str]:
    """The rule of a time under a condition, and what to add to its reason."""
    return ({"expression": text, "when": found[0]}, f"; {found[1]}") if found is not None else (text, "")


def _span_end(sheet: Sheet, span: Span, end: str) -> object:
    """The rule of the end: it may be NULL while the span is not over, and is where it has not begun."""
    found = condition_of(sheet, span.end, tokens(span.end.name)) or unless_open(sheet, span.end)
    if found is not None:
        return {"expression": end, "when": found[0]}
    if not span.end.nullable:
        return end
    is_gone = bool(_GONE & set(tokens(span.end.name)))
    rule: dict[str, object] = {"expression": end, "null": 0.9 if is_gone else 0.1 if span.unit != "DAY" else 0.3}
    return rule if not span.start.nullable else {"expression": end, "when": f"{named(span.start)} IS NOT NULL"}
