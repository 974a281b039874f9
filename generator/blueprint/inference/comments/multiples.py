"""So many times another number, in words: ``ten hours per credit``, ``six times the daily rate``, ``drei Kaltmieten``, ``half of the fee``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..words.vocabulary import numbers_spoken
from .alternatives import MONEY

_ARTICLES = r"(?:(?:the|its|each|every|der|die|das|den|des|la|le|les|el|los|las|il|lo|i|gli|o|os|as|het|de|ogni|cada|chaque|ka[zż]d\w*)\s+|l['’])*"
_PER = r"(?:per|for each|for every|je|pro|par|por|para cada|na|za|an?(?= )|am|al|alla|à la|às?|á)"
_TIMES = r"(?:times|mal|fois|veces|volte|vezes|keer|maal|razy|kr[aá]t|g[aå]nger|gange?|x|×)"
_AND = r"(?:and|und|et|y|e|en|i|och)"
_PLUS = r"\s+(?:plus|und|and|et|mas|más|mais|più|en|\+)\s+(?=\W?\d)"
_TWICE = r"twice|double|das doppelte|doppelte|le double|il doppio|el doble|o dobro|het dubbele|dubbele|podw[oó]jn\w+"
_HALF = r"half|die h[aä]lfte|la moiti[eé]|la mitad|la met[aà]|metade|de helft|po[lł]owa"
_OF = r"(?:of|der|des|von|du|de|d|del|della|dell|do|da|van)"


class Multiple(NamedTuple):
    """``number`` times ``what``, or the product of several of them. ``unit`` is what there are so many of (``hours``), which the column must
    be called after. ``is_bare``: nothing says that it is multiplied, as in *drei Kaltmieten*. ``more``: what is added to it, as in
    *0.45 per km plus 1.20 per stop*."""

    number: str
    what: tuple[str, ...]
    unit: str = ""
    is_bare: bool = False
    more: tuple[Multiple, ...] = ()


def multiples_in(text: str) -> Iterator[Multiple]:
    """What a comment says a number is so many times of, the likeliest reading first."""
    parts = [next(_multiples(each), None) for each in re.split(_PLUS, text, flags=re.IGNORECASE)]
    if len(parts) > 1 and all(parts):
        first, *more = (each for each in parts if each is not None)
        yield first._replace(more=tuple(more))
    yield from _multiples(text)


def _multiples(text: str) -> Iterator[Multiple]:
    for kind, pattern in _patterns():
        found = pattern.match(text)
        if found is None:
            continue
        said = found.groupdict()
        if kind == "each" and re.search(rf"\d (?:{_PER})\b", text[found.end() :]) is not None:
            return  # ``3 per win, 1 per draw``
        number = {"twice": "2", "half": "0.5"}.get(kind) or _value(said["number"])
        what = tuple(each.strip() for each in (said["what"], said.get("other") or "") if each)
        yield Multiple(number, what, (said.get("unit") or "").strip(), kind == "bare")


def _value(text: str) -> str:
    return str(numbers_spoken().get(text.lower(), text)).replace(",", ".")


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = "|".join(numbers_spoken())
    number = rf"(?P<number>\d{{1,4}}(?:[.,]\d{{1,2}})?|{words})"
    name = r"[^\W\d][\w-]*(?: [^\W\d][\w-]*){0,2}?"
    what, end = rf"{_ARTICLES}(?P<what>{name})", r"\s*(?:[;,.(]|$)"
    other = rf"(?: ?(?:{_AND} {_PER}|{_AND}|{_PER}|/) ?{_ARTICLES}(?P<other>{name}))?"
    each = rf"(?:{MONEY} ?)?{number} ?(?:{MONEY}|(?P<unit>(?!{_PER} ){name}))?(?: {_PER} | ?/ ?){what}{other}{end}"
    patterns = {
        "each": each,
        "inverse": rf"{_PER} {what}{other},? (?:{MONEY} ?)?{number} ?{MONEY}?{end}",
        "times": rf"{number}[ -]?{_TIMES} (?:{_OF}['’ ] ?)?{what}{end}",
        "twice": rf"(?:{_TWICE}) (?:{_OF}['’ ] ?)?{what}{end}",
        "half": rf"(?:{_HALF}) (?:{_OF}['’ ] ?)?{what}{end}",
        "bare": rf"{number} (?P<what>{name}){end}",
    }
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in patterns.items())
