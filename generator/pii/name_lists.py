"""What is known of one word: whether it is a first or a last name, in any case of its declension, or a word of a dictionary."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache

from ..lazy_patterns import lazy
from .keyed_random import plain
from .known_words import words_of
from .originals import COMMON
from .prose_lists import alternatives, prose_words
from .remembered import remembered

FIRST, LAST, ANY_FIRST, ANY_LAST, WORD, DECLINED, PLACE, ALONE, INSIDE, ALSO = 1, 2, 4, 8, 16, 32, 64, 128, 256, 512
"""A first or a last name that is hardly anything else; one that may be a common word, too; a word of a dictionary; a name that is
declined; a first name that places and brands have, too; one that is a person's where nothing is around it, and one that is so within a sentence only;
a word, a place or a brand of any country besides."""
NAME = FIRST | LAST
NAME_PATTERN = r"[^\W\d_]+(?:['\u2019](?=[^\W\d_a-z])[^\W\d_]+|-[^\W\d_]+)*"
Word = re.Match[str]
"""A word of a text, which ``NAME_PATTERN`` matches."""


class Words(list[Word]):
    """The words of a text, in order, and how they are ``shown``."""

    def __init__(self, words: Iterable[Word]) -> None:
        super().__init__(words)
        self.shown = [word[0] for word in self]


Kind = Callable[[str], int]
"""``NameLists.kind``: the flags of a word."""
_HYPHEN = lazy("[-'\u2019]")


def _endings(table: str) -> dict[str, tuple[str, ...]]:
    """What is in the nominative for an ending, as ``plain`` has both: lines of ``ending: replacements``, - for none."""
    found: dict[str, tuple[str, ...]] = {}
    for line in table.splitlines():
        endings, _, replacements = line.partition(":")
        for ending in endings.split():
            found[ending] = found.get(ending, ()) + tuple("" if each == "-" else each for each in replacements.split())
    return found


# Declensions of names: Polish, Czech, Slovak, Croatian; Russian and Ukrainian; Hungarian; Finnish; genitives of German, Swedish.
_ENDINGS = _endings(
    """
