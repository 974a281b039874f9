"""The day for which a row was booked, announced or ordered: it lies some days after that, and what is done then is done on it."""

from __future__ import annotations

from collections.abc import Sequence

from ....schema.model import Column
from ..tables.clock import part_of
from ..tables.sheet import Sheet, bare, is_temporal
from ..words.vocabulary import tokens
from .spans import Span

_ASKED = frozenset("announced booked requested reserved registered enrolled ordered invited applied".split())
_DAYS = frozenset("day date appointment scheduled planned for start time event held place term".split())
_HAPPENED = frozenset(
    """created updated received issued joined opened birth hired valid due until to by from since last next first end damage loss accident incident
    injury theft death deceased failure occurred""".split()
)
_SETTLED = frozenset(
    """confirmed accepted approved agreed paid settled invoiced billed reminder reminded notified cancelled withdrawn rejected refunded declined
    reviewed rated closed deleted archived sent postponed rescheduled assigned acknowledged signed answered published""".split()
)
"""What is done about a row on other days than the one for which it is arranged."""


def arranged_day(sheet: Sheet, times: Sequence[Column], spans: Sequence[Span]) -> Column | None:
    """The only time that must be set beside the one at which the row was asked for, where it is called a day, an appointment or as
    the row itself is, or has an hour of day beside it; none where the row has a start of its own."""
    if _has_own_start(spans):
        return None
    needed = [each for each in times if not each.nullable and is_temporal(each) and each.type.name != "time"]
    asked = [each for each in needed if asks(each)]
    others = [each for each in needed if each not in asked and not {"created", "updated"} & set(tokens(each.name))]
    if not asked or len(others) != 1:
        return None
    return others[0] if _is_arranged(sheet, others[0]) else None


def _has_own_start(spans: Sequence[Span]) -> bool:
    """True where a span of the row has a start that must be set."""
    return any(not span.start.nullable and span.start.type.name != "time" for span in spans)


def _is_arranged(sheet: Sheet, day: Column) -> bool:
    """True for a day that no word says to be of something else, and that a word or an hour of day beside it says to be arranged."""
    words = set(bare(tokens(day.name)))
    if _HAPPENED & words or part_of(tokens(day.name)) not in (None, 0, 15):
        return False
    has_hour = any(each.type.name == "time" and not each.nullable for each in sheet.table.columns)
    return has_hour or words <= _DAYS | set(sheet.words) or bool({"date", "day"} & set(tokens(day.name)))


def asks(column: Column) -> bool:
    """True for the time at which what is done later is asked for or announced."""
    words = tokens(column.name)
    return bool(_ASKED & set(words)) and not {"for", "by", "until", "to"} & set(words[-1:])


def is_on_day(column: Column) -> bool:
    """True for what is done when the day has come, and not about it before or after."""
    return column.nullable and not _SETTLED & set(bare(tokens(column.name)))
