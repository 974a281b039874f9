"""What a JSON document holds, member by member."""

from __future__ import annotations

from collections.abc import Iterator

from .names import owner


def members(document: object, around: str = "") -> Iterator[tuple[str, str, object]]:
    """Every text, number and truth value of ``document`` with its key and the name of whom the member is one (see
    ``names.owner``); every key as a text without either. Without recursion: documents may be deep."""
    left: list[tuple[str, str, object]] = [("", around, document)]
    while left:
        key, holder, value = left.pop()
        if isinstance(value, dict):
            inside = owner(key, holder)
            left.extend((name, inside, member) for name, member in value.items())
            left.extend(("", "", name) for name in value)
        elif isinstance(value, list):
            left.extend((key, holder, each) for each in value)
        else:
            yield key, holder, value
