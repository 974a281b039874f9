"""Times that what they are called places: doors before the show, sales until it starts, the last sign-in, what was before the row."""

from __future__ import annotations

from ....schema.model import Column
from ..states.frequency import is_standing
from ..tables.clock import clock_of_work, of_late, part_of
from ..tables.sheet import Sheet, bare, is_temporal, named
from ..words.stems import shares_form
from ..words.vocabulary import tokens
from .arranged import CLOSES, is_door
from .behind_events import BehindEvents
from .leaving import learns
from .lengths import Length
from .phases import things
from .schedule import Schedule, is_decided_before
from .spans import OFFERS, PLANNED, SHOWN, Span, is_contract
from .steps import Value
from .usual_terms import CARED_FOR, PAPERS

_SEEN = frozenset("login seen activity active access heartbeat signin logged_in".split())
_ACCEPTED = frozenset("may accepted approved checked reviewed signed inspected handed_over".split())
SIGNED = frozenset("signed concluded".split())
_MADE = frozenset("manufactured built constructed made production construction minted printed".split())
_AGREED = frozenset("paid accepted confirmed redeemed used approved signed answered".split())
REMINDED = frozenset("reminder dunning reminded dunned".split())
_MONTHS = 60  # days: what is shorter needs no notice
_AUDIT = frozenset("created updated deleted".split())
_WITHIN = frozenset("expires until".split())
_EXAMINED = frozenset("checkup medical examined checkups".split())
_OF_ROW = frozenset(
    "updated modified changed login seen synced sync activity name order ordered payment paid message contacted contact run".split()
)


