"""When rows begin that still wait for something or go on: shortly before the reference date, and what waits elsewhere is done."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterator

from ..tables.sheet import Sheet, named
from .hours import is_by_day
from .leaving import Leaving
from .phases import Phases, follow_age
from .spans import is_planned

_DAY = 1440
Case = tuple[tuple[str, ...], str]
"""Literals of a state, and since when rows in it are there."""


_WAITING = 28  # days for which rows wait, mostly
_LONGEST_CASE = 240  # days for which a file is worked on, mostly
_SLOW = frozenset(
    """case patent trademark dispute lawsuit trial investigation permit license appeal proceeding litigation prosecution opposition grant
    complaint claim project file dossier audit arbitration""".split()
)


def _later(sheet: Sheet, phases: Phases, waits: tuple[str, ...]) -> tuple[str, ...]:
    """The states, but for the first one, in which files of authorities, courts and insurers wait."""
    state = next((each for each in sheet.states if named(each.column) == phases.column), None)
    if state is None or not _SLOW & set(sheet.words[-1:]) or phases.event is not None:
        return ()
    return tuple(literal for literal, _ in state.values[1:] if literal in waits)


def _since(waits: str, start: str, rule: dict[str, object], days: tuple[int, int], last: str) -> dict[str, object]:
    """The rule of a beginning where rows for which ``waits`` holds began between two numbers of days before the reference date."""
    since = f"TIMESTAMP(as_of) - INTERVAL {days[1]} DAY"
    if not start:
        later = f"IF({waits}, {since}, {_written(rule['from'])})"
        is_alike = rule["to"] == f"-{days[0] + 1}d"  # as old as rows that do not wait may be
        until = f"IF({waits}, TIMESTAMP(as_of) - INTERVAL {days[0]} DAY, {_written(rule['to'])})"
        return {**rule, "from": later, **({} if is_alike else {"to": until})}
    since = f"LEAST({since}, {last})" if last else since
    return {**rule, "from": f"IF({waits}, GREATEST({start}, {since}), {rule['from']})"}


def _written(bound: object) -> str:
    """A bound as an expression, which ``-30d`` is not."""
    days = re.fullmatch(r"-(\d+)d", str(bound))
    return str(bound) if days is None else f"TIMESTAMP(as_of) - INTERVAL {days[1]} DAY"


class Waiting(Leaving):
    """The beginnings of rows whose state says that they are young, of all tables."""

    @abstractmethod
    def days_of(self, sheet: Sheet) -> str:
        """The days that the first span of a row lasts."""

    def or_young(
        self, sheet: Sheet, phases: Phases, start: str, rule: dict[str, object], margin: int, last: str = ""
    ) -> object:
        """A beginning shortly before the reference date where a row still waits for something; where it goes on and lasts
        long, so that it has not ended; not before ``start`` and before ``last``, if these are given. ``rule`` is that of the others."""
        cases = list(self._cases(sheet, phases, margin))
        known = {literal for literals, _ in cases for literal in literals}
        waits = tuple(each for each in phases.young if each not in known)
        later = _later(sheet, phases, waits)
        waits = tuple(each for each in waits if each not in later)
        for literals, days in ((waits, _WAITING), (later, _LONGEST_CASE)):
            if literals:
                rule = _since(phases.says(literals), start, rule, (margin, margin + days), last)
        text = sheet.hide("settled", rule) if cases else ""
        for literals, since_then in reversed(cases):
            since = f"LEAST({since_then}, {last})" if last else since_then
            since = f"GREATEST({start}, {since})" if start else since
            text = f"IF({phases.says(literals)}, {since}, {text})"
        return text or rule

    def _cases(self, sheet: Sheet, phases: Phases, margin: int) -> Iterator[Case]:
        """The states of which more is known than that rows wait in them."""
        deadline = self.deadline_of_others(sheet)
        accepts = tuple(each for each in phases.young if each in phases.accepts)
        if deadline is not None and accepts:  # until when others may hand in something is still to come
            days = self.schedules[sheet.name].ahead[deadline.name]
            since = sheet.hide("published_days", {"provider": "integer", "min": 1, "max": max(days - 2, 1)})
            yield accepts, f"TIMESTAMP(as_of) - INTERVAL {since} DAY"
        if not phases.during:
            return
        is_brief = phases.span is not None and phases.span.unit == "MINUTE" and phases.span.high <= _DAY
        if is_brief or (phases.span is None and is_by_day(sheet)):  # a visit that goes on does so today
            yield phases.during, f"TIMESTAMP(as_of) - INTERVAL {2 if is_brief else 3} DAY"
            return
        if phases.span is not None and is_planned(sheet, phases.span):
            past = sheet.hide("past_percent", {"provider": "integer", "min": 10, "max": 90})
            days_past = f"GREATEST({self.days_of(sheet)} * {past} DIV 100, {margin})"
            yield phases.during, f"TIMESTAMP(as_of) - INTERVAL {days_past} DAY"

    def done_there(self, sheet: Sheet, phases: Phases, since: str) -> None:
        """Let what would still wait be done, in rows whose time what they lie in says: those that are there ``since`` long ago."""
        is_near = sheet.near_to is not None and sheet.name in self.near
        goes_on = () if is_near else phases.during
        follow_age(sheet, phases, [each for each in phases.young if each not in goes_on], since)
