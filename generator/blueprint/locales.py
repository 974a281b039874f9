"""The locales whose people, places, streets and companies there are."""

from __future__ import annotations

DEFAULT_LOCALE = "en"
LOCALES = {
    "en": "english",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "es": "spanish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "sv": "swedish",
    "tr": "turkish",
}
"""The language of each locale, by ISO 639-1. English is that of the United States, Portuguese that of Brazil."""


def language_of(locale: str) -> str:
    """The language of a locale that names are read in where a table's own is not clear, empty for English."""
    return LOCALES[locale] if locale != DEFAULT_LOCALE else ""


def locale_for(language: str) -> str:
    """The locale of a language, ``en`` where there is none of its own."""
    return next((locale for locale, each in LOCALES.items() if each == language), DEFAULT_LOCALE)
