"""What the comment of a flag says that its values mean: ``0 = discontinued`` beside ``discontinued_on``."""

from __future__ import annotations

import re

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..tables.sheet import Sheet, named
from ..words.roots import common_root
from .alike import telling_words
from .presence import Condition

_VALUE = lazy(r"(?<![\w.])(0|1|false|true)\s*(?:=|:|->)\s*['\"]?([^\W\d_]{4,})", re.IGNORECASE)
"""A value and the first word of what it means; what is ``1`` the flag is called after itself."""


def said_by_flag(sheet: Sheet, column: Column, names: tuple[str, ...]) -> Condition | None:
    """The condition that a flag has the value whose meaning has the root of one of these words."""
    for flag, (_, condition) in sheet.flags.items():
        teller = sheet.table.column(flag)
        if teller is column or not teller.comment:
            continue
        for value, word in _VALUE.findall(teller.comment):
            if any(common_root(word, name) for name in names) and not _is_own(teller, word):
                is_false = value.lower() in ("0", "false")
                return (f"NOT ({condition})" if is_false else condition), f"set when {named(teller)} says so"
    return None


def _is_own(teller: Column, word: str) -> bool:
    return any(common_root(word, own) for own in telling_words(teller))
