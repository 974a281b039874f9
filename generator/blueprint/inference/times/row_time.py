"""How much time a row takes, from its beginning to its last change, and which part of it comes before its span starts."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator

from ....schema.model import Column
from ..states.frequency import is_standing
from ..tables.sheet import Sheet, bare, is_temporal
from ..words.vocabulary import tokens
from .hours import is_tab
from .lasting import length_in_trade, time_in_trade, usual_time
from .lengths import Length
from .numbers_beside import number_for
from .parent_windows import TAKING_PART
from .row_scale import scale_by_numbers
from .schedule import is_decided_before
from .spans import OFFERS, PASSING, WISHED, Span
from .stages import is_audit
from .usual_terms import is_paid
from .waiting import Waiting

_DAY = 1440
_LEAST = 90  # minutes of a row that has just begun, so that its steps follow each other
_USUAL = (2 * _DAY, 20 * _DAY)  # minutes
_STANDING = (20 * _DAY, 150 * _DAY)
_LONG = 40 * _DAY
_COMES = frozenset("arrived dispatched hooked towed rescued".split())
_SENT, _ORDERED = frozenset(("shipped", "packed")), frozenset(("order", "shipment", "parcel"))
_ORDERED_IN = (2 * _DAY, 9 * _DAY)
_LATER_START = 30  # percent of the row's time
_ENDED_EARLY = 93  # from which part on steps end a row before its time


_PER = {"MINUTE": 1, "DAY": _DAY}
_MINUTES = {"HOUR": 60, "DAY": _DAY, "WEEK": 7 * _DAY, "MONTH": 30 * _DAY}
_MOST = {"HOUR": 72, "DAY": 30, "WEEK": 12, "MONTH": 6}
_DUE = frozenset("due deadline promised expected planned target by before required to until must".split())
_LASTING = frozenset(
    "valid expires warranty guarantee trial probation next grace retention renewal rental rented extended payment lock maturity end".split()
)
"""Of what a number says how long it holds, and not by when work is done."""


_HIRED = frozenset("hired entry enter joined".split())


class RowTime(Waiting):
    """The time that rows of all tables take."""

    daily: set[str]
    deadlines: dict[str, Length | None]  # by table the number by which its rows are due, once asked for
    scales: dict[str, tuple[int, int] | None]  # by table what numbers say of its rows' time, once asked for

    _stepwise: dict[str, bool]  # by table whether each step has a time of its own, once asked for

    @abstractmethod
    def is_drawn(self, sheet: Sheet, column: Column) -> bool:
        """True for a step that is drawn behind the ones before it."""

    def is_stepwise(self, sheet: Sheet) -> bool:
        """True where each step of a row has a time of its own behind the one before it."""
        if sheet.name not in self._stepwise:
            parts = self.schedules[sheet.name].parts
            steps = [each for each in self.times[sheet.name] if parts.get(each.name)]
            self._stepwise[sheet.name] = self._deadline(sheet) is None and all(map(is_temporal, steps))
        return self._stepwise[sheet.name]

    def last_needed(self, sheet: Sheet) -> Column | None:
        """The last step that every row has, and that does not end it, where it is drawn."""
        parts = self.schedules[sheet.name].parts
        steps = [each for each in self.times[sheet.name] if not each.nullable and not is_audit(each)]
        steps = [each for each in steps if 0 < parts.get(each.name, 0) < 90]
        steps.sort(key=lambda each: -parts[each.name])
        return next((each for each in steps if self.is_drawn(sheet, each)), None)

    def course(self, sheet: Sheet) -> str:
        """The time in which all happens to a row, as the number of an INTERVAL: the most that it takes where its steps are drawn."""
        if not self.is_stepwise(sheet):
            return f"{{path}}.{self.lapse(sheet)} MINUTE"
        most = self.time_of(sheet)[1]
        return f"{most // _DAY} DAY" if most % _DAY == 0 else f"{most} MINUTE"

    def after_part(self, sheet: Sheet, start: str, part: int, *, is_free: bool = False) -> str:
        """A part of a row's time, in percent, after its beginning; some days and minutes where that keeps to the hours of the day.
        ``is_free``: it may be after the reference date."""
        lapse = self.span_of(sheet) if is_free else self.lapse(sheet)
        if sheet.name in self.daily and start == sheet.begun and self.time_of(sheet)[1] >= _DAY:
            days = f"{lapse} DIV 1440" if part == 100 else f"{lapse} * {part} DIV 100 DIV 1440"
            return f"{start} + INTERVAL {days} DAY + INTERVAL {2 * part} MINUTE"
        minutes = lapse if part == 100 else f"{lapse} * {part} DIV 100"
        return f"{start} + INTERVAL {minutes} MINUTE"

    def time_of(self, sheet: Sheet) -> tuple[int, int]:
        """The least and most minutes in which everything happens to a row."""
        if is_tab(sheet):
            return 60, 150
        if sheet.name in self.brief:
            return 15, 15
        if sheet.name in self.booked or ("event" in sheet.words and self.schedules[sheet.name].spans):
            return _USUAL
        found = self._usual_time(sheet)
        if found is None and is_standing(sheet) and self._happens_on_days(sheet):
            return _STANDING
        is_brief = found is not None and found[1] < _DAY
        return _USUAL if found is None or (is_brief and self.waits_for_days(sheet)) else found

    def _deadline(self, sheet: Sheet) -> Length | None:
        """The number of the row by which its work is due: most is done by then."""
        if sheet.name not in self.deadlines:
            self.deadlines[sheet.name] = None if is_paid(sheet) else next(self._deadlines(sheet), None)
        return self.deadlines[sheet.name]

    def _deadlines(self, sheet: Sheet) -> Iterator[Length]:
        plan = self.schedules[sheet.name]
        steps = [name for name, part in plan.parts.items() if 0 < part < 95]
        for column in self.times[sheet.name] if steps and not plan.spans else ():
            is_due = column.name in plan.ahead and not column.nullable and not _LASTING & set(tokens(column.name))
            found = (
                number_for(sheet, column)
                if is_due and _DUE & {*tokens(column.name)[:-1], *bare(tokens(column.name))}
                else None
            )
            if found is not None and found[2] and found[0].unit in _MINUTES:
                yield found[0]

    def _usual_time(self, sheet: Sheet) -> tuple[int, int] | None:
        """The time that numbers beside the steps of a row say, or what it is called."""
        deadline = self._deadline(sheet)
        if deadline is not None:
            return _MINUTES[deadline.unit], _MINUTES[deadline.unit] * _MOST[deadline.unit]
        if sheet.name not in self.scales:
            self.scales[sheet.name] = scale_by_numbers(sheet)
        scale = self.scales[sheet.name]
        taken = None if scale is not None or self.schedules[sheet.name].spans else time_in_trade(sheet)
        if taken is not None and not (taken[1] < _DAY and self._has_days(sheet)):
            return taken
        if _SENT & self._step_words(sheet) and _ORDERED & set(self._nouns(sheet)[:1]):
            return _ORDERED_IN  # what is on the shelf is sent within days
        return self._by_scale(sheet, scale, self._time_by_name(sheet))

    def _by_scale(
        self, sheet: Sheet, scale: tuple[int, int] | None, usual: tuple[int, int] | None
    ) -> tuple[int, int] | None:
        """The time of its numbers or of its name: of what lasts for minutes seconds say no more."""
        if scale is not None:
            return usual if usual is not None and usual[1] < scale[1] else scale
        is_brief = usual is not None and usual[1] < _DAY  # a call for applications is none by telephone
        return None if is_brief and self._has_days(sheet) else usual

    def _time_by_name(self, sheet: Sheet) -> tuple[int, int] | None:
        """The time that what a row is called says, in minutes; what is brewed for hours is packed weeks later."""
        known = None if self.schedules[sheet.name].spans else length_in_trade(sheet, sheet.words, ("DAY",))
        return (
            usual_time(self._nouns(sheet)) if known is None else (known[1] * _PER[known[0]], known[2] * _PER[known[0]])
        )

    def _nouns(self, sheet: Sheet) -> list[str]:
        """What a row is called, the last word first; an adverse event lasts for days, unlike one of a log."""
        words = [each for each in reversed(sheet.words) if each != "event" or "adverse" not in sheet.words]
        return [*self._called(sheet), *words[1:]] if words[:1] == ["call"] else words

    def _step_words(self, sheet: Sheet) -> set[str]:
        """The words of all times of a row."""
        return {word for each in self.times[sheet.name] for word in tokens(each.name)}

    def _called(self, sheet: Sheet) -> list[str]:
        """What a call is: that of a ship at a port, one at which someone arrives, or one by telephone."""
        if {"vessel", "ship", "port"} & set(sheet.words):
            return ["berthing"]
        return ["callout" if _COMES & self._step_words(sheet) else "call"]

    def _has_days(self, sheet: Sheet) -> bool:
        """True for rows to which things happen on days of which no hour is known."""
        plan = self.schedules[sheet.name]
        spanned = [each for span in plan.spans for each in (span.start, span.end)]
        days = [each for each in self.times[sheet.name] if each.type.name == "date" and each not in spanned]
        is_clocked = any(each.type.name in ("datetime", "timestamp") for each in self.times[sheet.name])
        return is_clocked and len([each for each in days if 0 < plan.parts.get(each.name, 0) < 95]) > 1

    def _happens_on_days(self, sheet: Sheet) -> bool:
        """True for people and things of whose days only the dates are known: an eye test, a first registration."""
        parts = self.schedules[sheet.name].parts
        own = [each for each in self.times[sheet.name] if 0 < parts.get(each.name, 0) < 100]
        return bool(own) and all(each.type.name == "date" and each.nullable for each in own)

    def is_slow(self, sheet: Sheet) -> bool:
        """True for rows to which things happen for months or years: a lawsuit, a patent."""
        return self.time_of(sheet)[1] > _LONG

    def span_of(self, sheet: Sheet) -> str:
        """The hidden column with the minutes that a row takes, whether they are over or not."""
        least, most = self.time_of(sheet)
        deadline = self._deadline(sheet)
        if deadline is None:
            return sheet.hide("span", {"provider": "integer", "min": least, "max": most})
        share = sheet.hide("in_time_percent", {"provider": "integer", "min": 35, "max": 125})
        return sheet.hide("span", f"{deadline.text} * {_MINUTES[deadline.unit]} * {share} DIV 100")

    def lapse(self, sheet: Sheet) -> str:
        span = self.span_of(sheet)
        # what hangs on a row that is still to come begins after today, and must not run backward
        longest = f"LEAST({span}, GREATEST((DATEDIFF(as_of, {sheet.begun}) - 2) * 1440, {_LEAST}))"
        if self.scales.get(sheet.name) is not None and self.time_of(sheet)[1] < _DAY:  # even today it is over
            longest = f"LEAST({span}, GREATEST(TIMESTAMPDIFF(MINUTE, {sheet.begun}, TIMESTAMP(as_of)), 1))"
        if sheet.name in self.until:
            rest = f"TIMESTAMPDIFF(MINUTE, {sheet.begun}, {self.until[sheet.name]})"
            longest = f"GREATEST(LEAST({span}, {rest}), 1)"
        return sheet.hide("lapse", longest)

    def start_part(self, sheet: Sheet, span: Span) -> int:
        """The part of the row's time at which a span starts: after what is written before it, and after those who book it."""
        plan, times = self.schedules[sheet.name], self.times[sheet.name]
        closes = any(TAKING_PART & set(tokens(each)) for each in plan.ahead)
        closes = closes or any(OFFERS & set(tokens(each.start.name)) for each in plan.spans[1:])
        is_booked = span is self.booked.get(sheet.name) or (closes and span is plan.spans[0])
        if PASSING & set(tokens(span.start.name)) or (not is_booked and not self._starts_later(sheet, span)):
            return 0
        first = [*times[: times.index(span.start)], *self._decided_first(sheet, span)]
        before = [plan.parts.get(each.name, 0) for each in first]
        latest = max((part for part in before if part < _ENDED_EARLY), default=0)
        return min(98, max(_LATER_START * (2 if is_booked else 1), latest + 1 if latest else 0))

    def _decided_first(self, sheet: Sheet, span: Span) -> list[Column]:
        """The times at which it was decided that people may have what they ask for, which no time says when they did."""
        return [each for each in self.times[sheet.name] if each.nullable and is_decided_before(sheet, [span], each)]

    def _starts_later(self, sheet: Sheet, span: Span) -> bool:
        """True where another time says when the row came to be: it was booked, and starts later."""
        plan = self.schedules[sheet.name]
        if _HIRED & set(tokens(span.start.name)) and is_standing(sheet):
            return False  # a licence that was issued before, or after, says nothing of when someone came
        others = (column for column in self.times[sheet.name] if plan.parts.get(column.name) == 0)
        is_wished = bool(WISHED & set(tokens(span.start.name)))
        is_later = (
            is_wished
            or self.is_registration(sheet)
            or bool(self._decided_first(sheet, span))
            or any(not {"created"} >= set(bare(tokens(column.name))) or span.unit != "DAY" for column in others)
        )
        return is_later and plan.period is None and not {"created"} >= set(bare(tokens(span.start.name)))
