"""The parts of one journey or one job lie between its beginning and its end: the legs of a trip, the stops of a tour, the operations of a
work order, the tasks of a project. What was planned lies within what was planned, what happened within what happened, one after the other."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from ....schema.model import Column
from ...writing import sql_name
from ..references.children import Child, aggregate_of
from ..states.conditions import condition_of
from ..tables.acting_people import are_people
from ..tables.actors import is_actor
from ..tables.clock import as_time, is_beginning, part_of
from ..tables.sheet import Sheet, is_temporal, named
from ..words.vocabulary import data, normal, tokens
from .days_of_keys import DaysOfKeys
from .schedule import Schedule
from .spans import OFFERS, PLANNED, Span, is_contract
from .stages import is_audit
from .steps import Step, step_with

_FIRST_HOUR, _LAST_HOUR = 8, 17  # of a whole of which only the days are known
_ENDS = frozenset("end completed done reached due finish arrived delivered".split())
_LATE = 75


_CARRIED = frozenset("load loaded boarded stowed".split()), frozenset("unload unloaded discharged offloaded".split())


class Whole(NamedTuple):
    """What the rows of a table are parts of: ``reference`` names it, ``parts`` is the hidden column with the number of its parts; when it
    was meant to go on, and when it did."""

    reference: Column
    sheet: Sheet
    parts: str
    planned: Span | None
    done: Span | None


class Course(NamedTuple):
    """The times of a part on one clock, planned or not: its start and its end, either of which may not be there."""

    start: Column | None
    end: Column | None


class PartsOfWholes(DaysOfKeys):
    """When the parts of journeys and jobs lie, of all tables."""

    _followed: dict[str, list[Step]]

    @abstractmethod
    def length_of(self, sheet: Sheet, span: Span) -> str:
        """The hidden column with the length of a span, in its unit."""

    def day_of_key(self, sheet: Sheet) -> str | None:
        """The beginning of a row that its key or its place among the parts of a whole says."""
        whole = self._wholes.get(sheet.name)
        begun = self._lay_out(sheet, whole) if whole is not None else self._carry(sheet)
        return begun or super().day_of_key(sheet)

    def _carry(self, sheet: Sheet) -> str | None:
        """What is carried is loaded before the departure, and unloaded after the arrival; when it comes to be loaded."""
        carried = None if sheet.states else _carried(self.times[sheet.name])
        if carried is None:
            return None
        for column, _, parent in sheet.parents:
            planned, done = _clocks(parent, self.schedules[parent.name])
            way = done or planned
            if way is None or not _is_way(way) or self.waits(parent.name, sheet.name):
                continue
            self.begin(parent)
            self.after[sheet.name].add(parent.name)
            self._load(sheet, named(column), way, *carried)
            ready = _ready(sheet, named(column), way, planned)
            is_booked = self.start_part(parent, planned or way) > 0  # and not there before that
            return f"GREATEST({ready}, {named(column)}.{parent.begun})" if is_booked else ready
        return None

    def _load(self, sheet: Sheet, path: str, way: Span, loaded: Column, unloaded: Column) -> None:
        """Decide when what is carried is loaded and unloaded, at the two ends of its way."""
        left, came = f"{path}.{named(way.start)}", f"{path}.{named(way.end)}"
        early = sheet.hide("loaded_minutes", {"provider": "integer", "min": 40, "max": 1200})
        late = sheet.hide("unloaded_minutes", {"provider": "integer", "min": 30, "max": 900})
        late = f"1080 + {late}" if way.end.type.name == "date" else late  # by the evening it has come
        before = f"LEAST(GREATEST(TIMESTAMP({left}) - INTERVAL {early} MINUTE, {sheet.begun}), TIMESTAMP({left}))"
        self._at_an_end(sheet, loaded, way.start, before, left, "before")
        self._at_an_end(sheet, unloaded, way.end, f"TIMESTAMP({came}) + INTERVAL {late} MINUTE", came, "after")

    def _at_an_end(self, sheet: Sheet, column: Column, end: Column, text: str, path: str, way: str) -> None:
        """Decide a time at an end of the way, once that has come."""
        when = f"{path} IS NOT NULL AND {text} < as_of" if end.nullable else f"{text} < as_of"
        rule = {"expression": as_time(sheet, column, text), "when": when}
        if sheet.decide(column, rule, f"time: {way} {path}", "time"):
            self._followed[sheet.name].append(
                step_with(column, self.schedules[sheet.name].parts.get(column.name, 50), rule)
            )

    def is_laid_out(self, sheet: Sheet, span: Span) -> bool:
        """True for a span that is decided by its place in a whole."""
        return sheet.name in self._wholes and not (sheet.is_open(span.start) or sheet.is_open(span.end))

    @cached_property
    def _wholes(self) -> dict[str, Whole]:
        found = {name: next(self._wholes_of(sheet), None) for name, sheet in self.sheets.items()}
        return {name: each for name, each in found.items() if each is not None}

    def _wholes_of(self, sheet: Sheet) -> Iterator[Whole]:
        if sheet.in_order or not self.times[sheet.name] or not sheet.table.row_key or sheet.name in self.booked:
            return
        for column, link, parent in sheet.parents if _is_called_part(sheet) else ():
            if sheet.link(column) is None or is_actor(sheet, column) or are_people(parent.table):
                continue  # the tasks of someone are no parts of the years for which they are employed
            planned, done = _clocks(parent, self.schedules[parent.name])
            own = _clocks(sheet, self.schedules[sheet.name])
            if planned is None and (done is None or _is_done_anyhow(own, done)):
                continue
            if not self.waits(parent.name, sheet.name):
                key = f"COUNT({sql_name(sheet.name)}.{sql_name(sheet.table.row_key[0])})"
                count = parent.hide(
                    f"parts_in_{sheet.name}".lower(), aggregate_of(parent, Child(sheet, column, link), key)
                )
                yield Whole(column, parent, count, planned, done)

    def _lay_out(self, sheet: Sheet, whole: Whole) -> str | None:
        """Decide the times of a part; when it begins, or None where nothing was decided."""
        self.begin(whole.sheet)
        *courses, is_stop = _courses(sheet, whole, self.schedules[sheet.name], self.times[sheet.name])
        decided: list[Column] = []
        for course, span in zip(courses, (whole.planned or whole.done, whole.done or whole.planned), strict=True):
            if course is not None and span is not None:
                decided += _Clock(self, sheet, whole, span, course).decide(is_stop=is_stop)
        if not decided:
            return None
        self.after[sheet.name].add(whole.sheet.name)
        self.phases[sheet.name] = None
        for place, column in enumerate(decided):
            self._followed[sheet.name].append(step_with(column, place + 1, sheet.guesses[column.name.lower()].rule))
        _follow(sheet, courses[1], decided)
        start = decided[0]
        begun = f"TIMESTAMP({named(start)})" + (f" + INTERVAL {_FIRST_HOUR} HOUR" if start.type.name == "date" else "")
        return f"COALESCE({begun}, {named(whole.reference)}.{whole.sheet.begun})" if start.nullable else begun


class _Clock:
    """The time between a start and an end of a whole, of which each part has its share."""

    def __init__(self, tables: PartsOfWholes, sheet: Sheet, whole: Whole, span: Span, course: Course) -> None:
        self._sheet, self._span, self._course, self._is_done = sheet, span, course, span is whole.done
        self._path = path = named(whole.reference)
        self._part, self._parts = sheet.hide("part", f"ORDINAL({path})"), f"{path}.{whole.parts}"
        start, end = f"{path}.{named(span.start)}", f"{path}.{named(span.end)}"
        if span.start.nullable and not all(each.nullable for each in course if each is not None):
            start = f"COALESCE({start}, {path}.{whole.sheet.begun})"
        if span.end.nullable:
            later = f"{start} + INTERVAL {path}.{tables.length_of(whole.sheet, span)} {span.unit}"
            is_there = self._is_done and any(each is not None and not each.nullable for each in course)
            end = f"COALESCE({end}, {f'LEAST({later}, TIMESTAMP(as_of))' if is_there else later})"
        self._start, self._end = start, end

    def decide(self, *, is_stop: bool) -> list[Column]:
        """Decide the start and the end of a part; those that were."""
        found = []
        for column in self._course:
            if column is None:
                continue
            text = (self._day if column.type.name == "date" else self._at_stop if is_stop else self._on_the_way)(column)
            conditions = self._conditions(text) if self._is_done and column.nullable else []
            rule: object = as_time(self._sheet, column, text)
            rule = {"expression": rule, "when": " AND ".join(conditions)} if conditions else rule
            span = self._span
            reason = f"time: its part of the time from {self._path}.{named(span.start)} to {named(span.end)}"
            if self._sheet.decide(column, rule, reason, "time"):
                found.append(column)
        return found

    def _day(self, column: Column) -> str:
        """The first or the last day of a part: it begins on the day after the one before it has ended."""
        days = self._sheet.hide(self._name("days"), f"DATEDIFF({self._end}, {self._start}) + 1")
        first = f"{days} * ({self._part} - 1) DIV {self._parts}"
        if column is self._course.end:
            first = f"GREATEST({days} * {self._part} DIV {self._parts} - 1, {first})"
        return f"DATE({self._start}) + INTERVAL {first} DAY"

    def _on_the_way(self, column: Column) -> str:
        """The first or the last minute of a part: it begins some time after the one before it has ended."""
        start, minutes = self._minutes()
        if column is self._course.end:
            return f"{start} + INTERVAL {minutes} * {self._part} DIV {self._parts} MINUTE"
        percent = self._sheet.hide("pause_percent", {"provider": "integer", "min": 0, "max": 30})
        pause = self._sheet.hide("pause", f"IF({self._part} > 1, {percent}, 0)")
        return f"{start} + INTERVAL {minutes} * (100 * {self._part} - 100 + {pause}) DIV (100 * {self._parts}) MINUTE"

    def _at_stop(self, column: Column) -> str:
        """When one comes to a stop between the start and the end of the whole, and when one leaves it."""
        start, minutes = self._minutes()
        if column is not self._course.end:
            return f"{start} + INTERVAL {minutes} * {self._part} DIV ({self._parts} + 1) MINUTE"
        stay = self._sheet.hide("stay_percent", {"provider": "integer", "min": 10, "max": 60})
        return f"{start} + INTERVAL {minutes} * (100 * {self._part} + {stay}) DIV (100 * {self._parts} + 100) MINUTE"

    def _minutes(self) -> tuple[str, str]:
        """The first minute of the whole, and the hidden column with the number of its minutes."""
        start, end = (
            f"TIMESTAMP({text}) + INTERVAL {hour} HOUR" if column.type.name == "date" else text
            for column, text, hour in (
                (self._span.start, self._start, _FIRST_HOUR),
                (self._span.end, self._end, _LAST_HOUR),
            )
        )
        return start, self._sheet.hide(self._name("minutes"), f"TIMESTAMPDIFF(MINUTE, {start}, {end})")

    def _name(self, unit: str) -> str:
        return f"{unit}_taken" if self._is_done else f"{unit}_in_all"

    def _conditions(self, text: str) -> list[str]:
        """When a time is set that has to have come: once the whole has begun, and either it is over or the time has come."""
        span, path = self._span, self._path
        begun = [f"{path}.{named(span.start)} IS NOT NULL"] if span.start.nullable else []
        come = f"{text} < TIMESTAMP(as_of)"
        return [*begun, f"({path}.{named(span.end)} IS NOT NULL OR {come})" if span.end.nullable else come]


@lru_cache(maxsize=1)
def _parts() -> frozenset[str]:
    return frozenset(normal(each)[-1] for each in data()["within"]["parts"].split())


def _is_called_part(sheet: Sheet) -> bool:
    """True for rows that are called parts of a whole."""
    return bool(_parts() & set(sheet.words[-1:]))


def _is_done_anyhow(own: Iterable[Span | None], done: Span) -> bool:
    """True for work that was done, on what has started: every row has its start, though the whole may have none."""
    return done.start.nullable and not all(each.start.nullable for each in own if each is not None)


def _carried(times: Sequence[Column]) -> tuple[Column, Column] | None:
    """The times at which a row is loaded and unloaded, either of which may still be to come."""
    clocked = [each for each in times if is_temporal(each) and each.type.name != "time"]
    loaded, unloaded = (next((each for each in clocked if words & set(tokens(each.name))), None) for words in _CARRIED)
    if loaded is None or unloaded is None or not (loaded.nullable and unloaded.nullable):
        return None
    return loaded, unloaded


def _ready(sheet: Sheet, path: str, way: Span, planned: Span | None) -> str:
    """When what is carried comes to be loaded: some time before the departure, and before the reference date."""
    lead = sheet.hide("ready_minutes", {"provider": "integer", "min": 1260, "max": 7200})
    left = f"{path}.{named(way.start)}"
    leaves = f"COALESCE({left}, {path}.{named(planned.start)})" if planned is not None else left
    return f"LEAST(TIMESTAMP(COALESCE({leaves}, as_of)), TIMESTAMP(as_of)) - INTERVAL {lead} MINUTE"


def _clocks(sheet: Sheet, plan: Schedule) -> tuple[Span | None, Span | None]:
    """The span that was meant, and the one that says what happened; of a single one it is known by whether its start must be set."""
    if plan.period is not None:
        return None, None
    spans = [each for each in plan.spans if _is_dated(each) and not is_contract(sheet, each)]
    done = next((each for each in spans if each.planned is not None), None)
    planned = next((each for each in spans if each.is_meant), done.planned if done is not None else None)
    if done is None and planned is None and spans:
        return (None, spans[0]) if spans[0].end.nullable else (spans[0], None)
    return planned, done


def _is_dated(span: Span) -> bool:
    words = set(tokens(span.start.name)) & set(tokens(span.end.name))
    is_clock = is_temporal(span.start) and is_temporal(span.end) and span.start.type.name != "time"
    return is_clock and not OFFERS & words


def _courses(
    sheet: Sheet, whole: Whole, plan: Schedule, times: Sequence[Column]
) -> tuple[Course | None, Course | None, bool]:
    """The times of a part that were planned, those that say what happened, and whether it is where one comes to and leaves again."""
    spans = _clocks(sheet, plan)
    is_stop = any(span is not None and _is_at_stop(span) for span in spans) or "stop" in sheet.words
    planned, done = (
        _course(span, others, is_stop) for span, others in zip(spans, _single_times(plan, times), strict=True)
    )
    if done is not None and whole.done is None:
        done = None  # what happens is near what was planned
    return planned, done, is_stop


def _single_times(plan: Schedule, times: Sequence[Column]) -> tuple[list[Column], list[Column]]:
    """The times of a part beside its spans that were planned, or are known of every row, and those that say what happened."""
    taken = [each for span in plan.spans for each in (span.start, span.end)]
    single: tuple[list[Column], list[Column]] = ([], [])
    for column in times:
        if column in taken or not is_temporal(column) or column.type.name == "time" or is_audit(column):
            continue
        is_meant = bool(PLANNED & set(tokens(column.name))) or column.name in plan.ahead
        single[not is_meant and column.nullable].append(column)
    return single


def _course(span: Span | None, single: Sequence[Column], is_stop: bool) -> Course | None:
    """The start and the end of a part, or what is called one."""
    if span is not None:
        return Course(span.start, span.end)
    start, end = _at_a_stop(single) if is_stop else _from_start_to_end(single)
    return Course(start, end) if start is not None or end is not None else None


def _at_a_stop(single: Sequence[Column]) -> tuple[Column | None, Column | None]:
    """The arrival at a stop, and the departure from there."""
    came = next((each for each in single if "arrived" in tokens(each.name)), None)
    return came, next((each for each in single if "departed" in tokens(each.name)), None)


def _from_start_to_end(single: Sequence[Column]) -> tuple[Column | None, Column | None]:
    """What is called a start, and what is called an end or comes late."""
    end = next((each for each in single if _is_end(tokens(each.name))), None)
    return next((each for each in single if each is not end and is_beginning(tokens(each.name))), None), end


def _is_end(words: tuple[str, ...]) -> bool:
    return bool(_ENDS & set(words)) or (part_of(words) or 0) >= _LATE


def _is_way(span: Span) -> bool:
    """True for a span from a departure to an arrival."""
    return "departed" in tokens(span.start.name) and "arrived" in tokens(span.end.name)


def _is_at_stop(span: Span) -> bool:
    """True for where one comes to and leaves again, and not for the way between two places."""
    return "arrived" in tokens(span.start.name) and "departed" in tokens(span.end.name)


def _follow(sheet: Sheet, done: Course | None, decided: Sequence[Column]) -> None:
    """Let the flag of a part say whether it has ended."""
    if done is not None and done.end is not None and done.end in decided and done.end.nullable:
        _follow_flag(sheet, done.end)


def _follow_flag(sheet: Sheet, end: Column) -> None:
    """Let the flag that says that a part has ended be set with the time at which it did."""
    found = condition_of(sheet, end, tokens(end.name))
    if found is None or not found[0].endswith(" = 1"):
        return
    flag = sheet.table.find(found[0].removesuffix(" = 1").strip("`"))
    if flag is not None and flag.name.lower() in sheet.flags:
        sheet.undo(flag.name.lower())
        sheet.decide(flag, f"IF({named(end)} IS NULL, 0, 1)", f"flag: once {named(end)} is set", "values", values=True)
