"""What is known only when a row is over: results, ratings, what it cost; and how far a row has come in percent."""

from __future__ import annotations

from ....schema.model import Column
from ...writing import is_one_of
from ..columns.capacity import capacity_of
from ..states.beside_steps import measures
from ..states.presence import Condition
from ..states.progress import is_negative, joined
from ..tables.clock import part_of
from ..tables.sheet import Sheet, State, is_number, is_temporal, named
from ..words.vocabulary import data, tokens
from .spans import PLANNED

_OUTCOMES = frozenset(
    """result outcome rating score feedback satisfaction resolution verdict grade mark finding conclusion settlement certificate winner actual
    final star point csat nps survey diploma recommendation opinion transcript""".split()
)
_SPENT = frozenset("cost hour labor charge expense downtime".split())
_NOT_SPENT = frozenset(
    """estimated planned quoted budget budgeted agreed limit target expected standard unit list base price rate maximum minimum per credit opening
    previous last first initial average total_estimated goal quota quotum required pass passing threshold weight""".split()
)
_UNDONE = frozenset("refunded reimbursed credited deposit".split())
_WHOLE = frozenset(("total", "final", "actual"))
_TURNOUT = frozenset("spectator visitor attendance audience viewer turnout".split())
_WORK = frozenset(
    """maintenance repair service request order ticket job task incident inspection treatment visit call intervention work case complaint claim trip
    appointment session inspected repaired serviced examined""".split()
)
_TWINS = (
    ("out", "in"),
    ("start", "end"),
    ("before", "after"),
    ("pickup", "returned"),
    ("departed", "arrived"),
    ("open", "closed"),
    ("opening", "closing"),
)
_FAILED = frozenset(("failed", "not_passed"))  # what a test ends with as well
_PROGRESS = (
    ("progress",),
    ("progress", "percent"),
    ("percent", "complete"),
    ("percent", "completed"),
    ("completed", "percent"),
    ("complete", "percent"),
    ("percent", "done"),
)


def known_when_over(sheet: Sheet, column: Column, words: tuple[str, ...]) -> Condition | None:
    """The condition that a row is over, for a nullable column that tells what came of it; None for others."""
    is_outcome = bool(_OUTCOMES & set(words[-2:] if words[-1:] == ("number",) else words)) and not _NOT_SPENT & set(
        words
    )
    is_spent = (
        is_number(column)
        and bool(_SPENT & set(words))
        and not _NOT_SPENT & set(words)
        and bool(_WORK & set(sheet.words))
    )
    is_whole = is_number(column) and words[0] in _WHOLE and not (_NOT_SPENT - {"price", "rate"}) & set(words)
    is_turnout = is_number(column) and bool(_TURNOUT & set(words)) and not _NOT_SPENT & set(words)
    return (
        over(sheet, column)
        if is_outcome or is_turnout or is_spent or is_whole or _is_second_of_two(sheet, column, words)
        else None
    )


def measured_when_over(sheet: Sheet, column: Column) -> Condition | None:
    """The condition that a row is over, for a number that is measured in what is planned before it takes place."""
    ahead = frozenset((*data()["phases"]["before"].split(), "requested"))
    is_ahead = any(ahead & set(joined(meaning)) for state in sheet.states for _, meaning in state.values)
    return over(sheet, column) if is_ahead and measures(sheet, column) and sheet.link(column) is None else None


def _is_second_of_two(sheet: Sheet, column: Column, words: tuple[str, ...]) -> bool:
    """What is read once more at the end: ``odometer_in`` beside ``odometer_out``, ``weight_after`` beside ``weight_before``."""
    for first, second in _TWINS:
        if second in words:
            twin = tuple(first if word == second else word for word in words)
            others = (
                each for each in sheet.table.columns if not each.nullable and is_number(each) and is_number(column)
            )
            return any(tokens(each.name) == twin for each in others)
    return False


def over(sheet: Sheet, column: Column) -> Condition | None:
    """The condition that a row is over: by the time that ends it, else by its state."""
    ended = next((each for each in sheet.table.columns if each is not column and _may_end(sheet, each)), None)
    if ended is not None:
        rule = sheet.guesses[ended.name.lower()].rule
        when = rule.get("when") if isinstance(rule, dict) and not rule.get("null") else None
        return str(when) if when else f"{named(ended)} IS NOT NULL", f"known with {named(ended)}"
    for state in sheet.states:
        literals = good_ends(state)
        if literals and state.column is not column:
            return is_one_of(named(state.column), literals), f"known when {named(state.column)} says so"
    return None


def _may_end(sheet: Sheet, column: Column) -> bool:
    """True for a time at which a row ends, if it has come."""
    guess, words = sheet.guess(column), tokens(column.name)
    if guess is None or guess.layer != "time" or not column.nullable or not is_temporal(column):
        return False
    return not (PLANNED | _UNDONE) & set(words) and 85 <= (part_of(words) or 0) <= 92


def good_ends(state: State) -> list[str]:
    """The states in which a row has come to its end as it should; none where all are."""
    goal = set(
        "completed concluded delivered closed graduated attended discharged checked_out resolved graded passed not_passed failed end finished handed_over held".split()
    )
    is_graded = any("passed" in meaning for _, meaning in state.values)
    found = [
        literal
        for literal, meaning in state.values
        if goal & set(joined(meaning))
        and (not is_negative(meaning) or (is_graded and _FAILED & set(joined(meaning))))
        and meaning[0] != "not"
    ]
    return found if len(found) < len(state.values) else []


def decide_progress(sheet: Sheet) -> None:
    """``progress``: 100 where a row is completed, 0 where it has not begun."""
    for column in sheet.table.columns:
        is_progress = sheet.tokens(column) in _PROGRESS or tokens(column.name) in _PROGRESS
        if is_progress and sheet.is_open(column) and is_number(column):
            flags = (condition for meaning, condition in sheet.flags.values() if meaning == ("completed",))
            found = over(sheet, column)
            is_over = found[0] if found is not None else next(flags, None)
            if is_over is not None:
                _progress(sheet, column, is_over)


def _progress(sheet: Sheet, column: Column, is_over: str) -> None:
    most = 1 if capacity_of(column)[1] < 100 else 100
    so_far = sheet.hide("so_far", {"provider": "integer", "min": 5, "max": 95})
    rest = so_far if most == 100 else f"{so_far} / 100"
    initial = {*data()["progress"]["initial"].split(), "planning"}
    values = sheet.states[0].values if sheet.states else ()
    begins = [literal for literal, meaning in values if initial & set(meaning)]
    text = f"IF({is_over}, {most}, {rest})"
    if begins:
        state = f"{named(sheet.states[0].column)} IN ({', '.join(begins)})"
        text = f"CASE WHEN {is_over} THEN {most} WHEN {state} THEN 0 ELSE {rest} END"
    sheet.decide(column, text, f"share: {most} when it is over", "sums")
