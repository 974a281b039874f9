"""The times of spans: when a row starts and when it ends, as long after that as something says, or as what it is usually lasts."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from ....schema.model import Column
from ...writing import is_one_of
from ..states.conditions import condition_of, step_of
from ..states.presence import Condition, unless_open
from ..states.reached import literals_in
from ..tables.clock import as_time, part_of
from ..tables.sheet import Sheet, bare, is_temporal, named
from ..words.vocabulary import tokens
from .arranged import ASKING
from .behind_events import has_followers
from .by_meaning import ByMeaning, is_only_planned
from .events import near_plan, plan_of
from .hours import at_hours, has_hours, is_at_any_hour, shift_clock
from .lengths import Length
from .parent_windows import GONE
from .phases import has_begun, open_states, over_condition
from .span_states import states_of_span
from .spans import OFFERS, WISHED, Span, is_contract, is_current, is_planned
from .steps import Step, Value, ruled, spelled, step_with

_GONE_SO = frozenset("out discharged departed exit removed decommissioned".split())


_A_DAY = 1440  # minutes
_PAPERS = frozenset("visa passport license licence permit certificate insurance policy".split())


_QUEUED = frozenset(("queued", "queue"))


class SpanTimes(ByMeaning):
    """The starts and ends of the spans of all tables."""

    _followed: dict[str, list[Step]]  # by table the times that later steps come after
    _others: dict[str, list[Step]]  # those that have happened, but order no steps

    @abstractmethod
    def drawn_at(
        self, sheet: Sheet, column: Column, part: int, rule: Mapping[str, Any], *, is_free: bool = False
    ) -> dict[str, Any]:
        """The rule of a time at a part of its row's time, with how long it comes after which steps."""

    def _span(self, sheet: Sheet, span: Span, lengths: dict[str, str]) -> None:
        begun, over = states_of_span(sheet, span)
        found = begun or self._by_phase(sheet, span.start) or has_begun(sheet, span)
        start = self._span_start(sheet, span, found[0] if found is not None else "")
        given = as_time(sheet, span.start, start) if isinstance(start, str) else start
        rule, reason = under_condition(found, given)
        is_begun = start in (sheet.begun, f"DATE({sheet.begun})")
        what = "the row's beginning" if is_begun else "start"
        what += ", ahead where it is still to come" if re.search(r"\bahead_*\b", str(start)) else ""
        if not sheet.decide(span.start, rule, f"time: {what}{reason}", "time"):
            return
        if not isinstance(start, str):
            self._followed[sheet.name].append(step_with(span.start, self.start_part(sheet, span), rule))
            start = named(span.start)
            if span.start.nullable and not span.end.nullable:
                start = f"COALESCE(TIMESTAMP({start}), {sheet.begun})"
        elif span.start.nullable and not span.is_meant:
            self._others[sheet.name].append(step_with(span.start, 1, rule))
        if self._ends_in_hours(sheet, span):
            self._end_in_hours(sheet, span, over)
            return
        fixed, length, unit = self._lasts(sheet, span, lengths)
        origin = start if span.start.type.name == "date" or span.end.type.name != "date" else f"DATE({start})"
        end = f"{origin} + INTERVAL {length} {unit}{_less_a_day(span.end, fixed)}"
        lasts = length if fixed is not None else f"{span.low} to {span.high}"
        reason = f"time: {lasts} {unit.lower()}s after {named(span.start)}"
        end, reason = self._end_elsewhere(sheet, span, origin, _or_trial(sheet, span, end), reason)
        end = as_time(sheet, span.end, end)
        check = ""
        if is_temporal(span.start) and is_temporal(span.end):
            check = f"SELECT {named(span.end)} FROM {{{sheet.name}}} WHERE {named(span.end)} < {named(span.start)}"
        rule = _span_end(sheet, span, end, (over, self._by_phase(sheet, span.end)), self._still(sheet))
        if isinstance(rule, dict) and "null" in rule and span.end in self.leaving_times(sheet.name):
            rule["null"] = 0.9  # most are still there
        sheet.decide(
            span.end,
            rule,
            reason,
            "time",
            check=check,
        )
        step = step_with(span.end, self.start_part(sheet, span) + 1, rule)
        if has_followers(sheet, span):
            self._followed[sheet.name].append(step)
        elif span.end.nullable and not (span.is_meant or is_planned(sheet, span)):
            self._others[sheet.name].append(step)

    def _ends_in_hours(self, sheet: Sheet, span: Span) -> bool:
        """True for work of some days that is over at an hour at which people work."""
        is_brief = span.unit != "MINUTE" or span.high < _A_DAY
        if is_brief or not is_temporal(span.start) or not is_temporal(span.end) or not self.open_hours(sheet, span.end):
            return False
        plan, phases = self.schedules[sheet.name], self.phases[sheet.name]
        is_known = bool(plan.period) or self.fixed[sheet.name] is not None or span.planned is not None or span.is_meant
        is_known = is_known or span is not plan.spans[0] or sheet.name in self.until or sheet.name in self.booked
        is_known = is_known or sheet.name in self.occupied or (phases is not None and phases.span is span)
        return not (is_known or span.start.type.name == "time" or self._other_end(sheet, span) is not None)

    def _end_in_hours(self, sheet: Sheet, span: Span, over: Condition | None) -> None:
        """The end of work of some days."""
        after = named(span.start) if not span.start.nullable else [named(span.start), sheet.begun]
        provider = "date" if span.end.type.name == "date" else "datetime"
        drawn = {"provider": provider, "after": after, "from": spelled(span.low), "to": spelled(span.high)}
        drawn |= self.open_hours(sheet, span.end)
        rule = _span_end(sheet, span, drawn, (over, self._by_phase(sheet, span.end)), self._still(sheet))
        if sheet.decide(span.end, rule, f"time: after {named(span.start)}", "time") and has_followers(sheet, span):
            self._followed[sheet.name].append(step_with(span.end, self.start_part(sheet, span) + 1, rule))

    def _lasts(self, sheet: Sheet, span: Span, lengths: dict[str, str]) -> tuple[Length | None, str, str]:
        """How long a span lasts: the length that is known beforehand, if one is, and the length and its unit."""
        fixed = self.fixed[sheet.name] if span is self.schedules[sheet.name].spans[0] else None
        if fixed is None:
            return None, self._length(sheet, span, lengths), span.unit
        if not fixed.is_whole:
            lengths[span.start.name] = fixed.within(span.unit)
        return fixed, fixed.text, fixed.unit

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
            since = named(span.start) if self.start_part(sheet, span) and not span.start.nullable else sheet.begun
            length = sheet.hide("stay", f"GREATEST(LEAST({length}, DATEDIFF(as_of, {since}) - 2), 1)")
        lengths[span.start.name] = length
        return length

    def _span_start(self, sheet: Sheet, span: Span, when: str) -> Value:
        """When a span starts: as planned, with its row, or later where another time says when the row came to be. ``when`` it does."""
        elsewhere = self._start_elsewhere(sheet, span)
        if elsewhere is not None:
            return elsewhere
        begun, day, phases = sheet.begun, self._day_of(sheet, span), self.phases[sheet.name]
        if day is not None:  # a shift starts in the morning of its day
            turn = shift_clock(sheet) if span.high > 240 else ""
            clock = turn or sheet.hide("clock", {"provider": "integer", "min": 360, "max": 840, "step": 15})
            return f"TIMESTAMP({named(day)}) + INTERVAL {clock} MINUTE"
        turn = shift_clock(sheet) if span.unit == "MINUTE" and span.high > 240 and phases is None else ""
        if turn:
            return f"TIMESTAMP(DATE({begun})) + INTERVAL {turn} MINUTE"
        part = self.start_part(sheet, span)
        if part and is_temporal(span.start) and span.start.type.name != "time":
            options = {**self._hours_of(sheet, span, part), **({"when": when} if when else {})}
            if any(OFFERS & set(tokens(each.start.name)) for each in self.schedules[sheet.name].spans[1:]):
                options = {"from": "4d", "to": "20d", **options}  # weeks in which people may buy or register
            later = self.drawn_at(sheet, span.start, part, options, is_free=sheet.name in self.booked)
            later.pop("when", None)
            if phases is None or phases.span is not span or not (phases.before or phases.during):
                return later
            begun = sheet.hide("starts", later)
        if phases is not None and phases.span is span:
            begun = self._of_phase(sheet, phases, span, begun)
        return f"DATE({begun})" if span.start.type.name == "date" else begun

    def _hours_of(self, sheet: Sheet, span: Span, part: int) -> dict[str, str]:
        """The hours of a span that other times of its row come before: when people are there, where it is of minutes."""
        is_queued = any(_QUEUED & set(tokens(each.name)) for each in self.times[sheet.name])  # on that day
        is_brief = self.time_of(sheet)[1] < _A_DAY
        if is_queued or is_brief or span.start.type.name == "date" or not self._is_clocked(sheet, span, part):
            return {}
        return at_hours(sheet)

    def _is_clocked(self, sheet: Sheet, span: Span, part: int) -> bool:
        """True for a span that starts at an hour when people work: of minutes, or when something is picked up."""
        # what follows is counted from the beginning too
        is_last = not any(part < other < 95 for other in self.schedules[sheet.name].parts.values())
        is_at_hours = has_hours(sheet) or (is_last and not is_at_any_hour(sheet))
        return (is_at_hours and span.unit == "MINUTE") or "pickup" in tokens(span.start.name)

    def _start_elsewhere(self, sheet: Sheet, span: Span) -> str | None:
        """The start of a span that another time says: near an event, as it was planned, or before the reference date."""
        nearby = self._offer(sheet, span) or self._nearby(sheet, span.start)
        if nearby is not None:
            return nearby[0]
        rest = self._break_in(sheet, span)
        if rest is not None:
            return rest
        if WISHED & set(tokens(span.start.name)):
            lead = sheet.hide("wished_days", {"provider": "integer", "min": 5, "max": 90})
            return (
                f"DATE({sheet.begun} + INTERVAL {lead} DAY)"
                if span.start.type.name == "date"
                else f"{sheet.begun} + INTERVAL {lead} DAY"
            )
        meant = plan_of(sheet, span.start) or self._only_plan(sheet, span)
        if meant is not None:
            return near_plan(sheet, span.start, meant, (-5, 45), (0, 3))
        if span.planned is not None and is_temporal(span.planned.start) and span.planned.start.nullable:
            near = near_plan(sheet, span.start, span.planned.start, (-5, 45), (0, 3))
            return f"GREATEST(COALESCE({near}, {sheet.begun}), {sheet.begun})"
        return self._current_start(sheet, span) if is_current(span) and span.unit == "DAY" else None

    def _break_in(self, sheet: Sheet, span: Span) -> str | None:
        """A break is taken hours after the shift has started."""
        whole = self.schedules[sheet.name].spans[0]
        if "break" not in tokens(span.start.name) or whole is span or whole.unit != "MINUTE" or whole.high < 240:
            return None
        after = sheet.hide("break_after", {"provider": "integer", "min": 90, "max": 190, "step": 5})
        return f"{named(whole.start)} + INTERVAL {after} MINUTE"

    def _only_plan(self, sheet: Sheet, span: Span) -> Column | None:
        """The time for which a visit was planned, where it is called nothing else: ``scheduled_for`` beside ``started_at``."""
        day = self.schedules[sheet.name].arranged
        if day is not None and day.type.name == span.start.type.name and span.start.nullable:
            return day
        planned = [each for each in self.times[sheet.name] if is_only_planned(each) and not each.nullable]
        is_alike = len(planned) == 1 and planned[0].type.name == span.start.type.name
        return planned[0] if is_alike and span.start.nullable and not is_only_planned(span.start) else None

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
        parts, arranged = self.schedules[sheet.name].parts, self.schedules[sheet.name].arranged
        if arranged is not None and arranged.type.name == "date":
            return arranged
        days = (each for each in self.times[sheet.name] if each.type.name == "date" and parts.get(each.name) == 0)
        days = (each for each in days if not ASKING & set(tokens(each.name)))  # when it was booked is another day
        return next((each for each in days if not each.nullable), None)


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


