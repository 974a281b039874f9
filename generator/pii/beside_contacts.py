"""People whom the contact beside them tells, common words though their names are: before and behind an account, and beside an
address that is made of the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..lazy_patterns import lazy
from .eastern_names import has_syllables, is_chinese
from .goods import goods
from .keyed_random import plain
from .name_lists import ALSO, ANY_FIRST, ANY_LAST, LAST, NAME_PATTERN, PLACE, Kind
from .of_no_one import is_company
from .subjects import is_general, is_thing
from .word_starts import word_starts

Span = tuple[int, int, str, str]
_PAIR = rf"(?P<one>(?=[^\W\d_a-z]){NAME_PATTERN})[ \xa0](?P<two>(?=[^\W\d_a-z]){NAME_PATTERN})"
_BEFORE = lazy(
    rf"(?:\A|(?<=[\n,;:|(\"\u201c\u201e])|(?<=[\n,;:|(] )){_PAIR}[\"\u201d]?[,;:]?[ \xa0]?[(<\[]?(?:sip:|mailto:)?\Z"
)
_BEHIND = lazy(rf"[>\])]?[,;:]?(?:[ \xa0](?:[-\u2013] )?)?[(\"\u201c]?{_PAIR}(?=[\"\u201d)]?[ \xa0]*(?:\Z|[,;|)\n]))")
_PAYING = (
    "rent|loan|gift|refund|repayment|reimbursement|return|czynsz|po\u017cyczka|prezent|zwrot|sk\u0142adka|wp\u0142ata|kaucja|alimenty|miete|darlehen|geschenk|"
    "r\xfcckzahlung|loyer|remboursement|cadeau|alquiler|pr\xe9stamo|regalo|reembolso|cv|booking|complaint|application|reklamacja|rezerwacja|skarga"
)
_PAYMENTS = word_starts(_PAYING.split("|"))
_PAID = lazy(
    rf"(?<![\w-])(?i:{_PAYING})(?: (?:for|from|to|by|za|dla|od|do|f\xfcr|von|de|p[o]ur|para))?(?: ?[:\u2013-])? {_PAIR}"
    r"(?=[ \xa0]*(?:\Z|[,;.)\n]| [\u2013-] )|[ \xa0](?:for|za|na|w|in|f\xfcr|p[o]ur|para|[0-9]))"
)
_MATERIALS = frozenset(
    "gold silver stone wood woods green grey gray brown black white blue red pink quartz bush".split()
)
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
    those that begin a line, of words only where a postal code is in the text."""
    has_code = any(name == "postal_code" for _, _, name, _ in spans)
    for start, stop, name, shown in spans:
        first = max(0, start - _LONGEST)
        if name == "street":
            matches = [_ENTRY.search(text, first, start)]
        elif name in _OF_SOMEONE:
            matches = [_BEFORE.search(text, first, start), _BEHIND.match(text, stop)]
        else:
            continue
        for match in filter(None, matches):
            one, two = match["one"], match["two"]
            is_whose = _is_made_of(shown, one, two) if name == "email" else may_be_of_one(one, two, kind_of)
            if name == "street" and not has_code and kind_of(one) & kind_of(two) & ALSO:
                continue
            if is_whose and not is_company(text, match.end("two")):
                yield match.start("one"), match.end("two"), "person_name", text[match.start("one") : match.end("two")]


def people_paid(text: str, kind_of: Kind) -> Iterator[Span]:
    """A first and a last name, words though they are, behind what a payment or a message is for: czynsz April King za marzec."""
    for match in _PAID.finditer(text) if _PAYMENTS.may_be_in_text(text) else ():
        one, two = match["one"], match["two"]
        if kind_of(one) & ANY_FIRST and kind_of(two) & ANY_LAST and not _is_thing(two):
            yield (*match.span("one"), "first_name", one)
            yield (*match.span("two"), "last_name", two)


def _is_thing(word: str) -> bool:
    return word.lower() in _MATERIALS or plain(word) in goods() or is_thing(word) or is_general(word)


def _is_made_of(address: str, one: str, two: str) -> bool:
    """Whether an address is made of two words: rose.baker@, r.baker@, bakerrose1@."""
    local = re.sub(r"[^a-z]", " ", plain(address.partition("@")[0]))
    first, last = plain(one), plain(two)
    whole, parts = local.replace(" ", ""), local.split()
    if whole in (first + last, last + first):
        return True
    return any(len(each) > 2 and each in parts and other[0] in parts for each, other in ((first, last), (last, first)))
