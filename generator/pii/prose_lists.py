"""The lists of words that say in a text what is a person's: prose.toml and people.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def prose_words() -> dict[str, Any]:
    """The lists of prose.toml and people.toml."""
    texts = (Path(__file__).with_name(f"{name}.toml").read_text("utf-8") for name in ("prose", "people"))
    return {name: value for text in texts for name, value in tomllib.loads(text).items()}


def alternatives(name: str) -> str:
    """A list of prose.toml that is a regular expression's alternatives, written over several lines."""
    return "".join(prose_words()[name].splitlines())
