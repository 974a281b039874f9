"""Flags and states that repeat what their row or its children say: ``has_variants``, ``is_full``, ``in_stock``, ``is_minor``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ....schema.model import Column
from ...writing import sql_literal
from ..references.children import aggregate_of, children_of
from ..tables.actors import is_actor
from ..tables.sheet import Sheet, State, is_number, is_temporal, named
from ..words.vocabulary import tokens
from .flags import compare_flag, is_drawn_flag

_GOOD = frozenset(
    "passed pass ok good conform conforming compliant accepted within_tolerance in_tolerance in_spec within_limits".split()
)
_DEVIATIONS = frozenset("deviation error difference variance offset".split())
_NOT_THE_STOCK = frozenset(
    "minimum maximum reorder safety threshold alert level value price cost date location unit code reserved".split()
)
_REORDER = frozenset("reorder minimum safety threshold alert".split())
_CAPACITY = frozenset(("capacity", "seats", "places"))
_TAKEN = frozenset(
    "registered booked enrolled sold reserved taken filled occupied participant attendee guest visitor".split()
)
_OF_AGE = {("minor",): "<", ("underage",): "<", ("under", "age"): "<", ("adult",): ">=", ("of", "age"): ">="}
_OUT = ("out_of_stock", "sold_out", "empty", "unavailable", "depleted")
_LOW = ("low_stock", "low", "reorder", "running_low")
_IN = ("in_stock", "available", "sufficient", "normal", "ok", "active")
_FULL = ("full", "sold_out", "booked_out", "fully_booked")


def decide_derived_flags(sheets: Mapping[str, Sheet]) -> None:
    """Let flags and states that are drawn follow from what says the same."""
    for sheet in sheets.values():
        for name in list(sheet.flags):
            column = sheet.table.column(name)
            if (not column.comment or _is_verdict(tokens(column.name))) and is_drawn_flag(sheet, name):
                condition = _fact(sheet, column)
                if condition:
                    compare_flag(sheet, column, condition)
        _implied(sheet)
        for state in sheet.states:
            _state_of_stock(sheet, state)
            _state_of_places(sheet, state)


_IMPLIED_BY = {
    "vegetarian": ("vegan",),
    "dairy_free": ("vegan",),
    "lactose_free": ("vegan", "dairy_free"),
    "egg_free": ("vegan",),
    "admin": ("superuser", "super_admin"),
    "staff": ("superuser", "super_admin"),
    "delivered": ("opened", "clicked"),
    "opened": ("clicked",),
}
"""What is true of all rows of which something narrower is: a superuser of a Django site may sign in to its admin."""


_GONE = ("discontinued", "archived", "deleted", "terminated", "decommissioned", "retired", "scrapped")
_DENIED_BY = {
    "available": (*_GONE, "out_of_stock", "sold"),
    "active": (*_GONE, "blocked", "banned", "suspended", "deactivated"),
    "enabled": (*_GONE, "blocked", "disabled"),
    "published": ("archived", "deleted"),
    "in_stock": ("discontinued",),
}
"""What is true of no row of which one of these is: what is discontinued is not available."""


def _implied(sheet: Sheet) -> None:
    """Let a flag that is drawn be true wherever a narrower one of the row is, and nowhere where one is that rules it out."""
    said = {"_".join(meaning): condition for meaning, condition in sheet.flags.values()}
    for name, (meaning, _) in list(sheet.flags.items()):
        called = "_".join(meaning)
        narrower = [said[each] for each in _IMPLIED_BY.get(called, ()) if each in said]
        against = [said[each] for each in _DENIED_BY.get(called, ()) if each in said]
        column, guess = sheet.table.column(name), sheet.guesses.get(name)
        if (narrower or against) and guess is not None and is_drawn_flag(sheet, name) and isinstance(guess.rule, dict):
            value = guess.rule["values"][0 if narrower else 1]
            conditions = " OR ".join(narrower or against)
            drawn = sheet.hide(f"drawn_{called}", guess.rule)
            sheet.undo(name)
            text = f"IF({conditions}, {sql_literal(value)}, {drawn})"
            reason = f"{guess.reason}; {'wherever' if narrower else 'unless'} {conditions}"
            sheet.decide(column, text, reason, "flags", values=True)


def _fact(sheet: Sheet, column: Column) -> str:
    words = tokens(column.name)
    if words[0] == "has":
        return _has_rows(sheet, words[1:])
    meaning = words[1:] if words[:1] == ("is",) else words
    said = "_".join(meaning)
    condition = _fact_of_age(sheet, meaning) or _fact_of_stock(sheet, said)
    if condition:
        return condition
    if _is_verdict(meaning):
        return _within_tolerance(sheet)
    return _is_full(sheet)[0] if said in _FULL else ""


def _fact_of_age(sheet: Sheet, meaning: tuple[str, ...]) -> str:
    """The condition that someone is of age, or is not; empty for other flags and without a date of birth."""
    birth = next(filter(is_temporal, sheet.called({"birth"})), None)
    if birth is None or meaning not in _OF_AGE:
        return ""
    return f"TIMESTAMPDIFF(YEAR, {named(birth)}, as_of) {_OF_AGE[meaning]} 18"


def _fact_of_stock(sheet: Sheet, said: str) -> str:
    """The condition that there is enough of something, little or none; empty for other flags and without a stock."""
    stock, reorder = _stock_of(sheet)
    if stock and said in ("in_stock", *_OUT[:2]):
        return f"{stock} > 0" if said == "in_stock" else f"{stock} <= 0"
    return f"{stock} <= {reorder}" if stock and reorder and said == "low_stock" else ""


def _is_verdict(words: tuple[str, ...]) -> bool:
    """True for a flag that says that a measurement is good enough."""
    meaning = words[1:] if words[:1] == ("is",) else words
    return "_".join(meaning) in _GOOD or "tolerance" in meaning


def _within_tolerance(sheet: Sheet) -> str:
    """The condition that a deviation is within the tolerance of its row."""
    numbers = [each for each in _numbers(sheet) if not each.nullable]
    off, allowed = (
        [each for each in numbers if words & set(sheet.tokens(each))] for words in (_DEVIATIONS, {"tolerance"})
    )
    return f"ABS({named(off[0])}) <= {named(allowed[0])}" if len(off) == len(allowed) == 1 else ""


def _has_rows(sheet: Sheet, what: tuple[str, ...]) -> str:
    """The condition that rows of a child table called so refer to the row."""
    for child in children_of(sheet):
        called = child.sheet.words
        own = called[len(sheet.words) :] if called[: len(sheet.words)] == sheet.words else called
        if what and what in (called, own) and not is_actor(child.sheet, child.column):
            count = f"COUNT({child.sheet.name}.{named(child.column)})"
            return f"{sheet.hide('_'.join((*what, 'count')), aggregate_of(sheet, child, count))} > 0"
    return ""


def _numbers(sheet: Sheet) -> list[Column]:
    return [each for each in sheet.table.columns if is_number(each) and each.name.lower() not in sheet.flags]


def _stock_of(sheet: Sheet) -> tuple[str, str]:
    """The numbers of what is there and of what there should be at least; empty where a table has none."""
    numbers = [each for each in _numbers(sheet) if not each.nullable]
    kinds = {each.name: set(tokens(each.name)) for each in numbers}
    stock = [each for each in numbers if _is_stock(kinds[each.name])]
    reorder = [each for each in numbers if _REORDER & kinds[each.name] and "order" not in kinds[each.name]]
    return (named(stock[0]) if len(stock) == 1 else ""), (named(reorder[0]) if len(reorder) == 1 else "")


def _is_stock(words: set[str]) -> bool:
    return ("stock" in words or {"on", "hand"} <= words) and not _NOT_THE_STOCK & words


def _is_full(sheet: Sheet) -> tuple[str, bool]:
    """The condition that no place is left, and whether it counts the rows of a child table."""
    numbers = [each for each in _numbers(sheet) if each.type.is_integer and not each.nullable]
    places = [each for each in numbers if _limits_places(set(tokens(each.name)))]
    taken = [each for each in numbers if each not in places and _TAKEN & set(tokens(each.name))]
    if not len(places) == len(taken) == 1:
        return "", False
    guess = sheet.guesses.get(taken[0].name.lower())
    return f"{named(taken[0])} >= {named(places[0])}", guess is not None and guess.layer == "rollups"


def _limits_places(words: set[str]) -> bool:
    return bool(_CAPACITY & words) or ("maximum" in words and bool(_TAKEN & words))


def _by_meaning(state: State, keys: Iterable[str]) -> str:
    values = {"_".join(meaning): literal for literal, meaning in state.values}
    return next((values[key] for key in keys if key in values), "")


def _state_of_stock(sheet: Sheet, state: State) -> None:
    """``out_of_stock`` and ``low_stock`` are those whose number says so."""
    stock, reorder = _stock_of(sheet)
    out, low, usual = (_by_meaning(state, keys) for keys in (_OUT, _LOW, _IN))
    if not stock or not usual or not (out or (low and reorder)):
        return
    branches = f" WHEN {stock} <= 0 THEN {out}" if out else ""
    branches += f" WHEN {stock} <= {reorder} THEN {low}" if low and reorder else ""
    others = [literal for literal, _ in state.values if literal not in (out, low, usual)]
    follow(sheet, state, others, f"{branches} ELSE {usual}")


def _state_of_places(sheet: Sheet, state: State) -> None:
    """No row is ``full`` or ``sold_out`` where those that take its places are counted."""
    (_, is_counted), full = _is_full(sheet), _by_meaning(state, _FULL)
    if is_counted and full:
        _draw_without(sheet, state, full)


_USED_UP = ("exhausted", "depleted", "used_up", "sold_out", "fully_used")
_LEFT = frozenset("remaining left available rest".split())


def decide_used_up(sheet: Sheet) -> None:
    for state in sheet.states:
        _nothing_left(sheet, state)
        _all_taken(sheet, state)


def _nothing_left(sheet: Sheet, state: State) -> None:
    """Let nothing be left of a row that is used up, where what is left is a part of something or the rest of it without another part."""
    literal, guess = _by_meaning(state, _USED_UP), sheet.guess(state.column)
    left = [each for each in _numbers(sheet) if _LEFT & set(tokens(each.name)) and not each.nullable]
    if not literal or guess is None or not isinstance(guess.rule, dict) or len(left) != 1:
        return
    part, all_of_it = _drawn_for(sheet, left[0])
    drawn = sheet.guess(part)
    if drawn is None or not isinstance(drawn.rule, str) or not drawn.reason.startswith("share: "):
        return
    sheet.undo(part.name.lower())
    text = f"IF({named(state.column)} = {literal}, {all_of_it}, {drawn.rule})"
    sheet.decide(part, text, f"{drawn.reason}; nothing is left where {named(state.column)} says so", drawn.layer)


def _all_taken(sheet: Sheet, state: State) -> None:
    """Let all places of a row be taken that is full, where those that are taken are drawn as a part of them, and some be left of others."""
    (condition, is_counted), full = _is_full(sheet), _by_meaning(state, _FULL)
    guess, (taken, _, places) = sheet.guess(state.column), condition.partition(" >= ")
    column = next((each for each in _numbers(sheet) if named(each) == taken), None)
    drawn = sheet.guess(column) if column is not None and full and not is_counted else None
    if column is None or drawn is None or guess is None or not isinstance(guess.rule, dict):
        return
    if isinstance(drawn.rule, str) and drawn.reason.startswith("share: "):
        sheet.undo(column.name.lower())
        text = f"IF({named(state.column)} = {full}, {places}, {drawn.rule})"
        sheet.decide(column, text, f"{drawn.reason}; all where {named(state.column)} says so", drawn.layer)


def _drawn_for(sheet: Sheet, left: Column) -> tuple[Column, str]:
    """What is drawn of what is left, and its value where nothing is: that is 0 itself, or the other part is the whole."""
    found = sheet.guess(left)
    rest = re.fullmatch(r"(\w+) - (\w+)", str(found.rule)) if found is not None else None
    if rest is None:
        return left, "0"
    return next((each for each in _numbers(sheet) if named(each) == rest[2]), left), rest[1]


def _draw_without(sheet: Sheet, state: State, literal: str) -> None:
    """Leave out ``sold_out`` where rows are counted: few reach the limit, and children are picked by the state of the row."""
    guess = sheet.guess(state.column)
    rule = guess.rule if guess is not None else None
    if guess is None or not isinstance(rule, dict) or len(rule.get("weights", ())) != len(rule.get("values", "")):
        return
    kept = [item for item in zip(rule["values"], rule["weights"], strict=True) if str(item[0]) != literal.strip("'")]
    if 1 < len(kept) < len(rule["values"]):
        values, weights = map(list, zip(*kept, strict=True))
        sheet.undo(state.column.name.lower())
        drawn = {**rule, "values": values, "weights": weights}
        sheet.decide(state.column, drawn, f"{guess.reason}; none is full", guess.layer, values=True)


def follow(sheet: Sheet, state: State, others: list[str], cases: str) -> None:
    """Replace the values of a state that is drawn, but for the ``others``, which say something else."""
    guess = sheet.guess(state.column)
    if guess is None or guess.layer != "values" or not isinstance(guess.rule, dict) or "values" not in guess.rule:
        return
    drawn = sheet.hide("drawn_state", guess.rule) if others else ""
    kept = f" WHEN {drawn} IN ({', '.join(others)}) THEN {drawn}" if others else ""
    sheet.undo(state.column.name.lower())
    text = f"CASE{kept}{cases} END"
    sheet.decide(state.column, text, "status: follows from the numbers", "rollups", values=True)
