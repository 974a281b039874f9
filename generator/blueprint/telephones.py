"""Telephone numbers that reach no one: those that regulators keep for fiction, and those that no country can have.

Where a country keeps none, a number begins with 000 behind the country's code: no national number begins so, since 00 is how most
countries dial abroad (ITU-T E.164, E.123), and North American ones begin with 2 to 9.
"""

from __future__ import annotations

from .locales import DEFAULT_LOCALE

_WRITTEN: dict[str, tuple[str, ...]] = {
    # North American Numbering Plan: line numbers 555-0100 to 555-0199 of every area
    "1": ("### 55501##",),
    # Ofcom, numbers for use in TV and radio drama
    "44": ("20 7946 0###", "1632 960###", "7700 900###", "808 1570###", "306 9990###"),
    # Arcep, decision 2018-0881: numbers for audiovisual works
    "33": ("1 99 00 ## ##", "2 61 91 ## ##", "3 53 01 ## ##", "4 65 71 ## ##", "5 36 49 ## ##", "6 39 98 ## ##"),
    # Bundesnetzagentur, Rufnummern für Medienproduktionen
    "49": ("30 23125###", "69 90009###", "40 66969###", "221 4710###", "89 99998###", "176 04069###", "171 3920###"),
    # ACMA, phone numbers for use in TV shows, films and creative works
    "61": (
        "2 5550 ####", "2 7010 ####", "3 5550 ####", "3 7010 ####", "7 5550 ####", "7 7010 ####", "8 5550 ####", "8 7010 ####",
    ),
    # ComReg, numbering conditions: 020 91 for drama
    "353": ("20 91#####",),
    # PTS, telephone numbers for use in books and films
    "46": ("8 465 004 ##", "70 174 06 [1-9]#", "980 319 2##"),
}  # fmt: skip
"""By country code, the national numbers (without a trunk prefix) for fiction, in groups; # is any digit."""

RESERVED = {code: tuple(each.replace(" ", "") for each in numbers) for code, numbers in _WRITTEN.items()}
"""The same without blanks."""

_CODES = {
    DEFAULT_LOCALE: "1",
    "cs": "420",
    "da": "45",
    "de": "49",
    "es": "34",
    "fr": "33",
    "hu": "36",
    "it": "39",
    "nl": "31",
    "pl": "48",
    "pt": "55",  # of Brazil, as the locale is
    "ro": "40",
    "sv": "46",
    "tr": "90",
}
_OF_NO_COUNTRY = ("000 ### ###",)
_WITH_TRUNK = frozenset(("44", "33", "49", "61", "353", "46"))  # which dial 0 before a national number


def country_code_of(locale: str) -> str:
    """The telephone code of the country that a locale is of."""
    return _CODES[locale]


def numbers_of(locale: str) -> tuple[str, ...]:
    """The national numbers of a locale's country that reach no one, in groups; # is any digit."""
    return tuple(each for each in _WRITTEN.get(country_code_of(locale), _OF_NO_COUNTRY) if "[" not in each)


def is_reserved_in(locale: str) -> bool:
    """True where the country of a locale keeps numbers for fiction."""
    return country_code_of(locale) in _WRITTEN


def trunk_prefix_of(locale: str) -> str:
    """What is dialled before a national number within the country: nothing before one that no country can have."""
    return "0" if country_code_of(locale) in _WITH_TRUNK else ""
