"""Columns of national telephone numbers, which have neither a country's code nor a check digit.

A number is valid in a country for its length and first digits only, so that many other numbers are valid too: how many, is found by
putting other digits in the places of theirs. Numbers that a firm counts up, or gives out with one beginning, are one chance, not many.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from .dates import year_of_day
from .phone_numbers import country_code
from .phone_validity import is_grouped, is_valid
from .ranges import digits_of

_FEWEST = 8
_SHARE, _OF_COUNTRY = 0.95, 0.08
_MOST_COUNTRIES = 6
_TRIED = 40
# How unlikely it must be that so many numbers are valid by chance; less so where they are in three groups or more.
_BY_CHANCE, _BY_CHANCE_IN_GROUPS = 0.01, 0.2
# A firm's numbers of one beginning are as likely valid, all of them, as one number is.
_RARE, _FEWEST_BEGINNINGS, _SHORTEST_INTERNATIONAL = 0.02, 3, 9
_FORM = re.compile(r"(?=(?:[^0-9]*[0-9]){7,13}[^0-9]*\Z)[(+0-9][0-9 ()./-]*[0-9]")
_LABEL = re.compile(r" ?\(?[^\W\d_]{2,8}\.?\)?\Z")
_GROUP = re.compile("[0-9]+")
_DIGIT = re.compile("[0-9]")
_BEFORE_NATIONAL = re.compile("0+")
_ADDRESS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?:/[0-9]{1,2})?")
# Where numbers are often written without the zero that is dialled before them.
_WITHOUT_TRUNK = frozenset("IN CN BR TR AR MX RU UA ID TH VN NG KE ZA EG PH CO PE IR PK".split())
# Countries whose numbers are known by the groups in which they are written.
_GROUPING = (
    "DK NO SE FI IS DE AT CH FR BE NL LU IT ES PT PL CZ SK HU GB IE GR RO BG HR RS SI UA RU TR IL US BR MX AR CL CO IN CN JP KR AU NZ ZA AE SA EG "
    "KE NG SG HK TH VN ID MY PH PK LT LV EE".split()
)


def countries_of_telephones(texts: Sequence[str], regions: Sequence[str]) -> list[str]:
    """The fewest countries (ISO 3166-1) of which nearly all ``texts`` are telephone numbers, those of the data set's ``regions``
    first; empty where they are other numbers."""
    numbers = list(dict.fromkeys(_LABEL.sub("", text) for text in texts))
    if len(numbers) < _FEWEST or sum(map(_has_form, numbers)) < _SHARE * len(numbers):
        return []
    for countries, is_one in ((regions, _is_national), (_GROUPING, _is_written)):
        found = _fewest(numbers, countries, is_one)
        if found and _is_beyond_chance(numbers, found, is_one):
            return found
    return []


def _has_form(number: str) -> bool:
    """Whether a text has the digits of a telephone number, and is neither a day nor an address of a machine."""
    return _FORM.fullmatch(number) is not None and not _ADDRESS.fullmatch(number) and year_of_day(number) is None


def _is_national(number: str, country: str) -> bool:
    """Whether a number is one that ``country`` may have assigned, from within or with its code without plus sign. Where national
    numbers begin with a zero, one without it is in that country's groups."""
    if number[0] in "(0" or country in _WITHOUT_TRUNK or _trunk(country) in (None, "1"):
        return is_valid(number, country) or _is_international(number, country)
    return is_grouped(number, country) or _is_international(number, country)


def _is_international(number: str, country: str) -> bool:
    digits = digits_of(number)
    is_long = len(digits) > 8 and country_code(digits) == _code(country)
    return is_long and is_valid(f"+{digits}", None)


@cache
def _trunk(country: str) -> str | None:
    """What national numbers begin with when they are dialled, None for nothing."""
    from phonenumbers.phonemetadata import PhoneMetadata

    metadata: Any = PhoneMetadata.metadata_for_region(country, None)
    return None if metadata is None else metadata.national_prefix


@cache
def _code(country: str) -> str:
    from phonenumbers import country_code_for_region

    return str(country_code_for_region(country))


def _is_written(number: str, country: str) -> bool:
    """Whether a number is in groups as ``country`` writes its own."""
    return is_grouped(number, country)


def _fewest(numbers: Sequence[str], countries: Sequence[str], is_one: Callable[[str, str], bool]) -> list[str]:
    likely = [c for c in countries if sum(is_one(number, c) for number in numbers[:_TRIED]) > 1]
    valid = {country: {number for number in numbers if is_one(number, country)} for country in likely}
    found: list[str] = []
    covered: set[str] = set()
    while valid and len(found) < _MOST_COUNTRIES and len(covered) < len(numbers):
        best = max(valid, key=lambda country: len(valid[country] - covered))
        if len(valid[best] - covered) < max(2, _OF_COUNTRY * len(numbers)):
            break
        found.append(best)
        covered |= valid.pop(best)
    return found if len(covered) >= _SHARE * len(numbers) else []


def _is_beyond_chance(numbers: Sequence[str], countries: Sequence[str], is_one: Callable[[str, str], bool]) -> bool:
    """Whether numbers that differ in their beginnings are too many to be valid by chance."""
    others = list(_others(numbers))
    chance = sum(any(is_one(other, country) for country in countries) for other in others) / len(others)
    valid = sum(any(is_one(number, country) for country in countries) for number in numbers)
    if chance > _RARE and _begin_alike(numbers, countries):
        return False
    beginnings = {_BEFORE_NATIONAL.sub("", digits_of(number), count=1)[:3] for number in numbers}
    trials = len(beginnings)
    least = math.ceil(valid / len(numbers) * trials)
    by_chance = sum(
        math.comb(trials, hits) * chance**hits * (1 - chance) ** (trials - hits) for hits in range(least, trials + 1)
    )
    is_grouped_by_hand = all(len(_GROUP.findall(number)) > 2 for number in numbers)
    return by_chance <= (_BY_CHANCE_IN_GROUPS if is_grouped_by_hand else _BY_CHANCE)


def _begin_alike(numbers: Sequence[str], countries: Sequence[str]) -> bool:
    """Whether numbers that are no more than digits, and begin with no zero, have one or two beginnings behind a country's code."""
    if not all(number.isdecimal() and number[0] != "0" for number in numbers):
        return False
    codes = [_code(country) for country in countries]
    codes += [trunk for country in countries if (trunk := _trunk(country)) not in (None, "0", "1")]
    return len({_national(number, codes)[:2] for number in numbers}) < _FEWEST_BEGINNINGS


def _national(number: str, codes: Sequence[str]) -> str:
    """A number without the country's code that it begins with, if it is long enough to have one."""
    if len(number) < _SHORTEST_INTERNATIONAL:
        return number
    return next((number[len(code) :] for code in codes if number.startswith(code)), number)


def _others(numbers: Sequence[str]) -> Iterator[str]:
    """Numbers of the same form, with other digits; a first zero and a first digit that is none stay. The same ones in every run."""
    rng = random.Random(len(numbers))

    def other(match: re.Match[str]) -> str:
        is_first = not match.string[: match.start()].strip("(")
        return match[0] if is_first and match[0] == "0" else str(rng.randrange(is_first, 10))

    for number in (*numbers, *numbers, *numbers)[: 3 * _TRIED]:
        yield _DIGIT.sub(other, number)