class ByMeaning(BehindEvents):
    """Times of all tables that are placed by what they are called."""

    def _by_meaning(
        self, sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule
    ) -> tuple[Value, str] | None:
        """When something is that is known by its name, and why; None for what is placed as others are."""
        seen = self._door(sheet, column, words, plan) or self._last_seen(sheet, words)
        if seen is not None:
            return seen
        reminded = self._reminded(sheet, column, words)
        if reminded is not None:
            return reminded
        if self._is_done_anew(sheet, column, words):
            return self._done_lately(sheet, column, words, plan), "done again and again"
        if "renewed" in words and not {"next", "due"} & set(words):
            return self._renewed_since(sheet, column), "a term after the row began"
        paper = self._issued_lately(sheet, column, words, plan)
        if paper is not None:
            return paper, "within the term after which it expires"
        earlier = _before_the_row(sheet, column, words, plan) or self._signed(sheet, column, words, plan)
        if earlier is not None:
            return earlier
        planned = self.plan_met(sheet, column, plan)
        if planned is not None:
            return self._as_it_was_planned(sheet, column, planned), f"about when it was planned, {named(planned)}"
        return (
            self._notice(sheet, column, words, plan)
            or self._before_it_expires(sheet, column, words, plan)
            or self.around_the_span(sheet, column, plan)
            or self._after_the_end(sheet, column, words, plan)
        )

    def _signed(self, sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule) -> tuple[str, str] | None:
        """An agreement is signed days or weeks before it starts, once those are there who sign it."""
        span = plan.own_span
        if span is None or not SIGNED & set(words) or not _is_agreed(sheet, column, words, span):
            return None
        if span.start.nullable or plan.parts.get(column.name) == 0:
            return None
        there = [
            f"{named(own)}.{self.begin(self.sheets[link.parent])}"
            for own, link in self.waited_for(sheet)
            if not own.nullable and link.parent != sheet.name
        ]
        there += [sheet.begun] if self.start_part(sheet, span) else []  # when it was offered or written
        days = sheet.hide("signed_days", {"provider": "integer", "min": 0, "max": 30})
        before = f"TIMESTAMP({named(span.start)}) - INTERVAL {days} DAY"
        before = f"LEAST({before}, TIMESTAMP(as_of) - INTERVAL 1 DAY)"
        text = f"GREATEST({', '.join((before, *there))})" if there else before
        return text, f"before {named(span.start)}"

    def _door(self, sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule) -> tuple[str, str] | None:
        """When people are let in, and the last ones."""
        event = self._event_span(plan) if is_door(column) else None
        if event is None:
            return None
        least, most, step = (5, 20, 5) if CLOSES & set(words) else (30, 90, 15)
        lead = sheet.hide("doors", {"provider": "integer", "min": least, "max": most, "step": step})
        return f"{named(event.start)} - INTERVAL {lead} MINUTE", "shortly before the start"

    def _last_seen(self, sheet: Sheet, words: tuple[str, ...]) -> tuple[str, str] | None:
        """When someone was there for the last time, and the time before where a column says when they came now."""
        is_now = "current" in words
        if not ({"last", "current"} & set(words) and _SEEN & {*words, "_".join(bare(words)[1:])}):
            return None
        if not (self.has_children(sheet) or is_standing(sheet)):
            return None
        ago = sheet.hide("seen_minutes", {"provider": "integer", "min": 30, "max": 4_320})
        seen = self._while_there(sheet, f"TIMESTAMP(as_of) - INTERVAL {ago} MINUTE")
        others = (set(tokens(each.name)) for each in self.times[sheet.name])
        if not is_now and any("current" in each and _SEEN & each for each in others):
            before = sheet.hide("seen_before_minutes", {"provider": "integer", "min": 200, "max": 20_000})
            return f"GREATEST({seen} - INTERVAL {before} MINUTE, {sheet.begun})", "before the last time that they came"
        return f"GREATEST({seen}, {sheet.begun})", "not long ago, after all that refers to it"

    def _while_there(self, sheet: Sheet, lately: str) -> str:
        """A late time, and not after what it is about has gone."""
        gone = [
            f"COALESCE(TIMESTAMP({named(each)}), TIMESTAMP(as_of))"
            for each in self.leaving_times(sheet.name)
            if is_temporal(each)
        ]
        return f"LEAST({', '.join((lately, *gone))})" if gone else lately

    def plan_met(self, sheet: Sheet, column: Column, plan: Schedule) -> Column | None:
        """The time for which it was planned, where that is called nothing else and a column says when it was done."""
        if not column.nullable or plan.spans or column in _stages(plan):
            return None
        times = [each for each in self.times[sheet.name] if is_temporal(each) and each is not column]
        planned = [each for each in times if _is_plan(each, plan)]
        part = part_of(tokens(column.name)) or 0
        is_done = 75 <= part < 90 or not (part or any(_is_other_event(each, plan) for each in times))
        return planned[0] if len(planned) == 1 and is_done else None

    @staticmethod
    def _as_it_was_planned(sheet: Sheet, column: Column, planned: Column) -> str:
        """About the time for which it was planned, and not after the reference date."""
        then = named(planned)
        if planned.type.name == "date" and column.type.name != "date":
            return f"TIMESTAMP({then}) + INTERVAL {clock_of_work(sheet)} MINUTE"
        unit, least, most = ("MINUTE", -10, 90) if planned.type.name != "date" else ("DAY", -1, 5)
        later = sheet.hide("deviation", {"provider": "integer", "min": least, "max": most})
        return f"GREATEST(LEAST({then} + INTERVAL {later} {unit}, {of_late(sheet)}), {sheet.begun})"

    def _is_done_anew(self, sheet: Sheet, column: Column, words: tuple[str, ...]) -> bool:
        """True for the last time of what is done to a thing or a person again and again."""
        if CARED_FOR & set(words):
            return "last" in words or self._is_done_again(sheet, column, words)
        if _EXAMINED & set(words) and is_standing(sheet) and column.type.name == "date" and "first" not in words:
            return True  # people are examined again and again
        is_named = "last" in words and not _OF_ROW & set(words) and len(bare(words)) > 1
        return is_named and (is_standing(sheet) or self.has_children(sheet) or self._has_no_steps(sheet))

    def _has_no_steps(self, sheet: Sheet) -> bool:
        """True for rows to which nothing happens but what is done again and again: the balance of a stock."""
        plan = self.schedules[sheet.name]
        return not plan.spans and not any(0 < part < 95 for part in plan.parts.values())

    def _done_lately(self, sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule) -> str:
        """A time within the interval after which it is done again: what is next is mostly still to come."""
        own = {*bare(words)} - {"last"}
        again = (each for each in self.times[sheet.name] if each.name in plan.ahead)
        following = next((each for each in again if shares_form(tuple(own), bare(tokens(each.name)))), None)
        if following is None or not is_temporal(following):
            unit, size = ("DAY", 1) if column.type.name == "date" else ("MINUTE", 1440)
            rule = {"provider": "integer", "min": 3 * size, "max": 170 * size}
            ago = sheet.hide(f"since_{'_'.join(sorted(own))[:20]}_{unit.lower()}s", rule)
            return f"GREATEST({self._while_there(sheet, f'TIMESTAMP(as_of) - INTERVAL {ago} {unit}')}, {sheet.begun})"
        term, unit = self._days(sheet, following, tokens(following.name), plan)
        share = sheet.hide(f"since_{'_'.join(sorted(own))[:20]}_percent", {"provider": "integer", "min": 2, "max": 104})
        days = Length(term, unit).days
        lately = f"TIMESTAMP(as_of) - INTERVAL ({days} * {share} DIV 100 + 1) DAY"
        return f"GREATEST({self._while_there(sheet, lately)}, {sheet.begun})"

    def _issued_lately(self, sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule) -> str | None:
        """When a paper was issued that people still have: not so long ago that it has expired."""
        if not PAPERS & set(words) or "issued" not in words or PAPERS & set(sheet.words) or not is_standing(sheet):
            return None
        ends = (each for each in self.times[sheet.name] if each.name in plan.ahead and is_temporal(each))
        end = next((each for each in ends if PAPERS & set(words) & set(tokens(each.name))), None)
        if end is None:
            return None
        term, unit = self._days(sheet, end, tokens(end.name), plan)
        share = sheet.hide("paper_percent", {"provider": "integer", "min": 3, "max": 98})
        return f"TIMESTAMP(as_of) - INTERVAL ({Length(term, unit).days} * {share} DIV 100) DAY"

    @staticmethod
    def _renewed_since(sheet: Sheet, column: Column) -> str:
        """The last day before the reference date on which what runs by the year was renewed; none in its first year."""
        years = f"TIMESTAMPDIFF(YEAR, {sheet.begun}, as_of)"
        since = f"{sheet.begun} + INTERVAL {years} YEAR"
        return f"IF({years} > 0, {since}, NULL)" if column.nullable else since

    def _is_done_again(self, sheet: Sheet, column: Column, words: tuple[str, ...]) -> bool:
        """True for what is done to a thing again and again, where the row says when it is due next: ``calibrated_on``."""
        ahead = self.schedules[sheet.name].ahead
        own = set(bare(words))
        return is_standing(sheet) and any(
            shares_form(tuple(own), bare(tokens(each.name))) for each in self.times[sheet.name] if each.name in ahead
        )

    @staticmethod
    def _event_span(plan: Schedule) -> Span | None:
        """The span that others come to, in minutes."""
        return next((each for each in plan.spans if each.unit == "MINUTE" and each.start.type.name != "time"), None)

    @staticmethod
    def _notice(sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule) -> tuple[str, str] | None:
        """A contract is given notice of weeks or months before it ends."""
        span = plan.spans[0] if plan.spans else None
        if "notice" not in words or span is None or span.unit != "DAY" or span.high <= _MONTHS or not column.nullable:
            return None
        days = sheet.hide("notice_days", {"provider": "integer", "min": 14, "max": 90})
        end = (
            f"COALESCE(TIMESTAMP({named(span.end)}), TIMESTAMP(as_of))"
            if span.end.nullable
            else f"TIMESTAMP({named(span.end)})"
        )
        given = f"LEAST({end} - INTERVAL {days} DAY, TIMESTAMP(as_of) - INTERVAL 3 DAY)"
        return f"GREATEST({given}, TIMESTAMP({named(span.start)}))", f"weeks before {named(span.end)}, and not ahead"

    def asked_for(self, sheet: Sheet, column: Column, plan: Schedule) -> Column | None:
        """The day by which something was to be done, where it may be missing: ``repair_deadline`` of ``repaired_on``."""
        own = bare(tokens(column.name))
        ahead = (each for each in self.times[sheet.name] if each.name in plan.ahead and each.nullable)
        return next(
            (
                each
                for each in ahead
                if len(own) == 1
                and {"deadline", "due"} & set(tokens(each.name))
                and shares_form(own, bare(tokens(each.name))[:-1])
            ),
            None,
        )

    def _before_it_expires(
        self, sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule
    ) -> tuple[Value, str] | None:
        """What is only held for some days is paid or accepted before that is over."""
        limit = next(
            (each for each in self.times[sheet.name] if each.name in plan.ahead and _WITHIN & set(tokens(each.name))),
            None,
        )
        if limit is None or not column.nullable or not _AGREED & set(words) or not is_temporal(limit):
            return None
        if set(bare(tokens(limit.name))) - _WITHIN - {"valid", "reserved", "held", "hold", *sheet.words}:
            return None
        if not is_temporal(column):
            return None
        return {"to": "20d", "until": [named(limit), "as_of"]}, f"before {named(limit)}"

    def _reminded(self, sheet: Sheet, column: Column, words: tuple[str, ...]) -> tuple[str, str] | None:
        """Reminders follow the day by which a row is due."""
        due = next((each for each in self._that_look_ahead(sheet, "due") if is_temporal(each)), None)
        if due is None or not REMINDED & set(words) or not column.nullable:
            return None
        again = [each for each in self.times[sheet.name] if REMINDED & set(tokens(each.name)) and each.nullable]
        rank = again.index(column) + 1 if column in again else 1
        late = sheet.hide("reminded_days", {"provider": "integer", "min": 5, "max": 40 if len(again) < 2 else 20})
        late = f"{late} * {rank}" if rank > 1 else late
        start = named(due) if not due.nullable else f"COALESCE({named(due)}, {sheet.begun})"
        return (
            f"GREATEST(LEAST(TIMESTAMP({start}) + INTERVAL {late} DAY, {of_late(sheet)}), TIMESTAMP({start}))",
            f"after {named(due)}",
        )

    def _after_the_end(
        self, sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule
    ) -> tuple[Value, str] | None:
        """Work is accepted when it is done, where that is written behind its end."""
        times, span = self.times[sheet.name], next(iter(plan.spans), None)
        if span is not None and _is_evaluated(column, span, times):
            return {"after": named(span.end), "from": "1d", "to": "14d"}, "after the end"
        if span is None or not span.end.nullable or not column.nullable or not _ACCEPTED & set(words):
            return None
        if times.index(column) < times.index(span.end) or not is_temporal(span.end) or plan.period is not None:
            return None
        if is_decided_before(sheet, plan.spans, column) or span.end in self.leaving_times(sheet.name):
            return None
        if not is_temporal(column):
            return None
        return {"after": [named(span.end), sheet.begun], "to": "7d"}, f"after {named(span.end)}"

    def _offer(self, sheet: Sheet, span: Span) -> tuple[str, str] | None:
        """Start and end of a span in which people may buy, register or look before the row's event."""
        plan = self.schedules[sheet.name]
        own = [each for each in plan.spans if each is not span and not OFFERS & _words(each)]
        day = own[0].start if own else plan.arranged
        if day is None or not OFFERS & _words(span) or day.type.name == "time":
            return None
        start = f"TIMESTAMP({named(day)})"
        if SHOWN & _words(span):
            days = sheet.hide("shown_days", {"provider": "integer", "min": 2, "max": 6})
            return f"{start} - INTERVAL {days} DAY", f"{start} - INTERVAL 1 DAY"
        end = f"{start} - INTERVAL {sheet.hide('closing_hours', {'provider': 'integer', 'min': 1, 'max': 12})} HOUR"
        if span.end.type.name == "date":  # on a day before
            end = f"{start} - INTERVAL {sheet.hide('closing_days', {'provider': 'integer', 'min': 1, 'max': 2})} DAY"
        days = sheet.hide("offered_days", {"provider": "integer", "min": 0, "max": 3})
        last = f"{end} - INTERVAL 1 DAY" if span.end.type.name == "date" else end
        return f"LEAST({sheet.begun} + INTERVAL {days} DAY, {last})", end


