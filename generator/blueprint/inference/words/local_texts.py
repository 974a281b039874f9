"""Sentences, reasons and names of things in other languages than English: the files in ``texts``, by the words of the English ones."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("texts")


@lru_cache(maxsize=16)
def _of_language(language: str) -> Mapping[str, Mapping[str, str]]:
    path = _FOLDER / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if language and path.is_file() else {}


def local_texts(section: str, language: str) -> Mapping[str, str]:
    """The texts of a section (``prose``, ``descriptions``, ``values``, ``names``, ``titles``) in a language, by the words that the English
    one has; nothing where there is no such file."""
    return _of_language(language).get(section, {})
