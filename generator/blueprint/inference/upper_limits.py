"""Numbers of which a comment says what they are at most: ``never above usage_limit``, ``nie więcej niż ładowność pojazdu``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from ...schema.model import Column
from .arithmetic import Arithmetic
from .formula_writer import Operand
from .owners import is_actor
from .sheet import Sheet, named
from .vocabulary import tokens

Find = Callable[[Sheet, str], Column | None]
"""The exact column of a table that a phrase names."""

_AT_MOST = re.compile(
    r"(?<!\w)(?:at most|no more than|not more than|never more than|never above|not above|h(?:ö|oe)chstens|maximal|nicht mehr als|"
    r"nicht (?:ü|ue)ber|au plus|au maximum|pas plus (?:que|de)|no m[aá]ximo|n[aã]o mais (?:que|do que)|como m[aá]ximo|a lo sumo|"
    r"no m[aá]s (?:de|que)|nie wi[eę]cej ni[zż]|najwy[zż]ej|maksymalnie|hoogstens|niet meer dan|maximaal|al massimo|non pi[uù] (?:di|che))"
    r"\s+((?:the |its |a |o |as |la |le |les |l'|der |die |das |den |el |los |las |de |het |il |lo )*)([^\W\d][\w ]{1,40})",
    re.IGNORECASE,
)

_USUAL = {"provider": "integer", "min": 40, "max": 100}
_SELDOM = {"provider": "choice", "values": [0, 40, 100], "weights": [7, 2, 1]}  # of what is 0 by DEFAULT


def within_limit(sheets: Mapping[str, Sheet], sheet: Sheet, column: Column, find: Find) -> Callable[[], None] | None:
    """What lets a number be a share of what its comment says that it is at most; None where no column is that."""
    found = _AT_MOST.search(column.comment)
    if found is None:
        return None
    for phrase in (found[2].strip(), found[2].split()[0]):
        limit = _limit(sheets, sheet, column, phrase, find)
        if limit is not None:
            return lambda: _at_most(sheet, column, limit)
    return None


def _limit(sheets: Mapping[str, Sheet], sheet: Sheet, column: Column, phrase: str, find: Find) -> Operand | None:
    """The column that a phrase names, of the row itself or of a parent."""
    sibling = find(sheet, phrase)
    if sibling is not None:
        return Operand(named(sibling), sheet, sibling) if sibling is not column and not sibling.nullable else None
    words = phrase.split()
    for own, link in sheet.single_links():
        parent = sheets.get(link.parent)
        if parent is None or parent is sheet or is_actor(sheet, own):
            continue
        is_named = len(words) > 1 and bool(set(tokens(words[-1])) & {*parent.words, *tokens(own.name)})
        theirs = find(parent, " ".join(words[:-1] if is_named else words))
        if theirs is not None and not theirs.nullable:
            path = f"{named(own)}.{named(theirs)}"
            return Operand(f"COALESCE({path}, 1)" if own.nullable else path, parent, theirs)
    return None


def _at_most(sheet: Sheet, column: Column, limit: Operand) -> None:
    bounds = Arithmetic(limit.sheet).any_operand(limit.column)
    if bounds is None or bounds[0] < 0:
        return
    if limit.text.startswith("COALESCE"):  # a row that has no such parent keeps to the least of them
        limit = Operand(limit.text.replace(", 1)", f", {bounds[0]})"), limit.sheet, limit.column)
    share = sheet.hide(
        "upper_percent", _USUAL if re.fullmatch(r"'?0(?:\.0+)?'?", column.default or "") is None else _SELDOM
    )
    reason = f"share: its comment, at most {named(limit.column)}"
    Arithmetic(sheet).write(column, f"{limit.text} * {share} / 100", (Decimal(0), bounds[1]), reason, rounded=True)
