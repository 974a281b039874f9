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
Case = tuple[tuple[str, ...], str, int]
"""Literals of a state, since when rows in it are there at most, and for how many days at least."""


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


def _since(
    says: str, bounds: tuple[str, int | None], start: str, rule: dict[str, object], last: str
) -> dict[str, object]:
    """The rule of a beginning where rows of which ``says`` is true began within ``bounds``: since when at most, and how many days ago at
    least; None where that is as of all rows. They began not before ``start``, and before ``last``."""
    since, least = bounds
    until = f"TIMESTAMP(as_of) - INTERVAL {least} DAY"
    if last:
        since, until = (f"LEAST({each}, {last})" for each in (since, until))
    first = f"GREATEST({start}, {since})" if start else since
    found = {**rule, "from": f"IF({says}, {first}, {_written(rule['from'])})"}
    if least is None or rule["to"] == f"-{least + 1}d":  # as old as rows that do not wait may be
        return found
    return {**found, "to": f"IF({says}, {until}, {_written(rule['to'])})"}


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
    ) -> dict[str, object]:
        """A beginning shortly before the reference date where a row still waits for something; where it goes on and lasts
        long, so that it has not ended; not before ``start`` and before ``last``, if these are given. ``rule`` is that of the others."""
        cases = list(self._cases(sheet, phases, margin))
        known = {literal for literals, _, _ in cases for literal in literals}
        waits = tuple(each for each in phases.young if each not in known)
        later = _later(sheet, phases, waits)
        waits = tuple(each for each in waits if each not in later)
        for literals, days in ((waits, _WAITING), (later, _LONGEST_CASE)):
            if literals:
                cases.append((literals, f"TIMESTAMP(as_of) - INTERVAL {margin + days} DAY", margin))
        for literals, since, least in reversed(cases):
            # where there is a start, no row is younger than the margin
            bounds = (since, least if not start or least < margin else None)
            rule = _since(phases.says(literals), bounds, start, rule, last)
        return rule

    def _cases(self, sheet: Sheet, phases: Phases, margin: int) -> Iterator[Case]:
        """The states of which more is known than that rows wait in them."""
        deadline = self.deadline_of_others(sheet)
        accepts = tuple(each for each in phases.young if each in phases.accepts)
        if deadline is not None and accepts:  # until when others may hand in something is still to come
            days = self.schedules[sheet.name].ahead[deadline.name]
            yield accepts, f"TIMESTAMP(as_of) - INTERVAL {max(days - 2, 2)} DAY", 1
        if not phases.during:
            return
        is_brief = phases.span is not None and phases.span.unit == "MINUTE" and phases.span.high <= _DAY
        if is_brief or (phases.span is None and is_by_day(sheet)):  # a visit that goes on does so today
            days = 2 if is_brief else 3
            yield phases.during, f"TIMESTAMP(as_of) - INTERVAL {days} DAY", days - 1
            return
        if phases.span is not None and is_planned(sheet, phases.span):
            days_past = f"GREATEST({self.days_of(sheet)} * 90 DIV 100, {margin})"
            yield phases.during, f"TIMESTAMP(as_of) - INTERVAL {days_past} DAY", margin

    def done_there(self, sheet: Sheet, phases: Phases, since: str) -> None:
        """Let what would still wait be done, in rows whose time what they lie in says: those that are there ``since`` long ago."""
        is_near = sheet.near_to is not None and sheet.name in self.near
        goes_on = () if is_near else phases.during
        follow_age(sheet, phases, [each for each in phases.young if each not in goes_on], since)
