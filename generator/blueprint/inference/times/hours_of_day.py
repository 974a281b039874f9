"""Times of day: when a day's work, a window or a stop begins and ends, and the hours between them less the break."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence, Set
from typing import Any, NamedTuple

from ....schema.model import Column
from ..columns.capacity import capacity_of
from ..comments.values import default_literal
from ..states.conditions import condition_of
from ..tables.sheet import Sheet, named, scale_of
from ..words.identifiers import words_of
from ..words.vocabulary import tokens
from .durations import duration_of
from .hours import MORNING, hour_of, shift_clock
from .lasting import usual_length
from .spans import Span, find_spans
from .spoken_lengths import lengths_in

_TURN = (450, 510)  # minutes of a shift that is called early, late or night
_DAY = (240, 540)
_VISIT = (30, 180)
_MINUTES = {"minute": 1, "hour": 60}
_LONGEST = 600  # minutes that pass from a morning to the evening
_WINDOW = frozenset("delivered delivery lever pickup collected window slot arrival".split())
_STOPPED = frozenset("end stopped stop stoppage downtime outage idle lost".split())  # within the day
_STOPS = frozenset("stop position leg waypoint".split())
_VISITS = frozenset(
    "visit inspection appointment consultation maintenance cleaning audit interview checkup lesson course fixture tutoring review inspected serviced cleaned maintained".split()
)


class _Hours(NamedTuple):
    """The hidden minutes at which a span of a day begins and that it lasts, and the fewest and the most of these."""

    opened: str
    length: str
    shortest: int
    longest: int


def decide_times_of_day(sheet: Sheet) -> None:
    """A start and an end of day, and the hours between them less the break."""
    clocks = [each for each in sheet.table.columns if each.type.name == "time" and sheet.is_open(each)]
    outer: _Hours | None = None
    for number, span in enumerate(find_spans(sheet, clocks)):
        hours = _hours_of(sheet, span, f"_{number}" if number else "", outer)
        outer = outer or hours
        start = f"TIMESTAMP(as_of) + INTERVAL {hours.opened} MINUTE"
        end = f"TIMESTAMP(as_of) + INTERVAL {hours.opened} + {hours.length} MINUTE"
        what = "day" if (hours.shortest, hours.longest) in (_TURN, _DAY) else "span"
        after = f"time: {_spoken(hours.shortest, hours.longest)} after {named(span.start)}"
        is_decided = sheet.decide(span.start, start, f"time: start of the {what}", "time")
        if is_decided and sheet.decide(span.end, end, after, "time"):
            _worked(sheet, hours.length, hours.shortest)


def _hours_of(sheet: Sheet, span: Span, mark: str, outer: _Hours | None) -> _Hours:
    """When a span begins and how long it lasts: by its DEFAULTs, as what was planned, or as such a span usually does."""
    shortest, longest = _TURN if shift_clock(sheet) else _minutes_of(sheet, span)
    first, last = _by_default(span.start), _by_default(span.end)
    if first and first < last <= 1380:
        opened = sheet.hide(f"clock_start{mark}", _near(first, -30, 30))
        length = sheet.hide(f"clock_length{mark}", _near(last - first, -60, -30))
        return _Hours(opened, length, last - first, last - first)
    if span.planned is not None and outer is not None:  # what was planned comes first
        late = sheet.hide("clock_late", {"provider": "integer", "min": -5, "max": 30})
        return _Hours(f"{outer.opened} + {late}", outer.length, shortest, longest)
    opened = _opened(sheet, f"clock_start{mark}", outer, longest)
    drawn = {"provider": "integer", "min": shortest, "max": longest, "step": 15 if longest > 60 else 5}
    return _Hours(opened, sheet.hide(f"clock_length{mark}", drawn), shortest, longest)


def _by_default(column: Column) -> int:
    """The minute of the day that is the DEFAULT of a time; 0 where it has none."""
    found = re.fullmatch(r"(\d{1,2}):(\d\d)(?::00)?", str(default_literal(column) or ""))
    return int(found[1]) * 60 + int(found[2]) if found is not None else 0


def _near(usual: int, *others: int) -> dict[str, Any]:
    """Some minutes, mostly the usual ones."""
    return {
        "provider": "choice",
        "values": [usual, *(usual + each for each in others)],
        "weights": [12, 2, 2][: len(others) + 1],
    }


def _opened(sheet: Sheet, name: str, outer: _Hours | None, longest: int) -> str:
    """The minute at which a span begins, by a hidden column: by the shift, in the morning, or hours after the beginning of the day's
    work, ``outer``, that it is a break of."""
    turn = shift_clock(sheet)
    if outer is None or longest >= outer.shortest // 2:
        return sheet.hide(name, turn or MORNING)
    later = {"provider": "integer", "min": 60, "max": max(outer.shortest // 2, 60), "step": 15}
    return f"{outer.opened} + {sheet.hide(name, turn or later)}"


def _spoken(shortest: int, longest: int) -> str:
    """The shortest and the longest of some minutes in words."""
    if shortest == longest:
        return f"{shortest} minutes" if shortest < 60 else f"about {shortest / 60:.3g} hours"
    return f"{shortest // 60} to {longest // 60} hours" if shortest >= 60 else f"{shortest} to {longest} minutes"


_USUAL = (
    (frozenset("sunrise dawn sonnenaufgang amanecer alba zonsopgang wschod".split()), (280, 490)),
    (
        frozenset("sunset dusk sundown sonnenuntergang ocaso atardecer tramonto zonsondergang zachod".split()),
        (980, 1290),
    ),
    (frozenset(("breakfast",)), (390, 540)),
    (frozenset(("lunch",)), (690, 810)),
    (frozenset(("dinner", "supper")), (1050, 1200)),
    (frozenset(("open", "opening", "opened")), (420, 600)),
    (frozenset(("closed", "closing")), (960, 1260)),
    (frozenset(("checkout",)), (600, 720)),
    (frozenset(("checkin",)), (840, 960)),
)


def decide_single_times_of_day(sheet: Sheet) -> None:
    """A time of day without an end, by what it is called: sunrise, lunch, opening."""
    for column in sheet.table.columns:
        if column.type.name != "time" or not sheet.is_open(column):
            continue
        words = {*tokens(column.name), *words_of(column.name)}
        usual = next((hours for called, hours in _USUAL if called & words), None)
        if usual is None and (_LASTS & words or not _has_day(sheet)):
            continue
        if usual is None:
            clock, reason = _by_day(sheet, column, words)
        else:
            low, high = usual
            is_of_sun = high - low < 320 and low % 15 != 0
            drawn = {"provider": "integer", "min": low, "max": high, "step": 1 if is_of_sun else 15}
            clock = sheet.hide(f"clock_{'_'.join(tokens(column.name))[:24]}", drawn)
            reason = f"time: {low // 60} to {-(-high // 60)} o'clock"
        text = f"TIMESTAMP(as_of) + INTERVAL {clock} MINUTE"
        found = condition_of(sheet, column, tokens(column.name))
        rule: object = {"expression": text, "null": 0.2} if column.nullable else text
        if found is not None:
            rule, reason = {"expression": text, "when": found[0]}, f"{reason}; {found[1]}"
        sheet.decide(column, rule, reason, "time")


_LASTS = frozenset(
    """duration length lap split pace elapsed best record finish net gross gun chip total run running worked travel wait late delay lead
    cook bake swim bike transition stage penalty tide moon mer maree marea gezeit tij mare""".split()
)
_CLOCK = re.compile(r"TIMESTAMP\(as_of\) \+ INTERVAL (\w+) MINUTE")
_AFTER = frozenset("last latest close closed closing end until".split())
"""What a TIME may hold that is no hour of the day, and what says that it is later than another one of its row."""


def _has_day(sheet: Sheet) -> bool:
    """True for rows that have a day, which an hour of day belongs to."""
    return any(each.type.name == "date" for each in sheet.table.columns)


def _by_day(sheet: Sheet, column: Column, words: Set[str]) -> tuple[str, str]:
    """The minute of the day of what people do by day, hours after the first hour of its row where it is called the last."""
    first = next((each for each in sheet.table.columns if each.type.name == "time" and each is not column), None)
    if first is None or not _AFTER & words or _AFTER & set(tokens(first.name)):
        return hour_of(sheet, column), "time: by day"
    guess = sheet.guess(first)
    clock = _CLOCK.fullmatch(str(guess.rule)) if guess is not None else None
    before = clock[1] if clock is not None else hour_of(sheet, first)
    more = sheet.hide("until_minutes", {"provider": "integer", "min": 180, "max": 360, "step": 15})
    return f"{before} + {more}", f"time: 3 to 6 hours after {named(first)}"


def _minutes_of(sheet: Sheet, span: Span) -> tuple[int, int]:
    """How long what begins and ends on one day lasts: a day's work, unless it is a window for a delivery, a stop of a tour or a visit."""
    for said in lengths_in(span.end.comment):
        if said.unit in _MINUTES:
            return said.low * _MINUTES[said.unit], said.high * _MINUTES[said.unit]
    first, last = set(tokens(span.start.name)), set(tokens(span.end.name))
    if _WINDOW & first & last:
        return 60, 240
    if "arrived" in first and "departed" in last and _STOPS & set(sheet.words[-1:]):
        return 5, 40
    shared = _usual(first & last)
    if shared is not None:
        return shared  # of a lesson of a course
    return (420, 660) if {"open", "opened"} & first and "closed" in last else _minutes_of_table(sheet)


