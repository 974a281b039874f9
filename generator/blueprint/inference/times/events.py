"""What the rows of a table are about: an event of their own or one that they are booked for, and the times around it."""

from __future__ import annotations

from ....schema.model import Column
from ..states.presence import Condition
from ..tables.clock import as_time
from ..tables.sheet import Sheet, bare, is_temporal, named
from ..words.vocabulary import tokens
from .arranged import is_on_day
from .beginnings import Beginnings
from .hours import at_hours, days_to_hours, has_hours, moved_to_hours
from .near_event import CANCELLED, Event, clock_of_day, given_back, near
from .phases import Phases
from .schedule import Schedule
from .spans import HAPPENED, PLANNED, Span, is_contract, is_offer, is_planned

_LATEST = 97  # percent of a row's time, before what is only written down
_STAYS = frozenset("charter rental hire stay trip".split())


class Events(Beginnings):
    """The events of the rows of all tables."""

    def _arranged(self, sheet: Sheet, day: Column) -> str:
        """The day for which a row was booked: days after that, also ahead of the reference date where no state says that it has come."""
        if self._is_within(sheet):
            return sheet.begun
        is_open_to_all = any(map(is_offer, self.schedules[sheet.name].spans))
        least, most = (20, 60) if is_open_to_all else (2, 24)  # weeks in which people may register
        lead = sheet.hide("lead_days", {"provider": "integer", "min": least, "max": most})
        then = f"{sheet.begun} + INTERVAL {lead} DAY"
        if sheet.states:
            then = f"GREATEST(LEAST({then}, TIMESTAMP(as_of) - INTERVAL {days_to_hours(sheet)} DAY), {sheet.begun})"
        if sheet.name in self.until:  # when what it belongs to is gone
            then = f"GREATEST(LEAST({then}, {self.until[sheet.name]}), {sheet.begun})"
        return then if day.type.name == "date" else moved_to_hours(sheet, then)

    def _is_within(self, sheet: Sheet) -> bool:
        """True for what happens in the course of something else."""
        return self.until.get(sheet.name, sheet.last) != sheet.last

    def _on_the_day(self, sheet: Sheet, column: Column, plan: Schedule) -> tuple[str, str] | None:
        """What is done when the day has come for which a row was arranged: one after the other, on that day."""
        day = plan.arranged
        if day is None or column.name not in plan.parts or not is_on_day(column) or self._is_within(sheet):
            return None
        times = self.times[sheet.name]
        steps = [each for each in times if each.name in plan.parts and is_on_day(each) and each.type.name != "date"]
        if times.index(column) < times.index(day) or plan.parts[column.name] >= _LATEST:
            return None
        if column.type.name == "date":
            return f"DATE({named(day)})", f"on the day arranged, {named(day)}"
        after = sheet.hide("came_minutes", {"provider": "integer", "min": -10, "max": 30})
        for step in range(steps.index(column)):
            after += f" + {sheet.hide(f'step_{step}_minutes', {'provider': 'integer', 'min': 5, 'max': 45})}"
        start = (
            f"TIMESTAMP({named(day)}) + INTERVAL {clock_of_day(sheet)} MINUTE"
            if day.type.name == "date"
            else named(day)
        )
        return f"{start} + INTERVAL {after} MINUTE", f"on the day arranged, {named(day)}"

    def _with_event(self, sheet: Sheet, column: Column, phases: Phases, text: str, reason: str) -> tuple[str, str]:
        """The event of a row, and what must be set and comes after it, lie ahead together."""
        parts = self.schedules[sheet.name].parts
        if phases.event is None or column.name not in parts or phases.event.name not in parts:
            return text, reason
        later = parts[column.name] - parts[phases.event.name]
        if column is phases.event:
            return as_time(
                sheet, column, self._or_ahead(sheet, phases, text)
            ), f"{reason}; ahead where it is still to come"
        if column.nullable or later <= 0 or parts[column.name] >= 100:
            return text, reason
        after = f"INTERVAL ({self.lapse(sheet)} * {later} DIV 100) MINUTE"
        return as_time(
            sheet, column, self._or_ahead(sheet, phases, text, after)
        ), f"{reason}; ahead where it is still to come"

    def _nearby(self, sheet: Sheet, column: Column) -> tuple[str, str] | None:
        """A time near the event that the row is about, or that it is booked for."""
        event = self._event_of(sheet)
        if event is None:
            return self._called_off(sheet, column) or self._given_back(sheet, column)
        phases = self.phases[sheet.name]
        if not column.nullable or plan_of(sheet, column) is not None:
            return None
        if phases is not None and phases.span is not None and column is phases.span.end:
            return None  # it is the event's own
        found = near(sheet, column, event, sheet.begun)
        if found is None and phases is not None and phases.over and event.lasts_days:
            return given_back(sheet, column, event)
        return found

    def _called_off(self, sheet: Sheet, column: Column) -> tuple[str, str] | None:
        """What was planned for some days is called off before they begin."""
        phases, words = self.phases[sheet.name], bare(tokens(column.name))
        if not column.nullable or not CANCELLED & {*words, "_".join(words)}:
            return None
        span = phases.span if phases is not None and _is_only_meant(phases.span) else self._known_span(sheet)
        if span is None:
            return None
        start, end = span.start, span.end
        event = Event(named(start), named(end), tokens(start.name), start.type.name == "date", True)
        return near(sheet, column, event, sheet.begun)

    def _known_span(self, sheet: Sheet) -> Span | None:
        """The span of what takes place within hours, or is planned, at a time that is known beforehand."""
        plan = self.schedules[sheet.name]
        span = plan.own_span
        if span is None or not is_temporal(span.start) or span.start.nullable or span.end.nullable:
            return None
        return span if span.is_meant or span.unit == "MINUTE" or span is self.booked.get(sheet.name) else None

    def _given_back(self, sheet: Sheet, column: Column) -> tuple[str, str] | None:
        """What is given back after a contract that has ended, where only its end says so."""
        spans = self.schedules[sheet.name].spans
        if not spans or not column.nullable or not is_contract(sheet, spans[0]) or spans[0].start.nullable:
            return None
        start, end = named(spans[0].start), named(spans[0].end)
        if column in (spans[0].start, spans[0].end):
            return None
        return given_back(sheet, column, Event(start, end, (), spans[0].start.type.name == "date", True))

    def _event_of(self, sheet: Sheet) -> Event | None:
        """What the row is about, or what it is booked for, where that has a time of its own."""
        phases = self.phases[sheet.name]
        if phases is not None and phases.event is not None and not _is_only_meant(phases.span):
            span, event = phases.span, phases.event
            is_day = event.type.name == "date"
            if span is None:
                return Event(named(event), None, tokens(event.name), is_day, False)
            if is_contract(sheet, span) and not phases.over:
                return None
            return Event(
                named(event), named(span.end), tokens(event.name), is_day, span.unit == "DAY", is_contract(sheet, span)
            )
        booked = self._booked_event(sheet) if self.is_registration(sheet) else None
        day = self.schedules[sheet.name].arranged
        if booked is None and day is not None:
            return Event(named(day), None, tokens(day.name), day.type.name == "date", False)
        return booked or self._planned_event(sheet)

    def _planned_event(self, sheet: Sheet) -> Event | None:
        """What is only called scheduled or an appointment is the event itself; so is the start of what is booked."""
        plan = self.schedules[sheet.name]
        span = self._booked_span(sheet, plan)
        if span is not None:
            is_day = span.start.type.name == "date"
            return Event(named(span.start), named(span.end), tokens(span.start.name), is_day, span.unit == "DAY")
        planned = [
            each
            for each in self.times[sheet.name]
            if not each.nullable
            and each.name in plan.parts
            and set(bare(tokens(each.name))) <= {"scheduled", "planned", "appointment", "for"}
        ]
        return (
            Event(named(planned[0]), None, (), planned[0].type.name == "date", False)
            if len(planned) == 1 and all(span.start.nullable for span in plan.spans)
            else None
        )

    def _booked_span(self, sheet: Sheet, plan: Schedule) -> Span | None:
        """The span of what is booked or hired, where that is known beforehand."""
        is_booked = self.is_registration(sheet) or bool(_STAYS & set(sheet.words[-1:]))
        span = plan.spans[0] if plan.spans and plan.period is None and is_booked else None
        is_known = span is not None and not (span.start.nullable or span.end.nullable or span.is_meant)
        return span if is_known else None

    def _booked_event(self, sheet: Sheet) -> Event | None:
        for column, link in sheet.single_links():
            booked = self.booked.get(link.parent)
            if booked is not None and not column.nullable:
                start, end = (f"{named(column)}.{named(each)}" for each in (booked.start, booked.end))
                known, is_day = end if not booked.end.nullable else None, booked.start.type.name == "date"
                return Event(start, known, tokens(booked.start.name), is_day, booked.unit == "DAY")
        return None

    def _by_phase(self, sheet: Sheet, column: Column) -> Condition | None:
        """What happens at the start is not there before it, what happens at the end only then."""
        phases, event = self.phases[sheet.name], self._event_of(sheet)
        if event is None:
            return self._when_over(sheet) if self._given_back(sheet, column) is not None else None
        if not column.nullable:
            return None
        close = near(sheet, column, event, sheet.begun) if "." in event.start else None
        if close is not None and close[1].endswith("the start"):
            day = event.start if event.is_day else f"DATE({event.start})"
            return f"{day} < as_of", "set when that has begun"
        if phases is None or phases.span is None:
            return None
        found = near(sheet, column, event, sheet.begun) or given_back(sheet, column, event)
        return _with_phase(phases, is_at_end=found[1].endswith("end")) if found is not None else None

    def _when_over(self, sheet: Sheet) -> Condition:
        end = self.schedules[sheet.name].spans[0].end
        return f"{named(end)} IS NOT NULL" if end.nullable else f"{named(end)} < as_of", "set when it is over"

    @staticmethod
    def _or_ahead(sheet: Sheet, phases: Phases, text: str, after: str = "") -> str:
        """A time after the reference date where the row's event is still to come; so long ``after`` it."""
        begun = sheet.builder.result.hidden.get(sheet.begun)
        own = begun if isinstance(begun, dict) else {}
        hours = at_hours(sheet) if has_hours(sheet) else {key: own[key] for key in ("days", "hours") if key in own}
        ahead = sheet.hide("ahead", {"provider": "datetime", "from": "1d", "to": "30d", **hours, "step": "15m"})
        return f"IF({phases.says(phases.before)}, {ahead}{' + ' + after if after else ''}, {text})"

    def _of_phase(self, sheet: Sheet, phases: Phases, span: Span, begun: str) -> str:
        """The start of a span: ahead where it is still to come; not so long ago that it would be over where it goes on."""
        if phases.during and span.unit == "DAY" and not is_planned(sheet, span):
            past = sheet.hide("past_percent", {"provider": "integer", "min": 10, "max": 90})
            since = f"TIMESTAMP(as_of) - INTERVAL GREATEST({self.length_of(sheet, span)} * {past} DIV 100, 1) DAY"
            begun = f"IF({phases.says(phases.during)}, GREATEST({begun}, {since}), {begun})"
        return self._or_ahead(sheet, phases, begun) if phases.before else begun


