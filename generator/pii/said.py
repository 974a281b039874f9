"""Numbers and days that the words before them say something of: an identity number's, an account's, a birth's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..cache import CachedDocument, cached_toml
from ..lazy_patterns import lazy
from .dates import days_in
from .finders import SSN, Finding
from .ranges import RANGE_CHECKS, fold, safe_birth_date
from .word_starts import matches, plain_beginnings, word_starts

_WORDS = cached_toml(Path(__file__).with_name("said.toml"))


def _any_of(listed: Iterable[str]) -> str:
    """A regular expression for one of these words, the longest first."""
    return "|".join(map(re.escape, sorted(map(fold, listed), key=len, reverse=True))).replace(r"\ ", " ")


_THREE_DIGITS = lazy("(?:[0-9][^0-9]*){3}")  # as the shortest number and day have
# A number is an identity's where the text says so, by the words before it.
_SAYS = {
    "national_id": r"passport|pesel|nhs|nino|national insurance|national id|identity card|id card|driving licen[cs]e"
    r"|driver'?s? licen[cs]e|aadhaar|cpf|curp|bsn|dni|nie|nric|personnummer|codice fiscale|mrn|medical record|medicare|mbi|voter(?: id)?|epic|rrn|nir|npi|hetu|dea|patente|passaporto|insee|s[eé]curit[eé] sociale|carta d(?:i |')identit[aà]|thai id"
    r"|licen[cs]e plate|number plate|vehicle(?: registration)?|registration plate|kennzeichen|vin|medical licen[cs]e|ausweis|reisepass"
    rf"|{_any_of(_WORDS['identity'])}",
    "tax_id": r"tax id|tax number|steuer-?(?:nummer|nr)|st\.-?nr|tin|itin|ein|vat|vat id|nip|nif|abn|acn|tfn|uen|gstin|pan|rfc|cif|partita iva|p\. ?iva|p iva|piva|steuer-?id(?:-?nr)?|ust-?id(?:-?nr)?",
    "device_id": r"imsi|iccid|imei|udid|idfa|device id",
    "bank_account": r"account|acct|acc|a/c|routing|sort code|sort(?= [0-9]{2}-)|konto(?:nr|nummer)?|cuenta|compte|rachunek|conto",
}
_SAID = lazy(
    rf"\b(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _SAYS.items())})(?!\w)(?:/[^\W\d_]{{2,12}}(?=[ :.]))?\W{{0,3}}"
    r"(?:(?:no|nr|n|num|number|numer|numero|numéro|número|numarası|číslo|č|szám|id|code|is|was|ist|jest|es|è|est|är|er|on|je|este|yra|to)\b\W{0,3}){0,3}"
    r"(?P<value>(?-i:[A-Z]{0,3})[ -]?[0-9](?:[ ./-]?[A-Z]{0,2}[0-9]){4,32}(?:-?[A-Z])?(?![A-Z0-9])"
    r"|(?-i:(?=(?:[A-Z-]*[0-9]){3})[A-Z0-9](?:-?[A-Z0-9]){5,20}(?![A-Za-z0-9])"
    r"|[A-Z]{2}[ -][0-9]{2}[ -][A-Z]{1,2}[ -][0-9]{4}(?![0-9])))",  # an Indian vehicle's
    re.IGNORECASE,
)


def _beginnings(alternatives: str) -> list[str]:
    """``plain_beginnings`` of an expression, from the user's cache where they are in it."""
    program = Path(__file__).with_name("word_starts.py").read_bytes()
    cached = CachedDocument("tables", alternatives.encode("utf-8"), program)
    if (found := cached.read()) is None:
        found = {"beginnings": sorted(plain_beginnings(alternatives))}
        cached.write(found)
    beginnings: list[str] = found["beginnings"]
    return beginnings


# where a match of it may begin
_SAID_BEGINS = word_starts(_beginnings("|".join(_SAYS.values())))
_AMOUNT = lazy(r"[0-9 .]*[.][0-9]{1,2}")
_BIRTHS = _any_of(_WORDS["births"])
_BORN = lazy(
    rf"\b(?:{_BIRTHS})(?!\w)\W{{0,3}}(?:(?:a|à|in|en|em|w|v) [^\W\d_]{{2,20}},? )?"
    rf"(?:(?:{_any_of(_WORDS['on'].split())})\b\W{{0,2}}){{0,3}}(?=[0-9]|[^\W\d_]{{3,12}}\.? [0-9])",
    re.IGNORECASE,
)
_BORN_BEGINS = word_starts(map(fold, _WORDS["births"]))
_LISTED = (*_WORDS["births"], *_WORDS["identity"])
_SAYING = (
    *"imsi iccid itin insee conto securit sécurit passaporto passport pesel mbi voter epic dea patente identit thai plate vehicle".split(),
    *"kennzeichen vin acn uen gstin pan rfc cif iva ausweis reisepass medical nhs nino national ident card licen aadhaar cpf curp".split(),
    *"bsn dni nie nric personnummer hetu codice mrn record tax tin ein vat nip nif abn tfn steuer ust imei udid idfa device".split(),
    *"medicare rrn nir npi account acct a/c routing sort konto cuenta compte rachunek".split(),
)
CALLED = tuple(dict.fromkeys((*_SAYING, *(fold(word).split()[0] for word in _LISTED))))
"""Parts of the words that say what a number or a day is."""
# Of "no de póliza" more than its first word: in SQL every column may be NOT NULL.
_BEGINS_CALLED = word_starts(
    (*_SAYING, *(word[: max(5, len(word.split()[0]))] for word in map(fold, _LISTED))), r"[^\W_]"
)


def calls(lowered: str) -> bool:
    """True when what may say what a number or a day is begins in a text in small letters."""
    return _BEGINS_CALLED.are_in(lowered)


def calling(lowered: str) -> Iterator[int]:
    """Where in a text in small letters what may say what a number or a day is begins."""
    return (match.start() for match in _BEGINS_CALLED.pattern.finditer(lowered))


def is_called(text: str) -> bool:
    """True when the text says of a number or a day whose it is."""
    if not _THREE_DIGITS.search(text):
        return False
    return calls(text.lower()) and (any(matches(_SAID, _SAID_BEGINS, text)) or any(_birth_days(text)))


def may_be_called(text: str) -> bool:
    """``is_called`` for a text with 0 in place of every digit: any day may then be the day of a birth."""
    return "0" in text and bool(_SAID.search(text) or _BORN.search(text))


def _birth_days(text: str) -> Iterator[str]:
    """The days that the words before them call a person's birth."""
    for match in matches(_BORN, _BORN_BEGINS, text):
        written = next(days_in(text[match.end() : match.end() + 40]), None)
        if written is not None and written.start == 0:
            yield text[match.end() : match.end() + written.stop]


def said(text: str) -> Iterator[Finding]:
    for match in matches(_SAID, _SAID_BEGINS, text):
        value = match["value"]
        name = next(each for each in _SAYS if match[each])
        if RANGE_CHECKS[name](value) or _AMOUNT.fullmatch(value) or SSN.fullmatch(value):
            continue
        written = next(days_in(value), None)
        is_day = written is not None and (written.start, written.stop) == (0, len(value)) and not value.isdecimal()
        if not is_day:
            yield Finding(name, value)
    for value in _birth_days(text):
        if not safe_birth_date(value):
            yield Finding("birth_date", value)
