"""Formulas in phrases of their own: weighted marks, means, the greater of two, so much per hundred, the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ....lazy_patterns import lazy

_NAME = r"[^\W\d_][\w .']{0,40}?"
_AND = r"(?:and|und|et|y|e|en|i|och|or|oder|ou|o|of)"
_ARTICLE = r"(?:(?:the|der|die|das|den|dem|des|la|le|les|el|los|il|lo|i|o|os|a|as|het|de)\s+|l['’])?"
_BETWEEN = lazy(rf"\s*,\s*(?:{_AND}\s+)?|\s+(?:{_AND}|plus|\+)\s+", re.IGNORECASE)
_WEIGHED = lazy(
    rf"(?P<percent>\d{{1,2}})\s*%\s+(?:(?:of|der|des|von|du|de|del|della|da|do|van)\s+)?{_ARTICLE}(?P<name>{_NAME})|{_ARTICLE}(?P<called>{_NAME})\s+"
    r"(?P<share>\d{1,2})\s*%",
    re.IGNORECASE,
)
_MEAN = lazy(
    r"(?:the )?(?:mean|average|mittel(?:wert)?|durchschnitt|moyenne|media|promedio|m[eé]dia|gemiddelde|[sś]rednia)\s+"
    rf"(?:of|aus|von|der|de|di|entre|tra|van|z)\s+{_ARTICLE}(?P<names>.+)",
    re.IGNORECASE,
)
_GREATER = r"greater|larger|higher|h(?:ö|oe)here[rs]?|gr(?:ö|oe)(?:ß|ss)ere[rs]?|plus (?:grande?|[ée]lev[ée]e?)|mayor|maior|maggiore|hoogste|grootste|wi[eę]ksza|max(?:imum)?"
_LESSER = r"lesser|smaller|lower|kleinere[rs]?|niedrigere[rs]?|plus (?:petite?|faible)|menor|minore|laagste|kleinste|mniejsza|min(?:imum)?"
_EXTREME = lazy(
    rf"{_ARTICLE}(?:(?P<greater>{_GREATER})|{_LESSER})(?:\s+\w+)?\s*(?:\(|\s(?:of|aus|von|de|d['’]|entre|tra|tussen|z|between)\s+){_ARTICLE}"
    rf"(?P<one>{_NAME})(?:\s*,\s*|\s+{_AND}\s+){_ARTICLE}(?P<other>{_NAME})\)?",
    re.IGNORECASE,
)
_PER_HUNDRED = lazy(
    rf"(?P<what>{_NAME})\s*(?:/|\s(?:per|je|pro|par|por|na|auf|aux|ogni|cada)\s)\s*(?P<number>100|1000)\s+(?P<unit>[^\W\d]\w*)",
    re.IGNORECASE,
)
_REST = lazy(rf"{_ARTICLE}(?:rest(?:e|o|ante)?|remainder|remaining (?:part|share|amount)|reszta|zbytek)", re.IGNORECASE)


class Extreme(NamedTuple):
    """The greater (``GREATEST``) or the lesser (``LEAST``) of two numbers."""

    function: str
    one: str
    other: str


def weighed_in(text: str) -> list[str]:
    """The formula of shares that come to a hundred: ``60 % written, 40 % oral``; empty where a text says no such thing."""
    parts = [_WEIGHED.fullmatch(part) for part in _BETWEEN.split(text)]
    found = [
        ((part["name"] or part["called"]).strip(), part["percent"] or part["share"])
        for part in parts
        if part is not None
    ]
    if len(found) < max(len(parts), 2) or sum(int(share) for _, share in found) != 100:
        return []
    return ["(", *_joined([[name, "*", share] for name, share in found]), ")", "/", "100"]


def mean_in(text: str) -> list[str]:
    """The formula of a mean of numbers that a text names: ``Mittel aus mündlich und schriftlich``."""
    found = _MEAN.fullmatch(text)
    names = (
        [re.sub(rf"^{_ARTICLE}", "", each).strip() for each in _BETWEEN.split(found["names"])]
        if found is not None
        else []
    )
    return ["(", *_joined([[name] for name in names]), ")", "/", str(len(names))] if len(names) > 1 else []


def per_hundred_in(text: str) -> list[str]:
    """``litres per 100 km``."""
    found = _PER_HUNDRED.fullmatch(text)
    return [found["what"].strip(), "*", found["number"], "/", found["unit"]] if found is not None else []


def extreme_in(text: str) -> Extreme | None:
    """``the greater of weight and volumetric weight``."""
    found = _EXTREME.fullmatch(text)
    if found is None:
        return None
    return Extreme("GREATEST" if found["greater"] else "LEAST", found["one"].strip(), found["other"].strip())


def is_rest(text: str) -> bool:
    """True for what is left of a number when all shares of it are taken: ``the rest``."""
    return _REST.fullmatch(text.strip()) is not None


def _joined(terms: list[list[str]]) -> Iterator[str]:
    for place, term in enumerate(terms):
        yield from ["+", *term] if place else term
