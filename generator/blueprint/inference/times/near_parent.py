"""Rows that lie near what they refer to: the treatments of a visit while it goes on, its invoice soon after it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from ....schema.model import Column
from ..states.frequency import is_standing
from ..tables.actors import is_actor
from ..tables.kinds_of_rows import kind_word
from ..tables.links import Link
from ..tables.sheet import Sheet, bare, is_temporal, named
from ..words.vocabulary import tokens
from .arranged import ASKING
from .counted_days import counted_day
from .decisive_times import DecisiveTimes
from .hours import has_hours, is_tab
from .near_tables import (
    comes_after_job,
    counts_months,
    day_of,
    days_after,
    follows_payout,
    granted,
    is_done_while_made,
    is_of_days,
    is_planned_day,
    last_step,
    named_in,
    targets_of,
    time_or,
)
from .parent_stages import is_in_its_course, is_issued, is_late, leaves_what_is_made
from .parent_windows import afterwards
from .phases import things
from .schedule import MET
from .span_lengths import is_tenure
from .spans import Span, is_contract, is_offer

_WORKS = frozenset("employee staff worker user technician driver agent operator".split())
LINES = frozenset("line item entry detail position expense usage timesheet reading consumption day".split())
_ORDERED = frozenset("line item position".split())
BILLS = frozenset("invoice bill".split())
_AUDIT = frozenset("created updated deleted".split())
_DAY = 1440
_FINISHED = frozenset("closed completed resolved end harvested harvest".split())
_FOLLOWS_LEAD, _AFTER_JOB, _LATE, _GOES_OUT = 14, 4, 30, 60  # days


class Near(NamedTuple):
    """What rows are near to by ``column``; ``days`` after it, None within it; ``mark`` is a time of it that has come then."""

    column: Column
    parent: str
    days: int | None
    mark: Column | None


class NearParent(DecisiveTimes):
    """Which rows lie near others."""

    @abstractmethod
    def begin(self, sheet: Sheet) -> str:
        """The hidden column with a row's beginning."""

    @abstractmethod
    def ready(self, sheet: Sheet) -> str:
        """The hidden column with the time at which everything is set that must be."""

    @abstractmethod
    def course(self, sheet: Sheet) -> str:
        """The time in which all happens to a row of ``{path}``, as the number of an INTERVAL and its unit."""

    @abstractmethod
    def length_of(self, sheet: Sheet, span: Span) -> str:
        """The hidden column with the length of a span, in its unit."""

    @abstractmethod
    def waits(self, table: str, goal: str) -> bool:
        """True where the rows of a table begin after those of another."""

    brief: set[str]
    after: dict[str, set[str]]

    @cached_property
    def near(self) -> dict[str, Near]:
        """What rows are near to, by their table."""
        found = {name: next(self._near(sheet), None) for name, sheet in self.sheets.items()}
        return {name: each for name, each in found.items() if each is not None}

    @cached_property
    def hosts(self) -> frozenset[str]:
        """Tables whose rows are so young that all is there that those use which are near to them."""
        found = set()
        for name in self.near:
            seen = {name}
            while (above := self.near.get(name)) is not None and above.parent not in seen:
                name = above.parent
                seen.add(name)
            found.add(name)
        for sheet in self.sheets.values():
            found |= {target for _, _, target in targets_of(sheet)[1] if self._is_passing(target)}
        return frozenset(found - self.near.keys())

    def used_by(self, name: str) -> list[str]:
        """The tables of what rows use that are near to others: who works on an order, with which machine."""
        near = self.near.get(name)
        hosts = [target for _, _, target in targets_of(self.sheets[name])[1] if self._is_passing(target)]
        hosts = [near.parent] if near is not None else hosts
        above = {each for host in hosts for each in self._ancestors(host)}
        acting = [
            link.parent
            for column, link in self.sheets[name].single_links()
            if column.nullable and link.parent in self.sheets and is_actor(self.sheets[name], column)
        ]
        return [
            each
            for each in dict.fromkeys((*self._needed_parents(name), *acting))
            if hosts and each not in (above | set(hosts)) and each not in self.near and not self._is_passing(each)
        ]

    def is_of_same(self, sheet: Sheet, column: Column, link: Link) -> bool:
        """True for what the row that this one is near to belongs to as well: the owner of an invoice is that of its visit."""
        near, guess = self.near.get(sheet.name), sheet.guess(column)
        if near is None:
            return False
        if guess is not None and str(guess.rule).startswith(f"{named(near.column)}."):
            return True
        is_above = link.parent in self._ancestors(near.parent)
        return is_above and not _WORKS & set(self.sheets[link.parent].words[-1:])

    def _ancestors(self, name: str) -> frozenset[str]:
        """The tables that a table needs, directly or not."""
        found: set[str] = set()
        waiting = [name]
        while waiting:
            further = set(self._needed_parents(waiting.pop())) - found - {name}
            found |= further
            waiting += further
        return frozenset(found)

    def _is_passing(self, name: str) -> bool:
        return self._passes(name) or self._is_job(name)

    def _passes(self, name: str) -> bool:
        """True for what is known to begin and end within days."""
        sheet, plan = self.sheets[name], self.schedules[name]
        is_long = any(is_contract(sheet, span) for span in plan.spans)
        is_short = any(span.unit == "MINUTE" and span.start.type.name != "time" for span in plan.spans)
        is_in_days = any(is_of_days(span) or span.planned is not None for span in plan.spans[:2])
        has_day = plan.arranged is not None or day_of(sheet, self.times[name]) is not None
        is_named = has_day or bool(named_in("passing") & set(sheet.words[-1:]))
        return (is_short or is_in_days or is_named or self._is_finished(sheet)) and plan.period is None and not is_long

    def _is_finished(self, sheet: Sheet) -> bool:
        """True for what someone opens and closes, sows and harvests: a time says when it is over, and no row stays after that."""
        last = set(sheet.words[-1:])
        if is_standing(sheet) or last & named_in("settled") or last & named_in("leads") or self.is_registration(sheet):
            return False
        parts = self.schedules[sheet.name].parts
        ends = (each for each in self.times[sheet.name] if each.nullable and each.name in parts)
        return any(_FINISHED & set(tokens(each.name)) for each in ends)

    def _is_job(self, name: str) -> bool:
        """True for what goes step by step at hours that are known, and is over when the last step is done: a melt, a roast, a flight."""
        sheet, last = self.sheets[name], set(self.sheets[name].words[-1:])
        if is_standing(sheet) or self._passes(name) or self.is_registration(sheet) or things() & last:
            return False
        is_other = bool(last & (named_in("settled") | named_in("leads"))) or is_tab(sheet)
        return not is_other and last_step(self.times[name], self.schedules[name]) is not None

    def is_lead(self, sheet: Sheet) -> bool:
        """True for what others come of: an offer, an application."""
        return bool(named_in("leads") & set(sheet.words[-1:]))

    def _near(self, sheet: Sheet) -> Iterator[Near]:
        """What the rows of a table are near to."""
        has_times = self.times[sheet.name] or counted_day(sheet) is not None
        if not has_times or sheet.in_order or self._is_elsewhere(sheet):
            return
        for column, link in sheet.single_links():
            is_above = not column.nullable and link.parent != sheet.name and link.parent in self.needed
            if not is_above or is_actor(sheet, column):
                continue
            found = self._near_to(sheet, column, link)
            if found is not None:
                yield found

    def begins_in_hours(self, sheet: Sheet) -> bool:
        """True for rows that begin when people come or work, unless they were written down before, or lie within a short one."""
        is_short = self.is_in_short(sheet)
        clocks = [each for each in self.times[sheet.name] if each.type.name in ("datetime", "timestamp")]
        is_written = any({"created", "updated", "booked"} & set(tokens(each.name)) for each in clocks)
        is_taken = sheet.in_order or sheet.name in self.billed or sheet.name in self.booked
        return bool(clocks) and has_hours(sheet) and not (is_short or is_written or is_taken)

    def is_in_short(self, sheet: Sheet) -> bool:
        """True for rows that lie within what is over on the same day, or soon after it."""
        near = self.near.get(sheet.name)
        host = self.sheets[near.parent] if near is not None else None
        if host is None or near is None or near.days:
            return False
        return self.time_of(host)[1] < _DAY or any(each.unit == "MINUTE" for each in self.schedules[host.name].spans)

    @abstractmethod
    def time_of(self, sheet: Sheet) -> tuple[int, int]:
        """The least and most minutes in which everything happens to a row."""

    def waits_for_days(self, sheet: Sheet) -> bool:
        """True where a row is there days before what it is about: a session is booked, and starts some day."""
        span = next(iter(self.schedules[sheet.name].spans), None)
        times = self.times[sheet.name]
        before = times[: times.index(span.start)] if span is not None else times
        is_asked = any(ASKING & set(bare(tokens(each.name))) and not each.nullable for each in before)
        is_asked |= span is not None and bool({"booking", "reservation"} & set(sheet.words[-1:]))
        if any(map(is_offer, self.schedules[sheet.name].spans)):
            return True  # for which people register
        is_met = any(is_planned_day(each) or MET & set(tokens(each.name)) for each in times)
        return is_asked and (span is not None or is_met)

    def _is_elsewhere(self, sheet: Sheet) -> bool:
        """True for what goes on for long, is booked or still to come, though it refers to what is short."""
        phases, plan = self.phases[sheet.name], self.schedules[sheet.name]
        is_ahead = phases is not None and phases.event is not None and bool(phases.before)
        is_long = (
            any(is_contract(sheet, span) for span in plan.spans) or plan.period is not None or counts_months(sheet)
        )
        is_taken = sheet.name in self.occupied or sheet.name in self.booked or sheet.name in self.billed
        return is_ahead or is_long or is_taken or self.is_registration(sheet)

    def _near_to(self, sheet: Sheet, column: Column, link: Link) -> Near | None:
        parent, last = self.sheets[link.parent], kind_word(sheet)
        days = days_after().get(last)
        marked = self._near_payout_or_due(sheet, days, column, parent)
        if marked is not None:
            return marked
        if self._is_booked_with(sheet, parent):
            return Near(column, parent.name, 0, None)
        if self._is_passing(link.parent) and self._may_be_within(sheet, link.parent):
            return self._near_passing(sheet, days, column, parent)
        if self.is_lead(parent) and (days is not None or not afterwards() & {last}):
            return self._near_lead(last, column, parent)
        settled = self._near_settled(sheet, days, column, parent) if days is not None else None
        return settled or self._near_begun(sheet, column, parent)

    def _near_payout_or_due(self, sheet: Sheet, days: int | None, column: Column, parent: Sheet) -> Near | None:
        """Behind the payout or death that it follows, or late after what is due."""
        last, times = kind_word(sheet), self.times[parent.name]
        followed = follows_payout(last, times)
        if followed is not None:
            return Near(column, parent.name, *followed)
        due = self.due_day(parent) if is_late(sheet) else None
        return Near(column, parent.name, days or _LATE, due) if due is not None else None

    def _near_settled(self, sheet: Sheet, days: int, column: Column, parent: Sheet) -> Near | None:
        """Soon after what is settled or bought is over, or a bill is issued."""
        if named_in("settled") & set(parent.words[-1:]):
            return Near(column, parent.name, days, self.over_for(sheet, parent))
        if BILLS & set(parent.words[-1:]):
            return Near(column, parent.name, days, is_issued(self.times[parent.name]))
        return None

    def _near_begun(self, sheet: Sheet, column: Column, parent: Sheet) -> Near | None:
        """With what the row is a line of, or in its course once work on it has begun."""
        if self._is_written_with(sheet, parent):
            return Near(column, parent.name, 0, None)
        mark = None if is_standing(parent) or not is_in_its_course(sheet) else self.first_work(parent)
        return Near(column, parent.name, None, mark) if mark is not None else None

    def _may_be_within(self, sheet: Sheet, parent: str) -> bool:
        """True for what happens at an event, and not who books it."""
        taken = self.occupied.get(parent)
        is_during = taken is None or taken.is_stay or is_in_its_course(sheet)
        return is_during and (parent not in self.booked or not self.comes_before(sheet))

    def _near_passing(self, sheet: Sheet, days: int | None, column: Column, parent: Sheet) -> Near | None:
        """Within what is over after some days, or soon after it."""
        if leaves_what_is_made(sheet, parent):
            days = _GOES_OUT
        is_job = last_step(self.times[parent.name], self.schedules[parent.name]) and not self._is_finished(parent)
        if not days and is_job and comes_after_job(sheet, parent, self.schedules[sheet.name]):
            days = _AFTER_JOB
        if days is not None:
            return Near(column, parent.name, days, self.over_for(sheet, parent))
        # a submission is in before its assignment is due
        is_due = not is_done_while_made(sheet, parent) and bool(self._ends_of(sheet, column, parent))
        return None if is_due else Near(column, parent.name, None, self.begun_for(sheet, parent))

    def _near_lead(self, last: str, column: Column, parent: Sheet) -> Near | None:
        """Soon after what was offered or applied for is granted; before that where it is looked at."""
        mark = granted(self.times[parent.name])
        if last not in named_in("examined"):
            return Near(column, parent.name, days_after().get(last, _FOLLOWS_LEAD), mark)
        return Near(column, parent.name, None, None) if mark is not None else None

    def _is_booked_with(self, sheet: Sheet, parent: Sheet) -> bool:
        """True for lines of what is booked ahead: they are written when it is, and not while it goes on."""
        phases = self.phases[parent.name]
        is_ahead = phases is not None and phases.event is not None and bool(phases.before)
        return is_ahead and bool(_ORDERED & set(sheet.words[-1:])) and self._is_written_with(sheet, parent)

    def _is_written_with(self, sheet: Sheet, parent: Sheet) -> bool:
        """True for lines that only say when they were written: that is when what they are lines of was."""
        return (
            all(_AUDIT & set(tokens(each.name)) for each in self.times[sheet.name])
            and bool(LINES & set(sheet.words[-1:]))
            and bool(set(parent.words[-1:]) & set(sheet.words))
        )

    def near_window(self, sheet: Sheet, near: Near) -> tuple[str, str]:
        """From when to when a row lies that is near another one, as the row reads it."""
        return self._window(sheet, named(near.column), near)

    def _window(self, sheet: Sheet, path: str, near: Near) -> tuple[str, str]:
        parent = self.sheets[near.parent]
        begun = f"{path}.{self.begin(parent)}"
        mark = f"{path}.{named(near.mark)}" if near.mark is not None else ""
        if near.days is None:
            return self._window_within(sheet, path, near, begun, mark)
        if not near.days:
            self.brief.add(sheet.name)
            return begun, f"{begun} + INTERVAL 20 MINUTE"
        of_day = "1 DAY" if is_late(sheet) else ""  # what is due may still be paid on that day
        start = time_or(mark, near.mark, f"{path}.{self.ready(parent)}", of_day)
        return self._window_behind(sheet, path, near, start)

    @abstractmethod
    def _window_behind(self, sheet: Sheet, path: str, near: Near, start: str) -> tuple[str, str]:
        """From when to when a row lies that follows another one since ``start``."""

    @abstractmethod
    def _event_window(self, parent: Sheet, path: str) -> tuple[str, str] | None:
        """From when to when that goes on for which someone has registered."""

    def _window_within(self, sheet: Sheet, path: str, near: Near, begun: str, mark: str) -> tuple[str, str]:
        """From when to when another row goes on, from its ``mark`` where it has one."""
        parent = self.sheets[near.parent]
        meant = self._meant(parent, near.mark)  # which is known before it happens
        planned = time_or(f"{path}.{named(meant.start)}", meant.start, begun) if meant is not None else begun
        start = time_or(mark, near.mark, planned, "8 HOUR")
        start = f"GREATEST({start}, {begun})" if near.mark is not None and near.mark.type.name == "date" else start
        ended, started = self.made_for(sheet, parent) or self.ended(parent), self.started(parent)
        ended = None if ended is near.mark is not started else ended
        course = self._counted_course(parent, path)
        if ended is not None and ended is self.schedules[near.parent].arranged and ended.type.name != "date":
            return start, f"{start} + INTERVAL 3 HOUR"
        last = f"{begun if near.mark in (None, started) else start} + INTERVAL {course}"
        if meant is not None:
            last = time_or(f"{path}.{named(meant.end)}", meant.end, last)
        elif ended is not None and is_tenure(parent, ended):
            last = "TIMESTAMP(as_of)"
        until = time_or(f"{path}.{named(ended)}" if ended is not None else "", ended, last, "20 HOUR")
        return start, until

    def _meant(self, sheet: Sheet, mark: Column | None) -> Span | None:
        """The span that was planned of one that starts with a time, which may be missing."""
        spans = (each for each in self.schedules[sheet.name].spans if each.start is mark)
        plan = next((each.planned for each in spans), None)
        return plan if plan is not None and mark is not None and plan.start.type.name == mark.type.name else None

    def _counted_course(self, parent: Sheet, path: str) -> str:
        """How long a row goes on: as long as its minutes that are counted, or as all that happens to it takes."""
        spans = self.schedules[parent.name].spans
        counted = next((span for span in spans if span.unit == "MINUTE" and not is_temporal(span.start)), None)
        if counted is not None:
            return f"{path}.{self.length_of(parent, counted)} MINUTE"
        return self.course(parent).format(path=path)

    def polymorphic_window(self, sheet: Sheet) -> tuple[str, str] | None:
        """From when to when a row lies that is about a row of one of several tables: not before that, and while it goes on."""
        key, targets = targets_of(sheet)
        if key is None:
            return None
        kind = str(key.rule).split()[1]
        starts, ends = "", ""
        for literal, path, target in targets:
            if target not in self.needed or target == sheet.name or self.waits(target, sheet.name):
                continue
            self.after[sheet.name].add(target)
            if self._is_passing(target) and target not in self.booked:
                mark = self.started(self.sheets[target])
                start, end = self._window(sheet, path, Near(sheet.table.column(key.column), target, None, mark))
            else:
                start, end = f"{path}.{self.ready(self.sheets[target])}", "TIMESTAMP(as_of)"
            starts += f" WHEN {literal} THEN {start}"
            ends += f" WHEN {literal} THEN {end}"
        if not starts:
            return None
        return f"COALESCE(CASE {kind}{starts} END, {{first}})", f"COALESCE(CASE {kind}{ends} END, TIMESTAMP(as_of))"
