"""The telephone number that is alone beside a person."""

from __future__ import annotations

from collections.abc import Sequence

from ..lazy_patterns import lazy
from .equality import NAMES

Span = tuple[int, int, str, str]
_TIED = lazy(r"[ \xa0]?[,;:]?[ \xa0\n](?:[-\u2013(][ \xa0]?)?")
_ENDS_ENTRY, _BEGINS_ENTRY = lazy(r"\)?[ \xa0]*(?:\Z|[,;|\n.])"), lazy(r"(?:\A|[,;|\n:(])[ \xa0]*\Z")
_IN_ADDRESS = frozenset(("postal_code", "street"))


def is_persons_number(text: str, start: int, stop: int, spans: Sequence[Span]) -> bool:
    """Whether a number is all that is said behind a person, an address or an e-mail address among ``spans`` of its entry, or begins the
    entry before a person."""
    if _ENDS_ENTRY.match(text, stop):
        for _, end, name, shown in spans:
            if (
                0 < start - end < 6
                and _TIED.fullmatch(text, end, start)
                and _is_of_person(text, end, name, shown, spans)
            ):
                return True
    if not _BEGINS_ENTRY.search(text, max(0, start - 4), start):
        return False
    return any(
        0 < first - stop < 6
        and _TIED.fullmatch(text, stop, first)
        and (" " in shown or any(begin == end + 1 and other in NAMES for begin, _, other, _ in spans))
        for first, end, name, shown in spans
        if name in NAMES
    )


def _is_of_person(text: str, end: int, name: str, shown: str, spans: Sequence[Span]) -> bool:
    """Whether what ends at ``end`` is a full name, an address with a code, or an e-mail address."""
    if name in NAMES:
        start = end - len(shown)
        return " " in shown or any(stop == start - 1 and other in NAMES for _, stop, other, _ in spans)
    if name == "city":
        return any(other in _IN_ADDRESS for _, _, other, _ in spans)
    return name == "email"
