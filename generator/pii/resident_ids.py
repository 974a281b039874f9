"""Identity numbers that are checked here: those that python-stdnum does not know, and those of which it knows less than people hold,
as whoever moved keeps a number of a region that there is no more."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from ..lazy_patterns import lazy
from .ranges import luhn_valid

_CHINESE = lazy(r"[1-8][0-9]{5}((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})[0-9]{3}[0-9Xx]")
_EMIRATES = lazy(r"784-?(?:19|20)[0-9]{2}-?[0-9]{7}-?[0-9]")
_SEPARATORS = lazy("[ .-]")
_SNILS = lazy(r"[0-9]{3}-?[0-9]{3}-?[0-9]{3}[ -]?[0-9]{2}")
_NRIC = lazy(r"[STFGM][0-9]{7}[A-Z]")
_HKID = lazy(r"([A-Z]{1,2})([0-9]{6})\(?([0-9A])\)?")
_TAIWANESE = lazy(r"[A-Z][12][0-9]{8}")
_BELARUSIAN = lazy(r"[1-6][0-9]{6}[ABCHKEM][0-9]{3}(?:PB|BA|BI)[0-9]")
_EGYPTIAN = lazy(r"([23])([0-9]{2})([0-9]{2})([0-9]{2})(?:0[1-4]|1[1-9]|2[1-9]|3[1-5]|88)[0-9]{5}")


def is_chinese(text: str) -> bool:
    """A resident identity number of China: region, day of birth, serial number and check digit (GB 11643-1999,
    ISO 7064 MOD 11-2)."""
    match = _CHINESE.fullmatch(text)
    if match is None or not _is_day(*map(int, match.groups())):
        return False
    total = sum(int(digit) * pow(2, 17 - index, 11) for index, digit in enumerate(text[:17]))
    return "10X98765432"[total % 11] == text[17].upper()


def is_of_the_emirates(text: str) -> bool:
    """An Emirates ID: the country's number (ISO 3166-1), a year of birth, a serial number; with its hyphens by this form alone,
    without them by the check digit (Luhn)."""
    return _EMIRATES.fullmatch(text) is not None and (text.count("-") == 3 or luhn_valid(re.sub("-", "", text)))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _digits(text: str, size: int) -> list[int]:
    """The ``size`` digits of a number, without separators; empty where it has another form."""
    bare = _SEPARATORS.sub("", text)
    return list(map(int, bare)) if len(bare) == size and bare.isdecimal() and bare.isascii() else []


def _sum(digits: Sequence[int], weights: Sequence[int]) -> int:
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=False))


def is_hungarian(text: str) -> bool:
    """A TAJ number, of Hungary's social insurance (Act XX of 1996, annex 1)."""
    digits = _digits(text, 9)
    return bool(digits) and _sum(digits, (3, 7) * 4) % 10 == digits[8]


def is_russian(text: str) -> bool:
    """A SNILS, of Russia's pension fund: weights 9 to 1, modulo 101."""
    if _SNILS.fullmatch(text) is None:
        return False
    digits = _digits(text, 11)
    return bool(digits) and _sum(digits, range(9, 0, -1)) % 101 % 100 == digits[9] * 10 + digits[10]


def is_latvian(text: str) -> bool:
    """A personas kods of before 2017: day of birth, century, serial number and check digit."""
    digits = _digits(text, 11)
    if not digits or digits[6] > 2:
        return False
    day, month, year = (digits[at] * 10 + digits[at + 1] for at in (0, 2, 4))
    checked = (1101 - _sum(digits, (1, 6, 3, 7, 9, 10, 5, 8, 4, 2))) % 11 % 10
    return _is_day((18 + digits[6]) * 100 + year, month, day) and checked == digits[10]


def is_kazakh(text: str) -> bool:
    """An IIN of Kazakhstan: day of birth, century and sex, serial number and check digit."""
    digits = _digits(text, 12)
    if not digits or not 1 <= digits[6] <= 6 or not _is_day(1900 + digits[0] * 10 + digits[1], *_pairs(digits[2:6])):
        return False
    checked = _sum(digits, range(1, 12)) % 11
    if checked == 10:
        checked = _sum(digits, (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)) % 11
    return checked == digits[11]


def _pairs(digits: Sequence[int]) -> tuple[int, int]:
    """Two numbers of two digits: a month and a day."""
    return digits[0] * 10 + digits[1], digits[2] * 10 + digits[3]


