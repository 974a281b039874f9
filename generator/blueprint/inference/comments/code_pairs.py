"""Codes each with a label, as comments write them without a sign between."""

from __future__ import annotations

import re

from ....lazy_patterns import lazy

_EXPLAINED = lazy(r"\s*([A-Z0-9][A-Z0-9_]{0,9})\s*(?:[=:]\s*([^\W\d][\w ]{0,30}))?\s*")
_EXPLAINED_BARE = lazy(r"\s*([A-Z][A-Z0-9]{0,3})(?:\s+([^\W\dA-Z][\w ]{0,30}))?\s*")
_CODE = lazy(r"[A-Z0-9]{1,4}")
_NOUN = lazy(r"[A-ZÄÖÜ][^\W\d_A-Z]+")


def mixed_pairs(text: str) -> list[tuple[str, str]]:
    """Codes of which only some are explained: ``NEW, PKU=picked up, CXL=cancelled``; ``LB librarian, MG manager, IT``."""
    for pattern, least in ((_EXPLAINED, 1), (_EXPLAINED_BARE, 2)):
        items = [pattern.fullmatch(each) for each in re.split("[,;|/]", text)]
        explained = [item for item in items if item is not None and item[2]]
        if len(items) > 1 and all(items) and len(explained) >= least:
            return [(item[1], item[2] or item[1]) for item in items if item is not None]
    return []


def in_capitals(text: str) -> list[tuple[str, str]]:
    """Codes each with a label, in a comment without small letters: ``DRV DRIVER, SRT SORTER, O OFFICE CLERK``, or with a German noun:
    ``EZ Einzelzimmer, DZ Doppelzimmer``."""
    items = [each.split(maxsplit=1) for each in re.split("[,;|/]", text)]
    is_coded = all(len(item) == 2 and _CODE.fullmatch(item[0]) for item in items)
    if len(items) < 2 or not is_coded or not (text.isupper() or all(_NOUN.fullmatch(label) for _, label in items)):
        return []
    return [(code, label.strip().lower()) for code, label in items]


def in_a_row(text: str, size: int | None) -> list[tuple[str, str]]:
    """Codes as long as the column, each with up to three words behind it: ``C chilled F frozen L live``, ``O OPEN W WRITTEN OFF``."""
    pairs: list[tuple[str, list[str]]] = []
    for word in text.split():
        if len(word) == size and _CODE.fullmatch(word):
            pairs.append((word, []))
        elif not pairs or not word.isalpha():
            return []
        else:
            pairs[-1][1].append(word)
    is_list = len(pairs) > 1 and all(0 < len(label) < 4 for _, label in pairs)
    return [(code, " ".join(label).lower()) for code, label in pairs] if is_list else []
