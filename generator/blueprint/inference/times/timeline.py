"""Time: one beginning per row, not before those of its parents; all other times after it in the order of their verbs.

Two hidden columns carry it: ``begun``, and ``lapse``, the minutes in which everything happens to the row, which end before the
reference date. A time is ``begun`` and its part of ``lapse``; one of a state or flag is NULL elsewhere. Spans (start and end)
have a length of their own, and what looks ahead (due, expires, valid to) is counted from the beginning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ....schema.model import Column
from ..states.conditions import condition_of
from ..states.of_whole import Frame, frame_of
from ..states.presence import Condition
from ..tables.clock import as_time, is_beginning
from ..tables.sheet import Sheet, bare, is_temporal, named
from ..words.vocabulary import tokens
from .ahead import when_scheduled
from .arranged import follows
from .events import near_plan, plan_of
from .hours import moved_to_hours
from .moved_days import decide_moved_days
from .near_event import is_near
from .parent_windows import until_end
from .phases import Phases
from .schedule import Schedule
from .span_ends import under_condition
from .spans import Span
from .spoken_lengths import looks_ahead
from .steps import Step, Value, before, beginning, distance, is_clocked, step_with
from .times_in_comments import SaidTime, said_time
from .when_set import WhenSet
from .word_order import Order, said_orders


def decide_times(sheets: Mapping[str, Sheet]) -> None:
    """Decide all dates and times."""
    timeline = _Timeline(sheets)
    for sheet in sheets.values():
        timeline.decide(sheet)


_FOLLOWED = ("time: about when it was planned", "time: near ")
"""How reasons begin of times that others come after, though another time says when they are."""
_DAY = 1440
_IN_DAYS = re.compile(r" (?:DAY|WEEK|MONTH|YEAR)$")


class _Timeline(WhenSet):
    """All dates and times of all tables."""

    def __init__(self, sheets: Mapping[str, Sheet]) -> None:
        super().__init__(sheets)
        self._conditions = {}
        self._followed = {name: [] for name in sheets}
        self._others = {name: [] for name in sheets}
        self._orders: dict[str, set[Order]] = {}
        self._stepwise = {}

    def decide(self, sheet: Sheet) -> None:
        if not self.times[sheet.name]:
            if sheet.name in self.needed:
                self.begin(sheet)
            return
        if self.is_calendar(sheet):
            self._calendar(sheet)
            return
        self.begin(sheet)
        plan = self.schedules[sheet.name]
        for column in self.times[sheet.name]:
            self._said(sheet, column)
        decide_moved_days(sheet, self.times[sheet.name])
        lengths: dict[str, str] = {}
        columns = [each for each in self.times[sheet.name] if each.name in plan.parts or each.name in plan.ahead]
        columns.sort(key=lambda each: (plan.parts.get(each.name, 0), "updated" in tokens(each.name)))
        for span in plan.spans:
            for column in columns:
                if self._is_before(sheet, column, span):
                    self._one_time(sheet, column, plan)
            if not self.is_laid_out(sheet, span):
                self._span(sheet, span, lengths)
        for column in columns:
            if sheet.is_open(column):
                self._one_time(sheet, column, plan)

    def _is_before(self, sheet: Sheet, column: Column, span: Span) -> bool:
        """True for a step that a span starts after, which begins later than its row."""
        part = self.start_part(sheet, span) if sheet.is_open(column) and self.is_stepwise(sheet) else 0
        event = self._event_of(sheet) if part else None
        if event is not None and event.start == named(span.start) and is_near(column, event):
            return False
        plan = self.schedules[sheet.name]
        if any(column in (each.start, each.end) for each in plan.spans) or self.ended_before(sheet, column, plan):
            return False
        return self.schedules[sheet.name].parts.get(column.name, 100) < part

    def _said(self, sheet: Sheet, column: Column) -> None:
        """A time that its comment counts from another."""
        said = said_time(sheet, column)
        text = _counted_from(sheet, column, said) if said is not None else None
        if said is None or text is None:
            return
        has_come = (
            column.nullable and not self._is_known_ahead(sheet, column) and _IN_DAYS.search(said.interval) is not None
        )
        found = self._said_when(sheet, column, has_come)
        conditions = [found[0]] if found is not None else []
        conditions += [f"{said.path} IS NOT NULL"] if said.base.nullable and column.nullable else []
        conditions += [f"{text} <= as_of"] if has_come else []
        rule: object = {"expression": text, "when": " AND ".join(conditions)} if conditions else text
        sheet.decide(column, rule, f"time: its comment, {said.path} {said.interval}", "time")

    def _is_known_ahead(self, sheet: Sheet, column: Column) -> bool:
        """True for a time that is set before it has come: what is due, and the ends of spans."""
        plan = self.schedules[sheet.name]
        return (
            column.name in plan.ahead
            or looks_ahead(column)
            or any(column in (each.start, each.end) for each in plan.spans)
        )

    def _said_when(self, sheet: Sheet, column: Column, has_come: bool) -> Condition | None:
        """In which rows a time is set that its comment counts: of its step only where it has to have come."""
        words = tokens(column.name)
        found = condition_of(sheet, column, words) if column.comment and column.nullable else None
        return found or (self._condition(sheet, column, words, self.schedules[sheet.name]) if has_come else None)

    def _one_time(self, sheet: Sheet, column: Column, plan: Schedule) -> None:
        words = tokens(column.name)
        text, reason = self._expression(sheet, column, words, plan)
        phases = self.phases[sheet.name]
        if phases is not None and phases.event is not None and phases.before:
            text, reason = self._around_event(sheet, column, phases, text, reason)
        rule, reason = self.where_set(sheet, column, plan, text, reason)
        is_drawn = not isinstance(text, str)
        if is_drawn:
            rule = self.drawn_at(sheet, column, plan.parts[column.name], rule)
            if reason.startswith("time: in order") and not self._is_said(sheet, column, rule["after"]):
                reason = reason.replace("in order", "in the order of the columns", 1)
        if sheet.decide(column, rule, reason, "time"):
            step = step_with(column, plan.parts.get(column.name, 0), rule)
            if is_drawn or column is plan.arranged or reason.startswith(_FOLLOWED):
                self._followed[sheet.name].append(step)
            elif plan.parts.get(column.name) and "ahead" not in f"{rule}{reason}":
                self._others[sheet.name].append(step)

    def _around_event(
        self, sheet: Sheet, column: Column, phases: Phases, text: Value, reason: str
    ) -> tuple[Value, str]:
        """A time of a row whose event may still be to come."""
        parts, event = self.schedules[sheet.name].parts, phases.event
        if column is event and not isinstance(text, str):
            text = as_time(sheet, column, sheet.hide("starts", self.drawn_at(sheet, column, parts[column.name], text)))
        if isinstance(text, str):
            return self._with_event(sheet, column, phases, text, reason)
        is_later = event is not None and 0 < parts.get(event.name, 0) < parts[column.name] < 100
        if event is None or column.nullable or not is_later:
            return text, reason
        return {**text, "until": f"{named(event)} + INTERVAL 100 DAY"}, f"{reason}; ahead where it is still to come"

    def _is_said(self, sheet: Sheet, column: Column, after: str | list[str]) -> bool:
        """True where words or states say that a step comes behind the one before it."""
        times = self.times[sheet.name]
        names = [named(each) for each in times]
        last = after if isinstance(after, str) else after[0]
        if last not in names or last in (
            named(each) for each in times if self.schedules[sheet.name].parts.get(each.name) == 0
        ):
            return True
        if sheet.name not in self._orders:
            self._orders[sheet.name] = said_orders(sheet, times)
        return (names.index(last), times.index(column)) in self._orders[sheet.name]

    def drawn_at(
        self, sheet: Sheet, column: Column, part: int, rule: Mapping[str, Any], *, is_free: bool = False
    ) -> dict[str, Any]:
        """The rule of a time at a part of its row's time, with how long it comes after which steps. ``is_free``: it may be behind the end of
        what the row lies within."""
        start = self._base(sheet, self.schedules[sheet.name], column)
        found, is_known = self._steps_before(sheet, part, str(rule.get("when", "")))
        frame = frame_of(sheet, column)
        first = [beginning(sheet, column, start)] if frame is None else self._behind_whole(frame)
        names = [each.name for each in found] + ([] if is_known else first)
        gap = max(part - max((each.part for each in found if each.part < part), default=0), 1)
        whole = self.time_of(sheet)
        least, most = self._by_term(sheet, column) or (whole[0] * gap // 100, whole[1] * gap // 100)
        if column.type.name == "date" and any(is_clocked(sheet, each) for each in names):
            most -= _DAY  # no day begins sooner than the next one
        hours = self.open_hours(sheet, column) if whole[1] >= _DAY else {}
        options = {**self._latest(sheet, column, part, is_free=is_free), **hours}
        drawn = distance(column, (least, most), names if len(names) > 1 else names[0])
        if "to" in rule and "from" not in rule:  # what says how long it takes at most says nothing of how long at least
            drawn.pop("from", None)
        found_rule = {**drawn, **options, **rule}
        if found_rule.get("until", sheet.last) != sheet.last:
            found_rule.pop("from", None)  # it is sooner where that comes before
        return found_rule

    def _by_term(self, sheet: Sheet, column: Column) -> tuple[int, int] | None:
        """The minutes in which a bill is paid: until it is due."""
        due = self.due_day(sheet) if {"paid", "settled"} & set(tokens(column.name)) else None
        days = self.schedules[sheet.name].ahead.get(due.name, 0) if due is not None else 0
        return (_DAY, days * _DAY) if days > 1 else None

    def _behind_whole(self, frame: Frame) -> list[str]:
        """What a step of a line comes after: the step before it of the row of which that is a line, or the beginning of that row."""
        path, before = named(frame.reference), frame.before
        begun = [] if before is not None and not before.nullable else [f"{path}.{self.begin(frame.whole)}"]
        return [*([f"{path}.{named(before)}"] if before is not None else []), *begun]

    def _steps_before(self, sheet: Sheet, part: int, when: str) -> tuple[list[Step], bool]:
        """The steps that a time comes after, and whether one of them is known to be set ``when`` it is."""
        found, is_known = before(self._followed[sheet.name], part, when)
        if part != 100:
            return found, is_known
        others, is_sure = before(self._others[sheet.name], part, when)  # whatever has happened to the row
        latest = [each for each in self._others[sheet.name] if each.part >= part]  # the last login, when it was deleted
        return [*latest, *others, *found], is_known or is_sure

    def _latest(self, sheet: Sheet, column: Column, part: int, *, is_free: bool) -> dict[str, Any]:
        """Until when a time may be: the planned start of its row, or the end of what the row lies within."""
        frame = frame_of(sheet, column)
        if frame is not None and frame.behind is not None:
            return {"until": [f"{named(frame.reference)}.{named(frame.behind)}", "as_of"]}
        near = self.near.get(sheet.name)
        if near is not None and "paid" in tokens(column.name):
            times = (each for each in self.times[near.parent] if is_temporal(each) and "paid" in tokens(each.name))
            paid = next((each for each in times if each.nullable and len(bare(tokens(each.name))) == 1), None)
            if paid is not None:  # a bill is paid once all of its payments are there
                return {"until": sheet.hide("paid_by", until_end(near.column, paid))}
        return {"until": self.until[sheet.name]} if sheet.name in self.until and not is_free else {}

    def _expression(self, sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule) -> tuple[Value, str]:
        waits = when_scheduled(sheet, column, self.times[sheet.name])
        if waits is not None:
            return as_time(sheet, column, waits), "time: ahead while it is scheduled"
        if column.name in plan.ahead:
            again = self.next_again(sheet, column, words)
            return (
                (as_time(sheet, column, again[0]), f"time: {again[1]}")
                if again is not None
                else self._ahead(sheet, column, words, plan)
            )
        return self._out_of_order(sheet, column, words, plan) or self._in_order(sheet, column, plan)

    def _out_of_order(
        self, sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule
    ) -> tuple[Value, str] | None:
        """A time that something else tells than its place among the steps: a plan, an end, another time."""
        if column is plan.arranged:
            return as_time(sheet, column, self._arranged(sheet, column)), "time: the day for which it was arranged"
        meant = plan_of(sheet, column)
        if meant is not None:
            text = near_plan(sheet, column, meant, (-5, 45), (-1, 4))
            if meant.nullable:
                usual = self.after_part(sheet, sheet.begun, plan.parts.get(column.name, 50))
                done = sheet.hide("done_about", f"COALESCE({text}, {as_time(sheet, column, usual)})")
                text = f"IF({done} < as_of, {done}, NULL)"  # it may be expected for a day that is still to come
            return as_time(sheet, column, text), f"time: near {named(meant)}"
        off = self._called_off(sheet, column)
        if off is not None:
            return as_time(sheet, column, off[0]), f"time: {off[1]}"
        if column in self.leaving_times(sheet.name):
            return as_time(sheet, column, self.gone_at(sheet)), "time: at any time of its life"
        nearby = (
            self._by_meaning(sheet, column, words, plan)
            or self._nearby(sheet, column)
            or self._brought_back(sheet, column, plan)
            or self._on_the_day(sheet, column, plan)
        )
        if nearby is None:
            return None
        given, reason = nearby
        return as_time(sheet, column, given) if isinstance(given, str) else given, f"time: {reason}"

    def _in_order(self, sheet: Sheet, column: Column, plan: Schedule) -> tuple[Value, str]:
        """A time by its place among the steps; empty where it is drawn behind the ones before it."""
        part, start = plan.parts[column.name], self._base(sheet, plan, column)
        if part == 0:
            return as_time(sheet, column, start), "time: the row's beginning"
        said = self._said_before(sheet, column, plan)
        if said is not None:
            return as_time(sheet, column, self._behind(sheet, said, part)), f"time: in order, after {named(said)}"
        if self._is_booked_for(sheet, column):
            text = moved_to_hours(sheet, self.after_part(sheet, start, part))
            return as_time(sheet, column, text), "time: days after it is announced"
        drawn = self._drawn_behind(sheet, column, plan)
        if drawn is not None:
            return drawn
        reason = "time: the last of the row" if part == 100 else "time: in order, after it began"
        return as_time(sheet, column, self.after_part(sheet, start, part)), reason

    def _is_booked_for(self, sheet: Sheet, column: Column) -> bool:
        """True for the time, with its hour, of what people register for."""
        booked = self.booked.get(sheet.name)
        return booked is not None and booked.start is column and column.type.name != "date"

    def _drawn_behind(self, sheet: Sheet, column: Column, plan: Schedule) -> tuple[Value, str] | None:
        """How long a time comes after the ones before it; None where it is counted from the row's beginning."""
        is_last, is_stepwise = plan.parts[column.name] == 100, self.is_stepwise(sheet)
        if plan.arranged is not None and follows(column) and is_stepwise:
            return {"from": "1d", "to": "10d"}, "time: in order"
        if is_stepwise or (is_last and is_temporal(column)):
            return {}, "time: the last of the row" if is_last else "time: in order"
        return None

    def is_drawn(self, sheet: Sheet, column: Column) -> bool:
        """True for a step that is drawn behind the ones before it."""
        if any(each.name == named(column) for each in self._followed[sheet.name]):
            return True
        if not sheet.is_open(column) or column.name not in self.schedules[sheet.name].parts:
            return False
        return not isinstance(self._expression(sheet, column, tokens(column.name), self.schedules[sheet.name])[0], str)

    def _said_before(self, sheet: Sheet, column: Column, plan: Schedule) -> Column | None:
        """The last time before another that a comment counts, and not the place among the steps."""
        times = self.times[sheet.name]
        counted = [
            each
            for each in times[: times.index(column)]
            if _is_counted(sheet, each) and 0 < plan.parts.get(each.name, 0) < plan.parts[column.name]
        ]
        return counted[-1] if counted else None

    def _behind(self, sheet: Sheet, said: Column, part: int) -> str:
        """A part of a row's time after a time that a comment counts, or after the row's beginning where that is not set; not ahead."""
        since = f"COALESCE(TIMESTAMP({named(said)}), {sheet.begun})" if said.nullable else f"TIMESTAMP({named(said)})"
        there_is = f"GREATEST(TIMESTAMPDIFF(MINUTE, {since}, TIMESTAMP(as_of)), 0)"  # a part of which is never the reference date itself
        return f"{since} + INTERVAL LEAST({self.span_of(sheet)}, {there_is}) * {part} DIV 100 MINUTE"

    # ---- calendars -------------------------------------------------------------------------------------------------------

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
            rule, _ = under_condition(condition_of(sheet, column, words), text)
            sheet.decide(column, rule, "time: after the period", "time")
        sheet.builder.result.limit(36)


def _counted_from(sheet: Sheet, column: Column, said: SaidTime) -> str | None:
    """How a row computes a time that its comment counts; None where it must be set and is counted from what may be missing."""
    base = said.base
    # a number of seconds holds the row's beginning
    path = said.path if is_temporal(base) else sheet.begun
    start = f"DATE({path})" if column.type.name == "date" and base.type.name != "date" else path
    text = as_time(sheet, column, f"{start} {said.interval}")
    if column.nullable or not base.nullable:
        return text
    if said.path == named(base):
        return None
    return f"COALESCE({text}, {as_time(sheet, column, f'{sheet.begun} {said.interval}')})"


def _is_counted(sheet: Sheet, column: Column) -> bool:
    guess = sheet.guess(column)
    return (
        guess is not None and guess.reason.startswith("time: its comment") and _IN_DAYS.search(guess.reason) is not None
    )
