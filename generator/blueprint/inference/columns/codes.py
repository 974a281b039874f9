"""Codes and numbers that tell rows apart: by formats that comments give, by standards, by the fixed length of a CHAR."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..words.code_samples import code_sample
from ..words.dated_formats import dated_format
from ..words.vocabulary import data, normal, tokens
from .context import Rule
from .patterns import repeated
from .spoken_formats import DIGITS as _DIGITS
from .spoken_formats import count_of, counted, not_from_zero, spoken_format, width_of

_AND = r"(?:\+|followed by|then|and|plus|und|gefolgt von|suivi de|et|seguido de|y|e|gevolgd door|en)"
_SPOKEN = lazy(rf"(?<!\w)([A-Z]{{1,5}}[-/]?)\s*{_AND}\s*(\w+)\s+(?i:{_DIGITS})")
_COUNTED = lazy(rf"(?:[^,;:]{{1,20}}, )?(\d{{1,2}})\s+{_DIGITS}(?:\s*(?:[,;.(]|$)|\s+only)", re.IGNORECASE)
_ONLY_DIGITS = lazy(
    rf"(?:(?:only|just|somente|apenas|nur|uniquement|s[oó]lo|solamente|tylko|alleen|solo)\s+{_DIGITS}|{_DIGITS}\s+(?:only|seulement|uniquement))(?!\w)(?!:)",
    re.IGNORECASE,
)
_SO_MANY_DIGITS = lazy(rf"(?<!\w)(\w+)(?:-stellig\w*)?[\s-]+(?:(hex)\w*\s+)?{_DIGITS}(?!\w)", re.IGNORECASE)
_OF_SO_MANY = lazy(r"(?<!\w)(\d{1,2}|[^\W\d_]+?)-?(?:stellig|cyfrow|cijferig|siffrig|m[ií]stn)\w*", re.IGNORECASE)
_MASK = lazy(
    r"(?<!\w)([A-Z]{1,5})([-/ ]?)(?:(YYYY|JJJJ|AAAA|RRRR|\d{4}(?=[-/]))([-/]?))?(N{2,}|n{3,}|#{2,}|9{3,}|0{3,}|X{3,})(?!\w)"
)
_NUMBERED = lazy(r"([A-Z]{1,6}|[a-z]{1,6}(?=[-\d]))([-/ ]?)(?:(20\d\d)([-/]))?(\d{3,}|(?<=[-/ ])\d\d)")


class Format(NamedTuple):
    """What codes begin with, whether the year of the row follows, with what between, and the digits that count."""

    prefix: str
    digits: int
    year: bool = False
    separator: str = ""
    hexadecimal: bool = False


def format_in(comment: str) -> Format | None:
    """The format that a comment gives: ``M followed by 8 digits``, ``AN-YYYY-NNNN``, ``e.g. INV-2024-00017``."""
    if dated_format(comment) is not None:
        return Format("", 0, year=True)
    spoken = _SPOKEN.search(comment)
    if spoken is not None:
        count = count_of(spoken[2])
        return Format(spoken[1], count) if 2 <= count <= 18 else None
    alone = _COUNTED.match(comment)
    if alone is not None:
        return Format("", int(alone[1])) if 2 <= int(alone[1]) <= 18 else None
    found = _MASK.search(comment) or _NUMBERED.fullmatch(code_sample(comment) or "")
    if found is None:
        return _digits_in(comment)
    return Format(found[1] + found[2], len(found[5]), found[3] is not None, found[4] or "")


def _digits_in(comment: str) -> Format | None:
    """``14 digits``, ``16 hex digits``, ``e.g. 20230147``: codes of digits alone."""
    sample = code_sample(comment) or ""
    if sample.isdecimal() and len(sample) > 3:
        return Format("", len(sample))
    whole = _OF_SO_MANY.match(comment)
    if whole is not None and 2 <= count_of(whole[1]) <= 18:
        return Format("", count_of(whole[1]))
    found = _SO_MANY_DIGITS.search(comment)
    if found is None or re.search(
        r"(?:last|letzte|derniers|[úu]ltimos|ostatnie)\s+$", comment[: found.start()], re.IGNORECASE
    ):
        return None
    count = count_of(found[1])
    return Format("", count, hexadecimal=found[2] is not None) if 2 <= count <= 40 else None


@lru_cache(maxsize=1)
def _standards() -> dict[tuple[str, ...], tuple[str, ...]]:
    return {normal(name): tuple(text.split()) for name, text in data()["codes"].items()}


def is_only_digits(column: Column) -> bool:
    """True for a CHAR that its comment fills with digits."""
    return column.type.name == "char" and _ONLY_DIGITS.search(column.comment) is not None


_HEXADECIMAL = lazy(r"(\d{1,2})[ -]?(?:hex\w*)[ -](?:digits?|characters?|ziffern|stellen|chiffres)", re.IGNORECASE)


def code_rule(column: Column, longest: int, *, distinct: bool) -> Rule | None:
    """The rule of a code by its comment or standard; None where neither says anything that fits."""
    standard = standard_pattern(column, longest)
    if standard is not None:
        return _of_pattern(counted(standard) if distinct else standard)
    mixed = _masked(column.comment) or spoken_format(column.comment)
    pattern = (counted(mixed) if distinct else not_from_zero(mixed)) if mixed is not None else None
    if pattern is not None and width_of(pattern) <= longest:
        return _of_pattern(pattern)
    hexadecimal = _HEXADECIMAL.search(column.comment)
    if hexadecimal is not None and not distinct and int(hexadecimal[1]) <= longest:
        return {"provider": "pattern", "pattern": f"{{hex:{hexadecimal[1]}}}"}
    given = _given_format(column, longest)
    if given is None or not given.digits or given.year or len(given.prefix) + given.digits > longest:
        return None
    return _counted(given, distinct=distinct)


_MASKED = lazy(r"(?:[^*\w]*|.*?[\s:(])((?:[*•]{2,}[ -]?)+)(\d{2,6})(?!\w).*")


def _masked(comment: str) -> str | None:
    """The pattern of a number of which only the last digits are shown: ``**** **** **** 1234``."""
    shown = _MASKED.fullmatch(comment)
    return f"{shown[1]}{{digits:{len(shown[2])}}}" if shown is not None else None


def _of_pattern(pattern: str | None) -> Rule | None:
    """The rule of a pattern; None for a code that counts nothing and so tells no rows apart."""
    return {"provider": "pattern", "pattern": pattern} if pattern is not None else None


def _given_format(column: Column, longest: int) -> Format | None:
    """The format that a comment gives; that of a CHAR of digits is as long as it."""
    given = format_in(column.comment)
    is_filled = given is None and 2 <= longest <= 18 and is_only_digits(column)
    return Format("", longest) if is_filled else given


def _counted(given: Format, *, distinct: bool) -> Rule | None:
    prefix, digits = given.prefix, given.digits
    if given.hexadecimal:
        return None if distinct or digits < 8 else {"provider": "pattern", "pattern": repeated("hex", digits)}
    if distinct:
        return {"provider": "sequence", **({"prefix": prefix} if prefix else {}), "width": min(digits, 18)}
    return {"provider": "pattern", "pattern": prefix + repeated("digits", digits)}


def standard_pattern(column: Column, longest: int) -> str | None:
    """The pattern of a code that has a standard: of those that a column has room for the first, of a CHAR the one that fills it."""
    patterns = _patterns_of(column)
    widths = {width_of(each): each for each in reversed(patterns)}
    width = _asked_width(column, longest, patterns)
    if width in widths:
        return widths[width]
    fitting = [each for each in patterns if width_of(each) <= longest]
    if not fitting or column.type.name != "char":
        return fitting[0] if fitting else None
    return None if width_of(fitting[0]) != longest and len(patterns) > 1 else fitting[0]


def _patterns_of(column: Column) -> tuple[str, ...]:
    """The patterns of the standard that a column is called after; where it has several, of those that its comment says."""
    patterns = _standard(tokens(column.name)) or _said_standard(column.comment)
    if column.comment and len(patterns) > 1:
        return _said_standard(column.comment) or patterns  # ``ISBN-10``
    return patterns


def _asked_width(column: Column, longest: int, patterns: tuple[str, ...]) -> int:
    """The digits that a comment says where a standard has several patterns, else the width of a CHAR; 0 of other columns."""
    said = _SO_MANY_DIGITS.search(column.comment) if len(patterns) > 1 else None
    if said is not None:
        return count_of(said[1])
    return longest if column.type.name == "char" else 0


_STANDARD = lazy(r"\s*([A-Za-z]{2,9}(?:[- ]?\d{1,5})?)(?![\w-])")


@lru_cache(maxsize=1024)
def _said_standard(comment: str) -> tuple[str, ...]:
    """The patterns of the standard that a comment begins with: ``EAN-13``, ``ISBN-13 sans tirets``."""
    found = _STANDARD.match(comment)
    words = found[1].lower().replace("-", " ") if found is not None else ""
    return _standards().get(normal(words), ()) if words else ()


def _standard(words: tuple[str, ...]) -> tuple[str, ...]:
    """The patterns of a code that has a standard, by the last words of its name."""
    words = words[:-1] if words[-1:] in (("code",), ("number",)) and len(words) > 1 else words
    return next((_standards()[words[-size:]] for size in (2, 1) if words[-size:] in _standards()), ())


_SHORT_NUMBER = 8


def fixed_width(column: Column, prefix: str, longest: int) -> Rule | None:
    """The codes of a CHAR of five or more, all of its length: letters and zeros in front of a number."""
    if column.type.name != "char" or not 5 <= longest <= 20:
        return None
    letters = "".join(letter for letter in prefix if letter.isalpha())[: longest - 4]
    if tokens(column.name)[-1] == "number" and longest > _SHORT_NUMBER:
        letters = ""  # numbers of waybills, wagons and ships have digits alone
    width = min(longest - len(letters), 18)
    before = letters + "0" * (longest - len(letters) - width)
    return {"provider": "sequence", **({"prefix": before} if before else {}), "width": width}
