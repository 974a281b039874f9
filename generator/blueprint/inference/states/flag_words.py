"""Which flag says that something has happened: by its name, or by its comment: ``0 = discontinued`` beside ``discontinued_on``."""

from __future__ import annotations

import re

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..tables.sheet import Sheet, bare, is_temporal, named
from ..words.roots import common_root
from ..words.stems import is_form_of
from ..words.vocabulary import data, tokens
from .alike import telling_words, without_negation
from .alike_flags import GIVEN
from .presence import Condition
from .reached import near_labels

_COMES = frozenset(
    "checked_in checkin arrived attended start end seated checked_out checkout departed admitted entered".split()
)
_OFF = frozenset("cancelled no_show noshow absent called_off aborted".split())
_VALUE = lazy(r"(?<![\w.])(0|1|false|true)\s*(?:=|:|->)\s*['\"]?([^\W\d_]{4,})", re.IGNORECASE)
"""A value and the first word of what it means; what is ``1`` the flag is called after itself."""
_IN_FORCE = frozenset("active valid current enabled effective".split())
_SWITCHED = frozenset(("activated", "enabled"))
"""What a flag of what is in force now tells of: it may be so before it starts, is issued or published, and not so afterwards."""
_UNTIL, _ENDED = frozenset("until expires expired expiry".split()), frozenset("to end ended thru".split())
_REFUSED = frozenset(("rejected", "failed", "defect"))


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


def by_flag(sheet: Sheet, column: Column, wanted: tuple[str, ...]) -> Condition | None:
    """The condition by a flag that is called like what has happened, or like its opposite."""
    for flag, (meaning, condition) in sheet.flags.items():
        if flag == column.name.lower() or not meaning or _is_of_another(sheet, column, meaning, wanted):
            continue
        other = sheet.table.column(flag)
        why = f"set when {named(other)} says so"
        if _says(meaning, wanted) or _says_nearly(column, meaning, wanted):
            is_denied = _is_denied_by(column, other, meaning)
            if is_denied is None:
                continue
            return (f"NOT ({condition})" if is_denied else condition), why
        refused = _REFUSED if other.nullable else frozenset[str]()  # an answer, once there is one
        if len(meaning) == 1 and (_opposites(meaning[0]) | refused) & set(wanted):
            return f"NOT ({condition})", f"not {why}"
    return None


def _says_nearly(column: Column, meaning: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """True for a flag that has one of the names which states have for the same."""
    is_reported = not set(meaning) <= _IN_FORCE or "to" in tokens(column.name)
    near = wanted[-1:] if is_reported else _SWITCHED & set(wanted)
    return any((label,) == meaning for word in near for label in near_labels().get(word, ()))


def _is_denied_by(column: Column, flag: Column, meaning: tuple[str, ...]) -> bool | None:
    """Whether a time is there where the flag is not true: the end of what is in force; None where either may be: that may end later."""
    words = set(tokens(column.name)) if set(meaning) <= _IN_FORCE else set()
    if words & _UNTIL:
        return None
    is_denied = without_negation(telling_words(column))[1] and not without_negation(telling_words(flag))[1]
    return bool(words & _ENDED) or is_denied


def _is_of_another(sheet: Sheet, column: Column, meaning: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """True for a flag with more words than a time has, all of which another time has: ``deposit_returned`` beside ``returned_at``
    and ``deposit_returned_at``; or than something else has, that it says more of: ``change_password``."""
    if len(meaning) > len(wanted) and not is_temporal(column) and meaning[-len(wanted) :] == wanted:
        return True
    return set(wanted) < set(meaning) and any(
        set(meaning) <= set(tokens(each.name))
        for each in sheet.table.columns
        if each is not column and each.nullable and is_temporal(each)
    )


def _opposites(word: str) -> frozenset[str]:
    """What has happened where a flag called so is false: an employee who is not active has left."""
    return frozenset(data()["opposites"].get(word, "").split()) | {f"{no}{word}" for no in ("un", "in", "non")}


def _says(meaning: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """True when a flag of that meaning tells whether something called ``wanted`` has happened."""
    long, short = (wanted, meaning) if len(wanted) >= len(meaning) else (meaning, wanted)
    if len(meaning) == 1 and meaning[0] in ("active", "enabled", "default", "primary", "current"):
        return wanted == meaning
    begins = long is wanted and wanted[: len(meaning)] == meaning
    if len(meaning) == len(wanted) + 1 and meaning[-1] in GIVEN and meaning[:-1] == wanted:
        return True  # ``permit_required`` and the number of the permit
    return all(map(is_form_of, long[-len(short) :], short)) or begins
