"""The day for which a row was booked, announced or ordered: it lies some days after that, and what is done then is done on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ....schema.model import Column
from ..tables.clock import part_of
from ..tables.sheet import Sheet, bare, is_temporal
from ..words.vocabulary import tokens
from .spans import Span, is_offer
from .stages import is_audit

_ENDED = 95  # percent of a row's time from which on it has ended before its time

_ASKED = frozenset(
    "announced booked requested reserved registered enrolled ordered invited applied invitation agenda notice summoned convocation".split()
)
_FOLLOWS = frozenset(
    """result minute protocol report reported feedback evaluation evaluated graded grade certificate certified survey corrected invoice invoiced billed
    summary followup correction marked marking""".split()
)
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


def arranged_day(
    sheet: Sheet, times: Sequence[Column], spans: Sequence[Span], *, is_open_to_all: bool
) -> Column | None:
    """The only time that must be set beside the one at which the row was asked for, or where people may register for it
    (``is_open_to_all``), where it is called a day, an appointment or as the row itself is, or has an hour of day beside it; none where
    the row has a start of its own."""
    if _has_own_start(spans):
        return None
    needed = [each for each in times if not each.nullable and is_temporal(each) and each.type.name != "time"]
    asked = [each for each in needed if asks(each)]
    others = [each for each in needed if each not in asked and not {"created", "updated"} & set(tokens(each.name))]
    others = [each for each in others if not follows(each)]
    if not (asked or is_open_to_all) or len(others) != 1:
        return None
    return others[0] if _is_arranged(sheet, others[0]) else None


def _has_own_start(spans: Sequence[Span]) -> bool:
    """True where a span of the row has a start that must be set, but for the time in which people may register."""
    own = (span for span in spans if not is_offer(span))
    return any(not span.start.nullable and span.start.type.name != "time" for span in own)


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


def follows(column: Column) -> bool:
    """True for what comes of a day once it is over: its results, its minutes, the invoice."""
    return bool(_FOLLOWS & set(bare(tokens(column.name))))


def placed_around(day: Column, columns: Sequence[Column], parts: Mapping[str, int], part: int) -> dict[str, int]:
    """The parts of the row's time at which the day lies, and what comes before and behind it, in whatever order they are written."""
    found, is_begun = {day.name: part}, any(not parts.get(each.name, 1) for each in columns if each is not day)
    for column in columns:
        own = parts.get(column.name, 0)
        if column is day or is_audit(column) or own >= _ENDED:
            continue
        if asks(column) and not follows(column):
            is_first = not (is_begun or column.nullable)
            is_begun |= is_first
            found[column.name] = 0 if is_first else min(own, part - 10)
        elif follows(column):
            found[column.name] = min(max(own, part + 10 + 2 * len(found)), _ENDED - 1)
    return found


def is_on_day(column: Column) -> bool:
    """True for what is done when the day has come, and not about it before or after."""
    return column.nullable and not (_SETTLED | _FOLLOWS) & set(bare(tokens(column.name)))
