"""States that are called as what is being done: ``melting``, ``in_work``, ``en_cours``; a row is in one only while that goes on. And
those in which what runs is over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..tables.sheet import Sheet, State, is_temporal
from ..words.vocabulary import data, tokens
from .frequency import is_standing
from .labels import is_known, standing
from .progress import literals_at, places_called

_DOING = lazy(r"^'(?:[a-z_ ]*[a-z]{3}ing|(?:in|im|en|em|w)[_ -](?:\w+))'$", re.I)
_NO_DOING = frozenset(
    """pending existing missing outstanding incoming outgoing upcoming waiting planning standing remaining booking billing shipping stock service
    use force order person house store office place transit storage warehouse bond advance cash full part person existing nothing
    thing ring building meeting training parking morning evening living dwelling wedding""".split()
)


def is_going_on(literal: str, meaning: Sequence[str]) -> bool:
    """True for a state called as what is being done, of which no word is known otherwise."""
    words = set(re.split(r"[\W_]+", literal.lower()))
    return _DOING.search(literal) is not None and not _NO_DOING & {*words, *meaning} and not is_known(tuple(meaning))


def going_on(sheet: Sheet, state: State) -> list[str]:
    """The states of what happens that are only passed through: no row is in one for long."""
    if is_standing(sheet):
        return []
    return [literal for literal, meaning in state.values if is_going_on(literal, meaning)]


_FAILED = frozenset("failed aborted interrupted timed_out error crashed".split())
_RUNNING = frozenset("running start executing".split())
_ACTIVE = frozenset(("active", "ongoing", "in_progress"))
_PAST = ("ended", "finished", "stopped")
"""How the time of an end begins that is no plan: ``ends_at`` may be one."""
_ANY_TIME = frozenset("cancelled expires skipped no_show missed absent".split())
_PROMISED = frozenset("due planned expected scheduled estimated target until".split())


def outcomes_of_run(sheet: Sheet, column: Column, state: State) -> list[str]:
    """The states in which what runs is over: a run that failed has finished as well, unless it says when it failed. What is completed
    may have to be done in full, but of what is called as running; what is active at first has ended in every other state."""
    words, places = tokens(column.name), range(len(state.values))
    if not {"completed", "end"} & set(words) or _PROMISED & set(words):
        return []
    open_words = frozenset(f"{data()['progress']['initial']} {data()['phases']['during']}".split())
    goes_on = places_called(state, open_words | _RUNNING) | {at for at in places if is_going_on(*state.values[at])}
    failed, ends = places_called(state, _FAILED), places_called(state, standing("ends"))
    has_begun = bool({0} & places_called(state, _RUNNING | _ACTIVE))
    if has_begun and column.name.lower().startswith(_PAST):
        first = 1
    elif (
        not failed
        or _has_time_of_failure(sheet)
        or (column.name.lower().startswith("complet") and not places_called(state, _RUNNING))
    ):
        return []
    else:
        first = min(failed | ends) if ends else max(min(failed) - 1, 1)
    at_any_time = set() if has_begun else places_called(state, _ANY_TIME)
    return literals_at(state, {at for at in places if at >= first} - goes_on - at_any_time)


def _has_time_of_failure(sheet: Sheet) -> bool:
    return any(_FAILED & set(tokens(each.name)[:1]) for each in sheet.table.columns if is_temporal(each))
