"""When in its row's time each date and time of a table lies: by its verb, by the order of the columns, in pairs, or ahead.

A part is a percentage of the row's time. Verbs whose place is the same everywhere (created, paid, closed) say it themselves; the
others, and words that no table knows, lie between their neighbours, because people write columns down in the order of events.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from ....schema.model import Column
from ..states.frequency import is_contract_table
from ..tables.clock import is_beginning, part_of
from ..tables.sheet import Sheet, bare, is_temporal
from ..words.vocabulary import data, tokens
from .ahead import days_ahead
from .arranged import (
    ASKING,
    arranged_day,
    closes_registration,
    is_asked_beforehand,
    is_door,
    is_reported,
    placed_around,
)
from .spans import PLANNED, Span, find_spans, is_current, is_offer, is_period, verbs_of
from .stages import is_audit, stages_of
from .steps import placed_beside_ends

_DONE, _DONE_LATEST = 85, 92  # what resolves and closes a row
_SENT_BACK = frozenset("shipped returned delivered collected released invoiced accepted verified signed".split())
_START = 15
ARRANGED_PART = 60  # of the day for which people have signed up
_DOORS_PART = 93  # of no row's time: they open when the event comes


class Schedule(NamedTuple):
    """The spans of a table; by column name the part of the row's time, and the days for what lies ahead of its beginning.
    ``stages`` are starts and ends that are steps of one sequence, no spans.
    ``ready`` is the part at which everything is set that must be: what refers to the row comes after it. ``period`` is the
    span that the row is about, where its other times come after that. ``arranged`` is the day for which it was booked."""

    spans: tuple[Span, ...]
    parts: dict[str, int]
    ahead: dict[str, int]
    ready: int
    period: Span | None
    stages: tuple[Span, ...] = ()
    arranged: Column | None = None

    @property
    def own_span(self) -> Span | None:
        """The first span, where the row is not about a period."""
        return self.spans[0] if self.spans and self.period is None else None


def schedule_of(sheet: Sheet, times: list[Column]) -> Schedule:
    """Return when the ``times`` of a table lie."""
    spans, stages = spans_and_stages(sheet, times)
    ends = _names(spans)
    single = [column for column in times if column.name not in ends]
    ahead = {column.name: days for column in single if (days := days_ahead(sheet, column, times)) is not None}
    doors = {column.name: _DOORS_PART for column in single if spans and is_door(column)}
    placed = [column for column in single if column.name not in ahead.keys() | doors.keys()]
    parts = _parts(sheet, placed, bool(spans), _names(stages)) | doors
    parts |= _behind_span(spans, times, parts)
    parts |= _before_span(spans, times, parts)
    parts |= _decided_before(sheet, spans, single, parts)
    period = next((each for each in spans if _is_past_period(sheet, each)), None)
    is_open_to_all = any(map(is_offer, spans)) or any(map(closes_registration, single))
    arranged = arranged_day(sheet, placed, spans, is_open_to_all=is_open_to_all) if period is None else None
    if arranged is not None:
        parts |= placed_around(arranged, placed, parts, ARRANGED_PART)
    return Schedule(tuple(spans), parts, ahead, _ready(single, parts), period, tuple(stages), arranged)


def spans_and_stages(sheet: Sheet, times: list[Column]) -> tuple[list[Span], list[Span]]:
    """The spans of a table, and those that are stages of one sequence."""
    spans = [span for span in find_spans(sheet, times) if not _is_interrupted(sheet, span, times)]
    stages = stages_of(sheet, spans, times)
    return [span for span in spans if span not in stages], stages


def _names(spans: Sequence[Span]) -> set[str]:
    """The names of all starts and ends."""
    return {column.name for span in spans for column in (span.start, span.end)}


def _is_past_period(sheet: Sheet, span: Span) -> bool:
    """True for the days that a row is about once they are over: any that a bill names."""
    is_billed = span.unit == "DAY" and bool({"invoice", "bill", "billing", "statement"} & set(sheet.words[-1:]))
    return (is_period(span) or is_billed) and not is_current(span) and not span.end.nullable


def _before_span(spans: list[Span], times: list[Column], parts: dict[str, int]) -> dict[str, int]:
    """What must be set and is written before the first span is the row's beginning."""
    before = [each for each in times[: times.index(spans[0].start)] if not is_audit(each)] if spans else []
    is_loose = bool(spans) and spans[0].start.nullable and spans[0].unit == "MINUTE"
    needed = [each for each in before if not each.nullable] or before[: int(is_loose)]
    is_begun = 0 in (parts.get(each.name) for each in needed)
    first = {each.name: 0 for each in needed[:1] if not is_begun}  # sold, and used later
    return first | {each.name: 0 for each in needed if 0 < parts.get(each.name, 0) < 85}


