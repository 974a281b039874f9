"""The times of spans: when a row starts and when it ends, as long after that as something says, or as what it is usually lasts."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from ....schema.model import Column
from ..states.conditions import condition_of
from ..states.frequency import is_standing
from ..states.presence import Condition
from ..tables.clock import as_time, clock_of_work, part_of
from ..tables.sheet import Sheet, bare, is_temporal, named
from ..words.vocabulary import tokens
from .arranged import ASKING
from .behind_events import has_followers
from .by_meaning import ByMeaning, is_only_planned
from .events import near_plan, plan_of
from .hours import at_hours, has_hours, is_at_any_hour, shift_clock
from .lengths import Length, month_of_calendar
from .phases import has_begun
from .span_ends import less_a_day, or_trial, span_end, under_condition
from .span_states import states_of_span
from .spans import OFFERS, Span, is_contract, is_current, is_period, is_planned, stage_of
from .steps import Step, Value, spelled, step_with

_GONE_SO = frozenset("out discharged departed exit removed decommissioned".split())
_A_DAY = 1440  # minutes
_QUEUED = frozenset(("queued", "queue"))
_IN_FORCE = frozenset("valid effective active current period contract".split())


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
        start = self._decide_start(sheet, span, begun)
        if start is None:
            return
        if self._ends_in_hours(sheet, span):
            self._end_in_hours(sheet, span, over)
        else:
            self._decide_end(sheet, span, start, over, lengths)

    def _decide_start(self, sheet: Sheet, span: Span, begun: Condition | None) -> str | None:
        """Decide when a span starts; what its end is counted from, or None where something else has decided the start."""
        if not sheet.is_open(span.start):
            return named(span.start)  # its key says it
        found = begun or self._by_phase(sheet, span.start) or has_begun(sheet, span)
        if found is None and self._is_extra(sheet, span):
            return self._start_of_extra(sheet, span)
        start = self._span_start(sheet, span, found[0] if found is not None else "")
        given = as_time(sheet, span.start, start) if isinstance(start, str) else start
        rule, reason = under_condition(found, given)
        if not sheet.decide(span.start, rule, f"time: {_said_start(sheet, span, start)}{reason}", "time"):
            return None
        return self._order_start(sheet, span, start, rule)

    def _order_start(self, sheet: Sheet, span: Span, start: str | Mapping[str, Any], rule: object) -> str:
        """Let later steps come after the start of a span; what its end is counted from."""
        if isinstance(start, str):
            part, phases = self.start_part(sheet, span), self.phases[sheet.name]
            if part and not span.start.nullable and is_contract(sheet, span) and not (phases and phases.before):
                self._followed[sheet.name].append(step_with(span.start, part, rule))  # notice is given later
            if span.start.nullable and not span.is_meant:
                self._others[sheet.name].append(step_with(span.start, 1, rule))
            return start
        self._followed[sheet.name].append(step_with(span.start, self.start_part(sheet, span), rule))
        may_be_missing = span.start.nullable and not span.end.nullable
        return f"COALESCE(TIMESTAMP({named(span.start)}), {sheet.begun})" if may_be_missing else named(span.start)

    def _is_extra(self, sheet: Sheet, span: Span) -> bool:
        """True for a time of its own in the life of a thing, which may be missing: when a product was on sale, a table out of service."""
        is_optional = span.start.nullable and span.end.nullable and is_temporal(span.start) and not span.is_meant
        is_thing = is_standing(sheet) or set(self.times[sheet.name]) == {span.start, span.end}
        of = set(stage_of(sheet, span))
        return is_optional and is_thing and bool(of - _IN_FORCE - (OFFERS - {"sale"}))

    def _start_of_extra(self, sheet: Sheet, span: Span) -> str | None:
        """Let some rows have such a time, at any time since they are there."""
        provider = "date" if span.start.type.name == "date" else "datetime"
        drawn = {"provider": provider, "from": f"{sheet.begun} + INTERVAL 2 DAY", "to": "as_of - INTERVAL 1 DAY"}
        is_decided = sheet.decide(span.start, {**drawn, "null": 0.6}, f"time: start; until {named(span.end)}", "time")
        return named(span.start) if is_decided else None

    def _decide_end(
        self, sheet: Sheet, span: Span, start: str, over: Condition | None, lengths: dict[str, str]
    ) -> None:
        """Decide when a span ends that starts at ``start``, in the rows that are ``over``."""
        fixed, length, unit = self._lasts(sheet, span, lengths)
        origin = start if span.start.type.name == "date" or span.end.type.name != "date" else f"DATE({start})"
        end = f"{origin} + INTERVAL {length} {unit}{less_a_day(span.end, fixed)}"
        if fixed is None and self._ends_at_other_hour(sheet, span):
            end = f"TIMESTAMP(DATE({origin})) + INTERVAL {length} * 1440 + {clock_of_work(sheet)} MINUTE"
        lasts = length if fixed is not None else f"{span.low} to {span.high}"
        reason = f"time: {lasts} {unit.lower()}s after {named(span.start)}"
        end, reason = self._end_elsewhere(sheet, span, origin, or_trial(sheet, span, end), reason)
        end = as_time(sheet, span.end, end)
        rule = span_end(sheet, span, end, (over, self._by_phase(sheet, span.end)), self._still(sheet))
        if isinstance(rule, dict) and "null" in rule and span.end in self.leaving_times(sheet.name):
            rule["null"] = 0.9  # most are still there
        sheet.decide(span.end, rule, reason, "time", check=_check_of(sheet, span))
        self._order_end(sheet, span, rule)

    def _ends_at_other_hour(self, sheet: Sheet, span: Span) -> bool:
        """True for what really took days: it was not over at the minute of the day at which it began."""
        is_clocked = is_temporal(span.start) and "date" not in (span.start.type.name, span.end.type.name)
        is_agreed = span.is_meant or is_period(span) or is_planned(sheet, span) or sheet.name in self.occupied
        is_agreed = is_agreed or self._due(sheet, self.schedules[sheet.name]) is not None
        return span.unit == "DAY" and is_clocked and span.end.nullable and not is_agreed

    def _order_end(self, sheet: Sheet, span: Span, rule: object) -> None:
        """Let later steps come after the end of a span, or let it be known that it has happened."""
        step = step_with(span.end, self.start_part(sheet, span) + 1, rule)
        if self._is_extra(sheet, span) or is_current(span):  # what a row is in is not over
            return
        if has_followers(sheet, span):
            self._followed[sheet.name].append(step)
        elif span.end.nullable and not (span.is_meant or (is_planned(sheet, span) and "stay" not in str(rule))):
            self._others[sheet.name].append(step)

    def _ends_in_hours(self, sheet: Sheet, span: Span) -> bool:
        """True for work of some days that is over at an hour at which people work."""
        is_brief = span.unit != "MINUTE" or span.high < _A_DAY
        if is_brief or not is_temporal(span.start) or not is_temporal(span.end) or not self.open_hours(sheet, span.end):
            return False
        if self._has_known_length(sheet, span) or self._is_bounded(sheet, span):
            return False
        return span.start.type.name != "time" and self._other_end(sheet, span) is None

    def _has_known_length(self, sheet: Sheet, span: Span) -> bool:
        """True for a span whose length a period, a number, a plan or another span of the row says."""
        plan = self.schedules[sheet.name]
        is_planned_so = span.planned is not None or span.is_meant
        return bool(plan.period) or self.fixed[sheet.name] is not None or is_planned_so or span is not plan.spans[0]

    def _is_bounded(self, sheet: Sheet, span: Span) -> bool:
        """True for a span that lies within something else, takes something that is free, or goes through the phases of its row."""
        phases = self.phases[sheet.name]
        is_within = any(sheet.name in each for each in (self.until, self.booked, self.occupied))
        return is_within or (phases is not None and phases.span is span)

    def _end_in_hours(self, sheet: Sheet, span: Span, over: Condition | None) -> None:
        """The end of work of some days."""
        after = named(span.start) if not span.start.nullable else [named(span.start), sheet.begun]
        provider = "date" if span.end.type.name == "date" else "datetime"
        drawn = {"provider": provider, "after": after, "from": spelled(span.low), "to": spelled(span.high)}
        drawn |= self.open_hours(sheet, span.end)
        rule = span_end(sheet, span, drawn, (over, self._by_phase(sheet, span.end)), self._still(sheet))
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
        if taken.goes_on:
            return taken.goes_on
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
        till_yesterday = self._till_now(sheet, length, named(span.start), 1)
        if phases is not None and phases.span is span and phases.over and span.unit == "DAY":
            length = sheet.hide("stay", f"IF({phases.says(phases.over)}, {till_yesterday}, {length})")
            lengths[span.start.name] = length
            return length
        if is_current(span):
            return length
        if _is_known_when_over(sheet, span):
            return sheet.hide("stay", till_yesterday)
        if _is_over(sheet, span) or (span is self.schedules[sheet.name].period and span.unit == "DAY"):
            since = named(span.start) if self.start_part(sheet, span) and not span.start.nullable else sheet.begun
            length = sheet.hide("stay", self._till_now(sheet, length, since, 2))
        lengths[span.start.name] = length
        return length

    @staticmethod
    def _till_now(sheet: Sheet, length: str, since: str, margin: int) -> str:
        """The days of a span that is over: a part of those that there have been, where it would go on longer."""
        share = sheet.hide("over_percent", {"provider": "integer", "min": 40, "max": 98})
        return f"GREATEST(LEAST({length}, (DATEDIFF(as_of, {since}) - {margin}) * {share} DIV 100), 1)"

    def _span_start(self, sheet: Sheet, span: Span, when: str) -> Value:
        """When a span starts: as planned, with its row, or later where another time says when the row came to be. ``when`` it does."""
        elsewhere = self._start_elsewhere(sheet, span)
        if elsewhere is not None:
            return elsewhere
        shift = self._shift_start(sheet, span)
        if shift is not None:
            return shift
        begun, phases = sheet.begun, self.phases[sheet.name]
        own = phases if phases is not None and phases.span is span else None
        part = self.start_part(sheet, span)
        if part and is_temporal(span.start) and span.start.type.name != "time":
            later = self._later_start(sheet, span, part, when)
            if own is None or not (own.before or own.during):
                return later
            begun = sheet.hide("starts", later)
        if own is not None:
            begun = self._of_phase(sheet, own, span, begun)
        if month_of_calendar(sheet, span) is not None:
            return as_time(sheet, span.start, f"DATE({begun}) - INTERVAL (DAY({begun}) - 1) DAY")
        return f"DATE({begun})" if span.start.type.name == "date" else begun

    def _shift_start(self, sheet: Sheet, span: Span) -> str | None:
        """The start of hours of work: in the morning of the day that another column says, or at the hour at which its kind of shift starts."""
        day, is_long = self._day_of(sheet, span), span.high > 240
        if day is not None:
            turn = shift_clock(sheet) if is_long else ""
            clock = turn or sheet.hide("clock", {"provider": "integer", "min": 360, "max": 840, "step": 15})
            return f"TIMESTAMP({named(day)}) + INTERVAL {clock} MINUTE"
        turn = shift_clock(sheet) if span.unit == "MINUTE" and is_long and self.phases[sheet.name] is None else ""
        return f"TIMESTAMP(DATE({sheet.begun})) + INTERVAL {turn} MINUTE" if turn else None

    def _later_start(self, sheet: Sheet, span: Span, part: int, when: str) -> dict[str, Any]:
        """The start of a span that other times of its row come before."""
        options: dict[str, Any] = {**self._hours_of(sheet, span, part), **({"when": when} if when else {})}
        if any(OFFERS & set(tokens(each.start.name)) for each in self.schedules[sheet.name].spans[1:]):
            options = {"from": "4d", "to": "20d", **options}  # weeks in which people may buy or register
        phases = self.phases[sheet.name]
        is_brief = self.time_of(sheet)[1] < _A_DAY and span.start.type.name != "date"
        if is_brief and phases is not None and phases.span is span and phases.before:
            options = {"from": "1d", "to": "20d", **at_hours(sheet), **options}  # it was arranged days before
        ends = self.ends_by.get(sheet.name, [])
        if ends and sheet.name not in {*self.booked, *self.until}:  # it takes place within what it belongs to
            options = {**options, "until": [*ends, "as_of"]}
        later = self.drawn_at(sheet, span.start, part, options, is_free=sheet.name in self.booked)
        later.pop("when", None)
        return later

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
        meant = plan_of(sheet, span.start) or self._only_plan(sheet, span)
        if meant is not None:
            return near_plan(sheet, span.start, meant, (-5, 45), (0, 3))
        if span.planned is not None and is_temporal(span.planned.start):
            near = near_plan(sheet, span.start, span.planned.start, (-5, 45), (0, 3))
            if not span.planned.start.nullable:
                return near if span.planned.start.type.name == span.start.type.name else None
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
        plan = self.schedules[sheet.name]
        if plan.arranged is not None and plan.arranged.type.name == "date":
            return plan.arranged
        asked = ASKING | {"offer", "quote", "quoted", "offered"}  # when it was booked is another day
        # the days of a viewing are none of the auction
        others = [each for other in plan.spans if other is not span for each in (other.start, other.end)]
        days = (each for each in self.times[sheet.name] if each.type.name == "date" and plan.parts.get(each.name) == 0)
        own = (each for each in days if not (each.nullable or each in others or asked & set(tokens(each.name))))
        return next(own, None)


def _check_of(sheet: Sheet, span: Span) -> str:
    """The query for rows that end before they start; empty for a time of day or a number."""
    if not (is_temporal(span.start) and is_temporal(span.end)):
        return ""
    return f"SELECT {named(span.end)} FROM {{{sheet.name}}} WHERE {named(span.end)} < {named(span.start)}"


def _is_known_when_over(sheet: Sheet, span: Span) -> bool:
    """True for days of which a state or comment says whether they are over; what is valid ends some time after it was granted."""
    is_validity = {"valid", "effective"} & set(tokens(span.start.name))
    is_open = span.unit == "DAY" and span.end.nullable and not is_validity
    return is_open and condition_of(sheet, span.end, tokens(span.end.name)) is not None


def _is_over(sheet: Sheet, span: Span) -> bool:
    """True for days that end before the reference date, if they end."""
    words = set(tokens(span.end.name))
    if span.unit == "DAY" and span.end.nullable and _GONE_SO & words:
        return True  # who has moved out has done so
    ends = (part_of(tokens(span.end.name)) or 0) >= 85 or span.end.nullable
    return span.unit == "DAY" and ends and not is_planned(sheet, span)


def _said_start(sheet: Sheet, span: Span, start: object) -> str:
    """What a start is called in its reason, and until when the span is where it is not the row's beginning."""
    is_begun = start in (sheet.begun, f"DATE({sheet.begun})")
    what = "the row's beginning" if is_begun else "start"
    what += ", ahead where it is still to come" if re.search(r"\bahead_*\b", str(start)) else ""
    return what if is_begun else f"{what}; until {named(span.end)}"
