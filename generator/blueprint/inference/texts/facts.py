"""What belongs together of countries, currencies and languages: in their own tables the code with the name, and what is used in a
country; in other rows the currency and the time zone with the country of the row."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from ....schema.model import Column
from ...locales import DEFAULT_LOCALE, LOCALES, locale_for
from ...writing import sql_literal
from ..columns.charsets import holds
from ..tables.sheet import Sheet, Sheets, is_number, named
from ..words.home import home_country
from ..words.languages import spoken
from ..words.vocabulary import tokens

_FILE = Path(__file__).parent.parent / "words" / "facts.toml"
_MOST = 16
_CODES = frozenset("code iso id key iso2 iso3 alpha 2 3 short abbreviation symbol".split())


_SAID = {
    "dial": "dialling code",
    "vat": "rate of VAT",
    "union": "membership of the EU",
    "iso3": "code",
    "digits": "decimal places",
}


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, list[str]]]:
    read = tomllib.loads(_FILE.read_text("utf-8"))
    return {kind: {name: text.split("|") for name, text in facts.items()} for kind, facts in read.items()}


def decide_facts(sheet: Sheet) -> None:
    """Let codes, names and what goes with them be of one country, currency or language in each row."""
    kind = sheet.words[-1] if sheet.words else ""
    if kind not in _tables() or len(sheet.words) > 2:
        return
    places = _order(kind)
    parts = {part: column for column in sheet.table.columns if (part := _part(sheet, kind, column)) is not None}
    leads = [part for part in ("code", "iso3", "name") if part in parts]
    if not leads or len(parts) < 2:
        return
    lead = parts[leads[0]]
    first = _values(kind, leads[0], places)
    sheet.builder.result.limit(len(places))
    for part, column in parts.items():
        values = _values(kind, part, places)
        if part in leads:
            cases = " ".join(f"WHEN {place} THEN {sql_literal(value)}" for place, value in enumerate(values[:-1], 1))
            rule = f"CASE row_number {cases} ELSE {sql_literal(values[-1])} END"  # the first rows are the nearest countries
        else:
            rule = _cases(lead, first, values, is_text=column.type.is_text)
        reason = f"values: the {_SAID.get(part, part)} of a {kind}"
        if sheet.takes_key(column) and column.name.lower() in sheet.table.single_keys:
            sheet.force(column, rule, reason, "texts")
        else:
            sheet.decide(column, rule, reason, "texts")


def _order(kind: str) -> list[int]:
    """The places of the facts to use, those of the schema's own language first."""
    codes = _tables()[kind]["code"]
    home = home_country() if kind == "country" else locale_for(spoken())
    return sorted(range(len(codes)), key=lambda place: (codes[place] != home, place))[:_MOST]


def _values(kind: str, part: str, places: Sequence[int]) -> list[str]:
    facts = _tables()[kind]
    listed = facts[_language(kind)] if part == "name" else facts[part]
    values = [listed[place] for place in places]
    return [f"+{value}" for value in values] if part == "dial" else values


def _language(kind: str) -> str:
    language = LOCALES.get(locale_for(spoken()), "english")
    return language if language in _tables()[kind] else LOCALES[DEFAULT_LOCALE]


def _part(sheet: Sheet, kind: str, column: Column) -> str | None:
    """Which of the facts a column holds; None for one that holds none, or that cannot hold them."""
    words = set(tokens(column.name)) - {*sheet.words, "the"}
    part = _text_part(kind, column, words) if column.type.is_text else _number_part(kind, column, words)
    if part not in _known(kind) or not (sheet.is_open(column) or sheet.takes_key(column)):
        return None  # a language has no time zone
    values = _values(kind, part, _order(kind))
    longest = column.type.length or 255
    fits = not column.type.is_text or all(len(value) <= longest and holds(column, value) for value in values)
    return part if fits else None


def _known(kind: str) -> set[str]:
    return {*_tables()[kind], "name"}


def _text_part(kind: str, column: Column, words: set[str]) -> str | None:
    longest = column.type.length or 255
    said = next((part for part, called in _WORDS.items() if called & words and part != kind), None)
    if said is not None:
        return None if said == "currency" and longest >= _LONGEST_CODE else said
    if words <= {"name", "english", "full", "title", "label", "description"} and longest >= _SHORTEST_NAME:
        return "name"
    return _code_part(kind, longest, words) if words <= _CODES else None


_LONGEST_CODE = 9  # a currency of more letters is written in full
_SHORTEST_NAME = 14
_WORDS = {
    "dial": frozenset(("phone", "dial", "calling", "prefix", "telephone")),
    "currency": frozenset(("currency",)),
    "timezone": frozenset(("timezone", "zone")),
    "continent": frozenset(("continent",)),
    "native": frozenset(("native", "endonym", "own")),
    "symbol": frozenset(("symbol", "sign")),
    "numeric": frozenset(("numeric",)),
}
"""The facts that a name says by one word, the first that it says before others."""


def _code_part(kind: str, longest: int, words: set[str]) -> str | None:
    """Which code it is: currencies have one of three letters, others of two and of three."""
    if kind == "currency":
        return "code" if longest >= 3 else None
    if longest == 3 or {"iso3", "3"} & words:
        return "iso3"
    return "code" if longest >= 2 else None


def _number_part(kind: str, column: Column, words: set[str]) -> str | None:
    if not is_number(column) or column.nullable:
        return None
    if {"vat", "tax"} & words and {"rate", "percent"} & words and (column.type.scale or 0) > 0:
        return "vat"
    if words & {"digit", "decimal", "place", "exponent"} and column.type.is_integer:
        return "digits"
    if words & {"eu", "union"} and column.type.is_integer:
        return "union"
    return None


