"""Numbers with a year in them as comments write them: ``AN-YYYY-NNNN``, ``JJJJ/nnnnn``, ``e.g. FV/2025/03/0017``; and periods, ``YYYY-MM``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ....lazy_patterns import lazy
from .code_samples import code_sample

_YEARS = ("yyyy", "jjjj", "aaaa", "rrrr", "åååå", "éééé")
_SHORT_YEARS = ("yy", "jj", "rr", "aa")
_DAYS = ("dd", "tt", "gg", "hh")
_COUNT = lazy(r"(?:N{2,}|n{2,}|#{2,}|9{3,}|0{3,}|X{3,}|x{3,}|C{4,})")
_SOLID = lazy(r"([A-Z]{1,5}?)(YYYY|JJJJ|RRRR|AAAA|YY|JJ|RR)(N{3,}|#{3,}|9{3,}|0{3,}|X{3,})?")
_GLUED = lazy(r"(?!YYYY|JJJJ|RRRR|AAAA)([A-Z]{1,5}?)(?=(?:YYYY|JJJJ|RRRR|AAAA|YY|JJ|RR|20\d\d|2\d)[-/._])")
_LETTERS = lazy(r"[A-ZÄÖÜŁŚ]{1,6}")
_SPLIT = lazy(r"([-/._])")
_WORDS = lazy(r"[^\s,;:()'\"]+")


class Dated(NamedTuple):
    """The parts of a number, (kind, text) with kinds ``text``, ``year``, ``short`` (year of two digits), ``month`` and ``count``, and what the
    comment says behind it."""

    parts: tuple[tuple[str, str], ...]
    behind: str

    @property
    def counts(self) -> bool:
        return any(kind == "count" for kind, _ in self.parts)

    def width(self, digits: int) -> int:
        """Its characters, where what counts has at least so many digits."""
        sizes = {"year": 4, "short": 2, "month": 2}
        return sum(
            max(len(text), digits) if kind == "count" else sizes.get(kind, len(text)) for kind, text in self.parts
        )


@lru_cache(maxsize=4096)
def dated_format(comment: str) -> Dated | None:
    """The first word of a comment that is a number with a year in it, or a period; None where there is none."""
    for found in _WORDS.finditer(comment):
        word = found[0].rstrip(".")
        parts = _parts(word, is_example=word in (comment.strip().rstrip("."), code_sample(comment)))
        if parts is not None:
            return Dated(parts, comment[found.end() :])
    return None


def _parts(word: str, *, is_example: bool) -> tuple[tuple[str, str], ...] | None:
    glued = _GLUED.match(word)
    if glued is not None:
        rest = _parts(word[glued.end(1) :], is_example=is_example)
        return (("text", glued[1]), *rest) if rest is not None else None
    pieces = _SPLIT.split(word)
    if len(pieces) == 1:
        return _solid(word)
    found: list[tuple[str, str]] = []
    for index, piece in enumerate(pieces):
        kinds = {kind for kind, _ in found}
        kind = "text" if index % 2 else _kind(piece, kinds, is_example=is_example)
        if not kind:
            return None
        found.append((kind, piece))
    kinds = {kind for kind, _ in found}
    if re.fullmatch(r"20\d\d[/-](?:20)?\d\d", word):
        return None  # two years: a season
    return tuple(found) if {"year", "short"} & kinds and {"count", "month"} & kinds else None


def _kind(piece: str, seen: set[str], *, is_example: bool) -> str:
    """What a piece between separators means; empty for none that is known."""
    if piece.lower() in _YEARS and (piece.islower() or piece.isupper()):
        return "year"
    if piece.lower() in _SHORT_YEARS and piece != "AA":
        return "short"
    if piece.lower() in _DAYS:
        return ""  # a date, not a number
    if piece in ("MM", "mm"):
        return "month"
    if _COUNT.fullmatch(piece):
        return "count"
    if piece.isdecimal() and (is_example or {"year", "short"} & seen):
        return _kind_of_digits(piece, seen)
    return "text" if _LETTERS.fullmatch(piece) else ""


def _kind_of_digits(piece: str, seen: set[str]) -> str:
    if re.fullmatch(r"20\d\d", piece) and "year" not in seen:
        return "year"
    if re.fullmatch(r"2\d", piece) and not {"year", "short", "count"} & seen:
        return "short"  # R24-000123
    if re.fullmatch(r"0[1-9]|1[0-2]", piece) and {"year", "short"} & seen and "month" not in seen:
        return "month"
    return "count" if len(piece) > 1 and "count" not in seen else ""


def _solid(word: str) -> tuple[tuple[str, str], ...] | None:
    """``UPYYYYNNNN`` and ``YYYYMM``, without anything between."""
    if word in ("YYYYMM", "JJJJMM", "AAAAMM", "RRRRMM"):
        return ("year", "YYYY"), ("month", "MM")
    found = _SOLID.fullmatch(word)
    if found is None or not found[3]:
        return None
    return ("text", found[1]), ("year" if len(found[2]) > 3 else "short", found[2]), ("count", found[3])
