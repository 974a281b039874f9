"""Text by the words of its name, before its length is looked at: few values, patterns, slugs, full names."""

from __future__ import annotations

import re
from functools import lru_cache

from ....schema.model import Column
from ...locales import locale_for
from ...writing import sql_literal
from ..columns.charsets import holds
from ..columns.codes import format_in, standard_pattern
from ..comments.examples import examples_in
from ..comments.values import default_literal
from ..references.copied_names import of_class
from ..tables.sheet import Sheet, State, named
from ..words.home import home_country, home_locale
from ..words.identifiers import words_of
from ..words.languages import spoken
from ..words.local_texts import local_texts
from ..words.spellings import GERMAN, without_accents
from ..words.vocabulary import data, normal, tokens
from .composed_labels import decide_composed
from .dated_numbers import decide_dated, takes_number
from .facts import beside_country, country_name, is_country, zones_of_towns
from .files import decide_files
from .known_codes import falling_weights
from .names_of_people import decide_company, decide_people
from .names_of_things import decide_name, is_name, listed_names
from .reasons import usual_reasons

_TITLES = ("title", "name", "headline", "subject", "label", "display name")


@lru_cache(maxsize=32)
def _values(language: str = "") -> dict[tuple[str, ...], list[str]]:
    found: dict[str, str] = data()["values"] if not language else {}
    local = {key: text for keys, text in local_texts("values", language).items() for key in keys.split("|")}
    return {normal(key): text.split("|" if "|" in text else None) for key, text in (found | local).items()}


def _values_for(column: Column, ending: tuple[str, ...]) -> list[str] | None:
    """What columns of an ending have, in the language of the schema where the column holds its letters, and its DEFAULT is among them."""
    own, default = _values(spoken()).get(ending), default_literal(column)
    is_own = own is not None and all(holds(column, each) for each in own)
    if is_own and own is not None and (not isinstance(default, str) or default.lower() in map(str.lower, own)):
        return own
    return _values().get(ending)


@lru_cache(maxsize=1)
def _patterns() -> dict[tuple[str, ...], tuple[str, int]]:
    found: dict[str, str] = data()["patterns"]
    return {normal(key): (text.rpartition("|")[0], int(text.rpartition("|")[2])) for key, text in found.items()}


_SLUGS = (("slug",), ("subdomain",), ("permalink",))
_SITES = {("website",): "https://www.", ("homepage",): "https://www.", ("domain",): "", ("domain", "name"): ""}
"""The addresses of firms on the web, and what they begin with."""


def decide_texts(sheet: Sheet) -> None:
    """Decide the text columns whose names say what they hold."""
    decide_files(sheet)
    for column in sheet.table.columns:
        if column.type.is_text and not column.type.labels:
            if tokens(column.name)[-1:] in _SLUGS:
                _slug(sheet, column)
            elif (
                (sheet.is_open(column) and decide_composed(sheet, column))
                or (tokens(column.name) in _SITES and _site(sheet, column))
                or decide_dated(sheet, column)
            ):
                continue
            elif sheet.is_open(column):
                _of_examples(sheet, column)
                decide_people(sheet, column)
                for decide in (decide_company, decide_name) if spoken() else (decide_name, decide_company):
                    decide(sheet, column)  # what shops and bakeries are called is listed in English
                _named(sheet, column)
            else:
                decide_name(sheet, column)


def _of_examples(sheet: Sheet, column: Column) -> None:
    """What a comment gives as examples, and of the names of such things those that are known besides."""
    if not column.comment or sheet.builder.schema.classify(sheet.name, column) not in (None, "free_text"):
        return
    longest = column.type.length or 255
    values = examples_in(column.comment, longest, of_name=is_name(sheet, column))
    if values:
        seen = {value.lower() for value in values}
        known = listed_names(sheet, column)
        said = {word for each in seen for word in each.split()}
        if any(
            said & set(each.lower().split()) for each in known
        ):  # else they are of other things, or in another language
            values += [each for each in known if each.lower() not in seen and len(each) <= longest]
        sheet.decide(column, {"provider": "choice", "values": values}, "values: examples in its comment", "texts")


def _named(sheet: Sheet, column: Column) -> None:
    if tokens(column.name) == ("uf",) and sheet.is_open(column):  # the states of Brazil
        _choice(sheet, column, _values()["uf",], column.type.length or 2, "uf")
    is_personal = sheet.builder.schema.classify(sheet.name, column) not in (None, "free_text")
    if not is_personal and sheet.is_open(column) and format_in(column.comment) is None:
        _by_words(sheet, column)  # a format in the comment is for the rule of its type


