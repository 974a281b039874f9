"""What an abbreviation of several words means by the word behind it: ``CERT_DT`` is when something was certified, ``CERT_NO`` the number
of a certificate. The words are in ``abbreviations.toml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_IN_FRONT = ("quantity", "amount")  # QTY_OPN is OPN_QTY


class Neighbours:
    """The classes of words that follow, and what abbreviations mean before each: both as the tables have them, words with blanks
    between."""

    def __init__(self, followers: Mapping[str, str], before: Mapping[str, Mapping[str, str]]) -> None:
        self._class = {word: name for name, words in followers.items() for word in words.split()}
        self._before = before

    def read(self, words: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
        """The words of a name, and whether each is English by what was read before: with what abbreviations mean before the next one."""
        found: list[tuple[str, bool]] = []
        first = words[0][0] if len(words) == 2 and self._class.get(words[0][0]) in _IN_FRONT else ""
        for (word, is_english), (behind, _) in zip(words, [*words[1:], (first, False)], strict=True):
            meaning = None if is_english else self._meaning(word, behind)
            found += [(word, is_english)] if meaning is None else [(each, True) for each in meaning.split()]
        return found

    def _meaning(self, word: str, behind: str) -> str | None:
        """What a word means before another one, which may be listed itself: a region has a name, a registration a number."""
        own, kind = self._before.get(behind, {}), self._before.get(self._class.get(behind, ""), {})
        return own.get(word) or kind.get(word)
