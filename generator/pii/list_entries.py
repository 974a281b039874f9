"""The entries of a list in a text, of which a name is in one: parts of a sentence, lines with a mark or a price, or of HTML."""

from __future__ import annotations

from ..lazy_patterns import lazy
from .price_lists import PRICED
from .prose_lists import alternatives

Place = tuple[int, int]
FURTHEST = 240
"""How many characters before and behind a name its list is looked for."""
_END_OF_PART = lazy(r"[.!?][\"'\u201d\xbb)]*(?=\s)|[\n\r:(){}\[\]|\t<>]| [\u2013\u2014-] ")
_TIES = alternatives("ties")
_TIE = lazy(rf"(?:,|;|/|\u2022|\+)[ \xa0]?(?:(?:{_TIES})[ \xa0])?|[ \xa0](?:&|{_TIES})[ \xa0]")
_BULLET = lazy(r"[ \t]*(?:[-*\u2022\u2013]|[0-9]{1,3}[.)])[ \t]+")
_LISTED_IN_HTML = lazy(r"<li(?:\s[^<>]*)?>\s*(?P<name>[^<>]{2,80})")


def entries(text: str, start: int, end: int) -> tuple[Place, list[Place]]:
    """The entry of a list that a name is in, and the others: of its sentence, or of its lines."""
    first = max(
        (match.end() for match in _END_OF_PART.finditer(text, max(0, start - FURTHEST), start)),
        default=max(0, start - FURTHEST),
    )
    behind = _END_OF_PART.search(text, end, min(len(text), end + FURTHEST))
    last = behind.start() if behind else min(len(text), end + FURTHEST)
    places, begun = [], first
    for tie in _TIE.finditer(text, first, last):
        if tie.end() > start and tie.start() < end:
            continue
        places.append((begun, tie.start()))
        begun = tie.end()
    places.append((begun, last))
    own = next((place for place in places if place[0] <= start and end <= place[1]), (start, end))
    return own, [place for place in (*places, *_lines(text, start)) if place != own]


def _lines(text: str, start: int) -> list[Place]:
    """The other entries of a list of lines that begin with a mark, or end with a price, or of HTML."""
    if "<li" not in text and "\n" not in text:
        return []
    pattern = _LISTED_IN_HTML if "<li" in text else PRICED
    places = [match.span("name") for match in pattern.finditer(text)]
    if len(places) > 2 and any(first <= start < last for first, last in places):
        return [place for place in places if not place[0] <= start < place[1]]
    return _bulleted(text, start)


def _bulleted(text: str, start: int) -> list[Place]:
    """The other lines that begin with a mark, where that of a name does, too."""
    places, begun, own = list[Place](), 0, False
    for line in text.splitlines(keepends=True) if "\n" in text else ():
        bullet = _BULLET.match(line)
        if bullet and begun <= start < begun + len(line):
            own = True
        elif bullet:
            places.append((begun + bullet.end(), begun + len(line.rstrip())))
        begun += len(line)
    return places if own else []