def _cases(lead: Column, first: Sequence[str], values: Sequence[str], *, is_text: bool) -> str:
    """What a column is by the code, or the name, of the row; what most have last of all."""
    usual = Counter(values).most_common(1)[0][0]
    write = sql_literal if is_text else str
    cases = [
        f"WHEN {sql_literal(key)} THEN {write(value)}"
        for key, value in zip(first, values, strict=True)
        if value != usual
    ]
    return f"CASE {named(lead)} {' '.join(cases)} ELSE {write(usual)} END" if cases else write(usual)


_BESIDE = {
    ("currency",): "currency",
    ("currency", "code"): "currency",
    ("timezone",): "timezone",
    ("time", "zone"): "timezone",
    ("locale",): "locale",
    ("country",): "english",
}


_WIDE = frozenset(("US", "CA", "BR", "MX", "AU"))  # countries of several time zones


def beside_country(sheet: Sheet, column: Column) -> str | None:
    """The currency or the time zone of the country of the same row, or of the towns of the schema's language."""
    part = _BESIDE.get(tokens(column.name))
    longest = column.type.length or 255
    if part is None or not column.type.is_text:
        return None
    classes = _classes(sheet)
    if part == "english" and (longest < _SHORTEST_NAME or classes & {"city", "postal_code"}):
        return None
    countries = _countries(sheet, column)
    if part == "timezone" and classes & {"city", "postal_code", "geo"}:
        return _zone_of_home(sheet, countries, longest)
    if len(countries) != 1:
        return None
    listed = _drawn(sheet, countries[0])
    by_key = _by_key(part)
    if not listed or not all(each in by_key for each in listed):
        return None
    values = [by_key[each] for each in listed]
    return _cases(countries[0], listed, values, is_text=True) if max(map(len, values)) <= longest else None


def _classes(sheet: Sheet) -> set[str | None]:
    """What the columns of a table hold of people and places."""
    return {sheet.builder.schema.classify(sheet.name, each) for each in sheet.table.columns}


def _countries(sheet: Sheet, column: Column) -> list[Column]:
    """The other columns with the country of the row: the code of it, where it is there."""
    found = [each for each in sheet.table.columns if _is_country(sheet, each) and each is not column]
    return [each for each in found if tokens(each.name)[-1] == "code"] or found


def zones_of_towns(sheet: Sheet, column: Column) -> list[str] | None:
    """The time zones of towns in the United States, where the rows have such."""
    if _BESIDE.get(tokens(column.name)) != "timezone" or home_country() != "US":
        return None
    classes = _classes(sheet)
    is_home = all(_at_home(_drawn(sheet, each)) == "US" for each in _countries(sheet, column))
    zones = ["America/New_York", "America/Chicago", "America/Los_Angeles", "America/Denver"]
    return zones if classes & {"city", "postal_code"} and is_home else None


def _at_home(listed: Sequence[str]) -> str | None:
    """The only country of the rows, by its two letters."""
    return _by_key("code").get(listed[0]) if len(listed) == 1 else None


def _zone_of_home(sheet: Sheet, countries: Sequence[Column], longest: int) -> str | None:
    """The time zone of the only country of the rows, or of the towns of the schema's language, where they have one."""
    home = (_at_home(_drawn(sheet, countries[0])) if len(countries) == 1 else None) or home_country()
    value = _by_key("timezone").get(home, "")
    return sql_literal(value) if value and len(value) <= longest and home not in _WIDE else None


def country_name(country: str) -> str:
    """The English name of a country, by its two letters."""
    return _by_key("english").get(country, country)


def is_country(text: str) -> bool:
    """True for a code or an English name of a country."""
    return text in _by_key("english")


def _drawn(sheet: Sheet, column: Column) -> list[str]:
    """The values that a column is drawn from; none where an expression fills it."""
    guess = sheet.guess(column)
    rule = guess.rule if guess is not None else sheet.builder.column_rule(column)
    return list(map(str, rule.get("values", [rule.get("value")]))) if isinstance(rule, dict) else []


def _is_country(sheet: Sheet, column: Column) -> bool:
    words = tokens(column.name)
    is_called = words[-1:] == ("country",) or words[-2:] == ("country", "code")
    return is_called and column.type.is_text and not column.nullable and not sheet.refers(column)


@lru_cache(maxsize=4)
def _by_key(part: str) -> dict[str, str]:
    """A fact of a country by its codes and its English name."""
    facts = _tables()["country"]
    return {
        key: value for keys in ("code", "iso3", "english") for key, value in zip(facts[keys], facts[part], strict=True)
    }


def pick_home_country(sheets: Sheets) -> None:
    """Let rows with a town refer to the country of these towns, which are those of the schema's language."""
    for sheet in sheets.values():
        classes = _classes(sheet)
        for column, link, parent in sheet.parents if classes & {"city", "postal_code"} else ():
            pick = sheet.builder.picks.get(link, {})
            code = next((each for each in parent.table.columns if _holds_code(parent, each)), None)
            if code is not None and set(pick) == {"reference"} and sheet.link(column) is link:
                pick["where"] = f"{named(code)} = {sql_literal(home_country())}"
                sheet.builder.result.reasons[column.name.lower()] = "place: the country of its town"


def _holds_code(parent: Sheet, column: Column) -> bool:
    guess = parent.guess(column)
    return guess is not None and guess.reason == "values: the code of a country" and column.type.length == 2