a: - i y
owi ovi em iem om u ow s ove ova ovou: -
ego emu ym: y i -
iego iemu im ich iej: i a
y ie e o ou: a
i: a -
ii: ia
ce: ka
dze: ga
rze: ra
ej: a y
е: а - я
а: - ии ыи
у ом ым ові: - а
ем ю: - и я ь
ы: а -
и: а я
я: и ь
ои: а - ая
еи ею: я
ого ому: ии ыи
оі ою: а -
ами ах: -
ο ου: ος
α: ας
η: ης
ας: α
ης: η
ne nenak net nevel nak nek val vel tol rol hoz hez ert ra re ban ben t at et ot ek: -
lle lta lla sta ssa n an in on tta ksi: -
selle selta sella sesta sen seen: nen
"""
)
_LONGEST_ENDING = max(map(len, _ENDINGS))
# Patronymics and forms of family names that no list holds all of: Icelandic, Danish, Ukrainian, Greek, Georgian, Serbian, Polish, Turkish.
_LAST_FORM = lazy(
    r"\w{3,}(?:sson|sdottir|sdatter|gaard|enko|chuk|czuk|opoul(?:os|ou)|shvili|adze|(?:ow|iew)icz|[oe]vic|oglu)"
)
# Forms of family names of which lists hold few: Slavic, Romanian, Greek, Armenian.
_SLAVIC_FORM = lazy(
    r"\w{3,}(?:[oe]va?|[sc]k(?:i|y|a|iego|iej|iemu|im|ou)|escu|idis|akis|yan|[oe]vic|wicz|enko|[ое]ва?|ск(?:ии|ая|ого|ому|ои)|енко|[ое]в(?:ои|у|ым|е)|ин(?:ои|ым))"
)

# Nouns of languages that write them with a capital, or begin headings with them, and that no list has all of.
_NOUN_FORM = lazy(rf"\w{{4,}}(?:{alternatives('noun_endings')})")

_SMALL = lazy(r"(?<![^\W_])[^\W\d_A-Z]{1,}(?![^\W_])")
_SPEAKS = lazy(r"[0-9]{5}|[@?!]|\.(?:\s|\Z)")


@cache
def function_words() -> frozenset[str]:
    """Small words of many languages that name no person (plain): and, after, für."""
    lists = prose_words()
    verbs = (plain(word) for word in re.findall(r"[^\W\d_]+", lists["spoke"]))
    return (words_of("function_word") | frozenset(verbs)) - {plain(word) for word in lists["joining"].split()}


def is_sentence(text: str) -> bool:
    """Whether a text says something, as one does that has a function word, a number to call or a full stop: the name of a product
    has none. Words with other letters than English ones count, since products are mostly called in English."""
    if len(text) > 80 or _SPEAKS.search(text):
        return True
    functions = function_words()
    return any(not word.isascii() or word in functions for word in _SMALL.findall(text))


def has_sentence(value: str) -> bool:
    """Whether a value of a document is prose: of four words or more, which say something."""
    return value.count(" ") > 2 and is_sentence(value)


class NameLists:
    """Names and words by what they are. ``no_firsts`` and ``no_lasts`` are words that are no first, or no last name."""

    def __init__(
        self, first: Collection[str], last: Collection[str], no_firsts: Collection[str], no_lasts: Collection[str]
    ) -> None:
        lists = prose_words()
        self._no_firsts, self._no_lasts = frozenset(no_firsts), frozenset(no_lasts)
        self._words = (
            words_of("word") | {plain(word) for word in f"{lists['words']} {lists['inflected']}".split()} | COMMON
        )
        self._places = frozenset(plain(word) for word in lists["places"].split())
        self._first, self._last = frozenset(first), frozenset(last)
        self._also = frozenset(plain(word) for name in ("also_words", "also_things") for word in lists[name].split())
        no_alone = self._places | self._no_firsts | self._no_lasts | self._also
        self._alone, self._inside = (words_of(name) - no_alone for name in ("lone_name", "inner_name"))
        self.kind: Kind = remembered(self._kind)
        """The flags of a word of a text."""

    def _kind(self, word: str) -> int:
        whole = plain(word)
        flags = self._of(whole)
        if flags & ~(PLACE | ALSO):
            return flags
        flags = self._of_pieces(whole, flags)
        if flags:
            return flags
        if _SLAVIC_FORM.fullmatch(whole):
            return LAST | ANY_LAST | DECLINED
        for stem in _stems(whole):
            found = self._of(stem)
            flags |= found & ~(WORD | ALSO) | DECLINED if found & NAME else found & PLACE
        return flags

    def _of_pieces(self, whole: str, flags: int) -> int:
        """The ``flags`` of a word with those of what hyphens join in it."""
        pieces = [part for part in _HYPHEN.split(whole) if len(part) > 1]
        if len(pieces) > 1 and pieces[-1] in self._no_lasts:
            return WORD  # Konrad-Zuse-Ring
        parts = [self._of(part) for part in pieces]
        if len(parts) > 2 and not parts[-1] & (ANY_FIRST | ANY_LAST):
            return WORD  # Johannes-Gutenberg-Denkmal
        for part in parts:
            flags |= part & ~(WORD | ALSO)
        is_of_words = len(parts) > 1 and not flags & ~ALSO and all(part & WORD for part in parts)
        return WORD if is_of_words else flags  # Follow-up

    def _of(self, name: str) -> int:
        is_word = name in self._words or name in self._no_lasts
        if not is_word and name not in self._first and name not in self._last:
            is_word = _NOUN_FORM.fullmatch(name) is not None
        flags = (WORD | ALSO if is_word else 0) | (PLACE | ALSO if name in self._places else 0)
        flags |= ALSO if name in self._also else 0
        if name in self._first and name not in self._no_firsts:
            flags |= ANY_FIRST if is_word else ANY_FIRST | FIRST
            flags |= (name in self._alone) * ALONE | (name in self._inside) * INSIDE if not is_word else 0
        if name in self._last and name not in self._no_lasts:
            flags |= ANY_LAST if is_word else ANY_LAST | LAST
        return flags


def _stems(word: str) -> Iterator[str]:
    """What ``word`` may be the declension of."""
    for size in range(1, min(_LONGEST_ENDING, len(word) - 3) + 1):
        stem = word[:-size]
        for replacement in _ENDINGS.get(word[-size:], ()):
            yield stem + replacement
            if not replacement and len(stem) > 3:  # Marka, Pawla, Krawca: Marek, Pawel, Krawiec
                yield f"{stem[:-1]}e{stem[-1]}"
                yield f"{stem[:-1]}ie{stem[-1]}"
    if word[-2:] in ("al", "el") and len(word) > 5 and word[-3] == word[-4]:  # Hungarian -val, -vel: Kiss, Horvath
        yield word[:-3]


@remembered
def has_last_form(word: str) -> bool:
    """True for a word that is formed as family names are."""
    return _LAST_FORM.fullmatch(plain(word)) is not None


@remembered
def begins_large(word: str) -> bool:
    """Whether a word begins as names do: with a capital, with the article of Arabic before one, or in a script without capitals."""
    return not word[0].islower() or (word[2:4].strip("-")[:1].isupper() and "-" in word[:4])
