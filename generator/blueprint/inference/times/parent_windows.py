"""Within what rows lie that refer to others: before the show that they are booked for, before the contract ends."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Set
from functools import cached_property, lru_cache

from ....schema.model import Column
from ..tables.sheet import Sheet, bare, is_temporal, named, referring
from ..words.vocabulary import data, normal, tokens
from .occupancy import Occupancy
from .phases import Phases
from .schedule import Schedule
from .spans import Span, is_contract, is_offer, is_planned

GONE = frozenset(
    """terminated closed retired decommissioned deceased removed discontinued withdrawn disposed scrapped discarded deactivated inactive resigned exit blocked banned
    locked deleted suspended archived disabled anonymized obsolete""".split()
)
TAKING_PART = frozenset(
    "registered booking booked cancelled enrolled submitted application rsvp entry bid consent permission early registration".split()
)
_AUDIT = frozenset("created updated".split())
_ANNOUNCED = 60  # percent of a row's time that passes before what is announced takes place
_DAYS_HELD = frozenset("day date start time held".split())
_COURSES = frozenset("course class training workshop term semester seminar camp program".split())
_BILLS = frozenset("invoice bill statement charge payslip payroll payout settlement".split())
_BILLED = frozenset("account contract lease employee worker member instructor driver tenant landlord".split())
_BUYERS = frozenset(
    "customer client owner subscriber household supplier partner company merchant dealer farmer grower producer".split()
)
_HANDED_IN = frozenset("submission submitted application applied entry bid offer tender proposal nomination".split())
_ENTRIES = frozenset("bid offer submission application entry proposal nomination tender question".split())
_CONTESTS = frozenset("tender competition contest call auction".split())
_PERISHABLE = frozenset(
    "batch lot vial prescription voucher coupon offer quote package parcel pass bundle pack carnet".split()
)


@lru_cache(maxsize=1)
def _within() -> frozenset[str]:
    """What tables are called whose rows lie within the span of their parents."""
    return frozenset(normal(each)[0] for each in data()["within"]["tables"].split())


@lru_cache(maxsize=1)
def afterwards() -> frozenset[str]:
    """What tables are called whose rows follow the end of what they refer to."""
    return frozenset(normal(each)[0] for each in data()["within"]["afterwards"].split())


@lru_cache(maxsize=1)
def registrations() -> frozenset[str]:
    return frozenset(normal(each)[-1] for each in data()["registrations"]["tables"].split())


_OF_BILL = frozenset(
    "payment transaction receipt line item detail position reminder dunning credit refund claim dispute".split()
)


def is_billed_by(sheet: Sheet, column: Column, parent: Sheet) -> bool:
    """True for work and visits that refer to their bill once there is one."""
    is_of_bill = (_OF_BILL | afterwards()) & set(sheet.words)
    return column.nullable and bool({"invoice", "bill"} & set(parent.words[-1:])) and not is_of_bill


def _is_event(sheet: Sheet, span: Span) -> bool:
    words = span.words
    is_start = bool({"start", "departed", "begin"} & words) and not {"period", "valid", "trial", "sale"} & words
    most = 200 if _COURSES & set(sheet.words) else 90
    return is_start and span.high <= (most if span.unit == "DAY" else 10_000) and not span.start.nullable


def _is_validity(span: Span) -> bool:
    """True for the days on which a price, a voucher or a pass is valid: it is used within them."""
    return span.unit == "DAY" and bool({"valid", "effective"} & set(tokens(span.start.name))) and is_temporal(span.end)


def end_of_day(path: str, end: Column) -> str:
    """An end as a time: of a day its evening, so that what is over on the day on which it began has some time."""
    return f"TIMESTAMP({path}) + INTERVAL 20 HOUR" if end.type.name == "date" else f"TIMESTAMP({path})"


def until_end(reference: Column, end: Column) -> str:
    """The time before which a row lies, as it reads it."""
    until = end_of_day(f"{named(reference)}.{named(end)}", end)
    return f"COALESCE({until}, TIMESTAMP(as_of))" if end.nullable or reference.nullable else until


def _ends_of_days(plan: Schedule) -> list[Column]:
    return [span.end for span in plan.spans if span.start.type.name != "time" and span.unit == "DAY"]


class Within:
    """What is known of all tables, and which rows lie within others."""

    sheets: Mapping[str, Sheet]
    times: dict[str, list[Column]]
    schedules: dict[str, Schedule]
    booked: dict[str, Span]
    needed: set[str]
    phases: dict[str, Phases | None]
    occupied: Mapping[str, Occupancy]
    things: dict[str, str]
    billed: dict[str, Column]

    @property
    @abstractmethod
    def hosts(self) -> frozenset[str]:
        """Tables whose rows are so young that all is there that those use which are near to them."""

    @abstractmethod
    def used_by(self, name: str) -> list[str]:
        """The tables of what rows use that are near to others."""

    def _booked(self) -> dict[str, Span]:
        """The spans of rows for which people register beforehand, by table: shows, classes, flights."""
        found = {}
        for name, sheet in self.sheets.items():
            for column, link in sheet.single_links() if registrations() & set(sheet.words[-1:]) else ():
                plan = self.schedules.get(link.parent)
                spans = (
                    [span for span in plan.spans if _is_event(self.sheets[link.parent], span)]
                    if plan is not None and link.parent != name
                    else []
                )
                if spans and not column.nullable:
                    found[link.parent] = spans[0]
                day = (
                    self._announced_day(link.parent) if link.parent != name and not (spans or column.nullable) else None
                )
                if day is not None:
                    found[link.parent] = Span(day, day, "DAY", 0, 0)
        return found

    def _announced_day(self, name: str) -> Column | None:
        """The day of what people register for beforehand, where that is its only time that is known: of a tasting, of a tour."""
        plan = self.schedules.get(name)
        if plan is None or any(not (span.start.nullable or is_offer(span)) for span in plan.spans):
            return None
        if plan.arranged is not None:
            return plan.arranged
        day = self._day_of_rows(name, plan)
        if day is not None:  # it is announced before that
            self.schedules[name] = plan._replace(parts={**plan.parts, day.name: _ANNOUNCED}, ready=0)
        return day

    def _day_of_rows(self, name: str, plan: Schedule) -> Column | None:
        """The only time with which rows begin, where it is called a day, a start or as the rows are."""
        other = _AUDIT | TAKING_PART  # when it was written, and until when people may register
        own = [each for each in self.times[name] if not each.nullable and not other & set(tokens(each.name))]
        days = [each for each in own if plan.parts.get(each.name) == 0 and is_temporal(each)]
        if len(days) != 1 or days[0].type.name == "time":
            return None
        is_called = set(bare(tokens(days[0].name))) <= _DAYS_HELD | set(self.sheets[name].words)
        return days[0] if is_called else None

    def offer_start(self, name: str) -> Column | None:
        """The time from which people may buy or register."""
        return next((span.start for span in self.schedules[name].spans if is_offer(span)), None)

    def is_registration(self, sheet: Sheet) -> bool:
        """True for rows of those who come to what another table's row is."""
        return bool(registrations() & set(sheet.words[-1:]))

    @cached_property
    def _guests(self) -> dict[str, int]:
        """Those who register for what others arrange are there before it is announced (1), what they belong to before them (2)."""
        announced = self.booked.keys() | self.things.keys() | self.hosts
        found: dict[str, int] = {}
        for sheet in self.sheets.values():
            parents = self._needed_parents(sheet.name)
            comes = sheet.name in self.occupied or self.is_registration(sheet)
            if (comes and announced & set(parents)) or (self.books(sheet) and self.is_announced_with(sheet)):
                found |= {name: 1 for name in parents if not self._is_announced(name, announced)}
            # who and what is needed for a visit is there before it
            found |= {name: 1 for name in self.used_by(sheet.name) if not self._is_announced(name, announced)}
        waiting = list(found)
        while waiting:
            for name in self._needed_parents(waiting.pop()):
                if name not in found and not self._is_announced(name, announced):
                    found[name] = 2
                    waiting.append(name)
        return found

    def _is_announced(self, name: str, announced: Set[str]) -> bool:
        """True for shows, and for what is only there for them: their prices, the bookings of their tickets."""
        return name in announced or bool(self.booked.keys() & set(self._needed_parents(name)))

    def _is_long(self, sheet: Sheet) -> bool:
        phases = self.phases[sheet.name]
        return phases is not None and phases.span is not None and is_planned(sheet, phases.span)

    def is_announced_with(self, sheet: Sheet) -> bool:
        """True for what is there before what it is for: the codes and prices of a show, the courses of a term."""
        words = frozenset(normal(each)[-1] for each in data()["within"]["announced"].split())
        is_used = any(self.is_registration(other) for other, _, _ in referring(sheet))
        is_other = (
            not self.is_registration(sheet) and self.schedules[sheet.name].arranged is None
        )  # no exam of a course
        return bool(words & set(sheet.words[-1:])) or (is_used and is_other)

    def comes_before(self, sheet: Sheet) -> bool:
        """True for rows that lie before what is announced takes place."""
        return self.is_registration(sheet) or self.is_announced_with(sheet)

    def books(self, sheet: Sheet) -> bool:
        """True for rows of those who come to what is announced."""
        return bool(self.booked.keys() & set(self._needed_parents(sheet.name)))

    def _needed_parents(self, name: str) -> list[str]:
        return [link.parent for column, link in self.sheets[name].single_links() if not column.nullable]

    def _billed(self) -> dict[str, Column]:
        """The tables whose rows are bills of one month after the other, and by which column they refer to what is billed."""
        found = {name: self._whose_bill(sheet) for name, sheet in self.sheets.items() if self._is_bill(sheet)}
        return {name: column for name, column in found.items() if column is not None}

    def _is_bill(self, sheet: Sheet) -> bool:
        """True for rows that are bills of a period."""
        period = self.schedules[sheet.name].period
        is_of_days = period is not None and period.unit == "DAY"
        return is_of_days and bool(_BILLS & set(sheet.words[-1:])) and not sheet.in_order

    def _whose_bill(self, sheet: Sheet) -> Column | None:
        """The only column by which a bill refers to an account, or to a buyer, that is old enough for many."""
        owners = [
            (column, link.parent)
            for column, link in sheet.single_links()
            if not column.nullable
            and link.parent in self.needed
            and (_BILLED | _BUYERS) & set(self.sheets[link.parent].words[-1:])
        ]
        # of an account and whose it is, the account is billed
        owners = [each for each in owners if _BILLED & set(self.sheets[each[1]].words[-1:])] or owners
        if len(owners) == 1 and self._is_old(owners[0][1]) and sheet.link(owners[0][0]) is not None:
            return owners[0][0]
        return None

    def _is_old(self, name: str) -> bool:
        """True for rows that can all be older than some months: they wait for nothing but for rows that wait for none."""
        parents = self._needed_parents(name)
        return self.phases[name] is None and not any(self._needed_parents(parent) for parent in parents)

    def _ends_of(self, sheet: Sheet, column: Column, parent: Sheet) -> list[Column]:
        """The end of a parent before which its row lies: a submission before its assignment is due, a booking before the show,
        a visit before the membership ends."""
        if parent.name in self.booked and self.comes_before(sheet):
            return [self._end_of_booking(sheet, column, parent)]
        valid = [span.end for span in self.schedules[parent.name].spans if _is_validity(span)]
        if column.nullable:
            return valid[:1]
        found = self._ends_by_kind(sheet, parent) or valid[:1]
        return [each for each in found if is_temporal(each) and not (each.nullable and GONE & set(tokens(each.name)))]

    def _end_of_booking(self, sheet: Sheet, column: Column, parent: Sheet) -> Column:
        """The end of the time to register, for a registration whose time must be set; else the start of what is booked."""
        start = self.booked[parent.name].start
        if column.nullable or not self.is_registration(sheet):
            return start
        return next((span.end for span in self.schedules[parent.name].spans if is_offer(span)), start)

    def _ends_by_kind(self, sheet: Sheet, parent: Sheet) -> list[Column]:
        """The days by which rows are over to which this one refers, by what they are."""
        if _PERISHABLE & set(parent.words[-1:]):
            return [each for word in ("expires", "valid") for each in self._that_look_ahead(parent, word)][:1]
        deadline = self.deadline_of_others(parent)
        if deadline is not None and _ENTRIES & set(sheet.words[-1:]):
            return [deadline]
        if not _within() & set(sheet.words[-1:]):
            return [span.end for span in self._contracts(sheet, parent)]
        return [*_ends_of_days(self.schedules[parent.name])[:1], *self._that_look_ahead(parent, "due")[:1]]

    def deadline_of_others(self, sheet: Sheet) -> Column | None:
        """The day by which others hand in what they have for a row, before it is decided: of a tender, a competition."""
        ahead = self.schedules[sheet.name].ahead
        return next(
            (
                each
                for each in self.times[sheet.name]
                if each.name in ahead
                and not each.nullable
                and is_temporal(each)
                and {"deadline", "due", "limit", "until", "cutoff"} & set(tokens(each.name))
                and "valid" not in tokens(each.name)  # an offer holds until then
                and (_HANDED_IN & set(tokens(each.name)) or _CONTESTS & set(sheet.words[-1:]))
            ),
            None,
        )

    def is_calendar(self, sheet: Sheet) -> bool:
        """Periods, complete and without gaps: one month each."""
        is_named = {"period", "month", "quarter"} & set(sheet.words[-1:])
        return bool(is_named and self.schedules[sheet.name].spans and not sheet.single_links())

    def _that_look_ahead(self, sheet: Sheet, word: str) -> list[Column]:
        ahead = self.schedules[sheet.name].ahead
        return [each for each in self.times[sheet.name] if each.name in ahead and word in tokens(each.name)]

    def _contracts(self, sheet: Sheet, parent: Sheet) -> list[Span]:
        """The span of a contract in which a row lies that refers to it, unless such rows follow its end."""
        plan = self.schedules[parent.name]
        is_later = bool(afterwards() & set(sheet.words))
        return [span for span in plan.spans[:1] if plan.period is None and not is_later and is_contract(parent, span)]
