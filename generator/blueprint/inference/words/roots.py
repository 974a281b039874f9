"""Whether two words of any language have one root: adopcion and adoptado, Ablehnungsgrund and abgelehnt, conformite and conforme.

Weaker than a form of a word (``stems.py``): only for words that are near each other anyway, such as a table's states and its columns.
"""

from __future__ import annotations

from functools import lru_cache

from ....lazy_patterns import lazy
from .spellings import GERMAN, without_accents

_SHORTEST = 3
_SURE = 5
_LONGEST_REST = 8
_LEAST_SHARE = 0.45
_SHARED_PREFIXES = frozenset(("trans", "inter", "super", "contr"))  # a transaction is no transfer
# participles of German, Dutch, Swedish: abgelehnt, geprueft, afgeleverd
_PREFIXES = "ab|an|auf|aus|bei|ein|her|hin|mit|nach|vor|weg|zu|zurueck|aan|af|bij|in|mee|na|om|op|terug|toe|uit|weg"
_PARTICIPLE = lazy(rf"^({_PREFIXES})?ge(?=\w{{4}})")
_ENDINGS = lazy(
    r"(?:acion(?:es)?|icion|cion|zione|azione|acao|icao|ation|ition|ition|tion|sion|ement|amento|imiento|amiento|mento|ment|ung(?:s\w*)?|ning|ande|"
    r"ing|eerd|iert|ado|ada|ido|ida|ato|ata|ito|ita|uto|uta|ee|es|anie|enie|ania|enia|owane|owany|owana|owania|ane|any|ana|one|ony|ona|ono|eno|ano|ena|eni|ani|"
    r"ite|ed|en|et|at|ad|te|de|[aeiouyts])$"
)


def plain_letters(word: str) -> str:
    """A word in lower case without accents, German umlauts written out."""
    return without_accents(word.lower().translate(GERMAN))


_PERFECTIVE = lazy(r"^z(?=[bcdfghjklmnprstvw]\w{4})")  # of Polish and Czech: zbadano, zdyskwalifikowany


@lru_cache(maxsize=16_384)
def root_of(word: str) -> str:
    """A word without what makes it a participle or a noun."""
    bare = _PERFECTIVE.sub("", _PARTICIPLE.sub(lambda found: found[1] or "", plain_letters(word)))
    shorter = _ENDINGS.sub("", bare)
    shorter = shorter[:-1] if shorter[-2:-1] == shorter[-1:] else shorter  # banned: ban
    return shorter if len(shorter) >= _SHORTEST else bare


@lru_cache(maxsize=16_384)
def common_root(first: str, second: str) -> int:
    """How many letters the roots of two words begin with in common; 0 where these are too few."""
    one, other = sorted((root_of(first), root_of(second)), key=len)
    common = next((place for place, letter in enumerate(one) if letter != other[place]), len(one))
    if common == len(other):
        return common
    rest = max(len(one), len(other)) - common
    is_alike = common > _SHORTEST and rest <= _LONGEST_REST and common >= _LEAST_SHARE * len(other)
    is_sure = common >= _SURE and one[:common] not in _SHARED_PREFIXES
    return common if is_alike and (common == len(one) or is_sure) else 0