def _with_phase(phases: Phases, *, is_at_end: bool) -> Condition | None:
    """What the states of a row say of what happens at the end of its span, or from its start on."""
    if is_at_end and phases.over:
        return phases.states(phases.over), "set when it is over"
    return (f"NOT ({phases.states(phases.before)})", "not set before") if phases.before else None


def _is_only_meant(span: Span | None) -> bool:
    """True for a span of days that was planned: what happens then has times of its own."""
    return span is not None and span.is_meant and span.unit == "DAY"


def _is_on_day(day: Column, column: Column) -> bool:
    """True where only the day is planned, and what happened has a time of day."""
    return day.type.name == "date" and column.type.name in ("datetime", "timestamp")


def near_plan(sheet: Sheet, column: Column, meant: Column, minutes: tuple[int, int], days: tuple[int, int]) -> str:
    """About the time for which something was planned: so many minutes or days later."""
    if _is_on_day(meant, column):
        clock = sheet.hide("done_clock", {"provider": "integer", "min": 480, "max": 1080, "step": 5})
        rule = {"provider": "choice", "values": [0, 1, 2], "weights": [12, 2, 1]}
        late = sheet.hide("days_late", rule)
        return f"TIMESTAMP({named(meant)}) + INTERVAL {late} * 1440 + {clock} MINUTE"
    unit, (least, most) = ("DAY", days) if meant.type.name == "date" else ("MINUTE", minutes)
    late = sheet.hide("deviation", {"provider": "integer", "min": least, "max": most})
    return f"{named(meant)} + INTERVAL {late} {unit}"


def plan_of(sheet: Sheet, column: Column) -> Column | None:
    """The time for which something that happened was planned: ``scheduled_departure`` of ``actual_departure``."""
    words = set(bare(tokens(column.name)))
    if PLANNED & words:
        return None
    return next(
        (
            each
            for each in sheet.table.columns
            if each is not column
            and (column.nullable or not each.nullable)
            and is_temporal(each)
            and (each.type.name == column.type.name or _is_on_day(each, column))
            and not _is_set_with(sheet, each, column)
            and (PLANNED & set(tokens(each.name)) or (HAPPENED & words and not HAPPENED & set(tokens(each.name))))
            and set(bare(tokens(each.name))) - PLANNED == words - HAPPENED
        ),
        None,
    )


def _is_set_with(sheet: Sheet, planned: Column, column: Column) -> bool:
    """True for a plan that is only known of what has happened."""
    guess = sheet.guess(planned)
    return guess is not None and named(column) in str(guess.rule)
