"""The words of a name, as the inference reads them: abbreviations written out, other languages in English, the singular.

The data is ``words.toml``; nothing here knows tables or rules.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

from .context import words_of

_IRREGULAR = {
    "people": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "addresses": "address",
    "statuses": "status",
    "classes": "class",
    "boxes": "box",
    "batches": "batch",
    "branches": "branch",
    "matches": "match",
    "dishes": "dish",
    "taxes": "tax",
    "expenses": "expense",
    "purchases": "purchase",
    "warehouses": "warehouse",
    "courses": "course",
    "nurses": "nurse",
    "houses": "house",
    "leases": "lease",
    "licenses": "license",
    "responses": "response",
    "invoices": "invoice",
    "series": "series",
    "species": "species",
    "pieces": "piece",
    "phases": "phase",
    "cases": "case",
    "expires": "expires",
    "has": "has",
    "is": "is",
    "starts": "start",
    "ends": "end",
}
_NO_PLURAL = ("ss", "us", "is", "as")


@lru_cache(maxsize=1)
def data() -> dict[str, Any]:
    """The tables of words, as ``words.toml`` has them."""
    return tomllib.loads((resources.files(__package__) / "words.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=65_536)
def tokens(name: str) -> tuple[str, ...]:
    """Return the words of ``name`` in English, in the singular, abbreviations written out: ``ORD_QTY`` is (order, quantity)."""
    found: list[str] = []
    for word in words_of(name):
        for part in _parts(word):
            found.extend(_read(part))
    if found[-2:] in (["term", "date"], ["term", "at"], ["term", "on"]):
        found[-2] = "terminated"
    if len(found) > 1 and found[-1] == "cent":  # an amount all the same
        found.pop()
    return tuple(found) or (name.lower() or "_",)


def _read(word: str) -> list[str]:
    tables = data()
    for section in ("abbreviations", "foreign"):
        written = tables[section].get(word)
        if written is not None:
            return [tables["spellings"].get(each, each) for each in written.split()]
    word = singular(word)
    return [tables["spellings"].get(word, tables["abbreviations"].get(word, word))]


def singular(word: str) -> str:
    """The singular of an English noun."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(_NO_PLURAL):
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]


@lru_cache(maxsize=1)
def _glued() -> frozenset[str]:
    return frozenset(data()["glued"]["words"].split())


def _parts(word: str) -> list[str]:
    """A word that is several known words without a separator, in these; else the word itself."""
    tables = data()
    if word in _glued() or word in tables["spellings"] or word in tables["abbreviations"] or word in tables["foreign"]:
        return [word]
    best: list[list[str] | None] = [[], *([None] * len(word))]
    for end in range(2, len(word) + 1):
        for start in range(end - 1):
            before = best[start]
            if before is not None and word[start:end] in _glued() and _may_be_glued(word, start, end):
                found, known = [*before, word[start:end]], best[end]
                if known is None or len(found) < len(known):
                    best[end] = found
    whole = best[len(word)]
    return whole if whole is not None and len(whole) < 4 else [word]


def _may_be_glued(word: str, start: int, end: int) -> bool:
    """Words of two letters are parts of others by chance, but for ``is`` in front and ``no``, ``at``, ``by`` at the end."""
    part = word[start:end]
    if len(part) > 2:
        return True
    return (part == "is" and start == 0) or (part in ("no", "at", "by") and end == len(word))


@lru_cache(maxsize=1024)
def normal(names: str) -> tuple[str, ...]:
    """Words with blanks between as ``tokens`` gives them, so that tables of words may be written in plain English."""
    return tokens(names.replace(" ", "_"))


@lru_cache(maxsize=256)
def role(name: str) -> tuple[str, ...]:
    """The names, as words with blanks between, of columns that play a part in a sum; the likeliest first."""
    return tuple(" ".join(normal(each.strip())) for each in data()["roles"][name].replace("\n", " ").split(","))
