"""Conditions as reasons say them: a column with the values at which something is set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ....lazy_patterns import lazy
from ..tables.sheet import Sheet, State, is_temporal

_MOST = 3  # values that are named, of more only how many
_IS_ONE = lazy(r"(`[^`]+`|[\w.]+) (?:= ('(?:[^']|'')*'|\S+)|IN \((.*)\))")
_IS_THERE = lazy(r"(`[^`]+`|[\w.]+) IS NOT NULL")
_OF_ROWS = lazy(r"\brows\b|ahead|seldom")
_SAYS_ROWS = lazy(r"\b(?:set|known|when|while|unless|once|only|where|rows)\b|by its comment|comment says|ahead|NULL")
_LITERAL = lazy(r"'(?:[^']|'')*'|[^\s,]+")
_SAYS_SO = lazy(r"(?:not )?(set|known) (?:when|while) \S+ says so|(set) from that step of \S+ on")
_LABEL = r"[^\W\d][\w-]*+(?: [^\W\d][\w-]*+(?!\s*[=:])){0,2}"  # what is before a sign is the next value
_NO_LABEL = lazy(r"(?:and|or|to|if|when|und|oder|bis|et|ou|y|o|e|a)\b", re.IGNORECASE)
_QUOTE = "'"
_TELLING = 4  # letters from which on a value says by itself what it is


def named_values(sheet: Sheet, rule: Any, reason: str) -> str:
    """A reason with the values at which something is set, as its rule has them: layers widen and narrow what the first one found."""
    condition = rule.get("when") if isinstance(rule, dict) else None
    if condition is None:
        return _SAYS_SO.sub("", reason).rstrip("; ")
    said = _SAYS_SO.sub(lambda found: set_when(sheet, condition, found[1] or found[2]), reason)
    return f"{_decider(sheet, condition)}: {said.removeprefix('status: ')}" if said.startswith("status: ") else said


def _decider(sheet: Sheet, condition: str) -> str:
    """What the column is that a condition asks for: a flag, a time, or the status of the row."""
    inner = condition.removeprefix("NOT (").removesuffix(")") if condition.startswith("NOT (") else condition
    found = _IS_ONE.fullmatch(inner) or _IS_THERE.fullmatch(inner)
    column = sheet.table.find(found[1].strip("`")) if found is not None else None
    guess = sheet.guess(column) if column is not None else None
    if guess is not None and guess.reason.startswith("flag: "):
        return "flag"
    return "time" if column is not None and is_temporal(column) else "status"


def missing_rows(sheet: Sheet, rule: Any, reason: str) -> str:
    """What a reason has to add of the rows in which its column is NULL, where it says nothing of them."""
    if not isinstance(rule, dict):
        return ""
    condition, share = rule.get("when"), rule.get("null", 0)
    if isinstance(condition, str) and not _SAYS_ROWS.search(reason):
        return f"; {set_when(sheet, condition)}"
    is_seldom = share > 1 / 2 and not _OF_ROWS.search(reason)
    return f"; in {round(10 * (1 - share))} of 10 rows" if is_seldom else ""


def set_when(sheet: Sheet, condition: str, verb: str = "set") -> str:
    """``set when status is sent or paid``: the reason of a column that is NULL where ``condition`` does not hold."""
    is_denied = condition.startswith("NOT (") and condition.endswith(")")
    inner = condition[5:-1] if is_denied else condition
    found = _IS_ONE.fullmatch(inner)
    there = [_IS_THERE.fullmatch(each) for each in inner.split(" AND ")]
    if None not in there and not is_denied:
        return f"{verb} with {' and '.join(each[1] for each in there if each is not None)}"
    if found is None:
        return f"{verb} when {inner}" if not is_denied else f"{verb} unless {inner}"
    values = [found[2]] if found[2] is not None else _LITERAL.findall(found[3])
    return f"{verb} {_at_values(_state_of(sheet, found[1]), found[1], values, is_denied=is_denied)}"


def _at_values(state: State | None, name: str, values: Sequence[str], *, is_denied: bool) -> str:
    """At which values of a column something is set: these, all but some others, or so many of all."""
    if len(values) <= _MOST:
        return f"when {name} is {'not ' if is_denied else ''}{_all_labelled(state, values)}"
    others = [each for each, _ in state.values if each not in values] if state is not None else []
    if not is_denied and 0 < len(others) <= _MOST:
        return f"unless {name} is {_all_labelled(state, others)}"
    of = f" of {len(state.values)}" if state is not None else ""
    return f"{'outside' if is_denied else 'in'} {len(values)}{of} values of {name}"


def _all_labelled(state: State | None, values: Sequence[str]) -> str:
    comment = state.column.comment if state is not None else ""
    return _listed([labelled(comment, each.strip(_QUOTE)) for each in values])


def _state_of(sheet: Sheet, name: str) -> State | None:
    bare = name.strip("`").lower()
    return next((each for each in (*sheet.states, *sheet.choices) if each.column.name.lower() == bare), None)


def labelled(comment: str, value: str) -> str:
    """A value, and what its column's comment calls it where it is a code or a number."""
    if not (value.isdigit() or len(value) < _TELLING):
        return value
    found = re.search(rf"(?<![\w.-]){re.escape(value)}\s*[=:)-]?\s*({_LABEL})", comment)
    label = found[1].strip() if found is not None else ""
    is_next = label.split(" ")[0].isupper()  # the value behind it in a list without labels
    return f"{value} ({label})" if label and not is_next and not _NO_LABEL.match(label) else value


def _listed(values: Sequence[str]) -> str:
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} or {values[-1]}"
