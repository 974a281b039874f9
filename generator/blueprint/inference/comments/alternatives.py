"""What a comment says a number is, and in which rows it is another one: ``labour plus parts, nothing under warranty``, ``25 EUR im
Notdienst, sonst 0``, ``5 per day if insured``; in several languages."""

from __future__ import annotations

import re
from typing import NamedTuple

from ....lazy_patterns import lazy

MONEY = r"(?:€|R?\$|£|EUR|USD|GBP|CHF|PLN|SEK|NOK|DKK|CZK|zł|Euro|euros?|dollars?|pounds?|kr)"
"""What money is counted in, before its number or behind it."""
_ZERO = (
    r"zero|nil|nothing|no charge|not charged|free(?: of charge)?|null\s*(?=euro|eur|bei|in|im)|nichts|kostenlos|kostenfrei|frei|gratis|rien|gratuite?s?|"
    r"offerte?s?|nada|cero|libre|gratuit[oa]s?|niente|nulla|niets|nihil|nic|bezpłatn\w+|za darmo"
)
NUMBER = (
    rf"(?<![\w.,%-])(?:{MONEY} ?)?(?P<number>\d{{1,6}}(?:[.,]\d{{1,4}})?(?![\d%]|\s*%)|{_ZERO})(?: ?{MONEY}(?!\w))?"
)
"""A number, also as a word, with what money is counted in."""
FOR = (
    r"(?:for|when|if|where|on|in|under|with|bei|im|in|beim|unter|mit|f(?:ü|ue)r|wenn|falls|p[o]ur|si|sous|en|avec|quand|lorsque|para|con|cuando|"
    r"se|quando|em|com|voor|bij|onder|met|als|indien|dla|gdy|przy|w|na|pod|per(?= (?:i|gli|le|il|la|chi) )|jeśli|jesli|jeżeli)"
)
_IF = r"(?:if|wenn|falls|sofern|si|se|indien|als|gdy|jeśli|jesli|jeżeli|pokud|om|hvis)"
_ELSE = (
    r"(?:(?:or )?else|otherwise|sonst|ansonsten|andernfalls|sinon|autrement|si no|de lo contrario|en (?:otro )?caso(?: contrario)?|senão|caso contrário|"
    r"altrimenti|anders|w przeciwnym razie|inaczej|jinak|annars|ellers)"
)
_BUT = r"(?:(?:but|aber|jedoch|or|oder|ou|o|mais|mas|pero|ma|of|maar|lub|ale|a|and|et|und)\s+)?"
_ROWS = r"(?:(?:i|gli|le|il|la|the|der|die|das|den|les|los|las|de|het|os|as)\s+)?(?P<rows>[^,;()]+?)"
_OF_OTHERS = tuple(
    lazy(rf"(?P<main>.+?),?\s+{FOR}\s+{_ROWS}\s*[,;]\s*{rest}\.?", re.IGNORECASE)
    for rest in (rf"{_BUT}{_ELSE},?\s+{NUMBER}", rf"{_BUT}{NUMBER}\s+{_ELSE}")
)
_OF_THESE = tuple(
    lazy(rf"(?:(?P<main>.+?)\s*[,;(]\s*)?{_BUT}{said}\)?\.?", re.IGNORECASE)
    for said in (rf"{NUMBER}\s+{FOR}\s+{_ROWS}", rf"{FOR}\s+{_ROWS}:?\s+{NUMBER}")
)
_ONLY_IF = lazy(rf"(?P<main>(?=.*[\d*+×]).+?),?\s+{_IF}\s+{_ROWS}\.?", re.IGNORECASE)
_FROM = r"(?:from|above|over|ab|(?:ü|ue)ber|[àa] partir de|au-del[àa] de|d[èe]s|a partir de|desde|por encima de|oltre|sopra|da|acima de|vanaf|boven|od|powyżej)"
_PRICE = rf"(?:{MONEY} ?)?(?P<price>\d{{1,4}}(?:[.,]\d{{1,2}})?)(?: ?{MONEY})?"
_LIMIT = rf"(?:{MONEY} ?)?(?P<limit>\d{{1,6}}(?:[.,]\d{{1,2}})?)(?: ?{MONEY})?"
_FREE = tuple(
    lazy(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:{_ZERO}) {_FROM} {_LIMIT}\s*[,;]\s*(?:{_ELSE} )?{_PRICE}",
        rf"{_PRICE}\s*[,;]\s*(?:(?:{_ZERO}) {_FROM} {_LIMIT}|{_FROM} {_LIMIT.replace('limit', 'least')} (?:{_ZERO}))",
    )
)
_CONSTANT = lazy(rf"{NUMBER}", re.IGNORECASE)


class Alternative(NamedTuple):
    """``main`` is what a number is, ``number`` what it is in the rows that ``rows`` names, or in all others (``of_others``); ``is_said``:
    it says so, as there may be no number at all in others."""

    main: str
    rows: str
    number: str
    of_others: bool
    is_said: bool = True


def alternative_in(comment: str) -> Alternative | None:
    """What a comment says of a number and of its exception; None where it says but one thing."""
    text = re.sub(r"\s+", " ", comment.strip())
    for of_others, patterns in ((True, _OF_OTHERS), (False, _OF_THESE)):
        for pattern in patterns:
            found = pattern.fullmatch(text)
            if found is not None:
                return Alternative(found["main"] or "", found["rows"], plain_number(found["number"]), of_others)
    found = _ONLY_IF.fullmatch(text)
    return Alternative(found["main"], found["rows"], "0", True, is_said=False) if found is not None else None


def free_from(comment: str) -> tuple[str, str] | None:
    """What something costs, and the amount from which on it is free: ``free from 50.00, otherwise 4.90``, ``4,95, ab 50 EUR frei``."""
    for pattern in _FREE:
        found = pattern.fullmatch(comment.strip().rstrip("."))
        if found is not None:
            limit = found["limit"] or found.groupdict().get("least") or ""
            return plain_number(found["price"]), plain_number(limit)
    return None


def constant_in(text: str) -> str:
    """The number that a text consists of, without its currency; empty where it says more."""
    found = _CONSTANT.fullmatch(text.strip())
    return plain_number(found["number"]) if found is not None else ""


def plain_number(text: str) -> str:
    return text.replace(",", ".") if text[0].isdigit() else "0"
