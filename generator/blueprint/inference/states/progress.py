"""States in the order in which rows come to them, and those that end a row before its time."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from functools import lru_cache

from ...writing import is_one_of
from ..tables.sheet import Sheet, State, named
from ..words.vocabulary import data


@lru_cache(maxsize=1)
def order_of_words() -> dict[str, int]:
    """The rank of each word that says how far a row has come."""
    return {word: number for number, word in enumerate(data()["progress"]["order"].split())}


@lru_cache(maxsize=1)
def negative_words() -> frozenset[str]:
    return frozenset(data()["progress"]["negative"].split())


@lru_cache(maxsize=1)
def _implied() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for words, labels in data()["implies"].items():
        for word in words.split():
            found.setdefault(word, set()).update(labels.split())
    return {word: frozenset(labels) for word, labels in found.items()}


def implied_by(*words: str) -> frozenset[str]:
    """The labels, negative ones too, of which these verbs are true as well: what is rejected has been reviewed."""
    return frozenset(label for word in words for label in _implied().get(word, ()))


def joined(meaning: Sequence[str]) -> tuple[str, ...]:
    """The words of a value, and all of them as one: (checked, in, checked_in)."""
    found = (*meaning, "_".join(meaning))
    return (*found, "in_progress") if found[-1] == "progress" else found  # ``em andamento`` loses its preposition


def places_called(state: State, words: Set[str]) -> set[int]:
    """The places of the values that one of some words says."""
    return {place for place, (_, meaning) in enumerate(state.values) if words & set(joined(meaning))}


def literals_called(state: State, words: Set[str]) -> list[str]:
    """The values that one of some words says."""
    return literals_at(state, places_called(state, words))


def literals_at(state: State, places: Collection[int]) -> list[str]:
    """The values at some places of the list, in its order."""
    return [state.values[place][0] for place in sorted(places)]


def is_of(state: State, found: tuple[str, str]) -> bool:
    """True for a condition that a state is one of some values."""
    return found[0].startswith(f"{named(state.column)} ")


def state_of(sheet: Sheet, found: tuple[str, str]) -> State | None:
    """The state that a condition is of."""
    return next((each for each in sheet.states if is_of(each, found)), None)


def says_so(state: State, values: Sequence[str]) -> tuple[str, str]:
    """The condition that a state is one of some values, and why."""
    return is_one_of(named(state.column), values), f"set when {named(state.column)} says so"


def is_negative(meaning: Sequence[str]) -> bool:
    """True for a state that ends a row before its time."""
    return bool(negative_words().intersection(joined(meaning))) or _is_off(meaning) or _has_not_come(meaning)


_DONE_OFF = frozenset("signed dropped paid handed finished ticked checked picked lifted".split())
_DENIALS = frozenset("not niet nicht nie nao inte ikke nem".split())
_NOT_YET = frozenset(
    "start started begun open opened sent due required needed checked reviewed assigned planned scheduled known read paid".split()
)


def _is_off(meaning: Sequence[str]) -> bool:
    """True for what does not take place: ``rained_off``, ``weathered_off``."""
    return len(meaning) > 1 and meaning[-1] == "off" and meaning[0].endswith("ed") and meaning[0] not in _DONE_OFF


def _has_not_come(meaning: Sequence[str]) -> bool:
    """True for whom no one met: ``not_home``, ``did_not_finish``; what is not begun, sent or needed only waits."""
    said = meaning[1:] if meaning[:1] == ("did",) else meaning
    return len(said) > 1 and said[0] in _DENIALS and not _NOT_YET & set(said)


def rank_of(meaning: Sequence[str]) -> int | None:
    """How far a row in a state of that name has come; None where no word of it says."""
    ranks = [order_of_words()[word] for word in joined(meaning) if word in order_of_words()]
    return max(ranks, default=None)


_TWINS = {
    "rejected": "approved granted accepted upheld recognized certified funded eligible",
    "dismissed": "upheld granted approved accepted recognized",
    "non_compliant": "compliant",
    "not_compliant": "compliant",
    "failed": "passed successful success certified",
    "not_passed": "passed",
    "ineligible": "eligible",
    "disqualified": "qualified",
    "lost": "won awarded selected",
    "unsuccessful": "successful awarded",
}
"""What is decided against, and what it would have been otherwise: both come after the same steps."""
_DISPOSALS = frozenset(
    "collected claimed auctioned donated destroyed transferred adopted rehomed euthanized repatriated discharged deceased used disposed".split()
)
"""Ends of which a row has one: what no one collects is auctioned."""


def twins(meanings: Sequence[Sequence[str]]) -> dict[int, int]:
    """The places of labels by which something is decided against, each with the place of the label that is its opposite."""
    labels = [set(joined(meaning)) for meaning in meanings]
    found = {}
    for place, words in enumerate(labels):
        good = {word for bad in words & _TWINS.keys() for word in _TWINS[bad].split()}
        opposite = next((at for at, others in enumerate(labels) if good & others), None)
        if opposite is not None:
            found[place] = opposite
    return found


_IN_FORCE = frozenset("active in_force in_effect valid running ongoing".split())
_IS_OVER = frozenset("expires terminated lapsed revoked suspended paused blocked frozen dissolved".split())
"""Ends of what was in force before, where that is listed before them and is not what rows begin with."""


def were_in_force(meanings: Sequence[Sequence[str]]) -> dict[int, int]:
    """The places of labels by which what was in force is over, each with the place of that: what expired was active before."""
    found: dict[int, int] = {}
    for place, meaning in enumerate(meanings):
        if _IS_OVER & set(meaning):
            before = [at for at in range(1, place) if _IN_FORCE & set(joined(meanings[at]))]
            found |= {place: before[-1]} if before else {}
    return found


def exits_behind(meanings: Sequence[Sequence[str]]) -> dict[int, int]:
    """The places of labels that end a row badly, each with the place of the last step that such a row has been through: what is
    returned was shipped, and so it was confirmed."""
    found: dict[int, int] = {}
    for place, meaning in enumerate(meanings):
        if is_negative(meaning) and "cancelled" not in meaning:  # which is at any step
            steps = [at for at, other in enumerate(meanings) if not is_negative(other) and _implies(other, meaning)]
            found |= {place: max(steps)} if steps else {}
    return found


def _implies(step: Sequence[str], meaning: Sequence[str]) -> bool:
    return bool(implied_by(*joined(step)) & set(joined(meaning)))


def are_alternatives(meaning: Sequence[str], other: Sequence[str]) -> bool:
    """True for two ends of which a row has only one."""
    one, two = (_DISPOSALS.intersection(joined(each)) for each in (meaning, other))
    return bool(one and two) and one != two
