"""Abbreviations that a schema spells out itself: ``STF_ID`` is the key of ``STAFF``, so that ``STF`` is staff in all of its names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

Keys = Iterable[tuple[str, str]]
"""Names of tables, each with that of its key of one column."""

_ENDS = frozenset("id no nbr num nr cd code key".split())
_SHORTEST, _LONGEST = 2, 5
_SHORTEST_OF_MANY = 3  # of a table of several words: ``pt`` of product types is no product


def spelled_out(
    names: Sequence[str],
    keys: Keys,
    split: Callable[[str], Sequence[str]],
    means: Callable[[str], tuple[str, ...] | None],
) -> dict[str, str]:
    """Return those of ``names`` that are to be read as others, with these. ``split``: the words of a name; ``means``: what a word is
    in English, None where that is not known."""
    words = _by_keys(keys, split, means)
    found: dict[str, str] = {}
    for name in names if words else ():
        own = split(name)
        pairs = zip(own, [*own[1:], ""], strict=True)
        first = {
            place
            for place, (word, end) in enumerate(pairs)
            if end and (not place or len(word) > _SHORTEST or end in _ENDS)
        }
        spelled = [words.get(word, word) if place in first else word for place, word in enumerate(own)]
        if spelled != list(own):
            found[name] = "_".join(spelled)
    return found


def _by_keys(
    keys: Keys, split: Callable[[str], Sequence[str]], means: Callable[[str], tuple[str, ...] | None]
) -> Mapping[str, str]:
    found: dict[str, set[str]] = {}
    for table, key in keys:
        short, *end = split(key) or ("",)
        if len(end) == 1 and end[0] in _ENDS and _SHORTEST <= len(short) <= _LONGEST:
            word = _spelled_in(short, split(table))
            if word:
                found.setdefault(short, set()).add(word)
    single = {short: next(iter(words)) for short, words in found.items() if len(words) == 1}
    return {short: word for short, word in single.items() if means(word) not in (None, means(short))}


def _spelled_in(short: str, words: Sequence[str]) -> str:
    """The last of the words of a table that an abbreviation is of; none where it is of their first letters."""
    if short == "".join(word[0] for word in words) or short in words:
        return ""
    if len(words) > 1 and len(short) < _SHORTEST_OF_MANY:
        return ""
    return next((word for word in reversed(words) if _is_short_for(short, word)), "")


def _is_short_for(short: str, word: str) -> bool:
    rest = iter(word[1:])
    return len(word) > len(short) and word[0] == short[0] and all(letter in rest for letter in short[1:])
