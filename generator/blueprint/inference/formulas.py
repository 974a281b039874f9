"""Formulas that comments spell out, with signs as symbols or as words of several languages, and what they say of other rows.

Only text is read here: which columns and tables the names mean is asked elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SIGNS = "+-*/()"
_WORD_SIGNS = (
    ("*", r"times|multiplied by|mal|fois|multiplicado por|vezes|maal|razy|x"),
    ("/", r"divided by|geteilt durch|dividido por"),
    ("+", r"plus|zzgl\.?|zuz(?:ü|ue)glich|m[aá]s|mais|pi[uù]"),
    ("-", r"minus|less|abzgl\.?|abz(?:ü|ue)glich|moins|menos|meno|ohne"),
    ("&", r"and|und|et|en|och"),
)
_SIGN_PATTERNS = tuple((sign, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for sign, words in _WORD_SIGNS)
_SYMBOLS = str.maketrans("×✕·÷−–", "***/--")
_NAME = re.compile(r"[^\W\d_][\w .']{0,40}")
_NUMBER = re.compile(r"\d{1,4}(?:\.\d+)?")
_MOST_PARTS = 15

_OF = r"(?:of|over|aller|der|des|de|du|d|del|delle|dei|da|das|dos|van|von|av)"
_ALL = r"(?:the|all|its|their|every|aller|alle|les|los|las|el|la|le|l|os|as|i|gli|rows in|records in|entries in)"
_FUNCTIONS = (
    ("SUM", rf"(?:sum|total|summe|somme|suma|soma|somma|totale|summa|totaal|som)(?P<what> \w+)?\s+{_OF}"),
    ("COUNT", rf"(?:number|count|nombre|n[uú]mero|cantidad|quantidade|numero|how many)(?P<what>)\s+{_OF}"),
    ("COUNT", rf"(?:anzahl|zahl|aantal|liczba|ilo[sś][cć]|antal)(?P<what>)(?:\s+{_OF}\b)?"),
    (
        "AVG",
        rf"(?:mean|average|avg|durchschnitt|moyenne|promedio|m[eé]dia|gemiddelde|[sś]rednia)(?P<what> \w+)?\s+{_OF}",
    ),
    ("AVG", rf"(?:mean|average|avg|durchschnittliche|gemiddelde)(?P<what>)(?:\s+{_OF}\b)?"),
)
_OF_ROWS = tuple(
    (function, re.compile(rf"(?<!\w){words}['’ ]\s*(?:{_ALL}\b['’ ]\s*)*(?P<rows>.+)", re.IGNORECASE))
    for function, words in _FUNCTIONS
)
_CALLED = re.compile(r"(?<!\w)(sum|count|avg|max|min)\s*\(\s*([^()]+?)\s*\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RowFormula:
    """Names, numbers and signs in their order: ``gross * rate / 100`` is (gross, *, rate, /, 100). ``is_list`` when only
    words such as ``and`` are between the names."""

    parts: tuple[str, ...]
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class OfRows:
    """What the rows that a phrase names come to: ``sum of the captured payments`` is SUM of ``captured payments``."""

    function: str
    phrase: str


Formula = RowFormula | OfRows


def formulas_in(comment: str) -> Iterator[Formula]:
    """What a comment may spell out, the likeliest reading first. A caller takes the first whose names it knows."""
    text = re.sub(r"\s+", " ", comment.strip()).rstrip(".")
    for called in _CALLED.finditer(text):
        yield OfRows(called[1].upper(), called[2])
    for function, pattern in _OF_ROWS:
        found = pattern.search(text)
        if found is not None:
            rows = re.split(r"[;:()]|,(?! )|\. ", found["rows"])[0].strip()
            phrase = f"{found['what'] or ''} {rows}".strip()
            yield OfRows(function, phrase)
            if "," in phrase:
                yield OfRows(function, phrase.split(",")[0])
    for candidate in _candidates(text):
        parts = _row_formula(candidate)
        if parts is not None:
            yield parts


def _candidates(text: str) -> Iterator[str]:
    """The parts of a comment that may be a formula: behind the equals sign, before a comma, within parentheses."""
    seen = set()
    behind = [text.split(sign, 1)[1] for sign in ("=", ":") if sign in text]
    outside = re.sub(r"\([^()]*\)", "", text)
    within = [] if re.search(r"[*/+×]| - ", outside) else re.findall(r"\(([^()]+)\)", text)
    for each in (*behind, text, *within):
        for piece in (each, re.split(r"[;,]", each)[0], each.split(" (")[0]):
            goes_on = any(pattern.search(each[len(piece) :]) for sign, pattern in _SIGN_PATTERNS if sign != "&")
            if piece.strip() and piece not in seen and not goes_on:
                seen.add(piece)
                yield piece.strip()


def _row_formula(text: str) -> RowFormula | None:
    for sign, pattern in _SIGN_PATTERNS:
        text = pattern.sub(f" {sign} ", text)
    text = re.sub(r",\s*(?=[-+*/] )", " ", text.translate(_SYMBOLS))
    for minus in (r"(?<=\s)-(?=\s)", r"-"):
        parts = [part.strip() for part in re.split(rf"([+*/()&]|{minus})", text) if part.strip()]
        signs = {part for part in parts if part in "+-*/&"}
        is_whole = all(part in f"{SIGNS}&" or _NAME.fullmatch(part) or _NUMBER.fullmatch(part) for part in parts)
        if signs and is_whole and len(parts) <= _MOST_PARTS:
            return RowFormula(tuple("+" if part == "&" else part for part in parts), signs == {"&"})
    return None