_EVALUATED = frozenset(
    "read measured evaluated counted analyzed returned collected graded inspected developed examined".split()
)


def _is_evaluated(column: Column, span: Span, times: list[Column]) -> bool:
    """True for what is done with what was worn, used or exposed for some days, which is written behind the end of these."""
    is_known = span.unit == "DAY" and span.high <= 200 and not (span.start.nullable or span.end.nullable)
    is_behind = column.nullable and column in times and times.index(column) > times.index(span.end)
    return is_known and is_behind and bool(_EVALUATED & set(tokens(column.name))) and span.start.type.name != "time"


def _is_agreed(sheet: Sheet, column: Column, words: tuple[str, ...], span: Span) -> bool:
    """True where what is signed is the agreement on days that are known, of a contract or of a stay."""
    is_called = bool({"contract", "agreement", "lease"} & set(words)) and column.nullable
    is_called |= span.is_meant  # what is planned, once it is agreed
    return span.unit == "DAY" and span.start.type.name != "time" and (is_called or is_contract(sheet, span))


def _before_the_row(sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule) -> tuple[str, str] | None:
    """What was before its row: a thing was made, someone had died of whom it is; or on its days, as banks count money that is booked."""
    if {"value"} <= set(bare(words)) <= {"value", "date", "day"} and plan.parts.get(column.name):
        days = sheet.hide("value_days", {"provider": "choice", "values": [0, 1, 2], "weights": [6, 3, 1]})
        return f"{sheet.begun} + INTERVAL {days} DAY", "the day from which it counts, two later at most"
    if is_made(sheet, column):
        age = sheet.hide("age_days", {"provider": "integer", "min": 30, "max": 2500})
        return f"{sheet.begun} - INTERVAL {age} DAY", "before the row was written"
    if "deceased" in words and not column.nullable and plan.parts.get(column.name):
        passed = sheet.hide("passed_hours", {"provider": "integer", "min": 2, "max": 96})
        return f"{sheet.begun} - INTERVAL {passed} HOUR", "before the row was written, all of which are of the dead"
    return None


