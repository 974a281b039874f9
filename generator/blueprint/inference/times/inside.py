"""Rows that lie within what they refer to from its beginning to its end, whatever else they use."""

from __future__ import annotations

from ....schema.model import Column
from ..tables.sheet import Sheet, named
from .hours import is_tab
from .near_parent import BILLS, LINES, NearParent
from .near_tables import course_of, time_or
from .parent_stages import happens_to_guests
from .parent_windows import afterwards, end_of_day


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
