"""Pieces of telephone numbers in the reserved range, which are no findings: a pseudonym keeps the groups of its original."""

from __future__ import annotations

from ..lazy_patterns import lazy
from .ranges import safe_phone

# Digits and what groups them, and a gap between two numbers rather than within one.
_DIGIT_GROUPS = lazy(r"[+(]{0,2}[0-9](?:[ ()./-]{0,3}[0-9])*")
_DIGITS = lazy(r"[0-9]+")
_WIDE_GAP = lazy(r"[ ()./-]{2,3}|/")
_GROUPED = frozenset("0123456789 ()+./-")
_GROUPS_BEFORE, _SHORTEST = 4, 7


def is_of_safe_phone(text: str, start: int, stop: int) -> bool:
    """Whether ``text[start:stop]`` is a piece of a telephone number in the reserved range that is grouped as no finder expects it
    ((00) 044 315 348), or such a number with more behind a wide gap (555-0173 / 12)."""
    begins = start
    while begins and text[begins - 1] in _GROUPED:  # what is before any other character is of another run
        begins -= 1
    run = next((each for each in _DIGIT_GROUPS.finditer(text, begins) if each.end() > start), None)
    if run is None or run.start() > start:
        return False
    groups = [group.span() for group in _DIGITS.finditer(text, run.start(), run.end())]
    starts = [first for first, _ in groups if not _DIGITS.search(text, start, first)]
    ends = [last for _, last in groups if last >= stop or _WIDE_GAP.match(text, last)]
    return any(_is_safe_from(text, first, last) for first in starts[-_GROUPS_BEFORE:] for last in ends)


def _is_safe_from(text: str, first: int, last: int) -> bool:
    digits = "".join(_DIGITS.findall(text, first, last))
    plus = "+" if "+" in text[max(0, first - 2) : first] else ""
    return len(digits) >= _SHORTEST and safe_phone(plus + digits)
