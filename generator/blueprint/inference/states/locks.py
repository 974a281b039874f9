"""Failed attempts beside a lock: whoever is locked has had the most, the others none or a few."""

from __future__ import annotations

import re

from ....schema.model import Column
from ..comments.values import default_literal
from ..tables.sheet import Sheet, is_temporal, named
from ..words.vocabulary import tokens
from .flags import is_drawn_flag

_FAILED = frozenset("failed failure wrong invalid bad incorrect".split())
_TRIED = frozenset("attempt login username try logon signin".split())  # logins are read as what one is called
_LOCKED = frozenset(("locked", "lock", "lockout", "blocked"))
_KEYS = frozenset(("unlock", "unlocked"))
_MOST = 5
_DIGITS = re.compile(r"(?<!\d)([2-9]|1\d)(?!\d)")


def decide_locks(sheet: Sheet) -> None:
    """Decide how often someone failed to get in, by whether the row is locked."""
    counted = [each for each in sheet.table.columns if each.type.is_integer and _is_count(each) and sheet.is_open(each)]
    condition = _is_locked(sheet) if counted else ""
    for column in counted if condition else ():
        most = _most_of(column)
        few = {"provider": "choice", "values": list(range(min(most, 3))), "weights": [17, 2, 1][: min(most, 3)]}
        text = f"IF({condition}, {most}, {sheet.hide('failed_so_far', few)})"
        sheet.decide(column, text, "range: 0 to 2, the most where it is locked", "numbers")
    for column in sheet.table.columns if condition else ():
        if column.nullable and _KEYS & set(tokens(column.name)) and column.type.is_text and sheet.is_open(column):
            sheet.when.setdefault(column.name.lower(), (condition, "where it is locked"))


def _is_count(column: Column) -> bool:
    words = set(tokens(column.name))
    said = set(tokens("_".join(column.comment.split()[:2]) or "x"))
    is_tried = bool(_TRIED & words) and bool(_FAILED & (words | said) or {"login", "attempt"} <= words)
    return is_tried and default_literal(column) in (0, "0", None)


def _most_of(column: Column) -> int:
    """How many attempts lock: what the comment says, else five."""
    found = _DIGITS.search(column.comment)
    return int(found[1]) if found is not None else _MOST


def _is_locked(sheet: Sheet) -> str:
    """The condition that a row is locked: by a flag, or a time that is not always there; "" without one."""
    for name, (meaning, condition) in sheet.flags.items():
        if _LOCKED & set(meaning) and (is_drawn_flag(sheet, name) or name in sheet.guesses):
            return condition
    times = (each for each in sheet.table.columns if is_temporal(each) and each.nullable)
    found = next((each for each in times if _LOCKED & set(tokens(each.name))), None)
    return f"{named(found)} IS NOT NULL" if found is not None else ""
