"""How names are written: last names behind initials, as in H. Stone, and two words beside each other that are not one's name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..lazy_patterns import lazy
from .introductions import ends_with_cue, may_introduce
from .lone_names import is_namesake
from .name_lists import ANY_LAST, LAST, NAME_PATTERN, WORD, Kind, Word, has_last_form
from .of_no_one import is_of_a_thing
from .prose_lists import prose_words

_INITIALS = lazy(
    rf"(?<![\w.])(?:[^\W\d_a-z]\.[ \xa0-]?){{1,3}}(?P<last>(?=[^\W\d_a-z])(?:(?:Mc|Mac|O['\u2019]|Le |De |Von )?)(?=[^\W\d_a-z]){NAME_PATTERN})"
)
_INITIAL = lazy(r"\.(?<=[^\W\d_a-z]\.)")  # what initials cannot be without, behind a character that is soon found
_CUE = 40  # characters before initials in which a word introduces them
_AND = frozenset(("y", "e", "i"))
_LONG = 5  # letters that hardly any abbreviation has


@cache
def _titles_behind() -> frozenset[str]:
    return frozenset(prose_words()["titles_behind"].split())


def are_of_two(one: str, two: str, between: str) -> bool:
    """Whether two words are not one's name as they are written: one with a capital only, with "and" between, an abbreviation before
    a word: Rosa y Blanco, RAF Marham."""
    if one[0].isupper() != two[0].isupper() and one.isupper() != two.isupper():
        return True
    return between.strip() in _AND or (one.isupper() and not two.isupper() and len(one) < _LONG and between[0] != ",")


def is_titled(text: str, one: Word, two: Word) -> bool:
    """Whether the first of two words is a title or a cue that begins a sentence, or the second a title: Beste Wessels, Ay\u015fe Han\u0131m."""
    if two[0] in _titles_behind():
        return True
    before = text[: one.start()].rstrip(" \xa0")[-1:]
    return before in ("", "\n", ".", "!", "?") and may_introduce(one[0])


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
