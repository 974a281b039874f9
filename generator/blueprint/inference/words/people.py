"""Nouns of people that no other table of words lists: ``nouns.toml``, frozen from WordNet.

What ends as such nouns do is someone too: ``bondsman``, ``wheelwright``."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("nouns.toml")

_BY_ENDING = re.compile(
    r"(?!talis|ches)[a-z]{3,}(?:sman|swoman|smith|wright|keeper|monger|ologist|ographer|iatrist|[dt]ician)"
)
_ENDINGS = {
    "german": r"(?!gegen|her|aus|zu|laut|reise).{3,}(?:wart|waerter|meister|fuehrer|leiter|pfleger|steller|sprecher|gutachter|pruefer|fahrer|lehrer"
    r"|arzt|mann|frau|hirte|knecht|schmied|koch|gaertner|foerster|inhaber|besitzer|betreuer|retter|helfer)(?:in)?|gutachter|fuehrer|obmann|lotse",
    "dutch": r".{3,}(?:meester|leider|wachter|keurder|arts|verzorger|begeleider|chauffeur|monteur|smid)|schipper|molenaar|voorman",
    "swedish": r".{3,}(?:skotare|ledare|mastare|vakten|chef|larare|lakare|handlaggare|sokande|sekreterare)|(?!ger).{2,}(?:sman|stman|rman)|lots|kapten",
    "french": r".{2,}ologue|.{3,}(?:icien|icienne|iatre)|palefrenier|tonnelier|charpentier|menuisier|jardinier|cuisinier|greffier|batelier|berger|maitre|chef|responsable",
    "spanish": r".{3,}(?<!hom)(?:ologo|ologa)|(?!entre|re|con|may|min).{3,}[ncrt]ista|capataz|notario|alcalde|alcaldesa|jefe|jefa|encargado|encargada",
    "portuguese": r".{3,}(?<!hom)(?:ologo|ologa)|(?!entre|re|con|ata|vare|lo).{3,}[ncrt]ista|capataz|prefeito|chefe|encarregado|encarregada",
    "italian": r".{3,}(?<!om)(?:ologo|ologa)|capomastro|caposquadra|sindaco|notaio|capo",
}
"""What nouns of people end with in other languages, as far as little else does: ``kuppelwart``, ``palefrenier``."""


@lru_cache(maxsize=8)
def _of_language(language: str) -> re.Pattern[str]:
    return re.compile(_ENDINGS[language])


def is_called_as_people(word: str, language: str) -> bool:
    """True for a word of a language, in plain letters, that ends as those of people do; for English see ``is_person``."""
    return language in _ENDINGS and _of_language(language).fullmatch(word) is not None


def digest(words: Iterable[str]) -> str:
    """The SHA-256 of words in their order, in hexadecimal."""
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    return frozenset(tomllib.loads(FILE.read_text("utf-8"))["people"]["words"].split())


def is_person(noun: str) -> bool:
    """True for an English noun, in the singular, of someone: a ``magistrate``, a ``cooper``."""
    return noun in _people() or _BY_ENDING.fullmatch(noun) is not None


def one_of(several: str) -> str | None:
    """The singular of people whose plural changes the vowel: ``bondsmen``; None of any other word (``specimen``)."""
    one = f"{several[:-2]}an" if several.endswith("men") else ""
    return one if one and is_person(one) else None
