"""Of which rows something can have happened: nothing is delivered of an offer, and no one rates what was called off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from ....schema.model import Column
from ...writing import is_one_of
from ..columns.keys import is_key
from ..references.covering import by_way
from ..states.frequency import is_contract_table, is_standing
from ..states.progress import joined, literals_called
from ..states.reached import literals_in
from ..tables.actors import is_actor
from ..tables.sheet import Sheet, State, bare, is_temporal, named
from ..tables.state import Asked
from ..words.vocabulary import data, tokens
from .near_tables import granted
from .parent_stages import is_in_its_course, prepared_states
from .phases import ATTENDED, waiting_states
from .picked_parents import allows, is_left, narrow, share_of, share_of_state

_NO_EVENT = frozenset(
    "created updated deleted modified due planned scheduled expected estimated valid expires until from to start end requested begin birth".split()
)
_WRITTEN = frozenset("created updated deleted modified due valid expires until".split())
_MEETINGS = frozenset("visit appointment session booking interview".split())
PAID = frozenset("payment invoice delivery shipment receipt payout".split())


def pick_what_is_asked(sheet: Sheet, *, is_denied: bool) -> None:
    """Let references pick among the rows that their comments name, or that were granted; or among all but those that a comment takes
    out (``is_denied``), where nothing else says which have come far enough."""
    for column, link, parent in sheet.referred:
        asked = sheet.builder.schema.asked.get((sheet.name, column.name))
        if asked is None or is_denied is not asked.condition.startswith("NOT"):
            continue
        if sheet.link(column) is None:
            _pick_by_way(sheet, column, asked, parent)
            continue
        share = share_of(parent, asked.condition)
        is_single = is_key(sheet.table, (column.name,))
        if not is_left(parent, share) or (
            is_single and column.nullable
        ):  # of a key each row takes one: there may be too few
            continue
        narrow(sheet, link, column, asked.condition, asked.reason)
        pick = sheet.builder.picks[link]
        if asked.must_have and not is_single and pick.get("where") == asked.condition and "pick" not in pick:
            pick["cover"] = True


def _pick_by_way(sheet: Sheet, column: Column, asked: Asked, parent: Sheet) -> None:
    """Let the reference that an asked row is taken from pick those whose row is one: vehicles of active contracts."""
    path = by_way(sheet, column)
    if path is None or asked.state is None:
        return
    own, middle, theirs = path
    link = sheet.link(own)
    reads = asked.condition.replace(named(asked.state.column), f"{named(theirs)}.{named(asked.state.column)}")
    if link is not None and not theirs.nullable and is_left(middle, share_of(parent, asked.condition)):
        held = middle.hide(f"of_{parent.words[-1]}", f"IF({reads}, 1, 0)")
        narrow(sheet, link, own, f"{held} = 1", f"{asked.reason}, {named(column)}")


def is_granted(sheet: Sheet, column: Column) -> bool:
    """True for a reference to what was granted before the row began."""
    asked = sheet.builder.schema.asked.get((sheet.name, column.name))
    return asked is not None and asked.state is not None


def mark_of(sheet: Sheet, column: Column, parent: Sheet, times: Sequence[Column]) -> Column | None:
    """The time at which a row that is asked for has come to the states asked for: of an accepted quote, when it was accepted."""
    asked = sheet.builder.schema.asked.get((sheet.name, column.name))
    if asked is None or asked.state is None:
        return None
    said = literals_in(asked.condition) if not asked.condition.startswith("NOT") else []
    words = {word for literal, meaning in asked.state.values if literal in said for word in joined(meaning)}
    own = [each for each in times if each.nullable and is_temporal(each)]
    called = (each for each in own if words & set(bare(tokens(each.name))))
    return granted(own) or next(called, None)


@lru_cache(maxsize=8)
def _listed(name: str) -> frozenset[str]:
    return frozenset(data()["followers"][name].split())


def pick_what_has_begun(sheet: Sheet) -> None:
    """Let what happened be of rows that were ordered and not called off; ratings and results of those that are over."""
    last = set(sheet.words[-1:])
    is_known = bool(last & (_listed("after") | _listed("undone") | PAID))
    is_beside = bool(last & _listed("beside"))  # what may come before it too, but for a contract
    if not (is_known or _has_times(sheet)) or (is_beside and not last & _MEETINGS):
        return
    for column, link, parent in sheet.referred:
        pick = sheet.builder.picks.get(link) if sheet.link(column) is not None and parent is not sheet else None
        if pick is None or _is_chosen(sheet, column, pick) or (is_beside and not is_contract_table(parent)):
            continue
        condition = _has_begun(parent, sheet, has_happened=is_known or _happens(sheet))
        if not condition:
            continue
        narrow(sheet, link, column, condition)


def _is_chosen(sheet: Sheet, column: Column, pick: Mapping[str, object]) -> bool:
    """True for a reference to what the row lies near, which has been chosen by more than that it is not gone; to who acts; and one
    that its state lets few rows have, or that is a key."""
    is_near = sheet.near_to is not None and sheet.near_to[0] is column
    is_narrow = "where" in pick and not str(pick["where"]).endswith(" IS NULL")
    is_seldom = column.nullable and ("when" in pick or is_key(sheet.table, (column.name,)))  # too few may be left
    return (is_near and is_narrow) or is_seldom or is_actor(sheet, column)


def _happens(sheet: Sheet) -> bool:
    """True for a table whose rows have a time at which something happened, which every row has."""
    return any(
        is_temporal(each) and not each.nullable and not _NO_EVENT & set(tokens(each.name))
        for each in sheet.table.columns
    )


def _has_times(sheet: Sheet) -> bool:
    """True for a table of what is planned or done at some time."""
    times = [each for each in sheet.table.columns if is_temporal(each)]
    return any(not _WRITTEN & set(tokens(each.name)) for each in times)


def _has_begun(parent: Sheet, sheet: Sheet, *, has_happened: bool) -> str:
    """The condition that something can have happened of a row."""
    state = next(iter(parent.states), None)
    if state is None:
        return ""
    is_attended = bool(ATTENDED & set(parent.words[-1:]))
    out = _left_out(
        state,
        set(sheet.words[-1:]),
        is_standing=is_standing(parent),
        has_happened=has_happened,
        is_attended=is_attended,
    )
    for more in _still_early(parent, sheet, state, has_happened=has_happened):
        left_out = [literal for literal, _ in state.values if literal in out or literal in more]
        if left_out and allows(parent, share_of_state(parent, state, left_out)):
            return f"NOT ({is_one_of(named(state.column), left_out)})"
    return ""


def _still_early(parent: Sheet, sheet: Sheet, state: State, *, has_happened: bool) -> tuple[list[str], ...]:
    """The literals in which a row is prepared or still waits, from the most that may be left out to none: where rows stay confirmed, those
    are the ones that come."""
    if is_standing(parent):
        return ([],)
    is_later = bool(set(sheet.words[-1:]) & (_listed("after") | _listed("undone")))
    early = prepared_states(state) if has_happened and is_in_its_course(sheet) else []
    waits = waiting_states(state) if is_later else []
    soon = [literal for literal, meaning in state.values if literal in waits and _listed("early") & set(meaning)]
    return [*waits, *early], early, waits, soon, []


def _left_out(state: State, last: set[str], *, is_standing: bool, has_happened: bool, is_attended: bool) -> list[str]:
    """The literals of the states in which nothing has happened; contracts and things that are over were in use before."""
    words = set(_listed("offered"))
    if has_happened and not last & (_listed("undone") | PAID):
        words |= _listed("ahead")
        words |= frozenset(data()["phases"]["before"].split()) if is_attended else frozenset()
    if not is_standing and not last & _listed("undone"):
        words |= _listed("fallen")
    return literals_called(state, words)
