"""Finds personal data inside text: e-mail addresses, telephone, card, account and identity numbers, IP addresses.

Works on any text, and on every member of a JSON document; a JSON member whose key names a class (``"eMail"``,
``"dob"``) is held to that class's range as a column would be. What lies in a reserved range is not a finding.
"""

from __future__ import annotations

import ipaddress
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .names import classify_member
from .ranges import (
    RANGE_CHECKS,
    TEST_CARDS,
    Check,
    fold,
    iban_valid,
    luhn_valid,
    safe_domain,
    safe_ipv4,
    safe_ipv6,
    safe_phone,
    safe_ssn,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A piece of text outside the reserved range of class ``personal_class``."""

    personal_class: str
    text: str


# Seven digits with little between them, the sign of an address, or the shape of an IP address: all else is passed over.
_SUSPICIOUS = re.compile(
    r"@|%40|&#0*64;|&commat;|[\[({] ?at ?[\])}]|[0-9](?:[ ().:/-]{0,3}[0-9]){6}"
    r"|[0-9]\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]|[0-9a-f]:[0-9a-f]{0,4}:",
    re.IGNORECASE,
)
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?)?")
_QUOTED_MOMENT = re.compile(f"'{_MOMENT.pattern}'")
# A document of JSON, or a literal that is not readable as it stands (hexadecimal, an expression).
_TO_BE_READ = re.compile(r"'\s*[\[{\"]|(?:\A|\0)[^']")
_AT = re.compile(
    r"(?<=[\w.+'\"%-])(?:@|%40|&#0*64;|&commat;| ?[\[({] ?at ?[\])}] ?)"
    r"((?:[\w-]{1,63}(?:\.| ?[\[({] ?dot ?[\])}] ?)){1,8}[^\W\d_]{2,24})(?![\w-])",
    re.IGNORECASE,
)
_DOT = re.compile(r" ?[\[({] ?dot ?[\])}] ?", re.IGNORECASE)
_LOCAL = re.compile(r"[\w.+'%-]{1,64}\Z")
_PHONE = re.compile(
    r"""(?<![\d.])\+[0-9](?:[ ().-]{0,2}[0-9]){7,14}(?![0-9])                           # +41 44 668 18 00
    | (?<![\w.+])(?<![0-9][ .-])(?:1[ .-]?)?(?:\([0-9]{3}\)[ .-]?|[0-9]{3}[ .-])[0-9]{3}[ .-][0-9]{4}(?!-?[0-9])
    | (?<![\w.,+-])0[0-9]{2,4}[ -][0-9]{3,4}[ -]?[0-9]{3,4}(?![0-9])                    # 020 7946 0958
    | (?<![\w.,+-])0[1-9](?:[ .-][0-9]{2}){4}(?![0-9])                                  # 06 12 34 56 78
    """,
    re.VERBOSE,
)
# A bare number is a telephone's only where the text says so.
_CALL = re.compile(
    r"\b(?:tel|telephone|phone|phoned|mobile|cell|call|called|fax|ring|dial|sms|whatsapp)\b"
    r"(?:[\W_]|\b(?:me|us|him|her|them|at|on|no|nr|number|is|back|under)\b){0,12}?"
    r"(?<![0-9])(\(?[0-9](?:[ ().-]{0,2}[0-9]){6,14})(?![0-9])",
    re.IGNORECASE,
)
_SSN = re.compile(r"(?<![0-9])(?<![0-9][ .-])[0-9]{3}([ .-])[0-9]{2}\1[0-9]{4}(?![ .-]?[0-9])")
_NAMED_SSN = re.compile(r"\b(?:ssn|social security)\b[^0-9]{0,20}([0-9]{9})(?![0-9])", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]+")
_DIGIT_RUN = re.compile(r"(?<![0-9.])[0-9](?:[ -]?[0-9]){12,}(?![0-9])")
# Major networks by leading digits and length (ISO/IEC 7812-1 issuers).
_CARD = re.compile(
    r"4[0-9]{15}(?:[0-9]{3})?|5[1-5][0-9]{14}|2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)[0-9]{12}"
    r"|3[47][0-9]{13}|6(?:011|22[0-9]|4[4-9][0-9]|5[0-9]{2})[0-9]{12}|35[0-9]{14}|3(?:0[0-5]|[68][0-9])[0-9]{11}"
)
_IBAN = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{2}[0-9]{2})((?:[ -]?[A-Za-z0-9]){11,30})")
# Lengths of the IBAN registry (ISO 13616), by country.
_IBAN_LENGTHS = dict(
    zip(
        "AD AE AL AT AZ BA BE BG BH BR BY CH CR CY CZ DE DK DO EE EG ES FI FO FR GB GE GI GL GR GT HR HU IE IL IQ IS IT JO "
        "KW KZ LB LC LI LT LU LV LY MC MD ME MK MR MT MU NL NO PK PL PS PT QA RO RS SA SC SE SI SK SM TL TN TR UA VA VG "
        "XK".split(),
        (
            24,
            23,
            28,
            20,
            28,
            20,
            16,
            22,
            22,
            29,
            28,
            21,
            22,
            28,
            24,
            22,
            18,
            28,
            20,
            29,
            24,
            18,
            18,
            27,
            22,
            22,
            23,
            18,
            27,
            28,
            21,
            28,
            22,
            23,
            23,
            26,
            27,
            30,
            30,
            20,
            28,
            32,
            21,
            20,
            20,
            21,
            25,
            27,
            24,
            22,
            19,
            27,
            31,
            30,
            18,
            15,
            24,
            28,
            29,
            25,
            29,
            24,
            22,
            24,
            31,
            24,
            19,
            24,
            27,
            23,
            24,
            26,
            29,
            22,
            24,
            20,
        ),
        strict=True,
    )
)
_IPV4 = re.compile(r"(?<![\w.-])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![\w-]|\.[0-9])")
_VERSION = re.compile(r"\b(?:version|release|build|firmware|ver|rev|section)\.? *\Z", re.IGNORECASE)
_IPV6 = re.compile(r"(?<![\w:.])[23][0-9a-f]{3}:(?:[0-9a-f]{0,4}:){1,6}[0-9a-f]{0,4}(?![\w:])", re.IGNORECASE)

_JSON_START = ("{", "[", '"')
_JSON_DEPTH = 6


def scan(text: str, checks: Mapping[str, Check] = RANGE_CHECKS) -> list[Finding]:
    """Return what ``text`` holds outside the reserved ranges, each finding once, in no particular order.

    ``checks`` maps classes to the checks that JSON members of that name are held to.
    """
    return list(dict.fromkeys(_scan(text, checks, 0)))


def clean(literals: Iterable[str]) -> bool:
    """True when a quick look shows that ``scan`` would find nothing in any of these SQL literals.

    One search over all of them together: what makes it cheap to audit columns that hold nothing personal.
    """
    together = "\0".join(literals)
    return (
        together.isascii()
        and not _TO_BE_READ.search(together)
        and not _SUSPICIOUS.search(_QUOTED_MOMENT.sub("", together))
    )


def _scan(text: str, checks: Mapping[str, Check], depth: int) -> Iterator[Finding]:
    if text.lstrip()[:1] in _JSON_START and depth < _JSON_DEPTH:
        try:
            document = json.loads(text, parse_float=str, parse_int=str)
        except (ValueError, RecursionError):
            pass
        else:
            yield from _members(document, checks, depth + 1)
            return
    folded = fold(text)
    if _SUSPICIOUS.search(folded) and not _MOMENT.fullmatch(folded):
        yield from _emails(folded)
        if _DIGITS.search(folded):
            yield from _phones(folded)
            yield from _identities(folded)
            yield from _cards(folded)
            yield from _ibans(folded)
            yield from _addresses(folded)


def _members(document: object, checks: Mapping[str, Check], depth: int) -> Iterator[Finding]:
    """Walks a JSON document without recursion; keys are text as well."""
    left: list[tuple[str, object]] = [("", document)]
    while left:
        key, value = left.pop()
        if isinstance(value, dict):
            left.extend(value.items())
            left.extend(("", name) for name in value)
        elif isinstance(value, list):
            left.extend((key, each) for each in value)
        elif isinstance(value, str):
            check = checks.get(classify_member(key) or "") if key else None
            if check is not None and not check(value):
                yield Finding(classify_member(key) or "", value)
            elif check is None:
                yield from _scan(value, checks, depth)


def _emails(text: str) -> Iterator[Finding]:
    for match in _AT.finditer(text):
        if not safe_domain(_DOT.sub(".", match[1])):
            local = _LOCAL.search(text, max(0, match.start() - 64), match.start())
            yield Finding("email", (local[0] if local else "") + match[0])


def _phones(text: str) -> Iterator[Finding]:
    for found in (*(match[0] for match in _PHONE.finditer(text)), *(match[1] for match in _CALL.finditer(text))):
        if not safe_phone(found) and not _MOMENT.match(found):
            yield Finding("phone", found)


def _identities(text: str) -> Iterator[Finding]:
    for found in (*(match[0] for match in _SSN.finditer(text)), *(match[1] for match in _NAMED_SSN.finditer(text))):
        if not safe_ssn(found):
            yield Finding("ssn", found)


def _cards(text: str) -> Iterator[Finding]:
    """A run of digits may go on with an expiry date or begin with a count, so every cut between groups is tried."""
    for run in _DIGIT_RUN.finditer(text):
        groups = _DIGITS.findall(run[0])
        for first in range(len(groups)):
            digits = ""
            for group in groups[first:]:
                digits += group
                if len(digits) > 19:
                    break
                if _CARD.fullmatch(digits) and luhn_valid(digits) and digits not in TEST_CARDS:
                    yield Finding("card", digits)


def _ibans(text: str) -> Iterator[Finding]:
    for match in _IBAN.finditer(text):
        length = _IBAN_LENGTHS.get(match[1][:2].upper())
        compact = re.sub("[ -]", "", match[0]).upper()[:length]
        if length == len(compact) and iban_valid(compact):
            yield Finding("iban", compact)


def _addresses(text: str) -> Iterator[Finding]:
    """Addresses of networks that cannot be reached from outside (RFC 1918, loopback) name nobody."""
    for match in _IPV4.finditer(text) if text.count(".") > 2 else ():
        if (
            _globally_routed(match[0])
            and not safe_ipv4(match[0])
            and not _VERSION.search(text, max(0, match.start() - 12), match.start())
        ):
            yield Finding("ipv4", match[0])
    for match in _IPV6.finditer(text) if text.count(":") > 1 else ():
        if _globally_routed(match[0]) and not safe_ipv6(match[0]):
            yield Finding("ipv6", match[0])


def _globally_routed(text: str) -> bool:
    try:
        return ipaddress.ip_address(text).is_global
    except ValueError:
        return False