def _minutes_of_table(sheet: Sheet) -> tuple[int, int]:
    """How long such rows usually last: a visit, a class or a rehearsal, else a day's work."""
    visits, own = _VISITS & set(sheet.words), _usual(sheet.words[-1:])
    if visits:
        return _usual(visits) or _VISIT
    if own is not None and own[1] <= _LONGEST:
        return own
    return _VISIT if _is_counted_in_minutes(sheet) else _DAY


def _usual(words: Collection[str]) -> tuple[int, int] | None:
    """The minutes that something called so usually lasts."""
    found = usual_length(words, ("MINUTE",))
    return found[1:] if found is not None else None


def _is_counted_in_minutes(sheet: Sheet) -> bool:
    """True for what lasts minutes, as a number of the row counts them, and is no work with a break."""
    words = [tokens(each.name) for each in sheet.table.columns]
    has_minutes = any("minute" in each and "duration" in each for each in words)
    return has_minutes and not any({"break", "overtime"} & set(each) for each in words)


_REALLY = frozenset("actual worked real spent".split())


def _worked(sheet: Sheet, length: str, shortest: int) -> None:
    """Decide the numbers that are as long as the hours between, of which they hold at least the ``shortest`` minutes."""
    columns = _worked_columns(sheet)
    length = _less_break(sheet, columns, length)
    for column in columns:
        found = duration_of(sheet, column)
        if found is None or found.is_delay or _STOPPED & set(tokens(column.name)):
            continue
        if found.unit <= 3600 and capacity_of(column)[1] * found.unit >= shortest * 60:  # within one day are no days
            text = _in_unit(column, length, found.unit)
            sheet.decide(column, text, "time: from start to end of the day", "time")


