"""When rows that stay are gone, and which rows lie before what they belong to is: who has left has no later shifts."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator

from ....schema.model import Column
from ..states.conditions import condition_of
from ..states.frequency import is_contract_table, is_standing
from ..tables.acting_people import are_staff
from ..tables.clock import part_of
from ..tables.links import Link
from ..tables.sheet import Sheet, bare, is_temporal, named, referring
from ..words.vocabulary import tokens
from .hours import is_tab
from .inside import Inside
from .lasting import usual_time
from .parent_windows import GONE, until_end
from .phases import things
from .picked_parents import share_of
from .spans import PLANNED, stage_of

_PASSING = frozenset(
    """ticket case incident order request issue complaint claim job session visit inspection task dispute opportunity deal lead invoice shift call
    check tab alert problem event""".split()
)
_OPEN_TO_ALL = frozenset("closed withdrawn disposed locked exit".split())  # what happens comes to such an end too
_GONE_PART = 95  # of a row's time: what ends it, by its word
_VALID = frozenset("expires until valid".split())
_PARTED = frozenset(
    "cancelled discharged sold left resigned dismissed revoked lapsed invalidated slaughtered euthanized expelled destroyed abandoned departed".split()
)


_ANSWERED = frozenset("job vacancy opening posting tender poll survey".split())
"""What people answer, or apply for, as long as it is open."""
_NOT_FOR_GOOD = PLANNED | {"last", "first", "until"}
"""Words of a time after which a row is still there: a part was last sold, a user is locked until then, a child is expected to leave."""
_LEARNING = frozenset(
    "student pupil learner trainee apprentice intern participant cadet scholar enrollment course training programme program class cohort".split()
)


def learns(sheet: Sheet) -> bool:
    """True for a table whose rows end with a graduation, rather than begin behind one."""
    hired = any("hired" in tokens(each.name) for each in sheet.table.columns)
    return bool(_LEARNING & set(sheet.words)) or not hired


class Leaving(Inside):
    """The times at which rows are gone, of all tables."""

    _leaving: dict[str, list[Column]]
    until: dict[str, str]

    @abstractmethod
    def waited_for(self, sheet: Sheet) -> Iterator[tuple[Column, Link]]:
        """The references to rows before which a row does not begin."""

    def has_children(self, sheet: Sheet) -> bool:
        """True where rows of other tables that have a beginning refer to this one."""
        return any(other is not sheet and other.name in self.needed for other, _, _ in referring(sheet))

    def leaving_times(self, name: str) -> list[Column]:
        """The times at which a row that others refer to, or that lasts, is gone: it has left, is blocked or deleted, is sold or
        cancelled where it lasts, or, where it refers to no other, closed."""
        found = self._leaving.get(name)
        if found is None:
            found = self._leaving[name] = self._find_leaving(self.sheets[name])
        return found

    def _find_leaving(self, sheet: Sheet) -> list[Column]:
        lasts = (is_standing(sheet) or self._is_acquired(sheet)) and sheet.name not in self.billed
        if not (lasts or self.has_children(sheet)):
            return []
        gone = self._words_of_leaving(sheet, lasts=lasts)
        brief = self._passing_times(sheet, gone)
        return [
            each
            for each in self.times[sheet.name]
            if each.nullable
            and each not in brief
            and not _NOT_FOR_GOOD & set(tokens(each.name))
            and (gone & set(tokens(each.name)) or (lasts and self._ends_what_lasts(sheet, each)))
        ]

    def _passing_times(self, sheet: Sheet, gone: frozenset[str]) -> list[Column]:
        """The ends of spans of minutes, and both times of spans that are called as what is gone: what is out of service or suspended
        from a day to another one is not gone then."""
        spans = self.schedules[sheet.name].spans
        named_so = [span for span in spans if gone & set(stage_of(sheet, span))]
        ends = [span.end for span in spans if span.unit == "MINUTE"]
        return [*ends, *(each for span in named_so for each in (span.start, span.end))]

    @classmethod
    def _ends_what_lasts(cls, sheet: Sheet, column: Column) -> bool:
        """True for the time at which a row that lasts is over: it lies at the end of a row's life by its word, or is the end of a
        person and not of a probation or a contract."""
        if part_of(tokens(column.name)) == _GONE_PART:
            return True
        is_bare_end = bare(sheet.tokens(column)) == ("end",)
        return is_bare_end and sheet.find("first name", "last name", "full name") is not None

    def _is_acquired(self, sheet: Sheet) -> bool:
        """True for things that are bought or commissioned, and in use for years: their end is not near their beginning."""
        needed = (set(tokens(each.name)) for each in self.times[sheet.name] if not each.nullable)
        is_sale = bool(
            {"order", "purchase", "purchased", "sale", "transaction", "booking", "lot", "batch"} & set(sheet.words[-1:])
        )
        return not is_sale and any({"purchased", "commissioned"} & each for each in needed)

    def _words_of_leaving(self, sheet: Sheet, *, lasts: bool) -> frozenset[str]:
        """The words by which times say that a row is gone."""
        gone = GONE if lasts or self._is_root(sheet) else GONE - _OPEN_TO_ALL
        gone |= {"sold"} if things() & set(sheet.words[-1:]) or self._is_acquired(sheet) else frozenset()
        gone |= _PARTED if lasts else frozenset()
        gone |= {"closed"} if _ANSWERED & set(sheet.words[-1:]) else frozenset()
        # in other languages what ends a contract and what resolves a ticket is one word
        return gone | {"resolved"} if lasts and is_contract_table(sheet) else gone

    @staticmethod
    def _is_root(sheet: Sheet) -> bool:
        """True for what refers to no other and does not pass."""
        is_passing = bool(_PASSING & set(sheet.words[-1:])) or is_tab(sheet) or usual_time(sheet.words[-1:]) is not None
        return not is_passing and all(column.nullable for column, _ in sheet.single_links())

    def gone_at(self, sheet: Sheet) -> str:
        """The hidden column with the time at which a row is gone, if it is: at any time of its life, which a contract ends."""
        ready = self.ready(sheet)
        spans, leaving = self.schedules[sheet.name].spans, self.leaving_times(sheet.name)
        ends = [
            named(each)
            for each in self.times[sheet.name]
            if each.name in self.schedules[sheet.name].ahead and not each.nullable and _is_end_of_validity(sheet, each)
        ]
        if spans and spans[0].unit == "DAY" and not spans[0].end.nullable and spans[0].end not in leaving:
            ends.insert(0, named(spans[0].end))
        times = (f"TIMESTAMP({each})" for each in ("as_of", *ends))
        until = f"LEAST({', '.join(times)})" if ends else "as_of - INTERVAL 1 DAY"
        return sheet.hide("gone_at", {"provider": "datetime", "from": f"{ready} + INTERVAL 2 DAY", "to": until})

    def before_it_is_gone(self, sheet: Sheet, ends: list[str]) -> list[str]:
        """The ends before which a row lies, with those of what it belongs to."""
        found = self._ends_of_all(sheet)
        if not found or sheet.name in self.until:
            return ends
        sheet.last = sheet.hide("last", found[0] if len(found) == 1 else f"LEAST({', '.join(found)})")
        self.until[sheet.name] = sheet.last
        return [*ends, sheet.last]

    def _ends_of_all(self, sheet: Sheet) -> list[str]:
        """When what a row belongs to is gone. Of what it picks apart from others, or whose state or whose younger parents say when it
        lies, it picks what is still there, which sets it no end."""
        waited = [(column, link) for column, link in self.waited_for(sheet) if link.parent != sheet.name]
        is_placed = sheet.name in self.until or bool(sheet.in_order)
        found: list[str] = []
        for column, link in waited:
            gone = self._ends_of_life(column, link)
            is_of_staff = are_staff(self.sheets[link.parent].table)  # a client stays when the adviser leaves
            if gone and (is_placed or is_of_staff or self._picks_what_stays(sheet, column, link)):
                sheet.stays.append(column)
            else:
                found += gone
        sheet.stays += self._actors_that_leave(sheet, [column for column, _ in waited])
        return found

    def _picks_what_stays(self, sheet: Sheet, column: Column, link: Link) -> bool:
        """True where a state or younger parents say when a row lies, and enough are still there of what it picks."""
        is_apart = self.phases[sheet.name] is not None or self._may_come_late(sheet, column, link)
        return is_apart and not self._is_mostly_gone(link.parent)

    def _actors_that_leave(self, sheet: Sheet, waited: list[Column]) -> list[Column]:
        """The references to rows that are gone one day and that the row does not wait for: who acts is there then."""
        others = (each for each in sheet.single_links() if each[0] not in waited and each[1].parent != sheet.name)
        return [column for column, link in others if self._leaving_of(link)]

    def _leaving_of(self, link: Link) -> list[Column]:
        return (
            [each for each in self.leaving_times(link.parent) if is_temporal(each)]
            if link.parent in self.sheets
            else []
        )

    def _may_come_late(self, sheet: Sheet, column: Column, link: Link) -> bool:
        """True where a row may begin only when one row that it picks is gone: it waits for others that know nothing of that one, or is
        itself young."""
        if not _is_picked_freely(sheet, column):
            return False
        known = {link.parent, *self._ancestors(link.parent)}
        return self._is_young(sheet.name) or any(other.parent not in known for _, other in self.waited_for(sheet))

    @abstractmethod
    def _is_young(self, name: str) -> bool:
        """True for rows that are not older than those who come to them, or what is used for them, must be."""

    def _is_mostly_gone(self, name: str) -> bool:
        """True for rows of which most are gone by their states: too few are left to pick."""
        parent = self.sheets[name]
        found = (condition_of(parent, each, tokens(each.name)) for each in self.leaving_times(name))
        return any(each is not None and share_of(parent, each[0]) > 0.5 for each in found)

    def _ends_of_life(self, column: Column, link: Link) -> list[str]:
        """When what a row refers to is gone, or what that belongs to, as the row reads it."""
        leaving = self._leaving_of(link)
        if leaving:
            return [until_end(column, each) for each in leaving]
        last = self.sheets[link.parent].last
        return [f"{named(column)}.{last}"] if last and not column.nullable else []


def _is_end_of_validity(sheet: Sheet, column: Column) -> bool:
    """True for the day until which the row itself is valid, and not its warranty."""
    words = set(bare(tokens(column.name)))
    return is_temporal(column) and bool(_VALID & words) and words <= _VALID | {"end", "to", *sheet.words}


def _is_picked_freely(sheet: Sheet, column: Column) -> bool:
    """True for a reference that picks among all rows of its parent."""
    link = sheet.link(column)
    pick = sheet.builder.picks.get(link) if link is not None else None
    return pick is not None and set(pick) <= {"reference", "null", "pick", "counts"}
