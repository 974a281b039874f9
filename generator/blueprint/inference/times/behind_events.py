"""Times that follow or precede what a row is about: work is billed when it is over, a meeting is confirmed before it starts, and what
goes on is looked after again and again."""

from __future__ import annotations

from ....schema.model import Column
from ..states.frequency import is_standing
from ..states.progress import negative_words
from ..tables.clock import part_of
from ..tables.sheet import Sheet, is_temporal, named
from ..words.vocabulary import tokens
from .due_times import Ahead
from .numbers_beside import number_for, settle_number
from .parent_windows import GONE
from .schedule import Schedule, is_decided_before
from .spans import OFFERS, Span, is_contract
from .stages import is_audit
from .steps import Value, beginning
from .usual_terms import last_of

_CONFIRMED = frozenset("confirmed acknowledged".split())
_GOES_ON = frozenset("returned end cancelled terminated closed expires".split())
_DONE_ONCE = frozenset(
    "inspected calibrated vaccinated serviced cleaned checked tested visited examined audited measured".split()
)
_NO_FOLLOWERS = frozenset("reminder reminded login seen break".split())
_LONGEST = 200  # days of a span that others follow: a contract has its own times
_DAY = {"DAY": 1, "WEEK": 7}


class BehindEvents(Ahead):
    """Times of all tables that lie before or behind the span of their row."""

    def ended_before(self, sheet: Sheet, column: Column, plan: Schedule) -> Span | None:
        """The span of what happened behind which a time is written that may be missing, and comes after its end."""
        if plan.period is not None or is_standing(sheet) or not _is_step(column):
            return None
        if is_decided_before(sheet, plan.spans, column):
            return None
        times = self.times[sheet.name]
        before = [span for span in plan.spans if times.index(span.end) < times.index(column)]
        return before[-1] if before and has_followers(sheet, before[-1]) else None

    def around_the_span(self, sheet: Sheet, column: Column, plan: Schedule) -> tuple[Value, str] | None:
        """A time before the span of its row starts, or after it has ended."""
        return self.before_the_start(sheet, column, plan) or self.behind_the_end(sheet, column, plan)

    def behind_the_end(self, sheet: Sheet, column: Column, plan: Schedule) -> tuple[Value, str] | None:
        """A time after the end of a span, and after those of the same kind that are written before it."""
        span = self.ended_before(sheet, column, plan)
        if span is None or not is_temporal(column) or column.type.name == "time":
            return None
        is_brief = span.unit == "MINUTE" and column.type.name != "date"
        return {"from": "5m", "to": "15h"} if is_brief else {"to": "5d"}, f"after {named(span.end)}"

    def before_the_start(self, sheet: Sheet, column: Column, plan: Schedule) -> tuple[Value, str] | None:
        """What was arranged is confirmed before it starts."""
        span = plan.own_span
        if span is None or not column.nullable or not _CONFIRMED & set(tokens(column.name)) or span.start.nullable:
            return None
        if (
            span.start.type.name == "time"
            or not (span.unit == "MINUTE" or span.is_meant)
            or not self.start_part(sheet, span)
        ):
            return None
        if not is_temporal(column):
            return None
        if self.is_stepwise(sheet) and plan.parts.get(column.name, 100) < self.start_part(sheet, span):
            return {}, f"before {named(span.start)}"  # which comes after it
        start = beginning(sheet, column, sheet.begun)
        return {"after": start, "to": "20d", "until": [named(span.start), "as_of"]}, f"before {named(span.start)}"

    def next_again(self, sheet: Sheet, column: Column, words: tuple[str, ...]) -> tuple[str, str] | None:
        """The first time after the reference date at which is done again what a row has done every so many days as long as it goes on."""
        found = number_for(sheet, column) if "next" in words and last_of(sheet, words) is None else None
        if found is None or not found[2] or not self._goes_on(sheet):
            return None
        settle_number(sheet, found[1])
        length, start = found[0], sheet.begun
        if length.unit == "MONTH":
            passed = f"TIMESTAMPDIFF(MONTH, {start}, TIMESTAMP(as_of))"
            count = f"(GREATEST({passed}, 0) DIV {length.text} + 1) * {length.text}"
            return f"{start} + INTERVAL {count} MONTH", f"every {length.text} months, after the reference date"
        if length.unit not in _DAY:
            return None
        days = f"({length.text} * {_DAY[length.unit]})"
        count = f"(GREATEST(DATEDIFF(as_of, {start}), 0) DIV {days} + 1) * {days}"
        return (
            f"{start} + INTERVAL {count} DAY",
            f"every {length.text} {length.unit.lower()}s, after the reference date",
        )

    def _goes_on(self, sheet: Sheet) -> bool:
        """True for rows that go on until a time ends them: contracts, loans of machines; not for what is done once."""
        times = [each for each in self.times[sheet.name] if is_temporal(each)]
        begins = {word for each in times if not each.nullable for word in tokens(each.name)}
        ends = any(each.nullable and _GOES_ON & set(tokens(each.name)) for each in times)
        return ends and not _DONE_ONCE & {*begins, *sheet.words}


def _is_step(column: Column) -> bool:
    """True for what comes to a row later, and does not end it before its time."""
    words = tokens(column.name)
    is_later = column.nullable and not is_audit(column) and (part_of(words) or 0) < 95
    return is_later and not (_NO_FOLLOWERS | negative_words()) & set(words)


def has_followers(sheet: Sheet, span: Span) -> bool:
    """True for the span of work that others follow: not one that was planned, nor that of an offer or a contract."""
    if not span.end.nullable or span.is_meant or not is_temporal(span.end) or span.end.type.name == "time":
        return False
    is_long = span.unit == "DAY" and span.high > _LONGEST
    is_gone = bool(GONE & set(tokens(span.end.name)))
    is_offer = bool(OFFERS & span.words)
    return not (is_long or is_gone or is_offer or is_contract(sheet, span))
