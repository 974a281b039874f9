"""Plurals and genitives of other languages than English, as columns and tables have them: ``klient_id`` and ``klienci``,
``id_zamowienia`` and ``zamowienia``, ``factuur_id`` and ``facturen``. By endings; no dictionary is asked."""

from __future__ import annotations

from functools import lru_cache

# What a word of a column ends in, and what the table's then does.
_ENDINGS = tuple(
    (one, many)
    for one, _, many in (
        each.partition(">")
        # German and Dutch; Polish; Italian; Portuguese, Spanish and French
        for each in """>en >n >e >er >nen >ens uur>uren aak>aken aar>aren oot>oten aat>aten eem>emen
        >y >i a>y a>i k>cy ka>cy t>ci ta>ci r>rzy ra>rzy ie>ia o>a a>e u>y ii>ie ji>je i>e ca>cy
        o>i e>i co>chi ca>che go>ghi io>i
        l>is ao>oes m>ns z>ces >x al>aux il>is""".split()
    )
)
_SHORTEST = 4


def is_plural_of(word: str, other: str) -> bool:
    """True where ``other`` may be many of what ``word`` is one of, in another language than English."""
    return other in _many(word) or _plain(other) in _many(_plain(word))


@lru_cache(maxsize=8192)
def _many(word: str) -> frozenset[str]:
    """The plurals that a word may have; each word of a column is compared with those of all tables."""
    if len(word) < _SHORTEST:
        return frozenset()
    return frozenset(word[: len(word) - len(one)] + many for one, many in _ENDINGS if word.endswith(one))


def singulars_of(word: str) -> list[str]:
    """What a word may be many of, the longest first."""
    found = {word[: len(word) - len(many)] + one for one, many in _ENDINGS if many and word.endswith(many)}
    return sorted((each for each in found if len(each) >= _SHORTEST), key=lambda each: (-len(each), each))


@lru_cache(maxsize=8192)
def _plain(word: str) -> str:
    """A word without umlauts and doubled letters: ``faesser`` of ``fass``, ``lessen`` of ``les``."""
    for doubled in "ae oe ue ss nn kk ll pp".split():
        word = word.replace(doubled, doubled[0])
    return word