def _worked_columns(sheet: Sheet) -> list[Column]:
    """The open columns; where times say when it was really done, without what says how long that lasted."""
    columns = [column for column in sheet.table.columns if sheet.is_open(column)]
    done = [each for each in sheet.table.columns if each.nullable and each.type.name in ("datetime", "timestamp")]
    if len(done) < 2:
        return columns
    return [each for each in columns if not each.nullable and not _REALLY & set(tokens(each.name))]


def _less_break(sheet: Sheet, columns: Sequence[Column], length: str) -> str:
    """The minutes worked: the length without the break, where a number of the row is that of its break."""
    pause = next((each for each in columns if "break" in tokens(each.name) and each.type.is_integer), None)
    if pause is None or pause.nullable:
        return length
    rule = {"provider": "choice", "values": [30, 45, 60, 0], "weights": [8, 5, 5, 2]}
    sheet.decide(pause, rule, "time: a break in minutes", "time")
    return f"({length} - {named(pause)})"


def _in_unit(column: Column, length: str, unit: int) -> str:
    """Minutes in the unit of a column: no more of them than it holds, or hours to as many digits as it has."""
    if unit == 60:
        return f"LEAST({length}, {int(capacity_of(column)[1])})"
    return f"ROUND({length} / {unit // 60}, {min(scale_of(column), 4)})"
