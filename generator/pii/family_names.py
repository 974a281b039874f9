"""Which words of a full name are the family's: the last one in the West, the first one in Hungary, Vietnam and China."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .keyed_random import WORD, plain
from .known_words import words_of

# Particles are no names of their own: van der Heijden, da Paz, y Gasset.
PARTICLES = "van|von|der|den|'t|\u2019t|de|da|di|do|dos|das|del|della|la|le|los|las|du|des|ten|ter|tot|zu|zur|bin|ibn|al|el|af|av|y|e|i"
PARTICLE_WORDS = frozenset(PARTICLES.split("|"))
# Particles that a family's name begins with where they have a capital: De Santis, Bin Laith, Dell Orto.
_PARTICLES = (PARTICLE_WORDS | frozenset("dell dall dalla degli dello abu ben st san mac o".split())) - {"y", "e", "i"}


class Halves:
    """The words of the first and of the last names that columns of a data set hold apart."""

    def __init__(self) -> None:
        self._known: dict[str, set[str]] = {"first_name": set(), "last_name": set()}

    def note_each(self, name: str, texts: Iterable[str]) -> None:
        """Note originals of class ``name``."""
        if name in self._known:
            self._known[name].update(map(plain, WORD.findall("\n".join(texts))))

    def family(self, words: Sequence[str], text: str) -> range:
        """Which of the ``words`` of a full name ``text`` are the family's: those before a comma; the first, where the data set's
        columns or the lists of names say so of it and of the last; else the last, with its particles and what a hyphen ties to it."""
        comma = text.find(",")
        if comma > 0:
            before = len(WORD.findall(text[:comma]))
            return range(max(len(words) - len(WORD.findall(text)) + before, 1))
        if len(words) > 1 and self._is_turned(words[0], words[-1]):
            return range(1)
        first = len(words) - 1
        while first > 1 and (plain(words[first - 1]) in _PARTICLES or f"{words[first - 1]}-{words[first]}" in text):
            first -= 1
        if first == 1 and f"{words[0]}-{words[1]}" in text:
            first = 0
        return range(first, len(words))

    def _is_turned(self, one: str, last: str) -> bool:
        """Whether ``one`` is a family's name and ``last`` a given one, and neither is the other."""
        one, last = plain(one), plain(last)
        firsts, lasts = self._known["first_name"], self._known["last_name"]
        if one in lasts and one not in firsts and last not in lasts:
            return True
        if one in firsts or last in lasts:
            return False
        given, of_families = words_of("first_name"), words_of("last_name")
        if one in given or last not in given:
            return False
        return one in of_families or last not in of_families
