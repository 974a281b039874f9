"""The ends of tables that say what kind of a table each is, in schemas that run words together: ``ORDHDR``, ``INVLIN``, ``CUSTMS``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from .singulars import singular

_ENDS = ("hdr", "hd", "lin", "ln", "dtl", "mast", "mas", "mst", "ms", "grp", "bal", "tx", "trx")
_FEWEST = 3  # tables that end so
_SHORTEST = 2  # letters before an end
_SHORTEST_STEM = 3  # of a table that is not ended so itself


class TableEnds(NamedTuple):
    """Takes tables apart; ``stems`` are what is before the ends of others, none where few tables end so. Words are left whole: ``ITEMS``
    is no master, ``ORDINANCE`` nothing of an order."""

    stems: frozenset[str]
    is_known: Callable[[str], bool]

    def parts(self, word: str) -> tuple[str, ...]:
        """``rethdr`` is (ret, hdr), whatever ``ret`` is; ``trpst`` beside ``trphd`` is (trp, st)."""
        if not self.stems or _is_word(word, self.is_known):
            return (word,)
        first = next((stem for stem in self.stems if _begins(word, stem)), "")
        return (first, word.removeprefix(first)) if first else _at_end(word)


def ends_of(tables: Iterable[str], is_known: Callable[[str], bool]) -> TableEnds:
    """What the last words of the names of ``tables`` end with."""
    ended = {parts[0] for word in tables if not _is_word(word, is_known) and len(parts := _at_end(word)) > 1}
    return TableEnds(frozenset(ended if len(ended) >= _FEWEST else ()), is_known)


def _begins(word: str, stem: str) -> bool:
    return len(stem) >= _SHORTEST_STEM and word.startswith(stem) and len(word) - len(stem) >= _SHORTEST


def _at_end(word: str) -> tuple[str, ...]:
    end = next((each for each in _ENDS if word.endswith(each) and len(word) - len(each) >= _SHORTEST), "")
    return (word.removesuffix(end), end) if end else (word,)


def _is_word(word: str, is_known: Callable[[str], bool]) -> bool:
    return is_known(word) or is_known(singular(word))
