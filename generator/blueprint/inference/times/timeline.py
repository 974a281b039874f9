"""Time: one beginning per row, not before those of its parents; all other times after it in the order of their verbs.

Two hidden columns carry it: ``begun``, and ``lapse``, the minutes in which everything happens to the row, which end before the
reference date. A time is ``begun`` and its part of ``lapse``; one of a state or flag is NULL elsewhere. Spans (start and end)
have a length of their own, and what looks ahead (due, expires, valid to) is counted from the beginning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ....schema.model import Column
from ...writing import is_one_of
from ..states.conditions import condition_of, step_of
from ..states.presence import Condition, unless_open
from ..states.steps import once_issued
from ..tables.clock import as_time, is_beginning, part_of
from ..tables.sheet import Sheet, bare, is_temporal, named
from ..words.identifiers import words_of
from ..words.vocabulary import tokens
from .by_meaning import ByMeaning
from .events import plan_of
from .hours import at_hours, has_hours, shift_clock
from .lengths import Length
from .parent_windows import GONE
from .phases import has_begun, over_condition
from .schedule import Schedule
from .spans import Span, is_contract, is_current, is_planned
from .times_in_comments import said_time

_DAY = 1440
_RARE = frozenset(
    """deleted cancelled archived locked suspended blocked banned revoked terminated failed rejected removed disabled trashed deceased reopened escalated
    retired decommissioned discontinued withdrawn lost disposed dismissed resigned deactivated scrapped""".split()
)


def decide_times(sheets: Mapping[str, Sheet]) -> None:
    """Decide all dates and times."""
    timeline = _Timeline(sheets)
    for sheet in sheets.values():
        timeline.decide(sheet)


class _Timeline(ByMeaning):
    """All dates and times of all tables."""

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
        self._count_days(sheet)
        for column in self.times[sheet.name]:
            self._said(sheet, column)
        lengths: dict[str, str] = {}
        for span in plan.spans:
            self._span(sheet, span, lengths)
        for column in self.times[sheet.name]:
            if column.name in plan.parts or column.name in plan.ahead:
                self._one_time(sheet, column, plan)

    def _count_days(self, sheet: Sheet) -> None:
        """Days of a key that count the rows of a parent begin with it."""
        for column, link in sheet.single_links():
            counted = f"as_of - INTERVAL 730 + ORDINAL({named(column)}) DAY"
            parent = self.sheets.get(link.parent)
            is_root = parent is not None and all(each.nullable for each, _ in parent.single_links())
            for name, text in sheet.unique.ordinals.items():
                if (
                    parent is not None
                    and text == counted
                    and is_root
                    and link.parent in self.needed
                    and not column.nullable
                ):
                    sheet.unique.ordinals[name] = (
                        f"DATE({named(column)}.{self.begin(parent)}) + INTERVAL ORDINAL({named(column)}) DAY"
                    )

    def _said(self, sheet: Sheet, column: Column) -> None:
        """A time that its comment counts from another."""
        said = said_time(sheet, column)
        if said is None:
            return
        base = said.base
        # a number of seconds holds the row's beginning
        path = said.path if is_temporal(base) else sheet.begun
        start = f"DATE({path})" if column.type.name == "date" and base.type.name != "date" else path
        text = as_time(sheet, column, f"{start} {said.interval}")
        if not column.nullable and base.nullable:
            if said.path == named(base):
                return
            text = f"COALESCE({text}, {as_time(sheet, column, f'{sheet.begun} {said.interval}')})"
        found = condition_of(sheet, column, tokens(column.name)) if column.comment and column.nullable else None
        conditions = [found[0]] if found is not None else []
        conditions += [f"{said.path} IS NOT NULL"] if base.nullable and column.nullable else []
        rule: object = {"expression": text, "when": " AND ".join(conditions)} if conditions else text
        sheet.decide(column, rule, f"time: its comment, {said.path} {said.interval}", "time")

    def _one_time(self, sheet: Sheet, column: Column, plan: Schedule) -> None:
        words = tokens(column.name)
        text, reason = self._expression(sheet, column, words, plan)
        phases = self.phases[sheet.name]
        if phases is not None and phases.event is not None and phases.before:
            text, reason = self._with_event(sheet, column, phases, text, reason)
        rule: object = text
        found = self._condition(sheet, column, words, plan)
        if found is not None:
            rule, reason = {"expression": text, "when": found[0]}, f"{reason}; {found[1]}"
        elif column.nullable:
            rule, reason = self._or_missing(sheet, column, plan, text, reason)
        sheet.decide(column, rule, reason, "time")

    def _or_missing(self, sheet: Sheet, column: Column, plan: Schedule, text: str, reason: str) -> tuple[object, str]:
        """The rule of a time of which nothing says in which rows it is, and its reason."""
        words = set(tokens(column.name))
        if (_RARE & words and column.name not in plan.ahead) or column in self.leaving_times(sheet.name):
            return {"expression": text, "null": 0.9}, f"{reason}; rare"
        earlier = self._earlier(sheet, column, plan)
        if earlier is not None:
            rule = {"expression": text, "when": f"{named(earlier)} IS NOT NULL", "null": 0.2}
            return rule, f"{reason}; not before {named(earlier)}"
        if not {"created", "updated"} & words and plan.parts.get(column.name, 50) not in (0, 100):
            return {"expression": text, "null": 0.2}, reason
        return text, reason

    def _condition(self, sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule) -> Condition | None:
        """When a time is set, by a state, a flag or its comment; what looks ahead is so in all states but those it is called by."""
        find = condition_of if column.name in plan.ahead else step_of
        found = find(sheet, column, words) or self._by_phase(sheet, column)
        if found is None and "notice" in words and plan.spans and plan.spans[0].end.nullable:
            return f"{named(plan.spans[0].end)} IS NOT NULL", "set with the end"
        if column.name not in plan.ahead or (found is not None and "expired" in words_of(column.name)):
            return found
        is_said = found is not None and (found[1].startswith("as its comment") or bool({"until", "to"} & set(words)))
        return found if is_said else once_issued(sheet, column)

    def _earlier(self, sheet: Sheet, column: Column, plan: Schedule) -> Column | None:
        """The time that must be there before this one, where nothing but chance says of either whether it is."""
        part = plan.parts.get(column.name, 0)
        if part >= 100:
            return None
        asked = self.asked_for(sheet, column, plan)
        if asked is not None:
            return asked
        before = [
            each
            for each in self.times[sheet.name]
            if each.nullable
            and 0 < plan.parts.get(each.name, 0) < min(part, 100)
            and not _RARE & set(tokens(each.name))
        ]
        last = max(before, key=lambda each: plan.parts[each.name], default=None)
        if last is None or step_of(sheet, last, tokens(last.name)) or self._by_phase(sheet, last):
            return None
        return last

    def _expression(self, sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule) -> tuple[str, str]:
        if column.name in plan.ahead:
            return self._ahead(sheet, column, words, plan)
        meant = plan_of(sheet, column)
        if meant is not None:
            least, most = (-1, 4) if _unit_of(meant) == "DAY" else (-5, 45)
            late = sheet.hide("deviation", {"provider": "integer", "min": least, "max": most})
            text = f"{named(meant)} + INTERVAL {late} {_unit_of(meant)}"
            return as_time(sheet, column, text), f"time: near {named(meant)}"
        if column in self.leaving_times(sheet.name):
            return as_time(sheet, column, self.gone_at(sheet)), "time: at any time of its life"
        nearby = (
            self._by_meaning(sheet, column, words, plan)
            or self._nearby(sheet, column)
            or self._brought_back(sheet, column, plan)
        )
        if nearby is not None:
            return as_time(sheet, column, nearby[0]), f"time: {nearby[1]}"
        part, start = plan.parts[column.name], self._base(sheet, plan, column)
        if part == 0:
            return as_time(sheet, column, start), "time: the row's beginning"
        return as_time(
            sheet, column, self.after_part(sheet, start, part)
        ), f"time: in order, {part} % of the row's time"

    def _span(self, sheet: Sheet, span: Span, lengths: dict[str, str]) -> None:
        start = self._span_start(sheet, span)
        found = condition_of(sheet, span.start, tokens(span.start.name)) or self._by_phase(sheet, span.start)
        rule, reason = _with(found or has_begun(sheet, span), as_time(sheet, span.start, start))
        if not sheet.decide(span.start, rule, f"time: start of the span{reason}", "time"):
            return
        fixed = self.fixed[sheet.name] if span is self.schedules[sheet.name].spans[0] else None
        length = fixed.text if fixed is not None else self._length(sheet, span, lengths)
        unit = fixed.unit if fixed is not None else span.unit
        origin = start if span.start.type.name == "date" or span.end.type.name != "date" else f"DATE({start})"
        end = f"{origin} + INTERVAL {length} {unit}{_less_a_day(span.end, fixed)}"
        lasts = length if fixed is not None else f"{span.low} to {span.high}"
        reason = f"time: {lasts} {unit.lower()}s after {named(span.start)}"
        end, reason = self._end_elsewhere(sheet, span, origin, _or_trial(sheet, span, end), reason)
        end = as_time(sheet, span.end, end)
        check = ""
        if is_temporal(span.start) and is_temporal(span.end):
            check = f"SELECT {named(span.end)} FROM {{{sheet.name}}} WHERE {named(span.end)} < {named(span.start)}"
        rule = _span_end(sheet, span, end, self._by_phase(sheet, span.end), self._still(sheet))
        if isinstance(rule, dict) and "null" in rule and span.end in self.leaving_times(sheet.name):
            rule["null"] = 0.9  # most are still there
        sheet.decide(span.end, rule, reason, "time", check=check)

    def _end_elsewhere(self, sheet: Sheet, span: Span, origin: str, end: str, reason: str) -> tuple[str, str]:
        """The end of a span and its reason, where something else says it, or the row lies within another one."""
        other = self._other_end(sheet, span)
        if other is not None:
            return other[0], f"time: {other[1] or reason.removeprefix('time: ')}"
        if sheet.name in self.until and self.fixed[sheet.name] is None:
            least = "5 MINUTE" if span.unit == "MINUTE" else "1 DAY"
            end = f"GREATEST(LEAST({end}, {self.until[sheet.name]}), {origin} + INTERVAL {least})"
        return end, reason

    def _still(self, sheet: Sheet) -> str:
        """The condition that a thing is still taken, where no state of its rows says so: only by its last row."""
        taken = self.occupied.get(sheet.name)
        if taken is None or taken.is_open:
            return ""
        still = sheet.hide("still", {"provider": "choice", "values": [1, 0], "weights": [3, 7]})
        return f"{still} = 1 AND ORDINAL({taken.reference}) = {taken.reference}.{taken.count}"

    def _other_end(self, sheet: Sheet, span: Span) -> tuple[str, str] | None:
        """The end of a span that something else says: it is near an event, or the row has left after all that refers to it."""
        if span.end in self.leaving_times(sheet.name):
            return self.gone_at(sheet), "at any time of its life"
        offer = self._offer(sheet, span)
        if offer is not None:
            return offer[1], "before the start of what it is for"
        is_own = bare(tokens(span.end.name)) == (
            "end",
        )  # not of the viewing that the row is about, but of its own start
        is_alone = (span.start.nullable or is_own) and self._nearby(sheet, span.start) is None
        return None if is_alone else self._nearby(sheet, span.end)

    def _length(self, sheet: Sheet, span: Span, lengths: dict[str, str]) -> str:
        """The length of a span: what happened lasts a little longer or shorter than what was planned."""
        meant = lengths.get(span.planned.start.name) if span.planned is not None else None
        if meant is not None:
            more = sheet.hide("overrun", {"provider": "integer", "min": -2, "max": 15 if span.unit == "MINUTE" else 2})
            return sheet.hide("lasted", f"GREATEST({meant} + {more}, 1)")
        length, phases = self.length_of(sheet, span), self.phases[sheet.name]
        if phases is not None and phases.span is span and phases.over and span.unit == "DAY":
            least = f"GREATEST(LEAST({length}, DATEDIFF(as_of, {named(span.start)}) - 1), 1)"
            length = sheet.hide("stay", f"IF({phases.says(phases.over)}, {least}, {length})")
            lengths[span.start.name] = length
            return length
        if is_current(span):
            return length
        words = tokens(span.end.name)
        is_validity = {"valid", "effective"} & set(tokens(span.start.name))  # it ends some time after it was granted
        is_open = span.unit == "DAY" and span.end.nullable and not is_validity
        if is_open and condition_of(sheet, span.end, words) is not None:
            return sheet.hide("stay", f"GREATEST(LEAST({length}, DATEDIFF(as_of, {named(span.start)}) - 1), 1)")
        if _is_over(sheet, span):
            length = sheet.hide("stay", f"GREATEST(LEAST({length}, DATEDIFF(as_of, {sheet.begun}) - 2), 1)")
        lengths[span.start.name] = length
        return length

    def _span_start(self, sheet: Sheet, span: Span) -> str:
        """When a span starts: as planned, with its row, or later where another time says when the row came to be."""
        elsewhere = self._start_elsewhere(sheet, span)
        if elsewhere is not None:
            return elsewhere
        begun, day, phases = sheet.begun, self._day_of(sheet, span), self.phases[sheet.name]
        if day is not None:  # a shift starts in the morning of its day
            clock = sheet.hide("clock", {"provider": "integer", "min": 360, "max": 840, "step": 15})
            return f"TIMESTAMP({named(day)}) + INTERVAL {clock} MINUTE"
        turn = shift_clock(sheet) if span.unit == "MINUTE" and span.high > 240 and phases is None else ""
        if turn:
            return f"TIMESTAMP(DATE({begun})) + INTERVAL {turn} MINUTE"
        part = self.start_part(sheet, span)
        if part:
            begun = self._begun_later(sheet, span, part)
        if phases is not None and phases.span is span:
            begun = self._of_phase(sheet, phases, span, begun)
        return f"DATE({begun})" if span.start.type.name == "date" else begun

    def _begun_later(self, sheet: Sheet, span: Span, part: int) -> str:
        """When a span starts that other times of its row come before: within hours where it is of minutes."""
        begun = self.after_part(sheet, sheet.begun, part)
        is_clocked = (has_hours(sheet) and span.unit == "MINUTE") or "pickup" in tokens(span.start.name)
        begun += " + INTERVAL 1 DAY" if is_clocked and sheet.name in self.daily else ""  # at an earlier hour, maybe
        return at_hours(sheet, begun) if is_clocked and span.start.type.name != "date" else begun

    def _start_elsewhere(self, sheet: Sheet, span: Span) -> str | None:
        """The start of a span that another time says: near an event, as it was planned, or before the reference date."""
        nearby = self._offer(sheet, span) or self._nearby(sheet, span.start)
        if nearby is not None:
            return nearby[0]
        meant = plan_of(sheet, span.start)
        if meant is not None:
            most = 45 if _unit_of(meant) == "MINUTE" else 3
            late = sheet.hide("deviation", {"provider": "integer", "min": -5 if most > 3 else 0, "max": most})
            return f"{named(meant)} + INTERVAL {late} {_unit_of(meant)}"
        return self._current_start(sheet, span) if is_current(span) and span.unit == "DAY" else None

    def _current_start(self, sheet: Sheet, span: Span) -> str:
        """When the period started that a row is in."""
        past = sheet.hide("past_percent", {"provider": "integer", "min": 10, "max": 90})
        since = f"TIMESTAMP(as_of) - INTERVAL ({self.length_of(sheet, span)} * {past} DIV 100) DAY"
        start = f"GREATEST({sheet.begun}, {since})"
        return f"DATE({start})" if span.start.type.name == "date" else start

    def _day_of(self, sheet: Sheet, span: Span) -> Column | None:
        """The DATE that a span of hours or minutes lies on: ``shift_date`` beside ``clock_in`` and ``clock_out``."""
        if span.unit == "DAY" or span.start.type.name == "date":
            return None
        parts = self.schedules[sheet.name].parts
        days = (each for each in self.times[sheet.name] if each.type.name == "date" and parts.get(each.name) == 0)
        return next((each for each in days if not each.nullable), None)

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
            rule, _ = _with(condition_of(sheet, column, words), text)
            sheet.decide(column, rule, "time: after the period", "time")
        sheet.builder.result.limit(36)


def _unit_of(meant: Column) -> str:
    return "DAY" if meant.type.name == "date" else "MINUTE"


def _less_a_day(end: Column, fixed: Length | None) -> str:
    """What is taken off an end of a known length: months are whole, or a comment says ``start plus the term in months, less one day``."""
    if fixed is None or fixed.is_whole:
        return " - INTERVAL 1 DAY" if fixed is not None else ""
    said = re.search(
        r"\b(?:less|minus|menos|moins|weniger|abz\w+|min|meno)\s+(?:one|1|a|um|un|uno|unum|einen?|een|één)\s+(?:day|dia|día|jour|tag|dag|giorno)",
        end.comment,
        re.IGNORECASE,
    )
    return " - INTERVAL 1 DAY" if said is not None else ""


def _or_trial(sheet: Sheet, span: Span, end: str) -> str:
    """The end of a contract, some days after the reference date where it is only tried."""
    for state in sheet.states if span.unit == "DAY" and is_planned(sheet, span) else ():
        tried = [literal for literal, meaning in state.values if {"trial", "trialing"} & set(meaning)]
        if tried:
            days = sheet.hide("trial_days", {"provider": "integer", "min": 2, "max": 14})
            return f"IF({is_one_of(named(state.column), tried)}, as_of + INTERVAL {days} DAY, {end})"
    return end


def _with(found: Condition | None, text: str) -> tuple[object, str]:
    """The rule of a time under a condition, and what to add to its reason."""
    return ({"expression": text, "when": found[0]}, f"; {found[1]}") if found is not None else (text, "")


def _span_end(sheet: Sheet, span: Span, end: str, by_phase: Condition | None, still: str) -> object:
    """The rule of the end: it may be NULL while the span is not over, and is where it has not begun."""
    found = condition_of(sheet, span.end, tokens(span.end.name)) or unless_open(sheet, span.end) or by_phase
    if found is not None:
        return {"expression": end, "when": found[0]}
    if not span.end.nullable:
        return end
    if still:
        return {"expression": end, "when": f"NOT ({still})"}
    over = "" if is_contract(sheet, span) else over_condition(sheet)
    if over:
        return {"expression": end, "when": over}
    is_gone = bool(GONE & set(tokens(span.end.name))) and span.unit == "DAY"
    is_validity = {"valid", "effective"} & set(tokens(span.start.name)) and span.unit == "DAY"
    if is_validity and not sheet.states:  # what is valid now mostly has no end yet
        return {"expression": end, "null": 0.7}
    rule: dict[str, object] = {"expression": end, "null": 0.9 if is_gone else 0.1 if span.unit != "DAY" else 0.3}
    return rule if not span.start.nullable else {"expression": end, "when": f"{named(span.start)} IS NOT NULL"}


def _is_over(sheet: Sheet, span: Span) -> bool:
    """True for days that end before the reference date, if they end."""
    ends = (part_of(tokens(span.end.name)) or 0) >= 85 or span.end.nullable
    return span.unit == "DAY" and ends and not is_planned(sheet, span)
