"""Times near the event that a row is about: the check-in on the day of arrival, the cancellation before it."""

from __future__ import annotations

from typing import NamedTuple

from ....schema.model import Column
from ..tables.clock import clock_of_work, is_beginning
from ..tables.sheet import Sheet, bare, is_temporal, named
from ..words.identifiers import words_of
from ..words.vocabulary import tokens
from .arranged import follows
from .hours import MORNING, hour_of, shift_clock
from .spans import find_spans

_COMING = frozenset(
    "arrived attended admitted controlled validated seated boarded checkin scanned redeemed no_show noshow entered pickup picked collected moved_in".split()
)
_LEAVING = frozenset("departed discharged checkout dropoff returned finished completed end".split())
_DONE = frozenset("sent paid processed completed performed held executed conducted concluded inspected".split())
_DOORS = frozenset("door boarding gate".split())
CANCELLED = frozenset("cancelled withdrawn".split())
_AGREED = frozenset("confirmed acknowledged accepted".split())
_SERVED = frozenset("attended served seen seated start".split())
_GIVEN_BACK = frozenset("returned refunded released settlement settled reimbursed".split())
TOOK_PLACE = "days after it took place"


class Event(NamedTuple):
    """Start and end of what a row is about, as the row reads them, the words of the start, whether it is a day."""

    start: str
    end: str | None
    words: tuple[str, ...]
    is_day: bool
    lasts_days: bool
    is_contract: bool = False  # one that is cancelled while it runs


def near(sheet: Sheet, column: Column, event: Event, begun: str) -> tuple[str, str] | None:
    """When what a column tells of happens, by the event of its row, and why; None for what has nothing to do with it."""
    words = bare(tokens(column.name))
    beforehand = _beforehand(sheet, words, event, begun)
    if beforehand is not None:
        return beforehand
    if "." in event.start and follows(column):
        after = sheet.hide("followed_days", {"provider": "integer", "min": 1, "max": 12})
        return f"TIMESTAMP({event.end or event.start}) + INTERVAL {after} DAY", TOOK_PLACE
    arranged = _of_appointment(sheet, column, event, begun) if len(words) == 1 else None
    if arranged is not None:
        return arranged
    end = None if _is_journey(sheet, column) else _which_end(words, event)
    return None if end is None else _coming(sheet, column, event) if end == "start" else _leaving(sheet, column, event)


def _beforehand(sheet: Sheet, words: tuple[str, ...], event: Event, begun: str) -> tuple[str, str] | None:
    """What comes before the start: the doors are opened, people are reminded of it, or it is called off."""
    joined = {*words, "_".join(words)}
    if _DOORS & joined and not event.is_day:
        lead = sheet.hide("doors", {"provider": "integer", "min": 30, "max": 90, "step": 15})
        return f"{event.start} - INTERVAL {lead} MINUTE", "shortly before the start"
    if {"reminder", "reminded"} & joined and "number" not in words:
        ahead = sheet.hide("reminded", {"provider": "integer", "min": 20, "max": 50})
        return f"GREATEST(TIMESTAMP({event.start}) - INTERVAL {ahead} HOUR, {begun})", "a day or two before the start"
    if CANCELLED & joined and not event.is_contract:
        return _called_off(sheet, event, begun)
    return None


def _called_off(sheet: Sheet, event: Event, begun: str) -> tuple[str, str]:
    """When a row is called off: after it was written, where that is known."""
    if "." not in event.start and not _is_written(sheet, event):
        hours = sheet.hide("cancelled_hours", {"provider": "integer", "min": 2, "max": 96})
        return f"TIMESTAMP({event.start}) - INTERVAL {hours} HOUR", "hours or days before the start"
    return sheet.hide("called_off", {"provider": "datetime", "from": begun, "to": event.start}), "before the start"


def _of_appointment(sheet: Sheet, column: Column, event: Event, begun: str) -> tuple[str, str] | None:
    """What is asked for is agreed before it starts, and those who came are seen to some minutes later."""
    words = set(bare(tokens(column.name)))
    if event.end is None and _DONE & words:
        return _done(sheet, column, event)
    if event.is_day or "." in event.start:
        return None
    if _AGREED & words and _is_written(sheet, event):
        rule = {"provider": "datetime", "from": begun, "to": f"LEAST({event.start}, TIMESTAMP(as_of))", "skew": 2}
        return sheet.hide("agreed", rule), "before the start"
    if _SERVED & words and _has_arrived(sheet, column):
        wait = sheet.hide("waited", {"provider": "integer", "min": 1, "max": 45})
        return f"{event.start} + INTERVAL {wait} MINUTE", "near the start, after the arrival"
    return None


def _is_written(sheet: Sheet, event: Event) -> bool:
    """True where another time says when the row came to be."""
    return any(
        is_temporal(each) and named(each) != event.start and is_beginning(tokens(each.name))
        for each in sheet.table.columns
    )


