"""The reserved ranges: patterns that no real person's data can match, and the checks that a pattern cannot express.

A pattern is one text for two readers, Python's ``re`` and the REGEXP of MySQL (ICU), MariaDB (PCRE2) and SQLite (the
function the caller registers), so that a script's own verification and the audit agree. Hence: lower case, matched
against lower-cased text; no backslash, no brace, no double quote, no percent sign, no quote and no look-around.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import cached_property

from ..blueprint.locales import DEFAULT_LOCALE
from ..lazy_patterns import lazy
from .dates import JANUARIES
from .phone_numbers import ELSEWHERE, pattern_of

Check = Callable[[str], bool]


class _Folding(dict[int, int | str | None]):
    """Maps one character to what a reader takes it for: any script's digit to ASCII, any dash to ``-``, and so on."""

    def __missing__(self, code: int) -> int | str | None:
        self[code] = folded = self._fold(code)
        return folded

    @staticmethod
    def _fold(code: int) -> int | str | None:
        if code < 128:
            return code
        char = chr(code)
        category = unicodedata.category(char)
        if category == "Cf":  # zero width, soft hyphen: invisible
            return None
        if category == "Nd":
            return str(unicodedata.decimal(char))
        if category == "Pd" or char == "\N{MINUS SIGN}":
            return "-"
        if category == "Zs":
            return " "
        return "." if char == "\N{IDEOGRAPHIC FULL STOP}" else code


_FOLDING = _Folding()
# Letters and marks of Latin, Greek and Cyrillic that folding leaves, each and together: most texts have no others.
_AS_IT_IS = lazy(
    "[\x00-\x7f\xa1\xa3\xa7\xab\xb0\xb1\xbb\xbf\xc0-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e"
    "\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u0481\u048a-\u052f\u2018-\u201f\u2022\u20ac]*"
)


def fold(text: str) -> str:
    """``text`` with look-alikes replaced: full-width and circled characters, digits of any script, dashes, spaces and
    invisible characters. Text in which there are none is returned itself."""
    if text.isascii() or _AS_IT_IS.fullmatch(text):
        return text
    return unicodedata.normalize("NFKC", text).translate(_FOLDING)


class _OnlyDigits(dict[int, str | None]):
    def __missing__(self, char: int) -> None:
        return None


_DIGITS = _OnlyDigits({code: chr(code) if chr(code).isdigit() else None for code in range(128)})


def digits_of(text: str) -> str:
    """The digits of ASCII in ``text``."""
    return text if text.isdecimal() and text.isascii() else text.translate(_DIGITS)


class BulkCheck(ABC):
    """A check that can look at many values at once."""

    @abstractmethod
    def __call__(self, value: str) -> bool: ...

    @abstractmethod
    def holds_for_all(self, lines: str) -> bool:
        """True when a quick look shows that the check holds for each of ``lines``, of which none is empty; False also when
        it cannot tell."""


class Matching(BulkCheck):
    """A check that holds for the empty string and for what ``pattern`` matches from end to end, ignoring case and the
    characters of ``noise``."""

    def __init__(self, pattern: str, noise: str = "") -> None:
        self._pattern = f"^({pattern})$"
        self._silence = dict.fromkeys(map(ord, noise))

    @cached_property
    def _match(self) -> Callable[[str], re.Match[str] | None]:
        return lazy(self._pattern).match

    @cached_property
    def _lines(self) -> re.Pattern[str]:
        return lazy(self._pattern, re.MULTILINE)

    def __call__(self, value: str) -> bool:
        if not value.isascii():
            value = fold(value)
        value = value.lower()
        return not value or self._match(value.translate(self._silence) if self._silence else value) is not None

    def holds_for_all(self, lines: str) -> bool:
        """One search over all: as many matches as lines, so that none of them reaches over two."""
        if not lines.isascii():
            return False
        return self._lines.subn("", lines.lower().translate(self._silence))[1] == lines.count("\n") + 1


