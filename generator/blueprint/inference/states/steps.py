"""Steps of a row that no label is called like: a time lies between those of its neighbours, whoever works on a row is known once it
has left the states that rows begin in.

People write the times of a row down in the order in which rows come to its states; where a label is left over between those that
other times are called like, the time is of that one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ....schema.model import Column
from ...writing import is_one_of
from ..comments.values import default_literal
from ..tables.clock import part_of
from ..tables.sheet import Sheet, State, is_temporal, named, referring
from ..words.roots import common_root
from ..words.vocabulary import data, tokens
from .alike import alike_labels, telling_words
from .alike_flags import without_table
from .frequency import is_standing
from .labels import standing
from .presence import Condition
from .progress import (
    exits_behind,
    is_negative,
    is_of,
    joined,
    literals_at,
    negative_words,
    rank_of,
    says_so,
    state_of,
    twins,
)
from .reached import literals_in

Conditions = Callable[[Sheet, Column], Condition | None]
"""The condition of a column by what it is called."""

_NO_STEP = frozenset(
    """created updated deleted last next first valid until to due deadline planned scheduled expected estimated requested birth born since from
    door alarm reminder warranty guarantee review_due original effective target promised""".split()
)
_WORKERS = frozenset(
    """employee staff worker technician mechanic agent officer clerk caseworker advisor adviser consultant inspector examiner reviewer assessor evaluator
    adjuster handler operator engineer driver nurse doctor veterinarian vet lawyer judge referee auditor specialist volunteer coordinator counsellor counselor
    therapist craftsman contractor crew tradesman instructor supervisor dispatcher courier surveyor investigator detective librarian notary broker underwriter""".split()
)
_CUSTOMERS = frozenset(
    "customer client patient member account company contact guest supplier user owner tenant student".split()
)


def by_order(sheet: Sheet, column: Column, condition: Conditions) -> Condition | None:
    """The states of a time that no label is called like, by its place among the other times of the row."""
    state = machine_of(sheet) if _is_step(column) else None
    if state is None or has_reason(sheet, column):
        return None
    before, after = _neighbours(sheet, column, state, condition)
    start = _first_left_over(state, before, after, _rank_among_unnamed(sheet, column, condition))
    meanings = [meaning for _, meaning in state.values]
    refused = exits_behind(meanings) | twins(meanings)
    places = {place for place, (literal, _) in enumerate(state.values) if any(literal in each for each in after)}
    places |= {place for place in _path(state) if place >= start}
    places |= {place for place, good in refused.items() if start <= good and place > _path(state)[0]}
    if not 0 < len(places) < len(state.values):
        return None
    values = literals_at(state, places)
    return is_one_of(named(state.column), values), f"set from that step of {named(state.column)} on"


def has_reason(sheet: Sheet, column: Column) -> bool:
    """True for a time with a reason of its own: what it is called ends a row, at any step."""
    telling = without_table(sheet, telling_words(column))
    own = [word for word in telling if not any(common_root(word, each) for each in sheet.words[-1:])]
    reasons = map(telling_words, sheet.called({"reason"}))
    return any(common_root(word, other) for words in reasons for word in words for other in own)


def _is_step(column: Column) -> bool:
    """True for a time that may be of a step, by its words: not planned, and not what ends a row before its time."""
    words = tokens(column.name)
    is_time = column.nullable and is_temporal(column)
    return is_time and not (set(words) & (_NO_STEP | negative_words())) and (part_of(words) or 50) < 95


def _path(state: State) -> list[int]:
    """The places of the labels that do not end a row before its time."""
    return [place for place, (_, meaning) in enumerate(state.values) if not is_negative(meaning)]


def is_between_steps(sheet: Sheet, column: Column, condition: Conditions) -> bool:
    """True for a time between two others whose states are known by what they are called, with labels left over between these."""
    state = machine_of(sheet)
    if state is None:
        return False
    before, after = _neighbours(sheet, column, state, condition)
    passed = max((_first(state, each) for each in before), default=len(state.values))
    coming = min((_first(state, each) for each in after), default=0)
    return passed + 1 < coming


def _rank_among_unnamed(sheet: Sheet, column: Column, condition: Conditions) -> int:
    """How many times that no label is called like are written right before a time, behind the last one that one is."""
    rank = 0
    for other in reversed(sheet.table.columns[: sheet.table.columns.index(column)]):
        if not other.nullable or not is_temporal(other):
            continue
        if not _is_step(other) or condition(sheet, other) is not None:
            break
        rank += 1
    return rank


def _first_left_over(state: State, before: list[list[str]], after: list[list[str]], rank: int) -> int:
    """The first place that is left over between the states of the times before and after, of several the one of this ``rank``; where
    none is, that of the time after, or the last one."""
    path = _path(state)
    passed = max((_first(state, each) for each in before), default=path[0])
    coming = min((_first(state, each) for each in after), default=len(state.values))
    free = [place for place in path if passed < place < coming]
    if free:
        return free[min(rank, len(free) - 1)]
    return path[-1] if coming == len(state.values) else coming


_OF_ANOTHER = frozenset("alarm payment sync email sms notification billing print export import health backup".split())
"""What a state is called that is not the row's own: ``alarm_status`` beside the times of a job."""


