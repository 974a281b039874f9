"""The largest and the smallest of what rows that refer to a row have: ``highest_bid``, ``best_lap``, ``cheapest_offer``."""

from __future__ import annotations

import re

from ....schema.model import Column
from ..references.children import Child, children_of, write_rollup
from ..references.selection import Selection, as_remarked, is_same
from ..references.summed import amount_of_line
from ..tables.sheet import Sheet, Sheets, is_exact, named

_MOST = frozenset("highest largest best biggest top winning".split())
_LEAST = frozenset("lowest smallest cheapest".split())
_SAID = re.compile(r"\b(?:highest|largest|biggest|best|top|lowest|smallest|cheapest|maximum|minimum)\b", re.IGNORECASE)
_LITTLE = frozenset("amount value price so far current".split())


def decide_extremes(sheets: Sheets, sheet: Sheet) -> None:
    """Decide the columns that are called as the most or the least of the rows of a child table."""
    for column in sheet.table.columns:
        words = sheet.tokens(column)
        extreme = (_MOST | _LEAST) & set(words)
        if not extreme or not is_exact(column) or not sheet.is_open(column):
            continue
        rest = [word for word in words if word not in extreme | _LITTLE]
        for child in children_of(sheets, sheet):
            source = _source(child.sheet, rest[0]) if len(rest) == 1 else None
            if source is not None and _decide(sheet, column, child, source, is_least=bool(_LEAST & extreme)):
                break


def _source(child: Sheet, word: str) -> Column | None:
    """The only number of a child that is called so, or what rows that are called so come to."""
    called = [each for each in child.table.columns if is_exact(each) and child.tokens(each) == (word,)]
    return called[0] if len(called) == 1 else amount_of_line(child) if is_same(word, child.words[-1]) else None


def _decide(sheet: Sheet, column: Column, child: Child, source: Column, *, is_least: bool) -> bool:
    rows = as_remarked(Selection(child, source), _SAID.sub("", column.comment))
    value = f"{rows.table}.{named(source)}"
    function = "MIN" if is_least else "MAX"
    text = f"{function}(IF({rows.condition}, {value}, NULL))" if rows.condition else f"{function}({value})"
    reason = f"{'least' if is_least else 'largest'} {child.sheet.name}.{source.name}" + (
        f", {rows.reason}" if rows.condition else ""
    )
    return write_rollup(sheet, column, child, text, reason, source, average=True)
