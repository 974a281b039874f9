"""Rows that a number counts among those of a parent in the order of time."""

from __future__ import annotations

import re

from ....schema.model import Column
from .sheet import Sheet, named

EVENTS = frozenset(
    """reading measurement visit session reminder attempt inspection treatment dose payment installment installment round stage revision sample
    observation report test lap contact dunning renewal week sitting appointment checkup donation milking feeding update point trial attendance
    entry catalog bib start version""".split()
)
"""What is numbered among the rows of a parent, where it is the last word of its table."""
_LISTED = frozenset("line item row sort display detail rank component ingredient member option".split())
"""What is numbered in an order that is none of time."""


def numbered_in_time(sheet: Sheet) -> Column | None:
    """The reference among whose rows a number counts what happens one after the other: readings, reminders, visits."""
    for column in sheet.table.columns:
        words, name = sheet.unprefixed(column), column.name.lower()
        if _LISTED & {*words, *sheet.words[-1:]}:
            continue
        guess = sheet.guesses.get(name)
        counted_by = sheet.unique.counted_by.get(name, ())
        text = str(guess.rule) if guess is not None and not counted_by else ""
        if not counted_by and "ORDINAL(" not in text:
            continue
        for own, link in sheet.single_links():
            is_counted = own.name.lower() in counted_by or f"ORDINAL({named(own)})" in text
            if is_counted and not own.nullable and link.parent != sheet.name:
                return own
    return None


def is_numbered(sheet: Sheet, parent: Column) -> bool:
    """True where a number counts the rows of a ``parent``."""
    counted = re.compile(
        rf"(?:LEAST\()?ORDINAL\({re.escape(named(parent))}\)(?:, \d+\))?"
    )  # cut to what its type holds
    numbers = [each.name.lower() for each in sheet.table.columns if each.type.is_integer]
    ruled = (str(guess.rule) for name, guess in sheet.guesses.items() if name in numbers)
    return any(counted.fullmatch(text) for text in (*ruled, *(sheet.unique.ordinals.get(name, "") for name in numbers)))
