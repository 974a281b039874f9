"""The hours and days at which rows begin, and at which people work on them."""

from __future__ import annotations

from ....schema.model import Column
from ..tables.sheet import Sheet
from .hours import at_hours, by_day, has_hours, is_at_any_hour, work_days
from .parts_of_wholes import PartsOfWholes
from .said_days import on_days, said_days


class OpenHours(PartsOfWholes):
    """The hours of the rows of all tables."""

    daily: set[str]

    def _usual_times(self, sheet: Sheet, ends: list[str]) -> dict[str, str]:
        """The options of a beginning at the hours and on the days on which such rows begin."""
        said = on_days(said_days(sheet))
        if self.begins_in_hours(sheet):
            return {**at_hours(sheet), **said}
        if self._keeps_hours(sheet) and ends in ([], [sheet.last]):
            self.daily.add(sheet.name)
        return {**self._open_hours(sheet, has_clock=True), **said}

    def _open_hours(self, sheet: Sheet, *, has_clock: bool) -> dict[str, str]:
        """The options of a time at which people work on such rows."""
        is_placed = sheet.in_order or sheet.name in self.billed or sheet.name in self.brief
        days = {} if is_placed else work_days(sheet)
        return {**days, **by_day(sheet)} if has_clock and self._keeps_hours(sheet) else days

    def open_hours(self, sheet: Sheet, column: Column) -> dict[str, str]:
        """The options of a step of a row at which people work on it; none where its beginning is at any hour."""
        has_clock = column.type.name in ("datetime", "timestamp")
        if self.begins_in_hours(sheet):
            return {**work_days(sheet), **(by_day(sheet) if has_clock else {})}
        return self._open_hours(sheet, has_clock=has_clock)

    def _keeps_hours(self, sheet: Sheet) -> bool:
        """True for rows with times of day that people write, at no hour that something else says, such as what is short itself."""
        clocks = [each for each in self.times[sheet.name] if each.type.name in ("datetime", "timestamp")]
        is_placed = sheet.in_order or sheet.name in self.billed or sheet.name in self.brief or self.is_in_short(sheet)
        is_placed = is_placed or (has_hours(sheet) and sheet.name in self.booked)
        return bool(clocks) and not is_placed and not is_at_any_hour(sheet)
