"""Pseudonyms of telephone numbers: numbers that reach no one (``blueprint.telephones``), of the original's country and length.

Where the country keeps no numbers of that length for fiction, a pseudonym begins with 000 behind the country's code.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..blueprint.telephones import RESERVED, country_code_of

if TYPE_CHECKING:
    from .keyed_random import KeyedRandom

_TWO_DIGITS = frozenset(
    "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98".split()
)

_BEGINNINGS = [str(number) for number in range(20, 100) if number // 10 != 7 and str(number) not in _TWO_DIGITS]
"""What country codes of three digits begin with."""


def country_code(digits: str) -> str:
    """The country code that an international number of ``digits`` begins with (ITU-T E.164: zones 1 and 7 have one digit,
    and no code begins with 0)."""
    if digits[:1] in ("1", "7", "0"):
        return digits[:1]
    return digits[:2] if digits[:2] in _TWO_DIGITS else digits[:3]


_WITHOUT_TRUNK = frozenset(("1", "39"))  # Italian national numbers begin with the 0 that others put before them


class Dialled(NamedTuple):
    """How a number is dialled: ``prefix`` before the national number (a country's code, 00 and a code, a trunk 0, nothing),
    the country's ``code`` where it is known, and the ``national`` number. ``is_bare`` where neither + nor 00 is before the code."""

    prefix: str
    code: str
    national: str
    is_bare: bool = False


def dialled(digits: str, *, plus: bool, country: str) -> Dialled:
    """How ``digits`` are dialled; ``country`` is the code of the data set's country, empty when it is not known."""
    if plus or (digits.startswith("00") and len(digits) > 9):
        return _from_abroad("" if plus else "00", digits if plus else digits[2:])
    if digits.startswith("0") and country not in _WITHOUT_TRUNK:
        return Dialled("0", country, digits[1:])
    return _at_home(digits, country)


def _at_home(digits: str, country: str) -> Dialled:
    """Without a 0: the country's code may be before the number all the same, as North Americans write it."""
    if len(digits) == 11 and digits.startswith("1") and country in ("1", ""):
        return Dialled("1", "1", digits[1:])
    if country and digits.startswith(country) and len(digits) > 10:
        return Dialled(country, country, digits[len(country) :], is_bare=True)
    return Dialled("", country or ("1" if len(digits) in (7, 10) else ""), digits)


def _from_abroad(prefix: str, digits: str) -> Dialled:
    code = country_code(digits)
    national = digits[len(code) :]
    code = "1" if code == "0" else code  # no country's
    return Dialled(prefix + code, code, national)


NORTH_AMERICAN = Dialled("", "1", "0000000000")
"""A number of ten digits, which is what a column of numbers gets: no other keeps its zeros there."""


def number_of_no_one(number: Dialled, rng: KeyedRandom, *, rare: bool = False) -> str:
    """A number that is dialled as ``number`` is. ``rare`` asks for one of those of which there are enough for a unique
    column: countries but the North American ones keep a few thousand."""
    size = len(number.national)
    code = number.code or ("44" if number.prefix == "0" and size == 10 else "")
    templates = _templates(number, code)
    # without a prefix only North American numbers differ from another country's
    is_british_bare = number.is_bare and code == "44"  # which the range leaves out: 442079460123
    if not templates or is_british_bare or (code != "1" and (rare or not number.prefix)):
        # 36000... may be a national number of some country, 00000... of none
        prefix = "0" * len(number.prefix) if number.is_bare else number.prefix
        return prefix + "000" + rng.text(max(size - 3, 4))
    return number.prefix + _filled(rng.pick(templates), rng)


def _templates(number: Dialled, code: str) -> list[str]:
    """The numbers for fiction of a country that are as long as ``number`` and not of its town."""
    size, town = len(number.national), number.national[:2]
    if code == "1" and size == 7 and not number.prefix:
        return ["55501##"]
    return [each for each in _of_size(code, size) if each[:2] != town]


@cache
def _of_size(code: str, size: int) -> tuple[str, ...]:
    """The numbers for fiction of a country that have ``size`` digits."""
    return tuple(each for each in RESERVED.get(code, ()) if len(each.replace("[1-9]", "#")) == size)


def _filled(template: str, rng: KeyedRandom) -> str:
    begin = rng.pick("23456789") + rng.text(2) if template.startswith("###") else ""
    rest = template[len(begin) :].replace("[1-9]", rng.pick("123456789"))
    stem = rest.rstrip("#")
    if "#" not in stem:
        return begin + stem + rng.text(len(rest) - len(stem))
    chosen = iter(rng.text(rest.count("#")))
    return begin + "".join([next(chosen) if char == "#" else char for char in rest])


def _pattern(code: str, templates: tuple[str, ...]) -> str:
    """The pattern of a country's numbers, from abroad and within; written as in ``ranges``."""
    numbers = "|".join(each.replace("#", "[0-9]") for each in templates)
    return f"(([+]|00)?{code}0?|0)({numbers})"


def pattern_of(locale: str) -> str:
    """The pattern of the numbers that are generated in a locale, without separators. Those that are kept for fiction are too long for
    a short column, which has 000 and some digits, as all columns have where a country keeps none."""
    code = country_code_of(locale)
    nobodys = f"(([+]|00){code})?000[0-9]+"
    return f"{_pattern(code, RESERVED[code])}|{nobodys}" if code in RESERVED else nobodys


ELSEWHERE = "|".join(
    [
        *(_pattern(code, templates) for code, templates in RESERVED.items() if code not in ("1", "44")),
        f"([+]|00)(1|7|{'|'.join(sorted(_TWO_DIGITS))}|({'|'.join(_BEGINNINGS)})[0-9])0?000[0-9]+|0?000[0-9]+",
    ]
)
"""What pseudonyms have besides North American and British numbers, without separators."""
