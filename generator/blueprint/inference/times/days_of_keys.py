"""Where the days lie that a key has beside a reference: within the time of the row that this names."""

from __future__ import annotations

from collections.abc import Sequence

from ....schema.model import Column
from ..tables.clock import begun_by_month
from ..tables.sheet import Sheet, is_temporal, named
from ..words.vocabulary import tokens
from .counted_days import counted_day, step_through
from .parent_windows import until_end
from .row_time import RowTime
from .spans import Span, is_period

_MARGIN = 4  # days before the reference date that are left for what follows


class DaysOfKeys(RowTime):
    """The days by which keys tell the rows of a parent apart, of all tables."""

    def day_of_key(self, sheet: Sheet) -> str | None:
        """The beginning of a row whose day tells it apart from the others of its parent; the days lie within the time of that."""
        found = counted_day(sheet)
        if found is None:
            return None
        day, column, link = found
        parent = self.sheets.get(link.parent)
        is_ahead = day.name in self.schedules[sheet.name].ahead
        # a CHECK compares it with a time whose range was made with the days of two years ago in mind
        is_ahead = is_ahead or any(day.name in check.expression for check in sheet.table.checks)
        if parent is None or link.parent not in self.needed or is_ahead or self.waits(link.parent, sheet.name):
            return None
        self.after[sheet.name].add(link.parent)
        for other, further in self.waited_for(sheet):  # its day is not theirs: they are of those that are still there
            if other is not column and self._ends_of_life(other, further):
                sheet.stays.append(other)
        step_through(sheet, (day, column, link), self._window_of_days(sheet, column, parent), parent)
        start = named(day) if day.type.name != "date" else f"TIMESTAMP({named(day)}) + INTERVAL 8 HOUR"
        if not self._is_booked_before(sheet, day):
            return start
        lead = sheet.hide("lead_minutes", {"provider": "integer", "min": 90, "max": 14_400})
        return f"GREATEST({start} - INTERVAL {lead} MINUTE, {named(column)}.{self.begin(parent)})"

    def month_of_key(self, sheet: Sheet) -> str | None:
        """The beginning of a row whose key has a year and a month that are counted back from the reference date."""
        for column, link in self.waited_for(sheet):
            counted = f"MONTH(as_of - INTERVAL ORDINAL({named(column)}) MONTH)"
            if counted in sheet.unique.ordinals.values() and link.parent in self.needed:
                self.after[sheet.name].add(link.parent)
                self.begin(self.sheets[link.parent])
                return begun_by_month(sheet, column, is_start=bool(self.schedules[sheet.name].spans))
        return None

    def _is_booked_before(self, sheet: Sheet, day: Column) -> bool:
        """True where the key counts when a row starts, and another time when it was booked."""
        plan = self.schedules[sheet.name]
        others = (each for each in self.times[sheet.name] if each is not day and not each.nullable)
        is_start = any(span.start is day for span in plan.spans)
        return is_start and any(plan.parts.get(each.name) == 0 for each in others)

    def _window_of_days(self, sheet: Sheet, column: Column, parent: Sheet) -> tuple[str, str]:
        """From when to when the days lie that tell the rows of a parent apart."""
        inside, near = self._inside(sheet, column, parent), self.near.get(sheet.name)
        start, end = inside or (f"{named(column)}.{self.ready(parent)}", "")
        if inside is None and near is not None and near.column is column:
            start, end = self.near_window(sheet, near)
        ends = [end] if end else [until_end(column, each) for each in self._ends_of(sheet, column, parent)]
        ends += [until_end(column, each) for each in filter(is_temporal, self.leaving_times(parent.name))]
        latest = f"TIMESTAMP(as_of) - INTERVAL {_MARGIN} DAY"
        return start, f"LEAST({', '.join((latest, *ends))})" if ends else latest


def has_month_of_key(sheet: Sheet, spans: Sequence[Span]) -> bool:
    """True for a span of a month, which a key counts back from the reference date, or whose start it counts."""
    counted = sheet.unique.ordinals
    is_counted = any(text.startswith("MONTH(as_of - INTERVAL ORDINAL(") for text in counted.values())
    is_whole = bool(spans) and is_period(spans[0]) and "week" not in tokens(spans[0].start.name)
    return bool(spans) and (is_counted or (is_whole and spans[0].start.name.lower() in counted))
