"""Other forms of the verbs that the tables list as participles: ``lapses_on`` is lapsed, ``forfeiture_date`` forfeited, ``revoke_at`` revoked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

_OF_A_TIME = frozenset(("at", "on", "date", "time", "datetime", "timestamp", "by"))
_IRREGULAR = {"leave": "terminated", "sell": "sold", "lose": "lost", "withdraw": "withdrawn", "steal": "stolen"}
_OF_NOUNS = (
    ("ification", ("ified",)),
    ("cation", ("ked", "cated")),
    ("ation", ("ated", "ed")),
    ("nsion", ("nded", "nsed")),
    ("sion", ("ded", "sed")),
    ("ition", ("ed", "ited")),
    ("ption", ("bed", "pted")),
    ("tion", ("ted", "ced")),
    ("ion", ("ed",)),
    ("ment", ("ed", "d")),
    ("ure", ("ed",)),
    ("al", ("ed",)),
    ("ance", ("ed",)),
    ("ence", ("ed",)),
)
"""What nouns of verbs end with, and their participles instead."""


def as_participles(
    found: list[str], verbs: Collection[str], spellings: Mapping[str, str], is_known: Callable[[str], bool]
) -> list[str]:
    """English words, a verb or its noun before what says that it is a time as the participle that ``verbs`` has or ``spellings`` reads as
    one of them; ``is_known``: listed words, which mean what the tables say."""
    for place, word in enumerate(found[:-1]):
        if found[place + 1] in _OF_A_TIME and word in _IRREGULAR:
            found[place] = _IRREGULAR[word]
        elif found[place + 1] in _OF_A_TIME and word not in verbs and len(word) > 3 and not is_known(word):
            forms = (spellings.get(form, form) for form in _participles(word))
            found[place] = next((form for form in forms if form in verbs), word)
    return found


def _participles(word: str) -> Iterator[str]:
    if word.endswith("e"):
        yield f"{word}d"
    elif word.endswith("y"):
        yield f"{word[:-1]}ied"
    yield f"{word}ed"
    yield f"{word}{word[-1]}ed"
    for end, forms in _OF_NOUNS:
        if word.endswith(end):
            yield from (word.removesuffix(end) + form for form in forms)
