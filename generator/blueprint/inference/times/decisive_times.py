"""The decisive times of what others refer to: when the work on it starts, when it is over, and from when on people have it."""

from __future__ import annotations

from ....schema.model import Column
from ..tables.kinds_of_rows import kind_word
from ..tables.sheet import Sheet, bare, is_temporal
from ..words.vocabulary import tokens
from .lengths import Length
from .near_tables import LAPSING, called_end, day_of, last_step
from .parent_stages import (
    comes_to_it,
    follows_having,
    is_in_hand,
    is_in_its_course,
    is_paid_before,
    leaves_what_is_made,
    work_begins,
)
from .parent_windows import Within
from .spans import PASSING, PLANNED, Span

_CHECKED = frozenset("released approved accepted".split())  # over then
_BILLS = frozenset("invoice bill".split())
PAYMENTS = frozenset("payment transaction receipt".split())
_BY = PLANNED | {"deadline", "until", "returned", "end"}  # when something is to be back
_STARTS = frozenset("start checked_in arrived admitted performed begin".split())


_STEPS = frozenset("step operation stage task activity".split())
_MADE = frozenset((word,) for word in ("ready", "completed", "produced", "assembled", "repaired"))


class DecisiveTimes(Within):
    """Which time of a row others stand behind. ``fixed`` are the lengths of the first spans of tables that a column gives."""

    fixed: dict[str, Length | None]

    def begun_for(self, sheet: Sheet, parent: Sheet) -> Column | None:
        """The time from which on rows of ``sheet`` may happen within a row of ``parent``: what is done to it waits until it has begun."""
        if not is_in_its_course(sheet):
            return self.started(parent)
        span = self._real_span(parent)
        comes = comes_to_it(self.times[parent.name], self.schedules[parent.name])
        return (
            (comes if span is None or not span.start.nullable else None)
            or self.started(parent)
            or self.first_work(parent)
        )

    def first_work(self, sheet: Sheet) -> Column | None:
        """The first step by which something is done to a row."""
        return work_begins(self.times[sheet.name], self.schedules[sheet.name])

    def over_for(self, sheet: Sheet, parent: Sheet) -> Column | None:
        """The time after which rows of ``sheet`` follow a row of ``parent``: what is sent back or judged was in hand before."""
        if leaves_what_is_made(sheet, parent):
            checked = (
                each for each in self.times[parent.name] if is_temporal(each) and _CHECKED & set(tokens(each.name))
            )
            return next(checked, None) or self.ended(parent)
        if kind_word(sheet) in PAYMENTS and is_paid_before(parent, self.ended(parent)):
            return None
        if self._lasts_for_months(parent):
            return None  # what is agreed for a term is billed and judged while that runs: its end may be years ahead
        in_hand = is_in_hand(self.times[parent.name], self.schedules[parent.name]) if follows_having(sheet) else None
        return in_hand or self.ended(parent)

    def made_for(self, sheet: Sheet, parent: Sheet) -> Column | None:
        """The time at which work is done that is handed over later, for the steps of that work."""
        times = self.times[parent.name] if _STEPS & set(sheet.words[-1:]) else []
        return next((each for each in times if is_temporal(each) and bare(tokens(each.name)) in _MADE), None)

    def _lasts_for_months(self, sheet: Sheet) -> bool:
        fixed = self.fixed[sheet.name]
        return fixed is not None and fixed.unit in ("MONTH", "YEAR")

    def due_day(self, sheet: Sheet) -> Column | None:
        """The day by which a row is to be paid, done or brought back."""
        plan = self.schedules[sheet.name]
        ends = [span.end for span in plan.spans if span.is_meant or PLANNED & set(tokens(span.end.name))]
        found = [*self._that_look_ahead(sheet, "due"), *ends]
        ends_of = _BY | {"expires"} if _BILLS & set(sheet.words[-1:]) else _BY  # ``vence`` of a factura
        planned = (
            each for each in self.times[sheet.name] if each.name in plan.ahead and ends_of & set(tokens(each.name))
        )
        return next((each for each in (*found, *planned) if is_temporal(each)), None)

    def started(self, sheet: Sheet) -> Column | None:
        """The time at which the work on a row starts."""
        span = self._real_span(sheet)
        if span is not None:
            return span.start
        times = self.times[sheet.name]
        words = {each.name: {*tokens(each.name), "_".join(tokens(each.name)[:2])} for each in times}
        starts = (
            each
            for each in times
            if _STARTS & words[each.name] and is_temporal(each) and not PASSING & words[each.name]
        )
        phases = self.phases[sheet.name]
        event = self.schedules[sheet.name].arranged or (phases.event if phases is not None else None)
        return next(starts, None) or event or day_of(sheet, times)

    def ended(self, sheet: Sheet) -> Column | None:
        """The time at which a row is over."""
        span, plan = self._real_span(sheet), self.schedules[sheet.name]
        if span is not None:
            return span.end
        times = [each for each in self.times[sheet.name] if is_temporal(each) and not PLANNED & set(tokens(each.name))]
        if LAPSING & set(sheet.words[-1:]):
            return next((each for each in times if _CHECKED & set(tokens(each.name))), None)
        return called_end(times, plan) or last_step(times, plan) or plan.arranged or day_of(sheet, times)

    def _real_span(self, sheet: Sheet) -> Span | None:
        spans = [
            span
            for span in self.schedules[sheet.name].spans
            if is_temporal(span.start)
            and is_temporal(span.end)
            and span.start.type.name != "time"
            and not PASSING & set(tokens(span.start.name))
        ]
        # what happened may be NULL where what was planned is not
        return min(spans, key=lambda span: (span.is_meant, not span.start.nullable), default=None)
