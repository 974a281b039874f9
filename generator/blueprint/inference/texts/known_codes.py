"""Codes that a standard lists (``codes.toml``): of languages, countries, currencies, airports, dangerous goods; and what they mean."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ....lazy_patterns import lazy
from ....schema.model import Column
from ...locales import DEFAULT_LOCALE, locale_for
from ...writing import sql_literal
from ..columns.charsets import holds
from ..comments.values import default_literal
from ..tables.sheet import Sheet, is_exact, named
from ..words.home import home_locale
from ..words.languages import spoken
from ..words.local_texts import local_texts
from ..words.vocabulary import data, normal, tokens
from .births import treats_animals

_ENDS = (("code",), ("iso",), ("iata",), ("abbreviation",), ("symbol",), ("id",), ("key",), ("number",), ("class",))
_NAMES = (("name",), ("label",), ("designation",), ("title",), ("description",))
_LONGEST = 10  # of a column of codes; longer ones hold names


class _List(NamedTuple):
    """The codes of a standard by width, the last words of columns that hold them, and what is beside each code."""

    noun: str
    words: frozenset[tuple[str, ...]]
    said: re.Pattern[str]
    codes: tuple[tuple[str, ...], ...]
    beside: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _lists() -> tuple[_List, ...]:
    found = []
    for noun, table in data()["code_lists"].items():
        beside = {key: tuple(table[key].split("|" if "|" in table[key] else None)) for key in _BESIDE if key in table}
        words = frozenset(normal(each) for each in table["words"].split("|"))
        said = lazy(rf"(?<!\w)(?:{table.get('said', '(?!)')})(?!\w)", re.IGNORECASE)
        found.append(_List(noun, words, said, tuple(tuple(each.split()) for each in table["codes"]), beside))
    return tuple(found)


_BESIDE = ("names", "country", "city", "latitude", "longitude", "prefix")
_ELSEWHERE = frozenset(
    ("language", "country", "currency")
)  # of which other rules know the usual ones, beside what and by DEFAULT


def decide_codes(sheet: Sheet) -> None:
    """Decide the columns of known codes, and the names and places of the rows that they are the keys of."""
    for column in sheet.table.columns:
        if column.type.name not in ("char", "varchar") or (column.type.length or 0) > _LONGEST or sheet.link(column):
            continue
        listed, why = _list_of(sheet, column)
        codes = _codes_for(column, listed) if listed is not None else ()
        if listed is not None and codes:
            _decide(sheet, column, listed, codes, why)


def _list_of(sheet: Sheet, column: Column) -> tuple[_List | None, str]:
    """The list that a comment names, or a column or its table is called after."""
    said = next((each for each in _lists() if column.comment and each.said.search(column.comment)), None)
    words = tokens(column.name)
    if said is not None:
        return _said_list(sheet, column, said, words), f"{said.noun}, as its comment says"
    words = _without_ends(words)
    is_key = column.name.lower() in sheet.table.single_keys
    listed = _named_list(words) or (_called().get(sheet.words[-1:]) if is_key and words in _ENDS else None)
    if listed is None or _is_of_people_only(sheet, listed):
        return None, ""
    if listed.noun in _ELSEWHERE and not is_key and _is_decided_elsewhere(sheet, listed, words):
        return None, ""
    return listed, listed.noun.replace("_", " ")


def _without_ends(words: tuple[str, ...]) -> tuple[str, ...]:
    while len(words) > 1 and words[-1:] in _ENDS and words not in _called():
        words = words[:-1]
    return words


def _is_of_people_only(sheet: Sheet, listed: _List) -> bool:
    """True for the list of diseases of people where animals are treated."""
    return listed.noun == "icd" and treats_animals(sheet.sheets)


def _said_list(sheet: Sheet, column: Column, said: _List, words: tuple[str, ...]) -> _List | None:
    """The list that a comment names, where no other rule knows better which of its codes there are."""
    if said.noun in ("country", "currency") and _is_decided_elsewhere(sheet, said, words):
        return None
    return _airline_or_airport(sheet, column, words) if said.noun == "airport" else said


def _named_list(words: tuple[str, ...]) -> _List | None:
    """The list that the last words of a name are called after, or any word of it: the language of origin."""
    listed = next((_called()[words[-size:]] for size in (3, 2, 1) if words[-size:] in _called()), None)
    return listed or next((_called()[word,] for word in words if word in _ELSEWHERE), None)


def _is_decided_elsewhere(sheet: Sheet, listed: _List, words: tuple[str, ...]) -> bool:
    """True for a language or a currency that is called so, whose usual values other rules know, and for the country of a town."""
    if listed.noun == "country":
        around = {sheet.builder.schema.classify(sheet.name, each) for each in sheet.table.columns}
        return bool({"city", "postal_code"} & around)
    return words[-1:] == (listed.noun,) or words == ("lang",)


def _airline_or_airport(sheet: Sheet, column: Column, words: tuple[str, ...]) -> _List | None:
    """Whose code of IATA it is: that of an airport has three letters, that of an airline two."""
    noun = {2: "airline", 3: "airport"}.get(column.type.length or 0)
    is_agent = {"agent", "agency"} & {*words, *sheet.words} and noun is None
    return None if is_agent else next((each for each in _lists() if each.noun == noun), None)


@lru_cache(maxsize=1)
def _called() -> dict[tuple[str, ...], _List]:
    return {words: listed for listed in _lists() for words in listed.words}


def _codes_for(column: Column, listed: _List) -> tuple[str, ...]:
    """The codes of the width that a column has; none where it has another, or its DEFAULT is of another kind."""
    fitting = _fitting(column, listed)
    if not fitting:
        return ()
    wants_three = re.search(r"639-2|alpha-?3", column.comment, re.IGNORECASE) is not None
    codes = next((each for each in fitting if wants_three and len(each[0]) == 3), fitting[0])
    default = default_literal(column)
    if default is None or default in codes:
        return codes
    is_alike = isinstance(default, str) and len(default) == len(codes[0]) and default.isupper() == codes[0].isupper()
    return (default, *codes) if is_alike and isinstance(default, str) else ()


def _fitting(column: Column, listed: _List) -> list[tuple[str, ...]]:
    """The codes of a list, by width, that a column has room for; those that fill a CHAR."""
    longest = column.type.length or 0
    fitting = [codes for codes in listed.codes if max(map(len, codes)) <= longest]
    if column.type.name != "char" or not fitting:
        return fitting
    if len({len(code) for codes in fitting for code in codes}) > 1:
        fitting = [codes for codes in fitting if {len(code) for code in codes} == {longest}] or fitting[-1:]
    return [] if max(map(len, fitting[0])) < longest else fitting


def _decide(sheet: Sheet, column: Column, listed: _List, codes: tuple[str, ...], why: str) -> None:
    reason = f"values: codes of {why}"
    if column.name.lower() in sheet.table.single_keys:
        if not sheet.takes_key(column):
            return
        sheet.force(column, {"provider": "choice", "values": list(codes)}, reason, "texts")
        sheet.builder.result.limit(len(codes))
        _name_rows(sheet, column, listed, codes)
    elif sheet.is_open(column):
        default = default_literal(column)
        first = sorted(_own_first(listed, codes), key=lambda code: code != default)
        values = first[:6] if listed.noun in _ELSEWHERE else first
        rule: dict[str, object] = {"provider": "choice", "values": values}
        if listed.noun in (*_ELSEWHERE, "driving_license"):
            rule["weights"] = falling_weights(len(values), is_usual=values[0] == default)
        sheet.decide(column, rule, reason, "texts")


_USUAL = 9
"""How many times as often as all others together a value comes that is the DEFAULT."""


def falling_weights(count: int, *, is_usual: bool) -> list[int]:
    """Weights of so many values, the first the likeliest; one that ``is_usual`` more than all others together."""
    weights = list(range(count, 0, -1))
    return [_USUAL * sum(weights[1:]), *weights[1:]] if is_usual else weights


def _own_first(listed: _List, codes: tuple[str, ...]) -> tuple[str, ...]:
    """The codes, that of the schema's own language or country before others."""
    locale = home_locale()
    own = {
        locale_for(spoken()),
        *data()["countries"].get(locale, "").split("|"),
        data()["currencies"].get(locale, "USD" if locale == DEFAULT_LOCALE and not spoken() else "EUR"),
    }
    return tuple(sorted(codes, key=lambda code: code not in own)) if listed.noun in _ELSEWHERE else codes


