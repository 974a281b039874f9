"""Text from the lexicon: patterns, words, sentences, paragraphs."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from ...blueprint.locales import DEFAULT_LOCALE
from ...errors import did_you_mean
from ...lazy_patterns import lazy
from ..array_types import ByteArray, IntArray, UintArray
from ..arrays import Constant, DictionaryEncoded, Part, Texts, word_table
from ..context import Context, Generate, Option, OptionError, Provider
from ..lexicon import list_names, word_list
from ..streams import below, low_below, random_uint64
from .check_digits import SCHEMES
from .composed import CheckDigit, Choice, Literal, Number, Piece, RowNumber, compose
from .fitting import fitting_words, require_text, text_limit

_TOKEN = lazy(r"\{\{|\}\}|\{([^{}]*)\}|([^{}]+)|[{}]")
_CHARACTERS = {
    "letters": tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lower": tuple("abcdefghijklmnopqrstuvwxyz"),
    "hex": tuple("0123456789abcdef"),
}
_CASES = {"upper": str.upper, "lower": str.lower, "title": str.title}
_ALIASES = {"person.first_name": "first_name", "person.last_name": "last_name"}


@lru_cache(maxsize=256)
def parse_pattern(pattern: str, option: str = "pattern", locale: str = DEFAULT_LOCALE) -> tuple[Piece, ...]:
    """Return the pieces of a pattern such as ``"{company.adjective} {company.noun}-{digits:4}"``.

    ``{NAME}`` is a word of a lexicon list (``{NAME:upper}``, ``:lower``, ``:title``), ``{digits:N}``, ``{letters:N}``,
    ``{lower:N}`` and ``{hex:N}`` are random, ``{row}`` and ``{row:N}`` the row's number, ``{a|b|c}`` one of these texts,
    ``{check:gtin}`` the check digit of what is before it; ``{{`` is a brace. Raises OptionError with the place that cannot be read.
    """
    pieces: list[Piece] = []
    for match in _TOKEN.finditer(pattern):
        token = match[0]
        if token in ("{{", "}}"):
            pieces.append(Literal(token[0]))
        elif match[1] is not None:
            pieces += _placeholder(match[1], option, locale)
        elif match[2] is None:
            raise OptionError(
                option,
                f"{pattern!r}: the brace at character {match.start() + 1} has no partner; "
                "write it twice to mean a brace",
            )
        else:
            pieces.append(Literal(token))
    if "\0" in pattern:
        raise OptionError(option, f"{pattern!r} holds the character NUL")
    return tuple(pieces)


def _placeholder(text: str, option: str, locale: str) -> list[Piece]:
    if "|" in text:
        return [Choice(text, tuple(text.split("|")))]
    name, colon, argument = text.partition(":")
    if name in ("digits", "letters", "lower", "hex"):
        count = _count(text, argument if colon else "1", 18, option)
        if name == "digits":
            return [Number("digits", count)]
        return [Choice(name, _CHARACTERS[name])] * count
    if name == "row":
        return [RowNumber(_count(text, argument if colon else "1", 19, option))]
    if name == "check":
        if argument not in SCHEMES:
            raise OptionError(option, f"{{{text}}}: after the colon goes one of {', '.join(SCHEMES)}")
        return [CheckDigit(argument)]
    list_name = _ALIASES.get(name, name)
    if list_name not in list_names():
        known = ["digits", "letters", "lower", "hex", "row", "check", *list_names()]
        raise OptionError(option, f"there is no {{{name}}}{did_you_mean(name, known)} (known: {', '.join(known)})")
    chosen = word_list(list_name, locale)
    if colon:
        if argument not in _CASES:
            raise OptionError(option, f"{{{text}}}: after the colon goes upper, lower or title")
        chosen = tuple(dict.fromkeys(_CASES[argument](word) for word in chosen))
    return [Choice(list_name, chosen)]


def _count(text: str, argument: str, most: int, option: str) -> int:
    if not argument.isascii() or not argument.isdigit() or not 1 <= int(argument) <= most:
        raise OptionError(option, f"{{{text}}}: after the colon goes a number from 1 to {most}")
    return int(argument)


def _pattern(context: Context) -> Generate:
    return compose(context, parse_pattern(context.get("pattern"), locale=context.locale), "pattern")


def fixed_pattern(pattern: str) -> Callable[[Context], Generate]:
    """Return the ``bind`` of a provider that is a pattern without options."""
    return lambda context: compose(context, parse_pattern(pattern, locale=context.locale))


def _running(context: Context, low: int, high: int, sentence: bool, key_prefix: str, available: int | None) -> _Run:
    """Parts of a run of ``low`` to ``high`` words that is at most ``available`` wide."""
    name = context.get("list", "word")
    if name not in list_names():
        raise OptionError(
            "list", f"there is no list {name!r}{did_you_mean(name, list_names())} (lists: {', '.join(list_names())})"
        )
    chosen = fitting_words(word_list(name, context.locale), context.type)
    limit = text_limit(context.type)
    if available is not None:
        stop = 1 if sentence else 0
        longest = limit.widest(chosen)
        if (longest + 1) * low - 1 + stop > available:
            widest = (available - stop + 1) // low - 1
            chosen = tuple(word for word in chosen if limit.width(word) <= widest)
            longest = limit.widest(chosen)
            high = low
        else:
            high = min(high, (available - stop + 1) // (longest + 1))
    if not chosen:
        raise OptionError("list", f"no {low} words of '{name}' fit {context.location} ({context.type})")
    return _Run(context, chosen, low, high, sentence, key_prefix)


@lru_cache(maxsize=16)
def _first_and_later(chosen: tuple[str, ...], sentence: bool) -> tuple[ByteArray, ByteArray]:
    """The words as the first of a run and as a later one, which may be missing."""
    first = tuple(word[0].upper() + word[1:] for word in chosen) if sentence else chosen
    return word_table(first), word_table(["", *(" " + word for word in chosen)])


class _Run:
    """A run of words: parts whose later words are empty in rows that have fewer."""

    def __init__(
        self, context: Context, chosen: tuple[str, ...], low: int, high: int, sentence: bool, prefix: str
    ) -> None:
        self.first, self.later = _first_and_later(chosen, sentence)
        self.size, self.low, self.high, self.sentence = len(chosen), low, high, sentence
        self.count_key = context.key(f"{prefix}count")
        self.keys = [context.key(f"{prefix}words#{pair}") for pair in range(-(-high // 2))]

    def parts(self, rows: IntArray) -> list[Part]:
        count = None
        if self.high > self.low:
            count = below(random_uint64(self.count_key, rows), self.high - self.low + 1) + np.int64(self.low)
        parts: list[Part] = []
        random: UintArray = np.empty(0, np.uint64)  # a word's halves serve two places
        for index in range(self.high):
            if index % 2 == 0:
                random = random_uint64(self.keys[index // 2], rows)
                code = below(random, self.size)
            else:
                code = low_below(random, self.size)
            if index == 0:
                parts.append(DictionaryEncoded(code, self.first))
                continue
            code += np.int64(1)
            if count is not None and index >= self.low:
                code *= count > index
            parts.append(DictionaryEncoded(code, self.later))
        if self.sentence:
            parts.append(Constant("."))
        return parts


def _range(context: Context, low: int, high: int) -> tuple[int, int]:
    given_low, given_high = context.get("min"), context.get("max")
    if given_low is not None:
        low, high = given_low, max(high, given_low)
    if given_high is not None:
        low, high = min(low, given_high) if given_low is None else low, given_high
    if not 1 <= low <= high <= 100:
        raise OptionError("max" if 1 <= low <= 100 else "min", f"the number of words is 1 to 100, not {low} to {high}")
    return low, high


def _words(context: Context) -> Generate:
    return _text(context, 1, 3, False)


def _sentence(context: Context) -> Generate:
    return _text(context, 4, 9, True)


def _text(context: Context, low: int, high: int, sentence: bool) -> Generate:
    require_text(context)
    run = _running(context, *_range(context, low, high), sentence, "", text_limit(context.type).most)
    return lambda rows: Texts(tuple(run.parts(rows)), len(rows))


def _paragraph(context: Context) -> Generate:
    require_text(context)
    count = context.get("sentences", 3)
    if not 1 <= count <= 20:
        raise OptionError("sentences", f"must be 1 to 20, not {count}")
    low, high = _range(context, 4, 9)
    available = text_limit(context.type).most
    if available is not None:
        # as many sentences as leave each enough for its fewest words, of common length
        count = max(1, min(count, (available + 1) // (8 * low + 2)))
        available = (available - (count - 1)) // count
    runs = [_running(context, low, high, True, f"{number}.", available) for number in range(count)]

    def generate(rows: IntArray) -> Texts:
        parts: list[Part] = []
        for number, run in enumerate(runs):
            if number:
                parts.append(Constant(" "))
            parts += run.parts(rows)
        return Texts(tuple(parts), len(rows))

    return generate


_LIST = Option("list", (str,), "word", "the lexicon list that the words come from")
_SIZES = (Option("min", (int,), None, "fewest words"), Option("max", (int,), None, "most words"), _LIST)

PROVIDERS = (
    Provider(
        "pattern",
        'text from a pattern, such as "{company.adjective} {company.noun}" or "LOT-{digits:4}"',
        (
            Option(
                "pattern",
                (str,),
                None,
                "{list}, {digits:4}, {letters:3}, {lower:3}, {hex:8}, {row:6}, {a|b|c}, {check:gtin}; {{ is a brace",
                required=True,
            ),
        ),
        _pattern,
        unique=True,
    ),
    Provider("words", "some words, 1 to 3 by default", _SIZES, _words),
    Provider("sentence", "a sentence of some words, 4 to 9 by default", _SIZES, _sentence),
    Provider(
        "paragraph",
        "some sentences, 3 by default",
        (Option("sentences", (int,), 3, "how many sentences"), *_SIZES),
        _paragraph,
    ),
    Provider(
        "company.name",
        "names of companies",
        (),
        fixed_pattern("{company.adjective} {company.noun} {company.suffix}"),
        unique=True,
    ),
    Provider("product.name", "names of products", (), fixed_pattern("{product.adjective} {product.noun}"), unique=True),
    Provider("note", "a remark about a business partner", (), fixed_pattern("{note}"), unique=True),
    Provider(
        "url",
        "addresses of web pages in domains reserved for examples",
        (),
        fixed_pattern("https://www.example.{com|net|org}/{word}/{word}"),
        unique=True,
    ),
)
