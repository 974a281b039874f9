"""In which rows a time is set: by a state, a flag, a comment or another time; else by chance, or in all."""

from __future__ import annotations

import re
from typing import Any

from ....schema.model import Column
from ...writing import is_one_of
from ..references.copied_amounts import LINES
from ..states.alike import telling_words
from ..states.conditions import condition_of, step_of
from ..states.of_whole import of_whole
from ..states.presence import Condition
from ..states.progress import negative_words, state_of
from ..states.reached import literals_in
from ..states.steps import has_reason, of_stage, once_issued, with_later
from ..tables.clock import as_time, is_beginning, part_of
from ..tables.sheet import Sheet, bare, is_temporal, named
from ..words.identifiers import words_of
from ..words.vocabulary import tokens
from .arranged import follows
from .by_meaning import REMINDED, SIGNED
from .near_event import CANCELLED, TOOK_PLACE
from .numbers_beside import nullable_number
from .schedule import Schedule
from .span_times import SpanTimes
from .spans import is_contract
from .steps import Value, ruled
from .usual_terms import PAPERS, is_bill

_RARE = frozenset(
    """deleted cancelled archived locked suspended blocked banned revoked terminated failed rejected removed disabled trashed deceased reopened escalated
    retired decommissioned discontinued withdrawn lost disposed dismissed resigned deactivated scrapped discarded refunded reimbursed anonymized recalled reversed voided obsolete down""".split()
)

_ISSUED = frozenset("issued sent".split())
_ASIDE = _RARE | REMINDED | negative_words() | {"updated"}
_ENDED = 95  # from which part on a time may be that of an end before its time
_REFUSED = frozenset("cancelled rejected declined voided".split())
_DONE_WELL = frozenset("completed delivered released paid settled accepted approved".split())
_AT_THE_END = frozenset(f"time: {each}" for each in ("on the day of the end", "near the end", "after the end"))
_TOOK_PART = frozenset("attended present participated appeared".split())
_DOCUMENTS = frozenset("scheduled planned until to permit license certificate patent visa passport".split())
"""What is valid for a time has been granted, and for when something is planned is known once it is."""


def _is_known_ahead(column: Column, words: tuple[str, ...]) -> bool:
    """True for what lies ahead and is in the rows of a state: what has expired, and what is granted or planned."""
    return "expired" in words_of(column.name) or bool(_DOCUMENTS & set(words))