def under_condition(found: Condition | None, text: Value) -> tuple[object, str]:
    """The rule of a time under a condition, and what to add to its reason."""
    return (ruled(text, when=found[0]), f"; {found[1]}") if found is not None else (text, "")


def _span_end(
    sheet: Sheet, span: Span, end: Value, conditions: tuple[Condition | None, Condition | None], still: str
) -> object:
    """The rule of the end: it may be NULL while the span is not over, and is where it has not begun. The ``conditions`` are what a state
    or a comment says, and the phase of the row."""
    if span.is_meant and span.end.nullable and span.start.nullable and not span.end.comment:
        return ruled(end, when=f"{named(span.start)} IS NOT NULL")  # both are planned together
    over, by_phase = conditions
    found = _without_first(sheet, span, over) or unless_open(sheet, span.end) or by_phase
    if found is not None:
        return ruled(end, when=found[0])
    if not span.end.nullable:
        return end
    is_over = f"NOT ({still})" if still else "" if is_contract(sheet, span) else over_condition(sheet)
    return ruled(end, when=is_over) if is_over else _end_untold(sheet, span, end)


def _end_untold(sheet: Sheet, span: Span, end: Value) -> object:
    """The rule of an end that may be NULL where nothing says of which rows it is."""
    is_gone = bool(GONE & set(tokens(span.end.name))) and span.unit == "DAY"
    is_validity = {"valid", "effective"} & set(tokens(span.start.name)) and span.unit == "DAY"
    is_paper = bool(_PAPERS & {*tokens(span.start.name), *tokens(span.end.name)})
    if is_paper and span.start.nullable:
        return ruled(end, when=f"{named(span.start)} IS NOT NULL")  # a visa says both
    if is_validity and not sheet.states and not is_paper:  # what is valid now mostly has no end yet
        return ruled(end, null=0.7)
    if span.unit != "DAY" and not span.start.nullable:
        return end  # nothing says which goes on, and what lasts minutes does not do so for long
    if span.start.nullable:
        return ruled(end, when=_has_gone_on(sheet, span) or f"{named(span.start)} IS NOT NULL")
    return ruled(end, null=0.9 if is_gone else 0.3)


