"""Within what rows lie that refer to others: before the show that they are booked for, before the contract ends."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from functools import cached_property, lru_cache

from ....schema.model import Column
from ..tables.sheet import Sheet, is_temporal
from ..words.vocabulary import data, normal, tokens
from .occupancy import Occupancy
from .phases import Phases
from .schedule import Schedule
from .spans import Span, is_contract

GONE = frozenset(
    """terminated closed retired decommissioned deceased removed discontinued withdrawn disposed scrapped deactivated resigned exit blocked banned
    locked deleted suspended archived disabled anonymized""".split()
)
TAKING_PART = frozenset(
    "registered booking booked cancelled enrolled submitted application rsvp entry bid early registration".split()
)
_COURSES = frozenset("course class training workshop term semester seminar camp program".split())
_BILLS = frozenset("invoice bill statement charge payslip payroll payout settlement".split())
_BILLED = frozenset("account contract lease employee worker member instructor driver tenant landlord".split())
_PERISHABLE = frozenset("batch lot vial prescription voucher coupon offer quote".split())


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


def _is_event(sheet: Sheet, span: Span) -> bool:
    words = {*tokens(span.start.name), *tokens(span.end.name)}
    is_start = bool({"start", "departed", "begin"} & words) and not {"period", "valid", "trial", "sale"} & words
    most = 200 if _COURSES & set(sheet.words) else 90
    return is_start and span.high <= (most if span.unit == "DAY" else 10_000) and not span.start.nullable


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
        return found

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
            if (self.is_registration(sheet) or sheet.name in self.occupied) and announced & set(parents):
                found |= {name: 1 for name in parents if name not in announced}
            # who and what is needed for a visit is there before it
            found |= {name: 1 for name in self.used_by(sheet.name) if name not in announced}
        waiting = list(found)
        while waiting:
            for name in self._needed_parents(waiting.pop()):
                if name not in found and name not in announced:
                    found[name] = 2
                    waiting.append(name)
        return found

    def _needed_parents(self, name: str) -> list[str]:
        links = self.sheets[name].single_links()
        return [link.parent for column, link in links if not column.nullable and link.parent in self.sheets]

    def _billed(self) -> dict[str, Column]:
        """The tables whose rows are bills of one month after the other, and by which column they refer to what is billed."""
        found = {}
        for name, sheet in self.sheets.items():
            period = self.schedules[name].period
            if period is None or period.unit != "DAY" or not _BILLS & set(sheet.words[-1:]) or sheet.in_order:
                continue
            owners = [
                (column, link.parent)
                for column, link in sheet.single_links()
                if not column.nullable
                and link.parent in self.needed
                and _BILLED & set(self.sheets[link.parent].words[-1:])
            ]
            if len(owners) == 1 and self._is_old(owners[0][1]) and sheet.link(owners[0][0]) is not None:
                found[name] = owners[0][0]
        return found

    def _is_old(self, name: str) -> bool:
        """True for rows that can all be older than some months: they wait for nothing but for rows that wait for none."""
        parents = self._needed_parents(name)
        return self.phases[name] is None and not any(self._needed_parents(parent) for parent in parents)

    def _ends_of(self, sheet: Sheet, column: Column, parent: Sheet) -> list[Column]:
        """The end of a parent before which its row lies: a submission before its assignment is due, a booking before the show,
        a visit before the membership ends."""
        if column.nullable:
            return []
        if parent.name in self.booked and self.is_registration(sheet):
            return [self.booked[parent.name].start]
        plan = self.schedules[parent.name]
        if _PERISHABLE & set(parent.words[-1:]):
            found = self._that_look_ahead(parent, "expires")
        elif not _within() & set(sheet.words[-1:]):
            found = [span.end for span in self._contracts(sheet, parent)]
        else:
            spans = [span.end for span in plan.spans if span.start.type.name != "time" and span.unit == "DAY"]
            found = [*spans[:1], *self._that_look_ahead(parent, "due")[:1]]
        return [each for each in found if is_temporal(each) and not (each.nullable and GONE & set(tokens(each.name)))]

    def _that_look_ahead(self, sheet: Sheet, word: str) -> list[Column]:
        ahead = self.schedules[sheet.name].ahead
        return [each for each in self.times[sheet.name] if each.name in ahead and word in tokens(each.name)]

    def _contracts(self, sheet: Sheet, parent: Sheet) -> list[Span]:
        """The span of a contract in which a row lies that refers to it, unless such rows follow its end."""
        plan = self.schedules[parent.name]
        is_later = bool(afterwards() & set(sheet.words))
        return [span for span in plan.spans[:1] if plan.period is None and not is_later and is_contract(parent, span)]
