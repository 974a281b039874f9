"""What an abbreviation of several words means by the word behind it: ``CERT_DT`` is when something was certified, ``CERT_NO`` the number
of a certificate. The words are in ``abbreviations.toml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


class Neighbours:
    """The classes of words that follow, and what abbreviations mean before each: both as the tables have them, words with blanks
    between."""

    def __init__(self, followers: Mapping[str, str], before: Mapping[str, Mapping[str, str]]) -> None:
        self._class = {word: name for name, words in followers.items() for word in words.split()}
        self._before = before

    def read(self, words: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
        """The words of a name, and whether each is English by what was read before: with what abbreviations mean before the next one."""
        found: list[tuple[str, bool]] = []
        for (word, is_english), (behind, _) in zip(words, [*words[1:], ("", False)], strict=True):
            kind = self._class.get(behind, "")
            meaning = None if is_english else self._before.get(kind, {}).get(word)
            found += [(word, is_english)] if meaning is None else [(each, True) for each in meaning.split()]
        return found
