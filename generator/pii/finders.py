"""What personal data looks like: a finder for each kind, which yields what lies outside the reserved range of its class."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ..cache import cached_toml
from ..lazy_patterns import lazy
from .identity_forms import numbers_in_form
from .phone_pieces import is_of_safe_phone
from .ranges import (
    RANGE_CHECKS,
    TEST_CARDS,
    iban_valid,
    luhn_valid,
    safe_device_id,
    safe_domain,
    safe_geo,
    safe_ipv4,
    safe_ipv6,
    safe_national_id,
    safe_password,
    safe_phone,
    safe_ssn,
)
from .word_starts import matches, word_starts


class Finding(NamedTuple):
    """A piece of text outside the reserved range of class ``personal_class``."""

    personal_class: str
    text: str


DATETIME_TEXT = lazy(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?)?")
# A pattern that begins with a character or a set of them lets the search skip to the next; what may not be before it follows.
_AT = lazy(
    r"[@%\\&\[({](?:(?<=[\w.+'\"%-].)(?:(?<=%)(?:25)?40|(?<=\\)u0040|(?<=&)(?:#0*64|#x0*40|commat);)"
    r"|(?:(?<=[\w.+'\"%-].)|(?<=[\w.+'\"%-] .))(?:(?<=@) ?|(?<=[\[({]) ?at ?[\])}] ?))"
    r"((?:[\w-]{1,63}(?:\.| ?[\[({] ?dot ?[\])}] ?)){1,8}[^\W\d_]{2,24})(?![\w-])",
    re.IGNORECASE,
)
_HANDLE = lazy(
    r"(?<!\w)(?:telegram|tg|signal|insta(?:gram)?|ig|twitter|tiktok|threads|discord|skype|snap(?:chat)?|facebook|messenger|viber|threema|wechat)[:,]? @\Z",
    re.IGNORECASE,
)
_FILES = lazy(r"\.(?:png|jpe?g|gif|svg|webp|ico|css|js|ts|map|html?|pdf|zip|woff2?)\Z", re.IGNORECASE)
_DOT = lazy(r" ?[\[({] ?dot ?[\])}] ?", re.IGNORECASE)
# an apostrophe in front is a quotation mark ('email': 'h.stone@example.com'), within it is a name's (o'neill@example.com)
_LOCAL = lazy(r"[\w.+%-][\w.+'%-]{0,63}\Z")
_PHONE = lazy(
    r"""[+(0-9](?:
    (?<=\+)(?<![\d.]\+)[0-9](?:[ ().-]{0,2}[0-9]){7,14}(?![0-9])                                        # +41 44 668 18 00
    | (?<![\w.+].)(?:(?<=0)(?<![\w.,+-]0)(?<![0-9][ .-]0)0[ ]?[1-9][0-9]{0,2}(?:[ ()./-]{0,3}[0-9]){7,12}(?![0-9])      # 0049 (0) 30 / 9018 2273
    | (?<![0-9][ .-].)
      (?:(?<=1)[ .-]?(?:\([0-9]{3}\)[ .-]?|[0-9]{3}[ .-])|(?<=\()[0-9]{3}\)[ .-]?|(?<=[0-9])[0-9]{2}[ .-])
      [0-9]{3}[ .-][0-9]{4}(?!-?[0-9])
    | (?<=0)(?<![\w.,+-]0)(?<![0-9][ .-]0)[0-9]{2,4}[ -][0-9]{3,4}[ -]?[0-9]{3,4}(?![0-9])                # 020 7946 0958
    | (?<=0)(?<![\w.,+-]0)(?<![0-9][ .-]0)[1-9](?:[ .-][0-9]{2}){4}(?![0-9])                              # 06 12 34 56 78
    ))""",
    re.VERBOSE,
)
# A bare number is a telephone's only where the text says so.
CALL = lazy(
    r"\b(?:tel|telephone|phone|phoned|mobile|cell|call|called|fax|ring|dial|sms|whatsapp)\b"
    r"(?:[\W_]|\b(?:me|us|him|her|them|at|on|no|nr|number|is|back|under)\b){0,12}?"
    r"(?<![0-9+])(\(?[0-9](?:[ ()./-]{0,3}[0-9]){6,14})(?![0-9])",  # with + it is _PHONE's
    re.IGNORECASE,
)
_CALL_BEGINS = word_starts("tel phone mobile cell call fax ring dial sms whatsapp".split())
SSN = lazy(r"[0-9](?<![0-9].)(?<![0-9][ .-].)[0-9]{2}([ .-])[0-9]{2}\1[0-9]{4}(?![ .-]?[0-9])")
_NAMED_SSN = lazy(r"\b(?:ssn|social security)\b[^0-9]{0,20}([0-9]{9})(?![0-9])", re.IGNORECASE)
_SSN_BEGINS = word_starts(("ssn", "social security"))
_DIGITS = lazy(r"[0-9]+")
_DIGIT_RUN = lazy(r"[0-9](?<![0-9.].)(?:[ ._-]?[0-9]){12,}(?![0-9])")
# Major networks by leading digits and length (ISO/IEC 7812-1 issuers).
_CARD = lazy(
    r"4[0-9]{15}(?:[0-9]{3})?|5[1-5][0-9]{14}|2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)[0-9]{12}"
    r"|3[47][0-9]{13}|6(?:011|22[0-9]|4[4-9][0-9]|5[0-9]{2})[0-9]{12}|35[0-9]{14}|3(?:0[0-5]|[68][0-9])[0-9]{11}"
    r"|(?:50(?:18|20|38)|5893|6304|67(?:59|6[1-3]))[0-9]{9,15}"
)
_IBAN = lazy(r"[A-Za-z](?<![A-Za-z0-9].)[A-Za-z] ?[0-9]{2}(?:[ -]?[A-Za-z0-9]){11,30}")
# its first digit: behind two letters, and before as many characters as the shortest account has
_MAY_BE_IBAN = lazy(r"[0-9](?<=[A-Za-z ].)(?:(?<=[A-Za-z]{2}.)|(?<=[A-Za-z]{2} .))(?=[0-9](?:[ -]?[A-Za-z0-9]){11})")
_IPV4 = lazy(r"[0-9](?<![\w.+-].)[0-9]{0,2}(?:\.|\[\.\])(?:[0-9]{1,3}(?:\.|\[\.\])){2}[0-9]{1,3}(?![\w-]|\.[0-9])")
# two dots with a number between, one of them perhaps in brackets
_MAY_BE_IPV4 = lazy(r"[.\[](?:(?<=[0-9]\.)[0-9]{1,3}(?:\.|\[\.\])|(?<=\[)\.\])")
_LEADING_ZEROS = lazy(r"(?<![0-9])0+(?=[0-9])")
_VERSION = lazy(
    r"\b(?:version|release|build|firmware|ver|rev|section|softwarestand|softwareversion|stand|fw|sw|versione|versi[oó]n|wersja|verze|verzi[oó]|sürüm|vers[aã]o|versie|utgåva)[\"']?[.:=>]? *[\"']?\Z",
    re.IGNORECASE,
)
# upgraded from 9.3.27.50 to 9.3.27.54
_UPGRADED = lazy(
    r"\b(?:(?:up|down)grad(?:e[sd]?|ing)|update|upgradet) (?:(?:from|von|z|van) v?[0-9.]{5,19} )?(?:from|to|von|auf|z|do|na|van|naar) v?\Z",
    re.IGNORECASE,
)
_OF_PROGRAM = lazy(r"[A-Za-z]/\Z")
_RELEASED = lazy(r" (?:hotfix|release|build|update|patch|firmware|upgrade)", re.IGNORECASE)
_IPV6 = lazy(r"[23](?<![\w:.].)[0-9a-f]{3}:(?:[0-9a-f]{0,4}:){1,6}[0-9a-f]{0,4}(?![\w:])", re.IGNORECASE)

# Both cases are written out: where it ignores case, a pattern takes twice as long.
_MAC = lazy(
    r"[0-9A-Fa-f](?:(?<=[Mm][Aa][Cc][ :=].)[0-9A-Fa-f]{11}(?![0-9A-Fa-f])"
    r"|(?<![0-9A-Fa-f:-].)[0-9A-Fa-f]([:-])[0-9A-Fa-f]{2}(?:\1[0-9A-Fa-f]{2}){4}(?![0-9A-Fa-f:-])"
    r"|(?<![0-9A-Fa-f.].)[0-9A-Fa-f]{3}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}(?![0-9A-Fa-f.]))"
)
MAC_WORDS = ("mac ", "mac:", "mac=")
# what its forms without a word cannot be without
_SEPARATED = lazy(r"[:.-](?:(?<=[0-9A-Fa-f]{2}[:-])(?:[0-9A-Fa-f]{2}[:-]){4}|(?<=[0-9A-Fa-f]{4}\.)[0-9A-Fa-f]{4}\.)")
_FRACTION = lazy(r"[0-9]\.[0-9]{2}(?:[0-9]{2}|[0-9]?(?: |,|%2[Cc])-?[0-9]{1,3}\.[0-9]{2})")
_BEFORE_FRACTION = 12  # characters of a position before its first point: POINT ( -123
_POSITION = lazy(
    r"(?<![\w.,])(-?[0-9]{1,2}\.[0-9]{4,})(?:, ?|(?<=[0-9]{5}); ?|,? ?(?:lon|lng|long|longitude)[ :=]{1,2})(-?[0-9]{1,3}\.[0-9]{4,})(?![\w.])"
    r"|(?:POINT ?\( ?|(?<=[?&;]q=)|(?<=[?&;]ll=)|(?<=/@)|(?<=geo:))(-?[0-9]{1,3}\.[0-9]{2,})(?: |,|%2C)(-?[0-9]{1,3}\.[0-9]{2,})(?: ?\))?",
    re.IGNORECASE,
)
_DEGREES = lazy(r"[0-9]{1,3}\xb0 ?[0-9]{1,2}['\u2032\u2019] ?[0-9]{1,2}(?:\.[0-9]+)?[\"\u2033\u201d]? ?[NSEWO]")
# User and password in front of a host (RFC 3986, 3.2.1).
_MAY_BE_USERINFO = lazy(r"://[^\s/:@]{1,64}:[^\s/@]{3,128}@")
_USERINFO = lazy(r"\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@]{1,64}:(?P<password>[^\s/@]{3,128})@", re.IGNORECASE)


def has_mark(text: str) -> bool:
    """True when one of SECRET_MARKS is in ``text``."""
    return has_one(text, _MARKS_BY_SIGN)


def has_letter_mark(text: str) -> bool:
    """True when one of LETTER_MARKS is in ``text``."""
    return has_one(text, _LETTER_MARKS_BY_SIGN)


def has_one(text: str, marks_by_sign: MarksBySign) -> bool:
    """True when one of the marks is in ``text``."""
    for sign, marks in marks_by_sign:
        if sign in text:
            for mark in marks:  # any() would take twice as long
                if mark in text:
                    return True
    return False


def _secret_rules() -> tuple[tuple[str, ...], dict[str, re.Pattern[str]]]:
    """All marks of secrets.toml, and one pattern for each class."""
    rules = cached_toml(Path(__file__).with_name("secrets.toml"))["rules"]
    patterns: dict[str, list[str]] = {"token": [], "password": []}
    for rule in rules:
        patterns[rule.get("class", "token")].append(rule["pattern"])
    marks = tuple(mark for rule in rules for mark in rule["marks"])
    return marks, {name: lazy(rf"(?<![A-Za-z0-9])(?:{'|'.join(each)})") for name, each in patterns.items()}


SECRET_MARKS, _SECRETS = _secret_rules()


MarksBySign = list[tuple[str, list[str]]]


def by_sign(marks: Iterable[str]) -> MarksBySign:
    """Marks by the first of these signs that is in them: a text without it has none of them."""
    found: dict[str, list[str]] = {}
    for mark in marks:
        found.setdefault(next((sign for sign in "$_=/:-.J" if sign in mark), ""), []).append(mark)
    return list(found.items())


_MARKS_BY_SIGN = by_sign(SECRET_MARKS)


def _emails(text: str) -> Iterator[Finding]:
    for match in _AT.finditer(text) if any(map(text.__contains__, SIGNS)) else ():
        if not safe_domain(_DOT.sub(".", match[1])) and not _FILES.search(match[1]):
            start = match.start() - (text[match.start() - 1] == " ")  # ann @ smith.com
            if _HANDLE.search(text, max(0, match.start() - 16), match.start() + 1):
                continue  # telegram @ann.smith
            local = _LOCAL.search(text, max(0, start - 64), start)
            if local and local[0] == "git" and text[match.end() : match.end() + 1] in (":", "/"):
                continue  # where a repository is
            yield Finding("email", (local[0] if local else "") + text[start : match.end()])


def _phones(text: str) -> Iterator[Finding]:
    for match, group in (
        *((match, 0) for match in _PHONE.finditer(text)),
        *((match, 1) for match in matches(CALL, _CALL_BEGINS, text)),
    ):
        found = match[group]
        if not (safe_phone(found) or DATETIME_TEXT.match(found) or is_of_safe_phone(text, *match.span(group))):
            yield Finding("phone", found)


def _identities(text: str) -> Iterator[Finding]:
    for match, group in (
        *((match, 0) for match in SSN.finditer(text)),
        *((match, 1) for match in matches(_NAMED_SSN, _SSN_BEGINS, text)),
    ):
        if not safe_ssn(match[group]) and not is_of_safe_phone(text, *match.span(group)):
            yield Finding("ssn", match[group])


def _cards(text: str) -> Iterator[Finding]:
    """A run of digits may go on with an expiry date or begin with a count, so every cut between groups is tried."""
    for run in _DIGIT_RUN.finditer(text):
        groups = _DIGITS.findall(run[0])
        for first in range(len(groups)):
            digits = ""
            for group in groups[first : first + 19]:  # a group has a digit at least
                digits += group
                if len(digits) > 19:
                    break
                if _CARD.fullmatch(digits) and luhn_valid(digits) and digits not in TEST_CARDS:
                    yield Finding("card", digits)


def _ibans(text: str) -> Iterator[Finding]:
    """By check digits and by the form that the country gives its accounts (ISO 13616), so that no checksum is one."""
    for match in _like_ibans(text):
        compact = ""
        for group in re.findall("[A-Za-z0-9]+", match[0]):  # what follows is not of the number
            compact += group.upper()
            if 14 < len(compact) < 35 and iban_valid(compact) and _is_account(compact):
                yield Finding("iban", compact)
                break


def _like_ibans(text: str) -> Iterator[re.Match[str]]:
    """What ``_IBAN.finditer`` yields, looked for only where its first digit may be."""
    end = 0
    for digit in _MAY_BE_IBAN.finditer(text):
        start = digit.start() - (3 if text[digit.start() - 1] == " " else 2)
        match = _IBAN.match(text, start) if start >= end else None
        if match is not None:
            end = match.end()
            yield match


def _is_account(compact: str) -> bool:
    from stdnum import iban

    return iban.is_valid(compact, check_country=False)  # not whether there is such a bank today


def _addresses(text: str) -> Iterator[Finding]:
    """Addresses of networks that cannot be reached from outside (RFC 1918, loopback) name no one."""
    for match in _IPV4.finditer(text) if text.count(".") > 2 and _MAY_BE_IPV4.search(text) else ():
        address = match[0].replace("[.]", ".")
        if not _globally_routed(address) or safe_ipv4(address) or _is_version(text, *match.span()):
            continue
        if not (address.startswith("0") and is_of_safe_phone(text, *match.span())):
            yield Finding("ipv4", match[0])
    for match in _IPV6.finditer(text) if text.count(":") > 1 else ():
        if _globally_routed(match[0]) and not safe_ipv6(match[0]):
            yield Finding("ipv6", match[0])


def _is_version(text: str, start: int, end: int) -> bool:
    """Whether four numbers are those of a release, by what is around them."""
    if _OF_PROGRAM.search(text, max(0, start - 2), start):
        return True  # Chrome/120.0.6099.71
    if _VERSION.search(text, max(0, start - 20), start) or _RELEASED.match(text, end):
        return True
    return _UPGRADED.search(text, max(0, start - 60), start) is not None


@lru_cache(maxsize=1 << 10)  # of an address in its column and in texts
def _globally_routed(text: str) -> bool:
    try:
        return ipaddress.ip_address(_LEADING_ZEROS.sub("", text) if "." in text else text).is_global
    except ValueError:
        return False


def _forms(text: str) -> Iterator[Finding]:
    return (Finding("national_id", each) for each in numbers_in_form(text) if not safe_national_id(each))


def _devices(text: str) -> Iterator[Finding]:
    is_said = any(map(text.lower().__contains__, MAC_WORDS))
    for match in _MAC.finditer(text) if is_said or _SEPARATED.search(text) else ():
        if safe_device_id(match[0]) or len(set(match[0]) - set(":-.")) < 2:  # none, broadcast
            continue
        if "." not in match[0] or not is_of_safe_phone(text, *match.span()):
            yield Finding("device_id", match[0])


def _positions(text: str) -> Iterator[Finding]:
    first_one = _FRACTION.search(text)
    for match in _POSITION.finditer(text, max(0, first_one.start() - _BEFORE_FRACTION)) if first_one else ():
        first, second = float(match[1] or match[3]), float(match[2] or match[4])
        is_place = 1 < max(abs(first), abs(second)) <= 180  # two shares of one have as many decimals
        if is_place and not safe_geo(match[0]):
            yield Finding("geo", match[0])
    for match in _DEGREES.finditer(text) if "\xb0" in text else ():
        yield Finding("geo", match[0])


def _secrets(text: str) -> Iterator[Finding]:
    for name, pattern in _SECRETS.items() if has_mark(text) else ():
        for match in pattern.finditer(text):
            if not RANGE_CHECKS[name](match[0]):
                yield Finding(name, match[0])
    for match in _USERINFO.finditer(text) if "://" in text and _MAY_BE_USERINFO.search(text) else ():
        if not safe_password(match["password"]):
            yield Finding("password", match["password"])


# What is written without these characters is of no form that a finder knows, but for marks that are made of letters.
FORM = r"0-9@%&\\\[\](){}:=;#!$*_\"\xb0"
FORM_CHARACTER = lazy(f"[{FORM}]")
LETTER_MARKS = tuple(mark for mark in SECRET_MARKS if not FORM_CHARACTER.search(mark))
_LETTER_MARKS_BY_SIGN = by_sign(LETTER_MARKS)
# The forms of numbers, each from a digit or a mark on that it cannot be without: the search skips to such characters.
NUMBER_FORMS = lazy(
    r"[0-9:.-](?:(?<=[0-9])(?:(?<=[A-Z]{6}[0-9])|(?:[ ().:/_-]{0,3}[0-9]){6}"
    r"|(?:\.|\[\.\])[0-9]{1,3}(?:\.|\[\.\])[0-9]{1,3}(?:\.|\[\.\])[0-9]|(?<= [0-9])[0-9] [0-9]{2} |[0-9]{5}[A-HMa-hm])"
    r"|(?<=[0-9a-fA-F]:)[0-9a-fA-F]{0,4}:|(?<=-)[0-9a-fA-F]{2}-[0-9a-fA-F]{2}-|(?<=\.)[0-9a-fA-F]{4}\."
    r"|(?<=\.)[0-9]{5,9}[,;] ?-?[0-9]{1,3}\.[0-9]"
    r"|(?:(?<=[=@:-][0-9]\.)|(?<=[=@:-][0-9]{2}\.)|(?<=[=@:-][0-9]{3}\.))[0-9]{2,9}(?:,|%2C)-?[0-9]{1,3}\.[0-9])"
)
# Other forms, which one of these characters is in.
SIGNS = "@%&\\[({\xb0"
SIGN_FORMS = lazy(
    r"@|\xb0|\bmac[ :=][0-9a-f]{12}|&commat;|[\[({] ?at ?[\])}]|%(?:25)?40|%00|\\u0000|\\u0040|&#x?[046]", re.IGNORECASE
)

FINDERS = (_emails, _secrets)
"""For any text that is suspicious."""
NUMBER_FINDERS = (
    (_phones, 7),
    (_identities, 9),
    (_cards, 12),
    (_ibans, 6),
    (_addresses, 1),
    (_forms, 6),
    (_devices, 1),
    (_positions, 4),
)
"""For texts with so many digits in them, ``without_digests``."""

# A UUID (RFC 9562) and a digest in hexadecimal: MD5, SHA-1, SHA-2. The digits in them are no person's number.
# Both cases are written out: where it ignores case, a pattern takes twice as long.
DIGEST = (
    r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
    rf"|(?=[0-9]{{0,63}}[A-Fa-f])(?:{'|'.join(f'[0-9A-Fa-f]{{{size}}}' for size in (128, 96, 64, 56, 40, 32))})"
)
_SHORTEST_DIGEST = 32
_OF_WORD = r"[0-9A-Za-z\u0130\u0131\u017f\u212a]"  # digits and letters of ASCII, in all their cases
_MAY_BE_DIGEST = lazy(rf"[0-9A-Fa-f](?<!{_OF_WORD}.)[0-9A-Fa-f]{{7}}(?:-[0-9A-Fa-f]{{4}}-|[0-9A-Fa-f]{{24}})")
_DIGEST = lazy(rf"(?<!{_OF_WORD})(?=[0-9A-Fa-f]{{8}})(?:{DIGEST})(?!{_OF_WORD})")


def without_digests(text: str) -> str:
    """``text`` with ``#`` in place of each UUID and each hexadecimal digest."""
    may_be = max(map(len, text.split()), default=0) >= _SHORTEST_DIGEST and _MAY_BE_DIGEST.search(text)
    return _DIGEST.sub("#", text) if may_be else text
