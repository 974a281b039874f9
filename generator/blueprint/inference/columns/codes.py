"""Codes and numbers that tell rows apart: by formats that comments give, by standards, by the fixed length of a CHAR."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..words.vocabulary import data, normal, tokens
from .context import Rule
from .patterns import repeated

_COUNTS = {
    word: number
    for number, words in enumerate(
        (
            *("one", "two|zwei|deux|dos|dois|twee|dwie", "three|drei|trois|tres|drie|trzy"),
            *(
                "four|vier|quatre|cuatro|quatro|cztery",
                "five|fuenf|fünf|cinq|cinco|vijf|piec",
                "six|sechs|seis|zes|szesc",
            ),
            *(
                "seven|sieben|sept|siete|sete|zeven",
                "eight|acht|huit|ocho|oito|osiem",
                "nine|neun|neuf|nueve|nove|negen",
            ),
            "ten|zehn|dix|diez|dez|tien",
        ),
        1,
    )
    for word in words.split("|")
}
_DIGITS = r"(?:digits?|ziffern?|zahlen|stellen|chiffres?|d[ií]gitos?|cijfers?|cyfr[ya]?)"
_AND = r"(?:\+|followed by|then|and|plus|und|gefolgt von|suivi de|et|seguido de|y|e|gevolgd door|en)"
_SPOKEN = lazy(rf"(?<!\w)([A-Z]{{1,5}}[-/]?)\s*{_AND}\s*(\w+)\s+{_DIGITS}")
_COUNTED = lazy(rf"(?:[^,;:]{{1,20}}, )?(\d{{1,2}})\s+{_DIGITS}(?:\s*(?:[,;.(]|$)|\s+only)", re.IGNORECASE)
_ONLY_DIGITS = lazy(
    rf"(?:(?:only|just|somente|apenas|nur|uniquement|s[oó]lo|solamente|tylko|alleen|solo)\s+{_DIGITS}|{_DIGITS}\s+(?:only|seulement|uniquement))(?!\w)(?!:)",
    re.IGNORECASE,
)
_SO_MANY_DIGITS = lazy(rf"(?<!\w)(\w+)(?:-stellig\w*)?\s+(?:(hex)\w*\s+)?{_DIGITS}(?!\w)", re.IGNORECASE)
_BARE_EXAMPLE = lazy(r"([A-Z]{1,6})([-/ ]?)(?:(20\d\d)([-/]))?(\d{3,})")
_DIGIT_EXAMPLE = lazy(
    r"(?:e\.?g\.?|z\. ?B\.|par ex\.|p\. ?ej\.|p\. ?ex\.|ex\.?|bijv\.|np\.|such as|like|example:?)\s*'?(\d{4,18})(?!\w)"
)
_MASK = lazy(
    r"(?<!\w)([A-Z]{1,5})([-/ ]?)(?:(YYYY|JJJJ|AAAA|RRRR|\d{4}(?=[-/]))([-/]?))?(N{2,}|n{3,}|#{2,}|9{3,}|0{3,}|X{3,})(?!\w)"
)
_EXAMPLE = lazy(
    r"(?:e\.?g\.?|z\. ?B\.|par ex\.|p\. ?ej\.|p\. ?ex\.|ex\.?|bijv\.|np\.|such as|like|example:?|format:?|wie)\s*"
    r"'?([A-Z]{1,6})([-/ ]?)(?:(20\d\d)([-/]))?(\d{3,})(?!\w)",
)


@dataclass(frozen=True, slots=True)
class Format:
    """What codes begin with, whether the year of the row follows, with what between, and the digits that count."""

    prefix: str
    digits: int
    year: bool = False
    separator: str = ""
    hexadecimal: bool = False


def format_in(comment: str) -> Format | None:
    """The format that a comment gives: ``M followed by 8 digits``, ``AN-YYYY-NNNN``, ``e.g. INV-2024-00017``."""
    spoken = _SPOKEN.search(comment)
    if spoken is not None:
        count = _COUNTS.get(spoken[2].lower()) or (int(spoken[2]) if re.fullmatch(r"\d{1,2}", spoken[2]) else 0)
        return Format(spoken[1], count) if 2 <= count <= 18 else None
    alone = _COUNTED.match(comment)
    if alone is not None:
        return Format("", int(alone[1])) if 2 <= int(alone[1]) <= 18 else None
    found = _MASK.search(comment) or _EXAMPLE.search(comment) or _BARE_EXAMPLE.fullmatch(comment.strip())
    if found is None:
        return _digits_in(comment)
    if found[1] in ("ISO", "UTF", "RFC", "SHA", "EAN", "ISBN", "SWIFT", "DIN", "EN"):
        return None
    return Format(found[1] + found[2], len(found[5]), found[3] is not None, found[4] or "")


def _digits_in(comment: str) -> Format | None:
    """``14 digits``, ``16 hex digits``, ``e.g. 20230147``: codes of digits alone."""
    example = _DIGIT_EXAMPLE.search(comment)
    if example is not None:
        return Format("", len(example[1]))
    found = _SO_MANY_DIGITS.search(comment)
    if found is None or re.search(
        r"(?:last|letzte|derniers|[úu]ltimos|ostatnie)\s+$", comment[: found.start()], re.IGNORECASE
    ):
        return None
    count = _COUNTS.get(found[1].lower()) or (int(found[1]) if re.fullmatch(r"\d{1,2}", found[1]) else 0)
    return Format("", count, hexadecimal=found[2] is not None) if 2 <= count <= 40 else None


@lru_cache(maxsize=1)
def _standards() -> dict[tuple[str, ...], tuple[str, int]]:
    return {normal(name): (text.split("|")[0], int(text.split("|")[1])) for name, text in data()["codes"].items()}


def is_only_digits(column: Column) -> bool:
    """True for a CHAR that its comment fills with digits."""
    return column.type.name == "char" and _ONLY_DIGITS.search(column.comment) is not None


def code_rule(column: Column, longest: int, *, distinct: bool) -> Rule | None:
    """The rule of a code by its comment or standard; None where neither says anything that fits."""
    given = format_in(column.comment)
    hexadecimal = re.search(
        r"(\d{1,2})[ -]?(?:hex\w*)[ -](?:digits?|characters?|ziffern|stellen|chiffres)", column.comment, re.IGNORECASE
    )
    if hexadecimal is not None and not distinct and int(hexadecimal[1]) <= longest:
        return {"provider": "pattern", "pattern": f"{{hex:{hexadecimal[1]}}}"}
    if given is None and 2 <= longest <= 18 and is_only_digits(column):
        given = Format("", longest)
    words = tokens(column.name)
    prefix, digits = (given.prefix, given.digits) if given is not None else _standard(words)
    if digits and given is None and column.type.name == "char":
        digits = max(digits, min(longest - len(prefix), 18))  # an EAN of a point of delivery has 18 digits
    if not digits or (given is not None and given.year) or len(prefix) + digits > longest:
        return None
    return _counted(given, prefix, digits, distinct=distinct)


def _counted(given: Format | None, prefix: str, digits: int, *, distinct: bool) -> Rule | None:
    if given is not None and given.hexadecimal:
        return None if distinct or digits < 8 else {"provider": "pattern", "pattern": repeated("hex", digits)}
    if distinct:
        return {"provider": "sequence", **({"prefix": prefix} if prefix else {}), "width": min(digits, 18)}
    return {"provider": "pattern", "pattern": prefix + repeated("digits", digits)}


def _standard(words: tuple[str, ...]) -> tuple[str, int]:
    """Prefix and digits of a code that has a standard: an ISBN of 13 digits begins with 978."""
    words = words[:-1] if words[-1:] in (("code",), ("number",)) and len(words) > 1 else words
    for size in (2, 1):
        found = _standards().get(words[-size:])
        if found is not None:
            return found
    return "", 0


def fixed_width(column: Column, prefix: str, longest: int) -> Rule | None:
    """The codes of a CHAR of five or more, all of its length: letters and zeros in front of a number."""
    if column.type.name != "char" or not 5 <= longest <= 20:
        return None
    letters = "".join(letter for letter in prefix if letter.isalpha())[: longest - 4]
    width = min(longest - len(letters), 18)
    before = letters + "0" * (longest - len(letters) - width)
    return {"provider": "sequence", **({"prefix": before} if before else {}), "width": width}
