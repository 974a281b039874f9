"""Texts with tags in them, read without: an element within a line as nothing, any other border as the end of a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from ..lazy_patterns import lazy

Span = tuple[int, int, str, str]
_TAGS = lazy(r"\s*(?:</?[a-zA-Z][\w:-]{0,20}(?:\s[^<>]{0,300})?/?>\s*)+")
_TAG = lazy(r"</?([a-zA-Z][\w:-]*)")
_INLINE = frozenset("b i u em strong span a small font mark tt code".split())


def seen_through(text: str, spans_of: Callable[[str], Iterable[Span]]) -> Iterator[Span]:
    """The spans of ``text`` that ``spans_of`` finds where the tags are seen through; none that a tag is within."""
    pieces: list[str] = []
    places: list[int] = []
    end = 0
    for match in _TAGS.finditer(text):
        between = _instead_of(match)
        pieces += (text[end : match.start()], between)
        places += (*range(end, match.start()), *[match.start()] * len(between))
        end = match.end()
    if not pieces:
        return
    shown = "".join((*pieces, text[end:]))
    places += range(end, len(text) + 1)
    for start, stop, name, original in spans_of(shown):
        first, last = places[start], places[stop - 1] + 1
        if text[first:last] == original:
            yield first, last, name, original


def _instead_of(match: re.Match[str]) -> str:
    """What tags are read as: a line's end, or what blanks are around those within a line."""
    names = {name.lower() for name in _TAG.findall(match[0])}
    if not names <= _INLINE:
        return "\n"
    return " " if any(map(str.isspace, (match[0][0], match[0][-1]))) else ""
