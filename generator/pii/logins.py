"""Columns of logins that no name tells: most are made of people's names (``anowak81``, ``nowak.anna``)."""

from __future__ import annotations

import re
from collections.abc import Collection

from .name_lists import ANY_FIRST, ANY_LAST, NAME, WORD, Kind

_FEWEST = 8
_LOGIN = re.compile(r"[a-z][a-z0-9]*(?:[._-][a-z0-9]+){0,2}")
_RUN, _LONG_NUMBER = re.compile("[a-z]+"), re.compile("[0-9]{5}")
_SHORT = 4
_MADE_OF_NAMES = 0.5


def _bare(text: str) -> str:
    """A login without the domain before or behind it, in small letters where all are capitals: ``CORP\\ANOWAK``, ``anowak@corp``."""
    name = text.rpartition("\\")[2].partition("@")[0]
    return name.lower() if name.isupper() and not _LONG_NUMBER.search(name) else name


def has_form_of_login(text: str) -> bool:
    """Whether a text is one small word as logins are, with digits or a separator or not."""
    return 4 < len(text) <= 32 and _LOGIN.fullmatch(text) is not None


def are_logins(texts: Collection[str], kind: Kind, share: float = _MADE_OF_NAMES) -> bool:
    """Whether nearly all of the different ``texts`` have the form of a login, and more than a ``share`` are made of names."""
    texts = set(map(_bare, texts))
    if len(texts) < _FEWEST or sum(map(has_form_of_login, texts)) < 0.9 * len(texts):
        return False
    named = {text for text in texts if _is_made_of_names(_RUN.findall(text), text, kind)}
    # slugs and hosts are words: green-tea, mail-server
    return len(named) > share * len(texts)


def _is_made_of_names(parts: list[str], text: str, kind: Kind) -> bool:
    """``anna.nowak``, ``a.nowak``, ``anowak81``, ``nowak-a``; one name with digits behind it."""
    long = [part for part in parts if len(part) > 1]
    if len(long) > 1:
        known = [kind(part) for part in long]
        are_parts = all(
            flags & (ANY_FIRST | ANY_LAST) or len(part) < _SHORT for flags, part in zip(known, long, strict=True)
        )
        return are_parts and any(flags & NAME for flags in known)
    if len(long) != 1 or len(long[0]) < _SHORT:
        return False
    word, flags = long[0], kind(long[0])
    if len(parts) > 1 or word != text:  # an initial or digits beside it
        return flags & NAME > 0 or _is_joined(word, kind)
    return not flags & WORD and _is_joined(word, kind)


def _is_joined(word: str, kind: Kind) -> bool:
    """A name with one or two letters before or behind it, or two names."""
    with_initial = (kind(rest) for rest in (word[1:], word[:-1], word[2:], word[:-2]) if len(rest) >= _SHORT)
    return any(flags & NAME and not flags & WORD for flags in with_initial) or any(
        kind(word[:at]) & ANY_FIRST and kind(word[at:]) & ANY_LAST for at in range(3, len(word) - 2)
    )
