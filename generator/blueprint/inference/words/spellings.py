"""How words are spelled: without accents, with the umlauts of German written out, without the endings of plurals."""

from __future__ import annotations

import unicodedata

GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ł": "l", "ø": "o"})
_ENDINGS = ("s", "en", "n", "e", "es", "er")  # of plurals and cases
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "ß": "s", "æ": "ae", "ı": "i", "đ": "d"})


def without_accents(word: str) -> str:
    """A word in the letters of English."""
    if word.isascii():
        return word
    folded = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


def in_own_spelling(words: list[str], language: str) -> list[str]:
    """The words as the tables of a known language spell them, without accents."""
    if not language or all(word.isascii() for word in words):
        return words
    return [without_accents(word.translate(GERMAN) if language == "german" else word) for word in words]


def stems_of(word: str) -> list[str]:
    """What a plural or a feminine form may be of."""
    stems = [word[: -len(end)] for end in _ENDINGS if word.endswith(end)]
    stems += [word[:-1] + "o"] if word.endswith("a") else []
    return stems + ([word[:-2] + "o"] if word.endswith("as") else [])