def _by_words(sheet: Sheet, column: Column) -> None:
    words = tokens(column.name)
    longest = (column.type.length or 1) if column.type.name in ("char", "varchar") else 255
    if words_of(column.name)[0] in ("id", "ids"):
        return  # keys of another table
    if {"color", "hex"} & set(words) and _is_hexadecimal(column, words):
        _color(sheet, column)
    elif (of_country := beside_country(sheet, column)) is not None:
        sheet.decide(column, of_country, "place: of the country of the row", "places")
    elif (zones := zones_of_towns(sheet, column)) is not None:
        _choice(sheet, column, zones, longest, "timezone")
    elif _is_country(words):
        _country(sheet, column, longest)
    elif words[-1:] == ("reason",) and words[:1] != ("failed",):
        _reason(sheet, column, words, longest)
    elif _is_of_program(sheet, column):
        _by_endings(sheet, column, normal("program error"), longest)
    elif standard_pattern(column, longest) is not None:
        return  # the rule of its type knows the standard
    elif not _is_number_of_thing(words):
        _by_endings(sheet, column, _words_in_table(sheet, words, longest), longest)


def _is_number_of_thing(words: tuple[str, ...]) -> bool:
    """True for the number of something, of which no pattern is known."""
    return words[-1:] == ("number",) and len(words) > 1 and words[-2:] not in _patterns()


_ERRORS = re.compile(r"(?:^|_)(?:error|err|exception)s?(?:_(?:message|msg|text|info|detail|description))?$")


def _is_of_program(sheet: Sheet, column: Column) -> bool:
    """True for what a program says that has failed; why a payment has failed a bank says."""
    return _ERRORS.search("_".join(words_of(column.name))) is not None and not _values_of()["failed"] & set(sheet.words)


def _reason(sheet: Sheet, column: Column, words: tuple[str, ...], longest: int) -> None:
    found = usual_reasons(sheet, words)
    if found is None:
        return
    what, text = found
    values = _values_for(column, normal(text[1:])) if text.startswith("@") else text.split("|")
    if values is not None:
        _choice(sheet, column, values, longest, f"{what} reason")


def _is_country(words: tuple[str, ...]) -> bool:
    return words[-1:] == ("country",) or words == ("country", "name") or words[-2:] in _COUNTRIES


_COUNTRIES = (("country", "code"), ("country", "region"))


def _is_hexadecimal(column: Column, words: tuple[str, ...]) -> bool:
    """True for a colour as CSS writes it, ``#rrggbb`` or without the sign, by its name, its length or its DEFAULT."""
    longest = column.type.length or 0
    is_said = "hex" in words and 6 <= longest <= _LONGEST_HEX
    return is_said or longest == 7 or str(default_literal(column) or "").startswith("#")


_LONGEST_HEX = 10  # of a colour; longer ones are of keys
_COLORS = {
    "Black": "000000", "White": "ffffff", "Red": "d32f2f", "Blue": "1e66d0", "Green": "2e8b57", "Grey": "808080", "Yellow": "ffd600",
    "Brown": "795548", "Orange": "f57c00", "Purple": "7b1fa2",
}  # fmt: skip


def _color(sheet: Sheet, column: Column) -> None:
    """A colour in hexadecimal: that of its name where the row is called by one, else any."""
    sign, title = "" if (column.type.length or 7) < 7 else "#", _title_of(sheet)
    guess = sheet.guess(title) if title is not None and not title.nullable else None
    listed = guess.rule.get("values") if guess is not None and isinstance(guess.rule, dict) else None
    if title is not None and listed and _COLORS.keys() >= set(listed):
        cases = " ".join(f"WHEN '{each}' THEN '{sign}{_COLORS[each]}'" for each in listed)
        sheet.decide(column, f"CASE {named(title)} {cases} END", f"text: the color of {named(title)}", "texts")
    rule = {"provider": "pattern", "pattern": f"{sign}{{hex:6}}"}  # where it is still open
    sheet.decide(column, rule, "text: 'color', in hexadecimal", "texts")


_OPEN_VALUES = tuple(
    "currency|currency code|timezone|time zone|unit|uom|unit of measure|department|job title|locale".split("|")
)
_CURRENCIES = ("EUR", "USD")
_MEDIA = tuple(
    (each, "type") for each in ("content", "media", "mime")
)  # only where a column is called so, not the type of contents
_LONGEST_SALUTATION = 12  # of a person's title; longer ones are of jobs
_JOBS = (("position",), ("profession",), ("occupation",), ("job",))