def _name_rows(sheet: Sheet, key: Column, listed: _List, codes: tuple[str, ...]) -> None:
    """Let the name, the country and the place of a row be those of its code."""
    for column in sheet.table.columns:
        words = sheet.tokens(column)
        if words in _NAMES or words == (listed.noun,) or words == (listed.noun, "name"):
            _by_code(sheet, key, column, codes, _names_of(listed, column, codes))
        elif words[:1] in (("country",), ("nation",)) and len(words) < 3 and column.type.length in (2, 3):
            _by_code(sheet, key, column, codes, _of_width(listed.beside.get("country", ()), column.type.length))
        else:
            beside = words[0] if len(words) == 1 else words[-1] if words[-1] == "prefix" else ""
            _by_code(sheet, key, column, codes, listed.beside.get(beside, ()))


def _names_of(listed: _List, column: Column, codes: tuple[str, ...]) -> tuple[str, ...]:
    """What the codes are called in the schema's language, where that is known of all and the column holds it; else in English."""
    local = next((text for nouns, text in local_texts("names", spoken()).items() if listed.noun in nouns.split()), None)
    names = tuple(local.split("|")) if local is not None and holds(column, local) else ()
    if len(names) == len(codes):
        return names
    return (
        listed.beside["names"] if "names" in listed.beside else tuple(data()["names"].get(listed.noun, "").split("|"))
    )


def _of_width(countries: tuple[str, ...], width: int | None) -> tuple[str, ...]:
    return countries if width == 2 else ()


def _by_code(sheet: Sheet, key: Column, column: Column, codes: tuple[str, ...], values: tuple[str, ...]) -> None:
    """Write what each code means, where it is known of all and the column holds it."""
    longest = column.type.length or 255
    is_number = is_exact(column)
    if len(values) != len(codes) or (not is_number and max(map(len, values)) > longest):
        return
    cases = " ".join(
        f"WHEN {sql_literal(code)} THEN {value if is_number else sql_literal(value)}"
        for code, value in zip(codes, values, strict=True)
    )
    rule = f"CASE {named(key)} {cases} END"
    reason = f"values: as {named(key)} says"
    if column.name.lower() in sheet.table.single_keys:
        if sheet.takes_key(column):
            sheet.force(column, rule, reason, "texts")
    elif sheet.is_open(column):
        is_personal = sheet.builder.schema.classify(sheet.name, column) not in (None, "free_text")
        made = {"expression": rule, "pii": "none", "reason": "of a town that a public code names"}
        sheet.decide(column, made if is_personal else rule, reason, "texts")