_ASKED_FOR = frozenset("leave absence vacation holiday booking reservation request rental".split())
_DECIDED = frozenset("decided decision approved rejected confirmed accepted reviewed".split())


def _decided_before(sheet: Sheet, spans: list[Span], columns: list[Column], parts: dict[str, int]) -> dict[str, int]:
    """Whether people may have what they ask for is decided before it begins."""
    decided = (each for each in columns if is_decided_before(sheet, spans, each) and each.name in parts)
    return {each.name: min(parts[each.name], 18) for each in decided}


def is_decided_before(sheet: Sheet, spans: Sequence[Span], column: Column) -> bool:
    """True for the time at which what people ask for is granted, or the work that was requested, before that begins."""
    words = set(tokens(column.name))
    if not spans or not _DECIDED & words:
        return False
    if _ASKED_FOR & set(sheet.words) and not spans[0].start.nullable:
        return True
    asked = (each for each in sheet.table.columns if is_temporal(each) and not each.nullable)
    return bool(_LET & words) and any(_REQUESTED & set(tokens(each.name)) for each in asked)


_REQUESTED = frozenset("requested submitted applied".split())
_LET = frozenset("approved accepted authorized".split())


def _is_interrupted(sheet: Sheet, span: Span, times: list[Column]) -> bool:
    """True where other events are written between the start and the end: then all are one sequence. What happened is written beside what
    was planned: ETD, ATD, ETA, ATA."""
    inside = times[times.index(span.start) + 1 : times.index(span.end)]
    inside = [each for each in inside if verbs_of(each) not in (verbs_of(span.start), verbs_of(span.end))]
    return any(
        not is_audit(each) and days_ahead(sheet, each, times) is None and not PLANNED & set(tokens(each.name))
        for each in inside
    )


_STARTS_LATER, _SQUEEZED = 40, 50  # percent


def _behind_span(spans: list[Span], times: list[Column], parts: dict[str, int]) -> dict[str, int]:
    """What is written behind a span that starts later than its row comes after that."""
    if not spans or 0 not in (parts.get(each.name) for each in times[: times.index(spans[0].start)]):
        return {}
    behind = times[times.index(spans[0].end) + 1 :]
    return {
        each.name: _STARTS_LATER + part * _SQUEEZED // 100
        for each in behind
        if each.nullable and 0 < (part := parts.get(each.name, 0)) < _DONE
    }


def _ready(columns: list[Column], parts: dict[str, int]) -> int:
    """The latest part of what must be set and does not end the row."""
    needed = [column for column in columns if not column.nullable and not is_audit(column)]
    return max((part for column in needed if (part := parts.get(column.name, 0)) < 90), default=0)


def _parts(sheet: Sheet, columns: list[Column], has_span: bool, stages: Set[str]) -> dict[str, int]:
    """The parts of all times; those of ``stages`` lie between their neighbours, though they are called a start or an end."""
    audit = [column for column in columns if is_audit(column)]
    others = [column for column in columns if column not in audit]
    parts = {column.name: part_of(tokens(column.name)) or 0 for column in audit}
    is_created = 0 in parts.values()
    hints = _settled_last(sheet, others, _sent_back(sheet, others, _hints(sheet, others, stages, has_span, is_created)))
    placed = placed_beside_ends(hints, [each.nullable for each in others])
    if is_created or has_span:
        placed = _after_beginning(others, hints, placed)
    if not (has_span or 0 in parts.values() or 0 in hints):
        placed = _begun_by_first(others, placed)
    return parts | {column.name: part for column, part in zip(others, placed, strict=True)}


def _hints(sheet: Sheet, columns: list[Column], stages: Set[str], has_span: bool, is_created: bool) -> list[int | None]:
    """What the words of each time say of its part; nothing of those of stages. The only one that must be set begins a row that nothing
    else begins, whatever it is called: ``done_at`` of an order that is then confirmed."""
    is_begun = is_created or any(not each.nullable and part_of(tokens(each.name)) == 0 for each in columns)
    found = [
        _hint(sheet, column, place or is_begun * column.nullable or is_created, len(columns), has_span)
        if column.name not in stages
        else None
        for place, column in enumerate(columns)
    ]
    found = [
        None if place and (_goes_on(columns, place, hint) or is_reported(columns, place, found)) else hint
        for place, hint in enumerate(found)
    ]
    if is_created or has_span:
        return found
    if _is_begun_by_its_end(columns, found):
        found[0] = 0
    return _asked_beforehand(columns, found)


def _asked_beforehand(columns: list[Column], hints: list[int | None]) -> list[int | None]:
    """The hints, with the beginning where the row was asked for, if that comes behind the day for which it was."""
    asked = next((at for at, each in enumerate(columns) if at and is_asked_beforehand(columns[0], each)), None)
    if asked is None:
        return hints
    return [ARRANGED_PART, *(0 if at == asked else hint for at, hint in enumerate(hints) if at)]


