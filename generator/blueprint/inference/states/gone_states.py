"""The states of rows that are gone, by which a time says that they left: what was sold, died or was lost is no more in use."""

from __future__ import annotations

from ....schema.model import Column
from ...writing import is_one_of, sql_name
from ..tables.sheet import Sheet, bare, is_temporal, named
from ..words.vocabulary import tokens
from .progress import literals_called, says_so
from .reached import called_so

_LEFT = frozenset("terminated left exit gone departed removed checkout moved_out".split())
"""What a time is called that does not say in which way a row is gone."""
GONE = frozenset(
    """left exit gone departed removed sold auctioned donated given_away exported bottled emptied consumed used_up eaten slaughtered culled dead died deceased euthanized
    euthanised lost stolen missing destroyed demolished dismantled wrecked sunk written_off write_off scrapped disposed discarded dumped retired resigned dismissed
    terminated expelled evicted graduated discharged transferred rehomed adopted repatriated decommissioned deaccessioned discontinued withdrawn closed dissolved
    moved_out""".split()
)
_OVER = frozenset("completed end expires former previous past".split())
"""What is said of rows that were there as long as they should."""
_CANCELLED = frozenset("cancelled canceled revoked voided refunded rejected declined returned reversed".split())
_SENT_OFF = frozenset("cancelled shipped dispatched collected".split())


def not_gone(sheet: Sheet) -> str:
    """The condition that a row is still there, by its state; empty where that does not say so."""
    return _in_no_state(sheet, GONE | _SENT_OFF)


def not_undone(sheet: Sheet) -> str:
    """The condition that a row was not cancelled, by its state or the time at which it was; empty where neither says so."""
    found = _in_no_state(sheet, _CANCELLED)
    undone = (each for each in sheet.table.columns if is_temporal(each) and each.nullable)
    time = next((each for each in undone if _CANCELLED & set(bare(tokens(each.name)))), None)
    return f"{sql_name(sheet.name)}.{named(time)} IS NULL" if time is not None and not found else found


def _in_no_state(sheet: Sheet, words: frozenset[str]) -> str:
    for state in sheet.states:
        found = literals_called(state, words)
        if found and len(found) < len(state.values):
            return f"NOT ({is_one_of(f'{sql_name(sheet.name)}.{named(state.column)}', found)})"
    return ""


def gone_states(sheet: Sheet, column: Column) -> tuple[str, str] | None:
    """The condition that a row is gone, and why it is thought to hold, of a time that says when it left, whatever became of it; None where
    no state tells rows that are gone from those that are still there."""
    words = bare(tokens(column.name))
    if not is_temporal(column) or not column.nullable or not _LEFT & {*words[:1], *words[-1:], "_".join(words)}:
        return None
    for state in sheet.states:
        gone = literals_called(state, GONE | _OVER)
        # a label of its own says more: who left, and who has not come
        is_called = any(called_so(state, (word,)) for word in _LEFT & set(words))
        if len(gone) > 1 and not is_called and state.values[0][0] not in gone:
            return says_so(state, gone)
    return None
