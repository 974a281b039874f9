"""Comparisons that a comment of a flag says in words: ``Bestand ist 0``, ``1, gdy kraj_od różny od kraj_do``, ``ab 30 % Neigung``."""

from __future__ import annotations

import re

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..tables.sheet import Sheet, is_exact, named
from ..words.vocabulary import tokens

_WHEN = lazy(
    r"^\W*(?:(?:1|Y|J|S|true)(?!\w))?\W*(?:(?:if|when|wenn|falls|si|se|quando|cuando|quand|als|gdy|jeśli|jesli)\s+)?",
    re.IGNORECASE,
)
_IS_ZERO = lazy(
    r"(.+?)\s+(?:is|ist|est|é|es|is gelijk aan|wynosi|jest|=)\s+(?:0|zero|nul|nulle|nula|nulo|cero)\b", re.IGNORECASE
)
_THE_SAME = r"(?:(?:the )?same(?: as)?|identical(?: to)?|equal(?: to)?|gleich|identisch mit|dasselbe wie|identiques?(?: [àa])?|igual(?:es)?(?: a| que)?|iguais|gelijk(?: aan)?|r[oó]wn\w*|uguali?(?: a)?)"
_OTHER = (
    r"(?:differ(?:s|ent)?(?: from| than)?|other than|ungleich|verschieden(?: von)?|abweichend(?: von| vom)?|weich(?:t|en) (?:von )?|anders als|diff[eé]r(?:ente?s?|ent|e) ?(?:de|du|d')?|"
    r"diferentes? ?(?:de|da|do|del|d[eo]s)?|distint[oa]s? ?(?:de|del)?|anders dan|afwijkend(?: van)?|verschill(?:end|en|t)(?: van)?|r[oó][zż]n\w*(?: od)?|in(?:ny|na|ne) ni[zż]|"
    r"divers[oaie](?: da| dal| dalla)?)"
)
_IS = r"(?:is|are|ist|sind|est|sont|es|son|é|são|sao|jest|są|sa|è|sono|zijn)"
_NO = r"(?:not|nicht|pas|no|não|nao|niet|nie|non)"
_AND = r"(?:and|und|et|y|e|en|i)"
_PAIRS = (  # of two things: whether they are the same
    (False, lazy(rf"(.+?)\s+(?:{_IS}\s+{_NO}\s+)(?:{_THE_SAME}\s+)?(.+)", re.IGNORECASE)),
    (False, lazy(rf"(.+?)\s+(?:{_IS}\s+)?{_OTHER}\s*(.+)", re.IGNORECASE)),
    (
        False,
        lazy(
            rf"(.+?)\s+{_AND}\s+(.+?)\s+(?:{_IS}\s+{_NO}\s+{_THE_SAME}|(?:{_IS}\s+)?{_OTHER}|do {_NO} match)\W*$",
            re.IGNORECASE,
        ),
    ),
    (True, lazy(rf"(.+?)\s+(?:{_IS}\s+{_THE_SAME}|equals|matches|entspricht)\s+(.+)", re.IGNORECASE)),
    (True, lazy(rf"(.+?)\s+{_AND}\s+(.+?)\s+(?:{_IS}\s+{_THE_SAME}|match|[uü]bereinstimmen)\W*$", re.IGNORECASE)),
)
_OPTIONAL = lazy(
    rf"(?<!\w)(?:if|when|only|unless|where|wenn|falls|nur|sofern|si|se|indien|als|alleen|je[sś]li|gdy|tylko)\b.{{0,25}}?(?<!\w)(?:{_OTHER}|{_THE_SAME})(?!\w)"
    rf"|^\W*{_OTHER}(?!\w)",
    re.IGNORECASE,
)
_AT_LEAST = lazy(
    r"(.*?)(?:from|at least|ab|mindestens|à partir de|d'au moins|au moins|a partir de|pelo menos|desde|al menos|vanaf|minstens|od|"
    r"co najmniej|almeno)\s+(\d{1,5}(?:\.\d+)?)\s*%?\s*([^,;.(]*)",
    re.IGNORECASE,
)
_LITTLE = frozenset("the la le les el los der die das den o a os as il de of est ist is prozent percent".split())