def is_luxembourgish(text: str) -> bool:
    """A matricule of Luxembourg: day of birth, serial number and two check digits, of which the first is Luhn's."""
    digits = _digits(text, 13)
    if not digits:
        return False
    bare = "".join(map(str, digits))
    return 1890 < int(bare[:4]) < 2100 and _is_day(int(bare[:4]), *_pairs(digits[4:8])) and luhn_valid(bare[:12])


def is_singaporean(text: str) -> bool:
    """An NRIC or FIN of Singapore, with its letter."""
    if _NRIC.fullmatch(text) is None:
        return False
    total = _sum(list(map(int, text[1:8])), (2, 7, 6, 5, 4, 3, 2)) + {"T": 4, "G": 4, "M": 3}.get(text[0], 0)
    letters = {"S": "JZIHGFEDCBA", "T": "JZIHGFEDCBA", "M": "KLJNPQRTUWX"}.get(text[0], "XWUTRQPNMLK")
    return letters[total % 11 if text[0] != "M" else 10 - total % 11] == text[8]


def is_of_hong_kong(text: str) -> bool:
    """An HKID: letters, six digits and a check digit, often in brackets."""
    match = _HKID.fullmatch(text)
    if match is None:
        return False
    letters = [36, *(ord(letter) - 55 for letter in match[1])][-2:]
    total = _sum([*letters, *map(int, match[2])], range(9, 1, -1))
    return "0A987654321"[total % 11] == match[3]


def is_taiwanese(text: str) -> bool:
    """An identity number of Taiwan: a letter for the place, one for the sex, and a check digit."""
    if _TAIWANESE.fullmatch(text) is None:
        return False
    place = 10 + "ABCDEFGHJKLMNPQRSTUVXYWZIO".index(text[0])
    total = place // 10 + place % 10 * 9 + _sum(list(map(int, text[1:])), (8, 7, 6, 5, 4, 3, 2, 1, 1))
    return total % 10 == 0


def is_saudi(text: str) -> bool:
    """A national identity number or an iqama of Saudi Arabia: ten digits from 1 or 2, by Luhn."""
    return bool(_digits(text, 10)) and text[0] in "12" and luhn_valid(text)


def is_iranian(text: str) -> bool:
    """A code-e melli of Iran."""
    digits = _digits(text, 10)
    if not digits or len(set(digits)) == 1:
        return False
    rest = _sum(digits, range(10, 1, -1)) % 11
    return digits[9] == (rest if rest < 2 else 11 - rest)


def is_moldovan(text: str) -> bool:
    """An IDNP of Moldova: thirteen digits from 2 or 09, weights 7, 3, 1."""
    digits = _digits(text, 13)
    return bool(digits) and (text[0] == "2" or text[:2] == "09") and _sum(digits, (7, 3, 1) * 4) % 10 == digits[12]


def is_salvadoran(text: str) -> bool:
    """A DUI of El Salvador."""
    digits = _digits(text, 9)
    return bool(digits) and -_sum(digits, range(9, 1, -1)) % 10 == digits[8]


def is_uruguayan(text: str) -> bool:
    """A cédula of Uruguay: seven digits and a check digit."""
    digits = _digits(text, 8)
    return bool(digits) and -_sum(digits, (2, 9, 8, 7, 6, 3, 4)) % 10 == digits[7]


def is_egyptian(text: str) -> bool:
    """A national number of Egypt: century, day of birth, governorate; its check digit is not published."""
    match = _EGYPTIAN.fullmatch(text)
    return match is not None and _is_day((17 + int(match[1])) * 100 + int(match[2]), int(match[3]), int(match[4]))


CHECKS: dict[str, Callable[[str], bool]] = {
    "ae.eid": is_of_the_emirates,
    "by.id": lambda text: _BELARUSIAN.fullmatch(text) is not None,
    "cn.ric": is_chinese,
    "eg.id": is_egyptian,
    "hk.id": is_of_hong_kong,
    "hu.taj": is_hungarian,
    "ir.melli": is_iranian,
    "kz.iin": is_kazakh,
    "lu.matricule": is_luxembourgish,
    "lv.pk": is_latvian,
    "md.idnp": is_moldovan,
    "ru.snils": is_russian,
    "sa.id": is_saudi,
    "sg.nric": is_singaporean,
    "sv.dui": is_salvadoran,
    "tw.id": is_taiwanese,
    "uy.ci": is_uruguayan,
}
"""By the name of the module that python-stdnum has or might have."""