def outside(pattern: str, noise: str = "") -> str:
    """The MySQL condition, true when ``{column}`` is not NULL, not empty and ``pattern`` does not match all of it,
    ignoring case and the characters of ``noise``.

    The cast makes numbers, dates and text of any character set and collation comparable with the pattern.
    """
    text = "LOWER(CAST({column} AS CHAR))"
    for char in noise:
        text = f"REPLACE({text}, '{char}', '')"
    return f"(CAST({{column}} AS CHAR) <> '' AND {text} NOT REGEXP '^({pattern})$')"


# ---- e-mail: RFC 2606 (and RFC 6761) -------------------------------------------------------------------------------

SAFE_DOMAIN = "(([a-z0-9-]+[.])*(example[.](com|net|org)|test|example|invalid|localhost))"
EMAIL = f"[^@ ]+@{SAFE_DOMAIN}"
safe_email = Matching(EMAIL)
safe_domain = Matching(SAFE_DOMAIN)

# ---- telephone -----------------------------------------------------------------------------------------------------

PHONE_NOISE = " ()./-"
# The area code may be any: the line numbers 555-0100 to 555-0199 are reserved in each of them. The second line holds
# Ofcom's numbers for drama use.
PHONE = (
    "((([+]|00|011)?1)?([0-9][0-9][0-9])?55501[0-9][0-9]"
    "|([+]440?|00440?|0)(2079460|1632960|7700900|8081570|3069990)[0-9][0-9][0-9]|01[0-9][0-9])((ext|x|#)[0-9]+)?"
)
PHONE_OF_ANY_COUNTRY = f"{PHONE}|({ELSEWHERE})((ext|x|#)[0-9]+)?"
"""Pseudonyms stay in their original's country; generated numbers are of the locale's, which keeps their scripts short."""


def outside_phones_of(locale: str) -> str:
    """The condition for telephone numbers outside those that are generated in a locale."""
    return outside(PHONE if locale == DEFAULT_LOCALE else f"{PHONE}|{pattern_of(locale)}", PHONE_NOISE)


safe_phone = Matching(PHONE_OF_ANY_COUNTRY, PHONE_NOISE)

# ---- numbers that name a person --------------------------------------------------------------------------------------

_DIGIT = "[0-9]"
_SEP = "[ .-]?"
_UNDASHED = "((000|666)Sdd Sdddd|9ddS[0-4]dSdddd|dddS00Sdddd|dddSddS0000|078S05S1120|219S09S9999|0000)"
SSN = _UNDASHED.replace(" ", "").replace("S", _SEP).replace("d", _DIGIT)
_DASHED_SSN = _UNDASHED.replace(" ", "").replace("S", "-").replace("d", _DIGIT)
safe_ssn = Matching(SSN)

# ISO 3166-1 leaves XX and ZZ to users: no country ever issues a number that starts with them.
_NO_COUNTRY = "(x[ ./-]?x|z[ ./-]?z)[ -]?[0-9a-z][0-9a-z ./-]*"
# Numbers that begin with the day, month and year of a birth, or with a region, have no 000 there.
_FROM_ZERO = "000[0-9a-z ./-]*|00[ ./-]0[0-9a-z ./-]*"
NATIONAL_ID = f"{SSN}|qq ?dd ?dd ?dd ?[a-d]|{_NO_COUNTRY}|{_FROM_ZERO}".replace("dd", _DIGIT * 2)
safe_national_id = Matching(NATIONAL_ID)

_UNASSIGNED_EIN = "(0[0789]|1[789]|2[89]|49|69|7[089]|89|9[67])-?" + _DIGIT * 7
TAX_ID = f"{_UNASSIGNED_EIN}|{_DASHED_SSN}|{_NO_COUNTRY}|{_FROM_ZERO}"
safe_tax_id = Matching(TAX_ID)

# ---- cards and accounts ----------------------------------------------------------------------------------------------

# Published by Visa, Mastercard, American Express, Discover, JCB, Diners, UnionPay and their processors for tests.
TEST_CARDS = frozenset(
    """
    4111111111111111 4242424242424242 4012888888881881 4222222222222 4000056655665556 4000000000000002
    4000000000000069 4000000000000119 4000000000000127 4000000000009995 4000000000003220 4000002500003155
    5555555555554444 5105105105105100 5200828282828210 2223003122003222 2223000048400011
    378282246310005 371449635398431 378734493671000
    6011111111111117 6011000990139424 6011981111111113 6011000400000000
    30569309025904 38520000023237 36227206271667 3056930009020004 36148900647913
    3530111333300000 3566002020360505 6555900000604105
    6200000000000005 6200000000000047 6205500000000000004
""".split()
)

