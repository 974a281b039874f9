"""How columns write people's names: in capitals, behind a title, with initials, with an age or a number in brackets."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..lazy_patterns import lazy
from .name_lists import WORD

_BEHIND = lazy(r" ?[(\[][^()\[\]]{0,20}\d[^()\[\]]{0,20}[)\]]\Z")
_TITLE = lazy(
    r"(?:mr|mrs|ms|miss|mx|dr|prof|sir|herr|frau|hr|fr|mme|mlle|madame|monsieur|sr|sra|srta|don|do\u00f1a|sig|sig\.ra|dott|dott\.ssa|ing|pan|pani|pan\u00ed"
    r"|dhr|mevr|mw|say\u0131n|bay|bayan|fr\u00f6ken|shri|smt|fam|familie|family|famille|famiglia|familia|rodzina|c/o|z\.? ?hd)\b\.? +",
    re.IGNORECASE,
)
_LAST = r"(?:(?:[Dd][eiu]|[Vv]an|[Vv]on|[Dd]er|[Dd]en|[Dd]a|[Dd]os|[Ll]a|[Ee]l|[Aa]l|[Mm]ac|[Bb]in) |[OoDd]['\u2019])*[^\W\d_a-z][^\W\d_]+(?:[ '\u2019-][^\W\d_]+)?"
_INITIALS = lazy(rf"(?:[^\W\d_]\.[ -]?){{1,3}}(?P<before>{_LAST})|(?P<after>{_LAST}),? (?:[^\W\d_]\.[ -]?){{1,3}}")
_TITLED = lazy(rf"(?:[^\W\d_]\. )?(?P<name>{_LAST})")
_TWO_CAPITALS = lazy(r"[^\W\d_]{2,}(?:[ ,'\u2019-]+[^\W\d_]{2,})+")


_LISTED = lazy(r"(?P<last>[^\W\d_][^\d/;|]+)[/;|] ?(?P<first>[^\W\d_][^\d/;|]+?)(?: (?:MR|MRS|MS|MSTR|MISS|CHD|DR))?")


def in_plain_form(text: str) -> str:
    """``text`` without what is in brackets behind a name, its words with one capital each where it is all capitals, a comma between a
    last and a first name where another mark is: ``OAKESHOTT/HAMISH MR``."""
    text = _BEHIND.sub("", text)
    if (listed := _LISTED.fullmatch(text)) is not None:
        text = f"{listed['last']}, {listed['first']}"
    return text.title() if text.isupper() and _TWO_CAPITALS.fullmatch(text) else text


def without_title(text: str) -> str:
    """``text`` without titles in front of it."""
    while match := _TITLE.match(text):
        text = text[match.end() :]
    return text


def is_named_by_form(text: str, kind: Callable[[str], int]) -> bool:
    """Whether a text is a last name with initials or behind a title, and no word that means something else."""
    bare = without_title(text)
    match = _INITIALS.fullmatch(bare)
    name = (match["before"] or match["after"]) if match is not None else None
    if name is None and bare != text:
        titled = _TITLED.fullmatch(bare)
        name = titled["name"] if titled is not None else None
    return name is not None and len(name) > 2 and not name.isupper() and not kind(name) & WORD
