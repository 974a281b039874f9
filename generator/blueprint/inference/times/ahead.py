"""The times of a row that lie ahead of its beginning: deadlines, the last days of terms, and by when something is to be done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ....schema.model import Column
from ...writing import is_one_of
from ..states.reached import called_so
from ..tables.clock import part_of
from ..tables.kinds_of_rows import is_installments
from ..tables.sheet import Sheet, State, bare, is_temporal, named
from ..words.vocabulary import data, tokens
from .arranged import closes_registration, holds_until, is_appointment, is_wished_for
from .numbers_beside import term_for
from .spans import PLANNED
from .stages import is_audit


@lru_cache(maxsize=1)
def _ahead() -> dict[str, int]:
    return dict(data()["ahead"])


_RETRIED = frozenset("retry attempt poll run".split())  # within minutes, whatever is next


def days_ahead(sheet: Sheet, column: Column, times: Sequence[Column]) -> int | None:
    """The days from the beginning to what lies ahead; a plan that is the first time of its row is its beginning."""
    words = tokens(column.name)
    found = next((word for word in words if word in _ahead()), None)
    if found is None:
        return _days_to_last_day(sheet, column, words, times)
    if _is_to_be_done(words):
        return _TO_BE_DONE
    if _is_no_deadline(column, found, words) or _RETRIED & set(words):
        return None
    place = list(times).index(column)
    is_beginning_of_row = found in PLANNED and _is_first(column, times[:place])
    is_beginning_of_row |= (
        found in ("due", "deadline") and not is_installments(sheet) and _is_plan(sheet, column, times)
    )
    is_met = found in ("scheduled", "planned") and _is_met(column, times[place + 1 :])
    is_arranged = is_beginning_of_row or is_met or is_appointment(sheet, column, times[:place])
    return None if is_arranged else _ahead()[found]


def _is_no_deadline(column: Column, found: str, words: tuple[str, ...]) -> bool:
    """True for the start of what is ahead, the day of a trial, and when people answered, which is not by when they may."""
    is_answer = found == "rsvp" and column.nullable
    return bool({"from", "since", "last", "start"} & set(words)) or _is_in_court(found, words) or is_answer


def _days_to_last_day(sheet: Sheet, column: Column, words: tuple[str, ...], times: Sequence[Column]) -> int | None:
    """The days to what no word says is ahead, but the last one does: ``valid_to``, ``entregar_ate``, ``appeal_by``; and to what is
    wished for, or is the last day to register."""
    if closes_registration(column):
        return _ahead()["closing"]
    if is_wished_for(column, times):
        return _ahead()["due"] // 2
    if _is_to_be_done(words):
        return _TO_BE_DONE
    if bare(words)[-1:] == ("to",) or _ends_a_term(sheet, column):
        return _ahead()["until"]
    return _ahead()["due"] if _is_by_day(words) else None


def _ends_a_term(sheet: Sheet, column: Column) -> bool:
    """True for the end of what a number of months or days says the length of: ``lock_in_end`` beside ``plan_id.lock_in_months``; or of
    what people and things have: ``membership_ends_on`` of a member."""
    words = bare(tokens(column.name))
    if holds_until(sheet, column, words):
        return True
    return "end" in words and not column.nullable and term_for(sheet, column, is_alone=False) is not None


def _is_in_court(found: str, words: tuple[str, ...]) -> bool:
    """True for the day of a trial, which is not what is tried until a day."""
    return found == "trial" and bare(words) == ("trial",)


_TO_BE_DONE = 14  # days
_DUTIES = frozenset("answer reply respond return submit submitted resolve pay deliver finish complete collect".split())
_STATES = frozenset(
    "valid rented hired employed active installed leased reserved booked suspended blocked locked paid open enabled published".split()
)


def _is_to_be_done(words: tuple[str, ...]) -> bool:
    """True for the day until which something is to be done: ``hand_in_until``, ``entregar_ate``; not until which it is so."""
    if words[:1] == ("must",) or (bare(words)[-1:] == ("before",) and len(bare(words)) > 2):
        return True
    *rest, last = bare(words) or ("",)
    if last not in ("to", "until", "by", "before", "within") or len(rest) != 1:
        return False
    part = part_of(tuple(rest)) or 0
    return bool(_DUTIES & set(rest)) or (0 < part < 95 and not _STATES & set(rest))


def _is_by_day(words: tuple[str, ...]) -> bool:
    """True for the day by which something is to be done: ``appeal_by``; who did it is no time."""
    return [word for word in words if word != "date"][-1:] == ["by"]


def _is_first(column: Column, before: Sequence[Column]) -> bool:
    """True for the first time that must be set and does not only say who wrote the row when."""
    return not column.nullable and all(each.nullable or is_audit(each) for each in before)


_GIVEN_TO_DO = frozenset("task todo action ticket issue assignment".split())


def _is_plan(sheet: Sheet, column: Column, times: Sequence[Column]) -> bool:
    """True for the only time that must be set, for which what may be missing was planned: a dose is due, and given then."""
    others = [each for each in times if each is not column and not is_audit(each)]
    if column.nullable or not others or _has_time_until_due(sheet, times):
        return False
    is_first = list(times).index(column) < list(times).index(others[0])
    is_worked_on = sum((part_of(tokens(each.name)) or 0) < 95 for each in others) > 2
    return is_first and all(each.nullable for each in others) and not is_worked_on


def _has_time_until_due(sheet: Sheet, times: Sequence[Column]) -> bool:
    """True for what people are given to do, and where the first time says when the row was written."""
    written = [each for each in times if not each.nullable and "created" in tokens(each.name)]
    return bool(written) and (written[0] is times[0] or bool(_GIVEN_TO_DO & set(sheet.words[-1:])))


def _is_met(column: Column, later: Sequence[Column]) -> bool:
    """True for a plan that may be missing and is done: it lies between the beginning and what ends the row."""
    return column.nullable and any((part_of(tokens(each.name)) or 0) >= 75 for each in later)


_SET_FOR = frozenset(("scheduled", "planned", "for", "date", "day"))
_WAITS = (("scheduled",), ("planned",))


def when_scheduled(sheet: Sheet, column: Column, times: Sequence[Column]) -> str | None:
    """When something is to be done that a state says to be scheduled: some days ahead while it is, else when it was done or the row began;
    None for other times, and where no state says so."""
    if not column.nullable or set(bare(tokens(column.name))) - _SET_FOR:
        return None
    for state in sheet.states:
        waits = [literal for literal, meaning in state.values if meaning in _WAITS]
        if not waits or len(waits) == len(state.values):
            continue
        after = max(place for place, (literal, _) in enumerate(state.values) if literal in waits)
        done = (each for each in times if each.nullable and is_temporal(each) and _comes_next(state, each, after))
        past = ", ".join([*map(named, list(done)[:1]), sheet.begun])
        hours = sheet.hide("scheduled_in_hours", {"provider": "integer", "min": 2, "max": 480})
        ahead = f"TIMESTAMP(as_of) + INTERVAL 1 DAY + INTERVAL {hours} HOUR"
        return f"IF({is_one_of(named(state.column), waits)}, {ahead}, COALESCE({past}))"
    return None


def _comes_next(state: State, column: Column, place: int) -> bool:
    """True for a start, and for a time that is called like the label behind a place."""
    words = bare(tokens(column.name))
    return words == ("start",) or called_so(state, words) == {place + 1}
