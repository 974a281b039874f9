"""Which stage of a row others come behind: work is inspected once it has begun, what was delivered is sent back, a bill that was issued
is paid. Only what is asked, planned or listed comes behind the beginning alone."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import dropwhile

from ....schema.model import Column
from ..states.progress import is_negative, joined, negative_words
from ..tables.kinds_of_rows import kind_word
from ..tables.sheet import Sheet, State, bare, is_temporal
from ..words.vocabulary import data, normal, tokens
from .near_tables import LAPSING
from .schedule import Schedule
from .spans import PASSING, PLANNED
from .stages import is_audit

_OWN_EVENT = frozenset(
    "until to due planned scheduled expected expires valid birth created updated deleted modified from start end".split()
)
_TRACKED = frozenset(("tracking", "scan", "checkpoint"))  # where a parcel was, once it is on its way
_AT_WORK = 76  # percent of a row's time: by then it has begun


@lru_cache(maxsize=8)
def _listed(kind: str) -> frozenset[str]:
    return frozenset(data()["stages"][kind].split())


@lru_cache(maxsize=8)
def _tables(section: str, kind: str) -> frozenset[str]:
    return frozenset(normal(each)[-1] for each in data()[section][kind].split())


def is_in_its_course(sheet: Sheet) -> bool:
    """True for what is done to a row, or happens to it, at a time of its own: not for its lines, papers and plans, nor for what is paid
    or written about it."""
    kind = {kind_word(sheet)}
    if _TRACKED & set(sheet.words):
        return True
    if kind & (_tables("followers", "beside") | _tables("stages", "beforehand") | _tables("within", "afterwards")):
        return False
    if kind & _tables("stages", "events"):
        return True
    own = (each for each in sheet.table.columns if is_temporal(each) and not each.nullable)
    return any(not _OWN_EVENT & set(tokens(each.name)) for each in own)


def happens_to_guests(sheet: Sheet) -> bool:
    """True for what happens to those who have come to what they registered for, while that goes on."""
    return kind_word(sheet) in _tables("stages", "events") or is_in_its_course(sheet)


def follows_having(sheet: Sheet) -> bool:
    """True for what comes of a thing or a work that people have: it is sent back, credited, complained of, rated."""
    return kind_word(sheet) in _tables("followers", "undone") | _tables("stages", "of_having")


def is_paid_before(parent: Sheet, mark: Column | None) -> bool:
    """True where the states of a row list that it is paid before what a time of it says: an order is paid, then delivered."""
    words = _joined(mark) if mark is not None else set()
    for state in parent.states[:1]:
        places = {place: set(joined(meaning)) for place, (_, meaning) in enumerate(state.values)}
        paid = next((place for place, each in places.items() if "paid" in each and place), None)
        marked = next((place for place, each in places.items() if words & each), None)
        return paid is not None and marked is not None and paid < marked
    return False


def is_late(sheet: Sheet) -> bool:
    """True for what comes of it that something was not paid, done or brought back in time: reminders, fines."""
    return kind_word(sheet) in _tables("stages", "late")


def leaves_what_is_made(sheet: Sheet, parent: Sheet) -> bool:
    """True for what goes out of a lot or batch: it is sent, sold or filled once that is made and released."""
    return bool(LAPSING & set(parent.words[-1:])) and kind_word(sheet) in _tables("stages", "goes_out")


def comes_to_it(times: Sequence[Column], plan: Schedule) -> Column | None:
    """The time at which what was booked for a day begins indeed: those who come have come, what is hired is fetched."""
    came = _listed("coming")
    found = [
        each
        for each in times
        if each.nullable and is_temporal(each) and each.name in plan.parts and came & _joined(each)
    ]
    return next(iter(found), None)


def work_begins(times: Sequence[Column], plan: Schedule) -> Column | None:
    """The first step of a row that does more than to ask for, agree on or plan it, and does not end it: built, picked up, shipped; none
    where the row begins with such a step."""
    preparing = _listed("preparing")
    first = (each for each in times if not each.nullable and not plan.parts.get(each.name, 1) and not is_audit(each))
    if any(words and not (preparing | _PLAIN) & words for words in map(_joined, first)):
        return None
    steps = _steps(times, plan, preparing, (1, _AT_WORK))
    return min(steps, key=lambda each: plan.parts[each.name], default=None)


_PLAIN = PLANNED | frozenset("day date order entry appointment slot for".split())
"""What the time is called at which a row begins that says nothing of work."""


def prepared_states(state: State) -> list[str]:
    """The states with which rows begin in which nothing was done yet; none where rows end in them."""
    good = [(literal, set(joined(meaning))) for literal, meaning in state.values if not is_negative(meaning)]
    begun = list(dropwhile(lambda each: _listed("preparing") & each[1], good))
    return [literal for literal, _ in good[: len(good) - len(begun)]] if begun else []


def is_in_hand(times: Sequence[Column], plan: Schedule) -> Column | None:
    """The last step by which people have what they ordered, or their own again: delivered, collected, handed over."""
    had = _listed("had")
    found = [each for each in _steps(times, plan, frozenset(), (1, 93)) if had & _joined(each)]
    sent_back = [each for each in found if "returned" in tokens(each.name)]
    given = [each for each in found if each not in sent_back]
    is_lent = not any({"shipped", "delivered", "dispatched"} & set(tokens(each.name)) for each in given)
    wanted = sent_back if sent_back and is_lent else given
    return max(wanted, key=lambda each: plan.parts[each.name], default=None)


def is_issued(times: Sequence[Column]) -> Column | None:
    """The time at which a bill went out that was drafted before."""
    return next(
        (each for each in times if each.nullable and is_temporal(each) and _listed("issued") & set(tokens(each.name))),
        None,
    )


def _steps(times: Sequence[Column], plan: Schedule, without: Set[str], parts: tuple[int, int]) -> list[Column]:
    """The steps of a row at some parts of its time that may be missing, and are no plan, no end before its time and no settling of it."""
    left_out = negative_words() - {"returned"} | _listed("settling") | PLANNED | PASSING | without
    low, high = parts
    return [
        each
        for each in times
        if each.nullable
        and is_temporal(each)
        and low <= plan.parts.get(each.name, 0) <= high
        and not is_audit(each)
        and not left_out & _joined(each)
    ]


def _joined(column: Column) -> set[str]:
    words = bare(tokens(column.name))
    return {*words, "_".join(words)}
