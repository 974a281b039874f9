"""Last names behind initials: H. Stone."""

from __future__ import annotations

from collections.abc import Iterator

from ..lazy_patterns import lazy
from .introductions import ends_with_cue
from .lone_names import is_namesake
from .name_lists import ANY_LAST, LAST, NAME_PATTERN, WORD, Kind, has_last_form
from .of_no_one import is_of_a_thing

_INITIALS = lazy(
    rf"(?<![\w.])(?:[^\W\d_a-z]\.[ \xa0-]?){{1,3}}(?P<last>(?=[^\W\d_a-z])(?:(?:Mc|Mac|O['\u2019]|Le |De |Von )?)(?=[^\W\d_a-z]){NAME_PATTERN})"
)
_INITIAL = lazy(r"\.(?<=[^\W\d_a-z]\.)")  # what initials cannot be without, behind a character that is soon found
_CUE = 40  # characters before initials in which a word introduces them


def behind_initials(text: str, kind: Kind) -> Iterator[tuple[int, int, str, str]]:
    """The last names that are known, and any behind a word that introduces a name."""
    if not _INITIAL.search(text):
        return
    for match in _INITIALS.finditer(text):
        if not _is_last_name(text, match.start(), match["last"], kind(match["last"])):
            continue
        if not is_of_a_thing(text, match.end(), kind) and not is_namesake(text, *match.span()):
            yield (*match.span("last"), "last_name", match["last"])


def _is_last_name(text: str, start: int, last: str, kind: int) -> bool:
    """Whether a word behind initials that begin at ``start`` is a last name: by lists, its form or a word that introduces it."""
    if kind & LAST or has_last_form(last):
        return True
    return not (kind & WORD and not kind & ANY_LAST) and ends_with_cue(text[max(0, start - _CUE) : start])
