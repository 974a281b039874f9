"""Rows that lie within what they refer to from its beginning to its end, whatever else they use."""

from __future__ import annotations

from abc import abstractmethod

from ....schema.model import Column
from ..tables.kinds_of_rows import kind_word
from ..tables.sheet import Sheet, is_temporal, named
from ..words.vocabulary import data, tokens
from .decisive_times import PAYMENTS
from .hours import is_tab
from .near_event import Event
from .near_parent import BILLS, LINES, Near, NearParent
from .near_tables import course_of, time_or
from .parent_stages import happens_to_guests
from .parent_windows import afterwards, end_of_day

_PAID = frozenset("paid settled".split())


class Inside(NearParent):
    """The times of all tables within those of the rows that they belong to."""

    def _inside(self, sheet: Sheet, column: Column, parent: Sheet) -> tuple[str, str] | None:
        """From when to when a row lies within what it refers to: the items of a restaurant's check before that is closed, the
        lines of a report in its period."""
        plan, path = self.schedules[parent.name], named(column)
        if column.nullable or afterwards() & set(sheet.words) or (BILLS | {"payment"}) & set(sheet.words[-1:]):
            return None
        if is_tab(parent):
            return self._in_brief(sheet, parent, path)
        event = self._event_window(parent, path) if happens_to_guests(sheet) else None
        if event is not None:  # what happens to those who have come does so while that goes on
            sheet.near_to = (column, None)
            return f"GREATEST({event[0]}, {path}.{self.ready(parent)})", event[1]
        during = course_of(sheet, plan)
        if during is not None:
            return f"TIMESTAMP({path}.{named(during.start)})", end_of_day(f"{path}.{named(during.end)}", during.end)
        if plan.period is not None and plan.period.unit == "DAY" and LINES & set(sheet.words[-1:]):
            end = plan.period.end
            return f"TIMESTAMP({path}.{named(plan.period.start)})", end_of_day(f"{path}.{named(end)}", end)
        return None

    def _in_brief(self, sheet: Sheet, parent: Sheet, path: str) -> tuple[str, str]:
        self.begin(parent)
        course = self.course(parent).format(path=path)
        self.brief.add(sheet.name)
        ended = self.ended(parent)
        last = f"{path}.{parent.begun} + INTERVAL {course}"
        return f"{path}.{parent.begun}", time_or(f"{path}.{named(ended)}" if ended is not None else "", ended, last)

    @abstractmethod
    def _booked_event(self, sheet: Sheet) -> Event | None:
        """What the rows of a registration are for, where that has a time of its own."""

    def _event_window(self, parent: Sheet, path: str) -> tuple[str, str] | None:
        """From when to when that goes on for which someone has registered."""
        event = self._booked_event(parent) if self.is_registration(parent) else None
        if event is None:
            return None
        last = f"TIMESTAMP({path}.{event.end or event.start})"
        is_of_day = event.is_day or event.end is None
        return f"TIMESTAMP({path}.{event.start})", f"{last} + INTERVAL 20 HOUR" if is_of_day else last

    def _window_behind(self, sheet: Sheet, path: str, near: Near, start: str) -> tuple[str, str]:
        """From when to when a row lies that follows another one since ``start``: it is paid before the event that was booked is over; a
        certificate is of an event that is over."""
        parent, kind = self.sheets[near.parent], kind_word(sheet)
        until = f"{start} + INTERVAL {near.days} DAY"
        event = self._event_window(parent, path) if near.mark is None else None
        if event is not None and kind in data()["followers"]["after"].split():
            return f"GREATEST({event[1]}, {start})", f"GREATEST({event[1]}, {start}) + INTERVAL {near.days} DAY"
        if kind not in PAYMENTS:
            return start, until
        if is_tab(parent):  # guests pay before they leave
            self.brief.add(sheet.name)
            return start, f"{start} + INTERVAL 15 MINUTE"
        if event is not None:
            return start, f"LEAST({until}, {event[1]})"
        return self._window_of_payment(parent, path, near, start)

    def _window_of_payment(self, parent: Sheet, path: str, near: Near, start: str) -> tuple[str, str]:
        """From when to when a payment is made: until the time at which its parent says that it was paid."""
        until = f"{start} + INTERVAL {near.days} DAY"
        paid = [each for each in self.times[parent.name] if each.nullable and _PAID & set(tokens(each.name))]
        paid = [each for each in paid if is_temporal(each) and each is not near.mark]
        if len(paid) != 1:
            return start, until
        is_dated = any(
            {"issued", "invoice", "bill", "billed"} & set(tokens(each.name)) for each in self.times[parent.name]
        )
        if self.schedules[parent.name].period is not None and not is_dated:  # which may be paid in advance
            start = f"{path}.{self.begin(parent)}"
        return start, time_or(f"{path}.{named(paid[0])}", paid[0], until, "20 HOUR")
