"""Comparisons with a number or with another thing that comments say in ten languages: ``true above 7 degrees``, ``from six marks``,
``mehr angeschlossen als ausgebaut``, ``hors des limites``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ..words.vocabulary import data

_ARTICLE = r"(?:(?:the|a|an|its|der|die|das|den|dem|des|la|le|les|el|los|las|lo|o|os|as|il|i|gli|het|de|du|del|dell[ao]?)\s+|[ld]['’])*"
_NUMBER = r"(?P<number>-?\d{1,6}(?:[.,]\d{1,3})?|[^\W\d]{3,10})"


class Said(NamedTuple):
    """``left`` compared with ``right``: the sign of SQL, what is compared as the text says it, and the number that it is compared
    with, where it is one; ``right`` is then what is counted or measured (``degrees``)."""

    sign: str
    left: str
    right: str
    number: Decimal | None


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    """Signs, whether the words stand behind the number, and the patterns of comparisons."""
    found = []
    for name, sign, behind in (
        ("least_behind", ">=", True),
        ("most_behind", "<=", True),
        ("least", ">=", False),
        ("over", ">", False),
        ("under", "<", False),
    ):
        words = "|".join(data()["compared"][name].strip().split("\n"))
        said = rf"(?P<left>[^;()]*?)(?<!\w)(?:{words})(?!\w)\s*(?P<right>[^;()]*)"
        if behind:
            said = rf"(?P<left>[^;()]*?)(?<!\w){_NUMBER}\s*(?P<right>[^;()\d]{{0,25}}?)\s*(?:{words})(?!\w)"
        found.append((sign, behind, re.compile(said, re.IGNORECASE)))
    return tuple(found)


_RIGHT = re.compile(rf"{_ARTICLE}{_NUMBER}(?![\w.])\s*(?P<what>[^,.]*)", re.IGNORECASE)

_VERB = re.compile(
    r"\s+(?:liegt|ist|war|sind|is|are|was|est|sont|es|son|é|são|è|sono|jest|są|ligt|zijn|är)\W*$", re.IGNORECASE
)


@lru_cache(maxsize=1024)
def compared(comment: str) -> tuple[Said, ...]:
    """The comparisons that a comment may say, the likeliest first."""
    return tuple(_compared(comment))


def _compared(comment: str) -> Iterator[Said]:
    for clause in re.split(r"[;()]|, (?=otherwise|else|sonst|sinon|si no)", comment):
        for sign, behind, pattern in _patterns():
            found = pattern.search(clause)
            if found is None:
                continue
            if behind:
                number = number_of(found["number"])
                if number is not None:
                    yield Said(sign, found["left"], found["right"], number)
                continue
            left = clause[: found.start("right")]  # ``mehr angeschlossen als`` names what is compared
            right = _RIGHT.match(found["right"].strip())
            number = number_of(right["number"]) if right is not None else None
            if number is not None and right is not None:
                yield Said(sign, left, right["what"], number)
            elif found["right"].strip() and sign != ">=":
                yield Said(sign, left, _VERB.sub("", found["right"].strip()), None)


def number_of(text: str) -> Decimal | None:
    """The number that a text is, in digits or as a word of one of the languages; None where it is none."""
    if re.fullmatch(r"-?\d{1,6}(?:[.,]\d{1,3})?", text):
        return Decimal(text.replace(",", "."))
    return _numerals().get(text.lower())


@lru_cache(maxsize=1)
def _numerals() -> dict[str, Decimal]:
    listed = data()["compared"]["numerals"]
    return {word: Decimal(number) for number, words in listed.items() for word in words.split()}


def is_outside(comment: str) -> bool | None:
    """True where a comment says that something is outside of its limits, False for inside; None where it says neither."""
    for name, said in (("outside", True), ("inside", False)):
        if re.search("|".join(data()["compared"][name].strip().split("\n")), comment, re.IGNORECASE):
            return said
    return None
