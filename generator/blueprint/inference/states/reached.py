"""The values of a state in which something has happened, by what it is called: those called so, and those that rows reach through them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import islice

from ..tables.sheet import State
from ..words.stems import is_form_of
from ..words.vocabulary import data, tokens
from .labels import label_called
from .progress import (
    are_alternatives,
    exits_behind,
    implied_by,
    is_negative,
    joined,
    literals_at,
    negative_words,
    order_of_words,
    places_called,
    rank_of,
    twins,
    were_in_force,
)

_LITERALS = re.compile(r"'(?:[^']|'')*'|(?<=[ (])-?\d+")
_SOFT = frozenset("actual real effective first last email date time".split())  # beside the verb, they do not change it
_PARTICLES = frozenset("off out up on down back over away".split())  # they say nothing without their verb
NEVER = frozenset(
    "scheduled planned expected estimated due requested created updated next original until valid probation trial warranty guarantee".split()
)
_PLANNED = frozenset(("scheduled", "planned"))
"""What a label says of the time that is called so: ``scheduled_for`` is known of what is scheduled."""
_AFTERWARDS = frozenset("invoiced billed settled archived collected handed_over returned_to_owner accounted".split())
"""What is done with a row that is over: listed behind that, rows come to it by way of it."""
_ENDED = frozenset(
    "cancelled rejected withdrawn expires void abandoned dismissed failed lost terminated unsuccessful revoked duplicate invalid spam not_applicable wont_fix".split()
)
_OF_BILLS = frozenset("paid overdue void uncollectible".split())
_UNDER_REVIEW = frozenset("review reviewing assessing investigating".split())
_REVIEWED = frozenset("reviewed assessed examined evaluated".split())
_REFUSED = frozenset(("rejected", "dismissed"))
_OVER = frozenset("resolved completed closed end".split())
"""What is over by being decided, where nothing else ends a row."""


def literals_in(condition: str) -> list[str]:
    """The literals that a condition names."""
    return _LITERALS.findall(condition)


@lru_cache(maxsize=1)
def near_labels() -> dict[str, list[str]]:
    """Labels, the likeliest first, that say the same as a word of a column: ``terminated`` as ``left``."""
    return {word: labels.split() for word, labels in data()["near"].items()}


def values_of(state: State, wanted: tuple[str, ...], *, by_rank: bool = True) -> list[str]:
    """The literals of the values in which something called ``wanted`` has happened; none where all or no values are. ``by_rank``: also
    where no label is called so, by the order in which such things happen."""
    if wanted[1:] == ("until",):  # frozen until: as long as it is frozen
        wanted = wanted[:1]
    if NEVER & set(wanted):
        return _planned_in(state, wanted)
    decided = _decided(state, wanted) or _closed(state, wanted)
    if decided:
        return decided
    for words in readings(wanted):
        direct = called_so(state, words)
        if direct:
            return _with_implied(state, _implied_in(state, wanted, direct), reached_from(state, words, direct))
    ranked = [word for word in (*wanted, "_".join(wanted)) if by_rank and word in order_of_words()]
    return _from_rank(state, max(order_of_words()[word] for word in ranked), implied_by(*ranked)) if ranked else []


def _planned_in(state: State, wanted: tuple[str, ...]) -> list[str]:
    """The literals of what is scheduled, or has been: for when, is only known then."""
    planned = tuple(word for word in wanted if word in _PLANNED)
    direct = called_so(state, planned) if planned and not NEVER & (set(wanted) - _PLANNED) else set()
    return reached_from(state, planned, direct) if direct - {0} else []


def _implied_in(state: State, words: tuple[str, ...], direct: set[int]) -> frozenset[str]:
    """The labels of which ``words`` are true as well; what a check ends with at this very step is not refused after it."""
    is_last = all(is_negative(meaning) for _, meaning in state.values[max(direct) + 1 :])
    before = (bad for bad, good in twins([meaning for _, meaning in state.values]).items() if good < min(direct))
    refused = {word for place in before for word in joined(state.values[place][1])}  # which was decided sooner
    implied = implied_by(*words) - refused - (_REFUSED if is_last else frozenset())
    is_of_bills = any(_OF_BILLS & set(joined(meaning)) for _, meaning in state.values)
    return implied if is_of_bills else implied - {"cancelled"}


def _with_implied(state: State, implied: frozenset[str], found: list[str]) -> list[str]:
    """Values, and those that a row has only after what is wanted: an invoice is void only once it was issued."""
    places = places_called(state, implied)
    both = [literal for place, (literal, _) in enumerate(state.values) if literal in found or place in places]
    return both if found and len(both) < len(state.values) else []


def _decided(state: State, wanted: tuple[str, ...]) -> list[str]:
    """The outcomes of a decision, and what comes after a good one: ``decided_at`` is set when a request is approved or rejected."""
    decisions = data()["decisions"]
    is_decision = bool(set(decisions["verbs"].split()) & set(wanted))
    if not (is_decision or _is_over_so(state, wanted)) or called_so(state, wanted):
        return []
    outcomes = set(decisions["outcomes"].split()) | implied_by(*wanted)
    waits_last = _waits_last(state)
    places = places_called(state, outcomes)
    places -= set() if waits_last else {0}
    if not is_decision and (len(places) < 2 or min(places) + len(places) < len(state.values)):
        return []  # rows go on from there
    behind = set() if waits_last else _behind_good(state, wanted, places)
    found = literals_at(state, places | behind)
    return found if 1 < len(found) < len(state.values) else []


def _waits_last(state: State) -> bool:
    """True for a list in no order: rows begin with its last value."""
    return bool(set(data()["progress"]["initial"].split()) & set(state.values[-1][1]))


def _is_over_so(state: State, wanted: tuple[str, ...]) -> bool:
    """True for what is over by being decided: no label says that rows are."""
    return bool(_OVER & set(wanted)) and not any(_OVER & set(joined(meaning)) for _, meaning in state.values)


def _behind_good(state: State, wanted: tuple[str, ...], outcomes: Collection[int]) -> set[int]:
    """The places from the first good one of the outcomes on that do not end badly; of what was reviewed from the review on."""
    good = min((place for place in outcomes if not is_negative(state.values[place][1])), default=len(state.values))
    if _REVIEWED & set(wanted):
        good = min(good, _behind_review(state))
    return {place for place in range(good, len(state.values)) if not is_negative(state.values[place][1])}


def _behind_review(state: State) -> int:
    """The place behind the label that says that a row is reviewed."""
    reviewed = (place for place, (_, meaning) in enumerate(state.values) if _UNDER_REVIEW & set(meaning))
    return next((place + 1 for place in reviewed), len(state.values))


def _closed(state: State, wanted: tuple[str, ...]) -> list[str]:
    """All ends, where what is closed has come to one of several, good or bad, and none is called so."""
    if wanted != ("closed",) or called_so(state, wanted):
        return []
    good = [literal for literal, meaning in state.values if _is_final(meaning) and not is_negative(meaning)]
    bad = [literal for literal, meaning in state.values if is_negative(meaning) and _ENDED & set(joined(meaning))]
    both = [literal for literal, _ in state.values if literal in (*good, *bad)]
    return both if good and bad and len(both) < len(state.values) else []


def readings(wanted: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """What a column may be called as a state, the likeliest first."""
    if "checked" in wanted:
        yield ("checked_in" if "in" in wanted else "checked_out",)
    yield wanted
    core = tuple(word for word in wanted if word not in _SOFT)
    yield from ((word,) for word in _nouns_first(core) if word not in _PARTICLES and (len(core) > 1 or core != wanted))
    for word in (*wanted, "_".join(wanted)):
        yield from ((label,) for label in near_labels().get(word, ()))
    for word in core:
        label = label_called(word)
        if label is not None:
            yield label


_HANDED_IN = frozenset("filed submitted lodged received".split())  # what of is said by the word before it


def _nouns_first(words: tuple[str, ...]) -> list[str]:
    """The words from the last one on, what only says that something was handed in after what that is: ``appeal_filed_on``."""
    back = [*reversed(words)]
    return [word for word in back if word not in _HANDED_IN] + [word for word in back if word in _HANDED_IN]


def is_called(state: State, wanted: tuple[str, ...]) -> bool:
    """Whether a label is called like what has happened, in any of its readings."""
    return any(called_so(state, words) for words in readings(wanted))


def called_so(state: State, words: tuple[str, ...]) -> set[int]:
    """The places of the values that are called so."""
    places = range(len(state.values))
    exact = {place for place in places if len(words) == 1 and words[0] in joined(state.values[place][1])}
    codes = {place for place in places if words == (state.values[place][0].strip("'").lower(),)}
    if exact or codes:
        whole = {
            place for place in exact if words in (state.values[place][1], tokens(state.values[place][0].strip("'")))
        }
        return whole or exact or codes
    return {place for place in places if _are_forms(state.values[place][1], words)}


def _are_forms(meaning: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return len(meaning) == len(words) and all(map(is_form_of, meaning, words))


def reached_from(state: State, words: tuple[str, ...], direct: set[int]) -> list[str]:
    """The values called so and those that a row reaches only through them."""
    key = "_".join(words)
    if key in negative_words() or all(is_negative(state.values[place][1]) for place in direct):
        return literals_at(state, direct)
    own = [word for place in direct for word in joined(state.values[place][1])]
    least = _least_rank(state, key, direct)
    if least is None:
        return _from_place(state, min(direct), _implied_in(state, (key, *own), direct))
    later = set(data()["implies_later"].get(key, "").split())
    behind = range(max(direct) + 1, len(state.values))
    places = {*direct, *(place for place in behind if later & set(joined(state.values[place][1])))}
    return _from_rank(state, least, _implied_in(state, (key, *own), direct), places)


def _least_rank(state: State, key: str, direct: set[int]) -> int | None:
    """The rank from which something called so has happened; None where no word has one."""
    known = [rank for place in direct if (rank := rank_of(state.values[place][1])) is not None]
    least = order_of_words().get(key)
    if least is None:
        return max(known, default=None)
    return max(least, min(known)) if len(known) == len(direct) else least


def _from_place(state: State, first: int, implied: frozenset[str]) -> list[str]:
    """The value at a place of the list, and those after it that do not end a row before its time."""
    if not first and len(state.values) > 2:
        return []
    places = {first, *_refused_behind(state, first, {first})}
    places |= places_called(state, implied)
    if first and not _is_final(state.values[first][1]):
        places |= _later(state, first, 0, is_last=False) - _others(state, {first})
    return literals_at(state, places)


def _is_final(meaning: tuple[str, ...]) -> bool:
    return bool(set(data()["progress"]["final"].split()) & set(joined(meaning)))


def _from_rank(state: State, least: int, implied: frozenset[str], direct: Collection[int] = ()) -> list[str]:
    """The values of a rank or above it, and those called so; of a list that says how far rows come none where all are."""
    if not direct and not _is_progress_around(state, least):
        return []
    begun = direct or _first_of_rank(state, least)
    is_listed = bool(direct) or _is_in_order(state)
    if is_listed and not begun:
        return []
    first = min(begun) if is_listed else -1
    places = {*begun, *(_refused_behind(state, first, begun) if is_listed else ())}
    places |= places_called(state, implied)
    places |= _later(state, first, least, is_last=any(_is_final(state.values[place][1]) for place in direct))
    places |= _between(state, first, places) if is_listed else set()
    places -= _others(state, direct)
    return literals_at(state, places) if len(places) < len(state.values) else []


def _between(state: State, first: int, places: Collection[int]) -> set[int]:
    """The places of good values between the first one and the last good one: what is listed behind ``accepted`` and before
    ``delivered`` is accepted, though rows of other tables begin with it (preparing)."""
    last = max((place for place in places if not is_negative(state.values[place][1])), default=first)
    return {place for place in range(first, last) if not is_negative(state.values[place][1])}


def _later(state: State, first: int, least: int, *, is_last: bool) -> set[int]:
    """The places of the values that rows come to after the one at ``first``, which is -1 where the list is in no order."""
    return {
        place
        for place, (_, meaning) in enumerate(state.values)
        if place > first and _follows(meaning, least, is_listed=first >= 0, is_last=is_last)
    }


def _refused_behind(state: State, first: int, begun: Collection[int]) -> set[int]:
    """The places of what ends badly after the first of these: what is decided against comes after the same steps as its opposite,
    what is returned after all steps before it was delivered."""
    meanings = [meaning for _, meaning in state.values]
    steps = exits_behind(meanings) | twins(meanings)  # what is decided for is not decided against later
    refused = {place for place, step in steps.items() if first < step}
    ended = {place for place, step in were_in_force(meanings).items() if first <= step}
    return (refused | ended) - set(begun)


def _others(state: State, direct: Collection[int]) -> set[int]:
    """The places of ends that a row with one of these never comes to."""
    own = [state.values[place][1] for place in direct]
    return {
        place for place, (_, meaning) in enumerate(state.values) if any(are_alternatives(each, meaning) for each in own)
    }


def _first_of_rank(state: State, least: int) -> list[int]:
    """The place of the first value of a rank or above it, if there is one; of values in order behind all lower ones."""
    lower = [
        place
        for place, (_, meaning) in enumerate(state.values)
        if not is_negative(meaning) and (rank := rank_of(meaning)) is not None and rank < least
    ]
    first = max(lower, default=-1) + 1 if _is_in_order(state) else 0
    places = (
        place
        for place, (_, meaning) in enumerate(state.values)
        if place >= first and _follows(meaning, least, is_listed=False, is_last=False)
    )
    return list(islice(places, 1))


def _is_in_order(state: State) -> bool:
    """True for values of which the first begins a row, and what ends it badly is the last."""
    negative = [place for place, (_, meaning) in enumerate(state.values) if is_negative(meaning)]
    ends = range(len(state.values) - len(negative), len(state.values))
    first, others = rank_of(state.values[0][1]), [rank_of(meaning) for _, meaning in state.values[1:]]
    is_lowest = first is not None and all(other is None or other > first for other in others)
    is_begun = bool(set(data()["progress"]["initial"].split()) & set(state.values[0][1])) or is_lowest
    return is_begun and negative == list(ends)


def _is_progress_around(state: State, least: int) -> bool:
    """True where some values are of a rank or above it, and others below."""
    known = [rank for _, meaning in state.values if not is_negative(meaning) and (rank := rank_of(meaning)) is not None]
    return any(rank >= least for rank in known) and any(rank < least for rank in known)


def _follows(meaning: tuple[str, ...], least: int, *, is_listed: bool, is_last: bool) -> bool:
    """True for a later value that a row reaches by way of the rank; where a list says that it is later, unless rows begin with it."""
    if is_negative(meaning):
        return False
    rank = rank_of(meaning)
    if is_listed and _AFTERWARDS & set(joined(meaning)):
        return True
    if is_listed and not is_last:
        return not _begins_rows(meaning)
    return rank is not None and rank >= least


_STEPS_TOO = frozenset(
    "ordered placed held submitted applied scheduled planned booked reported created catalogued".split()
)
"""Labels by which rows begin where they are the first, and which others come to where they are listed later."""


def _begins_rows(meaning: tuple[str, ...]) -> bool:
    return bool(set(data()["progress"]["initial"].split()) & set(meaning)) and not _STEPS_TOO & set(meaning)
