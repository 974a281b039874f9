"""What bounds a comment gives, as text: ``never more than the estimate``, ``at least 1``, in several languages.

Which columns the names mean is asked in ``amounts.limits_in_comments``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ....lazy_patterns import lazy
from ..words.vocabulary import data

_MOST, _LEAST, _BELOW, _ABOVE = (
    "|".join(data()["limits"][name].split("\n")) for name in ("most", "least", "below", "above")
)
_ARTICLE = r"(?:(?:the|its|that of|those of|der|die|das|den|dem|des|la|le|les|el|los|las|o|os|a|as|il|lo|i|gli|het|de|w|przy)\s+|l['’])*"
_PHRASE = r"(?P<what>-?\d+(?:[.,]\d+)?(?!\s*%)|[^\W\d][\w .]{1,50})"
_AT_MOST = lazy(rf"(?<!\w)(?:{_MOST})\s+{_ARTICLE}{_PHRASE}", re.IGNORECASE)
_AT_LEAST = lazy(rf"(?<!\w)(?:{_LEAST})\s+{_ARTICLE}{_PHRASE}", re.IGNORECASE)
_NUMBER = r"(?P<what>-?\d+(?:[.,]\d+)?)"
_BEHIND = r"\s*(?:\w{1,3}\s+|%\s*)?"
_MOST_BEHIND = lazy(rf"{_NUMBER}{_BEHIND}(?:{_MOST}|m[aá]ximum|m[aá]x|maks|maximal)\.?$", re.IGNORECASE)
_LEAST_BEHIND = lazy(rf"{_NUMBER}{_BEHIND}(?:{_LEAST}|m[ií]nimum|m[ií]n|minimal)\.?$", re.IGNORECASE)
"""The same words behind their number: ``20 maximum``, ``5 au minimum``."""
_BEGINS = r"(?:(?:is|be|must be|always|muss|stets|immer|liegt|toujours|doit être|siempre|debe ser|sempre|altijd|zawsze|alltid|vždy)\s+)*"
_IS_BELOW = lazy(rf"{_BEGINS}(?:{_BELOW})\s*{_ARTICLE}{_PHRASE}", re.IGNORECASE)
_IS_ABOVE = lazy(rf"{_BEGINS}(?:{_ABOVE})\s*{_ARTICLE}{_PHRASE}", re.IGNORECASE)
_FROM_TO = lazy(
    rf"(?:from |von |de |od |da |van )?(?P<low>\d+)\s*(?:to|bis|\.\.|à|a|até|do|tot|-|–)\s+{_ARTICLE}(?P<what>[^\W\d][\w .]{{2,50}})",
    re.IGNORECASE,
)
_BETWEEN = lazy(
    rf"(?:between|within|zwischen|innerhalb|entre|tra|tussen|mi[ęe]dzy|mellan)\s+{_ARTICLE}(?P<low>[^\W\d][\w .]*?)\s+(?:and|to|und|et|y|e|en|i|och)\s+{_ARTICLE}"
    r"(?P<what>[^\W\d][\w .]{2,50})",
    re.IGNORECASE,
)


_IN_RANGE = lazy(
    r"(?:within|in|inside|innerhalb|dans|dentro de?|binnen|w)\s+(?:the |der |die |das |des |la |le |el |o |a |de )*"
    r"(?:range|band|bounds|limits|spanne|bandbreite|fourchette|rango|faixa|intervalo|bandbreedte|zakres(?:ie)?|wide[lł]k\w*)\s+"
    rf"(?:of|der|des|de|du|del|da|do|van)\s+{_ARTICLE}(?P<whose>[^\W\d]\w*)",
    re.IGNORECASE,
)


def range_of_whom(comment: str) -> str:
    """Whose smallest and largest value bound a number: ``within the range of the opening``; empty where nothing says so."""
    found = _IN_RANGE.search(comment)
    return found["whose"] if found is not None else ""


class Limit(NamedTuple):
    """A number, or what a phrase names, that bounds a column from below or from above; empty where nothing does."""

    low: str = ""
    high: str = ""
    is_strict: bool = False


_PRODUCT = re.compile(r"\w\s*[*×]\s*[\w(]")


def limits_in(comment: str) -> Iterator[Limit]:
    """The bounds that a comment may give, the likeliest reading first; none of a product, which is what the number comes to."""
    for part in re.split(r"[;,()]", comment) if _PRODUCT.search(comment) is None else ():
        yield from _limits_of(re.sub(r"\s+", " ", part.strip()).rstrip("."))


def _limits_of(text: str) -> Iterator[Limit]:
    """The bounds that a part of a comment may give."""
    between = _BETWEEN.search(text)
    if between is not None:
        yield Limit(_shared(between["low"], between["what"]), between["what"].strip())
        return
    most = _AT_MOST.search(text) or _MOST_BEHIND.fullmatch(text)
    least = _AT_LEAST.search(text) or _LEAST_BEHIND.fullmatch(text)
    found = _FROM_TO.search(text) if least is None else None  # ``at least 50 to donate``
    if found is not None:
        yield Limit(found["low"], found["what"].strip())
    if most is not None or least is not None:
        yield Limit(_phrase(least), _phrase(most))
    below, above = _IS_BELOW.match(text), _IS_ABOVE.match(text)
    if below is not None or above is not None:
        yield Limit(_phrase(above), _phrase(below), is_strict=True)


def _phrase(found: re.Match[str] | None) -> str:
    """The number or the name that bounds a column, empty where nothing does."""
    return "" if found is None else found["what"].strip()


def _shared(low: str, high: str) -> str:
    """``minimum and maximum of the service``: what is of the second is of the first as well."""
    of = re.search(r"\s(?:of|der|des|de|du|del|da|do|van|von)\s.*", high, re.IGNORECASE)
    return low.strip() + (of[0] if of is not None and " of " not in low else "")


@lru_cache(maxsize=4096)
def number_limits(comment: str) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that a comment gives as numbers."""
    low = high = None
    for limit in limits_in(comment):
        low = as_number(limit.low) if low is None else low
        high = as_number(limit.high) if high is None else high
    return low, high


def as_number(text: str) -> Decimal | None:
    """The number that a text is; None where it is none."""
    return Decimal(text.replace(",", ".")) if re.fullmatch(r"-?\d+(?:[.,]\d+)?", text) else None