def compared_in(sheet: Sheet, column: Column, text: str) -> str | None:
    """The comparison that makes a flag true, as SQL; None where the text says none of columns that are there."""
    text = _WHEN.sub("", text, count=1)
    zero = _IS_ZERO.match(text)
    if zero is not None:
        number = number_called(sheet, column, zero[1])
        return f"{named(number)} = 0" if number is not None else None
    return _same_or_not(sheet, column, text) or _at_least(sheet, column, text)


def _same_or_not(sheet: Sheet, column: Column, text: str) -> str | None:
    """Two columns that a text says are the same, or differ."""
    for is_same, pattern in _PAIRS:
        found = pattern.match(text)
        pair = [_called(sheet, column, phrase) for phrase in found.groups()] if found is not None else []
        if pair and pair[0] is not pair[1] and None not in pair:
            return (" = " if is_same else " <> ").join(named(each) for each in pair if each is not None)
    return None


def _at_least(sheet: Sheet, column: Column, text: str) -> str | None:
    """The least that a text says of a number, which is named before it or behind it."""
    found = _AT_LEAST.match(text)
    if found is None:
        return None
    number = number_called(sheet, column, found[1]) or number_called(sheet, column, found[3])
    return f"{named(number)} >= {found[2]}" if number is not None else None


_ABOVE = r"(?:above|over|more than|exceeds|higher than|(?:ü|ue)ber|mehr als|oberhalb von|au-dessus de|plus de|sup[ée]rieure? à|por encima de|m[aá]s de|acima de|mais de|boven|meer dan|powy[zż]ej|ponad|sopra|oltre|>)"
_BELOW = r"(?:below|under|less than|lower than|unter|weniger als|unterhalb von|en dessous de|moins de|inf[ée]rieure? à|por debajo de|menos de|abaixo de|onder|minder dan|poni[zż]ej|sotto|meno di|<)"
SIDES = (
    (
        ">=",
        r"at least|from|mindestens|ab|au moins|[àa] partir de|al menos|desde|pelo menos|minstens|vanaf|co najmniej|od|almeno",
    ),
    (
        "<=",
        r"at most|up to|h(?:ö|oe)chstens|bis|au plus|jusqu'à|como m[aá]ximo|hasta|no m[aá]ximo|até|hoogstens|tot|co najwy[zż]ej|do|al massimo",
    ),
    (">", _ABOVE),
    ("<", _BELOW),
)


def plain_numbers(sheet: Sheet, column: Column) -> list[Column]:
    """The other exact numbers that every row has, but for keys, references and flags."""
    return [each for each in sheet.table.columns if sheet.is_amount(each) and not each.nullable and each is not column]


def is_optional(column: Column) -> bool:
    """True where a comment says that a column is only there where it differs from another one: ``if other than the billing city``."""
    return column.nullable and _OPTIONAL.search(column.comment) is not None


def _called(sheet: Sheet, column: Column, phrase: str) -> Column | None:
    """The column of that name, or of exactly these words."""
    phrase = re.split(r"[;,.(]", phrase)[0].strip()
    words = {word for each in re.findall(r"\w+", phrase) for word in tokens(each)} - _LITTLE
    exact = sheet.table.find(phrase)
    alike = (each for each in sheet.table.columns if words and set(tokens(each.name)) == words)
    found = exact or next(alike, None)
    return found if found is not column else None


def number_called(sheet: Sheet, column: Column, phrase: str) -> Column | None:
    """The number that a phrase names, the one with the fewest other words."""
    wanted = {token for word in re.findall(r"\w+", phrase) for token in tokens(word)} - _LITTLE
    found = [
        each
        for each in sheet.table.columns
        if each is not column and is_exact(each) and not sheet.refers(each) and wanted <= set(tokens(each.name))
    ]
    return min(found, key=lambda each: len(tokens(each.name)), default=None) if wanted else None
