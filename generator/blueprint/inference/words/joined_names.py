"""How a schema writes its names where that hides their words: with a mark of the type in front (``strCustNm``, ``lngOrderID``, ``tblCust``),
or run together (``CUSTNBR``, ``INVAMT``), as AS/400 files do, whose names had six letters.

Both are habits of a whole schema: a name is only read so where many of its names are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from .identifiers import split_words

_MARKS = "str|int|lng|dtm|dat|cur|bln|bol|dbl|sng|byt|txt|num|dec|flt|chr|mny|vch"
_MARKED = re.compile(rf"(?:{_MARKS})(?=[A-Z][A-Za-z0-9])|(?:{_MARKS})_(?=[A-Za-z])")
_MARKED_BY_LETTER = re.compile(r"[bdfilnsc](?=[A-Z][a-z])")
_TABLE = re.compile(r"(?:tbl|tb|qry|lkp)_?(?=[A-Z][a-z])")
_LEAST_MARKED, _LEAST_BY_LETTER, _FEWEST_MARKS = 0.4, 0.7, 3
_LEAST_JOINED, _FEWEST_JOINED = 0.3, 4
_SHORTEST, _LONGEST = 4, 12


def without_marks(names: Sequence[str]) -> dict[str, str]:
    """Return the names of a schema that have a mark of their type in front, each without it; none where few have one."""
    for pattern, least in ((_MARKED, _LEAST_MARKED), (_MARKED_BY_LETTER, _LEAST_BY_LETTER)):
        marks = {name: found[0] for name in names if (found := pattern.match(name)) is not None}
        if len(marks) >= least * len(names) and len(set(marks.values())) >= _FEWEST_MARKS:
            tables = {name: name[found.end() :] for name in names if (found := _TABLE.match(name)) is not None}
            return tables | {name: name[len(mark) :] for name, mark in marks.items()}
    return {}


def words_apart(
    names: Sequence[str], is_word: Callable[[str], bool], is_short: Callable[[str], bool], ends: frozenset[str]
) -> dict[str, str]:
    """Return the names of a schema whose words are run together, each with its words apart; none where few are. ``is_word``: words
    that are none of several; ``is_short``: words and abbreviations that a name may be made of; ``ends``: those that say what kind of
    value a column holds."""
    joined = [name for name in names if _may_be_joined(name) and not is_word(name.lower())]
    parts = {name: _parts(name.lower(), is_short, ends) for name in joined}
    known = {name: found for name, found in parts.items() if found is not None}
    if len(known) < max(_FEWEST_JOINED, _LEAST_JOINED * len(names)):
        return {}
    return {name: "_".join(found) for name, found in known.items()}


def _may_be_joined(name: str) -> bool:
    return _SHORTEST <= len(name) <= _LONGEST and name.isalpha() and len(split_words(name)) == 1


def _parts(word: str, is_short: Callable[[str], bool], ends: frozenset[str]) -> tuple[str, ...] | None:
    """The fewest short words that a name is made of, the last of which says what kind of value it is: ``lbrhrs`` is (lbr, hrs)."""
    best: list[tuple[str, ...] | None] = [(), *([None] * len(word))]
    for end in range(2, len(word) + 1):
        for start in range(end - 1):
            before, part = best[start], word[start:end]
            if before is None or not (part in ends if end == len(word) else is_short(part)):
                continue
            held = best[end]
            if held is None or len(before) + 1 < len(held):
                best[end] = (*before, part)
    found = best[-1]
    return found if found is not None and len(found) > 1 else None
