"""Comparisons that a comment of a flag says in words: ``Bestand ist 0``, ``1, gdy kraj_od różny od kraj_do``, ``ab 30 % Neigung``."""

from __future__ import annotations

import re

from ....schema.model import Column
from ..tables.sheet import Sheet, is_exact, named
from ..words.vocabulary import tokens

_WHEN = re.compile(
    r"^\W*(?:1|Y|J|S|true)?\W*(?:(?:if|when|wenn|falls|si|se|quando|cuando|quand|als|gdy|jeśli|jesli)\s+)?",
    re.IGNORECASE,
)
_IS_ZERO = re.compile(
    r"(.+?)\s+(?:is|ist|est|é|es|is gelijk aan|wynosi|jest|=)\s+(?:0|zero|nul|nulle|nula|nulo|cero)\b", re.IGNORECASE
)
_DIFFERS = re.compile(
    r"(\w+)\s+(?:differs? from|is not|is other than|r[oó][zż]n\w+ od|(?:ist )?(?:ungleich|verschieden von|anders als)|diff[eé]rente? de|"
    r"diferente de|distint[oa] de|anders dan|divers[oa] da)\s+(\w+)",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"(.*?)(?:from|at least|ab|mindestens|à partir de|d'au moins|au moins|a partir de|pelo menos|desde|al menos|vanaf|minstens|od|"
    r"co najmniej|almeno)\s+(\d{1,5}(?:\.\d+)?)\s*%?\s*([^,;.(]*)",
    re.IGNORECASE,
)
_LITTLE = frozenset("the la le les el los der die das den o a os as il de of est ist is prozent percent".split())


def compared_in(sheet: Sheet, column: Column, text: str) -> str | None:
    """The comparison that makes a flag true, as SQL; None where the text says none of columns that are there."""
    text = _WHEN.sub("", text, count=1)
    zero, differs, least = _IS_ZERO.match(text), _DIFFERS.match(text), _AT_LEAST.match(text)
    if zero is not None:
        number = _number(sheet, column, zero[1])
        return f"{named(number)} = 0" if number is not None else None
    if differs is not None:
        pair = [sheet.table.find(name) for name in differs.groups()]
        return " <> ".join(named(each) for each in pair if each is not None) if None not in pair else None
    if least is not None:
        number = _number(sheet, column, least[1]) or _number(sheet, column, least[3])
        return f"{named(number)} >= {least[2]}" if number is not None else None
    return None


def _number(sheet: Sheet, column: Column, phrase: str) -> Column | None:
    """The number that a phrase names, the one with the fewest other words."""
    wanted = {token for word in re.findall(r"\w+", phrase) for token in tokens(word)} - _LITTLE
    found = [
        each
        for each in sheet.table.columns
        if each is not column
        and is_exact(each)
        and each.name.lower() not in sheet.builder.linked
        and wanted <= set(tokens(each.name))
    ]
    return min(found, key=lambda each: len(tokens(each.name)), default=None) if wanted else None
