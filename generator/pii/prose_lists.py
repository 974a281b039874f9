"""The lists of words that say in a text what is a person's: prose.toml and people.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from ..cache import CachedDocument


@cache
def prose_words() -> dict[str, Any]:
    """The lists of prose.toml and people.toml."""
    files = [Path(__file__).with_name(f"{name}.toml").read_bytes() for name in ("prose", "people")]
    kept = CachedDocument("prose", *files)  # it is read in a tenth of the time
    lists = kept.read()
    if lists is None:
        lists = {name: value for file in files for name, value in tomllib.loads(file.decode()).items()}
        kept.write(lists)
    return lists


def alternatives(name: str) -> str:
    """A list of prose.toml that is a regular expression's alternatives, written over several lines."""
    return "".join(prose_words()[name].splitlines())
