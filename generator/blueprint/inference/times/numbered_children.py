"""Rows that a number counts among those of a parent follow each other in time as their numbers do."""

from __future__ import annotations

import re

from ....schema.model import Column
from ..tables.sheet import Sheet, named


def is_numbered(sheet: Sheet, parent: Column) -> bool:
    """True where a number counts the rows of a ``parent``."""
    counted = re.compile(
        rf"(?:LEAST\()?ORDINAL\({re.escape(named(parent))}\)(?:, \d+\))?"
    )  # cut to what its type holds
    numbers = [each.name.lower() for each in sheet.table.columns if each.type.is_integer]
    ruled = (str(guess.rule) for name, guess in sheet.guesses.items() if name in numbers)
    return any(counted.fullmatch(text) for text in (*ruled, *(sheet.unique.ordinals.get(name, "") for name in numbers)))
