"""Which class of personal data a column holds, by its values alone: most of them are valid numbers or addresses of one kind.

A check digit is right by chance once in ten or more times, so that many valid values beside few others are no chance. What
only looks like a class, as a name does, is for ``known`` and ``scanner``.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from ..lazy_patterns import lazy
from .ranges import iban_valid, luhn_valid
from .resident_ids import CHECKS

SAMPLE = 200
"""Different values of a column that are looked at."""
LEAST = 5
"""Different values that are enough for a class, and the number of them with which it is beyond doubt."""
CERTAIN = 10
SHARE, CERTAIN_SHARE = 0.9, 0.95
COUNTRY_SHARE = 0.08
_TRIED, _SCREENED, _COUNTRIES = 5, 40, 8
_PARTLY, _BEYOND_CHANCE = 0.4, 0.3
_MANY, _MOST_COUNTRIES, _LEAST_CHANCE = 20, 24, 0.001

_EMAIL = lazy(r"[^\s@<>,;]{1,64}@(?:[\w-]{1,63}\.)+[^\W\d_]{2,24}")
_CARD = lazy(r"[2-6][0-9]{12,18}")
# ISO 3779: 17 characters without I, O and Q; the last four are digits
_VIN = lazy(r"(?=.*[0-9])(?=.*[A-Z])[A-HJ-NPR-Z0-9]{13}[0-9]{4}")
_MAC = lazy(r"(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}", re.IGNORECASE)
_HANDLE = lazy(r"@(?=[0-9_.-]*[A-Za-z])[A-Za-z0-9_.-]{3,40}")
_PROFILE = lazy(
    r"(?:https?://)?(?:[a-z]{2,3}\.)?(?:linkedin\.com/(?:in|pub)|xing\.com/(?:profile|people)|instagram\.com|facebook\.com|fb\.com|twitter\.com"
    r"|x\.com|t\.me|tiktok\.com|github\.com|gitlab\.com|vk\.com|threads\.net|bsky\.app/profile|reddit\.com/u(?:ser)?|snapchat\.com/add"
    r"|mastodon\.social|pinterest\.com|medium\.com|youtube\.com|strava\.com/athletes|soundcloud\.com|twitch\.tv|wa\.me|paypal\.me|keybase\.io"
    r"|behance\.net|dribbble\.com|flickr\.com/people|vimeo\.com|last\.fm/user|patreon\.com|linktr\.ee|about\.me|steamcommunity\.com/id"
    r"|researchgate\.net/profile|orcid\.org|stackoverflow\.com/users/[0-9]+|ok\.ru/profile|signal\.me|discord(?:app)?\.com/users|calendly\.com"
    # a page of a person on any host: https://forum.example.org/u/anna, /~nowak, /@anna
    r"|(?:[\w-]+\.)+[a-z]{2,12}(?::[0-9]+)?/(?:u|users?|profiles?|people|members?|mitglied|profil|perfil)(?=/[^/?#]*[A-Za-z])"
    r"|(?:[\w-]+\.)+[a-z]{2,12}(?::[0-9]+)?(?=/[@~][A-Za-z]))/[@~]?[^\s/?#]{2,60}/?(?:\?\S*)?",
    re.IGNORECASE,
)
_SEPARATORS = lazy(r"[ ./-]+")
_NUMBER = lazy(r"(?=(?:.*[0-9]){4})[0-9A-Za-z ./+()-]{8,24}")


@dataclass(frozen=True, slots=True)
class ClassByValues:
    """A class, the name of what the values are (``IBAN``, ``pl.pesel``), how many of how many different values are, and
    whether there are enough of them for no doubt."""

    personal_class: str
    kind: str
    valid: int
    looked_at: int
    is_form: bool = False

    @property
    def is_certain(self) -> bool:
        return not self.is_form and self.valid >= CERTAIN and self.valid >= CERTAIN_SHARE * self.looked_at


def class_by_values(values: Iterable[str]) -> ClassByValues | None:
    """The class that at least nine of ten different ``values`` are valid for; None when there is none, or fewer than five.

    Looks at the first 200 different values.
    """
    sample = different(values, SAMPLE)
    if len(sample) < LEAST:
        return None
    for personal_class, kind, is_valid in _checks(sample):
        if sum(map(is_valid, sample[:_TRIED])) < _TRIED - 1:
            continue
        valid = sum(map(is_valid, sample))
        if valid >= max(LEAST, SHARE * len(sample)):
            return ClassByValues(personal_class, kind, valid, len(sample))
    return (_of_several_countries(sample) or _of_many_countries(sample)) if _look_like_numbers(sample) else None


def _of_several_countries(sample: list[str]) -> ClassByValues | None:
    """Identity numbers of two or more countries in one column. One number in ten or more is valid for a country by chance, so that
    eight countries make half of a firm's numbers valid, and hardly nine of ten."""
    for personal_class, modules in identity_numbers().items():
        names, found = _fewest_countries(
            sample, _likely(sample, modules), _COUNTRIES, max(LEAST - 1, COUNTRY_SHARE * len(sample))
        )
        if len(names) > 1 and len(found) >= max(LEAST, SHARE * len(sample)):
            return ClassByValues(personal_class, ", ".join(names), len(found), len(sample))
    return None