def _words_in_table(sheet: Sheet, words: tuple[str, ...], longest: int) -> tuple[str, ...]:
    """What the words of a column mean in their table: the ``position`` of people, the ``method`` of payments."""
    if words in (("queue",), ("connection",)) and sheet.words[-1:] == ("job",):
        return "job", words[0]  # of a program, which keeps what it has still to do
    if words in _JOBS and of_class(sheet, "last_name") is not None:
        return "job", "title"
    if (
        words == ("title",)
        and not spoken()
        and longest <= _LONGEST_SALUTATION
        and of_class(sheet, "last_name") is not None
    ):
        return ("salutation",)
    if words == ("title",) and not spoken() and _has_staff(sheet):
        return "job", "title"
    if words == ("department", "name"):
        return words[:1]
    of_rows = (*sheet.words[-1:], *words)
    return of_rows if of_rows in _values() and of_rows not in _MEDIA else words


_HIRED = frozenset("hire hired salary wage reports manager supervisor".split())


def _has_staff(sheet: Sheet) -> bool:
    """True for a table of people who work there, by their names and by what only those have."""
    is_staff = bool({"employee", "staff"} & set(sheet.words)) or bool(_HIRED & sheet.column_words)
    return is_staff and of_class(sheet, "last_name") is not None


def _by_endings(sheet: Sheet, column: Column, words: tuple[str, ...], longest: int) -> None:
    """Decide a text by the longest ending of its name that a table has."""
    for size in range(min(3, len(words)), 0, -1):
        if _by_ending(sheet, column, words, size, longest):
            return


_ALONE = frozenset("unit level grade size condition source plan".split())
_OF_ANY_LENGTH = frozenset(("source", "condition", "protocol", "action", "size", "lot", "batch"))
"""Endings whose plurals, and columns with more words, are something else: ``actions``, ``where_condition``, ``auth_protocol``."""
_LONGEST_MARK = 20  # of a grade or a size; longer columns hold prose


@lru_cache(maxsize=1)
def _values_of() -> dict[str, frozenset[str]]:
    found: dict[str, str] = data()["values_of"]
    return {
        ending: frozenset(words.split())
        for endings, words in found.items()
        for ending in ([endings] if " " in endings and endings in data()["values"] else endings.split())
    }


