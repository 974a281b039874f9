"""What bounds a comment gives, as text: ``never more than the estimate``, ``at least 1``, in several languages.

Which columns the names mean is asked in ``amounts.limits_in_comments``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_MOST = (
    r"at most|m[aá]x\.?(?= ?-?\d)|maximum(?= \d)|(?:no|not|never|nowhere) (?:be )?(?:more|greater|larger|higher|longer) than|(?:never|not|must not be|cannot be) above|"
    r"(?:must|may|can|does|do)(?: not|not| never) exceed|(?:never|not) exceed(?:s|ing)?|(?:is )?limited to|up to|less than|below|<=|"
    r"h(?:ö|oe)chstens|maximal|nicht mehr als|nie mehr als|nicht (?:ü|ue)ber|nie (?:ü|ue)ber|weniger als|(?:ü|ue)bersteigt nie|"
    r"au plus|au maximum|pas plus (?:de|que)|jamais plus (?:de|que)|ne d[ée]passe (?:pas|jamais)|inf[ée]rieure? ou [ée]gale? [àa]|"
    r"como m[áa]ximo|no m[áa]s (?:de|que)|nunca m[áa]s (?:de|que)|no (?:supera|excede)|a lo sumo|menor o igual (?:a|que)|"
    r"no m[áa]ximo|n[ãa]o mais (?:de|do que|que)|nunca mais (?:de|do que|que)|n[ãa]o (?:supera|excede|ultrapassa)|at[ée] no m[áa]ximo|"
    r"al massimo|non pi[ùu] (?:di|che)|mai pi[ùu] (?:di|che)|non (?:supera|eccede)|"
    r"hoogstens|maximaal|niet (?:meer|hoger|groter) dan|nooit (?:meer|hoger) dan|ten hoogste|"
    r"najwy[żz]ej|nie wi[ęe]ks?z?[eay]? ni[żz]|nie wi[ęe]cej ni[żz]|maksymalnie|nie przekracza|h[öo]gst|inte mer [äa]n"
)
_LEAST = (
    r"at least|m[ií]n\.?(?= ?-?\d)|minimum(?= \d)|(?:no|not|never) (?:be )?(?:less|lower|smaller|fewer|shorter) than|(?:never|not|must not be|cannot be) below|not under|>=|minimum of|"
    r"mindestens|nicht weniger als|nie weniger als|nie unter|nicht unter|nicht kleiner als|"
    r"au moins|au minimum|pas moins (?:de|que)|jamais (?:inf[ée]rieure?|moins) [àad]e?|"
    r"al menos|como m[íi]nimo|no menos (?:de|que)|nunca menos? (?:de|que)|pelo menos|no m[íi]nimo|n[ãa]o menos (?:de|do que|que)|nunca menor (?:do )?que|"
    r"almeno|non meno di|mai meno di|minstens|ten minste|niet (?:minder|lager|kleiner) dan|nooit (?:minder|lager) dan|"
    r"co najmniej|nie mniej ni[żz]|nie mniejsz[yae] ni[żz]|minst|inte mindre [äa]n"
)
_ARTICLE = r"(?:(?:the|its|that of|those of|der|die|das|den|dem|des|la|le|les|el|los|las|o|os|a|as|il|lo|i|gli|het|de|w|przy)\s+|l['’])*"
_PHRASE = r"(?P<what>-?\d+(?:[.,]\d+)?(?!\s*%)|[^\W\d][\w .]{1,50})"
_AT_MOST = re.compile(rf"(?<!\w)(?:{_MOST})\s+{_ARTICLE}{_PHRASE}", re.IGNORECASE)
_AT_LEAST = re.compile(rf"(?<!\w)(?:{_LEAST})\s+{_ARTICLE}{_PHRASE}", re.IGNORECASE)
_FROM_TO = re.compile(
    rf"(?:from |von |de |od |da |van )?(?P<low>\d+)\s*(?:to|bis|\.\.|à|a|até|do|tot|-|–)\s+{_ARTICLE}(?P<what>[^\W\d][\w .]{{2,50}})",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"(?:between|within|zwischen|innerhalb|entre|tra|tussen|mi[ęe]dzy|mellan)\s+{_ARTICLE}(?P<low>[^\W\d][\w .]*?)\s+(?:and|to|und|et|y|e|en|i|och)\s+{_ARTICLE}"
    r"(?P<what>[^\W\d][\w .]{2,50})",
    re.IGNORECASE,
)


_IN_RANGE = re.compile(
    r"(?:within|in|inside|innerhalb|dans|dentro de?|binnen|w)\s+(?:the |der |die |das |des |la |le |el |o |a |de )*"
    r"(?:range|band|bounds|limits|spanne|bandbreite|fourchette|rango|faixa|intervalo|bandbreedte|zakres(?:ie)?|wide[lł]k\w*)\s+"
    rf"(?:of|der|des|de|du|del|da|do|van)\s+{_ARTICLE}(?P<whose>[^\W\d]\w*)",
    re.IGNORECASE,
)


def range_of_whom(comment: str) -> str:
    """Whose smallest and largest value bound a number: ``within the range of the opening``; empty where nothing says so."""
    found = _IN_RANGE.search(comment)
    return found["whose"] if found is not None else ""


@dataclass(frozen=True, slots=True)
class Limit:
    """A number, or what a phrase names, that bounds a column from below or from above; empty where nothing does."""

    low: str = ""
    high: str = ""


def limits_in(comment: str) -> Iterator[Limit]:
    """The bounds that a comment may give, the likeliest reading first."""
    for part in re.split(r"[;,()]", comment):
        text = re.sub(r"\s+", " ", part.strip()).rstrip(".")
        between = _BETWEEN.search(text)
        if between is not None:
            yield Limit(_shared(between["low"], between["what"]), between["what"].strip())
            continue
        found = _FROM_TO.search(text)
        if found is not None:
            yield Limit(found["low"], found["what"].strip())
        most, least = _AT_MOST.search(text), _AT_LEAST.search(text)
        if most is not None or least is not None:
            yield Limit(*("" if each is None else each["what"].strip() for each in (least, most)))


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
