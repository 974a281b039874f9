"""Identity numbers that are checked here: whoever moved keeps a number of a region that there is no more."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from ..lazy_patterns import lazy
from .ranges import luhn_valid

_CHINESE = lazy(r"[1-8][0-9]{5}((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})[0-9]{3}[0-9Xx]")
_EMIRATES = lazy(r"784-?(?:19|20)[0-9]{2}-?[0-9]{7}-?[0-9]")


def is_chinese(text: str) -> bool:
    """A resident identity number of China: region, day of birth, serial number and check digit (GB 11643-1999,
    ISO 7064 MOD 11-2)."""
    match = _CHINESE.fullmatch(text)
    if match is None:
        return False
    try:
        date(*map(int, match.groups()))
    except ValueError:
        return False
    total = sum(int(digit) * pow(2, 17 - index, 11) for index, digit in enumerate(text[:17]))
    return "10X98765432"[total % 11] == text[17].upper()


def is_of_the_emirates(text: str) -> bool:
    """An Emirates ID: the country's number (ISO 3166-1), a year of birth, a serial number; with its hyphens by this form alone,
    without them by the check digit (Luhn)."""
    return _EMIRATES.fullmatch(text) is not None and (text.count("-") == 3 or luhn_valid(re.sub("-", "", text)))


CHECKS: dict[str, Callable[[str], bool]] = {"cn.ric": is_chinese, "ae.eid": is_of_the_emirates}
"""By the name of the module that python-stdnum has or might have."""