def _is_meant(sheet: Sheet, column: Column, ending: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the usual values of an ending are those of such a table: why a payment fails is not why an examination does, what
    someone may do in a program is not what they do in a concert; at the end of long names some words mean something else."""
    name = " ".join(ending)
    needed = _values_of().get(name, _values_of().get(ending[0] if ending[0] == "failed" else name))
    if needed is not None and not needed & {*sheet.words, *words}:
        return False
    if name in ("grade", "size") and (column.type.length or 255) > _LONGEST_MARK:
        return False
    if name in _OF_ANY_LENGTH and (len(words) > 1 or words_of(column.name)[-1].endswith("s")):
        return False
    return not (len(ending) == 1 and ending[0] in _ALONE and len(words) > 2)


def _by_ending(sheet: Sheet, column: Column, words: tuple[str, ...], size: int, longest: int) -> bool:
    """Decide a text by the last words of its name; False where no table has them."""
    ending = words[-size:]
    values = _values_for(column, ending)
    if values is not None and _is_meant(sheet, column, ending, words):
        _choice(sheet, column, values, longest, " ".join(ending))
        return True
    pattern = _patterns().get(ending)
    if pattern is None or pattern[1] > longest or not _is_meant(sheet, column, ending, words):
        return False
    sheet.decide(column, {"provider": "pattern", "pattern": pattern[0]}, f"text: '{' '.join(ending)}'", "texts")
    return True


def _choice(sheet: Sheet, column: Column, values: list[str], longest: int, why: str) -> None:
    default = default_literal(column)
    own = data()["currencies"].get(home_locale(), "")
    if values[0] in _CURRENCIES and own:
        values = [own, *values]
    if isinstance(default, str):
        values = _beside_default(values, default, is_open=why in _OPEN_VALUES)
    fitting = [value for value in values if len(value) <= longest]
    if len(fitting) < 2 or len(fitting) * 4 < len(values) * 3:
        return  # a column that is too short for the usual values has others
    # what rows have by DEFAULT most of them have, and a company has one currency
    weights = falling_weights(len(fitting), is_usual=isinstance(default, str) or fitting[0] == own)
    rule = {"provider": "choice", "values": fitting, "weights": weights}
    if sheet.decide(column, rule, f"values: '{why}'", "texts"):
        meanings = ((sql_literal(each), tokens(each) or (each.lower(),)) for each in fitting)
        sheet.choices.append(State(column, tuple(meanings)))  # the digits of a card are of what was paid by card


def _beside_default(values: list[str], default: str, *, is_open: bool) -> list[str]:
    """A DEFAULT with the usual values in its letters, or few of them; nothing where it is of another kind: ``L1`` of levels, ``0`` of
    sexes."""
    is_among = default.lower() in [value.lower() for value in values]
    if not (is_among or is_open):
        return []
    if default not in values:
        values = [value.capitalize() for value in values] if is_among and default[:1].isupper() else values[:3]
    return [default, *(value for value in values if value != default)]


def _country(sheet: Sheet, column: Column, longest: int) -> None:
    """Towns and postal codes are of the blueprint's locale: so is the country beside them."""
    around = {sheet.builder.schema.classify(sheet.name, each) for each in sheet.table.columns}
    if not around & {"city", "postal_code"}:
        return
    names: list[str] = data()["countries"][home_locale()].split("|")
    if home_locale() != locale_for(spoken()):
        names = [country_name(home_country()), *names[1:]]
    value = next((name for name in names if len(name) <= longest), None)
    said = (column.default or "").strip("'")
    if said and said not in names and is_country(said):
        sheet.decide(
            column, {"provider": "constant", "value": said}, f"place: its DEFAULT, beside towns of {names[0]}", "places"
        )
    elif value is not None:
        sheet.decide(column, {"provider": "constant", "value": value}, "place: as its city", "places")


_ACCENTED = {
    "de": "äöüß", "fr": "éèêëàâçôîïùû", "es": "áéíóúñü", "it": "àèéìòù", "nl": "éëïö", "pl": "ąćęłńóśźż", "pt": "áâãàçéêíóôõú", "sv": "åäö",
    "da": "æøå", "cs": "áčďéěíňóřšťúůýž", "ro": "ăâîșț", "hu": "áéíóöőúüű", "tr": "çğıöşü",
}  # fmt: skip
"""The letters of a locale's towns and names that addresses of the web have without their marks."""


def _is_plain(sheet: Sheet, title: Column) -> bool:
    """True for titles of which all are known to have the letters of English alone."""
    guess = sheet.guess(title)
    values = guess.rule.get("values") if guess is not None and isinstance(guess.rule, dict) else None
    return bool(values) and all(str(each).isascii() for each in values or ())


def _slug(sheet: Sheet, column: Column) -> None:
    """The slug of a title: its words in lower case, and the row's number."""
    title = _title_of(sheet)
    longest, own = column.type.length or 255, title.type.length if title is not None else None
    if title is None or own is None or title.nullable or longest < 24 or not takes_number(sheet, column):
        return
    text = named(title) if own + 8 <= longest else f"LEFT({named(title)}, {longest - 8})"
    rule = f"CONCAT({_as_slug(text, is_plain=_is_plain(sheet, title))}, '-', row_number)"
    sheet.force(column, rule, f"text: slug of {named(title)}", "texts")


def _site(sheet: Sheet, column: Column) -> bool:
    """The address of a firm on the web, by its name; False for other rows."""
    title, longest = _title_of(sheet), column.type.length or 255
    is_key = column.name.lower() in sheet.table.single_keys
    is_free = takes_number(sheet, column) if is_key else sheet.is_open(column)
    if title is None or title.nullable or not {*sheet.words[-1:]} & _FIRMS or longest < _SHORTEST_SITE or not is_free:
        return False
    slug = _as_slug(f"LEFT({named(title)}, {longest - _AROUND_SITE})", is_plain=_is_plain(sheet, title))
    number = "'-', row_number, " if is_key else ""
    rule = f"CONCAT('{_SITES[tokens(column.name)]}', {slug}, {number}'.example.com')"
    sheet.force(column, rule, f"text: the site of {named(title)}", "texts")
    return True


_FIRMS = frozenset(
    """company organization organisation firm business supplier vendor manufacturer brand partner tenant workspace agency publisher
    employer merchant store hotel restaurant venue school university club""".split()
)
_SHORTEST_SITE, _AROUND_SITE = 60, 31  # characters, and those around the name


def _title_of(sheet: Sheet) -> Column | None:
    """The text that a row is called by, the likeliest of them."""
    texts = [each for each in sheet.table.columns if each.type.is_text]
    called = (each for name in _TITLES for each in texts if sheet.tokens(each) == tuple(name.split()))
    return next(called, None)


def _as_slug(text: str, *, is_plain: bool) -> str:
    """An expression for what ``text`` is in an address of the web; one that ``is_plain`` has no accents to leave out."""
    text = f"REPLACE({text}, '&', 'n')"  # REPLACE in rules is of one character: Barn & Sons is barn-n-sons
    for mark in (".", ",", "''", ":"):
        text = f"REPLACE({text}, '{mark}', '')"
    text = f"REPLACE(LOWER({text}), ' ', '-')"
    for letter in "" if is_plain else _ACCENTED.get(home_locale(), ""):
        text = f"REPLACE({text}, '{letter}', '{letter.translate(GERMAN) if letter in 'äöüß' else without_accents(letter)}')"
    return text
