"""What is arranged before it happens: appointments, the closing of a registration, and what people hold until a day; the day for which a row
was booked, announced or ordered, some days after that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ....schema.model import Column
from ..states.frequency import is_standing
from ..tables.clock import part_of
from ..tables.sheet import Sheet, bare, is_temporal
from ..words.vocabulary import tokens
from .spans import Span, is_offer
from .stages import is_audit

ASKING = frozenset(
    "arranged agreed announced booked requested notice notified sent invited referred scheduled called reported submitted ordered registered enrolled".split()
)
HELD = frozenset(
    "membership subscription contract agreement lease license licence permit insurance warranty guarantee coverage certificate certification policy visa".split()
)
_APPOINTMENTS = frozenset(
    "appointment visit consultation session hearing interview meeting lesson viewing inspection inspected exam examination treatment surgery test".split()
)
_REGISTERING = frozenset("registered booking booked enrolled entry signup application sale".split())


def closes_registration(column: Column) -> bool:
    """True for the time at which the registration for what a row is about is closed, where none says that it was opened."""
    words, last = set(tokens(column.name)), set(bare(tokens(column.name))[-1:])
    is_last_day = bool(
        {"closed", "closing", "deadline", "cutoff"} & words or {"to", "until", "by", "within", "entro", "before"} & last
    )
    is_closing = is_last_day and bool((_REGISTERING - {"sale"} if last == {"to"} else _REGISTERING) & words)
    return is_closing and not column.nullable and column.type.name != "time"


def is_appointment(sheet: Sheet, column: Column, before: Sequence[Column]) -> bool:
    """True for the time for which what was asked for is arranged, of an appointment: it is what the row is about."""
    is_called = set(bare(tokens(column.name))) <= {"scheduled", "planned", "for", *sheet.words}
    is_asked = any(not each.nullable and (ASKING | {"created"}) & set(tokens(each.name)) for each in before)
    is_clocked = column.type.name in ("datetime", "timestamp") and not column.nullable
    return is_called and is_asked and is_clocked and bool(_APPOINTMENTS & set(sheet.words[-1:]))


def holds_until(sheet: Sheet, column: Column, words: tuple[str, ...]) -> bool:
    """True for the end of what people and things have: ``membership_ends_on`` of a member, where no time says since when."""
    if "end" not in words or column.nullable or not HELD & (set(words) - set(sheet.words)) or not is_standing(sheet):
        return False
    others = (set(tokens(each.name)) for each in sheet.table.columns if is_temporal(each) and each is not column)
    return not any({"start", "from"} & each and HELD & each for each in others)


_WISHED = frozenset("desired wanted preferred wished requested".split())
_FOR = frozenset(
    "delivered delivery pickup collected start shipped completed ready appointment installed installation arrived visit".split()
)


def is_wished_for(column: Column, times: Sequence[Column]) -> bool:
    """True for the day on which a customer wants to have what is ordered, where another time says when that was."""
    words = set(bare(tokens(column.name)))
    before = times[: list(times).index(column)] if column in times else ()
    is_clocked = column.type.name in ("date", "datetime", "timestamp")
    is_for = bool(_FOR & (words | set(tokens(column.comment))))
    is_for |= words == {"requested"} and any({"order", "ordered"} & set(tokens(each.name)) for each in before)
    return is_clocked and bool(_WISHED & words) and is_for and any(not each.nullable for each in before)


_BEFOREHAND = frozenset("booked requested registered enrolled reserved signed".split())


def is_asked_beforehand(day: Column, column: Column) -> bool:
    """True for the time at which people signed up for the day that a row is about, though it is written behind that."""
    words = tokens(column.name)
    is_called = bool(_BEFOREHAND & set(words)) and ("signed" not in words or "up" in words)
    is_day = day.type.name == "date" and not day.nullable and not _BEFOREHAND & set(tokens(day.name))
    return is_called and is_day and not column.nullable and column.type.name in ("datetime", "timestamp")


_REPORTED = frozenset("reported recorded notified noticed informed logged".split())


def is_reported(columns: Sequence[Column], place: int, hints: Sequence[int | None]) -> bool:
    """True for when that is reported with which a row begins, by the hints of its times: it occurred before that."""
    is_called = hints[place] == 0 and bool(_REPORTED & set(tokens(columns[place].name)))
    before = zip(columns[:place], hints, strict=False)
    return is_called and any(not (hint or each.nullable or is_audit(each)) for each, hint in before)


def is_door(column: Column) -> bool:
    """True for the time at which a place is opened for what takes place there, or closed before it."""
    words = set(tokens(column.name))
    return bool({"door", "gate", "boarding", "checkin", "admission"} & words) and bool((_OPENS | CLOSES) & words)


_OPENS = frozenset("open opened opening start".split())
CLOSES = frozenset("closed closing end".split())


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
    """value created updated received issued joined opened birth hired valid due until to by from since last next first end damage loss accident incident
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
    others = [each for each in needed if not (asks(each) or _is_written(each) or follows(each))]
    if len(others) != 1 or not (is_open_to_all or _is_asked_for(sheet, needed)):
        return None
    return others[0] if _is_arranged(sheet, others[0]) else None


def _is_asked_for(sheet: Sheet, times: Sequence[Column]) -> bool:
    """True where a time says when the row was asked for, or when an appointment was written down."""
    is_appointment = bool(_APPOINTMENTS & set(sheet.words[-1:]))
    return any(map(asks, times)) or (is_appointment and any(map(_is_written, times)))


def _is_written(column: Column) -> bool:
    """True for the time at which a row was written."""
    return bool({"created", "updated"} & set(tokens(column.name)))


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


def arranged_before(day: Column | None, column: Column) -> Column | None:
    """The day for which a row was booked, of the time at which it is due back, or comes back: it is not kept before that."""
    is_known = day is not None and not day.nullable and day is not column and is_temporal(day)
    return day if is_known and {"due", "returned", "back"} & set(tokens(column.name)) else None
