"""What the comment of a flag says that its values mean: ``0 = discontinued`` beside ``discontinued_on``."""

from __future__ import annotations

import re

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..tables.sheet import Sheet, bare, named
from ..words.roots import common_root
from ..words.vocabulary import tokens
from .presence import Condition

_COMES = frozenset(
    "checked_in checkin arrived attended start end seated checked_out checkout departed admitted entered".split()
)
_OFF = frozenset("cancelled no_show noshow absent called_off aborted".split())
_VALUE = lazy(r"(?<![\w.])(0|1|false|true)\s*(?:=|:|->)\s*['\"]?([^\W\d_]{4,})", re.IGNORECASE)
"""A value and the first word of what it means; what is ``1`` the flag is called after itself."""


def said_by_flag(sheet: Sheet, column: Column, names: tuple[str, ...]) -> Condition | None:
    """The condition that a flag has the value whose meaning has the root of one of these words."""
    for flag, (_, condition) in sheet.flags.items():
        teller = sheet.table.column(flag)
        if teller is column or not teller.comment:
            continue
        for value, word in _VALUE.findall(teller.comment):
            if any(common_root(word, name) for name in names):
                is_false = value.lower() in ("0", "false")
                return (f"NOT ({condition})" if is_false else condition), f"set when {named(teller)} says so"
    return None


def unless_called_off(sheet: Sheet, wanted: tuple[str, ...]) -> Condition | None:
    """The condition of when someone came or something began: by no flag that it was called off, or that no one came."""
    if not _COMES & {*wanted, "_".join(wanted)}:
        return None
    names = [sheet.table.column(flag) for flag in sheet.flags if not sheet.table.column(flag).nullable]
    off = [each for each in names if _OFF & {*bare(tokens(each.name)), "_".join(tokens(each.name))}]
    conditions = " OR ".join(sheet.flags[each.name.lower()][1] for each in off)
    return (f"NOT ({conditions})", f"not set when {named(off[0])} says so") if off else None