def _goes_on(columns: list[Column], place: int, hint: int | None) -> bool:
    """True for what is called an end and every row has, where a step after it may be missing: the row goes on then."""
    is_end = (hint or 0) >= _DONE and not columns[place].nullable
    return is_end and any(each.nullable for each in columns[place + 1 :])


def _is_begun_by_its_end(columns: list[Column], found: list[int | None]) -> bool:
    """True where the only time that must be set is called as what ends a row, or as what starts in it, and none as what begins it."""
    is_only = len(columns) > 1 and not columns[0].nullable and all(each.nullable for each in columns[1:])
    return is_only and 0 not in found and ((found[0] or 0) >= _DONE or found[0] == _START)


def _after_beginning(columns: list[Column], hints: Sequence[int | None], parts: list[int]) -> list[int]:
    """Where the beginning is known, what may be missing and says nothing of its place comes after it."""
    return [
        _later(parts) if hint is None and not part and column.nullable else part
        for column, hint, part in zip(columns, hints, parts, strict=True)
    ]


def _later(parts: Sequence[int]) -> int:
    """A part after the beginning and before what else happens: what may be missing comes after the row was written."""
    return min(min((part for part in parts if part), default=80) // 2, 40)


def _begun_by_first(columns: list[Column], parts: list[int]) -> list[int]:
    """Where nothing is called a beginning, it is the first that must be set."""
    needed = [part for column, part in zip(columns, parts, strict=True) if not column.nullable and part < 90]
    needed = needed or [part for column, part in zip(columns, parts, strict=True) if not column.nullable]
    first = min(needed, default=0)
    return [0 if part == first else part for part in parts]


def _sent_back(sheet: Sheet, columns: list[Column], hints: list[int | None]) -> list[int | None]:
    """No hint for what is written behind the end of the work, and done after it: calibrated, and sent back."""
    found: list[int | None] = []
    for column, hint in zip(columns, hints, strict=True):
        done = max((each for each in found if each is not None and _DONE <= each <= _DONE_LATEST), default=0)
        if "concluded" in tokens(column.name) and _START in hints[: len(found)] and not is_contract_table(sheet):
            hint = (
                _DONE  # an agreement is concluded when it begins, work that has started when it ends: abgeschlossen_am
            )
        words = _SENT_BACK | (
            {"approved"} if _START in hints[: len(found)] else set()
        )  # of work, once that has started
        is_after = hint is not None and 0 < hint < done and column.nullable and words & set(tokens(column.name))
        found.append(None if is_after else hint)
    return found


def _hint(sheet: Sheet, column: Column, later: int, count: int, has_span: bool) -> int | None:
    """The part that the words of a name say; None where the order of the columns must."""
    if column.name.lower() in sheet.unique.ordinals:
        return 0  # its key counts it from the beginning of a parent
    words = tokens(column.name)
    part = part_of(words)
    if part is None and not has_span and (is_beginning(words) or is_beginning(sheet.tokens(column))):
        part = 0
    if part == 0 and later and (column.nullable or _is_announced(sheet, column)):
        return None  # a later one that may be missing is no beginning, nor is what was asked for or announced before
    anywhere = data()["verbs"]["any"].split()
    return None if part and count > 1 and set(words) & set(anywhere) else part


MET = frozenset(
    "hearing appointment meeting interview inspection surgery operation exam tour visit examination viewing audit assessment wedding ceremony".split()
)


def _is_announced(sheet: Sheet, column: Column) -> bool:
    """True for the day of a hearing or a meeting that a column before it says was asked for or announced."""
    before = sheet.table.columns[: sheet.table.columns.index(column)]
    is_own = bool(MET & set(sheet.words[-1:])) and set(bare(tokens(column.name))) <= {*sheet.words[-1:]}
    return is_own and any(is_temporal(each) and ASKING & set(tokens(each.name)) for each in before)


_SETTLED = frozenset(("paid", "settled", "invoiced", "billed"))


def _settled_last(sheet: Sheet, columns: list[Column], hints: list[int | None]) -> list[int | None]:
    """No hint for what is paid or billed, which may be at any time, where the states of the row have it behind what comes before it."""
    found = list(hints)
    for state in sheet.states:
        places = {word: place for place, (_, meaning) in enumerate(state.values) for word in meaning}
        for at, column in enumerate(columns):
            settled = max((places.get(word, 0) for word in _SETTLED & set(tokens(column.name))), default=0)
            before = [
                hint
                for each, hint in zip(columns[:at], hints, strict=False)
                if any(0 < places.get(word, 0) < settled for word in tokens(each.name))
            ]
            if column.nullable and max((hint or 0 for hint in before), default=0) > (hints[at] or 0) > 0:
                found[at] = None
    return found
