"""People whom the contact beside them tells, common words though their names are: before and behind an account, and beside an
address that is made of the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..lazy_patterns import lazy
from .eastern_names import has_syllables, is_chinese
from .keyed_random import plain
from .name_lists import ANY_FIRST, ANY_LAST, LAST, NAME_PATTERN, PLACE, Kind
from .of_no_one import COMPANIES

Span = tuple[int, int, str, str]
_PAIR = rf"(?P<one>(?=[^\W\d_a-z]){NAME_PATTERN})[ \xa0](?P<two>(?=[^\W\d_a-z]){NAME_PATTERN})"
_BEFORE = lazy(
    rf"(?:\A|(?<=[\n,;:|(\"\u201c\u201e])|(?<=[\n,;:|(] )){_PAIR}[\"\u201d]?[,;:]?[ \xa0]?[(<\[]?(?:sip:|mailto:)?\Z"
)
_BEHIND = lazy(rf"[>\])]?[,;:]?(?:[ \xa0](?:[-\u2013] )?)?[(\"\u201c]?{_PAIR}(?=[\"\u201d)]?[ \xa0]*(?:\Z|[,;|)\n]))")
_LONGEST = 64
_OF_SOMEONE = frozenset(("email", "iban", "phone"))
_ENTRY = lazy(rf"(?:\A|\n){_PAIR}(?:,|\n|,\n)[ \xa0]?\Z")


def may_be_of_one(one: str, two: str, kind_of: Kind) -> bool:
    """Whether two words may be a first and a last name in either order, though both may be words; not two places."""
    first, second = kind_of(one), kind_of(two)
    if first & second & PLACE:
        return False
    if (first & ANY_FIRST and second & ANY_LAST) or (first & ANY_LAST and second & ANY_FIRST):
        return True
    if (has_syllables(one) and second & ANY_LAST) or (has_syllables(two) and first & ANY_LAST):
        return True
    return (first & LAST > 0 and is_chinese(two, one)) or (second & LAST > 0 and is_chinese(one, two))


def people_beside(text: str, spans: Sequence[Span], kind_of: Kind) -> Iterator[Span]:
    """The two words before or behind an address or an account among ``spans`` that are whose it is, as one span each; before a street
    those that begin a line, where a postal code is in the text."""
    has_code = any(name == "postal_code" for _, _, name, _ in spans)
    for start, stop, name, shown in spans:
        first = max(0, start - _LONGEST)
        if name == "street" and has_code:
            matches = [_ENTRY.search(text, first, start)]
        elif name in _OF_SOMEONE:
            matches = [_BEFORE.search(text, first, start), _BEHIND.match(text, stop)]
        else:
            continue
        for match in filter(None, matches):
            one, two = match["one"], match["two"]
            is_whose = _is_made_of(shown, one, two) if name == "email" else may_be_of_one(one, two, kind_of)
            if is_whose and not COMPANIES.match(text, match.end("two")):
                yield match.start("one"), match.end("two"), "person_name", text[match.start("one") : match.end("two")]


def _is_made_of(address: str, one: str, two: str) -> bool:
    """Whether an address is made of two words: rose.baker@, r.baker@, bakerrose1@."""
    local = re.sub(r"[^a-z]", " ", plain(address.partition("@")[0]))
    first, last = plain(one), plain(two)
    whole, parts = local.replace(" ", ""), local.split()
    if whole in (first + last, last + first):
        return True
    return any(len(each) > 2 and each in parts and other[0] in parts for each, other in ((first, last), (last, first)))