def machine_of(sheet: Sheet) -> State | None:
    """The state of a row that begins in its first label and goes through others."""
    for state in sheet.states if not is_standing(sheet) or _opens(sheet) else ():
        if _OF_ANOTHER & set(sheet.tokens(state.column)):
            continue
        path = [meaning for _, meaning in state.values if not is_negative(meaning)]
        if (
            len(path) > 1
            and len(state.values) > 2
            and not state.column.nullable
            and (_begins(state, 0) or _begins_by_time(sheet, state) or bool(_AT_WORK & set(joined(path[0]))))
        ):
            return state
    return None


def _opens(sheet: Sheet) -> bool:
    """True where rows that stay are prepared before they are in use; what ends them comes at any time then."""
    initial = set(data()["progress"]["initial"].split())
    return any(initial & set(joined(state.values[0][1])) for state in sheet.states)


def _begins(state: State, place: int) -> bool:
    """True for the label that rows begin with: by its word, or the first one, where it is the DEFAULT."""
    literal, meaning = state.values[place]
    if set(data()["progress"]["initial"].split()) & set(joined(meaning)):
        return True
    if place or standing("labels") & set(joined(meaning)):
        return False
    rank, others = rank_of(meaning), [rank_of(other) for _, other in state.values[1:] if not is_negative(other)]
    is_lowest = rank is not None and all(other is None or other > rank for other in others)
    return is_lowest or literal.strip("'") == str(default_literal(state.column))


def _begins_by_time(sheet: Sheet, state: State) -> bool:
    """True where the time at which each row begins is called like the first label: ``fecha_notificacion`` of what is ``notificada``."""
    times = (each for each in sheet.table.columns if is_temporal(each) and not each.nullable)
    return any(alike_labels(state, telling_words(each)) == {0} for each in times)


def _neighbours(
    sheet: Sheet, column: Column, state: State, condition: Conditions
) -> tuple[list[list[str]], list[list[str]]]:
    """The literals of the states in which the times before and after a column are set, but for those of side exits."""
    sides: tuple[list[list[str]], list[list[str]]] = ([], [])
    place = sheet.table.columns.index(column)
    for at, other in enumerate(sheet.table.columns):
        if other is column or not other.nullable or not is_temporal(other):
            continue
        found = condition(sheet, other)
        literals = literals_in(found[0]) if found is not None else []
        if found is None or not found[0].startswith(named(state.column)) or _is_side(state, literals):
            continue
        sides[at > place].append(literals)
    return sides


def _is_side(state: State, literals: list[str]) -> bool:
    return all(is_negative(meaning) for literal, meaning in state.values if literal in literals)


def _first(state: State, literals: list[str]) -> int:
    return min((place for place in _path(state) if state.values[place][0] in literals), default=len(state.values))


def once_issued(sheet: Sheet, column: Column) -> Condition | None:
    """What is counted from a date of the row is not set while it is only written down."""
    for state in sheet.states if column.nullable else ():
        written = [literal for literal, meaning in state.values if standing("written") & set(meaning)]
        is_settled = any("paid" in meaning for _, meaning in state.values)  # by amounts, which come after the times
        if written and not is_settled:
            return f"NOT ({is_one_of(named(state.column), written)})", f"not set while {named(state.column)} says so"
    return None


def of_stage(sheet: Sheet, stage: tuple[str, ...], *, is_end: bool) -> Condition | None:
    """The states in which a stage has begun or is over, by the label that is called like it: while it runs only the start is set
    (``running``), where the label says that it is done (``prepared``) both are."""
    state = machine_of(sheet)
    places = alike_labels(state, stage) if state is not None else set()
    if state is None or not places:
        return None
    first = min(places)
    goes_on = any(word.endswith("ing") or word in _GOES_ON for word in state.values[first][1])
    path = [place for place in _path(state) if place >= first + (is_end and goes_on)]
    if not 0 < len(path) < len(state.values):
        return None
    values = [state.values[place][0] for place in path]
    return says_so(state, values)