def _has_gone_on(sheet: Sheet, span: Span) -> str:
    """The condition that a row is in a state behind the one in which what has started goes on; empty where no state says so."""
    start = step_of(sheet, span.start, tokens(span.start.name))
    state = next((each for each in sheet.states if start and start[0].startswith(f"{named(each.column)} ")), None)
    if start is None or state is None:
        return ""
    literals, still = literals_in(start[0]), open_states(state)
    behind = [each for each in literals if each not in still]
    return is_one_of(named(state.column), behind) if 0 < len(behind) < len(literals) else ""


def _without_first(sheet: Sheet, span: Span, found: Condition | None) -> Condition | None:
    """The condition of an end that is called like the label in which a row goes on, as its start is: it is over in those behind that."""
    start = condition_of(sheet, span.start, tokens(span.start.name)) if found is not None else None
    if found is None or start is None or found[0] != start[0]:
        return found
    state = next((each for each in sheet.states if found[0].startswith(f"{named(each.column)} ")), None)
    literals = literals_in(found[0])
    if state is None or len(literals) < 2:
        return found
    return is_one_of(named(state.column), literals[1:]), found[1]


def _is_over(sheet: Sheet, span: Span) -> bool:
    """True for days that end before the reference date, if they end."""
    words = set(tokens(span.end.name))
    if span.unit == "DAY" and span.end.nullable and _GONE_SO & words:
        return True  # who has moved out has done so
    ends = (part_of(tokens(span.end.name)) or 0) >= 85 or span.end.nullable
    return span.unit == "DAY" and ends and not is_planned(sheet, span)