def _has_arrived(sheet: Sheet, column: Column) -> bool:
    """True where another time says when those came who are then seen to."""
    others = (set(tokens(each.name)) for each in sheet.table.columns if is_temporal(each) and each is not column)
    return any({"arrived", "checkin"} & each or {"checked", "in"} <= each for each in others)


def _done(sheet: Sheet, column: Column, event: Event) -> tuple[str, str]:
    """When what was scheduled was done: on the same day, a while after it began."""
    if column.type.name == "date":
        return event.start, "on the day for which it was planned"
    if event.is_day:
        clock = sheet.hide("done_clock", {"provider": "integer", "min": 540, "max": 1080, "step": 5})
        return f"TIMESTAMP({event.start}) + INTERVAL {clock} MINUTE", "on the day for which it was planned"
    took = sheet.hide("took", {"provider": "integer", "min": 20, "max": 120, "step": 5})
    return f"{event.start} + INTERVAL {took} MINUTE", "after it was planned to start"


_SET_OUT = frozenset("left departed loaded shipped dispatched".split())


def _is_journey(sheet: Sheet, column: Column) -> bool:
    """True for the arrival of a row that has set out before, by the order of its columns: that is the next step, whatever day it was for."""
    columns = sheet.table.columns
    before = [each for each in columns[: columns.index(column)] if is_temporal(each) and not each.nullable]
    has_set_out = any(_SET_OUT & {*tokens(each.name), *words_of(each.name)} for each in before)
    return "arrived" in tokens(column.name) and has_set_out


def is_near(column: Column, event: Event) -> bool:
    """True for what happens at the start or at the end of an event: it follows from that."""
    return _which_end(bare(tokens(column.name)), event) is not None


def _which_end(words: tuple[str, ...], event: Event) -> str | None:
    """Whether words tell of the start or of the end of an event."""
    joined = {*words, "_".join(words)}
    if {"checked", "move"} & joined:
        return "start" if "in" in words or words == ("checked",) else "end" if "out" in words else None
    if {"departed", "arrived"} & joined and "departed" in event.words:
        return None  # of a journey the departure is the start
    if _COMING & joined:
        return "start"
    return "end" if _LEAVING & joined and len(words) == 1 and event.end is not None else None


def _coming(sheet: Sheet, column: Column, event: Event) -> tuple[str, str]:
    if column.type.name == "date":
        return event.start, "on the day of the start"
    if event.is_day and not event.lasts_days:
        late = sheet.hide("came_minutes", {"provider": "integer", "min": -10, "max": 30})
        return f"TIMESTAMP({event.start}) + INTERVAL {clock_of_day(sheet)} + {late} MINUTE", "on the day of the start"
    if event.is_day:
        clock = sheet.hide("arrival_clock", {"provider": "integer", "min": 840, "max": 1260, "step": 5})
        return f"TIMESTAMP({event.start}) + INTERVAL {clock} MINUTE", "on the day of the start"
    early = sheet.hide("early", {"provider": "integer", "min": 0, "max": 20})
    return f"{event.start} - INTERVAL {early} MINUTE", "near the start"


def clock_of_day(sheet: Sheet) -> str:
    """The minute of the day at which people come to what has only a day: as its hours say, or by day."""
    clocks = [each for each in sheet.table.columns if each.type.name == "time" and sheet.is_open(each)]
    spans = find_spans(sheet, clocks)
    turn = shift_clock(sheet)
    if spans and not turn:
        return sheet.hide("clock_start", MORNING)
    if len(clocks) == 1 and not clocks[0].nullable:
        return hour_of(sheet, clocks[0])
    return turn or sheet.hide("day_clock", {"provider": "integer", "min": 480, "max": 960, "step": 5})


def _leaving(sheet: Sheet, column: Column, event: Event) -> tuple[str, str] | None:
    if event.end is None:
        return None
    if column.type.name == "date":
        return event.end, "on the day of the end"
    if event.is_day:
        clock = sheet.hide("departure_clock", {"provider": "integer", "min": 420, "max": 690, "step": 5})
        return f"TIMESTAMP({event.end}) + INTERVAL {clock} MINUTE", "on the day of the end"
    late = sheet.hide("late", {"provider": "integer", "min": 0, "max": 15})
    return f"{event.end} + INTERVAL {late} MINUTE", "near the end"


def given_back(sheet: Sheet, column: Column, event: Event) -> tuple[str, str] | None:
    """What is given back when the row is over: a deposit after the lease has ended."""
    words = bare(tokens(column.name))
    if event.end is None or len(words) < 2 or not _GIVEN_BACK & set(words) or "expected" in words:
        return None
    after = sheet.hide("given_back", {"provider": "integer", "min": 1, "max": 21})
    days = f"LEAST({after}, DATEDIFF(as_of, {event.end}) * {after} DIV 22)"
    back = f"{event.end} + INTERVAL {days} DAY"
    if event.is_day and column.type.name != "date":
        back = f"TIMESTAMP({back}) + INTERVAL {clock_of_work(sheet)} MINUTE"
    return back, "after the end"