def with_later(
    sheet: Sheet, column: Column, found: Condition, later: Sequence[tuple[Column, Condition | None]]
) -> Condition:
    """The condition of a step, and the states of ``later`` steps that rows come to sooner than to its own: a quote was received before
    what comes of it is approved, whatever label its name is like."""
    state = state_of(sheet, found)
    if state is None or _ends_badly(state, column, found):
        return found
    places = {literal: place for place, (literal, _) in enumerate(state.values)}
    own = set(literals_in(found[0])) & places.keys()
    sooner = _literals_of(state, later)
    if not sooner or min(places[each] for each in sooner) >= min(places[each] for each in own):
        return found
    both = [literal for literal, _ in state.values if literal in own | sooner]
    return (is_one_of(named(state.column), both), found[1]) if len(both) < len(state.values) else found


def _literals_of(state: State, steps: Sequence[tuple[Column, Condition | None]]) -> set[str]:
    """The literals of a state in which steps are set that do not end a row before its time."""
    good = [found for column, found in steps if found is not None and not _ends_badly(state, column, found)]
    known = {literal for literal, _ in state.values}
    return {literal for found in good for literal in literals_in(found[0])} & known


def _ends_badly(state: State, column: Column, found: Condition) -> bool:
    """True for what ends a row before its time, by its words or because it is only set in states that do; and for what another column
    says."""
    if is_negative(tokens(column.name)) or not is_of(state, found):
        return True
    literals = set(literals_in(found[0]))
    return all(is_negative(meaning) for literal, meaning in state.values if literal in literals)


_GOES_ON = frozenset("in_progress ongoing progress active".split())
_AT_WORK = frozenset("running processing in_progress".split())


# ---- people ----------------------------------------------------------------------------------------------------------------


def works_on(sheet: Sheet, column: Column, assigned: Conditions) -> Condition | None:
    """The condition that someone works on a row: a reference to those who do is set once the row has left where it began.
    ``assigned`` is the condition that it was assigned, where a state says so."""
    link = sheet.link(column)
    is_assigned = any(_ASSIGNED & set(meaning) for state in sheet.states for _, meaning in state.values)
    is_named = link is None and column.type.is_text and bool(_WORKERS & set(tokens(column.name)[-1:]))
    if not column.nullable or not (is_named or (link is not None and _works(sheet, column, link.parent, is_assigned))):
        return None
    found = assigned(sheet, column) if is_assigned else None
    state = machine_of(sheet)
    return found if found is not None or state is None else _has_moved_on(state)


def _works(sheet: Sheet, column: Column, parent: str, is_assigned: bool) -> bool:
    """True for a reference to those who work on a row."""
    is_worker = _is_worker(sheet, column, parent) or (is_assigned and _is_assigned_to(sheet, column, parent))
    return parent != sheet.name and is_worker


def _has_moved_on(state: State) -> Condition:
    """The condition that a row has left the labels that rows begin in: the first, and those behind it by whose words rows begin, too,
    but for a row that is written first, since what is open once it was written is staffed."""
    is_written = bool(standing("written") & set(joined(state.values[0][1])))
    first = 1
    while first < len(state.values) and not is_written and _begins(state, first):
        first += 1
    begins = [literal for literal, _ in state.values[:first]]
    return f"NOT ({is_one_of(named(state.column), begins)})", f"known once {named(state.column)} has moved on"


_ASSIGNED = frozenset(("assigned", "allocated", "dispatched"))
_ASSETS = frozenset("vehicle truck van car crew team squad machine bay dock room ambulance boat".split())
_OF_PEOPLE = frozenset(
    ("first name", "phone", "mobile", "hired", "license number", "birth date", "salary", "hour rate")
)


def _is_assigned_to(sheet: Sheet, column: Column, parent: str) -> bool:
    """True for a reference to people, teams or vehicles other than customers, in a table whose rows are assigned."""
    words = {*tokens(parent), *tokens(column.name)}
    if words & _CUSTOMERS or "by" in tokens(column.name):
        return False
    other = sheet.sheets.get(parent)
    called = {" ".join(other.tokens(each)) for each in other.table.columns} if other is not None else set()
    return bool(words & _ASSETS) or bool(_OF_PEOPLE & called)


def _is_worker(sheet: Sheet, column: Column, parent: str) -> bool:
    """True for a reference to people who work on rows: they are called so, or other columns say what they did."""
    if {*tokens(parent), *tokens(column.name)} & _WORKERS:
        return True
    if set(tokens(parent)[-1:]) & _CUSTOMERS:
        return False
    other = sheet.sheets.get(parent)
    return other is not None and any("by" in tokens(each.name)[1:] for _, each, _ in referring(other))