_DOUBLED = str.maketrans("0123456789", "0246813579")


def luhn_valid(digits: str) -> bool:
    """True when the last of ``digits`` (ASCII) is their check digit by ISO/IEC 7812-1 annex B."""
    return _luhn_sum(digits[-1::-2], digits[-2::-2]) % 10 == 0


def safe_card(value: str) -> bool:
    """A test number, one with a wrong check digit, or fewer digits than a card has (the last four, say)."""
    digits = digits_of(fold(value))
    return len(digits) < 12 or digits in TEST_CARDS or not digits.strip("0") or not luhn_valid(digits)


def luhn_digit(digits: str) -> str:
    """The check digit that makes a valid number of ``digits``."""
    return str(-_luhn_sum(digits[-2::-2], digits[-1::-2]) % 10)


def _luhn_sum(once: str, doubled: str) -> int:
    """The sum of digits of ASCII, half of them ``doubled``."""
    return sum(once.encode()) + sum(doubled.translate(_DOUBLED).encode()) - 48 * (len(once) + len(doubled))


_IBAN_SHAPE = lazy(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}")
_IBAN_NOISE = lazy(r"[ .-]+")
_IBAN_VALUES = {ord("A") + i: str(10 + i) for i in range(26)}
IBAN_SHAPE = "[a-z][a-z][0-9][0-9][0-9a-z .-]+"


def iban_valid(compact: str) -> bool:
    """True when the check digits of ``compact`` (upper case, no spaces) are right by ISO 7064 MOD 97-10."""
    return int((compact[4:] + compact[:4]).translate(_IBAN_VALUES)) % 97 == 1


def safe_iban(value: str) -> bool:
    """Shaped like an IBAN, with wrong check digits."""
    compact = _IBAN_NOISE.sub("", fold(value)).upper()
    return not compact or (_IBAN_SHAPE.fullmatch(compact) is not None and not iban_valid(compact))


ZERO_ACCOUNT = "000[0-9 -]*|[0-9][0-9]?[0-9]?[0-9]?[0-9]?"
_zero_account = Matching(ZERO_ACCOUNT)


def safe_bank_account(value: str) -> bool:
    """An account or routing number that starts with 000 or has lost these zeros, or an IBAN with wrong check digits."""
    return _zero_account(value) or safe_iban(value)


# ---- networks and devices --------------------------------------------------------------------------------------------

_OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
IPV4 = f"(192[.]0[.]2|198[.]51[.]100|203[.]0[.]113|198[.]1[89][.]{_OCTET})[.]{_OCTET}([:/][0-9]+)?"
IPV6 = (
    "(2001:0?db8|3fff:0?[0-9a-f]?[0-9a-f]?[0-9a-f]?):[0-9a-f:.]*(/[0-9]+)?"
    f"|(0*:)+ffff:(192[.]0[.]2|198[.]51[.]100|203[.]0[.]113|198[.]1[89][.]{_OCTET})[.]{_OCTET}"
)
_ipv4_text = Matching(IPV4)
safe_ipv6 = Matching(IPV6)


def safe_ipv4(value: str) -> bool:
    """An address of RFC 5737 or RFC 2544, dotted or as the number that INET_ATON() gives."""
    if value.isascii() and value.isdigit() and len(value) <= 10 and int(value) < 2**32:
        value = str(ipaddress.IPv4Address(int(value)))
    return _ipv4_text(value)


def safe_ip(value: str) -> bool:
    """A documentation address of either version."""
    return safe_ipv4(value) or safe_ipv6(value)


