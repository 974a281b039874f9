"""How often rows have each of a column's few values: the usual state has most rows, what ends badly few.

Which state is the usual one depends on what the rows are. Things, people and contracts are mostly in use; what happens (orders,
visits, tickets) is mostly over, since a grown business has a history.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache

from ....schema.model import Column
from ..comments.values import Listed, default_literal
from ..tables.known import once
from ..tables.sheet import Sheet, is_temporal
from ..words.vocabulary import data, normal, tokens
from .labels import Meaning, is_known, standing
from .progress import are_alternatives, is_negative, joined, rank_of

_UNKNOWN_SEX = re.compile("u|x|n|o|0|9|unknown|unspecified|none", re.IGNORECASE)
_LENT = frozenset(
    "out active open loaned rented overdue outstanding borrowed on_loan picked_up collected handed_out handed_over".split()
)
_NOT_LENT = frozenset(
    "receipt invoice bill payment cheque check debit installment transaction sale order purchase".split()
)
_INTERRUPTED = frozenset("suspended on_leave frozen inactive interrupted paused".split())
_CARRIED = frozenset("delivered shipped dispatched transit sold".split())
_NAMED = frozenset(
    tuple(each.split())
    for each in "name|first name|last name|full name|company name|serial|serial number|plate|license plate|plate number|vin|email".split(
        "|"
    )
)


def weights_of(sheet: Sheet, column: Column, listed: Listed, is_state: bool) -> list[int]:
    """Whole weights of listed values, in their order."""
    best = _most_frequent(sheet, column, listed, is_state)
    if best is None:
        return [max(1, len(listed.values) - index) for index in range(len(listed.values))]
    weights = [1 if is_negative(meaning) else 2 for meaning in listed.meanings]
    if is_state and is_contract_table(sheet) and standing("labels") & set(joined(listed.meanings[best])):
        ends = [place for place, meaning in enumerate(listed.meanings) if ends_well(meaning) and place != best]
        weights = [4 if place in ends[:1] else weight for place, weight in enumerate(weights)]
    weights[best] = 0
    weights[best] = max(3, sum(weights) * (3 if max(weights, default=0) < 4 else 2))
    return weights


_KEPT = frozenset("fresh frozen chilled dried smoked".split())


def _most_frequent(sheet: Sheet, column: Column, listed: Listed, is_state: bool) -> int | None:
    """The place of the value that most rows have; None where nothing says more than the order of the list."""
    default = default_literal(column)
    by_default = listed.values.index(default) if default in listed.values else None
    labels = [set(joined(meaning)) for meaning in listed.meanings]
    words = {word for each in labels for word in each}
    is_lent = any(_LENT & {meaning[-1], "_".join(meaning)} for meaning in listed.meanings) and not _CARRIED & words
    is_lent &= not _NOT_LENT & set(sheet.words[-1:])  # a debit that was collected comes back, and what was sold
    if "returned" in words and is_lent:
        return _first_with({"returned"}, labels)  # what was lent is back; what is out for delivery was not
    if _UNKNOWN_SEX.fullmatch(str(default)) and {"sex", "gender"} & set(tokens(column.name)):
        return None
    if not is_state:
        is_of_goods = bool(_KEPT & words)  # fresh, frozen or live: none of these is what all come to
        return by_default if by_default is not None or is_of_goods else _called_usual(labels)
    return _usual_state(sheet, listed, labels, by_default)


def _usual_state(sheet: Sheet, listed: Listed, labels: Sequence[set[str]], by_default: int | None) -> int | None:
    """The place of the state that most rows are in, by what the rows of the table are."""
    if _is_contest(sheet, set().union(*labels)):
        return _first_with(standing("lost"), labels)
    if is_standing(sheet):
        return _in_use(sheet, listed, labels, by_default)
    return _come_to_its_end(sheet, listed, labels, by_default)


def _is_contest(sheet: Sheet, labels: set[str]) -> bool:
    """True for what many want and few get."""
    is_called_so = bool(set(sheet.words[-1:]) & _words("contests"))
    return is_called_so and bool(standing("won") & labels and standing("lost") & labels)


def _first_with(wanted: Set[str], labels: Sequence[set[str]]) -> int:
    return next(place for place, each in enumerate(labels) if wanted & each)


def _called_usual(labels: Sequence[set[str]]) -> int | None:
    usual = data()["progress"]["usual"].split()
    return next((place for word in usual for place, each in enumerate(labels) if word in each), None)


# ---- what stays ------------------------------------------------------------------------------------------------------------


@once
def is_standing(sheet: Sheet) -> bool:
    """True for tables of things, people and contracts, and those whose rows have names, unless they are called as what happens."""
    last = set(sheet.words[-1:])
    if last & _words("tables"):
        return True
    return not last & _passing() and any(
        not each.nullable and each.type.is_text and sheet.tokens(each) in _NAMED for each in sheet.table.columns
    )


@lru_cache(maxsize=1)
def _passing() -> frozenset[str]:
    """What tables are called whose rows happen."""
    within = data()["within"]
    listed = (within["passing"], within["settled"], within["leads"], data()["registrations"]["tables"])
    return frozenset(normal(each)[-1] for text in listed for each in text.split())


@lru_cache(maxsize=8)
def _words(name: str) -> frozenset[str]:
    return frozenset(normal(each)[-1] for each in standing(name))


def _lasting(labels: Sequence[set[str]]) -> list[int]:
    """The places of labels that last, those on the way to them only where there are no others."""
    lasts = [place for place, each in enumerate(labels) if each & standing("labels")]
    return [place for place in lasts if not labels[place] & _ON_THE_WAY] or lasts


_ON_THE_WAY = frozenset("published approved confirmed released issued".split())
"""What is in force later, where a list says so."""


def is_contract_table(sheet: Sheet) -> bool:
    """True for tables of contracts, which are in force for a time."""
    return bool(set(sheet.words[-1:]) & _words("contracts"))


def _in_use(sheet: Sheet, listed: Listed, labels: Sequence[set[str]], by_default: int | None) -> int:
    """What is in use or valid; the label that is called as the rows are; else the first that neither begins nor ends a row."""
    own = set(sheet.words[-1:])
    # a shelter's animals leave it so
    called = [place for each in ({"adopted"}, own) for place, words in enumerate(labels) if words & each]
    lasts = _lasting(labels)
    if not called and _are_left(own, lasts, listed, labels):
        return _come_to_its_end(sheet, listed, labels, by_default) or 0
    for places in (called, lasts, _steady(listed, labels)):
        if places:
            return by_default if by_default in places and places is not called else places[0]
    return by_default or 0


_LEAVES = frozenset("delivered sold closed completed".split())
_SCHEDULED, _ENDED = frozenset(("scheduled", "upcoming")), frozenset(("end", "finished", "completed"))
_HANDLED = frozenset("document item material".split())  # things that come in, and are seen to


def _are_left(own: Set[str], lasts: Sequence[int], listed: Listed, labels: Sequence[set[str]]) -> bool:
    """True where no label is in force for good, and rows go on from it or are handled: confirmed, and then completed."""
    is_in_force = any(not labels[place] & _ON_THE_WAY for place in lasts)
    is_left = any(_LEAVES & label for place in lasts[:1] for label in labels[place + 1 :])
    if _SCHEDULED & labels[0] and any(map(_ENDED.intersection, labels)):
        return True  # a lesson takes place and is over
    return not is_in_force and (is_left or _are_handled(own, listed, labels))


def _are_handled(own: Set[str], listed: Listed, labels: Sequence[set[str]]) -> bool:
    """True for things to which something happens until they are done with: parcels are delivered."""
    is_left = own & _HANDLED or any(_LEAVES & label for label in labels)
    return bool(is_left) and (_begins(labels[0]) or not is_known(listed.meanings[0]))


def _steady(listed: Listed, labels: Sequence[set[str]]) -> list[int]:
    """The places of labels that neither begin nor end a row; an open shop is in use."""
    return [
        place
        for place, meaning in enumerate(listed.meanings)
        if not (is_negative(meaning) or (_begins(labels[place]) and "open" not in labels[place]))
    ]


def ends_well(meaning: Meaning) -> bool:
    """True for a label that rows come to as they should."""
    return (
        bool(standing("ends") & set(joined(meaning)))
        and not is_negative(meaning)
        and not {"not", "partial"} & set(meaning)
    )


# ---- what happens ----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _initial() -> frozenset[str]:
    return frozenset(data()["progress"]["initial"].split())


def _begins(label: Set[str]) -> bool:
    """True for a label that rows begin with; who is ``clocked_out`` does not only go out."""
    return bool(_initial() & label) and not (len(label) > 1 and _initial() & label == {"out"})


def _is_aside(place: int, listed: Listed) -> bool:
    """True for what comes after all is done, and for what is done once more: ``redyed`` beside ``dyed``."""
    meaning = listed.meanings[place]
    again = [str(value).lower() for value in listed.values]
    own = again[place]
    return bool(standing("after") & set(joined(meaning))) or (own.startswith("re") and own[2:].strip("_-") in again)


def _come_to_its_end(sheet: Sheet, listed: Listed, labels: Sequence[set[str]], by_default: int | None) -> int | None:
    """The last good end of the list, but for what comes after all is done; else the state that rows come to in the end."""
    in_force = [place for place, each in enumerate(labels) if _is_in_force(sheet, each, labels)]
    if by_default in in_force:
        return by_default
    ends = _good_ends(listed)
    if ends:
        return _or_with_time(_or_later(_last_of(ends, listed), listed, labels), sheet, listed)
    if in_force:
        return in_force[0]
    is_left = by_default is not None and (_is_left(by_default, listed) or _has_steps(sheet, by_default, listed))
    if by_default is not None and not _begins(labels[by_default]) and not is_left:
        return by_default
    good = [place for place in _good_steps(listed) if not (is_left and place == by_default)]
    return _furthest(listed, labels, good)


def _or_with_time(place: int, sheet: Sheet, listed: Listed) -> int:
    """A state, or where no word of it is known the last good one that the row has a time of: ``collected_on``, and none of what follows."""
    good = (each for each in _good_steps(listed) if not _begins(set(joined(listed.meanings[each]))))
    timed = [each for each in good if set(listed.meanings[each]) <= _step_words(sheet)]
    return timed[-1] if timed and place not in timed and rank_of(listed.meanings[place]) is None else place


def _is_in_force(sheet: Sheet, label: Set[str], labels: Sequence[set[str]]) -> bool:
    """True for a DEFAULT that lasts, of what may be interrupted and is no visit or order: who studies does so for years."""
    lasts = bool(label & (standing("labels") - _ON_THE_WAY)) and not _begins(label)
    return lasts and any(_INTERRUPTED & each for each in labels) and not set(sheet.words[-1:]) & _passing()


def _good_ends(listed: Listed) -> list[int]:
    """The places of labels that rows come to as they should."""
    # what is reported begins an incident, and ends the work of a laboratory
    return [
        place
        for place, meaning in enumerate(listed.meanings)
        if ends_well(meaning) or (place and meaning == ("reported",))
    ]


def _good_steps(listed: Listed) -> list[int]:
    """The places of labels that rows come to when all goes well, in their order."""
    return [
        place for place, meaning in enumerate(listed.meanings) if not (is_negative(meaning) or _is_aside(place, listed))
    ]


def _is_left(default: int, listed: Listed) -> bool:
    """True for a first label that rows have by DEFAULT and leave: others are of a higher rank."""
    rank = rank_of(listed.meanings[default])
    ranks = [rank_of(meaning) for meaning in listed.meanings[1:] if not is_negative(meaning)]
    return not default and rank is not None and any(other is not None and other > rank for other in ranks)


def _has_steps(sheet: Sheet, default: int, listed: Listed) -> bool:
    """True for a first label that rows have by DEFAULT and leave by steps that the table has times of: what is quoted is ``erected_on``
    some day."""
    steps = _step_words(sheet)
    later = [meaning for meaning in listed.meanings[1:] if not is_negative(meaning)]
    return not default and any(set(meaning) <= steps for meaning in later)


def _step_words(sheet: Sheet) -> set[str]:
    """The words of the times of a table that are not in all rows."""
    times = (each for each in sheet.table.columns if each.nullable and is_temporal(each))
    return {word for each in times for word in tokens(each.name)}


_SENT = frozenset("shipped dispatched sent transit in_transit".split())


@lru_cache(maxsize=1)
def _final() -> frozenset[str]:
    """Ends behind which nothing is expected of most rows; what is filled with something is emptied."""
    return frozenset(data()["progress"]["final"].split()) - {"filled"}


_VERDICTS = frozenset("good ok passed success successful compliant conforming satisfactory".split())


def _or_later(end: int, listed: Listed, labels: Sequence[set[str]]) -> int:
    """An end, or what is listed last of all that is good, where rows only go through that end: arrived, catalogued, on the shelf;
    loaded, moved, unloaded. A list that begins with an end has no order: passed, with remarks."""
    if not end or (_final() | _VERDICTS) & labels[end] or ends_well(listed.meanings[0]):
        return end
    later = [place for place in range(end + 1, len(listed.meanings)) if _is_later(place, end, listed, labels)]
    steps = [end, *later]
    return steps[-2:][0] if _may_end_badly(steps, listed) else steps[-1]


def _is_later(place: int, end: int, listed: Listed, labels: Sequence[set[str]]) -> bool:
    """True for a step that rows go on to from an end, and do not end with instead."""
    if "received" in labels[place] and any(map(_SENT.intersection, labels[:place])):
        return True  # by whom it was sent to
    meaning = listed.meanings[place]
    is_other_end = is_negative(meaning) or are_alternatives(listed.meanings[end], meaning)
    # where what ends badly is listed before the end, so may be what is behind it
    is_other_end |= not is_known(meaning) and any(map(is_negative, listed.meanings[:end]))
    return not (is_other_end or _is_aside(place, listed) or _begins(labels[place]))


def _furthest(listed: Listed, labels: Sequence[set[str]], good: Sequence[int]) -> int:
    """The state that rows come to in the end, where nothing is called one: the last of the list, if the steps of which it is known how
    far a row has come are listed in that order; else the one of the highest rank."""
    begun = [place for place in good if not _begins(labels[place])]
    later = [place for place in begun if not _INTERRUPTED & labels[place]] or begun
    ranks = {place: rank for place in good if (rank := rank_of(listed.meanings[place])) is not None}
    if later and _are_in_order(list(ranks.values())):
        return later[-2:][0] if _may_end_badly(later, listed) else _first_alike(later, listed)
    return max(ranks.keys() & later or later or good or [0], key=lambda place: (ranks.get(place, 0), place))


def _first_alike(later: Sequence[int], listed: Listed) -> int:
    """The last of the places, or the first whose label has the same last word: ``ruling_made`` before ``order_made``."""
    last = listed.meanings[later[-1]]
    return next(
        place for place in later if place == later[-1] or listed.meanings[place][1:][-1:] == last[1:][-1:] != ()
    )


def _may_end_badly(later: Sequence[int], listed: Listed) -> bool:
    """True where the last label says nothing known and no other ends badly: most lists have one that does, and have it last."""
    last = later[-1]
    return not is_known(listed.meanings[last]) and not any(map(is_negative, listed.meanings))


def _are_in_order(ranks: Sequence[int]) -> bool:
    """True unless every other pair is listed the other way round."""
    pairs = [(one, two) for place, one in enumerate(ranks) for two in ranks[place + 1 :]]
    return sum(one > two for one, two in pairs) * 2 < max(len(pairs), 1)


def _last_of(ends: Sequence[int], listed: Listed) -> int:
    """The end that rows come to last: by the order of the list, unless rows begin with what is listed behind; by ranks then."""
    begins = [
        place
        for place in range(len(listed.meanings))
        if place not in ends and _begins(set(joined(listed.meanings[place])))
    ]
    if not begins or begins[-1] < ends[-1]:
        last = listed.meanings[ends[-1]]
        return next(place for place in ends if place == ends[-1] or are_alternatives(listed.meanings[place], last))
    return max(ends, key=lambda place: rank_of(listed.meanings[place]) or 0)