def _is_other_event(column: Column, plan: Schedule) -> bool:
    return column.nullable and column.name in plan.parts and not _AUDIT & set(tokens(column.name))


def _stages(plan: Schedule) -> list[Column]:
    return [each for span in plan.stages for each in (span.start, span.end)]


def is_only_planned(column: Column) -> bool:
    words = set(bare(tokens(column.name)))
    return bool(PLANNED & words) and words <= PLANNED | {"for", "start", "appointment"}


def _is_plan(column: Column, plan: Schedule) -> bool:
    return not column.nullable and (is_only_planned(column) or _is_dose(column, plan))


def _is_dose(column: Column, plan: Schedule) -> bool:
    """True for the time by which something was to be given, which is all that a row is there for."""
    return plan.parts.get(column.name) == 0 and bare(tokens(column.name)) == ("due",)


def _words(span: Span) -> set[str]:
    return span.words


def is_made(sheet: Sheet, column: Column) -> bool:
    """True for a time at which a thing came to be, long before its row: its first registration, when it was built; or when those who
    are hired had learnt their trade."""
    words, is_thing = set(bare(tokens(column.name))), bool(things() & set(sheet.words))
    is_own = _came_before(sheet, words, is_thing)
    if is_own and column.type.name != "date" and not is_thing:
        return False  # a ring of a tunnel is built at a time of its row
    is_first = {"first", "registered"} <= words and (is_thing or bool(sheet.single_links()))
    return is_temporal(column) and (is_own or (is_first and not {"user", "member", "customer"} & set(sheet.words)))


def _came_before(sheet: Sheet, words: set[str], is_thing: bool) -> bool:
    """True for when a thing was made, a paper was issued that the row names, or people graduated."""
    made = _MADE if is_thing else _MADE - {"made"}
    if made & words and not {"lot", "batch", "order"} & set(sheet.words):
        return True
    is_paper = bool(PAPERS & words) and "issued" in words and not PAPERS & set(sheet.words)
    return is_paper or ("graduated" in words and not learns(sheet))
