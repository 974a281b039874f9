"""Finds personal data inside text: e-mail addresses, telephone, card, account and identity numbers, IP addresses.

Works on any text, and on every member of a JSON document; a JSON member whose key names a class (``"eMail"``,
``"dob"``) is held to that class's range as a column would be. What lies in a reserved range is not a finding.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from .documents import members
from .finders import (
    FINDERS,
    MOMENT,
    NUMBER_FINDERS,
    SAID_FINDERS,
    SECRET_MARKS,
    Finding,
    is_called,
    is_secret,
    may_be_called,
    without_digests,
)
from .names import classify_member
from .ranges import RANGE_CHECKS, Check, fold

# Seven digits with little between them, the sign of an address, the shape of an address of a network or device, letters and
# digits as identity numbers have them. With SECRET_MARKS and CALLED, all else is passed over.
_FORMS = (
    r"@|\xb0|\bmac[ :=][0-9a-f]{12}|&commat;|[\[({] ?at ?[\])}]|[0-9](?:[ ().:/_-]{0,3}[0-9]){6}"
    r"|[0-9](?:\.|\[\.\])[0-9]{1,3}(?:\.|\[\.\])[0-9]{1,3}(?:\.|\[\.\])[0-9]|[0-9a-f]:[0-9a-f]{0,4}:|-[0-9a-f]{2}-[0-9a-f]{2}-|\.[0-9a-f]{4}\."
    r"|(?-i:[A-Z]{6}[0-9])|[0-9]{6}[A-HM]| [0-9]{2} [0-9]{2} "
)
_SUSPICIOUS = re.compile(rf"{_FORMS}|%(?:25)?40|\\u0040|&#0*64;", re.IGNORECASE)
_SUSPICIOUS_SHAPE = re.compile(rf"{_FORMS}|%00|\\u0000|&#0", re.IGNORECASE)
_QUOTED_MOMENT = re.compile(rf"(?<![^\0])'{MOMENT.pattern}'(?![^\0])")
_DIGIT = re.compile("[0-9]")
# A document of JSON, or a literal that is not readable as it stands (hexadecimal, an expression).
_TO_BE_READ = re.compile(r"'\s*[\[{\"]|(?:\A|\0)[^']")
# What no form is made of, unless one of the others is beside it.
_PLAIN = bytes(byte for byte in range(128) if chr(byte).isalpha() or chr(byte) in " ,'!?;*+<>=\0")
_AS_ZERO = bytes.maketrans(b"123456789", b"000000000")
_SHAPE_MARKS = tuple(mark.encode().translate(_AS_ZERO).decode() for mark in SECRET_MARKS)
_JSON_START = ("{", "[", '"')
_JSON_DEPTH = 6


def scan(text: str, checks: Mapping[str, Check] = RANGE_CHECKS) -> list[Finding]:
    """Return what ``text`` holds outside the reserved ranges, each finding once, in no particular order.

    ``checks`` maps classes to the checks that JSON members of that name are held to.
    """
    return list(dict.fromkeys(_scan(text, checks, 0)))


def shapes(literals: Iterable[str]) -> set[str]:
    """Return the different literals that are left when every digit of ASCII is written ``0``: few, in a column of codes."""
    return set("\0".join(literals).encode().translate(_AS_ZERO).decode().split("\0"))


def clean(literals: Iterable[str]) -> bool:
    """True when a quick look shows that ``scan`` would find nothing in any of these SQL literals.

    One search over the ``shapes`` of all of them together: what makes it cheap to audit columns that hold nothing
    personal. What it looks for does not hang on which digits there are, so what it says of a shape holds for every
    literal of that shape.
    """
    together = "\0".join(shapes(literals))
    if not together.isascii() or _TO_BE_READ.search(together):
        return False
    together = _QUOTED_MOMENT.sub("", together).replace("''", "'")
    return not _suspicious_form(together) and not (
        any(mark in together for mark in _SHAPE_MARKS) or may_be_called(together) or is_secret(together)
    )


def _suspicious_form(together: str) -> bool:
    """Whether a form of personal data occurs. Letters and blanks make none of themselves, but for ``mac``."""
    if not together.encode().translate(None, _PLAIN) and "mac" not in together.lower():
        return False
    return _SUSPICIOUS_SHAPE.search(together) is not None


def _suspicious(text: str) -> bool:
    """False for most texts that hold nothing personal: literal parts are looked for first, which is fast."""
    return (
        bool(_SUSPICIOUS.search(text))
        or any(mark in text for mark in SECRET_MARKS)
        or is_called(text)
        or is_secret(text)
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
    if _suspicious(folded) and not MOMENT.fullmatch(folded):
        for find in FINDERS:
            yield from find(folded)
        if _DIGIT.search(folded):
            for find in SAID_FINDERS:
                yield from find(folded)
            numbers = without_digests(folded)
            for find in NUMBER_FINDERS:
                yield from find(numbers)


def _members(document: object, checks: Mapping[str, Check], depth: int) -> Iterator[Finding]:
    for key, holder, value in members(document):
        if isinstance(value, str):
            name = (classify_member(key, holder) if key else None) or ""
            check = checks.get(name)
            if check is not None and not check(value):
                yield Finding(name, value)
            elif check is None:
                yield from _scan(value, checks, depth)
