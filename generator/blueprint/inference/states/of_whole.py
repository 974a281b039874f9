"""Steps of lines: the journey of an order is that of what is ordered. What is picked, received or sent of a line is so once the row of
which it is a line has come that far, after the step of that row before it and before the next one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ....schema.model import Column
from ...writing import is_one_of
from ..tables.sheet import Sheet, State, bare, is_temporal, named
from ..words.vocabulary import tokens
from .labels import standing
from .presence import Condition
from .progress import joined, negative_words, order_of_words
from .reached import NEVER, values_of
from .steps import machine_of

_LINES = frozenset("item line detail position entry lineitem".split())
_PARTLY = frozenset("part partial partially partly".split())


class Frame(NamedTuple):
    """The row of which a row is a line, and the two steps of it between which something happens to the line."""

    reference: Column
    whole: Sheet
    condition: Condition
    before: Column | None
    behind: Column | None


def frame_of(sheet: Sheet, column: Column) -> Frame | None:
    """Between which steps of its whole something happens to a line that has no state of its own, and may be missing."""
    step = _step_of(column) if column.nullable and not sheet.states else None
    if step is None or (is_temporal(column) and _goes_its_own_way(sheet, column)):
        return None
    for own, whole, state in _wholes(sheet):
        values = values_of(state, (step,))
        if not 0 < len(values) < len(state.values) or step in joined(state.values[0][1]):
            continue
        condition = is_one_of(f"{named(own)}.{named(state.column)}", values)
        said = f"set when {named(own)} has come so far"
        return Frame(own, whole, (condition, said), *_beside(whole, order_of_words()[step]))
    return None


def come_to_steps(sheet: Sheet, steps: Sequence[str]) -> tuple[str, str] | None:
    """The conditions that the row of which a row is a line has come to one of some steps, and that it has only in part."""
    for own, _, state in _wholes(sheet, are_numbered=True):
        path, (first, *later) = f"{named(own)}.{named(state.column)}", state.values
        for step in steps if not set(steps) & set(joined(first[1])) else ():
            values = set(values_of(state, (step,)))
            partly = [
                each for each, meaning in later if _PARTLY & set(meaning) and {each, *meaning} & {*values, *steps}
            ]
            come = [each for each, meaning in later if each in {*values, *partly} and "cancelled" not in meaning]
            if values and come:
                return is_one_of(path, come), is_one_of(path, partly) if partly else ""
    return None


def of_whole(sheet: Sheet, column: Column) -> Condition | None:
    """The condition that the row of which a row is a line has come to what a column of it says."""
    frame = frame_of(sheet, column)
    return frame.condition if frame is not None else None


def _goes_its_own_way(sheet: Sheet, column: Column) -> bool:
    """True for a line that has further times than those at which it was written: it goes from step to step itself."""
    others = (each for each in sheet.table.columns if is_temporal(each) and each is not column)
    return any(not {"created", "updated"} & set(tokens(each.name)) for each in others)


def _step_of(column: Column) -> str | None:
    """The step that a column tells of: it is no plan, and ends nothing before its time."""
    words = bare(tokens(column.name))
    if (NEVER | negative_words() | standing("labels")) & set(words):
        return None
    return next((word for word in words if word in order_of_words()), None)


def _wholes(sheet: Sheet, *, are_numbered: bool = False) -> Iterator[tuple[Column, Sheet, State]]:
    """The rows of which a row is a line, with the state in which they go from step to step. ``are_numbered``: also where its key alone
    says that it is one."""
    for own, _, parent in sheet.parents:
        is_called = _LINES & set(sheet.words[-1:]) and set(parent.words[-1:]) & set(sheet.words)
        is_whole = is_called or (are_numbered and sheet.is_line_of(own))
        state = machine_of(parent) if is_whole and not own.nullable and sheet.link(own) is not None else None
        if state is not None and state.column.name.lower() in parent.guesses:
            yield own, parent, state


def _beside(whole: Sheet, rank: int) -> tuple[Column | None, Column | None]:
    """The last step of a row before a rank, and the first one behind it, of those that its times tell of."""
    ranks = {each.name: _rank(each) for each in whole.table.columns if is_temporal(each)}
    known = [(found, whole.table.column(name)) for name, found in ranks.items() if found is not None]
    before = max((each for each in known if each[0] < rank), key=lambda each: each[0], default=None)
    behind = min(
        (each for each in known if each[0] > rank and each[1].nullable), key=lambda each: each[0], default=None
    )
    return before and before[1], behind and behind[1]


def _rank(column: Column) -> int | None:
    step = _step_of(column)
    return None if step is None else order_of_words()[step]
