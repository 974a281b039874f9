"""Where a person could be: streets, cities, states, postal codes.

city, region and postal_code (and phone) draw the same place when their columns share a stream.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ...blueprint.locales import DEFAULT_LOCALE
from ..array_types import IntArray
from ..arrays import Constant, DictionaryEncoded, Digits, Part, Texts, word_table
from ..context import Context, Generate, Option, OptionError, Provider
from ..lexicon import COMMA_BEFORE_NUMBER, NUMBER_FIRST, CityRecord, places, postal_forms, without_accents, word_list
from ..streams import below, random_uint64
from .composed import Choice, Literal, Number, Piece, compose, fit
from .fitting import fits_charset, require_text, text_limit

_LOWEST, _HIGHEST = 10, 9899  # house numbers
_SUITES = 90
_HIGHEST_UNIQUE = 999
_HIGHEST_ELSEWHERE = 180


def _of_place(name: str, shown: Callable[[CityRecord], str]) -> Callable[[Context], Generate]:
    def bind(context: Context) -> Generate:
        require_text(context, name)
        texts = [_in_charset(shown(place), context) for place in places(context.locale)]
        limit = text_limit(context.type)
        if context.unique or (limit.most is not None and max(map(limit.width, texts)) > limit.most):
            return compose(context, [Choice(name, tuple(sorted(set(texts))))])
        table, key = word_table(texts), context.key("place")
        return lambda rows: Texts((DictionaryEncoded(below(random_uint64(key, rows), len(texts)), table),), len(rows))

    return bind


def _in_charset(text: str, context: Context) -> str:
    """A name of a place as the column's character set can hold it, without its accents where it cannot."""
    return text if fits_charset(text, context.type) else without_accents(text)


def _region(context: Context) -> Generate:
    style = context.get("style", "code")
    if style not in ("code", "name"):
        raise OptionError("style", f"must be code or name, not {style!r}")
    if style == "code":
        return _of_place("region", lambda place: place.state)(context)
    names = dict(zip(word_list("state.code", context.locale), word_list("state.name", context.locale), strict=True))
    return _of_place("region", lambda place: names[place.state])(context)


def _postal_code(context: Context) -> Generate:
    require_text(context, "postal_code")
    limit = text_limit(context.type)
    if context.locale != DEFAULT_LOCALE:
        form = next(
            (number for number in (0, 1) if limit.most is None or limit.most >= _widest_code(context, number)), 2
        )
        return _of_place("postal_code", lambda place: (postal_forms(place.postal_code) * 3)[form])(context)
    prefixes = [place.postal_code for place in places()]
    if context.unique or (limit.most is not None and limit.most < 5):
        return compose(context, [Choice("postal_prefix", tuple(sorted(set(prefixes)))), Number("postal_code", 2)])
    table, place_key, key = word_table(prefixes), context.key("place"), context.key("postal_code")

    def generate(rows: IntArray) -> Texts:
        place = below(random_uint64(place_key, rows), len(prefixes))
        return Texts((DictionaryEncoded(place, table), Digits(below(random_uint64(key, rows), 100), 2)), len(rows))

    return generate


def _widest_code(context: Context, form: int) -> int:
    return max(len((postal_forms(place.postal_code) * 3)[form]) for place in places(context.locale))


def _street(context: Context) -> Generate:
    names = Choice("street.name", word_list("street.name", context.locale))
    if context.locale != DEFAULT_LOCALE:
        return compose(context, [names])
    return compose(context, [names, Literal(" "), Choice("street.suffix", word_list("street.suffix"))])


def _address_elsewhere(context: Context) -> Generate:
    # no address comes twice in a unique column, and a language has some hundred streets
    highest = _HIGHEST_UNIQUE if context.unique else _HIGHEST_ELSEWHERE
    house = Choice("house", tuple(str(number) for number in range(1, highest + 1)))
    streets = word_list("street.name", context.locale)
    # a blank tells no two addresses apart where each street has one: Kossuth Lajos utca
    is_comma = context.locale in COMMA_BEFORE_NUMBER or (context.unique and all(" " in street for street in streets))
    pieces: list[Piece] = [Choice("street.name", streets), Literal(", " if is_comma else " "), house]
    return compose(context, pieces[::-1] if context.locale in NUMBER_FIRST else pieces)


def _address(context: Context) -> Generate:
    require_text(context, "address")
    if context.locale != DEFAULT_LOCALE:
        return _address_elsewhere(context)
    limit = text_limit(context.type)
    count = _HIGHEST - _LOWEST + 1
    if context.unique:
        numbers = tuple(str(number) for number in range(_LOWEST, _HIGHEST + 1))
        return compose(
            context,
            [
                Choice("house", numbers),
                Literal(" "),
                Choice("street.name", word_list("street.name")),
                Literal(" "),
                Choice("street.suffix", word_list("street.suffix")),
            ],
        )
    names, suffixes = (Choice(name, word_list(name)) for name in ("street.name", "street.suffix"))
    pieces = fit([names, Literal("9999  "), suffixes], limit, context, "provider")
    names, suffixes = (piece for piece in pieces if isinstance(piece, Choice))
    widest = max(map(len, names.words)) + max(map(len, suffixes.words)) + 6
    suites = limit.most is None or limit.most >= widest + len(", Suite 199")
    name_table, suffix_table = word_table(names.words), word_table(suffixes.words)
    suite_table = word_table(["", *(f", Suite {100 + number}" for number in range(_SUITES))])
    keys = [context.key(purpose) for purpose in ("house", "street.name", "street.suffix", "suite")]

    def generate(rows: IntArray) -> Texts:
        house = below(random_uint64(keys[0], rows), count) + np.int64(_LOWEST)
        name = below(random_uint64(keys[1], rows), len(name_table))
        suffix = below(random_uint64(keys[2], rows), len(suffix_table))
        parts: list[Part] = [
            Digits(house),
            Constant(" "),
            DictionaryEncoded(name, name_table),
            Constant(" "),
            DictionaryEncoded(suffix, suffix_table),
        ]
        if suites:
            # three of four are whole houses
            suite = below(random_uint64(keys[3], rows), 4 * _SUITES) + np.int64(1)
            suite *= suite <= _SUITES
            parts.append(DictionaryEncoded(suite, suite_table))
        return Texts(tuple(parts), len(rows))

    return generate


PROVIDERS = (
    Provider("address", "house number and street, such as 1420 Maple Street", (), _address, unique=True),
    Provider("street", "names of streets", (), _street, unique=True),
    Provider("city", "names of cities", (), _of_place("city", lambda place: place.city), unique=True),
    Provider(
        "region",
        "states, by code or name",
        (Option("style", (str,), "code", "code (NY) or name (New York)"),),
        _region,
        unique=True,
    ),
    Provider(
        "postal_code", "postal codes of the locale, of five digits in the United States", (), _postal_code, unique=True
    ),
)
