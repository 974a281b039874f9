"""Telephone numbers that reach no one, of the locale's country."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ...blueprint.locales import DEFAULT_LOCALE
from ...blueprint.telephones import country_code_of, is_reserved_in, numbers_of, trunk_prefix_of
from ..array_types import IntArray
from ..arrays import Constant, DictionaryEncoded, Digits, Texts, word_table
from ..context import Context, Generate, Option, OptionError, Provider
from ..lexicon import places, word_list
from ..streams import below, random_uint64
from .composed import Choice, Literal, Number, Piece, compose
from .fitting import require_text, text_limit

_STYLES = ("international", "national", "local")
_UNIQUE = "000 ### ###"  # countries but the North American ones keep a few thousand numbers for fiction
_LINE = 2  # digits of a number that are drawn by themselves


def _phone(context: Context) -> Generate:
    """Numbers that are kept for fiction, or that no country can have where the locale's keeps none."""
    require_text(context, "phone")
    style = context.get("style")
    if style is not None and style not in _STYLES:
        raise OptionError("style", f"must be one of {', '.join(_STYLES)}, not {style!r}")
    return (_north_american if context.locale == DEFAULT_LOCALE else _elsewhere)(context, style)


def _fitting_style(context: Context, style: str | None, lengths: Sequence[int]) -> str:
    """The style that is asked for, or the longest that fits. ``lengths`` are those of the styles."""
    limit = text_limit(context.type)
    by_style = dict(zip(_STYLES, lengths, strict=True))
    wanted = [style] if style else list(_STYLES)
    fitting = next((each for each in wanted if limit.most is None or by_style[each] <= limit.most), None)
    if fitting is None:
        raise OptionError(
            "style",
            f"a telephone number has {by_style[style or 'local']} characters, but "
            f"{context.location} ({context.type}) holds {limit}",
        )
    return fitting


def _north_american(context: Context, style: str | None) -> Generate:
    """Numbers 555-0100 to 555-0199, which are kept for fiction, in the area codes of the lexicon's places."""
    fitting = _fitting_style(context, style, (15, 12, 8))
    if fitting == "local":
        return compose(context, [Literal("555-01"), Number("line", _LINE)])
    lead = "+1-" if fitting == "international" else ""
    if context.unique:
        areas = Choice("area_code", word_list("area_code"))
        return compose(context, [Literal(lead), areas, Literal("-555-01"), Number("line", _LINE)])
    # the same stream as city, region and postal_code: they can share one, and the area code is of that place
    table = word_table([each.area_code for each in places()])
    place_key, line_key = context.key("place"), context.key("line")

    def generate(rows: IntArray) -> Texts:
        area = DictionaryEncoded(below(random_uint64(place_key, rows), len(table)), table)
        line = Digits(below(random_uint64(line_key, rows), 10**_LINE), _LINE)
        head = (Constant(lead),) if lead else ()
        return Texts((*head, area, Constant("-555-01"), line), len(rows))

    return generate


def _elsewhere(context: Context, style: str | None) -> Generate:
    numbers = (_UNIQUE,) if context.unique else numbers_of(context.locale)
    longest = max(map(len, numbers))
    lead = f"+{country_code_of(context.locale)} "
    trunk = "" if context.unique else trunk_prefix_of(context.locale)
    lengths = (len(lead) + longest, len(trunk) + longest, 8)
    fitting = _fitting_style(context, style, lengths)
    if fitting == "local":
        limit = text_limit(context.type)
        width = 8 if limit.most is None else min(limit.most, len(_UNIQUE.replace(" ", "")))
        return compose(context, [Literal("000"), Number("line", width - 3)])
    before = lead if fitting == "international" else trunk
    if not is_reserved_in(context.locale) or context.unique:
        return compose(context, [Literal(before), *_pieces(numbers[0])])
    return compose(context, [Literal(before), Choice("number", _beginnings(numbers)), Number("line", _LINE)])


def _pieces(number: str) -> list[Piece]:
    """The pieces of a number in which # is any digit."""
    found: list[Piece] = []
    for index, (digits, text) in enumerate(re.findall(r"(#+)|([^#]+)", number)):
        found.append(Number(f"line {index}", len(digits)) if digits else Literal(text))
    return found


@cache
def _beginnings(numbers: tuple[str, ...]) -> tuple[str, ...]:
    """All that numbers begin with, up to their last two digits, in which # is any digit."""
    found = []
    for number in numbers:
        head = number[:-_LINE]
        places_of_digits = head.count("#")
        for value in range(10**places_of_digits):
            digits = iter(f"{value:0{places_of_digits}}")
            found.append("".join(next(digits) if char == "#" else char for char in head))
    return tuple(found)


PROVIDERS = (
    Provider(
        "phone",
        "telephone numbers of the locale's country that reach no one, such as +1-212-555-0142 or +49 30 23125014",
        (Option("style", (str,), None, "international, national or local; by default the longest that fits"),),
        _phone,
        unique=True,
    ),
)
