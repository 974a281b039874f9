"""Words that are cut short: how likely letters are each of the words that names are made of (``usual_words.toml``).

Shops cut words in few ways: the beginning (``CUS``), the consonants (``CSTMR``), some first consonants (``CST``), or those and the last
(``CSR``). A word is the likelier the more usual it is in names and the more usual the way it is cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from .abbreviations import skeleton

Readings = tuple[tuple[str, float], ...]
"""What letters may be short for, each with how likely it is."""

_STEP = 3.0  # by which each level of words is more usual than the one below
_UNLISTED = 0.3  # a word of other tables
_LISTED_LEVEL = 5.0  # an abbreviation that a table lists is of a word that is usual somewhere
_LISTED = 0.4
_PLURAL = 0.3
_LONGEST = 8
_VOWELS = frozenset("aeiou")
_CUT = {2: 0.02, 3: 0.12, 4: 0.1, 5: 0.05, 6: 0.03, 7: 0.01}  # by the number of letters that are left of a beginning
_ALL_BONES = {2: 0.06, 3: 0.14}
_BONES = {2: 0.05, 3: 0.1, 4: 0.1, 5: 0.06, 6: 0.04, 7: 0.02}
_ENDS = {2: 0.05, 3: 0.08, 4: 0.02, 5: 0.01}
_SOME = {2: 0.004, 3: 0.012, 4: 0.005, 5: 0.003}


class ShortWords:
    """Words by how usual they are; ``listed``: what abbreviations mean by a table; ``shortest``: what else a few letters mean;
    ``others``: words of no level."""

    def __init__(
        self,
        levels: Mapping[str, str],
        listed: Mapping[str, str],
        shortest: Mapping[str, str],
        others: Iterable[str],
    ) -> None:
        weights = dict.fromkeys(others, _UNLISTED)
        weights |= {word: _STEP ** int(level) for level, words in levels.items() for word in words.split()}
        total = sum(weights.values())
        self.usual: dict[str, float] = {word: weight / total for word, weight in weights.items()}
        self._listed: dict[str, list[str]] = {short: [word] for short, word in listed.items()}
        for word, shorts in shortest.items():
            for short in shorts.split():
                self._listed.setdefault(short, []).append(word)
        self._least_listed = _STEP**_LISTED_LEVEL / total
        self._by_letters: dict[str, list[tuple[str, str]]] = {}  # each once it is asked for: most schemas cut no word
        self._known: dict[str, Readings] = {}

    def readings(self, letters: str) -> Readings:
        """What the letters may be, the likeliest first; the meaning of a listed abbreviation is that of the table."""
        found = self._known.get(letters)
        if found is None:
            found = self._known[letters] = self._find(letters)
        return found

    def _find(self, letters: str) -> Readings:
        found: dict[str, float] = {}
        for listed in self._listed.get(letters, ()):
            found[listed] = _LISTED * max(self.usual.get(listed, 0.0), self._least_listed)
        if letters in self.usual:
            found[letters] = max(found.get(letters, 0.0), self.usual[letters] * _whole(len(letters)))
        if 1 < len(letters) <= _LONGEST:
            for word, bones in self._beginning(letters[:2]):
                share = _share(letters, word, bones)
                if share:
                    found[word] = max(found.get(word, 0.0), self.usual[word] * share)
        if len(letters) > 3 and letters[-1] == "s" and letters[-2] != "t":
            for word, share in self.readings(letters[:-1]):  # of several; TS is of a time
                found[word] = max(found.get(word, 0.0), share * _PLURAL)
        return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    def _beginning(self, letters: str) -> list[tuple[str, str]]:
        """The words, each with its consonants, that begin with the first of two letters and have the other behind it."""
        found = self._by_letters.get(letters)
        if found is None:
            words = [word for word in self.usual if word[0] == letters[0] and letters[1] in word[1:]]
            found = self._by_letters[letters] = [(word, skeleton(word)) for word in words]
        return found


def share_of(letters: str, word: str) -> float:
    """How often a word is cut to letters; 0 where it is not."""
    return _share(letters, word, skeleton(word))


def _whole(size: int) -> float:
    return 0.35 if size < 5 else 0.2 if size < 7 else 0.1


@lru_cache(maxsize=65_536)
def _share(letters: str, word: str, bones: str) -> float:
    """How often a word is cut to these letters; 0 where it is not."""
    size = len(letters)
    if size >= len(word):
        return 0.0
    shares = [0.0]
    if word.startswith(letters):
        shares.append(_CUT.get(size, 0.0))
    if bones == letters:
        shares.append(_ALL_BONES.get(size, 0.4))
    elif bones.startswith(letters):
        shares.append(_BONES.get(size, 0.0))
    elif bones.startswith(letters[:-1]) and bones[-1] == letters[-1]:
        shares.append(_ENDS.get(size, 0.0))
    elif _in_order(letters, word):
        vowels = sum(letter in _VOWELS for letter in letters[1:])
        shares.append(_SOME.get(size, 0.0) / (1 + 2 * vowels))
    return max(shares)


def _in_order(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)
