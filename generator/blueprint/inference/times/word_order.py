"""In which order the times of a row are, by their words: whoever adds a column to a table writes it behind those that are there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, permutations

from ....schema.model import Column
from ..states.conditions import condition_of
from ..states.progress import is_negative, order_of_words, state_of
from ..states.reached import literals_in
from ..tables.clock import part_of
from ..tables.sheet import Sheet, bare, named
from ..words.vocabulary import data, normal, tokens
from .spans import PLANNED, Span
from .spoken_lengths import looks_ahead
from .stages import is_audit

Order = tuple[int, int]
"""The places of two columns, of which the first comes before the second."""
_ENDS = 93  # from which part on steps end a row before its time
_PARTICLES = ("over", "up", "back", "out")
_ENDED = 85
_NEAR = 2  # how many steps of a process apart two are of which that is said: what lies between them says the rest, where it is there
_PAIRS = {"checked": ("in", "out"), "out": ("for",)}


def in_order(sheet: Sheet, columns: Sequence[Column], spans: Sequence[Span]) -> list[Column]:
    """Times in the order in which they come to their row: as the states of the row are listed, as their words say, and as the columns are
    where these say nothing. Nothing new is put between the start and the end of one of the ``spans``."""
    known = orders(sheet, columns)
    for span in spans:
        if span.planned is not None and span.planned.start in columns:  # whatever is planned is so before it happens
            _add(known, iter([(columns.index(span.planned.end), columns.index(span.start))]))
    units = [[columns.index(each.start), columns.index(each.end)] for each in spans]
    units += [[place] for place in range(len(columns)) if not any(place in each for each in units)]
    found: list[int] = []

    def place(unit: list[int], waiting: Sequence[list[int]]) -> None:
        """Put a unit behind all that come before it."""
        if unit[0] not in found and unit not in waiting:
            for each in units:
                if each is not unit and (each[-1], unit[0]) in known:
                    place(each, (*waiting, unit))
            found.extend(sorted(unit))

    units.sort(key=min)
    for unit in units:
        place(unit, ())
    return [columns[each] for each in _with_inner(found, units)]


def _with_inner(found: list[int], units: Sequence[Sequence[int]]) -> list[int]:
    """The places, with the columns that were written between the start and the end of a span there again."""
    for first, *rest in units:
        for end in rest:
            low, high = sorted((first, end))
            inner = [each for each in found if low < each < high]
            kept = [each for each in found if each not in inner]
            at = kept.index(low) + 1
            found = kept[:at] + inner + kept[at:]
    return found


def orders(sheet: Sheet, columns: Sequence[Column]) -> set[Order]:
    """The pairs of columns whose order more is known of than how they are written; none of them contradicts another."""
    steps = [_step(sheet, each) for each in columns]
    known: set[Order] = set()
    for source in (_by_states(sheet, columns, steps), _by_chains(columns, steps)):
        _add(known, source)
    by_parts = [*_by_parts(columns, steps)]
    turned = sum(first > second for first, second in known.union(by_parts))
    if turned > 1 and 2 * turned > len(known.union(by_parts)):  # not written down as it happens
        for source in (iter(by_parts), _by_need(columns), _by_progress(steps)):
            _add(known, source)
    return known


def said_orders(sheet: Sheet, columns: Sequence[Column]) -> set[Order]:
    """The pairs of which words or states say the order, those of verbs too whose place is the same everywhere."""
    found = orders(sheet, columns)
    _add(found, _by_parts(columns, [_step(sheet, each) for each in columns]))
    return found


def _add(known: set[Order], pairs: Iterator[Order]) -> None:
    """Add those pairs that contradict none of the known ones, and what follows from them."""
    for first, second in pairs:
        if first == second or (second, first) in known or (first, second) in known:
            continue
        before = {first, *(one for one, other in known if other == first)}
        behind = {second, *(other for one, other in known if one == second)}
        known.update((one, other) for one in before for other in behind)


def _step(sheet: Sheet, column: Column) -> str:
    """The word of what happens to a row at a time; empty where none is known, where it is of something else than the row (``scoring_start``),
    planned, or only says who wrote the row."""
    words = [each for each in bare(tokens(column.name)) if each not in sheet.words]
    if is_audit(column) or looks_ahead(column) or PLANNED & set(words):
        return ""
    return _step_of_pair(words) or _last_step(words)


def _step_of_pair(words: Sequence[str]) -> str:
    """The step of a verb that means another one with its particle: of ``checked`` with ``out``; empty where there is none."""
    found = (f"{word}_{end}" for word, ends in _PAIRS.items() for end in ends if {word, end} <= set(words))
    return next(found, "")


def _last_step(words: Sequence[str]) -> str:
    """The last of words that are all steps; empty where one of them says more."""
    words = [each for each in words if each not in _PARTICLES]
    known = [each for each in words if each in _steps() or each in order_of_words()]
    return known[-1] if known and len(known) == len(words) else ""


@lru_cache(maxsize=1)
def _chains() -> list[list[frozenset[str]]]:
    """The steps of each process, each with the words that it may be called by."""
    return [
        [frozenset(_read(word) for word in step.split()) for step in chain.split(">")]
        for chain in data()["order"]["chains"]
    ]


def _read(word: str) -> str:
    return word if "_" in word else normal(word)[0]


@lru_cache(maxsize=1)
def _steps() -> frozenset[str]:
    return frozenset(word for chain in _chains() for step in chain for word in step)


@lru_cache(maxsize=1)
def _pairs() -> frozenset[tuple[str, str]]:
    """The pairs of words that are in that order in a process."""
    return frozenset(
        (first, second)
        for chain in _chains()
        for at, before in enumerate(chain)
        for behind in chain[at + 1 : at + 1 + _NEAR]
        for first in before
        for second in behind
    )


@lru_cache(maxsize=1)
def _follow() -> frozenset[tuple[str, str]]:
    """The pairs of words that are in that order in a process, and in the other one in none."""
    return frozenset(pair for pair in _pairs() if (pair[1], pair[0]) not in _pairs())


def _by_states(sheet: Sheet, columns: Sequence[Column], steps: Sequence[str]) -> Iterator[Order]:
    """As the first labels are listed in which the times are set, but for those that end a row before its time."""
    if not sheet.states:
        return
    places = {
        f"{named(state.column)} {literal}": place
        for state in sheet.states
        for place, (literal, meaning) in enumerate(state.values)
        if not is_negative(meaning)
    }
    first = [_first_label(sheet, each) if step else ("", "") for each, step in zip(columns, steps, strict=True)]
    for one, other in combinations(range(len(columns)), 2):
        if first[one][0] != first[other][0]:
            continue
        ranks = places.get(" ".join(first[one])), places.get(" ".join(first[other]))
        if ranks[0] is not None and ranks[1] is not None and ranks[0] != ranks[1]:
            yield (one, other) if ranks[0] < ranks[1] else (other, one)


def _first_label(sheet: Sheet, column: Column) -> tuple[str, str]:
    """The column of a state and its first label in which a time is set; empty where none says so."""
    found = condition_of(sheet, column, tokens(column.name)) if column.nullable else None
    state = state_of(sheet, found) if found is not None else None
    if found is None or state is None or found[0].startswith("NOT"):
        return "", ""
    inside = set(literals_in(found[0]))
    return named(state.column), next((literal for literal, _ in state.values if literal in inside), "")


def _by_need(columns: Sequence[Column]) -> Iterator[Order]:
    """What all rows have comes before what they may have."""
    needed = [_is_first_of_row(each) for each in columns]
    for first, second in permutations(range(len(columns)), 2):
        if needed[first] and columns[second].nullable:
            yield first, second


def _is_first_of_row(column: Column) -> bool:
    words = tokens(column.name)
    return not column.nullable and not looks_ahead(column) and not is_audit(column) and (part_of(words) or 0) < _ENDED


def _by_chains(columns: Sequence[Column], steps: Sequence[str]) -> Iterator[Order]:
    """As processes go on; but for a row that is received first: an order, which is ready later."""
    for first, second in combinations(range(len(steps)), 2):
        if (steps[first], steps[second]) in _follow():
            yield first, second
        elif (steps[second], steps[first]) in _follow() and not (
            not first and steps[first] == "received" and not columns[first].nullable and columns[second].nullable
        ):
            yield second, first


def _by_parts(columns: Sequence[Column], steps: Sequence[str]) -> Iterator[Order]:
    """As the verbs say whose place is the same everywhere."""
    anywhere = set(data()["verbs"]["any"].split())
    words = [tokens(each.name) for each in columns]
    parts = [
        None if not step or anywhere & set(each) else part_of(each) for each, step in zip(words, steps, strict=True)
    ]
    for first, second in combinations(range(len(columns)), 2):
        one, other = parts[first], parts[second]
        is_either = {(steps[first], steps[second]), (steps[second], steps[first])} <= _pairs()
        if one is not None and other is not None and one != other and max(one, other) < _ENDS and not is_either:
            yield (first, second) if one < other else (second, first)


def _by_progress(steps: Sequence[str]) -> Iterator[Order]:
    """As far as a row has come that is in a state called so."""
    ranks = [order_of_words().get(each) for each in steps]
    for first, second in combinations(range(len(steps)), 2):
        one, other = ranks[first], ranks[second]
        if one is not None and other is not None and one != other:
            yield (first, second) if one < other else (second, first)