_HEX = "[0-9a-f]"
_MAC = "[:.-]?".join(("00", "00", "5e", "00", "53", _HEX * 2))
_MAC_NUMBER = "1577079(55[2-9]|5[6-9][0-9]|[67][0-9][0-9]|80[0-7])"  # the same as one number
_IMEI_NUMBER = f"[1-9]{_DIGIT * 12}"  # an IMEI from 00 as a number, which loses its zeros
_ICCID = (
    f"00{_DIGIT * 16}{_DIGIT}?{_DIGIT}?{_DIGIT}?{_DIGIT}?"  # those of cards for telephones begin with 89 (ITU-T E.118)
)
DEVICE_ID = (
    f"{_MAC}|{_MAC_NUMBER}|00{_DIGIT * 13}|{_ICCID}|{_IMEI_NUMBER}|00000000-?{_HEX}[0-9a-f-]*|(test|example)[_.:-].*"
)
safe_device_id = Matching(DEVICE_ID)

# ---- places, dates, secrets ------------------------------------------------------------------------------------------

_COARSE = "-?([0-9]?[0-9]?[0-9]([.][0-9]?0*)?|[0-9]+000000)"  # in degrees, or in their millionths and less
GEO = f"(point ?[(] ?)?{_COARSE}([, ]+{_COARSE})?[)]?"
_COARSE_ANYWHERE = _COARSE.replace("[.]", "[.,]")
GEO_OF_ANY_FORM = (
    f"(geo: ?|(point ?)?[(] ?)?[nsewo]? ?{_COARSE_ANYWHERE}[^0-9a-z]? ?[nsewo]?"
    f"([;,/| ]+[nsewo]? ?{_COARSE_ANYWHERE}[^0-9a-z]? ?[nsewo]?)? ?[)]?"
)
"""Pseudonyms are written as their originals are; generated positions are those of GEO, which keeps their scripts short."""
safe_geo = Matching(GEO_OF_ANY_FORM)
OUTSIDE_COARSE_DEGREES = "(ABS({column} - ROUND({column}, 1)) > 0.00002)"
"""GEO for FLOAT and DOUBLE, which hold the nearest binary fraction: up to 180 a FLOAT is off by 0.000008 at most."""

# United States codes from 000 (which is what 45 CFR 164.514 writes for small areas), British and Canadian ones from Z.
POSTAL_CODE = "0+[ -]?0*[ -]?[a-z]*|000[0-9]*([ -]?[0-9]+)?( ?[a-z]+)?|00-0[0-9]+|[0-9][0-9]?|z[a-z0]*([ -][a-z0]+)*"
safe_postal_code = Matching(POSTAL_CODE)

_YEAR = "[0-9][0-9][0-9][0-9]"
_JANUARY = f"({'|'.join(JANUARIES)})[.]?"
BIRTH_DAY = f"{_YEAR}(-01-01([ t]00:00:00([.]0+)?z?)?)?|0?1|0"
"""As the servers write a date."""
BIRTH_DATE = (
    f"{BIRTH_DAY}|{_YEAR}[-./ ]0?1[-./ ]0?1|{_YEAR}0101|0101{_YEAR}|0?1[-./] ?0?1[-./] ?({_YEAR}|[0-9][0-9])"
    f"|0?1(st|[.])?[ -]?(of |de )?{_JANUARY},?[ -]?(de |del )?{_YEAR}|{_JANUARY} 0?1(st)?,? {_YEAR}"
    f"|{_YEAR}[ -]{_JANUARY}[ -]0?1"
)
safe_birth_date = Matching(BIRTH_DATE)

PASSWORD = "!.*|0+"
safe_password = Matching(PASSWORD)

TOKEN = "(.*[_.:/-])?(test|example|invalid|dummy|fake|seed|seedsql)[_.:/-].*|!.*"
safe_token = Matching(TOKEN)

# What a value alone can be checked against, by class.
RANGE_CHECKS: dict[str, Check] = {
    "email": safe_email,
    "phone": safe_phone,
    "ssn": safe_ssn,
    "national_id": safe_national_id,
    "tax_id": safe_tax_id,
    "card": safe_card,
    "iban": safe_iban,
    "bank_account": safe_bank_account,
    "ip": safe_ip,
    "ipv4": safe_ipv4,
    "ipv6": safe_ipv6,
    "device_id": safe_device_id,
    "geo": safe_geo,
    "birth_date": safe_birth_date,
    "password": safe_password,
    "token": safe_token,
}
