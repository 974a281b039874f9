"""Whether a country may have assigned a telephone number, by libphonenumber; most numbers are seen not to be without parsing them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from ..lazy_patterns import lazy
from .ranges import digits_of

# Kinds of numbers in libphonenumber's metadata, of which a valid one is some.
_KINDS = "fixed_line mobile toll_free premium_rate shared_cost personal_number voip pager uan voicemail".split()


@lru_cache(maxsize=1 << 12)
def is_valid(number: str, country: str | None) -> bool:
    """Whether ``number`` is one that ``country`` (ISO 3166-1) may have assigned, dialled from there or with a country's code; of None,
    one that begins with + and a code."""
    if country is not None and not _may_be_valid(digits_of(number), country):
        return False
    import phonenumbers

    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(number, country)))
    except phonenumbers.NumberParseException:
        return False


@lru_cache(maxsize=1 << 12)
def is_grouped(number: str, country: str) -> bool:
    """Whether a number is valid and written in the groups in which its country writes it."""
    groups = _groups(number)
    if len(groups) < 3 or not is_valid(number, country):
        return False
    import phonenumbers

    parsed = phonenumbers.parse(number, country)
    return _groups(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)) == groups


def _groups(number: str) -> list[int]:
    """How many digits are in each group of a number."""
    return list(map(len, re.findall("[0-9]+", number)))


@dataclass(frozen=True, slots=True)
class _Plan:
    """What numbers dialled in a country begin with and look like: the ``code`` of the country, the ``prefix`` of national numbers,
    the one of ``abroad``, and the patterns of all that is ``assigned`` in the countries that share the code, by the numbers of digits."""

    code: str
    prefix: re.Pattern[str] | None
    abroad: re.Pattern[str] | None
    assigned: dict[int, frozenset[str]]


@cache
def _plan(country: str) -> _Plan | None:
    """The plan of a country; None where its prefixes are rewritten, or it is not known."""
    from phonenumbers import region_codes_for_country_code
    from phonenumbers.phonemetadata import PhoneMetadata

    own: Any = PhoneMetadata.metadata_for_region(country, None)
    if own is None or own.national_prefix_transform_rule is not None:
        return None
    by_length: dict[int, set[str]] = {}
    for region in region_codes_for_country_code(own.country_code):
        of_region: Any = PhoneMetadata.metadata_for_region(region, None)
        for kind in (getattr(of_region, name) for name in _KINDS):
            if kind is not None and kind.national_number_pattern:
                for length in kind.possible_length or of_region.general_desc.possible_length:
                    by_length.setdefault(length, set()).add(kind.national_number_pattern)
    prefixes = (own.national_prefix_for_parsing, own.international_prefix)
    prefix, abroad = (lazy(each) if each else None for each in prefixes)
    assigned = {length: frozenset(patterns) for length, patterns in by_length.items()}
    return _Plan(str(own.country_code), prefix, abroad, assigned)


@cache
def _any_of(patterns: frozenset[str]) -> re.Pattern[str]:
    return lazy("|".join(f"(?:{each})" for each in sorted(patterns)))


def _may_be_valid(digits: str, country: str) -> bool:
    """False only where no way to read ``digits``, without and with the country's code and the prefix of national numbers, gives a
    number of a kind that the country has."""
    plan = _plan(country)
    if plan is None or (plan.abroad is not None and plan.abroad.match(digits)):
        return True
    found = {digits}
    if digits.startswith(plan.code):
        found.add(digits[len(plan.code) :])
    if plan.prefix is not None:
        for _ in range(2):  # the prefix is looked for behind the code, and again
            found |= {each[match.end() :] for each in found if (match := plan.prefix.match(each))}
    return any(_any_of(plan.assigned[len(each)]).fullmatch(each) for each in found if len(each) in plan.assigned)
