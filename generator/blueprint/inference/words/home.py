"""The country that a schema is at home in: whose towns, streets, people, telephones and currency its rows have.

It is that of the language in which the names are written. Of a schema in English it is the one that most of its DEFAULTs name
(``country DEFAULT 'DE'``, ``timezone DEFAULT 'Europe/Berlin'``, ``currency DEFAULT 'PLN'``) or whose numbers of firms it has (``siret``, ``nip``),
where there are towns of it.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from ....schema.model import Column, Table
from ...locales import DEFAULT_LOCALE, LOCALES, locale_for
from .identifiers import words_of
from .languages import spoken
from .vocabulary import tokens

_HOMES = {"en": "US", "pt": "BR", "sv": "SE", "da": "DK", "cs": "CZ"}
"""The countries of locales that are not called like their language."""
_LOCALES = {_HOMES.get(locale, locale.upper()): locale for locale in LOCALES}
_FIRMS = {
    "siret": "FR", "siren": "FR", "nip": "PL", "regon": "PL", "pesel": "PL", "cnpj": "BR", "cpf": "BR", "cep": "BR", "kvk": "NL", "bsn": "NL",
    "cvr": "DK", "orgnr": "SE", "personnummer": "SE", "steuernummer": "DE", "plz": "DE", "cif": "ES", "nif": "ES", "piva": "IT",
}  # fmt: skip
_OF_MANY = frozenset(("EUR", "USD"))

_home: ContextVar[str] = ContextVar("locale of the places of a schema", default="")


def home_locale() -> str:
    """The locale of the people and the places of the schema that is read."""
    return _home.get() or locale_for(spoken())


def home_country(locale: str = "") -> str:
    """The country, by its two letters, of a locale, or of that of the schema that is read."""
    locale = locale or home_locale()
    return _HOMES.get(locale, locale.upper())


@contextmanager
def at_home(locale: str) -> Iterator[None]:
    """Have the people and the places of a locale; empty: of that of the language."""
    token = _home.set(locale)
    try:
        yield
    finally:
        _home.reset(token)


def home_said(tables: Iterable[Table]) -> str:
    """The locale of the country that most DEFAULTs of a schema in English name, empty where none does or there are no towns of it."""
    if spoken():
        return ""
    votes = Counter(
        country
        for table in tables
        for column in table.columns
        if column.type.is_text and (country := _country_said(column))
    )
    (first, most), (_, second) = (*votes.most_common(2), ("", 0), ("", 0))[:2]
    locale = _LOCALES.get(first, "") if most > second else ""
    return "" if locale == DEFAULT_LOCALE else locale


def _country_said(column: Column) -> str:
    default, words = (column.default or "").strip("'"), tokens(column.name)
    if not default or default == "NULL":
        return next((_FIRMS[word] for word in words_of(column.name) if word in _FIRMS), "")
    facts = _by_fact()
    if "country" in words:
        return facts.get(default, "")
    if "timezone" in words or words[-2:] == ("time", "zone"):
        return facts.get(default, "") if "/" in default else ""
    return facts.get(default, "") if "currency" in words and default not in _OF_MANY else ""


@lru_cache(maxsize=1)
def _by_fact() -> dict[str, str]:
    """Countries by their codes, their English names, their time zones and the currencies that no other one has."""
    facts = tomllib.loads(Path(__file__).with_name("facts.toml").read_text("utf-8"))["country"]
    listed = {part: facts[part].split("|") for part in ("code", "iso3", "english", "timezone", "currency")}
    money = Counter(listed["currency"])
    return {
        value: country
        for part, values in listed.items()
        for country, value in zip(listed["code"], values, strict=True)
        if part != "currency" or money[value] == 1
    }
