"""References to rows that are in some states only: a comment says so (``accepted quotes only``), the row comes of what was granted
(the job of an estimate, the order of an approved request), or a state tells of such rows (payments of what is ``paid``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import ceil
from typing import Any

from ....schema.model import Column
from ...writing import is_one_of
from ..references.children import first_of
from ..tables.actors import is_actor
from ..tables.kinds_of_rows import gives_back, kind_word
from ..tables.sheet import Sheet, State, is_temporal, named
from ..tables.state import Asked
from ..words.vocabulary import data, normal, role, tokens
from .presence import condition_by_comment, rows_by_comment
from .progress import is_negative, joined, literals_called
from .reached import called_so, literals_in, reached_from

PARTLY_PAID = ("partial", "partially_paid", "part_paid", "partial_paid", "paid_partial", "partly_paid", "partially")
_GRANTED = ("accepted", "approved", "granted", "won", "awarded", "selected", "funded")
_BEFORE = frozenset("payment invoice refund appeal complaint score question answer evaluation".split())
"""What comes of a request whether it is granted or not: fees are paid, and what was refused is appealed."""
_WRITTEN = frozenset("created updated deleted modified".split())
_HALF = 0.5
_ENOUGH, _SHOWN, _SHOWN_ENDS = 0.4, 0.25, 0.16  # of the parent's rows, those that are in the states asked for


def decide_asked_parents(sheets: Mapping[str, Sheet]) -> None:
    """Note which rows references ask for, and let enough rows be in these states."""
    for sheet in sheets.values():
        for column, _, parent in sheet.referred:
            if parent is sheet or sheet.link(column) is None:
                continue
            asked = (
                _by_comment(sheet, column, parent)
                or _by_kind(sheet, column, parent)
                or _shown(sheet, column, parent)
                or _came_in(sheet, column, parent)
            )
            if asked is not None:
                sheet.builder.schema.asked[sheet.name, column.name] = asked
                _let_be_enough(parent, asked, _share_of(asked))


def _by_comment(sheet: Sheet, column: Column, parent: Sheet) -> Asked | None:
    """What the comment of a reference says of the rows that it refers to."""
    if not column.comment or (column.nullable and condition_by_comment(sheet, column) is not None):
        return None
    condition = rows_by_comment(parent, column)
    if condition is None:
        return None
    state = next((each for each in parent.choices if named(each.column) in condition), None)
    return Asked(condition, state, f"the rows of {parent.name} that its comment names")


def _by_kind(sheet: Sheet, column: Column, parent: Sheet) -> Asked | None:
    """What comes of requests and offers is of those that were granted; what is written, asked or said beside them is of any."""
    if not set(parent.words[-1:]) & _leads() or set(sheet.words) & _beside() or is_actor(sheet, column):
        return None
    times = (each for each in sheet.table.columns if is_temporal(each))
    if column.nullable or all(_WRITTEN & set(tokens(each.name)) for each in times):
        return None
    for state in parent.states[:1]:
        literals = next(_granted(state), [])
        if 0 < len(literals) < len(state.values):
            condition = is_one_of(named(state.column), literals)
            return Asked(condition, state, f"rows of {parent.name} that were granted", is_granted=True)
    return None


def _granted(state: State) -> Iterator[list[str]]:
    """The literals of what was granted, or came of it."""
    for word in _GRANTED:
        places = called_so(state, (word,))
        if places:
            yield reached_from(state, (word,), places)


@lru_cache(maxsize=1)
def _leads() -> frozenset[str]:
    return frozenset(normal(each)[-1] for each in (*data()["within"]["leads"].split(), "request"))


@lru_cache(maxsize=1)
def _beside() -> frozenset[str]:
    tables = data()
    listed = (tables["followers"]["beside"], tables["followers"]["undone"], tables["within"]["examined"])
    return _BEFORE | frozenset(normal(each)[-1] for text in listed for each in text.split())


def _shown(sheet: Sheet, column: Column, parent: Sheet) -> Asked | None:
    """What a state of the parent tells of: each row that is paid has a payment, each that is shipped a parcel, and no others have."""
    words = _telling().get(kind_word(sheet), ())
    if not words or column.nullable or is_actor(sheet, column) or _follows_amounts(parent):
        return None
    for state in parent.states[:1]:
        for word in words:
            literals = _shown_by(state, word)
            if 0 < len(literals) < len(state.values):
                condition = is_one_of(named(state.column), literals)
                beyond = " or beyond that" if len(literals) > 1 else ""
                return Asked(condition, state, f"rows of {parent.name} that are {word}{beyond}", must_have=True)
    return None


def _shown_by(state: State, word: str) -> list[str]:
    """The literals of what is called so, though not first, and of what comes of that; what ends badly only where all of them do."""
    places = {place for place, (_, meaning) in enumerate(state.values) if place and _tells_of(meaning, word)}
    literals = reached_from(state, (word,), places) if places else []
    meanings = dict(state.values)
    return [each for each in literals if not is_negative(meanings[each])] or literals  # void, once paid


def _tells_of(meaning: tuple[str, ...], word: str) -> bool:
    """True for a label that says that something has happened, in part or in full."""
    is_called = word in joined(meaning) or (word == "paid" and "_".join(meaning) in PARTLY_PAID)
    return is_called and not _DENIED & set(meaning)


def _came_in(sheet: Sheet, column: Column, parent: Sheet) -> Asked | None:
    """Payments that came in: no others are given back."""
    if not gives_back(sheet) or kind_word(parent) not in _PAYMENTS or column.nullable or is_actor(sheet, column):
        return None
    for state in parent.states[:1]:
        literals = literals_called(state, _SETTLED)
        if 0 < len(literals) < len(state.values):
            condition = is_one_of(named(state.column), literals)
            return Asked(condition, state, f"rows of {parent.name} that came in")
    return None


_PAYMENTS = frozenset("payment transaction charge deposit".split())
_SETTLED = frozenset("paid captured completed succeeded success settled cleared refunded processed".split())
_REFUSED = frozenset("rejected denied refused declined dismissed failed".split())
_DENIED = frozenset("not un never to be ready".split())


def _follows_amounts(parent: Sheet) -> bool:
    """True for rows whose state follows from what was paid of them, which their payments add up to; of a claim only what was
    granted is paid, once it was."""
    granted = first_of(parent, "approved")
    return first_of(parent, *role("paid")) is not None and not (granted is not None and granted.nullable)


@lru_cache(maxsize=1)
def _telling() -> dict[str, tuple[str, ...]]:
    return {normal(each)[-1]: tuple(words.split()) for each, words in data()["stages"]["shown"].items()}


def _share_of(asked: Asked) -> float:
    """The share of a parent's rows that at least are asked for: few end badly, though some must."""
    said = literals_in(asked.condition)
    if asked.state is None or not (
        asked.must_have or all(_REFUSED & set(joined(meaning)) for each, meaning in asked.state.values if each in said)
    ):
        return _ENOUGH
    return _SHOWN_ENDS if all(is_negative(meaning) for each, meaning in asked.state.values if each in said) else _SHOWN


def _let_be_enough(parent: Sheet, asked: Asked, share: float) -> None:
    """Let a drawn state be one of those asked for in a share of the rows, where it would be in fewer."""
    guess = parent.guess(asked.state.column) if asked.state is not None else None
    rule: Any = guess.rule if guess is not None else None
    if asked.state is None or not isinstance(rule, dict) or "weights" not in rule:
        return
    said = set(literals_in(asked.condition))
    is_in = [(literal in said) is not asked.condition.startswith("NOT") for literal, _ in asked.state.values]
    weights = [int(each) for each in rule["weights"]]
    inside = sum(weight for weight, held in zip(weights, is_in, strict=True) if held)
    if True not in is_in or inside >= share * sum(weights):
        return
    goal = max(share, _HALF if share == _ENOUGH else share)
    weights[is_in.index(True)] += ceil((goal * sum(weights) - inside) / (1 - goal))
    rule["weights"] = weights
