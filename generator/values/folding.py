"""Text as a case- and accent-insensitive collation compares it.

MySQL's ``_ci`` collations disagree about letters that have no decomposition: ``utf8mb4_general_ci`` has ß = s,
``utf8mb4_0900_ai_ci`` has ß = ss, and ø, æ, đ or ł equal plain letters in some and not in others. Text that must be
unique keeps away from them (``is_foldable``), and then every such collation sees what ``fold`` returns; but for
those of Latin (i = j, u = v), Latvian and Lithuanian (i = y), which take plain letters for one another.
"""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Return ``text`` without case, accents and trailing spaces."""
    if text.isascii():
        return text.lower().rstrip(" ")
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).rstrip(" ")


def is_foldable(text: str) -> bool:
    """True when every ``_ci`` collation folds ``text`` alike: plain ASCII under combining marks, nothing else."""
    if text.isascii():
        return True
    if unicodedata.normalize("NFC", text) != text:
        return False
    # canonical decomposition only: general_ci does not take the ligature \ufb01 for fi, or the superscript \u00b2 for 2
    return all(c.isascii() or unicodedata.combining(c) for c in unicodedata.normalize("NFD", text))


def slug(text: str) -> str:
    """Return the folded letters and digits of ``text`` alone: ``O'Hara`` becomes ``ohara``, ``Núñez`` ``nunez``."""
    folded = fold(text)
    return folded if folded.isalnum() else "".join(character for character in folded if character.isalnum())
