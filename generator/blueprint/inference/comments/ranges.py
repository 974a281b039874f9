"""The range of numbers that a comment gives."""

from __future__ import annotations

import re

from ....lazy_patterns import lazy
from ....schema.model import Column

_RANGE = lazy(
    r"(?<![\w.-])(-?\d{1,9}(?:[.,]\d+)?)\s*%?\s*(?:to|through|thru|up to|\.\.\.?|…|–|—|-|and|bis|und|a|à|al|hasta|y|até|ate|et|tot|en met|t/m|do|~)\s*"
    r"(-?\d{1,9}(?:[.,]\d+)?)(?![\w-])",
    re.IGNORECASE,
)
_BETWEEN = lazy(
    r"(?:between|zwischen|entre|tra|fra|tussen|mi[eę]dzy|mellan)\s+(-?\d{1,9}(?:[.,]\d+)?)\s*%?\s*(?:and|und|et|y|e|en|a|i|och)\s+(-?\d{1,9}(?:[.,]\d+)?)(?![\w-])",
    re.IGNORECASE,
)


def said_range(column: Column) -> dict[str, object] | None:
    """The rule of whole numbers within the range that a comment gives, which says more than what is usual."""
    found = range_in(column.comment) if column.comment and len(column.comment) <= 80 else None
    if found is None or not column.type.is_integer or "." in "".join(found):
        return None
    return {"provider": "integer", "min": int(found[0]), "max": int(found[1])}


_ENDS = lazy(r"(\d{1,3})\s*=?\s*[^\W\d]+\s*(?:\.{2,3}|…|to|bis|-|–)\s*(\d{1,3})\s*=?\s*[^\W\d]+")
"""A scale of which each end has a word: ``1 low .. 3 high``."""


def range_in(comment: str) -> tuple[str, str] | None:
    """The two ends of a range that a comment gives: ``1 to 5``, ``0-100``, ``between 0 and 10``, ``1 low .. 3 high``; percent is 0 to 100."""
    found = (
        _RANGE.search(comment)
        or _BETWEEN.search(comment)
        or _RANGE.search(re.sub(r"\s*\([^()]*\)", "", comment))
        or _ENDS.fullmatch(comment.strip())
    )
    low, high = (found[1].replace(",", "."), found[2].replace(",", ".")) if found is not None else ("0", "0")
    if float(low) < float(high):
        return low, high
    return None