def _likely(sample: list[str], modules: list[str]) -> list[str]:
    """Those of the countries' numbers that two of the first values are or more; none where too many values are no country's."""
    valid: Counter[str] = Counter()
    may_be = len(sample)
    for text in sample[:_SCREENED]:
        names = [name for name in modules if validator(name)(text)]
        valid.update(names)
        may_be -= not names
        if may_be < SHARE * len(sample):
            return []
    return [name for name in modules if valid[name] > 1]


def _of_many_countries(sample: list[str]) -> ClassByValues | None:
    """Identity numbers of so many countries that each has few of them. Some country's check digit is right for many numbers by chance,
    but not for all: how many would be valid with another digit in them tells by how much."""
    if len(sample) < _MANY:
        return None
    every = [name for modules in identity_numbers().values() for name in modules]
    missed = (text for text in sample[:_SCREENED] if not _is_valid_for_any(text, every))
    if len(list(islice(missed, 2))) > 1:  # most columns of numbers end here
        return None
    names, found = _fewest_countries(sample, every, _MOST_COUNTRIES, 2)
    if len(names) < 2 or len(found) < CERTAIN_SHARE * len(sample):
        return None
    # all of so many by chance less than once in a thousand columns
    if _chance_of(sample, names) > _LEAST_CHANCE ** (1 / len(found)):
        return None
    return ClassByValues("national_id", ", ".join(names), len(found), len(sample))


def are_partly_identities(sample: list[str]) -> bool:
    """Whether so many of different numbers are valid for some country as chance would not have it, though those of others have no
    check digit."""
    if len(sample) < _MANY or not _look_like_numbers(sample):
        return False
    every = [name for modules in identity_numbers().values() for name in modules]
    names, found = _fewest_countries(sample, every, _COUNTRIES, max(LEAST - 1, COUNTRY_SHARE * len(sample) / 2))
    share = len(found) / len(sample)
    return len(names) > 1 and share >= _PARTLY and share - _chance_of(sample, names) >= _BEYOND_CHANCE


def _fewest_countries(sample: list[str], likely: list[str], most: int, least: float) -> tuple[list[str], set[str]]:
    """At most ``most`` of the ``likely`` countries' numbers, each with ``least`` or more values that are valid for none before it, and
    all of these values."""
    valid = {name: {text for text in sample if validator(name)(text)} for name in likely}
    names, found = list[str](), set[str]()
    while valid and len(names) < most:  # the country first that has most of those that no other has
        best = max(valid, key=lambda name: len(valid[name] - found))
        if len(valid[best] - found) < least:
            break
        names.append(best)
        found |= valid.pop(best)
    return names, found


