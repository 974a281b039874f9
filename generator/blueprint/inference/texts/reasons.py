"""Why something was cancelled, rejected, blocked or sent back: by what was done, and to what."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..tables.sheet import Sheet
from ..words.languages import spoken
from ..words.vocabulary import data

_DONE = {
    "reject": "rejected",
    "block": "blocked",
    "suspended": "blocked",
    "locked": "blocked",
    "refund": "refunded",
    "return": "returned",
}
_NO_PURCHASES = frozenset(("patient", "animal", "test", "lab", "work", "transport", "production"))
"""Whose orders are no purchases."""
_WHO_APPLIES = frozenset(("candidate", "applicant", "vacancy", "opening"))
_MOVED_MONEY_OF = {
    "refund": frozenset(("booking", "reservation", "ticket", "registration", "item", "product", "order"))
}


@lru_cache(maxsize=1)
def _reasons() -> dict[tuple[str, str], str]:
    found: dict[str, str] = data()["reasons"]
    return {
        (key.partition(": ")[0], noun): text for key, text in found.items() for noun in key.partition(": ")[2].split()
    }


def usual_reasons(sheet: Sheet, words: tuple[str, ...]) -> tuple[str, str] | None:
    """What is usual in a column of such words: what was done to what, and the values between strokes, or ``@`` and the entry of
    ``[values]`` that has them. None where that is not known, or only in another language."""
    done = next((each for each in map(_done, (*words[:-1], *reversed(sheet.words[-2:]))) if each is not None), None)
    if done is None:
        return None
    for noun in _nouns(sheet, words):
        text = _reasons().get((done, noun))
        if text is not None:
            is_other = noun == "order" and (_NO_PURCHASES & {*sheet.words, *words} or _is_clinic(sheet))
            return None if is_other or (spoken() and not text.startswith("@")) else (f"{noun} {done}", text)
    return None


def _done(word: str) -> str | None:
    word = _DONE.get(word, word)
    return word if any(word == each for each, _ in _reasons()) else None


def _nouns(sheet: Sheet, words: tuple[str, ...]) -> Iterator[str]:
    """What it is done to: by the column's own words, by the table's, and for money that goes back by what was paid for."""
    yield from reversed(words[:-1])
    if any(_WHO_APPLIES & set(parent.words) for _, _, parent in sheet.parents):
        yield "candidate"
    own = sheet.words
    yield from ("_".join(own[start:]) for start in range(len(own) - 1))
    yield from reversed(own)
    paid_for = _MOVED_MONEY_OF.get(own[-1], frozenset())
    yield from (word for _, _, parent in sheet.parents for word in reversed(parent.words) if word in paid_for)


def _is_clinic(sheet: Sheet) -> bool:
    return any({"patient", "animal"} & set(parent.words) for _, _, parent in sheet.parents)
