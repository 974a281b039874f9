"""What is arranged before it happens: appointments, the closing of a registration, and what people hold until a day."""

from __future__ import annotations

from collections.abc import Sequence

from ....schema.model import Column
from ..states.frequency import is_standing
from ..tables.sheet import Sheet, bare, is_temporal
from ..words.vocabulary import tokens

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
    return is_clocked and bool(_WISHED & words and _FOR & words) and any(not each.nullable for each in before)


_BEFOREHAND = frozenset("booked requested registered enrolled reserved signed".split())


def is_asked_beforehand(day: Column, column: Column) -> bool:
    """True for the time at which people signed up for the day that a row is about, though it is written behind that."""
    words = tokens(column.name)
    is_called = bool(_BEFOREHAND & set(words)) and ("signed" not in words or "up" in words)
    is_day = day.type.name == "date" and not day.nullable and not _BEFOREHAND & set(tokens(day.name))
    return is_called and is_day and not column.nullable and column.type.name in ("datetime", "timestamp")


def is_door(column: Column) -> bool:
    """True for the time at which a place is opened for what takes place there, or closed before it."""
    words = set(tokens(column.name))
    return bool({"door", "gate", "boarding", "checkin", "admission"} & words) and bool((_OPENS | CLOSES) & words)


_OPENS = frozenset("open opened opening start".split())
CLOSES = frozenset("closed closing end".split())