def _is_valid_for_any(text: str, names: Iterable[str]) -> bool:
    return any(validator(name)(text) for name in names)


def _chance_of(sample: list[str], names: list[str]) -> float:
    """The share of numbers with another digit in them that are valid, too; 1 where none has a digit."""
    others = [changed for text in sample for changed in _with_another_digit(text)]
    return sum(_is_valid_for_any(text, names) for text in others) / len(others) if others else 1.0


def _with_another_digit(text: str) -> Iterator[str]:
    """A number with another last digit, and with another one in the middle."""
    places = [place for place, char in enumerate(text) if char.isdecimal()]
    for place in dict.fromkeys((places[-1], places[len(places) // 2])) if places else ():
        yield f"{text[:place]}{(int(text[place]) + 3) % 10}{text[place + 1 :]}"


def different(values: Iterable[str], most: int) -> list[str]:
    """The first different ``values``, without blanks around them."""
    return list(islice(_different(values), most))


def _different(values: Iterable[str]) -> Iterator[str]:
    seen = set()
    for value in values:
        text = value.strip()
        if text and text not in seen:
            seen.add(text)
            yield text


Check = Callable[[str], bool]


def _checks(sample: list[str]) -> Iterator[tuple[str, str, Check]]:
    """Class, kind and check, those of one form first; national numbers only where values look like numbers."""
    yield "email", "e-mail addresses", lambda text: _EMAIL.fullmatch(text) is not None
    yield "iban", "IBAN", _is_iban
    yield "device_id", "MAC addresses", lambda text: _MAC.fullmatch(text) is not None
    yield "device_id", "IMEI", lambda text: len(text) == 15 and text.isdecimal() and luhn_valid(text)
    yield "national_id", "vehicle identification numbers", lambda text: _VIN.fullmatch(text) is not None
    yield "card", "card numbers", _is_card
    yield "username", "handles", lambda text: _HANDLE.fullmatch(text) is not None
    yield "free_text", "addresses of profiles", lambda text: _PROFILE.fullmatch(text) is not None
    yield "phone", "telephone numbers", _is_phone
    if _look_like_numbers(sample):
        for personal_class, modules in identity_numbers().items():
            for name in modules:
                yield personal_class, name, validator(name)


def _look_like_numbers(sample: list[str]) -> bool:
    return sum(_NUMBER.fullmatch(text) is not None for text in sample[:_TRIED]) >= _TRIED - 1


def _is_iban(text: str) -> bool:
    compact = _SEPARATORS.sub("", text).upper()
    if not 14 < len(compact) < 35 or not (compact[:2].isalpha() and compact[2:4].isdecimal() and compact.isalnum()):
        return False
    return compact.isascii() and iban_valid(compact)


def _is_card(text: str) -> bool:
    digits = _SEPARATORS.sub("", text)
    return _CARD.fullmatch(digits) is not None and luhn_valid(digits)


def _is_phone(text: str) -> bool:
    """A number with its country's code (ITU-T E.164) that the country may have assigned."""
    if text[:1] != "+" and text[:2] != "00":
        return False
    import phonenumbers

    try:
        number = phonenumbers.parse("+" + text[2:] if text.startswith("00") else text)
    except phonenumbers.NumberParseException:
        return False
    return bool(phonenumbers.is_possible_number(number))


@cache
def identity_numbers() -> dict[str, list[str]]:
    table: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("identity_numbers.toml").read_text("utf-8"))
    return table


@cache
def validator(name: str) -> Check:
    from stdnum.util import get_cc_module

    if name in CHECKS:
        return CHECKS[name]
    country, _, number = name.partition(".")
    module: Any = get_cc_module(country.rstrip("_"), number)
    if module is None:
        raise LookupError(f"stdnum has no {name}")
    return lambda text: bool(module.is_valid(text))