class WhenSet(SpanTimes):
    """The rows in which the times of all tables are set."""

    _conditions: dict[tuple[str, str], Condition | None]  # of each step, once asked for

    def where_set(self, sheet: Sheet, column: Column, plan: Schedule, text: Value, reason: str) -> tuple[Any, str]:
        """The rule of a time with the rows in which it is set, and its reason."""
        words = tokens(column.name)
        found = self._as_drawn(sheet, column, self._condition(sheet, column, words, plan))
        if _is_reminder(column, reason) and not _has_reminded(sheet):
            reminded = self._if_not_paid(sheet, column, text, reason)
            if reminded is not None:
                return reminded
        if reason == f"time: {TOOK_PLACE}" and isinstance(text, str):
            return self._where_it_took_place(sheet, found, text, reason)
        is_before = reason == "time: before the row was written" and not PAPERS & set(words)  # whatever became of it
        if found is not None and not is_before and not _says_how_often(column, found):
            return ruled(text, when=found[0]), f"{reason}; {found[1]}"
        slow = self._in_time(sheet, column, plan, text, reason) if column.nullable else None
        if slow is not None:
            return slow
        counted = self._where_counted(sheet, column, text, reason) if column.name in plan.ahead else None
        if counted is not None:
            return counted
        return self._or_missing(sheet, column, plan, text, reason) if column.nullable else (text, reason)

    def _as_drawn(self, sheet: Sheet, column: Column, found: Condition | None) -> Condition | None:
        """The condition of the day by which a row is due, by the state as it is drawn: the state follows from that day."""
        phases = self.phases[sheet.name]
        if found is None or phases is None or column is not phases.due:
            return found
        return re.sub(rf"(?<![\w.]){re.escape(phases.column)}(?![\w.(])", phases.state, found[0]), found[1]

    def _where_it_took_place(self, sheet: Sheet, found: Condition | None, text: str, reason: str) -> tuple[Any, str]:
        """The rule of what comes of an event: it is set once that is over, of those who took part, unless it was called off."""
        off = [f"{named(each)} IS NULL" for each in self._called_off_times(sheet)]
        conditions = [found[0]] if found is not None else off
        conditions += [said for meaning, said in sheet.flags.values() if _TOOK_PART & set(meaning)]
        return ruled(text, when=" AND ".join((*conditions, f"{text} < as_of"))), f"{reason}; once it has come"

    def _where_counted(self, sheet: Sheet, column: Column, text: Value, reason: str) -> tuple[Any, str] | None:
        """The rule of what looks ahead: it is set with the time, or with the number, that it is counted from."""
        since = self.waited_by(sheet, column, tokens(column.name))
        if since is not None:
            return ruled(text, when=f"{named(since)} IS NOT NULL"), reason
        if column.nullable and "due" in tokens(column.name) and is_bill(sheet):  # it is known once the bill is issued
            issued = (each for each in self.times[sheet.name] if each.nullable and _ISSUED & set(tokens(each.name)))
            when = next((f"{named(each)} IS NOT NULL" for each in issued if is_temporal(each)), "")
            return ruled(text, when=when) if when else text, reason
        number = nullable_number(sheet, column)
        if number is not None:
            return ruled(text, when=f"{named(number)} IS NOT NULL"), f"{reason}; where that is set"
        return None

    def _called_off_times(self, sheet: Sheet) -> list[Column]:
        """The times at which a row was called off, of those that may be missing."""
        return [each for each in self.times[sheet.name] if each.nullable and CANCELLED & set(tokens(each.name))]

    def _in_time(
        self, sheet: Sheet, column: Column, plan: Schedule, text: Value, reason: str
    ) -> tuple[Any, str] | None:
        """The rule of what comes to a row after months or years: it is set where that was before the reference date."""
        if _is_reminder(column, reason):
            return self._if_not_paid(sheet, column, text, reason)
        planned = self._once_planned(sheet, column, plan, text, reason)
        return planned if planned is not None else self._slowly(sheet, column, plan, text, reason)

    def _once_planned(
        self, sheet: Sheet, column: Column, plan: Schedule, text: Value, reason: str
    ) -> tuple[Any, str] | None:
        """The rule of what happens on a day that the row says beforehand: it is set once that has come."""
        planned = self.plan_met(sheet, column, plan) if reason.startswith("time: about when it was planned") else None
        if planned is not None:
            return ruled(text, when=f"{named(planned)} < as_of", null=0.1), f"{reason}; NULL while it is ahead"
        if plan.arranged is not None and reason.startswith(
            ("time: on the day arranged", "time: on the day of the start")
        ):
            return ruled(text, when=f"{named(plan.arranged)} < as_of", null=0.05), f"{reason}; once it has come"
        if plan.arranged is not None and follows(column) and reason.startswith("time: in order"):
            return ruled(text, when=f"{named(plan.arranged)} < as_of", ahead="null"), f"{reason}; once it has come"
        if plan.spans and reason in _AT_THE_END and not plan.spans[0].end.nullable:
            return ruled(text, when=f"{named(plan.spans[0].end)} < as_of"), f"{reason}; NULL while it is ahead"
        return None

    def _slowly(self, sheet: Sheet, column: Column, plan: Schedule, text: Value, reason: str) -> tuple[Any, str] | None:
        """The rule of a step of rows that take months."""
        is_rare = bool(_RARE & set(tokens(column.name))) or has_reason(sheet, column)
        if not self.is_slow(sheet) or not reason.startswith("time: in order") or is_rare:
            return None
        if not isinstance(text, str):
            return ruled(text, ahead="null"), f"{reason}; NULL while it is ahead"
        part = plan.parts.get(column.name, 0)
        then = self.after_part(sheet, self._base(sheet, plan, column), part, is_free=True)
        return {
            "expression": as_time(sheet, column, then),
            "when": f"{then} < as_of",
        }, f"{reason}; NULL while it is ahead"

    def _if_not_paid(self, sheet: Sheet, column: Column, text: Value, reason: str) -> tuple[Any, str] | None:
        """The rule of a reminder: of what is due and was not paid."""
        missing = [each for each in self.times[sheet.name] if each.nullable]
        paid = next((each for word in _PAID_SO for each in missing if word in tokens(each.name)), None)
        due = next((each for each in self.times[sheet.name] if "due" in tokens(each.name)), None)
        if paid is None or due is None or not is_temporal(due) or not is_temporal(paid):
            return None
        late = f"{named(paid)} IS NULL AND {named(due)} < as_of - INTERVAL 3 DAY"
        before = [each for each in missing if REMINDED & set(tokens(each.name))]
        if column in before[1:]:  # some pay after the first one
            first = f"{named(before[before.index(column) - 1])} IS NOT NULL AND {named(due)} < as_of - INTERVAL 60 DAY"
            return ruled(text, when=first, null=0.4), f"{reason}; after the one before"
        return ruled(text, when=late), f"{reason}; where it was not paid"

    def _or_missing(self, sheet: Sheet, column: Column, plan: Schedule, text: Value, reason: str) -> tuple[Any, str]:
        """The rule of a time of which nothing says in which rows it is, and its reason."""
        words = set(tokens(column.name))
        is_rare = bool(_RARE & words) or has_reason(sheet, column)
        done = self._done_instead(sheet, column, plan) if is_rare else None
        if done is not None:
            return ruled(text, when=f"{named(done)} IS NULL", null=0.75), f"{reason}; not of what has {named(done)}"
        if (is_rare and column.name not in plan.ahead) or column in self.leaving_times(sheet.name):
            return ruled(text, null=0.9), f"{reason}; in 1 of 10 rows"
        ended = self.ended_before(sheet, column, plan) if reason.startswith("time: after ") else None
        if ended is not None:
            rule = ruled(text, when=f"{named(ended.end)} < as_of", null=0.2)
            return rule, f"{reason}; once that has come"
        earlier = self._earlier(sheet, column, plan)
        if earlier is not None:
            rule = ruled(text, when=f"{named(earlier)} IS NOT NULL", null=0.2)
            return rule, f"{reason}; only where that is set"
        is_step = not {"created", "updated"} & words and plan.parts.get(column.name, 50) not in (0, 100)
        is_step |= self._is_all_that_happens(sheet, column, plan)
        if is_step and not self._is_passed(sheet, column, plan):
            return ruled(text, null=0.2), reason
        return text, reason

    def _is_all_that_happens(self, sheet: Sheet, column: Column, plan: Schedule) -> bool:
        """True for what may happen to a row, behind which nothing else does: not every animal is neutered, nor every part obsolete."""
        words, parts, gone = bare(tokens(column.name)), plan.parts, self.leaving_times(sheet.name)
        others = (0 < parts.get(each.name, 0) < _ENDED for each in self.times[sheet.name] if each not in gone)
        is_first = (
            parts.get(column.name) == 0 and not plan.spans and not any(others) and not LINES & set(sheet.words[-1:])
        )
        return is_first and not is_beginning(words) and part_of(words) != 0

    def _is_passed(self, sheet: Sheet, column: Column, plan: Schedule) -> bool:
        """True for a step that rows have come through which are known to have come to a later one: who has solved it was there."""
        part, gone = plan.parts.get(column.name, 100), self.leaving_times(sheet.name)
        behind = (each for each in self.times[sheet.name] if each.nullable and each not in gone)
        behind = (each for each in behind if part < plan.parts.get(each.name, 0) < _ENDED)
        return any(not _ASIDE & set(tokens(each.name)) and self._step(sheet, each) is not None for each in behind)

    def _done_instead(self, sheet: Sheet, column: Column, plan: Schedule) -> Column | None:
        """The last step of what has gone well, beside a time at which a row was called off or refused instead."""
        if not _REFUSED & set(tokens(column.name)) or column.name not in plan.parts:
            return None
        good = (each for each in self.times[sheet.name] if each.nullable and each.name in plan.parts)
        good = (each for each in good if _DONE_WELL & set(tokens(each.name)))
        return max(good, key=lambda each: plan.parts[each.name], default=None)

    def _with_later(self, sheet: Sheet, column: Column, found: Condition | None, plan: Schedule) -> Condition | None:
        """The condition of a step, and the states of the steps behind it that rows come to sooner than to its own."""
        gone = self.leaving_times(sheet.name)
        if found is None or column in gone or not sheet.states:
            return found
        part = plan.parts.get(column.name, 100)
        behind = (each for each in self.times[sheet.name] if each.nullable and each not in gone)
        behind = (each for each in behind if not REMINDED & set(tokens(each.name)))  # those who have not paid get them
        later = [each for each in behind if part < plan.parts.get(each.name, 0) < 95]
        return with_later(sheet, column, found, [(each, self._step(sheet, each)) for each in later])

    def _step(self, sheet: Sheet, column: Column) -> Condition | None:
        """The condition of a step, found once: each is asked for by all before it."""
        key = (sheet.name, column.name)
        if key not in self._conditions:
            self._conditions[key] = step_of(sheet, column, tokens(column.name))
        return self._conditions[key]

    @staticmethod
    def _of_stage(sheet: Sheet, column: Column, plan: Schedule) -> Condition | None:
        """When a stage of a process has begun or is over, by what both of its times are called."""
        span = next((each for each in plan.stages if column in (each.start, each.end)), None)
        if span is None or not column.nullable:
            return None
        both = set(telling_words(span.start)) & set(telling_words(span.end))
        return of_stage(sheet, tuple(sorted(both)), is_end=column is span.end) if both else None

    def _condition(self, sheet: Sheet, column: Column, words: tuple[str, ...], plan: Schedule) -> Condition | None:
        """When a time is set, by a state, a flag or its comment; what looks ahead is so in all states but those it is called by."""
        find = condition_of if column.name in plan.ahead else step_of
        if column.name in plan.ahead and column.nullable:  # what is planned is expected then
            words = tuple("planned" if word == "expected" else word for word in words)
        found = self._of_stage(sheet, column, plan) or find(sheet, column, words)
        found = self._only_over(sheet, column, found) or of_whole(sheet, column)
        if found is None and "notice" in words and _is_of_contract(plan):
            return f"{named(plan.spans[0].end)} IS NOT NULL", "set with the end"
        found = self._with_all_past(sheet, found, words)
        if column.name not in plan.ahead:
            return self._with_later(sheet, column, found, plan)
        is_said = found is not None and ("comment" in found[1] or _is_known_ahead(column, words))
        return found if is_said else once_issued(sheet, column)

    def _only_over(self, sheet: Sheet, column: Column, found: Condition | None) -> Condition | None:
        """The condition of what happens at the end of a row's event: not in a state in which that goes on: no one has left who is seated."""
        over = self._by_phase(sheet, column)
        if over is None or found is None or over[1] != "set when it is over":
            return found or over
        return over if set(literals_in(over[0])) < set(literals_in(found[0])) else found

    def _with_all_past(self, sheet: Sheet, found: Condition | None, words: tuple[str, ...]) -> Condition | None:
        """The condition of a signature, and the states of what runs, or has ended, which was signed as well."""
        phases = self.phases[sheet.name]
        if found is None or not SIGNED & set(words):
            return found
        state = state_of(sheet, found)
        is_agreed = phases is not None and phases.span is not None and is_contract(sheet, phases.span)
        if phases is None or not is_agreed or state is None or named(state.column) != phases.column:
            return found
        signed = {*literals_in(found[0]), *phases.during, *phases.over}
        return is_one_of(phases.column, [each for each, _ in state.values if each in signed]), found[1]

    def _earlier(self, sheet: Sheet, column: Column, plan: Schedule) -> Column | None:
        """The time that must be there before this one, where nothing but chance says of either whether it is."""
        part = plan.parts.get(column.name, 0)
        if part >= 100:
            return None
        if REMINDED & set(tokens(column.name)):
            return None
        asked = self.asked_for(sheet, column, plan)
        if asked is not None:
            return asked
        before = [
            each
            for each in self.times[sheet.name]
            if each.nullable
            and 0 < plan.parts.get(each.name, 0) < min(part, 100)
            and not (_RARE | REMINDED | negative_words()) & set(tokens(each.name))
        ]
        last = max(before, key=lambda each: plan.parts[each.name], default=None)
        if last is None or step_of(sheet, last, tokens(last.name)) or self._by_phase(sheet, last):
            return None
        return last


_PAID_SO = ("paid", "settled", "closed", "received")
"""What is said of a bill once it is paid, the likeliest first."""


def _says_how_often(column: Column, found: Condition) -> bool:
    """True for the time of a reminder that a number of these would tell: without a comment the number follows from the time."""
    return found[1].endswith("is not 0") and bool(REMINDED & set(tokens(column.name))) and not column.comment


def _is_reminder(column: Column, reason: str) -> bool:
    """True for the time of a reminder that comes after another time."""
    return bool(REMINDED & set(tokens(column.name))) and reason.startswith("time: after ")


def _has_reminded(sheet: Sheet) -> bool:
    """True where a state says that a reminder was sent, or a comment."""
    labels = {word for state in sheet.states for _, meaning in state.values for word in meaning}
    return bool(REMINDED & labels) or any(
        each.comment and REMINDED & set(tokens(each.name)) for each in sheet.table.columns
    )


def _is_of_contract(plan: Schedule) -> bool:
    """True for days whose end may be missing: notice is given of it."""
    return bool(plan.spans) and plan.spans[0].end.nullable and plan.spans[0].unit == "DAY"
